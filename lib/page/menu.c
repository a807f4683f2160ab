/* SPDX-License-Identifier: MIT */
/*
 * Until the end all spans of menu, alternates, canonical and drawn point
 * into the buffer here; then it is put behind the texts of the page, and
 * they move by as much.
 */
#include "page/menu.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "page/element.h"
#include "page/links.h"

#define LANGUAGE_MAX 35 /* BCP 47, 4.4.1 */

void symai_menu_init(struct symai_menu *menu, struct symai_features *f)
{
    memset(menu, 0, sizeof *menu);
    menu->f = f;
    symai_buf_init(&menu->text, SYMAI_MENU_TEXT_MAX);
}

void symai_menu_free(struct symai_menu *menu)
{
    symai_buf_free(&menu->text);
}

int symai_menu_keep(struct symai_menu *menu, const char *text, size_t len,
                    size_t max, struct symai_span *out)
{
    size_t at = menu->text.len;
    int rc;

    out->off = 0;
    out->len = 0;
    len = symai_utf8_truncate(text, len, max);
    if (len == 0)
        return SYMA_OK;
    if (at + len + 1 > SYMAI_MENU_TEXT_MAX) {
        menu->f->menu_capped = 1;
        return SYMA_OK;
    }
    rc = symai_buf_put(&menu->text, text, len);
    if (rc >= 0)
        rc = symai_buf_put(&menu->text, "", 1);
    if (rc < 0)
        return rc;
    out->off = (uint32_t)at;
    out->len = (uint32_t)len;
    return SYMA_OK;
}

/* 1 and an item with that address; 0 and NULL: there is no room for it. */
static int add_link(struct symai_menu *menu, const char *href, size_t len,
                    struct symai_link **out)
{
    struct symai_span span;
    void *item;
    int rc = symai_menu_keep(menu, href, len, SYMAI_HREF_MAX, &span);

    *out = NULL;
    if (rc < 0 || span.len == 0)
        return rc;
    rc = symai_vec_push(&menu->f->menu, &item);
    if (rc < 0)
        return rc;
    *out = item;
    (*out)->href = span;
    return 1;
}

int symai_menu_hidden(struct symai_menu *menu, const char *href, size_t len)
{
    struct symai_link *link;
    int rc;

    if (menu->hidden_count == SYMAI_MENU_HIDDEN_MAX) {
        menu->f->menu_capped = 1;
        return 0;
    }
    rc = add_link(menu, href, len, &link);
    menu->hidden_count += rc > 0;
    return rc;
}

/* Data is often there twice: for the server's page and for the script's. */
static int is_known(const struct symai_menu *menu, const char *href,
                    size_t href_len, const char *text, size_t text_len)
{
    const struct symai_link *link;
    size_t i;

    for (i = 0; i < menu->f->menu.count; i++) {
        link = symai_vec_at(&menu->f->menu, i);
        if (link->place == SYMAI_PLACE_SCRIPT && link->href.len == href_len &&
            link->text.len == text_len &&
            memcmp(menu->text.data + link->href.off, href, href_len) == 0 &&
            memcmp(menu->text.data + link->text.off, text, text_len) == 0)
            return 1;
    }
    return 0;
}

int symai_menu_script(struct symai_menu *menu, const char *href,
                      size_t href_len, const char *text, size_t text_len,
                      int said)
{
    struct symai_link *link;
    int rc;

    if (is_known(menu, href, href_len, text, text_len))
        return SYMA_OK;
    if (menu->script_count == SYMAI_MENU_SCRIPT_MAX) {
        menu->f->menu_capped = 1;
        return SYMA_OK;
    }
    rc = add_link(menu, href, href_len, &link);
    if (rc < 0 || link == NULL)
        return rc;
    menu->script_count++;
    link->place = SYMAI_PLACE_SCRIPT;
    link->said = (uint16_t)said;
    return symai_menu_keep(menu, text, text_len, SYMAI_CAPTURE_MAX,
                           &link->text);
}

static int add_alternate(struct symai_menu *menu, const char *href, size_t len,
                         const char *language)
{
    struct symai_alternate *alternate;
    struct symai_span span;
    size_t language_len = strlen(language);
    void *item;
    int rc;

    symai_str_trim(&language, &language_len);
    if (language_len == 0 || language_len > LANGUAGE_MAX)
        return SYMA_OK;
    if (menu->f->alternates.count == SYMAI_ALTERNATES_MAX) {
        menu->f->menu_capped = 1;
        return SYMA_OK;
    }
    rc = symai_menu_keep(menu, href, len, SYMAI_HREF_MAX, &span);
    if (rc < 0 || span.len == 0)
        return rc;
    rc = symai_vec_push(&menu->f->alternates, &item);
    if (rc < 0)
        return rc;
    alternate = item;
    alternate->href = span;
    return symai_menu_keep(menu, language, language_len, LANGUAGE_MAX,
                           &alternate->language);
}

int symai_menu_relation(struct symai_menu *menu, int element,
                        const char *const *at)
{
    const char *href = at[SYMAI_AT_HREF];
    const char *rel = at[SYMAI_AT_REL];
    const char *language = at[SYMAI_AT_HREFLANG];
    size_t len;

    if (href == NULL)
        return SYMA_OK;
    len = strlen(href);
    symai_str_trim(&href, &len);
    if (len == 0 || len > SYMAI_HREF_MAX)
        return SYMA_OK;
    if (element != SYMAI_EL_LINK)
        return language == NULL ? SYMA_OK
                                : add_alternate(menu, href, len, language);
    if (rel == NULL)
        return SYMA_OK;
    if (menu->f->canonical.len == 0 && symai_str_has_word(rel, "canonical"))
        return symai_menu_keep(menu, href, len, SYMAI_HREF_MAX,
                               &menu->f->canonical);
    return language == NULL || !symai_str_has_word(rel, "alternate")
               ? SYMA_OK
               : add_alternate(menu, href, len, language);
}

static void move(struct symai_span *span, uint32_t by)
{
    if (span->len > 0)
        span->off += by;
}

int symai_menu_finish(struct symai_menu *menu)
{
    struct symai_features *f = menu->f;
    struct symai_link *link;
    struct symai_alternate *alternate;
    uint32_t by = (uint32_t)f->text.len;
    size_t i;

    if (menu->text.len == 0)
        return SYMA_OK;
    for (i = 0; i < f->links.count; i++) {
        link = symai_vec_at(&f->links, i);
        move(&link->drawn, by);
    }
    for (i = 0; i < f->menu.count; i++) {
        link = symai_vec_at(&f->menu, i);
        move(&link->href, by);
        move(&link->text, by);
        move(&link->rel, by);
        move(&link->drawn, by);
    }
    for (i = 0; i < f->alternates.count; i++) {
        alternate = symai_vec_at(&f->alternates, i);
        move(&alternate->href, by);
        move(&alternate->language, by);
    }
    move(&f->canonical, by);
    return symai_buf_add(&f->text, menu->text.data, menu->text.len);
}
