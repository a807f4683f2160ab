/* SPDX-License-Identifier: MIT */
/*
 * Each mark is kept once: a page repeats its classes by the thousand. The
 * set of hashes is closed when it is three quarters full.
 */
#include "page/marks.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "page/chars.h"
#include "page/classes.h"

#define SOURCE_MAX 256

#define HASH_BEGIN UINT64_C(14695981039346656037)

static uint64_t hash_add(uint64_t hash, char c)
{
    return (hash ^ (unsigned char)c) * UINT64_C(1099511628211);
}

static uint64_t mark_hash(const char *text, size_t len)
{
    uint64_t hash = HASH_BEGIN;
    size_t i;

    for (i = 0; i < len; i++)
        hash = hash_add(hash, text[i]);
    return hash;
}

/* What the token says; *out_is_new: it was not there before. A token is
 * looked at once a page, as long as there is room to remember it. */
static uint32_t look_up(struct symai_scan *s, const char *text, size_t len,
                        uint64_t hash, int *out_is_new)
{
    size_t at;

    hash += hash == 0; /* that is an empty slot */
    at = (size_t)(hash ^ (hash >> 32)) & (SYMAI_MARKS_SLOTS - 1);
    *out_is_new = 0;
    while (s->seen[at].hash != 0) {
        if (s->seen[at].hash == hash)
            return s->seen[at].bits;
        at = (at + 1) & (SYMAI_MARKS_SLOTS - 1);
    }
    if (s->seen_count >= SYMAI_MARKS_SLOTS / 4 * 3)
        return symai_class_token(text, len);
    s->seen[at].hash = hash;
    s->seen[at].bits = symai_class_token(text, len);
    s->seen_count++;
    *out_is_new = 1;
    return s->seen[at].bits;
}

static int add_mark(struct symai_scan *s, const char *text, size_t len,
                    uint64_t hash, uint32_t *bits)
{
    int is_new;
    int rc;

    *bits |= look_up(s, text, len, hash, &is_new);
    if (!is_new || len > SOURCE_MAX || s->marks.len + len + 1 > s->marks.max)
        return SYMA_OK;
    if (s->marks.len > 0) {
        rc = symai_buf_add_char(&s->marks, ' ');
        if (rc < 0)
            return rc;
    }
    return symai_buf_add(&s->marks, text, len);
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
    uint32_t bits = 0;
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
    return add_mark(s, value, len, mark_hash(value, len), &bits);
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
