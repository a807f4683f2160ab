/* SPDX-License-Identifier: MIT */
/*
 * What a portal says of times: the windows in which work is planned, and
 * promises that were heard elsewhere. Neither changes a check; reports carry
 * them to the tracker.
 */
#include <string.h>

#include "base/str.h"
#include "watch/moment.h"
#include "watch/portal.h"
#include "watch/portal_values.h"

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static int has_section(syma_portal *p, const char *id)
{
    if (id == NULL || symai_portal_find(p, id) != (size_t)-1)
        return SYMA_OK;
    return symai_errmsg_set(&p->error, SYMA_ENOTFOUND, 0, "no section '%.64s'",
                            id);
}

/* What is wrong with a window that cannot be read, in the order in which it
 * is written. */
static int fail_window(syma_portal *p, const char *days, const char *begin,
                       const char *end)
{
    const int weekly = days != NULL && days[0] != '\0';
    struct symai_date date;
    int minute;
    int wrong;
    size_t i;

    if (weekly && symai_window_parse_days(days) == 0)
        return symai_errmsg_set(&p->error, SYMA_EINVAL, 0,
                                "'%.64s' is no list of days; write 'daily', "
                                "or some of mon, tue, wed, thu, fri, sat, "
                                "sun as in 'sat sun'",
                                days);
    for (i = 0; i < 2; i++) {
        const char *text = or_empty(i == 0 ? begin : end);

        wrong = weekly ? symai_clock_parse(text, &minute)
                       : symai_moment_parse_local(text, &date);
        if (wrong < 0)
            return symai_errmsg_set(
                &p->error, SYMA_EINVAL, 0,
                "'%.64s' is not the %s of a window; write it as in %s", text,
                i == 0 ? "begin" : "end",
                weekly ? "'22:00', where it has days"
                       : "'2026-12-01T22:00', where it has no days");
    }
    return symai_errmsg_set(&p->error, SYMA_EINVAL, 0,
                            "the window from %s to %s ends before it begins, "
                            "is empty or is longer than 366 days",
                            begin, end);
}

int syma_portal_add_window(syma_portal *p, const char *section_id,
                           const char *days, const char *begin, const char *end)
{
    struct symai_window_rule rule;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&p->error);
    symai_portal_forget_plan(p);
    if (begin == NULL || end == NULL ||
        symai_window_parse(days, begin, end, &rule) < 0)
        return fail_window(p, days, begin, end);
    rc = has_section(p, section_id);
    if (rc < 0)
        return rc;
    rule.section_id = (char *)or_empty(section_id);
    rc = symai_window_list_add(&p->windows, &rule);
    if (rc == SYMA_ELIMIT)
        return symai_errmsg_set(&p->error, rc, 0, "more than %d windows",
                                SYMAI_WINDOW_MAX);
    return rc < 0 ? symai_errmsg_set(&p->error, rc, 0, "%s", syma_strerror(rc))
                  : SYMA_OK;
}

/* A moment whose zone is not known yet: good for its form and its order. */
static int check_moment(syma_portal *p, const char *what, const char *text,
                        int64_t *out_ms, int *is_local)
{
    if (symai_moment_resolve(or_empty(text), NULL, 0, out_ms, is_local) ==
        SYMA_OK)
        return SYMA_OK;
    return symai_errmsg_set(&p->error, SYMA_EINVAL, 0,
                            "'%.64s' is not when a promise %s; write it as in "
                            "'2026-12-01T22:00', local, or "
                            "'2026-12-01T22:00:00+01:00'",
                            or_empty(text), what);
}

/* Where one time is local and one is not, they are out of order only if they
 * are in every zone. */
static int check_times(syma_portal *p, const char *said, const char *latest)
{
    int64_t said_ms;
    int64_t latest_ms;
    int64_t slack;
    int said_local;
    int latest_local;
    int rc = check_moment(p, "was said", said, &said_ms, &said_local);

    if (rc < 0 || latest == NULL || latest[0] == '\0')
        return rc;
    rc = check_moment(p, "ends", latest, &latest_ms, &latest_local);
    if (rc < 0)
        return rc;
    slack =
        said_local == latest_local ? 0 : (int64_t)SYMAI_ZONE_OFFSET_MAX * 1000;
    if (latest_ms + slack < said_ms)
        return symai_errmsg_set(&p->error, SYMA_EINVAL, 0,
                                "the promise ends at %.64s, before it was said "
                                "at %.64s",
                                latest, said);
    return SYMA_OK;
}

static int check_promise(syma_portal *p, const char *source, const char *text,
                         int vague)
{
    if (source == NULL || !symai_said_is_source(source))
        return symai_errmsg_set(&p->error, SYMA_EINVAL, 0,
                                "'%.64s' is not the source of a promise: 1 to "
                                "32 letters, digits and '-', '_', as in "
                                "'press'; not page, header or status",
                                or_empty(source));
    if (text == NULL || !symai_portal_is_value(text))
        return symai_errmsg_set(&p->error, SYMA_EINVAL, 0,
                                "the text of a promise is empty, too long or "
                                "not one line of text");
    if (vague != 0 && vague != 1)
        return symai_errmsg_set(&p->error, SYMA_EINVAL, 0,
                                "a promise is vague, 1, or not, 0");
    return SYMA_OK;
}

int syma_portal_add_promise(syma_portal *p, const char *section_id,
                            const char *source, const char *text,
                            const char *said, const char *latest, int vague)
{
    struct symai_said s;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&p->error);
    symai_portal_forget_plan(p);
    rc = check_promise(p, source, text, vague);
    if (rc == SYMA_OK)
        rc = check_times(p, said, latest);
    if (rc == SYMA_OK)
        rc = has_section(p, section_id);
    if (rc < 0)
        return rc;
    memset(&s, 0, sizeof s);
    s.section_id = (char *)or_empty(section_id);
    s.source = (char *)source;
    s.text = (char *)text;
    s.said = (char *)said;
    s.latest = latest != NULL && latest[0] != '\0' ? (char *)latest : NULL;
    s.said_ms = -1;
    s.latest_ms = -1;
    s.vague = vague;
    rc = symai_said_list_add(&p->said, &s);
    if (rc == SYMA_ELIMIT)
        return symai_errmsg_set(&p->error, rc, 0, "more than %d promises",
                                SYMAI_SAID_MAX);
    return rc < 0 ? symai_errmsg_set(&p->error, rc, 0, "%s", syma_strerror(rc))
                  : SYMA_OK;
}

int symai_portal_copy_times(syma_portal *to, const syma_portal *from)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < from->windows.count && rc == SYMA_OK; i++)
        rc = symai_window_list_add(&to->windows,
                                   symai_vec_at(&from->windows, i));
    for (i = 0; i < from->said.count && rc == SYMA_OK; i++)
        rc = symai_said_list_add(&to->said, symai_vec_at(&from->said, i));
    return rc;
}
