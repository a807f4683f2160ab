/* SPDX-License-Identifier: MIT */
/*
 * Each mark is kept once: a page repeats its classes by the thousand. The
 * set of hashes is closed when it is three quarters full.
 */
#include "page/marks.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"

#define SOURCE_MAX 256

static uint32_t mark_hash(const char *text, size_t len)
{
    uint32_t hash = 2166136261u;
    size_t i;

    for (i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash == 0 ? 1 : hash;
}

/* 1 if it was not there before. */
static int is_new(struct symai_scan *s, const char *text, size_t len)
{
    uint32_t hash = mark_hash(text, len);
    size_t at = hash & (SYMAI_MARKS_SLOTS - 1);

    while (s->seen[at] != 0) {
        if (s->seen[at] == hash)
            return 0;
        at = (at + 1) & (SYMAI_MARKS_SLOTS - 1);
    }
    if (s->seen_count >= SYMAI_MARKS_SLOTS / 4 * 3)
        return 0;
    s->seen[at] = hash;
    s->seen_count++;
    return 1;
}

static int add_mark(struct symai_scan *s, const char *text, size_t len)
{
    int rc;

    if (s->marks.len + len + 1 > s->marks.max || !is_new(s, text, len))
        return SYMA_OK;
    if (s->marks.len > 0) {
        rc = symai_buf_add_char(&s->marks, ' ');
        if (rc < 0)
            return rc;
    }
    return symai_buf_add(&s->marks, text, len);
}

static int add_tokens(struct symai_scan *s, const char *value)
{
    size_t len;
    int rc = SYMA_OK;

    while (value != NULL && *value != '\0' && rc >= 0) {
        while (symai_ascii_is_space((unsigned char)*value))
            value++;
        for (len = 0; value[len] != '\0' &&
                      !symai_ascii_is_space((unsigned char)value[len]);)
            len++;
        if (len > 0 && len < SOURCE_MAX)
            rc = add_mark(s, value, len);
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
        if (i == SOURCE_MAX || symai_ascii_is_space((unsigned char)value[i])) {
            len = i;
            break;
        }
    }
    while (len > 0 && len == SOURCE_MAX &&
           ((unsigned char)value[len] & 0xC0) == 0x80)
        len--;
    return add_mark(s, value, len);
}

int symai_marks_add(struct symai_scan *s, int element)
{
    int rc;

    rc = add_tokens(s, s->at[SYMAI_AT_CLASS]);
    if (rc >= 0)
        rc = add_tokens(s, s->at[SYMAI_AT_ID]);
    if (rc < 0)
        return rc;
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
        return add_tokens(s, s->at[SYMAI_AT_NAME]);
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

    while (symai_ascii_is_space((unsigned char)*value))
        value++;
    if (!symai_ascii_is_digit((unsigned char)*value) && *value != '.')
        return SYMA_OK;
    for (; symai_ascii_is_digit((unsigned char)*value); value++) {
        if (delay < 1000000)
            delay = delay * 10 + (*value - '0');
    }
    while (symai_ascii_is_digit((unsigned char)*value) || *value == '.')
        value++;
    f->refresh_delay = (int)delay;
    while (symai_ascii_is_space((unsigned char)*value))
        value++;
    if (*value == ';' || *value == ',')
        value++;
    while (symai_ascii_is_space((unsigned char)*value))
        value++;
    if (symai_ascii_equal_n(value, strnlen(value, 3), "url")) {
        const char *after = value + 3;

        while (symai_ascii_is_space((unsigned char)*after))
            after++;
        if (*after == '=')
            value = after + 1;
    }
    while (symai_ascii_is_space((unsigned char)*value))
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

    if (content == NULL)
        return SYMA_OK;
    if (name != NULL && s->f->generator.len == 0 &&
        symai_ascii_equal(name, "generator"))
        return symai_text_keep_clean(s->f, content, &s->f->generator);
    if (equiv != NULL && s->f->refresh_delay < 0 &&
        symai_ascii_equal(equiv, "refresh"))
        return read_refresh(s->f, content);
    return SYMA_OK;
}
