/* SPDX-License-Identifier: MIT */
/*
 * The verdict on a page that is given in parts, the last of which is NULL.
 */
#ifndef SYMA_TESTS_STATE_OF_H
#define SYMA_TESTS_STATE_OF_H

#include <check.h>
#include <string.h>

#include <syma/syma.h>

static inline syma_verdict *judge_parts(int kind, const char *const *parts)
{
    syma_page *page = NULL;
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    for (; *parts != NULL; parts++)
        ck_assert_int_eq(syma_page_feed(page, *parts, strlen(*parts)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, kind, NULL, NULL, &v), SYMA_OK);
    syma_page_free(page);
    return v;
}

static inline int state_of(int kind, const char *const *parts)
{
    syma_verdict *v = judge_parts(kind, parts);
    int state = syma_verdict_state(v);

    syma_verdict_unref(v);
    return state;
}

/* The state and why, of a page in one piece. */
static inline void assert_judged(int kind, const char *page, int state,
                                 const char *reason)
{
    const char *const parts[] = {page, NULL};
    syma_verdict *v = judge_parts(kind, parts);

    ck_assert_int_eq(syma_verdict_state(v), state);
    ck_assert_str_eq(syma_verdict_reason(v), reason);
    syma_verdict_unref(v);
}

/* Up, for want of a better sign. */
static inline void assert_suspect(int kind, const char *page)
{
    const char *const parts[] = {page, NULL};
    syma_verdict *v = judge_parts(kind, parts);

    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_UP);
    ck_assert_int_ne((int)(syma_verdict_flags(v) & SYMA_FLAG_SUSPECT), 0);
    syma_verdict_unref(v);
}

#endif
