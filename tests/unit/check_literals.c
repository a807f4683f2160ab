/* SPDX-License-Identifier: MIT */
/*
 * Literals out of patterns: every match of a pattern must contain one of them.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "judge/literals.h"

struct one {
    const char *pattern;
    const char *literals; /* joined by ','; the second need behind '&';
                             alternatives by '/'; "" none; '^' before those
                             that begin a word */
};

static const struct one patterns[] = {
    {"maintenance", "ntenance"},
    /* What a group, or a choice, has cut does not go on at its end. */
    {"(?:maintenance) now", "maintena&^now"},
    {"estamos (?:de|en) (?:obras|reformas)", "estamos &^obras,^reforma"},
    {"a(?:b|c)defghijkl", "abdefghi,acdefghi&jkl"},
    {"maint[ae]n", "maintan,mainten"},
    {"\\bback (?:soon|later)\\b", "^back soo,^back lat"},
    {"colou?r", "colour,color"},
    {"foo(?! bar)", "foo"},
    {"^(?=.*closed)(?!no).{0,9}painters", "painters&closed"},
    {"(?=closed)?painters", "painters"},
    {"\\w+umstellung", "stellung"},
    {"a.b", ""},
    {"\\d+ euros", "^euros"},
    {"warn(?:ing){2}", "warn"},
    {"one|two|three", "one/two/three"},
    {"(?:one|two)|[a-z]+", "one,two/"},
    {"(?:one|\\w+)", ""},
    {"x\\x2dray", "x-ray"},
    {"ab", "ab"},
    {"a", ""},
    {"[^a]bcd", "bcd"},
    {"(?:a|b|c)(?:1|2)z", "a1z,a2z,b1z,b2z,c1z,c2z"},
    {"^site (?:is )?down$", "^site is ,^site dow"},
    {"foo(bar", "foobar"}, /* does not compile: nothing may break */
    {"foo\\", "foo"},
    {"[", ""},
    {"zo(?>r)gle", "gle"},
    {"zo(?<n>r)gle", "gle"},
    {"(?<=a)orgle", "orgle"},
    {"[[:alpha:]]orgle", ""},
    {"[]x]abcd", ""},
    {"zorgles{,1} flabbit", ""},
    {"\\x{e9}abc", ""},
    {"qqqqq|", "qqqqq/"},
    {"|qqqqq", "/qqqqq"},
    /* What is read otherwise than it looks: nothing is trusted. */
    {"[^]abcd]efgh", ""},
    {"\\101bcdef", ""},
    {"\\x4zzzz", ""},
    {"(?x) foo bar", ""},
    {"(?i)foo", ""},
    {"foo(?-i:bar)", ""},
    {"(*ACCEPT)foobar", ""},
    {"(?#[)foo|(?:]x)barbar", ""},
    {"a{2|foo}barbar", ""},
    {"x{2}foobar", "foobar"},
    /* Two parts: the rarer first. */
    {"our (?:site|shop) .{0,20}closed", "our site,our shop&closed"},
    {"closed.{0,9}for works", "or works&closed"},
    {"open.{0,9}for.{0,9}the works", "he works&open"},
    /* What stands behind full strings is a part of its own. */
    {"the (?:portal|platform) is being replaced", "^replaced&the port,the plat"},
    {"(?:the portal|a platform) (?:is|was)", "the port,a platfo& is,^was"},
    /* Where a word begins. */
    {"\\b(?:foo|bar)", "^foo,^bar"},
    {"\\b(?:very |so )?foo", "^very foo,^so foo,^foo"},
    {"\\b(?:very |so )*foo", "^foo"},
    {"\\b(?:very |so)?foo", "^very foo,^sofoo,foo"},
    {"\\b(?:un)?foo", "^unfoo,foo"},
    {"(?:very |so )+foo", "foo"},
    {"\\b(?:\\w+ ){0,3}?foo", "^foo"},
    {"\\b\\w*foo", "foo"},
    {"\\b\\d+(?:foo|bar)", "foo,bar"},
    {"\\b(?:foo\\b|\\w+bar)", "^foo,bar"},
    {"(?:^|\\W|\\s)foo", "^foo"},
    {"(?:^|\\w)foo", "foo"},
    {"[ ,]foo", "^foo"},
    {"[ a]foo", "^foo,afoo"},
    {"\\b, foo", "^foo"},
    {"\\Bfoo", "foo"},
    {"(?<!x)foo", "foo"},
    {"(?=.*\\bfoo)", "^foo"},
    {"\\b(?=foo)bar", "^foo&^bar"},
    {"x(?=\\bfoo)bar", "^foo&bar"},
    {"\\b\\xe9foo", "\xe9" "foo"},
    {"a \\bfoo", "a foo"},
    {"x+ \\xc3\\xa9 foo", "\xc3\xa9 foo"},
    {".* \xd0\xbd\xd0\xb5\xd1\x82", "\xd0\xbd\xd0\xb5\xd1\x82"},
    {"\\b(?:foo){2}bar", "bar"},
};

static void add_joined(struct symai_buf *out,
                       const struct symai_literals *literals)
{
    size_t i;

    for (i = 0; i < literals->count; i++)
        ck_assert_int_eq(symai_buf_addf(out, "%s%s%s", i > 0 ? "," : "",
                                        literals->at_word[i] ? "^" : "",
                                        literals->text[i]),
                         0);
}

START_TEST(test_patterns)
{
    const struct one *c = &patterns[_i];
    struct symai_needs needs;
    struct symai_buf out;
    size_t pos = 0;
    int first = 1;

    symai_buf_init(&out, 4096);
    while (symai_literals_next(c->pattern, strlen(c->pattern), &pos, &needs)) {
        if (!first)
            ck_assert_int_eq(symai_buf_add_char(&out, '/'), 0);
        first = 0;
        add_joined(&out, &needs.of[0]);
        if (needs.of[1].count > 0)
            ck_assert_int_eq(symai_buf_add_char(&out, '&'), 0);
        add_joined(&out, &needs.of[1]);
    }
    ck_assert_str_eq(out.data, c->literals);
    symai_buf_free(&out);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("literals");
    TCase *tests = tcase_create("patterns");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, test_patterns, 0,
                        (int)(sizeof patterns / sizeof *patterns));
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
