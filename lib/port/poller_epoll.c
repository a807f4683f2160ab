/* SPDX-License-Identifier: MIT */
/*
 * An epoll descriptor that holds the sockets, a timerfd and two eventfds: one
 * for other threads, one to stay readable by. A loop that watches the epoll
 * descriptor watches all of them.
 */
#include "port/poller.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>

#include "base/error.h"
#include "base/mem.h"

#define BATCH 64

struct symai_poller {
    int epoll;
    int timer;
    int wake;
    int keep;
    int64_t timer_at; /* as armed; -1: not */
    int is_kept;
    unsigned char *known; /* by descriptor: what is watched, and flags */
    size_t known_count;
    int left[BATCH]; /* descriptors that may be left */
    size_t left_count;
};

/* Flags in known. A connection that is used again at once is let go of and
 * watched again within one step: what is left is only taken out before the
 * next wait, most of it never. That is for sockets whose end is told. */
#define IS_IN 8
#define IS_LEFT 16
#define IS_TOLD 32

/* Of the call that has just failed. */
static int trouble(void)
{
    return errno == ENOMEM ? SYMA_ENOMEM : SYMA_ESYSTEM;
}

static int add_own(struct symai_poller *p, int fd)
{
    struct epoll_event event;

    memset(&event, 0, sizeof event);
    event.events = EPOLLIN;
    event.data.fd = fd;
    return epoll_ctl(p->epoll, EPOLL_CTL_ADD, fd, &event) < 0 ? trouble()
                                                              : SYMA_OK;
}

/* One that was just made, or none. */
static int take_own(struct symai_poller *p, int fd, int *out)
{
    *out = fd;
    return fd < 0 ? trouble() : add_own(p, fd);
}

static int make_own(struct symai_poller *p)
{
    int rc;

    p->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (p->epoll < 0)
        return trouble();
    rc =
        take_own(p, timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC),
                 &p->timer);
    if (rc == SYMA_OK)
        rc = take_own(p, eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), &p->wake);
    if (rc == SYMA_OK)
        rc = take_own(p, eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), &p->keep);
    return rc;
}

int symai_poller_new(struct symai_poller **out)
{
    struct symai_poller *p = symai_calloc(1, sizeof *p);
    int rc;

    *out = NULL;
    if (p == NULL)
        return SYMA_ENOMEM;
    p->timer_at = -1;
    p->epoll = -1;
    p->timer = -1;
    p->wake = -1;
    p->keep = -1;
    rc = make_own(p);
    if (rc < 0) {
        symai_poller_free(p);
        return rc;
    }
    *out = p;
    return SYMA_OK;
}

static void close_own(int fd)
{
    if (fd >= 0)
        close(fd);
}

void symai_poller_free(struct symai_poller *p)
{
    if (p == NULL)
        return;
    close_own(p->keep);
    close_own(p->wake);
    close_own(p->timer);
    close_own(p->epoll);
    symai_free(p->known);
    symai_free(p);
}

int symai_poller_fd(const struct symai_poller *p)
{
    return p->epoll;
}

static int make_room(struct symai_poller *p, size_t fd)
{
    size_t count = p->known_count == 0 ? 64 : p->known_count;
    unsigned char *more;

    while (count <= fd)
        count *= 2;
    if (count == p->known_count)
        return SYMA_OK;
    more = symai_realloc_array(p->known, count, 1);
    if (more == NULL)
        return SYMA_ENOMEM;
    memset(more + p->known_count, 0, count - p->known_count);
    p->known = more;
    p->known_count = count;
    return SYMA_OK;
}

static int control(struct symai_poller *p, int fd, int what)
{
    struct epoll_event event;
    int operation = (p->known[fd] & IS_IN) ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;

    memset(&event, 0, sizeof event);
    event.data.fd = fd;
    event.events = ((what & SYMAI_POLL_IN) ? (uint32_t)EPOLLIN : 0) |
                   ((what & SYMAI_POLL_OUT) ? (uint32_t)EPOLLOUT : 0);
    if (epoll_ctl(p->epoll, operation, fd, &event) == 0)
        return SYMA_OK;
    /* A descriptor that was closed and opened anew is another one. */
    operation = operation == EPOLL_CTL_MOD ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    if ((errno == ENOENT || errno == EEXIST) &&
        epoll_ctl(p->epoll, operation, fd, &event) == 0)
        return SYMA_OK;
    return trouble();
}

/* Closing it has taken it out already, or it is taken out here. */
static void take_out(struct symai_poller *p, int fd)
{
    epoll_ctl(p->epoll, EPOLL_CTL_DEL, fd, NULL);
    p->known[fd] &= IS_TOLD;
}

static void take_out_left(struct symai_poller *p)
{
    int fd;

    while (p->left_count > 0) {
        fd = p->left[--p->left_count];
        if ((p->known[fd] & IS_LEFT) != 0)
            take_out(p, fd);
    }
}

static void leave(struct symai_poller *p, int fd)
{
    if ((size_t)fd >= p->known_count || (p->known[fd] & IS_IN) == 0 ||
        (p->known[fd] & IS_LEFT) != 0)
        return;
    if ((p->known[fd] & IS_TOLD) == 0) {
        take_out(p, fd);
        return;
    }
    if (p->left_count == BATCH)
        take_out_left(p);
    p->known[fd] |= IS_LEFT;
    p->left[p->left_count++] = fd;
}

int symai_poller_opened(struct symai_poller *p, int fd)
{
    int rc = fd < 0 ? SYMA_OK : make_room(p, (size_t)fd);

    if (fd >= 0 && rc == SYMA_OK)
        p->known[fd] = IS_TOLD;
    return rc;
}

void symai_poller_closing(struct symai_poller *p, int fd)
{
    if (fd < 0 || (size_t)fd >= p->known_count)
        return;
    if ((p->known[fd] & IS_IN) != 0)
        take_out(p, fd);
    p->known[fd] = 0;
}

int symai_poller_watch(struct symai_poller *p, int fd, int what)
{
    int told;
    int rc;

    if (fd < 0)
        return SYMA_ESYSTEM;
    if (what == 0) {
        leave(p, fd);
        return SYMA_OK;
    }
    rc = make_room(p, (size_t)fd);
    if (rc < 0)
        return rc;
    told = p->known[fd] & IS_TOLD;
    p->known[fd] &= (unsigned char)~IS_LEFT; /* it is still the same one */
    if (p->known[fd] != (what | IS_IN | told))
        rc = control(p, fd, what);
    if (rc == SYMA_OK)
        p->known[fd] = (unsigned char)(what | IS_IN | told);
    return rc;
}

int symai_poller_set_timer(struct symai_poller *p, int64_t at_ms,
                           int64_t now_ms)
{
    struct itimerspec spec;
    int64_t left = at_ms > now_ms ? at_ms - now_ms : 0;

    if (at_ms == p->timer_at)
        return SYMA_OK;
    memset(&spec, 0, sizeof spec);
    if (at_ms >= 0) {
        spec.it_value.tv_sec = (time_t)(left / 1000);
        /* Zero would disarm it. */
        spec.it_value.tv_nsec = (long)(left % 1000) * 1000000 + (left == 0);
    }
    if (timerfd_settime(p->timer, 0, &spec, NULL) < 0)
        return SYMA_ESYSTEM;
    p->timer_at = at_ms;
    return SYMA_OK;
}

static int write_one(int fd)
{
    static const uint64_t one = 1;
    ssize_t written;

    do
        written = write(fd, &one, sizeof one);
    while (written < 0 && errno == EINTR);
    /* EAGAIN: the counter is full, which is as good as one. */
    return written >= 0 || errno == EAGAIN ? SYMA_OK : SYMA_ESYSTEM;
}

static void read_all(int fd)
{
    uint64_t count;

    while (read(fd, &count, sizeof count) < 0 && errno == EINTR)
        continue;
}

int symai_poller_keep_readable(struct symai_poller *p, int readable)
{
    int rc = SYMA_OK;

    if (readable && !p->is_kept)
        rc = write_one(p->keep);
    else if (!readable && p->is_kept)
        read_all(p->keep);
    if (rc == SYMA_OK)
        p->is_kept = readable;
    return rc;
}

int symai_poller_wakeup(struct symai_poller *p)
{
    return write_one(p->wake);
}

static int what_of(uint32_t events)
{
    int what = 0;

    if ((events & EPOLLIN) != 0)
        what |= SYMAI_POLL_IN;
    if ((events & EPOLLOUT) != 0)
        what |= SYMAI_POLL_OUT;
    if ((events & (EPOLLERR | EPOLLHUP)) != 0)
        what |= SYMAI_POLL_ERR;
    return what;
}

/* 1 where the event is one of our own, and done with. */
static int take_event(struct symai_poller *p, int fd, int *woken)
{
    if (fd == p->timer) {
        read_all(p->timer);
        p->timer_at = -1;
    } else if (fd == p->wake) {
        read_all(p->wake);
        *woken = 1;
    } else if (fd != p->keep) {
        return 0;
    }
    return 1;
}

int symai_poller_wait(struct symai_poller *p, int64_t wait_ms,
                      struct symai_ready *out, size_t max, int *woken)
{
    struct epoll_event events[BATCH];
    int count;
    int found = 0;
    int i;

    *woken = 0;
    take_out_left(p);
    if (max > BATCH)
        max = BATCH;
    if (p->is_kept)
        wait_ms = 0;
    count = epoll_wait(p->epoll, events, (int)max,
                       wait_ms > INT32_MAX ? INT32_MAX : (int)wait_ms);
    if (count < 0)
        return errno == EINTR ? 0 : SYMA_ESYSTEM;
    for (i = 0; i < count; i++) {
        if (take_event(p, events[i].data.fd, woken))
            continue;
        out[found].fd = events[i].data.fd;
        out[found].what = what_of(events[i].events);
        found++;
    }
    return found;
}
