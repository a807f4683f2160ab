/* SPDX-License-Identifier: MIT */
/*
 * A notice remembers how far east its zone was at each end, so that an
 * interval over a change to or from summer time is told right.
 */
#include "judge/explain_time.h"

#include "base/date.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define TWO 2 /* from so many on a unit is told in itself */

static const char *const weekdays[2][7] = {
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
     "Saturday"},
    {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}};

static const char *const months[2][12] = {
    {"January", "February", "March", "April", "May", "June", "July", "August",
     "September", "October", "November", "December"},
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
     "septembre", "octobre", "novembre", "décembre"}};

static int add_day(struct symai_buf *out, int language,
                   const struct symai_date *d)
{
    int64_t days = symai_days_from_date(d->year, d->month, d->day);
    const char *first = language == 1 && d->day == 1 ? "er" : "";

    return symai_buf_addf(
        out, "%s %d%s %s %d", weekdays[language][symai_weekday_from_days(days)],
        d->day, first, months[language][d->month - 1], d->year);
}

static int add_clock(struct symai_buf *out, int language,
                     const struct symai_date *d)
{
    return language == 1 ? symai_buf_addf(out, "%d h %02d", d->hour, d->minute)
                         : symai_buf_addf(out, "%02d:%02d", d->hour, d->minute);
}

static int add_moment(struct symai_buf *out, int language, const char *before,
                      const struct symai_date *d)
{
    static const char *const at[2] = {" at ", " à "};
    int rc = symai_buf_add_str(out, before);

    if (rc >= 0)
        rc = add_day(out, language, d);
    if (rc >= 0)
        rc = symai_buf_add_str(out, at[language]);
    return rc < 0 ? rc : add_clock(out, language, d);
}

static int is_same_day(const struct symai_date *a, const struct symai_date *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

static int add_within_day(struct symai_buf *out, int language,
                          const struct symai_date *a,
                          const struct symai_date *b)
{
    static const char *const on[2] = {" on ", " le "};
    static const char *const between[2] = {" between ", " entre "};
    static const char *const and[2] = {" and ", " et "};
    int rc = symai_buf_add_str(out, on[language]);

    if (rc >= 0)
        rc = add_day(out, language, a);
    if (rc >= 0)
        rc = symai_buf_add_str(out, between[language]);
    if (rc >= 0)
        rc = add_clock(out, language, a);
    if (rc >= 0)
        rc = symai_buf_add_str(out, and[language]);
    return rc < 0 ? rc : add_clock(out, language, b);
}

static int add_ends(struct symai_buf *out, int language,
                    const struct syma_notice *n, const struct symai_date *a,
                    const struct symai_date *b)
{
    static const char *const at[2] = {" for ", " pour le "};
    static const char *const until[2] = {" until ", " jusqu'au "};
    static const char *const from[2] = {" from ", " à partir du "};
    static const char *const between[2] = {" between ", " entre le "};
    static const char *const and[2] = {" and ", " et le "};
    int rc;

    if (n->latest_ms < 0)
        return add_moment(out, language, from[language], a);
    if (n->earliest_ms < 0)
        return add_moment(out, language, until[language], b);
    if (n->earliest_ms == n->latest_ms)
        return add_moment(out, language, at[language], b);
    if (is_same_day(a, b))
        return add_within_day(out, language, a, b);
    rc = add_moment(out, language, between[language], a);
    return rc < 0 ? rc : add_moment(out, language, and[language], b);
}

int symai_explain_interval(struct symai_buf *out, int language,
                           const struct syma_notice *n)
{
    struct symai_date a;
    struct symai_date b;
    int rc;

    if (n->earliest_ms < 0 && n->latest_ms < 0)
        return SYMA_OK;
    symai_date_from_seconds(n->earliest_ms / 1000 + n->earliest_east, &a);
    symai_date_from_seconds(n->latest_ms / 1000 + n->latest_east, &b);
    rc = add_ends(out, language, n, &a, &b);
    return rc < 0 || n->has_zone ? rc : symai_buf_add_str(out, " (UTC)");
}

/* The days of a begin whose hour is not known; the second where they are
 * more than one. */
static int add_days(struct symai_buf *out, int language,
                    const struct symai_date *a, const struct symai_date *b)
{
    static const char *const between[2] = {"some time between ",
                                           "un moment entre le "};
    static const char *const and[2] = {" and ", " et le "};
    int rc;

    if (is_same_day(a, b))
        return add_day(out, language, a);
    rc = symai_buf_add_str(out, between[language]);
    if (rc >= 0)
        rc = add_day(out, language, a);
    if (rc >= 0)
        rc = symai_buf_add_str(out, and[language]);
    return rc < 0 ? rc : add_day(out, language, b);
}

/* What stands before the day where its hour is known only by a part. */
static const char *before_day(int language, int part, int same_day)
{
    static const char *const parts[2][SYMAI_PART_NIGHT + 1] = {
        {"", "the morning of ", "the afternoon of ", "the evening of ",
         "the night of ", "the night of "},
        {"le ", "le matin du ", "l'après-midi du ", "le soir du ",
         "la nuit du ", "la nuit du "}};

    if (!same_day && part == SYMAI_PART_NONE)
        return "";
    return parts[language][part];
}

static int is_night(int part)
{
    return part == SYMAI_PART_NIGHT || part == SYMAI_PART_TONIGHT;
}

static int add_since_hour(struct symai_buf *out, int language, int vague,
                          const struct symai_date *d)
{
    static const char *const at[2][2] = {{" at ", " at about "},
                                         {" à ", " vers "}};
    int rc = symai_buf_add_str(out, language == 1 ? "le " : "");

    if (rc >= 0)
        rc = add_day(out, language, d);
    if (rc >= 0)
        rc = symai_buf_add_str(out, at[language][vague]);
    return rc < 0 ? rc : add_clock(out, language, d);
}

int symai_explain_since(struct symai_buf *out, int language,
                        const struct symai_verdict_since *since)
{
    static const char *const begins[2][2] = {{" since ", " since about "},
                                             {" depuis ", " depuis environ "}};
    const struct syma_notice *n = &since->at;
    struct symai_date a;
    struct symai_date b;
    int vague = n->vague != 0;
    int same_day;
    int rc;

    /* the end of a day is no part of the next one */
    symai_date_from_seconds(n->earliest_ms / 1000 + n->earliest_east, &a);
    symai_date_from_seconds(n->latest_ms / 1000 + n->latest_east -
                                (n->latest_ms > n->earliest_ms),
                            &b);
    same_day = is_same_day(&a, &b) || is_night(since->part);
    rc = symai_buf_add_str(
        out, begins[language][vague && !since->clocked && same_day]);
    if (rc >= 0 && since->clocked && same_day) {
        rc = add_since_hour(out, language, vague, &a);
    } else if (rc >= 0) {
        rc =
            symai_buf_add_str(out, before_day(language, since->part, same_day));
        if (rc >= 0)
            rc = add_days(out, language, &a, same_day ? &a : &b);
    }
    return rc < 0 || n->has_zone ? rc : symai_buf_add_str(out, " (UTC)");
}

struct unit {
    int64_t seconds;
    const char *one[2];
};

static const struct unit units[] = {{DAY, {"day", "jour"}},
                                    {HOUR, {"hour", "heure"}},
                                    {MINUTE, {"minute", "minute"}},
                                    {1, {"second", "seconde"}}};

static int add_count(struct symai_buf *out, int language, int64_t count,
                     const struct unit *unit)
{
    return symai_buf_addf(out, "%lld %s%s", (long long)count,
                          unit->one[language], count > 1 ? "s" : "");
}

int symai_explain_delay(struct symai_buf *out, int language, int64_t seconds)
{
    static const char *const in[2] = {" in ", " dans "};
    size_t last = sizeof units / sizeof *units - 1;
    size_t i = 0;
    int rc;

    while (i < last &&
           (seconds < units[i].seconds || (seconds % units[i].seconds != 0 &&
                                           seconds < TWO * units[i].seconds)))
        i++;
    rc = symai_buf_add_str(out, in[language]);
    return rc < 0
               ? rc
               : add_count(out, language,
                           (seconds + units[i].seconds - 1) / units[i].seconds,
                           &units[i]);
}

int symai_explain_span(struct symai_buf *out, int language, int64_t seconds)
{
    size_t last = sizeof units / sizeof *units - 1;
    size_t i = 0;

    while (i < last && seconds < TWO * units[i].seconds)
        i++;
    return add_count(out, language, seconds / units[i].seconds, &units[i]);
}

int symai_explain_moment(struct symai_buf *out, int language,
                         const char *before, const struct symai_zone *zone,
                         int64_t ms)
{
    struct symai_date d;
    int rc;

    symai_zone_to_local(zone, ms / 1000, &d);
    rc = add_moment(out, language, before, &d);
    return rc < 0 || zone != NULL ? rc : symai_buf_add_str(out, " (UTC)");
}

int symai_explain_ends(struct symai_buf *out, int language,
                       const struct symai_zone *zone, int64_t earliest_ms,
                       int64_t latest_ms)
{
    struct syma_notice n = {0};

    n.earliest_ms = earliest_ms;
    n.latest_ms = latest_ms;
    n.has_zone = zone != NULL;
    n.earliest_east = symai_zone_offset(zone, earliest_ms / 1000);
    n.latest_east = symai_zone_offset(zone, latest_ms / 1000);
    return symai_explain_interval(out, language, &n);
}

int symai_explain_return(struct symai_buf *out, int language,
                         const struct symai_zone *zone, int64_t earliest_ms,
                         int64_t latest_ms)
{
    static const char *const by[2] = {" by ", " au plus tard le "};

    if (earliest_ms < 0 && latest_ms >= 0)
        return symai_explain_moment(out, language, by[language], zone,
                                    latest_ms);
    return symai_explain_ends(out, language, zone, earliest_ms, latest_ms);
}
