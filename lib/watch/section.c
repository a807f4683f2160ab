/* SPDX-License-Identifier: MIT */
/*
 * Birth and death of a section and of the lists it owns.
 */
#include "watch/section.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "judge/expect.h"
#include "syma/error.h"

#define MAX_NEEDS 64
#define MAX_HEADERS 32
#define MAX_FALLBACKS 32

void symai_section_init(struct symai_section *s)
{
    memset(s, 0, sizeof *s);
    symai_header_list_init(&s->headers);
    symai_expect_list_init(&s->expects);
    symai_vec_init(&s->needs, sizeof(size_t), MAX_NEEDS);
    symai_fallback_list_init(&s->fallbacks);
}

void symai_section_clear(struct symai_section *s)
{
    symai_free(s->id);
    symai_free(s->url);
    symai_free(s->found_by);
    symai_header_list_free(&s->headers);
    symai_auth_clear(&s->auth);
    symai_expect_list_free(&s->expects);
    symai_vec_free(&s->needs);
    symai_fallback_list_free(&s->fallbacks);
    memset(s, 0, sizeof *s);
}

void symai_header_list_init(struct symai_vec *list)
{
    symai_vec_init(list, sizeof(struct symai_portal_header), MAX_HEADERS);
}

void symai_header_list_free(struct symai_vec *list)
{
    struct symai_portal_header *h;
    size_t i;

    for (i = 0; i < list->count; i++) {
        h = symai_vec_at(list, i);
        symai_free(h->name);
        symai_free_secret(h->value);
    }
    symai_vec_free(list);
}

int symai_header_list_set(struct symai_vec *list, const char *name,
                          const char *value)
{
    struct symai_portal_header *h = NULL;
    void *item = NULL;
    char *name_copy = NULL;
    char *value_copy = NULL;
    size_t i;
    int rc;

    for (i = 0; i < list->count && h == NULL; i++) {
        h = symai_vec_at(list, i);
        if (!symai_ascii_equal(h->name, name))
            h = NULL;
    }
    rc = symai_strdup(name, &name_copy);
    if (rc < 0)
        goto done;
    rc = symai_strdup(value, &value_copy);
    if (rc < 0)
        goto done;
    if (h == NULL) {
        rc = symai_vec_push(list, &item);
        if (rc < 0)
            goto done;
        h = item;
    }
    symai_free(h->name);
    symai_free_secret(h->value);
    h->name = name_copy;
    h->value = value_copy;
    name_copy = NULL;
    value_copy = NULL;
done:
    symai_free(name_copy);
    symai_free_secret(value_copy);
    return rc;
}

static void fallback_clear(struct syma_fallback *f)
{
    symai_free(f->act);
    symai_free(f->channel);
    symai_free(f->address);
    symai_free(f->keyword);
    symai_free(f->text);
    memset(f, 0, sizeof *f);
}

void symai_fallback_list_init(struct symai_vec *list)
{
    symai_vec_init(list, sizeof(struct syma_fallback), MAX_FALLBACKS);
}

void symai_fallback_list_free(struct symai_vec *list)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        fallback_clear(symai_vec_at(list, i));
    symai_vec_free(list);
}

static int copy_or_null(const char *text, char **out)
{
    *out = NULL;
    return text != NULL ? symai_strdup(text, out) : SYMA_OK;
}

int symai_fallback_list_add(struct symai_vec *list,
                            const struct syma_fallback *from)
{
    struct syma_fallback f;
    void *item = NULL;
    int rc;

    memset(&f, 0, sizeof f);
    f.source = from->source;
    rc = copy_or_null(from->act, &f.act);
    if (rc == SYMA_OK)
        rc = copy_or_null(from->channel, &f.channel);
    if (rc == SYMA_OK)
        rc = copy_or_null(from->address, &f.address);
    if (rc == SYMA_OK)
        rc = copy_or_null(from->keyword, &f.keyword);
    if (rc == SYMA_OK)
        rc = copy_or_null(from->text, &f.text);
    if (rc == SYMA_OK)
        rc = symai_vec_push(list, &item);
    if (rc != SYMA_OK) {
        fallback_clear(&f);
        return rc;
    }
    *(struct syma_fallback *)item = f;
    return SYMA_OK;
}
