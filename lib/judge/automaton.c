/* SPDX-License-Identifier: MIT */
/*
 * One pass over a text. A full table of moves would be several megabytes for
 * the built-in rules and spoil every cache; a byte costs one or two looks
 * here.
 */
#include "judge/automaton.h"

#include <string.h>

#include "base/fold.h"
#include "base/mem.h"
#include "syma/error.h"

/* NULL: there is no memory, or nothing to copy. */
static void *copy_of(const void *from, size_t count, size_t size)
{
    void *to = from == NULL ? NULL : symai_calloc(count, size);

    if (to != NULL)
        memcpy(to, from, count * size);
    return to;
}

int symai_automaton_copy(const struct symai_automaton *a,
                         struct symai_automaton *out)
{
    *out = *a;
    out->class_of = copy_of(a->class_of, 256, sizeof *a->class_of);
    out->moves = copy_of(a->moves, (size_t)a->dense_count * a->class_count,
                         sizeof *a->moves);
    out->states = copy_of(a->states, a->state_count, sizeof *a->states);
    out->said = copy_of(a->said, a->said_count, sizeof *a->said);
    if ((a->class_of != NULL) == (out->class_of != NULL) &&
        (a->moves != NULL) == (out->moves != NULL) &&
        (a->states != NULL) == (out->states != NULL) &&
        (a->said != NULL) == (out->said != NULL))
        return SYMA_OK;
    symai_automaton_free(out);
    return SYMA_ENOMEM;
}

void symai_automaton_free(struct symai_automaton *a)
{
    symai_free((void *)(uintptr_t)a->class_of);
    symai_free((void *)(uintptr_t)a->moves);
    symai_free((void *)(uintptr_t)a->states);
    symai_free((void *)(uintptr_t)a->said);
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
                         const struct symai_possible **out)
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
            *out = a->said + found;
            return 1;
        }
    }
    *pos = len;
    *state = s;
    return 0;
}

/* Four bytes as a number, the first the lowest. */
static inline uint32_t four_at(const char *text)
{
    const unsigned char *t = (const unsigned char *)text;

    return (uint32_t)t[0] | (uint32_t)t[1] << 8 | (uint32_t)t[2] << 16 |
           (uint32_t)t[3] << 24;
}

static inline int has_bit(const uint8_t *table, size_t bit)
{
    return table[bit / 8] >> bit % 8 & 1;
}

static inline int may_begin(const struct symai_automaton *a, uint32_t bytes)
{
    size_t bits[2];

    symai_begin_bits(bytes, a->begin_mask, bits);
    return has_bit(a->begins, bits[0]) && has_bit(a->begins, bits[1]);
}

int symai_automaton_may_stand(const struct symai_automaton *a, const char *text,
                              size_t len)
{
    char last[2 * sizeof(uint32_t)] = {0};
    const size_t whole = len < 4 ? 0 : len - 3;
    size_t i;

    if (a->begin_mask == 0 || !symai_fold_is_plain(text, len))
        return 1;
    for (i = 0; i < whole; i++) {
        if (may_begin(a, four_at(text + i)))
            return 1;
    }
    memcpy(last, text + whole, len - whole); /* of three bytes one more */
    return may_begin(a, four_at(last));
}

static int has_sign(const struct symai_automaton *a, uint32_t state,
                    uint64_t signs)
{
    return (a->said[a->states[state].found].signs & signs) != 0;
}

/* What folding makes of U+00C0 to U+00FF in one letter. */
static const char plain[65] = "aaaaaa ceeeeiiii nooooo  uuuuy  "
                              "aaaaaa ceeeeiiii nooooo  uuuuy y";

/* One character beyond ASCII as folding would write it; a space for all that
 * is not written in one letter. *used: its bytes. */
static unsigned char letter_at(const unsigned char *t, size_t len, size_t *used)
{
    *used = t[0] >= 0xF0 ? 4 : t[0] >= 0xE0 ? 3 : 2;
    if (len < *used) {
        *used = len;
        return ' ';
    }
    if (t[0] == 0xC3)
        return (unsigned char)plain[t[1] & 0x3F];
    return t[0] == 0xE2 && t[1] == 0x80 && t[2] == 0x99 ? '\'' : ' ';
}

/* One class on; 1: a literal of these signs ends there. */
static inline int goes_to_sign(const struct symai_automaton *a, uint32_t *state,
                               unsigned class, uint64_t signs)
{
    if (*state < a->dense_count)
        *state = a->moves[*state * a->class_count + class];
    else
        *state = class == 0 ? 0 : step(a, *state, class);
    return a->states[*state].found != 0 && has_sign(a, *state, signs);
}

static int is_capital(unsigned char c)
{
    return c >= 'A' && c <= 'Z';
}

int symai_automaton_may_sign(const struct symai_automaton *a, const char *text,
                             size_t len, uint64_t signs)
{
    const struct symai_automaton own = *a; /* to be kept in registers */
    const unsigned char *t = (const unsigned char *)text;
    uint32_t state = 0;
    unsigned class;
    size_t used;
    size_t i;

    for (i = 0; i < len; i += used) {
        used = 1;
        class = own.class_of[t[i]];
        if (t[i] >= 0x80)
            class = own.class_of[letter_at(t + i, len - i, &used)];
        else if (is_capital(t[i]) && i > 0 && t[i - 1] >= 'a' &&
                 goes_to_sign(&own, &state, own.class_of[' '], signs))
            return 1;
        if (goes_to_sign(&own, &state, class, signs))
            return 1;
    }
    return 0;
}
