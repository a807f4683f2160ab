/* SPDX-License-Identifier: MIT */
/*
 * What a request for /probe asks for. Parameters are read strictly: one that
 * is misspelled would else be a check of something that nobody meant. What is
 * refused is not repeated in the answer.
 */
#include "syma-exporter/query.h"

#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "syma-exporter/allow.h"

/* The answer has to be there before Prometheus gives up. */
#define OFFSET_MS 500

struct query {
    const char *target;
    const char *portal;
    const char *kind;
    const char *why; /* the first thing that is wrong */
};

static void set(struct query *q, const char **place, const char *value,
                size_t len)
{
    if (*place != NULL)
        q->why = "a parameter is there twice";
    else if (value == NULL || len == 0)
        q->why = "a parameter has no value";
    else if (strlen(value) != len)
        q->why = "a parameter has a NUL in it";
    else
        *place = value;
}

static enum MHD_Result on_parameter(void *cls, enum MHD_ValueKind kind,
                                    const char *key, size_t key_len,
                                    const char *value, size_t value_len)
{
    struct query *q = cls;

    (void)kind;
    if (key == NULL || strlen(key) != key_len)
        q->why = "a parameter has a NUL in its name";
    else if (strcmp(key, "target") == 0)
        set(q, &q->target, value, value_len);
    else if (strcmp(key, "portal") == 0)
        set(q, &q->portal, value, value_len);
    else if (strcmp(key, "kind") == 0)
        set(q, &q->kind, value, value_len);
    else
        q->why = "there is a parameter that is not target, portal or kind";
    return q->why == NULL ? MHD_YES : MHD_NO;
}

static int refuse(int status, const char *words, const char **why)
{
    *why = words;
    return status;
}

static int read_target(const struct query *q, const struct settings *s,
                       struct request *r, const char **why)
{
    struct origin o;
    int rc;

    r->kind = REQUEST_TARGET;
    r->section_kind = SYMA_SECTION_GENERIC;
    if (q->kind != NULL && tool_parse_kind(q->kind, &r->section_kind) < 0)
        return refuse(400, "kind: generic, login, account or activation", why);
    rc = origin_parse(q->target, &o);
    if (rc < 0)
        return refuse(400, origin_error(rc), why);
    if (!allow_has(s->allow, &o))
        return refuse(403, "target: its scheme, host and port are none that "
                           "--allow-target allows",
                      why);
    r->target = strdup(q->target);
    return r->target == NULL ? refuse(500, syma_strerror(SYMA_ENOMEM), why) : 0;
}

static int read_portal(const struct query *q, struct request *r,
                       const char **why)
{
    size_t len = strlen(q->portal);

    r->kind = REQUEST_PORTAL;
    if (q->kind != NULL)
        return refuse(400, "kind is for target; a portal file has its own",
                      why);
    if (len > ID_MAX)
        return refuse(404, "there is no portal of this id in the folder", why);
    memcpy(r->id, q->portal, len + 1);
    return 0;
}

/* Prometheus tells how long it waits. */
static int read_limit(struct MHD_Connection *connection,
                      const struct settings *s, struct request *r,
                      const char **why)
{
    const char *text = MHD_lookup_connection_value(
        connection, MHD_HEADER_KIND, "X-Prometheus-Scrape-Timeout-Seconds");
    int64_t ms = 0;

    r->limit_ms = s->timeout_ms;
    if (text == NULL || strcmp(text, "0") == 0)
        return 0;
    if (tool_parse_seconds(text, &ms) < 0)
        return refuse(400, "X-Prometheus-Scrape-Timeout-Seconds: no number of "
                           "seconds",
                      why);
    if (ms > OFFSET_MS)
        ms -= OFFSET_MS;
    if (ms < r->limit_ms)
        r->limit_ms = ms;
    return 0;
}

int query_read(struct MHD_Connection *connection, const struct settings *s,
               struct request *r, const char **why)
{
    struct query q;
    int status;

    memset(&q, 0, sizeof(q));
    MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, on_parameter,
                                &q);
    if (q.why != NULL)
        return refuse(400, q.why, why);
    if ((q.target == NULL) == (q.portal == NULL))
        return refuse(400, q.target == NULL
                               ? "target=URL or portal=ID is needed"
                               : "target and portal exclude each other",
                      why);
    status = q.target != NULL ? read_target(&q, s, r, why)
                              : read_portal(&q, r, why);
    return status != 0 ? status : read_limit(connection, s, r, why);
}
