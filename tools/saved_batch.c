/* SPDX-License-Identifier: MIT */
/*
 * A table of saved pages judged: rows 'id path status kind url' in, rows 'id
 * state usable confidence reason' or 'id login registration recovery' out, in
 * the same order.
 */
#include <stdio.h>
#include <string.h>

#include "common.h"
#include "saved.h"
#include "table.h"

#define COLUMNS 5

/* 0, or -1 with the trouble in 'why'. */
static int read_row(char *const *columns, struct saved *page, char *why,
                    size_t size)
{
    int64_t status = 0;

    memset(page, 0, sizeof(*page));
    page->path = columns[1];
    if (!table_is_given(page->path)) {
        snprintf(why, size, "no path");
        return -1;
    }
    if (!table_is_unknown(columns[2]) &&
        tool_parse_int(columns[2], 100, 599, &status) < 0) {
        snprintf(why, size, "'%.64s' is no HTTP status", columns[2]);
        return -1;
    }
    page->status = (int)status;
    if (!table_is_unknown(columns[3]) &&
        tool_parse_kind(columns[3], &page->kind) < 0) {
        snprintf(why, size, "there is no kind '%.64s'", columns[3]);
        return -1;
    }
    page->url = table_is_unknown(columns[4]) ? NULL : columns[4];
    return 0;
}

/* A batch on its way. */
struct batch {
    const struct judge *judge;
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
    table_print_id(id);
    if (b->columns == SAVED_FORMS)
        printf("\t%s\t%s\t%s\n", has_form(v, "login"),
               has_form(v, "registration"), has_form(v, "recovery"));
    else
        printf("\t%s\t%s\t%d\t%s\n", syma_state_name(syma_verdict_state(v)),
               syma_usable_name(syma_verdict_usable(v)),
               syma_verdict_confidence(v), syma_verdict_reason(v));
}

static int do_row(const void *user, char *const *columns, char *why,
                  size_t size)
{
    const struct batch *b = user;
    struct saved page;
    syma_verdict *v = NULL;
    int rc = read_row(columns, &page, why, size);

    if (rc == 0)
        rc = saved_judge(b->judge, &page, &v, why, size);
    if (rc == 0)
        print_row(b, columns[0], v);
    syma_verdict_unref(v);
    return rc;
}

static void print_wrong(const void *user, const char *id)
{
    const struct batch *b = user;

    table_print_id(id);
    printf(b->columns == SAVED_FORMS ? "\terror\t-\t-\n"
                                     : "\terror\t-\t-\t-\n");
}

int saved_batch(const struct judge *j, const char *path,
                enum saved_columns columns)
{
    const struct batch batch = {j, columns};
    const struct table table = {path, COLUMNS, do_row, print_wrong, &batch};

    return table_read(&table);
}
