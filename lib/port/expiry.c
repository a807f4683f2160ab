/* SPDX-License-Identifier: MIT */
/*
 * The end of a certificate as libcurl prints it: "Nov 23 07:20:00 2026 GMT"
 * from OpenSSL, "2026-11-23 07:20:00 GMT" from other TLS libraries.
 */
#include "port/certs.h"

#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"

/* Reads digits, at least one, at most 4, and steps over them. */
static int number(const char **text, int *out)
{
    int value = 0;
    int digits = 0;

    while (symai_ascii_is_digit((unsigned char)**text) && digits < 4) {
        value = value * 10 + (**text - '0');
        (*text)++;
        digits++;
    }
    *out = value;
    return digits > 0;
}

static int expect(const char **text, char c)
{
    if (**text != c)
        return 0;
    (*text)++;
    return 1;
}

static void skip_spaces(const char **text)
{
    *text += strspn(*text, " ");
}

static int month_name(const char **text, int *out)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    int i;

    for (i = 0; i < 12; i++) {
        if (strncmp(*text, names + 3 * i, 3) == 0) {
            *text += 3;
            *out = i + 1;
            return 1;
        }
    }
    return 0;
}

static int clock_time(const char **text, struct symai_date *date)
{
    skip_spaces(text);
    return number(text, &date->hour) && expect(text, ':') &&
           number(text, &date->minute) && expect(text, ':') &&
           number(text, &date->second);
}

static int openssl_form(const char *text, struct symai_date *date)
{
    if (!month_name(&text, &date->month))
        return 0;
    skip_spaces(&text);
    if (!number(&text, &date->day) || !clock_time(&text, date))
        return 0;
    skip_spaces(&text);
    return number(&text, &date->year) && strcmp(text, " GMT") == 0;
}

static int dashed_form(const char *text, struct symai_date *date)
{
    return number(&text, &date->year) && expect(&text, '-') &&
           number(&text, &date->month) && expect(&text, '-') &&
           number(&text, &date->day) && clock_time(&text, date) &&
           strcmp(text, " GMT") == 0;
}

static int is_date(const struct symai_date *date)
{
    return date->year >= 1 && date->month >= 1 && date->month <= 12 &&
           date->day >= 1 &&
           date->day <= symai_days_in_month(date->year, date->month) &&
           date->hour <= 23 && date->minute <= 59 && date->second <= 60;
}

int symai_certs_parse_end(const char *text, int64_t *out_epoch_ms)
{
    struct symai_date date;

    memset(&date, 0, sizeof(date));
    if (!openssl_form(text, &date) && !dashed_form(text, &date))
        return SYMA_ESYNTAX;
    if (!is_date(&date))
        return SYMA_ESYNTAX;
    *out_epoch_ms = symai_date_to_seconds(&date) * 1000;
    return SYMA_OK;
}
