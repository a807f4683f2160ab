/* SPDX-License-Identifier: MIT */
/*
 * One transfer: a GET goes out, bytes and facts come in. Knows nothing of
 * pages and follows no redirect. An object can be used for one request after
 * the other and keeps cookies between them, in memory only.
 */
#ifndef SYMAI_PORT_HTTP_H
#define SYMAI_PORT_HTTP_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/heap.h"
#include "port/auth.h"
#include "port/certs.h"
#include "port/cookies.h"
#include "port/poller.h"
#include "syma/types.h"

/* In the order in which they happen. */
enum symai_http_phase {
    SYMAI_HTTP_RESOLVE = 0,
    SYMAI_HTTP_CONNECT,
    SYMAI_HTTP_TLS,
    SYMAI_HTTP_FIRST_BYTE,
    SYMAI_HTTP_BODY,
    SYMAI_HTTP_PHASE_COUNT
};

enum symai_http_action {
    SYMAI_HTTP_READ = 0, /* the body is wanted */
    SYMAI_HTTP_DRAIN = 1 /* it is not: end soon, without complaint */
};

/* Where an answer goes, in this order; 1xx answers and trailers do not come.
 * A negative return ends the transfer with that code. */
struct symai_http_sink {
    int (*on_status)(void *user, int status);
    int (*on_header)(void *user, const char *name, const char *value);
    int (*on_headers_done)(void *user); /* enum symai_http_action */
    int (*on_body)(void *user, const void *bytes, size_t len);
};

struct symai_http_request {
    const char *url;
    const char *const *headers;    /* "Name: value", ended by NULL; or NULL */
    const char *accept_language;   /* where the options name none; or NULL */
    const struct symai_auth *auth; /* NULL: none */
    const char *etag;              /* of the page as it is known; or NULL */
    const char *last_modified;     /* the same */
    int family;                    /* 4 or 6; 0: as the options say */
    const syma_options *options;   /* NULL: defaults */
    int64_t deadline_ms; /* monotonic; the end of all phases together */
    int verify;          /* 0: take any certificate */
    int fresh;           /* 1: a new connection, a new look-up of the name */
};

struct symai_http_result {
    int rc; /* SYMA_OK, or trouble of our own: then there is no answer */
    const char *failure; /* reason, static; NULL: the answer is whole */
    int status;          /* 0: no answer */
    int truncated;       /* the body was cut at max_body */
    int64_t phase_ms[SYMAI_HTTP_PHASE_COUNT]; /* -1: not reached */
    const struct symai_certs *certs; /* of the connection; NULL: none known */
};

struct symai_http;

/* sink is kept, not copied. SYMA_OK, SYMA_ENOMEM, SYMA_ESYSTEM. */
int symai_http_new(const struct symai_http_sink *sink, void *user,
                   struct symai_http **out);
void symai_http_free(struct symai_http *http); /* not while in a pool */
void *symai_http_user(const struct symai_http *http);

/* Cookies from transfers before and for transfers after: SYMA_OK or
 * SYMA_ENOMEM. */
int symai_http_give_cookies(struct symai_http *http,
                            const struct symai_cookies *cookies);
int symai_http_take_cookies(const struct symai_http *http,
                            struct symai_cookies *cookies);

/* Copies all it needs. SYMA_OK, SYMA_EINVAL (a header with a line break),
 * SYMA_ENOMEM, SYMA_EINTERNAL. */
int symai_http_prepare(struct symai_http *http,
                       const struct symai_http_request *request);

/* Of the last request, once it has come out of the pool. */
const struct symai_http_result *
symai_http_result(const struct symai_http *http);

/* --- for port/pool --- */

void *symai_http_handle(const struct symai_http *http); /* CURL * */
struct symai_http *symai_http_of_handle(void *easy);

/* Where a pool keeps a transfer. */
struct symai_http_place {
    struct symai_heap_entry deadline; /* first: a heap finds the place by it */
    struct symai_http *http;
    struct symai_http_place *next; /* among the done */
    size_t index;                  /* 1 + its place among the active; 0 */
};

struct symai_http_place *symai_http_place(struct symai_http *http);

/* What of a pool is there as long as its connections, which outlive the
 * requests that made them. */
struct symai_http_sockets {
    struct symai_cert_store certs;
    struct symai_poller *poller;
};

/* on_move is told when the deadline has moved. SYMA_OK, SYMA_ENOMEM,
 * SYMA_EINTERNAL. */
int symai_http_begin(struct symai_http *http, const struct symai_clock *clock,
                     struct symai_http_sockets *sockets,
                     void (*on_move)(void *user, struct symai_http *http),
                     void *user);
/* 1: may not be sent at all; then end it with SYMAI_OUTCOME_BARRED. */
int symai_http_is_barred(const struct symai_http *http);
/* Trouble on our side: its time is over, and its result is rc. NULL does
 * nothing. */
void symai_http_give_up(struct symai_http *http, int rc);
/* When the phase it is in must be over. */
int64_t symai_http_deadline(const struct symai_http *http);
/* 1 if its time has run out: then end it with SYMAI_OUTCOME_EXPIRED. */
int symai_http_has_expired(struct symai_http *http);
void symai_http_end(struct symai_http *http, int curl_code);

#endif
