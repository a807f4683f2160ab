/* SPDX-License-Identifier: MIT */
/*
 * judge/when: sentences of seven languages, the days on which the clocks
 * change, what is known without a clock, and token soup. The zones are made
 * here, so no zone files are needed.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "judge/when.h"
#include "since_sentences.h"
#include "syma/error.h"
#include "tzif_build.h"
#include "when_sentences.h"
#include "when_words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct symai_when_lexicon *all_words;
static struct symai_zone *paris;
static struct symai_zone *new_york;

static struct symai_zone *make_zone(const char *rule)
{
    struct symai_zone *zone = NULL;
    struct tzif f;

    tzif_v2(&f, NULL, NULL, 0, 0, 0, rule);
    ck_assert_int_eq(symai_zone_parse(f.bytes, f.len, &zone), SYMA_OK);
    return zone;
}

/* languages: those wanted, NULL for all. */
static struct symai_when_lexicon *make_lexicon(const char *languages)
{
    struct symai_when_lexicon *lexicon = NULL;
    size_t i;

    ck_assert_int_eq(symai_when_lexicon_new(&lexicon), SYMA_OK);
    for (i = 0; i < COUNT(when_words); i++) {
        if (languages != NULL && !strstr(languages, when_words[i].language))
            continue;
        ck_assert_msg(symai_when_lexicon_add(lexicon, when_words[i].slot,
                                             when_words[i].phrases) == SYMA_OK,
                      "%s", when_words[i].slot);
    }
    ck_assert_int_eq(symai_when_lexicon_freeze(lexicon), SYMA_OK);
    return lexicon;
}

static void set_up(void)
{
    all_words = make_lexicon(NULL);
    paris = make_zone("CET-1CEST,M3.5.0,M10.5.0/3");
    new_york = make_zone("EST5EDT,M3.2.0,M11.1.0");
}

static void tear_down(void)
{
    symai_when_lexicon_free(all_words);
    symai_zone_free(paris);
    symai_zone_free(new_york);
}

static int64_t utc_ms(const char *rfc3339)
{
    int64_t ms = -2;

    ck_assert_msg(symai_rfc3339_parse(rfc3339, strlen(rfc3339), &ms) == SYMA_OK,
                  "%s", rfc3339);
    return ms;
}

/* "2026-11-11 14:00" in that zone; "-": -1. */
static int64_t local_ms(const struct symai_zone *zone, const char *text)
{
    char full[32] = "2026-01-01T00:00:00Z";
    struct symai_date d;
    int64_t first;
    int64_t last;

    if (strcmp(text, "-") == 0)
        return -1;
    ck_assert_uint_eq(strlen(text), 16);
    memcpy(full, text, 10);
    memcpy(full + 11, text + 11, 5);
    symai_date_from_seconds(utc_ms(full) / 1000, &d);
    symai_zone_to_utc(zone, &d, &first, &last);
    ck_assert_int_eq(first, last); /* a test says which hour it means */
    return first * 1000;
}

static int date_order = SYMAI_WHEN_EITHER;

static int find(const struct symai_when_lexicon *lexicon, int use,
                const char *text, int64_t now_ms, const struct symai_zone *zone,
                struct symai_when *out)
{
    struct symai_when_reference reference = {now_ms, zone, date_order};
    struct symai_buf folded;
    int found;

    symai_buf_init(&folded, 1 << 20);
    ck_assert_int_eq(symai_fold(text, strlen(text), &folded), SYMA_OK);
    found =
        symai_when_find(lexicon, use, folded.data, folded.len, &reference, out);
    if (found) {
        ck_assert_uint_lt(out->start, out->end);
        ck_assert_uint_le(out->end, folded.len);
        if (out->earliest_ms >= 0 && out->latest_ms >= 0)
            ck_assert_int_le(out->earliest_ms, out->latest_ms);
    }
    symai_buf_free(&folded);
    return found;
}

static void check_sentence(const struct symai_when_lexicon *lexicon,
                           const struct when_sentence *s)
{
    struct symai_when out;
    int64_t now = utc_ms("2026-11-11T09:00:00Z");
    int found = find(lexicon, s->use, s->text, now, paris, &out);

    ck_assert_msg(found == (s->earliest != NULL), "%s: found %d", s->text,
                  found);
    if (!found)
        return;
    ck_assert_msg(out.earliest_ms == local_ms(paris, s->earliest),
                  "%s: earliest %lld", s->text, (long long)out.earliest_ms);
    ck_assert_msg(out.latest_ms == local_ms(paris, s->latest),
                  "%s: latest %lld", s->text, (long long)out.latest_ms);
    ck_assert_msg(out.vague == s->vague, "%s: vague %d", s->text, out.vague);
}

/* With all languages loaded at once, as a page whose language is not known
 * is read. */
START_TEST(sentences)
{
    static const struct {
        const char *language;
        int minimum;
    } wanted[] = {{"fr", 60}, {"en", 60}, {"de", 20}, {"es", 20},
                  {"it", 20}, {"pt", 20}, {"nl", 20}};
    int count = 0;
    size_t i;

    for (i = 0; i < COUNT(when_sentences); i++) {
        if (strcmp(when_sentences[i].language, wanted[_i].language) != 0)
            continue;
        check_sentence(all_words, &when_sentences[i]);
        count++;
    }
    ck_assert_int_ge(count, wanted[_i].minimum);
}
END_TEST

/* Each language has its begins, and what is none. */
START_TEST(begins)
{
    static const char *const languages[] = {"fr", "en", "de", "es",
                                            "it", "pt", "nl"};
    int found = 0;
    int none = 0;
    size_t i;

    for (i = 0; i < COUNT(since_sentences); i++) {
        if (strcmp(since_sentences[i].language, languages[_i]) != 0)
            continue;
        check_sentence(all_words, &since_sentences[i]);
        found += since_sentences[i].earliest != NULL;
        none += since_sentences[i].earliest == NULL;
    }
    ck_assert_int_ge(found, 6);
    ck_assert_int_ge(none, 4);
}
END_TEST

START_TEST(two_languages_only)
{
    struct symai_when_lexicon *lexicon = make_lexicon("fr en");
    int count = 0;
    size_t i;

    for (i = 0; i < COUNT(when_sentences); i++) {
        if (strstr("fr en", when_sentences[i].language)) {
            check_sentence(lexicon, &when_sentences[i]);
            count++;
        }
    }
    ck_assert_int_ge(count, 120);
    symai_when_lexicon_free(lexicon);
}
END_TEST

struct exact {
    int use;
    const char *text;
    const char *now;      /* UTC; NULL: not known */
    const char *earliest; /* UTC; NULL: -1 */
    const char *latest;
    int vague;
};

static void check_exact(const struct exact *c, const struct symai_zone *zone)
{
    struct symai_when out;
    int64_t now = c->now != NULL ? utc_ms(c->now) : -1;

    ck_assert_msg(find(all_words, c->use, c->text, now, zone, &out), "%s",
                  c->text);
    ck_assert_msg(out.earliest_ms ==
                      (c->earliest != NULL ? utc_ms(c->earliest) : -1),
                  "%s: earliest %lld", c->text, (long long)out.earliest_ms);
    ck_assert_msg(out.latest_ms == (c->latest != NULL ? utc_ms(c->latest) : -1),
                  "%s: latest %lld", c->text, (long long)out.latest_ms);
    ck_assert_msg(out.vague == c->vague, "%s: vague", c->text);
}

START_TEST(change_days_paris)
{
    static const struct exact cases[] = {
        /* 2:30 is skipped: the moment of the change */
        {SYMAI_WHEN_RETURN, "retour dimanche à 2h30", "2026-03-27T09:00:00Z",
         "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z", 0},
        {SYMAI_WHEN_WINDOW, "dimanche de 1h à 4h", "2026-03-27T09:00:00Z",
         "2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z", 0},
        {SYMAI_WHEN_WINDOW, "on Sunday", "2026-03-27T09:00:00Z",
         "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 0},
        /* 2:30 comes twice: both */
        {SYMAI_WHEN_RETURN, "retour dimanche à 2h30", "2026-10-23T09:00:00Z",
         "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", 0},
        {SYMAI_WHEN_RETURN, "until Sunday at 2:30", "2026-10-23T09:00:00Z",
         "2026-10-23T09:00:00Z", "2026-10-25T01:30:00Z", 0},
        {SYMAI_WHEN_WINDOW, "dimanche de 2h30 à 4h", "2026-10-23T09:00:00Z",
         "2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z", 0},
        {SYMAI_WHEN_WINDOW, "on Sunday", "2026-10-23T09:00:00Z",
         "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 0},
        /* 2 hours are 2 hours */
        {SYMAI_WHEN_RETURN, "back in 2 hours", "2026-10-25T00:00:00Z",
         "2026-10-25T02:00:00Z", "2026-10-25T02:00:00Z", 0},
        /* a begin: both, and the whole of a day of 25 hours */
        {SYMAI_WHEN_BEGIN, "depuis dimanche à 2h30", "2026-10-26T09:00:00Z",
         "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", 0},
        {SYMAI_WHEN_BEGIN, "since Sunday", "2026-10-26T09:00:00Z",
         "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 0},
        /* its year is not said: the last one, and none without a clock */
        {SYMAI_WHEN_BEGIN, "since 30 December", "2026-01-02T09:00:00Z",
         "2025-12-29T23:00:00Z", "2025-12-30T23:00:00Z", 0},
        {SYMAI_WHEN_BEGIN, "since 9 March 2026", NULL, "2026-03-08T23:00:00Z",
         "2026-03-09T23:00:00Z", 0},
    };

    check_exact(&cases[_i], paris);
}
END_TEST

START_TEST(change_days_new_york)
{
    static const struct exact cases[] = {
        {SYMAI_WHEN_RETURN, "back on March 8 at 2:30 am",
         "2026-03-06T12:00:00Z", "2026-03-08T07:00:00Z", "2026-03-08T07:00:00Z",
         0},
        {SYMAI_WHEN_WINDOW, "Sunday from 1 am to 4 am", "2026-03-06T12:00:00Z",
         "2026-03-08T06:00:00Z", "2026-03-08T08:00:00Z", 0},
        {SYMAI_WHEN_RETURN, "back on November 1 at 1:30 am",
         "2026-10-30T12:00:00Z", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z",
         0},
        {SYMAI_WHEN_WINDOW, "Saturday 10 pm to Sunday 3 am",
         "2026-10-30T12:00:00Z", "2026-11-01T02:00:00Z", "2026-11-01T08:00:00Z",
         0},
    };

    check_exact(&cases[_i], new_york);
}
END_TEST

START_TEST(nearest_occurrence)
{
    static const struct exact cases[] = {
        /* a window that is open, or that goes past midnight */
        {SYMAI_WHEN_WINDOW, "from 22:00 to 04:00", "2026-11-11T01:00:00Z",
         "2026-11-10T21:00:00Z", "2026-11-11T03:00:00Z", 0},
        {SYMAI_WHEN_WINDOW, "from 22:00 to 04:00", "2026-11-11T04:00:00Z",
         "2026-11-11T21:00:00Z", "2026-11-12T03:00:00Z", 0},
        {SYMAI_WHEN_WINDOW, "on Sunday from 2 am to 6 am",
         "2026-11-15T02:00:00Z", "2026-11-15T01:00:00Z", "2026-11-15T05:00:00Z",
         0},
        {SYMAI_WHEN_WINDOW, "on Sunday from 2 am to 6 am",
         "2026-11-15T09:00:00Z", "2026-11-22T01:00:00Z", "2026-11-22T05:00:00Z",
         0},
        {SYMAI_WHEN_WINDOW, "from Friday 22:00 to Sunday 06:00",
         "2026-11-14T12:00:00Z", "2026-11-13T21:00:00Z", "2026-11-15T05:00:00Z",
         0},
        /* an hour that is over is tomorrow's */
        {SYMAI_WHEN_RETURN, "back at 14:00", "2026-11-11T13:00:00Z",
         "2026-11-11T13:00:00Z", "2026-11-11T13:00:00Z", 0},
        {SYMAI_WHEN_RETURN, "back at 14:00", "2026-11-11T13:00:01Z",
         "2026-11-12T13:00:00Z", "2026-11-12T13:00:00Z", 0},
        /* a date without a year: within 11 months ahead, else behind */
        {SYMAI_WHEN_RETURN, "until 10 November", "2026-11-11T09:00:00Z", NULL,
         "2026-11-10T23:00:00Z", 0},
        {SYMAI_WHEN_RETURN, "until 1 October", "2026-11-11T09:00:00Z",
         "2026-11-11T09:00:00Z", "2027-10-01T22:00:00Z", 0},
        {SYMAI_WHEN_WINDOW, "from 28 December to 3 January",
         "2026-12-30T09:00:00Z", "2026-12-27T23:00:00Z", "2027-01-03T23:00:00Z",
         0},
        {SYMAI_WHEN_WINDOW, "from 10 November to 20 December",
         "2026-12-15T09:00:00Z", "2026-11-09T23:00:00Z", "2026-12-20T23:00:00Z",
         0},
        /* the day of the week tells the year, and which of two readings */
        {SYMAI_WHEN_RETURN, "back on Friday 12/11 at 10:00",
         "2026-11-20T09:00:00Z", "2026-12-11T09:00:00Z", "2026-12-11T09:00:00Z",
         0},
        {SYMAI_WHEN_RETURN, "back on Thursday 12/11 at 10:00",
         "2026-11-10T09:00:00Z", "2026-11-12T09:00:00Z", "2026-11-12T09:00:00Z",
         0},
        /* night, said in the evening and past midnight */
        {SYMAI_WHEN_WINDOW, "tonight from 2 am to 4 am", "2026-11-11T20:00:00Z",
         "2026-11-12T01:00:00Z", "2026-11-12T03:00:00Z", 0},
        {SYMAI_WHEN_WINDOW, "tonight from 2 am to 4 am", "2026-11-11T23:30:00Z",
         "2026-11-12T01:00:00Z", "2026-11-12T03:00:00Z", 0},
        {SYMAI_WHEN_RETURN, "back on Monday", "2026-11-16T12:00:00Z",
         "2026-11-16T12:00:00Z", "2026-11-16T23:00:00Z", 0},
        {SYMAI_WHEN_RETURN, "back next Monday", "2026-11-16T12:00:00Z",
         "2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z", 0},
        /* on that day, before, in and behind the hours that it tells */
        {SYMAI_WHEN_WINDOW, "dimanche prochain de 2 h à 6 h",
         "2026-11-14T23:30:00Z", "2026-11-22T01:00:00Z", "2026-11-22T05:00:00Z",
         0},
        {SYMAI_WHEN_WINDOW, "next Sunday from 2 am to 6 am",
         "2026-11-15T02:00:00Z", "2026-11-22T01:00:00Z", "2026-11-22T05:00:00Z",
         0},
        {SYMAI_WHEN_WINDOW, "next Sunday from 2 am to 6 am",
         "2026-11-15T09:00:00Z", "2026-11-22T01:00:00Z", "2026-11-22T05:00:00Z",
         0},
        {SYMAI_WHEN_WINDOW, "von nächstem Samstag 22:00 bis Sonntag 06:00",
         "2026-11-14T22:00:00Z", "2026-11-21T21:00:00Z", "2026-11-22T05:00:00Z",
         0},
    };

    check_exact(&cases[_i], paris);
}
END_TEST

START_TEST(without_a_clock)
{
    static const struct exact known[] = {
        {SYMAI_WHEN_RETURN, "until 13 November 2026 at 14:00", NULL, NULL,
         "2026-11-13T13:00:00Z", 0},
        {SYMAI_WHEN_RETURN, "retour le 13 novembre 2026 à 14h", NULL,
         "2026-11-13T13:00:00Z", "2026-11-13T13:00:00Z", 0},
        {SYMAI_WHEN_WINDOW, "12 November 2026 22:00 - 13 November 2026 04:00",
         NULL, "2026-11-12T21:00:00Z", "2026-11-13T03:00:00Z", 0},
        {SYMAI_WHEN_WINDOW, "on 2026-11-12 from 22:00 to 04:00", NULL,
         "2026-11-12T21:00:00Z", "2026-11-13T03:00:00Z", 0},
        {SYMAI_WHEN_RETURN, "until further notice", NULL, NULL, NULL, 1},
    };
    static const char *const unknown[] = {"back in 2 hours",
                                          "back at 14:00",
                                          "until Friday",
                                          "back tomorrow",
                                          "in the next hours",
                                          "back soon",
                                          "until 13 November at 14:00",
                                          "by the end of the day",
                                          "until the end of the week"};
    struct symai_when out;
    size_t i;

    for (i = 0; i < COUNT(known); i++)
        check_exact(&known[i], paris);
    for (i = 0; i < COUNT(unknown); i++) {
        ck_assert_msg(
            !find(all_words, SYMAI_WHEN_RETURN, unknown[i], -1, paris, &out),
            "%s", unknown[i]);
        ck_assert_msg(find(all_words, SYMAI_WHEN_RETURN, unknown[i],
                           utc_ms("2026-11-11T09:00:00Z"), paris, &out),
                      "%s", unknown[i]);
    }
}
END_TEST

START_TEST(no_zone_is_utc)
{
    static const struct exact c = {
        SYMAI_WHEN_RETURN,      "back at 14:00",        "2026-11-11T09:00:00Z",
        "2026-11-11T14:00:00Z", "2026-11-11T14:00:00Z", 0};

    check_exact(&c, NULL);
}
END_TEST

START_TEST(words_that_said_so)
{
    static const char text[] = "sorry! we are back on 13 november at 2 pm, ok";
    struct symai_when_reference reference = {utc_ms("2026-11-11T09:00:00Z"),
                                             paris, SYMAI_WHEN_EITHER};
    struct symai_when out;

    ck_assert(symai_when_find(all_words, SYMAI_WHEN_RETURN, text, strlen(text),
                              &reference, &out));
    ck_assert_uint_eq(out.start, strlen("sorry! we are back "));
    ck_assert_uint_eq(out.end, strlen(text) - strlen(", ok"));
}
END_TEST

/* 12/11 is two days, unless the language says which. */
START_TEST(date_orders)
{
    static const struct {
        int order;
        const char *text;
        const char *last;
        int vague;
    } cases[] = {
        {SYMAI_WHEN_EITHER, "until 12/11 at 14:00", "2026-12-11 14:00", 1},
        {SYMAI_WHEN_DAY_FIRST, "until 12/11 at 14:00", "2026-11-12 14:00", 0},
        {SYMAI_WHEN_MONTH_FIRST, "until 12/11/2026 at 14:00",
         "2026-12-11 14:00", 0},
        /* where one reading alone is a date, that is it */
        {SYMAI_WHEN_DAY_FIRST, "until 11/30 at 14:00", "2026-11-30 14:00", 0},
        {SYMAI_WHEN_MONTH_FIRST, "until 30/11 at 14:00", "2026-11-30 14:00", 0},
        {SYMAI_WHEN_MONTH_FIRST, "until 12.11.2026 at 14:00",
         "2026-11-12 14:00", 0}};
    struct symai_when out;
    size_t i;

    for (i = 0; i < COUNT(cases); i++) {
        date_order = cases[i].order;
        ck_assert(find(all_words, SYMAI_WHEN_RETURN, cases[i].text,
                       utc_ms("2026-11-11T09:00:00Z"), paris, &out));
        ck_assert_int_eq(out.latest_ms, local_ms(paris, cases[i].last));
        ck_assert_int_eq(out.vague, cases[i].vague);
    }
    date_order = SYMAI_WHEN_EITHER;
}
END_TEST

/* Text past the first window of tokens is read too. */
START_TEST(long_text)
{
    struct symai_when_reference reference = {utc_ms("2026-11-11T09:00:00Z"),
                                             paris, SYMAI_WHEN_EITHER};
    struct symai_when out;
    struct symai_buf text;
    size_t start;
    int words;
    int i;

    for (words = 200; words < 300; words++) {
        symai_buf_init(&text, 1 << 16);
        for (i = 0; i < words; i++)
            ck_assert_int_eq(symai_buf_add_str(&text, "word "), SYMA_OK);
        start = text.len;
        ck_assert_int_eq(symai_buf_add_str(&text, "until 13 november at 14:00"),
                         SYMA_OK);
        ck_assert(symai_when_find(all_words, SYMAI_WHEN_RETURN, text.data,
                                  text.len, &reference, &out));
        ck_assert_uint_eq(out.start, start);
        ck_assert_uint_eq(out.end, text.len);
        ck_assert_int_eq(out.latest_ms, utc_ms("2026-11-13T13:00:00Z"));
        symai_buf_free(&text);
    }
}
END_TEST

START_TEST(lexicon_rules)
{
    struct symai_when_lexicon *lexicon = NULL;
    const char *const *slots = symai_when_slots();
    struct symai_when out;
    char phrase[512];
    int64_t now = utc_ms("2026-11-11T09:00:00Z");
    size_t i;
    size_t j;

    for (i = 0; slots[i] != NULL; i++) {
        for (j = 0; j < i; j++)
            ck_assert_str_ne(slots[i], slots[j]);
    }
    ck_assert_uint_gt(i, 60);
    ck_assert_int_eq(symai_when_lexicon_new(&lexicon), SYMA_OK);
    ck_assert(!find(lexicon, SYMAI_WHEN_RETURN, "gleich", now, NULL, &out));
    ck_assert_int_eq(symai_when_lexicon_add(lexicon, "month.13", "x"),
                     SYMA_EINVAL);
    ck_assert_int_eq(symai_when_lexicon_add(lexicon, "", "x"), SYMA_EINVAL);
    ck_assert_int_eq(symai_when_lexicon_add(lexicon, NULL, "x"), SYMA_EINVAL);
    ck_assert_int_eq(symai_when_lexicon_add(lexicon, "soon", NULL),
                     SYMA_EINVAL);
    memset(phrase, 'x', sizeof(phrase));
    phrase[sizeof(phrase) - 1] = '\0';
    ck_assert_int_eq(symai_when_lexicon_add(lexicon, "soon", phrase),
                     SYMA_EINVAL);
    ck_assert_int_eq(
        symai_when_lexicon_add(lexicon, "soon", "| GLEICH ||bient\xc3\xb4t|"),
        SYMA_OK);
    ck_assert_int_eq(symai_when_lexicon_freeze(lexicon), SYMA_OK);
    ck_assert_int_eq(symai_when_lexicon_add(lexicon, "soon", "x"), SYMA_EINVAL);
    ck_assert(find(lexicon, SYMAI_WHEN_RETURN, "gleich", now, NULL, &out));
    ck_assert(
        find(lexicon, SYMAI_WHEN_RETURN, "BIENT\xc3\x94T!", now, NULL, &out));
    ck_assert(!find(lexicon, SYMAI_WHEN_RETURN, "gleiches", now, NULL, &out));
    ck_assert(!find(lexicon, SYMAI_WHEN_RETURN, "vergleich", now, NULL, &out));
    symai_when_lexicon_free(lexicon);
    symai_when_lexicon_free(NULL);
}
END_TEST

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Words of the lexicon, numbers and signs in any order: whatever comes out
 * must be well formed. The text has its exact size. */
START_TEST(token_soup)
{
    static const char *const pieces[] = {
        "14:30",  "14h30",      "14h",        "2",           "12",
        "31",     "24",         "2026",       "12/11",       "2/30",
        "12.11.", "14.30",      "2026-11-12", "2026-02-30",  "29/02",
        "-",      ",",          ".",          ":",           "(",
        "/",      "99:99",      "00:00",      "utc",         "utc+14",
        "1st",    "31.12.2099", "t",          "29 february", "31 november",
        "999",    "7/7",        "9999"};
    int64_t now = utc_ms("2026-11-11T09:00:00Z");
    uint32_t seed = 20261111u + (uint32_t)_i * 7919u;
    struct symai_when_reference reference = {now, paris, SYMAI_WHEN_EITHER};
    int found = 0;
    int round;

    for (round = 0; round < 4000; round++) {
        struct symai_buf text;
        struct symai_when out;
        char *copy;
        uint32_t n = 1 + next_random(&seed) % 14;

        symai_buf_init(&text, 1 << 16);
        while (n-- > 0) {
            const char *piece = pieces[next_random(&seed) % COUNT(pieces)];
            size_t len = strlen(piece);

            if (next_random(&seed) % 2) {
                piece =
                    when_words[next_random(&seed) % COUNT(when_words)].phrases;
                len = strcspn(piece, "|");
            }
            ck_assert_int_eq(symai_fold(piece, len, &text), SYMA_OK);
            if (next_random(&seed) % 8)
                ck_assert_int_eq(symai_buf_add_char(&text, ' '), SYMA_OK);
        }
        copy = malloc(text.len + (text.len == 0));
        ck_assert_ptr_nonnull(copy);
        memcpy(copy, text.data, text.len);
        reference.now_ms = round % 5 ? now : -1;
        reference.zone = round % 3 ? paris : NULL;
        reference.order = round % 3;
        if (symai_when_find(all_words, 1 + round % 3, copy, text.len,
                            &reference, &out)) {
            found++;
            ck_assert(out.start < out.end && out.end <= text.len);
            ck_assert(out.earliest_ms >= -1 && out.latest_ms >= -1);
            ck_assert_msg(out.earliest_ms < 0 || out.latest_ms < 0 ||
                              out.earliest_ms <= out.latest_ms,
                          "%.*s", (int)text.len, text.data);
        }
        free(copy);
        symai_buf_free(&text);
    }
    ck_assert_int_gt(found, 400);
}
END_TEST

/* Of folded text. */
START_TEST(test_length)
{
    static const struct {
        const char *text;
        int64_t seconds;
    } rows[] = {{"la coupure durera environ une heure et demie", 5400},
                {"expected downtime is two and a half hours", 9000},
                {"duracion estimada de la interrupcion: 90 minutos", 5400},
                {"die server sind dann fur etwa zwei stunden offline", 7200},
                {"i servizi resteranno fermi per circa quattro ore", 14400},
                {"dit duurt naar verwachting twee uur", 7200},
                {"two hours", 0},
                {"we thank you for your patience", 0},
                {"", 0}};
    size_t i;

    for (i = 0; i < COUNT(rows); i++)
        ck_assert_msg(
            symai_when_length(all_words, rows[i].text, strlen(rows[i].text)) ==
                rows[i].seconds,
            "%s: %lld", rows[i].text,
            (long long)symai_when_length(all_words, rows[i].text,
                                         strlen(rows[i].text)));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("when");
    TCase *tests = tcase_create("when");
    SRunner *runner;
    int failed;

    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, begins, 0, 7);
    tcase_add_loop_test(tests, sentences, 0, 7);
    tcase_add_test(tests, two_languages_only);
    tcase_add_loop_test(tests, change_days_paris, 0, 12);
    tcase_add_loop_test(tests, change_days_new_york, 0, 4);
    tcase_add_loop_test(tests, nearest_occurrence, 0, 21);
    tcase_add_test(tests, without_a_clock);
    tcase_add_test(tests, no_zone_is_utc);
    tcase_add_test(tests, words_that_said_so);
    tcase_add_test(tests, date_orders);
    tcase_add_test(tests, long_text);
    tcase_add_test(tests, lexicon_rules);
    tcase_add_test(tests, test_length);
    tcase_add_loop_test(tests, token_soup, 0, 4);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
