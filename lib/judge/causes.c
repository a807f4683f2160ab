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

static int is_lead(const struct symai_reading *block)
{
    const struct symai_folded_text *folded = block->folded;
    struct symai_present present;

    if (!may_lead(block))
        return 0;
    symai_present_none(block->f->rules, &present);
    symai_present_add_part(block->f->rules, folded->hits, folded->at,
                           folded->at + folded->len, &present);
    return symai_find_guard(block->f, &present, SYMAI_GUARD_CAUSES, UINT32_MAX,
                            folded->data, folded->len);
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
