/* SPDX-License-Identifier: MIT */
/*
 * Addresses: a base, a reference and the value of a Refresh header, a line
 * each. A normal form is its own; one that libcurl is spared has the parts that
 * it would find; what a reference is resolved to can be
 * asked for as it is; the two ways to resolve agree; relations do not depend
 * on the side; messages tell no secrets.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "discover/site.h"
#include "input.h"
#include "pages.h"
#include "port/address.h"
#include "port/url.h"
#include "run/refresh.h"

/* An address as the library keeps one. */
static void must_be_address(const char *url)
{
    struct symai_url parts;
    const char *host;
    size_t len;

    MUST(strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0);
    MUST(symai_utf8_is_valid(url, strlen(url)));
    must_be_line(url);
    MUST(strpbrk(url, " #\t\r\n") == NULL);
    MUST(symai_url_parse(url, &parts) == SYMA_OK);
    MUST(parts.host[0] != '\0' && parts.path[0] == '/');
    MUST(parts.port >= 0 && parts.port <= 65535);
    MUST(strchr(parts.host, '@') == NULL && strchr(parts.host, '/') == NULL);
    host = symai_url_host(url, &len);
    MUST(strlen(parts.host) == len && strncmp(host, parts.host, len) == 0);
    MUST(symai_url_same_origin(&parts, &parts) == 1);
    MUST(symai_url_same_site(&parts, &parts) == 1);
    (void)symai_address_of_host(parts.host, "");
    symai_url_clear(&parts);
}

static void check_normal(const char *text)
{
    char *normal = NULL;
    char *again = NULL;
    int rc = symai_url_normalize(text, &normal);

    MUST(rc == SYMA_OK || rc == SYMA_EURL);
    MUST((rc == SYMA_OK) == (normal != NULL));
    if (rc == SYMA_OK) {
        must_be_address(normal);
        MUST(symai_url_normalize(normal, &again) == SYMA_OK);
        MUST_EQUAL(normal, again);
    }
    symai_free(normal);
    symai_free(again);
}

/* A space in front of an address goes to libcurl: it finds the same there. */
static void check_parts(const char *text, const struct symai_url *parts)
{
    const size_t len = strlen(text);
    char *spaced = malloc(len + 2);
    struct symai_url other;

    MUST(spaced != NULL);
    spaced[0] = ' ';
    memcpy(spaced + 1, text, len + 1);
    MUST(symai_url_parse(spaced, &other) == SYMA_OK);
    MUST_EQUAL(parts->scheme, other.scheme);
    MUST_EQUAL(parts->host, other.host);
    MUST(parts->port == other.port);
    MUST_EQUAL(parts->path, other.path);
    MUST_EQUAL(parts->query, other.query);
    symai_url_clear(&other);
    free(spaced);
}

static void check_parse(const char *text)
{
    struct symai_url parts;
    char *normal = NULL;
    int rc = symai_url_parse(text, &parts);

    MUST(rc == SYMA_OK || rc == SYMA_EURL);
    if (rc == SYMA_OK)
        check_parts(text, &parts);
    MUST(symai_url_normalize(text, &normal) == rc);
    symai_free(normal);
    symai_url_clear(&parts);
}

static void check_redacted(const char *text)
{
    char *told = NULL;

    MUST(symai_url_redact(text, &told) == SYMA_OK);
    MUST(strlen(told) <= 200);
    must_be_line(told);
    MUST(strchr(told, '?') == NULL && strchr(told, '#') == NULL);
    symai_free(told);
}

static void check_pair(const char *a, const char *b)
{
    struct symai_url one;
    struct symai_url other;
    const int has_one = symai_url_parse(a, &one) == SYMA_OK;
    const int has_other = symai_url_parse(b, &other) == SYMA_OK;

    if (has_one && has_other) {
        MUST(symai_url_same_origin(&one, &other) ==
             symai_url_same_origin(&other, &one));
        MUST(symai_url_same_site(&one, &other) ==
             symai_url_same_site(&other, &one));
        MUST(symai_site_relation(one.host, one.host) == SYMAI_SITE_SAME ||
             symai_site_relation(one.host, one.host) >= SYMAI_SITE_OTHER);
        (void)symai_site_relation(one.host, other.host);
    }
    symai_url_clear(&one);
    symai_url_clear(&other);
}

static void check_resolved(const char *base, const char *reference)
{
    char *resolved = NULL;
    char *joined = NULL;
    char *again = NULL;
    char *host = NULL;
    int rc = symai_url_resolve(base, reference, &resolved);

    MUST(rc == SYMA_OK || rc == SYMA_EURL);
    MUST((rc == SYMA_OK) == (resolved != NULL));
    if (rc == SYMA_OK) {
        must_be_address(resolved);
        /* It leads where it leads, from wherever it is followed. */
        MUST(symai_url_resolve(resolved, resolved, &again) == SYMA_OK);
        MUST_EQUAL(resolved, again);
        MUST(symai_url_join(resolved, reference, &joined, &host) !=
             SYMA_ENOMEM);
        if (joined != NULL) {
            must_be_address(joined);
            symai_free(again);
            MUST(symai_url_resolve(resolved, reference, &again) == SYMA_OK);
            MUST_EQUAL(joined, again);
        }
    }
    symai_free(host);
    symai_free(joined);
    symai_free(again);
    symai_free(resolved);
}

static void check_refresh(const char *base, const char *value)
{
    syma_page *p = NULL;
    char *url = NULL;
    char *target = NULL;
    int delay = -1;
    int rc = symai_refresh_parse(value, &delay, &url);

    MUST(rc == 0 || rc == 1);
    MUST((rc == 1) == (url != NULL));
    if (rc == 1)
        MUST(delay >= 0);
    symai_free(url);
    MUST(syma_page_new(NULL, &p) == SYMA_OK);
    MUST(syma_page_set_http_status(p, 200) == SYMA_OK);
    if (value[0] != '\0')
        MUST(syma_page_add_header(p, "Refresh", value) == SYMA_OK);
    MUST(syma_page_finish(p) == SYMA_OK);
    rc = symai_refresh_target(p, base, &target);
    MUST(rc == 0 || rc == 1);
    if (rc == 1)
        must_be_address(target);
    symai_free(target);
    syma_page_free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in;
    char *base;
    char *reference;
    char *refresh;
    size_t len;
    int64_t since = cpu_ms();

    input_begin(&in, data, size);
    base = input_line(&in);
    reference = input_line(&in);
    refresh = input_rest(&in, &len);
    if (base != NULL) {
        check_normal(base);
        check_parse(base);
        check_redacted(base);
        check_refresh(base, refresh);
    }
    if (reference != NULL) {
        check_resolved(base, reference);
        check_normal(reference);
        check_pair(base, reference);
    }
    must_be_quick(since, size);
    free(base);
    free(reference);
    free(refresh);
    return 0;
}
