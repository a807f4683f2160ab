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
#include "text.h"

#define WHY_SIZE 512
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

int table_is_unknown(const char *column)
{
    return strcmp(column, "-") == 0;
}

int table_is_given(const char *column)
{
    return column[0] != '\0' && !table_is_unknown(column);
}

void table_print_id(const char *id)
{
    size_t len;

    while (*id != '\0') {
        len = text_control_len(id);
        if (len == 0)
            putchar(*id++);
        for (; len > 0; len--)
            printf("\\x%02x", (unsigned char)*id++);
    }
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

/* 0, or -1 with the trouble in 'why'. */
static int read_row(const struct table *t, char *line, size_t len, char *why,
                    size_t size)
{
    char *columns[TABLE_COLUMNS_MAX] = {NULL};
    int has_nul = strlen(line) != len;
    size_t n = split(line, columns);

    if (has_nul)
        snprintf(why, size, "the row holds a NUL byte");
    else if (n != t->columns)
        snprintf(why, size, "%zu columns in place of %zu", n, t->columns);
    else if (columns[0][0] == '\0')
        snprintf(why, size, "no id");
    else
        return t->row(t->user, columns, why, size);
    return -1;
}

/* 1 where the row was wrong; it is told and printed as such. */
static int do_row(const struct table *t, size_t number, char *line, size_t len)
{
    char why[WHY_SIZE] = "";

    if (read_row(t, line, len, why, sizeof(why)) == 0)
        return 0;
    tool_error_at(t->path, number, why);
    t->wrong(t->user, line[0] != '\0' ? line : "-");
    return 1;
}

/* Takes the line end off: LF or CR LF. Gives the length that is left. */
static size_t trim_end(char *line, size_t len)
{
    if (len > 0 && line[len - 1] == '\n')
        len--;
    if (len > 0 && line[len - 1] == '\r')
        len--;
    line[len] = '\0';
    return len;
}

/* How many bytes of the first line are a byte order mark. */
static size_t mark_len(size_t number, const char *line)
{
    size_t len = strlen(BYTE_ORDER_MARK);

    return number == 1 && strncmp(line, BYTE_ORDER_MARK, len) == 0 ? len : 0;
}

static int is_names(size_t number, const char *row)
{
    return number == 1 && strncmp(row, "id\tpath", 7) == 0;
}

static int do_rows(const struct table *t, FILE *file)
{
    char *line = NULL;
    char *row;
    size_t room = 0;
    size_t number = 0;
    size_t len;
    size_t mark;
    ssize_t got;
    int wrong = 0;

    for (;;) {
        errno = 0;
        got = getline(&line, &room, file);
        if (got < 0 || ferror(stdout) != 0)
            break;
        number++;
        len = trim_end(line, (size_t)got);
        mark = mark_len(number, line);
        row = line + mark;
        if (len > mark && !is_names(number, row))
            wrong |= do_row(t, number, row, len - mark);
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
