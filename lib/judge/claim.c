/* SPDX-License-Identifier: MIT */
/*
 * What a claim weighs, by the place, the topic and the subject of its words;
 * and what it leaves: the strength of each claim, and where it was made.
 */
#include "judge/claim.h"

#include <string.h>

#include "base/str.h"
#include "judge/place.h"
#include "judge/topic.h"
#include "syma/types.h"

#define ONLY_WORDS 4   /* signs count as words */
#define ALONE_WORDS 12 /* around an alert, at most */
#define NAME_WORDS 3   /* between quotes, at most */
#define DAY_END_MS (INT64_C(86399) * 1000)

/* 1: the sentence names this section; -1: another one; 0: the site, or
 * nothing. The client area is where one logs in, so the two are one. */
int symai_claim_subject(const struct symai_reading *reading)
{
    int area = symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_ACCOUNT) ||
               symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_LOGIN);
    int activation = symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_ACTIVATION);

    int other = symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_OTHER);

    switch (reading->f->kind) {
    case SYMA_SECTION_LOGIN:
    case SYMA_SECTION_ACCOUNT:
        return area ? 1 : activation || other ? -1 : 0;
    case SYMA_SECTION_ACTIVATION:
        return activation ? 1 : area || other ? -1 : 0;
    default:
        return area || activation || other ? -1 : 0;
    }
}

/* Words between quotes that are more than a name of so many words at most, or
 * quotes that are not closed. */
static int is_quoted(const char *text, size_t len, int most)
{
    const char *end = text + len;
    const char *from = memchr(text, '"', len);
    const char *to;
    int words;

    while (from != NULL) {
        words = 0;
        for (to = from + 1; to < end && *to != '"'; to++)
            words += *to != ' ' && (to[-1] == ' ' || to[-1] == '"');
        if (to == end || words > most)
            return 1;
        from = memchr(to + 1, '"', (size_t)(end - to - 1));
    }
    return 0;
}

/* Between quotes that stand before and behind it, and open there: not between
 * the end of one quotation and the beginning of the next. */
static int is_enclosed(const struct symai_reading *reading)
{
    const char *text = reading->folded->data;
    const char *end = text + reading->folded->len;
    const char *from = text + reading->at.start;
    const char *to = text + reading->at.end;
    int is_open = 0;

    while (from > text && from[-1] == ' ')
        from--;
    while (to < end && *to != '\0' && strchr(" .!,)", *to) != NULL)
        to++;
    if (from == text || from[-1] != '"' || to == end || *to != '"')
        return 0;
    for (; from > text; from--)
        is_open ^= from[-1] == '"';
    return is_open;
}

/* A short page may put its one message between quotes. */
int symai_claim_is_reported(const struct symai_reading *reading)
{
    const char *text = reading->folded->data;
    size_t end = reading->at.end;

    while (end < reading->folded->len && text[end] == ' ')
        end++;
    if (end < reading->folded->len && text[end] == '?')
        return 1;
    if (!reading->f->sole_message && is_enclosed(reading))
        return 1;
    if (is_quoted(text + reading->at.start, reading->at.end - reading->at.start,
                  1) &&
        (symai_claim_subject(reading) == 0 ||
         is_quoted(text + reading->at.start,
                   reading->at.end - reading->at.start, NAME_WORDS)))
        return 1;
    return symai_reading_guard(reading, SYMAI_GUARD_REPORT);
}

/* Next to nothing stands around it. */
static int is_alone(const struct symai_reading *reading)
{
    return reading->f->features->content_words <
           reading->block->words + ALONE_WORDS;
}

/* Somebody is in, the account is not there, and the page says that something
 * could not be had: that is the account. A box of messages may stand ready for
 * errors that may come. */
static int is_of_bare_account(const struct symai_reading *reading, int claim)
{
    return reading->f->bare_account && claim == SYMAI_CLAIM_ERROR &&
           (reading->block->place != SYMAI_PLACE_ALERT || is_alone(reading)) &&
           symai_place_is_main(reading->f, reading->block) &&
           symai_reading_guard(reading, SYMAI_GUARD_FETCH);
}

/* What names the very section on its own page, or stands in its place, is as
 * prominent as an alert wherever the page has put it, whatever else the page
 * is about. Where the section works it may be a help text, so there it has to
 * be of now, on a page that is not long. */
static int is_of_section(const struct symai_reading *reading, int claim)
{
    const struct symai_findings *f = reading->f;
    int short_page = symai_find_weight(f, SYMAI_WEIGHT_place_short);

    if (claim > SYMAI_CLAIM_ERROR || reading->block->place > SYMAI_PLACE_BODY ||
        (reading->block->flags & SYMAI_BLOCK_LINK) != 0)
        return 0;
    if (is_of_bare_account(reading, claim))
        return 1;
    if (symai_place_lacks_function(f))
        return symai_claim_subject(reading) >= 0;
    if (symai_claim_subject(reading) <= 0)
        return 0;
    return f->function < SYMAI_FUNCTION_PRESENT ||
           (reading->place_weight >= short_page &&
            symai_reading_guard(reading, SYMAI_GUARD_NOW));
}

int symai_claim_place(const struct symai_reading *reading, int claim)
{
    int alert = symai_find_weight(reading->f, SYMAI_WEIGHT_place_alert);

    return reading->place_weight < alert && is_of_section(reading, claim)
               ? alert
               : reading->place_weight;
}

/* 'Website maintenance' stands over a notice, and over an offer of services:
 * on a page with other things to say it is no more than the bare word. */
static int is_mere_name(const struct symai_reading *reading, int claim)
{
    return claim == SYMAI_CLAIM_MAINTENANCE && !reading->f->dead_end &&
           symai_reading_guard(reading, SYMAI_GUARD_NAME);
}

static int as_bare(const struct symai_reading *reading, int weight)
{
    struct symai_findings *f = reading->f;
    const int bare = symai_find_weight(f, SYMAI_WEIGHT_least_bare);

    f->named |= reading->block->place <= SYMAI_PLACE_HEADING;
    return weight < bare ? weight : bare;
}

int symai_claim_weight(const struct symai_reading *reading, int claim,
                       const struct symai_pattern *pattern)
{
    struct symai_findings *f = reading->f;
    int weight = pattern->weight * symai_claim_place(reading, claim) / 1000;

    if (is_mere_name(reading, claim))
        weight = as_bare(reading, weight);

    if (!is_of_section(reading, claim))
        weight = weight * symai_topic_percent(reading, claim, pattern) / 100;
    /* Title and heading speak of the page, also if they call it a form. */
    if (reading->block->place > SYMAI_PLACE_H1 &&
        !is_of_bare_account(reading, claim) &&
        symai_reading_guard(reading, SYMAI_GUARD_WIDGET)) {
        weight =
            weight * symai_find_weight(f, SYMAI_WEIGHT_percent_widget) / 100;
    }
    if (claim <= SYMAI_CLAIM_SOFT_404 &&
        (reading->over || symai_claim_is_reported(reading)))
        weight =
            weight * symai_find_weight(f, SYMAI_WEIGHT_percent_widget) / 100;
    if (!f->sole_message && claim <= SYMAI_CLAIM_DENIED &&
        !is_of_bare_account(reading, claim) && symai_claim_subject(reading) < 0)
        weight =
            weight * symai_find_weight(f, SYMAI_WEIGHT_percent_section) / 100;
    return weight;
}

/* 'Since 9.20 this morning': an hour or a part of the day, anywhere in the box.
 * Which one does not matter, so the end of any day will do for a clock. */
static int tells_since(const struct symai_reading *reading)
{
    struct symai_when_reference reference = symai_find_reference(reading->f);
    struct symai_when when;

    if (reading->said == NULL || !symai_claim_may_begin(reading->said))
        return 0;
    if (reference.now_ms < 0)
        reference.now_ms = DAY_END_MS;
    return symai_when_find(reading->f->rules->when, SYMAI_WHEN_BEGIN,
                           reading->folded->data, reading->folded->len,
                           &reference, &when) == 1 &&
           when.since && (when.clocked || when.part != SYMAI_PART_NONE);
}

/* Pages carry boxes ready for errors that may come, hidden by a style sheet
 * that we do not read: beside a function such a box must say what is meant,
 * the site or the moment. */
static int is_raised(const struct symai_reading *reading, int claim)
{
    if (is_of_section(reading, claim))
        return 1;
    if (reading->block->place != SYMAI_PLACE_ALERT ||
        (claim != SYMAI_CLAIM_ERROR && claim != SYMAI_CLAIM_SOFT_404))
        return reading->block->place <= SYMAI_PLACE_ALERT;
    return symai_reading_guard(reading, SYMAI_GUARD_NOW) ||
           tells_since(reading) ||
           symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_SITE) ||
           symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_ACCOUNT);
}

/* A short page that hints at the same in two ways says it. */
static int with_second_hint(const struct symai_findings *f,
                            struct symai_strength *strength,
                            const struct symai_pattern *pattern, int weight)
{
    int suspect = symai_find_weight(f, SYMAI_WEIGHT_least_suspect);
    int claim = symai_find_weight(f, SYMAI_WEIGHT_least_claim);
    int is_second =
        strength->hint != NULL && strength->hint->frame != pattern->frame;

    if (!f->sole_message || weight < suspect || f->topic_report != 0)
        return weight;
    if (strength->hint == NULL)
        strength->hint = pattern;
    return is_second && weight < claim ? claim : weight;
}

/* The word alone, on a page that has no other words, says it. */
static int as_only_words(const struct symai_reading *reading, int weight)
{
    const struct symai_findings *f = reading->f;
    int claim = symai_find_weight(f, SYMAI_WEIGHT_least_claim);

    if (f->features->visible_words > ONLY_WORDS || !f->sole_message ||
        reading->block->place == SYMAI_PLACE_TITLE || weight >= claim ||
        weight < symai_find_weight(f, SYMAI_WEIGHT_least_suspect))
        return weight;
    return claim;
}

/* Returns the weight that counts, which may be more than that of the words. */
static int note_strength(const struct symai_reading *reading, int claim,
                         const struct symai_pattern *pattern, int weight)
{
    struct symai_strength *strength = &reading->f->claims[claim];
    int stronger;
    int *into = &strength->body;

    if (claim == SYMAI_CLAIM_MAINTENANCE)
        weight = as_only_words(
            reading, with_second_hint(reading->f, strength, pattern, weight));
    stronger = weight > symai_strength_best(strength);

    if (reading->block->place == SYMAI_PLACE_TITLE)
        into = &strength->titled;
    else if (reading->block->place <= SYMAI_PLACE_HEADING)
        into = &strength->headed;
    else if (is_raised(reading, claim))
        into = &strength->raised;
    if (weight > *into)
        *into = weight;
    if (stronger) {
        strength->block = (int)reading->block_index;
        strength->by_section = symai_claim_subject(reading) > 0;
    }
    return weight;
}

/* Two languages agree where no one language has all the sentences: words
 * that several share are one language's. */
static void note_languages(struct symai_languages *languages, int claim,
                           uint32_t matched)
{
    if (languages->seen[claim] == 0)
        languages->common[claim] = matched;
    languages->common[claim] &= matched;
    languages->seen[claim] |= matched;
}

int symai_claim_may_begin(const struct symai_owners *said)
{
    return (said->signs >> SYMAI_SIGN_TEXT_SINCE & 1) != 0;
}

/* By its words, or by the digits of a window. */
static int may_tell_begin(const struct symai_reading *reading)
{
    const char *text = reading->folded->data;
    size_t i;

    if (symai_claim_may_begin(&reading->present->owners))
        return 1;
    for (i = reading->wide.start; i < reading->wide.end; i++) {
        if (symai_ascii_is_digit((unsigned char)text[i]))
            return 1;
    }
    return 0;
}

void symai_claim_locate(const struct symai_reading *reading, int claim,
                        int weight)
{
    if (claim <= SYMAI_CLAIM_ERROR &&
        weight >= symai_find_weight(reading->f, SYMAI_WEIGHT_least_suspect) &&
        may_tell_begin(reading))
        symai_find_asserted(reading->f, claim, reading->block_index,
                            reading->wide.start, reading->wide.end);
}

/* The same failure told twice is one, and so is one in two languages. */
static void count_heading(const struct symai_reading *reading, int claim,
                          const struct symai_pattern *pattern)
{
    struct symai_findings *f = reading->f;
    int i;

    if (claim < SYMAI_CLAIM_ERROR || claim > SYMAI_CLAIM_SOFT_404 ||
        reading->block->place != SYMAI_PLACE_HEADING ||
        f->failing_count == SYMAI_FAILING_LEAST ||
        pattern->weight < symai_find_weight(f, SYMAI_WEIGHT_least_claim))
        return;
    if (f->failing_count == 0)
        f->failing_languages = reading->languages;
    if ((f->failing_languages & reading->languages) == 0)
        return;
    for (i = 0; i < f->failing_count; i++) {
        if (f->failing[i]->frame == pattern->frame)
            return;
    }
    f->failing[f->failing_count++] = pattern;
}

int symai_claim_note(const struct symai_reading *reading, int claim,
                     const struct symai_pattern *pattern, int weight,
                     struct symai_languages *languages)
{
    weight = note_strength(reading, claim, pattern, weight);
    count_heading(reading, claim, pattern);
    note_languages(languages, claim, reading->languages);
    symai_claim_locate(reading, claim, weight);
    return weight;
}

static void raise(int *weight, int bonus)
{
    if (*weight > 0)
        *weight = *weight + bonus < 1000 ? *weight + bonus : 1000;
}

void symai_claim_agree(struct symai_findings *f,
                       const struct symai_languages *languages)
{
    int bonus = symai_find_weight(f, SYMAI_WEIGHT_bonus_languages);
    struct symai_strength *strength;
    int i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++) {
        strength = &f->claims[i];
        if (languages->seen[i] == 0 || languages->common[i] != 0)
            continue; /* none, or one could have said it all */
        raise(&strength->titled, bonus);
        raise(&strength->headed, bonus);
        raise(&strength->raised, bonus);
        raise(&strength->body, bonus);
    }
}
