/* SPDX-License-Identifier: MIT */
/*
 * What is proposed as the file of a portal, with what people want to know of
 * it before they use it.
 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/suffix.h"
#include "discover/object.h"
#include "syma/report.h"
#include "watch/portal_write.h"

#define ID_MAX 64

/* The registrable domain's own label, or of a host without one all of it, as
 * far as it is an id. */
static void make_id(const syma_discovery *d, char id[ID_MAX + 1])
{
    const char *host = d->home_host;
    size_t at = symai_suffix_registrable(host, strlen(host));
    size_t end = at + strcspn(host + at, ".");
    size_t len = 0;

    if (host[at] == '\0') {
        at = 0;
        end = host[0] == '[' ? 0 : strlen(host);
    }
    for (; at < end && len < ID_MAX; at++) {
        if (symai_ascii_is_alnum((unsigned char)host[at]) ||
            (len > 0 && (host[at] == '-' || host[at] == '.')))
            id[len++] = host[at];
    }
    id[len] = '\0';
    if (len == 0)
        snprintf(id, ID_MAX + 1, "portal");
}

/* NULL and "" are the same: not said. */
static int is_same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static int is_same_way(const struct syma_fallback *a,
                       const struct syma_fallback *b)
{
    return is_same_text(a->act, b->act) &&
           is_same_text(a->channel, b->channel) &&
           is_same_text(a->address, b->address) &&
           is_same_text(a->keyword, b->keyword);
}

static int note_way(const syma_discovery *d, const struct syma_fallback *way,
                    struct symai_buf *out)
{
    size_t i;

    for (i = 0; i < d->fallbacks.count; i++) {
        if (is_same_way(symai_vec_at(&d->fallbacks, i), way))
            return symai_buf_addf(out, "named on %s",
                                  syma_discovery_fallback_found_at(d, i));
    }
    return SYMA_OK;
}

/* Of a section that was found; the home page was given. */
static int note_section(const syma_discovery *d, const struct symai_section *s,
                        struct symai_buf *out)
{
    const syma_candidate *c = syma_discovery_best(d, s->kind);
    int rc;

    if (c == NULL || strcmp(c->url, s->url) != 0)
        return SYMA_OK;
    rc = symai_buf_addf(out, "found on %s", c->found_at);
    if (rc == SYMA_OK && s->needs.count > 0)
        rc = symai_buf_add_str(out, "; what it needs is assumed");
    return rc;
}

static int note(const void *user, const struct symai_section *s,
                const struct syma_fallback *way, struct symai_buf *out)
{
    return way != NULL ? note_way(user, way, out) : note_section(user, s, out);
}

int symai_discovery_put_portal(const syma_discovery *d, struct symai_buf *out)
{
    struct symai_portal_notes notes = {note, d};
    syma_portal *p = NULL;
    char *text = NULL;
    char id[ID_MAX + 1];
    int rc;

    make_id(d, id);
    rc = syma_discovery_to_portal(d, id, &p);
    if (rc == SYMA_OK)
        rc = symai_portal_write(p, &notes, &text);
    if (rc == SYMA_OK)
        rc = symai_buf_add_str(out, text);
    symai_free(text);
    syma_portal_free(p);
    return rc;
}
