/* SPDX-License-Identifier: MIT */
/*
 * A table of chains, and a heap of moments: of one that waits for its turn
 * that at which this is given up, of one that is known that at which it is
 * forgotten. Where the table is full the one next to be forgotten goes.
 */
#include "run/absence.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/heap.h"
#include "base/mem.h"
#include "base/options.h"
#include "page/page.h"
#include "port/url.h"
#include "run/check.h"
#include "run/follow.h"

#define BUCKETS 1024 /* a power of two */
#define ABSENCES_MAX 32768
#define KEPT_MS INT64_C(86400000)
#define FAILURE_KEPT_MS INT64_C(3600000)
#define ANSWER_MS 10000 /* at most; somebody waits for it */
#define MAX_KEY 65536

struct symai_absence {
    struct symai_pace_job job;     /* first: the pace finds it by that */
    struct symai_heap_entry moment;
    struct symai_absences *all;
    struct symai_absence *next; /* in its bucket */
    struct symai_follow *follow; /* NULL: not under way */
    struct symai_absence_wait *waits;
    struct symai_likeness *likeness; /* NULL: nothing to compare with */
    char *lands; /* where the host led from there; NULL: nowhere */
    char *url;
    char *language; /* NULL: not said */
    char *key;
    uint64_t hash;
    uint64_t number;
    int is_known;
    int is_told; /* those who waited are being told */
};

struct symai_absences {
    struct symai_pool *pool;
    struct symai_pace *pace;
    const struct symai_clock *clock;
    syma_options *options;
    int64_t turn_ms; /* how long one waits for its turn */
    struct symai_absence *buckets[BUCKETS];
    struct symai_heap moments;
    size_t count;
    uint64_t last_number;
};

/* --- the object --- */

static int set_options(struct symai_absences *a, const syma_options *o)
{
    int64_t timeout = symai_options_int(o, SYMAI_OPT_timeout_ms);
    int rc = symai_options_copy(o, &a->options);

    a->turn_ms = timeout + symai_options_int(o, SYMAI_OPT_host_delay_ms);
    if (rc == SYMA_OK && timeout > ANSWER_MS)
        rc = syma_options_set_int(a->options, "timeout_ms", ANSWER_MS);
    return rc;
}

int symai_absences_new(struct symai_pool *pool, struct symai_pace *pace,
                       const struct symai_clock *clock, const syma_options *o,
                       struct symai_absences **out)
{
    struct symai_absences *a;
    int rc;

    *out = NULL;
    if (!symai_options_int(o, SYMAI_OPT_absence_baseline) ||
        symai_options_int(o, SYMAI_OPT_head_only))
        return SYMA_OK;
    a = symai_calloc(1, sizeof *a);
    if (a == NULL)
        return SYMA_ENOMEM;
    a->pool = pool;
    a->pace = pace;
    a->clock = clock;
    symai_heap_init(&a->moments, ABSENCES_MAX);
    rc = set_options(a, o);
    if (rc < 0)
        symai_absences_free(a);
    else
        *out = a;
    return rc;
}

static void absence_free(struct symai_absence *one)
{
    symai_follow_free(one->follow);
    symai_free(one->likeness);
    symai_free(one->lands);
    symai_free(one->url);
    symai_free(one->language);
    symai_free(one->key);
    symai_free(one);
}

/* Out of the table, and gone. */
static void forget(struct symai_absences *a, struct symai_absence *one)
{
    struct symai_absence **at = &a->buckets[one->hash & (BUCKETS - 1)];

    while (*at != one)
        at = &(*at)->next;
    *at = one->next;
    symai_heap_remove(&a->moments, &one->moment);
    a->count--;
    absence_free(one);
}

void symai_absences_free(struct symai_absences *a)
{
    size_t i;

    if (a == NULL)
        return;
    for (i = 0; i < BUCKETS; i++) {
        while (a->buckets[i] != NULL)
            forget(a, a->buckets[i]);
    }
    symai_heap_free(&a->moments);
    syma_options_free(a->options);
    symai_free(a);
}

static int64_t now_ms(const struct symai_absences *a)
{
    return symai_pool_now_ms(a->pool);
}

/* --- the table --- */

/* The origin, a space, the language. */
static int make_key(const char *url, const char *language, char **key)
{
    struct symai_url parts;
    struct symai_buf text;
    int rc = symai_url_parse(url, &parts);

    symai_buf_init(&text, MAX_KEY);
    if (rc == SYMA_OK)
        rc = symai_buf_addf(&text, "%s://%s:%d %s", parts.scheme, parts.host,
                            parts.port, language != NULL ? language : "");
    if (rc == SYMA_OK)
        rc = symai_buf_detach(&text, key);
    symai_url_clear(&parts);
    symai_buf_free(&text);
    return rc;
}

/* The same each time, so that whoever reads the host's log knows it again. */
static int make_url(const char *key, uint64_t hash, char **out)
{
    struct symai_buf text;
    int rc;

    symai_buf_init(&text, MAX_KEY);
    rc = symai_buf_addf(&text, "%.*s/libsyma-no-such-page-%016" PRIx64,
                        (int)strcspn(key, " "), key, hash);
    if (rc == SYMA_OK)
        rc = symai_buf_detach(&text, out);
    symai_buf_free(&text);
    return rc;
}

static uint64_t hash_of(const char *key)
{
    return symai_hash(SYMAI_HASH_START, key, strlen(key));
}

/* NULL: none, or no memory to look for it. */
static struct symai_absence *find(const struct symai_absences *a,
                                  const char *url, const char *language)
{
    struct symai_absence *one = NULL;
    char *key = NULL;

    if (make_key(url, language, &key) == SYMA_OK)
        one = a->buckets[hash_of(key) & (BUCKETS - 1)];
    while (one != NULL && strcmp(one->key, key) != 0)
        one = one->next;
    symai_free(key);
    return one;
}

static struct symai_absence *absence_of(struct symai_heap_entry *moment)
{
    return (struct symai_absence *)(void *)((char *)moment -
                                            offsetof(struct symai_absence,
                                                     moment));
}

/* What is next to be forgotten makes room, unless it is waited for. */
static int make_room(struct symai_absences *a)
{
    struct symai_absence *one;

    if (a->count < ABSENCES_MAX)
        return SYMA_OK;
    one = absence_of(symai_heap_first(&a->moments));
    if (!one->is_known || one->is_told)
        return SYMA_ELIMIT;
    forget(a, one);
    return SYMA_OK;
}

static int fill(struct symai_absence *one, const char *url,
                const char *language)
{
    int rc = make_key(url, language, &one->key);

    if (rc == SYMA_OK) {
        one->hash = hash_of(one->key);
        rc = make_url(one->key, one->hash, &one->url);
    }
    if (rc == SYMA_OK && language != NULL)
        rc = symai_strdup(language, &one->language);
    return rc;
}

/* Not known, and in the queue of its host. */
static int add(struct symai_absences *a, const char *url, const char *language,
               struct symai_absence **out)
{
    struct symai_absence *one;
    int rc = make_room(a);

    if (rc < 0)
        return rc;
    one = symai_calloc(1, sizeof *one);
    if (one == NULL)
        return SYMA_ENOMEM;
    one->all = a;
    one->job.owner = a;
    rc = fill(one, url, language);
    if (rc == SYMA_OK)
        rc = symai_heap_set(&a->moments, &one->moment,
                            now_ms(a) + a->turn_ms);
    if (rc == SYMA_OK)
        rc = symai_pace_enqueue_first(a->pace, one->url, now_ms(a), &one->job);
    if (rc < 0) {
        symai_heap_remove(&a->moments, &one->moment);
        absence_free(one);
        return rc;
    }
    one->next = a->buckets[one->hash & (BUCKETS - 1)];
    a->buckets[one->hash & (BUCKETS - 1)] = one;
    a->count++;
    *out = one;
    return SYMA_OK;
}

/* --- what is known --- */

/* 1 where the two are the same address. */
static int is_same(const char *a, const char *b)
{
    char *first = NULL;
    char *second = NULL;
    int same = symai_url_normalize(a, &first) == SYMA_OK &&
               symai_url_normalize(b, &second) == SYMA_OK &&
               strcmp(first, second) == 0;

    symai_free(first);
    symai_free(second);
    return same;
}

static int is_front(const char *url, const char *home)
{
    struct symai_url parts;
    int front = url == NULL || (home != NULL && is_same(url, home));

    if (!front) {
        front = symai_url_parse(url, &parts) < 0 ||
                strcmp(parts.path, "/") == 0;
        symai_url_clear(&parts);
    }
    return front;
}

/* The home page may well be what a host shows for what it does not have. */
static int is_exempt(const syma_page *page, const char *home)
{
    const struct symai_response *r = symai_page_response(page);

    return is_front(r->request_url, home) || is_front(r->final_url, home);
}

int symai_absences_concern(const syma_page *page, const char *home)
{
    struct symai_likeness here;
    int rc;

    if (is_exempt(page, home))
        return 0;
    rc = symai_likeness_of(symai_page_features(page), &here);
    return rc < 0 ? rc : here.count > 0;
}

const struct symai_absence *symai_absences_known(const struct symai_absences *a,
                                                 const char *url,
                                                 const char *language)
{
    const struct symai_absence *one = find(a, url, language);

    return one != NULL && one->is_known && one->moment.at_ms > now_ms(a) ? one
                                                                         : NULL;
}

uint64_t symai_absence_number(const struct symai_absence *absence)
{
    return absence->number;
}

const struct symai_likeness *symai_absence_likeness(
    const struct symai_absence *absence)
{
    return absence->likeness;
}

/* Where a host sends those who are lost is a page that it has. */
int symai_absence_is_like(const struct symai_absence *absence,
                          const syma_page *page, const char *home)
{
    struct symai_likeness here;
    int rc;

    if (absence->likeness == NULL || is_exempt(page, home) ||
        (absence->lands != NULL &&
         is_same(symai_page_response(page)->request_url, absence->lands)))
        return 0;
    rc = symai_likeness_of(symai_page_features(page), &here);
    return rc < 0 ? rc : symai_likeness_same(&here, absence->likeness);
}

/* --- asking --- */

int symai_absences_wait(struct symai_absences *a, const char *url,
                        const char *language, struct symai_absence_wait *wait)
{
    struct symai_absence *one = find(a, url, language);
    struct symai_absence_wait **last;

    if (one != NULL && one->is_known) {
        if (one->moment.at_ms > now_ms(a) || one->is_told)
            return 0;
        forget(a, one);
        one = NULL;
    }
    if (one == NULL && add(a, url, language, &one) < 0)
        return 0;
    for (last = &one->waits; *last != NULL; last = &(*last)->next)
        continue;
    *last = wait;
    wait->at = one;
    wait->next = NULL;
    return 1;
}

static void unlink_wait(struct symai_absence_wait *wait)
{
    struct symai_absence_wait **at = &wait->at->waits;

    while (*at != wait)
        at = &(*at)->next;
    *at = wait->next;
    wait->at = NULL;
}

int symai_absences_leave(struct symai_absences *a,
                         struct symai_absence_wait *wait)
{
    struct symai_absence *one = wait->at;
    int ran;

    unlink_wait(wait);
    if (one->waits != NULL || one->is_known)
        return 0;
    ran = !one->job.is_waiting;
    if (ran)
        symai_pace_done(a->pace, &one->job, now_ms(a), 1, 0);
    else
        symai_pace_forget(a->pace, &one->job);
    forget(a, one);
    return ran;
}

int symai_absences_own(const struct symai_absences *a,
                       const struct symai_pace_job *job)
{
    return a != NULL && job->owner == a;
}

static struct symai_absence *of_job(struct symai_pace_job *job)
{
    return (struct symai_absence *)(void *)job;
}

/* It is known from now on, for so long. */
static void end(struct symai_absence *one, int64_t kept_ms)
{
    symai_follow_free(one->follow);
    one->follow = NULL;
    one->is_known = 1;
    one->is_told = 1;
    one->number = ++one->all->last_number;
    symai_heap_set(&one->all->moments, &one->moment,
                   now_ms(one->all) + kept_ms);
}

int symai_absence_begin(struct symai_pace_job *job)
{
    struct symai_absence *one = of_job(job);
    struct symai_absences *a = one->all;
    struct symai_follow_request request;

    memset(&request, 0, sizeof request);
    request.url = one->url;
    request.accept_language = one->language;
    request.options = a->options;
    request.now_ms = a->clock->wall_ms(a->clock->user);
    request.user = one;
    if (symai_follow_new(a->pool, &request, &one->follow) < 0) {
        end(one, FAILURE_KEPT_MS);
        return 0;
    }
    /* From here on its transfer has a limit. */
    symai_heap_set(&a->moments, &one->moment, INT64_MAX);
    return 1;
}

/* What cannot be kept is as if it had not been said. */
static void take_page(struct symai_absence *one, const syma_page *page)
{
    const struct symai_response *r = symai_page_response(page);
    struct symai_likeness here;

    if (r->failure != NULL || r->status < 200 || r->status >= 300 ||
        symai_likeness_of(symai_page_features(page), &here) < 0 ||
        here.count == 0)
        return;
    if (r->final_url != NULL && !is_same(r->final_url, one->url) &&
        symai_strdup(r->final_url, &one->lands) < 0)
        return;
    one->likeness = symai_calloc(1, sizeof *one->likeness);
    if (one->likeness != NULL)
        *one->likeness = here;
}

/* Of one that could not tell, or would not just now, little is known. */
static int64_t kept_ms(const struct symai_response *r)
{
    return r->failure != NULL || r->status == 429 || r->status >= 500
               ? FAILURE_KEPT_MS
               : KEPT_MS;
}

int symai_absence_advance(struct symai_pace_job *job, int64_t *keep_away_ms)
{
    struct symai_absence *one = of_job(job);
    struct symai_wish wish = {0, 0};
    syma_page *page;
    int rc = symai_follow_advance(one->follow);

    *keep_away_ms = 0;
    if (rc == 1)
        return 1;
    if (rc < 0) {
        end(one, FAILURE_KEPT_MS);
        return 0;
    }
    page = symai_follow_take_page(one->follow);
    symai_wish_read(one->all->clock, page, &wish);
    *keep_away_ms = wish.host_ms;
    take_page(one, page);
    end(one, kept_ms(symai_page_response(page)));
    syma_page_free(page);
    return 0;
}

struct symai_absence_wait *symai_absence_next(struct symai_pace_job *job)
{
    struct symai_absence *one = of_job(job);
    struct symai_absence_wait *wait = one->waits;

    if (wait != NULL)
        unlink_wait(wait);
    else
        one->is_told = 0;
    return wait;
}

/* --- moments --- */

struct symai_pace_job *symai_absences_overdue(struct symai_absences *a)
{
    struct symai_heap_entry *first;
    struct symai_absence *one;

    if (a == NULL)
        return NULL;
    first = symai_heap_first(&a->moments);
    while (first != NULL && first->at_ms <= now_ms(a)) {
        one = absence_of(first);
        if (!one->is_known) {
            symai_pace_forget(a->pace, &one->job);
            end(one, FAILURE_KEPT_MS);
            return &one->job;
        }
        forget(a, one);
        first = symai_heap_first(&a->moments);
    }
    return NULL;
}

int64_t symai_absences_next_ms(const struct symai_absences *a)
{
    const struct symai_heap_entry *first =
        a == NULL ? NULL : symai_heap_first(&a->moments);

    return first == NULL || first->at_ms == INT64_MAX ? -1 : first->at_ms;
}
