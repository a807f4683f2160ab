/* SPDX-License-Identifier: MIT */
/*
 * Checks in a loop around poll(2), beside work of the program's own: here a
 * timer that tells how far it is, ten times a second, on standard error.
 *
 *     poll_loop [--allow-private] URL ...
 *
 * One line a result, and a sum. SIGINT (Ctrl-C) gives up what is pending. The
 * exit status is the highest of those of the checks; 3 where any was given up.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <syma/syma.h>

#define TICK_MS 100

static volatile sig_atomic_t is_interrupted;

struct watch {
    syma_prober *prober;
    int asked, ended, up, ticks, status;
};

/* A signal just before poll is seen at the next tick. */
static void on_interrupt(int number)
{
    (void)number;
    is_interrupted = 1;
}

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
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

static int take_events(struct watch *w)
{
    syma_event *e = NULL;
    int rc = syma_prober_next_event(w->prober, &e);

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

/* Sleeps until there is work for the prober, or for `ms`. */
static int sleep_and_step(struct watch *w, int ms)
{
    struct pollfd fd = {syma_prober_fd(w->prober), POLLIN, 0};

    if (fd.fd < 0) /* a build without epoll */
        return syma_prober_wait(w->prober, ms);
    if (poll(&fd, 1, ms) < 0)
        return errno == EINTR ? SYMA_OK : SYMA_ESYSTEM;
    return fd.revents == 0 ? SYMA_OK : syma_prober_step(w->prober);
}

static int loop(struct watch *w)
{
    int64_t next = now_ms() + TICK_MS;
    int64_t left;
    int rc = SYMA_OK;

    while (rc >= 0 && syma_prober_pending(w->prober) > 0 && !is_interrupted) {
        left = next - now_ms();
        if (left <= 0) {
            fprintf(stderr, "tick %d: %d of %d\n", ++w->ticks, w->ended,
                    w->asked);
            next += TICK_MS;
            continue;
        }
        rc = sleep_and_step(w, (int)left);
        if (rc >= 0)
            rc = take_events(w);
    }
    return rc;
}

int main(int argc, char **argv)
{
    struct watch w = {NULL, 0, 0, 0, 0, 0};
    syma_options *options = NULL;
    int private_too = argc > 1 && strcmp(argv[1], "--allow-private") == 0;
    uint64_t ticket;
    int i, rc;

    if (argc < 2 + private_too) {
        fprintf(stderr, "usage: poll_loop [--allow-private] URL ...\n");
        return 3;
    }
    signal(SIGINT, on_interrupt);
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
        fprintf(stderr, "poll_loop: %s\n", syma_strerror(rc));
    if (rc < 0 || syma_prober_pending(w.prober) > 0)
        w.status = 3;
    printf("%d of %d checked, %d up, %d ticks\n", w.ended, w.asked, w.up,
           w.ticks);
    syma_prober_free(w.prober); /* what is pending is given up */
    syma_options_free(options);
    return w.status;
}
