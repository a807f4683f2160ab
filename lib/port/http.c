/* SPDX-License-Identifier: MIT */
/*
 * One transfer on a libcurl easy handle. libcurl's callbacks tell in which
 * phase it is; limits, the guard against private addresses, the cap on the
 * decoded body and the check of content codings live in them.
 */
#include "port/http.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <curl/curl.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "port/address.h"
#include "port/connection.h"
#include "port/cookies.h"
#include "port/forks.h"
#include "port/init.h"
#include "port/outcome.h"
#include "port/setup.h"
#include "port/url.h"

/* An answer without end in its header: libcurl keeps every line. */
#define HEADER_BYTES_MAX 262144
#define HEADER_LINES_MAX 2000

/* What a body may take on its way, so many times max_body, and that more:
 * codings that carry nothing are not counted by max_body. */
#define WIRE_FACTOR 2
#define WIRE_EXTRA 131072

/* What a body that nobody wants may cost, to keep the connection. */
#define DRAIN_BYTES_MAX 16384
#define DRAIN_MS_MAX 500

#define UNAUTHORIZED 401
#define PROXY_UNAUTHORIZED 407

struct symai_http {
    CURL *easy;
    struct symai_setup setup;
    const struct symai_http_sink *sink;
    void *user;
    const struct symai_clock *clock;
    struct symai_http_place place;
    struct symai_http_sockets *sockets; /* the pool's */
    struct symai_certs *certs;          /* of the last request; a reference */
    struct symai_cookies given;
    void (*on_move)(void *user, struct symai_http *http);
    void *on_move_user;

    int64_t limit_ms[SYMAI_HTTP_PHASE_COUNT];
    int64_t deadline_ms;
    uint64_t max_body;
    int logs_in;
    int is_https;
    int is_answered_by_proxy;   /* it is asked, and not a tunnel made of it */
    struct symai_proxied proxy; /* used, uses_tls */
    int guards_addresses;       /* of the sockets that are opened */
    char *networks; /* that it lets through; as the option has them */

    int phase; /* TLS is part of CONNECT here */
    int64_t phase_start_ms;
    int in_headers; /* of any answer, 1xx too */
    int headers_done;
    int bad_coding;
    int draining;
    int stopped; /* by us, content with what came */
    int guarded;
    int opened;
    int socket_rc; /* why none could be had */
    int fd;        /* the last that was opened; -1 */
    int asked;     /* something was done: it does not wait for another's turn */
    uint64_t header_bytes;
    uint64_t header_lines;
    uint64_t body_bytes;
    struct symai_http_result result;
};

static int64_t now_ms(const struct symai_http *http)
{
    return http->clock->monotonic_ms(http->clock->user);
}

static void begin_phase(struct symai_http *http)
{
    http->phase_start_ms = now_ms(http);
    if (http->on_move != NULL)
        http->on_move(http->on_move_user, http);
}

static void enter(struct symai_http *http, int phase)
{
    http->phase = phase;
    begin_phase(http);
}

/* --- callbacks --- */

/* Before it, a request may wait for a connection that another one makes: to
 * know whether it can be shared. */
static int on_resolve(void *resolver, void *reserved, void *user)
{
    struct symai_http *http = user;

    (void)resolver;
    (void)reserved;
    if (http->phase == SYMAI_HTTP_RESOLVE && !http->asked) {
        http->asked = 1;
        begin_phase(http);
    }
    return 0;
}

/* A system without that family has others; all else is trouble on our side,
 * of which no verdict may be made, unless another address gets a socket. */
static void note_no_socket(struct symai_http *http)
{
    if (errno == ENOMEM)
        http->socket_rc = SYMA_ENOMEM;
    else if (errno != EAFNOSUPPORT && errno != EPROTONOSUPPORT)
        http->socket_rc = SYMA_ESYSTEM;
}

static curl_socket_t on_open_socket(void *user, curlsocktype purpose,
                                    struct curl_sockaddr *address)
{
    struct symai_http *http = user;
    int fd;

    (void)purpose;
    /* Again after the first byte was waited for: a kept connection was dead
     * and libcurl makes a new one. Again while connecting: the next address,
     * within the same limit. */
    if (http->phase != SYMAI_HTTP_CONNECT)
        enter(http, SYMAI_HTTP_CONNECT);
    if (http->guards_addresses &&
        symai_address_is_barred(&address->addr, address->addrlen,
                                http->networks)) {
        http->guarded = 1;
        return CURL_SOCKET_BAD;
    }
    fd = socket(address->family, address->socktype | SOCK_CLOEXEC,
                address->protocol);
    if (fd < 0) {
        note_no_socket(http);
        return CURL_SOCKET_BAD;
    }
    http->socket_rc = symai_poller_opened(http->sockets->poller, fd);
    if (http->socket_rc < 0) {
        close(fd);
        return CURL_SOCKET_BAD;
    }
    http->opened = 1;
    http->fd = fd;
    return fd;
}

/* Its user is the pool's: a connection outlives the request that made it. */
static int on_close_socket(void *user, curl_socket_t fd)
{
    struct symai_http_sockets *sockets = user;

    symai_cert_store_drop(&sockets->certs, symai_connection_of(fd),
                          symai_local_end_of(fd));
    symai_poller_closing(sockets->poller, fd);
    return close(fd);
}

static void set_certificates(struct symai_http *http, struct symai_certs *certs)
{
    symai_certs_unref(http->certs);
    http->certs = certs;
    http->result.certs = certs;
}

/* A connection tells its chain once; others that it serves get it from the
 * store. */
static void take_certificates(struct symai_http *http, uint64_t connection,
                              uint64_t local)
{
    struct symai_certs *certs = NULL;
    int rc = symai_certs_read(http->easy, &certs);

    if (rc < 0)
        http->result.rc = rc;
    if (certs != NULL)
        symai_cert_store_set(&http->sockets->certs, connection, local, certs);
    else
        certs = symai_certs_ref(
            symai_cert_store_get(&http->sockets->certs, connection));
    set_certificates(http, certs);
}

static int on_request(void *user, char *remote_ip, char *local_ip,
                      int remote_port, int local_port)
{
    struct symai_http *http = user;

    enter(http, SYMAI_HTTP_FIRST_BYTE);
    if (http->is_https)
        take_certificates(
            http,
            symai_connection_id(remote_ip, remote_port, local_ip, local_port),
            symai_local_end_id(local_ip, local_port));
    return CURL_PREREQFUNC_OK;
}

/* Each coding of the list must be one that was offered. */
static int codings_are_known(const char *value, const char *known)
{
    while (*value != '\0') {
        size_t len = strcspn(value, ",");
        const char *token = value;
        size_t token_len = len;
        char word[16];

        symai_str_trim(&token, &token_len);
        if (token_len >= sizeof(word))
            return 0;
        memcpy(word, token, token_len);
        word[token_len] = '\0';
        if (token_len > 0 && !symai_str_has_word(known, word))
            return 0;
        value += len + (value[len] == ',');
    }
    return 1;
}

static int is_bad_coding(const char *name, const char *value)
{
    if (symai_ascii_equal(name, "content-encoding"))
        return !codings_are_known(value, "gzip x-gzip deflate identity");
    if (symai_ascii_equal(name, "transfer-encoding"))
        return !codings_are_known(value, "chunked identity");
    return 0;
}

/* "HTTP/1.1 200 OK", "HTTP/2 200". */
static int take_status(struct symai_http *http, const char *line, size_t len)
{
    const char *digits = memchr(line, ' ', len);
    int64_t status = 0;

    http->in_headers = 1;
    if (http->phase != SYMAI_HTTP_BODY)
        enter(http, SYMAI_HTTP_BODY);
    if (digits == NULL || len - (size_t)(digits + 1 - line) < 3 ||
        symai_parse_int64(digits + 1, 3, &status) < 0 || status < 100)
        return SYMA_OK; /* libcurl has the last word on these */
    if (status < 200)
        return SYMA_OK;
    http->result.status = (int)status;
    http->bad_coding = 0;
    return http->sink->on_status(http->user, (int)status);
}

static int take_header(struct symai_http *http, char *line, size_t len)
{
    char *colon = memchr(line, ':', len);
    const char *value;
    size_t value_len;
    char *copy = NULL;
    int rc;

    if (http->result.status == 0 || colon == NULL || colon == line)
        return SYMA_OK;
    value = colon + 1;
    value_len = len - (size_t)(value - line);
    symai_str_trim(&value, &value_len);
    rc = symai_strndup(line, len, &copy);
    if (rc < 0)
        return rc;
    copy[colon - line] = '\0';
    copy[value + value_len - line] = '\0';
    if (is_bad_coding(copy, copy + (value - line)))
        http->bad_coding = 1;
    rc = http->sink->on_header(http->user, copy, copy + (value - line));
    symai_free(copy);
    return rc;
}

static int end_headers(struct symai_http *http)
{
    int rc;

    http->in_headers = 0;
    if (http->result.status == 0)
        return SYMA_OK; /* 1xx */
    http->headers_done = 1;
    rc = http->sink->on_headers_done(http->user);
    if (rc == SYMAI_HTTP_DRAIN) {
        http->draining = 1;
        begin_phase(http);
        http->stopped = http->bad_coding;
    }
    return rc < 0 ? rc : SYMA_OK;
}

/* A challenge: libcurl asks again with the login, and the answer to that is
 * the one that counts. */
static int is_second_answer(const struct symai_http *http, const char *line,
                            size_t len)
{
    return http->logs_in && http->result.status == UNAUTHORIZED &&
           http->body_bytes == 0 && len > 5 && memcmp(line, "HTTP/", 5) == 0;
}

static size_t on_header(char *line, size_t size, size_t count, void *user)
{
    struct symai_http *http = user;
    size_t len = size * count;
    int rc;

    http->header_bytes += len;
    http->header_lines++;
    if (http->headers_done && is_second_answer(http, line, len))
        http->headers_done = 0;
    if (http->header_bytes > HEADER_BYTES_MAX ||
        http->header_lines > HEADER_LINES_MAX) {
        http->stopped = http->headers_done; /* the body is there */
        return 0;
    }
    if (http->headers_done)
        return len; /* trailers */
    if (!http->in_headers)
        rc = take_status(http, line, len);
    else if (len <= 2 && (line[0] == '\r' || line[0] == '\n'))
        rc = end_headers(http);
    else
        rc = take_header(http, line, len);
    if (rc < 0)
        http->result.rc = rc;
    return rc < 0 || http->stopped || (http->headers_done && http->bad_coding)
               ? 0
               : len;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user)
{
    struct symai_http *http = user;
    size_t len = size * count;
    size_t wanted = len;
    int rc = SYMA_OK;

    if (http->draining) {
        http->body_bytes += len;
        http->stopped = http->body_bytes > DRAIN_BYTES_MAX;
        return http->stopped ? 0 : len;
    }
    if (wanted > http->max_body - http->body_bytes)
        wanted = (size_t)(http->max_body - http->body_bytes);
    if (wanted > 0)
        rc = http->sink->on_body(http->user, bytes, wanted);
    http->body_bytes += wanted;
    if (rc < 0) {
        http->result.rc = rc;
        return 0;
    }
    if (wanted < len) {
        http->result.truncated = 1;
        http->stopped = 1;
        return 0;
    }
    return len;
}

/* Told often, also of bytes of which nothing comes to on_body. */
static int on_progress(void *user, curl_off_t total, curl_off_t now,
                       curl_off_t up_total, curl_off_t up_now)
{
    struct symai_http *http = user;

    (void)total;
    (void)up_total;
    (void)up_now;
    if (!http->headers_done || http->stopped ||
        (uint64_t)now <= WIRE_FACTOR * http->max_body + WIRE_EXTRA)
        return 0;
    http->result.truncated = !http->draining;
    http->stopped = 1;
    return 1;
}

/* --- the request --- */

/* Cookies in memory. Once only: libcurl would add to a list. */
static int make_handle(struct symai_http *http)
{
    CURLcode code;

    symai_forks_hold();
    http->easy = curl_easy_init();
    symai_forks_release();
    if (http->easy == NULL)
        return SYMA_ENOMEM;
    code = curl_easy_setopt(http->easy, CURLOPT_PRIVATE, http);
    if (code == CURLE_OK)
        code = curl_easy_setopt(http->easy, CURLOPT_COOKIEFILE, "");
    return symai_outcome_of_code((int)code);
}

int symai_http_new(const struct symai_http_sink *sink, void *user,
                   struct symai_http **out)
{
    struct symai_http *http;
    int rc;

    *out = NULL;
    rc = symai_port_init();
    if (rc < 0)
        return rc;
    http = symai_calloc(1, sizeof(*http));
    if (http == NULL)
        return SYMA_ENOMEM;
    http->sink = sink;
    http->user = user;
    http->place.http = http;
    symai_cookies_init(&http->given);
    rc = make_handle(http);
    if (rc < 0)
        symai_http_free(http);
    else
        *out = http;
    return rc;
}

void symai_http_free(struct symai_http *http)
{
    if (http == NULL)
        return;
    curl_easy_cleanup(http->easy);
    symai_setup_clear(&http->setup);
    symai_certs_unref(http->certs);
    symai_cookies_clear(&http->given);
    symai_free(http->networks);
    symai_free(http);
}

void *symai_http_user(const struct symai_http *http)
{
    return http->user;
}

int symai_http_give_cookies(struct symai_http *http,
                            const struct symai_cookies *cookies)
{
    return symai_cookies_give(cookies, &http->given, http->easy);
}

int symai_http_take_cookies(const struct symai_http *http,
                            struct symai_cookies *cookies)
{
    return symai_cookies_take(cookies, &http->given, http->easy);
}

static void forget_answer(struct symai_http *http)
{
    size_t i;

    http->phase = SYMAI_HTTP_RESOLVE;
    http->in_headers = 0;
    http->headers_done = 0;
    http->bad_coding = 0;
    http->draining = 0;
    http->stopped = 0;
    http->guarded = 0;
    http->opened = 0;
    http->socket_rc = SYMA_OK;
    http->fd = -1;
    http->asked = 0;
    http->header_bytes = 0;
    http->header_lines = 0;
    http->body_bytes = 0;
    symai_certs_unref(http->certs);
    http->certs = NULL;
    memset(&http->result, 0, sizeof(http->result));
    for (i = 0; i < SYMAI_HTTP_PHASE_COUNT; i++)
        http->result.phase_ms[i] = -1;
}

/* Keeps the first code that is not CURLE_OK. */
static void note(CURLcode *first, CURLcode code)
{
    if (*first == CURLE_OK)
        *first = code;
}

static int set_callbacks(struct symai_http *http)
{
    CURL *easy = http->easy;
    CURLcode code = CURLE_OK;

    note(&code,
         curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket));
    note(&code, curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, http));
    note(&code,
         curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, on_close_socket));
    note(&code,
         curl_easy_setopt(easy, CURLOPT_RESOLVER_START_FUNCTION, on_resolve));
    note(&code, curl_easy_setopt(easy, CURLOPT_RESOLVER_START_DATA, http));
    note(&code, curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_request));
    note(&code, curl_easy_setopt(easy, CURLOPT_PREREQDATA, http));
    note(&code, curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header));
    note(&code, curl_easy_setopt(easy, CURLOPT_HEADERDATA, http));
    note(&code, curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body));
    note(&code, curl_easy_setopt(easy, CURLOPT_WRITEDATA, http));
    note(&code, curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, on_progress));
    note(&code, curl_easy_setopt(easy, CURLOPT_XFERINFODATA, http));
    note(&code, curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L));
    return symai_outcome_of_code((int)code);
}

/* Behind a proxy nobody here sees which address a name has: literal ones are
 * looked at, names are refused unless they are the proxy's own business. */
static int guard_proxied(struct symai_http *http,
                         const struct symai_http_request *request)
{
    const syma_options *o = request->options;
    struct symai_url url;
    int known;
    int rc;

    if (!http->proxy.used || symai_options_int(o, SYMAI_OPT_allow_private))
        return SYMA_OK;
    rc = symai_url_parse(request->url, &url);
    if (rc == SYMA_OK) {
        known = symai_address_of_host(url.host, http->networks);
        http->guarded =
            known < 0 ||
            (known == 0 && !symai_options_int(o, SYMAI_OPT_proxy_resolves));
    }
    symai_url_clear(&url);
    return rc;
}

static void describe_way(struct symai_http *http,
                         const struct symai_http_request *request)
{
    const char *proxy = symai_options_str(request->options, SYMAI_OPT_proxy);

    http->is_https = symai_str_has_prefix(request->url, "https:");
    http->is_answered_by_proxy =
        !http->is_https && symai_ascii_equal_n(proxy, strlen("http"), "http");
    http->proxy.used = proxy[0] != '\0';
    http->proxy.uses_tls =
        symai_ascii_equal_n(proxy, strlen("https:"), "https:");
    /* The caller's own proxy may be anywhere: what it is asked for is looked
     * at instead. */
    http->guards_addresses =
        !http->proxy.used &&
        !symai_options_int(request->options, SYMAI_OPT_allow_private);
}

static int take_networks(struct symai_http *http, const syma_options *o)
{
    symai_free(http->networks);
    return symai_strdup(symai_options_str(o, SYMAI_OPT_allow_networks),
                        &http->networks);
}

int symai_http_prepare(struct symai_http *http,
                       const struct symai_http_request *request)
{
    const syma_options *o = request->options;
    int rc;

    forget_answer(http);
    http->limit_ms[SYMAI_HTTP_RESOLVE] =
        symai_options_int(o, SYMAI_OPT_resolve_timeout_ms);
    http->limit_ms[SYMAI_HTTP_CONNECT] =
        symai_options_int(o, SYMAI_OPT_connect_timeout_ms);
    http->limit_ms[SYMAI_HTTP_FIRST_BYTE] =
        symai_options_int(o, SYMAI_OPT_first_byte_timeout_ms);
    http->max_body = (uint64_t)symai_options_int(o, SYMAI_OPT_max_body);
    describe_way(http, request);
    http->logs_in = request->auth != NULL;
    http->deadline_ms = request->deadline_ms;
    rc = take_networks(http, o);
    if (rc == SYMA_OK)
        rc = guard_proxied(http, request);
    if (rc == SYMA_OK)
        rc = symai_setup_request(http->easy, request, &http->setup);
    return rc < 0 ? rc : set_callbacks(http);
}

const struct symai_http_result *symai_http_result(const struct symai_http *http)
{
    return &http->result;
}

/* --- for port/pool --- */

void *symai_http_handle(const struct symai_http *http)
{
    return http->easy;
}

struct symai_http *symai_http_of_handle(void *easy)
{
    char *http = NULL;

    return curl_easy_getinfo(easy, CURLINFO_PRIVATE, &http) == CURLE_OK
               ? (struct symai_http *)(void *)http
               : NULL;
}

struct symai_http_place *symai_http_place(struct symai_http *http)
{
    return &http->place;
}

int symai_http_begin(struct symai_http *http, const struct symai_clock *clock,
                     struct symai_http_sockets *sockets,
                     void (*on_move)(void *user, struct symai_http *http),
                     void *user)
{
    http->clock = clock;
    http->sockets = sockets;
    http->on_move = on_move;
    http->on_move_user = user;
    enter(http, SYMAI_HTTP_RESOLVE);
    return symai_outcome_of_code(
        (int)curl_easy_setopt(http->easy, CURLOPT_CLOSESOCKETDATA, sockets));
}

int symai_http_is_barred(const struct symai_http *http)
{
    return http->guarded && !http->opened;
}

void symai_http_give_up(struct symai_http *http, int rc)
{
    if (http == NULL)
        return;
    http->result.rc = rc;
    if (http->on_move != NULL)
        http->on_move(http->on_move_user, http);
}

int64_t symai_http_deadline(const struct symai_http *http)
{
    int64_t limit = http->deadline_ms;

    if (http->result.rc < 0)
        limit = http->phase_start_ms;
    else if (http->draining)
        limit = http->phase_start_ms + DRAIN_MS_MAX;
    else if (http->phase == SYMAI_HTTP_RESOLVE && !http->asked)
        limit = http->phase_start_ms + http->limit_ms[SYMAI_HTTP_RESOLVE] +
                http->limit_ms[SYMAI_HTTP_CONNECT];
    else if (http->phase != SYMAI_HTTP_BODY)
        limit = http->phase_start_ms + http->limit_ms[http->phase];
    return limit < http->deadline_ms ? limit : http->deadline_ms;
}

static int64_t info_us(const struct symai_http *http, CURLINFO info)
{
    curl_off_t us = 0;

    if (curl_easy_getinfo(http->easy, info, &us) != CURLE_OK)
        return 0;
    return (int64_t)us;
}

int symai_http_has_expired(struct symai_http *http)
{
    int64_t now = now_ms(http);

    if (now < symai_http_deadline(http))
        return 0;
    /* Half a status line: the answer has begun after all. */
    if (http->phase == SYMAI_HTTP_FIRST_BYTE && now < http->deadline_ms &&
        info_us(http, CURLINFO_STARTTRANSFER_TIME_T) > 0) {
        enter(http, SYMAI_HTTP_BODY);
        return 0;
    }
    return 1;
}

static int64_t span_ms(int64_t from_us, int64_t to_us)
{
    return to_us > from_us ? (to_us - from_us + 500) / 1000 : 0;
}

/* libcurl's own times for what is over, our clock for what was under way. */
static void take_times(struct symai_http *http)
{
    int64_t *ms = http->result.phase_ms;
    int64_t resolved = info_us(http, CURLINFO_NAMELOOKUP_TIME_T);
    int64_t connected = info_us(http, CURLINFO_CONNECT_TIME_T);
    int64_t secured = info_us(http, CURLINFO_APPCONNECT_TIME_T);
    int current = http->phase;

    if (http->phase > SYMAI_HTTP_RESOLVE)
        ms[SYMAI_HTTP_RESOLVE] = span_ms(0, resolved);
    if (http->phase == SYMAI_HTTP_CONNECT && connected > 0)
        current = SYMAI_HTTP_TLS;
    if (http->phase > SYMAI_HTTP_CONNECT || current == SYMAI_HTTP_TLS)
        ms[SYMAI_HTTP_CONNECT] = span_ms(resolved, connected);
    if (http->phase > SYMAI_HTTP_CONNECT && secured > 0)
        ms[SYMAI_HTTP_TLS] = span_ms(connected, secured);
    if (http->phase > SYMAI_HTTP_FIRST_BYTE)
        ms[SYMAI_HTTP_FIRST_BYTE] =
            span_ms(info_us(http, CURLINFO_PRETRANSFER_TIME_T),
                    info_us(http, CURLINFO_STARTTRANSFER_TIME_T));
    ms[current] = now_ms(http) - http->phase_start_ms;
}

/* libcurl tells that a connection was made only once all of it is: with a
 * proxy, the tunnel. */
static int has_reached_proxy(const struct symai_http *http, int curl_code)
{
    struct sockaddr_storage peer;
    socklen_t len = sizeof peer;

    switch (curl_code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
        return 0;
    case SYMAI_OUTCOME_EXPIRED: /* its socket is open still */
        return http->fd >= 0 &&
               getpeername(http->fd, (struct sockaddr *)&peer, &len) == 0;
    default:
        return 1;
    }
}

static void describe_proxy(const struct symai_http *http, int curl_code,
                           struct symai_proxied *out)
{
    long status = 0;
    long error = 0;

    curl_easy_getinfo(http->easy, CURLINFO_HTTP_CONNECTCODE, &status);
    curl_easy_getinfo(http->easy, CURLINFO_PROXY_ERROR, &error);
    *out = http->proxy;
    out->reached =
        status != 0 || error != 0 || has_reached_proxy(http, curl_code);
    out->status = (int)status;
    out->error = (int)error;
}

/* Where the handshake failed there was no request. The chain is that of the
 * last handshake: that may have been the proxy's. */
static void take_failed_certificates(struct symai_http *http)
{
    struct symai_certs *certs = NULL;
    long status = 0;
    int rc;

    curl_easy_getinfo(http->easy, CURLINFO_HTTP_CONNECTCODE, &status);
    if (!http->is_https || http->phase > SYMAI_HTTP_CONNECT ||
        (http->proxy.uses_tls && status == 0))
        return;
    rc = symai_certs_read(http->easy, &certs);
    if (rc < 0)
        http->result.rc = rc;
    set_certificates(http, certs);
}

static void describe(const struct symai_http *http, int curl_code,
                     struct symai_outcome *out)
{
    long os_errno = 0;
    long verified = 0;

    curl_easy_getinfo(http->easy, CURLINFO_OS_ERRNO, &os_errno);
    curl_easy_getinfo(http->easy, CURLINFO_SSL_VERIFYRESULT, &verified);
    memset(out, 0, sizeof(*out));
    out->code = curl_code;
    out->os_errno = (int)os_errno;
    out->verify_result = verified;
    /* What waited for another's connection waited for no name. */
    out->resolved = http->phase > SYMAI_HTTP_RESOLVE ||
                    (curl_code == SYMAI_OUTCOME_EXPIRED && !http->asked);
    out->connected = http->phase > SYMAI_HTTP_CONNECT;
    /* A line that is not at its end has told nobody of itself. */
    out->began = http->phase == SYMAI_HTTP_BODY ||
                 (curl_code == CURLE_OUT_OF_MEMORY &&
                  info_us(http, CURLINFO_STARTTRANSFER_TIME_T) > 0);
    out->answered = http->result.status != 0;
    out->headers_done = http->headers_done;
    out->guarded = http->guarded && !http->opened;
    describe_proxy(http, curl_code, &out->proxy);
}

void symai_http_end(struct symai_http *http, int curl_code)
{
    struct symai_http_result *result = &http->result;
    struct symai_outcome outcome;

    take_times(http);
    take_failed_certificates(http);
    if (!http->opened && http->socket_rc < 0)
        result->rc = http->socket_rc;
    if (result->rc < 0 || http->stopped || http->draining)
        return;
    if (http->headers_done && http->bad_coding) {
        result->failure = "bad_encoding";
        return;
    }
    /* Only a proxy says so (RFC 9110 15.5.8); of what else it says it cannot
     * be told whose words they are. */
    if (http->is_answered_by_proxy && result->status == PROXY_UNAUTHORIZED) {
        result->failure = "local_network";
        return;
    }
    /* A header without end is an answer that never got to its body. */
    if (http->in_headers && curl_code == CURLE_WRITE_ERROR)
        curl_code = CURLE_WEIRD_SERVER_REPLY;
    describe(http, curl_code, &outcome);
    result->rc = symai_outcome_reason(&outcome, &result->failure);
    if (result->rc == SYMA_OK && result->failure == NULL && !http->headers_done)
        result->failure = outcome.answered ? "body_incomplete" : "empty_reply";
}
