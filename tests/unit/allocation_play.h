/* SPDX-License-Identifier: MIT */
/*
 * What a program does with the public interface, in scenes, for tests in which
 * memory runs out on the way. A scene notes what it is told, so that one that
 * went well can be held against one that had all the memory it wanted. The
 * scenes themselves allocate nothing.
 */
#ifndef SYMAI_TESTS_ALLOCATION_PLAY_H
#define SYMAI_TESTS_ALLOCATION_PLAY_H

#include <stddef.h>

struct allocation_scene {
    const char *name;
    int (*play)(void); /* SYMA_OK, or the code at which it was left off */
    /* Allocations without which it may go just as well. */
    int copes;
};

extern const struct allocation_scene allocation_scenes[];
extern const size_t allocation_scene_count;

/* What the scenes share, made and given back: a fixture of Check. */
void allocation_play_start(void);
void allocation_play_stop(void);

/* What was noted since the last reset. */
void allocation_play_reset(void);
const char *allocation_play_notes(size_t *len);

/* ---- of the program ---- */

/* A call has said that memory was lacking: 1, there is enough of it again and
 * the call is to be told once more; 0: the scene is to be left off. */
int allocation_refill(void);
void allocation_broken(const char *what) __attribute__((noreturn));

/* ---- of the scenes ---- */

/* Not a value of any object. */
#define PLAY_NOTHING ((void *)allocation_scenes)

#define PLAY_TEXT2(line) #line
#define PLAY_TEXT(line) PLAY_TEXT2(line)
#define PLAY_HERE __FILE__ ":" PLAY_TEXT(__LINE__)

/* A call that may be told once more. */
#define TELL(call)                                    \
    do {                                              \
        rc = (call);                                  \
        if (rc == SYMA_ENOMEM && allocation_refill()) \
            rc = (call);                              \
        if (rc < 0)                                   \
            goto done;                                \
    } while (0)

/* ... that may not. */
#define TELL_ONCE(call) \
    do {                \
        rc = (call);    \
        if (rc < 0)     \
            goto done;  \
    } while (0)

/* ... whose result is out. */
#define MAKE(out, call)                                        \
    do {                                                       \
        (out) = PLAY_NOTHING;                                  \
        rc = (call);                                           \
        if (rc < 0 && (out) != NULL)                           \
            allocation_broken(PLAY_HERE ": not NULL: " #call); \
        if (rc == SYMA_ENOMEM && allocation_refill())          \
            rc = (call);                                       \
        if (rc < 0)                                            \
            goto done;                                         \
    } while (0)

void play_note(const char *text);
void play_note_int(long long value);

#endif
