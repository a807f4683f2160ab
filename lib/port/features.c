/* SPDX-License-Identifier: MIT */
/*
 * What this build can do on this system, by name. It stands here and not
 * beside the version, because only this layer can ask the libraries that
 * give the answers.
 */
#include <string.h>

#include "port/init.h"
#include "port/regex.h"
#include "syma/version.h"

int syma_has_feature(const char *name)
{
    static const char *const of_curl[] = {"async-dns", "tls", "gzip", "http2"};
    size_t i;

    if (name == NULL)
        return 0;
    if (strcmp(name, "pollable-fd") == 0) {
#ifdef SYMA_POLLER_EPOLL
        return 1;
#else
        return 0;
#endif
    }
    if (strcmp(name, "jit") == 0)
        return symai_regex_has_jit();
    for (i = 0; i < sizeof(of_curl) / sizeof(of_curl[0]); i++) {
        if (strcmp(name, of_curl[i]) == 0)
            return symai_curl_has(name);
    }
    return 0;
}
