/* SPDX-License-Identifier: MIT */
/*
 * Pages that were asked for by their address.
 */
#include "syma-exporter/targets.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syma-exporter/allow.h"

/* Of the host in an id; the rest is the hash. */
#define HOST_PART 47

/* FNV-1a: for short names, not against anybody. Two addresses with the same
 * hash are told apart by the addresses. */
static uint64_t hash_of(const char *url, int section_kind)
{
    uint64_t h = 14695981039346656037U;

    for (; *url != '\0'; url++)
        h = (h ^ (unsigned char)*url) * 1099511628211U;
    return (h ^ (unsigned)section_kind) * 1099511628211U;
}

static void make_id(const char *url, int section_kind, char *out)
{
    struct origin o;
    char *p = NULL;

    origin_parse(url, &o);
    for (p = o.host; *p != '\0'; p++) {
        if (*p == ':' || *p == '[' || *p == ']')
            *p = '-';
    }
    /* An id begins with a letter or digit. */
    snprintf(out, ID_MAX + 1, "%s%.*s-%016" PRIx64,
             o.host[0] == '-' || o.host[0] == '_' ? "x" : "", HOST_PART - 1,
             o.host, hash_of(url, section_kind));
}

static int make_target(const char *id, const char *url, int section_kind,
                       struct subject **out)
{
    struct subject *s = subject_new(id);
    int rc = s == NULL ? SYMA_ENOMEM : syma_portal_new(id, &s->portal);

    *out = NULL;
    if (rc == SYMA_OK)
        rc = syma_portal_add_section(s->portal,
                                     syma_section_kind_name(section_kind),
                                     section_kind, url, 0);
    if (rc == SYMA_OK) {
        s->url = strdup(url);
        s->section_kind = section_kind;
        rc = s->url == NULL ? SYMA_ENOMEM : SYMA_OK;
    }
    if (rc == SYMA_OK)
        *out = s;
    else
        subject_free(s);
    return rc;
}

static int drop_oldest(struct targets *t, char *dropped)
{
    struct subject *oldest = NULL;
    size_t i;

    for (i = 0; i < t->list.count; i++) {
        struct subject *s = t->list.all[i];

        if (s->check == NULL && (oldest == NULL || s->used < oldest->used))
            oldest = s;
    }
    if (oldest == NULL)
        return SYMA_ELIMIT;
    snprintf(dropped, ID_MAX + 1, "%s", oldest->id);
    subjects_take(&t->list, oldest);
    subject_free(oldest);
    return SYMA_OK;
}

int targets_get(struct targets *t, const char *url, int section_kind,
                struct subject **out, char *dropped)
{
    char id[ID_MAX + 1];
    struct subject *s = NULL;
    int rc = SYMA_OK;

    *out = NULL;
    dropped[0] = '\0';
    make_id(url, section_kind, id);
    s = subjects_find(&t->list, id);
    if (s != NULL &&
        (strcmp(s->url, url) != 0 || s->section_kind != section_kind))
        return SYMA_EEXISTS;
    if (s == NULL) {
        rc = make_target(id, url, section_kind, &s);
        if (rc == SYMA_OK && t->list.count >= t->max)
            rc = drop_oldest(t, dropped);
        if (rc == SYMA_OK)
            rc = subjects_add(&t->list, s);
        if (rc != SYMA_OK) {
            subject_free(s);
            return rc;
        }
    }
    s->used = ++t->requests;
    *out = s;
    return SYMA_OK;
}

void targets_free(struct targets *t)
{
    subjects_free(&t->list);
}
