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
        ck_assert_int_eq(symai_buf_add(&parts, cut->text + at.start,
                                       at.end - at.start),
                         0);
    }
    ck_assert_str_eq(parts.data, cut->parts);
    symai_buf_free(&parts);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sentence");
    TCase *tests = tcase_create("cut");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, test_cut, 0,
                        (int)(sizeof cuts / sizeof *cuts));
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
