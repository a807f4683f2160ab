/* SPDX-License-Identifier: MIT */
/*
 * One block at a time is gathered here and judged when it ends: what most of
 * its characters stand in (a link, an alert, code) is not known before.
 */
#include "page/text.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "page/chars.h"
#include "page/find.h"
#include "page/state.h"

#define TITLE_MAX 1024
#define CELLS SYMAI_PLACE_COUNT

struct block_home {
    uint32_t cell;
};

static const size_t caps[SYMAI_PLACE_COUNT + 1] = {
    [SYMAI_PLACE_TITLE] = 16 * 1024,
    [SYMAI_PLACE_H1] = 16 * 1024,
    [SYMAI_PLACE_HEADING] = 16 * 1024,
    [SYMAI_PLACE_ALERT] = 16 * 1024,
    [SYMAI_PLACE_BODY] = 64 * 1024,
    [SYMAI_PLACE_ASIDE] = 32 * 1024,
    [SYMAI_PLACE_NOSCRIPT] = 4 * 1024,
    [SYMAI_PLACE_SCRIPT] = 8 * 1024,
    [CELLS] = 32 * 1024,
};

/* SYMAI_BLOCKS_MAX in all. A thousand links before it take no place away from
 * a heading. */
static const size_t block_caps[SYMAI_PLACE_COUNT + 1] = {
    [SYMAI_PLACE_TITLE] = 8,
    [SYMAI_PLACE_H1] = 64,
    [SYMAI_PLACE_HEADING] = 256,
    [SYMAI_PLACE_ALERT] = 256,
    [SYMAI_PLACE_BODY] = 1536,
    [SYMAI_PLACE_ASIDE] = 1024,
    [SYMAI_PLACE_NOSCRIPT] = 64,
    [SYMAI_PLACE_SCRIPT] = 128,
    [CELLS] = 760,
};

void symai_capture_clear(struct symai_capture *c)
{
    c->len = 0;
    c->space = 0;
    c->is_full = 0;
    c->text[0] = '\0';
}

void symai_capture_part(struct symai_capture *c)
{
    if (c->len > 0)
        c->space = 1;
}

/* What a byte can be to text. */
enum kind { K_MARK = 0, K_WORD = 1, K_SPACE, K_WIDE };

static const uint8_t kinds[256] = {
    ['\t' ... '\r'] = K_SPACE, [' '] = K_SPACE,        ['0' ... '9'] = K_WORD,
    ['A' ... 'Z'] = K_WORD,    ['a' ... 'z'] = K_WORD, [0x80 ... 0xFF] = K_WIDE,
};

static int kind_of(char c)
{
    return kinds[(unsigned char)c];
}

/* Bytes of a space beyond ASCII at text, NBSP and its kind; 0: none. */
static size_t wide_space(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;

    if (s[0] == 0xC2)
        return len >= 2 && (s[1] == 0xA0 || s[1] == 0x85) ? 2 : 0;
    if ((s[0] != 0xE2 && s[0] != 0xE3) || len < 3)
        return 0;
    if (s[0] == 0xE2 && s[1] == 0x80 &&
        (s[2] <= 0x8A || s[2] == 0xA8 || s[2] == 0xA9 || s[2] == 0xAF))
        return 3;
    if ((s[0] == 0xE2 && s[1] == 0x81 && s[2] == 0x9F) ||
        (s[0] == 0xE3 && s[1] == 0x80 && s[2] == 0x80))
        return 3;
    return 0;
}

/* Blanks at the start, of which lines begin with many. */
static size_t indent(const char *text, size_t len)
{
    size_t at = 16;
    size_t i = 0;

    while (at == 16 && i + 16 <= len) {
        at = symai_bytes16_first(
            (symai_bytes16)(symai_bytes16_load(text + i) != ' '));
        i += at;
    }
    while (at == 16 && i < len && text[i] == ' ')
        i++;
    return i;
}

/* Bytes of white space at the start. */
static size_t space_run(const char *text, size_t len)
{
    size_t used;
    size_t i = 0;

    while (i < len) {
        switch (kind_of(text[i])) {
        case K_SPACE:
            used = 1;
            if (i + 1 < len && text[i + 1] == ' ')
                used += indent(text + i + 1, len - i - 1);
            break;
        case K_WIDE:
            used = wide_space(text + i, len - i);
            break;
        default:
            used = 0;
        }
        if (used == 0)
            break;
        i += used;
    }
    return i;
}

static inline void capture_char(struct symai_capture *c, const char *bytes,
                                size_t len)
{
    if (c->len + len + 1 > SYMAI_CAPTURE_MAX) {
        c->is_full = 1;
        return;
    }
    if (c->space)
        c->text[c->len++] = ' ';
    c->space = 0;
    memcpy(c->text + c->len, bytes, len);
    c->len += len;
}

/* What of a run of ASCII may not fit, byte by byte. */
static __attribute__((noinline)) void
capture_end(struct symai_capture *c, const char *bytes, size_t len)
{
    size_t i;

    for (i = 0; i < len && !c->is_full; i++)
        capture_char(c, bytes + i, 1);
}

void symai_capture_add(struct symai_capture *c, const char *bytes, size_t len)
{
    size_t i = 0;
    size_t n;
    uint32_t cp;

    while (i < len && !c->is_full) {
        n = space_run(bytes + i, len - i);
        if (n > 0) {
            symai_capture_part(c);
            i += n;
            continue;
        }
        while (i + n < len && kind_of(bytes[i + n]) <= K_WORD)
            n++;
        if (n > 0 && c->len + n + 2 > SYMAI_CAPTURE_MAX) {
            capture_end(c, bytes + i, n);
        } else {
            if (n == 0)
                n = symai_utf8_next(bytes + i, len - i, &cp);
            capture_char(c, bytes + i, n);
        }
        i += n;
    }
    c->text[c->len] = '\0';
}

void symai_text_init(struct symai_text *t, struct symai_features *f)
{
    memset(t, 0, sizeof *t);
    t->f = f;
    memcpy(t->left, caps, sizeof caps);
    memcpy(t->blocks_left, block_caps, sizeof block_caps);
    symai_buf_init(&t->block, SYMAI_BLOCK_MAX);
    symai_vec_init(&t->homes, sizeof(struct block_home), SYMAI_BLOCKS_MAX);
}

void symai_text_free(struct symai_text *t)
{
    symai_buf_free(&t->block);
    symai_vec_free(&t->homes);
}

/* Scripts that put no space between words. */
static int is_dense(uint32_t cp)
{
    return (cp >= 0x0E00 && cp <= 0x0EFF) || (cp >= 0x1000 && cp <= 0x109F) ||
           (cp >= 0x1780 && cp <= 0x17FF) || (cp >= 0x3041 && cp <= 0x30FF) ||
           (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
           (cp >= 0x20000 && cp <= 0x3FFFF);
}

/* Letters and digits beyond ASCII, roughly: all that is not known to be
 * punctuation, a symbol or a mark without width. */
static int is_letter(uint32_t cp)
{
    if (cp < 0xC0)
        return cp == 0xAA || cp == 0xB5 || cp == 0xBA;
    if (cp == 0xD7 || cp == 0xF7)
        return 0;
    if (cp >= 0x2000 && cp <= 0x2BFF)
        return cp >= 0x2070 && cp <= 0x209C;
    if (cp >= 0x2E00 && cp <= 0x2E7F)
        return 0;
    if (cp >= 0x3000 && cp <= 0x3040)
        return 0;
    if (cp >= 0xD800 && cp <= 0xF8FF)
        return 0;
    if (cp >= 0xFE00 && cp <= 0xFE6F)
        return 0;
    if (cp >= 0xFF00 && cp <= 0xFFFF)
        return (cp >= 0xFF10 && cp <= 0xFF19) ||
               (cp >= 0xFF21 && cp <= 0xFF3A) ||
               (cp >= 0xFF41 && cp <= 0xFF5A) || (cp >= 0xFF66 && cp <= 0xFFDC);
    return cp < 0x1F000 || cp > 0x1FAFF;
}

static void end_word(struct symai_text *t)
{
    if (t->in_word && t->word_counts) {
        t->words++;
        t->link_words += (uint64_t)t->word_is_link;
    }
    t->in_word = 0;
    t->word_counts = 0;
}

static int keep_bytes(struct symai_text *t, const char *bytes, size_t len)
{
    size_t room;
    int rc;

    if (t->is_cut)
        return SYMA_OK;
    if (t->space && t->block.len > 0) {
        rc = symai_buf_put(&t->block, " ", 1);
        if (rc == SYMA_ENOMEM)
            return rc;
    }
    room = SYMAI_BLOCK_MAX - t->block.len;
    if (len > room) {
        len = symai_utf8_truncate(bytes, len, room);
        t->is_cut = 1;
    }
    return symai_buf_put(&t->block, bytes, len);
}

static void count_chars(struct symai_text *t, uint32_t state, uint64_t n)
{
    t->chars += n;
    if ((state & SYMAI_IN_LINK) != 0)
        t->link_chars += n;
    if ((state & SYMAI_IN_ALERT) != 0)
        t->alert_chars += n;
    if ((state & SYMAI_IN_CODE) != 0)
        t->code_chars += n;
    if ((state & SYMAI_IN_SMALL) != 0)
        t->small_chars += n;
}

/* What a run without white space holds. */
struct run {
    uint64_t chars;
    uint64_t dense;
    int has_letters;
};

/* Reads a run to its end: its length. */
static size_t read_run(const char *bytes, size_t len, struct run *out)
{
    uint64_t chars = 0;
    int letters = 0;
    uint32_t cp;
    size_t i = 0;
    int kind;

    out->dense = 0;
    while (i < len) {
        kind = kind_of(bytes[i]);
        if (kind <= K_WORD) {
            letters |= kind;
            i++;
        } else if (kind == K_SPACE || wide_space(bytes + i, len - i) > 0) {
            break;
        } else {
            i += symai_utf8_next(bytes + i, len - i, &cp);
            if (is_dense(cp))
                out->dense++;
            else
                letters |= is_letter(cp);
        }
        chars++;
    }
    out->chars = chars;
    out->has_letters = letters;
    return i;
}

/* All of the run is in one state. */
static int add_run(struct symai_text *t, uint32_t state, const char *bytes,
                   size_t len, const struct run *run)
{
    if (!t->has_text) {
        t->has_text = 1;
        t->state = state;
    }
    t->line_break = 0;
    if (!t->in_word) {
        t->in_word = 1;
        t->word_is_link = (state & SYMAI_IN_LINK) != 0;
    }
    t->word_counts |= run->has_letters;
    t->dense += run->dense;
    if ((state & SYMAI_IN_LINK) != 0)
        t->link_dense += run->dense;
    count_chars(t, state, run->chars);
    return keep_bytes(t, bytes, len);
}

int symai_text_add(struct symai_text *t, uint32_t state, const char *bytes,
                   size_t len)
{
    struct run run;
    size_t used;
    size_t i = 0;
    int rc;

    while (i < len) {
        used = space_run(bytes + i, len - i);
        if (used > 0) {
            end_word(t);
            t->space = 1;
            i += used;
            continue;
        }
        used = read_run(bytes + i, len - i, &run);
        rc = add_run(t, state, bytes + i, used, &run);
        t->space = 0;
        if (rc < 0)
            return rc;
        i += used;
    }
    return SYMA_OK;
}

int symai_text_line_break(struct symai_text *t)
{
    end_word(t);
    t->space = 1;
    if (t->line_break)
        return 1;
    t->line_break = 1;
    return 0;
}

static uint32_t block_flags(const struct symai_text *t)
{
    static const struct {
        uint32_t state;
        uint32_t flag;
    } by_state[] = {{SYMAI_IN_LANDMARK, SYMAI_BLOCK_LANDMARK},
                    {SYMAI_IN_LIST, SYMAI_BLOCK_LIST},
                    {SYMAI_IN_CELL, SYMAI_BLOCK_CELL},
                    {SYMAI_IN_FORM, SYMAI_BLOCK_FORM},
                    {SYMAI_IN_CONTROL, SYMAI_BLOCK_CONTROL},
                    {SYMAI_IN_MAIN, SYMAI_BLOCK_MAIN},
                    {SYMAI_IN_ARTICLE, SYMAI_BLOCK_ARTICLE}};
    uint32_t flags = 0;
    size_t i;

    for (i = 0; i < sizeof by_state / sizeof by_state[0]; i++) {
        if ((t->state & by_state[i].state) != 0)
            flags |= by_state[i].flag;
    }
    if (t->link_chars * 10 >= t->chars * 9)
        flags |= SYMAI_BLOCK_LINK;
    if (t->code_chars * 10 >= t->chars * 9)
        flags |= SYMAI_BLOCK_CODE;
    if (t->small_chars * 10 >= t->chars * 9)
        flags |= SYMAI_BLOCK_SMALL;
    if (t->alert_chars * 2 >= t->chars)
        flags |= SYMAI_BLOCK_ALERT;
    return flags;
}

static int plain_place(uint32_t flags)
{
    if ((flags &
         (SYMAI_BLOCK_LANDMARK | SYMAI_BLOCK_LIST | SYMAI_BLOCK_CELL)) != 0)
        return SYMAI_PLACE_ASIDE;
    return SYMAI_PLACE_BODY;
}

static int block_place(uint32_t state, uint32_t flags)
{
    if ((state & SYMAI_IN_TITLE) != 0)
        return SYMAI_PLACE_TITLE;
    if ((state & SYMAI_IN_NOSCRIPT) != 0)
        return SYMAI_PLACE_NOSCRIPT;
    if ((state & SYMAI_IN_H1) != 0)
        return SYMAI_PLACE_H1;
    if ((state & SYMAI_IN_HEADING) != 0)
        return SYMAI_PLACE_HEADING;
    if ((state & SYMAI_IN_OPTION) != 0)
        return SYMAI_PLACE_ASIDE;
    if ((flags & SYMAI_BLOCK_ALERT) != 0)
        return SYMAI_PLACE_ALERT;
    return plain_place(flags);
}

int symai_text_keep(struct symai_features *f, const char *text, size_t len,
                    size_t max, struct symai_span *out)
{
    size_t kept = symai_utf8_truncate(text, len, max);
    size_t at = f->text.len;
    int rc;

    out->off = 0;
    out->len = 0;
    if (kept < len)
        f->text_capped = 1;
    if (kept == 0)
        return SYMA_OK;
    if (at + kept + 1 > SYMAI_TEXT_MAX) {
        f->text_capped = 1;
        return SYMA_OK;
    }
    rc = symai_buf_add(&f->text, text, kept);
    if (rc >= 0)
        rc = symai_buf_add(&f->text, "", 1);
    if (rc < 0)
        return rc;
    out->off = (uint32_t)at;
    out->len = (uint32_t)kept;
    return SYMA_OK;
}

int symai_text_keep_clean(struct symai_features *f, const char *text,
                          struct symai_span *out)
{
    struct symai_capture c;

    symai_capture_clear(&c);
    symai_capture_add(&c, text, strlen(text));
    return symai_text_keep(f, c.text, c.len, SYMAI_CAPTURE_MAX, out);
}

static void count_block(struct symai_text *t, const struct symai_block_seen *b)
{
    struct symai_features *f = t->f;

    if ((b->state & (SYMAI_IN_TITLE | SYMAI_IN_NOSCRIPT | SYMAI_IN_OPTION)) !=
        0)
        return;
    f->visible_words += t->words;
    f->visible_chars += t->chars;
    f->link_words += t->link_words;
    if ((b->flags & SYMAI_BLOCK_LANDMARK) == 0)
        f->content_words += t->words;
    if ((b->state & SYMAI_IN_PARAGRAPH) != 0)
        f->paragraph_count++;
}

static int keep_block(struct symai_text *t, const char *text, size_t len,
                      uint64_t words, struct symai_block_seen *b)
{
    struct symai_features *f = t->f;
    struct block_home *home;
    struct symai_block *block;
    int share = b->place;
    size_t max = b->place == SYMAI_PLACE_TITLE ? TITLE_MAX : SYMAI_BLOCK_MAX;
    void *item;
    int rc;

    if (b->place == SYMAI_PLACE_ASIDE && (b->flags & SYMAI_BLOCK_CELL) != 0)
        share = CELLS;
    if (max > t->left[share])
        max = t->left[share];
    if (t->blocks_left[share] == 0 || max == 0) {
        f->text_capped = 1;
        return SYMA_OK;
    }
    rc = symai_text_keep(f, text, len, max, &b->text);
    if (rc < 0 || b->text.len == 0)
        return rc;
    t->left[share] -= b->text.len;
    t->blocks_left[share]--;
    rc = symai_vec_push(&t->homes, &item);
    if (rc < 0)
        return rc;
    home = item;
    home->cell = t->cell;
    rc = symai_vec_push(&f->blocks, &item);
    if (rc < 0)
        return rc;
    block = item;
    block->text = b->text;
    block->place = (uint16_t)b->place;
    block->flags = (uint16_t)b->flags;
    block->words = words > UINT32_MAX ? UINT32_MAX : (uint32_t)words;
    return SYMA_OK;
}

static void reset(struct symai_text *t)
{
    symai_buf_clear(&t->block);
    t->has_text = 0;
    t->space = 0;
    t->line_break = 0;
    t->is_cut = 0;
    t->chars = 0;
    t->link_chars = 0;
    t->alert_chars = 0;
    t->code_chars = 0;
    t->small_chars = 0;
    t->words = 0;
    t->link_words = 0;
    t->dense = 0;
    t->link_dense = 0;
}

int symai_text_end_block(struct symai_text *t, struct symai_block_seen *out)
{
    int rc;

    end_word(t);
    memset(out, 0, sizeof *out);
    if (!t->has_text) {
        reset(t);
        return 0;
    }
    t->words += (t->dense + 1) / 2;
    t->link_words += (t->link_dense + 1) / 2;
    out->state = t->state;
    out->flags = block_flags(t);
    out->place = block_place(out->state, out->flags);
    count_block(t, out);
    if (t->is_cut)
        t->f->text_capped = 1;
    rc = SYMA_OK;
    /* Bullets, bars and arrows say nothing. */
    if (t->words > 0)
        rc = keep_block(t, t->block.data, t->block.len, t->words, out);
    reset(t);
    return rc < 0 ? rc : 1;
}

int symai_text_aside(struct symai_text *t, int place, const char *text,
                     size_t len)
{
    struct symai_text side;
    struct symai_block_seen seen;
    int rc;

    memset(&seen, 0, sizeof seen);
    seen.place = place;
    /* Counts and collapses as any text, without touching the block at hand. */
    symai_text_init(&side, t->f);
    rc = symai_text_add(&side, 0, text, len);
    end_word(&side);
    side.words += (side.dense + 1) / 2;
    if (rc >= 0 && side.words > 0)
        rc = keep_block(t, side.block.data, side.block.len, side.words, &seen);
    symai_text_free(&side);
    return rc;
}

uint64_t symai_text_cell_words(const struct symai_text *t, size_t first_block,
                               uint32_t cell)
{
    const struct block_home *home;
    const struct symai_block *block;
    uint64_t words = 0;
    size_t i;

    for (i = first_block; i < t->f->blocks.count; i++) {
        home = symai_vec_at(&t->homes, i);
        block = symai_vec_at(&t->f->blocks, i);
        if (home != NULL && block != NULL && home->cell == cell)
            words += block->words;
    }
    return words;
}

void symai_text_cell_is_layout(struct symai_text *t, size_t first_block,
                               uint32_t cell)
{
    const uint32_t other = SYMAI_BLOCK_LANDMARK | SYMAI_BLOCK_LIST;
    const struct block_home *home;
    struct symai_block *block;
    size_t i;

    for (i = first_block; i < t->f->blocks.count; i++) {
        home = symai_vec_at(&t->homes, i);
        block = symai_vec_at(&t->f->blocks, i);
        if (home == NULL || block == NULL || home->cell != cell)
            continue;
        if (block->place == SYMAI_PLACE_ASIDE && (block->flags & other) == 0 &&
            (block->flags & SYMAI_BLOCK_CELL) != 0)
            block->place = SYMAI_PLACE_BODY;
    }
}

void symai_text_not_an_alert(struct symai_text *t, size_t first_block)
{
    struct symai_block *block;
    size_t i;

    for (i = first_block; i < t->f->blocks.count; i++) {
        block = symai_vec_at(&t->f->blocks, i);
        block->flags &= (uint16_t)~SYMAI_BLOCK_ALERT;
        if (block->place == SYMAI_PLACE_ALERT)
            block->place = (uint16_t)plain_place(block->flags);
    }
}
