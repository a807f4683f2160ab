/* SPDX-License-Identifier: MIT */
/*
 * libcurl's settings for one request, all of them in one place: what may be
 * spoken, to whom, trusted by which certificates. Nothing is taken from the
 * environment or from files in the home directory. Each setting is made for
 * each request, so that none is left over from the one before.
 */
#include "port/setup.h"

#include <stdio.h>
#include <string.h>

#include <curl/curl.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "port/init.h"
#include "port/outcome.h"
#include "syma/version.h"

#define ACCEPT "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"
#define HEADER_MAX 16384
#define DNS_CACHE_S 60L
#define AGENT_MAX 512

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

static const char *language_of(const struct symai_http_request *request)
{
    const char *language =
        symai_options_str(request->options, SYMAI_OPT_accept_language);

    if (language[0] == '\0')
        language = request->accept_language;
    return language == NULL || language[0] == '\0' ? NULL : language;
}

/* "Name: value" of our own making; nothing where there is no value. */
static int add_line(struct curl_slist **list, const char *name,
                    const char *value)
{
    struct symai_buf buf;
    int rc;

    if (value == NULL)
        return SYMA_OK;
    symai_buf_init(&buf, HEADER_MAX);
    rc = symai_buf_addf(&buf, "%s: %s", name, value);
    if (rc == SYMA_OK)
        rc = append(list, buf.data);
    symai_buf_free(&buf);
    return rc == SYMA_ELIMIT ? SYMA_EINVAL : rc;
}

static int make_headers(const struct symai_http_request *request,
                        struct curl_slist **list)
{
    const char *const *headers = request->headers;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; headers != NULL && headers[i] != NULL && rc == SYMA_OK; i++) {
        if (strpbrk(headers[i], "\r\n") != NULL ||
            strchr(headers[i], ':') == NULL)
            return SYMA_EINVAL;
        rc = append(list, headers[i]);
    }
    if (rc == SYMA_OK && !has_header(headers, "accept"))
        rc = append(list, ACCEPT);
    if (rc == SYMA_OK && !has_header(headers, "accept-language"))
        rc = add_line(list, "Accept-Language", language_of(request));
    if (rc == SYMA_OK)
        rc = add_line(list, "If-None-Match", request->etag);
    if (rc == SYMA_OK)
        rc = add_line(list, "If-Modified-Since", request->last_modified);
    return rc;
}

/* libcurl's list has its entries one by one. */
static int make_resolve(const syma_options *o, struct curl_slist **list)
{
    const char *text = symai_options_str(o, SYMAI_OPT_resolve);
    char *entry = NULL;
    size_t len;
    int rc = SYMA_OK;

    for (text += strspn(text, " "); *text != '\0' && rc == SYMA_OK;
         text += strspn(text, " ")) {
        len = strcspn(text, " ");
        rc = symai_strndup(text, len, &entry);
        if (rc == SYMA_OK)
            rc = append(list, entry);
        symai_free(entry);
        entry = NULL;
        text += len;
    }
    return rc;
}

/* The lines of a request may be secrets; libcurl would leave them behind. */
static void wipe(const struct curl_slist *list)
{
    for (; list != NULL; list = list->next)
        explicit_bzero(list->data, strlen(list->data));
}

void symai_setup_clear(struct symai_setup *setup)
{
    wipe(setup->headers);
    curl_slist_free_all(setup->headers);
    curl_slist_free_all(setup->resolve);
    setup->headers = NULL;
    setup->resolve = NULL;
}

/* Keeps the first code that is not CURLE_OK. */
static void note(CURLcode *first, CURLcode code)
{
    if (*first == CURLE_OK)
        *first = code;
}

/* NULL, which is 'none', for an empty text. */
static const char *given(const syma_options *o, enum symai_option_id id)
{
    const char *text = symai_options_str(o, id);

    return text[0] == '\0' ? NULL : text;
}

static void set_manners(CURL *easy, const syma_options *o, CURLcode *code)
{
    const char *agent = given(o, SYMAI_OPT_user_agent);
    const char *contact = given(o, SYMAI_OPT_contact_url);
    char own[AGENT_MAX];

    /* What does not fit is cut: an address of such a length is none. */
    snprintf(own, sizeof own, "libsyma/%s%s%s%s", syma_version_string(),
             contact != NULL ? " (+" : "", contact != NULL ? contact : "",
             contact != NULL ? ")" : "");
    note(code, curl_easy_setopt(easy, CURLOPT_USERAGENT,
                                agent != NULL ? agent : own));
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
}

/* 0 for 'both' too: whoever wants both says which of them for each. */
static int family_of(const char *text)
{
    return text[0] == '4' ? 4 : text[0] == '6' ? 6 : 0;
}

/* By which way: address family, proxy, interface. */
static void set_route(CURL *easy, const struct symai_http_request *request,
                      const struct symai_setup *setup, CURLcode *code)
{
    const syma_options *o = request->options;
    int family = request->family;
    long resolve = CURL_IPRESOLVE_WHATEVER;

    if (family == 0)
        family = family_of(symai_options_str(o, SYMAI_OPT_ip_family));
    if (family == 4)
        resolve = CURL_IPRESOLVE_V4;
    else if (family == 6)
        resolve = CURL_IPRESOLVE_V6;
    note(code, curl_easy_setopt(easy, CURLOPT_IPRESOLVE, resolve));
    note(code, curl_easy_setopt(easy, CURLOPT_RESOLVE, setup->resolve));
    note(code, curl_easy_setopt(easy, CURLOPT_INTERFACE,
                                given(o, SYMAI_OPT_interface)));
    /* "" is 'none', NULL would be 'as the environment says'. */
    note(code, curl_easy_setopt(easy, CURLOPT_PROXY,
                                symai_options_str(o, SYMAI_OPT_proxy)));
    note(code, curl_easy_setopt(easy, CURLOPT_NOPROXY, ""));
    /* The proxy's own words are not the portal's answer. */
    note(code, curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L));
}

/* Several requests for one host share a connection, where it can be shared:
 * each waits for the one that is being made to know. Not so without TLS:
 * there libcurl would let them wait for the first one's end. */
static void set_version(CURL *easy, const struct symai_http_request *request,
                        CURLcode *code)
{
    long version = CURL_HTTP_VERSION_1_1;
    long waits = 0;

    if (symai_options_int(request->options, SYMAI_OPT_http2) &&
        symai_curl_has("http2")) {
        version = CURL_HTTP_VERSION_2TLS;
        waits = symai_ascii_equal_n(request->url, strlen("https:"), "https:");
    }
    note(code, curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, version));
    note(code, curl_easy_setopt(easy, CURLOPT_PIPEWAIT, waits));
}

/* A method that is set once stays set: GET first, then what differs. */
static void set_method(CURL *easy, const syma_options *o, CURLcode *code)
{
    note(code, curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L));
    if (symai_options_int(o, SYMAI_OPT_head_only))
        note(code, curl_easy_setopt(easy, CURLOPT_NOBODY, 1L));
}

static void set_login(CURL *easy, const struct symai_http_request *request,
                      CURLcode *code)
{
    const struct symai_auth *auth = request->auth;
    long allowed = (long)CURLAUTH_BASIC;
    const char *user = NULL;
    const char *password = NULL;
    const char *bearer = NULL;

    if (auth != NULL && (strcmp(auth->scheme, "basic") == 0 ||
                         strcmp(auth->scheme, "digest") == 0)) {
        user = auth->user;
        password = auth->secret;
        if (strcmp(auth->scheme, "digest") == 0)
            allowed = (long)CURLAUTH_DIGEST;
    } else if (auth != NULL) {
        bearer = auth->secret;
        allowed = (long)CURLAUTH_BEARER;
    }
    note(code, curl_easy_setopt(easy, CURLOPT_USERNAME, user));
    note(code, curl_easy_setopt(easy, CURLOPT_PASSWORD, password));
    note(code, curl_easy_setopt(easy, CURLOPT_XOAUTH2_BEARER, bearer));
    note(code, curl_easy_setopt(easy, CURLOPT_HTTPAUTH, allowed));
}

static void set_client_cert(CURL *easy, const syma_options *o, CURLcode *code)
{
    note(code, curl_easy_setopt(easy, CURLOPT_SSLCERT,
                                given(o, SYMAI_OPT_client_cert)));
    note(code, curl_easy_setopt(easy, CURLOPT_SSLKEY,
                                given(o, SYMAI_OPT_client_key)));
    note(code, curl_easy_setopt(easy, CURLOPT_KEYPASSWD,
                                given(o, SYMAI_OPT_client_key_password)));
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
    note(code,
         curl_easy_setopt(
             easy, CURLOPT_SSL_SESSIONID_CACHE,
             symai_options_int(request->options, SYMAI_OPT_tls_resume) ? 1L
                                                                       : 0L));
    /* With a folder of certificates libcurl would read the whole bundle for
     * each connection anew instead of keeping it. */
    if (bundle != NULL) {
        note(code, curl_easy_setopt(easy, CURLOPT_CAINFO, bundle));
        note(code, curl_easy_setopt(easy, CURLOPT_CAPATH, NULL));
        note(code, curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, bundle));
        note(code, curl_easy_setopt(easy, CURLOPT_PROXY_CAPATH, NULL));
    }
}

static int set_all(CURL *easy, const struct symai_http_request *request,
                   const struct symai_setup *setup)
{
    long closes =
        symai_options_int(request->options, SYMAI_OPT_fresh_connection) ? 1 : 0;
    long fresh = closes || request->fresh ? 1 : 0;
    CURLcode code = CURLE_OK;

    note(&code, curl_easy_setopt(easy, CURLOPT_URL, request->url));
    note(&code, curl_easy_setopt(easy, CURLOPT_HTTPHEADER, setup->headers));
    set_method(easy, request->options, &code);
    set_version(easy, request, &code);
    set_manners(easy, request->options, &code);
    set_limits(easy, request->options, &code);
    set_route(easy, request, setup, &code);
    set_trust(easy, request, &code);
    set_client_cert(easy, request->options, &code);
    set_login(easy, request, &code);
    note(&code, curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, fresh));
    note(&code, curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, closes));
    note(&code, curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT,
                                 request->fresh ? 0L : DNS_CACHE_S));
    return symai_outcome_of_code((int)code);
}

int symai_setup_request(void *easy, const struct symai_http_request *request,
                        struct symai_setup *setup)
{
    struct symai_setup made = {NULL, NULL};
    int rc = make_headers(request, &made.headers);

    if (rc == SYMA_OK)
        rc = make_resolve(request->options, &made.resolve);
    if (rc == SYMA_OK)
        rc = set_all(easy, request, &made);
    /* libcurl holds the old ones until it has been given the new. */
    if (rc == SYMA_OK) {
        symai_setup_clear(setup);
        *setup = made;
    } else {
        symai_setup_clear(&made);
    }
    return rc;
}
