/* SPDX-License-Identifier: MIT */
/*
 * The tables, and which version of them a file has. A file of a later version
 * is left alone.
 */
#include "store_own.h"

#include <stdio.h>

#define APPLICATION_ID 0x53796d61 /* "Syma" */
#define SCHEMA_VERSION 1

static const char make_tables[] =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE portal("
    "  key INTEGER PRIMARY KEY,"
    "  id TEXT NOT NULL UNIQUE,"
    "  tracker TEXT,"
    "  checked_ms INTEGER) STRICT;"
    "CREATE TABLE span("
    "  key INTEGER PRIMARY KEY,"
    "  portal INTEGER NOT NULL REFERENCES portal(key) ON DELETE CASCADE,"
    "  section TEXT NOT NULL,"
    "  state INTEGER NOT NULL,"
    "  usable INTEGER NOT NULL,"
    "  begin_ms INTEGER NOT NULL,"
    "  end_ms INTEGER) STRICT;"
    "CREATE INDEX span_of ON span(portal, section, begin_ms);"
    "CREATE INDEX span_open ON span(portal, section) WHERE end_ms IS NULL;"
    "CREATE INDEX span_end ON span(end_ms);"
    "CREATE TABLE change("
    "  key INTEGER PRIMARY KEY,"
    "  portal INTEGER NOT NULL REFERENCES portal(key) ON DELETE CASCADE,"
    "  section TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  from_state INTEGER NOT NULL,"
    "  to_state INTEGER NOT NULL,"
    "  time_ms INTEGER NOT NULL,"
    "  seen_ms INTEGER NOT NULL,"
    "  text TEXT NOT NULL) STRICT;"
    "CREATE INDEX change_seen ON change(seen_ms);"
    "CREATE INDEX change_of ON change(portal);"
    "PRAGMA application_id = 1400466785;"
    "PRAGMA user_version = 1;"
    "COMMIT;";

static int number(struct store *s, const char *sql, int64_t *out)
{
    sqlite3_stmt *st = NULL;
    int rc = sqlite3_prepare_v2(s->db, sql, -1, &st, NULL);

    if (rc == SQLITE_OK)
        rc = sqlite3_step(st);
    if (rc == SQLITE_ROW)
        *out = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return rc == SQLITE_ROW ? 0 : store_fail(s, "cannot be read");
}

int store_prepare_schema(struct store *s)
{
    int64_t application = 0;
    int64_t version = 0;
    int64_t tables = 0;

    if (number(s, "PRAGMA application_id", &application) < 0 ||
        number(s, "PRAGMA user_version", &version) < 0 ||
        number(s, "SELECT count(*) FROM sqlite_schema", &tables) < 0)
        return -1;
    if (tables == 0 && version == 0) {
        /* Before the first table, else it has no effect. */
        if (sqlite3_exec(s->db, "PRAGMA auto_vacuum = INCREMENTAL", NULL, NULL,
                         NULL) != SQLITE_OK ||
            sqlite3_exec(s->db, "PRAGMA journal_mode = WAL", NULL, NULL,
                         NULL) != SQLITE_OK ||
            sqlite3_exec(s->db, make_tables, NULL, NULL, NULL) != SQLITE_OK)
            return store_fail(s, "cannot be made");
        return 0;
    }
    if (application != APPLICATION_ID) {
        snprintf(s->error, sizeof(s->error),
                 "%s: a database of another program", s->path);
        return -1;
    }
    if (version != SCHEMA_VERSION) {
        snprintf(s->error, sizeof(s->error),
                 "%s: its schema is version %lld, this syma-watch knows "
                 "version %d: it is left alone",
                 s->path, (long long)version, SCHEMA_VERSION);
        return -1;
    }
    if (sqlite3_exec(s->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) !=
        SQLITE_OK)
        return store_fail(s, "cannot be used");
    return 0;
}
