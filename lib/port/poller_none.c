/* SPDX-License-Identifier: MIT */
/*
 * The same with poll alone: there is no descriptor to hand out, the timer is
 * a number, and other threads write into a pipe.
 */
#include "port/poller.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/vec.h"

#define MAX_SOCKETS 65536

struct symai_poller {
    int pipe[2];
    int64_t left_ms; /* of the timer when it was set; -1: none */
    int is_kept;
    struct symai_vec fds; /* struct pollfd; the pipe's end is the first */
    size_t next;          /* where to look for the next ready one */
};

static struct pollfd *at(const struct symai_poller *p, size_t i)
{
    return symai_vec_at(&p->fds, i);
}

static int add(struct symai_poller *p, int fd, short events)
{
    void *item;
    int rc = symai_vec_push(&p->fds, &item);

    if (rc < 0)
        return rc == SYMA_ELIMIT ? SYMA_ESYSTEM : rc;
    ((struct pollfd *)item)->fd = fd;
    ((struct pollfd *)item)->events = events;
    return SYMA_OK;
}

static int set_flags(int fd)
{
    int flags = fcntl(fd, F_GETFL);

    return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0 &&
                   fcntl(fd, F_SETFD, FD_CLOEXEC) == 0
               ? SYMA_OK
               : SYMA_ESYSTEM;
}

int symai_poller_new(struct symai_poller **out)
{
    struct symai_poller *p = symai_calloc(1, sizeof *p);
    int rc;

    *out = NULL;
    if (p == NULL)
        return SYMA_ENOMEM;
    p->left_ms = -1;
    symai_vec_init(&p->fds, sizeof(struct pollfd), MAX_SOCKETS);
    if (pipe(p->pipe) < 0) {
        p->pipe[0] = -1;
        p->pipe[1] = -1;
        symai_poller_free(p);
        return SYMA_ESYSTEM;
    }
    rc = set_flags(p->pipe[0]);
    if (rc == SYMA_OK)
        rc = set_flags(p->pipe[1]);
    if (rc == SYMA_OK)
        rc = add(p, p->pipe[0], POLLIN);
    if (rc < 0) {
        symai_poller_free(p);
        return rc;
    }
    *out = p;
    return SYMA_OK;
}

void symai_poller_free(struct symai_poller *p)
{
    if (p == NULL)
        return;
    if (p->pipe[0] >= 0)
        close(p->pipe[0]);
    if (p->pipe[1] >= 0)
        close(p->pipe[1]);
    symai_vec_free(&p->fds);
    symai_free(p);
}

int symai_poller_fd(const struct symai_poller *p)
{
    (void)p;
    return -1;
}

int symai_poller_opened(struct symai_poller *p, int fd)
{
    (void)p;
    (void)fd;
    return SYMA_OK;
}

void symai_poller_closing(struct symai_poller *p, int fd)
{
    symai_poller_watch(p, fd, 0); /* cannot fail */
}

int symai_poller_watch(struct symai_poller *p, int fd, int what)
{
    short events = (short)(((what & SYMAI_POLL_IN) ? POLLIN : 0) |
                           ((what & SYMAI_POLL_OUT) ? POLLOUT : 0));
    size_t i;

    for (i = 1; i < p->fds.count && at(p, i)->fd != fd; i++)
        continue;
    if (i == p->fds.count)
        return what == 0 ? SYMA_OK : add(p, fd, events);
    at(p, i)->events = events;
    if (what == 0) {
        *at(p, i) = *at(p, p->fds.count - 1);
        p->fds.count--;
    }
    return SYMA_OK;
}

int symai_poller_set_timer(struct symai_poller *p, int64_t at_ms,
                           int64_t now_ms)
{
    p->left_ms = at_ms < 0 ? -1 : at_ms > now_ms ? at_ms - now_ms : 0;
    return SYMA_OK;
}

int symai_poller_keep_readable(struct symai_poller *p, int readable)
{
    p->is_kept = readable;
    return SYMA_OK;
}

int symai_poller_wakeup(struct symai_poller *p)
{
    return write(p->pipe[1], "", 1) == 1 || errno == EAGAIN ? SYMA_OK
                                                            : SYMA_ESYSTEM;
}

static int was_woken(struct symai_poller *p)
{
    char bytes[64];

    if (at(p, 0)->revents == 0)
        return 0;
    while (read(p->pipe[0], bytes, sizeof bytes) == (ssize_t)sizeof bytes)
        continue;
    return 1;
}

/* From where the last call left off, so that none is left out for ever. */
static int collect(struct symai_poller *p, struct symai_ready *out, size_t max)
{
    const struct pollfd *fd;
    size_t found = 0;
    size_t seen;
    size_t i;

    for (seen = 1; seen < p->fds.count && found < max; seen++) {
        i = 1 + (p->next + seen) % (p->fds.count - 1);
        fd = at(p, i);
        if (fd->revents == 0)
            continue;
        out[found].fd = fd->fd;
        out[found].what =
            ((fd->revents & POLLIN) ? SYMAI_POLL_IN : 0) |
            ((fd->revents & POLLOUT) ? SYMAI_POLL_OUT : 0) |
            ((fd->revents & (POLLERR | POLLHUP | POLLNVAL)) ? SYMAI_POLL_ERR
                                                            : 0);
        found++;
        if (found == max)
            p->next = i;
    }
    return (int)found;
}

int symai_poller_wait(struct symai_poller *p, int64_t wait_ms,
                      struct symai_ready *out, size_t max, int *woken)
{
    int count;

    *woken = 0;
    if (p->is_kept)
        wait_ms = 0;
    if (p->left_ms >= 0 && p->left_ms < wait_ms)
        wait_ms = p->left_ms;
    count = poll(p->fds.items, (nfds_t)p->fds.count,
                 wait_ms > INT32_MAX ? INT32_MAX : (int)wait_ms);
    if (count < 0)
        return errno == EINTR ? 0 : SYMA_ESYSTEM;
    *woken = was_woken(p);
    return collect(p, out, max);
}
