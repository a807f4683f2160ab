/* SPDX-License-Identifier: MIT */
/*
 * Written under another name beside it, then renamed, so that a crash leaves
 * the old memory or the new one.
 */
#include "memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common.h"

#define MEMORY_LIMIT ((size_t)64 * 1024 * 1024)
#define PATH_LIMIT 4096
#define DAY_MS 86400000

int memory_options(syma_options *o)
{
    static const char *const confirm[] = {"confirm_down", "confirm_maintenance",
                                          "confirm_degraded", "confirm_up"};
    size_t i;
    int rc = syma_options_set_int(o, "interval_ms", DAY_MS);

    for (i = 0; rc == SYMA_OK && i < sizeof(confirm) / sizeof(*confirm); i++)
        rc = syma_options_set_int(o, confirm[i], 1);
    return rc;
}

static int load(const char *path, syma_tracker *t)
{
    char *text = NULL;
    size_t len = 0;
    int rc;

    if (access(path, F_OK) < 0 && errno == ENOENT)
        return 0; /* the first time */
    if (tool_read_file(path, MEMORY_LIMIT, &text, &len) < 0)
        return TOOL_EXIT_TROUBLE;
    rc = syma_tracker_load(t, text, len);
    free(text);
    if (rc == SYMA_OK)
        return 0;
    tool_error_at(path, syma_tracker_error_line(t),
                  syma_tracker_last_error(t));
    return TOOL_EXIT_TROUBLE;
}

int memory_read(const char *path, const syma_options *o, syma_tracker **out)
{
    int rc = syma_tracker_new(o, out);

    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    rc = load(path, *out);
    if (rc != 0) {
        syma_tracker_free(*out);
        *out = NULL;
    }
    return rc;
}

/* Two that run at once do not write into one file. */
static int write_beside(const char *path, const char *text)
{
    char other[PATH_LIMIT];
    FILE *file = NULL;
    int error = 0;
    int fd;

    if (snprintf(other, sizeof(other), "%s.XXXXXX", path) >= PATH_LIMIT)
        return ENAMETOOLONG;
    fd = mkstemp(other);
    if (fd < 0)
        return errno;
    file = fdopen(fd, "wb");
    if (file == NULL) {
        error = errno;
        close(fd);
    } else {
        if (fputs(text, file) < 0)
            error = errno;
        if (fclose(file) != 0 && error == 0)
            error = errno;
    }
    if (error == 0 && rename(other, path) < 0)
        error = errno;
    if (error != 0)
        unlink(other);
    return error;
}

int memory_write(const char *path, const syma_tracker *t)
{
    char *text = NULL;
    int rc = syma_tracker_save(t, NULL, &text);
    int error;

    if (rc < 0) {
        tool_error("%s: %s", path, syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    error = write_beside(path, text);
    syma_string_free(text);
    if (error == 0)
        return 0;
    tool_error("%s: cannot be written: %s", path, strerror(error));
    return TOOL_EXIT_TROUBLE;
}
