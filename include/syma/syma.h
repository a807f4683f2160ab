/* SPDX-License-Identifier: MIT */
/*
 * libsyma: what a customer would find in a client portal.
 *
 * This header includes all others; it is the only one a program needs. The
 * rules below hold for every function; a declaration repeats them only where
 * it differs.
 *
 * Results. A function that returns int returns SYMA_OK (0) or more on
 * success and a negative enum syma_error on failure; its comment lists every
 * code. Getters return what they are asked for and cannot fail.
 *
 * Arguments. Text is UTF-8 and ends with a NUL; text with a length need not.
 * Times are milliseconds since 1970-01-01T00:00:00Z, durations milliseconds,
 * confidences and weights integers from 0 to 1000, booleans int. NULL
 * options mean the defaults, a NULL ruleset the built-in one. Other required
 * pointers that are NULL give SYMA_EINVAL.
 *
 * NULL and getters. _free(NULL) and _unref(NULL) do nothing. A getter given
 * a NULL object answers 0, "" or NULL: numbers 0, text "", objects NULL,
 * times and durations -1. An index out of range gives NULL where a pointer
 * is returned, else 0 (times -1). Value look-ups (names) give NULL where
 * there is no such value.
 *
 * Ownership. What comes through a T **out belongs to the caller; *out is set
 * to NULL on failure. What is returned as a pointer belongs to the object it
 * was asked of and lives as long as that, or until that is changed; only
 * _ref returns a reference of the caller's own. The library copies all it is
 * given and keeps nothing of the caller's.
 *
 * Threads. Options, portals, pages and contexts are used by one thread at a
 * time; different objects by different threads at once. A ruleset may be
 * shared after syma_ruleset_compile. Verdicts and reports are immutable and
 * may be shared; their reference counts are atomic. A prober is used by one
 * thread at a time, but for syma_prober_wakeup, and by the process that made
 * it; an event belongs to who pulled it. There is no global state to set up
 * and none to release.
 *
 * In the comments, @owner says who releases what leaves the library,
 * @thread from where a function may be called ("any": any thread at any
 * time; "one": one thread at a time for one object), @since the first
 * release that has it, @source the standard behind it.
 */
#ifndef SYMA_SYMA_H
#define SYMA_SYMA_H

#include <syma/check.h>
#include <syma/discover.h>
#include <syma/error.h>
#include <syma/export.h>
#include <syma/options.h>
#include <syma/page.h>
#include <syma/portal.h>
#include <syma/prober.h>
#include <syma/report.h>
#include <syma/ruleset.h>
#include <syma/tracker.h>
#include <syma/types.h>
#include <syma/verdict.h>
#include <syma/version.h>

#endif
