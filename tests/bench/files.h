/* SPDX-License-Identifier: MIT */
/*
 * Files read whole, and as lists of lines.
 */
#ifndef BENCH_FILES_H
#define BENCH_FILES_H

#include <stddef.h>

#include "args.h"

/* 0, or BENCH_FAILED with a message. *out: free; ended by a NUL that is not
 * counted. */
int bench_file_read(const struct bench_args *args, const char *path, char **out,
                    size_t *len);

/* The lines of a file that are neither empty nor begin with '#'. */
struct bench_lines {
    char *text;
    char **line;
    size_t count;
};

/* 0, or BENCH_FAILED with a message; a file without a line is a failure. */
int bench_lines_read(const struct bench_args *args, const char *path,
                     struct bench_lines *out);
void bench_lines_free(struct bench_lines *lines);

#endif
