/* SPDX-License-Identifier: MIT */
/*
 * A link takes place and flags of the block that its text ends up in, which
 * is known only when that block ends; until then it has those of the element
 * around it.
 */
#include "page/links.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "page/element.h"
#include "page/state.h"

#define HREF_MAX 2048
#define REL_MAX 64

void symai_links_init(struct symai_links *links, struct symai_features *f)
{
    memset(links, 0, sizeof *links);
    links->f = f;
    links->current = -1;
}

static void place_by_state(struct symai_link *link, uint32_t state)
{
    unsigned flags = SYMAI_BLOCK_LINK;

    link->place = SYMAI_PLACE_BODY;
    if ((state & SYMAI_IN_LANDMARK) != 0)
        flags |= SYMAI_BLOCK_LANDMARK;
    if ((state & SYMAI_IN_LIST) != 0)
        flags |= SYMAI_BLOCK_LIST;
    if ((state & SYMAI_IN_MAIN) != 0)
        flags |= SYMAI_BLOCK_MAIN;
    if ((flags & (SYMAI_BLOCK_LANDMARK | SYMAI_BLOCK_LIST)) != 0)
        link->place = SYMAI_PLACE_ASIDE;
    if ((state & SYMAI_IN_NOSCRIPT) != 0)
        link->place = SYMAI_PLACE_NOSCRIPT;
    link->flags = (uint16_t)flags;
}

int symai_links_open(struct symai_links *links, uint32_t state,
                     const char *const *at)
{
    const char *href = at[SYMAI_AT_HREF];
    const char *rel = at[SYMAI_AT_REL];
    const char *other = at[SYMAI_AT_ARIA_LABEL];
    struct symai_link *link;
    size_t len;
    void *item;
    int rc;

    rc = symai_links_close(links);
    if (rc < 0 || href == NULL || (state & SYMAI_IN_UNSEEN) != 0)
        return rc;
    len = strlen(href);
    symai_str_trim(&href, &len);
    if (len > HREF_MAX) /* half an address is another address */
        return SYMA_OK;
    rc = symai_vec_push(&links->f->links, &item);
    if (rc == SYMA_ELIMIT) {
        links->f->text_capped = 1;
        return SYMA_OK;
    }
    if (rc < 0)
        return rc;
    link = item;
    links->current = (int)links->f->links.count - 1;
    links->has_text = 0;
    symai_capture_clear(&links->text);
    place_by_state(link, state);
    rc = symai_text_keep(links->f, href, len, HREF_MAX, &link->href);
    if (rc >= 0 && rel != NULL)
        rc = symai_text_keep(links->f, rel, strlen(rel), REL_MAX, &link->rel);
    if (other == NULL || other[0] == '\0')
        other = at[SYMAI_AT_TITLE];
    if (other == NULL || other[0] == '\0')
        other = at[SYMAI_AT_ALT]; /* of an area */
    if (rc >= 0 && other != NULL)
        rc = symai_text_keep_clean(links->f, other, &link->text);
    return rc;
}

int symai_links_close(struct symai_links *links)
{
    struct symai_link *link;

    if (links->current < 0)
        return SYMA_OK;
    link = symai_vec_at(&links->f->links, (size_t)links->current);
    links->current = -1;
    if (links->text.len == 0)
        return SYMA_OK;
    return symai_text_keep(links->f, links->text.text, links->text.len,
                           SYMAI_CAPTURE_MAX, &link->text);
}

void symai_links_text(struct symai_links *links, const char *bytes, size_t len)
{
    if (links->current < 0)
        return;
    symai_capture_add(&links->text, bytes, len);
    links->has_text = links->text.len > 0;
}

void symai_links_part(struct symai_links *links)
{
    if (links->current >= 0)
        symai_capture_part(&links->text);
}

void symai_links_image(struct symai_links *links, const char *alt)
{
    const struct symai_link *link;

    if (links->current < 0 || links->text.len > 0)
        return;
    link = symai_vec_at(&links->f->links, (size_t)links->current);
    if (link->text.len == 0)
        symai_capture_add(&links->text, alt, strlen(alt));
}

void symai_links_place(struct symai_links *links,
                       const struct symai_block_seen *block)
{
    size_t last = links->f->links.count;
    struct symai_link *link;

    if (links->current >= 0 && !links->has_text)
        last = (size_t)links->current; /* its text is still to come */
    for (; links->unplaced < last; links->unplaced++) {
        if (block == NULL)
            continue;
        link = symai_vec_at(&links->f->links, links->unplaced);
        link->place = (uint16_t)block->place;
        link->flags = (uint16_t)block->flags;
    }
}
