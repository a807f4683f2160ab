/* SPDX-License-Identifier: MIT */
/*
 * base/option_forms: what an option that has a form takes, and what not.
 */
#include <check.h>
#include <stdlib.h>

#include "base/option_forms.h"

static const struct {
    int (*is)(const char *text);
    const char *text;
    int yes;
} forms[] = {
    {symai_option_is_family, "4", 1},
    {symai_option_is_family, "6", 1},
    {symai_option_is_family, "both", 1},
    {symai_option_is_family, "Both", 0},
    {symai_option_is_family, "46", 0},
    {symai_option_is_family, " 4", 0},
    {symai_option_is_family, "any", 0},
    {symai_option_is_proxy, "http://proxy.example", 1},
    {symai_option_is_proxy, "http://proxy.example:3128", 1},
    {symai_option_is_proxy, "https://[2001:db8::1]:3128", 1},
    {symai_option_is_proxy, "socks4://192.0.2.1", 1},
    {symai_option_is_proxy, "socks4a://192.0.2.1", 1},
    {symai_option_is_proxy, "socks5://192.0.2.1:1080", 1},
    {symai_option_is_proxy, "socks5h://ann:word@proxy.example", 1},
    {symai_option_is_proxy, "HTTP://proxy.example", 1},
    {symai_option_is_proxy, "proxy.example", 0},
    {symai_option_is_proxy, "proxy.example:3128", 0},
    {symai_option_is_proxy, "socks://proxy.example", 0},
    {symai_option_is_proxy, "ftp://proxy.example", 0},
    {symai_option_is_proxy, "http://", 0},
    {symai_option_is_proxy, "http:/proxy.example", 0},
    {symai_option_is_proxy, "http", 0},
    {symai_option_is_proxy, "http://a b", 0},
    {symai_option_is_proxy, "http://a\tb", 0},
    {symai_option_is_proxy, " http://a", 0},
    {symai_option_is_resolve, "a.example:443:192.0.2.1", 1},
    {symai_option_is_resolve, "a.example:443:192.0.2.1,192.0.2.2", 1},
    {symai_option_is_resolve, "a.example:443:[2001:db8::1]", 1},
    {symai_option_is_resolve, "a.example:443:2001:db8::1", 1},
    {symai_option_is_resolve, "a.example:1:x  b.example:65535:y", 1},
    {symai_option_is_resolve, " a.example:1:x ", 1},
    {symai_option_is_resolve, " ", 1},
    {symai_option_is_resolve, "a.example", 0},
    {symai_option_is_resolve, "a.example:443", 0},
    {symai_option_is_resolve, "a.example:443:", 0},
    {symai_option_is_resolve, "a.example::192.0.2.1", 0},
    {symai_option_is_resolve, ":443:192.0.2.1", 0},
    {symai_option_is_resolve, "a.example:0:192.0.2.1", 0},
    {symai_option_is_resolve, "a.example:65536:192.0.2.1", 0},
    {symai_option_is_resolve, "a.example:-1:192.0.2.1", 0},
    {symai_option_is_resolve, "a.example:https:192.0.2.1", 0},
    {symai_option_is_resolve, "a.example:44 3:192.0.2.1", 0},
    {symai_option_is_resolve, "a.example:1:x b.example", 0},
    {symai_option_is_networks, "10.0.0.0/8", 1},
    {symai_option_is_networks, "10.1.2.3", 1},
    {symai_option_is_networks, "10.1.2.3/32,::1/128", 1},
    {symai_option_is_networks, " fd00::/8 , 192.168.0.0/16 ", 1},
    {symai_option_is_networks, "0.0.0.0/0 ::/0", 1},
    {symai_option_is_networks, "::ffff:10.0.0.0/104", 1},
    {symai_option_is_networks, "10.0.0.1/8", 0},
    {symai_option_is_networks, "10.0.0.0/33", 0},
    {symai_option_is_networks, "10.0.0.0/-1", 0},
    {symai_option_is_networks, "10.0.0.0/+8", 0},
    {symai_option_is_networks, "0.0.0.0/-0", 0},
    {symai_option_is_networks, "10.0.0.0/", 0},
    {symai_option_is_networks, "10.0.0.0/8/8", 0},
    {symai_option_is_networks, "10/8", 0},
    {symai_option_is_networks, "0x0a.0.0.0/8", 0},
    {symai_option_is_networks, "fd00::/129", 0},
    {symai_option_is_networks, "fd00::1/8", 0},
    {symai_option_is_networks, "fe80::1%eth0", 0},
    {symai_option_is_networks, "[::1]", 0},
    {symai_option_is_networks, "localhost", 0},
    {symai_option_is_networks, "10.0.0.0/8 x", 0},
    {symai_option_is_networks, "10.0.0.0/8;::1", 0},
};

START_TEST(test_form)
{
    ck_assert_msg(forms[_i].is(forms[_i].text) == forms[_i].yes, "'%s'",
                  forms[_i].text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("option_forms");
    TCase *tcase = tcase_create("option_forms");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_form, 0,
                        (int)(sizeof(forms) / sizeof(forms[0])));
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
