/* SPDX-License-Identifier: MIT */
/*
 * Birth, end and written form of what is known of a page. The written form
 * is for tests: one fact a line, in a fixed order, text escaped.
 */
#include "page/features.h"

#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "page/form.h"
#include "page/links.h"
#include "page/menu.h"
#include "page/text.h"

static const char *const place_names[SYMAI_PLACE_COUNT] = {
    "title", "h1", "heading", "alert", "body", "aside", "noscript", "script"};

static const char *const content_names[] = {"empty", "html", "text",
                                            "json",  "xml",  "other"};

static const char *const field_names[] = {
    "text",   "password", "email",  "tel",    "number",
    "search", "checkbox", "radio",  "select", "textarea",
    "file",   "hidden",   "submit", "button", "other"};

static const char *const said_names[] = {"text", "label", "title", "image"};

struct bit_name {
    uint32_t bit;
    const char *name;
};

static const struct bit_name block_bits[] = {
    {SYMAI_BLOCK_LANDMARK, "landmark"}, {SYMAI_BLOCK_LIST, "list"},
    {SYMAI_BLOCK_CELL, "cell"},         {SYMAI_BLOCK_LINK, "link"},
    {SYMAI_BLOCK_FORM, "form"},         {SYMAI_BLOCK_CONTROL, "control"},
    {SYMAI_BLOCK_CODE, "code"},         {SYMAI_BLOCK_MAIN, "main"},
    {SYMAI_BLOCK_ARTICLE, "article"},   {SYMAI_BLOCK_SMALL, "small"},
    {SYMAI_BLOCK_ALERT, "alert"},       {0, NULL}};

static const struct bit_name field_bits[] = {
    {SYMAI_FIELD_DISABLED, "disabled"},
    {SYMAI_FIELD_READONLY, "readonly"},
    {SYMAI_FIELD_REQUIRED, "required"},
    {SYMAI_FIELD_INVISIBLE, "invisible"},
    {0, NULL}};

static const struct bit_name form_bits[] = {
    {SYMAI_FORM_LOOSE, "loose"},         {SYMAI_FORM_POST, "post"},
    {SYMAI_FORM_INVISIBLE, "invisible"}, {SYMAI_FORM_LANDMARK, "landmark"},
    {SYMAI_FORM_INERT, "inert"},         {0, NULL}};

const char *symai_place_name(int place)
{
    if (place < 0 || place >= SYMAI_PLACE_COUNT)
        return "";
    return place_names[place];
}

const char *symai_features_text(const struct symai_features *f,
                                struct symai_span span)
{
    if (span.len == 0)
        return "";
    return f->text.data + span.off;
}

void symai_features_init(struct symai_features *f)
{
    memset(f, 0, sizeof *f);
    /* What menu.c gathers comes last and has room of its own. */
    symai_buf_init(&f->text, SYMAI_TEXT_MAX + SYMAI_MENU_TEXT_MAX);
    symai_vec_init(&f->blocks, sizeof(struct symai_block), SYMAI_BLOCKS_MAX);
    /* One more for the fields outside all forms. */
    symai_vec_init(&f->forms, sizeof(struct symai_form), SYMAI_FORMS_MAX + 1);
    symai_vec_init(&f->fields, sizeof(struct symai_field), SYMAI_FIELDS_MAX);
    symai_vec_init(&f->links, sizeof(struct symai_link), SYMAI_LINKS_MAX);
    symai_vec_init(&f->menu, sizeof(struct symai_link), SYMAI_MENU_MAX);
    symai_vec_init(&f->alternates, sizeof(struct symai_alternate),
                   SYMAI_ALTERNATES_MAX);
    f->refresh_delay = -1;
}

void symai_features_free(struct symai_features *f)
{
    symai_buf_free(&f->text);
    symai_vec_free(&f->blocks);
    symai_vec_free(&f->forms);
    symai_vec_free(&f->fields);
    symai_vec_free(&f->links);
    symai_vec_free(&f->menu);
    symai_vec_free(&f->alternates);
}

/* The first failure is kept; all is looked at once, at the end. */
struct dump {
    const struct symai_features *f;
    struct symai_buf *out;
    int rc;
};

static void put(struct dump *d, const char *text)
{
    if (d->rc >= 0)
        d->rc = symai_buf_add_str(d->out, text);
}

static void put_quoted(struct dump *d, const char *text, size_t len)
{
    size_t i;
    char c;

    put(d, " \"");
    for (i = 0; i < len && d->rc >= 0; i++) {
        c = text[i];
        if (c == '"' || c == '\\')
            d->rc = symai_buf_addf(d->out, "\\%c", c);
        else if ((unsigned char)c < 0x20)
            d->rc = symai_buf_addf(d->out, "\\x%02x", (unsigned)c);
        else
            d->rc = symai_buf_add_char(d->out, c);
    }
    put(d, "\"");
}

static void put_span(struct dump *d, struct symai_span span)
{
    put_quoted(d, symai_features_text(d->f, span), span.len);
}

static void put_number(struct dump *d, const char *name, uint64_t value)
{
    if (d->rc >= 0)
        d->rc = symai_buf_addf(d->out, "%s %" PRIu64 "\n", name, value);
}

static void put_text(struct dump *d, const char *name, struct symai_span span)
{
    put(d, name);
    put_span(d, span);
    put(d, "\n");
}

static void put_bits(struct dump *d, const struct bit_name *names,
                     uint32_t bits)
{
    const char *before = " [";

    for (; names->name != NULL; names++) {
        if ((bits & names->bit) == 0)
            continue;
        put(d, before);
        put(d, names->name);
        before = " ";
    }
    if (before[1] == '\0')
        put(d, "]");
}

static void dump_head(struct dump *d)
{
    const struct symai_features *f = d->f;

    put(d, "content ");
    put(d, content_names[f->content]);
    put(d, "\ncharset ");
    put(d, f->charset);
    put(d, "\n");
    put_number(d, "body_bytes", f->body_bytes);
    put_number(d, "bad_bytes", f->bad_bytes);
    put_number(d, "truncated", (uint64_t)f->truncated);
    put_number(d, "text_capped", (uint64_t)f->text_capped);
    put_number(d, "forms_capped", (uint64_t)f->forms_capped);
    put_number(d, "visible_words", f->visible_words);
    put_number(d, "visible_chars", f->visible_chars);
    put_number(d, "content_words", f->content_words);
    put_number(d, "link_words", f->link_words);
    put_number(d, "script_count", f->script_count);
    put_number(d, "script_bytes", f->script_bytes);
    put_number(d, "iframe_count", f->iframe_count);
    put_number(d, "image_count", f->image_count);
    put_number(d, "paragraph_count", f->paragraph_count);
    put_number(d, "form_count", f->form_count);
    put_number(d, "heading_count", f->heading_count);
    put_number(d, "has_app_root", (uint64_t)f->has_app_root);
    put_number(d, "has_empty_entry", (uint64_t)f->has_empty_entry);
    if (f->article_time)
        put_number(d, "article_time", 1);
    put_text(d, "title", f->title);
    put_text(d, "language", f->language);
    put_text(d, "generator", f->generator);
    put_text(d, "base", f->base);
    if (f->frames.len > 0)
        put_text(d, "frames", f->frames);
    if (f->refresh_delay >= 0) {
        put_number(d, "refresh_delay", (uint64_t)f->refresh_delay);
        put_text(d, "refresh_url", f->refresh_url);
    }
    put_text(d, "marks", f->marks);
}

static void dump_form(struct dump *d, const struct symai_form *form)
{
    const struct symai_field *field;
    uint32_t i;

    put(d, "form");
    put_bits(d, form_bits, form->flags);
    put(d, " action");
    put_span(d, form->action);
    put(d, " name");
    put_span(d, form->name);
    put(d, " text");
    put_span(d, form->text);
    put(d, " before");
    put_span(d, form->before);
    put(d, "\n");
    for (i = 0; i < form->field_count; i++) {
        field = symai_vec_at(&d->f->fields, form->first_field + i);
        put(d, "  ");
        put(d, field_names[field->type]);
        put_bits(d, field_bits, field->flags);
        if (field->max_length >= 0 && d->rc >= 0)
            d->rc = symai_buf_addf(d->out, " max %" PRId32, field->max_length);
        put_span(d, field->name);
        put_span(d, field->label);
        put_span(d, field->autocomplete);
        put(d, "\n");
    }
}

static void dump_link(struct dump *d, const char *name,
                      const struct symai_link *link)
{
    put(d, name);
    put(d, symai_place_name(link->place));
    put_bits(d, block_bits, link->flags);
    put_span(d, link->href);
    put_span(d, link->text);
    put_text(d, "", link->rel);
}

int symai_features_dump(const struct symai_features *f, struct symai_buf *out)
{
    struct dump d = {f, out, SYMA_OK};
    const struct symai_block *block;
    size_t i;

    dump_head(&d);
    for (i = 0; i < f->blocks.count; i++) {
        block = symai_vec_at(&f->blocks, i);
        put(&d, "block ");
        put(&d, symai_place_name(block->place));
        put_bits(&d, block_bits, block->flags);
        if (d.rc >= 0)
            d.rc = symai_buf_addf(out, " %" PRIu32, block->words);
        put_text(&d, "", block->text);
    }
    for (i = 0; i < f->forms.count; i++)
        dump_form(&d, symai_vec_at(&f->forms, i));
    for (i = 0; i < f->links.count; i++)
        dump_link(&d, "link ", symai_vec_at(&f->links, i));
    return d.rc;
}

static void dump_said(struct dump *d, const struct symai_link *link)
{
    if (link->said == SYMAI_SAID_TEXT)
        return;
    put(d, "said ");
    put(d, said_names[link->said]);
    put_span(d, link->href);
    put_text(d, "", symai_link_words(link));
}

int symai_features_dump_menu(const struct symai_features *f,
                             struct symai_buf *out)
{
    struct dump d = {f, out, SYMA_OK};
    const struct symai_alternate *alternate;
    size_t i;

    if (f->canonical.len > 0)
        put_text(&d, "canonical", f->canonical);
    if (f->menu_capped)
        put_number(&d, "menu_capped", 1);
    for (i = 0; i < f->links.count; i++)
        dump_said(&d, symai_vec_at(&f->links, i));
    for (i = 0; i < f->menu.count; i++) {
        dump_link(&d, "menu ", symai_vec_at(&f->menu, i));
        dump_said(&d, symai_vec_at(&f->menu, i));
    }
    for (i = 0; i < f->alternates.count; i++) {
        alternate = symai_vec_at(&f->alternates, i);
        put(&d, "alternate");
        put_span(&d, alternate->language);
        put_text(&d, "", alternate->href);
    }
    return d.rc;
}
