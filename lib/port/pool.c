/* SPDX-License-Identifier: MIT */
/*
 * libcurl's multi interface, driven by curl_multi_poll up to the nearest
 * deadline. Each phase of a transfer has its own limit, which libcurl does
 * not know: they are kept by the transfers and looked at after each poll.
 */
#include "port/pool.h"

#include <string.h>

#include <curl/curl.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/vec.h"
#include "port/init.h"
#include "port/outcome.h"

#define POOL_MAX 65536
#define WAIT_MAX_MS 3600000

struct symai_pool {
    CURLM *multi;
    const struct symai_clock *clock;
    struct symai_vec active; /* struct symai_http * */
    struct symai_vec done;   /* struct symai_http *, oldest first */
};

static int from_multi(CURLMcode code)
{
    if (code == CURLM_OK)
        return SYMA_OK;
    return code == CURLM_OUT_OF_MEMORY ? SYMA_ENOMEM : SYMA_EINTERNAL;
}

int symai_pool_new(const struct symai_clock *clock, struct symai_pool **out)
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
    symai_vec_init(&pool->active, sizeof(struct symai_http *), POOL_MAX);
    symai_vec_init(&pool->done, sizeof(struct symai_http *), POOL_MAX);
    pool->multi = curl_multi_init();
    if (pool->multi == NULL) {
        symai_pool_free(pool);
        return SYMA_ENOMEM;
    }
    *out = pool;
    return SYMA_OK;
}

static struct symai_http *item(const struct symai_vec *list, size_t i)
{
    struct symai_http **slot = symai_vec_at(list, i);

    return slot != NULL ? *slot : NULL;
}

static void remove_item(struct symai_vec *list, size_t i)
{
    struct symai_http **items = list->items;

    memmove(items + i, items + i + 1, (list->count - i - 1) * sizeof(items[0]));
    list->count--;
}

static int push_item(struct symai_vec *list, struct symai_http *http)
{
    void *slot;
    int rc = symai_vec_push(list, &slot);

    if (rc == SYMA_OK)
        *(struct symai_http **)slot = http;
    return rc;
}

void symai_pool_free(struct symai_pool *pool)
{
    size_t i;

    if (pool == NULL)
        return;
    for (i = 0; i < pool->active.count; i++)
        curl_multi_remove_handle(pool->multi,
                                 symai_http_handle(item(&pool->active, i)));
    if (pool->multi != NULL)
        curl_multi_cleanup(pool->multi);
    symai_vec_free(&pool->active);
    symai_vec_free(&pool->done);
    symai_free(pool);
}

int64_t symai_pool_now_ms(const struct symai_pool *pool)
{
    return pool->clock->monotonic_ms(pool->clock->user);
}

size_t symai_pool_active(const struct symai_pool *pool)
{
    return pool->active.count;
}

int symai_pool_add(struct symai_pool *pool, struct symai_http *http)
{
    int rc;

    /* A place in done for each transfer from the start: libcurl tells an end
     * once, and there must be room to write it down. */
    rc = symai_vec_reserve(&pool->done,
                           pool->done.count + pool->active.count + 1);
    if (rc == SYMA_OK)
        rc = push_item(&pool->active, http);
    if (rc < 0)
        return rc;
    symai_http_begin(http, pool->clock);
    rc =
        from_multi(curl_multi_add_handle(pool->multi, symai_http_handle(http)));
    if (rc < 0)
        pool->active.count--;
    return rc;
}

/* SYMA_OK always, but for a mistake of this file: symai_pool_add has made
 * the place in done. */
static int finish(struct symai_pool *pool, size_t i, int curl_code)
{
    struct symai_http *http = item(&pool->active, i);
    int rc = push_item(&pool->done, http);

    if (rc < 0)
        return rc;
    /* Facts first: a handle outside of the multi has lost some of them. */
    symai_http_end(http, curl_code);
    curl_multi_remove_handle(pool->multi, symai_http_handle(http));
    remove_item(&pool->active, i);
    return SYMA_OK;
}

void symai_pool_cancel(struct symai_pool *pool, struct symai_http *http)
{
    size_t i;

    for (i = 0; i < pool->active.count; i++) {
        if (item(&pool->active, i) != http)
            continue;
        curl_multi_remove_handle(pool->multi, symai_http_handle(http));
        remove_item(&pool->active, i);
        return;
    }
    for (i = 0; i < pool->done.count; i++) {
        if (item(&pool->done, i) != http)
            continue;
        remove_item(&pool->done, i);
        return;
    }
}

static int find_handle(const struct symai_pool *pool, CURL *easy, size_t *out)
{
    size_t i;

    for (i = 0; i < pool->active.count; i++) {
        if (symai_http_handle(item(&pool->active, i)) == easy) {
            *out = i;
            return 1;
        }
    }
    return 0;
}

static int collect(struct symai_pool *pool)
{
    const CURLMsg *msg;
    size_t i;
    int left;
    int rc = SYMA_OK;

    while (rc == SYMA_OK) { /* a message is read only to be taken */
        msg = curl_multi_info_read(pool->multi, &left);
        if (msg == NULL)
            break;
        if (msg->msg == CURLMSG_DONE && find_handle(pool, msg->easy_handle, &i))
            rc = finish(pool, i, (int)msg->data.result);
    }
    return rc;
}

static int expire(struct symai_pool *pool)
{
    size_t i = 0;
    int rc = SYMA_OK;

    while (i < pool->active.count && rc == SYMA_OK) {
        if (symai_http_has_expired(item(&pool->active, i)))
            rc = finish(pool, i, SYMAI_OUTCOME_EXPIRED);
        else
            i++;
    }
    return rc;
}

static int64_t time_to_wait(const struct symai_pool *pool, int64_t wait_ms)
{
    int64_t now = symai_pool_now_ms(pool);
    size_t i;

    if (pool->done.count > 0 || wait_ms < 0)
        return 0;
    if (wait_ms > WAIT_MAX_MS)
        wait_ms = WAIT_MAX_MS;
    for (i = 0; i < pool->active.count; i++) {
        int64_t left = symai_http_deadline(item(&pool->active, i)) - now;

        if (left < wait_ms)
            wait_ms = left < 0 ? 0 : left;
    }
    return wait_ms;
}

int symai_pool_step(struct symai_pool *pool, int64_t wait_ms)
{
    int running = 0;
    int round;
    int rc = SYMA_OK;

    /* Work, wait, work: what the wait brought is done in the same step. */
    for (round = 0; round < 2 && rc == SYMA_OK; round++) {
        rc = from_multi(curl_multi_perform(pool->multi, &running));
        if (rc == SYMA_OK)
            rc = collect(pool);
        if (rc == SYMA_OK)
            rc = expire(pool);
        if (rc == SYMA_OK && round == 0)
            rc = from_multi(curl_multi_poll(
                pool->multi, NULL, 0, (int)time_to_wait(pool, wait_ms), NULL));
    }
    return rc;
}

struct symai_http *symai_pool_next_done(struct symai_pool *pool)
{
    struct symai_http *http = item(&pool->done, 0);

    if (http != NULL)
        remove_item(&pool->done, 0);
    return http;
}
