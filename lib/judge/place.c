/* SPDX-License-Identifier: MIT */
/*
 * Where words stand tells how much they mean: the table of prominence in the
 * contract, in numbers of the rules.
 */
#include "judge/place.h"

#include "syma/types.h"

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

int symai_place_weight(const struct symai_findings *f,
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

int symai_place_is_read(const struct symai_findings *f,
                        const struct symai_block *block)
{
    return block->place != SYMAI_PLACE_SCRIPT ||
           symai_place_weight(f, block) != 0;
}

int symai_place_is_main(const struct symai_findings *f,
                        const struct symai_block *block)
{
    return block->place < SYMAI_PLACE_ASIDE &&
           (block->flags & SYMAI_BLOCK_LINK) == 0 &&
           symai_place_weight(f, block) != 0;
}

uint64_t symai_place_main_words(const struct symai_findings *f)
{
    const struct symai_block *block;
    uint64_t words = 0;
    size_t i;

    for (i = 0; i < f->features->blocks.count; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        words += symai_place_is_main(f, block) ? block->words : 0;
    }
    return words;
}

int symai_place_lacks_function(const struct symai_findings *f)
{
    return f->kind != SYMA_SECTION_GENERIC && !f->logged_in &&
           f->function <= SYMAI_FUNCTION_DISABLED &&
           f->way_in <= SYMAI_WAY_NAMED &&
           f->main_words <
               (uint64_t)symai_find_weight(f, SYMAI_WEIGHT_words_short);
}

int symai_place_stands_in(const struct symai_findings *f)
{
    return f->function == SYMAI_FUNCTION_ABSENT &&
           symai_place_lacks_function(f);
}
