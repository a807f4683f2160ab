/* SPDX-License-Identifier: MIT */
/*
 * What can be checked, in lists that are sorted by id.
 */
#include "syma-exporter/subjects.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct subject *subject_new(const char *id)
{
    struct subject *s = calloc(1, sizeof(*s));

    if (s != NULL)
        snprintf(s->id, sizeof(s->id), "%s", id);
    return s;
}

void subject_free(struct subject *s)
{
    if (s == NULL)
        return;
    syma_portal_free(s->portal);
    free(s->file);
    free(s->url);
    free(s);
}

/* Where 'id' stands, or would stand. */
static size_t place_of(const struct subjects *s, const char *id)
{
    size_t low = 0;
    size_t high = s->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(s->all[middle]->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct subject *subjects_find(const struct subjects *s, const char *id)
{
    size_t i = place_of(s, id);

    return i < s->count && strcmp(s->all[i]->id, id) == 0 ? s->all[i] : NULL;
}

int subjects_reserve(struct subjects *s, size_t room)
{
    struct subject **bigger = NULL;

    if (room <= s->room)
        return SYMA_OK;
    if (room > SIZE_MAX / sizeof(struct subject *))
        return SYMA_ENOMEM;
    bigger = realloc(s->all, room * sizeof(struct subject *));
    if (bigger == NULL)
        return SYMA_ENOMEM;
    s->all = bigger;
    s->room = room;
    return SYMA_OK;
}

int subjects_add(struct subjects *s, struct subject *one)
{
    size_t i = place_of(s, one->id);

    if (i < s->count && strcmp(s->all[i]->id, one->id) == 0)
        return SYMA_EEXISTS;
    if (s->count == s->room &&
        subjects_reserve(s, s->room == 0 ? 64 : s->room * 2) < 0)
        return SYMA_ENOMEM;
    memmove(s->all + i + 1, s->all + i,
            (s->count - i) * sizeof(struct subject *));
    s->all[i] = one;
    s->count++;
    return SYMA_OK;
}

void subjects_take(struct subjects *s, struct subject *one)
{
    size_t i = place_of(s, one->id);

    s->count--;
    memmove(s->all + i, s->all + i + 1,
            (s->count - i) * sizeof(struct subject *));
}

void subjects_free(struct subjects *s)
{
    size_t i;

    for (i = 0; i < s->count; i++)
        subject_free(s->all[i]);
    free(s->all);
    memset(s, 0, sizeof(*s));
}
