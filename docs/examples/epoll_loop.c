/* SPDX-License-Identifier: MIT */
/*
 * Checks in a loop around epoll(7), beside work of the program's own. All
 * comes as a readable descriptor: the prober's, a timerfd that tells ten times
 * a second on standard error how far it is, and a signalfd for SIGINT.
 *
 *     epoll_loop [--allow-private] URL ...
 *
 * One line a result, and a sum. SIGINT (Ctrl-C) gives up what is pending. The
 * exit status is the highest of those of the checks; 3 where any was given up.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <syma/syma.h>

#define TICK_NS 100000000L

struct watch {
    syma_prober *prober;
    int epoll, timer, signals, asked, ended, up, ticks, status, stop;
};

static int add(struct watch *w, int fd)
{
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};

    return epoll_ctl(w->epoll, EPOLL_CTL_ADD, fd, &event);
}

/* Level-triggered: the prober's stays readable while there is work left. */
static int set_up(struct watch *w)
{
    struct itimerspec each = {{0, TICK_NS}, {0, TICK_NS}};
    sigset_t interrupt;

    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, NULL);
    w->signals = signalfd(-1, &interrupt, SFD_CLOEXEC);
    w->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    w->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (timerfd_settime(w->timer, 0, &each, NULL) < 0 ||
        add(w, w->signals) < 0 || add(w, w->timer) < 0 ||
        add(w, syma_prober_fd(w->prober)) < 0)
        return SYMA_ESYSTEM;
    return SYMA_OK;
}

static void take_verdict(struct watch *w, const syma_verdict *v)
{
    int status = syma_exit_code(syma_verdict_state(v), syma_verdict_usable(v),
                                syma_verdict_flags(v), 1);

    printf("%s %s\n", syma_verdict_url(v), syma_verdict_summary(v));
    w->status = status > w->status ? status : w->status;
    w->up += syma_verdict_state(v) == SYMA_STATE_UP;
    w->ended++;
}

static int step(struct watch *w)
{
    syma_event *e = NULL;
    int rc = syma_prober_step(w->prober);

    if (rc >= 0)
        rc = syma_prober_next_event(w->prober, &e);
    for (; rc == 1; rc = syma_prober_next_event(w->prober, &e)) {
        if (syma_event_kind(e) == SYMA_EVENT_VERDICT) {
            take_verdict(w, syma_event_verdict(e));
        } else if (syma_event_kind(e) == SYMA_EVENT_FAILURE) {
            printf("not checked: %s\n", syma_strerror(syma_event_error(e)));
            w->status = 3;
        }
        syma_event_free(e);
    }
    return rc;
}

static int on_readable(struct watch *w, int fd)
{
    uint64_t times;

    if (fd == syma_prober_fd(w->prober))
        return step(w);
    if (fd == w->signals)
        w->stop = 1;
    else if (read(fd, &times, sizeof(times)) > 0)
        fprintf(stderr, "tick %d: %d of %d\n", ++w->ticks, w->ended, w->asked);
    return SYMA_OK;
}

static int loop(struct watch *w)
{
    struct epoll_event ready[8];
    int rc = set_up(w);
    int i, n;

    while (rc >= 0 && syma_prober_pending(w->prober) > 0 && !w->stop) {
        n = epoll_wait(w->epoll, ready, 8, -1);
        if (n < 0 && errno != EINTR)
            rc = SYMA_ESYSTEM;
        for (i = 0; i < n && rc >= 0; i++)
            rc = on_readable(w, ready[i].data.fd);
    }
    close(w->epoll);
    close(w->timer);
    close(w->signals);
    return rc;
}

int main(int argc, char **argv)
{
    struct watch w = {0};
    syma_options *options = NULL;
    int private_too = argc > 1 && strcmp(argv[1], "--allow-private") == 0;
    uint64_t ticket;
    int i, rc;

    if (argc < 2 + private_too) {
        fprintf(stderr, "usage: epoll_loop [--allow-private] URL ...\n");
        return 3;
    }
    rc = syma_options_new(&options);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(options, "allow_private", private_too);
    if (rc == SYMA_OK)
        rc = syma_prober_new(options, NULL, &w.prober);
    for (i = 1 + private_too; i < argc && rc == SYMA_OK; i++, w.asked++)
        rc = syma_prober_submit_url(w.prober, argv[i], SYMA_SECTION_GENERIC,
                                    &ticket);
    if (rc == SYMA_OK)
        rc = loop(&w);
    if (rc < 0)
        fprintf(stderr, "epoll_loop: %s\n", syma_strerror(rc));
    if (rc < 0 || syma_prober_pending(w.prober) > 0)
        w.status = 3;
    printf("%d of %d checked, %d up, %d ticks\n", w.ended, w.asked, w.up,
           w.ticks);
    syma_prober_free(w.prober); /* what is pending is given up */
    syma_options_free(options);
    return w.status;
}
