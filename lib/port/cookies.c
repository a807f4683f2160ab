/* SPDX-License-Identifier: MIT */
/*
 * libcurl writes a cookie as a line of the old Netscape file: domain, whether
 * hosts below see it, path, whether TLS is needed, end, name, value; parted
 * by tabs.
 */
#include "port/cookies.h"

#include <string.h>

#include <curl/curl.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "port/outcome.h"

#define COOKIES_MAX 256

enum { DOMAIN = 0, PATH = 2, NAME = 5 };

void symai_cookies_init(struct symai_cookies *cookies)
{
    symai_vec_init(&cookies->lines, sizeof(char *), COOKIES_MAX);
}

static char **line_at(const struct symai_cookies *cookies, size_t i)
{
    return symai_vec_at(&cookies->lines, i);
}

void symai_cookies_clear(struct symai_cookies *cookies)
{
    size_t i;

    for (i = 0; i < cookies->lines.count; i++)
        symai_free(*line_at(cookies, i));
    symai_vec_free(&cookies->lines);
    symai_cookies_init(cookies);
}

static const char *field(const char *line, int n, size_t *len)
{
    while (n-- > 0) {
        line += strcspn(line, "\t");
        line += *line == '\t';
    }
    *len = strcspn(line, "\t");
    return line;
}

static int is_same_cookie(const char *a, const char *b)
{
    static const int keys[] = {DOMAIN, PATH, NAME};
    const char *one;
    const char *other;
    size_t one_len;
    size_t other_len;
    size_t i;

    for (i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        one = field(a, keys[i], &one_len);
        other = field(b, keys[i], &other_len);
        if (one_len != other_len || memcmp(one, other, one_len) != 0)
            return 0;
    }
    return 1;
}

/* The line of the same cookie, or NULL. */
static char **find(const struct symai_cookies *cookies, const char *line)
{
    size_t i;

    for (i = 0; i < cookies->lines.count; i++) {
        if (is_same_cookie(*line_at(cookies, i), line))
            return line_at(cookies, i);
    }
    return NULL;
}

static int has_line(const struct symai_cookies *cookies, const char *line)
{
    char **found = find(cookies, line);

    return found != NULL && strcmp(*found, line) == 0;
}

static int keep(struct symai_cookies *cookies, const char *line)
{
    char *copy = NULL;
    void *slot = find(cookies, line);
    int rc = symai_strdup(line, &copy);

    if (rc < 0)
        return rc;
    if (slot != NULL) {
        symai_free(*(char **)slot);
    } else {
        rc = symai_vec_push(&cookies->lines, &slot);
        if (rc < 0) {
            symai_free(copy);
            return rc == SYMA_ELIMIT ? SYMA_OK : rc;
        }
    }
    *(char **)slot = copy;
    return SYMA_OK;
}

/* Unless another transfer has changed it. */
static void drop(struct symai_cookies *cookies, const char *line)
{
    char **slot = find(cookies, line);
    char **last = line_at(cookies, cookies->lines.count - 1);

    if (slot == NULL || strcmp(*slot, line) != 0)
        return;
    symai_free(*slot);
    *slot = *last;
    cookies->lines.count--;
}

int symai_cookies_give(const struct symai_cookies *cookies,
                       struct symai_cookies *given, void *easy)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < cookies->lines.count; i++) {
        rc = symai_outcome_of_code((int)curl_easy_setopt(
            easy, CURLOPT_COOKIELIST, *line_at(cookies, i)));
        if (rc == SYMA_OK)
            rc = keep(given, *line_at(cookies, i));
    }
    return rc;
}

static int is_listed(const struct curl_slist *list, const char *line)
{
    for (; list != NULL; list = list->next) {
        if (is_same_cookie(list->data, line))
            return 1;
    }
    return 0;
}

int symai_cookies_take(struct symai_cookies *cookies,
                       const struct symai_cookies *given, void *easy)
{
    struct curl_slist *list = NULL;
    const struct curl_slist *line;
    CURLcode code;
    size_t i;
    int rc = SYMA_OK;

    code = curl_easy_getinfo(easy, CURLINFO_COOKIELIST, &list);
    if (code != CURLE_OK) /* or a libcurl that has no cookies */
        return code == CURLE_OUT_OF_MEMORY ? SYMA_ENOMEM : SYMA_OK;
    for (line = list; line != NULL && rc == SYMA_OK; line = line->next) {
        if (!has_line(given, line->data))
            rc = keep(cookies, line->data);
    }
    for (i = 0; i < given->lines.count; i++) {
        if (!is_listed(list, *line_at(given, i)))
            drop(cookies, *line_at(given, i));
    }
    curl_slist_free_all(list);
    return rc;
}
