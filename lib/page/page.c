/* SPDX-License-Identifier: MIT */
/*
 * The public page: facts in any order, bytes as they come, then finish.
 * Bytes go through sniff and decode to the lexer, its tokens through the tree
 * to the scanner; nothing of the body is kept but what features hold.
 */
#include "page/page.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "base/utf8.h"
#include "page/decode.h"
#include "page/lex.h"
#include "page/plain.h"
#include "page/scan.h"
#include "page/sniff.h"
#include "page/tree.h"
#include "port/url.h"

#define HEADER_VALUE_MAX 1024

/* What bytes become features with; gone when the page is finished. */
struct reader {
    struct symai_names names;
    struct symai_lex_sink lex_sink;
    struct symai_lex lex;
    struct symai_tree tree;
    struct symai_scan scan;
    struct symai_plain plain;
    struct symai_decode decode;
    char first[SYMAI_SNIFF_MAX];
    size_t first_len;
    int is_sniffed;
    int content;
    int has_content; /* a byte that is not white space came */
};

struct syma_page {
    syma_options *options;
    struct symai_response response;
    struct symai_features features;
    struct reader *reader;
    struct symai_errmsg error;
    int is_finished;
    int failed; /* SYMA_ENOMEM from feed: nothing goes on from there */
};

static int on_start(void *user, int element, int closes,
                    const struct symai_attributes *attributes)
{
    return symai_tree_start(&((struct reader *)user)->tree, element, closes,
                            attributes);
}

static int on_end(void *user, int element)
{
    return symai_tree_end(&((struct reader *)user)->tree, element);
}

static int on_text(void *user, const char *bytes, size_t len)
{
    return symai_tree_text(&((struct reader *)user)->tree, bytes, len);
}

static int on_script(void *user, const char *bytes, size_t len)
{
    struct reader *r = user;

    symai_scan_script(&r->scan, bytes, len);
    return r->scan.rc;
}

static void note_content(struct reader *r, const char *bytes, size_t len)
{
    size_t i;

    for (i = 0; i < len && !r->has_content; i++)
        r->has_content = !symai_ascii_is_space((unsigned char)bytes[i]);
}

/* Decoded text, to whatever reads this kind of content. */
static int on_decoded(void *user, const char *bytes, size_t len)
{
    struct reader *r = user;
    int rc;

    note_content(r, bytes, len);
    switch (r->content) {
    case SYMAI_CONTENT_HTML:
        return symai_lex_feed(&r->lex, bytes, len);
    case SYMAI_CONTENT_TEXT:
    case SYMAI_CONTENT_JSON:
        rc = symai_plain_feed(&r->plain, bytes, len);
        return rc < 0 ? rc : r->scan.rc;
    default:
        return SYMA_OK;
    }
}

static void reader_free(struct reader *r)
{
    if (r == NULL)
        return;
    symai_lex_free(&r->lex);
    symai_tree_free(&r->tree);
    symai_scan_free(&r->scan);
    symai_plain_free(&r->plain);
    symai_decode_free(&r->decode);
    symai_free(r);
}

static int reader_new(struct syma_page *p, struct reader **out)
{
    struct reader *r;
    size_t max_depth;

    *out = NULL;
    r = symai_calloc(1, sizeof *r);
    if (r == NULL)
        return SYMA_ENOMEM;
    max_depth = (size_t)symai_options_int(p->options, SYMAI_OPT_max_depth);
    r->lex_sink.start = on_start;
    r->lex_sink.end = on_end;
    r->lex_sink.text = on_text;
    r->lex_sink.script = on_script;
    r->lex_sink.user = r;
    symai_names_init(&r->names);
    symai_lex_init(&r->lex, &r->names, &r->lex_sink, 0);
    symai_scan_init(&r->scan, &p->features, max_depth);
    symai_tree_init(&r->tree, &r->scan, max_depth);
    symai_plain_init(&r->plain, &r->scan, 0);
    *out = r;
    return SYMA_OK;
}

/* Enough is known to say what the body is; sets up the way for it. */
static int begin_reading(struct syma_page *p, int is_all)
{
    struct symai_charset_sink sink = {on_decoded, NULL};
    struct reader *r = p->reader;
    struct symai_sniffed sniffed;
    int rc;

    symai_sniff(r->first, r->first_len, is_all,
                symai_response_header(&p->response, "content-type"), &sniffed);
    r->is_sniffed = 1;
    r->content = sniffed.content;
    r->lex.is_xml = sniffed.is_xhtml;
    r->plain.is_json = sniffed.content == SYMAI_CONTENT_JSON;
    sink.user = r;
    rc = symai_decode_init(&r->decode, sniffed.charset, sniffed.is_open, &sink);
    if (rc < 0)
        return rc;
    return symai_decode_feed(&r->decode, r->first + sniffed.bom,
                             r->first_len - sniffed.bom);
}

static int read_bytes(struct syma_page *p, const char *bytes, size_t len)
{
    struct reader *r = p->reader;
    size_t take;
    int rc;

    if (!r->is_sniffed) {
        take = SYMAI_SNIFF_MAX - r->first_len;
        if (take > len)
            take = len;
        memcpy(r->first + r->first_len, bytes, take);
        r->first_len += take;
        bytes += take;
        len -= take;
        if (r->first_len < SYMAI_SNIFF_MAX)
            return SYMA_OK;
        rc = begin_reading(p, 0);
        if (rc < 0)
            return rc;
    }
    return symai_decode_feed(&r->decode, bytes, len);
}

static int finish_reading(struct syma_page *p)
{
    struct reader *r = p->reader;
    int rc = SYMA_OK;

    if (!r->is_sniffed)
        rc = begin_reading(p, 1);
    if (rc >= 0)
        rc = symai_decode_finish(&r->decode);
    if (rc >= 0 && r->content == SYMAI_CONTENT_HTML) {
        rc = symai_lex_finish(&r->lex);
        if (rc >= 0)
            rc = symai_tree_finish(&r->tree);
    } else if (rc >= 0) {
        rc = symai_plain_finish(&r->plain);
    }
    if (rc >= 0)
        rc = symai_scan_finish(&r->scan);
    if (rc < 0)
        return rc;
    p->features.content = r->has_content ? r->content : SYMAI_CONTENT_EMPTY;
    p->features.bad_bytes = r->decode.bad;
    strncpy(p->features.charset, symai_charset_name(r->decode.charset),
            sizeof p->features.charset - 1);
    return SYMA_OK;
}

int syma_page_new(const syma_options *o, syma_page **out)
{
    struct syma_page *p = NULL;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    p = symai_calloc(1, sizeof *p);
    if (p == NULL)
        return SYMA_ENOMEM;
    symai_response_init(&p->response);
    symai_features_init(&p->features);
    rc = symai_options_copy(o, &p->options);
    if (rc < 0)
        goto done;
    rc = reader_new(p, &p->reader);
    if (rc < 0)
        goto done;
    *out = p;
    p = NULL;
done:
    syma_page_free(p);
    return rc;
}

void syma_page_free(syma_page *p)
{
    if (p == NULL)
        return;
    reader_free(p->reader);
    symai_response_free(&p->response);
    symai_features_free(&p->features);
    syma_options_free(p->options);
    symai_free(p);
}

/* What all calls that change a page begin with. */
static int may_change(struct syma_page *p)
{
    if (p == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&p->error);
    if (p->is_finished)
        return symai_errmsg_set(&p->error, SYMA_ESTATE, 0,
                                "the page is finished");
    return SYMA_OK;
}

static int missing(struct syma_page *p, const char *what)
{
    return symai_errmsg_set(&p->error, SYMA_EINVAL, 0, "no %s was given", what);
}

static int no_memory(struct syma_page *p)
{
    return symai_errmsg_set(&p->error, SYMA_ENOMEM, 0, "out of memory");
}

/* Checks a URL and replaces *field by a copy. */
static int set_url(struct syma_page *p, const char *text, char **field)
{
    struct symai_url url;
    char *copy = NULL;
    int rc;

    memset(&url, 0, sizeof url);
    rc = may_change(p);
    if (rc < 0)
        return rc;
    if (text == NULL)
        return missing(p, "URL");
    /* libcurl takes any bytes; ours are told to callers as text. */
    rc = symai_utf8_is_valid(text, strlen(text)) ? symai_url_parse(text, &url)
                                                 : SYMA_EURL;
    if (rc < 0)
        goto done;
    rc = symai_strdup(text, &copy);
    if (rc < 0)
        goto done;
    symai_free(*field);
    *field = copy;
done:
    symai_url_clear(&url);
    if (rc == SYMA_EURL)
        return symai_errmsg_set(&p->error, rc, 0,
                                "not an absolute http or https URL without "
                                "credentials");
    return rc < 0 ? no_memory(p) : rc;
}

int syma_page_set_url(syma_page *p, const char *final_url)
{
    return set_url(p, final_url, p == NULL ? NULL : &p->response.final_url);
}

int syma_page_set_request_url(syma_page *p, const char *url)
{
    return set_url(p, url, p == NULL ? NULL : &p->response.request_url);
}

int syma_page_set_home_url(syma_page *p, const char *url)
{
    return set_url(p, url, p == NULL ? NULL : &p->response.home_url);
}

static int check_status(struct syma_page *p, int code)
{
    if (code >= 100 && code <= 999)
        return SYMA_OK;
    return symai_errmsg_set(&p->error, SYMA_ERANGE, 0,
                            "status %d is not within 100 to 999", code);
}

int syma_page_set_http_status(syma_page *p, int code)
{
    int rc = may_change(p);

    if (rc >= 0)
        rc = check_status(p, code);
    if (rc >= 0)
        p->response.status = code;
    return rc;
}

int syma_page_add_redirect(syma_page *p, int http_status, const char *to_url)
{
    struct symai_redirect *redirect;
    char *copy = NULL;
    void *item;
    int rc;

    rc = may_change(p);
    if (rc < 0)
        return rc;
    if (to_url == NULL)
        return missing(p, "URL");
    rc = check_status(p, http_status);
    if (rc < 0)
        return rc;
    rc = set_url(p, to_url, &copy);
    if (rc < 0)
        return rc;
    rc = symai_vec_push(&p->response.redirects, &item);
    if (rc < 0) {
        symai_free(copy);
        if (rc == SYMA_ENOMEM)
            return no_memory(p);
        return symai_errmsg_set(&p->error, rc, 0, "too many redirects");
    }
    redirect = item;
    redirect->status = http_status;
    redirect->url = copy;
    return SYMA_OK;
}

/* The reasons of rows 1 to 8c of the contract that a fetch can end with. */
static int is_failure(const char *reason)
{
    static const char *const failures[] = {
        "local_cancelled",     "local_guard",      "local_network",
        "dns_temporary",       "dns_failed",       "connect_refused",
        "connect_unreachable", "connect_reset",    "connect_timeout",
        "empty_reply",         "tls_expired",      "tls_name",
        "tls_untrusted",       "tls_protocol",     "tls_other",
        "first_byte_timeout",  "body_timeout",     "body_incomplete",
        "redirect_loop",       "redirect_invalid", "bad_encoding",
        "local_fault"};
    size_t i;

    for (i = 0; i < sizeof failures / sizeof failures[0]; i++) {
        if (strcmp(reason, failures[i]) == 0)
            return 1;
    }
    return 0;
}

int syma_page_set_failure(syma_page *p, const char *reason)
{
    char *copy;
    int rc = may_change(p);

    if (rc < 0)
        return rc;
    if (reason == NULL)
        return missing(p, "reason");
    if (!is_failure(reason))
        return symai_errmsg_set(&p->error, SYMA_EINVAL, 0,
                                "\"%.40s\" is no reason of a failed fetch",
                                reason);
    rc = symai_strdup(reason, &copy);
    if (rc < 0)
        return no_memory(p);
    symai_free(p->response.failure);
    p->response.failure = copy;
    return SYMA_OK;
}

int syma_page_set_confirmed(syma_page *p)
{
    int rc = may_change(p);

    if (rc >= 0)
        p->response.confirmed = 1;
    return rc;
}

int syma_page_set_timing_ms(syma_page *p, const char *phase, int64_t ms)
{
    int number;
    int rc = may_change(p);

    if (rc < 0)
        return rc;
    if (phase == NULL)
        return missing(p, "phase");
    number = symai_phase_from_name(phase);
    if (number < 0)
        return symai_errmsg_set(&p->error, SYMA_EINVAL, 0,
                                "\"%.40s\" is no phase of a fetch", phase);
    if (ms < 0)
        return symai_errmsg_set(&p->error, SYMA_ERANGE, 0,
                                "a time can't be negative");
    p->response.timing_ms[number] = ms;
    return SYMA_OK;
}

int syma_page_add_cert(syma_page *p, const char *subject, const char *issuer,
                       int64_t not_after)
{
    int rc = may_change(p);

    if (rc < 0)
        return rc;
    if (subject == NULL || issuer == NULL)
        return missing(p, subject == NULL ? "subject" : "issuer");
    if (not_after < -1)
        return symai_errmsg_set(&p->error, SYMA_ERANGE, 0,
                                "a time can't be negative");
    /* The list is the page's own until it is finished. */
    if (p->response.certs == NULL)
        rc = symai_certs_new(&p->response.certs);
    if (rc == SYMA_OK)
        rc = symai_certs_add(p->response.certs, subject, issuer, not_after);
    return rc == SYMA_ENOMEM ? no_memory(p) : SYMA_OK;
}

void symai_page_set_certs(syma_page *p, const struct symai_certs *certs)
{
    symai_certs_unref(p->response.certs);
    p->response.certs = symai_certs_ref(certs);
}

int syma_page_add_header(syma_page *p, const char *name, const char *value)
{
    struct symai_header *header;
    char *name_copy = NULL;
    char *value_copy = NULL;
    void *item;
    size_t i;
    int rc;

    rc = may_change(p);
    if (rc < 0)
        return rc;
    if (name == NULL || name[0] == '\0' || value == NULL)
        return missing(p, "header");
    if (p->response.headers.count == p->response.headers.max)
        return SYMA_OK;
    rc = symai_strdup(name, &name_copy);
    if (rc < 0)
        goto done;
    for (i = 0; name_copy[i] != '\0'; i++)
        name_copy[i] = (char)symai_ascii_lower((unsigned char)name_copy[i]);
    rc = symai_strndup(value, strnlen(value, HEADER_VALUE_MAX), &value_copy);
    if (rc < 0)
        goto done;
    rc = symai_vec_push(&p->response.headers, &item);
    if (rc < 0)
        goto done;
    header = item;
    header->name = name_copy;
    header->value = value_copy;
    name_copy = NULL;
    value_copy = NULL;
done:
    symai_free(name_copy);
    symai_free(value_copy);
    return rc < 0 ? no_memory(p) : SYMA_OK;
}

/* After a failure of ours the page can only be freed. */
static int reading_failed(struct syma_page *p, int rc)
{
    p->failed = rc;
    return rc == SYMA_ENOMEM
               ? no_memory(p)
               : symai_errmsg_set(&p->error, rc, 0, "the page can't be read");
}

int syma_page_feed(syma_page *p, const void *bytes, size_t len)
{
    uint64_t max;
    int rc = may_change(p);

    if (rc < 0)
        return rc;
    if (bytes == NULL && len > 0)
        return missing(p, "data");
    if (p->failed < 0)
        return reading_failed(p, p->failed);
    max = (uint64_t)symai_options_int(p->options, SYMAI_OPT_max_body);
    if (len > max - p->features.body_bytes) {
        len = (size_t)(max - p->features.body_bytes);
        p->features.truncated = 1;
    }
    if (len == 0)
        return SYMA_OK;
    p->features.body_bytes += len;
    rc = read_bytes(p, bytes, len);
    return rc < 0 ? reading_failed(p, rc) : SYMA_OK;
}

int syma_page_finish(syma_page *p)
{
    int rc = may_change(p);

    if (rc < 0)
        return rc;
    if (p->failed < 0)
        return reading_failed(p, p->failed);
    rc = finish_reading(p);
    if (rc < 0)
        return reading_failed(p, rc);
    reader_free(p->reader);
    p->reader = NULL;
    p->is_finished = 1;
    return SYMA_OK;
}

const char *syma_page_last_error(const syma_page *p)
{
    return p == NULL ? "" : p->error.text;
}

const struct symai_features *symai_page_features(const syma_page *p)
{
    return p->is_finished ? &p->features : NULL;
}

const struct symai_response *symai_page_response(const syma_page *p)
{
    return &p->response;
}

const syma_options *symai_page_options(const syma_page *p)
{
    return p->options;
}

void symai_page_mark_truncated(syma_page *p)
{
    p->features.truncated = 1;
}

void symai_page_mark_bodiless(syma_page *p)
{
    p->response.bodiless = 1;
}

void symai_page_mark_confirmed(syma_page *p)
{
    p->response.confirmed = 1;
}
