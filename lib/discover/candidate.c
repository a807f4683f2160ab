/* SPDX-License-Identifier: MIT */
/*
 * The score is worked out anew with each clue: there are a few of them.
 */
#include "discover/candidate.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "discover/weights.h"
#include "watch/format.h"

#define DEEP "page.deep"

void symai_candidate_init(struct syma_candidate *c, int kind)
{
    memset(c, 0, sizeof *c);
    c->kind = kind;
    symai_vec_init(&c->clues, sizeof(struct symai_clue), SYMAI_CLUES_MAX);
}

void symai_candidate_clear(struct syma_candidate *c)
{
    struct symai_clue *clue;
    size_t i;

    for (i = 0; i < c->clues.count; i++) {
        clue = symai_vec_at(&c->clues, i);
        symai_free(clue->text);
    }
    symai_vec_free(&c->clues);
    symai_free(c->url);
    symai_free(c->key);
    symai_free(c->found_by);
    symai_free(c->found_at);
    memset(c, 0, sizeof *c);
}

int symai_clean_line(const char *text, size_t len, char **out)
{
    struct symai_buf line;
    char *cut = NULL;
    int rc;

    *out = NULL;
    symai_buf_init(&line, 4 * SYMAI_CLUE_TEXT_MAX + 1);
    rc = symai_strndup(
        text, symai_utf8_truncate(text, len, SYMAI_CLUE_TEXT_MAX), &cut);
    if (rc == SYMA_OK)
        rc = symai_format_safe(&line, cut, "");
    if (rc == SYMA_OK)
        rc = symai_buf_detach(&line, out);
    symai_free(cut);
    symai_buf_free(&line);
    return rc;
}

static int is_weightier(const struct symai_clue *a, const struct symai_clue *b)
{
    return abs(a->weight) > abs(b->weight);
}

static struct symai_clue *clue_of(const struct syma_candidate *c,
                                  const char *code)
{
    struct symai_clue *clue;
    size_t i;

    for (i = 0; i < c->clues.count; i++) {
        clue = symai_vec_at(&c->clues, i);
        if (strcmp(clue->code, code) == 0)
            return clue;
    }
    return NULL;
}

int symai_candidate_is_gone(const struct syma_candidate *c)
{
    return clue_of(c, "page.gone") != NULL;
}

/* Sorted by insertion; the score with it. */
static void settle(struct syma_candidate *c)
{
    struct symai_clue *clues = c->clues.items;
    struct symai_clue clue;
    int score = 0;
    size_t i;
    size_t j;

    for (i = 0; i < c->clues.count; i++) {
        score += clues[i].weight;
        clue = clues[i];
        for (j = i; j > 0 && is_weightier(&clue, &clues[j - 1]); j--)
            clues[j] = clues[j - 1];
        clues[j] = clue;
    }
    /* Whatever speaks for it. */
    if (symai_candidate_is_gone(c) && score >= SYMAI_SCORE_PROPOSED)
        score = SYMAI_SCORE_PROPOSED - 1;
    c->sum = score;
    c->score = score < 0                 ? 0
               : score > SYMAI_SCORE_MAX ? SYMAI_SCORE_MAX
                                         : score;
}

/* What speaks more for it replaces what speaks less. text is taken over. */
static int put(struct syma_candidate *c, const char *code, char *text,
               int weight)
{
    struct symai_clue *clue = clue_of(c, code);
    void *item;
    int rc;

    if (clue == NULL) {
        rc = symai_vec_push(&c->clues, &item);
        if (rc < 0) {
            symai_free(text);
            return rc == SYMA_ELIMIT ? SYMA_OK : rc;
        }
        clue = item;
        clue->code = code;
        clue->weight = weight;
        clue->text = text;
    } else if (weight > clue->weight) {
        symai_free(clue->text);
        clue->text = text;
        clue->weight = weight;
    } else {
        symai_free(text);
    }
    settle(c);
    return SYMA_OK;
}

int symai_candidate_add(struct syma_candidate *c, const char *code,
                        const char *text, size_t len, int weight)
{
    char *line = NULL;
    int rc = symai_clean_line(text, len, &line);

    return rc == SYMA_OK ? put(c, code, line, weight) : rc;
}

static void drop(struct syma_candidate *c, const char *code)
{
    struct symai_clue *clue = clue_of(c, code);

    if (clue == NULL)
        return;
    symai_free(clue->text);
    symai_vec_remove(&c->clues,
                     (size_t)(clue - (struct symai_clue *)c->clues.items));
    settle(c);
}

/* That the home page does not name it is only so as long as it does not. */
static void drop_depth(struct syma_candidate *a, struct syma_candidate *b)
{
    if (clue_of(a, DEEP) == NULL)
        drop(b, DEEP);
    else if (clue_of(b, DEEP) == NULL)
        drop(a, DEEP);
}

int symai_candidate_merge(struct syma_candidate *c,
                          struct syma_candidate *other)
{
    struct symai_clue *clue;
    size_t i;
    int rc = SYMA_OK;

    drop_depth(c, other);
    if (other->found_weight > c->found_weight) {
        symai_free(c->found_by);
        symai_free(c->found_at);
        c->found_by = other->found_by;
        c->found_at = other->found_at;
        c->found_weight = other->found_weight;
        other->found_by = NULL;
        other->found_at = NULL;
    }
    for (i = 0; rc == SYMA_OK && i < other->clues.count; i++) {
        clue = symai_vec_at(&other->clues, i);
        rc = put(c, clue->code, clue->text, clue->weight);
        clue->text = NULL;
    }
    symai_candidate_clear(other);
    return rc;
}

/* ---- what is told ---- */

int syma_candidate_kind(const syma_candidate *c)
{
    return c != NULL ? c->kind : -1;
}

const char *syma_candidate_url(const syma_candidate *c)
{
    return c != NULL ? c->url : "";
}

int syma_candidate_score(const syma_candidate *c)
{
    return c != NULL ? c->score : -1;
}

const char *syma_candidate_found_by(const syma_candidate *c)
{
    return c != NULL ? c->found_by : "";
}

const char *syma_candidate_found_at(const syma_candidate *c)
{
    return c != NULL ? c->found_at : "";
}

size_t syma_candidate_evidence_count(const syma_candidate *c)
{
    return c != NULL ? c->clues.count : 0;
}

static const struct symai_clue *clue_at(const syma_candidate *c, size_t i)
{
    return c != NULL ? symai_vec_at(&c->clues, i) : NULL;
}

const char *syma_candidate_evidence_code(const syma_candidate *c, size_t i)
{
    const struct symai_clue *clue = clue_at(c, i);

    return clue != NULL ? clue->code : "";
}

const char *syma_candidate_evidence_text(const syma_candidate *c, size_t i)
{
    const struct symai_clue *clue = clue_at(c, i);

    return clue != NULL ? clue->text : "";
}

int syma_candidate_evidence_weight(const syma_candidate *c, size_t i)
{
    const struct symai_clue *clue = clue_at(c, i);

    return clue != NULL ? clue->weight : 0;
}
