/* SPDX-License-Identifier: MIT */
/*
 * port/connection: what tells one connection from another, and that a socket
 * knows itself by the same.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "port/connection.h"

START_TEST(test_ends)
{
    uint64_t id = symai_connection_id("192.0.2.1", 443, "10.0.0.1", 40000);

    ck_assert(id == symai_connection_id("192.0.2.1", 443, "10.0.0.1", 40000));
    ck_assert(id != symai_connection_id("192.0.2.2", 443, "10.0.0.1", 40000));
    ck_assert(id != symai_connection_id("192.0.2.1", 444, "10.0.0.1", 40000));
    ck_assert(id != symai_connection_id("192.0.2.1", 443, "10.0.0.2", 40000));
    ck_assert(id != symai_connection_id("192.0.2.1", 443, "10.0.0.1", 40001));
    /* Where one address ends and the next begins counts too. */
    ck_assert(symai_connection_id("1.1.1.1", 1, "1.1.1.11", 1) !=
              symai_connection_id("1.1.1.11", 1, "1.1.1.1", 1));
    ck_assert(symai_connection_id("::1", 1, "::1", 2) !=
              symai_connection_id("::1", 2, "::1", 1));
}
END_TEST

/* A connection over loopback: its client's end in out[0]; out[1] and out[2]
 * are the server's. */
static void connect_pair(int out[3], struct sockaddr_in *remote,
                         struct sockaddr_in *local)
{
    socklen_t len = sizeof *remote;

    memset(remote, 0, sizeof *remote);
    remote->sin_family = AF_INET;
    remote->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    out[2] = socket(AF_INET, SOCK_STREAM, 0);
    ck_assert_int_eq(bind(out[2], (struct sockaddr *)remote, len), 0);
    ck_assert_int_eq(listen(out[2], 1), 0);
    ck_assert_int_eq(getsockname(out[2], (struct sockaddr *)remote, &len), 0);
    out[0] = socket(AF_INET, SOCK_STREAM, 0);
    ck_assert_int_eq(symai_connection_of(out[0]) != 0, 0); /* not yet */
    ck_assert_int_eq(connect(out[0], (struct sockaddr *)remote, len), 0);
    out[1] = accept(out[2], NULL, NULL);
    ck_assert_int_ge(out[1], 0);
    len = sizeof *local;
    ck_assert_int_eq(getsockname(out[0], (struct sockaddr *)local, &len), 0);
}

START_TEST(test_socket)
{
    struct sockaddr_in remote;
    struct sockaddr_in local;
    int fds[3];
    int i;

    connect_pair(fds, &remote, &local);
    ck_assert(symai_connection_of(fds[0]) ==
              symai_connection_id("127.0.0.1", ntohs(remote.sin_port),
                                  "127.0.0.1", ntohs(local.sin_port)));
    ck_assert(symai_connection_of(fds[1]) ==
              symai_connection_id("127.0.0.1", ntohs(local.sin_port),
                                  "127.0.0.1", ntohs(remote.sin_port)));
    ck_assert(symai_connection_of(fds[2]) == 0);
    ck_assert(symai_local_end_of(fds[0]) ==
              symai_local_end_id("127.0.0.1", ntohs(local.sin_port)));
    ck_assert(symai_local_end_of(fds[0]) != symai_connection_of(fds[0]));
    for (i = 0; i < 3; i++)
        close(fds[i]);
    ck_assert(symai_connection_of(-1) == 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("connection");
    TCase *tcase = tcase_create("connection");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_ends);
    tcase_add_test(tcase, test_socket);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
