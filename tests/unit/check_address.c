/* SPDX-License-Identifier: MIT */
/*
 * Which addresses are refused unless private ones are allowed: both ends of
 * each block, and the neighbours just outside.
 */
#include <arpa/inet.h>
#include <check.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>

#include "port/address.h"

static const struct {
    const char *text;
    int is_private;
} addresses[] = {
    {"0.0.0.0", 1},
    {"0.255.255.255", 1},
    {"1.0.0.0", 0},
    {"9.255.255.255", 0},
    {"10.0.0.0", 1},
    {"10.255.255.255", 1},
    {"11.0.0.0", 0},
    {"100.63.255.255", 0},
    {"100.64.0.0", 1},
    {"100.127.255.255", 1},
    {"100.128.0.0", 0},
    {"126.255.255.255", 0},
    {"127.0.0.1", 1},
    {"127.255.255.255", 1},
    {"128.0.0.0", 0},
    {"169.253.255.255", 0},
    {"169.254.0.0", 1},
    {"169.254.169.254", 1},
    {"169.255.0.0", 0},
    {"172.15.255.255", 0},
    {"172.16.0.0", 1},
    {"172.31.255.255", 1},
    {"172.32.0.0", 0},
    {"192.0.0.8", 1},
    {"192.0.1.0", 0},
    {"192.0.2.1", 1},
    {"192.88.99.1", 1},
    {"192.88.98.255", 0},
    {"192.167.255.255", 0},
    {"192.168.0.0", 1},
    {"192.168.255.255", 1},
    {"192.169.0.0", 0},
    {"198.17.255.255", 0},
    {"198.18.0.0", 1},
    {"198.19.255.255", 1},
    {"198.20.0.0", 0},
    {"198.51.100.7", 1},
    {"203.0.113.7", 1},
    {"203.0.114.0", 0},
    {"223.255.255.255", 0},
    {"224.0.0.1", 1},
    {"239.255.255.255", 1},
    {"240.0.0.0", 1},
    {"255.255.255.255", 1},
    {"::", 1},
    {"::1", 1},
    {"::8.8.8.8", 1},
    {"::ffff:127.0.0.1", 1},
    {"::ffff:10.1.2.3", 1},
    {"::ffff:8.8.8.8", 0},
    {"::ffff:0:127.0.0.1", 1},
    {"64:ff9b::10.0.0.1", 1},
    {"64:ff9b::8.8.8.8", 0},
    {"64:ff9b:1::8.8.8.8", 1},
    {"100::1", 1},
    {"2002:7f00:1::1", 1},
    {"2002:c0a8:1::1", 1},
    {"2002:808:808::1", 0},
    {"2001::1", 1},
    {"2001:2::1", 1},
    {"2001:10::1", 1},
    {"2001:20::1", 1},
    {"2001:db8::1", 1},
    {"2001:200::1", 0},
    {"2001:4860:4860::8888", 0},
    {"2606:4700::1111", 0},
    {"3fff::1", 1},
    {"3fff:1000::1", 0},
    {"5f00::1", 1},
    {"fbff::1", 0},
    {"fc00::1", 1},
    {"fdff::1", 1},
    {"fe00::1", 0},
    {"fe80::1", 1},
    {"febf::1", 1},
    {"fec0::1", 1},
    {"ff02::1", 1},
};

START_TEST(test_address)
{
    const char *text = addresses[_i].text;
    struct sockaddr_in in;
    struct sockaddr_in6 in6;
    int got;

    memset(&in, 0, sizeof(in));
    memset(&in6, 0, sizeof(in6));
    if (inet_pton(AF_INET, text, &in.sin_addr) == 1) {
        in.sin_family = AF_INET;
        got = symai_address_is_barred((struct sockaddr *)&in, sizeof(in), "");
    } else {
        ck_assert_int_eq(inet_pton(AF_INET6, text, &in6.sin6_addr), 1);
        in6.sin6_family = AF_INET6;
        got = symai_address_is_barred((struct sockaddr *)&in6, sizeof(in6), "");
    }
    ck_assert_msg(got == addresses[_i].is_private, "%s: %d", text, got);
}
END_TEST

START_TEST(test_other_families)
{
    struct sockaddr_un un;
    struct sockaddr_in in;

    memset(&un, 0, sizeof(un));
    un.sun_family = AF_UNIX;
    ck_assert_int_eq(
        symai_address_is_barred((struct sockaddr *)&un, sizeof(un), ""), 1);
    memset(&in, 0, sizeof(in));
    in.sin_family = AF_INET;
    in.sin_addr.s_addr = htonl(0x08080808u);
    ck_assert_int_eq(
        symai_address_is_barred((struct sockaddr *)&in, sizeof(in), ""), 0);
    ck_assert_int_eq(symai_address_is_barred((struct sockaddr *)&in, 4, ""), 1);
    ck_assert_int_eq(symai_address_is_barred(NULL, 0, ""), 1);
}
END_TEST

static const struct {
    const char *host; /* as symai_url_parse gives it */
    int is;
} hosts[] = {
    {"portal.example", 0},
    {"localhost", 0}, /* what it leads to shows when it is resolved */
    {"1.2.3", 0},
    {"1.2.3.4.5", 0},
    {"256.1.1.1", 0},
    {"127.0.0.1.example", 0},
    {"a", 0},
    {"", 0},
    {"8.8.8.8", 1},
    {"127.0.0.1", -1},
    {"10.1.2.3", -1},
    {"0.0.0.0", -1},
    {"169.254.169.254", -1},
    {"[2a00:1450::1]", 1},
    {"[::1]", -1},
    {"[::]", -1},
    {"[fe80::1]", -1},
    {"[fd00::1]", -1},
    {"[::ffff:8.8.8.8]", 1},
    {"[::ffff:127.0.0.1]", -1},
    {"[::ffff:7f00:1]", -1},
    {"[64:ff9b::7f00:1]", -1},
    {"[64:ff9b::808:808]", 1},
    {"[2002:7f00:1::]", -1},
    /* with a zone, or not an address at all: not to be asked for */
    {"[fe80::1%eth0]", -1},
    {"[fe80::1%25eth0]", -1},
    {"[2a00:1450::1%1]", -1},
    {"[v1.x]", -1},
    {"[]", -1},
    {"[1.2.3.4]", -1},
    {"[2a00:1450:0000:0000:0000:0000:0000:0001]", 1},
};

START_TEST(test_host)
{
    ck_assert_msg(symai_address_of_host(hosts[_i].host, "") == hosts[_i].is,
                  "%s: %d", hosts[_i].host,
                  symai_address_of_host(hosts[_i].host, ""));
}
END_TEST

static const struct {
    const char *networks;
    const char *host;
    int is;
} allowed[] = {
    {"10.1.0.0/16", "10.1.0.0", 1},
    {"10.1.0.0/16", "10.1.255.255", 1},
    {"10.1.0.0/16", "10.0.255.255", -1},
    {"10.1.0.0/16", "10.2.0.0", -1},
    {"10.1.0.0/16", "127.0.0.1", -1},
    {"10.1.0.0/16", "8.8.8.8", 1},
    {"10.1.0.0/16", "[::ffff:10.1.2.3]", 1},
    {"10.1.0.0/16", "[64:ff9b::10.1.2.3]", -1},
    {"10.1.0.0/16", "name.example", 0},
    {"192.168.7.9", "192.168.7.9", 1},
    {"192.168.7.9", "192.168.7.8", -1},
    {"192.168.0.0/23, fd00:1::/32", "[fd00:1::9]", 1},
    {"192.168.0.0/23, fd00:1::/32", "[fd00:2::9]", -1},
    {"192.168.0.0/23 fd00:1::/32", "192.168.1.9", 1},
    {"192.168.0.0/23 fd00:1::/32", "192.168.2.9", -1},
    {"::1", "[::1]", 1},
    {"::1", "[::2]", -1},
    {"0.0.0.0/0", "127.0.0.1", 1},
    {"0.0.0.0/0", "[::1]", -1},
    {"::/0", "[::1]", 1},
    {"::/0", "127.0.0.1", -1},
    {"::/0", "[::ffff:127.0.0.1]", -1},
    {"::ffff:0:0/96", "127.0.0.1", 1},
};

static int is_barred(const char *host, const char *networks)
{
    struct sockaddr_in in;
    struct sockaddr_in6 in6;
    char text[64];

    memset(&in, 0, sizeof(in));
    memset(&in6, 0, sizeof(in6));
    in.sin_family = AF_INET;
    in6.sin6_family = AF_INET6;
    if (host[0] != '[') {
        ck_assert_int_eq(inet_pton(AF_INET, host, &in.sin_addr), 1);
        return symai_address_is_barred((struct sockaddr *)&in, sizeof(in),
                                       networks);
    }
    snprintf(text, sizeof(text), "%.*s", (int)strlen(host) - 2, host + 1);
    ck_assert_int_eq(inet_pton(AF_INET6, text, &in6.sin6_addr), 1);
    return symai_address_is_barred((struct sockaddr *)&in6, sizeof(in6),
                                   networks);
}

/* As a host of an address, and as the address of a socket. */
START_TEST(test_allowed)
{
    const char *host = allowed[_i].host;
    const char *networks = allowed[_i].networks;

    ck_assert_int_eq(symai_address_of_host(host, networks), allowed[_i].is);
    if (allowed[_i].is != 0)
        ck_assert_int_eq(is_barred(host, networks), allowed[_i].is < 0);
}
END_TEST

START_TEST(test_nothing_is_allowed)
{
    struct sockaddr_un un;

    memset(&un, 0, sizeof(un));
    un.sun_family = AF_UNIX;
    ck_assert_int_eq(symai_address_is_barred((struct sockaddr *)&un, sizeof(un),
                                             "0.0.0.0/0 ::/0"),
                     1);
    ck_assert_int_eq(symai_address_is_barred(NULL, 0, "::/0"), 1);
}
END_TEST

/* Longer than any address: neither overrun nor let through. */
START_TEST(test_long_host)
{
    char host[512];

    memset(host, 'a', sizeof(host));
    host[sizeof(host) - 1] = '\0';
    ck_assert_int_eq(symai_address_of_host(host, ""), 0);
    host[0] = '[';
    host[sizeof(host) - 2] = ']';
    ck_assert_int_eq(symai_address_of_host(host, ""), -1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("address");
    TCase *tcase = tcase_create("address");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_address, 0,
                        (int)(sizeof(addresses) / sizeof(addresses[0])));
    tcase_add_test(tcase, test_other_families);
    tcase_add_loop_test(tcase, test_host, 0,
                        (int)(sizeof(hosts) / sizeof(hosts[0])));
    tcase_add_test(tcase, test_long_host);
    tcase_add_loop_test(tcase, test_allowed, 0,
                        (int)(sizeof(allowed) / sizeof(allowed[0])));
    tcase_add_test(tcase, test_nothing_is_allowed);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
