/* SPDX-License-Identifier: MIT */
/*
 * What the files of the store share.
 */
#ifndef SYMA_WATCH_STORE_OWN_H
#define SYMA_WATCH_STORE_OWN_H

#include <sqlite3.h>

#include "store.h"

enum statement {
    SQL_BEGIN,
    SQL_COMMIT,
    SQL_ROLLBACK,
    SQL_ADD_PORTAL,
    SQL_FIND_PORTAL,
    SQL_SAVE_TRACKER,
    SQL_LOAD_TRACKER,
    SQL_IDS,
    SQL_CLOSE_SPANS,
    SQL_ADD_CHANGE,
    SQL_CUT_SPANS,
    SQL_END_SPAN,
    SQL_ADD_SPAN,
    SQL_OPEN_SPAN,
    SQL_SET_USABLE,
    SQL_OPEN_SECTIONS,
    SQL_END_BY_KEY,
    SQL_SPANS,
    SQL_PRUNE_SPANS,
    SQL_PRUNE_CHANGES,
    SQL_PRUNE_PORTALS,
    SQL_VACUUM,
    SQL_COUNT
};

struct store {
    char *path;
    sqlite3 *db;
    sqlite3_stmt *prepared[SQL_COUNT];
    int lock; /* descriptor of the lock file */
    char error[512];
};

/* The statement, reset and without values; NULL with store_error. */
sqlite3_stmt *store_statement(struct store *s, enum statement which);
/* Notes what SQLite says; gives -1. */
int store_fail(struct store *s, const char *what);
/* Runs to the end a statement that gives no rows. 0 or -1. */
int store_run(struct store *s, sqlite3_stmt *st);
/* The portal's key, made where it is new. 0: failed. */
int64_t store_key(struct store *s, const char *portal);

/* Tables and version of the database. 0, or -1 with s->error. */
int store_prepare_schema(struct store *s);

#endif
