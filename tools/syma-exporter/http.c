/* SPDX-License-Identifier: MIT */
/*
 * The HTTP server. One thread of libmicrohttpd's own serves all connections;
 * a request that waits for the engine is suspended and costs it nothing. A
 * client that goes away is noticed when its answer is sent: the check has
 * gone on, and what it found is not lost.
 *
 * It waits by poll. By epoll libmicrohttpd 0.9.75 does not see the end of a
 * connection that came together with data, and keeps it until it has been idle
 * for long: scrapes that time out would use up all connections.
 */
#include "syma-exporter/http.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "syma-exporter/accept.h"
#include "syma-exporter/counters.h"
#include "syma-exporter/index.h"
#include "syma-exporter/query.h"

/* Connections beside those that wait for checks: health, metrics, idle ones. */
#define MORE_CONNECTIONS 128
#define IDLE_SECONDS 120

struct http {
    struct MHD_Daemon *daemon;
    const struct settings *settings;
    struct engine *engine;
};

/* A request, and how far the server is with it. */
struct visit {
    struct request request; /* first: the one is found from the other */
    enum route route;
    int is_begun;
};

void http_resume(struct request *r)
{
    MHD_resume_connection(r->connection);
}

static enum route find_route(const char *path)
{
    int i;

    for (i = 0; i < ROUTE_OTHER; i++) {
        if (strcmp(route_path(i), path) == 0)
            return i;
    }
    return ROUTE_OTHER;
}

static int is_metrics(enum route route)
{
    return route == ROUTE_PROBE || route == ROUTE_PORTALS ||
           route == ROUTE_METRICS;
}

static void add_headers(struct MHD_Response *response, const struct visit *v)
{
    const struct request *r = &v->request;
    const char *type = "text/plain; charset=utf-8";

    if (!r->is_plain && v->route == ROUTE_INDEX)
        type = "text/html; charset=utf-8";
    else if (!r->is_plain)
        type = form_content_type(r->form);
    MHD_add_response_header(response, "Content-Type", type);
    MHD_add_response_header(response, "Cache-Control", "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    if (is_metrics(v->route))
        MHD_add_response_header(response, "Vary", "Accept");
    if (v->route == ROUTE_INDEX)
        MHD_add_response_header(response, "Content-Security-Policy",
                                "default-src 'none'; style-src "
                                "'unsafe-inline'");
    if (r->status == 405)
        MHD_add_response_header(
            response, "Allow",
            v->route == ROUTE_RELOAD ? "POST, PUT" : "GET, HEAD");
}

static enum MHD_Result send_answer(struct visit *v)
{
    struct request *r = &v->request;
    struct MHD_Response *response = NULL;
    enum MHD_Result rc = MHD_NO;

    if (r->answer.failed)
        return MHD_NO; /* no memory: the connection is closed */
    response = MHD_create_response_from_buffer(
        r->answer.len, r->answer.len > 0 ? r->answer.at : NULL,
        MHD_RESPMEM_MUST_FREE);
    if (response == NULL)
        return MHD_NO;
    memset(&r->answer, 0, sizeof(r->answer)); /* moved */
    add_headers(response, v);
    count_response(r->status);
    rc = MHD_queue_response(r->connection, (unsigned)r->status, response);
    MHD_destroy_response(response);
    return rc;
}

static enum MHD_Result send_words(struct visit *v, int status,
                                  const char *words)
{
    struct text text = {NULL, 0, 0, 0};

    text_printf(&text, "%s\n", words);
    text_free(&v->request.answer);
    v->request.answer = text;
    v->request.is_plain = 1;
    v->request.status = status;
    return send_answer(v);
}

static enum MHD_Result hand_over(struct http *h, struct visit *v)
{
    int rc = engine_reserve(h->engine, v->request.kind);

    if (rc == -2)
        return send_words(v, 503, "the exporter is going down");
    if (rc < 0)
        return send_words(v, 503, "too many probes wait: see --max-probes");
    /* Before it is queued: the answer may come at once. */
    MHD_suspend_connection(v->request.connection);
    engine_queue(h->engine, &v->request);
    return MHD_YES;
}

static enum MHD_Result begin_probe(struct http *h, struct visit *v)
{
    const char *why = NULL;
    int status =
        query_read(v->request.connection, h->settings, &v->request, &why);

    return status != 0 ? send_words(v, status, why) : hand_over(h, v);
}

static enum MHD_Result begin_metrics(struct visit *v)
{
    counters_write(&v->request.answer, v->request.form);
    form_end(&v->request.answer, v->request.form);
    v->request.status = 200;
    return send_answer(v);
}

static enum MHD_Result begin_index(struct visit *v)
{
    index_write(&v->request.answer);
    v->request.status = 200;
    return send_answer(v);
}

static enum MHD_Result begin_reload(struct http *h, struct visit *v)
{
    if (!h->settings->has_lifecycle)
        return send_words(v, 403, "--enable-lifecycle was not given");
    v->request.kind = REQUEST_RELOAD;
    return hand_over(h, v);
}

static enum MHD_Result begin(struct http *h, struct visit *v)
{
    switch (v->route) {
    case ROUTE_INDEX:
        return begin_index(v);
    case ROUTE_PROBE:
        return begin_probe(h, v);
    case ROUTE_PORTALS:
        v->request.kind = REQUEST_ALL;
        return hand_over(h, v);
    case ROUTE_METRICS:
        return begin_metrics(v);
    case ROUTE_HEALTHY:
        return send_words(v, 200, "syma-exporter is healthy.");
    case ROUTE_READY:
        return send_words(v, 200, "syma-exporter is ready.");
    case ROUTE_RELOAD:
        return begin_reload(h, v);
    default:
        return send_words(v, 404, "there is nothing of this name: see /");
    }
}

static int has_method(enum route route, const char *method)
{
    if (route == ROUTE_RELOAD)
        return strcmp(method, "POST") == 0 || strcmp(method, "PUT") == 0;
    return strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
}

/* The headers are there. A method that is refused is refused before its body
 * is read. */
static enum MHD_Result arrive(struct MHD_Connection *connection,
                              const char *path, const char *method, void **own)
{
    struct visit *v = calloc(1, sizeof(*v));

    if (v == NULL)
        return MHD_NO;
    *own = v;
    v->route = find_route(path);
    v->request.connection = connection;
    v->request.form = accept_form(
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Accept"));
    count_request(v->route);
    if (!has_method(v->route, method)) {
        v->is_begun = 1;
        return send_words(v, 405, "this method is not of use here");
    }
    return MHD_YES;
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection,
                                  const char *path, const char *method,
                                  const char *version, const char *upload,
                                  size_t *upload_len, void **own)
{
    struct visit *v = *own;

    (void)version;
    (void)upload;
    if (v == NULL)
        return arrive(connection, path, method, own);
    if (*upload_len > 0) {
        *upload_len = 0; /* of no meaning to any route */
        return MHD_YES;
    }
    if (!v->is_begun) {
        v->is_begun = 1;
        return begin(cls, v);
    }
    return send_answer(v); /* the engine's, after a pause */
}

static void on_completed(void *cls, struct MHD_Connection *connection,
                         void **own, enum MHD_RequestTerminationCode code)
{
    struct visit *v = *own;

    (void)cls;
    (void)connection;
    (void)code;
    if (v == NULL)
        return;
    text_free(&v->request.answer);
    free(v->request.target);
    free(v);
    *own = NULL;
}

int http_start(const struct settings *s, struct engine *e, int fd,
               struct http **out)
{
    struct http *h = calloc(1, sizeof(*h));

    *out = NULL;
    if (h != NULL) {
        h->settings = s;
        h->engine = e;
        h->daemon = MHD_start_daemon(
            MHD_USE_POLL | MHD_USE_INTERNAL_POLLING_THREAD |
                MHD_ALLOW_SUSPEND_RESUME,
            0, NULL, NULL, on_request, h, MHD_OPTION_LISTEN_SOCKET, fd,
            MHD_OPTION_NOTIFY_COMPLETED, on_completed, NULL,
            MHD_OPTION_CONNECTION_LIMIT,
            (unsigned)(s->max_probes + MORE_CONNECTIONS),
            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
            MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    }
    if (h == NULL || h->daemon == NULL) {
        tool_error("the HTTP server does not start");
        free(h);
        return -1;
    }
    *out = h;
    return 0;
}

void http_stop(struct http *h)
{
    if (h == NULL)
        return;
    MHD_stop_daemon(h->daemon);
    free(h);
}
