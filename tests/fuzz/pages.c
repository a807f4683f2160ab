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

/* 1 where the line says how the page is to be read. */
static int read_setting(struct page_text *t, char *line)
{
    char *kind = after_word(line, ":kind");
    char *cut = after_word(line, ":cut");
    char *pad = after_word(line, ":pad");
    int is_small = after_word(line, ":small") != NULL;

    if (kind != NULL)
        t->kind = syma_section_kind_from_name(kind);
    if (t->kind < 0)
        t->kind = 0;
    if (cut != NULL)
        t->cut = (uint32_t)number_of(cut, UINT32_MAX);
    if (pad != NULL)
        t->pad = (size_t)number_of(pad, PAD_MAX);
    t->small |= is_small;
    return kind != NULL || cut != NULL || pad != NULL || is_small;
}

void page_text_read(struct page_text *t, struct input *in)
{
    char *line;

    memset(t, 0, sizeof *t);
    t->cut = 1;
    line = input_line(in);
    while (line != NULL && line[0] != '\0') {
        if (!read_setting(t, line) && t->line_count < PAGE_LINES)
            t->lines[t->line_count++] = line;
        else
            free(line);
        line = input_line(in);
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

static void add_redirect(syma_page *p, char *value)
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

static void add_status(syma_page *p, char *value)
{
    syma_page_set_http_status(p, (int)number_of(value, 1000));
}

static void add_asked(syma_page *p, char *value)
{
    syma_page_set_request_url(p, value);
}

static void add_home(syma_page *p, char *value)
{
    syma_page_set_home_url(p, value);
}

static void add_failure(syma_page *p, char *value)
{
    syma_page_set_failure(p, value);
}

static void add_confirmed(syma_page *p, char *value)
{
    (void)value;
    syma_page_set_confirmed(p);
}

static void add_line(syma_page *p, char *line)
{
    static const struct {
        const char *word;
        void (*add)(syma_page *p, char *value);
    } facts[] = {{":status", add_status},       {":asked", add_asked},
                 {":home", add_home},           {":failure", add_failure},
                 {":confirmed", add_confirmed}, {":redirect", add_redirect},
                 {":time", add_time},           {":cert", add_cert}};
    size_t i;

    if (line[0] != ':')
        add_header(p, line);
    for (i = 0; i < sizeof facts / sizeof *facts; i++) {
        char *value = after_word(line, facts[i].word);

        if (value != NULL)
            facts[i].add(p, value);
    }
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
