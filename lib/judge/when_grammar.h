/* SPDX-License-Identifier: MIT */
/*
 * What the words of time say, before any clock is asked: a phrase names days
 * and hours, or a distance from now. One grammar serves all languages; where
 * languages put words in another order, it takes every order.
 */
#ifndef SYMAI_JUDGE_WHEN_GRAMMAR_H
#define SYMAI_JUDGE_WHEN_GRAMMAR_H

#include <stddef.h>
#include <stdint.h>

#include "judge/when_tokens.h"

enum symai_when_day_kind {
    SYMAI_DAY_NONE = 0,
    SYMAI_DAY_DATE,     /* year 0: not said; weekday -1: not said */
    SYMAI_DAY_WEEKDAY,  /* next: not today */
    SYMAI_DAY_RELATIVE, /* offset days from today */
    SYMAI_DAY_OF_MONTH, /* 'the 13th' */
    SYMAI_DAY_WEEKEND,
    SYMAI_DAY_WEEK, /* offset weeks from this one, Monday first */
    SYMAI_DAY_MONTH /* month 0: this one */
};

struct symai_when_day {
    int kind;
    int year;
    int month;
    int mday;
    int swappable;
    int weekday;
    int offset;
    int next;
};

struct symai_when_clock {
    int set;
    int hour; /* 0 .. 24 */
    int minute;
    int bare;     /* a number and nothing that makes it a time */
    int meridiem; /* am or pm was said */
    int midnight;
    int zoned;
    int zone_minutes;
};

struct symai_when_moment {
    struct symai_when_day day;
    struct symai_when_clock clock;
    int part;
    int about;
    int end_of;    /* the end of what is named */
    int day_first; /* the day was said before the hour */
};

enum symai_when_form {
    SYMAI_WHEN_NOTHING = 0,
    SYMAI_WHEN_SKIP,    /* opening hours, the past: names no time of ours */
    SYMAI_WHEN_AT,      /* a; length > 0: for so long */
    SYMAI_WHEN_UNTIL,   /* a is the end */
    SYMAI_WHEN_BEFORE,  /* likewise, a itself excluded */
    SYMAI_WHEN_FROM,    /* a is the begin */
    SYMAI_WHEN_RANGE,   /* a to b; b without anything: end not known */
    SYMAI_WHEN_BETWEEN, /* somewhere between a and b */
    SYMAI_WHEN_OFFSET,  /* from now, shortest to longest seconds */
    SYMAI_WHEN_NOTICE,  /* until further notice */
    SYMAI_WHEN_SINCE    /* begun at a, or shortest to longest seconds ago */
};

struct symai_when_phrase {
    int form;
    struct symai_when_moment a;
    struct symai_when_moment b;
    int open;         /* RANGE and FROM: no end is known */
    int64_t shortest; /* OFFSET, SINCE: seconds */
    int64_t longest;
    int64_t length; /* AT and FROM: seconds */
    int whole_days; /* OFFSET, SINCE: whole local days are meant */
    int lasts;      /* OFFSET: how long it takes, not when */
    int vague;
    int score; /* how exact; 0: only with what stands around it */
};

struct symai_when_reader {
    const char *text;
    const struct symai_when_token *tokens;
    size_t count;
    int past; /* a begin is looked for: 'yesterday' is a day */
};

/* The phrase of that use that begins at token i: how many tokens it takes,
 * 0 where none begins there. */
size_t symai_when_phrase_read(const struct symai_when_reader *r, int use,
                              size_t i, struct symai_when_phrase *out);

/* The pieces (when_moment.c, when_clock.c, when_duration.c); each gives the
 * next token, or i where nothing of its kind stands at i. */
const struct symai_when_token *symai_when_at(const struct symai_when_reader *r,
                                             size_t i);
int symai_when_has(const struct symai_when_reader *r, size_t i,
                   enum symai_when_slot slot);
int symai_when_is_punct(const struct symai_when_reader *r, size_t i, int c);
int symai_when_first_of(const struct symai_when_reader *r, size_t i, int first,
                        int last); /* the slot of a family, or -1 */
size_t symai_when_skip(const struct symai_when_reader *r, size_t i);
size_t symai_when_number(const struct symai_when_reader *r, size_t i, int *out);
size_t symai_when_clock(const struct symai_when_reader *r, size_t i,
                        struct symai_when_clock *out);
int symai_when_dotted_is_clock(const struct symai_when_reader *r, size_t i);
size_t symai_when_date(const struct symai_when_reader *r, size_t i,
                       struct symai_when_day *out);
size_t symai_when_weekday(const struct symai_when_reader *r, size_t i,
                          int *out);
/* A day alone, whatever hour follows. */
size_t symai_when_day(const struct symai_when_reader *r, size_t i,
                      struct symai_when_moment *out);
size_t symai_when_moment(const struct symai_when_reader *r, size_t i,
                         int allow_bare, struct symai_when_moment *out);
size_t symai_when_duration(const struct symai_when_reader *r, size_t i,
                           struct symai_when_phrase *out);
/* A month with its year. */
size_t symai_when_month(const struct symai_when_reader *r, size_t i,
                        struct symai_when_moment *out);
/* 1 where a number that ends before i may be an hour: nothing that it could
 * count follows. */
int symai_when_bare_ok(const struct symai_when_reader *r, size_t i);

/* When it began, and what only looks so (when_since.c). */
size_t symai_when_past(const struct symai_when_reader *r, size_t i,
                       struct symai_when_phrase *out);
size_t symai_when_since(const struct symai_when_reader *r, size_t i,
                        struct symai_when_phrase *out);
/* 1 where a verb of beginning stands close behind token i. */
int symai_when_begun_behind(const struct symai_when_reader *r, size_t i);

/* From one moment to another (when_range.c). */
size_t symai_when_range(const struct symai_when_reader *r, size_t i,
                        struct symai_when_phrase *out);
size_t symai_when_leading_day(const struct symai_when_reader *r, size_t i,
                              struct symai_when_moment *out);
size_t symai_when_hours(const struct symai_when_reader *r, size_t i);
size_t symai_when_night(const struct symai_when_reader *r, size_t i,
                        struct symai_when_phrase *out);

#endif
