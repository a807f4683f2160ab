/* SPDX-License-Identifier: MIT */
/*
 * The tokenizer. Each state is a function that takes what it can of the bytes
 * at hand, so that the result does not depend on how the stream was cut.
 * Nothing here grows with the page: names, values and tags have limits,
 * comments and unknown attributes are dropped at once.
 */
#include "page/lex.h"

#include <string.h>

#include "base/error.h"
#include "page/chars.h"
#include "page/classes.h"
#include "page/find.h"

#define VALUE_MAX 4096
#define VALUE_FULL ((size_t)-1)
/* Past it no more attributes of a tag are kept. */
#define TAG_FULL ((size_t)32 * 1024)
#define TAG_MAX ((size_t)64 * 1024)

enum state {
    S_TEXT = 0,
    S_TAG_OPEN,
    S_END_OPEN,
    S_DECLARATION,
    S_DECLARATION_DASH,
    S_COMMENT,
    S_BOGUS,
    S_CDATA,
    S_TAG_NAME,
    S_BEFORE_NAME,
    S_NAME,
    S_AFTER_NAME,
    S_BEFORE_VALUE,
    S_VALUE_DOUBLE,
    S_VALUE_SINGLE,
    S_VALUE_BARE,
    S_SELF_CLOSE,
    S_RAW,
    S_REFERENCE
};

void symai_lex_init(struct symai_lex *lex, const struct symai_names *names,
                    const struct symai_lex_sink *sink, int is_xml)
{
    memset(lex, 0, sizeof *lex);
    lex->names = names;
    lex->sink = sink;
    lex->is_xml = is_xml;
    symai_buf_init(&lex->values, TAG_MAX);
}

void symai_lex_free(struct symai_lex *lex)
{
    symai_buf_free(&lex->values);
}

static int is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static int put_text(struct symai_lex *lex, const char *bytes, size_t len)
{
    size_t take;
    int rc;

    while (len > 0) {
        take = symai_find_control(bytes, len);
        if (take > 0) {
            rc = lex->sink->text(lex->sink->user, bytes, take);
            if (rc < 0)
                return rc;
        }
        take += take < len;
        bytes += take;
        len -= take;
    }
    return SYMA_OK;
}

/* Content of raw text: only that of a title (and xmp) is text. */
static int put_raw(struct symai_lex *lex, const char *bytes, size_t len)
{
    if (len == 0)
        return SYMA_OK;
    if (lex->raw == SYMAI_EL_SCRIPT)
        return lex->sink->script(lex->sink->user, bytes, len);
    if (lex->raw != SYMAI_EL_TITLE && lex->raw != SYMAI_EL_XMP)
        return SYMA_OK;
    return put_text(lex, bytes, len);
}

static void tag_begin(struct symai_lex *lex)
{
    lex->self_closing = 0;
    lex->attributes.given = 0;
    symai_buf_clear(&lex->values);
}

/* Only the first of a name counts. */
static void attribute_begin(struct symai_lex *lex)
{
    int attribute;

    lex->attribute = SYMAI_AT_OTHER;
    if (lex->is_end || lex->values.len > TAG_FULL)
        return;
    attribute = symai_names_attribute(lex->names, lex->name);
    if (attribute == SYMAI_AT_OTHER ||
        (lex->attributes.given & SYMAI_AT_BIT(attribute)) != 0)
        return;
    lex->attribute = attribute;
    lex->attributes.given |= SYMAI_AT_BIT(attribute);
    lex->value_at[attribute] = (uint32_t)lex->values.len;
    lex->value_len = 0;
}

static int attribute_end(struct symai_lex *lex)
{
    if (lex->attribute == SYMAI_AT_OTHER)
        return SYMA_OK;
    lex->attribute = SYMAI_AT_OTHER;
    return symai_buf_put(&lex->values, "", 1);
}

/* A piece that is kept whole or not at all. */
static int put_value_piece(struct symai_lex *lex, const char *bytes, size_t len)
{
    if (lex->attribute == SYMAI_AT_OTHER || lex->value_len == VALUE_FULL)
        return SYMA_OK;
    if (lex->value_len >= VALUE_MAX) {
        lex->value_len = VALUE_FULL;
        return SYMA_OK;
    }
    lex->value_len += len;
    return symai_buf_put(&lex->values, bytes, len);
}

/* Plain bytes: the cut at the limit falls behind a whole character. */
static int put_value(struct symai_lex *lex, const char *bytes, size_t len)
{
    size_t take;

    if (lex->attribute == SYMAI_AT_OTHER || lex->value_len == VALUE_FULL)
        return SYMA_OK;
    take = lex->value_len < VALUE_MAX ? VALUE_MAX - lex->value_len : 0;
    if (take > len)
        take = len;
    while (take < len && is_continuation(bytes[take]))
        take++;
    lex->value_len = take < len ? VALUE_FULL : lex->value_len + take;
    return symai_buf_put(&lex->values, bytes, take);
}

static int finish_end_tag(struct symai_lex *lex)
{
    static const struct symai_attributes none;
    int element = lex->element;

    if (element == SYMAI_EL_BR)
        return lex->sink->start(lex->sink->user, element, 0, &none);
    if (element == SYMAI_EL_OTHER) {
        if (lex->foreign > 0)
            return SYMA_OK;
        element = SYMAI_EL_SPAN;
    }
    if ((symai_element_flags[element] & SYMAI_ELEMENT_VOID) != 0)
        return SYMA_OK;
    if ((element == SYMAI_EL_SVG || element == SYMAI_EL_MATH) &&
        lex->foreign > 0)
        lex->foreign--;
    return lex->sink->end(lex->sink->user, element);
}

/* Hands the tag on: the values move no more, and can be pointed at. */
static int put_start_tag(struct symai_lex *lex, int element, int closes)
{
    struct symai_attributes *a = &lex->attributes;
    uint64_t left;
    int rc;
    int i;

    for (left = a->given; left != 0; left &= left - 1) {
        i = __builtin_ctzll(left);
        a->at[i] = lex->values.data + lex->value_at[i];
    }
    rc = lex->sink->start(lex->sink->user, element, closes, a);
    for (left = a->given; left != 0; left &= left - 1)
        a->at[__builtin_ctzll(left)] = NULL;
    return rc;
}

static int finish_start_tag(struct symai_lex *lex)
{
    int element = lex->element;
    int flags = symai_element_flags[element];
    int is_foreign = element == SYMAI_EL_SVG || element == SYMAI_EL_MATH;
    int closes =
        lex->self_closing && (lex->is_xml || lex->foreign > 0 || is_foreign);

    if (element == SYMAI_EL_OTHER) {
        if (lex->foreign > 0)
            return SYMA_OK;
        /* Custom elements are inline, as span is. */
        return put_start_tag(lex, SYMAI_EL_SPAN, closes);
    }
    if ((flags & SYMAI_ELEMENT_BREAKOUT) != 0)
        lex->foreign = 0;
    else if (is_foreign && !closes)
        lex->foreign++;
    if ((flags & SYMAI_ELEMENT_VOID) != 0)
        closes = 0;
    if ((flags & SYMAI_ELEMENT_RAW) != 0 && !closes) {
        lex->state = S_RAW;
        lex->raw = element;
        lex->raw_len = 0;
    }
    return put_start_tag(lex, element, closes);
}

static int finish_tag(struct symai_lex *lex)
{
    lex->state = S_TEXT;
    return lex->is_end ? finish_end_tag(lex) : finish_start_tag(lex);
}

static void reference_begin(struct symai_lex *lex)
{
    lex->back = lex->state;
    lex->state = S_REFERENCE;
    lex->ref_len = 0;
}

static int reference_end(struct symai_lex *lex, int next, int *out_used)
{
    char out[SYMAI_ENTITY_OUT];
    size_t len;
    int in_attribute = lex->back != S_TEXT && lex->back != S_RAW;

    *out_used = symai_entity_resolve(lex->ref, lex->ref_len, next, in_attribute,
                                     out, &len);
    lex->state = lex->back;
    if (in_attribute)
        return put_value_piece(lex, out, len);
    return put_text(lex, out, len);
}

static int step_reference(struct symai_lex *lex, const char **p)
{
    int c = (unsigned char)**p;
    int used;
    int rc;

    if (symai_entity_takes(lex->ref, lex->ref_len, c)) {
        lex->ref[lex->ref_len++] = (char)c;
        (*p)++;
        return SYMA_OK;
    }
    rc = reference_end(lex, c, &used);
    if (used)
        (*p)++;
    return rc;
}

static int step_text(struct symai_lex *lex, const char **p, const char *end)
{
    const char *from = *p;
    size_t len = symai_find2(from, (size_t)(end - from), '<', '&');

    *p = from + len;
    if (*p < end) {
        if (**p == '&')
            reference_begin(lex);
        else
            lex->state = S_TAG_OPEN;
        (*p)++;
    }
    return put_text(lex, from, len);
}

static void name_begin(struct symai_lex *lex)
{
    lex->name_len = 0;
    memset(lex->name, 0, SYMAI_NAME_WIDTH);
}

static int step_tag_open(struct symai_lex *lex, const char **p)
{
    int c = (unsigned char)**p;

    if (symai_is_alpha(c)) {
        lex->state = S_TAG_NAME;
        lex->is_end = 0;
        name_begin(lex);
        return SYMA_OK;
    }
    if (c == '/' || c == '!' || c == '?') {
        lex->state = c == '/' ? S_END_OPEN : c == '!' ? S_DECLARATION : S_BOGUS;
        (*p)++;
        return SYMA_OK;
    }
    lex->state = S_TEXT;
    return put_text(lex, "<", 1);
}

static void step_end_open(struct symai_lex *lex, const char **p)
{
    int c = (unsigned char)**p;

    if (symai_is_alpha(c)) {
        lex->state = S_TAG_NAME;
        lex->is_end = 1;
        name_begin(lex);
        return;
    }
    lex->state = S_BOGUS;
}

static void step_declaration(struct symai_lex *lex, const char **p)
{
    int c = (unsigned char)**p;

    if (c == '-') {
        lex->state = S_DECLARATION_DASH;
        (*p)++;
    } else if (c == '[' && (lex->foreign > 0 || lex->is_xml)) {
        lex->state = S_CDATA;
        lex->dash = 0;
        (*p)++;
    } else {
        lex->state = S_BOGUS;
    }
}

static void step_declaration_dash(struct symai_lex *lex, const char **p)
{
    lex->state = S_BOGUS;
    if (**p == '-') {
        lex->state = S_COMMENT;
        lex->dash = 2; /* "<!-->" is a whole comment */
        (*p)++;
    }
}

/* Ends with "-->" or "--!>" (dash -1 stands for a "!" behind two dashes). */
static void step_comment(struct symai_lex *lex, const char **p, const char *end)
{
    const char *at = *p;

    if (lex->dash == 0) {
        at = memchr(at, '-', (size_t)(end - at));
        if (at == NULL) {
            *p = end;
            return;
        }
    }
    if (*at == '-')
        lex->dash = lex->dash < 0 ? 1 : lex->dash + (lex->dash < 2);
    else if (*at == '>' && (lex->dash < 0 || lex->dash >= 2))
        lex->state = S_TEXT;
    else if (*at == '!' && lex->dash >= 2)
        lex->dash = -1;
    else
        lex->dash = 0;
    *p = at + 1;
}

static void step_bogus(struct symai_lex *lex, const char **p, const char *end)
{
    const char *at = memchr(*p, '>', (size_t)(end - *p));

    *p = end;
    if (at != NULL) {
        *p = at + 1;
        lex->state = S_TEXT;
    }
}

static void step_cdata(struct symai_lex *lex, const char **p)
{
    if (**p == ']')
        lex->dash++;
    else if (**p == '>' && lex->dash >= 2)
        lex->state = S_TEXT;
    else
        lex->dash = 0;
    (*p)++;
}

/* What ends the name of a tag or of an attribute. */
static const uint8_t name_ends[256] = {
    ['\t'] = 1, ['\n'] = 1, ['\f'] = 1, ['\r'] = 1,
    [' '] = 1,  ['/'] = 1,  ['>'] = 1};

static int ends_name(int c)
{
    return name_ends[c];
}

/* The bytes of a vector before the nth: all the others have the bits of 0. */
static symai_bytes16 first_bytes(size_t n)
{
    static const uint8_t kept[32] = {[0 ... 15] = 0xFF};
    symai_bytes16 bytes;

    memcpy(&bytes, kept + 16 - n, sizeof bytes);
    return bytes;
}

/* Most names are short and at hand whole: they are written at once, as what is
 * read next is all of their bytes. 1: taken. */
static int take_short_name(struct symai_lex *lex, const char **p,
                           const char *end, int stops_at_equal)
{
    symai_bytes16 bytes;
    symai_bytes16 ends;
    size_t len;

    if (lex->name_len > 0 || end - *p < 16)
        return 0;
    bytes = symai_bytes16_load(*p);
    /* control characters are left to those who tell them apart */
    ends = (symai_bytes16)((bytes <= ' ') | (bytes == '/') | (bytes == '>'));
    if (stops_at_equal)
        ends |= (symai_bytes16)(bytes == '=');
    len = symai_bytes16_first(ends);
    if (len == 0 || len == 16 ||
        ((*p)[len] != '=' && !ends_name((unsigned char)(*p)[len])))
        return 0;
    bytes = symai_bytes16_lower(bytes) & first_bytes(len);
    memcpy(lex->name, &bytes, sizeof bytes);
    lex->name_len = len;
    *p += len;
    return 1;
}

/* Gathers a name in lower case; one that is too long is none we know. */
static void take_name(struct symai_lex *lex, const char **p, const char *end,
                      int stops_at_equal)
{
    const char *at = *p;
    size_t len = lex->name_len;

    if (take_short_name(lex, p, end, stops_at_equal))
        return;
    while (at < end && !ends_name((unsigned char)*at) &&
           (*at != '=' || !stops_at_equal || len == 0)) {
        if (len < sizeof lex->name)
            lex->name[len++] = (char)symai_to_lower((unsigned char)*at);
        at++;
    }
    lex->name_len = len;
    *p = at;
}

/* An author's own element, which a script fills. */
static int custom_element(const char *name, size_t len)
{
    return memchr(name, '-', len) != NULL &&
                   (symai_class_token(name, len) & SYMAI_CLASS_ENTRY) != 0
               ? SYMAI_EL_LOGIN_FORM
               : SYMAI_EL_OTHER;
}

static void step_tag_name(struct symai_lex *lex, const char **p,
                          const char *end)
{
    take_name(lex, p, end, 0);
    if (*p == end)
        return;
    lex->element = symai_names_element(lex->names, lex->name);
    if (lex->element == SYMAI_EL_OTHER)
        lex->element = custom_element(lex->name, lex->name_len);
    lex->state = S_BEFORE_NAME;
    tag_begin(lex);
}

/* Most values follow at once, in quotes. */
static void step_name(struct symai_lex *lex, const char **p, const char *end)
{
    take_name(lex, p, end, 1);
    if (*p == end)
        return;
    lex->state = S_AFTER_NAME;
    attribute_begin(lex);
    if (end - *p < 2 || (*p)[0] != '=')
        return;
    if ((*p)[1] == '"' || (*p)[1] == '\'') {
        lex->state = (*p)[1] == '"' ? S_VALUE_DOUBLE : S_VALUE_SINGLE;
        *p += 2;
    }
}

static int step_before_name(struct symai_lex *lex, const char **p,
                            const char *end)
{
    int c;

    while (*p < end && symai_is_space((unsigned char)**p))
        (*p)++;
    if (*p == end)
        return SYMA_OK;
    c = (unsigned char)**p;
    if (c == '/') {
        lex->state = S_SELF_CLOSE;
        (*p)++;
        return SYMA_OK;
    }
    if (c == '>') {
        (*p)++;
        return finish_tag(lex);
    }
    lex->state = S_NAME;
    name_begin(lex);
    step_name(lex, p, end);
    return SYMA_OK;
}

static int step_after_name(struct symai_lex *lex, const char **p)
{
    int c = (unsigned char)**p;

    if (symai_is_space(c)) {
        (*p)++;
        return SYMA_OK;
    }
    if (c == '=') {
        lex->state = S_BEFORE_VALUE;
        (*p)++;
        return SYMA_OK;
    }
    lex->state = S_BEFORE_NAME;
    return attribute_end(lex);
}

static int step_before_value(struct symai_lex *lex, const char **p)
{
    int c = (unsigned char)**p;

    if (symai_is_space(c)) {
        (*p)++;
    } else if (c == '"' || c == '\'') {
        lex->state = c == '"' ? S_VALUE_DOUBLE : S_VALUE_SINGLE;
        (*p)++;
    } else if (c == '>') {
        lex->state = S_BEFORE_NAME;
        return attribute_end(lex);
    } else {
        lex->state = S_VALUE_BARE;
    }
    return SYMA_OK;
}

/* Bytes of a value without quotes that are kept as they are. */
static size_t bare_value(const char *p, size_t len)
{
    size_t i = 0;

    while (i < len && p[i] != '&' && p[i] != '>' &&
           !symai_is_space((unsigned char)p[i]))
        i++;
    return i;
}

static int step_bare_value(struct symai_lex *lex, const char **p,
                           const char *end)
{
    const char *from = *p;
    int rc;

    *p = from + bare_value(from, (size_t)(end - from));
    rc = put_value(lex, from, (size_t)(*p - from));
    if (rc < 0 || *p == end)
        return rc;
    if (**p == '&') {
        (*p)++;
        reference_begin(lex);
        return SYMA_OK;
    }
    lex->state = S_BEFORE_NAME;
    return attribute_end(lex);
}

static int step_value(struct symai_lex *lex, const char **p, const char *end)
{
    char quote = lex->state == S_VALUE_DOUBLE ? '"' : '\'';
    const char *from = *p;
    size_t len;
    int rc;

    if (lex->attribute == SYMAI_AT_OTHER) {
        *p = memchr(from, quote, (size_t)(end - from));
        if (*p == NULL) {
            *p = end;
            return SYMA_OK;
        }
        (*p)++;
        lex->state = S_BEFORE_NAME;
        return SYMA_OK;
    }
    len = symai_find2(from, (size_t)(end - from), quote, '&');
    *p = from + len;
    rc = put_value(lex, from, len);
    if (rc < 0 || *p == end)
        return rc;
    if (**p == '&') {
        (*p)++;
        reference_begin(lex);
        return SYMA_OK;
    }
    (*p)++;
    lex->state = S_BEFORE_NAME;
    return attribute_end(lex);
}

/* Names and values in turn, as most tags have them. */
static int step_attributes(struct symai_lex *lex, const char **p,
                           const char *end)
{
    int rc = SYMA_OK;

    while (rc >= 0 && *p < end) {
        if (lex->state == S_BEFORE_NAME)
            rc = step_before_name(lex, p, end);
        else if (lex->state == S_VALUE_DOUBLE || lex->state == S_VALUE_SINGLE)
            rc = step_value(lex, p, end);
        else
            break;
    }
    return rc;
}

static int step_self_close(struct symai_lex *lex, const char **p)
{
    if (**p == '>') {
        lex->self_closing = 1;
        (*p)++;
        return finish_tag(lex);
    }
    lex->state = S_BEFORE_NAME;
    return SYMA_OK;
}

/* Gives back what looked like the end tag so far and was none. */
static int raw_mismatch(struct symai_lex *lex)
{
    size_t len = lex->raw_len;

    lex->raw_len = 0;
    return put_raw(lex, lex->name, len);
}

/* Up to what may be the end tag. Only a title has references. */
static int raw_text(struct symai_lex *lex, const char **p, const char *end)
{
    const char *from = *p;
    size_t len = (size_t)(end - from);
    const char *stop;

    if (lex->raw == SYMAI_EL_TITLE) {
        stop = from + symai_find2(from, len, '<', '&');
    } else {
        stop = memchr(from, '<', len);
        if (stop == NULL)
            stop = end;
    }
    *p = stop;
    if (stop < end) {
        (*p)++;
        if (*stop == '&')
            reference_begin(lex);
        else
            lex->name[lex->raw_len++] = '<';
    }
    return put_raw(lex, from, (size_t)(stop - from));
}

static int step_raw(struct symai_lex *lex, const char **p, const char *end)
{
    const char *name = symai_element_name(lex->raw);
    int c = (unsigned char)**p;

    if (lex->raw_len == 0)
        return raw_text(lex, p, end);
    if (lex->raw_len < 2 + strlen(name)) {
        if (lex->raw_len == 1 ? c != '/'
                              : symai_to_lower(c) != name[lex->raw_len - 2])
            return raw_mismatch(lex);
        lex->name[lex->raw_len++] = (char)c;
        (*p)++;
        return SYMA_OK;
    }
    if (!ends_name(c))
        return raw_mismatch(lex);
    lex->is_end = 1;
    lex->element = lex->raw;
    lex->raw_len = 0;
    lex->state = S_BEFORE_NAME;
    tag_begin(lex);
    return SYMA_OK;
}

static int step(struct symai_lex *lex, const char **p, const char *end)
{
    switch (lex->state) {
    case S_TAG_OPEN:
        return step_tag_open(lex, p);
    case S_END_OPEN:
        step_end_open(lex, p);
        return SYMA_OK;
    case S_DECLARATION:
        step_declaration(lex, p);
        return SYMA_OK;
    case S_DECLARATION_DASH:
        step_declaration_dash(lex, p);
        return SYMA_OK;
    case S_COMMENT:
        step_comment(lex, p, end);
        return SYMA_OK;
    case S_BOGUS:
        step_bogus(lex, p, end);
        return SYMA_OK;
    case S_CDATA:
        step_cdata(lex, p);
        return SYMA_OK;
    case S_TAG_NAME:
        step_tag_name(lex, p, end);
        return SYMA_OK;
    case S_BEFORE_NAME:
        return step_attributes(lex, p, end);
    case S_NAME:
        step_name(lex, p, end);
        return SYMA_OK;
    case S_AFTER_NAME:
        return step_after_name(lex, p);
    case S_BEFORE_VALUE:
        return step_before_value(lex, p);
    case S_VALUE_DOUBLE:
    case S_VALUE_SINGLE:
        return step_attributes(lex, p, end);
    case S_VALUE_BARE:
        return step_bare_value(lex, p, end);
    case S_SELF_CLOSE:
        return step_self_close(lex, p);
    case S_RAW:
        return step_raw(lex, p, end);
    case S_REFERENCE:
        return step_reference(lex, p);
    default:
        return step_text(lex, p, end);
    }
}

int symai_lex_feed(struct symai_lex *lex, const char *bytes, size_t len)
{
    const char *p = bytes;
    const char *end = bytes + len;
    int rc = SYMA_OK;

    while (p < end && rc >= 0)
        rc = step(lex, &p, end);
    return rc;
}

/* A tag or comment that the page ends in is dropped, as browsers do. */
int symai_lex_finish(struct symai_lex *lex)
{
    int used;
    int rc = SYMA_OK;

    if (lex->state == S_REFERENCE)
        rc = reference_end(lex, -1, &used);
    if (rc < 0)
        return rc;
    if (lex->state == S_TAG_OPEN)
        return put_text(lex, "<", 1);
    if (lex->state == S_END_OPEN)
        return put_text(lex, "</", 2);
    if (lex->state == S_RAW)
        return raw_mismatch(lex);
    return SYMA_OK;
}
