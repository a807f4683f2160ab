/* SPDX-License-Identifier: MIT */
/*
 * One pass over a text. A full table of moves would be several megabytes for
 * the built-in rules and spoil every cache; a byte costs one or two looks
 * here.
 */
#include "judge/automaton.h"

#include <string.h>

#include "base/mem.h"

void symai_automaton_free(struct symai_automaton *a)
{
    symai_free((void *)(uintptr_t)a->class_of);
    symai_free((void *)(uintptr_t)a->moves);
    symai_free((void *)(uintptr_t)a->states);
    symai_free((void *)(uintptr_t)a->hits);
    symai_free((void *)(uintptr_t)a->owners);
    symai_free((void *)(uintptr_t)a->needs);
    memset(a, 0, sizeof *a);
}

static inline uint32_t step(const struct symai_automaton *a, uint32_t state,
                            unsigned class)
{
    const struct symai_state *s;
    uint32_t child;
    uint32_t end;

    while (state >= a->dense_count) {
        s = a->states + state;
        end = s->first_child + s->child_count;
        for (child = s->first_child; child < end; child++) {
            if (a->states[child].label == class)
                return child;
        }
        state = s->fail;
    }
    return a->moves[state * a->class_count + class];
}

int symai_automaton_next(const struct symai_automaton *a, const char *text,
                         size_t len, size_t *pos, uint32_t *state,
                         const struct symai_hits **out)
{
    uint32_t s = *state;
    unsigned class;
    uint16_t found;
    size_t i;

    for (i = *pos; i < len; i++) {
        class = a->class_of[(unsigned char)text[i]];
        s = class == 0 ? 0 : step(a, s, class);
        found = a->states[s].found;
        if (found != 0) {
            *pos = i + 1;
            *state = s;
            *out = a->hits + found;
            return 1;
        }
    }
    *pos = len;
    *state = s;
    return 0;
}
