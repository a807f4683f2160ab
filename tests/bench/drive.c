/* SPDX-License-Identifier: MIT */
/*
 * A prober kept busy: each check that is done makes room for the next one.
 */
#include "drive.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>

#include <syma/syma.h>

#include "files.h"
#include "measure.h"
#include "phrases.h"

#define PER_HOST_MAX 1000 /* of the option max_per_host */
#define LONG_MS 3600000
#define TURN_MS 1000

struct drive {
    const struct bench_args *args;
    struct bench_lines urls;
    struct bench_run run;
    syma_options *options;
    syma_ruleset *rules;
    syma_prober *prober;
    int told; /* the first error has been */
};

static int set(struct drive *d, const char *key, int64_t value)
{
    int rc = syma_options_set_int(d->options, key, value);

    if (rc >= 0)
        return 0;
    if (rc == SYMA_ENOTFOUND)
        return bench_complain(d->args, BENCH_UNSUPPORTED,
                              "this libsyma has no option '%s', which what was "
                              "asked for needs",
                              key);
    return bench_complain(d->args, BENCH_FAILED, "option %s: %s", key,
                          syma_strerror(rc));
}

/* As a program that means its own machine sets them: no manners towards
 * hosts, no second look, no limit of time that the run could meet. */
static int set_manners(struct drive *d)
{
    static const struct {
        const char *key;
        int64_t value;
    } fixed[] = {{"allow_private", 1},
                 {"confirm_delay_ms", 0},
                 {"host_delay_ms", 0},
                 {"timeout_ms", LONG_MS},
                 {"first_byte_timeout_ms", LONG_MS},
                 {"connect_timeout_ms", 60000}};
    int64_t parallel = d->args->in_flight;
    size_t i;
    int rc = 0;

    for (i = 0; i < sizeof fixed / sizeof fixed[0] && rc == 0; i++)
        rc = set(d, fixed[i].key, fixed[i].value);
    if (rc == 0)
        rc = set(d, "max_parallel", parallel);
    if (rc == 0)
        rc = set(d, "max_idle", parallel);
    if (rc == 0)
        rc = set(d, "max_per_host",
                 parallel < PER_HOST_MAX ? parallel : PER_HOST_MAX);
    return rc;
}

static int set_options(struct drive *d)
{
    const struct bench_args *args = d->args;
    int rc = set_manners(d);

    if (rc == 0 && args->max_body > 0)
        rc = set(d, "max_body", args->max_body);
    if (rc == 0 && args->fresh)
        rc = set(d, "fresh_connection", 1);
    if (rc == 0 && args->fresh)
        rc = set(d, "tls_resume", args->resume);
    if (rc == 0 && args->reuse)
        rc = set(d, "reuse_unchanged", 1);
    if (rc == 0 && args->ca != NULL &&
        syma_options_set_str(d->options, "ca_bundle", args->ca) < 0)
        rc = bench_complain(args, BENCH_FAILED, "-C: '%s' cannot be used",
                            args->ca);
    return rc;
}

static int open_drive(struct drive *d)
{
    int rc = bench_lines_read(d->args, d->args->urls, &d->urls);

    if (rc != 0)
        return rc;
    bench_raise_files();
    if (syma_options_new(&d->options) < 0)
        return bench_complain(d->args, BENCH_FAILED, "no memory");
    rc = set_options(d);
    if (rc == 0)
        rc = bench_rules(d->args, &d->rules);
    if (rc != 0)
        return rc;
    rc = syma_prober_new(d->options, d->rules, &d->prober);
    if (rc < 0)
        return bench_complain(d->args, BENCH_FAILED, "no prober: %s",
                              syma_strerror(rc));
    return 0;
}

static void close_drive(struct drive *d)
{
    syma_prober_free(d->prober);
    syma_ruleset_free(d->rules);
    syma_options_free(d->options);
    bench_lines_free(&d->urls);
}

/* The next address in turn. */
static int start(struct drive *d)
{
    const char *url = d->urls.line[(size_t)d->run.started % d->urls.count];
    uint64_t ticket;
    int rc = syma_prober_submit_url(d->prober, url, d->args->kind, &ticket);

    if (rc < 0)
        return bench_complain(d->args, BENCH_FAILED, "%s: %s", url,
                              syma_strerror(rc));
    d->run.started++;
    return 0;
}

/* A check that saw the whole page was carried out, whatever it said. */
static void take(struct drive *d, const syma_event *event)
{
    const syma_verdict *v = syma_event_verdict(event);
    int failed = v == NULL || syma_verdict_http_status(v) != 200 ||
                 (syma_verdict_flags(v) & SYMA_FLAG_TRUNCATED) != 0;

    if (failed && !d->told) {
        bench_complain(d->args, 0, "the first error: %s",
                       v == NULL ? syma_strerror(syma_event_error(event))
                                 : syma_verdict_summary(v));
        d->told = 1;
    }
    d->run.hits += bench_count_hits(v);
    bench_run_count(&d->run, failed);
}

static int pull(struct drive *d)
{
    syma_event *event = NULL;
    int rc = 0;

    while (rc == 0 && syma_prober_next_event(d->prober, &event) == 1) {
        take(d, event);
        syma_event_free(event);
        if (bench_run_wants(&d->run))
            rc = start(d);
    }
    return rc;
}

static int work(struct drive *d)
{
    struct pollfd ready = {0};
    int rc;

    if (!d->args->by_fd)
        return syma_prober_wait(d->prober, TURN_MS);
    ready.fd = syma_prober_fd(d->prober);
    ready.events = POLLIN;
    if (ready.fd < 0)
        return ready.fd;
    rc = poll(&ready, 1, TURN_MS);
    if (rc < 0 && errno != EINTR)
        return SYMA_ESYSTEM;
    return syma_prober_step(d->prober);
}

static int measure(struct drive *d)
{
    long i;
    int rc = 0;

    bench_run_begin(&d->run, d->args);
    for (i = 0; i < d->args->in_flight && rc == 0; i++) {
        if (bench_run_wants(&d->run))
            rc = start(d);
    }
    while (rc == 0 && !bench_run_is_over(&d->run)) {
        rc = work(d);
        if (rc < 0)
            return bench_complain(d->args, BENCH_FAILED, "%s",
                                  syma_strerror(rc));
        rc = pull(d);
    }
    return rc != 0 ? rc : bench_run_tell(&d->run);
}

int bench_drive(const struct bench_args *args)
{
    struct drive d;
    int rc;

    memset(&d, 0, sizeof d);
    d.args = args;
    rc = open_drive(&d);
    if (rc == 0)
        rc = measure(&d);
    close_drive(&d);
    return rc;
}
