/* SPDX-License-Identifier: MIT */
/*
 * Judging a saved page: its file is read in pieces and fed to the library,
 * so that the size of a page costs no memory. Messages are handed back, not
 * printed: a table and a single page tell them differently.
 */
#include "saved.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define READ_STEP ((size_t)65536)

int saved_check_header(const char *header)
{
    /* RFC 9110 5.6.2, token. */
    size_t len = strspn(header, "!#$%&'*+-.^_`|~0123456789"
                                "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    return len == 0 || header[len] != ':' ? -1 : 0;
}

static int add_header(syma_page *p, const char *header)
{
    char *name = strdup(header);
    char *value = NULL;
    int rc;

    if (name == NULL)
        return SYMA_ENOMEM;
    value = name + strcspn(name, ":"); /* saved_check_header: it is there */
    *value = '\0';
    value += 1 + strspn(value + 1, " \t");
    rc = syma_page_add_header(p, name, value);
    free(name);
    return rc;
}

static int describe(syma_page *p, const struct saved *page, const char **what)
{
    size_t i;
    int rc = SYMA_OK;

    if (page->url != NULL) {
        *what = "URL";
        rc = syma_page_set_url(p, page->url);
    }
    if (rc == SYMA_OK && page->status != 0) {
        *what = "status";
        rc = syma_page_set_http_status(p, page->status);
    }
    for (i = 0; rc == SYMA_OK && i < page->header_count; i++) {
        *what = "header";
        rc = add_header(p, page->headers[i]);
    }
    return rc;
}

/* SYMA_OK, an error of the library, or SYMA_ESYSTEM with errno. */
static int feed_file(syma_page *p, FILE *file)
{
    static char piece[READ_STEP];
    size_t got;
    int rc;

    do {
        errno = 0;
        got = fread(piece, 1, sizeof(piece), file);
        if (got > 0) {
            rc = syma_page_feed(p, piece, got);
            if (rc < 0)
                return rc;
        }
    } while (got == sizeof(piece));
    if (ferror(file) != 0)
        return SYMA_ESYSTEM;
    return syma_page_finish(p);
}

static int feed_path(syma_page *p, const char *path)
{
    FILE *own = NULL;
    int saved_errno;
    int rc;

    if (strcmp(path, "-") == 0)
        return feed_file(p, stdin);
    own = fopen(path, "rbe");
    if (own == NULL)
        return SYMA_ESYSTEM;
    rc = feed_file(p, own);
    saved_errno = errno;
    fclose(own);
    errno = saved_errno;
    return rc;
}

/* Why it failed, in words: the page's own, or those of the code. */
static int tell(int rc, const syma_page *p, const char *what, char *why,
                size_t why_size)
{
    const char *text = rc == SYMA_ESYSTEM && errno != 0
                           ? strerror(errno)
                           : syma_page_last_error(p);

    if (text == NULL || text[0] == '\0')
        text = syma_strerror(rc);
    snprintf(why, why_size, "%s: %s", what, text);
    return -1;
}

int saved_read(const struct judge *j, const struct saved *page, syma_page **out,
               char *why, size_t why_size)
{
    const char *what = "page";
    int rc;

    *out = NULL;
    rc = syma_page_new(j->options, out);
    if (rc == SYMA_OK)
        rc = describe(*out, page, &what);
    if (rc == SYMA_OK) {
        what = page->path;
        rc = feed_path(*out, page->path);
    }
    return rc < 0 ? tell(rc, *out, what, why, why_size) : 0;
}

int saved_judge(const struct judge *j, const struct saved *page,
                syma_verdict **out, char *why, size_t why_size)
{
    syma_page *p = NULL;
    int rc;

    *out = NULL;
    rc = saved_read(j, page, &p, why, why_size);
    if (rc == 0) {
        rc = syma_classify(p, page->kind, j->context, j->rules, out);
        if (rc < 0)
            rc = tell(rc, p, page->path, why, why_size);
    }
    syma_page_free(p);
    return rc;
}

int saved_not_found(const struct judge *j, const char *path, syma_context *c,
                    char *why, size_t why_size)
{
    const struct saved page = {path, NULL, NULL, 0, 0, SYMA_SECTION_GENERIC};
    syma_page *p = NULL;
    int rc;

    rc = saved_read(j, &page, &p, why, why_size);
    if (rc == 0) {
        rc = syma_context_set_not_found(c, p);
        if (rc < 0)
            rc = tell(rc, p, path, why, why_size);
    }
    syma_page_free(p);
    return rc;
}
