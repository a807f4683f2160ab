/* SPDX-License-Identifier: MIT */
/*
 * The prober by its public interface against the scripted server: driven by
 * poll, by a bare epoll, by wait with wake-ups from a second thread, and
 * given up at every moment. The soak at the end counts: what was submitted
 * was reported or cancelled, and no descriptor is left.
 */
#include <check.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef SYMA_POLLER_EPOLL
#include <sys/epoll.h>
#endif

#include "../fds.h"
#include "base/clock.h"
#include "server.h"
#include "syma/syma.h"

static struct test_server server;
static syma_ruleset *rules;

static int64_t now_ms(void)
{
    return symai_clock_system.monotonic_ms(symai_clock_system.user);
}

static syma_options *make_options(void)
{
    static const struct {
        const char *key;
        int64_t value;
    } values[] = {{"allow_private", 1},        {"host_delay_ms", 0},
                  {"max_per_host", 64},        {"confirm_delay_ms", 20},
                  {"slow_warn_ms", 0},         {"slow_crit_ms", 0},
                  {"timeout_ms", 3000},        {"first_byte_timeout_ms", 1500},
                  {"connect_timeout_ms", 1500}};
    syma_options *o = NULL;
    size_t i;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    for (i = 0; i < sizeof values / sizeof values[0]; i++)
        ck_assert_int_eq(
            syma_options_set_int(o, values[i].key, values[i].value), SYMA_OK);
    return o;
}

static syma_prober *make_prober(void)
{
    syma_options *o = make_options();
    syma_prober *s = NULL;

    ck_assert_int_eq(syma_prober_new(o, rules, &s), SYMA_OK);
    syma_options_free(o);
    return s;
}

static uint64_t submit(syma_prober *s, const char *words)
{
    char url[512];
    uint64_t ticket = 0;

    snprintf(url, sizeof url, "http://127.0.0.1:%d/do?%s",
             test_server_port(&server, "http"), words);
    ck_assert_int_eq(
        syma_prober_submit_url(s, url, SYMA_SECTION_GENERIC, &ticket), SYMA_OK);
    ck_assert_uint_ne(ticket, 0);
    return ticket;
}

/* Pulls all that waits; how many ended a check of a page. */
static int pull(syma_prober *s, const char *reason)
{
    syma_event *e = NULL;
    int count = 0;

    while (syma_prober_next_event(s, &e) == 1) {
        ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_VERDICT);
        ck_assert_str_eq(syma_event_section_id(e), "");
        if (reason != NULL)
            ck_assert_str_eq(syma_verdict_reason(syma_event_verdict(e)),
                             reason);
        count++;
        syma_event_free(e);
    }
    ck_assert_ptr_null(e);
    return count;
}

#define MANY 50

START_TEST(test_poll)
{
    syma_prober *s = make_prober();
    struct pollfd fd = {syma_prober_fd(s), POLLIN, 0};
    int done = 0;
    int i;

    if (fd.fd == SYMA_ENOTSUP) {
        syma_prober_free(s);
        return;
    }
    ck_assert_int_eq(syma_prober_timeout_ms(s), -1);
    ck_assert_int_eq(poll(&fd, 1, 0), 0);
    for (i = 0; i < MANY; i++)
        submit(s, "words=160&delay=50");
    ck_assert_uint_eq(syma_prober_pending(s), MANY);
    while (done < MANY) {
        ck_assert_int_eq(poll(&fd, 1, 5000), 1);
        ck_assert_int_ge(syma_prober_step(s), 0);
        done += pull(s, "ok");
    }
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    ck_assert_int_eq(syma_prober_timeout_ms(s), -1);
    syma_prober_free(s);
}
END_TEST

/* An event that is not pulled keeps the descriptor readable. */
START_TEST(test_stays_readable)
{
    syma_prober *s = make_prober();
    struct pollfd fd = {syma_prober_fd(s), POLLIN, 0};

    submit(s, "words=160");
    ck_assert_int_eq(syma_prober_wait(s, 5000), 1);
    ck_assert_int_eq(syma_prober_timeout_ms(s), 0);
    if (fd.fd >= 0) {
        ck_assert_int_eq(poll(&fd, 1, 0), 1);
        ck_assert_int_eq(syma_prober_step(s), 1);
        ck_assert_int_eq(poll(&fd, 1, 0), 1);
    }
    ck_assert_int_eq(syma_prober_wait(s, 5000), 1); /* at once */
    ck_assert_int_eq(pull(s, "ok"), 1);
    if (fd.fd >= 0) {
        ck_assert_int_ge(syma_prober_step(s), 0);
        ck_assert_int_eq(poll(&fd, 1, 0), 0);
    }
    syma_prober_free(s);
}
END_TEST

#ifdef SYMA_POLLER_EPOLL
START_TEST(test_epoll)
{
    syma_prober *s = make_prober();
    struct epoll_event event = {EPOLLIN, {0}};
    int loop = epoll_create1(EPOLL_CLOEXEC);
    int done = 0;
    int i;

    ck_assert_int_ge(loop, 0);
    ck_assert_int_eq(epoll_ctl(loop, EPOLL_CTL_ADD, syma_prober_fd(s), &event),
                     0);
    for (i = 0; i < MANY; i++)
        submit(s, "words=160&drip=300:20");
    while (done < MANY) {
        ck_assert_int_eq(epoll_wait(loop, &event, 1, 5000), 1);
        ck_assert_int_ge(syma_prober_step(s), 0);
        done += pull(s, "ok");
    }
    close(loop);
    syma_prober_free(s);
}
END_TEST
#endif

/* --- pages that have not changed --- */

static syma_verdict *check_once(syma_prober *s, const char *words)
{
    syma_verdict *v = NULL;
    syma_event *e = NULL;

    submit(s, words);
    while (v == NULL) {
        ck_assert_int_ge(syma_prober_wait(s, 5000), 1);
        ck_assert_int_eq(syma_prober_next_event(s, &e), 1);
        v = syma_verdict_ref(syma_event_verdict(e));
        syma_event_free(e);
    }
    return v;
}

static int is_reused(syma_prober *s, const char *words)
{
    syma_verdict *v = check_once(s, words);
    int reused = (syma_verdict_flags(v) & SYMA_FLAG_REUSED) != 0;

    syma_verdict_unref(v);
    return reused;
}

static syma_prober *make_economist(const char *key, int64_t value)
{
    syma_options *o = make_options();
    syma_prober *s = NULL;

    ck_assert_int_eq(syma_options_set_int(o, "reuse_unchanged", 1), SYMA_OK);
    if (key != NULL)
        ck_assert_int_eq(syma_options_set_int(o, key, value), SYMA_OK);
    ck_assert_int_eq(syma_prober_new(o, rules, &s), SYMA_OK);
    syma_options_free(o);
    return s;
}

START_TEST(test_reuse)
{
    syma_prober *s = make_economist(NULL, 0);
    syma_verdict *first = check_once(s, "words=900");
    syma_verdict *again = check_once(s, "words=900");
    size_t i;

    ck_assert_uint_eq(syma_verdict_flags(first), 0);
    ck_assert_uint_eq(syma_verdict_flags(again), SYMA_FLAG_REUSED);
    ck_assert_int_eq(syma_verdict_state(again), SYMA_STATE_UP);
    ck_assert_str_eq(syma_verdict_reason(again), "ok");
    ck_assert_str_eq(syma_verdict_summary(again), syma_verdict_summary(first));
    ck_assert_str_eq(syma_verdict_url(again), syma_verdict_url(first));
    ck_assert_str_eq(syma_verdict_signature(again),
                     syma_verdict_signature(first));
    ck_assert_int_eq(syma_verdict_http_status(again), 200);
    ck_assert_int_ge(syma_verdict_timing_ms(again, "total"), 0);
    ck_assert_uint_eq(syma_verdict_evidence_count(again),
                      syma_verdict_evidence_count(first));
    for (i = 0; i < syma_verdict_evidence_count(again); i++)
        ck_assert_str_eq(
            syma_evidence_excerpt(syma_verdict_evidence(again, i)),
            syma_evidence_excerpt(syma_verdict_evidence(first, i)));
    syma_verdict_unref(first);
    syma_verdict_unref(again);
    /* Of the same length, of another one, chunked, and with a header that
     * counts. */
    ck_assert(!is_reused(s, "once=r&body=<p>Un+moment&words=9"));
    ck_assert(!is_reused(s, "once=r&body=<p>Un+moment&words=9"));
    ck_assert(is_reused(s, "once=r&body=<p>Un+moment&words=9"));
    ck_assert(is_reused(s, "words=900"));
    syma_prober_free(s);
}
END_TEST

START_TEST(test_reuse_has_limits)
{
    static const char closed[] =
        "body=<title>Maintenance</title><h1>Notre+site+est+en+maintenance+"
        "jusqu%27%C3%A0+18h</h1>&charset=utf-8";
    syma_prober *s = make_prober();

    /* Not asked for. */
    ck_assert(!is_reused(s, "words=160"));
    ck_assert(!is_reused(s, "words=160"));
    syma_prober_free(s);
    /* What it says depends on the hour; a failure is looked at each time. */
    s = make_economist(NULL, 0);
    ck_assert(!is_reused(s, closed));
    ck_assert(!is_reused(s, closed));
    ck_assert(!is_reused(s, "status=500&body=oops"));
    ck_assert(!is_reused(s, "status=500&body=oops"));
    /* Larger than what is kept back. */
    ck_assert(!is_reused(s, "size=2000000"));
    ck_assert(!is_reused(s, "size=2000000"));
    syma_prober_free(s);
    /* Cut at the limit, then slow. */
    s = make_economist("max_body", 1024);
    ck_assert(!is_reused(s, "words=900"));
    ck_assert(!is_reused(s, "words=900"));
    syma_prober_free(s);
    s = make_economist("slow_warn_ms", 1);
    ck_assert(!is_reused(s, "words=160&delay=30"));
    ck_assert(!is_reused(s, "words=160&delay=30"));
    syma_prober_free(s);
}
END_TEST

/* --- wait and wake-up --- */

static void *wake_soon(void *user)
{
    usleep(50000);
    ck_assert_int_eq(syma_prober_wakeup(user), SYMA_OK);
    return NULL;
}

START_TEST(test_wakeup)
{
    syma_prober *s = make_prober();
    int64_t began = now_ms();
    pthread_t thread;

    submit(s, "words=9&hang=head");
    ck_assert_int_eq(pthread_create(&thread, NULL, wake_soon, s), 0);
    ck_assert_int_eq(syma_prober_wait(s, 5000), 0);
    ck_assert_int_ge(now_ms() - began, 45);
    ck_assert_int_lt(now_ms() - began, 1400); /* the check has not ended */
    ck_assert_int_eq(pthread_join(thread, NULL), 0);
    /* Before a wait it ends the next one, once. */
    ck_assert_int_eq(syma_prober_wakeup(s), SYMA_OK);
    ck_assert_int_eq(syma_prober_wakeup(s), SYMA_OK);
    ck_assert_int_eq(syma_prober_wait(s, 1000), 0);
    began = now_ms();
    ck_assert_int_eq(syma_prober_wait(s, 30), 0);
    ck_assert_int_ge(now_ms() - began, 25);
    syma_prober_free(s);
}
END_TEST

START_TEST(test_wait_has_an_end)
{
    syma_prober *s = make_prober();

    /* Nothing is pending: no wait at all. */
    ck_assert_int_eq(syma_prober_wait(s, 60000), 0);
    ck_assert_int_eq(syma_prober_wait(s, -1), 0);
    submit(s, "words=9&hang=head");
    while (syma_prober_wait(s, -1) == 0)
        continue;
    ck_assert_int_eq(pull(s, "first_byte_timeout"), 1);
    syma_prober_free(s);
}
END_TEST

static void do_nothing(int number)
{
    (void)number;
}

static void tick_every_ms(int ms)
{
    struct itimerval tick = {{0, ms * 1000}, {0, ms * 1000}};

    ck_assert_int_eq(setitimer(ITIMER_REAL, &tick, NULL), 0);
}

/* Signals neither end a wait nor make it longer, however often they come. */
START_TEST(test_signals_do_not_lengthen_a_wait)
{
    struct sigaction action = {.sa_handler = do_nothing};
    syma_prober *s = make_prober();
    int64_t began = now_ms();

    ck_assert_int_eq(sigaction(SIGALRM, &action, NULL), 0);
    submit(s, "words=9&hang=head");
    tick_every_ms(20);
    ck_assert_int_eq(syma_prober_wait(s, 600), 0);
    tick_every_ms(0);
    ck_assert_int_ge(now_ms() - began, 595);
    ck_assert_int_lt(now_ms() - began, 1400); /* the check has not ended */
    syma_prober_free(s);
}
END_TEST

/* --- giving up --- */

/* After n steps, for many n: the others are not touched. */
START_TEST(test_cancel)
{
    static const char *const words[] = {"words=160&delay=5",
                                        "words=160&drip=200:2", "chain=3",
                                        "reset=head", "words=9&hang=body"};
    syma_prober *s = make_prober();
    uint64_t gone = submit(s, words[_i % 5]);
    uint64_t kept = submit(s, "words=160");
    int left = _i / 5;
    syma_event *e = NULL;
    int kept_seen = 0;
    int rc;

    for (; left > 0; left--) {
        ck_assert_int_ge(syma_prober_wait(s, 1), 0);
        if (syma_prober_next_event(s, &e) == 1) {
            kept_seen += syma_event_ticket(e) == kept;
            if (syma_event_ticket(e) == gone)
                gone = 0;
            syma_event_free(e);
        }
    }
    if (gone != 0) {
        rc = syma_prober_cancel(s, gone);
        ck_assert(rc == SYMA_OK || rc == SYMA_ENOTFOUND);
        if (rc == SYMA_OK)
            ck_assert_int_eq(syma_prober_cancel(s, gone), SYMA_ENOTFOUND);
    }
    while (syma_prober_pending(s) > 0)
        ck_assert_int_ge(syma_prober_wait(s, 5000), 0);
    while (syma_prober_next_event(s, &e) == 1) {
        kept_seen += syma_event_ticket(e) == kept;
        syma_event_free(e);
    }
    ck_assert_int_eq(kept_seen, 1);
    syma_prober_free(s);
}
END_TEST

START_TEST(test_free_with_checks)
{
    syma_prober *s = make_prober();
    int i;

    for (i = 0; i < MANY; i++)
        submit(s, i % 2 ? "words=9&hang=body" : "words=160");
    ck_assert_int_ge(syma_prober_wait(s, 20), 0);
    syma_prober_free(s);
    syma_prober_free(NULL);
}
END_TEST

START_TEST(test_fork)
{
    syma_prober *s = make_prober();
    int status = -1;
    pid_t child = fork();

    if (child == 0)
        _exit(syma_prober_step(s) == SYMA_EFORK ? 0 : 1);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    ck_assert_int_eq(syma_prober_step(s), 0);
    syma_prober_free(s);
}
END_TEST

/* --- a portal --- */

START_TEST(test_portal)
{
    syma_prober *s = make_prober();
    syma_portal *p = NULL;
    syma_event *e = NULL;
    uint64_t ticket = 0;
    char url[256];
    int verdicts = 0;
    int reports = 0;
    int i;

    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    for (i = 0; i < 5; i++) {
        char id[16];

        snprintf(id, sizeof id, "s%d", i);
        snprintf(url, sizeof url, "http://127.0.0.1:%d/do?words=160&delay=%d",
                 test_server_port(&server, "http"), i * 10);
        ck_assert_int_eq(
            syma_portal_add_section(p, id, SYMA_SECTION_GENERIC, url, 0),
            SYMA_OK);
    }
    ck_assert_int_eq(syma_prober_submit(s, p, &ticket), SYMA_OK);
    syma_portal_free(p); /* it was copied */
    while (reports == 0) {
        ck_assert_int_gt(syma_prober_wait(s, 5000), 0);
        while (syma_prober_next_event(s, &e) == 1) {
            ck_assert_uint_eq(syma_event_ticket(e), ticket);
            if (syma_event_kind(e) == SYMA_EVENT_VERDICT) {
                ck_assert_int_eq(syma_event_section_id(e)[0], 's');
                ck_assert_ptr_nonnull(syma_event_verdict(e));
                ck_assert_int_eq(reports, 0); /* the report is the last */
                verdicts++;
            } else {
                ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_REPORT);
                ck_assert_int_eq(syma_report_state(syma_event_report(e)),
                                 SYMA_STATE_UP);
                ck_assert_uint_eq(
                    syma_report_section_count(syma_event_report(e)), 5);
                reports++;
            }
            syma_event_free(e);
        }
    }
    ck_assert_int_eq(verdicts, 5);
    syma_prober_free(s);
}
END_TEST

/* One request at a time, and a pause between two. */
START_TEST(test_manners)
{
    syma_options *o = make_options();
    syma_prober *s = NULL;
    int64_t began;
    int done = 0;
    int i;

    ck_assert_int_eq(syma_options_set_int(o, "max_per_host", 1), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "host_delay_ms", 60), SYMA_OK);
    ck_assert_int_eq(syma_prober_new(o, rules, &s), SYMA_OK);
    syma_options_free(o);
    began = now_ms();
    for (i = 0; i < 4; i++)
        submit(s, "words=160");
    while (done < 4) {
        ck_assert_int_ge(syma_prober_wait(s, 5000), 0);
        done += pull(s, "ok");
    }
    ck_assert_int_ge(now_ms() - began, 180 - 5);
    syma_prober_free(s);
}
END_TEST

/* A host that answers 429 is not asked again in the same check. */
START_TEST(test_rate_limited)
{
    syma_options *o = make_options();
    syma_portal *p = NULL;
    syma_report *r = NULL;
    char url[256];
    int i;

    ck_assert_int_eq(syma_options_set_int(o, "max_per_host", 1), SYMA_OK);
    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    for (i = 0; i < 3; i++) {
        snprintf(url, sizeof url, "http://127.0.0.1:%d/do?%s&n=%d",
                 test_server_port(&server, "http"),
                 i == 0 ? "status=429&header=Retry-After:2" : "words=160", i);
        ck_assert_int_eq(syma_portal_add_section(p,
                                                 i == 0   ? "a"
                                                 : i == 1 ? "b"
                                                          : "c",
                                                 SYMA_SECTION_GENERIC, url, 0),
                         SYMA_OK);
    }
    ck_assert_int_eq(syma_check_portal(p, o, rules, &r), SYMA_OK);
    for (i = 0; i < 3; i++)
        ck_assert_str_eq(syma_verdict_reason(syma_report_verdict(r, (size_t)i)),
                         "rate_limited");
    syma_report_unref(r);
    syma_portal_free(p);
    syma_options_free(o);
}
END_TEST

START_TEST(test_arguments)
{
    syma_options *o = make_options();
    syma_prober *s = NULL;
    syma_ruleset *raw = NULL;
    syma_portal *p = NULL;
    syma_event *e = (syma_event *)&s;
    uint64_t ticket = 0;

    ck_assert_int_eq(syma_prober_new(o, rules, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_ruleset_new(&raw), SYMA_OK);
    ck_assert_int_eq(syma_prober_new(o, raw, &s), SYMA_ESTATE);
    ck_assert_ptr_null(s);
    syma_ruleset_free(raw);
    ck_assert_int_eq(syma_options_set_int(o, "max_pending", 1), SYMA_OK);
    ck_assert_int_eq(syma_prober_new(o, rules, &s), SYMA_OK);
    syma_options_free(o);
    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    ck_assert_int_eq(syma_prober_submit(s, p, &ticket), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit(s, NULL, &ticket), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit(s, p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit(NULL, p, &ticket), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit_url(s, "ftp://a/", 0, &ticket),
                     SYMA_EURL);
    ck_assert_int_eq(syma_prober_submit_url(s, "http://a/", 77, &ticket),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit_url(s, "http://a/", 0, &ticket),
                     SYMA_OK);
    ck_assert_int_eq(syma_prober_submit_url(s, "http://a/", 0, &ticket),
                     SYMA_ELIMIT);
    ck_assert_int_eq(syma_prober_cancel(s, ticket + 7), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_prober_cancel(NULL, ticket), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_next_event(s, &e), 0);
    ck_assert_ptr_null(e);
    ck_assert_int_eq(syma_prober_next_event(NULL, &e), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_step(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_wait(NULL, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_wakeup(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_fd(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_timeout_ms(NULL), -1);
    ck_assert_uint_eq(syma_prober_pending(NULL), 0);
    ck_assert_int_eq(syma_event_kind(NULL), 0);
    ck_assert_uint_eq(syma_event_ticket(NULL), 0);
    ck_assert_str_eq(syma_event_section_id(NULL), "");
    ck_assert_ptr_null(syma_event_verdict(NULL));
    ck_assert_ptr_null(syma_event_report(NULL));
    ck_assert_int_eq(syma_event_error(NULL), SYMA_OK);
    syma_event_free(NULL);
    syma_portal_free(p);
    syma_prober_free(s);
}
END_TEST

/* --- many, against a server that does all it can --- */

START_TEST(test_soak)
{
    static const char *const words[] = {"words=160",
                                        "words=20&drip=40:1",
                                        "reset=head",
                                        "words=99&reset=body",
                                        "words=9&length=9999",
                                        "close=head",
                                        "status=503",
                                        "loop=2",
                                        "size=90000&code=gzip",
                                        "raw=garbage",
                                        "words=9&said=br",
                                        "words=9&hang=head"};
    const char *asked = getenv("SYMA_SOAK");
    int total = asked != NULL ? atoi(asked) : 1000;
    syma_options *o = make_options();
    syma_prober *s = NULL;
    uint64_t ticket = 0;
    int before = count_fds();
    int submitted = 0;
    int reported = 0;
    int cancelled = 0;

    /* What hangs is to cost little time. */
    ck_assert_int_eq(syma_options_set_int(o, "first_byte_timeout_ms", 300),
                     SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "confirm_delay_ms", 5), SYMA_OK);
    ck_assert_int_eq(syma_prober_new(o, rules, &s), SYMA_OK);
    syma_options_free(o);
    while (submitted < total || syma_prober_pending(s) > 0) {
        while (submitted < total && syma_prober_pending(s) < 64) {
            ticket = submit(s, words[submitted % 12]);
            submitted++;
        }
        if (submitted % 7 == 0 && syma_prober_cancel(s, ticket) == SYMA_OK)
            cancelled++;
        ck_assert_int_ge(syma_prober_wait(s, 1000), 0);
        reported += pull(s, NULL);
    }
    reported += pull(s, NULL);
    ck_assert_int_eq(submitted, reported + cancelled);
    printf("soak: %d submitted, %d reported, %d cancelled\n", submitted,
           reported, cancelled);
    syma_prober_free(s);
    ck_assert_int_eq(count_fds(), before);
}
END_TEST

static void begin(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void end(void)
{
    syma_ruleset_free(rules);
}

int main(void)
{
    int rc = test_server_start(&server, NULL, 0);
    Suite *suite = suite_create("prober");
    TCase *cases = tcase_create("prober");
    SRunner *runner;
    int failed;

    if (rc != 0)
        return rc;
    tcase_add_unchecked_fixture(cases, begin, end);
    tcase_set_timeout(cases, 600);
    tcase_add_test(cases, test_poll);
    tcase_add_test(cases, test_stays_readable);
#ifdef SYMA_POLLER_EPOLL
    tcase_add_test(cases, test_epoll);
#endif
    tcase_add_test(cases, test_reuse);
    tcase_add_test(cases, test_reuse_has_limits);
    tcase_add_test(cases, test_wakeup);
    tcase_add_test(cases, test_wait_has_an_end);
    tcase_add_test(cases, test_signals_do_not_lengthen_a_wait);
    tcase_add_loop_test(cases, test_cancel, 0, 60);
    tcase_add_test(cases, test_free_with_checks);
    tcase_add_test(cases, test_fork);
    tcase_add_test(cases, test_portal);
    tcase_add_test(cases, test_manners);
    tcase_add_test(cases, test_rate_limited);
    tcase_add_test(cases, test_arguments);
    tcase_add_test(cases, test_soak);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    test_server_stop(&server);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
