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
#include "page/menu.h"
#include "page/state.h"

#define REL_MAX 64

void symai_links_init(struct symai_links *links, struct symai_features *f,
                      struct symai_menu *menu)
{
    memset(links, 0, sizeof *links);
    links->f = f;
    links->menu = menu;
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

/* The open one. */
static struct symai_link *current(struct symai_links *links)
{
    return symai_vec_at(links->is_hidden ? &links->f->menu : &links->f->links,
                        (size_t)links->current);
}

static int keep(struct symai_links *links, const char *text, size_t len,
                size_t max, struct symai_span *out)
{
    if (links->is_hidden)
        return symai_menu_keep(links->menu, text, len, max, out);
    return symai_text_keep(links->f, text, len, max, out);
}

/* What stands for text where there is none. */
static int keep_spare(struct symai_links *links, const char *const *at,
                      struct symai_link *link)
{
    static const struct {
        int attribute;
        int said;
    } spares[] = {{SYMAI_AT_ARIA_LABEL, SYMAI_SAID_LABEL},
                  {SYMAI_AT_TITLE, SYMAI_SAID_TITLE},
                  {SYMAI_AT_ALT, SYMAI_SAID_IMAGE}}; /* of an area */
    struct symai_capture clean;
    const char *text = NULL;
    size_t i;

    if (at[SYMAI_AT_ARIA_LABEL] == NULL && at[SYMAI_AT_TITLE] == NULL &&
        at[SYMAI_AT_ALT] == NULL)
        return SYMA_OK;
    for (i = 0; i < sizeof spares / sizeof spares[0]; i++) {
        text = at[spares[i].attribute];
        if (text != NULL && text[0] != '\0')
            break;
    }
    if (text == NULL || text[0] == '\0')
        return SYMA_OK;
    symai_capture_clear(&clean);
    symai_capture_add(&clean, text, strlen(text));
    if (clean.len > 0)
        link->said = (uint16_t)spares[i].said;
    return keep(links, clean.text, clean.len, SYMAI_CAPTURE_MAX, &link->text);
}

/* Makes room for a link and puts it into current: it, or NULL. */
static int add_link(struct symai_links *links, const char *href, size_t len,
                    struct symai_link **out)
{
    void *item;
    int rc;

    *out = NULL;
    if (links->is_hidden) {
        rc = symai_menu_hidden(links->menu, href, len);
        if (rc > 0) {
            links->current = (int)links->f->menu.count - 1;
            *out = current(links);
        }
        return rc < 0 ? rc : SYMA_OK;
    }
    rc = symai_vec_push(&links->f->links, &item);
    if (rc == SYMA_ELIMIT) {
        links->f->text_capped = 1;
        return SYMA_OK;
    }
    if (rc < 0)
        return rc;
    links->current = (int)links->f->links.count - 1;
    *out = item;
    return symai_text_keep(links->f, href, len, SYMAI_HREF_MAX, &(*out)->href);
}

int symai_links_open(struct symai_links *links, uint32_t state,
                     const char *const *at)
{
    const char *href = at[SYMAI_AT_HREF];
    const char *rel = at[SYMAI_AT_REL];
    struct symai_link *link;
    size_t len;
    int rc;

    rc = symai_links_close(links);
    if (rc < 0 || href == NULL)
        return rc;
    links->is_hidden = (state & SYMAI_IN_UNSEEN) != 0;
    if (links->is_hidden && (state & SYMAI_IN_NOSCRIPT) != 0)
        return SYMA_OK;
    len = strlen(href);
    symai_str_trim(&href, &len);
    if (len > SYMAI_HREF_MAX) /* half an address is another address */
        return SYMA_OK;
    rc = add_link(links, href, len, &link);
    if (rc < 0 || link == NULL)
        return rc;
    links->has_text = 0;
    links->alt_len = 0;
    symai_capture_clear(&links->text);
    if (links->drawn.len > 0)
        symai_capture_clear(&links->drawn);
    place_by_state(link, state);
    if (rel != NULL)
        rc = keep(links, rel, strlen(rel), REL_MAX, &link->rel);
    return rc < 0 ? rc : keep_spare(links, at, link);
}

int symai_links_close(struct symai_links *links)
{
    const struct symai_capture *text = &links->text;
    struct symai_link *link;
    int rc = SYMA_OK;

    if (links->current < 0)
        return SYMA_OK;
    link = current(links);
    if (text->len > 0) {
        link->said =
            text->len == links->alt_len ? SYMAI_SAID_IMAGE : SYMAI_SAID_TEXT;
        rc = keep(links, text->text, text->len, SYMAI_CAPTURE_MAX, &link->text);
    } else if (link->text.len == 0 && links->drawn.len > 0) {
        link->said = SYMAI_SAID_TITLE;
        rc = symai_menu_keep(links->menu, links->drawn.text, links->drawn.len,
                             SYMAI_CAPTURE_MAX, &link->drawn);
    }
    links->current = -1;
    return rc;
}

void symai_links_text(struct symai_links *links, const char *bytes, size_t len)
{
    if (links->current < 0)
        return;
    symai_capture_add(&links->text, bytes, len);
    links->has_text = links->text.len > 0;
}

void symai_links_drawn(struct symai_links *links, const char *bytes, size_t len)
{
    if (links->current >= 0)
        symai_capture_add(&links->drawn, bytes, len);
}

void symai_links_part(struct symai_links *links)
{
    if (links->current >= 0)
        symai_capture_part(&links->text);
}

void symai_links_image(struct symai_links *links, const char *alt)
{
    if (links->current < 0 || links->text.len > 0)
        return;
    if (current(links)->text.len == 0)
        symai_capture_add(&links->text, alt, strlen(alt));
    links->alt_len = links->text.len;
}

void symai_links_place(struct symai_links *links,
                       const struct symai_block_seen *block)
{
    size_t last = links->f->links.count;
    struct symai_link *link;

    if (links->current >= 0 && !links->is_hidden && !links->has_text)
        last = (size_t)links->current; /* its text is still to come */
    for (; links->unplaced < last; links->unplaced++) {
        if (block == NULL)
            continue;
        link = symai_vec_at(&links->f->links, links->unplaced);
        link->place = (uint16_t)block->place;
        link->flags = (uint16_t)block->flags;
    }
}
