/* SPDX-License-Identifier: MIT */
/*
 * What the system says of this process. What it does not say is left out.
 */
#include "syma-exporter/process.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static double start_seconds;

void process_begin(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    start_seconds = (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void write_memory(struct text *t, enum form form)
{
    FILE *file = fopen("/proc/self/statm", "re");
    double page = (double)sysconf(_SC_PAGESIZE);
    unsigned long long all = 0;
    unsigned long long resident = 0;

    if (file == NULL)
        return;
    /* The kernel's own numbers. NOLINTNEXTLINE(cert-err34-c) */
    if (fscanf(file, "%llu %llu", &all, &resident) == 2) {
        form_metric(t, form, "process_virtual_memory_bytes", "gauge",
                    "Virtual memory in bytes.", (double)all * page);
        form_metric(t, form, "process_resident_memory_bytes", "gauge",
                    "Resident memory in bytes.", (double)resident * page);
    }
    fclose(file);
}

static void write_files(struct text *t, enum form form)
{
    DIR *folder = opendir("/proc/self/fd");
    struct rlimit limit;
    int count = -3; /* the two dots, and the folder itself */

    if (folder != NULL) {
        while (readdir(folder) != NULL)
            count++;
        closedir(folder);
        form_metric(t, form, "process_open_fds", "gauge", "Open descriptors.",
                    count);
    }
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 &&
        limit.rlim_cur != RLIM_INFINITY)
        form_metric(t, form, "process_max_fds", "gauge",
                    "How many descriptors may be open.",
                    (double)limit.rlim_cur);
}

void process_write(struct text *t, enum form form)
{
    struct rusage used;

    form_metric(t, form, "process_start_time_seconds", "gauge",
                "When the process began, since the epoch.", start_seconds);
    if (getrusage(RUSAGE_SELF, &used) == 0)
        form_metric(t, form, "process_cpu_seconds", "counter",
                    "Processor time used, by the system for it too.",
                    (double)used.ru_utime.tv_sec +
                        (double)used.ru_stime.tv_sec +
                        (double)used.ru_utime.tv_usec / 1e6 +
                        (double)used.ru_stime.tv_usec / 1e6);
    write_memory(t, form);
    write_files(t, form);
}
