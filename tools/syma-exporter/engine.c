/* SPDX-License-Identifier: MIT */
/*
 * The thread that checks. It sleeps in the prober while checks are under way,
 * and at a pipe while there are none; whoever wakes it does both, since only
 * it knows where it sleeps.
 */
#include "syma-exporter/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common.h"
#include "syma-exporter/counters.h"
#include "syma-exporter/work.h"

struct engine {
    struct work *work;
    int max_probes;
    int pipe[2];

    pthread_mutex_t lock; /* guards what follows */
    struct request *first;
    struct request **last;
    size_t places; /* taken by requests that are not answered */
    int probes;    /* those of them that wait for checks */
    int is_closed; /* no place is given any more */

    volatile sig_atomic_t is_stopping;
    volatile sig_atomic_t is_reloading;
};

static int open_pipe(int ends[2])
{
    int i;

    if (pipe(ends) < 0) {
        ends[0] = ends[1] = -1;
        return -1;
    }
    for (i = 0; i < 2; i++) {
        if (fcntl(ends[i], F_SETFD, FD_CLOEXEC) < 0 ||
            fcntl(ends[i], F_SETFL, O_NONBLOCK) < 0)
            return -1;
    }
    return 0;
}

int engine_new(const struct settings *s, struct engine **out)
{
    struct engine *e = calloc(1, sizeof(*e));
    int rc = -1;

    *out = NULL;
    if (e == NULL) {
        tool_error("%s", syma_strerror(SYMA_ENOMEM));
        goto done;
    }
    e->max_probes = s->max_probes;
    e->last = &e->first;
    pthread_mutex_init(&e->lock, NULL);
    rc = open_pipe(e->pipe);
    if (rc < 0) {
        tool_error("cannot make a pipe: %s", strerror(errno));
        goto done;
    }
    rc = work_new(s, &e->work);
    if (rc < 0)
        goto done;
    *out = e;
    e = NULL;
done:
    engine_free(e);
    return rc;
}

void engine_free(struct engine *e)
{
    if (e == NULL)
        return;
    work_free(e->work);
    if (e->pipe[0] > 0)
        close(e->pipe[0]);
    if (e->pipe[1] > 0)
        close(e->pipe[1]);
    pthread_mutex_destroy(&e->lock);
    free(e);
}

static int is_probe(enum request_kind kind)
{
    return kind == REQUEST_PORTAL || kind == REQUEST_TARGET;
}

int engine_reserve(struct engine *e, enum request_kind kind)
{
    int rc = 0;

    pthread_mutex_lock(&e->lock);
    if (e->is_closed)
        rc = -2;
    else if (is_probe(kind) && e->probes >= e->max_probes)
        rc = -1;
    if (rc == 0) {
        e->places++;
        e->probes += is_probe(kind);
    }
    pthread_mutex_unlock(&e->lock);
    return rc;
}

/* From signal handlers too. A pipe that is full wakes as well. */
static void wake(struct engine *e)
{
    int saved = errno;

    if (write(e->pipe[1], "", 1) < 0)
        errno = saved;
    work_wake(e->work);
    errno = saved;
}

void engine_queue(struct engine *e, struct request *r)
{
    pthread_mutex_lock(&e->lock);
    r->next = NULL;
    r->engine = e;
    *e->last = r;
    e->last = &r->next;
    pthread_mutex_unlock(&e->lock);
    wake(e);
}

/* The place is given back before the server may let the request go. */
void request_answered(struct request *r)
{
    struct engine *e = r->engine;

    pthread_mutex_lock(&e->lock);
    e->places--;
    e->probes -= is_probe(r->kind);
    pthread_mutex_unlock(&e->lock);
    http_resume(r);
}

static void take_requests(struct engine *e)
{
    struct request *r = NULL;
    struct request *next = NULL;

    pthread_mutex_lock(&e->lock);
    r = e->first;
    e->first = NULL;
    e->last = &e->first;
    pthread_mutex_unlock(&e->lock);
    for (; r != NULL; r = next) {
        next = r->next;
        r->next = NULL;
        work_take(e->work, r);
    }
}

static void wait_for_more(struct engine *e)
{
    struct pollfd fd = {e->pipe[0], POLLIN, 0};
    char bytes[256];
    int64_t limit = work_next_ms(e->work);

    if (work_pending(e->work) > 0)
        work_wait(e->work, limit);
    else
        poll(&fd, 1, limit < 0 || limit > 3600000 ? 3600000 : (int)limit);
    while (read(e->pipe[0], bytes, sizeof(bytes)) > 0)
        ;
}

static void note_waiting(struct engine *e)
{
    int probes;

    pthread_mutex_lock(&e->lock);
    probes = e->probes;
    pthread_mutex_unlock(&e->lock);
    note_in_flight(work_pending(e->work), (size_t)probes);
}

/* A request may have its place and not be in the queue yet. */
static void wind_up(struct engine *e)
{
    struct pollfd fd = {e->pipe[0], POLLIN, 0};
    char bytes[256];
    size_t places = 0;

    for (;;) {
        pthread_mutex_lock(&e->lock);
        e->is_closed = 1;
        places = e->places;
        pthread_mutex_unlock(&e->lock);
        if (places == 0)
            return;
        take_requests(e);
        work_stop(e->work);
        poll(&fd, 1, 10);
        while (read(e->pipe[0], bytes, sizeof(bytes)) > 0)
            ;
    }
}

void engine_run(struct engine *e)
{
    while (!e->is_stopping) {
        if (e->is_reloading) {
            e->is_reloading = 0;
            work_reload(e->work);
        }
        take_requests(e);
        work_go_on(e->work);
        note_waiting(e);
        wait_for_more(e);
    }
    wind_up(e);
}

void engine_stop(struct engine *e)
{
    e->is_stopping = 1;
    wake(e);
}

void engine_reload(struct engine *e)
{
    e->is_reloading = 1;
    wake(e);
}
