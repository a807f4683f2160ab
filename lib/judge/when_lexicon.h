/* SPDX-License-Identifier: MIT */
/*
 * The words of time, by slot. A phrase may stand in several slots ('am' is
 * English for the morning and German for 'on'): the grammar tells which one
 * is meant. Languages share one lexicon.
 */
#ifndef SYMAI_JUDGE_WHEN_LEXICON_H
#define SYMAI_JUDGE_WHEN_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "judge/when.h"

/* X(name in the code, name in the rule files). The months, the days of the
 * week, the units and the numbers are counted on to be in order. */
#define SYMAI_WHEN_SLOTS(X)                                            \
    X(MONTH_1, "month.1")                                              \
    X(MONTH_2, "month.2")                                              \
    X(MONTH_3, "month.3")                                              \
    X(MONTH_4, "month.4")                                              \
    X(MONTH_5, "month.5")                                              \
    X(MONTH_6, "month.6")                                              \
    X(MONTH_7, "month.7")                                              \
    X(MONTH_8, "month.8")                                              \
    X(MONTH_9, "month.9")                                              \
    X(MONTH_10, "month.10")                                            \
    X(MONTH_11, "month.11")                                            \
    X(MONTH_12, "month.12")                                            \
    X(WEEKDAY_0, "weekday.0")                                          \
    X(WEEKDAY_1, "weekday.1")                                          \
    X(WEEKDAY_2, "weekday.2")                                          \
    X(WEEKDAY_3, "weekday.3")                                          \
    X(WEEKDAY_4, "weekday.4")                                          \
    X(WEEKDAY_5, "weekday.5")                                          \
    X(WEEKDAY_6, "weekday.6")                                          \
    X(UNIT_SECOND, "unit.second")                                      \
    X(UNIT_MINUTE, "unit.minute")                                      \
    X(UNIT_HOUR, "unit.hour")                                          \
    X(UNIT_DAY, "unit.day")                                            \
    X(UNIT_WEEK, "unit.week")                                          \
    X(UNIT_MONTH, "unit.month")                                        \
    X(NUMBER_1, "number.1")                                            \
    X(NUMBER_2, "number.2")                                            \
    X(NUMBER_3, "number.3")                                            \
    X(NUMBER_4, "number.4")                                            \
    X(NUMBER_5, "number.5")                                            \
    X(NUMBER_6, "number.6")                                            \
    X(NUMBER_7, "number.7")                                            \
    X(NUMBER_8, "number.8")                                            \
    X(NUMBER_9, "number.9")                                            \
    X(NUMBER_10, "number.10")                                          \
    X(NUMBER_11, "number.11")                                          \
    X(NUMBER_12, "number.12")                                          \
    X(NUMBER_15, "number.15")                                          \
    X(NUMBER_20, "number.20")                                          \
    X(NUMBER_24, "number.24")                                          \
    X(NUMBER_30, "number.30")                                          \
    X(NUMBER_45, "number.45")                                          \
    X(NUMBER_48, "number.48")                                          \
    X(TODAY, "today")                                                  \
    X(TOMORROW, "tomorrow")                                            \
    X(AFTER_TOMORROW, "after_tomorrow")                                \
    X(TONIGHT, "tonight")       /* the evening of today */             \
    X(THIS_NIGHT, "this_night") /* the night that follows */           \
    X(THIS_MORNING, "this_morning")                                    \
    X(THIS_AFTERNOON, "this_afternoon")                                \
    X(THIS_EVENING, "this_evening")                                    \
    X(MORNING, "morning")                                              \
    X(AFTERNOON, "afternoon")                                          \
    X(EVENING, "evening")                                              \
    X(NIGHT, "night")                                                  \
    X(NOON, "noon")                                                    \
    X(MIDNIGHT, "midnight")                                            \
    X(AM, "am")                                                        \
    X(PM, "pm")                                                        \
    X(OCLOCK, "oclock")           /* stands behind the number */       \
    X(AT_HOUR, "at_hour")         /* stands before it: 'las', 'ore' */ \
    X(HALF_PAST, "half_past")     /* 'half past' two: 2:30 */          \
    X(HALF_BEFORE, "half_before") /* 'halb' drei: 2:30 */              \
    X(AND_HALF, "and_half")       /* 2 heures 'et demie' */            \
    X(LOCAL, "local")             /* 'local time', said behind */      \
    X(FROM, "from")               /* begins an interval by itself */   \
    X(RANGE_FROM, "range_from")   /* only where an end follows */      \
    X(TO, "to")                                                        \
    X(UNTIL, "until")                                                  \
    X(BEFORE, "before")                                                \
    X(NOT_BEFORE, "not_before")                                        \
    X(AT, "at")                                                        \
    X(ON, "on")                                                        \
    X(BETWEEN, "between")                                              \
    X(AND, "and")                                                      \
    X(OR, "or")                                                        \
    X(IN, "in")                                                        \
    X(WITHIN, "within")                                                \
    X(ABOUT, "about")                                                  \
    X(SINCE, "since")         /* a begin follows, or its distance */   \
    X(BEGUN, "begun")         /* a begin stands before it */           \
    X(TROUBLE, "trouble")     /* what can have begun: work, failures */ \
    X(ONGOING, "ongoing")     /* 'been down': what lasts till now */   \
    X(ALREADY, "already")     /* a length of time till now follows */  \
    X(AGO, "ago")             /* before or behind such a length */     \
    X(PUBLISHED, "published") /* when the text was written follows */  \
    X(YESTERDAY, "yesterday")                                          \
    X(BEFORE_YESTERDAY, "before_yesterday")                            \
    X(LAST_NIGHT, "last_night")                                        \
    X(LAST, "last")   /* Monday, week: the one before */               \
    X(FOR, "for")     /* a duration follows */                         \
    X(LASTS, "lasts") /* likewise, with a verb */                      \
    X(DAILY, "daily") /* opening hours, not a time */                  \
    X(NEXT, "next")                                                    \
    X(THIS, "this")                                                    \
    X(FEW, "few")                                                      \
    X(HALF_HOUR, "half_hour")                                          \
    X(QUARTER_HOUR, "quarter_hour")                                    \
    X(NEXT_MINUTES, "next_minutes")                                    \
    X(NEXT_HOURS, "next_hours")                                        \
    X(NEXT_DAYS, "next_days")                                          \
    X(SHORTLY, "shortly")                                              \
    X(SOON, "soon")                                                    \
    X(END_OF_DAY, "end_of_day")                                        \
    X(END_OF_WEEK, "end_of_week")                                      \
    X(FURTHER_NOTICE, "further_notice")                                \
    X(DURING, "during")                                                \
    X(END_OF, "end_of")                                                \
    X(WEEKEND, "weekend")                                              \
    X(OF, "of")           /* articles and other filling */             \
    X(ORDINAL, "ordinal") /* glued to a number: 12'th' */

enum symai_when_slot {
#define X(id, name) SYMAI_SLOT_##id,
    SYMAI_WHEN_SLOTS(X)
#undef X
        SYMAI_SLOT_COUNT
};

/* A set of slots. */
struct symai_slots {
    uint64_t bits[2];
};

static inline int symai_slots_has(const struct symai_slots *set,
                                  enum symai_when_slot slot)
{
    return (int)(set->bits[(unsigned)slot / 64] >> ((unsigned)slot % 64) & 1u);
}

/* A phrase, folded; where phrases are sorted, equal ones are one. */
struct symai_phrase {
    struct symai_slots slots;
    uint32_t text; /* offset into the text of all */
    uint32_t len;
};

/* Phrases, as constants that a lexicon can borrow. */
struct symai_when_words {
    const char *text;
    const struct symai_phrase *phrases; /* sorted */
    uint32_t text_len;
    uint32_t count;
};

/* All phrases of words, which outlives the lexicon: an empty lexicon only
 * points at them. SYMA_OK, SYMA_EINVAL (frozen), SYMA_ENOMEM. */
int symai_when_lexicon_borrow(struct symai_when_lexicon *lexicon,
                              const struct symai_when_words *words);
/* Those of a frozen lexicon, until it is freed. */
struct symai_when_words
symai_when_lexicon_words(const struct symai_when_lexicon *lexicon);

/* The longest phrase that text begins with and that ends at the end of a
 * word: its length and its slots, or 0. */
size_t symai_when_lexicon_match(const struct symai_when_lexicon *lexicon,
                                const char *text, size_t len,
                                struct symai_slots *out);

#endif
