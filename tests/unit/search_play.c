/* SPDX-License-Identifier: MIT */
/*
 * See search_play.h.
 */
#include "search_play.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "discover/discovery.h"
#include "page/page.h"

struct syma_discovery play_found;
const struct answer *play_site;
char play_asked[65536];
int play_asked_count;

/* --- what is found --- */

int __wrap_symai_discovery_new(syma_discovery **out);
int __wrap_symai_discovery_take(syma_discovery *d, const syma_page *p,
                                const char *asked, int look,
                                const syma_ruleset *r, int64_t now_ms);
int __wrap_symai_discovery_take_address(syma_discovery *d, const char *url,
                                        const syma_ruleset *r);
int __wrap_symai_discovery_wants(const syma_discovery *d, const char *url,
                                 const syma_ruleset *r);
const char *__wrap_symai_discovery_variant(const syma_discovery *d, size_t i);
const char *__wrap_symai_discovery_lead(const syma_discovery *d);
int __wrap_symai_discovery_skip(syma_discovery *d, const char *url);
int __wrap_symai_discovery_bar(syma_discovery *d, const char *url);
void __wrap_symai_discovery_set_robots(syma_discovery *d, int robots);
int __wrap_symai_discovery_finish(syma_discovery *d);
void __wrap_syma_discovery_unref(syma_discovery *d);

static void note(const char *what, const char *url)
{
    size_t len = strlen(play_found.log);

    snprintf(play_found.log + len, sizeof play_found.log - len, "%s %s\n", what,
             url);
}

static void is_done(const char *url)
{
    ck_assert_int_lt(play_found.done_count, 512);
    play_found.done[play_found.done_count++] = strdup(url);
    play_found.number++;
}

static int was_done(const char *url)
{
    int i;

    for (i = 0; i < play_found.done_count; i++) {
        if (strcmp(play_found.done[i], url) == 0)
            return 1;
    }
    return 0;
}

void play_forget(void)
{
    while (play_found.done_count > 0)
        free(play_found.done[--play_found.done_count]);
    memset(&play_found, 0, sizeof play_found);
    play_asked[0] = '\0';
    play_asked_count = 0;
}

int __wrap_symai_discovery_new(syma_discovery **out)
{
    *out = &play_found;
    return SYMA_OK;
}

int __wrap_symai_discovery_take(syma_discovery *d, const syma_page *p,
                                const char *asked, int look,
                                const syma_ruleset *r, int64_t now_ms)
{
    static const char *const names[] = {"home", "variant", "known", "page"};

    (void)r;
    ck_assert_ptr_eq(d, &play_found);
    ck_assert_int_eq(now_ms, PLAY_NOW);
    note(names[look], asked);
    if (symai_page_response(p)->status / 100 == 3)
        note("which leads to", symai_page_response(p)->final_url);
    is_done(asked);
    return SYMA_OK;
}

int __wrap_symai_discovery_take_address(syma_discovery *d, const char *url,
                                        const syma_ruleset *r)
{
    (void)d;
    (void)r;
    play_found.addresses++;
    if (!play_found.is_quiet)
        note("address", url);
    return SYMA_OK;
}

int __wrap_symai_discovery_wants(const syma_discovery *d, const char *url,
                                 const syma_ruleset *r)
{
    (void)d;
    (void)r;
    return strstr(url, "dull") == NULL;
}

const char *__wrap_symai_discovery_variant(const syma_discovery *d, size_t i)
{
    size_t count = 0;

    while (d->variants != NULL && d->variants[count] != NULL)
        count++;
    return i < count ? d->variants[i] : NULL;
}

const char *__wrap_symai_discovery_lead(const syma_discovery *d)
{
    size_t i;

    if (d->endless) {
        snprintf(play_found.made, sizeof play_found.made,
                 "https://h%d.a.example/p%d", d->same ? 0 : d->number,
                 d->number);
        return d->made;
    }
    for (i = 0; d->leads != NULL && d->leads[i] != NULL; i++) {
        if (d->is_deaf || !was_done(d->leads[i]))
            return d->leads[i];
    }
    return NULL;
}

int __wrap_symai_discovery_skip(syma_discovery *d, const char *url)
{
    (void)d;
    note("skip", url);
    is_done(url);
    return SYMA_OK;
}

int __wrap_symai_discovery_bar(syma_discovery *d, const char *url)
{
    size_t len = strlen(d->barred);

    snprintf(d->barred + len, sizeof d->barred - len, "%s\n", url);
    return SYMA_OK;
}

void __wrap_symai_discovery_set_robots(syma_discovery *d, int robots)
{
    d->robots = robots;
}

int __wrap_symai_discovery_finish(syma_discovery *d)
{
    d->is_finished = 1;
    return SYMA_OK;
}

void __wrap_syma_discovery_unref(syma_discovery *d)
{
    (void)d;
}

/* --- what is answered --- */

static struct answer answer_of(const char *url)
{
    static const struct answer absent = {NULL, 404, NULL, NULL};
    size_t i;

    for (i = 0; play_site != NULL && play_site[i].url != NULL; i++) {
        if (strcmp(play_site[i].url, url) == 0)
            return play_site[i];
    }
    return absent;
}

static syma_page *make_page(const char *url, const struct answer *a,
                            int is_stopped)
{
    syma_page *p = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_int_eq(syma_page_set_request_url(p, url), SYMA_OK);
    if (a->to != NULL)
        ck_assert_int_eq(syma_page_add_redirect(p, 302, a->to), SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, a->to != NULL ? a->to : url),
                     SYMA_OK);
    if (is_stopped)
        ck_assert_int_eq(syma_page_set_http_status(p, 302), SYMA_OK);
    else if (a->status != 0)
        ck_assert_int_eq(syma_page_set_http_status(p, a->status), SYMA_OK);
    else
        ck_assert_int_eq(syma_page_set_failure(p, "connect_refused"), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    return p;
}

/* 1: the redirect is followed. */
static int follow(struct symai_search *s, const char *to)
{
    struct symai_search_request request;
    int rc = symai_search_may(s, to);

    while (rc == SYMAI_SEARCH_LATER) {
        ck_assert_int_eq(symai_search_next(s, &request), 1);
        ck_assert_int_eq(request.is_beside, 1);
        ck_assert_uint_gt(request.keep, 0);
        play_answer(s, request.url, 1);
        rc = symai_search_may(s, to);
    }
    ck_assert_int_ge(rc, 0);
    return rc;
}

void play_answer(struct symai_search *s, const char *url, int is_beside)
{
    char *copy = strdup(url);
    struct answer a = answer_of(copy);
    const char *body = a.body != NULL ? a.body : "";
    size_t len = strlen(play_asked);
    int is_followed = 1;
    syma_page *p;

    snprintf(play_asked + len, sizeof play_asked - len, "%s\n", copy);
    play_asked_count++;
    if (a.to != NULL && !is_beside)
        is_followed = follow(s, a.to);
    p = make_page(copy, &a, !is_followed);
    ck_assert_int_eq(symai_search_take(s, p, is_followed ? body : "",
                                       is_followed ? strlen(body) : 0,
                                       PLAY_NOW),
                     SYMA_OK);
    syma_page_free(p);
    free(copy);
}

/* --- a search --- */

struct symai_search *play_begin(const char *home, const char *key,
                                int64_t value)
{
    struct symai_search *s = NULL;
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    if (key != NULL)
        ck_assert_int_eq(syma_options_set_int(o, key, value), SYMA_OK);
    ck_assert_int_eq(symai_search_new(home, o, NULL, &s), SYMA_OK);
    syma_options_free(o);
    return s;
}

void play_run(struct symai_search *s)
{
    struct symai_search_request request;
    syma_discovery *found = NULL;
    int rc = symai_search_next(s, &request);

    while (rc == 1) {
        ck_assert_int_eq(request.is_beside, 0);
        play_answer(s, request.url, 0);
        rc = symai_search_next(s, &request);
    }
    ck_assert_int_eq(rc, 0);
    ck_assert_int_eq(symai_search_finish(s, PLAY_NOW, &found), SYMA_OK);
    ck_assert_ptr_eq(found, &play_found);
    ck_assert_int_eq(play_found.is_finished, 1);
    symai_search_free(s);
}

int play_count(const char *text, const char *part)
{
    const char *at;
    int n = 0;

    for (at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        n++;
    return n;
}
