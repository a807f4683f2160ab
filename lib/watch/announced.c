/* SPDX-License-Identifier: MIT */
/*
 * How often promises were kept. What one source says in the same words on the
 * pages of several sections is one announcement, counted once: broken as soon
 * as one of them is back too late, kept once all of them were in time.
 */
#include <stdlib.h>
#include <string.h>

#include "watch/turn.h"

#define MAX_PROMISES ((SYMAI_TRACK_SECTIONS + 1) * SYMAI_TRACK_PROMISES)

static int compare(const void *a, const void *b)
{
    const struct syma_promise *p = *(struct syma_promise *const *)a;
    const struct syma_promise *q = *(struct syma_promise *const *)b;
    int order = strcmp(p->source, q->source);

    return order != 0 ? order : strcmp(p->text->text, q->text->text);
}

/* What is about an incident, names a time and was not counted. */
static int gather_line(struct symai_track_line *line, struct symai_vec *list)
{
    struct syma_promise *p;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < line->promises.count; i++) {
        p = symai_vec_at(&line->promises, i);
        if (p->latest_ms >= 0 && p->incident_ms >= 0 && !p->is_counted)
            rc = symai_vec_add(list, &p, sizeof p);
    }
    return rc;
}

static int gather(struct symai_track_portal *p, struct symai_vec *list)
{
    size_t i;
    int rc = gather_line(&p->line, list);

    for (i = 0; rc == SYMA_OK && i < p->sections.count; i++)
        rc = gather_line(&symai_track_section_at(p, i)->line, list);
    return rc;
}

/* From first to end they are one announcement. */
static void count(struct symai_track_portal *portal,
                  struct syma_promise *const *first,
                  struct syma_promise *const *end)
{
    struct syma_promise *const *at;
    size_t broken = 0;
    size_t open = 0;

    for (at = first; at < end; at++) {
        broken += (*at)->status == SYMA_PROMISE_BROKEN;
        open += (*at)->until_ms < 0;
    }
    if (broken == 0 && open > 0)
        return;
    if (broken > 0)
        portal->broken++;
    else
        portal->kept++;
    for (at = first; at < end; at++)
        (*at)->is_counted = 1;
}

int symai_announced_count(struct symai_turn *turn)
{
    struct syma_promise **items;
    struct symai_vec list;
    size_t first = 0;
    size_t i;
    int rc;

    if (!turn->has_closed)
        return SYMA_OK;
    symai_vec_init(&list, sizeof(struct syma_promise *), MAX_PROMISES);
    rc = gather(turn->p, &list);
    items = list.items;
    if (rc == SYMA_OK && list.count > 0)
        qsort(items, list.count, sizeof *items, compare);
    for (i = 1; rc == SYMA_OK && i <= list.count; i++) {
        if (i < list.count && compare(&items[first], &items[i]) == 0)
            continue;
        count(turn->p, items + first, items + i);
        first = i;
    }
    symai_vec_free(&list);
    return rc;
}
