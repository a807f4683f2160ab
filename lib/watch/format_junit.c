/* SPDX-License-Identifier: MIT */
/*
 * A report as JUnit XML, for build servers: a suite a portal, a case a
 * section. Not up is a failure; unknown is an error, since the check could not
 * be carried out; a section that is not required is skipped where it is not
 * up. Nobody wrote this format down as a standard: what is here is what the
 * usual readers agree on, times in UTC without a zone.
 */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "judge/names.h"
#include "watch/format.h"
#include "watch/markup.h"

#define TIME_LEN 19 /* "2026-11-23T08:00:00" */

struct counts {
    size_t failures;
    size_t errors;
    size_t skipped;
    int64_t total_ms;
};

static int is_optional(const syma_report *r, size_t i)
{
    return (symai_report_section(r, i)->flags & SYMA_SECTION_OPTIONAL) != 0;
}

/* What stands in a case that did not pass; NULL where it did. */
static const char *outcome_of(const syma_report *r, size_t i)
{
    int state = syma_report_effective_state(r, i);

    if (state == SYMA_STATE_UP)
        return NULL;
    if (is_optional(r, i))
        return "skipped";
    return state == SYMA_STATE_UNKNOWN ? "error" : "failure";
}

static int64_t time_of(const syma_report *r, size_t i)
{
    int64_t ms = syma_verdict_timing_ms(syma_report_verdict(r, i), "total");

    return ms < 0 ? 0 : ms;
}

static void count(const syma_report *r, struct counts *out)
{
    const char *outcome;
    size_t i;

    memset(out, 0, sizeof *out);
    for (i = 0; i < r->sections.count; i++) {
        outcome = outcome_of(r, i);
        out->total_ms += time_of(r, i);
        if (outcome == NULL)
            continue;
        out->failures += strcmp(outcome, "failure") == 0;
        out->errors += strcmp(outcome, "error") == 0;
        out->skipped += strcmp(outcome, "skipped") == 0;
    }
}

static int add_seconds(struct symai_buf *out, int64_t ms)
{
    return symai_buf_addf(out, " time=\"%" PRId64 ".%03d\"", ms / 1000,
                          (int)(ms % 1000));
}

static int add_counts(struct symai_buf *out, const syma_report *r,
                      const struct counts *c)
{
    int rc = symai_buf_addf(
        out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\"",
        r->sections.count, c->failures, c->errors, c->skipped);

    return rc < 0 ? rc : add_seconds(out, c->total_ms);
}

static const char *name_of(const syma_report *r)
{
    return r->portal_id[0] != '\0' ? r->portal_id : "syma";
}

static int add_suite(struct symai_buf *out, const syma_report *r,
                     const struct counts *c)
{
    char text[SYMAI_RFC3339_SIZE];
    int rc = symai_buf_addf(out, "  <testsuite name=\"%s\"", name_of(r));

    if (rc == SYMA_OK)
        rc = add_counts(out, r, c);
    if (rc == SYMA_OK && r->time_ms >= 0) {
        symai_rfc3339_format(r->time_ms, text);
        rc = symai_buf_addf(out, " timestamp=\"%.*s\"", TIME_LEN, text);
    }
    return rc < 0 ? rc : symai_buf_add_str(out, ">\n");
}

/* "maintenance (page_maintenance): the page says that ..." */
static int add_message(struct symai_buf *out, const syma_report *r, size_t i)
{
    const char *reason = syma_report_effective_reason(r, i);
    const char *because = syma_report_because(r, i);
    int known = symai_reason_from_name(reason);
    int rc = symai_buf_addf(out, "%s (%s%s%s)",
                            syma_state_name(syma_report_effective_state(r, i)),
                            reason, because[0] != '\0' ? ": " : "", because);

    if (rc == SYMA_OK && known >= 0) {
        rc = symai_buf_add_str(out, ": ");
        if (rc == SYMA_OK)
            rc = symai_markup_text(out, syma_reason_help((size_t)known));
    }
    return rc;
}

static int add_line(struct symai_buf *out, const char *label, const char *text)
{
    int rc;

    if (text[0] == '\0')
        return SYMA_OK;
    rc = symai_buf_addf(out, "%s: ", label);
    if (rc == SYMA_OK)
        rc = symai_markup_text(out, text);
    return rc < 0 ? rc : symai_buf_add_char(out, '\n');
}

/* For whoever opens the case: where it was seen, and in which words. */
static int add_details(struct symai_buf *out, const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);
    const syma_evidence *e = symai_format_deciding(s->verdict);
    const syma_notice *n;
    size_t j;
    int rc = add_line(out, "address", s->url);

    if (rc == SYMA_OK)
        rc = add_line(out, "usable", syma_usable_name(s->effective_usable));
    if (rc == SYMA_OK && e != NULL && symai_format_has_words(e))
        rc = add_line(out, "words", syma_evidence_excerpt(e));
    for (j = 0; j < syma_verdict_notice_count(s->verdict) && rc == SYMA_OK;
         j++) {
        n = syma_verdict_notice(s->verdict, j);
        rc = add_line(out, symai_notice_kind_name(syma_notice_kind(n)),
                      syma_notice_text(n));
    }
    return rc;
}

static int add_outcome(struct symai_buf *out, const syma_report *r, size_t i,
                       const char *outcome)
{
    int is_skipped = strcmp(outcome, "skipped") == 0;
    int rc = symai_buf_addf(out, ">\n      <%s message=\"", outcome);

    if (rc == SYMA_OK)
        rc = add_message(out, r, i);
    if (rc == SYMA_OK && is_skipped)
        rc = symai_buf_add_str(out, "\"/>\n");
    else if (rc == SYMA_OK)
        rc = symai_buf_addf(out, "\" type=\"%s\">",
                            syma_report_effective_reason(r, i));
    if (rc == SYMA_OK && !is_skipped)
        rc = add_details(out, r, i);
    if (rc == SYMA_OK && !is_skipped)
        rc = symai_buf_addf(out, "</%s>\n", outcome);
    return rc < 0 ? rc : symai_buf_add_str(out, "    </testcase>\n");
}

static int add_case(struct symai_buf *out, const syma_report *r, size_t i)
{
    const char *outcome = outcome_of(r, i);
    int rc = symai_buf_addf(out, "    <testcase classname=\"%s\" name=\"%s\"",
                            name_of(r), syma_report_section_id(r, i));

    if (rc == SYMA_OK)
        rc = add_seconds(out, time_of(r, i));
    if (rc < 0)
        return rc;
    return outcome == NULL ? symai_buf_add_str(out, "/>\n")
                           : add_outcome(out, r, i, outcome);
}

int symai_format_junit(const syma_report *r, struct symai_buf *out)
{
    struct counts c;
    size_t i;
    int rc;

    count(r, &c);
    rc = symai_buf_add_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<testsuites name=\"syma\"");
    if (rc == SYMA_OK)
        rc = add_counts(out, r, &c);
    if (rc == SYMA_OK)
        rc = symai_buf_add_str(out, ">\n");
    if (rc == SYMA_OK)
        rc = add_suite(out, r, &c);
    for (i = 0; i < r->sections.count && rc == SYMA_OK; i++)
        rc = add_case(out, r, i);
    return rc < 0 ? rc
                  : symai_buf_add_str(out, "  </testsuite>\n</testsuites>\n");
}
