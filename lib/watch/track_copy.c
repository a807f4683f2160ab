/* SPDX-License-Identifier: MIT */
/*
 * Records of a tracker: made, copied, released. A copy shares the texts and
 * the report; lists are copied flat, as their items own nothing else.
 */
#include <string.h>

#include "base/mem.h"
#include "watch/tracker.h"

/* ---- shared texts ---- */

int symai_word_new(const char *text, size_t len, struct symai_word **out)
{
    struct symai_word *word;

    *out = NULL;
    word = symai_calloc(sizeof *word + len + 1, 1);
    if (word == NULL)
        return SYMA_ENOMEM;
    symai_refs_init(&word->refs);
    memcpy(word->text, text, len);
    *out = word;
    return SYMA_OK;
}

struct symai_word *symai_word_ref(struct symai_word *word)
{
    if (word != NULL)
        symai_refs_take(&word->refs);
    return word;
}

void symai_word_unref(struct symai_word *word)
{
    if (word != NULL && symai_refs_drop(&word->refs))
        symai_free(word);
}

void symai_promise_clear(struct syma_promise *p)
{
    symai_word_unref(p->text);
    p->text = NULL;
}

void symai_window_clear(struct syma_window *w)
{
    symai_word_unref(w->section_id);
    symai_word_unref(w->text);
    w->section_id = NULL;
    w->text = NULL;
}

struct symai_track_rules *symai_track_rules_ref(struct symai_track_rules *r)
{
    if (r != NULL)
        symai_refs_take(&r->refs);
    return r;
}

void symai_track_rules_unref(struct symai_track_rules *r)
{
    if (r == NULL || !symai_refs_drop(&r->refs))
        return;
    symai_window_list_free(&r->rules);
    symai_zone_free(r->zone);
    symai_free(r->zone_name);
    symai_free(r);
}

/* ---- lines and sections ---- */

static void line_init(struct symai_track_line *line)
{
    memset(line, 0, sizeof *line);
    line->reason = "";
    line->since_ms = -1;
    line->counted_ms = -1;
    symai_vec_init(&line->incidents, sizeof(struct syma_incident),
                   SYMAI_TRACK_INCIDENTS);
    symai_vec_init(&line->promises, sizeof(struct syma_promise),
                   SYMAI_TRACK_PROMISES);
}

static void line_clear(struct symai_track_line *line)
{
    size_t i;

    for (i = 0; i < line->promises.count; i++)
        symai_promise_clear(symai_vec_at(&line->promises, i));
    symai_vec_free(&line->promises);
    symai_vec_free(&line->incidents);
}

void symai_track_section_init(struct symai_track_section *s)
{
    memset(s, 0, sizeof *s);
    line_init(&s->line);
    symai_vec_init(&s->spans, sizeof(struct symai_window_span),
                   SYMAI_TRACK_SPANS);
    s->known_ms = -1;
    s->unknown_reason = "";
}

void symai_track_section_clear(struct symai_track_section *s)
{
    symai_word_unref(s->id);
    s->id = NULL;
    line_clear(&s->line);
    symai_vec_free(&s->spans);
}

/* The items as they are, in memory of their own. to is empty. */
static int copy_items(struct symai_vec *to, const struct symai_vec *from)
{
    void *items;

    symai_vec_init(to, from->size, from->max);
    if (from->count == 0)
        return SYMA_OK;
    items = symai_realloc_array(NULL, from->count, from->size);
    if (items == NULL)
        return SYMA_ENOMEM;
    memcpy(items, from->items, from->count * from->size);
    to->items = items;
    to->count = from->count;
    to->cap = from->count;
    return SYMA_OK;
}

static int copy_line(struct symai_track_line *to,
                     const struct symai_track_line *from)
{
    struct syma_promise *p;
    size_t i;
    int rc;

    *to = *from;
    symai_vec_init(&to->promises, from->promises.size, from->promises.max);
    rc = copy_items(&to->incidents, &from->incidents);
    if (rc == SYMA_OK)
        rc = copy_items(&to->promises, &from->promises);
    for (i = 0; i < to->promises.count; i++) {
        p = symai_vec_at(&to->promises, i);
        symai_word_ref(p->text);
    }
    return rc;
}

static int copy_section(struct symai_track_section *to,
                        const struct symai_track_section *from)
{
    int rc;

    *to = *from;
    symai_word_ref(to->id);
    symai_vec_init(&to->spans, from->spans.size, from->spans.max);
    rc = copy_line(&to->line, &from->line);
    return rc == SYMA_OK ? copy_items(&to->spans, &from->spans) : rc;
}

/* ---- portals ---- */

static struct symai_track_portal *portal_alloc(void)
{
    struct symai_track_portal *p = symai_calloc(1, sizeof *p);

    if (p == NULL)
        return NULL;
    line_init(&p->line);
    p->checked_ms = -1;
    p->due_ms = INT64_MAX;
    symai_vec_init(&p->sections, sizeof(struct symai_track_section),
                   SYMAI_TRACK_SECTIONS);
    symai_vec_init(&p->windows, sizeof(struct syma_window),
                   SYMAI_TRACK_WINDOWS);
    symai_vec_init(&p->said, sizeof(uint64_t), SYMAI_TRACK_SAID);
    return p;
}

int symai_track_portal_new(const char *id, struct symai_track_portal **out)
{
    struct symai_track_portal *p = portal_alloc();
    int rc;

    *out = NULL;
    if (p == NULL)
        return SYMA_ENOMEM;
    rc = symai_word_new(id, strlen(id), &p->id);
    if (rc < 0)
        symai_track_portal_free(p);
    else
        *out = p;
    return rc;
}

void symai_track_portal_free(struct symai_track_portal *p)
{
    size_t i;

    if (p == NULL)
        return;
    for (i = 0; i < p->sections.count; i++)
        symai_track_section_clear(symai_vec_at(&p->sections, i));
    for (i = 0; i < p->windows.count; i++)
        symai_window_clear(symai_vec_at(&p->windows, i));
    symai_vec_free(&p->sections);
    symai_vec_free(&p->windows);
    symai_vec_free(&p->said);
    line_clear(&p->line);
    syma_report_unref(p->report);
    symai_track_rules_unref(p->rules);
    symai_word_unref(p->id);
    symai_free(p);
}

static int copy_sections(struct symai_track_portal *to,
                         const struct symai_track_portal *from)
{
    struct symai_track_section *s;
    size_t i;
    int rc = SYMA_OK;

    if (from->sections.count == 0)
        return SYMA_OK;
    to->sections.items =
        symai_realloc_array(NULL, from->sections.count, from->sections.size);
    if (to->sections.items == NULL)
        return SYMA_ENOMEM;
    to->sections.cap = from->sections.count;
    for (i = 0; rc == SYMA_OK && i < from->sections.count; i++) {
        to->sections.count = i + 1;
        s = symai_vec_at(&to->sections, i);
        rc = copy_section(s, symai_vec_at(&from->sections, i));
    }
    return rc;
}

static int copy_windows(struct symai_track_portal *to,
                        const struct symai_track_portal *from)
{
    struct syma_window *w;
    size_t i;
    int rc = copy_items(&to->windows, &from->windows);

    for (i = 0; i < to->windows.count; i++) {
        w = symai_vec_at(&to->windows, i);
        symai_word_ref(w->section_id);
        symai_word_ref(w->text);
    }
    return rc;
}

int symai_track_portal_copy(const struct symai_track_portal *from,
                            struct symai_track_portal **out)
{
    struct symai_track_portal *p = portal_alloc();
    int rc;

    *out = NULL;
    if (p == NULL)
        return SYMA_ENOMEM;
    p->id = symai_word_ref(from->id);
    p->report = syma_report_ref(from->report);
    p->rules = symai_track_rules_ref(from->rules);
    p->checked_ms = from->checked_ms;
    p->due_ms = from->due_ms;
    p->up_count = from->up_count;
    p->required_count = from->required_count;
    p->kept = from->kept;
    p->broken = from->broken;
    rc = copy_line(&p->line, &from->line);
    if (rc == SYMA_OK)
        rc = copy_sections(p, from);
    if (rc == SYMA_OK)
        rc = copy_windows(p, from);
    if (rc == SYMA_OK)
        rc = copy_items(&p->said, &from->said);
    if (rc < 0)
        symai_track_portal_free(p);
    else
        *out = p;
    return rc;
}
