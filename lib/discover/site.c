/* SPDX-License-Identifier: MIT */
/*
 * A name is shared where that of one registrable domain ("operator" of
 * operator.fr) is that of the other once words that say nothing are taken off
 * (my-operator.com), where it is long and the other begins or ends with it, or
 * where it is the whole label of a host below somebody else's domain, as
 * customers of a service have it (operator.service.example).
 */
#include "discover/site.h"

#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "base/suffix.h"
#include "discover/site_name.h"
#include "discover/site_table.h"
#include "port/idna.h"

#define HOST_MAX 255  /* RFC 1035, 2.3.4 */
#define LEAST_LABEL 5 /* of a name that is a customer's label */

struct host {
    char text[HOST_MAX + 1];
    size_t len;
    size_t domain; /* where the registrable domain begins; len: there is none */
    struct symai_site_name name; /* of the registrable domain */
};

/* ---- reading ---- */

/* Without its port: behind a bracket, or behind the one colon that there is.
 * More of them without brackets are an address. */
static size_t without_port(const char *text)
{
    const char *bracket = strchr(text, ']');
    const char *colon = strchr(bracket != NULL ? bracket : text, ':');

    if (colon == NULL || strchr(colon + 1, ':') != NULL)
        return strlen(text);
    return (size_t)(colon - text);
}

static int copy_ascii(struct host *out, const char *text, size_t len)
{
    size_t i;

    if (len > HOST_MAX)
        return 0;
    for (i = 0; i < len; i++) {
        int c = (unsigned char)text[i];

        if (c <= 0x20 || c >= 0x7F)
            return 0;
        out->text[i] = (char)symai_ascii_lower(c);
    }
    out->len = len;
    return 1;
}

static int copy_idn(struct host *out, const char *text, size_t len)
{
    struct symai_buf ascii;
    int ok;

    symai_buf_init(&ascii, HOST_MAX);
    ok = symai_idna_to_ascii(text, len, &ascii) == SYMA_OK &&
         copy_ascii(out, ascii.data, ascii.len);
    symai_buf_free(&ascii);
    return ok;
}

static size_t label_length(const struct host *h, size_t at)
{
    const char *dot = memchr(h->text + at, '.', h->len - at);

    return (dot != NULL ? (size_t)(dot - h->text) : h->len) - at;
}

/* 0: no host. */
static int read_host(struct host *h, const char *text)
{
    size_t len = without_port(text);

    memset(h, 0, sizeof *h);
    if (!copy_ascii(h, text, len) && !copy_idn(h, text, len))
        return 0;
    if (h->len > 0 && h->text[h->len - 1] == '.')
        h->len--;
    if (h->len > 4 && memcmp(h->text, "www.", 4) == 0) {
        h->len -= 4;
        memmove(h->text, h->text + 4, h->len);
    }
    h->text[h->len] = '\0';
    h->domain = symai_suffix_registrable(h->text, h->len);
    symai_site_name_read(&h->name, h->text + h->domain,
                         label_length(h, h->domain));
    return h->len > 0;
}

/* ---- comparing ---- */

static int same_domain(const struct host *a, const struct host *b)
{
    return a->domain < a->len && b->domain < b->len &&
           strcmp(a->text + a->domain, b->text + b->domain) == 0;
}

/* One owner of a name that others are known not to have: google.fr seen from
 * google.com. */
static int same_label(const struct host *a, const struct host *b)
{
    size_t len = label_length(a, a->domain);

    return len == label_length(b, b->domain) &&
           memcmp(a->text + a->domain, b->text + b->domain, len) == 0;
}

static int is_foreign(const struct host *h)
{
    return symai_site_is_foreign(h->text, h->len) ||
           symai_site_is_foreign_name(h->text + h->domain,
                                      label_length(h, h->domain));
}

/* Is one of the labels before the registrable domain the home's name, or one
 * that logins are kept under? */
static int has_label(const struct host *h, const struct symai_site_name *name)
{
    struct symai_site_name label;
    size_t at;
    size_t len;

    for (at = 0; at < h->domain; at += len + 1) {
        len = label_length(h, at);
        if (name == NULL) {
            if (symai_site_is_login_label(h->text + at, len))
                return 1;
            continue;
        }
        symai_site_name_read(&label, h->text + at, len);
        if (label.len >= LEAST_LABEL && symai_site_name_equal(&label, name))
            return 1;
    }
    return 0;
}

int symai_site_relation(const char *home_host, const char *host)
{
    struct host home;
    struct host other;

    if (!read_host(&home, home_host) || !read_host(&other, host))
        return SYMAI_SITE_OTHER;
    if (strcmp(home.text, other.text) == 0)
        return SYMAI_SITE_SAME;
    if (same_domain(&home, &other))
        return SYMAI_SITE_DOMAIN;
    if (is_foreign(&other) && !same_label(&home, &other))
        return SYMAI_SITE_FOREIGN;
    if (symai_site_is_identity(other.text, other.len))
        return SYMAI_SITE_IDENTITY;
    if (other.domain == other.len)
        return SYMAI_SITE_OTHER;
    if (symai_site_name_shared(&home.name, &other.name) ||
        has_label(&other, &home.name))
        return SYMAI_SITE_NAME;
    return has_label(&other, NULL) ? SYMAI_SITE_IDENTITY : SYMAI_SITE_OTHER;
}
