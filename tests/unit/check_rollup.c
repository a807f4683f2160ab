/* SPDX-License-Identifier: MIT */
/*
 * watch/rollup: needs (all 125 state triples of a chain against an oracle
 * written apart from the code), each row of the portal's table, and
 * properties on random portals.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syma/error.h"
#include "syma/types.h"
#include "watch/rollup.h"

#define NONE SYMAI_ROLLUP_NONE

enum {
    U = SYMA_STATE_UNKNOWN,
    UP = SYMA_STATE_UP,
    DEG = SYMA_STATE_DEGRADED,
    MNT = SYMA_STATE_MAINTENANCE,
    DOWN = SYMA_STATE_DOWN
};

/* ---- the chain: activation needs account needs login ---- */

/* What a section becomes under one need, written out: rows are its own state,
 * columns the effective state of the need; '=' stays as it is, 'c' stays with
 * less confidence, 'x' is degraded and not usable because of the need. The
 * need's column for degraded is for a need that is not usable; one that can
 * still be used takes nothing down. */
static const char *const one_need[5] = {
    /*  need:  unknown up degraded maintenance down */
    /* unknown     */ "c====",
    /* up          */ "c=xxx",
    /* degraded    */ "c=xxx",
    /* maintenance */ "=====",
    /* down        */ "=====",
};

struct row {
    int state;
    int usable;
    int confidence;
    int by_need;
};

static struct row under(struct row own, struct row need)
{
    char how = one_need[own.state][need.state];

    if (how == 'x' && need.state == DEG && need.usable != SYMA_USABLE_NO)
        how = '=';
    own.by_need = how == 'x';
    if (how == 'x') {
        own.state = DEG;
        own.usable = SYMA_USABLE_NO;
    }
    if (how == 'c' && own.confidence > 500)
        own.confidence = 500;
    return own;
}

static int usable_of(int state, int degraded_usable)
{
    switch (state) {
    case UP:
        return SYMA_USABLE_YES;
    case DEG:
        return degraded_usable;
    case U:
        return SYMA_USABLE_UNKNOWN;
    default:
        return SYMA_USABLE_NO;
    }
}

static struct symai_rollup_section section(int state, int usable,
                                           const size_t *needs, size_t count)
{
    struct symai_rollup_section s;

    memset(&s, 0, sizeof s);
    s.state = state;
    s.usable = usable;
    s.confidence = 900;
    s.required = 1;
    s.needs = needs;
    s.need_count = count;
    return s;
}

static void assert_row(const struct symai_rollup_section *s, struct row want,
                       size_t need)
{
    ck_assert_int_eq(s->effective_state, want.state);
    ck_assert_int_eq(s->effective_usable, want.usable);
    ck_assert_int_eq(s->effective_confidence, want.confidence);
    ck_assert_uint_eq(s->because, want.by_need ? need : NONE);
}

/* _i counts the triples; each in all four meanings of degraded, and with the
 * sections in the file's order and against it. */
START_TEST(chain)
{
    static const int meanings[] = {SYMA_USABLE_NO, SYMA_USABLE_PARTLY,
                                   SYMA_USABLE_YES, SYMA_USABLE_UNKNOWN};
    static const size_t zero = 0;
    static const size_t one = 1;
    static const size_t two = 2;
    struct symai_rollup_section s[3];
    struct symai_rollup sum;
    struct row login;
    struct row account;
    struct row activation;
    size_t m;
    int a = _i / 25;
    int b = _i / 5 % 5;
    int c = _i % 5;

    for (m = 0; m < 4; m++) {
        login = (struct row){c, usable_of(c, meanings[m]), 900, 0};
        account = (struct row){b, usable_of(b, meanings[m]), 900, 0};
        activation = (struct row){a, usable_of(a, meanings[m]), 900, 0};
        account = under(account, login);
        activation = under(activation, account);

        s[0] = section(c, usable_of(c, meanings[m]), NULL, 0);
        s[1] = section(b, usable_of(b, meanings[m]), &zero, 1);
        s[2] = section(a, usable_of(a, meanings[m]), &one, 1);
        ck_assert_int_eq(symai_rollup(s, 3, &sum), SYMA_OK);
        assert_row(&s[0], login, NONE);
        assert_row(&s[1], account, 0);
        assert_row(&s[2], activation, 1);

        s[0] = section(a, usable_of(a, meanings[m]), &one, 1);
        s[1] = section(b, usable_of(b, meanings[m]), &two, 1);
        s[2] = section(c, usable_of(c, meanings[m]), NULL, 0);
        ck_assert_int_eq(symai_rollup(s, 3, &sum), SYMA_OK);
        assert_row(&s[0], activation, 1);
        assert_row(&s[1], account, 2);
        assert_row(&s[2], login, NONE);
    }
}
END_TEST

/* With several needs the worst is named, and the first of equals. */
START_TEST(several_needs)
{
    static const struct {
        int states[3];
        size_t because;
        int confidence;
    } rows[] = {
        {{UP, UP, UP}, NONE, 900}, {{MNT, DOWN, DEG}, 1, 900},
        {{DEG, MNT, U}, 1, 900},   {{DEG, U, DEG}, 0, 900},
        {{U, UP, UP}, NONE, 500},  {{DOWN, DOWN, UP}, 0, 900},
        {{UP, U, MNT}, 2, 900},
    };
    static const size_t needs[] = {0, 1, 2};
    struct symai_rollup_section s[4];
    struct symai_rollup sum;
    size_t i;
    int k;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (k = 0; k < 3; k++)
            s[k] =
                section(rows[i].states[k],
                        usable_of(rows[i].states[k], SYMA_USABLE_NO), NULL, 0);
        s[3] = section(UP, SYMA_USABLE_YES, needs, 3);
        ck_assert_int_eq(symai_rollup(s, 4, &sum), SYMA_OK);
        ck_assert_uint_eq(s[3].because, rows[i].because);
        ck_assert_int_eq(s[3].effective_state,
                         rows[i].because == NONE ? UP : DEG);
        ck_assert_int_eq(s[3].effective_confidence, rows[i].confidence);
    }
}
END_TEST

START_TEST(low_confidence_is_not_raised)
{
    static const size_t zero = 0;
    struct symai_rollup_section s[2];
    struct symai_rollup sum;

    s[0] = section(U, SYMA_USABLE_UNKNOWN, NULL, 0);
    s[1] = section(UP, SYMA_USABLE_YES, &zero, 1);
    s[1].confidence = 300;
    ck_assert_int_eq(symai_rollup(s, 2, &sum), SYMA_OK);
    ck_assert_int_eq(s[1].effective_confidence, 300);
}
END_TEST

START_TEST(refuses_circles)
{
    static const size_t zero = 0;
    static const size_t one = 1;
    static const size_t nine = 9;
    struct symai_rollup_section s[2];
    struct symai_rollup sum;

    s[0] = section(UP, SYMA_USABLE_YES, &one, 1);
    s[1] = section(UP, SYMA_USABLE_YES, &zero, 1);
    ck_assert_int_eq(symai_rollup(s, 2, &sum), SYMA_EINVAL);
    s[0].needs = &zero;
    ck_assert_int_eq(symai_rollup(s, 2, &sum), SYMA_EINVAL);
    s[0].needs = &nine;
    ck_assert_int_eq(symai_rollup(s, 2, &sum), SYMA_EINVAL);
}
END_TEST

/* ---- the portal's table ---- */

/* Sections as letters: u p(up) g(degraded, partly) G(degraded, not usable)
 * m d, P(up, use not known); after '/' the optional ones. */
static size_t parse(const char *text, struct symai_rollup_section *s)
{
    size_t n = 0;
    int required = 1;

    for (; *text != '\0'; text++) {
        if (*text == '/') {
            required = 0;
            continue;
        }
        switch (*text) {
        case 'p':
            s[n] = section(UP, SYMA_USABLE_YES, NULL, 0);
            break;
        case 'P':
            s[n] = section(UP, SYMA_USABLE_UNKNOWN, NULL, 0);
            break;
        case 'g':
            s[n] = section(DEG, SYMA_USABLE_PARTLY, NULL, 0);
            break;
        case 'G':
            s[n] = section(DEG, SYMA_USABLE_NO, NULL, 0);
            break;
        case 'm':
            s[n] = section(MNT, SYMA_USABLE_NO, NULL, 0);
            break;
        case 'd':
            s[n] = section(DOWN, SYMA_USABLE_NO, NULL, 0);
            break;
        default:
            s[n] = section(U, SYMA_USABLE_UNKNOWN, NULL, 0);
        }
        s[n++].required = required;
    }
    return n;
}

#define YES SYMA_USABLE_YES
#define NO SYMA_USABLE_NO
#define PARTLY SYMA_USABLE_PARTLY
#define NOT_KNOWN SYMA_USABLE_UNKNOWN
#define PARTIAL SYMA_FLAG_PARTIAL
#define INCOMPLETE SYMA_FLAG_INCOMPLETE
#define WARN SYMA_FLAG_WARN

static const struct {
    const char *sections;
    int state;
    int usable;
    uint32_t flags;
    int cause;
    size_t up;
    size_t of;
} table[] = {
    /* all unknown */
    {"u", U, NOT_KNOWN, 0, U, 0, 1},
    {"uuu", U, NOT_KNOWN, 0, U, 0, 3},
    {"uu/p", U, NOT_KNOWN, 0, U, 0, 2},
    {"", U, NOT_KNOWN, 0, U, 0, 0},
    {"/p", U, NOT_KNOWN, 0, U, 0, 0},
    /* unknown ones left out */
    {"pu", UP, YES, INCOMPLETE, U, 1, 2},
    {"ud", DOWN, NO, INCOMPLETE, U, 0, 2},
    {"umm", MNT, NO, INCOMPLETE, U, 0, 3},
    {"ugg", DEG, PARTLY, INCOMPLETE, U, 0, 3},
    {"upm", DEG, PARTLY, INCOMPLETE | PARTIAL, MNT, 1, 3},
    {"umdm", MNT, NO, INCOMPLETE, U, 0, 4},
    /* all the same */
    {"p", UP, YES, 0, U, 1, 1},
    {"ppp", UP, YES, 0, U, 3, 3},
    {"gG", DEG, PARTLY, 0, U, 0, 2},
    {"GG", DEG, NO, 0, U, 0, 2},
    {"mmm", MNT, NO, 0, U, 0, 3},
    {"dd", DOWN, NO, 0, U, 0, 2},
    {"PP", UP, NOT_KNOWN, 0, U, 2, 2},
    {"pP", UP, PARTLY, 0, U, 2, 2},
    /* maintenance and down only: more than half */
    {"md", DOWN, NO, 0, U, 0, 2},
    {"mmd", MNT, NO, 0, U, 0, 3},
    {"mdd", DOWN, NO, 0, U, 0, 3},
    {"mmdd", DOWN, NO, 0, U, 0, 4},
    /* any other mix */
    {"pm", DEG, PARTLY, PARTIAL, MNT, 1, 2},
    {"pd", DEG, PARTLY, PARTIAL, DOWN, 1, 2},
    {"pg", DEG, PARTLY, PARTIAL, DEG, 1, 2},
    {"pmd", DEG, PARTLY, PARTIAL, DOWN, 1, 3},
    {"Gm", DEG, NO, PARTIAL, MNT, 0, 2},
    {"Gmd", DEG, NO, PARTIAL, DOWN, 0, 3},
    {"pppG", DEG, PARTLY, PARTIAL, DEG, 3, 4},
    /* an optional one */
    {"pp/p", UP, YES, 0, U, 2, 2},
    {"pp/d", UP, YES, WARN, U, 2, 2},
    {"pp/u", UP, YES, WARN, U, 2, 2},
    {"pu/m", UP, YES, WARN | INCOMPLETE, U, 1, 2},
    {"pm/d", DEG, PARTLY, PARTIAL, MNT, 1, 2},
    {"mm/p", MNT, NO, 0, U, 0, 2},
};

START_TEST(portal_table)
{
    struct symai_rollup_section s[8];
    struct symai_rollup sum;
    size_t count = parse(table[_i].sections, s);

    ck_assert_int_eq(symai_rollup(s, count, &sum), SYMA_OK);
    ck_assert_int_eq(sum.state, table[_i].state);
    ck_assert_int_eq(sum.usable, table[_i].usable);
    ck_assert_uint_eq(sum.flags, table[_i].flags);
    ck_assert_int_eq(sum.cause, table[_i].cause);
    ck_assert_uint_eq(sum.up_count, table[_i].up);
    ck_assert_uint_eq(sum.required_count, table[_i].of);
}
END_TEST

/* What a section warns of, its portal warns of. */
START_TEST(flags_rise)
{
    struct symai_rollup_section s[4];
    struct symai_rollup sum;
    size_t count = parse("pp/p", s);

    s[0].flags = SYMA_FLAG_SCHEDULED | SYMA_FLAG_SUSPECT | SYMA_FLAG_CAPTCHA;
    s[1].flags = SYMA_FLAG_WARN;
    s[2].flags = SYMA_FLAG_OVERDUE;
    ck_assert_int_eq(symai_rollup(s, count, &sum), SYMA_OK);
    ck_assert_uint_eq(sum.flags, SYMA_FLAG_SCHEDULED | SYMA_FLAG_WARN);
    s[1].flags = SYMA_FLAG_OVERDUE;
    ck_assert_int_eq(symai_rollup(s, count, &sum), SYMA_OK);
    ck_assert_uint_eq(sum.flags, SYMA_FLAG_SCHEDULED | SYMA_FLAG_OVERDUE);
}
END_TEST

/* The portal of the story: account in maintenance, activation up by itself. */
START_TEST(story)
{
    static const size_t login = 1;
    static const size_t account = 2;
    struct symai_rollup_section s[8];
    struct symai_rollup sum;
    size_t count = parse("ppmp/p", s);

    s[2].needs = &login;
    s[2].need_count = 1;
    s[3].needs = &account;
    s[3].need_count = 1;
    ck_assert_int_eq(symai_rollup(s, count, &sum), SYMA_OK);
    ck_assert_int_eq(s[3].effective_state, DEG);
    ck_assert_int_eq(s[3].effective_usable, NO);
    ck_assert_uint_eq(s[3].because, 2);
    ck_assert_int_eq(sum.state, DEG);
    ck_assert_int_eq(sum.usable, PARTLY);
    ck_assert_uint_eq(sum.flags, PARTIAL);
    ck_assert_int_eq(sum.cause, MNT);
    ck_assert_uint_eq(sum.up_count, 2);
    ck_assert_uint_eq(sum.required_count, 4);
}
END_TEST

/* ---- properties ---- */

static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* From best to worst, for comparing. */
static int rank(int state)
{
    static const int ranks[] = {-1, 0, 1, 2, 3};

    return ranks[state];
}

#define MOST 9

static size_t random_portal(uint32_t *seed, struct symai_rollup_section *s,
                            size_t needs[MOST][MOST])
{
    size_t n = 1 + draw(seed, MOST);
    size_t i;
    size_t k;
    int state;

    for (i = 0; i < n; i++) {
        state = (int)draw(seed, 5);
        s[i] =
            section(state, usable_of(state, (int)draw(seed, 4)), needs[i], 0);
        s[i].required = draw(seed, 4) > 0;
        s[i].confidence = (int)draw(seed, 1001);
        for (k = 0; k < i; k++)
            if (draw(seed, 4) == 0)
                needs[i][s[i].need_count++] = k;
    }
    return n;
}

static void check_properties(const struct symai_rollup_section *s, size_t n,
                             const struct symai_rollup *sum)
{
    int best = 9;
    int worst = -1;
    size_t i;

    for (i = 0; i < n; i++) {
        /* A need never makes a section better, and never surer. */
        ck_assert_int_ge(rank(s[i].effective_state), rank(s[i].state));
        ck_assert_int_le(s[i].effective_confidence, s[i].confidence);
        /* Unknown stays unknown, and never becomes up. */
        ck_assert_int_eq(s[i].state == U, s[i].effective_state == U);
        if (!s[i].required || s[i].effective_state == U)
            continue;
        if (rank(s[i].effective_state) < best)
            best = rank(s[i].effective_state);
        if (rank(s[i].effective_state) > worst)
            worst = rank(s[i].effective_state);
    }
    ck_assert_int_eq(worst < 0, sum->state == U);
    if (worst < 0)
        return;
    ck_assert_int_ge(rank(sum->state), best);
    ck_assert_int_le(rank(sum->state), worst);
    ck_assert_int_eq(sum->state == UP, worst == 0);
    ck_assert_uint_le(sum->up_count, sum->required_count);
}

START_TEST(properties)
{
    struct symai_rollup_section s[MOST];
    size_t needs[MOST][MOST];
    struct symai_rollup sum;
    uint32_t seed = 20171115u;
    size_t n;
    int i;

    for (i = 0; i < 20000; i++) {
        n = random_portal(&seed, s, needs);
        ck_assert_int_eq(symai_rollup(s, n, &sum), SYMA_OK);
        check_properties(s, n, &sum);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rollup");
    TCase *cases = tcase_create("rollup");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(cases, chain, 0, 125);
    tcase_add_test(cases, several_needs);
    tcase_add_test(cases, low_confidence_is_not_raised);
    tcase_add_test(cases, refuses_circles);
    tcase_add_loop_test(cases, portal_table, 0, sizeof table / sizeof *table);
    tcase_add_test(cases, flags_rise);
    tcase_add_test(cases, story);
    tcase_add_test(cases, properties);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
