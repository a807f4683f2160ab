/* SPDX-License-Identifier: MIT */
/*
 * Redirects are followed here and not by libcurl, so that each of them is
 * resolved, checked and recorded by us. Bodies of redirects are dropped; a
 * page whose refresh is followed is kept until it is known that the refresh
 * leads somewhere.
 */
#include "run/follow.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "base/vec.h"
#include "page/page.h"
#include "port/outcome.h"
#include "port/url.h"
#include "run/refresh.h"

#define HOPS_MAX 64
#define NOT_MODIFIED 304
#define GATHERED_MAX 1048576 /* larger bodies are always read */

struct hop {
    int status;
    char *url;
};

struct symai_follow {
    struct symai_pool *pool;
    struct symai_http *http;
    struct symai_follow_request request; /* its texts: the two below */
    char *asked;
    char *home;
    struct symai_url origin; /* asked, in parts */

    char *url; /* of the present hop */
    int verify;
    struct symai_vec hops;    /* struct hop */
    struct symai_vec visited; /* char *, normal form */
    int64_t start_ms;
    int64_t paused_ms;                        /* since when */
    int64_t phase_ms[SYMAI_HTTP_PHASE_COUNT]; /* of all hops */
    struct symai_certs *certs;                /* of the last hop; a reference */
    const char *tls_failure; /* seen before verification was put aside */

    int status; /* of the present answer */
    char *location;
    int has_cookie;
    struct symai_known *known; /* a reference, the request's */
    int is_conditional;        /* the present request */
    int asks_plainly;          /* no conditions any more */
    syma_page *page;           /* of the present answer, being fed */
    struct symai_nh body;      /* of all that came of it */
    struct symai_buf gathered; /* while it may be what is known */
    int gathers;
    int is_unchanged;
    struct symai_buf kept; /* of this answer's body, in place of the page */
    syma_page *held;       /* finished; its refresh is being followed */
    syma_page *result;
};

/* --- the answer, as it comes --- */

static int is_redirect(int status)
{
    return status >= 300 && status <= 399;
}

/* Bytes that may be those of the known page are kept back from being read
 * until it is certain: never more of them than that page has. */
static void begin_print(struct symai_follow *f)
{
    if (f->request.knowledge == NULL)
        return;
    symai_knowledge_begin(f->request.knowledge, &f->body);
    symai_buf_clear(&f->gathered);
    f->gathers = f->request.known != NULL && f->held == NULL &&
                 f->request.known->print.body_len <= GATHERED_MAX;
}

static int feed_gathered(struct symai_follow *f)
{
    f->gathers = 0;
    return f->gathered.len == 0
               ? SYMA_OK
               : syma_page_feed(f->page, f->gathered.data, f->gathered.len);
}

static int begin_page(struct symai_follow *f)
{
    int rc;

    syma_page_free(f->page);
    f->page = NULL;
    begin_print(f);
    symai_buf_clear(&f->kept);
    rc = syma_page_new(f->request.options, &f->page);
    if (rc == SYMA_OK && f->status != 0)
        rc = syma_page_set_http_status(f->page, f->status);
    return rc;
}

static int on_status(void *user, int status)
{
    struct symai_follow *f = user;

    f->status = status;
    if (!is_redirect(status))
        return begin_page(f);
    syma_page_free(f->page); /* of a challenge before this answer */
    f->page = NULL;
    return SYMA_OK;
}

static int on_header(void *user, const char *name, const char *value)
{
    struct symai_follow *f = user;

    if (symai_ascii_equal(name, "set-cookie"))
        f->has_cookie = 1;
    if (!is_redirect(f->status))
        return syma_page_add_header(f->page, name, value);
    if (f->location == NULL && symai_ascii_equal(name, "location"))
        return symai_strdup(value, &f->location);
    return SYMA_OK;
}

static int on_headers_done(void *user)
{
    const struct symai_follow *f = user;

    return is_redirect(f->status) ? SYMAI_HTTP_DRAIN : SYMAI_HTTP_READ;
}

/* As long as the known page is: one piece of memory for all of it. */
static int gather(struct symai_follow *f, const void *bytes, size_t len)
{
    int rc = SYMA_OK;

    if (f->gathered.len == 0)
        rc = symai_buf_reserve(&f->gathered, f->request.known->print.body_len);
    return rc < 0 ? rc : symai_buf_add(&f->gathered, bytes, len);
}

static int keep(struct symai_follow *f, const void *bytes, size_t len)
{
    size_t room = f->request.keep - f->kept.len;

    return symai_buf_add(&f->kept, bytes, len < room ? len : room);
}

static int on_body(void *user, const void *bytes, size_t len)
{
    struct symai_follow *f = user;
    int rc = SYMA_OK;

    if (f->page == NULL)
        return SYMA_OK;
    if (f->request.keep > 0)
        return keep(f, bytes, len);
    if (f->request.knowledge != NULL)
        symai_nh_add(&f->body, bytes, len);
    if (f->gathers && f->gathered.len + len <= f->request.known->print.body_len)
        return gather(f, bytes, len);
    if (f->gathers)
        rc = feed_gathered(f);
    return rc < 0 ? rc : syma_page_feed(f->page, bytes, len);
}

static const struct symai_http_sink sink = {on_status, on_header,
                                            on_headers_done, on_body};

/* --- hops --- */

static void forget_visited(struct symai_follow *f)
{
    size_t i;

    for (i = 0; i < f->visited.count; i++)
        symai_free(*(char **)symai_vec_at(&f->visited, i));
    f->visited.count = 0;
}

/* 1: was here before; 0: remembered now. */
static int visit(struct symai_follow *f, const char *url)
{
    char *normal = NULL;
    void *slot;
    size_t i;
    int rc = symai_url_normalize(url, &normal);

    if (rc < 0)
        return rc;
    for (i = 0; i < f->visited.count && rc == 0; i++) {
        if (strcmp(*(char **)symai_vec_at(&f->visited, i), normal) == 0)
            rc = 1;
    }
    if (rc == 0)
        rc = symai_vec_push(&f->visited, &slot);
    if (rc == 0) {
        *(char **)slot = normal;
        normal = NULL;
    }
    symai_free(normal);
    return rc;
}

/* The caller's headers and logins are secrets: they go to the site that was
 * asked for, and never from https to http. */
static int may_have_headers(const struct symai_follow *f,
                            const struct symai_url *target)
{
    return symai_url_same_site(&f->origin, target) &&
           (strcmp(f->origin.scheme, "https") != 0 ||
            strcmp(target->scheme, "https") == 0);
}

static int64_t deadline(const struct symai_follow *f)
{
    return f->start_ms +
           symai_options_int(f->request.options, SYMAI_OPT_timeout_ms);
}

/* Only where the known page came from: another one has other tags. */
static void add_conditions(struct symai_follow *f,
                           struct symai_http_request *request)
{
    const struct symai_known *known = f->request.known;

    f->is_conditional = known != NULL && !f->asks_plainly && f->held == NULL &&
                        (known->etag != NULL || known->last_modified != NULL) &&
                        strcmp(f->url, known->url) == 0;
    if (!f->is_conditional)
        return;
    request->etag = known->etag;
    request->last_modified = known->last_modified;
}

/* Asks for f->url. */
static int send_request(struct symai_follow *f)
{
    struct symai_http_request request;
    struct symai_url target;
    int rc;

    f->status = 0;
    f->has_cookie = 0;
    symai_free(f->location);
    f->location = NULL;
    rc = symai_url_parse(f->url, &target);
    if (rc < 0)
        return rc;
    memset(&request, 0, sizeof(request));
    request.url = f->url;
    if (may_have_headers(f, &target)) {
        request.headers = f->request.headers;
        request.auth = f->request.auth;
    }
    request.accept_language = f->request.accept_language;
    add_conditions(f, &request);
    request.family = f->request.family;
    request.options = f->request.options;
    request.deadline_ms = deadline(f);
    request.verify = f->verify;
    request.fresh = f->request.fresh;
    symai_url_clear(&target);
    rc = symai_http_prepare(f->http, &request);
    return rc < 0 ? rc : symai_pool_add(f->pool, f->http);
}

static int record_hop(struct symai_follow *f, const char *url)
{
    struct hop *hop;
    char *copy = NULL;
    void *slot;
    int rc = symai_strdup(url, &copy);

    if (rc == SYMA_OK)
        rc = symai_vec_push(&f->hops, &slot);
    if (rc != SYMA_OK) {
        symai_free(copy);
        return rc;
    }
    hop = slot;
    hop->status = f->status;
    hop->url = copy;
    return SYMA_OK;
}

static int has_hops_left(const struct symai_follow *f)
{
    int64_t max =
        symai_options_int(f->request.options, SYMAI_OPT_max_redirects);

    return (int64_t)f->hops.count < max && f->hops.count < HOPS_MAX;
}

/* url is taken over. 1, SYMAI_FOLLOW_PAUSED, or a code. */
static int go_on(struct symai_follow *f, char *url)
{
    int rc;

    symai_free(f->url);
    f->url = url;
    f->verify = 1;
    if (f->request.pauses) {
        f->paused_ms = symai_pool_now_ms(f->pool);
        return SYMAI_FOLLOW_PAUSED;
    }
    rc = send_request(f);
    return rc < 0 ? rc : 1;
}

/* --- the end --- */

static int set_facts(struct symai_follow *f, syma_page *page)
{
    static const char *const names[SYMAI_HTTP_PHASE_COUNT] = {
        "resolve", "connect", "tls", "first_byte", "body"};
    size_t i;
    int rc = syma_page_set_request_url(page, f->asked);

    if (rc == SYMA_OK)
        rc = syma_page_set_url(page, f->url);
    if (rc == SYMA_OK && f->home != NULL)
        rc = syma_page_set_home_url(page, f->home);
    for (i = 0; i < f->hops.count && rc == SYMA_OK; i++) {
        const struct hop *hop = symai_vec_at(&f->hops, i);

        rc = syma_page_add_redirect(page, hop->status, hop->url);
    }
    for (i = 0; i < SYMAI_HTTP_PHASE_COUNT && rc == SYMA_OK; i++) {
        if (f->phase_ms[i] >= 0)
            rc = syma_page_set_timing_ms(page, names[i], f->phase_ms[i]);
    }
    if (rc == SYMA_OK)
        rc = syma_page_set_timing_ms(page, "total",
                                     symai_pool_now_ms(f->pool) - f->start_ms);
    symai_page_set_certs(page, f->certs);
    if (symai_options_int(f->request.options, SYMAI_OPT_head_only))
        symai_page_mark_bodiless(page);
    return rc;
}

static int set_failure(struct symai_follow *f, syma_page *page,
                       const char *failure)
{
    if (f->tls_failure != NULL)
        failure = f->tls_failure;
    if (failure == NULL)
        return SYMA_OK;
    if (f->request.dns_failed && strcmp(failure, "dns_temporary") == 0)
        failure = "dns_failed";
    return syma_page_set_failure(page, failure);
}

static void take_print(const struct symai_follow *f, const syma_page *page,
                       struct symai_print *print)
{
    symai_knowledge_print(f->request.knowledge, symai_page_response(page),
                          print);
    print->body = symai_nh_end(&f->body);
    print->body_len = f->body.len;
}

static int may_be_known(const struct symai_follow *f)
{
    return f->request.known != NULL && f->held == NULL &&
           symai_knowledge_may_serve(f->request.options,
                                     symai_page_response(f->page),
                                     f->request.now_ms);
}

static int is_as_known(const struct symai_follow *f)
{
    const struct symai_print *known = &f->request.known->print;
    struct symai_print print;

    take_print(f, f->page, &print);
    return print.way == known->way && print.head == known->head &&
           print.body == known->body && print.body_len == known->body_len;
}

static int finish_page(struct symai_follow *f, const char *failure)
{
    int rc = SYMA_OK;

    if (f->page == NULL)
        rc = begin_page(f);
    if (rc == SYMA_OK)
        rc = set_facts(f, f->page);
    if (rc == SYMA_OK)
        rc = set_failure(f, f->page, failure);
    if (rc == SYMA_OK && symai_http_result(f->http)->truncated)
        symai_page_mark_truncated(f->page);
    if (rc == SYMA_OK && f->gathers && failure == NULL && may_be_known(f) &&
        is_as_known(f)) {
        f->is_unchanged = 1;
        return SYMA_OK;
    }
    if (rc == SYMA_OK && f->gathers)
        rc = feed_gathered(f);
    if (rc == SYMA_OK)
        rc = syma_page_finish(f->page);
    return rc;
}

/* 0, or a code. */
static int end_with(struct symai_follow *f, const char *failure)
{
    int rc = finish_page(f, failure);

    if (rc < 0)
        return rc;
    f->result = f->page;
    f->page = NULL;
    return 0;
}

/* Redirects that lead nowhere. Behind a refresh they are no failure: the
 * page with the refresh is what a customer keeps coming back to. */
static int end_astray(struct symai_follow *f, const char *failure)
{
    if (f->held == NULL)
        return end_with(f, failure);
    syma_page_free(f->page);
    f->page = NULL;
    f->result = f->held;
    f->held = NULL;
    return 0;
}

/* The answer to a condition: the page is as it was. Where it can't be taken
 * for that, it is asked for once more, without. */
static int advance_unchanged(struct symai_follow *f)
{
    struct symai_print print;
    int rc = begin_page(f);

    if (rc == SYMA_OK)
        rc = set_facts(f, f->page);
    if (rc < 0)
        return rc;
    take_print(f, f->page, &print);
    if (may_be_known(f) && print.way == f->request.known->print.way) {
        f->is_unchanged = 1;
        f->result = f->page;
        f->page = NULL;
        return 0;
    }
    f->asks_plainly = 1;
    rc = send_request(f);
    return rc < 0 ? rc : 1;
}

/* 304, 305 and 306 lead nowhere (RFC 9110 15.4). */
static int advance_redirect(struct symai_follow *f)
{
    char *target = NULL;
    int rc = SYMA_EURL;

    if (f->location != NULL && f->location[0] != '\0' &&
        (f->status < 304 || f->status > 306))
        rc = symai_url_resolve(f->url, f->location, &target);
    if (rc == SYMA_EURL)
        return end_astray(f, "redirect_invalid");
    if (rc < 0)
        return rc;
    /* An answer that sets a cookie may well send its reader back to the
     * same address: then only the number of hops tells a loop. */
    if (f->has_cookie)
        forget_visited(f);
    if (!has_hops_left(f)) {
        rc = end_astray(f, "redirect_loop");
        goto done;
    }
    rc = record_hop(f, target);
    if (rc < 0)
        goto done;
    rc = visit(f, target);
    if (rc == 1)
        rc = end_astray(f, "redirect_loop");
    else if (rc == 0) {
        rc = go_on(f, target);
        target = NULL;
    }
done:
    symai_free(target);
    return rc;
}

/* The page is finished. 1: its refresh is followed; 0: it is the result. */
static int advance_refresh(struct symai_follow *f)
{
    char *target = NULL;
    int rc = 0;

    if (f->status >= 200 && f->status < 300 && has_hops_left(f))
        rc = symai_refresh_target(f->page, f->url, &target);
    if (rc == 1) {
        rc = visit(f, target);
        /* To itself, or to where it came from: a page that waits. */
        rc = rc == 0 ? 1 : rc == 1 ? 0 : rc;
    }
    if (rc == 1) {
        rc = record_hop(f, target);
        rc = rc < 0 ? rc : 1;
    }
    if (rc == 1) {
        syma_page_free(f->held);
        f->held = f->page;
        f->page = NULL;
        rc = go_on(f, target);
        target = NULL;
    } else if (rc == 0) {
        f->result = f->page;
        f->page = NULL;
    }
    symai_free(target);
    return rc;
}

static void add_facts(struct symai_follow *f,
                      const struct symai_http_result *result)
{
    size_t i;

    for (i = 0; i < SYMAI_HTTP_PHASE_COUNT; i++) {
        if (result->phase_ms[i] < 0)
            continue;
        if (f->phase_ms[i] < 0)
            f->phase_ms[i] = 0;
        f->phase_ms[i] += result->phase_ms[i];
    }
    symai_certs_unref(f->certs);
    f->certs = symai_certs_ref(result->certs);
}

static int may_skip_trust(const struct symai_follow *f, const char *failure)
{
    return f->verify && symai_outcome_is_trust(failure) &&
           !symai_options_int(f->request.options, SYMAI_OPT_verify_tls);
}

static int advance(struct symai_follow *f)
{
    const struct symai_http_result *result = symai_http_result(f->http);
    int rc;

    if (result->rc < 0)
        return result->rc;
    add_facts(f, result);
    if (may_skip_trust(f, result->failure)) {
        if (f->tls_failure == NULL)
            f->tls_failure = result->failure;
        f->verify = 0;
        rc = send_request(f);
        return rc < 0 ? rc : 1;
    }
    if (result->failure != NULL)
        return end_with(f, result->failure);
    if (f->status == NOT_MODIFIED && f->is_conditional)
        return advance_unchanged(f);
    if (is_redirect(f->status))
        return advance_redirect(f);
    rc = finish_page(f, NULL);
    if (rc == SYMA_OK && f->is_unchanged) {
        f->result = f->page;
        f->page = NULL;
        return 0;
    }
    return rc < 0 ? rc : advance_refresh(f);
}

static int take_cookies(struct symai_follow *f)
{
    return f->request.cookies == NULL
               ? SYMA_OK
               : symai_http_take_cookies(f->http, f->request.cookies);
}

int symai_follow_advance(struct symai_follow *f)
{
    int rc = advance(f);

    return rc == 0 ? take_cookies(f) : rc;
}

const char *symai_follow_next(const struct symai_follow *f)
{
    return f->url;
}

int symai_follow_go(struct symai_follow *f)
{
    f->start_ms += symai_pool_now_ms(f->pool) - f->paused_ms;
    return send_request(f);
}

int symai_follow_stop(struct symai_follow *f)
{
    int rc;

    f->start_ms += symai_pool_now_ms(f->pool) - f->paused_ms;
    rc = end_astray(f, NULL);
    return rc == 0 ? take_cookies(f) : rc;
}

/* --- the object --- */

static int copy_request(struct symai_follow *f,
                        const struct symai_follow_request *request)
{
    int rc = symai_url_resolve(request->url, "", &f->asked);

    f->request = *request;
    f->known = symai_known_ref(request->known);
    f->request.known = f->known;
    if (rc == SYMA_OK)
        rc = symai_url_parse(f->asked, &f->origin);
    if (rc == SYMA_OK)
        rc = symai_strdup(f->asked, &f->url);
    if (rc == SYMA_OK && request->home_url != NULL)
        rc = symai_strdup(request->home_url, &f->home);
    return rc;
}

static int give_cookies(struct symai_follow *f)
{
    return f->request.cookies == NULL
               ? SYMA_OK
               : symai_http_give_cookies(f->http, f->request.cookies);
}

int symai_follow_new(struct symai_pool *pool,
                     const struct symai_follow_request *request,
                     struct symai_follow **out)
{
    struct symai_follow *f;
    size_t i;
    int rc;

    *out = NULL;
    f = symai_calloc(1, sizeof(*f));
    if (f == NULL)
        return SYMA_ENOMEM;
    f->pool = pool;
    f->verify = 1;
    f->start_ms = symai_pool_now_ms(pool);
    symai_vec_init(&f->hops, sizeof(struct hop), HOPS_MAX + 1);
    symai_vec_init(&f->visited, sizeof(char *), HOPS_MAX + 2);
    for (i = 0; i < SYMAI_HTTP_PHASE_COUNT; i++)
        f->phase_ms[i] = -1;
    symai_buf_init(&f->gathered, GATHERED_MAX);
    symai_buf_init(&f->kept, request->keep);
    rc = copy_request(f, request);
    if (rc == SYMA_OK)
        rc = symai_http_new(&sink, f, &f->http);
    if (rc == SYMA_OK)
        rc = give_cookies(f);
    if (rc == SYMA_OK)
        rc = visit(f, f->url);
    if (rc == SYMA_OK)
        rc = send_request(f);
    if (rc < 0) {
        symai_follow_free(f);
        return rc;
    }
    *out = f;
    return SYMA_OK;
}

void symai_follow_free(struct symai_follow *f)
{
    size_t i;

    if (f == NULL)
        return;
    if (f->http != NULL)
        symai_pool_cancel(f->pool, f->http);
    symai_http_free(f->http);
    for (i = 0; i < f->hops.count; i++)
        symai_free(((struct hop *)symai_vec_at(&f->hops, i))->url);
    symai_vec_free(&f->hops);
    forget_visited(f);
    symai_vec_free(&f->visited);
    symai_url_clear(&f->origin);
    symai_free(f->asked);
    symai_free(f->home);
    symai_free(f->url);
    symai_free(f->location);
    symai_certs_unref(f->certs);
    symai_buf_free(&f->gathered);
    symai_buf_free(&f->kept);
    symai_known_unref(f->known);
    syma_page_free(f->page);
    syma_page_free(f->held);
    syma_page_free(f->result);
    symai_free(f);
}

void *symai_follow_user(const struct symai_follow *f)
{
    return f->request.user;
}

const struct symai_known *symai_follow_unchanged(const struct symai_follow *f)
{
    return f->is_unchanged ? f->request.known : NULL;
}

int symai_follow_print(const struct symai_follow *f, const syma_page *page,
                       struct symai_print *out)
{
    const struct symai_http_result *result = symai_http_result(f->http);

    if (f->request.knowledge == NULL || f->held != NULL ||
        f->tls_failure != NULL || result->failure != NULL ||
        result->truncated ||
        !symai_knowledge_may_serve(
            f->request.options, symai_page_response(page), f->request.now_ms))
        return 0;
    take_print(f, page, out);
    return 1;
}

syma_page *symai_follow_take_page(struct symai_follow *f)
{
    syma_page *page = f->result;

    f->result = NULL;
    return page;
}

const char *symai_follow_body(const struct symai_follow *f, size_t *len)
{
    *len = f->kept.len;
    return f->kept.data;
}
