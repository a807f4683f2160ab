/* SPDX-License-Identifier: MIT */
/*
 * The file itself: opened, locked against a second syma-watch, its statements
 * prepared once, its transactions. SQLite waits a moment for others who read;
 * not for long, since a signal to end must be heeded.
 */
#include "store_own.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "../common.h"

#define BUSY_MS 250

static const char *const statements[SQL_COUNT] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_ADD_PORTAL] = "INSERT INTO portal(id) VALUES(?)"
                       " ON CONFLICT(id) DO NOTHING",
    [SQL_FIND_PORTAL] = "SELECT key FROM portal WHERE id = ?",
    [SQL_SAVE_TRACKER] = "UPDATE portal SET tracker = ?, checked_ms = ?"
                         " WHERE key = ?",
    [SQL_LOAD_TRACKER] = "SELECT tracker FROM portal WHERE id = ?",
    [SQL_IDS] = "SELECT id FROM portal",
    [SQL_CLOSE_SPANS] =
        "UPDATE span SET end_ms = max(begin_ms,"
        " (SELECT checked_ms FROM portal WHERE portal.key = span.portal))"
        " WHERE portal = (SELECT key FROM portal WHERE id = ?)"
        " AND end_ms IS NULL",
    [SQL_ADD_CHANGE] =
        "INSERT INTO change(portal, section, kind, from_state, to_state,"
        " time_ms, seen_ms, text) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_CUT_SPANS] = "DELETE FROM span WHERE portal = ? AND section = ?"
                      " AND begin_ms >= ?",
    [SQL_END_SPAN] =
        "UPDATE span SET end_ms = ?3 WHERE portal = ?1 AND section = ?2"
        " AND begin_ms = (SELECT max(begin_ms) FROM span WHERE portal = ?1"
        " AND section = ?2) AND (end_ms IS NULL OR end_ms > ?3)",
    [SQL_ADD_SPAN] = "INSERT INTO span(portal, section, state, usable,"
                     " begin_ms) VALUES(?, ?, ?, ?, ?)",
    [SQL_OPEN_SPAN] = "SELECT key, state, usable, begin_ms FROM span"
                      " WHERE portal = ? AND section = ? AND end_ms IS NULL",
    [SQL_SET_USABLE] = "UPDATE span SET usable = ? WHERE key = ?",
    [SQL_OPEN_SECTIONS] = "SELECT key, section FROM span WHERE portal = ?"
                          " AND end_ms IS NULL",
    [SQL_END_BY_KEY] = "UPDATE span SET end_ms = max(begin_ms, ?)"
                       " WHERE key = ?",
    [SQL_SPANS] =
        "SELECT state, max(begin_ms, ?3), min(ifnull(end_ms, ?4), ?4)"
        " FROM span WHERE portal = (SELECT key FROM portal WHERE id = ?1)"
        " AND section = ?2 AND begin_ms >= ifnull((SELECT max(begin_ms)"
        " FROM span WHERE portal = (SELECT key FROM portal WHERE id = ?1)"
        " AND section = ?2 AND begin_ms <= ?3), 0)"
        " AND begin_ms < ?4 AND (end_ms IS NULL OR end_ms > ?3)"
        " ORDER BY begin_ms",
    [SQL_PRUNE_SPANS] = "DELETE FROM span WHERE key IN (SELECT key FROM span"
                        " WHERE end_ms < ? LIMIT 500)",
    [SQL_PRUNE_CHANGES] = "DELETE FROM change WHERE key IN (SELECT key"
                          " FROM change WHERE seen_ms < ? LIMIT 500)",
    [SQL_PRUNE_PORTALS] =
        "DELETE FROM portal WHERE key IN (SELECT key FROM portal"
        " WHERE checked_ms < ?1 LIMIT 20)",
    [SQL_VACUUM] = "PRAGMA incremental_vacuum(200)",
};

int store_fail(struct store *s, const char *what)
{
    snprintf(s->error, sizeof(s->error), "%s: %s: %s", s->path, what,
             s->db != NULL ? sqlite3_errmsg(s->db) : strerror(ENOMEM));
    return -1;
}

const char *store_error(const struct store *s)
{
    return s->error;
}

sqlite3_stmt *store_statement(struct store *s, enum statement which)
{
    sqlite3_stmt **st = &s->prepared[which];

    if (*st == NULL &&
        sqlite3_prepare_v3(s->db, statements[which], -1,
                           SQLITE_PREPARE_PERSISTENT, st,
                           NULL) != SQLITE_OK) {
        store_fail(s, "cannot be used");
        return NULL;
    }
    sqlite3_reset(*st);
    sqlite3_clear_bindings(*st);
    return *st;
}

int store_run(struct store *s, sqlite3_stmt *st)
{
    int rc = sqlite3_step(st);

    while (rc == SQLITE_ROW) /* a pragma's */
        rc = sqlite3_step(st);
    if (rc != SQLITE_DONE)
        store_fail(s, "cannot be written");
    sqlite3_reset(st);
    return rc == SQLITE_DONE ? 0 : -1;
}

static int run_plain(struct store *s, enum statement which)
{
    sqlite3_stmt *st = store_statement(s, which);

    return st == NULL ? -1 : store_run(s, st);
}

int store_begin(struct store *s)
{
    return run_plain(s, SQL_BEGIN);
}

int store_commit(struct store *s)
{
    return run_plain(s, SQL_COMMIT);
}

/* The text of the trouble that led here stays. */
void store_rollback(struct store *s)
{
    char error[sizeof(s->error)];

    if (sqlite3_get_autocommit(s->db) != 0)
        return; /* SQLite has done so by itself */
    memcpy(error, s->error, sizeof(error));
    run_plain(s, SQL_ROLLBACK);
    memcpy(s->error, error, sizeof(error));
}

/* A file of its own: closing a second descriptor of the database would take
 * SQLite's locks away. */
static int lock(struct store *s)
{
    size_t room = strlen(s->path) + 6;
    char *path = malloc(room);
    int rc = -1;

    if (path == NULL)
        return -1;
    snprintf(path, room, "%s-lock", s->path);
    s->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (s->lock < 0)
        tool_error("%s: %s", path, strerror(errno));
    else if (flock(s->lock, LOCK_EX | LOCK_NB) < 0)
        tool_error("%s: another syma-watch is at work on it", s->path);
    else
        rc = 0;
    free(path);
    return rc;
}

static int open_file(struct store *s)
{
    static const char settings[] =
        "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
        "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000;"
        "PRAGMA journal_size_limit = 4194304; PRAGMA trusted_schema = OFF;";
    int rc = sqlite3_open_v2(s->path, &s->db,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                 SQLITE_OPEN_NOMUTEX,
                             NULL);

    if (rc != SQLITE_OK)
        return store_fail(s, "cannot be opened");
    sqlite3_extended_result_codes(s->db, 1);
    sqlite3_busy_timeout(s->db, BUSY_MS);
    if (store_prepare_schema(s) < 0)
        return -1;
    if (sqlite3_exec(s->db, settings, NULL, NULL, NULL) != SQLITE_OK)
        return store_fail(s, "cannot be used");
    return 0;
}

int store_open(const char *path, struct store **out)
{
    struct store *s = calloc(1, sizeof(*s));

    *out = NULL;
    if (s != NULL) {
        s->lock = -1;
        s->path = strdup(path);
    }
    if (s == NULL || s->path == NULL) {
        tool_error("%s", syma_strerror(SYMA_ENOMEM));
        store_close(s);
        return -1;
    }
    if (lock(s) < 0) {
        store_close(s);
        return -1;
    }
    if (open_file(s) < 0) {
        tool_error("%s", s->error);
        store_close(s);
        return -1;
    }
    *out = s;
    return 0;
}

void store_close(struct store *s)
{
    size_t i;

    if (s == NULL)
        return;
    for (i = 0; i < SQL_COUNT; i++)
        sqlite3_finalize(s->prepared[i]);
    sqlite3_close(s->db);
    if (s->lock >= 0)
        close(s->lock);
    free(s->path);
    free(s);
}
