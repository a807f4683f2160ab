/* SPDX-License-Identifier: MIT */
/*
 * Addresses over libcurl's URL parser. What a browser forgives (spaces, tabs,
 * backslashes, letters beyond ASCII) is mended first; what remains is for
 * libcurl to accept or refuse.
 */
#include "port/url.h"

#include <arpa/inet.h>
#include <stdint.h>
#include <string.h>

#include <curl/curl.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "port/idna.h"
#include "port/init.h"

#define URL_MAX 8192
#define LABEL_MAX 63 /* RFC 1035, 2.3.4 */
#define HOST_MAX 255
#define REDACTED_MAX 200

static int from_curl(CURLUcode code)
{
    if (code == CURLUE_OK)
        return SYMA_OK;
    return code == CURLUE_OUT_OF_MEMORY ? SYMA_ENOMEM : SYMA_EURL;
}

/* --- what a browser forgives --- */

/* Leading and trailing control characters and spaces, and line breaks and
 * tabs anywhere, do not count; '\' is '/' before the query. */
static int strip_junk(const char *text, struct symai_buf *out)
{
    const char *end = text + strlen(text);
    int in_query = 0;
    int rc = SYMA_OK;

    while (text < end && (unsigned char)*text <= 0x20)
        text++;
    while (end > text && (unsigned char)end[-1] <= 0x20)
        end--;
    for (; text < end && rc == SYMA_OK; text++) {
        char c = *text;

        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        if (c == '?' || c == '#')
            in_query = 1;
        rc = symai_buf_add_char(out, c == '\\' && !in_query ? '/' : c);
    }
    return rc;
}

static size_t scheme_length(const char *text)
{
    size_t i = 0;

    if (!symai_ascii_is_alpha((unsigned char)text[0]))
        return 0;
    while (symai_ascii_is_alnum((unsigned char)text[i]) || text[i] == '+' ||
           text[i] == '-' || text[i] == '.')
        i++;
    return text[i] == ':' ? i : 0;
}

static int put_escaped(const char *text, struct symai_buf *out)
{
    int rc = SYMA_OK;

    for (; *text != '\0' && rc == SYMA_OK; text++) {
        unsigned char c = (unsigned char)*text;

        if (c > 0x20 && c < 0x7F)
            rc = symai_buf_add_char(out, (char)c);
        else
            rc = symai_buf_addf(out, "%%%02X", (unsigned)c);
    }
    return rc;
}

/* text is free of junk. The authority goes through IDNA, all else is
 * percent-encoded where it is not plain ASCII. */
static int put_clean(const char *text, struct symai_buf *out)
{
    size_t scheme = scheme_length(text);
    const char *rest = text + (scheme > 0 ? scheme + 1 : 0);
    int rc = symai_buf_add(out, text, (size_t)(rest - text));

    /* Behind a scheme one '/' is enough for libcurl, as for a browser. */
    if (rc == SYMA_OK && rest[0] == '/' && (rest[1] == '/' || scheme > 0)) {
        const char *host;
        const char *end;

        host = rest + strspn(rest, "/");
        end = host + (*host == '[' ? 0 : strcspn(host, "/?#:"));
        /* libcurl undoes percent-encoding after its look for numbers, and
         * would make a name of an address: "http://%31%32%37.1/". */
        rc = memchr(host, '%', (size_t)(end - host)) != NULL
                 ? SYMA_EURL
                 : symai_buf_add_str(out, "//");
        if (rc == SYMA_OK)
            rc = symai_idna_to_ascii(host, (size_t)(end - host), out);
        rest = end;
    }
    return rc < 0 ? rc : put_escaped(rest, out);
}

/* What a byte may be; strspn would make such a table at each call. */
enum { IN_HOST = 1, IN_PATH = 2, IN_NUMBER = 4 };

static const uint8_t kinds[256] = {['a' ... 'z'] = IN_HOST | IN_PATH,
                                   ['A' ... 'Z'] = IN_PATH,
                                   ['0' ... '9'] =
                                       IN_HOST | IN_PATH | IN_NUMBER,
                                   ['-'] = IN_HOST | IN_PATH,
                                   ['_'] = IN_PATH,
                                   ['~'] = IN_PATH,
                                   ['/'] = IN_PATH,
                                   ['.'] = IN_PATH,
                                   ['='] = IN_PATH,
                                   ['&'] = IN_PATH};

static size_t span(const char *text, int kind)
{
    size_t len = 0;

    while ((kinds[(unsigned char)text[len]] & kind) != 0)
        len++;
    return len;
}

/* Nothing there to forgive, as in nearly all that is asked for: an absolute
 * address of plain characters, its host in small letters. */
static int is_clean(const char *text)
{
    const char *host;
    const char *end;
    size_t label;

    if (symai_str_has_prefix(text, "https://"))
        host = text + 8;
    else if (symai_str_has_prefix(text, "http://"))
        host = text + 7;
    else
        return 0;
    for (end = host; *end != '/'; end += label + (end[label] != '/')) {
        label = span(end, IN_HOST);
        if (label == 0 || label > LABEL_MAX ||
            strchr(".:/", end[label]) == NULL || end[label] == '\0')
            return 0;
    }
    if (end == host || end - host > HOST_MAX)
        return 0;
    while (*end > 0x20 && *end < 0x7F && *end != '\\')
        end++;
    return *end == '\0' && end - text < URL_MAX;
}

/* A number as libcurl writes it, of at most most. */
static int is_number(const char *text, size_t len, int64_t most)
{
    int64_t value;

    return len > 0 && (len == 1 || text[0] != '0') &&
           span(text, IN_NUMBER) >= len &&
           symai_parse_int64(text, len, &value) == SYMA_OK && value <= most;
}

static int is_dotted_quad(const char *host, const char *end)
{
    size_t len;
    int i;

    for (i = 0; i < 4; i++) {
        len = span(host, IN_NUMBER);
        if (!is_number(host, len, 255))
            return 0;
        host += len;
        if (i < 3 && *host++ != '.')
            return 0;
    }
    return host == end;
}

/* A name, whose last label is no number, or an address. */
static int is_normal_host(const char *host, const char *end)
{
    const char *last = end;

    while (last > host && last[-1] != '.')
        last--;
    return symai_ascii_is_alpha((unsigned char)*last) ||
           is_dotted_quad(host, end);
}

/* None, or one that has to be said. */
static int is_normal_port(const char *text, const char *port, const char *end)
{
    const size_t len = (size_t)(end - port);
    const char *usual = symai_str_has_prefix(text, "https:") ? "443" : "80";

    if (len == 0)
        return 1;
    return is_number(port + 1, len - 1, 65535) && port[1] != '0' &&
           (len - 1 != strlen(usual) || memcmp(port + 1, usual, len - 1) != 0);
}

struct split {
    const char *host;
    const char *port; /* with its colon; empty: there is none */
    const char *path;
    const char *query; /* with its question mark, or empty */
};

/* Of what is clean. */
static struct split split_clean(const char *text)
{
    struct split at;

    at.host = strstr(text, "://") + 3;
    at.port = at.host + strcspn(at.host, ":/");
    at.path = at.port + strcspn(at.port, "/");
    at.query = at.path + strcspn(at.path, "?");
    return at;
}

/* Clean, and libcurl would give it back as it is: nothing to be put in order
 * or written otherwise. */
static int is_normal(const char *text)
{
    struct split at;
    const char *end;

    if (!is_clean(text))
        return 0;
    at = split_clean(text);
    end = at.path + span(at.path, IN_PATH);
    if (end[0] == '?' && end[1] != '\0')
        end += 1 + span(end + 1, IN_PATH);
    return *end == '\0' && strstr(at.path, "/.") == NULL &&
           is_normal_host(at.host, at.port) &&
           is_normal_port(text, at.port, at.path);
}

static int clean(const char *text, const char *base_scheme, char **out)
{
    struct symai_buf plain;
    struct symai_buf cleaned;
    const char *from;
    size_t scheme;
    int rc;

    if (is_clean(text))
        return symai_strdup(text, out);
    *out = NULL;
    symai_buf_init(&plain, URL_MAX);
    symai_buf_init(&cleaned, URL_MAX);
    rc = strip_junk(text, &plain);
    if (rc < 0)
        goto done;
    from = plain.data;
    scheme = scheme_length(from);
    /* "https:path" under an https base is a relative reference. */
    if (scheme > 0 && base_scheme != NULL &&
        symai_ascii_equal_n(from, scheme, base_scheme) &&
        !symai_str_has_prefix(from + scheme, "://"))
        from += scheme + 1;
    rc = put_clean(from, &cleaned);
    if (rc < 0)
        goto done;
    rc = symai_buf_detach(&cleaned, out);
done:
    symai_buf_free(&plain);
    symai_buf_free(&cleaned);
    return rc == SYMA_ELIMIT ? SYMA_EURL : rc;
}

/* --- libcurl's part --- */

static int get_part(CURLU *handle, CURLUPart part, unsigned flags, char **out)
{
    char *text = NULL;
    int rc = from_curl(curl_url_get(handle, part, &text, flags));

    *out = NULL;
    if (rc == SYMA_OK)
        rc = symai_strdup(text, out);
    curl_free(text);
    return rc;
}

/* An address that is good on one machine only. */
static int check_zone(CURLU *handle)
{
    char *zone = NULL;
    CURLUcode code = curl_url_get(handle, CURLUPART_ZONEID, &zone, 0);

    curl_free(zone);
    if (code == CURLUE_OUT_OF_MEMORY)
        return SYMA_ENOMEM;
    return code == CURLUE_OK ? SYMA_EURL : SYMA_OK;
}

/* What no host of a browser has, but an IPv6 address in its brackets. */
static int is_forbidden(unsigned char c)
{
    return c <= 0x20 || c >= 0x7F || strchr("#%/:<>?@[\\]^|", c) != NULL;
}

static int lower_host(CURLU *handle)
{
    char *host = NULL;
    int has_capitals = 0;
    int rc = get_part(handle, CURLUPART_HOST, 0, &host);
    size_t i;

    if (rc < 0)
        return rc;
    for (i = 0; host[i] != '\0'; i++) {
        unsigned char c = (unsigned char)host[i];

        if (host[0] != '[' && is_forbidden(c))
            rc = SYMA_EURL;
        host[i] = (char)symai_ascii_lower(c);
        has_capitals |= host[i] != (char)c;
    }
    if (i == 0 || i > HOST_MAX)
        rc = SYMA_EURL;
    if (rc == SYMA_OK && host[0] == '[')
        rc = check_zone(handle);
    if (rc == SYMA_OK && has_capitals)
        rc = from_curl(curl_url_set(handle, CURLUPART_HOST, host, 0));
    symai_free(host);
    return rc;
}

static int check_scheme(CURLU *handle)
{
    char *scheme = NULL;
    char *port = NULL;
    int rc = get_part(handle, CURLUPART_SCHEME, 0, &scheme);

    if (rc == SYMA_OK && strcmp(scheme, "http") != 0 &&
        strcmp(scheme, "https") != 0)
        rc = SYMA_EURL;
    if (rc == SYMA_OK)
        rc = get_part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT, &port);
    if (rc == SYMA_OK && strcmp(port, "0") == 0)
        rc = SYMA_EURL;
    symai_free(scheme);
    symai_free(port);
    return rc;
}

static CURLUcode set_whole(CURLU *handle, const char *text)
{
    return curl_url_set(handle, CURLUPART_URL, text, CURLU_DISALLOW_USER);
}

/* 1 where there is memory for what no URL lacks. */
static int can_parse(void)
{
    CURLU *handle = curl_url();
    int can = handle != NULL &&
              set_whole(handle, "http://192.0.2.1:8080/a?b#c") == CURLUE_OK;

    curl_url_cleanup(handle);
    return can;
}

/* libcurl (7.88) calls some of what it lacks memory for a bad login, port or
 * host name. A fault of the URL is there a second time, when one without a
 * fault passes. */
static int set_url(CURLU *handle, const char *text)
{
    CURLUcode code = set_whole(handle, text);

    if (code != CURLUE_OK && code != CURLUE_OUT_OF_MEMORY)
        code = can_parse() ? set_whole(handle, text) : CURLUE_OUT_OF_MEMORY;
    return from_curl(code);
}

/* Nothing of a base is in it. */
static int is_absolute(const char *reference)
{
    return symai_str_has_prefix(reference, "https://") ||
           symai_str_has_prefix(reference, "http://");
}

/* base NULL: reference must be absolute. */
static int open_url(const char *base, const char *reference, CURLU **out)
{
    char *cleaned = NULL;
    CURLU *handle = NULL;
    int rc = symai_port_init();

    *out = NULL;
    if (rc < 0)
        return rc;
    handle = curl_url();
    if (handle == NULL)
        return SYMA_ENOMEM;
    if (base != NULL && !is_absolute(reference)) {
        rc = set_url(handle, base);
        if (rc < 0)
            goto done;
    }
    rc = clean(reference,
               base == NULL                           ? NULL
               : symai_str_has_prefix(base, "https:") ? "https"
                                                      : "http",
               &cleaned);
    if (rc < 0)
        goto done;
    /* libcurl resolves "" and "#part" as if they were a path. */
    if (base == NULL || (cleaned[0] != '\0' && cleaned[0] != '#')) {
        rc = set_url(handle, cleaned);
        if (rc < 0)
            goto done;
    }
    rc = check_scheme(handle);
    if (rc == SYMA_OK)
        rc = lower_host(handle);
    if (rc == SYMA_OK)
        rc = from_curl(curl_url_set(handle, CURLUPART_FRAGMENT, NULL, 0));
    if (rc < 0)
        goto done;
    *out = handle;
    handle = NULL;
done:
    symai_free(cleaned);
    curl_url_cleanup(handle);
    return rc;
}

static int get_port(CURLU *handle, int *out)
{
    char *text = NULL;
    int64_t port = 0;
    int rc = get_part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT, &text);

    if (rc == SYMA_OK && symai_parse_int64(text, strlen(text), &port) < 0)
        rc = SYMA_EURL;
    *out = (int)port;
    symai_free(text);
    return rc;
}

static int get_query(CURLU *handle, char **out)
{
    char *text = NULL;
    CURLUcode code = curl_url_get(handle, CURLUPART_QUERY, &text, 0);
    int rc = code == CURLUE_NO_QUERY ? SYMA_OK : from_curl(code);

    if (rc == SYMA_OK)
        rc = symai_strdup(text != NULL ? text : "", out);
    curl_free(text);
    return rc;
}

/* --- the module --- */

/* What libcurl would find in it. */
static int parse_normal(const char *text, struct symai_url *out)
{
    const struct split at = split_clean(text);
    const size_t scheme = (size_t)(at.host - text) - strlen("://");
    const char *query = at.query[0] == '?' ? at.query + 1 : at.query;
    int64_t port = scheme == strlen("https") ? 443 : 80;
    int rc = symai_strndup(text, scheme, &out->scheme);

    if (rc == SYMA_OK)
        rc = symai_strndup(at.host, (size_t)(at.port - at.host), &out->host);
    if (rc == SYMA_OK)
        rc = symai_strndup(at.path, (size_t)(at.query - at.path), &out->path);
    if (rc == SYMA_OK)
        rc = symai_strdup(query, &out->query);
    if (rc == SYMA_OK && at.port < at.path)
        rc = symai_parse_int64(at.port + 1, (size_t)(at.path - at.port - 1),
                               &port);
    out->port = (int)port;
    return rc;
}

static int parse_by_curl(const char *text, struct symai_url *out)
{
    CURLU *handle = NULL;
    int rc = open_url(NULL, text, &handle);

    if (rc < 0)
        return rc;
    rc = get_part(handle, CURLUPART_SCHEME, 0, &out->scheme);
    if (rc == SYMA_OK)
        rc = get_part(handle, CURLUPART_HOST, 0, &out->host);
    if (rc == SYMA_OK)
        rc = get_port(handle, &out->port);
    if (rc == SYMA_OK)
        rc = get_part(handle, CURLUPART_PATH, 0, &out->path);
    if (rc == SYMA_OK)
        rc = get_query(handle, &out->query);
    curl_url_cleanup(handle);
    return rc;
}

int symai_url_parse(const char *text, struct symai_url *out)
{
    int rc;

    memset(out, 0, sizeof(*out));
    rc = is_normal(text) ? parse_normal(text, out) : parse_by_curl(text, out);
    if (rc < 0)
        symai_url_clear(out);
    return rc;
}

void symai_url_clear(struct symai_url *url)
{
    symai_free(url->scheme);
    symai_free(url->host);
    symai_free(url->path);
    symai_free(url->query);
    memset(url, 0, sizeof(*url));
}

static int copy_normal(const char *text, char **out, char **host)
{
    size_t len;
    const char *from = symai_url_host(text, &len);
    int rc = symai_strdup(text, out);

    if (rc == SYMA_OK && host != NULL)
        rc = symai_strndup(from, len, host);
    if (rc < 0) {
        symai_free(*out);
        *out = NULL;
    }
    return rc;
}

int symai_url_join(const char *base, const char *reference, char **out,
                   char **host)
{
    CURLU *handle = NULL;
    int rc;

    *out = NULL;
    if (host != NULL)
        *host = NULL;
    if (is_normal(reference))
        return copy_normal(reference, out, host);
    rc = open_url(base, reference, &handle);
    if (rc < 0)
        return rc;
    rc = get_part(handle, CURLUPART_URL, CURLU_NO_DEFAULT_PORT, out);
    if (rc == SYMA_OK && host != NULL)
        rc = get_part(handle, CURLUPART_HOST, 0, host);
    if (rc < 0) {
        symai_free(*out);
        *out = NULL;
    }
    curl_url_cleanup(handle);
    return rc;
}

int symai_url_resolve(const char *base, const char *reference, char **out)
{
    char *clean_base = NULL;
    int rc = symai_url_join(NULL, base, &clean_base, NULL);

    *out = NULL;
    if (rc == SYMA_OK && reference[0] == '\0') {
        *out = clean_base;
        return SYMA_OK;
    }
    if (rc == SYMA_OK)
        rc = symai_url_join(clean_base, reference, out, NULL);
    symai_free(clean_base);
    return rc;
}

const char *symai_url_host(const char *url, size_t *len)
{
    const char *host = strstr(url, "://");

    host = host != NULL ? host + 3 : "";
    *len = host[0] == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":/?");
    return host;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)symai_ascii_lower((unsigned char)c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Of a '%' that begins no escape: how many bytes of one stand there, with c
 * behind them. */
static int open_escape(int open, char c)
{
    if (c == '%')
        return 1;
    return open == 1 && hex_value(c) >= 0 ? 2 : 0;
}

/* RFC 3986, 6.2.2: hexadecimal in upper case, unreserved characters plain,
 * but for those that would end an escape that was none: '%3%32'. Never longer,
 * so in place. */
static void normalize_escapes(char *text)
{
    static const char upper[] = "0123456789ABCDEF";
    char *to = text;
    int open = 0;

    while (*text != '\0') {
        int high = text[0] == '%' ? hex_value(text[1]) : -1;
        int low = high >= 0 ? hex_value(text[2]) : -1;
        int c = high * 16 + low;

        if (low < 0) {
            open = open_escape(open, *text);
            *to++ = *text++;
            continue;
        }
        text += 3;
        if (c < 0x80 &&
            (symai_ascii_is_alnum(c) || c == '-' || c == '.' || c == '_' ||
             c == '~') &&
            (open == 0 || hex_value((char)c) < 0)) {
            *to++ = (char)c;
            open = 0;
            continue;
        }
        open = 0;
        *to++ = '%';
        *to++ = upper[high];
        *to++ = upper[low];
    }
    *to = '\0';
}

int symai_url_normalize(const char *text, char **out)
{
    char *plain = NULL;
    int rc = symai_url_join(NULL, text, out, NULL);

    if (rc < 0)
        return rc;
    normalize_escapes(*out);
    if (strstr(*out, "/.") == NULL)
        return SYMA_OK;
    /* A dot that was escaped is one of a path's like any other. */
    plain = *out;
    rc = symai_url_join(NULL, plain, out, NULL);
    symai_free(plain);
    return rc;
}

int symai_url_same_origin(const struct symai_url *a, const struct symai_url *b)
{
    return strcmp(a->scheme, b->scheme) == 0 && strcmp(a->host, b->host) == 0 &&
           a->port == b->port;
}

static int is_numeric(const char *host)
{
    struct in_addr address;

    return host[0] == '[' || inet_pton(AF_INET, host, &address) == 1;
}

static int is_under(const char *child, size_t child_len, const char *parent,
                    size_t parent_len)
{
    return child_len > parent_len && memchr(parent, '.', parent_len) != NULL &&
           child[child_len - parent_len - 1] == '.' &&
           memcmp(child + child_len - parent_len, parent, parent_len) == 0;
}

static size_t site_of(const char **host)
{
    size_t len;

    if (symai_str_has_prefix(*host, "www."))
        *host += 4;
    len = strlen(*host);
    return len > 0 && (*host)[len - 1] == '.' ? len - 1 : len;
}

int symai_url_same_site(const struct symai_url *a, const struct symai_url *b)
{
    const char *one = a->host;
    const char *two = b->host;
    size_t one_len;
    size_t two_len;

    if (is_numeric(one) || is_numeric(two))
        return strcmp(one, two) == 0;
    one_len = site_of(&one);
    two_len = site_of(&two);
    if (one_len == two_len)
        return memcmp(one, two, one_len) == 0;
    return is_under(one, one_len, two, two_len) ||
           is_under(two, two_len, one, one_len);
}

static int put_visible(const char *text, size_t len, struct symai_buf *out)
{
    size_t at = 0;
    int rc = SYMA_OK;

    while (at < len && rc == SYMA_OK) {
        uint32_t cp;
        size_t n = symai_utf8_next(text + at, len - at, &cp);
        size_t i;

        if (cp > 0x20 && cp < 0x7F) {
            rc = symai_buf_add_char(out, text[at]);
        } else {
            for (i = 0; i < n && rc == SYMA_OK; i++)
                rc = symai_buf_addf(out, "%%%02X",
                                    (unsigned)(unsigned char)text[at + i]);
        }
        at += n;
    }
    return rc;
}

/* What is no port behind a colon is a password, which may hold '/' and '?'. */
static int is_port(const char *colon, const char *end)
{
    return (size_t)(end - colon) == 1 + strspn(colon + 1, "0123456789");
}

/* Behind the user name and password of the text that begins at rest. */
static const char *behind_credentials(const char *rest)
{
    const char *end = rest + strcspn(rest, "/\\?#");
    const char *colon = end;
    const char *at;

    while (colon > rest && *colon != ':')
        colon--;
    if (*colon == ':' && !is_port(colon, end) &&
        memchr(rest, '@', (size_t)(end - rest)) == NULL &&
        strchr(end, '@') != NULL)
        end = rest + strlen(rest);
    for (at = end; at > rest && at[-1] != '@'; at--)
        continue;
    return at;
}

int symai_url_redact(const char *text, char **out)
{
    struct symai_buf buf;
    const char *mark = strstr(text, "://");
    const char *rest;
    const char *at;
    int rc = SYMA_OK;

    *out = NULL;
    symai_buf_init(&buf, REDACTED_MAX);
    rest = mark != NULL && mark < text + strcspn(text, "/?#") + 1 ? mark + 3
                                                                  : text;
    rest += rest == text ? strspn(rest, "/\\") : 0;
    at = behind_credentials(rest);
    /* A limit only cuts: what is there so far is what is shown. */
    rc = put_visible(text, (size_t)(rest - text), &buf);
    if (rc == SYMA_OK)
        rc = put_visible(at, strcspn(at, "?#"), &buf);
    if (rc == SYMA_ELIMIT)
        rc = SYMA_OK;
    if (rc == SYMA_OK)
        rc = symai_buf_detach(&buf, out);
    symai_buf_free(&buf);
    return rc;
}
