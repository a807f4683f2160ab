/* SPDX-License-Identifier: MIT */
/*
 * What is read back, and what is taken away when it is old.
 */
#include "store_own.h"

#include <stdlib.h>
#include <string.h>

#define SPANS_MAX ((size_t)1 << 20)

int store_load_tracker(struct store *s, const char *portal, char **out)
{
    sqlite3_stmt *st = store_statement(s, SQL_LOAD_TRACKER);
    const char *xml = NULL;
    int rc;

    *out = NULL;
    if (st == NULL)
        return -1;
    sqlite3_bind_text(st, 1, portal, -1, SQLITE_STATIC);
    rc = sqlite3_step(st);
    if (rc == SQLITE_ROW)
        xml = (const char *)sqlite3_column_text(st, 0);
    else if (rc != SQLITE_DONE)
        store_fail(s, "cannot be read");
    if (xml != NULL) {
        *out = strdup(xml);
        if (*out == NULL)
            rc = SQLITE_NOMEM;
    }
    sqlite3_reset(st);
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? 0 : -1;
}

int store_ids(struct store *s, char ***out, size_t *count)
{
    sqlite3_stmt *st = store_statement(s, SQL_IDS);
    char **bigger = NULL;
    int rc;
    int failed = 0;

    *out = NULL;
    *count = 0;
    if (st == NULL)
        return -1;
    for (rc = sqlite3_step(st); rc == SQLITE_ROW && !failed;
         rc = sqlite3_step(st)) {
        bigger = realloc(*out, (*count + 1) * sizeof(**out));
        failed = bigger == NULL;
        if (failed)
            break;
        *out = bigger;
        (*out)[*count] = strdup((const char *)sqlite3_column_text(st, 0));
        failed = (*out)[*count] == NULL;
        *count += !failed;
    }
    if (!failed && rc != SQLITE_DONE)
        failed = store_fail(s, "cannot be read") < 0;
    sqlite3_reset(st);
    return failed ? -1 : 0;
}

static int add(struct span **list, size_t *count, size_t *room,
               sqlite3_stmt *st)
{
    struct span *bigger = NULL;

    if (*count == *room) {
        if (*room >= SPANS_MAX)
            return -1;
        bigger = realloc(*list, (*room * 2 + 64) * sizeof(**list));
        if (bigger == NULL)
            return -1;
        *list = bigger;
        *room = *room * 2 + 64;
    }
    (*list)[*count].state = sqlite3_column_int(st, 0);
    (*list)[*count].begin_ms = sqlite3_column_int64(st, 1);
    (*list)[*count].end_ms = sqlite3_column_int64(st, 2);
    ++*count;
    return 0;
}

int store_spans(struct store *s, const char *portal, const char *section,
                int64_t from_ms, int64_t to_ms, struct span **out,
                size_t *count)
{
    sqlite3_stmt *st = store_statement(s, SQL_SPANS);
    size_t room = 0;
    int rc;
    int failed = 0;

    *out = NULL;
    *count = 0;
    if (st == NULL)
        return -1;
    sqlite3_bind_text(st, 1, portal, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 2, section, -1, SQLITE_STATIC);
    sqlite3_bind_int64(st, 3, from_ms);
    sqlite3_bind_int64(st, 4, to_ms);
    for (rc = sqlite3_step(st); rc == SQLITE_ROW && !failed;
         rc = sqlite3_step(st))
        failed = add(out, count, &room, st) < 0;
    if (rc != SQLITE_DONE)
        failed = store_fail(s, "cannot be read") < 0;
    sqlite3_reset(st);
    if (!failed)
        return 0;
    free(*out);
    *out = NULL;
    *count = 0;
    return -1;
}

int store_prune(struct store *s, int64_t before_ms)
{
    static const enum statement steps[] = {SQL_PRUNE_SPANS, SQL_PRUNE_CHANGES,
                                           SQL_PRUNE_PORTALS};
    sqlite3_stmt *st = NULL;
    int taken = 0;
    size_t i;

    for (i = 0; i < 3; i++) {
        st = store_statement(s, steps[i]);
        if (st == NULL)
            return -1;
        sqlite3_bind_int64(st, 1, before_ms);
        if (store_run(s, st) < 0)
            return -1;
        taken += sqlite3_changes(s->db);
    }
    st = store_statement(s, SQL_VACUUM);
    if (st == NULL || store_run(s, st) < 0)
        return -1;
    return taken > 0;
}
