/* SPDX-License-Identifier: MIT */
/*
 * The first of a few bytes: wherever it stands, and however far the look may
 * go.
 */
#include "page/find.h"

#include "page_help.h"

START_TEST(test_every_place)
{
    static const char any[4] = {'<', '&', '"', '\xC3'};
    char text[70];
    size_t len;
    size_t at;
    size_t k;

    for (len = 0; len < sizeof text; len++) {
        memset(text, 'x', sizeof text);
        ck_assert_uint_eq(symai_find2(text, len, '<', '&'), len);
        ck_assert_uint_eq(symai_find4(text, len, any), len);
        for (at = 0; at < sizeof text; at++) {
            for (k = 0; k < 4; k++) {
                memset(text, 'x', sizeof text);
                text[at] = any[k];
                if (at + 20 < sizeof text)
                    text[at + 20] = '<'; /* not the first */
                ck_assert_uint_eq(symai_find4(text, len, any),
                                  at < len ? at : len);
                ck_assert_uint_eq(symai_find2(text, len, any[k], '<'),
                                  at < len ? at : len);
            }
        }
    }
}
END_TEST

/* Each of the 256 bytes, in the sixteen at a time and behind them. */
START_TEST(test_control)
{
    char text[40];
    size_t at;
    int c;
    int is_control;

    for (c = 0; c < 256; c++) {
        is_control = c < ' ' && !symai_is_space(c);
        for (at = 0; at < sizeof text; at++) {
            memset(text, 'x', sizeof text);
            text[at] = (char)c;
            ck_assert_uint_eq(symai_find_control(text, sizeof text),
                              is_control ? at : sizeof text);
            ck_assert_uint_eq(symai_find_control(text, at), at);
        }
    }
}
END_TEST

RUN_SUITE("find", test_every_place, test_control)
