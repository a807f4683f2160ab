/* SPDX-License-Identifier: MIT */
/*
 * watch/tracker against a plain model of it: thousands of made-up plays are
 * played to both. On a difference the play is made as short as it goes and
 * printed. SYMA_MODEL_SEED and SYMA_MODEL_COUNT choose others and more.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tracker_play.h"

#define SEED UINT64_C(20261123)
#define COUNT 10000

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);

    return text != NULL && text[0] != '\0' ? strtoull(text, NULL, 10)
                                           : otherwise;
}

static int fails(const struct play *p)
{
    char how[1024];

    return play_run(p, how, sizeof how) >= 0;
}

static void cut(struct play *p, int at, int count)
{
    memmove(&p->steps[at], &p->steps[at + count],
            (size_t)(p->step_count - at - count) * sizeof p->steps[0]);
    p->step_count -= count;
}

/* 1: it got shorter. */
static int drop_steps(struct play *p)
{
    static struct play shorter;
    int count;
    int at;
    int is_better = 0;

    for (count = p->step_count / 2; count >= 1; count /= 2) {
        for (at = 0; at + count <= p->step_count;) {
            shorter = *p;
            cut(&shorter, at, count);
            if (fails(&shorter)) {
                *p = shorter;
                is_better = 1;
            } else {
                at += count;
            }
        }
    }
    return is_better;
}

/* What a verdict says beside its state, and whole windows. */
static int drop_details(struct play *p)
{
    static struct play simpler;
    int is_better = 0;
    int i;
    int j;

    for (i = 0; i < p->step_count; i++) {
        for (j = 0; j < p->section_count; j++) {
            simpler = *p;
            simpler.steps[i].verdicts[j].notice_count = 0;
            simpler.steps[i].verdicts[j].flags = 0;
            if (memcmp(&simpler, p, sizeof simpler) != 0 && fails(&simpler)) {
                *p = simpler;
                is_better = 1;
            }
        }
    }
    for (i = 0; i < 2; i++) {
        simpler = *p;
        if (i == 0)
            simpler.rule_count = 0;
        else
            simpler.said_count = 0;
        if ((simpler.rule_count != p->rule_count ||
             simpler.said_count != p->said_count) &&
            fails(&simpler)) {
            *p = simpler;
            is_better = 1;
        }
    }
    return is_better;
}

/* The last section, where no other needs it. */
static int drop_section(struct play *p)
{
    static struct play fewer;
    int i;
    int j;

    fewer = *p;
    fewer.section_count--;
    fewer.sections[0].is_required = 1;
    for (i = 0; i < fewer.section_count; i++)
        for (j = 0; j < fewer.sections[i].need_count; j++)
            if (fewer.sections[i].needs[j] == fewer.section_count)
                return 0;
    for (i = 0; i < fewer.rule_count; i++)
        if (fewer.rules[i].section >= fewer.section_count)
            return 0;
    for (i = 0; i < fewer.said_count; i++)
        if (fewer.said[i].section >= fewer.section_count)
            return 0;
    for (i = 0; i < fewer.step_count; i++)
        if (fewer.steps[i].kind == MODEL_DECLARE &&
            fewer.steps[i].section >= fewer.section_count)
            return 0;
    if (fewer.section_count < 1 || !fails(&fewer))
        return 0;
    *p = fewer;
    return 1;
}

static void shrink(struct play *p)
{
    int is_better = 1;

    while (is_better) {
        is_better = drop_steps(p);
        is_better |= drop_section(p);
        is_better |= drop_details(p);
    }
}

static void tell_difference(struct play *p)
{
    char how[1024] = "";
    int at;

    shrink(p);
    at = play_run(p, how, sizeof how);
    printf("The tracker and its model differ. SYMA_MODEL_SEED=%llu "
           "SYMA_MODEL_COUNT=1 plays it again; shortened:\n",
           (unsigned long long)p->seed);
    play_print(p, stdout);
    printf("After step %d\n%s\n", at, how);
    fflush(stdout);
}

START_TEST(agree)
{
    static struct play p;
    char how[1024];
    uint64_t seed = from_environment("SYMA_MODEL_SEED", SEED);
    uint64_t count = from_environment("SYMA_MODEL_COUNT", COUNT);
    uint64_t i;

    printf("check_tracker_model: %llu plays from seed %llu\n",
           (unsigned long long)count, (unsigned long long)seed);
    for (i = 0; i < count; i++) {
        play_make(seed + i, &p);
        if (play_run(&p, how, sizeof how) < 0)
            continue;
        tell_difference(&p);
        ck_abort_msg("play %llu", (unsigned long long)(seed + i));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tracker_model");
    TCase *cases = tcase_create("tracker_model");
    SRunner *runner;
    int failed;

    tcase_set_timeout(cases, 0); /* SYMA_MODEL_COUNT may be large */
    tcase_add_test(cases, agree);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
