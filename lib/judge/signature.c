/* SPDX-License-Identifier: MIT */
/*
 * Numbers in names are left out: many sites make them anew for each visit.
 * The same form twice counts once, as do all others past the last place.
 */
#include "judge/signature.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/str.h"
#include "judge/form_use.h"

#define OLD_WAY "1-"
#define WAY "2-"
#define OLD_DIGITS 16
#define FIELD_DIGITS 8
#define WORD_DIGITS 5
#define MAX_NAME 64
#define MAX_FOLDED 4096
#define LEAST_WORD 3 /* bytes; 'de' and 'in' are in any heading */
#define HEX "0123456789abcdef"

void symai_signature_init(struct symai_signature *s)
{
    memset(s, 0, sizeof *s);
    s->old = SYMAI_HASH_START;
    s->h1.max = SYMAI_SIGNATURE_H1_WORDS;
    s->headings.max = SYMAI_SIGNATURE_WORDS;
}

/* --- forms --- */

static uint64_t add_letters(uint64_t hash, const char *name, size_t len)
{
    size_t i;

    for (i = 0; i < len && i < MAX_NAME; i++) {
        if (symai_ascii_is_alpha((unsigned char)name[i]))
            hash = symai_hash(hash, &name[i], 1);
    }
    return symai_hash(hash, "|", 1);
}

static int is_filled_in(const struct symai_field *field)
{
    return (field->flags & SYMAI_FIELD_INVISIBLE) == 0 &&
           field->type != SYMAI_FIELD_HIDDEN &&
           field->type != SYMAI_FIELD_SUBMIT &&
           field->type != SYMAI_FIELD_BUTTON;
}

static uint64_t add_fields(uint64_t hash, const struct symai_features *f,
                           const struct symai_form *form)
{
    const struct symai_field *field;
    unsigned char kind;
    uint32_t i;

    for (i = 0; i < form->field_count; i++) {
        field = symai_vec_at(&f->fields, form->first_field + i);
        if (field == NULL || !is_filled_in(field))
            continue;
        kind = (unsigned char)field->type;
        hash = symai_hash(hash, &kind, 1);
        hash = add_letters(hash, symai_features_text(f, field->name),
                           field->name.len);
    }
    return hash;
}

static void keep_form(struct symai_signature *s, int use, uint32_t fields)
{
    size_t i;

    for (i = 0; i < s->form_count; i++) {
        if (s->forms[i].use == use && s->forms[i].fields == fields)
            return;
    }
    if (i == SYMAI_SIGNATURE_FORMS)
        return;
    s->forms[i].use = use;
    s->forms[i].fields = fields;
    s->form_count++;
}

void symai_signature_add_form(struct symai_signature *s,
                              const struct symai_features *f,
                              const struct symai_form *form, int use, int as)
{
    unsigned char kind = (unsigned char)use;
    uint64_t fields;

    if (use == SYMAI_USE_SEARCH || use == SYMAI_USE_NEWSLETTER)
        return;
    s->old = add_fields(symai_hash(s->old, &kind, 1), f, form);
    if (as == SYMAI_USE_OTHER)
        return;
    fields = add_fields(SYMAI_HASH_START, f, form);
    keep_form(s, as, (uint32_t)(fields ^ fields >> 32));
}

/* --- headings --- */

static void keep_word(struct symai_signature_words *words, uint32_t hash)
{
    size_t at = words->count;

    while (at > 0 && words->hash[at - 1] > hash)
        at--;
    if (at == words->max || (at > 0 && words->hash[at - 1] == hash))
        return;
    if (words->count < words->max)
        words->count++;
    memmove(&words->hash[at + 1], &words->hash[at],
            (words->count - at - 1) * sizeof words->hash[0]);
    words->hash[at] = hash;
}

static int is_letter(unsigned char c)
{
    return symai_ascii_is_alpha(c) || c >= 0x80;
}

/* What has a digit in it is a date, a price or a count. */
static void keep_words(struct symai_signature_words *words, const char *folded)
{
    uint64_t hash;
    size_t len;
    int is_word;

    while (*folded != '\0') {
        len = 0;
        is_word = 1;
        while (is_letter((unsigned char)folded[len]) ||
               symai_ascii_is_digit((unsigned char)folded[len]))
            is_word &= is_letter((unsigned char)folded[len++]);
        if (len >= LEAST_WORD && is_word) {
            hash = symai_hash(SYMAI_HASH_START, folded, len);
            keep_word(words, (uint32_t)((hash ^ hash >> 32) & 0xfffff));
        }
        folded += len > 0 ? len : 1;
    }
}

static int keep_span(struct symai_signature_words *words,
                     const struct symai_features *f, struct symai_span span,
                     struct symai_buf *folded)
{
    int rc;

    symai_buf_clear(folded);
    rc = symai_fold(symai_features_text(f, span), span.len, folded);
    keep_words(words, folded->data);
    return rc == SYMA_ELIMIT ? SYMA_OK : rc;
}

int symai_signature_add_page(struct symai_signature *s,
                             const struct symai_features *f)
{
    const struct symai_block *block;
    struct symai_buf folded;
    size_t i;
    int rc;

    if (f->body_bytes == 0)
        return SYMA_OK;
    s->way = 2;
    s->outline = f->outline;
    symai_buf_init(&folded, MAX_FOLDED);
    rc = keep_span(&s->headings, f, f->title, &folded);
    for (i = 0; i < f->blocks.count && rc >= 0; i++) {
        block = symai_vec_at(&f->blocks, i);
        if (block->place == SYMAI_PLACE_H1)
            rc = keep_span(&s->h1, f, block->text, &folded);
        else if (block->place == SYMAI_PLACE_HEADING)
            rc = keep_span(&s->headings, f, block->text, &folded);
    }
    symai_buf_free(&folded);
    return rc;
}

/* --- the text --- */

static size_t write_words(const struct symai_signature_words *words, char *out,
                          size_t size)
{
    size_t at = (size_t)snprintf(out, size, ".");
    size_t i;

    for (i = 0; i < words->count; i++)
        at += (size_t)snprintf(out + at, size - at, "%0*" PRIx32, WORD_DIGITS,
                               words->hash[i]);
    return at;
}

void symai_signature_write(const struct symai_signature *s,
                           char out[SYMAI_SIGNATURE_SIZE])
{
    size_t size = SYMAI_SIGNATURE_SIZE;
    size_t at;
    size_t i;

    out[0] = '\0';
    if (s->way == 0)
        return;
    at = (size_t)snprintf(out, size, "%s", WAY);
    for (i = 0; i < s->form_count; i++)
        at += (size_t)snprintf(out + at, size - at, "%c%0*" PRIx32,
                               'a' + s->forms[i].use, FIELD_DIGITS,
                               s->forms[i].fields);
    at += (size_t)snprintf(out + at, size - at, ".%s.%s", s->outline.landmarks,
                           s->outline.levels);
    at += write_words(&s->h1, out + at, size - at);
    write_words(&s->headings, out + at, size - at);
}

_Static_assert(sizeof WAY - 1 + SYMAI_SIGNATURE_FORMS * (1 + FIELD_DIGITS) +
                       SYMAI_LANDMARKS_MAX + SYMAI_LEVELS_MAX + 4 +
                       (SYMAI_SIGNATURE_H1_WORDS + SYMAI_SIGNATURE_WORDS) *
                           WORD_DIGITS <
                   SYMAI_SIGNATURE_SIZE,
               "room for the longest");

/* Digits at text, as many as asked for; 0 where they are not there. */
static int read_hex(const char **text, size_t digits, uint64_t *out)
{
    size_t i;

    *out = 0;
    for (i = 0; i < digits; i++) {
        if ((*text)[i] == '\0' || strchr(HEX, (*text)[i]) == NULL)
            return 0;
        *out = *out << 4 | (uint64_t)(strchr(HEX, (*text)[i]) - HEX);
    }
    *text += digits;
    return 1;
}

static int read_forms(const char **text, struct symai_signature *s)
{
    uint64_t fields;
    size_t count = 0;
    int use;

    for (; **text != '.' && **text != '\0'; count++) {
        use = **text - 'a';
        (*text)++;
        if (count == SYMAI_SIGNATURE_FORMS || use <= SYMAI_USE_OTHER ||
            use >= SYMAI_USE_COUNT || !read_hex(text, FIELD_DIGITS, &fields))
            return 0;
        keep_form(s, use, (uint32_t)fields);
    }
    return 1;
}

/* The dot before it, and letters of those. */
static int read_letters(const char **text, const char *of, size_t max,
                        char *out)
{
    size_t len;

    if (**text != '.')
        return 0;
    (*text)++;
    len = strspn(*text, of);
    if (len > max)
        return 0;
    memcpy(out, *text, len);
    out[len] = '\0';
    *text += len;
    return 1;
}

static int read_words(const char **text, struct symai_signature_words *out)
{
    uint64_t hash;
    size_t count = 0;

    if (**text != '.')
        return 0;
    (*text)++;
    for (; **text != '.' && **text != '\0'; count++) {
        if (count == out->max || !read_hex(text, WORD_DIGITS, &hash))
            return 0;
        keep_word(out, (uint32_t)hash);
    }
    return 1;
}

int symai_signature_read(const char *text, struct symai_signature *out)
{
    struct symai_signature s;

    symai_signature_init(&s);
    if (symai_str_has_prefix(text, OLD_WAY)) {
        s.way = 1;
        text += strlen(OLD_WAY);
        if (!read_hex(&text, OLD_DIGITS, &s.old))
            return 0;
    } else if (symai_str_has_prefix(text, WAY)) {
        s.way = 2;
        text += strlen(WAY);
        if (!read_forms(&text, &s) ||
            !read_letters(&text, "bnmf", SYMAI_LANDMARKS_MAX,
                          s.outline.landmarks) ||
            !read_letters(&text, "123456", SYMAI_LEVELS_MAX,
                          s.outline.levels) ||
            !read_words(&text, &s.h1) || !read_words(&text, &s.headings))
            return 0;
    }
    if (s.way == 0 || *text != '\0')
        return 0;
    if (out != NULL)
        *out = s;
    return 1;
}
