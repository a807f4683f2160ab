/* SPDX-License-Identifier: MIT */
/*
 * What the commands have in common: messages, numbers and times on the
 * command line, reading small files, options of the library, rule files, and
 * writing the answer. Knows nothing of portals or pages.
 */
#ifndef TOOLS_COMMON_H
#define TOOLS_COMMON_H

#include <stddef.h>
#include <stdint.h>

#include <syma/syma.h>

/* Wrong usage and our own trouble: the 'unknown' of the exit statuses. */
#define TOOL_EXIT_TROUBLE 3

enum tool_color { TOOL_COLOR_AUTO, TOOL_COLOR_ALWAYS, TOOL_COLOR_NEVER };

/* Called first: the name that stands before each message. */
void tool_begin(const char *name);

/* 'name: message' on standard error. */
void tool_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* 'name: file:line: message'; without the line where it is 0. */
void tool_error_at(const char *file, size_t line, const char *message);
/* From here on each message begins with its time, as in RFC 3339: for programs
 * that run for long. */
void tool_stamp_messages(void);
/* One message as it is. */
void tool_put_message(const char *text);
/* tool_error, and where help is found; gives TOOL_EXIT_TROUBLE. */
int tool_usage_error(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
/* The same after getopt has said what is wrong. */
int tool_usage_told(void);

/* From here on the first message is the answer of a monitoring plugin too:
 * 'SYMA UNKNOWN - message' on standard output, unless something has been
 * written there before. */
void tool_answer_plugin(void);

/* What is being done, for who waits at a terminal; NULL: it is over, and the
 * line empty again. */
void tool_progress(const char *text);

/* Writes text and makes sure of it. 0, or TOOL_EXIT_TROUBLE with a message:
 * a closed pipe and a full disk are no success. */
int tool_put(const char *text);
int tool_flush(void);
/* --help and --version; gives the exit status. */
int tool_help(const char *text);
int tool_version(void);

/* Each gives 0, or -1 where text is not entirely such a value in range. */
int tool_parse_int(const char *text, int64_t min, int64_t max, int64_t *out);
int tool_parse_seconds(const char *text, int64_t *out_ms);
int tool_parse_rfc3339(const char *text, int64_t *out_ms);
int tool_parse_kind(const char *text, int *out);
int tool_parse_color(const char *text, int *out);

/* Standard output is a terminal that takes colours, or they were asked for;
 * NO_COLOR (any value but the empty one) rules out 'auto'. */
int tool_use_color(int color);

/* A whole small file ('-': standard input) of at most 'limit' bytes, ended by
 * a NUL that is not counted. 0, or -1 with a message. *out: free. */
int tool_read_file(const char *path, size_t limit, char **out, size_t *len);

/* KEY=VALUE by the library's table of options. 0, or TOOL_EXIT_TROUBLE with
 * a message. */
int tool_set_option(syma_options *o, const char *assignment);
/* The limit for one page, in seconds. The same. */
int tool_set_timeout(syma_options *o, const char *seconds);

/* Tells why nothing could be fetched: a code of the library. */
void tool_fetch_error(const syma_options *o, int rc);

/* The built-in rules and, where path is not NULL, those of a file beside
 * them, compiled. 0, or TOOL_EXIT_TROUBLE with a message. */
int tool_rules(const char *path, syma_ruleset **out);

#endif
