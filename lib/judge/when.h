/* SPDX-License-Identifier: MIT */
/*
 * Times in sentences: what moment or interval do the words of a page name?
 * A lexicon (slot = words, from the rule files) turns folded text into
 * tokens, one grammar for all languages reads the tokens. The reference time
 * is an input; without it only what needs no clock is resolved.
 */
#ifndef SYMAI_JUDGE_WHEN_H
#define SYMAI_JUDGE_WHEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/zone.h"

struct symai_when_lexicon;

enum symai_when_use {
    SYMAI_WHEN_RETURN = 1, /* 'back at ...': when may it be over? */
    SYMAI_WHEN_WINDOW = 2, /* 'from ... to ...': begin and end */
    SYMAI_WHEN_BEGIN = 3   /* 'since ...': when did it begin? */
};

/* What 12/11 means, where either reading is a date. */
enum symai_when_order {
    SYMAI_WHEN_EITHER = 0, /* both are told, as an interval */
    SYMAI_WHEN_DAY_FIRST,
    SYMAI_WHEN_MONTH_FIRST
};

/* When and where the words are read. */
struct symai_when_reference {
    int64_t now_ms;                /* -1: unknown */
    const struct symai_zone *zone; /* NULL: UTC */
    int order;                     /* enum symai_when_order */
};

enum symai_when_part {
    SYMAI_PART_NONE = 0,
    SYMAI_PART_MORNING,
    SYMAI_PART_AFTERNOON,
    SYMAI_PART_EVENING,
    SYMAI_PART_TONIGHT, /* this evening, and the hours past midnight */
    SYMAI_PART_NIGHT    /* 22:00 to 06:00 of the next day */
};

struct symai_when {
    int64_t earliest_ms; /* -1: not said */
    int64_t latest_ms;   /* -1: not said */
    int vague;
    int ranged;   /* begin and end, or begin and length, were said */
    int between;  /* they were said as 'between' */
    int dated;    /* a day was */
    int until;    /* an end was, and no begin */
    size_t start; /* of the words that said so, in the folded text */
    size_t end;
    /* Of a begin: */
    int since;   /* the words say that it was one; else a window has begun */
    int trouble; /* they name work or a failure */
    int clocked; /* an hour was said */
    int part;    /* enum symai_when_part, where it was and no hour */
};

int symai_when_lexicon_new(struct symai_when_lexicon **out);
void symai_when_lexicon_free(struct symai_when_lexicon *lexicon);
/* SYMA_OK, SYMA_EINVAL (no such slot), SYMA_ENOMEM. phrase is UTF-8 and
 * folded inside; '|' parts alternatives. */
int symai_when_lexicon_add(struct symai_when_lexicon *lexicon, const char *slot,
                           const char *phrase);
/* Sorts for look-up; immutable afterwards. */
int symai_when_lexicon_freeze(struct symai_when_lexicon *lexicon);
/* All slot names, ended by NULL. */
const char *const *symai_when_slots(void);

/* 'It will take two hours': how long, in seconds; 0: that is not said. */
int64_t symai_when_length(const struct symai_when_lexicon *lexicon,
                          const char *folded, size_t len);

/* 1 and *out where folded names a time of that use, 0 where it does not. A
 * begin lies between earliest and latest, and not ahead of now; without now
 * only one with its year counts.
 * 'until further notice' is found, with both ends -1. */
int symai_when_find(const struct symai_when_lexicon *lexicon, int use,
                    const char *folded, size_t len,
                    const struct symai_when_reference *reference,
                    struct symai_when *out);

#endif
