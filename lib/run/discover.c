/* SPDX-License-Identifier: MIT */
/*
 * A page that is redirected to a place whose robots.txt is not known waits,
 * and that file is fetched beside it.
 */
#include "run/discover.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "run/events.h"

/* --- the object --- */

/* All of a page is read, whatever checks do. */
static int set_options(const struct symai_engine *e, struct symai_discover *d)
{
    int rc = symai_options_copy(e->options, &d->options);

    if (rc == SYMA_OK)
        rc = syma_options_set_int(d->options, "head_only", 0);
    if (rc == SYMA_OK)
        rc = symai_options_copy(d->options, &d->byte_options);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(d->byte_options, "max_body",
                                  SYMAI_SEARCH_KEEP_MAX);
    return rc;
}

int symai_discover_new(const struct symai_engine *e, const char *url,
                       struct symai_discover **out)
{
    struct symai_discover *d = symai_calloc(1, sizeof *d);
    int rc;

    *out = NULL;
    if (d == NULL)
        return SYMA_ENOMEM;
    symai_cookies_init(&d->cookies);
    rc = symai_events_spare(&d->spare);
    if (rc == SYMA_OK)
        rc = set_options(e, d);
    if (rc == SYMA_OK)
        rc = symai_search_new(url, e->options, e->rules, &d->search);
    if (rc < 0)
        symai_discover_free(d);
    else
        *out = d;
    return rc;
}

void symai_discover_stop(struct symai_discover *d)
{
    symai_follow_free(d->page);
    symai_follow_free(d->beside);
    d->page = NULL;
    d->beside = NULL;
    d->is_paused = 0;
}

void symai_discover_free(struct symai_discover *d)
{
    if (d == NULL)
        return;
    symai_discover_stop(d);
    symai_search_free(d->search);
    symai_cookies_clear(&d->cookies);
    syma_options_free(d->options);
    syma_options_free(d->byte_options);
    syma_event_free(d->spare);
    symai_free(d->url);
    symai_free(d);
}

static int64_t wall_ms(const struct symai_engine *e)
{
    return e->clock->wall_ms(e->clock->user);
}

/* --- one request --- */

/* Where that which is under way stands. */
static struct symai_follow **current(struct symai_discover *d)
{
    return d->beside != NULL ? &d->beside : &d->page;
}

static int set_url(struct symai_discover *d, const char *url, int is_hop)
{
    int rc;

    d->is_hop = is_hop;
    symai_free(d->url);
    d->url = NULL;
    rc = symai_strdup(url, &d->url);
    return rc < 0 ? rc : 1;
}

/* It has ended. */
static int take_answer(const struct symai_engine *e, struct symai_discover *d,
                       struct symai_wish *wish)
{
    struct symai_follow **at = current(d);
    syma_page *page = symai_follow_take_page(*at);
    const char *body;
    size_t len;
    int rc;

    symai_wish_read(e->clock, page, wish);
    body = symai_follow_body(*at, &len);
    rc = symai_search_take(d->search, page, body, len, wall_ms(e));
    syma_page_free(page);
    symai_follow_free(*at);
    *at = NULL;
    /* A page that waited for a robots.txt waits on. */
    d->is_paused = d->page != NULL;
    return rc;
}

/* The hop of that which is paused. 1: it is to be asked; 0: something else
 * is; or a code. */
static int go_on_hop(const struct symai_engine *e, struct symai_discover *d)
{
    struct symai_follow *f = *current(d);
    struct symai_wish wish; /* it was of the answer before */
    int rc = d->beside != NULL
                 ? 1
                 : symai_search_may(d->search, symai_follow_next(f));

    if (rc == 1)
        return set_url(d, symai_follow_next(f), 1);
    if (rc == SYMAI_SEARCH_LATER)
        return 0;
    if (rc == 0)
        rc = symai_follow_stop(f);
    return rc < 0 ? rc : take_answer(e, d, &wish);
}

int symai_discover_go_on(const struct symai_engine *e, struct symai_discover *d)
{
    int rc = d->is_paused ? go_on_hop(e, d) : 0;

    if (rc != 0)
        return rc;
    rc = symai_search_next(d->search, &d->request);
    return rc == 1 ? set_url(d, d->request.url, 0) : rc;
}

static int begin_fetch(const struct symai_engine *e, struct symai_discover *d)
{
    struct symai_follow_request request;

    memset(&request, 0, sizeof request);
    request.url = d->request.url;
    request.home_url = d->request.home_url;
    request.cookies = &d->cookies;
    request.options = d->request.keep > 0 ? d->byte_options : d->options;
    request.now_ms = wall_ms(e);
    request.pauses = 1;
    request.keep = d->request.keep;
    request.user = d;
    return symai_follow_new(e->pool, &request,
                            d->request.is_beside ? &d->beside : &d->page);
}

int symai_discover_begin(const struct symai_engine *e, struct symai_discover *d)
{
    d->is_paused = 0;
    return d->is_hop ? symai_follow_go(*current(d)) : begin_fetch(e, d);
}

int symai_discover_advance(const struct symai_engine *e,
                           struct symai_discover *d, struct symai_wish *wish)
{
    struct symai_follow *f = *current(d);
    int rc = symai_follow_advance(f);

    memset(wish, 0, sizeof *wish);
    if (rc == SYMAI_FOLLOW_PAUSED) {
        d->is_paused = 1;
        return 0;
    }
    return rc == 0 ? take_answer(e, d, wish) : rc;
}

int symai_discover_finish(const struct symai_engine *e,
                          struct symai_discover *d, syma_discovery **out)
{
    symai_discover_stop(d);
    return symai_search_finish(d->search, wall_ms(e), out);
}
