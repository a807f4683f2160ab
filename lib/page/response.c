/* SPDX-License-Identifier: MIT */
/*
 * Facts of an answer. Whoever sets them checks them (page.c); here they are
 * only held.
 */
#include "page/response.h"

#include <string.h>

#include "base/mem.h"

#define REDIRECTS_MAX 64
#define HEADERS_MAX 64

static const char *const phase_names[SYMAI_PHASE_COUNT] = {
    "resolve", "connect", "tls", "first_byte", "body", "total"};

const char *symai_phase_name(int phase)
{
    if (phase < 0 || phase >= SYMAI_PHASE_COUNT)
        return "";
    return phase_names[phase];
}

int symai_phase_from_name(const char *name)
{
    int i;

    for (i = 0; i < SYMAI_PHASE_COUNT; i++) {
        if (strcmp(name, phase_names[i]) == 0)
            return i;
    }
    return -1;
}

void symai_response_init(struct symai_response *r)
{
    int i;

    memset(r, 0, sizeof *r);
    symai_vec_init(&r->redirects, sizeof(struct symai_redirect), REDIRECTS_MAX);
    symai_vec_init(&r->headers, sizeof(struct symai_header), HEADERS_MAX);
    for (i = 0; i < SYMAI_PHASE_COUNT; i++)
        r->timing_ms[i] = -1;
}

void symai_response_free(struct symai_response *r)
{
    struct symai_redirect *redirect;
    struct symai_header *header;
    size_t i;

    symai_free(r->request_url);
    symai_free(r->final_url);
    symai_free(r->home_url);
    symai_free(r->failure);
    symai_certs_unref(r->certs);
    r->certs = NULL;
    r->request_url = NULL;
    r->final_url = NULL;
    r->home_url = NULL;
    r->failure = NULL;
    for (i = 0; i < r->redirects.count; i++) {
        redirect = symai_vec_at(&r->redirects, i);
        symai_free(redirect->url);
    }
    for (i = 0; i < r->headers.count; i++) {
        header = symai_vec_at(&r->headers, i);
        symai_free(header->name);
        symai_free(header->value);
    }
    symai_vec_free(&r->redirects);
    symai_vec_free(&r->headers);
}

const char *symai_response_header(const struct symai_response *r,
                                  const char *name)
{
    const struct symai_header *header;
    size_t i;

    for (i = 0; i < r->headers.count; i++) {
        header = symai_vec_at(&r->headers, i);
        if (strcmp(header->name, name) == 0)
            return header->value;
    }
    return NULL;
}
