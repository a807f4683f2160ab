/* SPDX-License-Identifier: MIT */
/*
 * syma-exporter: answers Prometheus over HTTP. This file begins and ends it:
 * the engine works in the thread of main, the HTTP server in one of its own.
 */
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "common.h"
#include "syma-exporter/counters.h"
#include "syma-exporter/engine.h"
#include "syma-exporter/http.h"
#include "syma-exporter/listen.h"
#include "syma-exporter/process.h"
#include "syma-exporter/settings.h"

static struct engine *engine; /* for the signal handlers */

/* The end does not wait for a resolver that hangs, whichever call holds it. */
static void on_alarm(int number)
{
    (void)number;
    _exit(0);
}

static void on_end(int number)
{
    (void)number;
    alarm(1);
    engine_stop(engine);
}

static void on_hangup(int number)
{
    (void)number;
    engine_reload(engine);
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction action;

    memset(&action, 0, sizeof(action));
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(number, &action, NULL);
}

static void handle_signals(void)
{
    handle(SIGALRM, on_alarm);
    handle(SIGTERM, on_end);
    handle(SIGINT, on_end);
    handle(SIGHUP, on_hangup);
}

/* One more of them must not reach for an engine that is being freed. Whoever
 * hangs then is ended by the alarm. */
static void ignore_signals(void)
{
    handle(SIGTERM, SIG_IGN);
    handle(SIGINT, SIG_IGN);
    handle(SIGHUP, SIG_IGN);
}

/* Each check and each connection is a descriptor. */
static void raise_limit(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/* Signals stay with this thread: the server's begins with them blocked. */
static int serve(const struct settings *s, int fd)
{
    struct http *http = NULL;
    sigset_t all;
    sigset_t before;
    int rc;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    rc = http_start(s, engine, fd, &http);
    if (rc == 0)
        handle_signals();
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (rc < 0) {
        close(fd);
        return TOOL_EXIT_TROUBLE;
    }
    listen_tell(fd);
    engine_run(engine);
    ignore_signals();
    http_stop(http);
    return 0;
}

static int run(const struct settings *s)
{
    int fd = -1;
    int status = TOOL_EXIT_TROUBLE;

    if (counters_begin() < 0) {
        tool_error("%s", syma_strerror(SYMA_ENOMEM));
        return status;
    }
    if (engine_new(s, &engine) == 0)
        fd = listen_on(s->listen);
    if (fd >= 0)
        status = serve(s, fd);
    engine_free(engine);
    counters_end();
    return status;
}

int main(int argc, char **argv)
{
    static char name[] = "syma-exporter";
    struct settings s;
    int rc;

    process_begin();
    tool_begin(name);
    if (argc > 0)
        argv[0] = name; /* getopt's messages begin with it */
    signal(SIGPIPE, SIG_IGN);
    rc = settings_read(&s, argc, argv);
    if (rc == 0 && !s.is_done) {
        raise_limit();
        rc = run(&s);
    }
    settings_free(&s);
    return rc;
}
