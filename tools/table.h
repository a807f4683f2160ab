/* SPDX-License-Identifier: MIT */
/*
 * A table as text: rows of columns that tabs part, 'id' first, with or
 * without a first row of names ('id', 'path', ...) and a byte order mark. Each
 * row is handed on as it is read; a wrong one is told, and costs that row only.
 */
#ifndef TOOLS_TABLE_H
#define TOOLS_TABLE_H

#include <stddef.h>

#define TABLE_COLUMNS_MAX 8

struct table {
    const char *path; /* "-": standard input */
    size_t columns;   /* of each row; at most TABLE_COLUMNS_MAX */
    /* Does a row and prints its line. 0, or -1 where nothing was printed, with
     * the trouble in 'why', cut at 'size'. */
    int (*row)(const void *user, char *const *columns, char *why, size_t size);
    /* Prints the line of a row that was wrong; id: "-" where it has none. */
    void (*wrong)(const void *user, const char *id);
    const void *user;
};

/* A column that says '-'. */
int table_is_unknown(const char *column);
/* One that says something. */
int table_is_given(const char *column);

/* Prints an id; of what could steer a terminal each byte as \xNN. */
void table_print_id(const char *id);

/* Reads it all and makes sure that what was printed is written. 0, or
 * TOOL_EXIT_TROUBLE where a row was wrong or the table is not readable; each
 * trouble is told. */
int table_read(const struct table *t);

#endif
