/* SPDX-License-Identifier: MIT */
/*
 * watch/settle: when a state is taken over, and since when it then holds.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "syma/types.h"
#include "watch/settle.h"

enum {
    Q = SYMA_STATE_UNKNOWN,
    U = SYMA_STATE_UP,
    G = SYMA_STATE_DEGRADED,
    M = SYMA_STATE_MAINTENANCE,
    D = SYMA_STATE_DOWN
};

/* Reports at 10, 20, 30 ...: the state after each, and at the end since when
 * it holds. */
struct row {
    const char *what;
    int state;
    int count;
    int reported[6];
    int need[6];
    int after[6];
    int64_t since[6]; /* of those that changed; 0: no change */
};

static const struct row rows[] = {
    {"unknown gives way at once", Q, 2, {D, U}, {9, 9}, {D, D}, {10, 0}},
    {"one is not enough", U, 2, {D, U}, {2, 2}, {U, U}, {0, 0}},
    {"two are, since the first", U, 2, {D, D}, {2, 2}, {U, D}, {0, 10}},
    {"need of one", U, 1, {M}, {1}, {M}, {10}},
    {"a report that agrees ends the run",
     U,
     4,
     {D, U, D, D},
     {2, 2, 2, 2},
     {U, U, U, D},
     {0, 0, 0, 30}},
    {"kinds of not up count together",
     U,
     3,
     {D, M, G},
     {3, 3, 3},
     {U, U, G},
     {0, 0, 10}},
    {"the need is that of the latest",
     U,
     2,
     {G, M},
     {9, 2},
     {U, M},
     {0, 10}},
    {"a confirmed one in a run ends it as its first began",
     U,
     3,
     {G, G, D},
     {9, 9, 1},
     {U, U, D},
     {0, 0, 10}},
    {"up and not up do not count together",
     D,
     3,
     {M, U, U},
     {2, 2, 2},
     {D, D, U},
     {0, 0, 20}},
    {"... nor the other way",
     D,
     4,
     {U, G, U, U},
     {2, 2, 2, 2},
     {D, D, D, U},
     {0, 0, 0, 30}},
    {"after a change the run begins anew",
     U,
     5,
     {D, D, M, D, U},
     {2, 2, 2, 2, 1},
     {U, D, D, D, U},
     {0, 10, 0, 0, 50}},
};

START_TEST(table)
{
    const struct row *row = &rows[_i];
    struct symai_run run;
    int64_t since;
    int state = row->state;
    int taken;
    int i;

    memset(&run, 0, sizeof run);
    for (i = 0; i < row->count; i++) {
        since = 0;
        taken = symai_settle(&run, state, row->reported[i], row->need[i],
                             (i + 1) * 10, &since);
        if (taken)
            state = row->reported[i];
        ck_assert_msg(state == row->after[i] && since == row->since[i] &&
                          taken == (since != 0),
                      "%s: report %d: state %d since %d", row->what, i, state,
                      (int)since);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("settle");
    TCase *cases = tcase_create("settle");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(cases, table, 0, sizeof rows / sizeof *rows);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
