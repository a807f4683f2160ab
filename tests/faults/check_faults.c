/* SPDX-License-Identifier: MIT */
/*
 * Each call of faults.def fails, the first time it is made, the second, and
 * so on until a scene passes unharmed. Whatever fails: the caller gets the
 * right code or the answer that it gets without the fault, nothing is left
 * over, nothing is half made.
 */
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../fds.h"
#include "fault.h"
#include "pages.h"
#include "port/regex.h"
#include "scenes.h"
#include "syma/syma.h"

static int port;
static long told[256]; /* by fault: how often its code came out */
static long failed[256];
static long blamed[256];

/* Said, so that one run tells of all. */
__attribute__((format(printf, 3, 4))) static void
blame(const struct scene *scene, int i, const char *format, ...)
{
    va_list list;

    if (blamed[i]++ > 0)
        return;
    printf("%s, %s gives %s: ", scene->name, faults[i].call, faults[i].what);
    va_start(list, format);
    vprintf(format, list);
    va_end(list);
    printf("\n");
}

/* One play. 1 where the fault was met. */
static int play(const struct scene *scene, const char *unharmed, int i, long n)
{
    char answer[ANSWER_MAX] = "";
    int fds = count_fds();
    int met = 0;
    long held = 1;
    int tries;
    int rc = SYMA_OK;

    /* A pattern that the shared rules compile is kept by them, once. */
    for (tries = 0; held != 0 && tries < 2; tries++) {
        answer[0] = '\0';
        fault_begin(&faults[i], n);
        rc = scene->play(answer);
        met = fault_end();
        held = fault_held();
    }
    if (answer[0] == '!')
        blame(scene, i, "call %ld: %s", n, answer + 1);
    else if (held != 0)
        blame(scene, i, "call %ld: %ld left over", n, held);
    else if (count_fds() != fds)
        blame(scene, i, "call %ld: a descriptor is left over", n);
    else if (rc != (met ? faults[i].outcome : SYMA_OK) && rc != SYMA_OK)
        blame(scene, i, "call %ld: %s", n, syma_error_name(rc));
    else if (rc == SYMA_OK && strcmp(answer, unharmed) != 0)
        blame(scene, i, "call %ld: %s and not %s", n, answer, unharmed);
    failed[i] += met;
    told[i] += rc < 0;
    return met;
}

static void sweep(const struct scene *scene)
{
    char unharmed[ANSWER_MAX] = "";
    long wanted[256];
    long held;
    long n;
    int rc;
    int i;

    /* Once for the patterns that the shared rules compile and keep. */
    ck_assert_int_eq(scene->play(unharmed), SYMA_OK);
    unharmed[0] = '\0';
    /* Nothing of Check within: it takes memory too. */
    fault_begin(NULL, 0);
    rc = scene->play(unharmed);
    for (i = 0; i < fault_count; i++)
        wanted[i] = fault_calls(&faults[i]);
    fault_end();
    held = fault_held();
    ck_assert_msg(rc == SYMA_OK, "%s: %s", scene->name, syma_error_name(rc));
    ck_assert_msg(held == 0, "%s leaves %ld things", scene->name, held);
    ck_assert_msg(unharmed[0] != '!', "%s: %s", scene->name, unharmed + 1);
    for (i = 0; i < fault_count; i++) {
        for (n = 1; wanted[i] > 0 && play(scene, unharmed, i, n); n++)
            continue;
    }
}

/* Once a process: each in one of its own. */
static int start_with(const struct fault *f)
{
    int status = -1;
    pid_t child = fork();

    if (child == 0) {
        syma_prober *s = NULL;
        int rc;

        fault_begin(f, 1);
        rc = syma_prober_new(NULL, NULL, &s);
        if ((rc == SYMA_OK) != (s != NULL))
            _exit(98);
        syma_prober_free(s);
        _exit(fault_end() && fault_held() == 0 ? -rc : 99);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    return -WEXITSTATUS(status);
}

static int is_of_the_start(const struct fault *f)
{
    return strcmp(f->call, "curl_global_init") == 0 ||
           strcmp(f->call, "pthread_atfork") == 0;
}

START_TEST(test_start)
{
    int i;

    for (i = 0; i < fault_count; i++) {
        if (is_of_the_start(&faults[i]))
            ck_assert_int_eq(start_with(&faults[i]), faults[i].outcome);
    }
}
END_TEST

/* All scenes in one process, to know at the end what was never met. */
START_TEST(test_sweep)
{
    long blames = 0;
    long plays = 0;
    int i;

    symai_regex_patience = 0; /* each play asks for the same memory */
    ck_assert_int_eq(scenes_prepare(port), SYMA_OK);
    for (i = 0; i < scene_count; i++)
        sweep(&scenes[i]);
    scenes_end();
    for (i = 0; i < fault_count; i++) {
        if (is_of_the_start(&faults[i]))
            continue;
        if (failed[i] == 0 || (faults[i].outcome != HARMLESS && told[i] == 0)) {
            printf("%s gives %s: it never did, or nobody said so\n",
                   faults[i].call, faults[i].what);
            blames++;
        }
        plays += failed[i];
        blames += blamed[i];
    }
    printf("faults: %d in %d scenes, %ld times\n", fault_count, scene_count,
           plays);
    fflush(stdout);
    ck_assert_int_eq(blames, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("faults");
    TCase *cases = tcase_create("faults");
    SRunner *runner;
    int failures;

    port = loop_server_start(portal_pages);
    if (port == 0)
        return 99;
    tcase_set_timeout(cases, 300);
    tcase_add_test(cases, test_start);
    tcase_add_test(cases, test_sweep);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    loop_server_stop();
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
