/* SPDX-License-Identifier: MIT */
/*
 * A report for people at a terminal: a headline, a line a section in aligned
 * columns, and under it what explains it. At most 100 columns; nothing that a
 * page says can move the cursor or turn the text around.
 */
#include <string.h>

#include "base/date.h"
#include "judge/names.h"
#include "judge/verdict.h"
#include "watch/format.h"
#include "watch/lines.h"

#define MAX_ID 30 /* columns; a longer id has a line of its own */
#define STATE_WIDTH 11
#define USABLE_WIDTH 13

struct writer {
    struct symai_lines lines;
    const syma_report *r;
    size_t id_width;
};

/* ---- words ---- */

static const char *state_colour(int state)
{
    switch (state) {
    case SYMA_STATE_UP:
        return "\033[32m";
    case SYMA_STATE_DEGRADED:
        return "\033[33m";
    case SYMA_STATE_MAINTENANCE:
        return "\033[36m";
    case SYMA_STATE_DOWN:
        return "\033[31m";
    default:
        return "\033[35m";
    }
}

static const char *usable_words(int usable)
{
    switch (usable) {
    case SYMA_USABLE_YES:
        return "usable";
    case SYMA_USABLE_PARTLY:
        return "partly usable";
    case SYMA_USABLE_NO:
        return "not usable";
    default:
        return "use not known";
    }
}

static const char *zone_words(const char *zone)
{
    static const char *const names[][2] = {
        {"title", " in the title"},
        {"h1", " in the main heading"},
        {"heading", " in a heading"},
        {"alert", " in an alert"},
        {"body", " in the text"},
        {"aside", " beside the main text"},
        {"noscript", " in the text for browsers without scripts"},
        {"script", " in a script"},
    };
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], zone) == 0)
            return names[i][1];
    return NULL;
}

static const char *help_of(const char *reason)
{
    int i = symai_reason_from_name(reason);

    return i >= 0 ? syma_reason_help((size_t)i) : "";
}

/* ---- moments ---- */

static const char *const days[] = {"Sun", "Mon", "Tue", "Wed",
                                   "Thu", "Fri", "Sat"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static void to_local(const struct writer *w, int64_t ms, struct symai_date *out)
{
    symai_zone_to_local(w->r->zone, ms / 1000, out);
}

static void add_clock(struct writer *w, const struct symai_date *d)
{
    symai_detail_addf(&w->lines, "%02d:%02d", d->hour, d->minute);
}

static void add_day(struct writer *w, const struct symai_date *d)
{
    int64_t day = symai_days_from_date(d->year, d->month, d->day);

    symai_detail_addf(&w->lines, "%s %d %s %d",
                      days[symai_weekday_from_days(day)], d->day,
                      months[d->month - 1], d->year);
}

static void add_moment(struct writer *w, int64_t ms)
{
    struct symai_date d;

    to_local(w, ms, &d);
    add_day(w, &d);
    symai_detail_add(&w->lines, ", ");
    add_clock(w, &d);
}

/* The day is not said twice. */
static void add_moment_after(struct writer *w, int64_t before, int64_t ms)
{
    struct symai_date a;
    struct symai_date b;

    to_local(w, before, &a);
    to_local(w, ms, &b);
    if (a.year == b.year && a.month == b.month && a.day == b.day)
        add_clock(w, &b);
    else
        add_moment(w, ms);
}

static void add_zone(struct writer *w)
{
    symai_detail_add(&w->lines, " (");
    symai_detail_add(&w->lines,
                     w->r->zone_name != NULL ? w->r->zone_name : "UTC");
    symai_detail_add(&w->lines, ")");
}

/* An interval in which something is to happen, or which it is to fill. */
static void add_interval(struct writer *w, int64_t earliest, int64_t latest,
                         const char *from, const char *to)
{
    if (earliest >= 0 && latest > earliest) {
        symai_detail_add(&w->lines, from);
        add_moment(w, earliest);
        symai_detail_add(&w->lines, to);
        add_moment_after(w, earliest, latest);
    } else if (earliest >= 0 && latest == earliest) {
        symai_detail_add(&w->lines, "at ");
        add_moment(w, earliest);
    } else if (latest >= 0) {
        symai_detail_add(&w->lines, "by ");
        add_moment(w, latest);
    } else {
        symai_detail_add(&w->lines, "from ");
        add_moment(w, earliest);
        symai_detail_add(&w->lines, " on");
    }
    add_zone(w);
}

static int is_same_day(const struct symai_date *a, const struct symai_date *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* A begin: its hour where the page said one, else its day or days. */
static void add_begin(struct writer *w, const struct symai_verdict_since *since)
{
    static const char *const parts[] = {"",          ", morning", ", afternoon",
                                        ", evening", ", night",   ", night"};
    int64_t earliest = since->at.earliest_ms;
    int64_t latest = since->at.latest_ms;
    struct symai_date a;
    struct symai_date b;
    int same_day;

    to_local(w, earliest, &a);
    to_local(w, latest > earliest ? latest - 1 : latest, &b);
    same_day = is_same_day(&a, &b);
    if (since->clocked && same_day) {
        add_moment(w, earliest);
    } else if (same_day || since->part != SYMAI_PART_NONE) {
        add_day(w, &a);
        symai_detail_add(&w->lines, parts[since->part]);
    } else {
        symai_detail_add(&w->lines, "between ");
        add_day(w, &a);
        symai_detail_add(&w->lines, " and ");
        add_day(w, &b);
    }
    add_zone(w);
}

/* ---- one section ---- */

static void put_flags(struct writer *w, uint32_t flags, int optional)
{
    const char *lead = "  (";
    uint32_t bit;

    flags &= ~(uint32_t)SYMA_FLAG_SCHEDULED; /* the notice says it */
    for (bit = 1; bit != 0; bit <<= 1) {
        if ((flags & bit) == 0 || syma_flag_name(bit) == NULL)
            continue;
        symai_detail_add(&w->lines, lead);
        symai_detail_add(&w->lines, syma_flag_name(bit));
        lead = ", ";
    }
    if (optional) {
        symai_detail_add(&w->lines, lead);
        symai_detail_add(&w->lines, "optional");
        lead = ", ";
    }
    if (lead[0] == ',')
        symai_detail_add(&w->lines, ")");
}

static void put_row(struct writer *w, const struct symai_report_section *s,
                    size_t i)
{
    int state = s->effective_state;
    const char *because = syma_report_because(w->r, i);
    size_t col = 2 + w->id_width + 2;

    symai_line_put(&w->lines, "  ");
    symai_line_colour(&w->lines, SYMAI_BOLD);
    symai_line_put(&w->lines, s->id);
    symai_line_colour(&w->lines, SYMAI_PLAIN);
    if (w->lines.col > col - 2)
        symai_line_end(&w->lines);
    symai_line_pad(&w->lines, col);
    symai_line_colour(&w->lines, state_colour(state));
    symai_line_put(&w->lines, syma_state_name(state));
    symai_line_colour(&w->lines, SYMAI_PLAIN);
    symai_line_pad(&w->lines, col + STATE_WIDTH + 2);
    symai_line_put(&w->lines, usable_words(s->effective_usable));
    col += STATE_WIDTH + 2 + USABLE_WIDTH + 2;
    symai_line_pad(&w->lines, col);
    symai_detail_add(&w->lines, syma_report_effective_reason(w->r, i));
    if (because[0] != '\0') {
        symai_detail_add(&w->lines, ": ");
        symai_detail_add(&w->lines, because);
    }
    put_flags(w, syma_verdict_flags(s->verdict),
              (s->flags & SYMA_SECTION_OPTIONAL) != 0);
    symai_detail_wrap(&w->lines, col);
    symai_line_end(&w->lines);
}

static void put_address(struct writer *w, const struct symai_report_section *s)
{
    if (w->r->portal_id[0] != '\0' || s->url[0] == '\0')
        return;
    symai_detail_safe(&w->lines, s->url);
    symai_detail_end(&w->lines, "address");
}

static void put_found_by(struct writer *w, size_t i)
{
    const char *found_by = syma_report_found_by(w->r, i);

    if (found_by[0] == '\0')
        return;
    symai_detail_safe(&w->lines, found_by);
    symai_detail_end(&w->lines, "found by");
}

static void put_because(struct writer *w, const struct symai_report_section *s)
{
    static const char *const is[] = {"is unknown", "is up", "is degraded",
                                     "is in maintenance", "is down"};
    const struct symai_report_section *need =
        symai_report_section(w->r, s->because);

    if (need == NULL)
        return;
    symai_detail_add(&w->lines, need->id);
    symai_detail_add(&w->lines, " ");
    symai_detail_add(&w->lines, is[need->effective_state]);
    symai_detail_add(&w->lines, " and this section needs it; by itself it ");
    symai_detail_add(&w->lines, is[syma_verdict_state(s->verdict)]);
    symai_detail_add(&w->lines, ", ");
    symai_detail_add(&w->lines, usable_words(syma_verdict_usable(s->verdict)));
    symai_detail_end(&w->lines, "because");
}

/* In words what the reason says in one; where all is well, nothing. */
static void put_why(struct writer *w, const struct symai_report_section *s)
{
    const char *reason = syma_verdict_reason(s->verdict);

    if (strcmp(reason, "ok") == 0 || strcmp(reason, "ok_scheduled") == 0)
        return;
    symai_detail_add(&w->lines, help_of(reason));
    symai_detail_end(&w->lines, s->because != (size_t)-1 ? "itself" : "why");
}

static void put_words(struct writer *w, const struct symai_report_section *s)
{
    const syma_evidence *e = symai_format_deciding(s->verdict);
    const char *zone;

    if (e == NULL || syma_verdict_state(s->verdict) == SYMA_STATE_UP)
        return;
    if (!symai_format_has_words(e)) {
        /* Then the line above has said it, in words. */
        if (strcmp(syma_evidence_excerpt(e), syma_verdict_reason(s->verdict)) ==
            0)
            return;
        symai_detail_add(&w->lines, syma_evidence_code(e));
        if (syma_evidence_excerpt(e)[0] != '\0')
            symai_detail_add(&w->lines, ": ");
        symai_detail_safe(&w->lines, syma_evidence_excerpt(e));
        symai_detail_end(&w->lines, "sign");
        return;
    }
    zone = syma_evidence_zone(e);
    symai_detail_quoted(&w->lines, syma_evidence_excerpt(e));
    if (zone_words(zone) != NULL) {
        symai_detail_add(&w->lines, zone_words(zone));
    } else {
        symai_detail_add(&w->lines, " in ");
        symai_detail_safe(&w->lines, zone);
    }
    symai_detail_end(&w->lines, "words");
}

static void put_answer(struct writer *w, const struct symai_report_section *s)
{
    const syma_verdict *v = s->verdict;
    size_t redirects = syma_verdict_redirect_count(v);
    int status = syma_verdict_http_status(v);

    if (redirects == 0 && (status == 0 || (status >= 200 && status < 300)))
        return;
    if (status > 0)
        symai_detail_addf(&w->lines, "HTTP %d", status);
    else
        symai_detail_add(&w->lines, "none");
    if (redirects > 0) {
        symai_detail_add(&w->lines, " after ");
        symai_detail_addf(&w->lines, "%zu redirect%s to ", redirects,
                          redirects == 1 ? "" : "s");
        symai_detail_safe(&w->lines, syma_verdict_final_url(v));
    }
    symai_detail_end(&w->lines, "answer");
}

static void put_slow(struct writer *w, const struct symai_report_section *s)
{
    int64_t first = syma_verdict_timing_ms(s->verdict, "first_byte");
    int64_t total = syma_verdict_timing_ms(s->verdict, "total");

    if (strcmp(syma_verdict_reason(s->verdict), "slow") != 0 || total < 0)
        return;
    if (first >= 0)
        symai_detail_addf(&w->lines, "first byte after %d.%03d s, ",
                          (int)(first / 1000), (int)(first % 1000));
    symai_detail_addf(&w->lines, "%d.%03d s in all", (int)(total / 1000),
                      (int)(total % 1000));
    symai_detail_end(&w->lines, "time");
}

/* The words of a promise are those of the page, but for the value of a
 * header. */
static int is_header_value(const syma_verdict *v, const char *text)
{
    const syma_evidence *e;
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        if (strcmp(syma_evidence_code(e), "http.retry_after.present") == 0 &&
            strcmp(syma_evidence_excerpt(e), text) == 0)
            return 1;
    }
    return 0;
}

static void add_promise(struct writer *w, const syma_verdict *v,
                        const char *text)
{
    if (text[0] == '\0')
        return;
    symai_detail_add(&w->lines, ": ");
    if (is_header_value(v, text)) {
        symai_detail_add(&w->lines, "Retry-After ");
        symai_detail_safe(&w->lines, text);
    } else {
        symai_detail_quoted(&w->lines, text);
    }
}

/* What is promised: 1 if a time was given. */
static int put_notice(struct writer *w, const syma_verdict *v,
                      const syma_notice *n)
{
    int64_t earliest = syma_notice_earliest_ms(n);
    int64_t latest = syma_notice_latest_ms(n);
    int is_planned = syma_notice_kind(n) == SYMA_NOTICE_MAINTENANCE_PLANNED;
    int has_time = earliest >= 0 || latest >= 0;

    if (syma_notice_kind(n) == SYMA_NOTICE_FALLBACK ||
        (!is_planned && !has_time))
        return 0;
    if (has_time && is_planned)
        add_interval(w, earliest, latest, "from ", " to ");
    else if (has_time)
        add_interval(w, earliest, latest, "between ", " and ");
    else
        symai_detail_add(&w->lines, "no time given");
    if (has_time && syma_notice_vague(n))
        symai_detail_add(&w->lines,
                         is_planned ? ", roughly" : ", a vague promise");
    add_promise(w, v, syma_notice_text(n));
    symai_detail_end(&w->lines, is_planned ? "planned" : "back");
    return has_time && !is_planned;
}

/* When it began; the words are quoted where no line above has done so. */
static void put_since(struct writer *w, const struct symai_report_section *s)
{
    const struct symai_verdict_since *since = &s->verdict->since;
    const syma_evidence *e = symai_format_deciding(s->verdict);

    if (since->at.kind == 0)
        return;
    add_begin(w, since);
    if (since->at.vague)
        symai_detail_add(&w->lines, ", roughly");
    if (e == NULL || strcmp(syma_evidence_excerpt(e), since->at.text) != 0) {
        symai_detail_add(&w->lines, ": ");
        symai_detail_quoted(&w->lines, since->at.text);
    }
    symai_detail_end(&w->lines, "since");
}

static void put_notices(struct writer *w, const struct symai_report_section *s)
{
    size_t count = syma_verdict_notice_count(s->verdict);
    int promised = 0;
    size_t i;

    for (i = 0; i < count; i++)
        promised |=
            put_notice(w, s->verdict, syma_verdict_notice(s->verdict, i));
    if (promised || syma_verdict_state(s->verdict) != SYMA_STATE_MAINTENANCE)
        return;
    symai_detail_add(&w->lines, "no time given");
    symai_detail_end(&w->lines, "back");
}

static void add_keyword(struct writer *w, const char *lead, const char *keyword)
{
    if (keyword[0] == '\0')
        return;
    symai_detail_add(&w->lines, lead);
    symai_detail_quoted(&w->lines, keyword);
}

static void add_way(struct writer *w, const syma_fallback *f)
{
    static const char *const ways[][3] = {
        {"phone", "call ", ", say "},
        {"mail", "write to ", ", mention "},
        {"web", "see ", ", enter "},
        {"shop", "go to ", ", ask for "},
        {"post", "write by post to ", ", mention "},
        {"chat", "ask in the chat at ", ", say "},
    };
    const char *channel = syma_fallback_channel(f);
    const char *keyword = syma_fallback_keyword(f);
    size_t i;

    if (strcmp(channel, "sms") == 0) {
        symai_detail_add(&w->lines, "send ");
        if (keyword[0] != '\0')
            symai_detail_quoted(&w->lines, keyword);
        symai_detail_add(&w->lines,
                         keyword[0] != '\0' ? " by SMS to " : "an SMS to ");
        symai_detail_safe(&w->lines, syma_fallback_address(f));
        return;
    }
    for (i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (strcmp(ways[i][0], channel) != 0)
            continue;
        symai_detail_add(&w->lines, ways[i][1]);
        symai_detail_safe(&w->lines, syma_fallback_address(f));
        add_keyword(w, ways[i][2], keyword);
    }
}

static void put_fallbacks(struct writer *w, size_t i)
{
    const syma_fallback *f;
    const char *act;
    size_t j;

    if (syma_report_effective_state(w->r, i) == SYMA_STATE_UP)
        return;
    for (j = 0; j < syma_report_fallback_count(w->r, i); j++) {
        f = syma_report_fallback(w->r, i, j);
        if (syma_fallback_text(f)[0] != '\0') {
            symai_detail_add(&w->lines, "the page offers ");
            symai_detail_quoted(&w->lines, syma_fallback_text(f));
            symai_detail_end(&w->lines, "meanwhile");
            continue;
        }
        symai_detail_add(&w->lines, "to ");
        for (act = syma_fallback_act(f); *act != '\0'; act++)
            symai_detail_addf(&w->lines, "%c", *act == '-' ? ' ' : *act);
        symai_detail_add(&w->lines, ", ");
        add_way(w, f);
        symai_detail_end(&w->lines, "meanwhile");
    }
}

static void put_section(struct writer *w, size_t i)
{
    const struct symai_report_section *s = symai_report_section(w->r, i);

    put_row(w, s, i);
    put_address(w, s);
    put_found_by(w, i);
    put_because(w, s);
    put_why(w, s);
    put_words(w, s);
    put_answer(w, s);
    put_slow(w, s);
    put_since(w, s);
    put_notices(w, s);
    put_fallbacks(w, i);
}

/* ---- the headline ---- */

static void put_headline(struct writer *w)
{
    const syma_report *r = w->r;

    if (r->portal_id[0] != '\0') {
        symai_line_colour(&w->lines, SYMAI_BOLD);
        symai_line_put(&w->lines, r->portal_id);
        symai_line_colour(&w->lines, SYMAI_PLAIN);
        symai_line_put(&w->lines, " is ");
    }
    symai_line_colour(&w->lines, SYMAI_BOLD);
    symai_line_colour(&w->lines, state_colour(r->state));
    symai_line_put(&w->lines, syma_state_name(r->state));
    symai_line_colour(&w->lines, SYMAI_PLAIN);
    symai_line_put(&w->lines, ", ");
    symai_detail_addf(&w->lines, "%s: %zu of %zu sections up",
                      usable_words(r->usable), r->up_count, r->required_count);
    if ((r->flags & SYMA_FLAG_PARTIAL) != 0) {
        symai_detail_add(&w->lines, ", partial, the worst is ");
        symai_detail_add(&w->lines, syma_state_name(r->cause));
    }
    if ((r->flags & SYMA_FLAG_INCOMPLETE) != 0)
        symai_detail_add(&w->lines, ", incomplete");
    if ((r->flags & SYMA_FLAG_WARN) != 0)
        symai_detail_add(&w->lines, ", with a warning");
    symai_detail_wrap(&w->lines, 4);
    symai_line_end(&w->lines);
}

static void put_checked(struct writer *w)
{
    const syma_report *r = w->r;

    if (r->home == NULL && r->time_ms < 0)
        return;
    if (r->time_ms >= 0) {
        symai_detail_add(&w->lines, "checked ");
        add_moment(w, r->time_ms);
        add_zone(w);
    }
    if (r->home != NULL) {
        symai_detail_add(&w->lines, r->time_ms >= 0 ? ", " : "");
        symai_detail_safe(&w->lines, r->home);
    }
    symai_line_colour(&w->lines, SYMAI_DIM);
    symai_detail_wrap(&w->lines, 4);
    symai_line_colour(&w->lines, SYMAI_PLAIN);
    symai_line_end(&w->lines);
}

static size_t widest_id(const syma_report *r)
{
    size_t widest = 0;
    size_t width;
    size_t i;

    for (i = 0; i < r->sections.count; i++) {
        width = strlen(symai_report_section(r, i)->id);
        if (width > widest && width <= MAX_ID)
            widest = width;
    }
    return widest;
}

int symai_format_text(const syma_report *r, int colours, struct symai_buf *out)
{
    struct writer w;
    size_t i;
    int rc;

    symai_lines_init(&w.lines, out, colours);
    w.r = r;
    w.id_width = widest_id(r);
    /* One page alone says of itself all that a headline could. */
    if (r->portal_id[0] != '\0' || r->sections.count != 1) {
        put_headline(&w);
        put_checked(&w);
        symai_line_end(&w.lines);
    }
    for (i = 0; i < r->sections.count && w.lines.rc == SYMA_OK; i++)
        put_section(&w, i);
    rc = w.lines.rc;
    symai_lines_free(&w.lines);
    return rc;
}
