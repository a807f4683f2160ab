/* SPDX-License-Identifier: MIT */
/*
 * <loc> in <url> in <urlset>, or in <sitemap> in <sitemapindex>, by their
 * place and local name; those of pictures and films are deeper.
 */
#include "discover/sitemap.h"

#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "port/xml_walk.h"

#define ADDRESS_MAX 2048 /* sitemaps.org: below that */

struct reading {
    symai_sitemap_take *take;
    void *user;
    struct symai_buf address;
    size_t count;
    int is_cut; /* the end is not that of the file */
    int is_index;
    int in_item;     /* <url>, <sitemap> */
    int in_address;  /* <loc> */
    int is_too_long; /* what is in it */
};

/* What is no address is passed over. */
static int give(struct reading *r)
{
    const char *text = r->address.data;
    size_t len = r->address.len;
    size_t i;
    int rc;

    symai_str_trim(&text, &len);
    for (i = 0; i < len; i++)
        if ((unsigned char)text[i] <= 0x20 || text[i] == 0x7F)
            return SYMA_OK;
    if (!(len > 8 && symai_ascii_equal_n(text, 8, "https://")) &&
        !(len > 7 && symai_ascii_equal_n(text, 7, "http://")))
        return SYMA_OK;
    if (r->count == SYMAI_SITEMAP_ADDRESSES)
        return SYMA_ELIMIT;
    r->count++;
    r->address.data[(size_t)(text - r->address.data) + len] = '\0';
    rc = r->take(r->user, text, r->is_index);
    return rc < 0 ? rc : SYMA_OK;
}

/* ---- XML ---- */

static int on_start(void *user, const char *name, size_t depth)
{
    struct reading *r = user;

    if (depth == 0) {
        r->is_index = strcmp(name, "sitemapindex") == 0;
        return r->is_index || strcmp(name, "urlset") == 0 ? SYMA_OK
                                                          : SYMA_ESYNTAX;
    }
    if (depth == 1)
        r->in_item = strcmp(name, r->is_index ? "sitemap" : "url") == 0;
    if (depth == 2 && r->in_item && strcmp(name, "loc") == 0) {
        symai_buf_clear(&r->address);
        r->is_too_long = 0;
        r->in_address = 1;
    }
    return SYMA_OK;
}

static int on_text(void *user, const char *text, size_t len, size_t depth)
{
    struct reading *r = user;
    int rc;

    if (depth != 2 || !r->in_address || r->is_too_long)
        return SYMA_OK;
    rc = symai_buf_add(&r->address, text, len);
    r->is_too_long = rc == SYMA_ELIMIT;
    return rc == SYMA_ELIMIT ? SYMA_OK : rc;
}

static int on_end(void *user, size_t depth)
{
    struct reading *r = user;

    if (depth != 2 || !r->in_address)
        return SYMA_OK;
    r->in_address = 0;
    if (r->is_too_long)
        return SYMA_OK;
    return give(r);
}

/* ---- text ---- */

static int read_lines(struct reading *r, const char *text, size_t len)
{
    const char *line;
    size_t n;
    size_t at;
    int rc = SYMA_OK;

    for (at = 0; at < len && rc == SYMA_OK; at += n + 1) {
        line = text + at;
        for (n = 0; at + n < len; n++)
            if (line[n] == '\n' || line[n] == '\r')
                break;
        if (r->is_cut && at + n == len)
            break;
        symai_buf_clear(&r->address);
        rc = symai_buf_add(&r->address, line, n);
        if (rc == SYMA_ELIMIT)
            rc = SYMA_OK;
        else if (rc == SYMA_OK)
            rc = give(r);
    }
    return rc;
}

static int is_xml(const char *text, size_t len)
{
    size_t i = 0;

    while (i < len && symai_ascii_is_space((unsigned char)text[i]))
        i++;
    return i < len && text[i] == '<';
}

int symai_sitemap_read(const char *bytes, size_t len, symai_sitemap_take *take,
                       void *user)
{
    static const struct symai_xml_walker walker = {on_start, on_text, on_end};
    struct reading r = {.take = take, .user = user};
    int rc;

    r.is_cut = len > SYMAI_SITEMAP_BYTES;
    if (r.is_cut)
        len = SYMAI_SITEMAP_BYTES;
    symai_buf_init(&r.address, ADDRESS_MAX);
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    if (is_xml(bytes, len))
        rc = symai_xml_walk(bytes, len, &walker, &r);
    else
        rc = read_lines(&r, bytes, len);
    symai_buf_free(&r.address);
    if (r.is_cut && (rc == SYMA_OK || rc == SYMA_ESYNTAX))
        return SYMA_ELIMIT;
    return rc;
}
