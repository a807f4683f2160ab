/* SPDX-License-Identifier: MIT */
/*
 * What libcurl is told of a request: the part of port/http that is settings
 * and not behaviour. Lists and handles are libcurl's, hence void here.
 */
#ifndef SYMAI_PORT_SETUP_H
#define SYMAI_PORT_SETUP_H

#include "port/http.h"

struct curl_slist;

/* Replaces *list. SYMA_OK, SYMA_EINVAL, SYMA_ENOMEM; *list is NULL then. */
int symai_setup_headers(const struct symai_http_request *request,
                        struct curl_slist **list);

/* easy is a CURL *; list must outlive the transfer. SYMA_OK, SYMA_ENOMEM,
 * SYMA_EINTERNAL. */
int symai_setup_request(void *easy, const struct symai_http_request *request,
                        struct curl_slist *list);

#endif
