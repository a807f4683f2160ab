/* SPDX-License-Identifier: MIT */
/*
 * Each mark is kept once: a page repeats its classes by the thousand. The
 * set of hashes is closed when it is three quarters full.
 */
#include "page/marks.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "page/chars.h"
#include "page/classes.h"

#define SOURCE_MAX 256
#define SLOTS_FIRST 64 /* powers of two */
#define SLOTS_MAX 2048
#define MARKS_KEPT (SLOTS_MAX / 4 * 3)
#define PROBES_MAX 64

#define HASH_BEGIN UINT64_C(14695981039346656037)
/* An address is another mark than a class: bytes change the low end first, so
 * the two differ in the high one. */
#define HASH_BEGIN_SOURCE UINT64_C(0x9E3779B97F4A7C15)

static uint64_t hash_add(uint64_t hash, char c)
{
    return (hash ^ (unsigned char)c) * UINT64_C(1099511628211);
}

static uint64_t source_hash(const char *text, size_t len)
{
    uint64_t hash = HASH_BEGIN_SOURCE;
    size_t i;

    for (i = 0; i < len; i++)
        hash = hash_add(hash, text[i]);
    return hash;
}

/* Its slot, or a free one for it; NULL: its place is crowded, as only a page
 * that was made for it has it. */
static struct symai_mark *find_slot(struct symai_mark *slots, size_t count,
                                    uint64_t hash)
{
    size_t at = (size_t)(hash ^ (hash >> 32)) & (count - 1);
    int left = PROBES_MAX;

    while (slots[at].hash != 0 && slots[at].hash != hash) {
        if (--left == 0)
            return NULL;
        at = (at + 1) & (count - 1);
    }
    return &slots[at];
}

static int grow(struct symai_scan *s)
{
    size_t count = s->seen_slots == 0 ? SLOTS_FIRST : s->seen_slots * 2;
    struct symai_mark *slots = symai_calloc(count, sizeof *slots);
    struct symai_mark *to;
    size_t i;

    if (slots == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < s->seen_slots; i++) {
        to = s->seen[i].hash == 0 ? NULL
                                  : find_slot(slots, count, s->seen[i].hash);
        if (to != NULL)
            *to = s->seen[i];
    }
    symai_free(s->seen);
    s->seen = slots;
    s->seen_slots = count;
    return SYMA_OK;
}

static int make_room(struct symai_scan *s)
{
    return s->seen_slots == 0 || (s->seen_count >= s->seen_slots / 2 &&
                                  s->seen_slots < SLOTS_MAX)
               ? grow(s)
               : SYMA_OK;
}

/* Where the mark is remembered, or is to be; NULL: there is no room. */
static int find_mark(struct symai_scan *s, uint64_t hash,
                     struct symai_mark **out)
{
    int rc = make_room(s);

    *out = NULL;
    if (rc < 0)
        return rc;
    *out = find_slot(s->seen, s->seen_slots, hash);
    if (*out != NULL && (*out)->hash == 0 && s->seen_count >= MARKS_KEPT)
        *out = NULL;
    return SYMA_OK;
}

/* In small letters, as the literals of rules are. */
static int keep(struct symai_scan *s, const char *text, size_t len)
{
    size_t i;
    int rc;

    if (len > SOURCE_MAX || s->marks.len + len + 1 > s->marks.max)
        return SYMA_OK;
    if (s->marks.len > 0) {
        rc = symai_buf_add_char(&s->marks, ' ');
        if (rc < 0)
            return rc;
    }
    rc = symai_buf_add(&s->marks, text, len);
    for (i = s->marks.len - len; rc >= 0 && i < s->marks.len; i++)
        s->marks.data[i] =
            (char)symai_ascii_lower((unsigned char)s->marks.data[i]);
    return rc;
}

/* Classes: what the token says goes to *bits; it is looked at once a page, as
 * long as there is room to remember it. NULL: an address, which says nothing
 * by itself. */
static int add_mark(struct symai_scan *s, const char *text, size_t len,
                    uint64_t hash, uint32_t *bits)
{
    struct symai_mark *slot;
    uint32_t found = 0;
    int rc;

    hash += hash == 0; /* that is an empty slot */
    rc = find_mark(s, hash, &slot);
    if (rc < 0)
        return rc;
    if (slot != NULL && slot->hash == hash)
        found = slot->bits;
    else if (bits != NULL)
        found = symai_class_token(text, len);
    if (bits != NULL)
        *bits |= found;
    if (slot == NULL || slot->hash == hash)
        return SYMA_OK;
    slot->hash = hash;
    slot->bits = found;
    s->seen_count++;
    return keep(s, text, len);
}

static int add_tokens(struct symai_scan *s, const char *value, uint32_t *bits)
{
    uint64_t hash;
    size_t len;
    int rc = SYMA_OK;

    *bits = 0;
    while (value != NULL && *value != '\0' && rc >= 0) {
        while (symai_is_space((unsigned char)*value))
            value++;
        hash = HASH_BEGIN;
        for (len = 0;
             value[len] != '\0' && !symai_is_space((unsigned char)value[len]);)
            hash = hash_add(hash, value[len++]);
        if (len > 0)
            rc = add_mark(s, value, len, hash, bits);
        value += len;
    }
    return rc;
}

/* An address: the beginning tells the product, and data: tells nothing. */
static int add_source(struct symai_scan *s, const char *value)
{
    size_t len;

    if (value == NULL)
        return SYMA_OK;
    len = strlen(value);
    symai_str_trim(&value, &len);
    if (len == 0 || symai_str_has_prefix(value, "data:"))
        return SYMA_OK;
    for (size_t i = 0; i < len; i++) {
        if (i == SOURCE_MAX || symai_is_space((unsigned char)value[i])) {
            len = i;
            break;
        }
    }
    while (len > 0 && len == SOURCE_MAX &&
           ((unsigned char)value[len] & 0xC0) == 0x80)
        len--;
    return add_mark(s, value, len, source_hash(value, len), NULL);
}

int symai_marks_add(struct symai_scan *s, int element, uint32_t *out_bits)
{
    uint32_t class_bits;
    uint32_t id_bits;
    uint32_t bits;
    int rc;

    rc = add_tokens(s, s->at[SYMAI_AT_CLASS], &class_bits);
    if (rc >= 0)
        rc = add_tokens(s, s->at[SYMAI_AT_ID], &id_bits);
    if (rc < 0)
        return rc;
    *out_bits = symai_classes_of(class_bits, id_bits);
    switch (element) {
    case SYMAI_EL_SCRIPT:
    case SYMAI_EL_IMG:
    case SYMAI_EL_IFRAME:
    case SYMAI_EL_FRAME:
        return add_source(s, s->at[SYMAI_AT_SRC]);
    case SYMAI_EL_LINK:
        if (s->at[SYMAI_AT_REL] != NULL &&
            symai_str_has_word(s->at[SYMAI_AT_REL], "stylesheet"))
            return add_source(s, s->at[SYMAI_AT_HREF]);
        return SYMA_OK;
    case SYMAI_EL_META:
        rc = add_tokens(s, s->at[SYMAI_AT_NAME], &bits);
        return rc < 0 ? rc : add_tokens(s, s->at[SYMAI_AT_PROPERTY], &bits);
    default:
        return SYMA_OK;
    }
}

/* "5; url=/there" (HTML standard, 4.2.5.3, shared declarative refresh). */
static int read_refresh(struct symai_features *f, const char *value)
{
    int64_t delay = 0;
    size_t len;
    char quote = '\0';

    while (symai_is_space((unsigned char)*value))
        value++;
    if (!symai_is_digit((unsigned char)*value) && *value != '.')
        return SYMA_OK;
    for (; symai_is_digit((unsigned char)*value); value++) {
        if (delay < 1000000)
            delay = delay * 10 + (*value - '0');
    }
    while (symai_is_digit((unsigned char)*value) || *value == '.')
        value++;
    f->refresh_delay = (int)delay;
    while (symai_is_space((unsigned char)*value))
        value++;
    if (*value == ';' || *value == ',')
        value++;
    while (symai_is_space((unsigned char)*value))
        value++;
    if (symai_ascii_equal_n(value, strnlen(value, 3), "url")) {
        const char *after = value + 3;

        while (symai_is_space((unsigned char)*after))
            after++;
        if (*after == '=')
            value = after + 1;
    }
    while (symai_is_space((unsigned char)*value))
        value++;
    if (*value == '"' || *value == '\'')
        quote = *value++;
    len = strlen(value);
    if (quote != '\0' && memchr(value, quote, len) != NULL)
        len = (size_t)((const char *)memchr(value, quote, len) - value);
    symai_str_trim(&value, &len);
    if (len > 2048)
        return SYMA_OK;
    return symai_text_keep(f, value, len, 2048, &f->refresh_url);
}

int symai_marks_meta(struct symai_scan *s)
{
    const char *name = s->at[SYMAI_AT_NAME];
    const char *content = s->at[SYMAI_AT_CONTENT];
    const char *equiv = s->at[SYMAI_AT_HTTP_EQUIV];
    uint32_t bits;
    int rc;

    if (content == NULL)
        return SYMA_OK;
    if (name != NULL && s->f->generator.len == 0 &&
        symai_ascii_equal(name, "generator")) {
        rc = add_tokens(s, content, &bits);
        return rc < 0 ? rc
                      : symai_text_keep_clean(s->f, content, &s->f->generator);
    }
    if (equiv != NULL && s->f->refresh_delay < 0 &&
        symai_ascii_equal(equiv, "refresh"))
        return read_refresh(s->f, content);
    return SYMA_OK;
}
