/* SPDX-License-Identifier: MIT */
/*
 * port/poller: what is watched is told, also where it was let go of a moment
 * before, or its descriptor was closed and is another one's now; what was let
 * go of is not.
 */
#include <check.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include <sys/socket.h>

#include "port/poller.h"
#include "syma/error.h"

#define MANY 100

static struct symai_poller *poller;

static void begin(void)
{
    ck_assert_int_eq(symai_poller_new(&poller), SYMA_OK);
}

static void end(void)
{
    symai_poller_free(poller);
}

/* [0] is readable; [1] wrote to it. */
static void make_readable(int pair[2])
{
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    ck_assert_int_eq(symai_poller_opened(poller, pair[0]), SYMA_OK);
    ck_assert_int_eq(write(pair[1], "x", 1), 1);
}

static void close_both(const int pair[2])
{
    close(pair[0]);
    close(pair[1]);
}

static int ready_count(int *fd)
{
    struct symai_ready ready[8];
    int woken;
    int count = symai_poller_wait(poller, 0, ready, 8, &woken);

    if (count > 0)
        *fd = ready[0].fd;
    return count;
}

static void watch(int fd, int what)
{
    ck_assert_int_eq(symai_poller_watch(poller, fd, what), SYMA_OK);
}

START_TEST(test_left)
{
    struct pollfd all;
    int pair[2];
    int fd = -1;

    make_readable(pair);
    watch(pair[0], SYMAI_POLL_IN);
    ck_assert_int_eq(ready_count(&fd), 1);
    ck_assert_int_eq(fd, pair[0]);
    watch(pair[0], 0);
    ck_assert_int_eq(ready_count(&fd), 0);
    all.fd = symai_poller_fd(poller);
    all.events = POLLIN;
    if (all.fd >= 0)
        ck_assert_int_eq(poll(&all, 1, 0), 0);
    close_both(pair);
}
END_TEST

START_TEST(test_watched_again)
{
    int pair[2];
    int fd = -1;
    int i;

    make_readable(pair);
    watch(pair[0], SYMAI_POLL_IN);
    for (i = 0; i < 3; i++) {
        watch(pair[0], 0);
        watch(pair[0], 0);
        watch(pair[0], SYMAI_POLL_IN);
    }
    ck_assert_int_eq(ready_count(&fd), 1);
    ck_assert_int_eq(fd, pair[0]);
    watch(pair[0], 0);
    watch(pair[0], SYMAI_POLL_OUT); /* for something else */
    ck_assert_int_eq(ready_count(&fd), 1);
    ck_assert_int_eq(fd, pair[0]);
    close_both(pair);
}
END_TEST

/* A copy of what is closed stays open, as in a child process, and must not be
 * told for ever. */
static void expect_another(int is_told)
{
    int pair[2];
    int other[2];
    int copy;
    int fd = -1;

    make_readable(pair);
    make_readable(other);
    copy = dup(pair[0]);
    if (!is_told)
        symai_poller_closing(poller, pair[0]);
    watch(pair[0], SYMAI_POLL_IN);
    ck_assert_int_eq(ready_count(&fd), 1);
    watch(pair[0], 0);
    if (is_told)
        symai_poller_closing(poller, pair[0]);
    close(pair[0]);
    ck_assert_int_eq(ready_count(&fd), 0);
    ck_assert_int_eq(dup2(other[0], pair[0]), pair[0]);
    watch(pair[0], SYMAI_POLL_IN);
    ck_assert_int_eq(ready_count(&fd), 1);
    ck_assert_int_eq(fd, pair[0]);
    watch(pair[0], 0);
    symai_poller_closing(poller, pair[0]);
    close_both(pair);
    ck_assert_int_eq(ready_count(&fd), 0);
    close_both(other);
    close(copy);
}

START_TEST(test_another_with_the_same_number)
{
    expect_another(1);
    expect_another(0);
}
END_TEST

/* It was not left, and is watched while it is closed. */
START_TEST(test_closing_while_watched)
{
    int pair[2];
    int copy;
    int fd = -1;

    make_readable(pair);
    copy = dup(pair[0]);
    watch(pair[0], SYMAI_POLL_IN);
    symai_poller_closing(poller, pair[0]);
    close_both(pair);
    ck_assert_int_eq(ready_count(&fd), 0);
    watch(pair[0], 0); /* told late */
    close(copy);
}
END_TEST

START_TEST(test_many_left)
{
    int pairs[MANY][2];
    int fd = -1;
    int i;

    for (i = 0; i < MANY; i++) {
        make_readable(pairs[i]);
        watch(pairs[i][0], SYMAI_POLL_IN);
    }
    for (i = 0; i < MANY; i++)
        watch(pairs[i][0], 0);
    watch(pairs[3][0], SYMAI_POLL_IN);
    ck_assert_int_eq(ready_count(&fd), 1);
    ck_assert_int_eq(fd, pairs[3][0]);
    for (i = 0; i < MANY; i++)
        close_both(pairs[i]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("poller");
    TCase *tcase = tcase_create("poller");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, test_left);
    tcase_add_test(tcase, test_watched_again);
    tcase_add_test(tcase, test_another_with_the_same_number);
    tcase_add_test(tcase, test_closing_while_watched);
    tcase_add_test(tcase, test_many_left);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
