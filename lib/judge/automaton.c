/* SPDX-License-Identifier: MIT */
/*
 * One pass over a text. A full table of moves would be several megabytes for
 * the built-in rules and spoil every cache; a byte costs one or two looks
 * here, and all that is looked at fits into the second level.
 */
#include "judge/automaton.h"

#include <string.h>

#include "base/mem.h"

static void free_numbers(struct symai_numbers *n)
{
    symai_free((void *)(uintptr_t)n->narrow);
    symai_free((void *)(uintptr_t)n->wide);
}

void symai_automaton_free(struct symai_automaton *a)
{
    symai_free((void *)(uintptr_t)a->class_of);
    free_numbers(&a->moves);
    free_numbers(&a->children);
    symai_free((void *)(uintptr_t)a->label);
    free_numbers(&a->fail);
    symai_free((void *)(uintptr_t)a->found);
    symai_free((void *)(uintptr_t)a->hits);
    symai_free((void *)(uintptr_t)a->owners);
    symai_free((void *)(uintptr_t)a->patterns);
    memset(a, 0, sizeof *a);
}

void symai_owners_add(struct symai_owners *into, const struct symai_owners *from)
{
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        into->triggers[i] |= from->triggers[i];
    into->signs |= from->signs;
}

void symai_automaton_owners(const struct symai_automaton *a,
                          const struct symai_hits *hits,
                          struct symai_owners *into)
{
    if (hits->owners != 0)
        symai_owners_add(into, a->owners + hits->owners);
}

const uint16_t *symai_automaton_patterns(const struct symai_automaton *a,
                                         const struct symai_hits *hits)
{
    return a->patterns + hits->first_pattern;
}

const struct symai_hits *symai_automaton_more(const struct symai_automaton *a,
                                              const struct symai_hits *hits)
{
    return hits->more == 0 ? NULL : a->hits + hits->more;
}

static inline uint32_t step(const struct symai_automaton *a, uint32_t state,
                            unsigned class)
{
    uint32_t child;
    uint32_t end;

    while (state >= a->dense) {
        end = symai_number(&a->children, state + 1);
        for (child = symai_number(&a->children, state); child < end; child++) {
            if (a->label[child] == class)
                return child;
        }
        state = symai_number(&a->fail, state);
    }
    return symai_number(&a->moves, state * a->classes + class);
}

int symai_automaton_next(const struct symai_automaton *a, const char *text,
                         size_t len, size_t *pos, uint32_t *state,
                         const struct symai_hits **out)
{
    const uint16_t *found = a->found;
    uint32_t s = *state;
    unsigned class;
    size_t i;

    for (i = *pos; i < len; i++) {
        class = a->class_of[(unsigned char)text[i]];
        s = class == 0 ? 0 : step(a, s, class);
        if (found[s] != 0) {
            *pos = i + 1;
            *state = s;
            *out = a->hits + found[s];
            return 1;
        }
    }
    *pos = len;
    *state = s;
    return 0;
}
