/* SPDX-License-Identifier: MIT */
/*
 * The list of promises that the description of a portal tells of. Copies are
 * made before an item is added: the list has nothing half-made.
 */
#include "watch/said.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "syma/error.h"

/* Sources by which a tracker names what it has read itself. */
static const char *const own_sources[] = {"page", "header", "status", NULL};

int symai_said_is_source(const char *source)
{
    size_t i;

    for (i = 0; source[i] != '\0'; i++)
        if (i == SYMAI_SAID_SOURCE ||
            (!symai_ascii_is_alnum((unsigned char)source[i]) &&
             source[i] != '-' && source[i] != '_'))
            return 0;
    if (i == 0)
        return 0;
    for (i = 0; own_sources[i] != NULL; i++)
        if (strcmp(source, own_sources[i]) == 0)
            return 0;
    return 1;
}

static void said_clear(struct symai_said *s)
{
    symai_free(s->section_id);
    symai_free(s->source);
    symai_free(s->text);
    symai_free(s->said);
    symai_free(s->latest);
    memset(s, 0, sizeof *s);
}

void symai_said_list_init(struct symai_vec *list)
{
    symai_vec_init(list, sizeof(struct symai_said), SYMAI_SAID_MAX);
}

void symai_said_list_free(struct symai_vec *list)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        said_clear(symai_vec_at(list, i));
    symai_vec_free(list);
}

static int copy_or_null(const char *text, char **out)
{
    *out = NULL;
    return text != NULL ? symai_strdup(text, out) : SYMA_OK;
}

int symai_said_list_add(struct symai_vec *list, const struct symai_said *from)
{
    struct symai_said s;
    void *item = NULL;
    int rc;

    memset(&s, 0, sizeof s);
    s.said_ms = from->said_ms;
    s.latest_ms = from->latest_ms;
    s.vague = from->vague;
    rc = symai_strdup(from->section_id, &s.section_id);
    if (rc == SYMA_OK)
        rc = symai_strdup(from->source, &s.source);
    if (rc == SYMA_OK)
        rc = symai_strdup(from->text, &s.text);
    if (rc == SYMA_OK)
        rc = copy_or_null(from->said, &s.said);
    if (rc == SYMA_OK)
        rc = copy_or_null(from->latest, &s.latest);
    if (rc == SYMA_OK)
        rc = symai_vec_push(list, &item);
    if (rc != SYMA_OK) {
        said_clear(&s);
        return rc;
    }
    *(struct symai_said *)item = s;
    return SYMA_OK;
}
