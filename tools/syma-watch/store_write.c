/* SPDX-License-Identifier: MIT */
/*
 * What is written: trackers, changes and spans. All within a transaction of
 * the caller's.
 */
#include "store_own.h"

#include <string.h>

static void bind_text(sqlite3_stmt *st, int i, const char *text)
{
    /* The caller's text outlives the statement's run. */
    sqlite3_bind_text(st, i, text, -1, SQLITE_STATIC);
}

int64_t store_key(struct store *s, const char *portal)
{
    sqlite3_stmt *st = store_statement(s, SQL_FIND_PORTAL);
    int64_t key = 0;
    int rc;

    if (st == NULL)
        return 0;
    bind_text(st, 1, portal);
    rc = sqlite3_step(st);
    if (rc == SQLITE_ROW)
        key = sqlite3_column_int64(st, 0);
    else if (rc != SQLITE_DONE)
        store_fail(s, "cannot be read");
    sqlite3_reset(st);
    if (rc != SQLITE_DONE)
        return key;
    st = store_statement(s, SQL_ADD_PORTAL);
    if (st == NULL)
        return 0;
    bind_text(st, 1, portal);
    return store_run(s, st) < 0 ? 0 : sqlite3_last_insert_rowid(s->db);
}

/* A statement whose first two values are a portal's key and a section. */
static sqlite3_stmt *about(struct store *s, enum statement which,
                           const char *portal, const char *section)
{
    int64_t key = store_key(s, portal);
    sqlite3_stmt *st = key == 0 ? NULL : store_statement(s, which);

    if (st == NULL)
        return NULL;
    sqlite3_bind_int64(st, 1, key);
    if (section != NULL)
        bind_text(st, 2, section);
    return st;
}

int store_save_tracker(struct store *s, const char *portal, const char *xml,
                       int64_t checked_ms)
{
    int64_t key = store_key(s, portal);
    sqlite3_stmt *st = key == 0 ? NULL : store_statement(s, SQL_SAVE_TRACKER);

    if (st == NULL)
        return -1;
    bind_text(st, 1, xml);
    if (checked_ms >= 0)
        sqlite3_bind_int64(st, 2, checked_ms);
    sqlite3_bind_int64(st, 3, key);
    return store_run(s, st);
}

int store_close_spans(struct store *s, const char *portal)
{
    sqlite3_stmt *st = store_statement(s, SQL_CLOSE_SPANS);

    if (st == NULL)
        return -1;
    bind_text(st, 1, portal);
    return store_run(s, st);
}

int store_add_change(struct store *s, const syma_change *c)
{
    const char *kind = syma_change_kind_name(syma_change_kind(c));
    sqlite3_stmt *st = about(s, SQL_ADD_CHANGE, syma_change_portal_id(c),
                             syma_change_section_id(c));

    if (st == NULL)
        return -1;
    bind_text(st, 3, kind != NULL ? kind : "");
    sqlite3_bind_int(st, 4, syma_change_from(c));
    sqlite3_bind_int(st, 5, syma_change_to(c));
    sqlite3_bind_int64(st, 6, syma_change_time_ms(c));
    sqlite3_bind_int64(st, 7, syma_change_seen_ms(c));
    bind_text(st, 8, syma_change_text(c));
    return store_run(s, st);
}

int store_turn(struct store *s, const char *portal, const char *section,
               int state, int usable, int64_t from_ms)
{
    static const enum statement steps[] = {SQL_CUT_SPANS, SQL_END_SPAN};
    sqlite3_stmt *st = NULL;
    size_t i;

    for (i = 0; i < 2; i++) {
        st = about(s, steps[i], portal, section);
        if (st == NULL)
            return -1;
        sqlite3_bind_int64(st, 3, from_ms);
        if (store_run(s, st) < 0)
            return -1;
    }
    st = about(s, SQL_ADD_SPAN, portal, section);
    if (st == NULL)
        return -1;
    sqlite3_bind_int(st, 3, state);
    sqlite3_bind_int(st, 4, usable);
    sqlite3_bind_int64(st, 5, from_ms);
    return store_run(s, st);
}

static int set_usable(struct store *s, int64_t key, int usable)
{
    sqlite3_stmt *st = store_statement(s, SQL_SET_USABLE);

    if (st == NULL)
        return -1;
    sqlite3_bind_int(st, 1, usable);
    sqlite3_bind_int64(st, 2, key);
    return store_run(s, st);
}

int store_agree(struct store *s, const char *portal, const char *section,
                int state, int usable, int64_t since_ms, int64_t now_ms)
{
    sqlite3_stmt *st = about(s, SQL_OPEN_SPAN, portal, section);
    int64_t key = 0;
    int64_t begin = 0;
    int open_state = -1;
    int open_usable = -1;
    int rc;

    if (st == NULL)
        return -1;
    rc = sqlite3_step(st);
    if (rc == SQLITE_ROW) {
        key = sqlite3_column_int64(st, 0);
        open_state = sqlite3_column_int(st, 1);
        open_usable = sqlite3_column_int(st, 2);
        begin = sqlite3_column_int64(st, 3);
    }
    sqlite3_reset(st);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return store_fail(s, "cannot be read");
    if (rc == SQLITE_DONE || open_state != state)
        return store_turn(s, portal, section, state, usable,
                          since_ms >= 0 ? since_ms : now_ms);
    if (open_usable == usable)
        return 0;
    /* Not known yet: a change of state was just written. */
    if (open_usable == SYMA_USABLE_UNKNOWN || begin >= now_ms)
        return set_usable(s, key, usable);
    return store_turn(s, portal, section, state, usable, now_ms);
}

static int knows(const syma_tracker *t, const char *portal,
                 const char *section)
{
    size_t count = syma_tracker_section_count(t, portal);
    size_t i;

    if (section[0] == '\0')
        return count > 0;
    for (i = 0; i < count; i++) {
        if (strcmp(syma_tracker_section_id(t, portal, i), section) == 0)
            return 1;
    }
    return 0;
}

static int end_by_key(struct store *s, int64_t key, int64_t now_ms)
{
    sqlite3_stmt *st = store_statement(s, SQL_END_BY_KEY);

    if (st == NULL)
        return -1;
    sqlite3_bind_int64(st, 1, now_ms);
    sqlite3_bind_int64(st, 2, key);
    return store_run(s, st);
}

int store_end_others(struct store *s, const syma_tracker *t,
                     const char *portal, int64_t now_ms)
{
    sqlite3_stmt *st = about(s, SQL_OPEN_SECTIONS, portal, NULL);
    int rc;
    int failed = 0;

    if (st == NULL)
        return -1;
    for (rc = sqlite3_step(st); rc == SQLITE_ROW && !failed;
         rc = sqlite3_step(st)) {
        const char *section = (const char *)sqlite3_column_text(st, 1);

        if (section != NULL && !knows(t, portal, section))
            failed = end_by_key(s, sqlite3_column_int64(st, 0), now_ms) < 0;
    }
    if (!failed && rc != SQLITE_DONE)
        failed = store_fail(s, "cannot be read") < 0;
    sqlite3_reset(st);
    return failed ? -1 : 0;
}
