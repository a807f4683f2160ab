/* SPDX-License-Identifier: MIT */
/*
 * A report, or a tracker's memory of a portal, as one thing to print.
 */
#include "watch/nagios.h"

#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "watch/format.h"
#include "watch/report.h"

#define MAX_WORDS 60 /* bytes of a promise in the first line */
#define UNSAFE "|"
#define SECOND INT64_C(1000)

/* ---- sections ---- */

size_t symai_nagios_count(const struct symai_nagios *n)
{
    return n->t != NULL ? syma_tracker_section_count(n->t, n->portal)
                        : syma_report_section_count(n->r);
}

const char *symai_nagios_id(const struct symai_nagios *n, size_t i)
{
    return n->t != NULL ? syma_tracker_section_id(n->t, n->portal, i)
                        : syma_report_section_id(n->r, i);
}

int symai_nagios_state(const struct symai_nagios *n, size_t i)
{
    return n->t != NULL
               ? syma_tracker_state(n->t, n->portal, symai_nagios_id(n, i))
               : syma_report_effective_state(n->r, i);
}

int symai_nagios_usable(const struct symai_nagios *n, size_t i)
{
    return n->t != NULL
               ? syma_tracker_usable(n->t, n->portal, symai_nagios_id(n, i))
               : syma_report_effective_usable(n->r, i);
}

const char *symai_nagios_reason(const struct symai_nagios *n, size_t i)
{
    return n->t != NULL
               ? syma_tracker_reason(n->t, n->portal, symai_nagios_id(n, i))
               : syma_report_effective_reason(n->r, i);
}

/* What the last report says of it counts where the tracker agrees with it. */
const char *symai_nagios_because(const struct symai_nagios *n, size_t i)
{
    const char *because = syma_report_because(n->r, i);

    if (because == NULL ||
        syma_report_effective_state(n->r, i) != symai_nagios_state(n, i))
        return "";
    return because;
}

const syma_verdict *symai_nagios_verdict(const struct symai_nagios *n, size_t i)
{
    return syma_report_verdict(n->r, i);
}

/* ---- the portal ---- */

int symai_nagios_portal_state(const struct symai_nagios *n)
{
    return n->t != NULL ? syma_tracker_state(n->t, n->portal, "")
                        : syma_report_state(n->r);
}

int symai_nagios_portal_usable(const struct symai_nagios *n)
{
    return n->t != NULL ? syma_tracker_usable(n->t, n->portal, "")
                        : syma_report_usable(n->r);
}

uint32_t symai_nagios_portal_flags(const struct symai_nagios *n)
{
    return n->t != NULL ? syma_tracker_flags(n->t, n->portal, "")
                        : syma_report_flags(n->r);
}

size_t symai_nagios_up_count(const struct symai_nagios *n)
{
    return n->t != NULL ? syma_tracker_up_count(n->t, n->portal)
                        : syma_report_up_count(n->r);
}

size_t symai_nagios_required_count(const struct symai_nagios *n)
{
    return n->t != NULL ? syma_tracker_required_count(n->t, n->portal)
                        : syma_report_required_count(n->r);
}

/* ---- over days ---- */

/* In the largest unit of which there is at least one: "3 d". */
static int add_span(struct symai_buf *out, int64_t ms)
{
    static const struct {
        int64_t ms;
        const char *name;
    } units[] = {{86400 * SECOND, "d"}, {3600 * SECOND, "h"},
                 {60 * SECOND, "min"}};
    size_t i;

    for (i = 0; i < sizeof units / sizeof *units; i++)
        if (ms >= units[i].ms)
            return symai_buf_addf(out, "%" PRId64 " %s", ms / units[i].ms,
                                  units[i].name);
    return symai_buf_addf(out, "%" PRId64 " s", ms > 0 ? ms / SECOND : 0);
}

/* What was said last of what still counts. */
static const syma_promise *last_promise(const struct symai_nagios *n,
                                        const char *section_id)
{
    const syma_promise *p;
    size_t i = 0;

    do {
        p = syma_tracker_promise(n->t, n->portal, section_id, i++);
    } while (p != NULL && syma_promise_status(p) != SYMA_PROMISE_OPEN &&
             syma_promise_status(p) != SYMA_PROMISE_OVERDUE);
    return p;
}

static int add_what(const syma_promise *p, struct symai_buf *out)
{
    char text[SYMAI_RFC3339_SIZE + MAX_WORDS];
    const char *said = syma_promise_text(p);
    size_t len = symai_utf8_truncate(said, strlen(said), MAX_WORDS);
    int rc;

    if (len == 0) {
        symai_rfc3339_format(syma_promise_latest_ms(p), text);
        return symai_buf_addf(out, ", promised for %s", text);
    }
    memcpy(text, said, len);
    text[len] = '\0';
    rc = symai_buf_add_str(out, ", promised '");
    if (rc == SYMA_OK)
        rc = symai_format_safe(out, text, UNSAFE);
    return rc == SYMA_OK ? symai_buf_add_str(out, "'") : rc;
}

static int add_promise(const struct symai_nagios *n, const syma_promise *p,
                       struct symai_buf *out)
{
    int rc = add_what(p, out);

    if (rc == SYMA_OK)
        rc = symai_buf_add_char(out, ' ');
    if (rc == SYMA_OK)
        rc = add_span(out, n->now_ms - syma_promise_seen_ms(p));
    if (rc == SYMA_OK)
        rc = symai_buf_add_str(out, " ago");
    if (rc < 0 || syma_promise_status(p) != SYMA_PROMISE_OVERDUE)
        return rc;
    rc = symai_buf_add_str(out, ", late by ");
    return rc == SYMA_OK ? add_span(out, syma_promise_late_ms(p)) : rc;
}

int symai_nagios_add_days(const struct symai_nagios *n, const char *section_id,
                          struct symai_buf *out)
{
    const syma_promise *p;
    int rc = SYMA_OK;

    if (n->t == NULL ||
        syma_tracker_state(n->t, n->portal, section_id) == SYMA_STATE_UP)
        return SYMA_OK;
    if (section_id[0] != '\0') {
        rc = symai_buf_add_str(out, " since ");
        if (rc == SYMA_OK)
            rc = add_span(out, n->now_ms - syma_tracker_since_ms(
                                               n->t, n->portal, section_id));
    }
    p = last_promise(n, section_id);
    return rc < 0 || p == NULL ? rc : add_promise(n, p, out);
}
