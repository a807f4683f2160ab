/* SPDX-License-Identifier: MIT */
/*
 * A table of saved pages looked through for sections. Each page stands alone:
 * nothing is fetched, and what one says changes nothing for the next.
 */
#include "discover_batch.h"

#include <stdio.h>
#include <string.h>

#include "table.h"

#define COLUMNS 3

static const char *proposed(const syma_discovery *d, int kind)
{
    const syma_candidate *c = syma_discovery_best(d, kind);

    return c != NULL ? syma_candidate_url(c) : "-";
}

static void print_row(const char *id, const syma_discovery *d)
{
    table_print_id(id);
    printf("\t%s\t%s\t%s\n", proposed(d, SYMA_SECTION_LOGIN),
           proposed(d, SYMA_SECTION_ACCOUNT),
           proposed(d, SYMA_SECTION_ACTIVATION));
}

static int do_row(const void *user, char *const *columns, char *why,
                  size_t size)
{
    const struct judge *j = user;
    struct saved page = {columns[1], columns[2], NULL, 0, 0, 0};
    syma_page *p = NULL;
    syma_discovery *d = NULL;
    int rc = -1;

    if (!table_is_given(columns[1])) {
        snprintf(why, size, "no path");
    } else if (!table_is_given(columns[2])) {
        snprintf(why, size, "no URL");
    } else if (saved_read(j, &page, &p, why, size) == 0) {
        rc = syma_discover_page(p, j->rules, &d);
        if (rc < 0)
            snprintf(why, size, "%s: %s", columns[1], syma_strerror(rc));
        else
            print_row(columns[0], d);
    }
    syma_discovery_unref(d);
    syma_page_free(p);
    return rc < 0 ? -1 : 0;
}

static void print_wrong(const void *user, const char *id)
{
    (void)user;
    table_print_id(id);
    printf("\t-\t-\t-\n");
}

int discover_batch(const struct judge *j, const char *path)
{
    const struct table table = {path, COLUMNS, do_row, print_wrong, j};

    return table_read(&table);
}
