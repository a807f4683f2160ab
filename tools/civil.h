/* SPDX-License-Identifier: MIT */
/*
 * Days of the proleptic Gregorian calendar.
 */
#ifndef TOOLS_CIVIL_H
#define TOOLS_CIVIL_H

#include <stdint.h>

/* Days from 1970-01-01; years run from March, so that the leap day is last. */
static inline int64_t days_from_civil(int64_t year, int month, int day)
{
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t in_era = y - era * 400;
    int64_t in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year -
           719468;
}

#endif
