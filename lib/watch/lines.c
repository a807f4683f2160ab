/* SPDX-License-Identifier: MIT */
/*
 * Columns, wrapping and details. Widths are those of characters, near enough
 * for alignment without a locale.
 */
#include "watch/lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "watch/format.h"

#define COLUMNS 100
#define LABEL_WIDTH 9
#define DETAIL_INDENT 4
#define DETAIL_HANG (DETAIL_INDENT + LABEL_WIDTH + 2)
#define MAX_PIECE ((size_t)256 << 10)

void symai_lines_init(struct symai_lines *w, struct symai_buf *out, int colours)
{
    w->out = out;
    symai_buf_init(&w->piece, MAX_PIECE);
    w->colours = colours;
    w->col = 0;
    w->rc = SYMA_OK;
}

void symai_lines_free(struct symai_lines *w)
{
    symai_buf_free(&w->piece);
}

static void put_bytes(struct symai_lines *w, const char *text, size_t len,
                      size_t columns)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_add(w->out, text, len);
    w->col += columns;
}

void symai_line_put(struct symai_lines *w, const char *ascii)
{
    put_bytes(w, ascii, strlen(ascii), strlen(ascii));
}

void symai_line_end(struct symai_lines *w)
{
    put_bytes(w, "\n", 1, 0);
    w->col = 0;
}

void symai_line_pad(struct symai_lines *w, size_t col)
{
    while (w->col < col)
        symai_line_put(w, " ");
}

void symai_line_colour(struct symai_lines *w, const char *sgr)
{
    if (w->colours)
        put_bytes(w, sgr, strlen(sgr), 0);
}

static int is_between(uint32_t cp, uint32_t low, uint32_t high)
{
    return cp >= low && cp <= high;
}

/* Columns of a character, near enough for alignment: marks that combine take
 * none, East Asian wide characters and emoji two. */
static size_t width_of(uint32_t cp)
{
    if (is_between(cp, 0x300, 0x36F) || is_between(cp, 0x200B, 0x200F) ||
        is_between(cp, 0xFE00, 0xFE0F) || is_between(cp, 0x20D0, 0x20FF))
        return 0;
    if (is_between(cp, 0x1100, 0x115F) || is_between(cp, 0x2E80, 0xA4CF) ||
        is_between(cp, 0xAC00, 0xD7A3) || is_between(cp, 0xF900, 0xFAFF) ||
        is_between(cp, 0xFE30, 0xFE6F) || is_between(cp, 0xFF00, 0xFF60) ||
        is_between(cp, 0x1F300, 0x1FAFF) || is_between(cp, 0x20000, 0x3FFFD))
        return 2;
    return 1;
}

static size_t text_width(const char *text, size_t len)
{
    size_t width = 0;
    size_t pos = 0;
    uint32_t cp;

    while (pos < len) {
        pos += symai_utf8_next(text + pos, len - pos, &cp);
        width += width_of(cp);
    }
    return width;
}

/* A word of its own length, broken where no line could hold it. */
static void put_word(struct symai_lines *w, const char *word, size_t len,
                     size_t hang)
{
    size_t pos = 0;
    size_t used;
    uint32_t cp;

    while (pos < len) {
        used = symai_utf8_next(word + pos, len - pos, &cp);
        if (w->col + width_of(cp) > COLUMNS) {
            symai_line_end(w);
            symai_line_pad(w, hang);
        }
        put_bytes(w, word + pos, used, width_of(cp));
        pos += used;
    }
}

void symai_line_wrap(struct symai_lines *w, const char *text, size_t hang)
{
    const char *end;
    size_t len;
    int first = 1;

    while (*text != '\0') {
        end = strchr(text, ' ');
        len = end != NULL ? (size_t)(end - text) : strlen(text);
        if (!first) {
            if (w->col + 1 + text_width(text, len) > COLUMNS) {
                symai_line_end(w);
                symai_line_pad(w, hang);
            } else {
                symai_line_put(w, " ");
            }
        }
        put_word(w, text, len, hang);
        first = 0;
        text += len;
        text += *text == ' ';
    }
}

void symai_detail_add(struct symai_lines *w, const char *text)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_add_str(&w->piece, text);
}

void symai_detail_addf(struct symai_lines *w, const char *format, ...)
{
    char text[256];
    va_list args;

    va_start(args, format);
    if (vsnprintf(text, sizeof text, format, args) < 0)
        text[0] = '\0';
    va_end(args);
    symai_detail_add(w, text);
}

void symai_detail_safe(struct symai_lines *w, const char *text)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_format_safe(&w->piece, text, "");
}

void symai_detail_quoted(struct symai_lines *w, const char *text)
{
    symai_detail_add(w, "\"");
    symai_detail_safe(w, text);
    symai_detail_add(w, "\"");
}

void symai_detail_wrap(struct symai_lines *w, size_t hang)
{
    symai_line_wrap(w, w->piece.data, hang);
    symai_buf_clear(&w->piece);
}

void symai_detail_end(struct symai_lines *w, const char *label)
{
    symai_line_pad(w, DETAIL_INDENT);
    symai_line_colour(w, SYMAI_DIM);
    symai_line_put(w, label);
    symai_line_colour(w, SYMAI_PLAIN);
    symai_line_pad(w, DETAIL_HANG);
    symai_detail_wrap(w, DETAIL_HANG);
    symai_line_end(w);
}
