/* SPDX-License-Identifier: MIT */
/*
 * Every scene of the public interface with the n-th allocation of the library
 * failing, alone and with all behind it, for every n until none fails. What
 * says SYMA_ENOMEM has made nothing, can be told once more where memory was
 * lacking for a moment, and can be freed where it is lacking for good; nothing
 * is lost, and what goes well is what it was with all the memory in the world.
 * The linker puts the functions below in the place of the C library's. Of long
 * scenes one allocation of some is taken; with SYMA_ALLOCATIONS in the
 * environment it is each.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "allocation_play.h"
#include "syma/error.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void __real_free(void *ptr);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);
void __wrap_free(void *ptr);

#define SHOWN 60 /* of notes that differ */
#define FEW 300
#define STEP 7
#define STEP_EMULATED 97

/* ---- memory ---- */

static long left = -1; /* allocations that go well; -1: all do */
static int for_good;   /* those behind the one that fails fail too */
static long failed;
static long asked_for;
static long alive;

static int fails(void)
{
    asked_for++;
    if (left < 0)
        return 0;
    if (left > 0) {
        left--;
        return 0;
    }
    if (!for_good)
        left = -1;
    failed++;
    return 1;
}

static void *counted(void *ptr)
{
    alive += ptr != NULL;
    return ptr;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : counted(__real_calloc(count, size));
}

void *__wrap_realloc(void *ptr, size_t size)
{
    if (fails())
        return NULL;
    return ptr == NULL ? counted(__real_realloc(ptr, size))
                       : __real_realloc(ptr, size);
}

void __wrap_free(void *ptr)
{
    alive -= ptr != NULL;
    __real_free(ptr);
}

/* ---- a scene ---- */

static const struct allocation_scene *scene;
static long n;    /* of the allocation that fails */
static long told; /* times that a call said so */
static int coped; /* scenes that went well without, and without a word */

static void broken_with(const char *what, const char *more)
{
    left = -1;
    ck_abort_msg("%s, allocation %ld %s: %s%s", scene->name, n,
                 for_good ? "and all behind" : "alone", what, more);
}

void allocation_broken(const char *what)
{
    broken_with(what, "");
    abort();
}

int allocation_refill(void)
{
    told++;
    return !for_good;
}

static char *before;
static size_t before_len;

static int play(long fail_at)
{
    int rc;

    allocation_play_reset();
    n = fail_at;
    failed = 0;
    told = 0;
    asked_for = 0;
    left = fail_at;
    rc = scene->play();
    left = -1;
    return rc;
}

static void is_as_before(void)
{
    size_t len;
    const char *notes = allocation_play_notes(&len);
    char differs[1024];
    size_t at = 0;

    while (at < len && at < before_len && notes[at] == before[at])
        at++;
    if (at == len && at == before_len)
        return;
    at -= at < 40 ? at : 40;
    snprintf(differs, sizeof differs, "%.*s, not %.*s", SHOWN, notes + at,
             SHOWN, before + at);
    broken_with("not as before: ", differs);
}

/* Whether an allocation failed. */
static int play_hungry(long fail_at)
{
    long was_alive = alive;
    int rc = play(fail_at);

    if (rc < 0 && rc != SYMA_ENOMEM)
        broken_with("another error: ", syma_error_name(rc));
    if (rc < 0 && failed == 0)
        broken_with("memory was not lacking", "");
    if (rc >= 0)
        is_as_before();
    coped += rc >= 0 && failed > 0 && told == 0;
    if (coped > scene->copes)
        broken_with("nothing was said of it", "");
    if (alive != was_alive)
        broken_with("something was lost", "");
    return failed > 0;
}

static long sweep(int good, long first, long step)
{
    long fail_at = first;

    for_good = good;
    coped = 0;
    while (play_hungry(fail_at))
        fail_at += step;
    return fail_at;
}

/* All of them, or of long scenes one of so many, not the same in each. */
static long choose_step(long count)
{
    const char *runner = getenv("SYMA_RUNNER");

    if (runner != NULL && runner[0] != '\0')
        return STEP_EMULATED;
    return count < FEW || getenv("SYMA_ALLOCATIONS") != NULL ? 1 : STEP;
}

START_TEST(hungry)
{
    const char *notes;
    long alone;
    long behind;
    long step;

    scene = &allocation_scenes[_i];
    ck_assert_int_eq(play(-1), SYMA_OK);
    notes = allocation_play_notes(&before_len);
    before = __real_calloc(1, before_len + SHOWN);
    ck_assert_ptr_nonnull(before);
    memcpy(before, notes, before_len);
    step = choose_step(asked_for);
    alone = sweep(0, _i % step, step);
    behind = sweep(1, (_i + step / 2) % step, step);
    printf("%s: one of %ld of %ld\n", scene->name, step, alone);
    ck_assert_int_gt(alone, 2);
    ck_assert_int_gt(behind, 2);
    __real_free(before);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("allocation");
    TCase *cases = tcase_create("allocation");
    SRunner *runner;
    int wrong;

    tcase_add_unchecked_fixture(cases, allocation_play_start,
                                allocation_play_stop);
    tcase_set_timeout(cases, 600);
    tcase_add_loop_test(cases, hungry, 0, (int)allocation_scene_count);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    wrong = srunner_ntests_failed(runner);
    srunner_free(runner);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
