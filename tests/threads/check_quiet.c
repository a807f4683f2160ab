/* SPDX-License-Identifier: MIT */
/*
 * What belongs to the program is left alone: its environment, locale,
 * working directory, umask, signals and their mask, standard output and
 * error. Each of them is set to something of its own before and looked at
 * after the library was used for all that it does. test_quiet.py looks at
 * the system calls between.
 */
#include <check.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../faults/pages.h"
#include "evaluations.h"
#include "syma/syma.h"

extern char **environ;

static int port;

#define TEXT_BYTES (1 << 20) /* the environment may be long */

static void add(char *text, const char *more)
{
    size_t len = strlen(text);

    ck_assert_uint_lt(len + strlen(more) + 2, TEXT_BYTES);
    snprintf(text + len, TEXT_BYTES - len, "%s\n", more);
}

static void add_signals(char *text)
{
    struct sigaction action;
    sigset_t mask;
    char line[128];
    int i;

    ck_assert_int_eq(sigprocmask(SIG_SETMASK, NULL, &mask), 0);
    for (i = 1; i < 65; i++) {
        if (sigaction(i, NULL, &action) != 0)
            continue; /* the C library's own */
        snprintf(line, sizeof line, "%d %p %x %d", i,
                 (void *)(uintptr_t)action.sa_handler,
                 (unsigned)action.sa_flags, sigismember(&mask, i));
        add(text, line);
    }
}

/* All of it, as text. */
static void describe(char text[TEXT_BYTES])
{
    char line[1024];
    char **variable;
    mode_t mask = umask(0);

    umask(mask);
    text[0] = '\0';
    for (variable = environ; *variable != NULL; variable++)
        add(text, *variable);
    add(text, setlocale(LC_ALL, NULL));
    ck_assert_ptr_nonnull(getcwd(line, sizeof line));
    add(text, line);
    snprintf(line, sizeof line, "umask %o", (unsigned)mask);
    add(text, line);
    add_signals(text);
}

static void handle(int number)
{
    (void)number;
}

/* Unlike what anybody would set it to by chance. */
static void settle_in(void)
{
    struct sigaction action = {.sa_handler = handle};
    sigset_t mask;

    ck_assert_int_eq(setenv("SYMA_QUIET", "as it was", 1), 0);
    ck_assert_int_eq(setenv("http_proxy", "http://127.0.0.1:1/", 1), 0);
    ck_assert_int_eq(setenv("TZ", "Asia/Kathmandu", 1), 0);
    ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
    umask(0137);
    ck_assert_int_eq(sigaction(SIGPIPE, &action, NULL), 0);
    ck_assert_int_eq(sigaction(SIGALRM, &action, NULL), 0);
    ck_assert_int_eq(sigaction(SIGCHLD, &action, NULL), 0);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    ck_assert_int_eq(sigprocmask(SIG_BLOCK, &mask, NULL), 0);
}

/* --- what the library does --- */

static syma_options *make_options(void)
{
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "allow_private", 1), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "host_delay_ms", 0), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "confirm_delay_ms", 0), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "discover_pages", 2), SYMA_OK);
    return o;
}

static void fetch(void)
{
    syma_options *o = make_options();
    syma_verdict *v = NULL;
    syma_discovery *d = NULL;
    char url[64];

    snprintf(url, sizeof url, "http://127.0.0.1:%d/login", port);
    ck_assert_int_eq(syma_check_url(url, SYMA_SECTION_LOGIN, o, NULL, &v),
                     SYMA_OK);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_UP);
    syma_verdict_unref(v);
    ck_assert_int_eq(
        syma_check_url("http://127.0.0.1:1/", SYMA_SECTION_LOGIN, o, NULL, &v),
        SYMA_OK);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_DOWN);
    syma_verdict_unref(v);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", port);
    ck_assert_int_eq(syma_discover(url, o, NULL, &d), SYMA_OK);
    syma_discovery_unref(d);
    syma_options_free(o);
}

/* What libxml2 and PCRE2 would complain of aloud. */
static void read_rubbish(void)
{
    static const char rubbish[] = "<portal><a b=\xff></c>&d;";
    syma_portal *p = NULL;
    syma_ruleset *r = NULL;
    syma_tracker *t = NULL;

    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    ck_assert_int_lt(syma_portal_load(p, rubbish, sizeof rubbish - 1), 0);
    ck_assert_int_lt(syma_portal_load(p, rubbish, 8), 0);
    syma_portal_free(p);
    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_lt(syma_ruleset_load(r, rubbish, 8), 0);
    syma_ruleset_free(r);
    ck_assert_int_eq(syma_tracker_new(NULL, &t), SYMA_OK);
    ck_assert_int_lt(syma_tracker_load(t, rubbish, 8), 0);
    syma_tracker_free(t);
}

/* From the first call of all on: each test is a process of its own, and what
 * is started once is started here. */
static void use_library(void)
{
    syma_ruleset *rules;
    size_t i;

    ck_assert_int_eq(evaluations_begin(), 0);
    rules = evaluations_rules();
    ck_assert_ptr_nonnull(rules);
    for (i = 0; i < evaluations_count(); i++)
        ck_assert(evaluations_judge(i, rules));
    syma_ruleset_free(rules);
    evaluations_end();
    read_rubbish();
    fetch();
}

START_TEST(test_process)
{
    static char before[TEXT_BYTES];
    static char after[TEXT_BYTES];
    size_t same = 0;

    settle_in();
    describe(before);
    use_library();
    describe(after);
    while (before[same] != '\0' && before[same] == after[same])
        same++;
    ck_assert_msg(strcmp(after, before) == 0, "%.100s\nwhere it was\n%.100s",
                  after + same, before + same);
}
END_TEST

/* Both into a file, which stays empty. */
START_TEST(test_output)
{
    char name[] = "/tmp/syma-quiet-XXXXXX";
    int file = mkstemp(name);
    int out = dup(1);
    int err = dup(2);
    struct stat st;

    ck_assert_int_ge(file, 0);
    unlink(name);
    fflush(NULL);
    dup2(file, 1);
    dup2(file, 2);
    use_library();
    fflush(NULL);
    dup2(out, 1);
    dup2(err, 2);
    ck_assert_int_eq(fstat(file, &st), 0);
    ck_assert_int_eq(st.st_size, 0);
    close(file);
    close(out);
    close(err);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("quiet");
    TCase *cases = tcase_create("quiet");
    SRunner *runner;
    int failed;

    port = loop_server_start(portal_pages);
    if (port == 0)
        return 99;
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, test_process);
    tcase_add_test(cases, test_output);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    loop_server_stop();
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
