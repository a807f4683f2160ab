/* SPDX-License-Identifier: MIT */
/*
 * A report as one JSON document; its schema is docs/syma-report.schema.json.
 * What is not known is null, never left out; timings alone list only what
 * was measured.
 */
#include "base/json.h"
#include "judge/names.h"
#include "watch/format.h"
#include "watch/json_values.h"
#include "watch/metrics.h"

#define MS_PER_DAY INT64_C(86400000)

static void put_evidence(struct symai_json *j, const syma_verdict *v)
{
    const syma_evidence *e;
    size_t i;

    symai_json_open_array(j, "evidence");
    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        symai_json_open_object(j, NULL);
        symai_json_string(j, "code", syma_evidence_code(e));
        symai_json_string(j, "points_to",
                          syma_state_name(syma_evidence_points_to(e)));
        symai_json_int(j, "weight", syma_evidence_weight(e));
        symai_json_string(j, "zone", syma_evidence_zone(e));
        symai_json_string(j, "excerpt", syma_evidence_excerpt(e));
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

static void put_notices(struct symai_json *j, const syma_verdict *v)
{
    const syma_notice *n;
    size_t i;

    symai_json_open_array(j, "notices");
    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        n = syma_verdict_notice(v, i);
        symai_json_open_object(j, NULL);
        symai_json_string(j, "kind",
                          symai_notice_kind_name(syma_notice_kind(n)));
        symai_json_time(j, "earliest", syma_notice_earliest_ms(n));
        symai_json_time(j, "latest", syma_notice_latest_ms(n));
        symai_json_bool(j, "vague", syma_notice_vague(n));
        symai_json_string(j, "text", syma_notice_text(n));
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

/* When it began, by the page. */
static void put_since(struct symai_json *j, const syma_verdict *v)
{
    if (syma_verdict_since_latest_ms(v) < 0) {
        symai_json_null(j, "since");
        return;
    }
    symai_json_open_object(j, "since");
    symai_json_time(j, "earliest", syma_verdict_since_earliest_ms(v));
    symai_json_time(j, "latest", syma_verdict_since_latest_ms(v));
    symai_json_bool(j, "vague", syma_verdict_since_vague(v));
    symai_json_string(j, "text", syma_verdict_since_text(v));
    symai_json_close_object(j);
}

static void put_effective(struct symai_json *j, const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    symai_json_open_object(j, "effective");
    symai_json_string(j, "state", syma_state_name(s->effective_state));
    symai_json_string(j, "usable", syma_usable_name(s->effective_usable));
    symai_json_string(j, "reason", syma_report_effective_reason(r, i));
    symai_json_text(j, "because", syma_report_because(r, i));
    symai_json_int(j, "confidence", s->effective_confidence);
    symai_json_close_object(j);
}

static void put_http(struct symai_json *j, const syma_verdict *v)
{
    size_t i;

    symai_json_open_object(j, "http");
    if (syma_verdict_http_status(v) > 0)
        symai_json_int(j, "status", syma_verdict_http_status(v));
    else
        symai_json_null(j, "status");
    symai_json_open_array(j, "redirects");
    for (i = 0; i < syma_verdict_redirect_count(v); i++)
        symai_json_string(j, NULL, syma_verdict_redirect_url(v, i));
    symai_json_close_array(j);
    symai_json_close_object(j);
}

static void put_timings(struct symai_json *j, const syma_verdict *v)
{
    size_t i;
    int64_t ms;

    symai_json_open_object(j, "timings_ms");
    for (i = 0; i < SYMAI_METRICS_PHASES; i++) {
        ms = syma_verdict_timing_ms(v, symai_metrics_phases[i]);
        if (ms >= 0)
            symai_json_int(j, symai_metrics_phases[i], ms);
    }
    symai_json_close_object(j);
}

static int64_t days_between(int64_t from_ms, int64_t to_ms)
{
    int64_t left = to_ms - from_ms;

    return left >= 0 ? left / MS_PER_DAY
                     : -((MS_PER_DAY - 1 - left) / MS_PER_DAY);
}

static void put_certs(struct symai_json *j, const syma_verdict *v,
                      int64_t now_ms)
{
    int64_t end_ms;
    size_t i;

    symai_json_open_array(j, "certificates");
    for (i = 0; i < syma_verdict_cert_count(v); i++) {
        end_ms = syma_verdict_cert_not_after(v, i);
        symai_json_open_object(j, NULL);
        symai_json_text(j, "subject", syma_verdict_cert_subject(v, i));
        symai_json_text(j, "issuer", syma_verdict_cert_issuer(v, i));
        symai_json_time(j, "not_after", end_ms);
        if (end_ms >= 0 && now_ms >= 0)
            symai_json_int(j, "days_left", days_between(now_ms, end_ms));
        else
            symai_json_null(j, "days_left");
        symai_json_bool(j, "first_to_expire", i == syma_verdict_cert_first(v));
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

static void put_forms(struct symai_json *j, const syma_verdict *v)
{
    size_t i;

    symai_json_open_array(j, "forms");
    for (i = 0; i < syma_verdict_form_count(v); i++) {
        symai_json_open_object(j, NULL);
        symai_json_string(j, "kind", syma_verdict_form_kind(v, i));
        symai_json_bool(j, "enabled", syma_verdict_form_enabled(v, i));
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

static void put_needs(struct symai_json *j, const syma_report *r,
                      const struct symai_report_section *s)
{
    size_t i;

    symai_json_open_array(j, "needs");
    for (i = 0; i < s->needs.count; i++)
        symai_json_string(
            j, NULL,
            symai_report_section(r, *(const size_t *)symai_vec_at(&s->needs, i))
                ->id);
    symai_json_close_array(j);
}

static void put_section(struct symai_json *j, const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);
    const syma_verdict *v = s->verdict;

    symai_json_open_object(j, NULL);
    symai_json_string(j, "id", s->id);
    symai_json_string(j, "kind", syma_section_kind_name(s->kind));
    symai_json_text(j, "url", s->url);
    if (syma_report_found_by(r, i)[0] != '\0')
        symai_json_string(j, "found_by", syma_report_found_by(r, i));
    symai_json_text(j, "final_url", syma_verdict_final_url(v));
    symai_json_string(j, "state", syma_state_name(syma_verdict_state(v)));
    symai_json_string(j, "usable", syma_usable_name(syma_verdict_usable(v)));
    symai_json_string(j, "reason", syma_verdict_reason(v));
    symai_json_int(j, "confidence", syma_verdict_confidence(v));
    symai_json_string(j, "summary", syma_verdict_summary(v));
    symai_json_text(j, "product", syma_verdict_product(v));
    symai_json_text(j, "signature", syma_verdict_signature(v));
    symai_json_flags(j, syma_verdict_flags(v));
    symai_json_bool(j, "required", (s->flags & SYMA_SECTION_OPTIONAL) == 0);
    put_needs(j, r, s);
    put_effective(j, r, i);
    put_evidence(j, v);
    put_since(j, v);
    put_notices(j, v);
    symai_json_fallbacks(j, r, i);
    put_forms(j, v);
    put_http(j, v);
    put_timings(j, v);
    put_certs(j, v, r->time_ms);
    symai_json_close_object(j);
}

int symai_format_json(const syma_report *r, struct symai_buf *out)
{
    struct symai_json j;
    size_t i;

    symai_json_init(&j, out);
    symai_json_open_object(&j, NULL);
    symai_json_string(&j, "schema", "syma-report/1");
    symai_json_text(&j, "portal", r->portal_id);
    symai_json_time(&j, "time", r->time_ms);
    symai_json_string(&j, "state", syma_state_name(r->state));
    symai_json_string(&j, "usable", syma_usable_name(r->usable));
    symai_json_flags(&j, r->flags);
    symai_json_string(&j, "cause",
                      r->cause != SYMA_STATE_UNKNOWN ? syma_state_name(r->cause)
                                                     : NULL);
    symai_json_int(&j, "up_count", (int64_t)r->up_count);
    symai_json_int(&j, "required_count", (int64_t)r->required_count);
    symai_json_open_array(&j, "sections");
    for (i = 0; i < r->sections.count; i++)
        put_section(&j, r, i);
    symai_json_close_array(&j);
    symai_json_close_object(&j);
    return j.rc < 0 ? j.rc : symai_buf_add_char(out, '\n');
}
