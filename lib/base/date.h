/* SPDX-License-Identifier: MIT */
/*
 * Calendar and the written forms of a moment: RFC 3339, and the three forms
 * of an HTTP date (RFC 9110 5.6.7). Proleptic Gregorian, UTC, no locale.
 */
#ifndef SYMAI_BASE_DATE_H
#define SYMAI_BASE_DATE_H

#include <stddef.h>
#include <stdint.h>

struct symai_date {
    int year;   /* 1 .. 9999 */
    int month;  /* 1 .. 12 */
    int day;    /* 1 .. 31 */
    int hour;   /* 0 .. 23 */
    int minute; /* 0 .. 59 */
    int second; /* 0 .. 60 */
};

/* Days since 1970-01-01 and back. */
int64_t symai_days_from_date(int year, int month, int day);
void symai_date_from_days(int64_t days, struct symai_date *out);
int symai_weekday_from_days(int64_t days); /* 0 Sunday .. 6 Saturday */
int symai_days_in_month(int year, int month);

/* Seconds since the epoch of a date taken as UTC, and back. */
int64_t symai_date_to_seconds(const struct symai_date *date);
void symai_date_from_seconds(int64_t seconds, struct symai_date *out);

#define SYMAI_RFC3339_SIZE 32

/* "2026-11-23T07:14:46Z", milliseconds only where there are some. Times
 * outside years 1 to 9999 are clamped. */
void symai_rfc3339_format(int64_t epoch_ms, char out[SYMAI_RFC3339_SIZE]);

/* SYMA_OK or SYMA_ESYNTAX. An offset or Z is required. */
int symai_rfc3339_parse(const char *text, size_t len, int64_t *out_epoch_ms);

/* IMF-fixdate, RFC 850 and asctime forms; the century of a two-digit year is
 * taken as RFC 9110 says, from now. SYMA_OK or SYMA_ESYNTAX. */
int symai_http_date_parse(const char *text, size_t len, int64_t now_ms,
                          int64_t *out_epoch_ms);

#endif
