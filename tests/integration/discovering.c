/* SPDX-License-Identifier: MIT */
/*
 * See discovering.h.
 */
#include "discovering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

syma_discovery *find_portal(const char *target, const char *options)
{
    syma_options *o = ask_options(options);
    syma_discovery *d = NULL;
    char url[TEXT_MAX];
    int rc;

    test_server_expand(&ask_server, target, url, sizeof url);
    rc = syma_discover(url, o, ask_rules, &d);
    ck_assert_msg(rc == SYMA_OK, "%s: %s", target, syma_strerror(rc));
    ck_assert_ptr_nonnull(d);
    syma_options_free(o);
    return d;
}

uint64_t find_submit(syma_prober *s, const char *target)
{
    char url[TEXT_MAX];
    uint64_t ticket = 0;

    test_server_expand(&ask_server, target, url, sizeof url);
    ck_assert_int_eq(syma_prober_submit_discovery(s, url, &ticket), SYMA_OK);
    return ticket;
}

const char *find_asked_of(const char *host)
{
    static char lines[65536];
    char words[128];
    const char *at;
    size_t len = 0;
    char *text;

    snprintf(words, sizeof words, "logged=//%s", host);
    text = test_server_ask(&ask_server, words);
    ck_assert_ptr_nonnull(text);
    lines[0] = '\0';
    for (at = strstr(text, "GET "); at != NULL; at = strstr(at + 4, "GET ")) {
        int n = (int)strcspn(at + 4, " \n");

        ck_assert_uint_lt(len + (size_t)n + 2, sizeof lines);
        len += (size_t)snprintf(lines + len, sizeof lines - len, "%.*s\n", n,
                                at + 4);
    }
    free(text);
    return lines;
}

void find_asked_are(const char *host, const char *lines)
{
    const char *asked = find_asked_of(host);

    ck_assert_msg(strcmp(asked, lines) == 0, "%s was asked\n%snot\n%s", host,
                  asked, lines);
}

int find_count(const char *text, const char *part)
{
    const char *at;
    int n = 0;

    for (at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        n++;
    return n;
}

int find_asked_count(const char *host, const char *line)
{
    return find_count(find_asked_of(host), line);
}

int find_status_of(const syma_discovery *d, const char *target)
{
    char url[TEXT_MAX];
    size_t i;

    test_server_expand(&ask_server, target, url, sizeof url);
    for (i = 0; i < syma_discovery_page_count(d); i++) {
        if (strcmp(syma_discovery_page_url(d, i), url) == 0)
            return syma_discovery_page_status(d, i);
    }
    return -1;
}
