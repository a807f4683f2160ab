/* SPDX-License-Identifier: MIT */
/*
 * Hashes are compared as shares: a heading may lose a word. Where two of
 * landmarks, levels and words are others, the page was built anew, and what
 * became of a form cannot be told.
 */
#include "judge/drift.h"

#include <string.h>

#include "judge/form_use.h"
#include "judge/names.h"
#include "judge/signature.h"
#include "syma/types.h"

#define DRIFT_COST 200
#define LEAST_SEQUENCE 60 /* percent of what was there, in its order */
#define LEAST_LEVELS 2    /* fewer say nothing of a page */
#define LEAST_WORDS 50    /* percent of the words of the main heading */
#define FEW_WORDS 25      /* percent of the words of all headings, */
#define ENOUGH_WORDS 6    /* of so many at least */

enum drift {
#define SYMAI_DRIFT(name, code, weight, english, french) DRIFT_##name,
#include "judge/drift.def"
#undef SYMAI_DRIFT
    DRIFT_COUNT
};

static const struct {
    const char *code;
    int weight;
    const char *text[2];
} drifts[DRIFT_COUNT] = {
#define SYMAI_DRIFT(name, code, weight, english, french) \
    {code, weight, {english, french}},
#include "judge/drift.def"
#undef SYMAI_DRIFT
};

static int drift_of(const char *code)
{
    int i;

    for (i = 0; i < DRIFT_COUNT; i++) {
        if (strcmp(drifts[i].code, code) == 0)
            return i;
    }
    return -1;
}

const char *symai_drift_text(const char *code, int french)
{
    int i = drift_of(code);

    return i < 0 ? NULL : drifts[i].text[french != 0];
}

int symai_drift_is_form_gone(const char *code)
{
    return drift_of(code) == DRIFT_FORM_GONE;
}

/* --- the rest of the page --- */

/* How much of a sequence is found in another, in its order, in percent. */
static size_t sequence_percent(const char *before, const char *now)
{
    size_t best[SYMAI_LEVELS_MAX + 1] = {0};
    size_t len = strlen(before);
    size_t diagonal;
    size_t above;
    size_t i;

    if (len == 0)
        return 100;
    for (; *now != '\0'; now++) {
        diagonal = 0;
        for (i = 0; i < len; i++) {
            above = best[i + 1];
            if (before[i] == *now)
                best[i + 1] = diagonal + 1;
            else if (best[i] > above)
                best[i + 1] = best[i];
            diagonal = above;
        }
    }
    return best[len] * 100 / len;
}

_Static_assert(SYMAI_LANDMARKS_MAX <= SYMAI_LEVELS_MAX, "room for both");

/* Words of before, and those of them that are there now. Where more words
 * were than are kept, nothing is known of those past the last. */
struct share {
    size_t known;
    size_t kept;
};

static void add_share(const struct symai_signature_words *before,
                      const struct symai_signature_words *now,
                      struct share *out)
{
    uint32_t last =
        now->count == now->max ? now->hash[now->count - 1] : UINT32_MAX;
    size_t i;
    size_t j = 0;

    for (i = 0; i < before->count && before->hash[i] <= last; i++) {
        while (j < now->count && now->hash[j] < before->hash[i])
            j++;
        out->known++;
        out->kept += j < now->count && now->hash[j] == before->hash[i];
    }
}

static int is_less(const struct share *share, size_t percent)
{
    return share->kept * 100 < share->known * percent;
}

/* The letter of a kind of landmark that is gone; 0: none. */
static char gone_landmark(const struct symai_signature *before,
                          const struct symai_signature *now)
{
    const char *at = before->outline.landmarks;

    while (*at != '\0' && strchr(now->outline.landmarks, *at) != NULL)
        at++;
    return *at;
}

/* The same fields may be taken for another use, by words beside them. */
static int has_form(const struct symai_signature *s,
                    const struct symai_signature_form *form)
{
    size_t i;

    for (i = 0; i < s->form_count; i++) {
        if (s->forms[i].fields == form->fields)
            return 1;
    }
    return 0;
}

static int has_any_form(const struct symai_signature *before,
                        const struct symai_signature *now)
{
    size_t i;

    for (i = 0; i < before->form_count; i++) {
        if (has_form(now, &before->forms[i]))
            return 1;
    }
    return 0;
}

/* Two of three parts are others; or whatever there was, however little. */
static int is_built_anew(const struct symai_signature *before,
                         const struct symai_signature *now)
{
    struct share words = {0, 0};
    int has_parts = before->outline.landmarks[0] != '\0';
    int has_levels = strlen(before->outline.levels) >= LEAST_LEVELS;
    int parts = gone_landmark(before, now) != '\0' ||
                sequence_percent(before->outline.landmarks,
                                 now->outline.landmarks) < LEAST_SEQUENCE;
    int levels =
        has_levels && sequence_percent(before->outline.levels,
                                       now->outline.levels) < LEAST_SEQUENCE;

    add_share(&before->h1, &now->h1, &words);
    add_share(&before->headings, &now->headings, &words);
    if (parts + levels +
            (words.known >= ENOUGH_WORDS && is_less(&words, FEW_WORDS)) >=
        2)
        return 1;
    return is_less(&words, LEAST_WORDS) && (parts || !has_parts) &&
           (levels || !has_levels) && before->form_count > 0 &&
           !has_any_form(before, now);
}

/* --- findings --- */

static int note(struct symai_findings *f, int drift, const char *text)
{
    return symai_find_note(f, drifts[drift].code, SYMA_STATE_UNKNOWN,
                           drifts[drift].weight, text);
}

static int has_use(const struct symai_signature *s, int use, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (s->forms[i].use == use)
            return 1;
    }
    return 0;
}

/* 1 where something was noted; 0, or SYMA_ENOMEM. Each use is told once. */
static int find_forms(struct symai_findings *f,
                      const struct symai_signature *before,
                      const struct symai_signature *now)
{
    unsigned told = 0;
    size_t i;
    int use;
    int rc = SYMA_OK;

    for (i = 0; i < before->form_count && rc >= 0; i++) {
        use = before->forms[i].use;
        if ((told & 1u << use) != 0 || has_form(now, &before->forms[i]))
            continue;
        told |= 1u << use;
        rc = note(f,
                  has_use(now, use, now->form_count) ? DRIFT_FORM_CHANGED
                                                     : DRIFT_FORM_GONE,
                  symai_form_use_name(use));
    }
    return rc < 0 ? rc : told != 0;
}

/* The text of the first main heading; "" where there is none. */
static const char *main_heading(const struct symai_features *p)
{
    const struct symai_block *block;
    size_t i;

    for (i = 0; i < p->blocks.count; i++) {
        block = symai_vec_at(&p->blocks, i);
        if (block->place == SYMAI_PLACE_H1)
            return symai_features_text(p, block->text);
    }
    return "";
}

/* On other pages the main heading may be what is offered today. */
static int find_heading(struct symai_findings *f,
                        const struct symai_signature *before,
                        const struct symai_signature *now)
{
    struct share words = {0, 0};
    const char *text;
    int rc;

    if (f->kind == SYMA_SECTION_GENERIC)
        return 0;
    add_share(&before->h1, &now->h1, &words);
    if (!is_less(&words, LEAST_WORDS) && (strchr(before->outline.levels, '1') == NULL ||
                             strchr(now->outline.levels, '1') != NULL))
        return 0;
    text = main_heading(f->features);
    rc = symai_find_add(f, drifts[DRIFT_HEADING_CHANGED].code,
                        SYMA_STATE_UNKNOWN,
                        drifts[DRIFT_HEADING_CHANGED].weight,
                        text[0] == '\0' ? "" : symai_place_name(SYMAI_PLACE_H1),
                        text, strlen(text));
    return rc < 0 ? rc : 1;
}

static int find_landmark(struct symai_findings *f,
                         const struct symai_signature *before,
                         const struct symai_signature *now)
{
    char gone = gone_landmark(before, now);
    int rc = SYMA_OK;

    if (gone != '\0')
        rc = note(f, DRIFT_LANDMARK_GONE,
                  gone == 'b'   ? "header"
                  : gone == 'n' ? "navigation"
                  : gone == 'm' ? "main"
                                : "footer");
    return rc < 0 ? rc : gone != '\0';
}

/* Pages that are the section's own: those that say what is the matter are
 * others anyhow. */
static int is_comparable(const struct symai_findings *f,
                         const struct symai_decision *d)
{
    return f->structure.way != 0 && (f->status == 0 || f->status / 100 == 2) &&
           (d->state == SYMA_STATE_UP ||
            d->reason == SYMAI_REASON_function_missing);
}

/* 1 where something was noted; 0, or SYMA_ENOMEM. */
static int find_old(struct symai_findings *f, const struct symai_decision *d,
                    const struct symai_signature *before)
{
    int rc;

    if (d->state != SYMA_STATE_UP || before->old == f->structure.old)
        return 0;
    rc = note(f, DRIFT_FORM_CHANGED, "");
    return rc < 0 ? rc : 1;
}

static int find_each(struct symai_findings *f,
                     const struct symai_signature *before)
{
    const struct symai_signature *now = &f->structure;
    int forms = find_forms(f, before, now);
    int heading = forms < 0 ? forms : find_heading(f, before, now);
    int landmark = heading < 0 ? heading : find_landmark(f, before, now);

    return landmark < 0 ? landmark : forms + heading + landmark > 0;
}

static void take_cost(struct symai_decision *d)
{
    d->confidence = d->confidence > DRIFT_COST ? d->confidence - DRIFT_COST : 0;
}

/* Without its function a section is judged as ever; on a page that is built
 * anew it may be there, and not be known. */
int symai_drift_find(struct symai_findings *f, struct symai_decision *d)
{
    struct symai_signature before;
    int anew = 0;
    int rc;

    if (f->context == NULL || !is_comparable(f, d) ||
        !symai_signature_read(f->context->signature, &before))
        return SYMA_OK;
    if (before.way == 1) {
        rc = find_old(f, d, &before);
    } else if (f->features->truncated || f->features->forms_capped) {
        return SYMA_OK; /* it may stand in what was not kept */
    } else {
        anew = is_built_anew(&before, &f->structure);
        rc = anew ? note(f, DRIFT_STRUCTURE_CHANGED, "") : find_each(f, &before);
        rc = rc < 0 ? rc : rc + anew;
    }
    if (rc <= 0)
        return rc;
    d->flags |= SYMA_FLAG_DRIFT;
    if (d->state == SYMA_STATE_UP || anew)
        take_cost(d);
    return SYMA_OK;
}
