/* SPDX-License-Identifier: MIT */
/*
 * The list of hosts, and when one of them is taken as dead.
 */
#include "run/hosts.h"

#include <string.h>

#include "base/mem.h"
#include "page/page.h"
#include "port/url.h"
#include "syma/error.h"

#define MAX_HOSTS 1000
#define FAILURES_OF_THE_DEAD 2

/* Failures before a server has said a word. A name that did not resolve is
 * one failure, first look or second. */
static const struct {
    const char *reason;
    const char *failure;
} of_hosts[] = {{"dns_temporary", "dns_temporary"},
                {"dns_failed", "dns_temporary"},
                {"connect_refused", "connect_refused"},
                {"connect_timeout", "connect_timeout"},
                {"connect_unreachable", "connect_unreachable"},
                {"connect_reset", "connect_reset"},
                {"first_byte_timeout", "first_byte_timeout"}};

static struct symai_host *host_at(const struct symai_vec *hosts, size_t i)
{
    return symai_vec_at(hosts, i);
}

void symai_hosts_init(struct symai_vec *hosts)
{
    symai_vec_init(hosts, sizeof(struct symai_host), MAX_HOSTS);
}

void symai_hosts_free(struct symai_vec *hosts)
{
    size_t i;

    for (i = 0; i < hosts->count; i++)
        symai_free(host_at(hosts, i)->name);
    symai_vec_free(hosts);
}

int symai_hosts_find(struct symai_vec *hosts, const char *url, size_t *out)
{
    struct symai_url parts;
    struct symai_host *host;
    void *slot;
    size_t i;
    int rc = symai_url_parse(url, &parts);

    *out = 0;
    for (i = 0; i < hosts->count && rc == SYMA_OK; i++) {
        host = host_at(hosts, i);
        if (host->port == parts.port && strcmp(host->name, parts.host) == 0) {
            *out = i;
            goto done;
        }
    }
    if (rc == SYMA_OK)
        rc = symai_vec_push(hosts, &slot);
    if (rc == SYMA_OK) {
        host = slot; /* all zero */
        host->name = parts.host;
        host->port = parts.port;
        parts.host = NULL;
        *out = i;
    }
done:
    symai_url_clear(&parts);
    return rc;
}

static const char *failure_of_host(const char *reason)
{
    size_t i;

    for (i = 0; reason != NULL && i < sizeof(of_hosts) / sizeof(of_hosts[0]);
         i++) {
        if (strcmp(of_hosts[i].reason, reason) == 0)
            return of_hosts[i].failure;
    }
    return NULL;
}

void symai_host_note(struct symai_host *host, const syma_page *page)
{
    const struct symai_response *response = symai_page_response(page);
    const char *failure = failure_of_host(response->failure);

    if (response->status == 429)
        host->is_limited = 1;
    /* Behind a redirect it is another address that fails. */
    if (failure == NULL || response->redirects.count > 0) {
        host->has_answered |=
            response->status != 0 || response->redirects.count > 0;
        failure = NULL;
    }
    if (failure == NULL || host->failure == NULL ||
        strcmp(failure, host->failure) != 0)
        host->failures = 0;
    host->failures += failure != NULL;
    host->failure = failure;
}

const char *symai_host_is_dead(const struct symai_host *host)
{
    return !host->has_answered && host->failures >= FAILURES_OF_THE_DEAD
               ? host->failure
               : NULL;
}

void symai_hosts_forget_failures(struct symai_vec *hosts)
{
    size_t i;

    for (i = 0; i < hosts->count; i++) {
        host_at(hosts, i)->failures = 0;
        host_at(hosts, i)->failure = NULL;
    }
}
