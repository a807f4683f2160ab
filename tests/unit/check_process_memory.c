/* SPDX-License-Identifier: MIT */
/*
 * The scenes of allocation_play.h where memory runs out in the whole process:
 * in libxml2, libcurl, PCRE2 and what they call as well as in the library. The
 * n-th allocation fails, alone or with all behind it, in a child of its own
 * that has two seconds. None ends by a signal, hangs or says what is not so,
 * but for the faults of libraries below that are listed here. malloc and mmap
 * of this program stand in the place of the C library's. SYMA_ALLOCATIONS=N
 * in the environment takes one allocation of N.
 */
#include <check.h>
#include <curl/curl.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "allocation_play.h"
#include "port/outcome.h"
#include "syma/error.h"

#define PATIENCE_S 2
#define LONG_PATIENCE_S 20
#define STEP 41   /* of the allocations, where not each is taken */
#define SHOWN 300 /* of what a child has to say */

/* ---- memory ---- */

/* Sanitizers have a malloc of their own, other C libraries no second name. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_OWN_MALLOC 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_OWN_MALLOC 1
#endif
#endif
#ifndef __GLIBC__
#define HAS_OWN_MALLOC 1
#endif

#define EXPORTED __attribute__((visibility("default")))

static atomic_long left = -1; /* allocations that go well; -1: all do */
static atomic_long failed;
static atomic_long asked_for;
static int for_good;

__attribute__((unused)) static int fails(void)
{
    long n;

    atomic_fetch_add(&asked_for, 1);
    if (atomic_load(&left) < 0)
        return 0;
    n = atomic_fetch_sub(&left, 1);
    if (n > 0)
        return 0;
    atomic_store(&left, for_good ? 0 : -1);
    atomic_fetch_add(&failed, 1);
    errno = ENOMEM;
    return 1;
}

#ifndef HAS_OWN_MALLOC
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *ptr, size_t size);

EXPORTED void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

EXPORTED void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

EXPORTED void *realloc(void *ptr, size_t size)
{
    return fails() ? NULL : __libc_realloc(ptr, size);
}

#if defined(__LP64__) && defined(SYS_mmap)
EXPORTED void *mmap(void *at, size_t size, int how, int flags, int fd,
                    off_t offset)
{
    return fails()
               ? MAP_FAILED
               : (void *)syscall(SYS_mmap, at, size, how, flags, fd, offset);
}
#endif
#endif

/* ---- faults of libraries below ---- */

/* What libcurl says although memory is lacking, and what it says as well of a
 * server: the page is then told as that says. Hangs and crashes: none is
 * known. */
static const struct {
    const char *library; /* and the version in which it was seen */
    int code;
    const char *what;
} faults[] = {
    {"libcurl 7.88.1", CURLE_OUT_OF_MEMORY,
     "a header line for which there is no memory is as one past 100 KB"},
    {"libcurl 7.88.1", CURLE_COULDNT_RESOLVE_HOST,
     "an address for which there is no memory is as one that is not known"},
    {"libcurl 7.88.1", CURLE_FAILED_INIT,
     "it has failed to begin, whatever it lacks"},
};

#define FAULT_COUNT (sizeof faults / sizeof *faults)

static int fault_seen = -1; /* the last */

int __real_symai_outcome_reason(const struct symai_outcome *o,
                                const char **out_reason);
int __wrap_symai_outcome_reason(const struct symai_outcome *o,
                                const char **out_reason);

int __wrap_symai_outcome_reason(const struct symai_outcome *o,
                                const char **out_reason)
{
    int rc = __real_symai_outcome_reason(o, out_reason);
    size_t i;

    for (i = 0; i < FAULT_COUNT && rc != SYMA_ENOMEM; i++) {
        if (faults[i].code == o->code)
            fault_seen = (int)i;
    }
    return rc;
}

/* ---- a child ---- */

enum outcome {
    WELL = 0,    /* nothing failed: the sweep is over */
    HUNGRY = 10, /* as it was, or a lack of memory was told */
    BROKEN = 11, /* what the library says is not so */
    FAULT = 20   /* ... after the fault of that place */
};

struct said {
    char text[SHOWN];
    long asked_for;
};

static const struct allocation_scene *scene;
static struct said *said; /* shared with the children */
static char *before;
static size_t before_len;

void allocation_broken(const char *what)
{
    atomic_store(&left, -1);
    snprintf(said->text, sizeof said->text, "%s", what);
    _exit(BROKEN);
}

int allocation_refill(void)
{
    if (for_good)
        return 0;
    atomic_store(&left, -1);
    return 1;
}

static void is_as_before(void)
{
    char text[SHOWN];
    size_t len;
    const char *notes = allocation_play_notes(&len);
    size_t at = 0;

    while (at < len && at < before_len && notes[at] == before[at])
        at++;
    if (at == len && at == before_len)
        return;
    if (fault_seen >= 0)
        _exit(FAULT + fault_seen);
    at -= at < 40 ? at : 40;
    snprintf(text, sizeof text, "not as before:\n%.100s\n-- not\n%.100s",
             notes + at, before + at);
    allocation_broken(text);
}

static void play(long fail_at, unsigned seconds)
{
    int rc;

    signal(SIGALRM, SIG_DFL); /* Check would end the whole test */
    alarm(seconds);
    fault_seen = -1;
    allocation_play_reset();
    atomic_store(&asked_for, 0);
    atomic_store(&failed, 0);
    atomic_store(&left, fail_at);
    rc = scene->play();
    atomic_store(&left, -1);
    said->asked_for = atomic_load(&asked_for);
    if (rc >= 0)
        is_as_before();
    else if (rc == SYMA_EINTERNAL && fault_seen >= 0)
        _exit(FAULT + fault_seen);
    else if (rc != SYMA_ENOMEM)
        allocation_broken(syma_error_name(rc));
    _exit(atomic_load(&failed) == 0 ? WELL : HUNGRY);
}

/* ---- a sweep ---- */

static int hangs;
static int crashes;
static int broken;
static int faulty[FAULT_COUNT];

static int is_fault(int status)
{
    return status >= FAULT && status < FAULT + (int)FAULT_COUNT;
}

static void look_at(int status, long fail_at)
{
    const char *how = for_good ? "and all behind" : "alone";

    if (WIFSIGNALED(status)) {
        if (WTERMSIG(status) == SIGALRM)
            hangs++;
        else
            crashes++;
        printf("%s, allocation %ld %s: signal %d\n", scene->name, fail_at, how,
               WTERMSIG(status));
    } else if (is_fault(WEXITSTATUS(status))) {
        faulty[WEXITSTATUS(status) - FAULT]++;
    } else if (WEXITSTATUS(status) != HUNGRY && WEXITSTATUS(status) != WELL) {
        broken++;
        printf("%s, allocation %ld %s: %s\n", scene->name, fail_at, how,
               said->text);
    }
}

static int status_of_child(long fail_at, unsigned seconds)
{
    int status = 0;
    pid_t child;

    fflush(stdout);
    snprintf(said->text, sizeof said->text, "ended by itself");
    child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        play(fail_at, seconds);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return status;
}

/* Whether an allocation failed. What took too long may have had to wait for
 * the machine. */
static int play_in_child(long fail_at)
{
    int status = status_of_child(fail_at, PATIENCE_S);

    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        status = status_of_child(fail_at, LONG_PATIENCE_S);
    look_at(status, fail_at);
    return !WIFEXITED(status) || WEXITSTATUS(status) != WELL;
}

static long sweep(int good, long first, long step)
{
    long fail_at = first;

    for_good = good;
    while (play_in_child(fail_at))
        fail_at += step;
    return fail_at;
}

START_TEST(hungry)
{
    const char *text = getenv("SYMA_ALLOCATIONS");
    long step = text != NULL ? 1 : STEP;
    const char *notes;
    size_t i;

    if (text != NULL && atol(text) > 0)
        step = atol(text);
    scene = &allocation_scenes[_i];
    said = mmap(NULL, sizeof *said, PROT_READ | PROT_WRITE,
                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(said, MAP_FAILED);
    allocation_play_reset();
    ck_assert_int_eq(scene->play(), SYMA_OK);
    notes = allocation_play_notes(&before_len);
    before = calloc(1, before_len + SHOWN);
    ck_assert_ptr_nonnull(before);
    memcpy(before, notes, before_len);
    sweep(0, _i % step, step);
    sweep(1, (_i + step / 2) % step, step);
    printf("%s: one of %ld of %ld\n", scene->name, step, said->asked_for);
    for (i = 0; i < FAULT_COUNT; i++) {
        if (faulty[i] > 0)
            printf("  %d times %s: %s\n", faulty[i], faults[i].library,
                   faults[i].what);
    }
    ck_assert_int_eq(hangs, 0);
    ck_assert_int_eq(crashes, 0);
    ck_assert_int_eq(broken, 0);
    free(before);
}
END_TEST

/* An emulator takes longer for a child than a child has. */
static int can_starve(void)
{
    const char *runner = getenv("SYMA_RUNNER");

#ifdef HAS_OWN_MALLOC
    return 0;
#endif
    return runner == NULL || runner[0] == '\0';
}

int main(void)
{
    Suite *suite;
    TCase *cases;
    SRunner *runner;
    int wrong;

    if (!can_starve())
        return 77;
    suite = suite_create("process_memory");
    cases = tcase_create("process_memory");
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
