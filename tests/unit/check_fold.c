/* SPDX-License-Identifier: MIT */
/*
 * Folding: what becomes of each kind of character, that it never grows, that
 * it is the same whether a text comes whole or in parts, and that every
 * folded byte is traced to the character it came from.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/utf8.h"

static const struct {
    const char *text;
    const char *folded;
} folds[] = {
    {"", ""},
    {"Maintenance EN COURS", "maintenance en cours"},
    {"[{@`~^_|", "[{@'~^_|"},
    /* Latin letters, composed and not, small and capital. */
    {"\u00e9t\u00e9 \u00c9T\u00c9", "ete ete"},
    {"e\u0301te\u0301 E\u0301TE\u0301", "ete ete"},
    {"stra\u00dfe STRA\u1e9eE", "strasse strasse"},
    {"c\u0153ur C\u0152UR \u00e6ther \u00c6", "coeur coeur aether ae"},
    {"\u00f8l \u00d8l \u0142\u00f3d\u017a \u0141\u00d3D\u0179",
     "ol ol lodz lodz"},
    {"\u00fcber \u00dcBER ma\u00f1ana \u00e7a \u00c7A",
     "uber uber manana ca ca"},
    {"\u0130stanbul \u0131\u015f\u0131k", "istanbul isik"},
    {"manuten\u00e7\u00e3o em breve", "manutencao em breve"},
    {"\u0219i \u021bar\u0103 \u01b0\u01a1 \u01c4 \u0192", "si tara uo dz f"},
    {"Vi\u1ec7t Nam \u1ef4", "viet nam y"},
    {"\u00f0\u00fe \u0149 \u017f", "dth 'n s"},
    {"\ufb01n o\ufb03ce \ufb06", "fin office st"},
    {"\u018f \u0259", "e e"},
    {"4\u00d75\u00f72", "4\u00d75\u00f72"}, /* signs among the letters */
    /* Apostrophes, quotation marks, dashes, ellipsis. */
    {"l\u2019a l\u2018a l\u02bca l\u2032a l`a l\u00b4a l\uff07a l'a",
     "l'a l'a l'a l'a l'a l'a l'a l'a"},
    {"\u201ca\u201d \u201eb\u201c \u00abc\u00bb \u2033",
     "\"a\" \"b\" \"c\" \""},
    {"a\u2010b\u2011c\u2012d\u2013e\u2014f\u2212g", "a-b-c-d-e-f-g"},
    {"bient\u00f4t\u2026", "bientot..."},
    /* White space of every kind is one space. */
    {"a\u00a0\u2000\u200a\u202f\u205f\u3000b", "a b"},
    {"a \t\n\v\f\r b\xc2\x85"
     "c\u2028d\u1680e",
     "a b c d e"},
    {"\n  a  ", "a "}, /* none at the beginning of an empty buffer */
    {"a \u200b b", "a b"},
    {" ", ""},
    /* Invisible characters. */
    {"main\u00adte\u200bnan\u200cce\u200d", "maintenance"},
    {"\ufeffa\u200e\u200f\u202a\u202eb\u2066\u2069c\u061c\u2060", "abc"},
    {"\u26a0\ufe0f stop", "\u26a0 stop"},
    /* Full width. */
    {"\uff21\uff22\uff23\uff11\uff12\uff01 \uff40", "abc12! '"},
    /* Greek and Cyrillic. */
    {"\u03a3\u03a5\u039d\u03a4\u0397\u03a1\u0397\u03a3\u0397",
     "\u03c3\u03c5\u03bd\u03c4\u03b7\u03c1\u03b7\u03c3\u03b7"},
    {"\u03a3\u03c5\u03bd\u03c4\u03ae\u03c1\u03b7\u03c3\u03b7\u03c2",
     "\u03c3\u03c5\u03bd\u03c4\u03b7\u03c1\u03b7\u03c3\u03b7\u03c3"},
    {"\u0386\u0388\u0389\u038a\u038c\u038e\u038f\u0390\u03b0",
     "\u03b1\u03b5\u03b7\u03b9\u03bf\u03c5\u03c9\u03b9\u03c5"},
    {"\u0420\u0410\u0411\u041e\u0422\u042b "
     "\u0440\u0430\u0431\u043e\u0442\u044b",
     "\u0440\u0430\u0431\u043e\u0442\u044b "
     "\u0440\u0430\u0431\u043e\u0442\u044b"},
    {"\u0419 \u0439 \u0438\u0306 \u0401 \u0451 \u0407 \u040e",
     "\u0438 \u0438 \u0438 \u0435 \u0435 \u0456 \u0443"},
    {"\u0404\u0490\u04ae\u04c0\u04c1\u0460\u052e",
     "\u0454\u0491\u04af\u04cf\u04c2\u0461\u052f"},
    /* The rest stays. */
    {"\u30e1\u30f3\u30c6 \U0001f6a7 \u20ac \u05d0\u0627",
     "\u30e1\u30f3\u30c6 \U0001f6a7 \u20ac \u05d0\u0627"},
    /* Bad bytes cost themselves only. */
    {"a\xe9"
     "b\xff",
     "a?b?"},
    {"\xc3", "?"},
};

START_TEST(test_fold)
{
    struct symai_buf out;

    symai_buf_init(&out, 1000);
    ck_assert_int_eq(symai_fold(folds[_i].text, strlen(folds[_i].text), &out),
                     SYMA_OK);
    ck_assert_str_eq(out.data, folds[_i].folded);
    symai_buf_free(&out);
}
END_TEST

START_TEST(test_fold_twice_is_fold_once)
{
    struct symai_buf out;
    const char *folded = folds[_i].folded;

    symai_buf_init(&out, 1000);
    ck_assert_int_eq(symai_fold(folded, strlen(folded), &out), SYMA_OK);
    ck_assert_str_eq(out.data, folded);
    symai_buf_free(&out);
}
END_TEST

/* A million characters: plain tests, because an assertion of Check costs a
 * message to its parent process each time. */
static int is_folded_well(const char *text, size_t len, struct symai_buf *once,
                          struct symai_buf *twice)
{
    symai_buf_clear(once);
    symai_buf_clear(twice);
    if (symai_fold(text, len, once) != SYMA_OK || once->len > len)
        return 0;
    if (!symai_utf8_is_valid(once->data, once->len))
        return 0;
    if (symai_fold(once->data, once->len, twice) != SYMA_OK)
        return 0;
    return strcmp(once->data, twice->data) == 0;
}

START_TEST(test_every_character_stays_valid_and_short)
{
    struct symai_buf once;
    struct symai_buf twice;
    char text[4];
    uint32_t cp;
    size_t len;

    symai_buf_init(&once, 16);
    symai_buf_init(&twice, 16);
    for (cp = 1; cp <= 0x10ffff; cp++) {
        if (cp >= 0xd800 && cp <= 0xdfff)
            continue;
        len = symai_utf8_put(cp, text);
        if (!is_folded_well(text, len, &once, &twice))
            ck_abort_msg("U+%04X", (unsigned)cp);
    }
    symai_buf_free(&once);
    symai_buf_free(&twice);
}
END_TEST

START_TEST(test_nul_is_kept)
{
    struct symai_buf out;

    symai_buf_init(&out, 16);
    ck_assert_int_eq(symai_fold("A\0B", 3, &out), SYMA_OK);
    ck_assert_uint_eq(out.len, 3);
    ck_assert_mem_eq(out.data, "a\0b", 4);
    symai_buf_free(&out);
}
END_TEST

START_TEST(test_appending)
{
    struct symai_buf out;

    symai_buf_init(&out, 100);
    ck_assert_int_eq(symai_fold(" A ", 3, &out), SYMA_OK);
    ck_assert_int_eq(symai_fold("  B", 3, &out), SYMA_OK);
    ck_assert_str_eq(out.data, "a b");
    ck_assert_int_eq(symai_fold("  C", 3, &out), SYMA_OK);
    ck_assert_str_eq(out.data, "a b c");
    ck_assert_int_eq(symai_fold("D", 1, &out), SYMA_OK);
    ck_assert_str_eq(out.data, "a b cd");
    symai_buf_free(&out);
}
END_TEST

/* A text of every kind of character, longer than the steps it is done in. */
static void make_mixed(struct symai_buf *out)
{
    size_t i;
    size_t round;

    symai_buf_init(out, 100000);
    for (round = 0; round < 40; round++) {
        for (i = 0; i < sizeof(folds) / sizeof(folds[0]); i++) {
            if (!symai_utf8_is_valid(folds[i].text, strlen(folds[i].text)))
                continue;
            ck_assert_int_eq(symai_buf_add_str(out, folds[i].text), SYMA_OK);
            ck_assert_int_eq(symai_buf_add(out, "xxxxxxx", round % 8), SYMA_OK);
        }
    }
}

/* Accents that were typed behind their letters, and apostrophes. */
static const char *const typed[][2] = {
    {"momentane'ment de'sactive' e'te'", "momentanement desactive ete"},
    {"DE`SACTIVE` perche` voil`a", "desactive perche' voil'a"},
    {"we're they've foto's c'e' e' jusqu'au", NULL},
    {"l'homme d'un 'quoted' o'clock the'", NULL},
};

START_TEST(test_typed_accents)
{
    const char *text = typed[_i][0];
    const char *folded = typed[_i][1] != NULL ? typed[_i][1] : text;
    struct symai_buf out;

    symai_buf_init(&out, 100);
    ck_assert_int_eq(symai_fold(text, strlen(text), &out), SYMA_OK);
    ck_assert_str_eq(out.data, folded);
    ck_assert_uint_eq(symai_fold_origin(text, strlen(text), out.len),
                      strlen(text));
    symai_buf_free(&out);
}
END_TEST

START_TEST(test_drop_invisible)
{
    char text[] = "main\u00adte\u200bnance\ufeff \u2060e\u0301";

    ck_assert_uint_eq(symai_fold_drop_invisible(text, strlen(text)),
                      strlen("maintenance e\u0301"));
    ck_assert_str_eq(text, "maintenance e\u0301");
}
END_TEST

START_TEST(test_in_parts_as_whole)
{
    struct symai_buf text;
    struct symai_buf whole;
    struct symai_buf parts;
    uint32_t cp;
    size_t used;
    size_t i;

    make_mixed(&text);
    symai_buf_init(&whole, text.len);
    symai_buf_init(&parts, text.len);
    ck_assert_int_eq(symai_fold(text.data, text.len, &whole), SYMA_OK);
    for (i = 0; i < text.len; i += used) {
        used = symai_utf8_next(text.data + i, text.len - i, &cp);
        ck_assert_int_eq(symai_fold(text.data + i, used, &parts), SYMA_OK);
    }
    ck_assert_uint_gt(whole.len, 4096);
    ck_assert_uint_eq(whole.len, parts.len);
    ck_assert_str_eq(whole.data, parts.data);
    symai_buf_free(&text);
    symai_buf_free(&whole);
    symai_buf_free(&parts);
}
END_TEST

START_TEST(test_origin)
{
    static const char text[] = "\u00ceL\u00e0  \u2026 \u0153uf";
    static const char folded[] = "ila ... oeuf";
    static const size_t origins[] = {0, 2, 3, 5, 7, 7, 7, 10, 11, 11, 13, 14};
    struct symai_buf out;
    size_t len = strlen(text);
    size_t i;

    symai_buf_init(&out, 100);
    ck_assert_int_eq(symai_fold(text, len, &out), SYMA_OK);
    ck_assert_str_eq(out.data, folded);
    for (i = 0; i < out.len; i++)
        ck_assert_uint_eq(symai_fold_origin(text, len, i), origins[i]);
    ck_assert_uint_eq(symai_fold_origin(text, len, out.len), len);
    ck_assert_uint_eq(symai_fold_origin(text, len, 5000), len);
    ck_assert_uint_eq(symai_fold_origin("", 0, 0), 0);
    symai_buf_free(&out);
}
END_TEST

START_TEST(test_origin_agrees_with_fold)
{
    struct symai_buf text;
    struct symai_buf whole;
    struct symai_buf part;
    size_t at;
    size_t i;

    make_mixed(&text);
    symai_buf_init(&whole, text.len);
    symai_buf_init(&part, text.len);
    ck_assert_int_eq(symai_fold(text.data, text.len, &whole), SYMA_OK);
    for (i = 0; i < whole.len; i += 37) {
        at = symai_fold_origin(text.data, text.len, i);
        ck_assert_uint_lt(at, text.len);
        ck_assert_int_ne((unsigned char)text.data[at] & 0xc0, 0x80);
        /* All before it makes at most i bytes; with it, more. */
        symai_buf_clear(&part);
        ck_assert_int_eq(symai_fold(text.data, at, &part), SYMA_OK);
        ck_assert_uint_le(part.len, i);
        ck_assert_uint_ge(part.len + 3, i);
    }
    symai_buf_free(&text);
    symai_buf_free(&whole);
    symai_buf_free(&part);
}
END_TEST

START_TEST(test_limit_leaves_out_as_it_was)
{
    struct symai_buf out;
    char text[2000];

    memset(text, 'A', sizeof(text));
    symai_buf_init(&out, 1500);
    ck_assert_int_eq(symai_fold("kept", 4, &out), SYMA_OK);
    ck_assert_int_eq(symai_fold(text, sizeof(text), &out), SYMA_ELIMIT);
    ck_assert_str_eq(out.data, "kept");
    ck_assert_uint_eq(out.len, 4);
    ck_assert_int_eq(symai_fold(text, 1496, &out), SYMA_OK);
    ck_assert_uint_eq(out.len, 1500);
    symai_buf_free(&out);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("fold");
    TCase *tcase = tcase_create("fold");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_fold, 0, COUNT(folds));
    tcase_add_loop_test(tcase, test_fold_twice_is_fold_once, 0, COUNT(folds));
    tcase_add_test(tcase, test_every_character_stays_valid_and_short);
    tcase_add_test(tcase, test_nul_is_kept);
    tcase_add_test(tcase, test_appending);
    tcase_add_loop_test(tcase, test_typed_accents, 0, 4);
    tcase_add_test(tcase, test_drop_invisible);
    tcase_add_test(tcase, test_in_parts_as_whole);
    tcase_add_test(tcase, test_origin);
    tcase_add_test(tcase, test_origin_agrees_with_fold);
    tcase_add_test(tcase, test_limit_leaves_out_as_it_was);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
