/* SPDX-License-Identifier: MIT */
/*
 * CURLcode to reason. What comes after a status line is 'incomplete', what
 * comes before is 'no answer'; only then do the finer codes count.
 */
#include "port/outcome.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include <curl/curl.h>

#include "base/error.h"

/* Verification results of OpenSSL, x509_vfy.h; libcurl hands them on as
 * numbers and this library does not depend on OpenSSL. */
enum {
    CERT_OK = 0,
    CERT_NOT_LOOKED_AT = 1, /* libcurl's start value */
    CERT_NO_ISSUER = 2,
    CERT_BAD_SIGNATURE = 7,
    CERT_NOT_YET_VALID = 9,
    CERT_EXPIRED = 10,
    CERT_SELF_SIGNED = 18,
    CERT_CHAIN_LAST = 28,
    CERT_HOST_MISMATCH = 62,
    CERT_ADDRESS_MISMATCH = 64
};

static const char *certificate_reason(long result)
{
    if (result == CERT_EXPIRED || result == CERT_NOT_YET_VALID)
        return "tls_expired";
    /* libcurl compares the name itself, after OpenSSL was content and
     * before it asks what OpenSSL has found. */
    if (result == CERT_OK || result == CERT_NOT_LOOKED_AT ||
        (result >= CERT_HOST_MISMATCH && result <= CERT_ADDRESS_MISMATCH))
        return "tls_name";
    /* 18 to 28: no trusted end of the chain, or a chain not fit for it. */
    if (result == CERT_NO_ISSUER || result == CERT_BAD_SIGNATURE ||
        (result >= CERT_SELF_SIGNED && result <= CERT_CHAIN_LAST))
        return "tls_untrusted";
    return "tls_other";
}

static const char *connect_reason(int os_errno)
{
    switch (os_errno) {
    case ECONNREFUSED:
        return "connect_refused";
    case ETIMEDOUT:
        return "connect_timeout";
    case ECONNRESET:
        return "connect_reset";
    default:
        /* EHOSTUNREACH, ENETUNREACH, and a local refusal (EACCES, EPERM,
         * EADDRNOTAVAIL): no way there from here. */
        return "connect_unreachable";
    }
}

static int is_reset(int os_errno)
{
    return os_errno == ECONNRESET || os_errno == EPIPE ||
           os_errno == ECONNABORTED;
}

/* The error number is only good for codes that come of a system call: with
 * others it may be that of an earlier transfer. */
static const char *broken_off(const struct symai_outcome *o)
{
    if (o->answered)
        return "body_incomplete";
    if ((o->code == CURLE_RECV_ERROR || o->code == CURLE_SEND_ERROR) &&
        is_reset(o->os_errno))
        return "connect_reset";
    return "empty_reply";
}

static const char *timeout_reason(const struct symai_outcome *o)
{
    if (!o->resolved)
        return "dns_temporary";
    if (!o->connected)
        return "connect_timeout";
    return o->began ? "body_timeout" : "first_byte_timeout";
}

static const char *tls_reason(const struct symai_outcome *o)
{
    switch (o->code) {
    case CURLE_PEER_FAILED_VERIFICATION:
        return certificate_reason(o->verify_result);
    case CURLE_SSL_ISSUER_ERROR:
        return "tls_untrusted";
    case CURLE_SSL_CONNECT_ERROR:
        return is_reset(o->os_errno) ? "connect_reset" : "tls_protocol";
    case CURLE_SSL_CIPHER:
        return "tls_protocol";
    case CURLE_SSL_SHUTDOWN_FAILED:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_CLIENTCERT:
    case CURLE_USE_SSL_FAILED:
        return "tls_other";
    default:
        return NULL;
    }
}

/* What a proxy says of a host that it could not reach; NULL: nothing. */
static const char *told_by_proxy(const struct symai_proxied *p)
{
    if (p->status == 502 || p->status == 503)
        return "connect_unreachable";
    if (p->status == 504)
        return "connect_timeout";
    switch (p->error) {
    case CURLPX_REPLY_HOST_UNREACHABLE:
    case CURLPX_REPLY_NETWORK_UNREACHABLE:
    case CURLPX_REPLY_TTL_EXPIRED:
        return "connect_unreachable";
    case CURLPX_REPLY_CONNECTION_REFUSED:
        return "connect_refused";
    case CURLPX_RESOLVE_HOST: /* here, for a proxy that wants an address */
        return "dns_temporary";
    default:
        return NULL;
    }
}

/* 1: the handshake that failed was with the portal, not with the proxy. */
static int failed_in_tunnel(const struct symai_outcome *o)
{
    return tls_reason(o) != NULL &&
           (o->proxy.status != 0 || !o->proxy.uses_tls);
}

static int is_late(const struct symai_outcome *o)
{
    return o->code == SYMAI_OUTCOME_EXPIRED ||
           o->code == CURLE_OPERATION_TIMEDOUT;
}

/* A proxy that is not there or refuses its service tells nothing of the
 * portal: the observer's own way is broken. NULL: the proxy is not to blame. */
static const char *proxy_reason(const struct symai_outcome *o)
{
    const char *told = told_by_proxy(&o->proxy);

    if (!o->proxy.used || o->connected || o->guarded)
        return NULL;
    if (!o->proxy.reached)
        return "local_network";
    if (told != NULL)
        return told;
    return failed_in_tunnel(o) || is_late(o) ? NULL : "local_network";
}

/* Codes that are about us. An answer whose header lines do not end makes
 * libcurl say 'out of memory' too (a line past 100 KB), but not before a byte
 * of it came. */
static int own_trouble(const struct symai_outcome *o)
{
    switch (o->code) {
    case CURLE_OUT_OF_MEMORY:
        return o->began && !o->headers_done ? SYMA_OK : SYMA_ENOMEM;
    case CURLE_URL_MALFORMAT:
        return SYMA_EURL;
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM: /* of the client's own certificate */
    case CURLE_INTERFACE_FAILED:
        return SYMA_ENOTFOUND;
    case CURLE_FAILED_INIT:
    case CURLE_BAD_FUNCTION_ARGUMENT:
    case CURLE_UNKNOWN_OPTION:
    case CURLE_NOT_BUILT_IN:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_ENGINE_INITFAILED:
        return SYMA_EINTERNAL;
    default:
        return SYMA_OK;
    }
}

int symai_outcome_reason(const struct symai_outcome *o, const char **out_reason)
{
    int rc = own_trouble(o);

    *out_reason = NULL;
    if (rc < 0 || o->code == CURLE_OK)
        return rc;
    *out_reason = proxy_reason(o);
    if (*out_reason != NULL)
        return SYMA_OK;
    switch (o->code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        *out_reason = "dns_temporary";
        break;
    case SYMAI_OUTCOME_BARRED:
    case CURLE_COULDNT_CONNECT:
        *out_reason = o->guarded     ? "local_guard"
                      : !o->resolved ? "dns_temporary" /* of that family */
                                     : connect_reason(o->os_errno);
        break;
    case SYMAI_OUTCOME_EXPIRED:
    case CURLE_OPERATION_TIMEDOUT:
        *out_reason = timeout_reason(o);
        break;
    /* zlib's 'data error' comes out of libcurl as a write error. */
    case CURLE_WRITE_ERROR:
    case CURLE_BAD_CONTENT_ENCODING:
        *out_reason = "bad_encoding";
        break;
    default:
        *out_reason = tls_reason(o);
        if (*out_reason == NULL)
            *out_reason = broken_off(o);
        break;
    }
    return SYMA_OK;
}

int symai_outcome_of_code(int curl_code)
{
    if (curl_code == CURLE_OK)
        return SYMA_OK;
    return curl_code == CURLE_OUT_OF_MEMORY ? SYMA_ENOMEM : SYMA_EINTERNAL;
}

int symai_outcome_is_trust(const char *reason)
{
    return reason != NULL && (strcmp(reason, "tls_expired") == 0 ||
                              strcmp(reason, "tls_name") == 0 ||
                              strcmp(reason, "tls_untrusted") == 0 ||
                              strcmp(reason, "tls_other") == 0);
}
