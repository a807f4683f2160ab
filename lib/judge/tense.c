/* SPDX-License-Identifier: MIT */
/*
 * Tense: the words of a sentence, the window that it names, and what stands
 * behind a heading that only says 'planned'. Where the time of looking is
 * known, a window with a day and both its ends outranks the words: 'is down
 * from the 30th to the 1st' is an announcement on the 26th.
 */
#include "judge/tense.h"

#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "syma/types.h"

#define MAX_PLANNED_SENTENCE 600
#define BLOCKS_AHEAD 2
#define SENTENCES_AHEAD 4 /* of each block */
#define LOOKS_AHEAD 32    /* of each page: what comes later is said already */
#define LEAST_PLANNED_WEIGHT 150
#define WINDOWS_MAX 4 /* of one sentence */
#define STALE_MS (INT64_C(24) * 3600 * 1000)

static const struct symai_when no_window = {.earliest_ms = -1, .latest_ms = -1};

static int64_t now_of(const struct symai_findings *f)
{
    return f->context == NULL ? -1 : f->context->now_ms;
}

static int find_window(const struct symai_findings *f, const char *folded,
                       size_t len, struct symai_when *when)
{
    struct symai_when_reference reference = symai_find_reference(f);

    *when = no_window;
    return symai_when_find(f->rules->when, SYMAI_WHEN_WINDOW, folded, len,
                           &reference, when);
}

/* The sentence up to where it speaks of the way back. */
static struct symai_reading before_return(const struct symai_reading *reading)
{
    struct symai_reading said = *reading;
    size_t start;

    if (symai_reading_find_guard(reading, SYMAI_GUARD_RETURN, &start))
        said.at.end = said.at.start + start;
    return said;
}

static int window_in(const struct symai_reading *said, struct symai_when *when)
{
    return find_window(said->f, said->folded->data + said->at.start,
                       said->at.end - said->at.start, when);
}

static int is_planned(const struct symai_reading *said, int claim)
{
    return claim == SYMAI_CLAIM_MAINTENANCE &&
           symai_reading_guard(said, SYMAI_GUARD_PLANNED);
}

int symai_tense_announces(const struct symai_reading *reading, int claim)
{
    struct symai_reading said = before_return(reading);

    return symai_reading_guard(&said, SYMAI_GUARD_UPCOMING) ||
           is_planned(&said, claim);
}

/* A window that has begun is no announcement any more. */
static int is_ahead(const struct symai_findings *f,
                    const struct symai_when *when)
{
    return now_of(f) < 0 || when->earliest_ms < 0 ||
           when->earliest_ms > now_of(f);
}

static int is_past(const struct symai_findings *f,
                   const struct symai_when *when)
{
    int64_t now = now_of(f);

    if (now < 0)
        return 0;
    if (when->latest_ms >= 0)
        return when->latest_ms < now;
    return when->earliest_ms >= 0 && when->earliest_ms < now - STALE_MS;
}

/* Begun and not yet ended, by both ends of the window. */
static int is_under_way(const struct symai_findings *f,
                        const struct symai_when *when)
{
    return now_of(f) >= 0 && when->ranged && when->earliest_ms >= 0 &&
           when->earliest_ms <= now_of(f) && when->latest_ms > now_of(f);
}

static int add_notice(const struct symai_reading *reading,
                      const struct symai_when *when)
{
    struct symai_findings *f = reading->f;
    size_t len;
    const char *text = symai_reading_original(reading, &len);

    return symai_verdict_add_notice(
        f->verdict, SYMA_NOTICE_MAINTENANCE_PLANNED, when->earliest_ms,
        when->latest_ms, when->vague, text, len, (size_t)f->excerpt_max);
}

/* Once for a sentence, however many of its claims are of what is ahead. */
static int note_upcoming(struct symai_reading *reading)
{
    if (reading->announced == reading->at.end)
        return SYMA_OK;
    reading->announced = reading->at.end;
    if (!reading->f->upcoming) {
        reading->f->announced.block = reading->block_index;
        reading->f->announced.at = reading->at;
        reading->f->announced.languages = reading->languages;
    }
    reading->f->upcoming = 1;
    return symai_reading_note(reading, "text.maintenance.upcoming",
                              SYMA_STATE_UP, reading->place_weight / 2);
}

/* What was said of it more exactly. */
static int is_same_night(const struct symai_when *a, const struct symai_when *b)
{
    return b->vague && a->earliest_ms >= b->earliest_ms &&
           a->earliest_ms < b->latest_ms;
}

/* The other windows of a sentence, each of the same kind as its first: a day
 * and an hour are not put together across them. */
static int add_more_windows(const struct symai_reading *reading,
                            const struct symai_reading *said,
                            const struct symai_when *first)
{
    const char *text = said->folded->data + said->at.start;
    size_t len = said->at.end - said->at.start;
    size_t from = first->end;
    struct symai_when when;
    int left = WINDOWS_MAX - 1;
    int rc = SYMA_OK;

    while (rc >= 0 && left-- > 0 && from < len &&
           find_window(said->f, text + from, len - from, &when)) {
        if (when.ranged && when.dated == first->dated &&
            is_ahead(said->f, &when) && !is_same_night(first, &when))
            rc = add_notice(reading, &when);
        from += when.end;
    }
    if (rc >= 0 && first->start > 0 &&
        find_window(said->f, text, first->start, &when) && when.ranged &&
        when.dated == first->dated && is_ahead(said->f, &when) &&
        !is_same_night(first, &when))
        rc = add_notice(reading, &when);
    return rc;
}

#define SENTENCES_BEHIND 2
#define LONGEST_SECONDS (72 * 3600)

/* 'On Monday at 6 am we update the servers. It will take two hours.' */
static struct symai_when with_length(const struct symai_reading *reading,
                                     const struct symai_when *when)
{
    const struct symai_folded_text *folded = reading->folded;
    struct symai_when longer = *when;
    struct symai_sentence at;
    size_t pos = reading->at.end;
    int left = SENTENCES_BEHIND;
    int64_t seconds = 0;

    if (when->ranged || when->earliest_ms < 0 || when->latest_ms >= 0)
        return longer;
    while (seconds == 0 && left-- > 0 &&
           symai_sentence_next(folded->data, folded->len, 0, &pos, &at)) {
        pos = symai_sentence_through(folded->data, folded->len, 0, at.end);
        seconds = symai_when_length(reading->f->rules->when,
                                    folded->data + at.start, pos - at.start);
    }
    if (seconds > 0 && seconds <= LONGEST_SECONDS)
        longer.latest_ms = longer.earliest_ms + seconds * 1000;
    return longer;
}

static int add_planned(struct symai_reading *reading,
                       const struct symai_reading *said,
                       const struct symai_when *when)
{
    const struct symai_when whole = with_length(reading, when);
    int rc = note_upcoming(reading);

    if (rc >= 0)
        rc = add_notice(reading, &whole);
    if (rc >= 0 && when->ranged)
        rc = add_more_windows(reading, said, when);
    return rc;
}

/* Shops and programmes also have things that will not be available: there
 * only a window of time makes it an announcement of work. */
static int announce(struct symai_reading *reading,
                    const struct symai_reading *said, int claim,
                    const struct symai_when *when, int has_window)
{
    if (has_window && is_past(reading->f, when)) {
        reading->f->resolved = 1;
        return SYMA_OK;
    }
    if (claim > SYMAI_CLAIM_ERROR ||
        reading->place_weight < LEAST_PLANNED_WEIGHT ||
        reading->at.end - reading->at.start >= MAX_PLANNED_SENTENCE ||
        (!has_window && claim != SYMAI_CLAIM_MAINTENANCE))
        return SYMA_OK;
    return add_planned(reading, said, when);
}

/* What the words behind a sentence say of it. */
enum tense { TENSE_UNSAID = 0, TENSE_NOW, TENSE_BEGUN, TENSE_AHEAD };

static enum tense tense_of(const struct symai_reading *ahead,
                           struct symai_when *when)
{
    struct symai_reading said = before_return(ahead);

    if (symai_reading_guard(ahead, SYMAI_GUARD_NOW))
        return TENSE_NOW;
    if (window_in(&said, when)) {
        if (is_ahead(ahead->f, when))
            return TENSE_AHEAD;
        return is_under_way(ahead->f, when) ? TENSE_BEGUN : TENSE_NOW;
    }
    return symai_reading_guard(&said, SYMAI_GUARD_UPCOMING) ? TENSE_AHEAD
                                                            : TENSE_UNSAID;
}

static enum tense tense_in_block(struct symai_reading *ahead, int dashes,
                                 size_t pos, struct symai_when *when)
{
    struct symai_present present;
    enum tense tense = TENSE_UNSAID;
    int left = SENTENCES_AHEAD;

    while (tense == TENSE_UNSAID && left-- > 0 &&
           symai_sentence_next(ahead->folded->data, ahead->folded->len, dashes,
                               &pos, &ahead->at)) {
        symai_reading_look(ahead, dashes, &present);
        tense = tense_of(ahead, when);
    }
    ahead->present = NULL; /* it may be this function's own */
    return tense;
}

/* 'Scheduled maintenance' alone does not say when: the words behind it do,
 * in the same block or in the next ones. *where: those words, with the
 * sentence itself where they stand in its own block. */
static enum tense tense_ahead(const struct symai_reading *reading,
                              struct symai_when *when,
                              struct symai_reading *where)
{
    struct symai_findings *f = reading->f;
    struct symai_folded_text folded;
    struct symai_buf own;
    size_t i;
    enum tense tense;

    *where = *reading;
    if (f->looks_ahead++ >= LOOKS_AHEAD)
        return TENSE_UNSAID;
    tense = tense_in_block(where, 1, reading->at.end, when);
    if (tense != TENSE_UNSAID) {
        where->at.start = reading->at.start;
        return tense;
    }
    symai_buf_init(&own, SYMAI_FOLDED_MAX);
    /* cppcheck-suppress autoVariables ; taken back before the return */
    where->folded = &folded;
    where->said = NULL;
    for (i = 1; i <= BLOCKS_AHEAD && tense == TENSE_UNSAID; i++) {
        where->block_index = reading->block_index + i;
        where->block = symai_vec_at(&f->features->blocks, where->block_index);
        if (where->block == NULL)
            break;
        symai_folded_beside(f, where->block_index, &own, &folded);
        tense = tense_in_block(where, 0, 0, when);
    }
    where->folded = NULL;
    symai_buf_free(&own);
    return tense;
}

/* Planned, and the sentence does not say when. */
static int planned_elsewhere(struct symai_reading *reading, int *rc)
{
    struct symai_when when = no_window;
    struct symai_reading where;

    switch (tense_ahead(reading, &when, &where)) {
    case TENSE_AHEAD:
        *rc = note_upcoming(reading);
        if (*rc >= 0)
            *rc = add_notice(
                when.earliest_ms < 0 && when.latest_ms < 0 ? reading : &where,
                &when);
        return 1;
    case TENSE_BEGUN:
        reading->begun = 1;
        symai_find_asserted(reading->f, SYMAI_CLAIM_MAINTENANCE,
                            where.block_index, where.at.start, where.at.end);
        return 0;
    default:
        return 0;
    }
}

/* Planned, and nothing else in the words says when. */
static int planned_only(struct symai_reading *reading,
                        const struct symai_reading *said, int is_claim,
                        const struct symai_when *when, int has_window, int *rc)
{
    if (!has_window || (is_claim && now_of(reading->f) < 0))
        return planned_elsewhere(reading, rc);
    if (is_past(reading->f, when)) {
        /* what is said to be under way may outlive its promise */
        reading->f->resolved |= !is_claim;
        return !is_claim;
    }
    if (!is_ahead(reading->f, when))
        return 0;
    *rc = add_planned(reading, said, when);
    return 1;
}

/* A tale of what was said: its times are of then. */
static int is_quoting(const struct symai_reading *reading)
{
    return memchr(reading->folded->data + reading->at.start, '"',
                  reading->at.end - reading->at.start) != NULL;
}

/* Words of what has begun announce nothing, though they name a day. */
static int has_begun(const struct symai_reading *said)
{
    struct symai_when_reference reference = symai_find_reference(said->f);
    struct symai_when when;

    memset(&when, 0, sizeof when);
    return symai_when_find(said->f->rules->when, SYMAI_WHEN_BEGIN,
                           said->folded->data + said->at.start,
                           said->at.end - said->at.start, &reference,
                           &when) == 1 &&
           when.since;
}

#define LEADING 12 /* bytes before the words that say when */
#define FAR_MS (INT64_C(12) * 3600 * 1000)

static int has_digit(const char *text, size_t len)
{
    size_t i = 0;

    while (i < len && !symai_ascii_is_digit((unsigned char)text[i]))
        i++;
    return i < len;
}

/* By a day and both ends; or the sentence begins with a day that is still to
 * come: 'on 2 December it is not available', 'from Friday 10 pm'. */
static int names_its_time(const struct symai_reading *said,
                          const struct symai_when *when)
{
    const char *text = said->folded->data + said->at.start;

    if (!when->dated || when->ranged)
        return when->dated;
    return when->start <= LEADING && !when->until &&
           !symai_reading_guard(said, SYMAI_GUARD_NOW) &&
           (when->start == 0 || text[when->start - 1] != '(') &&
           when->earliest_ms > now_of(said->f) + FAR_MS &&
           has_digit(text + when->start, when->end - when->start);
}

int symai_tense_not_now(struct symai_reading *reading, int claim, int is_claim,
                        int *rc)
{
    struct symai_reading said = before_return(reading);
    struct symai_when when;
    int has_window = window_in(&said, &when);
    int upcoming = symai_reading_guard(&said, SYMAI_GUARD_UPCOMING);
    int planned = is_planned(&said, claim);

    if (has_window && claim <= SYMAI_CLAIM_ERROR && now_of(reading->f) >= 0 &&
        is_ahead(reading->f, &when) && !is_quoting(reading) &&
        names_its_time(&said, &when)) {
        *rc = announce(reading, &said, claim, &when, 1);
        return 1;
    }
    if ((upcoming || planned) && has_window &&
        is_under_way(reading->f, &when)) {
        reading->begun = 1;
        return 0;
    }
    if (symai_reading_guard(reading, SYMAI_GUARD_NOW))
        return 0;
    /* the day of an end makes no future of a present */
    if (is_claim && has_window && when.until)
        return 0;
    if (upcoming && !is_claim && !has_window && has_begun(&said))
        return 1;
    if (upcoming) {
        *rc = announce(reading, &said, claim, &when, has_window);
        return 1;
    }
    if (planned)
        return planned_only(reading, &said, is_claim, &when, has_window, rc);
    return 0;
}

int symai_tense_is_ahead(const struct symai_reading *reading)
{
    struct symai_reading said = before_return(reading);
    struct symai_when when;

    return now_of(reading->f) >= 0 && window_in(&said, &when) &&
           is_ahead(reading->f, &when) && names_its_time(&said, &when);
}
