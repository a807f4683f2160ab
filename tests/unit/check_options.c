/* SPDX-License-Identifier: MIT */
/*
 * Options: the table that bindings walk, setting and getting by key, what is
 * refused and why, and copies.
 */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/options.h"

START_TEST(test_table)
{
    size_t count = syma_option_count();
    size_t i;
    size_t j;

    ck_assert_uint_eq(count, SYMAI_OPT_COUNT);
    for (i = 0; i < count; i++) {
        ck_assert_uint_gt(strlen(syma_option_name(i)), 0);
        ck_assert_uint_gt(strlen(syma_option_help(i)), 0);
        if (syma_option_type(i) == SYMA_OPTION_INT) {
            ck_assert_int_lt(syma_option_min(i), syma_option_max(i));
            ck_assert_int_ge(syma_option_default(i), syma_option_min(i));
            ck_assert_int_le(syma_option_default(i), syma_option_max(i));
            ck_assert_ptr_null(syma_option_default_str(i));
        } else {
            ck_assert_int_eq(syma_option_type(i), SYMA_OPTION_STR);
            ck_assert_ptr_nonnull(syma_option_default_str(i));
            ck_assert_int_eq(syma_option_min(i), 0);
            ck_assert_int_eq(syma_option_max(i), 0);
            ck_assert_int_eq(syma_option_default(i), 0);
        }
        for (j = 0; j < i; j++)
            ck_assert_str_ne(syma_option_name(i), syma_option_name(j));
    }
}
END_TEST

static const size_t past[] = {SYMAI_OPT_COUNT, SIZE_MAX};

START_TEST(test_past_the_table)
{
    ck_assert_ptr_null(syma_option_name(past[_i]));
    ck_assert_ptr_null(syma_option_help(past[_i]));
    ck_assert_ptr_null(syma_option_default_str(past[_i]));
    ck_assert_int_eq(syma_option_type(past[_i]), 0);
    ck_assert_int_eq(syma_option_min(past[_i]), 0);
    ck_assert_int_eq(syma_option_max(past[_i]), 0);
    ck_assert_int_eq(syma_option_default(past[_i]), 0);
}
END_TEST

/* What the documents promise. */
static const struct {
    const char *key;
    int64_t def;
} defaults[] = {
    {"timeout_ms", 30000},
    {"resolve_timeout_ms", 5000},
    {"connect_timeout_ms", 5000},
    {"first_byte_timeout_ms", 10000},
    {"slow_warn_ms", 2000},
    {"slow_crit_ms", 5000},
    {"confirm_delay_ms", 1000},
    {"max_body", 4 * 1024 * 1024},
    {"max_redirects", 10},
    {"max_depth", 4096},
    {"regex_match_limit", 100000},
    {"excerpt_max", 160},
    {"cert_warn_days", 14},
    {"allow_private", 0},
    {"verify_tls", 1},
};

START_TEST(test_defaults)
{
    syma_options *o;
    int64_t value = -1;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_get_int(o, defaults[_i].key, &value),
                     SYMA_OK);
    ck_assert_int_eq(value, defaults[_i].def);
    value = -1;
    ck_assert_int_eq(syma_options_get_int(NULL, defaults[_i].key, &value),
                     SYMA_OK);
    ck_assert_int_eq(value, defaults[_i].def);
    syma_options_free(o);
}
END_TEST

START_TEST(test_int_bounds_of_every_option)
{
    syma_options *o;
    int64_t value;
    size_t i;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    for (i = 0; i < syma_option_count(); i++) {
        const char *key = syma_option_name(i);
        int64_t min = syma_option_min(i);
        int64_t max = syma_option_max(i);

        if (syma_option_type(i) != SYMA_OPTION_INT)
            continue;
        ck_assert_int_eq(syma_options_set_int(o, key, min), SYMA_OK);
        ck_assert_int_eq(syma_options_set_int(o, key, max), SYMA_OK);
        ck_assert_int_eq(syma_options_set_int(o, key, min - 1), SYMA_ERANGE);
        ck_assert_int_eq(syma_options_set_int(o, key, max + 1), SYMA_ERANGE);
        ck_assert_int_eq(syma_options_set_int(o, key, INT64_MIN), SYMA_ERANGE);
        ck_assert_int_eq(syma_options_get_int(o, key, &value), SYMA_OK);
        ck_assert_int_eq(value, max); /* the last good one */
        ck_assert_int_eq(symai_options_int(o, (enum symai_option_id)i), max);
    }
    syma_options_free(o);
}
END_TEST

START_TEST(test_str)
{
    syma_options *o;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_str_eq(syma_options_get_str(o, "user_agent"), "");
    ck_assert_str_eq(syma_options_get_str(o, "zoneinfo_dir"),
                     "/usr/share/zoneinfo");
    ck_assert_str_eq(syma_options_get_str(NULL, "zoneinfo_dir"),
                     "/usr/share/zoneinfo");
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", "probe/1 \u00e9"),
                     SYMA_OK);
    ck_assert_str_eq(syma_options_get_str(o, "user_agent"), "probe/1 \u00e9");
    ck_assert_str_eq(symai_options_str(o, SYMAI_OPT_user_agent),
                     "probe/1 \u00e9");
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", "second"), SYMA_OK);
    ck_assert_str_eq(syma_options_get_str(o, "user_agent"), "second");
    /* "" is a value, also where it is not the default. */
    ck_assert_int_eq(syma_options_set_str(o, "zoneinfo_dir", ""), SYMA_OK);
    ck_assert_str_eq(syma_options_get_str(o, "zoneinfo_dir"), "");
    syma_options_free(o);
}
END_TEST

START_TEST(test_str_is_copied)
{
    char value[] = "mine";
    syma_options *o;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "ca_bundle", value), SYMA_OK);
    value[0] = 'X';
    ck_assert_str_eq(syma_options_get_str(o, "ca_bundle"), "mine");
    syma_options_free(o);
}
END_TEST

static const char *const bad_texts[] = {
    "a\r\nX-Other: b", "\t",       "\x01",         "a\x7f",
    "\xc2\x85",        "\xff",     "\xe9t\xe9",    "\u202egnp",
    "\u2028",          "\xc0\x8a", "cut \xe2\x82",
};

START_TEST(test_str_that_is_refused)
{
    syma_options *o;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", "old"), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", bad_texts[_i]),
                     SYMA_ERANGE);
    ck_assert_str_eq(syma_options_get_str(o, "user_agent"), "old");
    syma_options_free(o);
}
END_TEST

START_TEST(test_str_length)
{
    syma_options *o;
    char text[4098];

    memset(text, 'a', sizeof(text));
    text[4097] = '\0';
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "ca_bundle", text), SYMA_ERANGE);
    ck_assert_str_eq(syma_options_get_str(o, "ca_bundle"), "");
    text[4096] = '\0';
    ck_assert_int_eq(syma_options_set_str(o, "ca_bundle", text), SYMA_OK);
    ck_assert_str_eq(syma_options_get_str(o, "ca_bundle"), text);
    syma_options_free(o);
}
END_TEST

START_TEST(test_keys)
{
    syma_options *o;
    int64_t value = 5;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "timeout", 1), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_options_set_int(o, "TIMEOUT_MS", 1), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_options_set_int(o, "", 1), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_options_set_str(o, "agent", "x"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_options_get_int(o, "agent", &value), SYMA_ENOTFOUND);
    ck_assert_int_eq(value, 0);
    ck_assert_ptr_null(syma_options_get_str(o, "agent"));
    /* Of the other type. */
    ck_assert_int_eq(syma_options_set_int(o, "user_agent", 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_set_str(o, "timeout_ms", "1"), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_get_int(o, "user_agent", &value),
                     SYMA_EINVAL);
    ck_assert_ptr_null(syma_options_get_str(o, "timeout_ms"));
    syma_options_free(o);
}
END_TEST

START_TEST(test_null)
{
    syma_options *o;
    int64_t value = 5;

    ck_assert_int_eq(syma_options_new(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(NULL, "timeout_ms", 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_set_int(o, NULL, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_set_str(NULL, "user_agent", ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_set_str(o, NULL, ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_get_int(o, NULL, &value), SYMA_EINVAL);
    ck_assert_int_eq(value, 0);
    ck_assert_int_eq(syma_options_get_int(o, "timeout_ms", NULL), SYMA_EINVAL);
    ck_assert_ptr_null(syma_options_get_str(o, NULL));
    syma_options_free(o);
    syma_options_free(NULL);
}
END_TEST

START_TEST(test_copy)
{
    syma_options *o;
    syma_options *copy;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "timeout_ms", 77), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", "mine"), SYMA_OK);
    ck_assert_int_eq(symai_options_copy(o, &copy), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "timeout_ms", 88), SYMA_OK);
    syma_options_free(o);
    ck_assert_int_eq(symai_options_int(copy, SYMAI_OPT_timeout_ms), 77);
    ck_assert_int_eq(symai_options_int(copy, SYMAI_OPT_max_redirects), 10);
    ck_assert_str_eq(symai_options_str(copy, SYMAI_OPT_user_agent), "mine");
    ck_assert_str_eq(symai_options_str(copy, SYMAI_OPT_ca_bundle), "");
    syma_options_free(copy);

    ck_assert_int_eq(symai_options_copy(NULL, &copy), SYMA_OK);
    ck_assert_int_eq(symai_options_int(copy, SYMAI_OPT_timeout_ms), 30000);
    ck_assert_str_eq(symai_options_str(copy, SYMAI_OPT_user_agent), "");
    syma_options_free(copy);
    ck_assert_int_eq(symai_options_int(NULL, SYMAI_OPT_timeout_ms), 30000);
    ck_assert_str_eq(symai_options_str(NULL, SYMAI_OPT_zoneinfo_dir),
                     "/usr/share/zoneinfo");
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("options");
    TCase *tcase = tcase_create("options");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_table);
    tcase_add_loop_test(tcase, test_past_the_table, 0, COUNT(past));
    tcase_add_loop_test(tcase, test_defaults, 0, COUNT(defaults));
    tcase_add_test(tcase, test_int_bounds_of_every_option);
    tcase_add_test(tcase, test_str);
    tcase_add_test(tcase, test_str_is_copied);
    tcase_add_loop_test(tcase, test_str_that_is_refused, 0, COUNT(bad_texts));
    tcase_add_test(tcase, test_str_length);
    tcase_add_test(tcase, test_keys);
    tcase_add_test(tcase, test_null);
    tcase_add_test(tcase, test_copy);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
