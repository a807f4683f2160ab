/* SPDX-License-Identifier: MIT */
/*
 * The public interface as a user meets it, third part: the prober and its
 * events, as syma/prober.h promises them. Most checks here need no network
 * and no time: an address that is refused has its verdict at once, and a
 * second request to the same host waits for an hour. What takes a server is
 * in tests/integration/check_prober.c. Includes <syma/syma.h> and nothing
 * else of the library.
 */
#include <arpa/inet.h>
#include <check.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef SYMA_POLLER_EPOLL
#include <errno.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#endif

#include <syma/syma.h>

#define HOUR_MS 3600000

/* Loopback, refused by default. */
#define GUARDED "http://127.0.0.1:9/"

static const char maintenance_page[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Connection: close\r\n\r\n"
    "<!DOCTYPE html><html lang=\"en\"><head><title>Under maintenance</title>"
    "</head><body><h1>Our site is currently under maintenance</h1>"
    "<p>We are working on it. Thank you for waiting.</p></body></html>";

/* --- probers, checks and events --- */

static void set(syma_options *o, const char *key, int64_t value)
{
    ck_assert_msg(syma_options_set_int(o, key, value) == SYMA_OK, "%s", key);
}

/* Options with one key set beside the pause that makes a host wait. */
static syma_options *options_with(const char *key, int64_t value)
{
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    set(o, "host_delay_ms", HOUR_MS);
    set(o, key, value);
    return o;
}

static syma_prober *prober_with(const char *key, int64_t value)
{
    syma_options *o = options_with(key, value);
    syma_prober *s = NULL;

    ck_assert_int_eq(syma_prober_new(o, NULL, &s), SYMA_OK);
    ck_assert_ptr_nonnull(s);
    syma_options_free(o);
    return s;
}

static syma_prober *new_prober(void)
{
    return prober_with("max_per_host", 1);
}

static uint64_t submit(syma_prober *s, const char *url)
{
    uint64_t ticket = 0;

    ck_assert_int_eq(
        syma_prober_submit_url(s, url, SYMA_SECTION_GENERIC, &ticket), SYMA_OK);
    ck_assert_uint_ne(ticket, 0);
    return ticket;
}

/* The first section has its verdict at once, the others wait for an hour. */
static syma_portal *new_portal(int sections)
{
    syma_portal *p = NULL;
    char id[16];
    int i;

    ck_assert_int_eq(syma_portal_new("demo", &p), SYMA_OK);
    for (i = 0; i < sections; i++) {
        snprintf(id, sizeof id, "s%d", i);
        ck_assert_int_eq(
            syma_portal_add_section(p, id, SYMA_SECTION_GENERIC, GUARDED, 0),
            SYMA_OK);
    }
    return p;
}

static syma_event *next_event(syma_prober *s)
{
    syma_event *e = NULL;

    ck_assert_int_ge(syma_prober_wait(s, 20000), 1);
    ck_assert_int_eq(syma_prober_next_event(s, &e), 1);
    ck_assert_ptr_nonnull(e);
    return e;
}

static void expect_no_event(syma_prober *s)
{
    syma_event *e = (syma_event *)s;

    ck_assert_int_eq(syma_prober_next_event(s, &e), 0);
    ck_assert_ptr_null(e);
}

/* Readable or not; as it should be where there is no descriptor. */
static void expect_readable(syma_prober *s, int readable)
{
    struct pollfd fd = {syma_prober_fd(s), POLLIN, 0};

    if (fd.fd >= 0)
        ck_assert_int_eq(poll(&fd, 1, 0), readable);
}

/* --- a server in the test's own hands --- */

static int new_listener(char *url, size_t size, const char *scheme)
{
    struct sockaddr_in address;
    socklen_t len = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, len), 0);
    ck_assert_int_eq(listen(fd, 8), 0);
    ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&address, &len), 0);
    snprintf(url, size, "%s://127.0.0.1:%d/", scheme, ntohs(address.sin_port));
    return fd;
}

/* Until the request is there. */
static int accept_request(syma_prober *s, int listener)
{
    struct pollfd fd = {listener, POLLIN, 0};
    char request[4096];
    int peer;

    while (poll(&fd, 1, 0) == 0)
        ck_assert_int_eq(syma_prober_wait(s, 5), 0);
    peer = accept(listener, NULL, NULL);
    ck_assert_int_ge(peer, 0);
    fd.fd = peer;
    while (poll(&fd, 1, 0) == 0)
        ck_assert_int_eq(syma_prober_wait(s, 5), 0);
    ck_assert_int_gt(read(peer, request, sizeof request), 0);
    return peer;
}

static void answer(int peer)
{
    ck_assert_int_eq(write(peer, maintenance_page, sizeof maintenance_page - 1),
                     (ssize_t)(sizeof maintenance_page - 1));
    close(peer);
}

/* --- making and releasing --- */

START_TEST(new_leaves_nothing_behind_on_failure)
{
    syma_ruleset *open = NULL;
    syma_prober *s = (syma_prober *)&open;

    ck_assert_int_eq(syma_ruleset_new(&open), SYMA_OK);
    ck_assert_int_eq(syma_prober_new(NULL, open, &s), SYMA_ESTATE);
    ck_assert_ptr_null(s);
    syma_ruleset_free(open);
}
END_TEST

static int next_descriptor(void)
{
    int fd = open("/dev/null", O_RDONLY);

    ck_assert_int_ge(fd, 0);
    close(fd);
    return fd;
}

/* With room for so many descriptors more; none of them may stay. */
START_TEST(new_tells_that_the_system_refused)
{
    syma_prober *s = new_prober();
    int free_one = 0;
    struct rlimit before;
    struct rlimit low;
    int rc;

    syma_prober_free(s); /* all that is opened once is open */
    free_one = next_descriptor();
    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &before), 0);
    low = before;
    low.rlim_cur = (rlim_t)(free_one + _i);
    s = (syma_prober *)&low;
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &low), 0);
    rc = syma_prober_new(NULL, NULL, &s);
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &before), 0);
    if (_i == 0)
        ck_assert_int_eq(rc, SYMA_ESYSTEM);
    if (rc != SYMA_OK)
        ck_assert_ptr_null(s);
    syma_prober_free(s);
    ck_assert_int_eq(next_descriptor(), free_one);
}
END_TEST

START_TEST(new_copies_options_and_holds_rules)
{
    char url[64];
    int listener = new_listener(url, sizeof url, "http");
    syma_options *o = options_with("allow_private", 1);
    syma_ruleset *r = NULL;
    syma_prober *s = NULL;
    syma_event *e;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    ck_assert_int_eq(syma_prober_new(o, r, &s), SYMA_OK);
    set(o, "allow_private", 0);
    syma_options_free(o);
    syma_ruleset_free(r);
    submit(s, url);
    answer(accept_request(s, listener));
    e = next_event(s);
    ck_assert_str_eq(syma_verdict_reason(syma_event_verdict(e)),
                     "page_maintenance");
    syma_event_free(e);
    syma_prober_free(s);
    close(listener);
}
END_TEST

/* --- submitting --- */

START_TEST(submit_refuses_wrong_urls)
{
    static const char *const bad[] = {"",
                                      "x",
                                      "/login",
                                      "//x.example/",
                                      "www.x.example",
                                      "http://",
                                      "ftp://x.example/",
                                      "file:///etc/hosts",
                                      "http://x.example:70000/",
                                      "http://x .example/",
                                      "https://a@x.example/",
                                      "https://a:b@x.example/"};
    syma_prober *s = new_prober();
    uint64_t ticket = 4711;

    ck_assert_int_eq(
        syma_prober_submit_url(s, bad[_i], SYMA_SECTION_LOGIN, &ticket),
        SYMA_EURL);
    ck_assert_uint_eq(ticket, 4711);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    syma_prober_free(s);
}
END_TEST
#define BAD_URLS 12

START_TEST(submit_refuses_wrong_arguments)
{
    static const char url[] = "https://x.example/";
    syma_prober *s = new_prober();
    uint64_t ticket = 4711;

    ck_assert_int_eq(syma_prober_submit_url(NULL, url, 0, &ticket),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit_url(s, NULL, 0, &ticket), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit_url(s, url, 0, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit_url(s, url, -1, &ticket), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit_url(s, url, 4, &ticket), SYMA_EINVAL);
    ck_assert_uint_eq(ticket, 4711);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    ck_assert_int_eq(syma_prober_timeout_ms(s), -1);
    syma_prober_free(s);
}
END_TEST

START_TEST(pending_checks_have_a_limit)
{
    syma_prober *s = prober_with("max_pending", 2);
    syma_portal *p = new_portal(2);
    uint64_t first = 0;
    uint64_t second = submit(s, GUARDED);
    uint64_t third = 4711;

    ck_assert_int_eq(syma_prober_submit(s, p, &first), SYMA_OK);
    ck_assert_uint_ne(first, second);
    ck_assert_uint_eq(syma_prober_pending(s), 2);
    ck_assert_int_eq(syma_prober_submit(s, p, &third), SYMA_ELIMIT);
    ck_assert_int_eq(syma_prober_submit_url(s, GUARDED, 0, &third),
                     SYMA_ELIMIT);
    ck_assert_uint_eq(third, 4711);
    ck_assert_uint_eq(syma_prober_pending(s), 2);
    /* What is given up makes room; its ticket is not given again. */
    ck_assert_int_eq(syma_prober_cancel(s, first), SYMA_OK);
    ck_assert_int_eq(syma_prober_submit(s, p, &third), SYMA_OK);
    ck_assert_uint_ne(third, first);
    ck_assert_uint_ne(third, second);
    syma_portal_free(p);
    syma_prober_free(s);
}
END_TEST

/* --- giving up --- */

START_TEST(cancel_drops_events_that_wait)
{
    syma_prober *s = new_prober();
    syma_portal *p = new_portal(2);
    uint64_t ticket = 0;

    ck_assert_int_eq(syma_prober_submit(s, p, &ticket), SYMA_OK);
    ck_assert_int_eq(syma_prober_wait(s, 20000), 1); /* of the first section */
    ck_assert_uint_eq(syma_prober_pending(s), 1);
    expect_readable(s, 1);
    ck_assert_int_eq(syma_prober_cancel(s, ticket), SYMA_OK);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    ck_assert_int_eq(syma_prober_timeout_ms(s), -1);
    expect_no_event(s);
    ck_assert_int_eq(syma_prober_step(s), 0);
    expect_readable(s, 0);
    ck_assert_int_eq(syma_prober_cancel(s, ticket), SYMA_ENOTFOUND);
    syma_portal_free(p);
    syma_prober_free(s);
}
END_TEST

/* It is not pending any more, so it can't be given up. */
START_TEST(cancel_leaves_a_check_that_has_ended)
{
    syma_prober *s = new_prober();
    uint64_t ticket = submit(s, GUARDED);
    syma_event *e;

    ck_assert_int_eq(syma_prober_cancel(s, 0), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_prober_wait(s, 20000), 1);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    ck_assert_int_eq(syma_prober_cancel(s, ticket), SYMA_ENOTFOUND);
    e = next_event(s);
    ck_assert_uint_eq(syma_event_ticket(e), ticket);
    syma_event_free(e);
    expect_no_event(s);
    syma_prober_free(s);
}
END_TEST

/* --- waiting --- */

START_TEST(wait_takes_any_time)
{
    static const int64_t times[] = {INT64_MIN, -1, 0, 1, INT64_MAX};
    syma_prober *s = new_prober();
    size_t i;

    for (i = 0; i < sizeof times / sizeof *times; i++)
        ck_assert_int_eq(syma_prober_wait(s, times[i]), 0);
    submit(s, GUARDED);
    ck_assert_int_eq(syma_prober_wait(s, INT64_MAX), 1);
    for (i = 0; i < sizeof times / sizeof *times; i++)
        ck_assert_int_eq(syma_prober_wait(s, times[i]), 1);
    syma_prober_free(s);
}
END_TEST

START_TEST(timeout_is_that_of_the_next_thing_to_do)
{
    syma_prober *s = new_prober();

    submit(s, GUARDED);
    ck_assert_int_eq(syma_prober_timeout_ms(s), 0); /* it can begin */
    syma_event_free(next_event(s));
    submit(s, GUARDED);
    ck_assert_int_eq(syma_prober_step(s), 0);
    ck_assert_int_gt(syma_prober_timeout_ms(s), HOUR_MS / 2);
    ck_assert_int_le(syma_prober_timeout_ms(s), HOUR_MS);
    expect_readable(s, 0);
    syma_prober_free(s);
}
END_TEST

/* In a loop of one's own a wake-up is seen at the descriptor, up to the next
 * step. */
START_TEST(wakeup_is_seen_at_the_descriptor)
{
    syma_prober *s = new_prober();

    expect_readable(s, 0);
    ck_assert_int_eq(syma_prober_wakeup(s), SYMA_OK);
    ck_assert_int_eq(syma_prober_wakeup(s), SYMA_OK);
    expect_readable(s, 1);
    ck_assert_int_eq(syma_prober_step(s), 0);
    expect_readable(s, 0);
    expect_no_event(s);
    syma_prober_free(s);
}
END_TEST

START_TEST(descriptor_is_there_where_the_build_has_one)
{
    syma_prober *s = new_prober();
    int fd = syma_prober_fd(s);

    if (syma_has_feature("pollable-fd"))
        ck_assert_int_ge(fd, 0);
    else
        ck_assert_int_eq(fd, SYMA_ENOTSUP);
    ck_assert_int_eq(syma_prober_fd(s), fd);
    syma_prober_free(s);
}
END_TEST

#ifdef SYMA_POLLER_EPOLL
static int watches_fail;

/* Stands before the C library's, for the library under test too. */
SYMA_API int epoll_ctl(int epoll, int operation, int fd,
                       struct epoll_event *event)
{
    if (watches_fail && operation == EPOLL_CTL_ADD) {
        errno = ENOSPC;
        return -1;
    }
    return (int)syscall(SYS_epoll_ctl, epoll, operation, fd, event);
}

START_TEST(prober_goes_on_after_its_poller_failed)
{
    char url[64];
    char other[64]; /* the host of the first one waits for its hour */
    int listener = new_listener(url, sizeof url, "http");
    int other_listener = new_listener(other, sizeof other, "http");
    syma_prober *s = prober_with("allow_private", 1);
    uint64_t ticket = submit(s, url);
    syma_event *e;
    int rc;

    watches_fail = 1;
    rc = syma_prober_wait(s, 20000);
    ck_assert_int_eq(rc, SYMA_ESYSTEM);
    watches_fail = 0;
    /* The trouble is ours: no verdict on the portal. */
    e = next_event(s);
    ck_assert_uint_eq(syma_event_ticket(e), ticket);
    ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_FAILURE);
    ck_assert_int_eq(syma_event_error(e), SYMA_ESYSTEM);
    syma_event_free(e);
    ticket = submit(s, other);
    answer(accept_request(s, other_listener));
    e = next_event(s);
    ck_assert_uint_eq(syma_event_ticket(e), ticket);
    ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_VERDICT);
    syma_event_free(e);
    syma_prober_free(s);
    close(listener);
    close(other_listener);
}
END_TEST
#endif

/* --- events --- */

START_TEST(events_outlive_their_prober)
{
    syma_prober *s = new_prober();
    syma_portal *p = new_portal(1);
    syma_event *of_section;
    syma_event *of_portal;
    syma_verdict *v;
    syma_report *r;
    uint64_t ticket = 0;

    ck_assert_int_eq(syma_prober_submit(s, p, &ticket), SYMA_OK);
    syma_portal_free(p);
    of_section = next_event(s);
    of_portal = next_event(s);
    expect_no_event(s);
    syma_prober_free(s);

    ck_assert_int_eq(syma_event_kind(of_section), SYMA_EVENT_VERDICT);
    ck_assert_uint_eq(syma_event_ticket(of_section), ticket);
    ck_assert_str_eq(syma_event_section_id(of_section), "s0");
    ck_assert_ptr_null(syma_event_report(of_section));
    ck_assert_int_eq(syma_event_error(of_section), SYMA_OK);
    v = syma_verdict_ref(syma_event_verdict(of_section));
    ck_assert_ptr_nonnull(v);
    syma_event_free(of_section);
    ck_assert_str_eq(syma_verdict_reason(v), "local_guard");
    syma_verdict_unref(v);

    ck_assert_int_eq(syma_event_kind(of_portal), SYMA_EVENT_REPORT);
    ck_assert_uint_eq(syma_event_ticket(of_portal), ticket);
    ck_assert_str_eq(syma_event_section_id(of_portal), "");
    ck_assert_ptr_null(syma_event_verdict(of_portal));
    ck_assert_int_eq(syma_event_error(of_portal), SYMA_OK);
    r = syma_report_ref(syma_event_report(of_portal));
    ck_assert_ptr_nonnull(r);
    syma_event_free(of_portal);
    ck_assert_str_eq(syma_report_portal_id(r), "demo");
    syma_report_unref(r);
}
END_TEST

/* The file is looked for when a connection is there. */
START_TEST(failure_is_an_event)
{
    char url[64];
    int listener = new_listener(url, sizeof url, "https");
    syma_options *o = options_with("allow_private", 1);
    syma_prober *s = NULL;
    syma_event *e;
    uint64_t ticket;

    ck_assert_int_eq(
        syma_options_set_str(o, "ca_bundle", "/nonexistent/ca.pem"), SYMA_OK);
    ck_assert_int_eq(syma_prober_new(o, NULL, &s), SYMA_OK);
    syma_options_free(o);
    ticket = submit(s, url);
    e = next_event(s);
    ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_FAILURE);
    ck_assert_uint_eq(syma_event_ticket(e), ticket);
    ck_assert_int_eq(syma_event_error(e), SYMA_ENOTFOUND);
    ck_assert_str_eq(syma_event_section_id(e), "");
    ck_assert_ptr_null(syma_event_verdict(e));
    ck_assert_ptr_null(syma_event_report(e));
    syma_event_free(e);
    expect_no_event(s); /* it was the last */
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    ck_assert_int_eq(syma_prober_cancel(s, ticket), SYMA_ENOTFOUND);
    syma_prober_free(s);
    close(listener);
}
END_TEST

START_TEST(next_event_refuses_null)
{
    syma_prober *s = new_prober();
    syma_event *e = NULL;

    submit(s, GUARDED);
    ck_assert_int_eq(syma_prober_wait(s, 20000), 1);
    ck_assert_int_eq(syma_prober_next_event(s, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_next_event(s, &e), 1); /* it was not taken */
    syma_event_free(e);
    e = (syma_event *)s;
    ck_assert_int_eq(syma_prober_next_event(NULL, &e), SYMA_EINVAL);
    ck_assert_ptr_null(e);
    syma_event_free(e);
    syma_prober_free(s);
}
END_TEST

/* --- child processes --- */

static int refuses_all(syma_prober *s, const syma_portal *p, uint64_t ticket)
{
    uint64_t other = 0;
    syma_event *e = NULL;

    return syma_prober_next_event(s, &e) == SYMA_EFORK && e == NULL &&
           syma_prober_submit(s, p, &other) == SYMA_EFORK &&
           syma_prober_submit_url(s, GUARDED, 0, &other) == SYMA_EFORK &&
           syma_prober_cancel(s, ticket) == SYMA_EFORK &&
           syma_prober_step(s) == SYMA_EFORK &&
           syma_prober_wait(s, 0) == SYMA_EFORK && other == 0;
}

/* The next timer is far away: only the socket can wake the loop. */
static void wait_until_quiet(syma_prober *s)
{
    while (syma_prober_timeout_ms(s) < 1000)
        ck_assert_int_eq(syma_prober_wait(s, 20), 0);
}

/* Refused in a child, and nothing that it does is felt by its parent: the two
 * share what the descriptors stand for. */
START_TEST(prober_belongs_to_its_process)
{
    char url[64];
    int listener = new_listener(url, sizeof url, "http");
    syma_prober *s = prober_with("allow_private", 1);
    syma_portal *p = new_portal(1);
    uint64_t ticket = submit(s, url);
    int peer = accept_request(s, listener);
    struct pollfd fd = {syma_prober_fd(s), POLLIN, 0};
    int status = -1;
    syma_event *e;
    pid_t child;

    wait_until_quiet(s);
    child = fork();
    if (child == 0) {
        status = refuses_all(s, p, ticket) ? 0 : 1;
        syma_prober_free(s);
        _exit(status);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    answer(peer);
    if (fd.fd >= 0)
        ck_assert_int_eq(poll(&fd, 1, 900), 1);
    e = next_event(s);
    ck_assert_uint_eq(syma_event_ticket(e), ticket);
    ck_assert_str_eq(syma_verdict_reason(syma_event_verdict(e)),
                     "page_maintenance");
    syma_event_free(e);
    syma_portal_free(p);
    syma_prober_free(s);
    close(listener);
}
END_TEST

static void add_tests(TCase *t)
{
    tcase_add_test(t, new_leaves_nothing_behind_on_failure);
    tcase_add_loop_test(t, new_tells_that_the_system_refused, 0, 8);
    tcase_add_test(t, new_copies_options_and_holds_rules);
    tcase_add_loop_test(t, submit_refuses_wrong_urls, 0, BAD_URLS);
    tcase_add_test(t, submit_refuses_wrong_arguments);
    tcase_add_test(t, pending_checks_have_a_limit);
    tcase_add_test(t, cancel_drops_events_that_wait);
    tcase_add_test(t, cancel_leaves_a_check_that_has_ended);
    tcase_add_test(t, wait_takes_any_time);
    tcase_add_test(t, timeout_is_that_of_the_next_thing_to_do);
    tcase_add_test(t, wakeup_is_seen_at_the_descriptor);
    tcase_add_test(t, descriptor_is_there_where_the_build_has_one);
#ifdef SYMA_POLLER_EPOLL
    tcase_add_test(t, prober_goes_on_after_its_poller_failed);
#endif
    tcase_add_test(t, events_outlive_their_prober);
    tcase_add_test(t, failure_is_an_event);
    tcase_add_test(t, next_event_refuses_null);
    tcase_add_test(t, prober_belongs_to_its_process);
}

int main(void)
{
    Suite *s = suite_create("api_prober");
    TCase *t = tcase_create("prober");
    SRunner *runner = srunner_create(s);
    int failed;

    add_tests(t);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
