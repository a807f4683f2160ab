/* SPDX-License-Identifier: MIT */
/*
 * A table of saved pages: rows 'id path status kind url' parted by tabs in,
 * rows 'id state usable confidence reason' or 'id login registration recovery'
 * out, in the same order. A wrong row costs that row only.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "saved.h"

#define COLUMNS 5
#define WHY_SIZE 512

/* Parts 'line' at its tabs, in place. Gives the number of columns; those past
 * COLUMNS are counted only. */
static size_t split(char *line, char *columns[COLUMNS])
{
    size_t n = 0;
    char *next = line;

    while (next != NULL) {
        if (n < COLUMNS)
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

static int unknown(const char *column)
{
    return strcmp(column, "-") == 0;
}

/* 0, or -1 with the trouble in 'why'. */
static int read_row(char *line, struct saved *page, char *why, size_t size)
{
    char *columns[COLUMNS] = {NULL, NULL, NULL, NULL, NULL};
    size_t n = split(line, columns);
    int64_t status = 0;

    memset(page, 0, sizeof(*page));
    if (n != COLUMNS) {
        snprintf(why, size, "%zu columns in place of %d", n, COLUMNS);
        return -1;
    }
    page->path = columns[1];
    if (page->path[0] == '\0' || unknown(page->path)) {
        snprintf(why, size, "no path");
        return -1;
    }
    if (!unknown(columns[2]) &&
        tool_parse_int(columns[2], 100, 599, &status) < 0) {
        snprintf(why, size, "'%.64s' is no HTTP status", columns[2]);
        return -1;
    }
    page->status = (int)status;
    if (!unknown(columns[3]) && tool_parse_kind(columns[3], &page->kind) < 0) {
        snprintf(why, size, "there is no kind '%.64s'", columns[3]);
        return -1;
    }
    page->url = unknown(columns[4]) ? NULL : columns[4];
    return 0;
}

/* A batch on its way. */
struct batch {
    const struct judge *judge;
    const char *path;
    enum saved_columns columns;
};

static const char *has_form(const syma_verdict *v, const char *kind)
{
    size_t i;

    for (i = 0; i < syma_verdict_form_count(v); i++) {
        if (strcmp(syma_verdict_form_kind(v, i), kind) == 0)
            return "yes";
    }
    return "no";
}

static void print_row(const struct batch *b, const char *id,
                      const syma_verdict *v)
{
    if (b->columns == SAVED_FORMS)
        printf("%s\t%s\t%s\t%s\n", id, has_form(v, "login"),
               has_form(v, "registration"), has_form(v, "recovery"));
    else
        printf("%s\t%s\t%s\t%d\t%s\n", id,
               syma_state_name(syma_verdict_state(v)),
               syma_usable_name(syma_verdict_usable(v)),
               syma_verdict_confidence(v), syma_verdict_reason(v));
}

/* 1 where the row or its page was wrong; it is told and printed as such. */
static int do_row(const struct batch *b, size_t number, char *line, size_t len)
{
    struct saved page;
    syma_verdict *v = NULL;
    char why[WHY_SIZE] = "";
    int rc;

    if (strlen(line) != len) {
        snprintf(why, sizeof(why), "the row holds a NUL byte");
        line[strcspn(line, "\t")] = '\0';
        rc = -1;
    } else {
        rc = read_row(line, &page, why, sizeof(why));
    }
    if (rc == 0)
        rc = saved_judge(b->judge, &page, &v, why, sizeof(why));
    if (rc < 0) {
        tool_error_at(b->path, number, why);
        printf(b->columns == SAVED_FORMS ? "%s\terror\t-\t-\n"
                                         : "%s\terror\t-\t-\t-\n",
               line);
        return 1;
    }
    print_row(b, line, v);
    syma_verdict_unref(v);
    return 0;
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

static int do_rows(const struct batch *b, FILE *table)
{
    char *line = NULL;
    size_t room = 0;
    size_t number = 0;
    size_t len;
    ssize_t got;
    int wrong = 0;

    for (;;) {
        errno = 0;
        got = getline(&line, &room, table);
        if (got < 0 || ferror(stdout) != 0)
            break;
        number++;
        len = trim_end(line, (size_t)got);
        if (len == 0 || (number == 1 && strncmp(line, "id\tpath", 7) == 0))
            continue;
        wrong |= do_row(b, number, line, len);
    }
    if (got < 0 && feof(table) == 0) {
        tool_error_at(b->path, 0, strerror(errno));
        wrong = 1;
    }
    free(line);
    return wrong;
}

int saved_batch(const struct judge *j, const char *path,
                enum saved_columns columns)
{
    const struct batch batch = {j, path, columns};
    FILE *table = stdin;
    int wrong;
    int rc;

    if (strcmp(path, "-") != 0)
        table = fopen(path, "re");
    if (table == NULL) {
        tool_error_at(path, 0, strerror(errno));
        return TOOL_EXIT_TROUBLE;
    }
    wrong = do_rows(&batch, table);
    if (table != stdin)
        fclose(table);
    rc = tool_flush();
    return rc != 0 || wrong ? TOOL_EXIT_TROUBLE : 0;
}
