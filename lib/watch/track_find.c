/* SPDX-License-Identifier: MIT */
/*
 * Portals and sections of a tracker by their ids. The portals are kept in the
 * order of their ids, so that each report finds its own at once.
 */
#include <string.h>

#include "watch/tracker.h"

static struct symai_track_portal *portal_at(const syma_tracker *t, size_t i)
{
    struct symai_track_portal **place = symai_vec_at(&t->portals, i);

    return place != NULL ? *place : NULL;
}

int symai_track_find(const syma_tracker *t, const char *portal_id,
                     size_t *index)
{
    struct symai_track_portal *const *all = t->portals.items;
    size_t low = 0;
    size_t high = t->portals.count;
    size_t middle;
    int order;

    while (low < high) {
        middle = low + (high - low) / 2;
        order = strcmp(all[middle]->id->text, portal_id);
        if (order == 0) {
            *index = middle;
            return 1;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *index = low;
    return 0;
}

void symai_track_insert(syma_tracker *t, size_t index,
                        struct symai_track_portal *p)
{
    struct symai_track_portal **at;
    void *item = NULL;

    if (symai_vec_push(&t->portals, &item) < 0)
        return;
    at = symai_vec_at(&t->portals, index);
    memmove(at + 1, at, (t->portals.count - 1 - index) * sizeof *at);
    *at = p;
    if (p->due_ms < t->due_ms)
        t->due_ms = p->due_ms;
}

struct symai_track_portal *symai_track_portal(const syma_tracker *t,
                                              const char *portal_id)
{
    size_t i;

    if (t == NULL || portal_id == NULL || !symai_track_find(t, portal_id, &i))
        return NULL;
    return portal_at(t, i);
}

struct symai_track_section *
symai_track_section_at(const struct symai_track_portal *p, size_t i)
{
    return symai_vec_at(&p->sections, i);
}

/* Who asks for all of them does so in their order, several times each: the
 * search begins where the last one ended. */
struct symai_track_section *symai_track_section(struct symai_track_portal *p,
                                                const char *id)
{
    struct symai_track_section *s;
    size_t left = p->sections.count;
    size_t i = p->found < left ? p->found : 0;

    for (; left > 0; left--) {
        s = symai_track_section_at(p, i);
        if (strcmp(s->id->text, id) == 0) {
            p->found = i;
            return s;
        }
        i = i + 1 < p->sections.count ? i + 1 : 0;
    }
    return NULL;
}

struct symai_track_line *symai_track_line(const syma_tracker *t,
                                          const char *portal_id,
                                          const char *section_id,
                                          struct symai_track_portal **portal,
                                          struct symai_track_section **section)
{
    struct symai_track_portal *p = symai_track_portal(t, portal_id);
    struct symai_track_section *s = NULL;

    if (section != NULL)
        *section = NULL;
    if (portal != NULL)
        *portal = p;
    if (p == NULL)
        return NULL;
    if (section_id == NULL || section_id[0] == '\0')
        return &p->line;
    s = symai_track_section(p, section_id);
    if (section != NULL)
        *section = s;
    return s != NULL ? &s->line : NULL;
}

/* Of what its sources said last, all that names a time has passed, and it is
 * of no use, or in part only. */
static int is_overdue(const struct symai_track_line *line)
{
    const struct syma_promise *p;
    int overdue = 0;
    size_t i;

    if (line->usable == SYMA_USABLE_YES)
        return 0;
    for (i = 0; i < line->promises.count; i++) {
        p = symai_vec_at(&line->promises, i);
        if (!symai_promise_is_current(p) || p->latest_ms < 0 ||
            p->incident_ms < 0)
            continue;
        if (p->status != SYMA_PROMISE_OVERDUE)
            return 0;
        overdue = 1;
    }
    return overdue;
}

uint32_t symai_track_flags(const struct symai_track_line *line,
                           const struct symai_track_section *s)
{
    uint32_t flags = line->flags;

    if (s != NULL && s->is_stale)
        flags |= (uint32_t)SYMA_FLAG_STALE;
    if (s != NULL && s->flap.is_on)
        flags |= (uint32_t)SYMA_FLAG_FLAPPING;
    if (is_overdue(line))
        flags |= (uint32_t)SYMA_FLAG_OVERDUE;
    return flags;
}
