/* SPDX-License-Identifier: MIT */
/*
 * A host is in the heap while its first job waits for a moment, in the list
 * of the ready while it could begin, and in neither while it is busy or has
 * nothing to do. Hosts that have nothing to do are forgotten once their pause
 * is over, so that a prober which runs for months does not grow.
 */
#include "run/pace.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/heap.h"
#include "base/mem.h"
#include "base/options.h"
#include "port/url.h"

#define HOSTS_MAX 65536
#define BUCKETS 4096  /* a power of two */
#define HELD_MAX 1024 /* pages; what is past that is asked as ever */
#define BACK_OFF_MS 1000
#define BACK_OFF_STEPS 6

struct symai_pace_host {
    struct symai_heap_entry due;  /* first: the heap finds the host by it */
    struct symai_pace_host *next; /* in its bucket */
    struct symai_pace_host *next_ready;
    struct symai_pace_job *first;
    struct symai_pace_job *last;
    int64_t free_at_ms; /* the pause after the last request ends */
    uint64_t hash;
    int running;
    int expected; /* jobs that come later */
    int is_ready;
    int refusals; /* in a row, without a word how long */
    int port;
    char name[]; /* with its NUL */
};

/* A page that asked to be left alone. */
struct held {
    uint64_t hash;
    int64_t until_ms;
};

struct symai_pace {
    struct symai_pace_host *buckets[BUCKETS];
    struct symai_heap due; /* hosts that wait, and idle ones to be forgotten */
    struct symai_heap later; /* jobs whose page asked to be left alone */
    struct symai_vec held;   /* struct held */
    struct symai_pace_host *first_ready;
    struct symai_pace_host *last_ready;
    int64_t delay_ms;
    int64_t keep_away_max_ms;
    int max_per_host;
    size_t waiting; /* jobs */
};

int symai_pace_new(const syma_options *o, struct symai_pace **out)
{
    struct symai_pace *pace = symai_calloc(1, sizeof *pace);

    *out = pace;
    if (pace == NULL)
        return SYMA_ENOMEM;
    symai_heap_init(&pace->due, HOSTS_MAX);
    symai_heap_init(&pace->later, HOSTS_MAX);
    symai_vec_init(&pace->held, sizeof(struct held), HELD_MAX);
    pace->delay_ms = symai_options_int(o, SYMAI_OPT_host_delay_ms);
    pace->max_per_host = (int)symai_options_int(o, SYMAI_OPT_max_per_host);
    pace->keep_away_max_ms = symai_options_int(o, SYMAI_OPT_retry_after_max_ms);
    return SYMA_OK;
}

void symai_pace_free(struct symai_pace *pace)
{
    struct symai_pace_host *host;
    size_t i;

    if (pace == NULL)
        return;
    for (i = 0; i < BUCKETS; i++) {
        while (pace->buckets[i] != NULL) {
            host = pace->buckets[i];
            pace->buckets[i] = host->next;
            symai_free(host);
        }
    }
    symai_heap_free(&pace->due);
    symai_heap_free(&pace->later);
    symai_vec_free(&pace->held);
    symai_free(pace);
}

/* --- hosts --- */

static struct symai_pace_host **bucket_of(struct symai_pace *pace,
                                          uint64_t hash)
{
    return &pace->buckets[(hash ^ (hash >> 32)) & (BUCKETS - 1)];
}

static int host_new(struct symai_pace *pace, const struct symai_url *url,
                    uint64_t hash, struct symai_pace_host **out)
{
    size_t len = strlen(url->host);
    struct symai_pace_host *host = symai_calloc(1, sizeof *host + len + 1);
    struct symai_pace_host **bucket = bucket_of(pace, hash);

    if (host == NULL)
        return SYMA_ENOMEM;
    memcpy(host->name, url->host, len + 1);
    host->port = url->port;
    host->hash = hash;
    host->next = *bucket;
    *bucket = host;
    *out = host;
    return SYMA_OK;
}

static int find_host(struct symai_pace *pace, const char *url,
                     struct symai_pace_host **out)
{
    struct symai_pace_host *host;
    struct symai_url parts;
    uint64_t hash;
    int rc = symai_url_parse(url, &parts);

    if (rc == SYMA_OK) {
        hash = symai_hash(SYMAI_HASH_START, parts.host, strlen(parts.host));
        hash = symai_hash(hash, &parts.port, sizeof parts.port);
        host = *bucket_of(pace, hash);
        while (host != NULL &&
               (host->hash != hash || host->port != parts.port ||
                strcmp(host->name, parts.host) != 0))
            host = host->next;
        *out = host;
        if (host == NULL)
            rc = host_new(pace, &parts, hash, out);
    }
    symai_url_clear(&parts);
    return rc;
}

static void host_free(struct symai_pace *pace, struct symai_pace_host *host)
{
    struct symai_pace_host **at = bucket_of(pace, host->hash);

    while (*at != host)
        at = &(*at)->next;
    *at = host->next;
    symai_heap_remove(&pace->due, &host->due);
    symai_free(host);
}

static void make_ready(struct symai_pace *pace, struct symai_pace_host *host)
{
    symai_heap_remove(&pace->due, &host->due);
    if (host->is_ready)
        return;
    host->is_ready = 1;
    host->next_ready = NULL;
    if (pace->last_ready != NULL)
        pace->last_ready->next_ready = host;
    else
        pace->first_ready = host;
    pace->last_ready = host;
}

static void not_ready(struct symai_pace *pace, struct symai_pace_host *host)
{
    struct symai_pace_host *at = pace->first_ready;
    struct symai_pace_host *before = NULL;

    if (!host->is_ready)
        return;
    while (at != host) {
        before = at;
        at = at->next_ready;
    }
    if (before != NULL)
        before->next_ready = host->next_ready;
    else
        pace->first_ready = host->next_ready;
    if (pace->last_ready == host)
        pace->last_ready = before;
    host->is_ready = 0;
}

/* Where the host belongs now. A heap that cannot grow only costs the pause
 * of one host. */
static void settle(struct symai_pace *pace, struct symai_pace_host *host,
                   int64_t now_ms)
{
    int is_over = host->free_at_ms <= now_ms;

    if (host->first != NULL && host->running < pace->max_per_host && is_over) {
        make_ready(pace, host);
        return;
    }
    not_ready(pace, host);
    if (host->running >= pace->max_per_host ||
        (host->first == NULL && host->running + host->expected > 0))
        symai_heap_remove(&pace->due, &host->due);
    else if (host->first == NULL && is_over)
        host_free(pace, host);
    else if (symai_heap_set(&pace->due, &host->due, host->free_at_ms) < 0 &&
             host->first != NULL)
        make_ready(pace, host);
}

/* --- jobs --- */

static uint64_t hash_of(const char *url)
{
    return symai_hash(SYMAI_HASH_START, url, strlen(url));
}

/* When the page may be asked for again; 0: at any time. What is over is
 * forgotten on the way. */
static int64_t held_until(struct symai_pace *pace, const char *url,
                          int64_t now_ms)
{
    uint64_t hash = hash_of(url);
    const struct held *last;
    struct held *held;
    size_t i = 0;

    while (i < pace->held.count) {
        held = symai_vec_at(&pace->held, i);
        if (held->until_ms <= now_ms) {
            last = symai_vec_at(&pace->held, pace->held.count - 1);
            *held = *last;
            pace->held.count--;
            continue;
        }
        if (held->hash == hash)
            return held->until_ms;
        i++;
    }
    return 0;
}

void symai_pace_hold(struct symai_pace *pace, const char *url, int64_t now_ms,
                     int64_t keep_away_ms)
{
    struct held *held;
    void *item;

    if (keep_away_ms > pace->keep_away_max_ms)
        keep_away_ms = pace->keep_away_max_ms;
    if (keep_away_ms <= 0 || held_until(pace, url, now_ms) > 0 ||
        symai_vec_push(&pace->held, &item) < 0)
        return;
    held = item;
    held->hash = hash_of(url);
    held->until_ms = now_ms + keep_away_ms;
}

static void join_queue(struct symai_pace *pace, struct symai_pace_job *job,
                       int64_t now_ms)
{
    struct symai_pace_host *host = job->host;

    if (host->first == NULL)
        host->first = job;
    else
        host->last->next = job;
    host->last = job;
    settle(pace, host, now_ms);
}

int symai_pace_enqueue(struct symai_pace *pace, const char *url, int64_t now_ms,
                       struct symai_pace_job *job)
{
    int64_t later = held_until(pace, url, now_ms);
    int rc = find_host(pace, url, &job->host);

    if (rc < 0)
        return rc;
    job->next = NULL;
    job->is_waiting = 1;
    pace->waiting++;
    if (later > 0 &&
        symai_heap_set(&pace->later, &job->later, later) == SYMA_OK)
        job->host->expected++;
    else
        join_queue(pace, job, now_ms);
    return SYMA_OK;
}

int symai_pace_enqueue_first(struct symai_pace *pace, const char *url,
                             int64_t now_ms, struct symai_pace_job *job)
{
    struct symai_pace_host *host;
    int rc = find_host(pace, url, &job->host);

    if (rc < 0)
        return rc;
    host = job->host;
    job->next = host->first;
    job->is_waiting = 1;
    pace->waiting++;
    host->first = job;
    if (host->last == NULL)
        host->last = job;
    settle(pace, host, now_ms);
    return SYMA_OK;
}

void symai_pace_forget(struct symai_pace *pace, struct symai_pace_job *job)
{
    struct symai_pace_host *host = job->host;
    struct symai_pace_job *at = host->first;
    struct symai_pace_job *before = NULL;

    if (job->later.place > 0) {
        symai_heap_remove(&pace->later, &job->later);
        host->expected--;
    } else {
        while (at != job) {
            before = at;
            at = at->next;
        }
        if (before != NULL)
            before->next = job->next;
        else
            host->first = job->next;
        if (host->last == job)
            host->last = before;
    }
    pace->waiting--;
    job->is_waiting = 0;
    job->host = NULL;
    /* An idle host is forgotten when its pause is over, as always. */
    settle(pace, host, INT64_MIN);
}

/* Jobs and hosts whose moment has come. */
static void take_due(struct symai_pace *pace, int64_t now_ms)
{
    struct symai_heap_entry *entry = symai_heap_first(&pace->later);
    struct symai_pace_job *job;

    while (entry != NULL && entry->at_ms <= now_ms) {
        job = (struct symai_pace_job *)(void *)entry;
        symai_heap_remove(&pace->later, entry);
        job->host->expected--;
        join_queue(pace, job, now_ms);
        entry = symai_heap_first(&pace->later);
    }
    entry = symai_heap_first(&pace->due);

    while (entry != NULL && entry->at_ms <= now_ms) {
        settle(pace, (struct symai_pace_host *)(void *)entry, now_ms);
        entry = symai_heap_first(&pace->due);
    }
}

struct symai_pace_job *symai_pace_next(struct symai_pace *pace, int64_t now_ms)
{
    struct symai_pace_host *host;
    struct symai_pace_job *job;

    take_due(pace, now_ms);
    host = pace->first_ready;
    if (host == NULL)
        return NULL;
    job = host->first;
    host->first = job->next;
    if (host->first == NULL)
        host->last = NULL;
    pace->waiting--;
    job->is_waiting = 0;
    host->running++;
    host->free_at_ms = now_ms + pace->delay_ms;
    settle(pace, host, now_ms);
    return job;
}

/* Twice as long each time, half of it by the host's own hash, so that many
 * hosts do not come back together. */
static int64_t back_off_ms(const struct symai_pace_host *host)
{
    int step =
        host->refusals < BACK_OFF_STEPS ? host->refusals : BACK_OFF_STEPS;
    int64_t whole = (int64_t)BACK_OFF_MS << step;

    return whole / 2 + (int64_t)(host->hash % (uint64_t)(whole / 2 + 1));
}

void symai_pace_done(struct symai_pace *pace, struct symai_pace_job *job,
                     int64_t now_ms, int asked, int64_t keep_away_ms)
{
    struct symai_pace_host *host = job->host;
    int64_t pause = keep_away_ms;

    job->host = NULL;
    host->running--;
    if (pause < 0) {
        pause = back_off_ms(host);
        host->refusals++;
    } else if (asked) {
        host->refusals = 0;
    }
    if (pause > pace->keep_away_max_ms)
        pause = pace->keep_away_max_ms;
    if (!asked && pause == 0)
        host->free_at_ms = now_ms;
    else if (now_ms + pause > host->free_at_ms)
        host->free_at_ms = now_ms + pause;
    settle(pace, host, now_ms);
}

int64_t symai_pace_next_ms(const struct symai_pace *pace)
{
    const struct symai_heap_entry *due = symai_heap_first(&pace->due);
    const struct symai_heap_entry *later = symai_heap_first(&pace->later);

    if (pace->waiting == 0)
        return -1;
    if (due == NULL || later == NULL)
        return due != NULL ? due->at_ms : later != NULL ? later->at_ms : -1;
    return due->at_ms < later->at_ms ? due->at_ms : later->at_ms;
}
