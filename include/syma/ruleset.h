/* SPDX-License-Identifier: MIT */
/*
 * How to judge: the words and marks that count as evidence. A ruleset is
 * filled (the built-in rules, own documents, or both), compiled once, and
 * immutable from then on.
 */
#ifndef SYMA_RULESET_H
#define SYMA_RULESET_H

#include <stddef.h>

#include <syma/error.h>
#include <syma/export.h>
#include <syma/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make an empty ruleset.
 *
 * @param out the ruleset; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: out is NULL; SYMA_ENOMEM
 * @owner the caller; syma_ruleset_free
 * @thread any
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_ruleset_new(syma_ruleset **out);

/**
 * Add the rules that come with the library.
 *
 * After a failure the ruleset can only be asked for its error and freed.
 *
 * @param r the ruleset, not yet compiled
 * @return SYMA_OK; SYMA_EINVAL: r is NULL; SYMA_ESTATE: r is compiled;
 *         SYMA_ELIMIT: more rules than a ruleset holds; SYMA_EINTERNAL: the
 *         library's own rules do not load; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_ruleset_load_builtin(syma_ruleset *r);

/**
 * Add the rules of a document: a rules element of the namespace
 * urn:syma:rules:1, as lib/rules/rules.rng describes it.
 *
 * After a failure the ruleset can only be asked for its error and freed.
 *
 * @param r the ruleset, not yet compiled
 * @param text the document, in the encoding it declares
 * @param len its length in bytes
 * @return SYMA_OK; SYMA_EINVAL: r or text is NULL; SYMA_ESTATE: r is
 *         compiled; SYMA_ESYNTAX: not well-formed, or not as the schema
 *         says; SYMA_EREGEX: a pattern does not compile; SYMA_ELIMIT: the
 *         document is past 4 MiB, or more rules than a ruleset holds;
 *         SYMA_ENOMEM
 * @thread one
 * @source XML 1.0 (W3C Recommendation)
 * @since 0.1
 */
SYMA_API int syma_ruleset_load(syma_ruleset *r, const char *text, size_t len);

/**
 * Close a ruleset: nothing can be added any more, and threads may share it.
 *
 * Compiling again does nothing. A ruleset without rules compiles, and finds
 * only what needs no words.
 *
 * @param r the ruleset
 * @return SYMA_OK; SYMA_EINVAL: r is NULL; SYMA_EREGEX: the patterns do not
 *         compile together; SYMA_ELIMIT: they are too large together;
 *         SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_ruleset_compile(syma_ruleset *r);

/**
 * Release a ruleset. Calls that are judging with it are not disturbed.
 *
 * @param r the ruleset; NULL does nothing
 * @thread one
 * @since 0.1
 */
SYMA_API void syma_ruleset_free(syma_ruleset *r);

/**
 * Why the last call on this ruleset failed, for people. What a document
 * is refused for begins with its line, as in "line 7: ".
 *
 * @param r the ruleset
 * @return English text; "" where nothing failed
 * @owner r; until the next call that changes it
 * @thread one; any once r is compiled
 * @since 0.1
 */
SYMA_API const char *syma_ruleset_last_error(const syma_ruleset *r);

/**
 * In which line of the document the last call found its error.
 *
 * @param r the ruleset
 * @return the line, from 1; 0 where nothing failed or no line is to blame
 * @thread one; any once r is compiled
 * @since 0.1
 */
SYMA_API size_t syma_ruleset_error_line(const syma_ruleset *r);

#ifdef __cplusplus
}
#endif

#endif
