/* SPDX-License-Identifier: MIT */
/*
 * A table as text, row by row: only one row is held.
 */
#include "table.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

#define WHY_SIZE 512

int table_is_unknown(const char *column)
{
    return strcmp(column, "-") == 0;
}

/* Parts 'line' at its tabs, in place. Gives the number of columns; those past
 * TABLE_COLUMNS_MAX are counted only. */
static size_t split(char *line, char *columns[TABLE_COLUMNS_MAX])
{
    size_t n = 0;
    char *next = line;

    while (next != NULL) {
        if (n < TABLE_COLUMNS_MAX)
            columns[n] = next;
        n++;
        next = strchr(next, '\t');
        if (next != NULL) {
            *next = '\0';
            next++;
        }
    }
    return n;
}

/* 1 where the row was wrong; it is told and printed as such. */
static int do_row(const struct table *t, size_t number, char *line, size_t len)
{
    char *columns[TABLE_COLUMNS_MAX] = {NULL};
    char why[WHY_SIZE] = "";
    size_t n;
    int rc = -1;

    if (strlen(line) != len) {
        snprintf(why, sizeof(why), "the row holds a NUL byte");
        line[strcspn(line, "\t")] = '\0';
    } else {
        n = split(line, columns);
        if (n != t->columns)
            snprintf(why, sizeof(why), "%zu columns in place of %zu", n,
                     t->columns);
        else
            rc = t->row(t->user, columns, why, sizeof(why));
    }
    if (rc == 0)
        return 0;
    tool_error_at(t->path, number, why);
    t->wrong(t->user, line);
    return 1;
}

/* Takes the line end off: LF or CR LF. */
static size_t trim_end(char *line, size_t len)
{
    if (len > 0 && line[len - 1] == '\n')
        len--;
    if (len > 0 && line[len - 1] == '\r')
        len--;
    line[len] = '\0';
    return len;
}

static int do_rows(const struct table *t, FILE *file)
{
    char *line = NULL;
    size_t room = 0;
    size_t number = 0;
    size_t len;
    ssize_t got;
    int wrong = 0;

    for (;;) {
        errno = 0;
        got = getline(&line, &room, file);
        if (got < 0 || ferror(stdout) != 0)
            break;
        number++;
        len = trim_end(line, (size_t)got);
        if (len == 0 || (number == 1 && strncmp(line, "id\tpath", 7) == 0))
            continue;
        wrong |= do_row(t, number, line, len);
    }
    if (got < 0 && feof(file) == 0) {
        tool_error_at(t->path, 0, strerror(errno));
        wrong = 1;
    }
    free(line);
    return wrong;
}

int table_read(const struct table *t)
{
    FILE *file = stdin;
    int wrong;
    int rc;

    if (strcmp(t->path, "-") != 0)
        file = fopen(t->path, "re");
    if (file == NULL) {
        tool_error_at(t->path, 0, strerror(errno));
        return TOOL_EXIT_TROUBLE;
    }
    wrong = do_rows(t, file);
    if (file != stdin)
        fclose(file);
    rc = tool_flush();
    return rc != 0 || wrong ? TOOL_EXIT_TROUBLE : 0;
}
