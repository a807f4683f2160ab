/* SPDX-License-Identifier: MIT */
/*
 * What libcurl is told of a request: the part of port/http that is settings
 * and not behaviour. Lists and handles are libcurl's, hence void here.
 */
#ifndef SYMAI_PORT_SETUP_H
#define SYMAI_PORT_SETUP_H

#include "port/http.h"

struct curl_slist;

/* What libcurl only borrows: must outlive the transfer. */
struct symai_setup {
    struct curl_slist *headers;
    struct curl_slist *resolve;
};

void symai_setup_clear(struct symai_setup *setup);

/* easy is a CURL *; *setup, cleared or from the request before, is filled
 * anew. SYMA_OK, SYMA_EINVAL (a header), SYMA_ENOMEM, SYMA_EINTERNAL. */
int symai_setup_request(void *easy, const struct symai_http_request *request,
                        struct symai_setup *setup);

#endif
