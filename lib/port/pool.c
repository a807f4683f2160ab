/* SPDX-License-Identifier: MIT */
/*
 * libcurl's multi interface by curl_multi_socket_action: libcurl says which
 * sockets and which moment it waits for, the poller waits. Each phase of a
 * transfer has its own limit, which libcurl does not know: those deadlines
 * are kept in a heap.
 */
#include "port/pool.h"

#include <string.h>

#include <curl/curl.h>

#include "base/error.h"
#include "base/heap.h"
#include "base/mem.h"
#include "port/init.h"
#include "port/outcome.h"
#include "port/poller.h"

#define POOL_MAX 65536
#define WAIT_MAX_MS 3600000
#define BATCH 64      /* sockets of one step */
#define TIMER_TURNS 8 /* libcurl may set its timer to 'now' again and again */

struct symai_pool {
    CURLM *multi;
    CURLSH *share; /* TLS sessions; the multi shares all else by itself */
    struct symai_http_sockets sockets;
    const struct symai_clock *clock;
    struct symai_heap deadlines;
    size_t active;
    struct symai_http_place *first_done;
    struct symai_http_place *last_done;
    int64_t curl_ms; /* when libcurl wants to be called; -1: not */
    int64_t alarm_ms;
    int trouble; /* of a callback */
};

static int from_multi(CURLMcode code)
{
    if (code == CURLM_OK)
        return SYMA_OK;
    return code == CURLM_OUT_OF_MEMORY ? SYMA_ENOMEM : SYMA_EINTERNAL;
}

/* --- what libcurl waits for --- */

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user,
                     void *own)
{
    struct symai_pool *pool = user;
    int wanted = 0;
    int rc;

    (void)own;
    if (what == CURL_POLL_IN || what == CURL_POLL_INOUT)
        wanted |= SYMAI_POLL_IN;
    if (what == CURL_POLL_OUT || what == CURL_POLL_INOUT)
        wanted |= SYMAI_POLL_OUT;
    rc = symai_poller_watch(pool->sockets.poller, (int)fd, wanted);
    if (rc < 0) {
        pool->trouble = rc;
        symai_http_give_up(symai_http_of_handle(easy), rc);
    }
    return 0;
}

static int on_timer(CURLM *multi, long timeout_ms, void *user)
{
    struct symai_pool *pool = user;

    (void)multi;
    pool->curl_ms = timeout_ms < 0 ? -1 : symai_pool_now_ms(pool) + timeout_ms;
    return 0;
}

/* Keeps the first code that is not CURLM_OK. */
static void note(CURLMcode *first, CURLMcode code)
{
    if (*first == CURLM_OK)
        *first = code;
}

static int set_up_multi(struct symai_pool *pool, size_t max_idle)
{
    CURLM *multi = pool->multi;
    CURLMcode code = CURLM_OK;

    note(&code, curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket));
    note(&code, curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, pool));
    note(&code, curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer));
    note(&code, curl_multi_setopt(multi, CURLMOPT_TIMERDATA, pool));
    note(&code, curl_multi_setopt(multi, CURLMOPT_PIPELINING,
                                  (long)CURLPIPE_MULTIPLEX));
    note(&code, curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)max_idle));
    return from_multi(code);
}

static int set_up_share(struct symai_pool *pool)
{
    CURLSHcode code = curl_share_setopt(pool->share, CURLSHOPT_SHARE,
                                        CURL_LOCK_DATA_SSL_SESSION);

    if (code == CURLSHE_OK)
        return SYMA_OK;
    return code == CURLSHE_NOMEM ? SYMA_ENOMEM : SYMA_EINTERNAL;
}

static int make_parts(struct symai_pool *pool, size_t max_idle)
{
    int rc = symai_poller_new(&pool->sockets.poller);

    if (rc < 0)
        return rc;
    pool->multi = curl_multi_init();
    pool->share = curl_share_init();
    if (pool->multi == NULL || pool->share == NULL)
        return SYMA_ENOMEM;
    rc = set_up_share(pool);
    return rc < 0 ? rc : set_up_multi(pool, max_idle);
}

int symai_pool_new(const struct symai_clock *clock, size_t max_idle,
                   size_t max_active, struct symai_pool **out)
{
    struct symai_pool *pool;
    int rc;

    *out = NULL;
    rc = symai_port_init();
    if (rc < 0)
        return rc;
    pool = symai_calloc(1, sizeof(*pool));
    if (pool == NULL)
        return SYMA_ENOMEM;
    pool->clock = clock;
    pool->curl_ms = -1;
    pool->alarm_ms = -1;
    symai_heap_init(&pool->deadlines, POOL_MAX);
    symai_cert_store_init(&pool->sockets.certs, max_idle + max_active);
    rc = make_parts(pool, max_idle);
    if (rc < 0)
        symai_pool_free(pool);
    else
        *out = pool;
    return rc;
}

/* --- transfers in and out --- */

static struct symai_http_place *first_deadline(const struct symai_pool *pool)
{
    return (struct symai_http_place *)(void *)symai_heap_first(
        &pool->deadlines);
}

static void on_move(void *user, struct symai_http *http)
{
    struct symai_pool *pool = user;
    struct symai_http_place *place = symai_http_place(http);

    /* It is in already: to move it needs no memory. */
    if (place->deadline.place > 0)
        symai_heap_set(&pool->deadlines, &place->deadline,
                       symai_http_deadline(http));
}

static void take_out(struct symai_pool *pool, struct symai_http *http)
{
    CURL *easy = symai_http_handle(http);

    symai_heap_remove(&pool->deadlines, &symai_http_place(http)->deadline);
    curl_multi_remove_handle(pool->multi, easy);
    curl_easy_setopt(easy, CURLOPT_SHARE, NULL);
    symai_http_place(http)->index = 0;
    pool->active--;
}

void symai_pool_free(struct symai_pool *pool)
{
    struct symai_http_place *place;

    if (pool == NULL)
        return;
    for (place = first_deadline(pool); place != NULL;
         place = first_deadline(pool))
        take_out(pool, place->http);
    if (pool->multi != NULL)
        curl_multi_cleanup(pool->multi);
    if (pool->share != NULL)
        curl_share_cleanup(pool->share);
    symai_poller_free(pool->sockets.poller);
    symai_heap_free(&pool->deadlines);
    symai_cert_store_free(&pool->sockets.certs);
    symai_free(pool);
}

int64_t symai_pool_now_ms(const struct symai_pool *pool)
{
    return pool->clock->monotonic_ms(pool->clock->user);
}

size_t symai_pool_active(const struct symai_pool *pool)
{
    return pool->active;
}

static void finish(struct symai_pool *pool, struct symai_http *http,
                   int curl_code)
{
    struct symai_http_place *place = symai_http_place(http);

    /* Facts first: a handle outside of the multi has lost some of them. */
    symai_http_end(http, curl_code);
    take_out(pool, http);
    place->next = NULL;
    if (pool->last_done != NULL)
        pool->last_done->next = place;
    else
        pool->first_done = place;
    pool->last_done = place;
}

int symai_pool_add(struct symai_pool *pool, struct symai_http *http)
{
    struct symai_http_place *place = symai_http_place(http);
    CURL *easy = symai_http_handle(http);
    int rc;

    rc = symai_http_begin(http, pool->clock, &pool->sockets, on_move, pool);
    if (rc < 0)
        return rc;
    rc = symai_heap_set(&pool->deadlines, &place->deadline,
                        symai_http_deadline(http));
    if (rc < 0)
        return rc;
    place->index = 1;
    pool->active++;
    if (symai_http_is_barred(http)) {
        finish(pool, http, SYMAI_OUTCOME_BARRED);
        return SYMA_OK;
    }
    rc = symai_outcome_of_code(
        (int)curl_easy_setopt(easy, CURLOPT_SHARE, pool->share));
    if (rc == SYMA_OK)
        rc = from_multi(curl_multi_add_handle(pool->multi, easy));
    if (rc < 0)
        take_out(pool, http);
    return rc;
}

struct symai_http *symai_pool_next_done(struct symai_pool *pool)
{
    struct symai_http_place *place = pool->first_done;

    if (place == NULL)
        return NULL;
    pool->first_done = place->next;
    if (pool->first_done == NULL)
        pool->last_done = NULL;
    return place->http;
}

static void forget_done(struct symai_pool *pool,
                        const struct symai_http_place *gone)
{
    struct symai_http_place *place = pool->first_done;
    struct symai_http_place *before = NULL;

    while (place != NULL && place != gone) {
        before = place;
        place = place->next;
    }
    if (place == NULL)
        return;
    if (before != NULL)
        before->next = place->next;
    else
        pool->first_done = place->next;
    if (pool->last_done == place)
        pool->last_done = before;
}

void symai_pool_cancel(struct symai_pool *pool, struct symai_http *http)
{
    struct symai_http_place *place = symai_http_place(http);

    if (place->index > 0)
        take_out(pool, http);
    else
        forget_done(pool, place);
}

/* --- work --- */

static void collect(struct symai_pool *pool)
{
    const CURLMsg *msg;
    struct symai_http *http;
    int left;

    for (msg = curl_multi_info_read(pool->multi, &left); msg != NULL;
         msg = curl_multi_info_read(pool->multi, &left)) {
        if (msg->msg != CURLMSG_DONE)
            continue;
        http = symai_http_of_handle(msg->easy_handle);
        if (http != NULL)
            finish(pool, http, (int)msg->data.result);
    }
}

static void expire(struct symai_pool *pool)
{
    struct symai_http_place *place = first_deadline(pool);
    int64_t now = symai_pool_now_ms(pool);

    while (place != NULL && place->deadline.at_ms <= now) {
        if (symai_http_has_expired(place->http))
            finish(pool, place->http, SYMAI_OUTCOME_EXPIRED);
        else
            symai_heap_set(&pool->deadlines, &place->deadline,
                           symai_http_deadline(place->http));
        place = first_deadline(pool);
    }
}

/* Which transfers it has lost for want of memory libcurl does not say; none
 * may wait for a socket that nobody watches. */
static void give_up_all(struct symai_pool *pool, int rc)
{
    struct symai_http_place *place;

    collect(pool); /* those that are done */
    for (place = first_deadline(pool); place != NULL;
         place = first_deadline(pool)) {
        symai_http_give_up(place->http, rc);
        finish(pool, place->http, CURLE_OUT_OF_MEMORY);
    }
}

static int act(struct symai_pool *pool, curl_socket_t fd, int what)
{
    int running = 0;
    int rc =
        from_multi(curl_multi_socket_action(pool->multi, fd, what, &running));

    if (rc < 0)
        give_up_all(pool, rc);
    return rc;
}

static int run_timer(struct symai_pool *pool)
{
    int turns = TIMER_TURNS;
    int rc = SYMA_OK;

    while (rc == SYMA_OK && turns-- > 0 && pool->curl_ms >= 0 &&
           pool->curl_ms <= symai_pool_now_ms(pool)) {
        pool->curl_ms = -1;
        rc = act(pool, CURL_SOCKET_TIMEOUT, 0);
    }
    return rc;
}

static int serve(struct symai_pool *pool, const struct symai_ready *ready,
                 int count)
{
    int what;
    int i;
    int rc = SYMA_OK;

    for (i = 0; i < count && rc == SYMA_OK; i++) {
        what = ((ready[i].what & SYMAI_POLL_IN) ? CURL_CSELECT_IN : 0) |
               ((ready[i].what & SYMAI_POLL_OUT) ? CURL_CSELECT_OUT : 0) |
               ((ready[i].what & SYMAI_POLL_ERR) ? CURL_CSELECT_ERR : 0);
        rc = act(pool, ready[i].fd, what);
    }
    return rc;
}

static int64_t nearer(int64_t a, int64_t b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return a < b ? a : b;
}

int64_t symai_pool_next_ms(const struct symai_pool *pool)
{
    const struct symai_http_place *place = first_deadline(pool);
    int64_t next = nearer(pool->curl_ms, pool->alarm_ms);

    return place == NULL ? next : nearer(next, place->deadline.at_ms);
}

static int64_t time_to_wait(const struct symai_pool *pool, int64_t wait_ms)
{
    int64_t next = symai_pool_next_ms(pool);
    int64_t now = symai_pool_now_ms(pool);

    if (pool->first_done != NULL || wait_ms < 0)
        return 0;
    if (wait_ms > WAIT_MAX_MS)
        wait_ms = WAIT_MAX_MS;
    if (next >= 0 && next - now < wait_ms)
        wait_ms = next > now ? next - now : 0;
    return wait_ms;
}

static int arm(struct symai_pool *pool)
{
    return symai_poller_set_timer(pool->sockets.poller,
                                  symai_pool_next_ms(pool),
                                  symai_pool_now_ms(pool));
}

/* Told once: the next step begins anew. */
static int take_trouble(struct symai_pool *pool)
{
    int rc = pool->trouble;

    pool->trouble = SYMA_OK;
    return rc;
}

/* What is due by the clock, before and after the sockets. */
static int run_due(struct symai_pool *pool)
{
    int rc = run_timer(pool);

    collect(pool);
    expire(pool);
    return rc < 0 ? rc : take_trouble(pool);
}

int symai_pool_step(struct symai_pool *pool, int64_t wait_ms, int *woken)
{
    struct symai_ready ready[BATCH];
    int count;
    int rc = run_due(pool);

    *woken = 0;
    if (rc == SYMA_OK)
        rc = arm(pool);
    if (rc < 0)
        return rc;
    count = symai_poller_wait(pool->sockets.poller, time_to_wait(pool, wait_ms),
                              ready, BATCH, woken);
    if (count < 0)
        return count;
    rc = serve(pool, ready, count);
    if (rc == SYMA_OK)
        rc = run_due(pool);
    return rc == SYMA_OK ? arm(pool) : rc;
}

int symai_pool_set_alarm(struct symai_pool *pool, int64_t at_ms)
{
    pool->alarm_ms = at_ms;
    return arm(pool);
}

int symai_pool_fd(const struct symai_pool *pool)
{
    return symai_poller_fd(pool->sockets.poller);
}

int symai_pool_keep_readable(struct symai_pool *pool, int readable)
{
    return symai_poller_keep_readable(pool->sockets.poller, readable);
}

int symai_pool_wakeup(struct symai_pool *pool)
{
    return symai_poller_wakeup(pool->sockets.poller);
}
