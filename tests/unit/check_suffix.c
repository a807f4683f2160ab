/* SPDX-License-Identifier: MIT */
/*
 * base/suffix: the registrable domain of names of all kinds, and the table:
 * sorted as the search wants it, and each of its rules found.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/suffix.h"
#include "base/suffix_table.h"

static const char *registrable(const char *host)
{
    return host + symai_suffix_registrable(host, strlen(host));
}

START_TEST(names)
{
    static const struct {
        const char *host;
        const char *expected; /* "": none */
    } cases[] = {
        {"operator.fr", "operator.fr"},
        {"www.operator.fr", "operator.fr"},
        {"a.b.c.d.e.f.g.h.i.j.k.l.m.n.operator.fr", "operator.fr"},
        {"fr", ""},
        {"gouv.fr", ""},
        {"impots.gouv.fr", "impots.gouv.fr"},
        {"cfspart.impots.gouv.fr", "impots.gouv.fr"},
        {"co.uk", ""},
        {"www.operator.co.uk", "operator.co.uk"},
        {"operator.uk", "operator.uk"},
        {"my.operator.com.br", "operator.com.br"},
        {"my.operator.com.pt", "operator.com.pt"},
        {"my.operator.co.at", "operator.co.at"},
        /* A wildcard, an exception to it. */
        {"ck", ""},
        {"something.ck", ""},
        {"b.something.ck", "b.something.ck"},
        {"a.b.something.ck", "b.something.ck"},
        {"www.ck", "www.ck"},
        {"www.www.ck", "www.ck"},
        {"kobe.jp", "kobe.jp"},
        {"c.kobe.jp", ""},
        {"b.c.kobe.jp", "b.c.kobe.jp"},
        {"city.kobe.jp", "city.kobe.jp"},
        {"www.city.kobe.jp", "city.kobe.jp"},
        {"city.kobe.co.jp", "kobe.co.jp"},
        /* Those who give names away. */
        {"github.io", ""},
        {"operator.github.io", "operator.github.io"},
        {"www.operator.github.io", "operator.github.io"},
        {"github.com", "github.com"},
        {"a.blogspot.com", "a.blogspot.com"},
        {"operator.s3.dualstack.eu-west-3.amazonaws.com",
         "operator.s3.dualstack.eu-west-3.amazonaws.com"},
        {"dualstack.eu-west-3.amazonaws.com", "amazonaws.com"},
        /* Nobody knows that one. */
        {"operator.example", "operator.example"},
        {"my.operator.example", "operator.example"},
        {"my.operator.no-such-suffix", "operator.no-such-suffix"},
        /* Beyond ASCII, in Punycode. */
        {"www.xn--caf-dma.fr", "xn--caf-dma.fr"},
        {"xn--55qx5d.cn", ""},
        {"www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"},
        {"a.xn--brnnysund-m8ac.no", "a.xn--brnnysund-m8ac.no"},
        {"my.xn--p1ai", "my.xn--p1ai"},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(strcmp(registrable(cases[i].host), cases[i].expected) ==
                          0,
                      "%s: '%s'", cases[i].host, registrable(cases[i].host));
}
END_TEST

START_TEST(not_names)
{
    static const char *const hosts[] = {
        "",          "localhost",
        "com",       "127.0.0.1",
        "10.20",     "[2001:db8::1]",
        "[::1]",     "a:80.example.com",
        ".",         "..",
        ".fr",       ".operator.fr",
        "a..fr",     "operator..fr",
        "operator.", "operator.fr.",
        "1.2.3.4.5", "operator.fr.80",
    };
    char deep[512];
    size_t i;

    for (i = 0; i < sizeof hosts / sizeof *hosts; i++)
        ck_assert_msg(*registrable(hosts[i]) == '\0', "%s", hosts[i]);

    /* The length counts, not a NUL. */
    ck_assert_uint_eq(symai_suffix_registrable("www.operator.frx", 15), 4);
    ck_assert_uint_eq(symai_suffix_registrable("www.operator.fr", 0), 0);

    for (i = 0; i + 2 < sizeof deep; i += 2)
        memcpy(deep + i, "a.", 2);
    deep[i - 1] = '\0';
    ck_assert_str_eq(registrable(deep), "a.a");
}
END_TEST

static int order(const char *a, size_t a_len, const char *b, size_t b_len)
{
    int rc = memcmp(a, b, a_len < b_len ? a_len : b_len);

    return rc != 0 ? rc : (a_len > b_len) - (a_len < b_len);
}

/* One rule, met as a host name and below one. */
static void try_rule(const char *label, size_t len, const char *parent,
                     size_t parent_len)
{
    char host[300];
    int is_exception = label[len - 1] == '!';
    const char *found;

    snprintf(host, sizeof host, "x--x.%.*s.%.*s", (int)len - is_exception,
             label[0] == '*' ? "y" : label, (int)parent_len, parent);
    found = registrable(host);
    ck_assert_msg(found == host + (is_exception ? 5 : 0), "%s: '%s'", host,
                  found);
    found = registrable(host + 5);
    ck_assert_msg(is_exception ? found == host + 5 : *found == '\0', "%s: '%s'",
                  host + 5, found);
}

START_TEST(table)
{
    const char *before = "";
    size_t before_len = 0;
    size_t rules = 0;
    size_t i;

    for (i = 0; i < symai_suffix_group_count; i++) {
        const char *parent = symai_suffix_text + symai_suffix_starts[i];
        const char *end = symai_suffix_text + symai_suffix_starts[i + 1];
        size_t len = strcspn(parent, ":");
        const char *label = parent + len + 1;
        const char *last = "";
        size_t last_len = 0;

        ck_assert(order(before, before_len, parent, len) < 0);
        before = parent;
        before_len = len;
        ck_assert(label < end && end[-1] == ',');
        while (label < end) {
            size_t n = strcspn(label, ",");

            ck_assert_msg(order(last, last_len, label, n) < 0, "%.60s", label);
            try_rule(label, n, parent, len);
            last = label;
            last_len = n;
            label += n + 1;
            rules++;
        }
        ck_assert_ptr_eq(label, end);
    }
    ck_assert_uint_eq(symai_suffix_starts[i], strlen(symai_suffix_text));
    ck_assert_uint_gt(rules, 8000);
    ck_assert_uint_lt(symai_suffix_starts[i], 100 << 10);
}
END_TEST

START_TEST(date)
{
    int year;
    int month;
    int day;

    ck_assert_uint_eq(strlen(symai_suffix_date), 10);
    ck_assert_int_eq(
        sscanf(symai_suffix_date, "%4d-%2d-%2d", &year, &month, &day), 3);
    ck_assert_int_ge(year, 2025);
    ck_assert(month >= 1 && month <= 12 && day >= 1 && day <= 31);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("suffix");
    TCase *tests = tcase_create("suffix");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, names);
    tcase_add_test(tests, not_names);
    tcase_add_test(tests, table);
    tcase_add_test(tests, date);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
