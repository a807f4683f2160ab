/* SPDX-License-Identifier: MIT */
/*
 * Once-only start of libcurl and libxml2. Both may already have been started
 * by the application, which is harmless: both count or remember it.
 */
#include "port/init.h"

#include <pthread.h>
#include <stddef.h>
#include <string.h>

#include <curl/curl.h>
#include <libxml/parser.h>

#include "base/error.h"
#include "port/forks.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int outcome = SYMA_ESYSTEM; /* written inside once, read after it */

static void start(void)
{
    CURLcode code;

    symai_forks_hold();
    code = curl_global_init(CURL_GLOBAL_DEFAULT);
    xmlInitParser();
    symai_forks_release();
    outcome = code == CURLE_OK ? SYMA_OK : SYMA_ESYSTEM;
}

int symai_port_init(void)
{
    if (pthread_once(&once, start) != 0)
        return SYMA_ESYSTEM;
    return outcome;
}

int symai_curl_has(const char *feature)
{
    static const struct {
        const char *name;
        int bit;
    } known[] = {
        {"async-dns", CURL_VERSION_ASYNCHDNS},
        {"http2", CURL_VERSION_HTTP2},
        {"gzip", CURL_VERSION_LIBZ},
        {"tls", CURL_VERSION_SSL},
    };
    const curl_version_info_data *info;
    size_t i;

    if (feature == NULL || symai_port_init() < 0)
        return 0;
    info = curl_version_info(CURLVERSION_NOW);
    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (strcmp(feature, known[i].name) == 0)
            return (info->features & known[i].bit) != 0;
    }
    return 0;
}

const char *symai_curl_ca_bundle(void)
{
    if (symai_port_init() < 0)
        return NULL;
    return curl_version_info(CURLVERSION_NOW)->cainfo;
}
