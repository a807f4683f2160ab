/* SPDX-License-Identifier: MIT */
/*
 * judge/way_round: what a sentence says of each other way, and what it does
 * not say: hours, dates, prices and cases are no numbers to call.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/way_round.h"
#include "syma/ruleset.h"

static const struct one {
    const char *sentence;
    const char *ways; /* channel address keyword; a bar between two */
} cases[] = {
    {"Send \"GO\" by SMS to 20555", "sms 20555 GO"},
    {"Text ACTIVE to 61016 to activate your card", "sms 61016 ACTIVE"},
    {"Envoyez \xC2\xAB active \xC2\xBB par SMS au 20555", "sms 20555 active"},
    {"Schicken Sie \xE2\x80\x9E"
     "START\xE2\x80\x9C per SMS an die 22022",
     "sms 22022 START"},
    {"Env\xC3\xAD"
     "e un SMS al 567",
     "sms 567 "},
    {"SENDET EINE SMS AN 22022", "sms 22022 "},
    /* each number belongs to the verb before it */
    {"Pour rallumer votre carte SIM, envoyez RALLUME par SMS au 3777 (prix d'un "
     "SMS) ou appelez le 09 70 12 34 56",
     "sms 3777 RALLUME|phone 09 70 12 34 56 "},
    {"Text RESTART to 54321 or call 0800 765 432",
     "sms 54321 RESTART|phone 0800 765 432 "},
    {"Call 0800 765 432 or text RESTART to 54321",
     "phone 0800 765 432 |sms 54321 RESTART"},
    {"Rufen Sie 0800 7654321 an oder schicken Sie LOS an 70123",
     "phone 0800 7654321 |sms 70123 LOS"},
    {"Bel 0900 1234 of sms AAN naar 4555", "phone 0900 1234 |sms 4555 AAN"},
    {"Chiami il numero verde 800 123456 o invii VIA al 48999",
     "phone 800 123456 |sms 48999 VIA"},
    {"\xC3\x89"
     "crivez \xC3\xA0 secours@lumo.example ou au 3977",
     "phone 3977 |mail secours@lumo.example "},
    /* seven languages */
    {"Env\xC3\xAD"
     "e un SMS con la palabra ENCENDER al 22111",
     "sms 22111 ENCENDER"},
    {"Invia un SMS al 48777 con scritto ACCENDI", "sms 48777 ACCENDI"},
    {"Senden Sie LOS an 80777", "sms 80777 LOS"},
    {"Senden Sie LOS per SMS an 22911 (0,19 EUR)", "sms 22911 LOS"},
    {"Stuur een sms met AANZETTEN naar 4111", "sms 4111 AANZETTEN"},
    {"U kunt ook sms AANZETTEN naar 4111", "sms 4111 AANZETTEN"},
    {"Envie LIGAR por SMS para o 4222", "sms 4222 LIGAR"},
    /* keywords as they are written */
    {"Text GO2 to 61016 from your phone", "sms 61016 GO2"},
    {"Envoyez R\xC3\x89"
     "ALLUMER par SMS au 3777",
     "sms 3777 R\xC3\x89"
     "ALLUMER"},
    {"Text your SIM or ICCID number to 61016 to begin", "sms 61016 "},
    {"Send your PIN and the PUK by SMS to 61016, see the FAQ", "sms 61016 "},
    /* a long number that something is sent to */
    {"Send the word GO by SMS to +33 6 12 34 56 78 now",
     "sms +33 6 12 34 56 78 GO"},
    {"Appelez le 3900, de 8 h \xC3\xA0 20 h", "phone 3900 "},
    {"Call us on +44 20 7946 0018 (8:00 to 18:00)", "phone +44 20 7946 0018 "},
    {"Call us on +44 (0)20 7946 0018", "phone +44 (0)20 7946 0018 "},
    {"Call us on (020) 7946 0018", "phone 020) 7946 0018 "},
    {"Bel 0800-1234 of kom langs bij de winkel", "phone 0800-1234 "},
    /* numbers of another kind */
    {"Call 0800 765 432 between 0800 and 1800", "phone 0800 765 432 "},
    {"Call 0800 765 432 and give the reference 20261201",
     "phone 0800 765 432 "},
    {"Rufen Sie 0800 7654321 an, Vorgang Nr. 4711815", "phone 0800 7654321 "},
    {"Call us before 24/11/2026", "  "},
    {"Appelez-nous, 350 clients attendent", "  "},
    {"Call us, it costs 150 pence", "  "},
    {"The shops are open from 8:00 to 18:30", "shop  "},
    {"Write to help@lumo.example, we answer soon", "mail help@lumo.example "},
    {"Write to help24@lumo.example.", "mail help24@lumo.example "},
    {"See https://status.lumo.example/now/2024 for news",
     "web https://status.lumo.example/now/2024 "},
    {"Go to www.lumo.example.", "web www.lumo.example "},
    {"It costs 350EUR or 40 % less", "  "},
    {"Between 14h and 1530h", "  "},
    {"Come to one of our shops", "shop  "},
    {"Use the app", "  "},
    {"12345678901234567890", "  "},
    {"@", "  "},
    {"+", "  "},
    {"+1 (", "  "},
    {"", "  "}};

static syma_ruleset *rules;

static void load_rules(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void free_rules(void)
{
    syma_ruleset_free(rules);
}

static size_t put(char *out, size_t at, const struct symai_way_round *way)
{
    return (size_t)sprintf(
        out + at, "%s%s %.*s %.*s", at > 0 ? "|" : "", way->channel,
        (int)way->address.len, way->address.len > 0 ? way->address.text : "",
        (int)way->keyword.len, way->keyword.len > 0 ? way->keyword.text : "");
}

START_TEST(test_reads)
{
    const struct one *one = &cases[_i];
    struct symai_way_round ways[SYMAI_WAYS_MAX];
    struct symai_regex_scratch *scratch = NULL;
    size_t len = strlen(one->sentence);
    char *copy = malloc(len + 1);
    char said[512];
    size_t at = 0;
    int count;
    int i;

    /* Without a NUL behind it: a sentence is a part of a block. */
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, one->sentence, len);
    copy[len] = '7';
    ck_assert_int_eq(symai_regex_scratch_new(100000, &scratch), SYMA_OK);
    count = symai_way_round_read(rules, scratch, copy, len, ways);
    ck_assert_int_gt(count, 0);
    for (i = 0; i < count; i++)
        at += put(said, at, &ways[i]);
    ck_assert_msg(strcmp(said, one->ways) == 0, "%s: '%s', expected '%s'",
                  one->sentence, said, one->ways);
    symai_regex_scratch_free(scratch);
    free(copy);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("way_round");
    TCase *tests = tcase_create("way_round");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(tests, load_rules, free_rules);
    tcase_add_loop_test(tests, test_reads, 0,
                        (int)(sizeof cases / sizeof *cases));
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
