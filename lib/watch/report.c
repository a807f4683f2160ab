/* SPDX-License-Identifier: MIT */
/*
 * The report: built from a portal and its verdicts by the roll-up, read by
 * getters.
 */
#include "watch/report.h"

#include <string.h>

#include "base/mem.h"
#include "base/options.h"
#include "watch/moment.h"
#include "watch/portal.h"
#include "watch/rollup.h"
#include "watch/said.h"
#include "watch/window.h"

#define MAX_SECTIONS 1000
#define MAX_NEEDS 64

static const char reason_dependency[] = "dependency";
static const char reason_refused[] = "credentials_refused";
static const char reason_unreliable[] = "credentials_unreliable";

const struct symai_report_section *symai_report_section(const syma_report *r,
                                                        size_t i)
{
    return r != NULL ? symai_vec_at(&r->sections, i) : NULL;
}

static void section_clear(struct symai_report_section *s)
{
    symai_free(s->id);
    symai_free(s->url);
    symai_free(s->found_by);
    symai_vec_free(&s->needs);
    symai_fallback_list_free(&s->fallbacks);
    syma_verdict_unref(s->verdict);
}

static void report_free(syma_report *r)
{
    size_t i;

    if (r == NULL)
        return;
    for (i = 0; i < r->sections.count; i++)
        section_clear(symai_vec_at(&r->sections, i));
    symai_vec_free(&r->sections);
    symai_window_list_free(&r->windows);
    symai_said_list_free(&r->said);
    symai_zone_free(r->zone);
    symai_free(r->portal_id);
    symai_free(r->home);
    symai_free(r->zone_name);
    symai_free(r);
}

static int report_new(const char *portal_id, int64_t time_ms, syma_report **out)
{
    syma_report *r = symai_calloc(1, sizeof *r);
    int rc;

    *out = NULL;
    if (r == NULL)
        return SYMA_ENOMEM;
    symai_refs_init(&r->refs);
    symai_vec_init(&r->sections, sizeof(struct symai_report_section),
                   MAX_SECTIONS);
    symai_window_list_init(&r->windows);
    symai_said_list_init(&r->said);
    r->time_ms = time_ms;
    rc = symai_strdup(portal_id, &r->portal_id);
    if (rc < 0)
        report_free(r);
    else
        *out = r;
    return rc;
}

/* A zone that cannot be read is no reason to lose the report: UTC then. */
static int set_zone(syma_report *r, const syma_options *o, const syma_portal *p)
{
    const char *dir = symai_options_str(o, SYMAI_OPT_zoneinfo_dir);
    int rc = SYMA_OK;

    if (p->has_zone)
        r->zone = symai_zone_ref(p->zone);
    else
        rc = symai_zone_load(dir, p->time_zone, &r->zone);
    if (rc == SYMA_ENOMEM)
        return rc;
    return r->zone != NULL ? symai_strdup(p->time_zone, &r->zone_name)
                           : SYMA_OK;
}

static int add_page_fallbacks(struct symai_report_section *s)
{
    struct syma_fallback f = {NULL, NULL, NULL, NULL, NULL, "page"};
    const syma_notice *n;
    size_t count = syma_verdict_notice_count(s->verdict);
    size_t i;
    int rc;

    for (i = 0; i < count; i++) {
        n = syma_verdict_notice(s->verdict, i);
        if (syma_notice_kind(n) != SYMA_NOTICE_FALLBACK ||
            syma_notice_text(n)[0] == '\0')
            continue;
        f.text = (char *)syma_notice_text(n);
        f.act = (char *)syma_notice_act(n);
        f.channel = (char *)syma_notice_channel(n);
        f.address = (char *)syma_notice_address(n);
        f.keyword = (char *)syma_notice_keyword(n);
        rc = symai_fallback_list_add(&s->fallbacks, &f);
        if (rc == SYMA_ELIMIT)
            return SYMA_OK; /* a page can say so often; enough is said */
        if (rc < 0)
            return rc;
    }
    return SYMA_OK;
}

static int section_new(syma_report *r, const char *id, const char *url,
                       const syma_verdict *v, struct symai_report_section **out)
{
    struct symai_report_section *s;
    void *item = NULL;
    int rc;

    rc = symai_vec_push(&r->sections, &item);
    if (rc < 0)
        return rc;
    s = item;
    symai_vec_init(&s->needs, sizeof(size_t), MAX_NEEDS);
    symai_fallback_list_init(&s->fallbacks);
    s->verdict = syma_verdict_ref(v);
    s->kind = syma_verdict_kind(v);
    rc = symai_strdup(id, &s->id);
    if (rc == SYMA_OK)
        rc = symai_strdup(url, &s->url);
    *out = s;
    return rc;
}

static int copy_section(syma_report *r, const struct symai_section *from,
                        const syma_verdict *v)
{
    struct symai_report_section *s = NULL;
    void *item = NULL;
    size_t i;
    int rc;

    rc = section_new(r, from->id, from->url, v, &s);
    if (rc < 0)
        return rc;
    s->kind = from->kind;
    s->flags = from->flags;
    rc = symai_strdup(from->found_by != NULL ? from->found_by : "",
                      &s->found_by);
    for (i = 0; rc == SYMA_OK && i < from->needs.count; i++) {
        rc = symai_vec_push(&s->needs, &item);
        if (rc == SYMA_OK)
            memcpy(item, symai_vec_at(&from->needs, i), sizeof(size_t));
    }
    for (i = 0; rc == SYMA_OK && i < from->fallbacks.count; i++)
        rc = symai_fallback_list_add(&s->fallbacks,
                                     symai_vec_at(&from->fallbacks, i));
    return rc == SYMA_OK ? add_page_fallbacks(s) : rc;
}

/* A time that may be one of two is the first for what was said and the last for
 * what was promised: nobody is called late who may not be. */
static int copy_said(syma_report *r, const struct symai_said *from)
{
    struct symai_said s = *from;
    int rc = symai_moment_resolve(from->said, r->zone, 0, &s.said_ms, NULL);

    if (rc == SYMA_OK && from->latest != NULL)
        rc = symai_moment_resolve(from->latest, r->zone, 1, &s.latest_ms, NULL);
    s.said = NULL;
    s.latest = NULL;
    return rc < 0 ? rc : symai_said_list_add(&r->said, &s);
}

static int copy_times(syma_report *r, const syma_portal *p)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < p->windows.count; i++)
        rc = symai_window_list_add(&r->windows, symai_vec_at(&p->windows, i));
    for (i = 0; rc == SYMA_OK && i < p->said.count; i++)
        rc = copy_said(r, symai_vec_at(&p->said, i));
    return rc;
}

static int any_in_maintenance(const syma_report *r)
{
    size_t i;

    for (i = 0; i < r->sections.count; i++) {
        if (syma_verdict_state(symai_report_section(r, i)->verdict) ==
            SYMA_STATE_MAINTENANCE)
            return 1;
    }
    return 0;
}

/* While something else is in maintenance a refused login is not to be
 * believed: what checks the passwords may be in maintenance too. */
static void doubt_refusals(syma_report *r)
{
    struct symai_report_section *s;
    size_t i;

    if (!any_in_maintenance(r))
        return;
    for (i = 0; i < r->sections.count; i++) {
        s = symai_vec_at(&r->sections, i);
        s->is_unreliable =
            strcmp(syma_verdict_reason(s->verdict), reason_refused) == 0;
    }
}

static int roll_up(syma_report *r)
{
    struct symai_rollup_section *rows;
    struct symai_report_section *s;
    struct symai_rollup sum;
    size_t count = r->sections.count;
    size_t i;
    int rc;

    rows = symai_calloc(count > 0 ? count : 1, sizeof *rows);
    if (rows == NULL)
        return SYMA_ENOMEM;
    doubt_refusals(r);
    for (i = 0; i < count; i++) {
        s = symai_vec_at(&r->sections, i);
        rows[i].state = s->is_unreliable ? SYMA_STATE_UNKNOWN
                                         : syma_verdict_state(s->verdict);
        rows[i].usable = s->is_unreliable ? SYMA_USABLE_UNKNOWN
                                          : syma_verdict_usable(s->verdict);
        rows[i].confidence = syma_verdict_confidence(s->verdict);
        rows[i].flags = syma_verdict_flags(s->verdict);
        rows[i].required = (s->flags & SYMA_SECTION_OPTIONAL) == 0;
        rows[i].needs = s->needs.items;
        rows[i].need_count = s->needs.count;
    }
    rc = symai_rollup(rows, count, &sum);
    for (i = 0; rc == SYMA_OK && i < count; i++) {
        s = symai_vec_at(&r->sections, i);
        s->effective_state = rows[i].effective_state;
        s->effective_usable = rows[i].effective_usable;
        s->effective_confidence = rows[i].effective_confidence;
        s->because = rows[i].because;
    }
    symai_free(rows);
    if (rc < 0)
        return rc;
    r->state = sum.state;
    r->usable = sum.usable;
    r->flags = sum.flags;
    r->cause = sum.cause;
    r->up_count = sum.up_count;
    r->required_count = sum.required_count;
    return SYMA_OK;
}

int symai_report_build(const syma_portal *p, const syma_options *o,
                       syma_verdict *const *verdicts, size_t count,
                       int64_t time_ms, syma_report **out)
{
    syma_report *r = NULL;
    size_t i;
    int rc;

    *out = NULL;
    if (count != p->sections.count)
        return SYMA_EINVAL;
    for (i = 0; i < count; i++)
        if (verdicts[i] == NULL)
            return SYMA_EINVAL;
    rc = report_new(p->id, time_ms, &r);
    if (rc == SYMA_OK && p->home != NULL)
        rc = symai_strdup(p->home, &r->home);
    if (rc == SYMA_OK && p->time_zone != NULL)
        rc = set_zone(r, o, p);
    for (i = 0; rc == SYMA_OK && i < count; i++)
        rc = copy_section(r, symai_portal_section(p, i), verdicts[i]);
    if (rc == SYMA_OK)
        rc = copy_times(r, p);
    if (rc == SYMA_OK)
        rc = roll_up(r);
    if (rc < 0)
        report_free(r);
    else
        *out = r;
    return rc;
}

int symai_report_of_verdict(const syma_verdict *v, syma_report **out)
{
    struct symai_report_section *s = NULL;
    syma_report *r = NULL;
    int rc;

    *out = NULL;
    rc = report_new("", -1, &r);
    if (rc == SYMA_OK)
        rc = section_new(r, syma_section_kind_name(syma_verdict_kind(v)),
                         syma_verdict_url(v), v, &s);
    if (rc == SYMA_OK)
        rc = add_page_fallbacks(s);
    if (rc == SYMA_OK)
        rc = roll_up(r);
    if (rc < 0)
        report_free(r);
    else
        *out = r;
    return rc;
}

/* The count is all that is written, and that atomically. */
syma_report *syma_report_ref(const syma_report *r)
{
    syma_report *own = (syma_report *)r;

    if (own != NULL)
        symai_refs_take(&own->refs);
    return own;
}

void syma_report_unref(syma_report *r)
{
    if (r != NULL && symai_refs_drop(&r->refs))
        report_free(r);
}

const char *syma_report_portal_id(const syma_report *r)
{
    return r != NULL ? r->portal_id : "";
}

int syma_report_state(const syma_report *r)
{
    return r != NULL ? r->state : SYMA_STATE_UNKNOWN;
}

int64_t syma_report_time_ms(const syma_report *r)
{
    return r != NULL ? r->time_ms : -1;
}

int syma_report_usable(const syma_report *r)
{
    return r != NULL ? r->usable : SYMA_USABLE_UNKNOWN;
}

uint32_t syma_report_flags(const syma_report *r)
{
    return r != NULL ? r->flags : 0;
}

size_t syma_report_up_count(const syma_report *r)
{
    return r != NULL ? r->up_count : 0;
}

size_t syma_report_required_count(const syma_report *r)
{
    return r != NULL ? r->required_count : 0;
}

int syma_report_exit_code(const syma_report *r, int maintenance_code)
{
    if (maintenance_code < 0 || maintenance_code > 2)
        return SYMA_EINVAL;
    return syma_exit_code(syma_report_state(r), syma_report_usable(r),
                          syma_report_flags(r), maintenance_code);
}

size_t syma_report_section_count(const syma_report *r)
{
    return r != NULL ? r->sections.count : 0;
}

const char *syma_report_section_id(const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    return s != NULL ? s->id : NULL;
}

const syma_verdict *syma_report_verdict(const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    return s != NULL ? s->verdict : NULL;
}

int syma_report_effective_state(const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    return s != NULL ? s->effective_state : SYMA_STATE_UNKNOWN;
}

int syma_report_effective_usable(const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    return s != NULL ? s->effective_usable : SYMA_USABLE_UNKNOWN;
}

const char *syma_report_effective_reason(const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    if (s == NULL)
        return NULL;
    if (s->because != SYMAI_ROLLUP_NONE)
        return reason_dependency;
    return s->is_unreliable ? reason_unreliable
                            : syma_verdict_reason(s->verdict);
}

const char *syma_report_found_by(const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    if (s == NULL)
        return NULL;
    return s->found_by != NULL ? s->found_by : "";
}

const char *syma_report_because(const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    if (s == NULL)
        return NULL;
    s = symai_report_section(r, s->because);
    return s != NULL ? s->id : "";
}

size_t syma_report_fallback_count(const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    return s != NULL ? s->fallbacks.count : 0;
}

const syma_fallback *syma_report_fallback(const syma_report *r, size_t i,
                                          size_t j)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    return s != NULL ? symai_vec_at(&s->fallbacks, j) : NULL;
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

const char *syma_fallback_act(const syma_fallback *f)
{
    return f != NULL ? or_empty(f->act) : "";
}

const char *syma_fallback_channel(const syma_fallback *f)
{
    return f != NULL ? or_empty(f->channel) : "";
}

const char *syma_fallback_address(const syma_fallback *f)
{
    return f != NULL ? or_empty(f->address) : "";
}

const char *syma_fallback_keyword(const syma_fallback *f)
{
    return f != NULL ? or_empty(f->keyword) : "";
}

const char *syma_fallback_text(const syma_fallback *f)
{
    return f != NULL ? or_empty(f->text) : "";
}

const char *syma_fallback_source(const syma_fallback *f)
{
    return f != NULL ? or_empty(f->source) : "";
}
