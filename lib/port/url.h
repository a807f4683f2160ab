/* SPDX-License-Identifier: MIT */
/*
 * Addresses, by libcurl's URL parser: the parser that judges is the one that
 * fetches, so that the two never disagree on where a URL leads.
 */
#ifndef SYMAI_PORT_URL_H
#define SYMAI_PORT_URL_H

#include <stddef.h>

struct symai_url {
    char *scheme; /* "http" or "https" */
    char *host;   /* lower case, punycode, IPv6 in brackets */
    int port;     /* always set */
    char *path;   /* begins with '/' */
    char *query;  /* without '?', "" if none */
};

/* SYMA_OK, SYMA_EURL (not http or https, no host, credentials in it, not a
 * URL), SYMA_ENOMEM. Free with symai_url_clear in every case. */
int symai_url_parse(const char *text, struct symai_url *out);
void symai_url_clear(struct symai_url *url);

/* reference against base, as a browser would; fragment dropped. Same codes. */
int symai_url_resolve(const char *base, const char *reference, char **out);

/* The same where base is what one of these gave, and the host of the result
 * (host may be NULL); for many references. Both NULL where it fails. */
int symai_url_join(const char *base, const char *reference, char **out,
                   char **host);

/* The host in what one of these gave, as it stands there. */
const char *symai_url_host(const char *url, size_t *len);

/* Normal form without fragment, for comparing: SYMA_OK or as parse. */
int symai_url_normalize(const char *text, char **out);

/* 1: same scheme, host and port. */
int symai_url_same_origin(const struct symai_url *a, const struct symai_url *b);

/* 1: same host, or one under the other, or equal but for a leading "www."
 * Numeric addresses only when equal; ports do not matter. */
int symai_url_same_site(const struct symai_url *a, const struct symai_url *b);

/* For messages: user info, query and fragment taken out, control characters
 * escaped, at most 200 bytes. SYMA_OK or SYMA_ENOMEM. */
int symai_url_redact(const char *text, char **out);

#endif
