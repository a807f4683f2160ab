/* SPDX-License-Identifier: MIT */
/*
 * Which addresses may be asked for by /probe?target=: those whose scheme,
 * host and port are on a list. The list decides before the library sees the
 * address; the library's own guard against private addresses stays on behind
 * it.
 */
#ifndef EXPORTER_ALLOW_H
#define EXPORTER_ALLOW_H

#include <stddef.h>

#define TARGET_MAX ((size_t)2048)
#define HOST_MAX ((size_t)253)

/* The parts of an address that a list looks at. Host in lower case. */
struct origin {
    char scheme[8]; /* "http" or "https" */
    char host[HOST_MAX + 1];
    unsigned port;
};

enum origin_rc {
    ORIGIN_OK = 0,
    ORIGIN_SCHEME = -1, /* not http:// or https:// */
    ORIGIN_USER = -2,   /* a user name or password */
    ORIGIN_HOST = -3,   /* no host, or one of characters that none has */
    ORIGIN_PORT = -4,
    ORIGIN_TEXT = -5 /* spaces, control characters, or no ASCII */
};

/* Takes an address apart. It is stricter than any URL parser, so that none
 * behind it can find another host in the same address. */
int origin_parse(const char *url, struct origin *out);
const char *origin_error(int rc);

struct allow_list;

/* Adds [SCHEME://]HOST[:PORT] or [SCHEME://]*.DOMAIN[:PORT]. 0; -1: it has
 * not that form; -2: no memory. *list: NULL at first; allow_free. */
int allow_add(struct allow_list **list, const char *pattern);
int allow_has(const struct allow_list *list, const struct origin *o);
void allow_free(struct allow_list *list);

#endif
