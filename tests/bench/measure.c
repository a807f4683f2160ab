/* SPDX-License-Identifier: MIT */
/*
 * Clocks and figures; see measure.h.
 */
#include "measure.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double seconds_of(clockid_t clock)
{
    struct timespec t = {0, 0};

    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

double bench_wall(void)
{
    return seconds_of(CLOCK_MONOTONIC);
}

double bench_cpu(void)
{
    return seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

static double seconds(const struct timeval *t)
{
    return (double)t->tv_sec + (double)t->tv_usec * 1e-6;
}

void bench_clocks_read(struct bench_clocks *out)
{
    struct rusage usage;

    memset(&usage, 0, sizeof usage);
    getrusage(RUSAGE_SELF, &usage);
    out->wall = bench_wall();
    out->user = seconds(&usage.ru_utime);
    out->sys = seconds(&usage.ru_stime);
}

long bench_status_kib(const char *key)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    long value = -1;

    if (file == NULL)
        return -1;
    while (value < 0 && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, key, strlen(key)) == 0)
            value = strtol(line + strlen(key), NULL, 10);
    }
    fclose(file);
    return value;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

double bench_part(double *values, size_t count, double part)
{
    if (count == 0)
        return 0;
    qsort(values, count, sizeof *values, compare);
    return values[(size_t)(part * (double)(count - 1) + 0.5)];
}

void bench_progress(double *told, const char *what, long done, long all)
{
    double now = bench_wall();

    if (*told == 0)
        *told = now;
    if (now - *told < 1 || !isatty(2))
        return;
    *told = now;
    fprintf(stderr, "\r%s: %ld of %ld \x1b[K", what, done, all);
}

void bench_progress_end(double told)
{
    if (told != 0 && isatty(2))
        fprintf(stderr, "\r\x1b[K");
}

void bench_raise_files(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/* --- a run over the network --- */

void bench_run_begin(struct bench_run *run, const struct bench_args *args)
{
    memset(run, 0, sizeof *run);
    run->args = args;
    run->base_rss_kib = bench_status_kib("VmRSS:");
    bench_clocks_read(&run->begin);
    if (args->hold > 0)
        run->end = run->begin.wall + args->hold;
}

int bench_run_wants(const struct bench_run *run)
{
    return run->started < run->args->checks + run->args->warm;
}

int bench_run_is_over(struct bench_run *run)
{
    long all = run->args->checks + run->args->warm;

    bench_progress(&run->told, "checks", run->done, all);
    return run->done >= all || (run->end > 0 && bench_wall() > run->end);
}

void bench_run_count(struct bench_run *run, int failed)
{
    run->errors += failed != 0;
    run->done++;
    if (run->done == run->args->warm)
        bench_clocks_read(&run->begin);
}

/* Open sockets of this process: what is in flight in truth, where each check
 * has a connection of its own. */
static long count_sockets(void)
{
    DIR *folder = opendir("/proc/self/fd");
    struct dirent *entry;
    struct stat about;
    long count = 0;

    if (folder == NULL)
        return -1;
    entry = readdir(folder);
    while (entry != NULL) {
        if (fstatat(dirfd(folder), entry->d_name, &about, 0) == 0 &&
            S_ISSOCK(about.st_mode))
            count++;
        entry = readdir(folder);
    }
    closedir(folder);
    return count;
}

static int tell_hold(const struct bench_run *run)
{
    long rss = bench_status_kib("VmRSS:");

    printf("inflight=%ld base_rss_kib=%ld rss_kib=%ld kib_per_transfer=%.1f "
           "sockets=%ld errors=%ld\n",
           run->args->in_flight, run->base_rss_kib, rss,
           (double)(rss - run->base_rss_kib) / (double)run->args->in_flight,
           count_sockets(), run->errors);
    return run->errors > 0 ? BENCH_FAILED : 0;
}

int bench_run_tell(struct bench_run *run)
{
    struct bench_clocks now;
    double count = (double)(run->done - run->args->warm);
    double user;
    double sys;

    bench_clocks_read(&now);
    bench_progress_end(run->told);
    if (run->args->hold > 0)
        return tell_hold(run);
    user = now.user - run->begin.user;
    sys = now.sys - run->begin.sys;
    printf("checks=%.0f errors=%ld wall_s=%.3f user_s=%.3f sys_s=%.3f "
           "checks_s=%.0f cpu_s_per_1000=%.4f peak_rss_kib=%ld hits=%lu "
           "base_rss_kib=%ld\n",
           count, run->errors, now.wall - run->begin.wall, user, sys,
           count / (now.wall - run->begin.wall), (user + sys) * 1000 / count,
           bench_status_kib("VmHWM:"), run->hits, run->base_rss_kib);
    return run->errors > 0 ? BENCH_FAILED : 0;
}
