/* SPDX-License-Identifier: MIT */
/*
 * The certificates that a server showed, the server's own first. Immutable
 * once made, shared by references: by the connection, which tells them once,
 * and by every check that it serves.
 */
#ifndef SYMAI_PORT_CERTS_H
#define SYMAI_PORT_CERTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/refs.h"
#include "base/vec.h"

struct symai_cert {
    char *subject; /* as the TLS library writes it; "" */
    char *issuer;
    int64_t not_after_ms; /* since the epoch; -1: not known */
};

struct symai_certs {
    struct symai_refs refs;
    struct symai_vec items; /* struct symai_cert */
};

int symai_certs_new(struct symai_certs **out);
/* While it is made. SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_certs_add(struct symai_certs *certs, const char *subject,
                    const char *issuer, int64_t not_after_ms);
struct symai_certs *symai_certs_ref(const struct symai_certs *certs);
void symai_certs_unref(struct symai_certs *certs);

size_t symai_certs_count(const struct symai_certs *certs);
/* NULL past the end. */
const struct symai_cert *symai_certs_at(const struct symai_certs *certs,
                                        size_t i);
/* The one that ends first of those that end after that time, or NULL. */
const struct symai_cert *symai_certs_first(const struct symai_certs *certs,
                                           int64_t after_ms);

/* Of the last handshake of a libcurl handle; *out NULL: there was none.
 * SYMA_OK or SYMA_ENOMEM. */
int symai_certs_read(void *easy, struct symai_certs **out);

/* "Nov 23 07:20:00 2026 GMT", as libcurl prints the end of a certificate, to
 * milliseconds since the epoch: SYMA_OK or SYMA_ESYNTAX. */
int symai_certs_parse_end(const char *text, int64_t *out_epoch_ms);

/* By connection (port/connection), sorted. */
struct symai_cert_store {
    struct symai_vec items; /* of certs.c */
    uint64_t uses;
};

/* Past max connections the one that was not asked for longest is dropped. */
void symai_cert_store_init(struct symai_cert_store *store, size_t max);
void symai_cert_store_free(struct symai_cert_store *store);
/* Takes a reference, in place of what was there; local: the connection's end
 * on this side. Not kept where there is no memory. */
void symai_cert_store_set(struct symai_cert_store *store, uint64_t connection,
                          uint64_t local, struct symai_certs *certs);
/* The connection is closed; 0 where it has forgotten its peer: then all are
 * dropped that have its local end. */
void symai_cert_store_drop(struct symai_cert_store *store, uint64_t connection,
                           uint64_t local);
/* Borrowed; NULL: not known. */
struct symai_certs *symai_cert_store_get(struct symai_cert_store *store,
                                         uint64_t connection);

#endif
