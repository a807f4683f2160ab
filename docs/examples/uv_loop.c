/* SPDX-License-Identifier: MIT */
/*
 * Checks in a loop of libuv, beside work of the program's own: a uv_poll_t
 * watches the prober's descriptor, a uv_timer_t tells ten times a second on
 * standard error how far it is, a uv_signal_t waits for SIGINT.
 *
 *     uv_loop [--allow-private] URL ...
 *
 * One line a result, and a sum. SIGINT (Ctrl-C) gives up what is pending. The
 * exit status is the highest of those of the checks; 3 where any was given up.
 * Compile with $(pkg-config --cflags --libs libsyma libuv).
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <uv.h>

#include <syma/syma.h>

#define TICK_MS 100

struct watch {
    syma_prober *prober;
    uv_poll_t poll;
    uv_timer_t timer;
    uv_signal_t interrupt;
    int asked, ended, up, ticks, status, rc;
};

/* With its last handle closed, the loop ends. */
static void stop(struct watch *w)
{
    uv_close((uv_handle_t *)&w->poll, NULL);
    uv_close((uv_handle_t *)&w->timer, NULL);
    uv_close((uv_handle_t *)&w->interrupt, NULL);
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

static void on_readable(uv_poll_t *handle, int failed, int events)
{
    struct watch *w = handle->data;
    syma_event *e = NULL;

    (void)events;
    w->rc = failed < 0 ? SYMA_ESYSTEM : syma_prober_step(w->prober);
    if (w->rc >= 0)
        w->rc = syma_prober_next_event(w->prober, &e);
    for (; w->rc == 1; w->rc = syma_prober_next_event(w->prober, &e)) {
        if (syma_event_kind(e) == SYMA_EVENT_VERDICT) {
            take_verdict(w, syma_event_verdict(e));
        } else if (syma_event_kind(e) == SYMA_EVENT_FAILURE) {
            printf("not checked: %s\n", syma_strerror(syma_event_error(e)));
            w->status = 3;
        }
        syma_event_free(e);
    }
    if (w->rc < 0 || syma_prober_pending(w->prober) == 0)
        stop(w);
}

static void on_tick(uv_timer_t *handle)
{
    struct watch *w = handle->data;

    fprintf(stderr, "tick %d: %d of %d\n", ++w->ticks, w->ended, w->asked);
}

static void on_interrupt(uv_signal_t *handle, int number)
{
    (void)number;
    stop(handle->data);
}

static int loop(struct watch *w)
{
    uv_loop_t *uv = uv_default_loop();

    w->poll.data = w->timer.data = w->interrupt.data = w;
    if (uv_poll_init(uv, &w->poll, syma_prober_fd(w->prober)) < 0)
        return SYMA_ESYSTEM;
    uv_timer_init(uv, &w->timer);
    uv_signal_init(uv, &w->interrupt);
    if (uv_poll_start(&w->poll, UV_READABLE, on_readable) < 0 ||
        uv_timer_start(&w->timer, on_tick, TICK_MS, TICK_MS) < 0 ||
        uv_signal_start(&w->interrupt, on_interrupt, SIGINT) < 0) {
        w->rc = SYMA_ESYSTEM;
        stop(w);
    }
    uv_run(uv, UV_RUN_DEFAULT);
    uv_loop_close(uv);
    return w->rc;
}

int main(int argc, char **argv)
{
    struct watch w;
    syma_options *options = NULL;
    int private_too = argc > 1 && strcmp(argv[1], "--allow-private") == 0;
    uint64_t ticket;
    int i, rc;

    if (argc < 2 + private_too) {
        fprintf(stderr, "usage: uv_loop [--allow-private] URL ...\n");
        return 3;
    }
    memset(&w, 0, sizeof(w));
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
        fprintf(stderr, "uv_loop: %s\n", syma_strerror(rc));
    if (rc < 0 || syma_prober_pending(w.prober) > 0)
        w.status = 3;
    printf("%d of %d checked, %d up, %d ticks\n", w.ended, w.asked, w.up,
           w.ticks);
    syma_prober_free(w.prober); /* what is pending is given up */
    syma_options_free(options);
    return w.status;
}
