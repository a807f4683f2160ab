/* SPDX-License-Identifier: MIT */
/*
 * Keeps the phrases folded and sorted, so that a look-up narrows the list
 * character by character and finds the longest phrase in one pass.
 */
#include "judge/when_lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "syma/error.h"

#define PHRASE_MAX 200
#define PHRASES_MAX 65536

struct phrase {
    char *text;
    size_t len;
    struct symai_slots slots;
};

struct symai_when_lexicon {
    struct symai_vec phrases; /* struct phrase */
    int frozen;
};

static const char *const slot_names[] = {
#define X(id, name) name,
    SYMAI_WHEN_SLOTS(X)
#undef X
        NULL,
};

const char *const *symai_when_slots(void)
{
    return slot_names;
}

int symai_when_lexicon_new(struct symai_when_lexicon **out)
{
    struct symai_when_lexicon *lexicon = symai_calloc(1, sizeof(*lexicon));

    *out = lexicon;
    if (lexicon == NULL)
        return SYMA_ENOMEM;
    symai_vec_init(&lexicon->phrases, sizeof(struct phrase), PHRASES_MAX);
    return SYMA_OK;
}

void symai_when_lexicon_free(struct symai_when_lexicon *lexicon)
{
    struct phrase *p;
    size_t i;

    if (lexicon == NULL)
        return;
    p = lexicon->phrases.items;
    for (i = 0; i < lexicon->phrases.count; i++)
        symai_free(p[i].text);
    symai_vec_free(&lexicon->phrases);
    symai_free(lexicon);
}

static int find_slot(const char *name)
{
    int i;

    for (i = 0; name != NULL && slot_names[i] != NULL; i++) {
        if (strcmp(slot_names[i], name) == 0)
            return i;
    }
    return -1;
}

static int add_one(struct symai_when_lexicon *lexicon, int slot,
                   const char *text, size_t len)
{
    struct symai_buf folded;
    struct phrase *p;
    void *item = NULL;
    int rc;

    symai_str_trim(&text, &len);
    if (len == 0)
        return SYMA_OK;
    symai_buf_init(&folded, PHRASE_MAX);
    rc = symai_fold(text, len, &folded);
    if (rc == SYMA_ELIMIT)
        rc = SYMA_EINVAL;
    if (rc < 0)
        goto done;
    rc = symai_vec_push(&lexicon->phrases, &item);
    if (rc < 0) {
        rc = SYMA_ENOMEM;
        goto done;
    }
    p = item;
    p->slots.bits[slot / 64] |= UINT64_C(1) << (slot % 64);
    p->len = folded.len;
    rc = symai_strndup(folded.data, folded.len, &p->text);
    if (rc < 0)
        lexicon->phrases.count--;
done:
    symai_buf_free(&folded);
    return rc;
}

int symai_when_lexicon_add(struct symai_when_lexicon *lexicon, const char *slot,
                           const char *phrase)
{
    int id = find_slot(slot);
    const char *end;
    int rc = SYMA_OK;

    if (lexicon == NULL || phrase == NULL || id < 0 || lexicon->frozen)
        return SYMA_EINVAL;
    while (rc == SYMA_OK) {
        end = strchr(phrase, '|');
        if (end == NULL)
            return add_one(lexicon, id, phrase, strlen(phrase));
        rc = add_one(lexicon, id, phrase, (size_t)(end - phrase));
        phrase = end + 1;
    }
    return rc;
}

static int compare(const void *left, const void *right)
{
    const struct phrase *a = left;
    const struct phrase *b = right;
    size_t n = a->len < b->len ? a->len : b->len;
    int order = memcmp(a->text, b->text, n);

    if (order != 0)
        return order;
    return a->len < b->len ? -1 : a->len > b->len;
}

int symai_when_lexicon_freeze(struct symai_when_lexicon *lexicon)
{
    struct phrase *p = lexicon->phrases.items;
    size_t count = lexicon->phrases.count;
    size_t kept = 0;
    size_t i;

    lexicon->frozen = 1;
    if (count == 0)
        return SYMA_OK;
    qsort(p, count, sizeof(*p), compare);
    for (i = 1; i < count; i++) {
        if (compare(&p[kept], &p[i]) == 0) {
            p[kept].slots.bits[0] |= p[i].slots.bits[0];
            p[kept].slots.bits[1] |= p[i].slots.bits[1];
            symai_free(p[i].text);
        } else {
            p[++kept] = p[i];
        }
    }
    lexicon->phrases.count = kept + 1;
    return SYMA_OK;
}

/* The first phrase of [low, high) whose byte at depth is >= wanted. All of
 * them are longer than depth and equal before it. */
static size_t lower_bound(const struct phrase *p, size_t low, size_t high,
                          size_t depth, int wanted)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if ((unsigned char)p[middle].text[depth] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A phrase that ends with a letter must not end inside a word. */
static int ends_word(const char *text, size_t len, size_t at)
{
    unsigned char last = (unsigned char)text[at - 1];
    unsigned char next = at < len ? (unsigned char)text[at] : ' ';

    if (!symai_ascii_is_alnum(last) && last < 0x80)
        return 1;
    return !symai_ascii_is_alpha(next) && next < 0xc3 &&
           !(symai_ascii_is_digit(last) && symai_ascii_is_digit(next));
}

size_t symai_when_lexicon_match(const struct symai_when_lexicon *lexicon,
                                const char *text, size_t len,
                                struct symai_slots *out)
{
    const struct phrase *p = lexicon->phrases.items;
    size_t high = lexicon->frozen ? lexicon->phrases.count : 0;
    size_t low = 0;
    size_t best = 0;
    size_t depth = 0;

    while (low < high) {
        if (p[low].len == depth) {
            if (depth > 0 && ends_word(text, len, depth)) {
                best = depth;
                *out = p[low].slots;
            }
            low++; /* equal ones were merged */
            continue;
        }
        if (depth == len)
            break;
        low = lower_bound(p, low, high, depth, (unsigned char)text[depth]);
        high = lower_bound(p, low, high, depth, (unsigned char)text[depth] + 1);
        depth++;
    }
    return best;
}
