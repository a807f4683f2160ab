/* SPDX-License-Identifier: MIT */
/*
 * A page that sells boilers, tells the news or explains a switch says
 * 'maintenance' without being in it: the topic takes from a claim.
 */
#include "judge/topic.h"

#include <string.h>

#include "syma/types.h"

#define BARE_WEIGHT 700 /* below: a word alone, no sentence */
#define SURE_WEIGHT 950 /* below: may be the name of a switch */
#define BYLINE_BLOCKS 24
#define BYLINE_WORDS 14

/* A whole block as one reading. */
struct whole {
    struct symai_reading reading;
    struct symai_folded_text folded;
    struct symai_buf own;
    struct symai_present present;
};

static void read_whole(struct symai_findings *f, size_t index,
                       struct whole *out)
{
    struct symai_reading *reading = &out->reading;

    symai_folded_beside(f, index, &out->own, &out->folded);
    memset(reading, 0, sizeof *reading);
    reading->f = f;
    reading->folded = &out->folded;
    reading->at.end = out->folded.len;
    reading->present = symai_seen_look(
        f->seen, f->rules, symai_vec_at(&f->features->blocks, index),
        &out->folded, reading->at, &out->present);
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

/* What one heading adds to the topic. 'Como corrigir o erro 502 Bad Gateway':
 * reports are looked for in all languages, once. */
static void read_heading(struct whole *heading, uint32_t languages,
                         int is_first, uint32_t *may)
{
    static const int guards[] = {SYMAI_GUARD_GOODS, SYMAI_GUARD_MANAGEMENT,
                                 SYMAI_GUARD_CONDITIONAL};
    struct symai_reading *reading = &heading->reading;
    struct symai_findings *f = reading->f;
    size_t i;

    if (is_first &&
        languages_with(reading, UINT32_MAX, SYMAI_GUARD_REPORT) != 0)
        f->topic_report = UINT32_MAX;
    for (i = 0; i < sizeof guards / sizeof *guards; i++) {
        *may |= symai_reading_may_guard(reading, guards[i]);
        f->topic_goods |= languages_with(reading, languages, guards[i]);
    }
}

/* What the page is about, by its headings: goods or a trade, terms, a
 * manual, a report. A language is looked at once, when a sentence in it
 * first asks, so the order of the sentences does not matter; the first look
 * tells which other languages there is anything to ask of. */
static void find_topic(struct symai_findings *f, uint32_t languages)
{
    const int is_first = f->topic_asked == 0;
    const struct symai_block *block;
    struct whole heading;
    uint32_t may = 0;
    size_t i;

    if (is_first && is_post(f))
        f->topic_report = UINT32_MAX;
    if (is_first)
        f->manages = symai_find_manages(f);
    languages &= f->topic_may & ~f->topic_asked;
    f->topic_asked |= languages;
    symai_buf_init(&heading.own, SYMAI_FOLDED_MAX);
    for (i = 0; i < f->features->blocks.count && languages != 0; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if ((block->flags & SYMAI_BLOCK_CODE) != 0 && !f->sole_message)
            f->topic_report = UINT32_MAX; /* portals do not show code */
        if (block->place <= SYMAI_PLACE_HEADING) {
            read_whole(f, i, &heading);
            read_heading(&heading, languages, is_first, &may);
        }
    }
    if (languages != 0)
        f->topic_may = may;
    symai_buf_free(&heading.own);
}

/* Anywhere on the page: a cart, a stock, a price. The first look tells which
 * other languages there is anything to ask of. */
int symai_topic_sells(struct symai_findings *f, uint32_t languages)
{
    uint32_t fresh = languages & f->sells_may & ~f->sells_asked;
    struct whole whole;
    uint32_t may = 0;
    size_t i;

    symai_buf_init(&whole.own, SYMAI_FOLDED_MAX);
    for (i = 0; i < f->features->blocks.count && fresh != 0; i++) {
        read_whole(f, i, &whole);
        may |= symai_reading_may_guard(&whole.reading, SYMAI_GUARD_GOODS);
        f->sells |= languages_with(&whole.reading, fresh & ~f->sells,
                                   SYMAI_GUARD_GOODS);
    }
    if (fresh != 0)
        f->sells_may = may;
    f->sells_asked |= languages;
    symai_buf_free(&whole.own);
    return (f->sells & languages) != 0;
}

/* An article on 'page not found' says so in its title: 'error 404, how to fix
 * it'. */
static int explains_404(struct symai_findings *f)
{
    struct whole title;
    int explains = 0;
    size_t i;

    if (f->features->content_words <
        (uint64_t)symai_find_weight(f, SYMAI_WEIGHT_words_content))
        return 0;
    symai_buf_init(&title.own, SYMAI_FOLDED_MAX);
    for (i = 0; i < f->features->blocks.count && !explains; i++) {
        if (((const struct symai_block *)symai_vec_at(&f->features->blocks, i))
                ->place != SYMAI_PLACE_TITLE)
            continue;
        read_whole(f, i, &title);
        explains =
            languages_with(&title.reading, UINT32_MAX, SYMAI_GUARD_REPORT) != 0;
        explains = explains && memmem(title.folded.data, title.folded.len,
                                      "404", strlen("404")) != NULL;
    }
    symai_buf_free(&title.own);
    return explains;
}

int symai_topic_percent(const struct symai_reading *reading, int claim,
                        const struct symai_pattern *pattern)
{
    struct symai_findings *f = reading->f;
    /* Where nothing leads on nothing is sold: a museum has its name over its
     * notice. What stands in the very block was asked before. */
    const int may_sell = !(reading->by_sound && f->dead_end);
    int reports;
    int goods;

    if (claim == SYMAI_CLAIM_SOFT_404 && f->lists_codes)
        return 0;
    if (claim == SYMAI_CLAIM_SOFT_404)
        return explains_404(f)
                   ? symai_find_weight(f, SYMAI_WEIGHT_percent_topic)
                   : 100;
    if (claim > SYMAI_CLAIM_DENIED)
        return 100;
    if (claim == SYMAI_CLAIM_ERROR && f->kind == SYMA_SECTION_GENERIC &&
        may_sell && !symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_SITE) &&
        symai_topic_sells(f, reading->languages))
        return 0;
    find_topic(f, reading->languages);
    if (f->manages && claim == SYMAI_CLAIM_MAINTENANCE)
        return pattern->weight < SURE_WEIGHT
                   ? 0
                   : symai_find_weight(f, SYMAI_WEIGHT_percent_topic);
    reports = (f->topic_report & reading->languages) != 0;
    goods = may_sell && (f->topic_goods & reading->languages) != 0;
    if ((reports || goods) && pattern->weight < BARE_WEIGHT)
        return 0;
    if (reports &&
        (reading->block->place != SYMAI_PLACE_ALERT || f->lists_codes))
        return symai_find_weight(f, SYMAI_WEIGHT_percent_topic);
    if (goods && reading->block->place > SYMAI_PLACE_ALERT)
        return symai_find_weight(f, SYMAI_WEIGHT_percent_topic);
    return 100;
}
