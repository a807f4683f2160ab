/* SPDX-License-Identifier: MIT */
#include "judge/causes.h"

#include <string.h>

/* Headings, and what ends with a colon. A title leads to nothing. */
static int may_lead(const struct symai_reading *block)
{
    const char *text = block->folded->data;
    size_t len = block->folded->len;

    while (len > 0 && text[len - 1] == ' ')
        len--;
    if (len == 0 || block->block->place == SYMAI_PLACE_TITLE)
        return 0;
    return block->block->place <= SYMAI_PLACE_HEADING || text[len - 1] == ':';
}

/* All of the block as one reading, in every language. */
static int is_lead(const struct symai_reading *block)
{
    struct symai_reading whole = *block;
    struct symai_present present;

    if (!may_lead(block))
        return 0;
    whole.at.start = 0;
    whole.at.end = block->folded->len;
    whole.wide = whole.at;
    whole.languages = UINT32_MAX;
    symai_present_none(block->f->rules, &present);
    symai_present_add_part(block->f->rules, block->folded->hits,
                           block->folded->at, block->folded->at + whole.at.end,
                           &present);
    whole.present = &present;
    return symai_reading_guard(&whole, SYMAI_GUARD_CAUSES);
}

/* By its element, or by the sign that it begins with. */
static int is_item(const struct symai_reading *block)
{
    static const char *const signs[] = {"-", "*", "\xE2\x80\xA2", "\xC2\xB7"};
    size_t i;

    for (i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strncmp(block->folded->data, signs[i], strlen(signs[i])) == 0)
            return 1;
    }
    return (block->block->flags & SYMAI_BLOCK_LIST) != 0;
}

int symai_causes_take(const struct symai_reading *block, enum symai_causes *at)
{
    const enum symai_causes before = *at;
    const int is_raised = block->block->place <= SYMAI_PLACE_ALERT;

    if (is_lead(block)) {
        *at = block->block->place <= SYMAI_PLACE_HEADING ? SYMAI_CAUSES_BELOW
                                                         : SYMAI_CAUSES_NEXT;
        return 0;
    }
    if (before == SYMAI_CAUSES_NONE)
        return 0;
    if (is_item(block)) {
        *at = SYMAI_CAUSES_LISTED;
        return 1;
    }
    if (is_raised || before != SYMAI_CAUSES_BELOW)
        *at = SYMAI_CAUSES_NONE;
    return !is_raised && before != SYMAI_CAUSES_LISTED;
}
