/* SPDX-License-Identifier: MIT */
/*
 * Character references: the legacy list with and without semicolon, numbers
 * as browsers read them, and what must stay as it is in attribute values.
 */
#include "page/entity.h"

#include "page_help.h"

static const struct {
    const char *ref;
    int next;
    int in_attribute;
    const char *out;
    int used;
} cases[] = {
    {"eacute", ';', 0, "\xC3\xA9", 1},
    {"eacute", ' ', 0, "\xC3\xA9", 0},
    {"eacute", -1, 0, "\xC3\xA9", 0},
    {"eacutes", ' ', 0, "\xC3\xA9s", 0},
    {"nbsp", '<', 0, "\xC2\xA0", 0},
    {"yuml", ';', 0, "\xC3\xBF", 1},
    {"Agrave", ';', 0, "\xC3\x80", 1},
    {"amp", ';', 0, "&", 1},
    {"AMP", ';', 0, "&", 1},
    {"lt", ' ', 0, "<", 0},
    {"gt", ';', 0, ">", 1},
    {"quot", ';', 1, "\"", 1},
    {"COPY", ';', 0, "\xC2\xA9", 1},
    {"rsquo", ';', 0, "\xE2\x80\x99", 1},
    {"apos", ';', 1, "'", 1},
    {"zwnj", ';', 0, "\xE2\x80\x8C", 1},
    {"AElig", ';', 0, "\xC3\x86", 1},
    {"frac14x", ' ', 0,
     "\xC2\xBC"
     "x",
     0},
    {"apo", ';', 0, "&apo", 0}, /* part of a name is none */
    {"rsquot", ';', 0, "&rsquot", 0},
    {"notit", ';', 0, "&notit", 0},
    {"notin", ';', 0, "\xE2\x88\x89", 1},
    {"notin", ' ', 0,
     "\xC2\xAC"
     "in",
     0},
    {"rsquo", ' ', 0, "&rsquo", 0},
    {"", ' ', 0, "&", 0},
    {"x", '=', 0, "&x", 0},
    {"copy", '=', 1, "&copy", 0},
    {"copy1", '&', 1, "&copy1", 0},
    {"copy", '"', 1, "\xC2\xA9", 0},
    {"copy", '=', 0, "\xC2\xA9", 0},
    {"#233", ';', 0, "\xC3\xA9", 1},
    {"#233", ' ', 0, "\xC3\xA9", 0},
    {"#xE9", ';', 0, "\xC3\xA9", 1},
    {"#XE9", ';', 1, "\xC3\xA9", 1},
    {"#146", ';', 0, "\xE2\x80\x99", 1},
    {"#128", ';', 0, "\xE2\x82\xAC", 1},
    {"#x80", ';', 0, "\xE2\x82\xAC", 1},
    {"#60", ';', 0, "<", 1},
    {"#38", ';', 1, "&", 1},
    {"#34", ';', 1, "\"", 1},
    {"#0", ';', 0, "\xEF\xBF\xBD", 1},
    {"#xD800", ';', 0, "\xEF\xBF\xBD", 1},
    {"#1114112", ';', 0, "\xEF\xBF\xBD", 1},
    {"#99999999999999999999", ';', 0, "\xEF\xBF\xBD", 1},
    {"#x1F527", ';', 0, "\xF0\x9F\x94\xA7", 1},
    {"#1", ';', 0, " ", 1},
    {"#", ';', 0, "&#", 0},
    {"#x", ';', 0, "&#x", 0},
};

START_TEST(test_resolve)
{
    char out[SYMAI_ENTITY_OUT];
    size_t len;
    int used;

    used =
        symai_entity_resolve(cases[_i].ref, strlen(cases[_i].ref),
                             cases[_i].next, cases[_i].in_attribute, out, &len);
    ck_assert_msg(len == strlen(cases[_i].out) &&
                      memcmp(out, cases[_i].out, len) == 0,
                  "&%s gave %.*s", cases[_i].ref, (int)len, out);
    ck_assert_int_eq(used, cases[_i].used);
}
END_TEST

START_TEST(test_takes)
{
    ck_assert(symai_entity_takes("", 0, 'e'));
    ck_assert(symai_entity_takes("", 0, '#'));
    ck_assert(!symai_entity_takes("", 0, '1'));
    ck_assert(!symai_entity_takes("", 0, ' '));
    ck_assert(symai_entity_takes("#", 1, 'x'));
    ck_assert(!symai_entity_takes("#", 1, 'e'));
    ck_assert(symai_entity_takes("#x", 2, 'e'));
    ck_assert(!symai_entity_takes("#1", 2, 'e'));
    ck_assert(symai_entity_takes("sup", 3, '2'));
    ck_assert(!symai_entity_takes("sup", 3, ';'));
    ck_assert(!symai_entity_takes("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 32, 'a'));
}
END_TEST

START_TEST(test_in_pages)
{
    assert_has("<p>r&eacute;par&eacutee et l&#146;heure &amp;c. A&nbsp;B</p>",
               "\"réparée et l’heure &c. A B\"");
    assert_has("<p>5 < 6 & 7 &unknown; &x</p>", "\"5 < 6 & 7 &unknown; &x\"");
    assert_has("<a href='/a?x=1&copy=2&amp;y=3&reg'>go</a>",
               "\"/a?x=1&copy=2&y=3®\" \"go\"");
    assert_has("<title>A &lt;b&gt; &eacute <i></title>", "\"A <b> é <i>\"");
    assert_has("<p>end &eacute", "\"end é\"");
    assert_has("<p>end &", "\"end &\"");
    assert_has("<p>&hellip; &euro;5 word</p>", "\"… €5 word\"");
}
END_TEST

START_TEST(test_splits)
{
    static const char html[] =
        "<p title='&eacute&copy=1'>&eacute;&eacute &#233 &#xe9; &#146;&amp;"
        "&notanentity; & &&amp;&#; x&nbsp</p>&";

    assert_split_safe(html, strlen(html), "text/html");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("entity");
    TCase *tcase = tcase_create("entity");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_resolve, 0,
                        (int)(sizeof cases / sizeof cases[0]));
    tcase_add_test(tcase, test_takes);
    tcase_add_test(tcase, test_in_pages);
    tcase_add_test(tcase, test_splits);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
