/* SPDX-License-Identifier: MIT */
/*
 * What the visible words assert: claims, sentence by sentence, with their
 * tense, their subject and the weight of the place they stand in.
 */
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "judge/find.h"
#include "judge/find_product.h"
#include "judge/reading.h"
#include "judge/works.h"
#include "syma/types.h"

#define BARE_WEIGHT 700 /* below: a word alone, no sentence */
#define BEGUN_WEIGHT 900
#define PAIR_WEIGHT 900
#define WORK_WEIGHT 750 /* below: a promise, a hint, or told of */
#define SURE_WEIGHT 950 /* below: may be the name of a switch */
#define BYLINE_BLOCKS 24
#define BYLINE_WORDS 14
#define ONLY_WORDS 4 /* signs count as words */
#define MAX_FOLDED (64 * 1024)

/* Languages in which a claim was met, to tell whether two agree. */
struct languages {
    uint32_t seen[SYMAI_CLAIM_COUNT];
    uint32_t common[SYMAI_CLAIM_COUNT]; /* those of every sentence */
};

static const char *const now_codes[SYMAI_CLAIM_COUNT] = {
    [SYMAI_CLAIM_MAINTENANCE] = "text.maintenance.now",
    [SYMAI_CLAIM_ERROR] = "text.error.now",
    [SYMAI_CLAIM_DENIED] = "text.denied.now",
    [SYMAI_CLAIM_SOFT_404] = "text.soft_404.now",
    [SYMAI_CLAIM_BOT_WALL] = "text.bot_wall.now",
    [SYMAI_CLAIM_PARKED] = "text.parked.now",
    [SYMAI_CLAIM_DEFAULT_PAGE] = "text.default_page.now"};

/* All that a page says, but for what stands in its navigation. */
static int sole_weight(const struct symai_findings *f,
                       const struct symai_block *block)
{
    int is_aside =
        block->place == SYMAI_PLACE_ASIDE &&
        (block->flags & (SYMAI_BLOCK_LIST | SYMAI_BLOCK_LANDMARK)) != 0;

    return symai_find_weight(f, is_aside ? SYMAI_WEIGHT_place_sole_aside
                                         : SYMAI_WEIGHT_place_sole);
}

/* The table of prominence in the contract. */
static int place_weight(const struct symai_findings *f,
                        const struct symai_block *block)
{
    uint64_t words = f->features->visible_words;

    if ((block->flags & SYMAI_BLOCK_CONTROL) != 0 ||
        (block->flags & SYMAI_BLOCK_CODE) != 0 ||
        (f->lists_codes && block->place == SYMAI_PLACE_ASIDE))
        return 0;
    switch (block->place) {
    case SYMAI_PLACE_NOSCRIPT:
        return symai_find_weight(f, SYMAI_WEIGHT_place_noscript);
    case SYMAI_PLACE_SCRIPT:
        return words < (uint64_t)symai_find_weight(f, SYMAI_WEIGHT_words_script)
                   ? symai_find_weight(f, SYMAI_WEIGHT_place_script)
                   : 0;
    case SYMAI_PLACE_TITLE:
        return symai_find_weight(f, SYMAI_WEIGHT_place_title);
    case SYMAI_PLACE_H1:
        return symai_find_weight(f, SYMAI_WEIGHT_place_h1);
    default:
        break;
    }
    if ((block->flags & SYMAI_BLOCK_LINK) != 0)
        return symai_find_weight(f, SYMAI_WEIGHT_place_aside);
    if (f->sole_message)
        return sole_weight(f, block);
    switch (block->place) {
    case SYMAI_PLACE_HEADING:
        return symai_find_weight(f, SYMAI_WEIGHT_place_heading);
    case SYMAI_PLACE_ALERT:
        return symai_find_weight(f, SYMAI_WEIGHT_place_alert);
    case SYMAI_PLACE_ASIDE:
        return symai_find_weight(f, SYMAI_WEIGHT_place_aside);
    default:
        return symai_find_weight(
            f, words < (uint64_t)symai_find_weight(f, SYMAI_WEIGHT_words_short)
                   ? SYMAI_WEIGHT_place_short
                   : SYMAI_WEIGHT_place_long);
    }
}

/* Pages carry boxes ready for errors that may come, hidden by a style sheet
 * that we do not read: beside a function such a box must say what is meant,
 * the site or the moment. */
static int is_raised(const struct symai_reading *reading, int claim)
{
    if (reading->block->place != SYMAI_PLACE_ALERT ||
        (claim != SYMAI_CLAIM_ERROR && claim != SYMAI_CLAIM_SOFT_404))
        return reading->block->place <= SYMAI_PLACE_ALERT;
    return symai_reading_guard(reading, SYMAI_GUARD_NOW) ||
           symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_SITE) ||
           symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_ACCOUNT);
}

/* 1: the sentence names this section; -1: another one; 0: the site, or
 * nothing. The client area is where one logs in, so the two are one. */
static int subject(const struct symai_reading *reading)
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

/* The whole block as one reading, in place of what the buffer held. */
static void read_whole(struct symai_findings *f,
                       const struct symai_block *block, struct symai_buf *folded,
                       struct symai_present *present,
                       struct symai_reading *out)
{
    symai_find_fold(f, block->text, MAX_FOLDED, folded);
    symai_present_of(f->rules, folded->data, folded->len, present);
    memset(out, 0, sizeof *out);
    out->f = f;
    out->folded = folded;
    out->present = present;
    out->at.end = folded->len;
}

/* Those of the languages in which the reading has a guard of that kind. */
static uint32_t languages_with(struct symai_reading *reading,
                               uint32_t languages, int kind)
{
    uint32_t may = languages & symai_reading_may_guard(reading, kind);
    uint32_t found = 0;
    uint32_t one;

    for (; may != 0; may &= may - 1) {
        one = may & (~may + 1);
        reading->languages = one;
        if (symai_reading_guard(reading, kind))
            found |= one;
    }
    return found;
}

/* 'By NAME, DATE', in a line of its own. */
static int has_byline(struct symai_findings *f)
{
    const struct symai_block *block;
    size_t i;

    for (i = 0; i < f->features->blocks.count && i < BYLINE_BLOCKS; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (block->place >= SYMAI_PLACE_HEADING &&
            block->place <= SYMAI_PLACE_ASIDE && block->words <= BYLINE_WORDS &&
            symai_find_sign(f, SYMAI_SIGN_TEXT_BYLINE,
                            symai_features_text(f->features, block->text),
                            block->text.len))
            return 1;
    }
    return 0;
}

/* News and posts carry the date of their publication in their head, in their
 * article, or beside who wrote them. */
static int is_post(struct symai_findings *f)
{
    const struct symai_features *p = f->features;

    return p->article_time || has_byline(f) || f->lists_codes ||
           symai_find_mark(f, SYMAI_SIGN_MARK_REPORT);
}

/* What the page is about, by its headings: goods or a trade, terms, a
 * manual, a report. A language is looked at once, when a sentence in it
 * first asks, so the order of the sentences does not matter. */
static void find_topic(struct symai_findings *f, uint32_t languages)
{
    static const int guards[] = {SYMAI_GUARD_GOODS, SYMAI_GUARD_MANAGEMENT,
                                 SYMAI_GUARD_CONDITIONAL};
    const struct symai_block *block;
    struct symai_present present;
    struct symai_reading whole;
    struct symai_buf folded;
    size_t i;
    size_t j;

    if (f->topic_asked == 0 && is_post(f))
        f->topic_report = UINT32_MAX;
    if (f->topic_asked == 0)
        f->manages = symai_find_manages(f);
    languages &= ~f->topic_asked;
    f->topic_asked |= languages;
    symai_buf_init(&folded, MAX_FOLDED);
    for (i = 0; i < f->features->blocks.count && languages != 0; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if ((block->flags & SYMAI_BLOCK_CODE) != 0 && !f->sole_message)
            f->topic_report = UINT32_MAX; /* portals do not show code */
        if (block->place > SYMAI_PLACE_HEADING)
            continue;
        read_whole(f, block, &folded, &present, &whole);
        f->topic_report |=
            languages_with(&whole, languages, SYMAI_GUARD_REPORT);
        for (j = 0; j < sizeof guards / sizeof *guards; j++)
            f->topic_goods |= languages_with(&whole, languages, guards[j]);
    }
    symai_buf_free(&folded);
}

/* Anywhere on the page: a cart, a stock, a price. The first look tells which
 * other languages there is anything to ask of. */
static int sells(struct symai_findings *f, uint32_t languages)
{
    uint32_t fresh = languages & f->sells_may & ~f->sells_asked;
    struct symai_present present;
    struct symai_reading whole;
    struct symai_buf folded;
    uint32_t may = 0;
    size_t i;

    symai_buf_init(&folded, MAX_FOLDED);
    for (i = 0; i < f->features->blocks.count && fresh != 0; i++) {
        read_whole(f, symai_vec_at(&f->features->blocks, i), &folded, &present,
                   &whole);
        may |= symai_reading_may_guard(&whole, SYMAI_GUARD_GOODS);
        f->sells |= languages_with(&whole, fresh & ~f->sells,
                                   SYMAI_GUARD_GOODS);
    }
    if (fresh != 0)
        f->sells_may = may;
    f->sells_asked |= languages;
    symai_buf_free(&folded);
    return (f->sells & languages) != 0;
}

/* Asked, or quoted: told of, not said. */
static int is_reported(const struct symai_reading *reading)
{
    const char *text = reading->folded->data;
    size_t end = reading->at.end;

    while (end < reading->folded->len && text[end] == ' ')
        end++;
    if (end < reading->folded->len && text[end] == '?')
        return 1;
    return memchr(text + reading->at.start, '"',
                  reading->at.end - reading->at.start) != NULL ||
           symai_reading_guard(reading, SYMAI_GUARD_REPORT);
}

/* 100, or what the page's topic leaves of a claim. */
static int topic_percent(const struct symai_reading *reading, int claim,
                         const struct symai_pattern *pattern)
{
    struct symai_findings *f = reading->f;
    int reports;
    int goods;

    if (claim > SYMAI_CLAIM_DENIED)
        return 100;
    if (claim == SYMAI_CLAIM_ERROR && f->kind == SYMA_SECTION_GENERIC &&
        !symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_SITE) &&
        sells(f, reading->languages))
        return 0;
    find_topic(f, reading->languages);
    if (f->manages && claim == SYMAI_CLAIM_MAINTENANCE)
        return pattern->weight < SURE_WEIGHT
                   ? 0
                   : symai_find_weight(f, SYMAI_WEIGHT_percent_topic);
    reports = (f->topic_report & reading->languages) != 0;
    goods = (f->topic_goods & reading->languages) != 0;
    if ((reports || goods) && pattern->weight < BARE_WEIGHT)
        return 0;
    if (reports && reading->block->place != SYMAI_PLACE_ALERT)
        return symai_find_weight(f, SYMAI_WEIGHT_percent_topic);
    if (goods && reading->block->place > SYMAI_PLACE_ALERT)
        return symai_find_weight(f, SYMAI_WEIGHT_percent_topic);
    return 100;
}

static int modified_weight(const struct symai_reading *reading, int claim,
                           const struct symai_pattern *pattern)
{
    struct symai_findings *f = reading->f;
    int weight = pattern->weight * reading->place_weight / 1000;

    weight = weight * topic_percent(reading, claim, pattern) / 100;
    if (symai_reading_guard(reading, SYMAI_GUARD_WIDGET)) {
        weight =
            weight * symai_find_weight(f, SYMAI_WEIGHT_percent_widget) / 100;
    }
    if (claim <= SYMAI_CLAIM_SOFT_404 &&
        (reading->over || is_reported(reading)))
        weight =
            weight * symai_find_weight(f, SYMAI_WEIGHT_percent_widget) / 100;
    if (!f->sole_message && claim <= SYMAI_CLAIM_DENIED && subject(reading) < 0)
        weight =
            weight * symai_find_weight(f, SYMAI_WEIGHT_percent_section) / 100;
    return weight;
}

/* A short page that hints at the same in two ways says it. */
static int with_second_hint(const struct symai_findings *f,
                            struct symai_strength *strength,
                            const struct symai_pattern *pattern, int weight)
{
    int suspect = symai_find_weight(f, SYMAI_WEIGHT_least_suspect);
    int claim = symai_find_weight(f, SYMAI_WEIGHT_least_claim);
    int is_second = strength->hint != NULL && strength->hint != pattern;

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
    int *into;

    if (claim == SYMAI_CLAIM_MAINTENANCE)
        weight = as_only_words(
            reading, with_second_hint(reading->f, strength, pattern, weight));
    stronger = weight > symai_strength_best(strength);

    into = reading->block->place <= SYMAI_PLACE_HEADING ? &strength->headed
           : is_raised(reading, claim)                  ? &strength->raised
                                                        : &strength->body;
    if (weight > *into)
        *into = weight;
    if (stronger) {
        strength->block = (int)reading->block_index;
        strength->by_section = subject(reading) > 0;
    }
    return weight;
}

/* Two languages agree where no one language has all the sentences: words
 * that several share are one language's. */
static void note_languages(struct languages *languages, int claim,
                           uint32_t matched)
{
    if (languages->seen[claim] == 0)
        languages->common[claim] = matched;
    languages->common[claim] &= matched;
    languages->seen[claim] |= matched;
}

/* What was announced for a time that has come is a claim, whatever the form
 * of its words. Without a word of work it must speak of the site. */
static const struct symai_pattern begun_pattern = {.weight = BEGUN_WEIGHT};

static int is_begun(const struct symai_reading *reading, int claim)
{
    return reading->begun &&
           (claim == SYMAI_CLAIM_MAINTENANCE ||
            (claim == SYMAI_CLAIM_ERROR &&
             symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_SITE)));
}

static int has_words_of_begin(const struct symai_present *present)
{
    return (present->owners.signs >> SYMAI_SIGN_TEXT_SINCE & 1) != 0;
}

/* By its words, or by the digits of a window. */
static int may_tell_begin(const struct symai_reading *reading)
{
    const char *text = reading->folded->data;
    size_t i;

    if (has_words_of_begin(reading->present))
        return 1;
    for (i = reading->wide.start; i < reading->wide.end; i++) {
        if (symai_ascii_is_digit((unsigned char)text[i]))
            return 1;
    }
    return 0;
}

/* Where to look for when it began. */
static void note_asserted(const struct symai_reading *reading, int claim,
                          int weight)
{
    if (claim <= SYMAI_CLAIM_ERROR &&
        weight >= symai_find_weight(reading->f, SYMAI_WEIGHT_least_suspect) &&
        may_tell_begin(reading))
        symai_find_asserted(reading->f, claim, reading->block_index,
                            reading->wide.start, reading->wide.end);
}

/* Said of the site, here and now: nothing has taken from its weight. */
static int is_whole(const struct symai_reading *reading, int weight)
{
    return weight * 1000 >= WORK_WEIGHT * reading->place_weight;
}

/* The bare word is over a page that says no more. */
static int is_titled(const struct symai_reading *reading, int weight)
{
    return reading->f->sole_message &&
           reading->block->place <= SYMAI_PLACE_HEADING &&
           weight >= symai_find_weight(reading->f, SYMAI_WEIGHT_least_bare);
}

/* A claim's words are in the sentence: are they in the form of a claim? A
 * sentence about something to come need not be: 'maintenance is planned'. */
static int read_claim(struct symai_reading *reading, int claim,
                      struct languages *languages)
{
    uint32_t matched;
    const struct symai_pattern *pattern =
        symai_reading_strongest(reading, claim, &matched);
    int weight;
    int rc = SYMA_OK;

    reading->begun = 0;
    if (pattern != NULL)
        reading->languages = matched;
    if (claim <= SYMAI_CLAIM_DENIED &&
        symai_reading_taken_back(reading, claim, pattern != NULL, &rc))
        return rc;
    if (pattern == NULL && is_begun(reading, claim)) {
        pattern = &begun_pattern;
        matched = reading->languages;
    }
    if (pattern == NULL)
        return SYMA_OK;
    if (claim == SYMAI_CLAIM_SOFT_404 &&
        symai_reading_guard(reading, SYMAI_GUARD_CONDITIONAL))
        return SYMA_OK;
    weight = modified_weight(reading, claim, pattern);
    if (weight == 0)
        return SYMA_OK;
    if (claim == SYMAI_CLAIM_MAINTENANCE &&
        (is_whole(reading, weight) || is_titled(reading, weight)))
        symai_works_keep(reading);
    weight = note_strength(reading, claim, pattern, weight);
    note_languages(languages, claim, matched);
    note_asserted(reading, claim, weight);
    return symai_reading_note(reading, now_codes[claim],
                              symai_claim_state(claim), weight);
}

static int has_trigger(const struct symai_present *present)
{
    uint32_t any = present->owners.triggers[SYMAI_CLAIM_WORKS];
    int i;

    for (i = 0; i < SYMAI_CLAIM_RETURN; i++)
        any |= present->owners.triggers[i];
    return any != 0;
}

static int read_sentence(struct symai_reading *reading,
                         struct languages *languages)
{
    int is_aside = reading->place_weight <=
                   symai_find_weight(reading->f, SYMAI_WEIGHT_place_aside);
    int claim;
    int rc = SYMA_OK;

    for (claim = 0; claim < SYMAI_CLAIM_RETURN && rc >= 0; claim++) {
        /* What stands aside never decides; it may announce. */
        if (is_aside && claim != SYMAI_CLAIM_MAINTENANCE)
            continue;
        reading->languages = reading->present->owners.triggers[claim];
        if (reading->languages != 0)
            rc = read_claim(reading, claim, languages);
    }
    return rc;
}

static int read_sentences(struct symai_reading *reading,
                          struct languages *languages)
{
    struct symai_findings *f = reading->f;
    int dashes = reading->block->place <= SYMAI_PLACE_HEADING;
    struct symai_present present;
    size_t works;
    size_t pos = 0;
    int before;
    int rc = SYMA_OK;

    while (rc >= 0 &&
           symai_sentence_next(reading->folded->data, reading->folded->len,
                               dashes, &pos, &reading->at)) {
        symai_reading_look(reading, dashes, &present);
        if (!has_trigger(reading->present))
            continue;
        before = f->resolved;
        f->resolved = 0;
        works = f->works_count;
        rc = read_sentence(reading, languages);
        if (f->works_count == works)
            symai_works_meet(reading);
        reading->over |= f->resolved;
        f->resolved |= before;
    }
    return rc;
}

/* Work, and what is closed for it: in two sentences, or in one. */
static const struct symai_pattern pair_pattern = {.weight = PAIR_WEIGHT};

static int note_halves(const struct symai_reading *work,
                       const struct symai_reading *closed, int is_claim,
                       int weight)
{
    int state = symai_claim_state(SYMAI_CLAIM_MAINTENANCE);
    int rc = SYMA_OK;

    if (!is_claim)
        rc = symai_reading_note(work, "text.maintenance.works", state, weight);
    if (rc >= 0 && (closed->block_index != work->block_index ||
                    closed->at.start != work->at.start))
        rc = symai_reading_note(closed, "text.maintenance.closed", state,
                                weight);
    return rc;
}

static int note_pair(struct symai_reading *work,
                     const struct symai_reading *closed, int is_claim,
                     struct languages *languages)
{
    const int claim = SYMAI_CLAIM_MAINTENANCE;
    int weight;

    if (closed->place_weight > work->place_weight)
        work->place_weight = closed->place_weight;
    weight = modified_weight(work, claim, &pair_pattern);
    if (weight == 0)
        return SYMA_OK;
    if (is_whole(work, weight))
        weight += symai_find_weight(work->f, SYMAI_WEIGHT_bonus_pair);
    weight = note_strength(work, claim, &pair_pattern,
                           weight < 1000 ? weight : 1000);
    note_languages(languages, claim, work->languages);
    note_asserted(work, claim, weight);
    note_asserted(closed, claim, weight);
    return note_halves(work, closed, is_claim, weight);
}

static void read_again(struct symai_findings *f, const struct symai_works *from,
                       struct symai_buf *folded, struct symai_present *present,
                       struct symai_reading *out)
{
    const struct symai_block *block =
        symai_vec_at(&f->features->blocks, from->block);

    memset(out, 0, sizeof *out);
    symai_find_fold(f, block->text, MAX_FOLDED, folded);
    out->f = f;
    out->block = block;
    out->block_index = from->block;
    out->folded = folded;
    out->at = from->at;
    out->languages = from->languages;
    out->place_weight = place_weight(f, block);
    symai_reading_look(out, block->place <= SYMAI_PLACE_HEADING, present);
}

static int read_pair(struct symai_findings *f, const struct symai_works *work,
                     const struct symai_works *closed,
                     struct languages *languages)
{
    struct symai_present presents[2];
    struct symai_reading readings[2];
    struct symai_buf folded[2];
    int rc;

    symai_buf_init(&folded[0], MAX_FOLDED);
    symai_buf_init(&folded[1], MAX_FOLDED);
    read_again(f, work, &folded[0], &presents[0], &readings[0]);
    read_again(f, closed, &folded[1], &presents[1], &readings[1]);
    rc = note_pair(&readings[0], &readings[1], work->is_claim, languages);
    symai_buf_free(&folded[0]);
    symai_buf_free(&folded[1]);
    return rc;
}

static int read_pairs(struct symai_findings *f, struct languages *languages)
{
    struct symai_works closed;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < f->works_count && rc >= 0; i++) {
        if (symai_works_find_closed(f, &f->works[i], &closed))
            rc = read_pair(f, &f->works[i], &closed, languages);
    }
    return rc;
}

static int read_block(struct symai_findings *f, size_t index,
                      struct symai_buf *folded, struct languages *languages)
{
    const struct symai_block *block = symai_vec_at(&f->features->blocks, index);
    struct symai_reading reading;
    struct symai_present present;
    int rc;

    if (block->place == SYMAI_PLACE_SCRIPT && place_weight(f, block) == 0)
        return SYMA_OK;
    symai_buf_clear(folded);
    rc = symai_fold(symai_features_text(f->features, block->text),
                    block->text.len, folded);
    if (rc < 0)
        return rc;
    symai_present_of(f->rules, folded->data, folded->len, &present);
    symai_find_saw(f, block, &present);
    if (has_words_of_begin(&present) && f->begins_count < SYMAI_BEGINS_MAX)
        f->begins[f->begins_count++] = index;
    memset(&reading, 0, sizeof reading);
    reading.f = f;
    reading.block = block;
    reading.block_index = index;
    reading.folded = folded;
    reading.whole = &present;
    reading.place_weight = place_weight(f, block);
    if (reading.place_weight == 0 || !has_trigger(&present))
        return SYMA_OK;
    return read_sentences(&reading, languages);
}

static void raise(int *weight, int bonus)
{
    if (*weight > 0)
        *weight = *weight + bonus < 1000 ? *weight + bonus : 1000;
}

static void add_agreement(struct symai_findings *f,
                          const struct languages *languages)
{
    int bonus = symai_find_weight(f, SYMAI_WEIGHT_bonus_languages);
    struct symai_strength *strength;
    int i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++) {
        strength = &f->claims[i];
        if (languages->seen[i] == 0 || languages->common[i] != 0)
            continue; /* none, or one could have said it all */
        raise(&strength->headed, bonus);
        raise(&strength->raised, bonus);
        raise(&strength->body, bonus);
    }
}

int symai_find_text(struct symai_findings *f)
{
    struct languages languages;
    struct symai_buf folded;
    size_t i;
    int rc;

    memset(&languages, 0, sizeof languages);
    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        f->claims[i].block = -1;
    f->sells_may = UINT32_MAX;
    f->lists_codes = symai_find_lists_codes(f);
    f->sole_message =
        f->features->visible_words <
            (uint64_t)symai_find_weight(f, SYMAI_WEIGHT_words_sole) &&
        !f->any_form && !f->logged_in;
    symai_buf_init(&folded, MAX_FOLDED);
    rc = SYMA_OK;
    for (i = 0; i < f->features->blocks.count && rc >= 0; i++)
        rc = read_block(f, i, &folded, &languages);
    if (rc >= 0)
        rc = read_pairs(f, &languages);
    add_agreement(f, &languages);
    symai_buf_free(&folded);
    if (rc >= 0)
        rc = symai_find_products(f);
    return rc;
}
