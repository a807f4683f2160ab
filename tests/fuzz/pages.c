/* SPDX-License-Identifier: MIT */
/*
 * Pages of the fuzz targets: read from lines, fed to the library.
 */
#include "pages.h"

#include <stdlib.h>
#include <string.h>

#include "syma/options.h"

#define PAD_MAX 8192

static void read_body(struct page_text *t, struct input *in)
{
    char *body = input_rest(in, &t->body_len);

    t->body = malloc(t->pad + t->body_len + 1);
    MUST(t->body != NULL);
    memset(t->body, ' ', t->pad);
    memcpy(t->body + t->pad, body, t->body_len);
    t->body_len += t->pad;
    free(body);
}

void page_text_read(struct page_text *t, struct input *in)
{
    const char *value;
    char *line;

    memset(t, 0, sizeof *t);
    t->cut = 1;
    while ((line = input_line(in)) != NULL && line[0] != '\0') {
        if ((value = after_word(line, ":kind")) != NULL) {
            t->kind = syma_section_kind_from_name(value);
            if (t->kind < 0)
                t->kind = 0;
        } else if ((value = after_word(line, ":cut")) != NULL) {
            t->cut = (uint32_t)number_of(value, UINT32_MAX);
        } else if ((value = after_word(line, ":pad")) != NULL) {
            t->pad = (size_t)number_of(value, PAD_MAX);
        } else if (after_word(line, ":small") != NULL) {
            t->small = 1;
        } else if (t->line_count < PAGE_LINES) {
            t->lines[t->line_count++] = line;
            line = NULL;
        }
        free(line);
    }
    free(line);
    read_body(t, in);
}

void page_text_clear(struct page_text *t)
{
    size_t i;

    for (i = 0; i < t->line_count; i++)
        free(t->lines[i]);
    free(t->body);
}

const char *page_text_fact(const struct page_text *t, const char *word)
{
    const char *value = NULL;
    size_t i;

    for (i = 0; i < t->line_count && value == NULL; i++)
        value = after_word(t->lines[i], word);
    return value;
}

const char *page_text_url(const struct page_text *t)
{
    const char *url = page_text_fact(t, ":url");

    return url != NULL ? url : "https://shop.example/login";
}

static void add_redirect(syma_page *p, const char *value)
{
    const char *url = strchr(value, ' ');

    if (url != NULL)
        syma_page_add_redirect(p, (int)number_of(value, 1000), url + 1);
}

static void add_time(syma_page *p, char *value)
{
    char *ms = strchr(value, ' ');

    if (ms == NULL)
        return;
    *ms = '\0';
    syma_page_set_timing_ms(p, value, number_of(ms + 1, INT64_MAX));
    *ms = ' ';
}

/* "subject;issuer;end" */
static void add_cert(syma_page *p, char *value)
{
    char *issuer = strchr(value, ';');
    char *end = issuer != NULL ? strchr(issuer + 1, ';') : NULL;

    if (end == NULL)
        return;
    *issuer = '\0';
    *end = '\0';
    syma_page_add_cert(p, value, issuer + 1, number_of(end + 1, INT64_MAX));
    *issuer = ';';
    *end = ';';
}

static void add_header(syma_page *p, char *line)
{
    char *colon = strchr(line, ':');
    const char *value;

    if (colon == NULL)
        return;
    value = colon + 1;
    value += strspn(value, " ");
    *colon = '\0';
    syma_page_add_header(p, line, value);
    *colon = ':';
}

static void add_line(syma_page *p, char *line)
{
    const char *value;

    if (line[0] != ':')
        add_header(p, line);
    else if ((value = after_word(line, ":status")) != NULL)
        syma_page_set_http_status(p, (int)number_of(value, 1000));
    else if ((value = after_word(line, ":asked")) != NULL)
        syma_page_set_request_url(p, value);
    else if ((value = after_word(line, ":home")) != NULL)
        syma_page_set_home_url(p, value);
    else if ((value = after_word(line, ":failure")) != NULL)
        syma_page_set_failure(p, value);
    else if (after_word(line, ":confirmed") != NULL)
        syma_page_set_confirmed(p);
    else if ((value = after_word(line, ":redirect")) != NULL)
        add_redirect(p, value);
    else if ((value = after_word(line, ":time")) != NULL)
        add_time(p, line + (value - line));
    else if ((value = after_word(line, ":cert")) != NULL)
        add_cert(p, line + (value - line));
}

static void feed(const struct page_text *t, enum page_cut how, syma_page *p)
{
    uint32_t state = t->cut;
    size_t at = 0;

    if (how == PAGE_WHOLE) {
        MUST(syma_page_feed(p, t->body, t->body_len) == SYMA_OK);
        return;
    }
    while (at < t->body_len) {
        size_t len = 1;
        char *piece;

        /* Mostly a few bytes, now and then many. */
        if (t->cut != 0) {
            uint32_t r = random_next(&state);

            len = 1 + r / 8 % ((r & 7) == 0 ? 4096 : 16);
        }
        if (len > t->body_len - at)
            len = t->body_len - at;
        /* A copy: the sanitizer sees a byte read past it, or kept. */
        piece = malloc(len);
        MUST(piece != NULL);
        memcpy(piece, t->body + at, len);
        MUST(syma_page_feed(p, piece, len) == SYMA_OK);
        free(piece);
        at += len;
    }
}

static syma_options *small_options(void)
{
    syma_options *o = NULL;

    MUST(syma_options_new(&o) == SYMA_OK);
    MUST(syma_options_set_int(o, "max_body", 1024) == SYMA_OK);
    MUST(syma_options_set_int(o, "max_depth", 16) == SYMA_OK);
    MUST(syma_options_set_int(o, "excerpt_max", 16) == SYMA_OK);
    MUST(syma_options_set_int(o, "regex_match_limit", 100) == SYMA_OK);
    return o;
}

syma_page *page_text_make(const struct page_text *t, enum page_cut how)
{
    syma_options *o = t->small ? small_options() : NULL;
    syma_page *p = NULL;
    size_t i;

    MUST(syma_page_new(o, &p) == SYMA_OK);
    syma_options_free(o);
    if (syma_page_set_url(p, page_text_url(t)) != SYMA_OK)
        MUST(syma_page_last_error(p)[0] != '\0');
    for (i = 0; i < t->line_count; i++)
        add_line(p, t->lines[i]);
    feed(t, how, p);
    MUST(syma_page_finish(p) == SYMA_OK);
    return p;
}

syma_context *page_text_context(const struct page_text *t)
{
    const char *value;
    syma_context *c = NULL;

    MUST(syma_context_new(&c) == SYMA_OK);
    MUST(syma_context_set_now_ms(c, PAGE_NOW_MS) == SYMA_OK);
    syma_context_set_time_zone(c, "Europe/Paris");
    value = page_text_fact(t, ":language");
    if (value != NULL)
        syma_context_set_language(c, value);
    value = page_text_fact(t, ":signature");
    if (value != NULL)
        syma_context_set_signature(c, value);
    return c;
}

const syma_ruleset *page_rules(void)
{
    static syma_ruleset *rules;

    if (rules == NULL) {
        MUST(syma_ruleset_new(&rules) == SYMA_OK);
        MUST(syma_ruleset_load_builtin(rules) == SYMA_OK);
        MUST(syma_ruleset_compile(rules) == SYMA_OK);
    }
    return rules;
}
