/* SPDX-License-Identifier: MIT */
/*
 * One robots.txt a place, asked once. A place that wanted no more requests
 * (429), or failed twice in a row without an answer, is closed for good, as
 * is one whose robots.txt could not be had.
 */
#include "discover/gate.h"

#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "discover/robots.h"
#include "port/url.h"
#include "syma/types.h"

#define PLACES_MAX 24
#define FAILURES_OF_THE_DEAD 2
#define TOO_MANY_REQUESTS 429
#define OWN_AGENT "libsyma"
#define PATH_MAX_BYTES 16384

struct place {
    struct symai_url url; /* of which scheme, host and port count */
    int said;             /* enum syma_robots */
    int is_closed;
    int failures; /* in a row, without an answer */
    struct symai_robots robots;
};

/* A product token: RFC 9309, 2.2.1. */
static size_t token_length(const char *text)
{
    size_t len = 0;

    while (symai_ascii_is_alpha(text[len]) || text[len] == '_' ||
           text[len] == '-')
        len++;
    return len;
}

int symai_gate_init(struct symai_gate *gate, const char *user_agent)
{
    size_t len = token_length(user_agent);

    symai_vec_init(&gate->places, sizeof(struct place), PLACES_MAX);
    return len == 0 ? symai_strdup(OWN_AGENT, &gate->agent)
                    : symai_strndup(user_agent, len, &gate->agent);
}

void symai_gate_free(struct symai_gate *gate)
{
    struct place *place;
    size_t i;

    for (i = 0; i < gate->places.count; i++) {
        place = symai_vec_at(&gate->places, i);
        symai_url_clear(&place->url);
        symai_robots_free(&place->robots);
    }
    symai_vec_free(&gate->places);
    symai_free(gate->agent);
    gate->agent = NULL;
}

static struct place *find(const struct symai_gate *gate,
                          const struct symai_url *url)
{
    struct place *place;
    size_t i;

    for (i = 0; i < gate->places.count; i++) {
        place = symai_vec_at(&gate->places, i);
        if (symai_url_same_origin(&place->url, url))
            return place;
    }
    return NULL;
}

/* *out is NULL where no such place is known. SYMA_OK or SYMA_ENOMEM. */
static int place_of(const struct symai_gate *gate, const char *url,
                    struct place **out)
{
    struct symai_url parts;
    int rc = symai_url_parse(url, &parts);

    *out = rc == SYMA_OK ? find(gate, &parts) : NULL;
    symai_url_clear(&parts);
    return rc == SYMA_EURL ? SYMA_OK : rc;
}

/* A new one, not read yet, which takes parts over. Past the bound there is
 * none. */
static int add(struct symai_gate *gate, struct symai_url *parts)
{
    struct place *place;
    void *slot;
    int rc = symai_vec_push(&gate->places, &slot);

    if (rc == SYMA_ELIMIT)
        return SYMAI_GATE_SHUT;
    if (rc < 0)
        return rc;
    place = slot;
    place->url = *parts;
    memset(parts, 0, sizeof *parts);
    symai_robots_init(&place->robots);
    return SYMAI_GATE_UNREAD;
}

/* The path with its query. One that is too long is never asked. */
static int is_allowed(const struct place *place, const struct symai_url *url)
{
    struct symai_buf path;
    int rc;

    symai_buf_init(&path, PATH_MAX_BYTES);
    rc = symai_buf_add_str(&path, url->path);
    if (rc == SYMA_OK && url->query[0] != '\0')
        rc = symai_buf_addf(&path, "?%s", url->query);
    if (rc == SYMA_OK)
        rc = symai_robots_allows(&place->robots, path.data);
    symai_buf_free(&path);
    if (rc < 0)
        return rc == SYMA_ELIMIT ? SYMAI_GATE_SHUT : rc;
    return rc ? SYMAI_GATE_OPEN : SYMAI_GATE_BARRED;
}

static int answer_of(const struct place *place, const struct symai_url *url)
{
    if (place->said == SYMA_ROBOTS_FAILED)
        return SYMAI_GATE_BARRED;
    if (place->is_closed)
        return SYMAI_GATE_SHUT;
    return place->said == SYMA_ROBOTS_UNASKED ? SYMAI_GATE_UNREAD
                                              : is_allowed(place, url);
}

int symai_gate_ask(struct symai_gate *gate, const char *url)
{
    struct symai_url parts;
    const struct place *place;
    int rc = symai_url_parse(url, &parts);

    if (rc == SYMA_OK) {
        place = find(gate, &parts);
        rc = place != NULL ? answer_of(place, &parts) : add(gate, &parts);
    }
    symai_url_clear(&parts);
    return rc == SYMA_EURL ? SYMAI_GATE_SHUT : rc;
}

int symai_gate_peek(const struct symai_gate *gate, const char *url)
{
    struct symai_url parts;
    const struct place *place;
    int rc = symai_url_parse(url, &parts);

    if (rc == SYMA_OK) {
        place = find(gate, &parts);
        rc = place != NULL ? answer_of(place, &parts) : SYMAI_GATE_UNREAD;
    }
    symai_url_clear(&parts);
    return rc == SYMA_EURL ? SYMAI_GATE_SHUT : rc;
}

/* Half an answer is none. */
static int status_of(const struct symai_response *answer)
{
    return answer->failure != NULL ? 0 : answer->status;
}

static int said_by(int status)
{
    if (status == 0 || status >= 500 || status == TOO_MANY_REQUESTS)
        return SYMA_ROBOTS_FAILED;
    return status >= 200 && status <= 299 ? SYMA_ROBOTS_READ
                                          : SYMA_ROBOTS_ABSENT;
}

int symai_gate_read(struct symai_gate *gate, const char *url,
                    const struct symai_response *answer, const char *bytes,
                    size_t len)
{
    struct place *place;
    int rc = place_of(gate, url, &place);

    if (rc < 0 || place == NULL || place->said != SYMA_ROBOTS_UNASKED)
        return rc;
    place->said = said_by(status_of(answer));
    if (symai_robots_answered(&place->robots, status_of(answer)))
        rc = symai_robots_read(&place->robots, bytes, len, gate->agent);
    place->is_closed = place->said == SYMA_ROBOTS_FAILED;
    return rc;
}

int symai_gate_robots(const struct symai_gate *gate, const char *url)
{
    struct place *place;
    int rc = place_of(gate, url, &place);

    return rc < 0 || place == NULL ? rc : place->said;
}

int symai_gate_note(struct symai_gate *gate, const char *url,
                    const struct symai_response *answer)
{
    struct place *place;
    int rc = place_of(gate, url, &place);

    if (rc < 0 || place == NULL)
        return rc;
    place->failures = answer->status == 0 ? place->failures + 1 : 0;
    if (place->failures >= FAILURES_OF_THE_DEAD ||
        answer->status == TOO_MANY_REQUESTS)
        place->is_closed = 1;
    return SYMA_OK;
}

int symai_gate_is_closed(const struct symai_gate *gate, const char *url)
{
    struct place *place;
    int rc = place_of(gate, url, &place);

    return rc < 0 || place == NULL ? rc : place->is_closed;
}

int symai_gate_sitemap(const struct symai_gate *gate, const char *url, size_t i,
                       const char **out)
{
    struct place *place;
    int rc = place_of(gate, url, &place);

    *out = rc < 0 || place == NULL ? NULL
                                   : symai_robots_sitemap(&place->robots, i);
    return rc;
}
