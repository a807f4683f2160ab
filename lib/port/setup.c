/* SPDX-License-Identifier: MIT */
/*
 * libcurl's settings for one GET, all of them in one place: what may be
 * spoken, to whom, trusted by which certificates. Nothing is taken from the
 * environment or from files in the home directory. Each setting is made for
 * each request, so that none is left over from the one before.
 */
#include "port/setup.h"

#include <string.h>

#include <curl/curl.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/options.h"
#include "base/str.h"
#include "port/init.h"
#include "syma/version.h"

#define ACCEPT "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"
#define HEADER_MAX 16384
#define DNS_CACHE_S 60L

static int append(struct curl_slist **list, const char *line)
{
    struct curl_slist *longer = curl_slist_append(*list, line);

    if (longer == NULL)
        return SYMA_ENOMEM;
    *list = longer;
    return SYMA_OK;
}

/* 1 if the caller gives a header of that name, which then replaces ours. */
static int has_header(const char *const *headers, const char *name)
{
    size_t i;

    for (i = 0; headers != NULL && headers[i] != NULL; i++) {
        size_t len = strcspn(headers[i], ":");

        if (symai_ascii_equal_n(headers[i], len, name))
            return 1;
    }
    return 0;
}

static int add_language(const struct symai_http_request *request,
                        struct curl_slist **list)
{
    const char *language =
        symai_options_str(request->options, SYMAI_OPT_accept_language);
    struct symai_buf buf;
    int rc = SYMA_OK;

    if (language == NULL || language[0] == '\0')
        language = request->accept_language;
    if (language == NULL || language[0] == '\0' ||
        has_header(request->headers, "accept-language"))
        return SYMA_OK;
    symai_buf_init(&buf, HEADER_MAX);
    rc = symai_buf_addf(&buf, "Accept-Language: %s", language);
    if (rc == SYMA_OK)
        rc = append(list, buf.data);
    symai_buf_free(&buf);
    return rc == SYMA_ELIMIT ? SYMA_EINVAL : rc;
}

int symai_setup_headers(const struct symai_http_request *request,
                        struct curl_slist **list)
{
    const char *const *headers = request->headers;
    size_t i;
    int rc = SYMA_OK;

    curl_slist_free_all(*list);
    *list = NULL;
    for (i = 0; headers != NULL && headers[i] != NULL; i++) {
        if (strpbrk(headers[i], "\r\n") != NULL ||
            strchr(headers[i], ':') == NULL)
            rc = SYMA_EINVAL;
        if (rc == SYMA_OK)
            rc = append(list, headers[i]);
    }
    if (rc == SYMA_OK && !has_header(headers, "accept"))
        rc = append(list, ACCEPT);
    if (rc == SYMA_OK)
        rc = add_language(request, list);
    if (rc < 0) {
        curl_slist_free_all(*list);
        *list = NULL;
    }
    return rc;
}

/* Keeps the first code that is not CURLE_OK. */
static void note(CURLcode *first, CURLcode code)
{
    if (*first == CURLE_OK)
        *first = code;
}

static void set_manners(CURL *easy, const syma_options *o, CURLcode *code)
{
    const char *agent = symai_options_str(o, SYMAI_OPT_user_agent);
    char own[64] = "libsyma/";

    strncat(own, syma_version_string(), sizeof(own) - strlen(own) - 1);
    if (agent == NULL || agent[0] == '\0')
        agent = own;
    note(code, curl_easy_setopt(easy, CURLOPT_USERAGENT, agent));
    /* Not brotli: it takes a window of 16 MiB for each transfer. */
    if (symai_curl_has("gzip"))
        note(code,
             curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate"));
}

static void set_limits(CURL *easy, const syma_options *o, CURLcode *code)
{
    int64_t connect = symai_options_int(o, SYMAI_OPT_resolve_timeout_ms) +
                      symai_options_int(o, SYMAI_OPT_connect_timeout_ms);

    /* Of several addresses libcurl gives each its share of this. */
    note(code,
         curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)connect));
    note(code, curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L));
#if LIBCURL_VERSION_NUM >= 0x075700
    /* Without this, to give up a look-up waits for the resolver's end. */
    note(code, curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L));
#endif
    note(code, curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https"));
    note(code, curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L));
    note(code, curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L));
    note(code, curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L));
    note(code, curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED));
    /* "" is 'none', NULL would be 'as the environment says'. */
    note(code, curl_easy_setopt(easy, CURLOPT_PROXY, ""));
}

static void set_trust(CURL *easy, const struct symai_http_request *request,
                      CURLcode *code)
{
    const char *bundle =
        symai_options_str(request->options, SYMAI_OPT_ca_bundle);

    if (bundle == NULL || bundle[0] == '\0')
        bundle = symai_curl_ca_bundle();
    note(code, curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER,
                                request->verify ? 1L : 0L));
    note(code, curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST,
                                request->verify ? 2L : 0L));
    note(code, curl_easy_setopt(easy, CURLOPT_CERTINFO, 1L));
    /* With a folder of certificates libcurl would read the whole bundle for
     * each connection anew instead of keeping it. */
    if (bundle != NULL) {
        note(code, curl_easy_setopt(easy, CURLOPT_CAINFO, bundle));
        note(code, curl_easy_setopt(easy, CURLOPT_CAPATH, NULL));
    }
}

int symai_setup_request(void *easy, const struct symai_http_request *request,
                        struct curl_slist *list)
{
    CURLcode code = CURLE_OK;

    note(&code, curl_easy_setopt(easy, CURLOPT_URL, request->url));
    note(&code, curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L));
    note(&code, curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list));
    set_manners(easy, request->options, &code);
    set_limits(easy, request->options, &code);
    set_trust(easy, request, &code);
    note(&code, curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT,
                                 request->fresh ? 1L : 0L));
    note(&code, curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT,
                                 request->fresh ? 0L : DNS_CACHE_S));
    if (code == CURLE_OUT_OF_MEMORY)
        return SYMA_ENOMEM;
    return code == CURLE_OK ? SYMA_OK : SYMA_EINTERNAL;
}
