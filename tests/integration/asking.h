/* SPDX-License-Identifier: MIT */
/*
 * For the tests of how pages are asked for: a server of our own, checks of
 * its pages by the public interface, and what came in there.
 *
 * No name server is asked: dual.example has addresses of both families,
 * six.example one of IPv6, gone.example none; all others below .example have
 * 127.0.0.1, and what is no number and not localhost has none.
 */
#ifndef TEST_ASKING_H
#define TEST_ASKING_H

#include <check.h>
#include <stdint.h>

#include "server.h"
#include "syma/syma.h"

/* Time that a loaded machine may take; what hangs takes 30 s. */
#define GRACE_MS 15000

#define TEXT_MAX 1024
#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))
#define PLAIN "http://127.0.0.1:{http}/do?"
#define TLS "https://127.0.0.1:{good}/do?"
#define BY_HTTP "proxy=http://127.0.0.1:{proxy} "

extern struct test_server ask_server;
extern char ask_ca[512]; /* "": no certificates, no TLS */
extern syma_ruleset *ask_rules;

/* Starts the server: 0, or the status to exit with. */
int ask_start(void);
/* The same with a site file. */
int ask_start_site(const char *site);
/* Adds a group with a generous limit. */
TCase *ask_case(Suite *suite, const char *name);
/* Instead of running one: ends the server. */
int ask_skip(void);
/* Runs the suite, ends the server: the status to exit with. */
int ask_run(Suite *suite);

int64_t ask_now_ms(void);

/* In targets and options {NAME} is a port of the server. */

/* text: "key=value key=value", '+' is a space in a value. Private addresses
 * are allowed and nothing is looked at twice, unless it says so. */
syma_options *ask_options(const char *text);

/* --- one page --- */

int ask_try(const char *target, const char *options, syma_verdict **out);
syma_verdict *ask_page(const char *target, const char *options);
void ask_expect(const syma_verdict *v, int state, const char *reason);
void ask_is(const char *target, const char *options, int state,
            const char *reason);
const syma_evidence *ask_evidence(const syma_verdict *v, const char *code);

/* --- by a prober --- */

syma_prober *ask_prober(const char *options);
void ask_submit(syma_prober *s, const char *target);
/* Waits for the end of the next check of a page. */
syma_verdict *ask_next(syma_prober *s);
syma_verdict *ask_page_by(syma_prober *s, const char *target);
void ask_is_by(syma_prober *s, const char *target, int state,
               const char *reason);

/* --- portals --- */

/* Sections s0, s1, ... */
syma_portal *ask_make_portal(const char *const *targets);
syma_report *ask_portal(const syma_portal *p, const char *options);
syma_report *ask_portal_by(syma_prober *s, const syma_portal *p);
void ask_section_is(const syma_report *r, size_t i, int state,
                    const char *reason);

/* --- what the server has seen --- */

/* How often part stands in what is kept under that key. */
int ask_count(const char *key, const char *part);
/* The numbers behind name there, one for each request, up to max. */
int ask_numbers(const char *key, const char *name, int *out, int max);

int ask_lacks_tls(void);
int ask_needs_tls(const char *text);

#endif
