/* SPDX-License-Identifier: MIT */
/*
 * For the tests of discoveries: the portals of tests/integration/portal on a
 * server of our own, and what their hosts were asked. Otherwise as asking.h.
 */
#ifndef TEST_DISCOVERING_H
#define TEST_DISCOVERING_H

#include "asking.h"

#define FIND_SITE "tests/integration/portal/site.json"
#define HOME "http://www.operator.example:{http}/"
#define ABSENT                                                       \
    "/.well-known/resource-that-should-not-exist-whose-status-code-" \
    "should-not-be-200\n"
#define PASSWORD "/.well-known/change-password\n"

syma_discovery *find_portal(const char *target, const char *options);
uint64_t find_submit(syma_prober *s, const char *target);

/* What a host was asked, a line each; until the next call. */
const char *find_asked_of(const char *host);
void find_asked_are(const char *host, const char *lines);
int find_asked_count(const char *host, const char *line);
int find_count(const char *text, const char *part);

/* Of a page that was asked; -1: it was not. */
int find_status_of(const syma_discovery *d, const char *target);

#endif
