/* SPDX-License-Identifier: MIT */
/*
 * Words of site_word.def are taken off between hyphens and, as long as
 * something is left, where they are glued to it. Both labels go the same way,
 * so that a name that looks like such a word is still like itself. Accents do
 * not count: people type a name with and without.
 */
#include "discover/site_name.h"

#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "discover/site_table.h"
#include "port/idna.h"

#define LEAST_LETTERS 4 /* of a name: shorter ones are everybody's */
#define LEAST_WITHIN 7  /* of one that is part of the other */
#define LETTERS_MAX 256 /* 63 of up to four bytes */

static size_t letters(const char *text, size_t len)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < len; i++)
        count += symai_ascii_is_alpha((unsigned char)text[i]) ||
                 (unsigned char)text[i] >= 0xC0;
    return count;
}

static void add(struct symai_site_name *out, const char *text, size_t len)
{
    if (len >= sizeof out->text - out->len)
        return;
    memcpy(out->text + out->len, text, len);
    out->len += len;
    out->text[out->len] = '\0';
}

/* Takes off what is glued to a part that is no such word itself. */
static void strip(const char **text, size_t *len)
{
    size_t n;

    for (;;) {
        n = symai_site_word_before(*text, *len, LEAST_LETTERS);
        *text += n;
        *len -= n;
        if (n == 0) {
            n = symai_site_word_behind(*text, *len, LEAST_LETTERS);
            *len -= n;
        }
        if (n == 0 || symai_site_word(*text, *len) != SYMAI_SITE_WORD_NONE)
            return;
    }
}

/* A part between hyphens: a name, words that may be one, or nothing. */
static void read_part(const char *part, size_t len,
                      struct symai_site_name *name,
                      struct symai_site_name *weak)
{
    enum symai_site_word kind = symai_site_word(part, len);

    if (kind == SYMAI_SITE_WORD_NONE) {
        strip(&part, &len);
        kind = symai_site_word(part, len);
    }
    if (kind == SYMAI_SITE_WORD_NONE)
        add(name, part, len);
    else if (kind == SYMAI_SITE_WORD_NAME)
        add(weak, part, len);
}

static void read_label(struct symai_site_name *out, const char *label,
                       size_t len)
{
    struct symai_site_name weak;
    const char *hyphen;
    size_t n;

    memset(&weak, 0, sizeof weak);
    for (;;) {
        hyphen = memchr(label, '-', len);
        n = hyphen != NULL ? (size_t)(hyphen - label) : len;
        read_part(label, n, out, &weak);
        if (hyphen == NULL)
            break;
        label += n + 1;
        len -= n + 1;
    }
    if (out->len == 0)
        *out = weak;
    if (letters(out->text, out->len) < LEAST_LETTERS)
        memset(out, 0, sizeof *out);
}

void symai_site_name_read(struct symai_site_name *out, const char *label,
                          size_t len)
{
    struct symai_buf text;
    struct symai_buf plain;

    memset(out, 0, sizeof *out);
    if (len < 5 || memcmp(label, "xn--", 4) != 0) {
        read_label(out, label, len);
        return;
    }
    symai_buf_init(&text, LETTERS_MAX);
    symai_buf_init(&plain, LETTERS_MAX);
    if (symai_idna_to_utf8(label, len, &text) == SYMA_OK &&
        symai_fold(text.data, text.len, &plain) == SYMA_OK)
        read_label(out, plain.data, plain.len);
    else
        add(out, label, len);
    symai_buf_free(&text);
    symai_buf_free(&plain);
}

int symai_site_name_equal(const struct symai_site_name *a,
                          const struct symai_site_name *b)
{
    return a->len > 0 && a->len == b->len &&
           memcmp(a->text, b->text, a->len) == 0;
}

int symai_site_name_shared(const struct symai_site_name *a,
                           const struct symai_site_name *b)
{
    const struct symai_site_name *part = a->len < b->len ? a : b;
    const struct symai_site_name *whole = part == a ? b : a;

    if (symai_site_name_equal(a, b))
        return 1;
    if (letters(part->text, part->len) < LEAST_WITHIN)
        return 0;
    return memcmp(whole->text, part->text, part->len) == 0 ||
           memcmp(whole->text + whole->len - part->len, part->text,
                  part->len) == 0;
}
