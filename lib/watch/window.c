/* SPDX-License-Identifier: MIT */
/*
 * Windows are kept as they were said and turned into UTC one occurrence at a
 * time: a begin is the first moment that has its local time, an end the last.
 * Both never go back from one day to the next, so the first occurrence that
 * has not ended is the one that is asked for. Covered time is found by a sweep
 * that needs no memory and looks at ten years at the most.
 */
#include "watch/window.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "syma/error.h"
#include "watch/moment.h"

#define DAY_SECONDS 86400
#define ALL_DAYS 0x7Fu
#define MAX_ONCE_SECONDS ((int64_t)366 * DAY_SECONDS)

/* An occurrence that began the day before yesterday may go on where the clock
 * is put back past midnight; a day that a zone leaves out has none, so that
 * the next one may be two weeks away. */
#define DAYS_BACK 2
#define DAYS_AHEAD 15

/* What dates can tell of: the years 1 to 9999. */
#define LOWEST_SECONDS INT64_C(-62135596800)
#define HIGHEST_SECONDS INT64_C(253402300799)
#define MAX_COVER_MS ((int64_t)3653 * DAY_SECONDS * 1000)

const char *const symai_window_days[] = {"mon", "tue", "wed", "thu",
                                         "fri", "sat", "sun", NULL};

/* ---- as it is said ---- */

/* The bits of the word of len bytes; 0: it names no day. */
static uint32_t day_bits(const char *word, size_t len)
{
    size_t i;

    for (i = 0; symai_window_days[i] != NULL; i++)
        if (len == 3 && memcmp(word, symai_window_days[i], 3) == 0)
            return UINT32_C(1) << i;
    return len == 5 && memcmp(word, "daily", 5) == 0 ? ALL_DAYS : 0;
}

uint32_t symai_window_parse_days(const char *text)
{
    uint32_t days = 0;
    uint32_t bits;
    size_t words = 0;
    size_t len;
    int is_daily = 0;

    for (;;) {
        while (symai_ascii_is_space((unsigned char)*text))
            text++;
        if (*text == '\0')
            return is_daily && words > 1 ? 0 : days;
        len = 1;
        while (text[len] != '\0' &&
               !symai_ascii_is_space((unsigned char)text[len]))
            len++;
        bits = day_bits(text, len);
        if (bits == 0)
            return 0;
        is_daily |= bits == ALL_DAYS;
        days |= bits;
        words++;
        text += len;
    }
}

static int parse_once(const char *begin, const char *end,
                      struct symai_window_rule *out)
{
    int64_t seconds;

    if (symai_moment_parse_local(begin, &out->begin) < 0 ||
        symai_moment_parse_local(end, &out->end) < 0)
        return SYMA_EINVAL;
    seconds =
        symai_date_to_seconds(&out->end) - symai_date_to_seconds(&out->begin);
    return seconds > 0 && seconds <= MAX_ONCE_SECONDS ? SYMA_OK : SYMA_EINVAL;
}

int symai_window_parse(const char *days, const char *begin, const char *end,
                       struct symai_window_rule *out)
{
    struct symai_window_rule rule;
    int rc;

    memset(&rule, 0, sizeof rule);
    if (days == NULL || days[0] == '\0') {
        rc = parse_once(begin, end, &rule);
    } else {
        rule.days = symai_window_parse_days(days);
        rc = rule.days != 0 ? symai_clock_parse(begin, &rule.begin_minute)
                            : SYMA_EINVAL;
        if (rc == SYMA_OK)
            rc = symai_clock_parse(end, &rule.end_minute);
    }
    if (rc == SYMA_OK)
        *out = rule;
    return rc;
}

/* ---- as it comes about ---- */

static int64_t floor_seconds(int64_t ms)
{
    return ms / 1000 - (ms % 1000 < 0 ? 1 : 0);
}

static int64_t to_utc_ms(const struct symai_zone *zone, int64_t local,
                         int is_last)
{
    struct symai_date date;
    int64_t first;
    int64_t last;

    symai_date_from_seconds(local, &date);
    symai_zone_to_utc(zone, &date, &first, &last);
    return (is_last ? last : first) * 1000;
}

/* Local times to moments: 1 where that is some time which ends after now. A
 * window that lies in a skipped hour altogether is none. */
static int resolve(const struct symai_zone *zone, int64_t begin, int64_t end,
                   int64_t now_ms, struct symai_window_span *out)
{
    out->end_ms = to_utc_ms(zone, end, 1);
    if (out->end_ms <= now_ms)
        return 0;
    out->begin_ms = to_utc_ms(zone, begin, 0);
    return out->begin_ms < out->end_ms;
}

/* As symai_window_next, but one that begins at limit_ms or later may be left
 * out. Days for which the zone need not be asked are passed over. */
static int next_weekly(const struct symai_window_rule *rule,
                       const struct symai_zone *zone, int64_t now_ms,
                       int64_t limit_ms, struct symai_window_span *out)
{
    int64_t now = floor_seconds(now_ms);
    int64_t limit = floor_seconds(limit_ms);
    int64_t local = now + symai_zone_offset(zone, now);
    int64_t today =
        (local - (DAY_SECONDS + local % DAY_SECONDS) % DAY_SECONDS) /
        DAY_SECONDS;
    int64_t length = (rule->end_minute - rule->begin_minute) * 60;
    int64_t begin;
    int64_t day;

    if (length <= 0)
        length += DAY_SECONDS;
    for (day = today - DAYS_BACK; day <= today + DAYS_AHEAD; day++) {
        if ((rule->days >> ((symai_weekday_from_days(day) + 6) % 7) & 1) == 0)
            continue;
        begin = day * DAY_SECONDS + (int64_t)rule->begin_minute * 60;
        if (begin - SYMAI_ZONE_OFFSET_MAX > limit)
            return 0;
        if (begin + length + SYMAI_ZONE_OFFSET_MAX > now &&
            resolve(zone, begin, begin + length, now_ms, out))
            return 1;
    }
    return 0;
}

static int next_before(const struct symai_window_rule *rule,
                       const struct symai_zone *zone, int64_t now_ms,
                       int64_t limit_ms, struct symai_window_span *out)
{
    if (rule->days != 0)
        return next_weekly(rule, zone, now_ms, limit_ms, out);
    return resolve(zone, symai_date_to_seconds(&rule->begin),
                   symai_date_to_seconds(&rule->end), now_ms, out);
}

int symai_window_next(const struct symai_window_rule *rule,
                      const struct symai_zone *zone, int64_t now_ms,
                      struct symai_window_span *out)
{
    if (now_ms > HIGHEST_SECONDS * 1000)
        return 0;
    if (now_ms < LOWEST_SECONDS * 1000)
        now_ms = LOWEST_SECONDS * 1000;
    return next_before(rule, zone, now_ms, HIGHEST_SECONDS * 1000, out);
}

/* ---- covered time ---- */

struct sweep {
    const struct symai_zone *zone;
    const struct symai_window_rule *rules[SYMAI_WINDOW_MAX];
    struct symai_window_span next[SYMAI_WINDOW_MAX]; /* of each rule */
    size_t rule_count;
    const struct symai_vec *spans;
    int64_t now;
    int64_t to;
};

static void sweep_init(struct sweep *w, const struct symai_vec *rules,
                       const char *section_id)
{
    const struct symai_window_rule *rule;
    size_t i;

    for (i = 0; rules != NULL && i < rules->count; i++) {
        rule = symai_vec_at(rules, i);
        if (w->rule_count == SYMAI_WINDOW_MAX ||
            (rule->section_id[0] != '\0' &&
             (section_id == NULL || strcmp(rule->section_id, section_id) != 0)))
            continue;
        w->rules[w->rule_count] = rule;
        w->next[w->rule_count].begin_ms = w->now;
        w->next[w->rule_count].end_ms = w->now; /* has ended: look anew */
        w->rule_count++;
    }
}

/* Takes one window into account: *end grows to its end where it goes on,
 * *begin shrinks to its begin where it is ahead. */
static void look_at(const struct sweep *w, const struct symai_window_span *s,
                    int64_t *end, int64_t *begin)
{
    if (s->begin_ms > w->now) {
        if (s->begin_ms < *begin)
            *begin = s->begin_ms;
    } else if (s->end_ms > *end) {
        *end = s->end_ms;
    }
}

/* From now to the next moment at which one of the windows begins or ends: how
 * much of it is covered. */
static int64_t sweep_step(struct sweep *w)
{
    struct symai_window_span *next;
    int64_t end = w->now;
    int64_t begin = w->to;
    int64_t covered;
    size_t i;

    for (i = 0; i < w->rule_count; i++) {
        next = &w->next[i];
        if (next->end_ms <= w->now &&
            !next_before(w->rules[i], w->zone, w->now, w->to, next)) {
            next->begin_ms = w->to; /* none any more */
            next->end_ms = INT64_MAX;
        }
        look_at(w, next, &end, &begin);
    }
    for (i = 0; w->spans != NULL && i < w->spans->count; i++)
        look_at(w, symai_vec_at(w->spans, i), &end, &begin);
    if (end == w->now) {
        w->now = begin;
        return 0;
    }
    if (end > w->to)
        end = w->to;
    covered = end - w->now;
    w->now = end;
    return covered;
}

static int64_t clamp(int64_t ms)
{
    if (ms < LOWEST_SECONDS * 1000)
        return LOWEST_SECONDS * 1000;
    return ms > HIGHEST_SECONDS * 1000 ? HIGHEST_SECONDS * 1000 : ms;
}

int64_t symai_window_cover_ms(const struct symai_vec *rules,
                              const struct symai_zone *zone,
                              const struct symai_vec *spans,
                              const char *section_id, int64_t from_ms,
                              int64_t to_ms)
{
    struct sweep w;
    int64_t covered = 0;

    memset(&w, 0, sizeof w);
    w.zone = zone;
    w.spans = spans;
    w.now = clamp(from_ms);
    w.to = clamp(to_ms);
    if (w.to - w.now > MAX_COVER_MS)
        w.now = w.to - MAX_COVER_MS;
    sweep_init(&w, rules, section_id);
    while (w.now < w.to)
        covered += sweep_step(&w);
    return covered;
}

/* ---- lists ---- */

void symai_window_list_init(struct symai_vec *list)
{
    symai_vec_init(list, sizeof(struct symai_window_rule), SYMAI_WINDOW_MAX);
}

void symai_window_list_free(struct symai_vec *list)
{
    struct symai_window_rule *rule;
    size_t i;

    for (i = 0; i < list->count; i++) {
        rule = symai_vec_at(list, i);
        symai_free(rule->section_id);
    }
    symai_vec_free(list);
}

int symai_window_list_add(struct symai_vec *list,
                          const struct symai_window_rule *from)
{
    struct symai_window_rule rule = *from;
    void *item = NULL;
    int rc = symai_strdup(from->section_id, &rule.section_id);

    if (rc == SYMA_OK)
        rc = symai_vec_push(list, &item);
    if (rc != SYMA_OK) {
        symai_free(rule.section_id);
        return rc;
    }
    *(struct symai_window_rule *)item = rule;
    return SYMA_OK;
}
