/* SPDX-License-Identifier: MIT */
/*
 * The portal keeps the last plan that was made of it, and drops it with the
 * first change (portal.c). The copy is made by the setters, so that it cannot
 * hold what they would refuse.
 */
#include "watch/plan.h"

#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "port/url.h"
#include "watch/portal.h"

#define HEADER_LINE_MAX 65536

/* --- the copy --- */

static int copy_headers(syma_portal *to, const char *section_id,
                        const struct symai_vec *headers)
{
    const struct symai_portal_header *h;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < headers->count && rc == SYMA_OK; i++) {
        h = symai_vec_at(headers, i);
        rc = syma_portal_set_header(to, section_id, h->name, h->value);
    }
    return rc;
}

static int copy_auth(syma_portal *to, const char *section_id,
                     const struct symai_auth *auth)
{
    return auth->scheme == NULL
               ? SYMA_OK
               : syma_portal_set_auth(to, section_id, auth->scheme, auth->user,
                                      auth->secret);
}

static int copy_content(syma_portal *to, const struct symai_section *s)
{
    const struct symai_expect *e;
    const struct syma_fallback *f;
    size_t i;
    int rc = copy_headers(to, s->id, &s->headers);

    if (rc == SYMA_OK)
        rc = copy_auth(to, s->id, &s->auth);
    for (i = 0; i < s->expects.count && rc == SYMA_OK; i++) {
        e = symai_vec_at(&s->expects, i);
        rc = syma_portal_expect(to, s->id, symai_expect_type_name(e->type),
                                e->must, e->pattern);
    }
    for (i = 0; i < s->fallbacks.count && rc == SYMA_OK; i++) {
        f = symai_vec_at(&s->fallbacks, i);
        rc = syma_portal_add_fallback(to, s->id, f->act, f->channel, f->address,
                                      f->keyword);
    }
    if (rc == SYMA_OK)
        rc = syma_portal_set_signature(to, s->id, s->signature);
    if (rc == SYMA_OK && s->found_by != NULL)
        rc = syma_portal_set_found_by(to, s->id, s->found_by);
    return rc;
}

static int copy_sections(syma_portal *to, const syma_portal *from)
{
    const struct symai_section *s;
    size_t i;
    size_t j;
    int rc = SYMA_OK;

    for (i = 0; i < from->sections.count && rc == SYMA_OK; i++) {
        s = symai_portal_section(from, i);
        rc = syma_portal_add_section(to, s->id, s->kind, s->url, s->flags);
        if (rc == SYMA_OK)
            rc = copy_content(to, s);
    }
    /* Needs may name what comes later. */
    for (i = 0; i < from->sections.count && rc == SYMA_OK; i++) {
        s = symai_portal_section(from, i);
        for (j = 0; j < s->needs.count && rc == SYMA_OK; j++)
            rc = syma_portal_add_need(
                to, s->id,
                symai_portal_section(
                    from, *(const size_t *)symai_vec_at(&s->needs, j))
                    ->id);
    }
    return rc;
}

static int copy_portal(const syma_portal *from, syma_portal **out)
{
    syma_portal *to = NULL;
    int rc = syma_portal_new(from->id, &to);

    if (rc == SYMA_OK && from->home != NULL)
        rc = syma_portal_set_home(to, from->home);
    if (rc == SYMA_OK && from->language != NULL)
        rc = syma_portal_set_language(to, from->language);
    if (rc == SYMA_OK && from->zone_dir != NULL)
        rc = syma_portal_set_zoneinfo_dir(to, from->zone_dir);
    if (rc == SYMA_OK && from->time_zone != NULL)
        rc = symai_strdup(from->time_zone, &to->time_zone);
    if (rc == SYMA_OK)
        rc = copy_headers(to, NULL, &from->headers);
    if (rc == SYMA_OK)
        rc = copy_auth(to, NULL, &from->auth);
    if (rc == SYMA_OK)
        rc = copy_sections(to, from);
    if (rc == SYMA_OK)
        rc = symai_portal_copy_times(to, from);
    if (rc < 0)
        syma_portal_free(to);
    else
        *out = to;
    return rc;
}

/* --- what goes with a request --- */

static int is_replaced(const struct symai_vec *own, const char *name)
{
    const struct symai_portal_header *h;
    size_t i;

    for (i = 0; i < own->count; i++) {
        h = symai_vec_at(own, i);
        if (symai_ascii_equal(h->name, name))
            return 1;
    }
    return 0;
}

/* Lines for the headers that 'unless' does not replace. */
static int add_lines(const struct symai_vec *headers,
                     const struct symai_vec *unless, char **lines)
{
    const struct symai_portal_header *h;
    struct symai_buf line;
    size_t i;
    int rc = SYMA_OK;

    while (*lines != NULL)
        lines++;
    symai_buf_init(&line, HEADER_LINE_MAX);
    for (i = 0; i < headers->count && rc == SYMA_OK; i++) {
        h = symai_vec_at(headers, i);
        if (unless != NULL && is_replaced(unless, h->name))
            continue;
        rc = symai_buf_addf(&line, "%s: %s", h->name, h->value);
        if (rc == SYMA_OK)
            rc = symai_buf_detach(&line, lines);
        lines++;
    }
    symai_buf_free(&line);
    return rc == SYMA_ELIMIT ? SYMA_EINVAL : rc;
}

static int make_headers(struct symai_plan_section *s, const syma_portal *p)
{
    const struct symai_vec *own = &s->section->headers;
    int rc;

    s->headers =
        symai_calloc(p->headers.count + own->count + 1, sizeof *s->headers);
    if (s->headers == NULL)
        return SYMA_ENOMEM;
    rc = add_lines(&p->headers, own, s->headers);
    return rc < 0 ? rc : add_lines(own, NULL, s->headers);
}

/* --- what the judge is told --- */

/* Read once, for all sections and all reports. Where there is none, UTC. */
static int read_zone(syma_portal *p, const char *zone_dir)
{
    int rc = p->time_zone != NULL
                 ? symai_zone_load(zone_dir, p->time_zone, &p->zone)
                 : SYMA_OK;

    p->has_zone = 1;
    return rc == SYMA_ENOTFOUND || rc == SYMA_ESYNTAX ? SYMA_OK : rc;
}

static int make_context(struct symai_plan_section *s, const syma_portal *p)
{
    int rc = syma_context_new(&s->context);

    if (rc < 0 || p == NULL)
        return rc;
    s->context->zone = symai_zone_ref(p->zone);
    if (p->language != NULL)
        rc = syma_context_set_language(s->context, p->language);
    return rc < 0 ? rc : syma_context_set_section(s->context, p, s->id);
}

static int make_section(struct symai_plan *plan, size_t i)
{
    struct symai_plan_section *s = &plan->sections[i];
    int rc;

    s->section = symai_portal_section(plan->portal, i);
    s->id = s->section->id;
    s->url = s->section->url;
    s->kind = s->section->kind;
    if (s->section->auth.scheme != NULL)
        s->auth = &s->section->auth;
    else if (plan->portal->auth.scheme != NULL)
        s->auth = &plan->portal->auth;
    rc = make_headers(s, plan->portal);
    return rc < 0 ? rc : make_context(s, plan->portal);
}

/* --- the object --- */

static void destroy(struct symai_plan *plan)
{
    size_t i;
    size_t j;

    for (i = 0; plan->sections != NULL && i < plan->count; i++) {
        for (j = 0; plan->sections[i].headers != NULL &&
                    plan->sections[i].headers[j] != NULL;
             j++)
            symai_free_secret(plan->sections[i].headers[j]);
        symai_free(plan->sections[i].headers);
        syma_context_free(plan->sections[i].context);
    }
    symai_free(plan->sections);
    syma_portal_free(plan->portal);
    symai_free(plan->url);
    symai_free(plan->zone_dir);
    symai_free(plan);
}

static int plan_new(size_t count, const char *zone_dir, struct symai_plan **out)
{
    struct symai_plan *plan = symai_calloc(1, sizeof *plan);
    int rc;

    *out = NULL;
    if (plan == NULL)
        return SYMA_ENOMEM;
    symai_refs_init(&plan->refs);
    plan->count = count;
    plan->sections = symai_calloc(count, sizeof *plan->sections);
    rc = plan->sections == NULL ? SYMA_ENOMEM
                                : symai_strdup(zone_dir, &plan->zone_dir);
    if (rc < 0)
        destroy(plan);
    else
        *out = plan;
    return rc;
}

static int make_plan(const syma_portal *p, const char *zone_dir,
                     struct symai_plan **out)
{
    struct symai_plan *plan = NULL;
    size_t i;
    int rc = plan_new(p->sections.count, zone_dir, &plan);

    if (rc == SYMA_OK)
        rc = copy_portal(p, &plan->portal);
    if (rc == SYMA_OK)
        rc = read_zone(plan->portal, zone_dir);
    for (i = 0; rc == SYMA_OK && i < plan->count; i++)
        rc = make_section(plan, i);
    if (rc < 0)
        symai_plan_unref(plan);
    else
        *out = plan;
    return rc;
}

int symai_plan_of_portal(const syma_portal *p, const syma_options *o,
                         struct symai_plan **out)
{
    /* The plan is no part of what the portal says. */
    syma_portal *own = (syma_portal *)(uintptr_t)p;
    const char *zone_dir = symai_options_str(o, SYMAI_OPT_zoneinfo_dir);
    int rc = SYMA_OK;

    *out = NULL;
    if (p->sections.count == 0)
        return SYMA_EINVAL;
    if (p->plan != NULL && strcmp(p->plan->zone_dir, zone_dir) != 0)
        symai_portal_forget_plan(own);
    if (p->plan == NULL)
        rc = make_plan(p, zone_dir, &own->plan);
    if (rc == SYMA_OK)
        *out = symai_plan_ref(p->plan);
    return rc;
}

int symai_plan_of_url(const char *url, int kind, struct symai_plan **out)
{
    struct symai_plan *plan = NULL;
    struct symai_url parts;
    int rc = symai_url_parse(url, &parts);

    *out = NULL;
    symai_url_clear(&parts);
    if (rc == SYMA_OK)
        rc = plan_new(1, "", &plan);
    if (rc == SYMA_OK)
        rc = symai_strdup(url, &plan->url);
    if (rc == SYMA_OK) {
        plan->sections[0].id = "";
        plan->sections[0].url = plan->url;
        plan->sections[0].kind = kind;
        rc = make_context(&plan->sections[0], NULL);
    }
    if (rc < 0)
        symai_plan_unref(plan);
    else
        *out = plan;
    return rc;
}

struct symai_plan *symai_plan_ref(struct symai_plan *plan)
{
    symai_refs_take(&plan->refs);
    return plan;
}

void symai_plan_unref(struct symai_plan *plan)
{
    if (plan != NULL && symai_refs_drop(&plan->refs))
        destroy(plan);
}
