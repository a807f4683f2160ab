/* SPDX-License-Identifier: MIT */
/*
 * A discovery for people and for programs.
 */
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "discover/object.h"
#include "discover/weights.h"
#include "syma/report.h"
#include "syma/verdict.h"
#include "watch/format.h"
#include "watch/json_values.h"
#include "watch/section.h"

#define MAX_TEXT ((size_t)4 << 20)
#define SCHEMA "syma-discovery/1"

static const int kinds[] = {SYMA_SECTION_LOGIN, SYMA_SECTION_ACCOUNT,
                            SYMA_SECTION_ACTIVATION};

#define KINDS (sizeof kinds / sizeof *kinds)

/* ---- text ---- */

static int add_safe(struct symai_buf *out, const char *text)
{
    return symai_format_safe(out, text, "");
}

static int put_candidate(struct symai_buf *out, const syma_candidate *c,
                         const char *home)
{
    int rc = symai_buf_addf(out, "  %4d  ", c->score);

    if (rc == SYMA_OK)
        rc = add_safe(out, c->url);
    if (rc == SYMA_OK)
        rc = symai_buf_add_str(out, "\n        found by ");
    if (rc == SYMA_OK)
        rc = add_safe(out, c->found_by);
    if (rc == SYMA_OK && strcmp(c->found_at, home) != 0) {
        rc = symai_buf_add_str(out, ", on ");
        if (rc == SYMA_OK)
            rc = add_safe(out, c->found_at);
    }
    if (rc == SYMA_OK && symai_candidate_is_gone(c))
        rc = symai_buf_add_str(out, "; it is not there any more");
    return rc == SYMA_OK ? symai_buf_add_char(out, '\n') : rc;
}

/* Beside what is proposed a few that were not. */
static int put_kind(struct symai_buf *out, const syma_discovery *d, int kind)
{
    const syma_candidate *c;
    size_t shown = 0;
    size_t i = 0;
    int rc = symai_buf_addf(out, "%s\n", syma_section_kind_name(kind));

    if (rc == SYMA_OK && syma_discovery_best(d, kind) == NULL)
        rc = symai_buf_add_str(out, "     -  nothing is proposed\n");
    while (rc == SYMA_OK && (c = syma_discovery_candidate(d, i++)) != NULL) {
        if (c->kind == kind && shown++ < 3)
            rc = put_candidate(out, c, d->home_url);
    }
    return rc;
}

static int put_way(struct symai_buf *out, const syma_discovery *d, size_t i)
{
    const struct syma_fallback *f = symai_vec_at(&d->fallbacks, i);
    int rc = symai_buf_addf(
        out, "  %s by %s: ", f->act[0] != '\0' ? f->act : "help", f->channel);

    if (rc == SYMA_OK && f->keyword[0] != '\0') {
        rc = add_safe(out, f->keyword);
        if (rc == SYMA_OK)
            rc = symai_buf_add_str(out, " to ");
    }
    if (rc == SYMA_OK)
        rc = add_safe(out, f->address);
    if (rc == SYMA_OK)
        rc = symai_buf_add_str(out, "\n        named on ");
    if (rc == SYMA_OK)
        rc = add_safe(out, syma_discovery_fallback_found_at(d, i));
    return rc == SYMA_OK ? symai_buf_add_char(out, '\n') : rc;
}

static int put_robots(struct symai_buf *out, const syma_discovery *d)
{
    size_t count = syma_discovery_barred_count(d);
    int rc = SYMA_OK;

    if (d->robots == SYMA_ROBOTS_FAILED)
        return symai_buf_add_str(
            out,
            "robots.txt failed: nothing but the home page was asked for\n");
    if (count == 0)
        return SYMA_OK;
    rc = symai_buf_addf(out, "robots.txt bars %zu address%s%s", count,
                        count == 1 ? "" : "es", count == 1 ? " " : ", as ");
    if (rc == SYMA_OK)
        rc = add_safe(out, syma_discovery_barred_url(d, 0));
    return rc == SYMA_OK ? symai_buf_add_char(out, '\n') : rc;
}

/* Those that answered. */
static size_t answered(const syma_discovery *d)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < d->pages.count; i++)
        count += syma_discovery_page_status(d, i) > 0;
    return count;
}

static int put_text(const syma_discovery *d, struct symai_buf *out)
{
    size_t pages = answered(d);
    size_t i;
    int rc = add_safe(out, d->home_url);

    if (rc == SYMA_OK && d->verdict != NULL)
        rc = symai_buf_addf(
            out, " is %s%s (%s)",
            syma_verdict_state(d->verdict) == SYMA_STATE_MAINTENANCE ? "in "
                                                                     : "",
            syma_state_name(syma_verdict_state(d->verdict)),
            syma_verdict_reason(d->verdict));
    if (rc == SYMA_OK)
        rc = symai_buf_addf(out, ", %zu page%s looked at\n", pages,
                            pages == 1 ? "" : "s");
    if (rc == SYMA_OK)
        rc = put_robots(out, d);
    for (i = 0; rc == SYMA_OK && i < KINDS; i++)
        rc = put_kind(out, d, kinds[i]);
    if (rc == SYMA_OK && d->fallbacks.count > 0)
        rc = symai_buf_add_str(out, "other ways\n");
    for (i = 0; rc == SYMA_OK && i < d->fallbacks.count; i++)
        rc = put_way(out, d, i);
    return rc;
}

/* ---- json ---- */

static void json_evidence(struct symai_json *j, const syma_candidate *c)
{
    const struct symai_clue *clue;
    size_t i;

    symai_json_open_array(j, "evidence");
    for (i = 0; i < c->clues.count; i++) {
        clue = symai_vec_at(&c->clues, i);
        symai_json_open_object(j, NULL);
        symai_json_string(j, "code", clue->code);
        symai_json_text(j, "text", clue->text);
        symai_json_int(j, "weight", clue->weight);
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

static void json_candidates(struct symai_json *j, const syma_discovery *d)
{
    const syma_candidate *c;
    size_t i = 0;

    symai_json_open_array(j, "candidates");
    while ((c = syma_discovery_candidate(d, i++)) != NULL) {
        symai_json_open_object(j, NULL);
        symai_json_string(j, "kind", syma_section_kind_name(c->kind));
        symai_json_string(j, "url", c->url);
        symai_json_int(j, "score", c->score);
        symai_json_bool(j, "proposed", c == syma_discovery_best(d, c->kind));
        symai_json_string(j, "found_by", c->found_by);
        symai_json_string(j, "found_at", c->found_at);
        json_evidence(j, c);
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

static void json_ways(struct symai_json *j, const syma_discovery *d)
{
    const struct syma_fallback *f;
    size_t i;

    symai_json_open_array(j, "fallbacks");
    for (i = 0; i < d->fallbacks.count; i++) {
        f = symai_vec_at(&d->fallbacks, i);
        symai_json_open_object(j, NULL);
        symai_json_text(j, "act", f->act);
        symai_json_string(j, "channel", f->channel);
        symai_json_text(j, "address", f->address);
        symai_json_text(j, "keyword", f->keyword);
        symai_json_text(j, "text", f->text);
        symai_json_string(j, "found_at",
                          syma_discovery_fallback_found_at(d, i));
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

static void json_pages(struct symai_json *j, const syma_discovery *d)
{
    size_t i;

    symai_json_open_array(j, "pages");
    for (i = 0; i < d->pages.count; i++) {
        symai_json_open_object(j, NULL);
        symai_json_string(j, "url", syma_discovery_page_url(d, i));
        symai_json_int(j, "status", syma_discovery_page_status(d, i));
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

static void json_robots(struct symai_json *j, const syma_discovery *d)
{
    size_t i;

    symai_json_string(j, "robots", syma_robots_name(d->robots));
    symai_json_open_array(j, "barred");
    for (i = 0; i < syma_discovery_barred_count(d); i++)
        symai_json_string(j, NULL, syma_discovery_barred_url(d, i));
    symai_json_close_array(j);
}

static int put_json(const syma_discovery *d, struct symai_buf *out)
{
    struct symai_json j;

    symai_json_init(&j, out);
    symai_json_open_object(&j, NULL);
    symai_json_string(&j, "schema", SCHEMA);
    symai_json_string(&j, "home", d->home_url);
    symai_json_text(&j, "language", d->language);
    symai_json_text(&j, "state",
                    d->verdict != NULL
                        ? syma_state_name(syma_verdict_state(d->verdict))
                        : NULL);
    json_candidates(&j, d);
    json_ways(&j, d);
    json_pages(&j, d);
    json_robots(&j, d);
    symai_json_close_object(&j);
    return j.rc < 0 ? j.rc : symai_buf_add_char(out, '\n');
}

int syma_discovery_format(const syma_discovery *d, const char *format,
                          char **out)
{
    struct symai_buf buf;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (d == NULL || format == NULL)
        return SYMA_EINVAL;
    symai_buf_init(&buf, MAX_TEXT);
    if (strcmp(format, "text") == 0)
        rc = put_text(d, &buf);
    else if (strcmp(format, "json") == 0)
        rc = put_json(d, &buf);
    else if (strcmp(format, "portal") == 0)
        rc = symai_discovery_put_portal(d, &buf);
    else
        rc = SYMA_EINVAL;
    if (rc == SYMA_OK)
        rc = symai_buf_detach(&buf, out);
    symai_buf_free(&buf);
    return rc;
}
