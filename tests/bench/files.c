/* SPDX-License-Identifier: MIT */
/*
 * Files read whole; see files.h.
 */
#include "files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_SIZE 65536

/* NULL where memory or the file gives out; errno says which. */
static char *read_all(FILE *file, size_t *len)
{
    size_t size = FIRST_SIZE;
    char *text = malloc(size);
    char *larger;

    *len = 0;
    while (text != NULL) {
        *len += fread(text + *len, 1, size - *len - 1, file);
        if (*len < size - 1)
            break;
        size *= 2;
        larger = realloc(text, size);
        if (larger == NULL)
            free(text);
        text = larger;
    }
    if (text != NULL && ferror(file)) {
        free(text);
        return NULL;
    }
    if (text != NULL)
        text[*len] = '\0';
    return text;
}

int bench_file_read(const struct bench_args *args, const char *path, char **out,
                    size_t *len)
{
    FILE *file = fopen(path, "rb");

    *out = NULL;
    if (file != NULL) {
        *out = read_all(file, len);
        fclose(file);
    }
    if (*out == NULL)
        return bench_complain(args, BENCH_FAILED, "%s: %s", path,
                              strerror(errno));
    return 0;
}

/* Cuts text in place; with line NULL it is only counted. */
static size_t split(char *text, char **line)
{
    size_t count = 0;
    size_t len;
    char *at = text;

    while (*at != '\0') {
        len = strcspn(at, "\r\n");
        if (len > 0 && *at != '#') {
            if (line != NULL)
                line[count] = at;
            count++;
        }
        if (line != NULL && at[len] != '\0')
            at[len++] = '\0';
        else
            len += at[len] != '\0';
        at += len;
    }
    return count;
}

int bench_lines_read(const struct bench_args *args, const char *path,
                     struct bench_lines *out)
{
    size_t len = 0;
    int rc;

    memset(out, 0, sizeof *out);
    rc = bench_file_read(args, path, &out->text, &len);
    if (rc != 0)
        return rc;
    out->count = split(out->text, NULL);
    out->line = calloc(out->count + 1, sizeof *out->line);
    if (out->line == NULL)
        rc = bench_complain(args, BENCH_FAILED, "%s", strerror(ENOMEM));
    else if (out->count == 0)
        rc = bench_complain(args, BENCH_FAILED, "%s: holds no line", path);
    else
        split(out->text, out->line);
    if (rc != 0)
        bench_lines_free(out);
    return rc;
}

void bench_lines_free(struct bench_lines *lines)
{
    free(lines->line);
    free(lines->text);
    memset(lines, 0, sizeof *lines);
}
