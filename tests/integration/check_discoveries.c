/* SPDX-License-Identifier: MIT */
/*
 * Discoveries in a prober: one request at a time and its pauses, by a clock
 * that skips what would be waited for; beside checks and others of their kind;
 * given up at every moment.
 */
#include "discovering.h"

#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../fds.h"
#include "base/clock.h"
#include "run/prober.h"

/* --- manners --- */

/* The second request to the host may wait for an hour: it ends before, with
 * what there is. */
START_TEST(test_latest)
{
    int64_t start = ask_now_ms();
    syma_discovery *d = find_portal("http://cookie.example:{http}/?latest",
                                    "timeout_ms=100 host_delay_ms=3600000");

    ck_assert_int_ge(ask_now_ms() - start, 1000);
    ck_assert_str_eq(syma_verdict_reason(syma_discovery_verdict(d)),
                     "local_cancelled");
    ck_assert_int_eq(find_asked_count("cookie.example", "/?latest\n"), 0);
    syma_discovery_unref(d);
}
END_TEST

#define DELAY_MS 50

START_TEST(test_pace)
{
    int before = find_asked_count("www.operator.example", "\n");
    int64_t start = ask_now_ms();
    syma_discovery *d = find_portal(HOME, "host_delay_ms=50");
    int64_t took = ask_now_ms() - start;
    int asked = find_asked_count("www.operator.example", "\n") - before;

    ck_assert_int_gt(asked, 5);
    ck_assert_int_ge(took, (asked - 1) * DELAY_MS);
    syma_discovery_unref(d);
}
END_TEST

/* --- by a clock that skips what would be waited for --- */

static int64_t skipped_ms;

static int64_t skipping_ms(void *user)
{
    (void)user;
    return ask_now_ms() + skipped_ms;
}

static int64_t wall_ms(void *user)
{
    (void)user;
    return 1790000000000;
}

/* No request may take so long. */
#define REQUEST_MS 70000

/* What waits for longer than a request may take waits for its turn, or for
 * the end. Gives how often it was so. */
static int skip_to_end(syma_prober *s, syma_event **out)
{
    int64_t end = ask_now_ms() + GRACE_MS;
    int64_t wait;
    int skips = 0;

    while (syma_prober_next_event(s, out) == 0) {
        ck_assert_int_ge(syma_prober_wait(s, 5), 0);
        wait = syma_prober_timeout_ms(s);
        if (wait > REQUEST_MS) {
            skipped_ms += wait;
            skips++;
        }
        ck_assert_int_lt(ask_now_ms(), end);
    }
    return skips;
}

static syma_discovery *skip_through(const char *target, const char *options,
                                    int *out_skips)
{
    static const struct symai_clock clock = {skipping_ms, wall_ms, NULL};
    syma_options *o = ask_options(options);
    syma_prober *s = NULL;
    syma_event *e = NULL;
    syma_discovery *d;

    skipped_ms = 0;
    ck_assert_int_eq(symai_prober_new(&clock, o, ask_rules, &s), SYMA_OK);
    syma_options_free(o);
    find_submit(s, target);
    *out_skips = skip_to_end(s, &e);
    ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_DISCOVERY);
    d = syma_discovery_ref(syma_event_discovery(e));
    syma_event_free(e);
    syma_prober_free(s);
    return d;
}

/* Each request but the first waits its time, also where a redirect leads to
 * the same host; and that wait is none of the page's. */
START_TEST(test_pace_of_hops)
{
    int skips = 0;
    syma_discovery *d = skip_through(
        "http://hops.example:{http}/",
        "timeout_ms=60000 host_delay_ms=90000 discover_pages=0", &skips);

    find_asked_are("hops.example",
                   "/robots.txt\n/\n/two\n/three\n" ABSENT PASSWORD
                   "/sitemap.xml\n");
    ck_assert_int_eq(skips, 6);
    ck_assert_int_gt(skipped_ms, 6 * (90000 - GRACE_MS));
    ck_assert_int_le(skipped_ms, 6 * 90000);
    ck_assert_int_lt(syma_verdict_timing_ms(syma_discovery_verdict(d), "total"),
                     60000);
    ck_assert_int_eq(syma_discovery_page_status(d, 0), 200);
    syma_discovery_unref(d);
}
END_TEST

/* What a host asks for is heeded, as with checks. */
START_TEST(test_retry_after)
{
    int skips = 0;
    syma_discovery *d =
        skip_through("http://busy.example:{http}/",
                     "timeout_ms=60000 retry_after_max_ms=200000", &skips);

    find_asked_are("busy.example", "/robots.txt\n/\n");
    ck_assert_int_eq(skips, 1);
    ck_assert_int_gt(skipped_ms, 100000 - GRACE_MS);
    ck_assert_int_le(skipped_ms, 100000);
    ck_assert_int_eq(syma_discovery_page_status(d, 0), 200);
    syma_discovery_unref(d);
}
END_TEST

/* Its end comes first: what there is by then is told. */
START_TEST(test_ends)
{
    int skips = 0;
    syma_discovery *d =
        skip_through("http://ends.example:{http}/",
                     "timeout_ms=60000 host_delay_ms=220000", &skips);

    find_asked_are("ends.example", "/robots.txt\n/\n" ABSENT);
    ck_assert_int_eq(skips, 3);
    ck_assert_uint_eq(syma_discovery_page_count(d), 1);
    ck_assert_int_eq(syma_discovery_page_status(d, 0), 200);
    ck_assert_int_eq(syma_verdict_state(syma_discovery_verdict(d)),
                     SYMA_STATE_UP);
    ck_assert_uint_gt(syma_discovery_count(d), 0);
    syma_discovery_unref(d);
}
END_TEST

/* --- the prober --- */

/* A look-up of a name that was given up keeps its own until it ends. */
static void fds_come_back(int fds)
{
    int64_t end = ask_now_ms() + GRACE_MS;

    while (count_fds() != fds && ask_now_ms() < end)
        poll(NULL, 0, 1);
    ck_assert_int_eq(count_fds(), fds);
}

static int next_kind(syma_prober *s, syma_event **out)
{
    int64_t end = ask_now_ms() + GRACE_MS;

    while (syma_prober_next_event(s, out) == 0) {
        ck_assert_int_ge(syma_prober_wait(s, 1000), 0);
        ck_assert_int_lt(ask_now_ms(), end);
    }
    return syma_event_kind(*out);
}

/* Checks and discoveries side by side, each told once. */
START_TEST(test_mixed)
{
    syma_prober *s = ask_prober("max_pending=3");
    uint64_t first = find_submit(s, "http://barred.example:{http}/?1");
    uint64_t second = find_submit(s, "http://shut.example:{http}/?1");
    syma_event *e = NULL;
    uint64_t refused;
    uint64_t seen = 0;
    int i;

    ask_submit(s, PLAIN "words=200");
    ck_assert_uint_eq(syma_prober_pending(s), 3);
    ck_assert_int_eq(
        syma_prober_submit_discovery(s, "http://a.example/", &refused),
        SYMA_ELIMIT);
    ck_assert_int_eq(syma_prober_submit_url(s, "http://a.example/",
                                            SYMA_SECTION_GENERIC, &refused),
                     SYMA_ELIMIT);
    for (i = 0; i < 3; i++) {
        int kind = next_kind(s, &e);

        if (kind == SYMA_EVENT_DISCOVERY) {
            ck_assert_ptr_nonnull(syma_event_discovery(e));
            ck_assert_ptr_null(syma_event_verdict(e));
            ck_assert_uint_eq(syma_event_ticket(e) & seen, 0);
            seen |= syma_event_ticket(e);
        } else {
            ck_assert_int_eq(kind, SYMA_EVENT_VERDICT);
            ck_assert_ptr_null(syma_event_discovery(e));
        }
        ck_assert_str_eq(syma_event_section_id(e), "");
        syma_event_free(e);
    }
    ck_assert_uint_eq(seen, first | second);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    ck_assert_int_eq(syma_prober_timeout_ms(s), -1);
    ck_assert_int_eq(syma_prober_next_event(s, &e), 0);
    syma_prober_free(s);
}
END_TEST

#ifdef SYMA_POLLER_EPOLL
#define HAS_STEPS 1
#else
#define HAS_STEPS 0
#endif

/* After each number of steps; the last one comes to the end. */
static int give_up_after(int steps, int by_free)
{
    syma_prober *s = ask_prober("");
    uint64_t ticket = find_submit(s, HOME);
    syma_event *e = NULL;
    int rc = 0;
    int i;

    for (i = 0; i < steps && rc == 0; i++) {
        struct pollfd fd = {syma_prober_fd(s), POLLIN, 0};

        /* Without a descriptor there is but to wait. */
        if (fd.fd >= 0)
            ck_assert_int_ge(poll(&fd, 1, GRACE_MS), 0);
        rc = fd.fd >= 0 ? syma_prober_step(s) : syma_prober_wait(s, 1);
        ck_assert_int_ge(rc, 0);
    }
    if (!by_free) {
        ck_assert_int_eq(syma_prober_cancel(s, ticket),
                         rc > 0 ? SYMA_ENOTFOUND : SYMA_OK);
        ck_assert_uint_eq(syma_prober_pending(s), 0);
        ck_assert_int_eq(syma_prober_next_event(s, &e), rc > 0);
        syma_event_free(e);
        ck_assert_int_eq(syma_prober_timeout_ms(s), -1);
    }
    syma_prober_free(s);
    return rc;
}

START_TEST(test_given_up)
{
    int fds = count_fds();
    int steps = 0;

    while (give_up_after(steps, _i) == 0) {
        fds_come_back(fds);
        steps++;
        ck_assert_int_lt(steps, 10000);
    }
    /* Each request is at least one step; a wait may be of several. */
    ck_assert_int_gt(steps, HAS_STEPS ? 10 : 0);
    fds_come_back(fds);
}
END_TEST

/* What was given up leaves the others alone, at the same host. */
START_TEST(test_one_of_many)
{
    syma_prober *s = ask_prober("");
    uint64_t tickets[8];
    syma_event *e = NULL;
    int told = 0;
    int i;

    for (i = 0; i < 8; i++)
        tickets[i] = find_submit(s, "http://barred.example:{http}/");
    ck_assert_int_ge(syma_prober_wait(s, 10), 0);
    for (i = 0; i < 8; i += 2)
        ck_assert_int_eq(syma_prober_cancel(s, tickets[i]), SYMA_OK);
    ck_assert_int_eq(syma_prober_cancel(s, tickets[0]), SYMA_ENOTFOUND);
    while (syma_prober_pending(s) > 0 || syma_prober_step(s) > 0) {
        ck_assert_int_eq(next_kind(s, &e), SYMA_EVENT_DISCOVERY);
        for (i = 0; i < 8; i += 2)
            ck_assert_uint_ne(syma_event_ticket(e), tickets[i]);
        told++;
        syma_event_free(e);
    }
    ck_assert_int_eq(told, 4);
    syma_prober_free(s);
}
END_TEST

START_TEST(test_arguments)
{
    static const char *const bad[] = {"", "a.example", "ftp://a.example/",
                                      "http://u:p@a.example/", "http://"};
    static syma_prober *s; /* the child has it up to its end, for memcheck */
    syma_discovery *d = NULL;
    uint64_t ticket = 7;
    int status = -1;
    pid_t child;
    size_t i;

    s = ask_prober("");
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert_int_eq(syma_prober_submit_discovery(s, bad[i], &ticket),
                         SYMA_EURL);
        ck_assert_int_eq(syma_discover(bad[i], NULL, ask_rules, &d), SYMA_EURL);
    }
    ck_assert_int_eq(syma_prober_submit_discovery(s, NULL, &ticket),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit_discovery(s, "http://a.example/", NULL),
                     SYMA_EINVAL);
    ck_assert_int_eq(
        syma_prober_submit_discovery(NULL, "http://a.example/", &ticket),
        SYMA_EINVAL);
    ck_assert_int_eq(syma_discover(NULL, NULL, ask_rules, &d), SYMA_EINVAL);
    ck_assert_int_eq(syma_discover("http://a.example/", NULL, NULL, NULL),
                     SYMA_EINVAL);
    child = fork();
    if (child == 0)
        _exit(syma_prober_submit_discovery(s, "http://a.example/", &ticket) ==
                      SYMA_EFORK
                  ? 0
                  : 1);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    ck_assert_uint_eq(ticket, 7);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    ck_assert_ptr_null(d);
    syma_prober_free(s);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("discoveries");
    TCase *tcase;
    int rc = ask_start_site(FIND_SITE);

    if (rc != 0)
        return rc;
    tcase = ask_case(suite, "manners");
    tcase_add_test(tcase, test_latest);
    tcase_add_test(tcase, test_pace);
    tcase_add_test(tcase, test_pace_of_hops);
    tcase_add_test(tcase, test_retry_after);
    tcase_add_test(tcase, test_ends);
    tcase = ask_case(suite, "prober");
    tcase_add_test(tcase, test_mixed);
    tcase_add_loop_test(tcase, test_given_up, 0, 2);
    tcase_add_test(tcase, test_one_of_many);
    tcase_add_test(tcase, test_arguments);
    return ask_run(suite);
}
