/* SPDX-License-Identifier: MIT */
/*
 * soak SECONDS: one prober at full load against servers that do all that our
 * tests know of, ordinary pages among it. Portals are checked and tracked,
 * sections are searched for, checks are cancelled, probers are freed while
 * they work. In the end
 *
 *   what was submitted has been reported or cancelled, each once;
 *   no descriptor is left;
 *   memory after the first minute (or the first half of a shorter run) has
 *   not grown by more than a tenth of itself and 4 MiB;
 *   each place got the verdict each time that it got the first time.
 *
 * Run in a build folder; 77 where python3 is missing.
 */
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../bench/measure.h"
#include "../fds.h"
#include "../integration/server.h"
#include "gauge.h"
#include "mix.h"
#include "pages.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define FLIGHT 64
#define WARM_SECONDS 60
#define TELL_SECONDS 20
#define HARD_SHARE 30 /* of a hundred checks */
#define PORTAL_TURN 97
#define DISCOVERY_TURN 211
#define CANCEL_TURN 7
#define LEFT_TURN 1009 /* a prober is freed with all it has under way */

enum kind { KIND_PAGE, KIND_PORTAL, KIND_DISCOVERY };

struct flight {
    uint64_t ticket; /* 0: free */
    int kind;
    size_t place;
};

struct soak {
    struct test_server server;
    pid_t serve; /* tests/bench/serve */
    int serve_input;
    char folder[64];
    struct mix mix;
    size_t hard; /* so many of the first places are hard */
    syma_ruleset *rules;
    syma_options *options;
    syma_prober *prober;
    syma_portal *portal;
    syma_tracker *tracker;
    struct flight flight[FLIGHT];
    struct gauge gauge;
    uint64_t chance;
    long submitted;
    long reported;
    long cancelled;
    long failures;  /* checks that could not be carried out */
    long differing; /* verdicts that were not as before */
    long stray;     /* events of no check that is under way */
    long reports;
    long discoveries;
    long left; /* checks of probers that were freed */
};

static int fail(const char *what, int rc)
{
    fprintf(stderr, "soak: %s: %s\n", what, syma_strerror(rc));
    return -1;
}

/* --- the servers --- */

static int start_serve(struct soak *k)
{
    const char *build = getenv("SYMA_BUILD");
    char path[512];
    char line[64];
    int to[2];
    int from[2];
    ssize_t got;

    snprintf(path, sizeof path, "%s/tests/bench/serve",
             build != NULL ? build : ".");
    if (pipe(to) != 0 || pipe(from) != 0)
        return -1;
    k->serve = fork();
    if (k->serve == 0) {
        dup2(to[0], 0);
        dup2(from[1], 1);
        close(to[1]);
        execl(path, path, "-d", k->folder, (char *)NULL);
        _exit(127);
    }
    close(to[0]);
    close(from[1]);
    k->serve_input = to[1];
    got = k->serve > 0 ? read(from[0], line, sizeof line - 1) : -1;
    close(from[0]);
    if (got <= 5)
        return -1;
    line[got] = '\0';
    return atoi(line + 5); /* "port N" */
}

static int start_servers(struct soak *k)
{
    int rc = test_server_start(&k->server, NULL, TEST_SERVER_H2);
    int port;

    if (rc != 0)
        return rc;
    strcpy(k->folder, "/tmp/syma-soak-XXXXXX");
    if (mkdtemp(k->folder) == NULL)
        return 99;
    port = start_serve(k);
    if (port <= 0) {
        fprintf(stderr, "soak: tests/bench/serve does not start\n");
        return 99;
    }
    if (mix_add_trouble(&k->mix, &k->server) != 0 ||
        mix_add_pages(&k->mix, k->folder, port, &k->hard) != 0)
        return 99;
    return 0;
}

static void stop_servers(struct soak *k)
{
    if (k->serve > 0) {
        close(k->serve_input);
        waitpid(k->serve, NULL, 0);
    }
    if (k->server.pid > 0)
        test_server_stop(&k->server);
    if (k->folder[0] != '\0')
        pages_remove(k->folder);
}

/* --- the library's objects --- */

static int make_options(struct soak *k)
{
    static const struct {
        const char *key;
        int64_t value;
    } values[] = {{"allow_private", 1},        {"host_delay_ms", 0},
                  {"max_per_host", FLIGHT},    {"confirm_delay_ms", 10},
                  {"slow_warn_ms", 0},         {"slow_crit_ms", 0},
                  {"timeout_ms", 6000},        {"first_byte_timeout_ms", 3000},
                  {"connect_timeout_ms", 3000}};
    char ca[512];
    size_t i;
    int rc = syma_options_new(&k->options);

    for (i = 0; rc == 0 && i < COUNT(values); i++)
        rc = syma_options_set_int(k->options, values[i].key, values[i].value);
    test_server_ca(&k->server, ca, sizeof ca);
    if (rc == 0 && ca[0] != '\0')
        rc = syma_options_set_str(k->options, "ca_bundle", ca);
    return rc;
}

static int make_portal(struct soak *k)
{
    static const struct {
        const char *id;
        int kind;
        const char *words;
    } sections[] = {
        {"home", SYMA_SECTION_GENERIC, "words=160"},
        {"login", SYMA_SECTION_LOGIN, "words=20&drip=400:1"},
        {"account", SYMA_SECTION_ACCOUNT, "status=503"},
        {"activation", SYMA_SECTION_ACTIVATION, "reset=head"},
    };
    char url[256];
    size_t i;
    int rc = syma_portal_new("soak", &k->portal);

    for (i = 0; rc == 0 && i < COUNT(sections); i++) {
        snprintf(url, sizeof url, "http://127.0.0.1:%d/do?%s",
                 test_server_port(&k->server, "http"), sections[i].words);
        rc = syma_portal_add_section(k->portal, sections[i].id,
                                     sections[i].kind, url, 0);
    }
    return rc;
}

static int make_objects(struct soak *k)
{
    int rc = syma_ruleset_new(&k->rules);

    if (rc == 0)
        rc = syma_ruleset_load_builtin(k->rules);
    if (rc == 0)
        rc = syma_ruleset_compile(k->rules);
    if (rc == 0)
        rc = make_options(k);
    if (rc == 0)
        rc = syma_prober_new(k->options, k->rules, &k->prober);
    if (rc == 0)
        rc = make_portal(k);
    if (rc == 0)
        rc = syma_tracker_new(k->options, &k->tracker);
    return rc == 0 ? 0 : fail("cannot begin", rc);
}

static void free_objects(struct soak *k)
{
    syma_tracker_free(k->tracker);
    syma_portal_free(k->portal);
    syma_prober_free(k->prober);
    syma_options_free(k->options);
    syma_ruleset_free(k->rules);
}

/* --- what is submitted --- */

/* splitmix64: the same order each run. */
static uint64_t draw(struct soak *k, uint64_t below)
{
    uint64_t z;

    k->chance += 0x9e3779b97f4a7c15u;
    z = k->chance;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) % below;
}

static size_t draw_place(struct soak *k)
{
    if (draw(k, 100) < HARD_SHARE)
        return (size_t)draw(k, k->hard);
    return k->hard + (size_t)draw(k, k->mix.count - k->hard);
}

static int submit(struct soak *k, struct flight *f)
{
    int rc;

    f->place = draw_place(k);
    if (k->submitted % PORTAL_TURN == PORTAL_TURN - 1) {
        f->kind = KIND_PORTAL;
        rc = syma_prober_submit(k->prober, k->portal, &f->ticket);
    } else if (k->submitted % DISCOVERY_TURN == DISCOVERY_TURN - 1) {
        f->kind = KIND_DISCOVERY;
        rc = syma_prober_submit_discovery(
            k->prober, k->mix.places[f->place].url, &f->ticket);
    } else {
        f->kind = KIND_PAGE;
        rc = syma_prober_submit_url(k->prober, k->mix.places[f->place].url,
                                    SYMA_SECTION_GENERIC, &f->ticket);
    }
    if (rc != 0)
        return fail("cannot submit", rc);
    k->submitted++;
    return 0;
}

static int fill(struct soak *k)
{
    size_t i;

    for (i = 0; i < FLIGHT; i++) {
        if (k->flight[i].ticket == 0 && submit(k, &k->flight[i]) != 0)
            return -1;
    }
    return 0;
}

static int cancel_one(struct soak *k)
{
    struct flight *f = &k->flight[draw(k, FLIGHT)];
    int rc;

    if (f->ticket == 0)
        return 0;
    rc = syma_prober_cancel(k->prober, f->ticket);
    /* One that is over, its event not yet pulled, is past giving up. */
    if (rc == SYMA_ENOTFOUND)
        return 0;
    if (rc != 0)
        return fail("cannot cancel", rc);
    f->ticket = 0;
    k->cancelled++;
    return 0;
}

static int leave_one(struct soak *k)
{
    syma_prober *s = NULL;
    uint64_t ticket;
    int rc = syma_prober_new(k->options, k->rules, &s);
    int i;

    for (i = 0; rc == 0 && i < 16; i++)
        rc = syma_prober_submit_url(s, k->mix.places[draw_place(k)].url,
                                    SYMA_SECTION_GENERIC, &ticket);
    for (i = 0; rc >= 0 && i < 4; i++)
        rc = syma_prober_wait(s, 1);
    syma_prober_free(s);
    if (rc < 0)
        return fail("a prober that is freed", rc);
    k->left += 16;
    return 0;
}

/* --- what comes back --- */

static int tell_report(struct soak *k, const syma_report *r)
{
    static const char *const formats[] = {
        "json", "text", "junit", "nagios", "openmetrics", "prometheus"};
    syma_change *c = NULL;
    char *text = NULL;
    size_t i;
    int rc = syma_tracker_add(k->tracker, r);

    while (rc >= 0 && syma_tracker_next_change(k->tracker, &c) == 1)
        syma_change_free(c);
    for (i = 0; rc >= 0 && i < COUNT(formats); i++) {
        rc = syma_report_format(r, formats[i], &text);
        syma_string_free(text);
        text = NULL;
    }
    if (rc >= 0)
        rc = syma_tracker_save(k->tracker, "soak", &text);
    syma_string_free(text);
    k->reports++;
    return rc < 0 ? fail("a report", rc) : 0;
}

static struct flight *find(struct soak *k, uint64_t ticket)
{
    size_t i;

    for (i = 0; i < FLIGHT; i++) {
        if (k->flight[i].ticket == ticket)
            return &k->flight[i];
    }
    return NULL;
}

/* Takes what an event says; 1 where it is the last of its check. */
static int take(struct soak *k, const struct flight *f, const syma_event *e)
{
    switch (syma_event_kind(e)) {
    case SYMA_EVENT_VERDICT:
        if (f->kind != KIND_PAGE)
            return 0;
        if (!mix_compare(&k->mix.places[f->place], syma_event_verdict(e)))
            k->differing++;
        return 1;
    case SYMA_EVENT_REPORT:
        return tell_report(k, syma_event_report(e)) < 0 ? -1 : 1;
    case SYMA_EVENT_DISCOVERY:
        k->discoveries++;
        return 1;
    default:
        fprintf(stderr, "soak: %s: %s\n", k->mix.places[f->place].url,
                syma_strerror(syma_event_error(e)));
        k->failures++;
        return 1;
    }
}

static int pull(struct soak *k)
{
    syma_event *e = NULL;
    struct flight *f;
    int rc = 0;

    while (rc >= 0 && syma_prober_next_event(k->prober, &e) == 1) {
        f = find(k, syma_event_ticket(e));
        if (f == NULL) {
            k->stray++;
        } else {
            rc = take(k, f, e);
            if (rc == 1) {
                f->ticket = 0;
                k->reported++;
            }
        }
        syma_event_free(e);
    }
    return rc < 0 ? -1 : 0;
}

/* --- the run --- */

static void tell(const struct soak *k, double seconds)
{
    printf("soak: %5.0f s, %ld submitted, %ld reported, %ld cancelled, "
           "%.0f KiB, %d descriptors\n",
           seconds, k->submitted, k->reported, k->cancelled,
           k->gauge.rss_kib[k->gauge.count - 1], k->gauge.fds_max);
    fflush(stdout);
}

static int turn(struct soak *k, double now, double end)
{
    long before = k->submitted;
    int rc = 0;

    if (now < end)
        rc = fill(k);
    if (rc == 0 && now < end &&
        k->submitted / CANCEL_TURN != before / CANCEL_TURN)
        rc = cancel_one(k);
    if (rc == 0 && k->submitted / LEFT_TURN != before / LEFT_TURN)
        rc = leave_one(k);
    if (rc == 0)
        rc = syma_prober_wait(k->prober, 100);
    return rc < 0 ? rc : pull(k);
}

static int run(struct soak *k, double seconds)
{
    double begin = bench_wall();
    double now = begin;
    double next = begin;
    double told = begin;

    while (now < begin + seconds || syma_prober_pending(k->prober) > 0) {
        if (turn(k, now, begin + seconds) < 0)
            return -1;
        now = bench_wall();
        if (now >= next && now < begin + seconds) {
            if (gauge_read(&k->gauge) != 0)
                return -1;
            next += 1;
        }
        if (now >= told + TELL_SECONDS) {
            tell(k, now - begin);
            told = now;
        }
    }
    return pull(k);
}

/* --- what has to hold --- */

static int is_flat(const struct soak *k)
{
    size_t n = k->gauge.count;
    size_t warm = n > 3 * WARM_SECONDS ? WARM_SECONDS : n / 2;
    size_t part = (n - warm) / 3;
    double first = gauge_median(&k->gauge, warm, warm + part);
    double last = gauge_median(&k->gauge, n - part, n);

    printf("soak: memory %.0f KiB after %zu s, %.0f KiB in the end\n", first,
           warm, last);
    return part > 0 && last <= first * 1.1 + 4096;
}

static long late_count(const struct soak *k)
{
    long late = 0;
    size_t i;

    for (i = 0; i < k->mix.count; i++)
        late += k->mix.places[i].late;
    return late;
}

static int is_right(const struct soak *k, int fds_before, int fds_after)
{
    printf("soak: %ld submitted, %ld reported, %ld cancelled, %ld failures, "
           "%ld stray\n",
           k->submitted, k->reported, k->cancelled, k->failures, k->stray);
    printf("soak: %zu places, %ld verdicts not as before, %ld late; %ld "
           "reports, %ld discoveries, %ld freed under way\n",
           k->mix.count, k->differing, late_count(k), k->reports,
           k->discoveries, k->left);
    printf("soak: %d descriptors before, %d after, at most %d\n", fds_before,
           fds_after, k->gauge.fds_max);
    return is_flat(k) && k->submitted == k->reported + k->cancelled &&
           k->failures == 0 && k->stray == 0 && k->differing == 0 &&
           fds_before == fds_after;
}

int main(int argc, char **argv)
{
    double seconds = argc == 2 ? atof(argv[1]) : 0;
    struct soak k;
    int before;
    int rc;

    memset(&k, 0, sizeof k);
    if (seconds < 6) {
        fprintf(stderr, "usage: soak SECONDS, 6 at least\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    rc = start_servers(&k);
    before = count_fds();
    if (rc == 0)
        rc = make_objects(&k) == 0 && run(&k, seconds) == 0 ? 0 : 1;
    free_objects(&k);
    if (rc == 0)
        rc = is_right(&k, before, count_fds()) ? 0 : 1;
    stop_servers(&k);
    mix_free(&k.mix);
    gauge_free(&k.gauge);
    return rc;
}
