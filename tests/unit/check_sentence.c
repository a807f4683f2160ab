/* SPDX-License-Identifier: MIT */
/*
 * Folded text cut into sentences.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "judge/sentence.h"

struct cut {
    const char *text;
    int dashes;
    const char *parts; /* joined by '/' */
};

static const struct cut cuts[] = {
    {"", 0, ""},
    {"...", 0, ""},
    {"one", 0, "one"},
    {"one. two! three?", 0, "one/two/three"},
    {"version 2.9.14 is out", 0, "version 2.9.14 is out"},
    {"from 14:30 on", 0, "from 14:30 on"},
    {"notice: closed", 0, "notice/closed"},
    {"site - maintenance", 0, "site - maintenance"},
    {"site - maintenance", 1, "site/maintenance"},
    {"e-mail", 1, "e-mail"},
    {"home | lumo", 0, "home/lumo"},
    {"  \"closed\" today.  ", 0, "closed\" today"},
    {"a \xC2\xBB b \xC2\xB7 c \xE2\x80\xA2 d", 0, "a/b/c/d"},
    {"\xE2\x9A\xA0 closed", 0, "closed"},
    /* stops that part nothing */
    {"am 28. november von 8 bis 18 uhr. danke", 0,
     "am 28. november von 8 bis 18 uhr/danke"},
    {"den 28.11. von 22 bis 4 uhr", 0, "den 28.11. von 22 bis 4 uhr"},
    {"le 28.11. de 22h a 4h", 0, "le 28.11. de 22h a 4h"},
    {"il 28.11. dalle 22 alle 4", 0, "il 28.11. dalle 22 alle 4"},
    {"27. november, 8 uhr", 0, "27. november, 8 uhr"},
    {"vom 20. bis 30. november", 0, "vom 20. bis 30. november"},
    {"am 3. - 5. marz", 0, "am 3. - 5. marz"},
    {"ab mo., 16.3. wegen umbau geschlossen", 0,
     "ab mo., 16.3. wegen umbau geschlossen"},
    {"op 28. maart", 0, "op 28. maart"},
    {"lun. 28 nov. 2026 a las 8", 0, "lun. 28 nov. 2026 a las 8"},
    {"from 10 p.m. on friday to 2 a.m. today", 0,
     "from 10 p.m. on friday to 2 a.m. today"},
    {"a las 8 p. m. del lunes", 0, "a las 8 p. m. del lunes"},
    {"gate nr. 4 in st. gallen, z.b. das portal", 0,
     "gate nr. 4 in st. gallen, z.b. das portal"},
    {"articolo n. 5, see no. 7 and art. 3", 0,
     "articolo n. 5, see no. 7 and art. 3"},
    /* and those that do, for all that */
    {"bis 18. dann weiter", 0, "bis 18/dann weiter"},
    {"back at 8 p.m. please wait", 0, "back at 8 p.m/please wait"},
    {"in 2026. on monday", 0, "in 2026/on monday"},
    {"bis 18:30. ab morgen", 0, "bis 18:30/ab morgen"},
    {"version 2.9.14. das portal", 0, "version 2.9.14/das portal"},
    {"step 2. to try again", 0, "step 2/to try again"},
    {"is it down? no. we work on it", 0, "is it down/no/we work on it"},
    {"on the 1st. we are back", 0, "on the 1st/we are back"},
    {"28.", 0, "28"},
};

START_TEST(test_cut)
{
    const struct cut *cut = &cuts[_i];
    struct symai_sentence at;
    struct symai_buf parts;
    size_t pos = 0;

    symai_buf_init(&parts, 1024);
    while (symai_sentence_next(cut->text, strlen(cut->text), cut->dashes, &pos,
                               &at)) {
        if (parts.len > 0)
            ck_assert_int_eq(symai_buf_add_char(&parts, '/'), 0);
        ck_assert_int_eq(
            symai_buf_add(&parts, cut->text + at.start, at.end - at.start), 0);
    }
    ck_assert_str_eq(parts.data, cut->parts);
    symai_buf_free(&parts);
}
END_TEST

static const struct {
    const char *text;
    size_t end; /* of the piece, which begins with the text */
    const char *quoted;
} quotes[] = {
    {"back at 8 (CET).", 14, "back at 8 (CET)"},
    {"call us (0,19 EUR / min!) now", 23, "call us (0,19 EUR / min!)"},
    {"until 11.30 p.m. Thank you", 15, "until 11.30 p.m."},
    {"(until 8 p.m.)", 12, "(until 8 p.m.)"},
    {"closed (for now", 15, "closed (for now"},
    {"a (b. c) d", 4, "a (b"},
    {"version 2.9. Done", 11, "version 2.9"},
    {"the end.", 7, "the end"},
};

START_TEST(test_quote)
{
    const char *text = quotes[_i].text;

    ck_assert_uint_eq(
        symai_sentence_quote_end(text, strlen(text), 0, quotes[_i].end),
        strlen(quotes[_i].quoted));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sentence");
    TCase *tests = tcase_create("cut");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, test_quote, 0,
                        (int)(sizeof quotes / sizeof quotes[0]));
    tcase_add_loop_test(tests, test_cut, 0, (int)(sizeof cuts / sizeof *cuts));
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
