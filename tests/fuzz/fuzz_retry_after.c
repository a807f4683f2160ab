/* SPDX-License-Identifier: MIT */
/*
 * Times that servers and files write: Retry-After, HTTP dates, RFC 3339,
 * local moments and windows. The first line is the time of looking in
 * seconds, the rest is read in each of these ways. What is read lies in the
 * range that is promised, and comes out the same when it is written and read
 * again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "input.h"
#include "judge/retry_after.h"
#include "syma/error.h"
#include "watch/moment.h"
#include "watch/window.h"

#define DAY_MS INT64_C(86400000)
/* Years 1 and 9999. */
#define FIRST_MS INT64_C(-62135596800000)
#define LAST_MS INT64_C(253402300800000)

static void must_be_written(int64_t ms)
{
    char text[SYMAI_RFC3339_SIZE];
    int64_t again = 0;

    MUST(ms >= FIRST_MS && ms <= LAST_MS);
    if (ms == LAST_MS) /* a leap second at the end of the last year */
        return;
    symai_rfc3339_format(ms, text);
    MUST(symai_rfc3339_parse(text, strlen(text), &again) == SYMA_OK);
    MUST(again == ms);
}

static void check_retry_after(const char *value, int64_t now_ms)
{
    int64_t ms = -7;
    int rc = symai_retry_after_parse(value, now_ms, &ms);

    MUST(rc == SYMA_OK || rc == SYMA_ESYNTAX || rc == SYMA_ENOTFOUND);
    if (rc != SYMA_OK)
        return;
    MUST(now_ms < 0 || ms <= now_ms + 365 * DAY_MS);
    must_be_written(ms);
}

static void check_dates(const char *value, size_t len, int64_t now_ms)
{
    int64_t ms;

    if (symai_rfc3339_parse(value, len, &ms) == SYMA_OK)
        must_be_written(ms);
    if (symai_http_date_parse(value, len, now_ms, &ms) == SYMA_OK) {
        MUST(ms % 1000 == 0);
        must_be_written(ms);
    }
}

static void check_moment(const char *value)
{
    struct symai_date date;
    char written[SYMAI_MOMENT_SIZE];
    char clock[SYMAI_CLOCK_SIZE];
    int64_t ms;
    int is_local;
    int minute;

    if (symai_moment_parse_local(value, &date) == SYMA_OK) {
        symai_moment_write_local(&date, written);
        MUST_EQUAL(value, written);
    }
    if (symai_clock_parse(value, &minute) == SYMA_OK) {
        MUST(minute >= 0 && minute < 1440);
        symai_clock_write(minute, clock);
        MUST_EQUAL(value, clock);
    }
    if (symai_moment_resolve(value, NULL, 1, &ms, &is_local) == SYMA_OK)
        must_be_written(ms);
}

/* "days begin end", or "begin end", with '/' between. */
static void check_window(char *value, int64_t now_ms)
{
    struct symai_window_rule rule;
    struct symai_window_span span;
    char *end = strrchr(value, '/');
    char *begin;
    int tries;

    if (end == NULL)
        return;
    *end++ = '\0';
    begin = strrchr(value, '/');
    if (begin != NULL)
        *begin++ = '\0';
    if (symai_window_parse(begin != NULL ? value : NULL,
                           begin != NULL ? begin : value, end, &rule) < 0)
        return;
    for (tries = 0; tries < 3; tries++) {
        if (symai_window_next(&rule, NULL, now_ms, &span) == 0)
            return;
        MUST(span.begin_ms < span.end_ms);
        MUST(span.end_ms > now_ms);
        MUST(rule.days == 0 || span.begin_ms <= now_ms + 8 * DAY_MS);
        now_ms = span.end_ms;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in;
    int64_t now_ms;
    int64_t since = cpu_ms();
    char *line;
    char *value;
    size_t len;

    input_begin(&in, data, size);
    line = input_line(&in);
    value = input_rest(&in, &len);
    /* Up to the year 2200. */
    now_ms = line != NULL ? number_of(line, INT64_C(7258118400)) * 1000 : 0;
    check_retry_after(value, line != NULL && line[0] == '-' ? -1 : now_ms);
    check_dates(value, len, now_ms);
    check_moment(value);
    check_window(value, now_ms);
    must_be_quick(since, size);
    free(line);
    free(value);
    return 0;
}
