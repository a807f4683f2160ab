/* SPDX-License-Identifier: MIT */
/*
 * Bottom-k sketches (Broder 1997): of the hashes of all runs of three words
 * the least ones are kept; what two pages share of them is what they share of
 * their words. Short pages are kept whole by it.
 */
#include "judge/likeness.h"

#include <string.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/hash.h"

#define RUN 3             /* words */
#define LEAST_WORDS 8     /* fewer say too little */
#define SHARED_PERCENT 80 /* of the runs that either has */
#define COUNT_PERCENT 10  /* how far the numbers of words may differ */
#define MAX_FOLDED (64 * 1024)

struct sketch {
    struct symai_likeness *out;
    uint64_t last[RUN]; /* hashes of the last words */
    uint32_t count;
};

/* Keeps the list sorted, without doubles. */
static void keep(struct symai_likeness *l, uint64_t hash)
{
    uint32_t at = l->run_count;

    while (at > 0 && l->runs[at - 1] > hash)
        at--;
    if (at == SYMAI_LIKENESS_RUNS || (at > 0 && l->runs[at - 1] == hash))
        return;
    if (l->run_count < SYMAI_LIKENESS_RUNS)
        l->run_count++;
    memmove(&l->runs[at + 1], &l->runs[at],
            (l->run_count - at - 1) * sizeof l->runs[0]);
    l->runs[at] = hash;
}

static void add_word(struct sketch *s, const char *word, size_t len)
{
    uint64_t hash = SYMAI_HASH_START;
    uint32_t i;

    if (memchr(word, '/', len) != NULL)
        return; /* the address that was asked for, shown again */
    s->last[s->count % RUN] = symai_hash(SYMAI_HASH_START, word, len);
    s->count++;
    if (s->count < RUN)
        return;
    for (i = 0; i < RUN; i++)
        hash =
            symai_hash(hash, &s->last[(s->count + i) % RUN], sizeof s->last[0]);
    keep(s->out, hash);
}

static void add_words(struct sketch *s, const char *text)
{
    size_t len;

    while (*text != '\0') {
        text += strspn(text, " ");
        len = strcspn(text, " ");
        if (len > 0)
            add_word(s, text, len);
        text += len;
    }
}

/* What stands in the navigation is the same on all pages of a site. */
static int is_content(const struct symai_block *block)
{
    return block->place > SYMAI_PLACE_TITLE &&
           block->place < SYMAI_PLACE_NOSCRIPT &&
           (block->flags & (SYMAI_BLOCK_LANDMARK | SYMAI_BLOCK_CONTROL)) == 0;
}

static int fold_span(const struct symai_features *f, struct symai_span span,
                     struct symai_buf *folded)
{
    int rc;

    symai_buf_clear(folded);
    rc = symai_fold(symai_features_text(f, span), span.len, folded);
    return rc == SYMA_ENOMEM ? rc : SYMA_OK;
}

int symai_likeness_of(const struct symai_features *f,
                      struct symai_likeness *out)
{
    const struct symai_block *block;
    struct symai_buf folded;
    struct sketch s;
    size_t i;
    int rc;

    memset(out, 0, sizeof *out);
    memset(&s, 0, sizeof s);
    s.out = out;
    symai_buf_init(&folded, MAX_FOLDED);
    rc = fold_span(f, f->title, &folded);
    if (rc == SYMA_OK)
        out->title = symai_hash(SYMAI_HASH_START, folded.data, folded.len);
    for (i = 0; i < f->blocks.count && rc == SYMA_OK; i++) {
        block = symai_vec_at(&f->blocks, i);
        if (!is_content(block))
            continue;
        rc = fold_span(f, block->text, &folded);
        if (rc == SYMA_OK && folded.len > 0)
            add_words(&s, folded.data);
    }
    symai_buf_free(&folded);
    out->count = s.count < LEAST_WORDS ? 0 : s.count;
    return rc;
}

/* Of the least runs of both together, how many both have, in percent. */
static uint32_t shared_percent(const struct symai_likeness *a,
                               const struct symai_likeness *b)
{
    uint32_t i = 0;
    uint32_t j = 0;
    uint32_t shared = 0;
    uint32_t all = 0;

    while (all < SYMAI_LIKENESS_RUNS &&
           (i < a->run_count || j < b->run_count)) {
        if (j == b->run_count ||
            (i < a->run_count && a->runs[i] < b->runs[j])) {
            i++;
        } else if (i == a->run_count || b->runs[j] < a->runs[i]) {
            j++;
        } else {
            shared++;
            i++;
            j++;
        }
        all++;
    }
    return all == 0 ? 0 : shared * 100 / all;
}

int symai_likeness_same(const struct symai_likeness *a,
                        const struct symai_likeness *b)
{
    uint32_t more = a->count > b->count ? a->count : b->count;
    uint32_t less = a->count > b->count ? b->count : a->count;

    return less > 0 && a->title == b->title &&
           more - less <= more * COUNT_PERCENT / 100 &&
           shared_percent(a, b) >= SHARED_PERCENT;
}
