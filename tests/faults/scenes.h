/* SPDX-License-Identifier: MIT */
/*
 * What the library is used for, in scenes that can be played again and again:
 * each makes what it needs, says what came of it, and lets it all go.
 */
#ifndef TEST_SCENES_H
#define TEST_SCENES_H

#define ANSWER_MAX 4096

struct scene {
    const char *name;
    /* SYMA_OK and what was found, as text; or the code of what went wrong.
     * A complaint of what must not be, whatever goes wrong, begins with '!'
     * in answer. */
    int (*play)(char answer[ANSWER_MAX]);
};

extern const struct scene scenes[];
extern const int scene_count;

/* Once before, with a server at that port; 0 or a code. */
int scenes_prepare(int port);
void scenes_end(void);

#endif
