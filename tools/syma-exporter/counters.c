/* SPDX-License-Identifier: MIT */
/*
 * What the exporter counts of itself. One lock guards all of it: it is taken
 * a few times for each request, and held for additions.
 */
#include "syma-exporter/counters.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "syma-exporter/process.h"

static const char *const paths[ROUTE_COUNT] = {
    "/",           "/probe",   "/portals",   "/metrics",
    "/-/healthy", "/-/ready", "/-/reload", "other"};

static const int statuses[] = {200, 400, 403, 404, 405, 500, 503};
#define STATUS_COUNT (sizeof(statuses) / sizeof(statuses[0]))

/* Of the histogram of checks, in milliseconds. */
static const int64_t bounds[] = {100,  250,  500,   1000,  2500,
                                 5000, 10000, 25000, 60000};
#define BOUND_COUNT (sizeof(bounds) / sizeof(bounds[0]))
#define CHANGE_MAX 64

struct counters {
    uint64_t requests[ROUTE_COUNT];
    uint64_t responses[STATUS_COUNT];
    uint64_t took[BOUND_COUNT + 1];
    uint64_t took_ms;
    uint64_t failed_checks;
    uint64_t late_answers;
    uint64_t changes[CHANGE_MAX];
    size_t in_flight;
    size_t waiting;
    size_t portals;
    size_t sections;
    size_t targets;
    int is_reload_good;
    int64_t reload_ms;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct counters now;
static uint64_t *reasons; /* syma_reason_count of them */

const char *route_path(enum route route)
{
    return paths[route];
}

int counters_begin(void)
{
    reasons = calloc(syma_reason_count(), sizeof(*reasons));
    return reasons == NULL ? SYMA_ENOMEM : SYMA_OK;
}

void counters_end(void)
{
    free(reasons);
    reasons = NULL;
}

static void add(uint64_t *counter)
{
    pthread_mutex_lock(&lock);
    ++*counter;
    pthread_mutex_unlock(&lock);
}

void count_request(enum route route)
{
    add(&now.requests[route]);
}

void count_response(int status)
{
    size_t i;

    for (i = 0; i < STATUS_COUNT; i++) {
        if (statuses[i] == status)
            add(&now.responses[i]);
    }
}

/* The lock is held. */
static void count_reason(const char *reason)
{
    size_t i;

    for (i = 0; i < syma_reason_count(); i++) {
        if (strcmp(syma_reason_name(i), reason) == 0)
            reasons[i]++;
    }
}

void count_report(const syma_report *report, int64_t took_ms)
{
    size_t count = syma_report_section_count(report);
    size_t i;

    pthread_mutex_lock(&lock);
    for (i = 0; i < count; i++)
        count_reason(syma_verdict_reason(syma_report_verdict(report, i)));
    for (i = 0; i < BOUND_COUNT && took_ms > bounds[i]; i++)
        ;
    now.took[i]++;
    now.took_ms += took_ms > 0 ? (uint64_t)took_ms : 0;
    pthread_mutex_unlock(&lock);
}

void count_failed_check(void)
{
    add(&now.failed_checks);
}

void count_late_answer(void)
{
    add(&now.late_answers);
}

void count_change(int kind)
{
    if (kind >= 0 && kind < CHANGE_MAX)
        add(&now.changes[kind]);
}

void note_in_flight(size_t checks, size_t waiting)
{
    pthread_mutex_lock(&lock);
    now.in_flight = checks;
    now.waiting = waiting;
    pthread_mutex_unlock(&lock);
}

void note_known(size_t portals, size_t sections, size_t targets)
{
    pthread_mutex_lock(&lock);
    now.portals = portals;
    now.sections = sections;
    now.targets = targets;
    pthread_mutex_unlock(&lock);
}

void note_reload(int is_good, int64_t now_ms)
{
    pthread_mutex_lock(&lock);
    now.is_reload_good = is_good;
    if (is_good)
        now.reload_ms = now_ms;
    pthread_mutex_unlock(&lock);
}

static void write_http(struct text *t, enum form form, const struct counters *c)
{
    size_t i;

    form_family(t, form, "syma_exporter_requests", "counter",
                "Requests, by path.");
    for (i = 0; i < ROUTE_COUNT; i++)
        text_printf(t, "syma_exporter_requests_total{path=\"%s\"} %llu\n",
                   paths[i], (unsigned long long)c->requests[i]);
    form_family(t, form, "syma_exporter_responses", "counter",
                "Answers, by status.");
    for (i = 0; i < STATUS_COUNT; i++)
        text_printf(t, "syma_exporter_responses_total{code=\"%d\"} %llu\n",
                   statuses[i], (unsigned long long)c->responses[i]);
    form_metric(t, form, "syma_exporter_late_answers", "counter",
                "Answers that could not wait for the end of their check.",
                (double)c->late_answers);
}

static void write_took(struct text *t, enum form form, const struct counters *c)
{
    static const char name[] = "syma_exporter_check_duration_seconds";
    uint64_t sum = 0;
    size_t i;

    form_family(t, form, name, "histogram",
                "How long checks took that were carried out.");
    for (i = 0; i < BOUND_COUNT; i++) {
        sum += c->took[i];
        text_printf(t, "%s_bucket{le=\"%g\"} %llu\n", name,
                   (double)bounds[i] / 1000, (unsigned long long)sum);
    }
    sum += c->took[BOUND_COUNT];
    text_printf(t, "%s_bucket{le=\"+Inf\"} %llu\n", name,
               (unsigned long long)sum);
    text_printf(t, "%s_sum %.15g\n", name, (double)c->took_ms / 1000);
    text_printf(t, "%s_count %llu\n", name, (unsigned long long)sum);
}

/* 'why' are copies of the counters of reasons. */
static void write_checks(struct text *t, enum form form,
                         const struct counters *c, const uint64_t *why)
{
    const char *name = NULL;
    size_t i;

    form_family(t, form, "syma_probe", "counter",
                "Pages judged, by reason.");
    for (i = 0; i < syma_reason_count(); i++)
        text_printf(t, "syma_probe_total{reason=\"%s\"} %llu\n",
                   syma_reason_name(i), (unsigned long long)why[i]);
    form_metric(t, form, "syma_exporter_failed_checks", "counter",
                "Checks that could not be carried out, by our own trouble.",
                (double)c->failed_checks);
    form_family(t, form, "syma_exporter_changes", "counter",
                "Changes that were noticed, by kind.");
    for (i = 1; i < CHANGE_MAX; i++) {
        name = syma_change_kind_name((int)i);
        if (name != NULL)
            text_printf(t, "syma_exporter_changes_total{kind=\"%s\"} %llu\n",
                       name, (unsigned long long)c->changes[i]);
    }
    write_took(t, form, c);
}

static void write_now(struct text *t, enum form form, const struct counters *c)
{
    form_family(t, form, "syma_exporter_build_info", "gauge",
                "Always 1; the version of the library is a label.");
    text_printf(t, "syma_exporter_build_info{version=\"%s\"} 1\n",
               syma_version_string());
    form_metric(t, form, "syma_exporter_checks_in_flight", "gauge",
                "Checks under way.", (double)c->in_flight);
    form_metric(t, form, "syma_exporter_probes_in_flight", "gauge",
                "Requests that wait for a check.", (double)c->waiting);
    form_metric(t, form, "syma_exporter_portals", "gauge",
                "Portals of the folder.", (double)c->portals);
    form_metric(t, form, "syma_exporter_sections", "gauge",
                "Sections of these portals.", (double)c->sections);
    form_metric(t, form, "syma_exporter_targets", "gauge",
                "Targets that are remembered.", (double)c->targets);
    form_metric(t, form, "syma_exporter_config_last_reload_successful", "gauge",
                "Were all files of the folder good when it was last read?",
                c->is_reload_good);
    form_metric(t, form,
                "syma_exporter_config_last_reload_success_timestamp_seconds",
                "gauge", "When they last were, since the epoch.",
                (double)c->reload_ms / 1000);
}

void counters_write(struct text *t, enum form form)
{
    struct counters copy;
    uint64_t *why = calloc(syma_reason_count(), sizeof(*why));

    if (why == NULL) {
        t->failed = 1;
        return;
    }
    pthread_mutex_lock(&lock);
    copy = now;
    memcpy(why, reasons, syma_reason_count() * sizeof(*why));
    pthread_mutex_unlock(&lock);
    write_now(t, form, &copy);
    write_checks(t, form, &copy, why);
    write_http(t, form, &copy);
    process_write(t, form);
    free(why);
}
