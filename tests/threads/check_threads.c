/* SPDX-License-Identifier: MIT */
/*
 * What the headers promise of threads and of forks: a ruleset, verdicts and
 * reports are shared, a prober is woken by another thread, and a child of its
 * process leaves it alone. SYMA_THREAD_COUNT says how often (500); the step
 * tsan of scripts/long-checks looks on while it is 10,000.
 */
#include <check.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../faults/pages.h"
#include "evaluations.h"
#include "syma/syma.h"

#define THREADS 2

static int port;
static long count = 500;

struct worker {
    pthread_t thread;
    long number;
    syma_ruleset *rules;
    syma_report *report; /* shared; a reference of its own */
    syma_prober *prober;
    syma_options *options;
    int good; /* what went as it should */
    int bad;  /* and as it should not */
};

/* In as many threads at once, each with a worker of its own. */
static void run(void *(*work)(void *), struct worker *workers)
{
    long i;

    for (i = 0; i < THREADS; i++) {
        workers[i].number = i;
        ck_assert_int_eq(
            pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (i = 0; i < THREADS; i++)
        ck_assert_int_eq(pthread_join(workers[i].thread, NULL), 0);
}

/* --- one ruleset --- */

/* One from the first page on, the other from the last back: they meet. */
static void *evaluate(void *user)
{
    struct worker *w = user;
    size_t last = evaluations_count() * (size_t)count;
    long i;

    for (i = 0; i < count; i++)
        w->good += evaluations_judge(
            w->number == 0 ? (size_t)i : last - (size_t)i, w->rules);
    return NULL;
}

/* Fresh rules, so that both compile what is asked for first. */
START_TEST(test_rules)
{
    struct worker workers[THREADS] = {{.number = 0}};
    syma_ruleset *rules = evaluations_rules();
    long i;

    ck_assert_ptr_nonnull(rules);
    for (i = 0; i < THREADS; i++)
        workers[i].rules = rules;
    run(evaluate, workers);
    for (i = 0; i < THREADS; i++)
        ck_assert_int_eq(workers[i].good, count);
    syma_ruleset_free(rules);
}
END_TEST

/* --- one report --- */

static syma_options *make_options(void)
{
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "allow_private", 1), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "host_delay_ms", 0), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "confirm_delay_ms", 0), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "slow_warn_ms", 0), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "slow_crit_ms", 0), SYMA_OK);
    return o;
}

static void make_url(char *out, size_t size, const char *path)
{
    snprintf(out, size, "http://127.0.0.1:%d%s", port, path);
}

static syma_report *make_report(void)
{
    syma_options *o = make_options();
    syma_portal *p = NULL;
    syma_report *r = NULL;
    char url[64];

    make_url(url, sizeof url, "/login");
    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    ck_assert_int_eq(
        syma_portal_add_section(p, "login", SYMA_SECTION_LOGIN, url, 0),
        SYMA_OK);
    ck_assert_int_eq(syma_check_portal(p, o, NULL, &r), SYMA_OK);
    syma_portal_free(p);
    syma_options_free(o);
    return r;
}

static int is_up(const syma_verdict *v)
{
    return syma_verdict_state(v) == SYMA_STATE_UP &&
           strcmp(syma_verdict_reason(v), "ok") == 0;
}

/* Its section's verdict, by two references at once. */
static int look_at(const syma_report *shared)
{
    syma_report *r = syma_report_ref(shared);
    syma_verdict *v = syma_verdict_ref(syma_report_verdict(r, 0));
    int good;

    syma_report_unref(r);
    good = is_up(v) && strcmp(syma_report_portal_id(shared), "p") == 0;
    syma_verdict_unref(v);
    return good;
}

/* Each has a tracker of its own, and gives its reference back: the last one
 * ends the report. */
static void *share(void *user)
{
    struct worker *w = user;
    syma_tracker *t = NULL;
    char *text = NULL;
    long i;

    for (i = 0; i < count; i++)
        w->good += look_at(w->report);
    if (syma_tracker_new(NULL, &t) == SYMA_OK &&
        syma_tracker_add(t, w->report) == SYMA_OK &&
        syma_tracker_state(t, "p", "login") == SYMA_STATE_UP &&
        syma_report_format(w->report, "json", &text) == SYMA_OK)
        w->good++;
    syma_string_free(text);
    syma_tracker_free(t);
    syma_report_unref(w->report);
    return NULL;
}

START_TEST(test_report)
{
    struct worker workers[THREADS] = {{.number = 0}};
    syma_report *r = make_report();
    long i;

    for (i = 0; i < THREADS; i++)
        workers[i].report = syma_report_ref(r);
    syma_report_unref(r);
    run(share, workers);
    for (i = 0; i < THREADS; i++)
        ck_assert_int_eq(workers[i].good, count + 1);
}
END_TEST

/* --- a prober each --- */

#define CHECKS 40

static int ask(syma_prober *s, const char *path)
{
    syma_event *e = NULL;
    uint64_t ticket;
    char url[64];
    int rc;
    int good = 0;

    make_url(url, sizeof url, path);
    rc = syma_prober_submit_url(s, url, SYMA_SECTION_LOGIN, &ticket);
    while (rc >= 0) {
        rc = syma_prober_next_event(s, &e);
        if (rc == 1)
            break;
        rc = syma_prober_wait(s, 10000);
    }
    if (rc == 1)
        good = is_up(syma_event_verdict(e));
    syma_event_free(e);
    return good;
}

static void *probe(void *user)
{
    struct worker *w = user;
    int i;

    for (i = 0; i < CHECKS; i++)
        w->good += ask(w->prober, "/login");
    return NULL;
}

/* Until nobody asks any more. */
static _Atomic int is_over;

static void *wake_all(void *user)
{
    struct worker *workers = user;
    int i;

    while (!is_over) {
        for (i = 0; i < THREADS; i++)
            syma_prober_wakeup(workers[i].prober);
        usleep(200);
    }
    return NULL;
}

START_TEST(test_probers)
{
    struct worker workers[THREADS] = {{.number = 0}};
    syma_ruleset *rules = evaluations_rules();
    syma_options *o = make_options();
    pthread_t waker;
    int i;

    for (i = 0; i < THREADS; i++)
        ck_assert_int_eq(syma_prober_new(o, rules, &workers[i].prober),
                         SYMA_OK);
    syma_options_free(o);
    syma_ruleset_free(rules); /* the probers hold it */
    is_over = 0;
    ck_assert_int_eq(pthread_create(&waker, NULL, wake_all, workers), 0);
    run(probe, workers);
    is_over = 1;
    ck_assert_int_eq(pthread_join(waker, NULL), 0);
    for (i = 0; i < THREADS; i++) {
        ck_assert_int_eq(workers[i].good, CHECKS);
        syma_prober_free(workers[i].prober);
    }
}
END_TEST

/* --- a child in the middle --- */

/* It says by its status that all was good. */
static void await(pid_t child)
{
    int status = -1;

    ck_assert_int_gt(child, 0);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
}

/* Nothing may hang; not Check's own handler, which kills them all. */
static void set_alarm(void)
{
    signal(SIGALRM, SIG_DFL);
    alarm(60);
}

/* 0, or the number of what is not as it was promised. */
static int look_as_child(syma_prober *parents, uint64_t ticket,
                         const syma_ruleset *rules)
{
    syma_options *o = make_options();
    syma_prober *own = NULL;
    syma_event *e = NULL;
    uint64_t other = 0;
    size_t i;

    set_alarm();
    if (syma_prober_step(parents) != SYMA_EFORK ||
        syma_prober_wait(parents, 0) != SYMA_EFORK)
        return 1;
    if (syma_prober_submit_url(parents, "http://127.0.0.1:1/", 0, &other) !=
            SYMA_EFORK ||
        syma_prober_submit_discovery(parents, "http://127.0.0.1:1/", &other) !=
            SYMA_EFORK ||
        other != 0)
        return 2;
    if (syma_prober_cancel(parents, ticket) != SYMA_EFORK ||
        syma_prober_next_event(parents, &e) != SYMA_EFORK || e != NULL)
        return 3;
    syma_prober_free(parents);
    for (i = 0; i < evaluations_count(); i++) {
        if (!evaluations_judge(i, rules))
            return 4;
    }
    if (syma_prober_new(o, rules, &own) != SYMA_OK || !ask(own, "/login"))
        return 5;
    syma_prober_free(own);
    syma_options_free(o);
    return 0;
}

/* What the parent had under way comes to its end, as if nobody had forked. */
static void finish(syma_prober *s, int checks)
{
    syma_event *e = NULL;

    while (checks > 0) {
        ck_assert_int_ge(syma_prober_wait(s, 10000), 0);
        while (syma_prober_next_event(s, &e) == 1) {
            ck_assert(is_up(syma_event_verdict(e)));
            checks--;
            syma_event_free(e);
        }
    }
}

/* The address sanitizer has its locks held in a child where another thread is
 * in its malloc: the C library has not, nor the thread sanitizer. */
static int may_thread(void)
{
    const char *sanitizer = getenv("SYMA_SANITIZED");

    return sanitizer == NULL || strcmp(sanitizer, "thread") == 0;
}

static void *evaluate_on(void *user)
{
    struct worker *w = user;
    size_t i;

    for (i = 0; !is_over; i++)
        w->bad += !evaluations_judge(i, w->rules);
    return NULL;
}

START_TEST(test_fork)
{
    struct worker w = {.rules = evaluations_rules()};
    int has_thread = may_thread();
    syma_options *o = make_options();
    syma_prober *s = NULL;
    uint64_t ticket;
    char url[64];
    pid_t child;
    int i;

    is_over = 0;
    if (has_thread)
        ck_assert_int_eq(pthread_create(&w.thread, NULL, evaluate_on, &w), 0);
    ck_assert_int_eq(syma_prober_new(o, w.rules, &s), SYMA_OK);
    make_url(url, sizeof url, "/login");
    for (i = 0; i < 8; i++)
        ck_assert_int_eq(
            syma_prober_submit_url(s, url, SYMA_SECTION_LOGIN, &ticket),
            SYMA_OK);
    /* Each child at another step of the checks. */
    for (i = 0; i < 4; i++) {
        ck_assert_int_ge(syma_prober_step(s), 0);
        child = fork();
        if (child == 0)
            _exit(look_as_child(s, ticket, w.rules));
        await(child);
    }
    finish(s, 8);
    is_over = 1;
    if (has_thread)
        ck_assert_int_eq(pthread_join(w.thread, NULL), 0);
    ck_assert_int_eq(w.bad, 0);
    syma_prober_free(s);
    syma_options_free(o);
    syma_ruleset_free(w.rules);
}
END_TEST

/* --- a child while another thread is inside of other libraries --- */

#define CHILDREN 60
#define PAGES_A_CHILD 8

/* Each time anew: patterns are compiled, converters opened, handles made.
 * Nothing of Check, which has a lock of its own. */
static int begin_afresh(const syma_options *o, size_t first)
{
    syma_ruleset *rules = evaluations_rules();
    syma_prober *s = NULL;
    uint64_t ticket;
    size_t i;
    int good = rules != NULL && syma_prober_new(o, rules, &s) == SYMA_OK &&
               syma_prober_submit_url(s, "http://127.0.0.1:1/", 0, &ticket) ==
                   SYMA_OK;

    for (i = first; i < first + PAGES_A_CHILD; i++)
        good = good && evaluations_judge(i, rules);
    syma_prober_free(s);
    syma_ruleset_free(rules);
    return good;
}

static void *begin_on(void *user)
{
    struct worker *w = user;
    size_t i;

    for (i = 0; !is_over; i += PAGES_A_CHILD)
        w->bad += !begin_afresh(w->options, i);
    return NULL;
}

START_TEST(test_fork_inside)
{
    struct worker w = {.options = make_options()};
    syma_options *childs = make_options();
    int has_thread = may_thread();
    pid_t child;
    size_t i;

    is_over = 0;
    if (has_thread)
        ck_assert_int_eq(pthread_create(&w.thread, NULL, begin_on, &w), 0);
    for (i = 0; i < CHILDREN; i++) {
        child = fork();
        if (child == 0) {
            set_alarm();
            _exit(!begin_afresh(childs, i));
        }
        await(child);
    }
    is_over = 1;
    if (has_thread)
        ck_assert_int_eq(pthread_join(w.thread, NULL), 0);
    ck_assert_int_eq(w.bad, 0);
    syma_options_free(childs);
    syma_options_free(w.options);
}
END_TEST

/* --- a program that has a lock and fork handlers of its own --- */

static pthread_mutex_t programs = PTHREAD_MUTEX_INITIALIZER;

static void take_programs(void)
{
    pthread_mutex_lock(&programs);
}

static void give_programs(void)
{
    pthread_mutex_unlock(&programs);
}

static void *judge_locked(void *user)
{
    struct worker *w = user;
    size_t i;

    for (i = 0; !is_over; i++) {
        take_programs();
        w->bad += !evaluations_judge(i, w->rules);
        give_programs();
    }
    return NULL;
}

/* In the order in which each would wait for the other. */
START_TEST(test_fork_of_program)
{
    struct worker w = {.rules = evaluations_rules()};
    pid_t child;
    int i;

    is_over = 0;
    ck_assert_int_eq(pthread_create(&w.thread, NULL, judge_locked, &w), 0);
    for (i = 0; i < 2; i++) {
        child = fork();
        if (child == 0)
            _exit(0);
        await(child);
    }
    is_over = 1;
    ck_assert_int_eq(pthread_join(w.thread, NULL), 0);
    ck_assert_int_eq(w.bad, 0);
    syma_ruleset_free(w.rules);
}
END_TEST

#define FDS 64

/* --- descriptors, for a child that becomes another program --- */

/* libcurl (7.88) makes a pair of sockets of its own for each multi handle and
 * leaves it open: all that may be left. */
static int is_pair(int fd)
{
    struct sockaddr_storage end;
    socklen_t len = sizeof end;

    return getsockname(fd, (struct sockaddr *)&end, &len) == 0 &&
           end.ss_family == AF_UNIX;
}

START_TEST(test_descriptors)
{
    syma_options *o = make_options();
    syma_prober *s = NULL;
    int before[FDS];
    uint64_t ticket;
    char url[64];
    int closing = 0;
    int fd;

    for (fd = 0; fd < FDS; fd++)
        before[fd] = fcntl(fd, F_GETFD) >= 0;
    ck_assert_int_eq(syma_prober_new(o, NULL, &s), SYMA_OK);
    make_url(url, sizeof url, "/hang");
    ck_assert_int_eq(
        syma_prober_submit_url(s, url, SYMA_SECTION_LOGIN, &ticket), SYMA_OK);
    ck_assert_int_eq(syma_prober_wait(s, 100), 0);
    for (fd = 0; fd < FDS; fd++) {
        if (before[fd] || fcntl(fd, F_GETFD) < 0)
            continue;
        if ((fcntl(fd, F_GETFD) & FD_CLOEXEC) != 0)
            closing++;
        else
            ck_assert_msg(is_pair(fd), "descriptor %d stays open", fd);
    }
    ck_assert_int_ge(closing, syma_prober_fd(s) >= 0 ? 5 : 3);
    syma_prober_free(s);
    syma_options_free(o);
}
END_TEST

int main(void)
{
    const char *wanted = getenv("SYMA_THREAD_COUNT");
    Suite *suite = suite_create("threads");
    TCase *cases = tcase_create("threads");
    SRunner *runner;
    int failed;
    int rc;

    if (wanted != NULL)
        count = atol(wanted);
    /* Before the library has its own. */
    rc = pthread_atfork(take_programs, give_programs, give_programs);
    if (rc == 0)
        rc = evaluations_begin();
    port = loop_server_start(portal_pages);
    if (rc != 0 || port == 0)
        return 99;
    tcase_set_timeout(cases, 300);
    tcase_add_test(cases, test_rules);
    tcase_add_test(cases, test_report);
    tcase_add_test(cases, test_probers);
    tcase_add_test(cases, test_fork);
    tcase_add_test(cases, test_fork_inside);
    if (may_thread())
        tcase_add_test(cases, test_fork_of_program);
    tcase_add_test(cases, test_descriptors);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    loop_server_stop();
    evaluations_end();
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
