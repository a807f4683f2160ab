/* SPDX-License-Identifier: MIT */
/*
 * The tokenizer in front of libxml2. Each state is a function that takes
 * what it can of the bytes at hand, so that the result does not depend on
 * how the stream was cut. Nothing here grows with the page: names, values
 * and tags have limits, comments and unknown attributes are dropped at once.
 */
#include "page/lex.h"

#include <string.h>

#include "base/error.h"
#include "page/chars.h"

/* libxml2 holds back text until markup follows: give it some. */
#define TEXT_RUN 8192
#define TEXT_STOP "<!-- -->"

/* Text is looked through in pieces, else a page of '&' alone is looked
 * through to its end for each of them. */
#define LOOK 1024

#define VALUE_MAX 4096
#define VALUE_FULL ((size_t)-1)
/* With one more value and the text before it, this stays below what
 * port/html holds back: a tag is never cut. */
#define TAG_FULL ((size_t)32 * 1024)
#define TAG_MAX ((size_t)64 * 1024)

_Static_assert(SYMAI_AT_COUNT <= 64, "seen has a bit for each attribute");

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
    S_AFTER_VALUE,
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
    symai_buf_init(&lex->tag, TAG_MAX);
}

void symai_lex_free(struct symai_lex *lex)
{
    symai_buf_free(&lex->tag);
}

static int put_markup(struct symai_lex *lex, const char *bytes, size_t len)
{
    lex->run = 0;
    return lex->sink->markup(lex->sink->user, bytes, len);
}

static int put_markup_str(struct symai_lex *lex, const char *text)
{
    return put_markup(lex, text, strlen(text));
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
        if (lex->run >= TEXT_RUN && !is_continuation(bytes[0])) {
            rc = put_markup_str(lex, TEXT_STOP);
            if (rc < 0)
                return rc;
        }
        take = lex->run < TEXT_RUN ? TEXT_RUN - lex->run : 1;
        if (take > len)
            take = len;
        rc = lex->sink->markup(lex->sink->user, bytes, take);
        if (rc < 0)
            return rc;
        lex->run += take;
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
    if (bytes[0] == '<') {
        int rc = put_text(lex, "&lt;", 4);

        if (rc < 0)
            return rc;
        bytes++;
        len--;
    }
    return put_text(lex, bytes, len);
}

static int tag_begin(struct symai_lex *lex)
{
    int element = lex->element;
    const char *name;
    int rc;

    /* Custom elements are inline, like span, which libxml2 knows. */
    name = element == SYMAI_EL_OTHER ? "span" : symai_element_name(element);
    lex->self_closing = 0;
    lex->seen = 0;
    symai_buf_clear(&lex->tag);
    rc = symai_buf_add_str(&lex->tag, lex->is_end ? "</" : "<");
    if (rc < 0)
        return rc;
    return symai_buf_add_str(&lex->tag, name);
}

static int attribute_begin(struct symai_lex *lex)
{
    uint64_t bit;
    int rc;

    lex->attribute = SYMAI_AT_OTHER;
    lex->value_len = 0;
    if (lex->is_end)
        return SYMA_OK;
    lex->attribute =
        symai_names_attribute(lex->names, lex->name, lex->name_len);
    if (lex->attribute == SYMAI_AT_OTHER || lex->tag.len > TAG_FULL) {
        lex->attribute = SYMAI_AT_OTHER;
        return SYMA_OK;
    }
    bit = (uint64_t)1 << lex->attribute;
    if ((lex->seen & bit) != 0) { /* the first one counts */
        lex->attribute = SYMAI_AT_OTHER;
        return SYMA_OK;
    }
    lex->seen |= bit;
    rc = symai_buf_add_char(&lex->tag, ' ');
    if (rc < 0)
        return rc;
    rc = symai_buf_add(&lex->tag, lex->name, lex->name_len);
    if (rc < 0)
        return rc;
    return symai_buf_add(&lex->tag, "=\"", 2);
}

static int attribute_end(struct symai_lex *lex)
{
    if (lex->attribute == SYMAI_AT_OTHER)
        return SYMA_OK;
    lex->attribute = SYMAI_AT_OTHER;
    return symai_buf_add_char(&lex->tag, '"');
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
    return symai_buf_add(&lex->tag, bytes, len);
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
    return symai_buf_add(&lex->tag, bytes, take);
}

static int finish_end_tag(struct symai_lex *lex)
{
    int element = lex->element;
    int flags = symai_element_flags(element);
    int rc;

    if (element == SYMAI_EL_BR)
        return put_markup_str(lex, "<br>");
    if (element == SYMAI_EL_OTHER) {
        if (lex->foreign > 0)
            return SYMA_OK;
        element = SYMAI_EL_SPAN;
    }
    /* What follows </body> or </html> still belongs to the page, but
     * libxml2 would stop there. */
    if (element == SYMAI_EL_HTML || element == SYMAI_EL_BODY ||
        (flags & SYMAI_ELEMENT_VOID) != 0)
        return SYMA_OK;
    if (lex->flat > 0) {
        lex->flat--;
        if ((flags & SYMAI_ELEMENT_BLOCK) != 0)
            return put_markup_str(lex, "<br><br>");
        return SYMA_OK;
    }
    if ((element == SYMAI_EL_SVG || element == SYMAI_EL_MATH) &&
        lex->foreign > 0)
        lex->foreign--;
    if (lex->open[element] == 0) {
        if (element == SYMAI_EL_P)
            return put_markup_str(lex, "<br><br>");
        return SYMA_OK;
    }
    lex->open[element]--;
    rc = symai_buf_add_char(&lex->tag, '>');
    if (rc < 0)
        return rc;
    return put_markup(lex, lex->tag.data, lex->tag.len);
}

/* 1 if the start tag is not to be handed on. */
static int start_tag_is_dropped(const struct symai_lex *lex)
{
    switch (lex->element) {
    case SYMAI_EL_OTHER:
        return lex->foreign > 0;
    case SYMAI_EL_HTML:
    case SYMAI_EL_HEAD:
    case SYMAI_EL_BODY:
        return lex->open[lex->element] > 0 || lex->deep || lex->flat > 0;
    default:
        return 0;
    }
}

static int finish_start_tag(struct symai_lex *lex)
{
    int element = lex->element;
    int flags = symai_element_flags(element);
    int is_foreign = element == SYMAI_EL_SVG || element == SYMAI_EL_MATH;
    int closes =
        lex->self_closing && (lex->is_xml || lex->foreign > 0 || is_foreign);
    int rc;

    if (start_tag_is_dropped(lex))
        return SYMA_OK;
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
    if ((lex->deep || lex->flat > 0) && (flags & SYMAI_ELEMENT_VOID) == 0) {
        if (!closes)
            lex->flat++;
        if ((flags & SYMAI_ELEMENT_BLOCK) != 0)
            return put_markup_str(lex, "<br><br>");
        return SYMA_OK;
    }
    if (element == SYMAI_EL_OTHER)
        element = SYMAI_EL_SPAN;
    if (!closes && (flags & SYMAI_ELEMENT_VOID) == 0)
        lex->open[element]++;
    rc = symai_buf_add_str(&lex->tag, closes ? "/>" : ">");
    if (rc < 0)
        return rc;
    return put_markup(lex, lex->tag.data, lex->tag.len);
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

static const char *look_end(const char *from, const char *end)
{
    return end - from > LOOK ? from + LOOK : end;
}

static int step_text(struct symai_lex *lex, const char **p, const char *end)
{
    const char *from = *p;
    const char *stop;
    const char *amp;

    end = look_end(from, end);
    stop = memchr(from, '<', (size_t)(end - from));
    if (stop == NULL)
        stop = end;
    amp = memchr(from, '&', (size_t)(stop - from));
    if (amp != NULL)
        stop = amp;
    *p = stop;
    if (stop < end) {
        (*p)++;
        if (*stop == '&')
            reference_begin(lex);
        else
            lex->state = S_TAG_OPEN;
    }
    return put_text(lex, from, (size_t)(stop - from));
}

static int step_tag_open(struct symai_lex *lex, const char **p)
{
    int c = (unsigned char)**p;

    if (symai_is_alpha(c)) {
        lex->state = S_TAG_NAME;
        lex->is_end = 0;
        lex->name_len = 0;
        return SYMA_OK;
    }
    if (c == '/' || c == '!' || c == '?') {
        lex->state = c == '/' ? S_END_OPEN : c == '!' ? S_DECLARATION : S_BOGUS;
        (*p)++;
        return SYMA_OK;
    }
    lex->state = S_TEXT;
    return put_text(lex, "&lt;", 4);
}

static void step_end_open(struct symai_lex *lex, const char **p)
{
    int c = (unsigned char)**p;

    if (symai_is_alpha(c)) {
        lex->state = S_TAG_NAME;
        lex->is_end = 1;
        lex->name_len = 0;
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

static int ends_name(int c)
{
    return c == '>' || c == '/' || symai_is_space(c);
}

/* Gathers a name in lower case; one that is too long is none we know. */
static void take_name(struct symai_lex *lex, const char **p, const char *end,
                      int stops_at_equal)
{
    const char *at = *p;

    while (at < end && !ends_name((unsigned char)*at) &&
           (*at != '=' || !stops_at_equal || lex->name_len == 0)) {
        if (lex->name_len < sizeof lex->name)
            lex->name[lex->name_len++] =
                (char)symai_to_lower((unsigned char)*at);
        at++;
    }
    *p = at;
}

static int step_tag_name(struct symai_lex *lex, const char **p, const char *end)
{
    take_name(lex, p, end, 0);
    if (*p == end)
        return SYMA_OK;
    lex->element = symai_names_element(lex->names, lex->name, lex->name_len);
    lex->state = S_BEFORE_NAME;
    return tag_begin(lex);
}

static int step_before_name(struct symai_lex *lex, const char **p)
{
    int c = (unsigned char)**p;

    if (symai_is_space(c)) {
        (*p)++;
    } else if (c == '/') {
        lex->state = S_SELF_CLOSE;
        (*p)++;
    } else if (c == '>') {
        (*p)++;
        return finish_tag(lex);
    } else {
        lex->state = S_NAME;
        lex->name_len = 0;
    }
    return SYMA_OK;
}

static int step_name(struct symai_lex *lex, const char **p, const char *end)
{
    take_name(lex, p, end, 1);
    if (*p == end)
        return SYMA_OK;
    lex->state = S_AFTER_NAME;
    return attribute_begin(lex);
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

/* Bytes of a value that are kept as they are. */
static size_t plain_value(const char *p, const char *end, char quote)
{
    const char *at = p;

    for (; at < end; at++) {
        if (*at == '&' || *at == '"' || *at == '>' || *at == quote)
            break;
        if (quote == '\0' && symai_is_space((unsigned char)*at))
            break;
    }
    return (size_t)(at - p);
}

static int step_value(struct symai_lex *lex, const char **p, const char *end)
{
    char quote = lex->state == S_VALUE_DOUBLE   ? '"'
                 : lex->state == S_VALUE_SINGLE ? '\''
                                                : '\0';
    const char *from = *p;
    size_t len;
    int rc;

    if (lex->attribute == SYMAI_AT_OTHER && quote != '\0') {
        *p = memchr(from, quote, (size_t)(end - from));
        if (*p == NULL) {
            *p = end;
            return SYMA_OK;
        }
        (*p)++;
        lex->state = S_AFTER_VALUE;
        return SYMA_OK;
    }
    len = plain_value(from, end, quote);
    *p = from + len;
    rc = put_value(lex, from, len);
    if (rc < 0 || *p == end)
        return rc;
    if (quote != '\0' && **p == quote) {
        (*p)++;
        lex->state = S_AFTER_VALUE;
        return attribute_end(lex);
    }
    if (**p == '&') {
        (*p)++;
        reference_begin(lex);
        return SYMA_OK;
    }
    if (quote == '\0' && **p != '"') {
        lex->state = S_BEFORE_NAME;
        return attribute_end(lex);
    }
    rc = put_value_piece(lex, **p == '"' ? "&quot;" : "&gt;",
                         **p == '"' ? 6 : 4);
    (*p)++;
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

static int step_raw(struct symai_lex *lex, const char **p, const char *end)
{
    const char *name = symai_element_name(lex->raw);
    const char *from = *p;
    const char *stop;
    const char *amp = NULL;
    int c = (unsigned char)*from;

    if (lex->raw_len == 0) {
        if (lex->raw == SYMAI_EL_TITLE)
            end = look_end(from, end);
        stop = memchr(from, '<', (size_t)(end - from));
        if (stop == NULL)
            stop = end;
        if (lex->raw == SYMAI_EL_TITLE)
            amp = memchr(from, '&', (size_t)(stop - from));
        if (amp != NULL)
            stop = amp;
        *p = stop;
        if (stop < end) {
            (*p)++;
            if (amp != NULL)
                reference_begin(lex);
            else
                lex->name[lex->raw_len++] = '<';
        }
        return put_raw(lex, from, (size_t)(stop - from));
    }
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
    return tag_begin(lex);
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
        return step_tag_name(lex, p, end);
    case S_BEFORE_NAME:
        return step_before_name(lex, p);
    case S_NAME:
        return step_name(lex, p, end);
    case S_AFTER_NAME:
        return step_after_name(lex, p);
    case S_BEFORE_VALUE:
        return step_before_value(lex, p);
    case S_VALUE_DOUBLE:
    case S_VALUE_SINGLE:
    case S_VALUE_BARE:
        return step_value(lex, p, end);
    case S_AFTER_VALUE:
        lex->state = S_BEFORE_NAME;
        return SYMA_OK;
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
        return put_text(lex, "&lt;", 4);
    if (lex->state == S_END_OPEN)
        return put_text(lex, "&lt;/", 5);
    if (lex->state == S_RAW)
        return raw_mismatch(lex);
    return SYMA_OK;
}
