/* SPDX-License-Identifier: MIT */
/*
 * libcurl tells a chain after a handshake and never again for the connection,
 * so it is kept. Which connection served a transfer libcurl tells for certain
 * just before the request only, by its two ends: by the end of the transfer
 * the connection may be closed, or busy with others.
 */
#include "port/certs.h"

#include <string.h>

#include <curl/curl.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define CHAIN_MAX 16

int symai_certs_new(struct symai_certs **out)
{
    struct symai_certs *certs = symai_calloc(1, sizeof *certs);

    *out = certs;
    if (certs == NULL)
        return SYMA_ENOMEM;
    symai_refs_init(&certs->refs);
    symai_vec_init(&certs->items, sizeof(struct symai_cert), CHAIN_MAX);
    return SYMA_OK;
}

/* Whoever made the certificate chose its names: what is no UTF-8 becomes
 * U+FFFD, and '?' what must not reach a terminal. */
static int copy_name(const char *name, char **out)
{
    size_t len = strlen(name);
    size_t at = 0;
    size_t used = 0;
    uint32_t cp;
    char *copy = symai_calloc(len + 1, 3); /* a bad byte becomes three */

    *out = copy;
    if (copy == NULL)
        return SYMA_ENOMEM;
    while (at < len) {
        at += symai_utf8_next(name + at, len - at, &cp);
        used +=
            symai_utf8_put(symai_utf8_is_control(cp) ? '?' : cp, copy + used);
    }
    copy[used] = '\0';
    return SYMA_OK;
}

int symai_certs_add(struct symai_certs *certs, const char *subject,
                    const char *issuer, int64_t not_after_ms)
{
    struct symai_cert *cert;
    void *item;
    int rc = symai_vec_push(&certs->items, &item);

    if (rc < 0)
        return rc;
    cert = item;
    cert->not_after_ms = not_after_ms;
    rc = copy_name(subject, &cert->subject);
    if (rc == SYMA_OK)
        rc = copy_name(issuer, &cert->issuer);
    if (rc < 0) {
        symai_free(cert->subject);
        certs->items.count--;
    }
    return rc;
}

struct symai_certs *symai_certs_ref(const struct symai_certs *certs)
{
    struct symai_certs *shared = (struct symai_certs *)(uintptr_t)certs;

    if (shared != NULL)
        symai_refs_take(&shared->refs);
    return shared;
}

void symai_certs_unref(struct symai_certs *certs)
{
    struct symai_cert *cert;
    size_t i;

    if (certs == NULL || !symai_refs_drop(&certs->refs))
        return;
    for (i = 0; i < certs->items.count; i++) {
        cert = symai_vec_at(&certs->items, i);
        symai_free(cert->subject);
        symai_free(cert->issuer);
    }
    symai_vec_free(&certs->items);
    symai_free(certs);
}

size_t symai_certs_count(const struct symai_certs *certs)
{
    return certs == NULL ? 0 : certs->items.count;
}

const struct symai_cert *symai_certs_at(const struct symai_certs *certs,
                                        size_t i)
{
    return certs == NULL ? NULL : symai_vec_at(&certs->items, i);
}

const struct symai_cert *symai_certs_first(const struct symai_certs *certs,
                                           int64_t after_ms)
{
    const struct symai_cert *first = NULL;
    const struct symai_cert *cert;
    size_t i;

    for (i = 0; i < symai_certs_count(certs); i++) {
        cert = symai_certs_at(certs, i);
        if (cert->not_after_ms > after_ms &&
            (first == NULL || cert->not_after_ms < first->not_after_ms))
            first = cert;
    }
    return first;
}

static const char *value_of(const struct curl_slist *line, const char *label)
{
    for (; line != NULL; line = line->next) {
        if (symai_str_has_prefix(line->data, label))
            return line->data + strlen(label);
    }
    return "";
}

int symai_certs_read(void *easy, struct symai_certs **out)
{
    struct curl_certinfo *chain = NULL;
    const struct curl_slist *line;
    CURLcode code;
    int64_t end_ms;
    int i;
    int rc;

    *out = NULL;
    code = curl_easy_getinfo(easy, CURLINFO_CERTINFO, &chain);
    if (code == CURLE_OUT_OF_MEMORY)
        return SYMA_ENOMEM;
    if (code != CURLE_OK || chain == NULL || chain->num_of_certs < 1)
        return SYMA_OK;
    rc = symai_certs_new(out);
    for (i = 0; rc == SYMA_OK && i < chain->num_of_certs; i++) {
        line = chain->certinfo[i];
        if (symai_certs_parse_end(value_of(line, "Expire date:"), &end_ms) < 0)
            end_ms = -1;
        rc = symai_certs_add(*out, value_of(line, "Subject:"),
                             value_of(line, "Issuer:"), end_ms);
    }
    if (rc == SYMA_ELIMIT) /* a chain longer than any browser follows */
        rc = SYMA_OK;
    if (rc < 0) {
        symai_certs_unref(*out);
        *out = NULL;
    }
    return rc;
}

/* --- by connection --- */

struct kept {
    uint64_t connection;
    uint64_t local;
    uint64_t used; /* the higher, the later */
    struct symai_certs *certs;
};

void symai_cert_store_init(struct symai_cert_store *store, size_t max)
{
    symai_vec_init(&store->items, sizeof(struct kept), max);
    store->uses = 0;
}

static struct kept *kept_at(const struct symai_cert_store *store, size_t i)
{
    return symai_vec_at(&store->items, i);
}

void symai_cert_store_free(struct symai_cert_store *store)
{
    size_t i;

    for (i = 0; i < store->items.count; i++)
        symai_certs_unref(kept_at(store, i)->certs);
    symai_vec_free(&store->items);
}

/* The place of the connection, or where it belongs. */
static size_t place_of(const struct symai_cert_store *store,
                       uint64_t connection)
{
    size_t low = 0;
    size_t high = store->items.count;
    size_t middle;

    while (low < high) {
        middle = low + (high - low) / 2;
        if (kept_at(store, middle)->connection < connection)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct kept *find(const struct symai_cert_store *store,
                         uint64_t connection)
{
    struct kept *kept = kept_at(store, place_of(store, connection));

    return kept != NULL && kept->connection == connection ? kept : NULL;
}

static void take_out(struct symai_cert_store *store, struct kept *kept)
{
    struct kept *end = (struct kept *)store->items.items + store->items.count;

    symai_certs_unref(kept->certs);
    memmove(kept, kept + 1, (size_t)(end - kept - 1) * sizeof *kept);
    store->items.count--;
}

static void drop_oldest(struct symai_cert_store *store)
{
    struct kept *oldest = kept_at(store, 0);
    size_t i;

    for (i = 1; i < store->items.count; i++) {
        if (kept_at(store, i)->used < oldest->used)
            oldest = kept_at(store, i);
    }
    if (oldest != NULL)
        take_out(store, oldest);
}

/* A new one in its place, or NULL. */
static struct kept *put_in(struct symai_cert_store *store, uint64_t connection)
{
    struct kept *kept;
    void *item;
    size_t place;

    if (store->items.count == store->items.max)
        drop_oldest(store);
    place = place_of(store, connection);
    if (symai_vec_push(&store->items, &item) < 0)
        return NULL;
    kept = kept_at(store, place);
    memmove(kept + 1, kept,
            (size_t)((struct kept *)item - kept) * sizeof *kept);
    memset(kept, 0, sizeof *kept);
    kept->connection = connection;
    return kept;
}

void symai_cert_store_set(struct symai_cert_store *store, uint64_t connection,
                          uint64_t local, struct symai_certs *certs)
{
    struct kept *kept = find(store, connection);

    certs = symai_certs_ref(certs); /* it may be the one that is there */
    if (kept == NULL)
        kept = put_in(store, connection);
    if (kept == NULL) {
        symai_certs_unref(certs);
        return;
    }
    symai_certs_unref(kept->certs);
    kept->local = local;
    kept->used = ++store->uses;
    kept->certs = certs;
}

void symai_cert_store_drop(struct symai_cert_store *store, uint64_t connection,
                           uint64_t local)
{
    struct kept *kept = find(store, connection);
    size_t i;

    if (connection != 0 && kept != NULL)
        take_out(store, kept);
    for (i = store->items.count; connection == 0 && i > 0; i--) {
        if (kept_at(store, i - 1)->local == local)
            take_out(store, kept_at(store, i - 1));
    }
}

struct symai_certs *symai_cert_store_get(struct symai_cert_store *store,
                                         uint64_t connection)
{
    struct kept *kept = find(store, connection);

    if (kept == NULL)
        return NULL;
    kept->used = ++store->uses;
    return kept->certs;
}
