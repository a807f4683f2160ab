/* SPDX-License-Identifier: MIT */
/*
 * Over days: a portal is checked each minute, its reports feed a tracker, and
 * what changes is printed. The tracker's memory is kept in a file, so that the
 * next run goes on where this one ended.
 *
 *     tracker [--allow-private] FILE MEMORY [ROUNDS (1: for cron)]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <syma/syma.h>

static char text[8 << 20];

static size_t read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t len = file == NULL ? 0 : fread(text, 1, sizeof(text), file);

    if (file != NULL)
        fclose(file);
    return len;
}

/* By way of a second file: a crash leaves the old memory or the new one. */
static int save(const syma_tracker *tracker, const char *path)
{
    char other[4096];
    char *memory = NULL;
    FILE *file = NULL;
    int rc = syma_tracker_save(tracker, NULL, &memory);

    snprintf(other, sizeof(other), "%s.new", path);
    if (rc == SYMA_OK)
        file = fopen(other, "wb");
    if (file != NULL) {
        rc = fputs(memory, file) < 0 ? SYMA_ESYSTEM : SYMA_OK;
        if (fclose(file) != 0 || rc < 0 || rename(other, path) != 0)
            rc = SYMA_ESYSTEM;
    }
    syma_string_free(memory);
    return file == NULL && rc == SYMA_OK ? SYMA_ESYSTEM : rc;
}

static void print_return(const syma_change *c)
{
    const char *needed = NULL;
    size_t i;

    for (i = 0; syma_change_waiting(c, i) != NULL; i++) {
        needed = syma_change_waits_for(c, i);
        printf("    %s is not back%s%s\n", syma_change_waiting(c, i),
               needed[0] == '\0' ? "" : ", it waits for ", needed);
    }
}

static int print_changes(syma_tracker *tracker)
{
    syma_change *c = NULL;
    int rc;

    for (rc = syma_tracker_next_change(tracker, &c); rc == 1;
         rc = syma_tracker_next_change(tracker, &c)) {
        puts(syma_change_text(c));
        if (syma_change_kind(c) == SYMA_CHANGE_PARTIAL_RETURN)
            print_return(c);
        syma_change_free(c);
    }
    fflush(stdout);
    return rc;
}

/* One round. That the check could not be made is no news of the portal, but
 * time goes on: what was promised can be late. */
static int look(syma_tracker *tracker, const syma_portal *portal,
                const syma_options *options, const char *memory)
{
    syma_report *report = NULL;
    int rc = syma_check_portal(portal, options, NULL, &report);

    if (rc == SYMA_OK)
        rc = syma_tracker_add(tracker, report);
    else
        rc = syma_tracker_tick(tracker, (int64_t)time(NULL) * 1000);
    syma_report_unref(report); /* the tracker keeps the last one */
    if (rc == SYMA_OK)
        rc = print_changes(tracker);
    return rc < 0 ? rc : save(tracker, memory);
}

/* What is watched, and what is known of it since the last time. */
static int set_up(syma_portal *portal, syma_tracker *tracker, char **files)
{
    size_t len = read_file(files[0]);
    int rc = syma_portal_load(portal, text, len);

    if (rc < 0)
        fprintf(stderr, "%s: %s\n", files[0], syma_portal_last_error(portal));
    len = rc == SYMA_OK ? read_file(files[1]) : 0;
    if (len == 0)
        return rc; /* the first time */
    rc = syma_tracker_load(tracker, text, len);
    if (rc < 0)
        fprintf(stderr, "%s: %s\n", files[1], syma_tracker_last_error(tracker));
    return rc;
}

int main(int argc, char **argv)
{
    syma_options *options = NULL;
    syma_portal *portal = NULL;
    syma_tracker *tracker = NULL;
    int private_too = argc > 1 && strcmp(argv[1], "--allow-private") == 0;
    char **files = argv + 1 + private_too;
    long rounds;
    int rc;

    if (argc < 3 + private_too || argc > 4 + private_too) {
        fputs("usage: tracker [--allow-private] FILE MEMORY [ROUNDS]\n",
              stderr);
        return 3;
    }
    rounds = files[2] == NULL ? -1 : strtol(files[2], NULL, 10);
    rc = syma_options_new(&options);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(options, "allow_private", private_too);
    if (rc == SYMA_OK)
        rc = syma_portal_new("", &portal);
    if (rc == SYMA_OK)
        rc = syma_tracker_new(options, &tracker);
    if (rc == SYMA_OK)
        rc = set_up(portal, tracker, files);
    while (rc == SYMA_OK && rounds != 0) {
        rc = look(tracker, portal, options, files[1]);
        rounds -= rounds > 0;
        if (rc == SYMA_OK && rounds != 0)
            sleep(60); /* as interval_ms is by default */
    }
    if (rc < 0)
        fprintf(stderr, "tracker: %s\n", syma_strerror(rc));
    syma_tracker_free(tracker);
    syma_portal_free(portal);
    syma_options_free(options);
    return rc < 0 ? 3 : 0;
}
