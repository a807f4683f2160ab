/* SPDX-License-Identifier: MIT */
/*
 * judge/way_round: what a sentence says of another way, and what it does not
 * say: hours, dates and prices are no numbers to call.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "judge/way_round.h"

static const struct one {
    const char *sentence;
    int shop;
    const char *channel;
    const char *address;
    const char *keyword;
} cases[] = {
    {"Send \"GO\" by SMS to 20555", 0, "sms", "20555", "GO"},
    {"Text ACTIVE to 61016 to activate your card", 0, "sms", "61016", "ACTIVE"},
    {"Envoyez \xC2\xAB active \xC2\xBB par SMS au 20555", 0, "sms", "20555",
     "active"},
    {"Schicken Sie \xE2\x80\x9E"
     "START\xE2\x80\x9C per SMS an die 22022",
     0, "sms", "22022", "START"},
    {"Env\xC3\xAD"
     "e un SMS al 567",
     0, "sms", "567", ""},
    {"SENDET EINE SMS AN 22022", 0, "sms", "22022", ""},
    {"Appelez le 3900, de 8 h \xC3\xA0 20 h", 0, "phone", "3900", ""},
    {"Call us on +44 20 7946 0018 (8:00 to 18:00)", 0, "phone",
     "+44 20 7946 0018", ""},
    {"Bel 0800-1234 of kom langs", 1, "phone", "0800-1234", ""},
    {"Open from 8:00 to 18:30", 1, "shop", "", ""},
    {"Write to help@lumo.example, we answer soon", 0, "mail",
     "help@lumo.example", ""},
    {"Write to help24@lumo.example.", 0, "mail", "help24@lumo.example", ""},
    {"See https://status.lumo.example/now/2024 for news", 0, "web",
     "https://status.lumo.example/now/2024", ""},
    {"Go to www.lumo.example.", 0, "web", "www.lumo.example", ""},
    {"It costs 350EUR or 40 % less", 0, "", "", ""},
    {"Between 14h and 1530h", 0, "", "", ""},
    {"Come to one of our shops", 1, "shop", "", ""},
    {"Use the app", 0, "", "", ""},
    {"12345678901234567890", 0, "", "", ""},
    {"@", 0, "", "", ""},
    {"", 0, "", "", ""}};

static void expect_piece(const struct symai_piece *piece, const char *text)
{
    ck_assert_uint_eq(piece->len, strlen(text));
    if (piece->len > 0)
        ck_assert_int_eq(memcmp(piece->text, text, piece->len), 0);
}

START_TEST(test_reads)
{
    const struct one *one = &cases[_i];
    struct symai_way_round way;
    char *copy = malloc(strlen(one->sentence) + 1);

    /* Without a NUL behind it: a sentence is a part of a block. */
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, one->sentence, strlen(one->sentence));
    copy[strlen(one->sentence)] = '7';
    symai_way_round_read(copy, strlen(one->sentence), one->shop, &way);
    ck_assert_str_eq(way.channel, one->channel);
    expect_piece(&way.address, one->address);
    expect_piece(&way.keyword, one->keyword);
    free(copy);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("way_round");
    TCase *tests = tcase_create("way_round");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, test_reads, 0,
                        (int)(sizeof cases / sizeof *cases));
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
