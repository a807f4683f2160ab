/* SPDX-License-Identifier: MIT */
/*
 * Format names to writers, and what the writers share.
 */
#include "watch/telling.h"

#include <string.h>

#include "judge/names.h"
#include "watch/format.h"
#include "watch/nagios.h"
#include "watch/tracker.h"
#include "watch/turn.h"

#define MAX_TEXT ((size_t)64 << 20)

size_t symai_telling_portal_count(const struct symai_telling *f)
{
    return f->portal_id != NULL ? 1 : syma_tracker_portal_count(f->t);
}

const char *symai_telling_portal(const struct symai_telling *f, size_t i)
{
    return f->portal_id != NULL ? f->portal_id
                                : syma_tracker_portal_id(f->t, i);
}

const syma_incident *symai_telling_running(const struct symai_telling *f,
                                           const char *portal_id,
                                           const char *section_id)
{
    const syma_incident *n =
        syma_tracker_incident(f->t, portal_id, section_id, 0);

    return n != NULL && syma_incident_end_ms(n) < 0 ? n : NULL;
}

const char *symai_telling_help(const syma_incident *n)
{
    int reason = symai_reason_from_name(syma_incident_reason(n));

    return reason >= 0 ? syma_reason_help((size_t)reason) : "out of order";
}

const struct symai_zone *symai_telling_zone(const struct symai_telling *f,
                                            const char *portal_id)
{
    const struct symai_track_portal *p = symai_track_portal(f->t, portal_id);
    const struct symai_zone *zone = NULL;
    const char *name;

    if (p != NULL)
        symai_turn_rules(p, &zone, &name);
    return zone;
}

const char *symai_telling_name(const char *portal_id)
{
    return portal_id[0] != '\0' ? portal_id : "portal";
}

static const struct {
    const char *name;
    int (*write)(const struct symai_telling *f);
    int needs_portal;
} forms[] = {
    {"json", symai_telling_json, 0},
    {"openmetrics", symai_telling_openmetrics, 0},
    {"prometheus", symai_telling_prometheus, 0},
    {"atom", symai_telling_atom, 0},
    {"summary", symai_telling_summary, 0},
    {"svg", symai_telling_badge, 1},
};

/* Of one portal, as the badge is. */
static int write_nagios(const struct symai_telling *f, int maintenance_code)
{
    const struct symai_nagios n = {syma_tracker_report(f->t, f->portal_id),
                                   f->t, f->portal_id, f->now_ms,
                                   maintenance_code};

    if (f->portal_id == NULL)
        return SYMA_EINVAL;
    return symai_track_portal(f->t, f->portal_id) != NULL
               ? symai_format_nagios(&n, f->out)
               : SYMA_ENOTFOUND;
}

static int write_form(const struct symai_telling *f, const char *format)
{
    int code = symai_format_nagios_code(format);
    size_t i;

    if (code >= 0)
        return write_nagios(f, code);

    for (i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].name, format) != 0)
            continue;
        if (f->portal_id == NULL)
            return forms[i].needs_portal ? SYMA_EINVAL : forms[i].write(f);
        return symai_track_portal(f->t, f->portal_id) != NULL
                   ? forms[i].write(f)
                   : SYMA_ENOTFOUND;
    }
    return SYMA_EINVAL;
}

int syma_tracker_format(const syma_tracker *t, const char *portal_id,
                        const char *format, char **out)
{
    struct symai_buf buf;
    struct symai_telling f = {t, portal_id, -1, &buf};
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (t == NULL || format == NULL)
        return SYMA_EINVAL;
    f.now_ms = t->now_ms > 0 ? t->now_ms : -1;
    symai_buf_init(&buf, MAX_TEXT);
    rc = write_form(&f, format);
    if (rc == SYMA_OK)
        rc = symai_buf_detach(&buf, out);
    symai_buf_free(&buf);
    return rc;
}
