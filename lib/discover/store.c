/* SPDX-License-Identifier: MIT */
/*
 * The lists are short: what is known is found by looking through.
 */
#include "discover/store.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "discover/weights.h"
#include "port/url.h"

void symai_store_init(struct symai_store *s)
{
    symai_vec_init(&s->candidates, sizeof(struct syma_candidate),
                   SYMAI_CANDIDATES_MAX);
    symai_vec_init(&s->leads, sizeof(struct symai_lead), SYMAI_LEADS_MAX);
}

void symai_store_free(struct symai_store *s)
{
    struct symai_lead *lead;
    size_t i;

    for (i = 0; i < s->candidates.count; i++)
        symai_candidate_clear(symai_vec_at(&s->candidates, i));
    for (i = 0; i < s->leads.count; i++) {
        lead = symai_vec_at(&s->leads, i);
        symai_free(lead->url);
    }
    symai_vec_free(&s->candidates);
    symai_vec_free(&s->leads);
}

static struct syma_candidate *find(const struct symai_store *s, int kind,
                                   const char *key)
{
    struct syma_candidate *c;
    size_t i;

    for (i = 0; i < s->candidates.count; i++) {
        c = symai_vec_at(&s->candidates, i);
        if (c->kind == kind && strcmp(c->key, key) == 0)
            return c;
    }
    return NULL;
}

int symai_store_candidate(struct symai_store *s, struct syma_candidate *seen)
{
    struct syma_candidate *known;
    void *item;
    int rc;

    if (seen->score < SYMAI_SCORE_KEPT) {
        symai_candidate_clear(seen);
        return SYMA_OK;
    }
    rc = symai_url_normalize(seen->url, &seen->key);
    if (rc < 0) {
        symai_candidate_clear(seen);
        return rc == SYMA_EURL ? SYMA_OK : rc;
    }
    known = find(s, seen->kind, seen->key);
    if (known != NULL)
        return symai_candidate_merge(known, seen);
    rc = symai_vec_push(&s->candidates, &item);
    if (rc < 0) {
        symai_candidate_clear(seen);
        return rc == SYMA_ELIMIT ? SYMA_OK : rc;
    }
    memcpy(item, seen, sizeof *seen);
    return SYMA_OK;
}

int symai_store_lead(struct symai_store *s, char *url, int score)
{
    struct symai_lead *lead;
    void *item;
    size_t i;
    int rc;

    for (i = 0; i < s->leads.count; i++) {
        lead = symai_vec_at(&s->leads, i);
        if (strcmp(lead->url, url) != 0)
            continue;
        if (score > lead->score)
            lead->score = score;
        symai_free(url);
        return SYMA_OK;
    }
    rc = symai_vec_push(&s->leads, &item);
    if (rc < 0) {
        symai_free(url);
        return rc == SYMA_ELIMIT ? SYMA_OK : rc;
    }
    lead = item;
    lead->url = url;
    lead->score = score;
    return SYMA_OK;
}
