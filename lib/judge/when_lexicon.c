/* SPDX-License-Identifier: MIT */
/*
 * Keeps the phrases folded and sorted, so that a look-up narrows the list
 * character by character and finds the longest phrase in one pass.
 */
#include "judge/when_lexicon.h"

#include <string.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "syma/error.h"

#define PHRASE_MAX 200
#define PHRASES_MAX 65536
#define TEXT_MAX (PHRASES_MAX * PHRASE_MAX)

struct symai_when_lexicon {
    struct symai_when_words words; /* what is looked up, once frozen */
    uint32_t heads[257];           /* where the phrases of a first byte begin */
    uint8_t pairs[128];            /* the two bytes that phrases begin with */
    int is_borrowed;               /* words are somebody else's */
    int frozen;
    struct symai_vec phrases; /* struct symai_phrase; own ones */
    struct symai_buf text;
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
    symai_vec_init(&lexicon->phrases, sizeof(struct symai_phrase), PHRASES_MAX);
    symai_buf_init(&lexicon->text, TEXT_MAX);
    return SYMA_OK;
}

void symai_when_lexicon_free(struct symai_when_lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    symai_vec_free(&lexicon->phrases);
    symai_buf_free(&lexicon->text);
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

static int add_phrase(struct symai_when_lexicon *lexicon, const char *text,
                      size_t len, const struct symai_slots *slots)
{
    struct symai_phrase *phrase;
    void *item;
    int rc = symai_vec_push(&lexicon->phrases, &item);

    if (rc < 0)
        return SYMA_ENOMEM;
    phrase = item;
    phrase->slots = *slots;
    phrase->text = (uint32_t)lexicon->text.len;
    phrase->len = (uint32_t)len;
    rc = symai_buf_add(&lexicon->text, text, len);
    if (rc < 0) {
        lexicon->phrases.count--;
        rc = SYMA_ENOMEM;
    }
    return rc;
}

static int add_one(struct symai_when_lexicon *lexicon, int slot,
                   const char *text, size_t len)
{
    struct symai_slots slots = {{0, 0}};
    struct symai_buf folded;
    int rc;

    symai_str_trim(&text, &len);
    if (len == 0)
        return SYMA_OK;
    symai_buf_init(&folded, PHRASE_MAX);
    slots.bits[slot / 64] = UINT64_C(1) << (slot % 64);
    rc = symai_fold(text, len, &folded);
    if (rc >= 0 && folded.len > 0)
        rc = add_phrase(lexicon, folded.data, folded.len, &slots);
    else if (rc == SYMA_ELIMIT)
        rc = SYMA_EINVAL;
    symai_buf_free(&folded);
    return rc;
}

static int copy_words(struct symai_when_lexicon *lexicon,
                      const struct symai_when_words *words)
{
    const struct symai_phrase *p = words->phrases;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < words->count && rc >= 0; i++)
        rc =
            add_phrase(lexicon, words->text + p[i].text, p[i].len, &p[i].slots);
    return rc;
}

/* What was borrowed becomes its own: something is to be added. */
static int own_words(struct symai_when_lexicon *lexicon)
{
    int rc = SYMA_OK;

    if (lexicon->is_borrowed)
        rc = copy_words(lexicon, &lexicon->words);
    if (rc >= 0)
        lexicon->is_borrowed = 0;
    else
        lexicon->phrases.count = 0;
    return rc;
}

int symai_when_lexicon_borrow(struct symai_when_lexicon *lexicon,
                              const struct symai_when_words *words)
{
    int rc;

    if (lexicon->frozen)
        return SYMA_EINVAL;
    if (!lexicon->is_borrowed && lexicon->phrases.count == 0) {
        lexicon->words = *words;
        lexicon->is_borrowed = 1;
        return SYMA_OK;
    }
    rc = own_words(lexicon);
    return rc < 0 ? rc : copy_words(lexicon, words);
}

struct symai_when_words
symai_when_lexicon_words(const struct symai_when_lexicon *lexicon)
{
    return lexicon->words;
}

int symai_when_lexicon_add(struct symai_when_lexicon *lexicon, const char *slot,
                           const char *phrase)
{
    int id = find_slot(slot);
    const char *end;
    int rc = SYMA_OK;

    if (lexicon == NULL || phrase == NULL || id < 0 || lexicon->frozen)
        return SYMA_EINVAL;
    rc = own_words(lexicon);
    while (rc == SYMA_OK) {
        end = strchr(phrase, '|');
        if (end == NULL)
            return add_one(lexicon, id, phrase, strlen(phrase));
        rc = add_one(lexicon, id, phrase, (size_t)(end - phrase));
        phrase = end + 1;
    }
    return rc;
}

static int compare(const struct symai_when_lexicon *lexicon,
                   const struct symai_phrase *a, const struct symai_phrase *b)
{
    size_t n = a->len < b->len ? a->len : b->len;
    int order =
        memcmp(lexicon->text.data + a->text, lexicon->text.data + b->text, n);

    if (order != 0)
        return order;
    return a->len < b->len ? -1 : a->len > b->len;
}

/* Two runs that are in order, behind each other in from, as one in to. */
static void merge_runs(const struct symai_when_lexicon *lexicon,
                       const struct symai_phrase *from, size_t middle,
                       size_t end, struct symai_phrase *to)
{
    size_t a = 0;
    size_t b = middle;

    while (a < middle || b < end) {
        if (b == end ||
            (a < middle && compare(lexicon, from + a, from + b) <= 0))
            *to++ = from[a++];
        else
            *to++ = from[b++];
    }
}

/* Not by qsort: its comparison could not know the text. */
static int sort(struct symai_when_lexicon *lexicon)
{
    size_t count = lexicon->phrases.count;
    struct symai_phrase *phrases = lexicon->phrases.items;
    struct symai_phrase *other = symai_calloc(count, sizeof *other);
    size_t width;
    size_t at;
    size_t left;

    if (other == NULL)
        return SYMA_ENOMEM;
    for (width = 1; width < count; width *= 2) {
        for (at = 0; at < count; at += 2 * width) {
            left = count - at;
            merge_runs(lexicon, phrases + at, left < width ? left : width,
                       left < 2 * width ? left : 2 * width, other + at);
        }
        memcpy(phrases, other, count * sizeof *other);
    }
    symai_free(other);
    return SYMA_OK;
}

/* Two bytes that may begin a phrase: one bit each. */
static size_t pair_of(const char *text)
{
    return ((size_t)text[0] & 31) << 5 | ((size_t)text[1] & 31);
}

static void find_pairs(struct symai_when_lexicon *lexicon)
{
    const struct symai_when_words *words = &lexicon->words;
    const char *text;
    size_t pair;
    uint32_t i;

    memset(lexicon->pairs, 0, sizeof lexicon->pairs);
    for (i = 0; i < words->count; i++) {
        text = words->text + words->phrases[i].text;
        if (words->phrases[i].len == 1) { /* whatever stands behind it */
            memset(lexicon->pairs + ((size_t)text[0] & 31) * 4, 0xFF, 4);
            continue;
        }
        pair = pair_of(text);
        lexicon->pairs[pair / 8] |= (uint8_t)(1U << pair % 8);
    }
}

/* Nearly every look-up ends at the first byte, or soon behind it. */
static void find_heads(struct symai_when_lexicon *lexicon)
{
    const struct symai_when_words *words = &lexicon->words;
    uint32_t i = 0;
    int byte;

    for (byte = 0; byte < 256; byte++) {
        lexicon->heads[byte] = i;
        while (i < words->count &&
               (unsigned char)words->text[words->phrases[i].text] == byte)
            i++;
    }
    lexicon->heads[256] = words->count;
}

int symai_when_lexicon_freeze(struct symai_when_lexicon *lexicon)
{
    struct symai_phrase *p = lexicon->phrases.items;
    size_t count = lexicon->phrases.count;
    size_t kept = 0;
    size_t i;
    int rc = SYMA_OK;

    if (!lexicon->is_borrowed && count > 0) {
        rc = sort(lexicon);
        if (rc < 0)
            return rc;
        for (i = 1; i < count; i++) {
            if (compare(lexicon, &p[kept], &p[i]) == 0) {
                p[kept].slots.bits[0] |= p[i].slots.bits[0];
                p[kept].slots.bits[1] |= p[i].slots.bits[1];
            } else {
                p[++kept] = p[i];
            }
        }
        lexicon->phrases.count = kept + 1;
        lexicon->words.text = lexicon->text.data;
        lexicon->words.text_len = (uint32_t)lexicon->text.len;
        lexicon->words.phrases = p;
        lexicon->words.count = (uint32_t)lexicon->phrases.count;
    }
    find_heads(lexicon);
    find_pairs(lexicon);
    lexicon->frozen = 1;
    return rc;
}

/* The first phrase of [low, high) whose byte at depth is >= wanted. All of
 * them are longer than depth and equal before it. */
static size_t lower_bound(const struct symai_when_words *words, size_t low,
                          size_t high, size_t depth, int wanted)
{
    const struct symai_phrase *p = words->phrases;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if ((unsigned char)words->text[p[middle].text + depth] < wanted)
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
    const struct symai_when_words *words = &lexicon->words;
    const struct symai_phrase *p = words->phrases;
    unsigned char first = len > 0 ? (unsigned char)text[0] : 0;
    size_t low = lexicon->heads[first];
    size_t high = lexicon->frozen ? lexicon->heads[first + 1] : 0;
    size_t best = 0;
    size_t depth = 1; /* no phrase is empty */

    if (len > 1 &&
        (lexicon->pairs[pair_of(text) / 8] >> pair_of(text) % 8 & 1) == 0)
        return 0;
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
        low = lower_bound(words, low, high, depth, (unsigned char)text[depth]);
        high = lower_bound(words, low, high, depth,
                           (unsigned char)text[depth] + 1);
        depth++;
    }
    return best;
}
