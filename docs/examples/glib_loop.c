/* SPDX-License-Identifier: MIT */
/*
 * Checks in a main loop of GLib, beside work of the program's own: a source
 * of g_unix_fd_add watches the prober's descriptor, one of g_timeout_add tells
 * ten times a second on standard error how far it is.
 *
 *     glib_loop [--allow-private] URL ...
 *
 * One line a result, and a sum. SIGINT (Ctrl-C) gives up what is pending. The
 * exit status is the highest of those of the checks; 3 where any was given up.
 * Compile with $(pkg-config --cflags --libs libsyma glib-2.0).
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <glib-unix.h>

#include <syma/syma.h>

#define TICK_MS 100

struct watch {
    syma_prober *prober;
    GMainLoop *loop;
    int asked, ended, up, ticks, status, rc;
};

static syma_prober *to_wake; /* for the signal handler */
static volatile sig_atomic_t is_interrupted;

/* g_unix_signal_add would do as well, but starts a thread of GLib's. */
static void on_interrupt(int number)
{
    int saved = errno;

    (void)number;
    is_interrupted = 1;
    syma_prober_wakeup(to_wake);
    errno = saved;
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

static gboolean on_readable(gint fd, GIOCondition condition, gpointer data)
{
    struct watch *w = data;
    syma_event *e = NULL;

    (void)fd;
    (void)condition;
    w->rc = syma_prober_step(w->prober);
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
    if (w->rc < 0 || is_interrupted || syma_prober_pending(w->prober) == 0)
        g_main_loop_quit(w->loop);
    return G_SOURCE_CONTINUE;
}

static gboolean on_tick(gpointer data)
{
    struct watch *w = data;

    fprintf(stderr, "tick %d: %d of %d\n", ++w->ticks, w->ended, w->asked);
    return G_SOURCE_CONTINUE;
}

static int loop(struct watch *w)
{
    int fd = syma_prober_fd(w->prober);
    guint timer, source;

    if (fd < 0) /* a build without epoll */
        return fd;
    to_wake = w->prober;
    signal(SIGINT, on_interrupt);
    w->loop = g_main_loop_new(NULL, FALSE);
    timer = g_timeout_add(TICK_MS, on_tick, w);
    source = g_unix_fd_add(fd, G_IO_IN, on_readable, w);
    g_main_loop_run(w->loop);
    g_source_remove(source);
    g_source_remove(timer);
    g_main_loop_unref(w->loop);
    signal(SIGINT, SIG_DFL); /* the handler would wake what is released */
    return w->rc;
}

int main(int argc, char **argv)
{
    struct watch w = {NULL, NULL, 0, 0, 0, 0, 0, 0};
    syma_options *options = NULL;
    int private_too = argc > 1 && strcmp(argv[1], "--allow-private") == 0;
    uint64_t ticket;
    int i, rc;

    if (argc < 2 + private_too) {
        fprintf(stderr, "usage: glib_loop [--allow-private] URL ...\n");
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
        fprintf(stderr, "glib_loop: %s\n", syma_strerror(rc));
    if (rc < 0 || syma_prober_pending(w.prober) > 0)
        w.status = 3;
    printf("%d of %d checked, %d up, %d ticks\n", w.ended, w.asked, w.up,
           w.ticks);
    syma_prober_free(w.prober); /* what is pending is given up */
    syma_options_free(options);
    return w.status;
}
