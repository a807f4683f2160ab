/* SPDX-License-Identifier: MIT */
/*
 * All are asked at once, by HEAD and on new connections; the first answer ends
 * it. An answer holds for a moment, so that a hundred portals behind one dead
 * line do not ask a hundred times.
 */
#include "run/witness.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "page/page.h"
#include "page/response.h"
#include "port/url.h"
#include "run/follow.h"

#define MAX_WITNESSES 2

/* Less than lies between the two looks of a check by default, so that it is
 * never older than the failure that it is to explain. */
#define FRESH_MS 1000

struct witness {
    char *url;
    struct symai_follow *follow; /* NULL: not being asked */
};

struct symai_witnesses {
    struct symai_pool *pool;
    const struct symai_clock *clock;
    syma_options *options;
    struct witness list[MAX_WITNESSES];
    size_t count;
    size_t awaited;
    int answered;
    size_t refused;   /* by ourselves: nothing can be said by those */
    int64_t known_ms; /* monotonic; when the answer was known; -1: never */
};

static int add_witness(struct symai_witnesses *w, const char *text, size_t len)
{
    struct witness *one = &w->list[w->count];
    struct symai_url parts;
    int rc = symai_strndup(text, len, &one->url);

    if (rc < 0)
        return rc;
    w->count++;
    rc = symai_url_parse(one->url, &parts);
    if (rc == SYMA_OK)
        symai_url_clear(&parts);
    return rc;
}

static int read_list(struct symai_witnesses *w, const char *text)
{
    size_t len;
    int rc = SYMA_OK;

    for (text += strspn(text, " ");
         *text != '\0' && rc == SYMA_OK && w->count < MAX_WITNESSES;
         text += strspn(text, " ")) {
        len = strcspn(text, " ");
        rc = add_witness(w, text, len);
        text += len;
    }
    return rc;
}

/* Whether there is an answer is all that is asked. */
static int set_options(struct symai_witnesses *w, const syma_options *o)
{
    int rc = symai_options_copy(o, &w->options);

    if (rc == SYMA_OK)
        rc = syma_options_set_int(w->options, "head_only", 1);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(w->options, "max_redirects", 0);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(w->options, "reuse_unchanged", 0);
    return rc;
}

int symai_witnesses_new(struct symai_pool *pool,
                        const struct symai_clock *clock, const syma_options *o,
                        struct symai_witnesses **out)
{
    const char *text = symai_options_str(o, SYMAI_OPT_witnesses);
    struct symai_witnesses *w;
    int rc;

    *out = NULL;
    if (text[0] == '\0')
        return SYMA_OK;
    w = symai_calloc(1, sizeof *w);
    if (w == NULL)
        return SYMA_ENOMEM;
    w->pool = pool;
    w->clock = clock;
    w->known_ms = -1;
    rc = read_list(w, text);
    if (rc == SYMA_OK)
        rc = set_options(w, o);
    if (rc < 0)
        symai_witnesses_free(w);
    else
        *out = w;
    return rc;
}

static void stop_asking(struct symai_witnesses *w)
{
    size_t i;

    for (i = 0; i < w->count; i++) {
        symai_follow_free(w->list[i].follow);
        w->list[i].follow = NULL;
    }
    w->awaited = 0;
}

void symai_witnesses_free(struct symai_witnesses *w)
{
    size_t i;

    if (w == NULL)
        return;
    stop_asking(w);
    for (i = 0; i < w->count; i++)
        symai_free(w->list[i].url);
    syma_options_free(w->options);
    symai_free(w);
}

static int begin(struct symai_witnesses *w, struct witness *one)
{
    struct symai_follow_request request;

    memset(&request, 0, sizeof request);
    request.url = one->url;
    request.options = w->options;
    request.now_ms = w->clock->wall_ms(w->clock->user);
    request.fresh = 1;
    request.user = one;
    return symai_follow_new(w->pool, &request, &one->follow);
}

static int is_fresh(const struct symai_witnesses *w)
{
    return w->known_ms >= 0 &&
           symai_pool_now_ms(w->pool) - w->known_ms < FRESH_MS;
}

int symai_witnesses_ask(struct symai_witnesses *w)
{
    size_t i;
    int rc = SYMA_OK;

    if (w->awaited > 0)
        return 1;
    if (is_fresh(w))
        return 0;
    w->answered = 0;
    w->refused = 0;
    for (i = 0; i < w->count && rc == SYMA_OK; i++) {
        rc = begin(w, &w->list[i]);
        w->awaited += rc == SYMA_OK;
    }
    if (rc < 0)
        stop_asking(w);
    return rc < 0 ? rc : 1;
}

int symai_witnesses_own(const struct symai_witnesses *w, const void *user)
{
    size_t i;

    for (i = 0; w != NULL && i < w->count; i++) {
        if (user == &w->list[i])
            return 1;
    }
    return 0;
}

/* A certificate that has ended came from the witness all the same; any other
 * trouble with it may be a captive portal's. */
static void take_answer(struct symai_witnesses *w, const syma_page *page)
{
    const struct symai_response *r = symai_page_response(page);
    const char *failure = r->failure != NULL ? r->failure : "";

    if (r->status != 0 || strcmp(failure, "tls_expired") == 0)
        w->answered = 1;
    else if (strcmp(failure, "local_guard") == 0)
        w->refused++;
}

int symai_witnesses_advance(struct symai_witnesses *w, void *user)
{
    struct witness *one = user;
    syma_page *page;
    int rc = symai_follow_advance(one->follow);

    if (rc == 1)
        return 1;
    if (rc < 0) {
        stop_asking(w);
        return rc;
    }
    page = symai_follow_take_page(one->follow);
    take_answer(w, page);
    syma_page_free(page);
    symai_follow_free(one->follow);
    one->follow = NULL;
    w->awaited--;
    if (w->answered)
        stop_asking(w);
    if (w->awaited > 0)
        return 1;
    w->known_ms = symai_pool_now_ms(w->pool);
    return 0;
}

int symai_witnesses_failed(const struct symai_witnesses *w)
{
    return !w->answered && w->refused < w->count;
}
