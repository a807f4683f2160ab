/* SPDX-License-Identifier: MIT */
/*
 * A token is looked at whole (hiding), then word by word, cut at "-", "_"
 * and where a capital follows a small letter: "errorPage", "msg_error" and
 * "page-maintenance" are alerts, "mirror" and "terrorist" are not.
 */
#include "page/classes.h"

#include <string.h>

#include "base/str.h"
#include "page/chars.h"

#define TOKEN_MAX 64
#define WORDS_MAX 8

struct token {
    char text[TOKEN_MAX]; /* lower case; words ended by NUL */
    const char *words[WORDS_MAX];
    size_t count;
};

static int is_one_of(const char *word, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (word[0] == (*list)[0] && strcmp(word, *list) == 0)
            return 1;
    }
    return 0;
}

static const char *const hiding[] = {
    "hidden",         "hide",      "d-none",
    "is-hidden",      "invisible", "visually-hidden",
    "visuallyhidden", "sr-only",   "screen-reader-text",
    "u-hidden",       "none",      "screen-reader-only",
    "display-none",   NULL};

static const char *const negating[] = {"has",     "with", "no",
                                       "without", "non",  NULL};

static const char *const alert_stems[] = {
    "maint",       "error",  "erreur",   "alert",     "warning",  "indispo",
    "wartung",     "stoer",  "manut",    "onderhoud", "mantenim", "fehler",
    "unavailable", "outage", "incident", "notice",    "downtime", NULL};

/* Written together: "sitemaintenance", "pageerror", "servererror". */
static const struct {
    char last;
    const char *text;
} alert_endings[] = {
    {'e', "maintenance"}, {'r', "error"},        {'r', "erreur"},
    {'t', "alert"},       {'g', "warning"},      {'g', "wartung"},
    {'g', "stoerung"},    {'d', "onderhoud"},    {'o', "mantenimiento"},
    {'o', "manutencao"},  {'e', "manutenzione"}, {'\0', NULL}};

static const char *const landmark_alone[] = {
    "nav",     "navbar",     "navigation", "menu",    "footer",      "topbar",
    "sidebar", "breadcrumb", "cookie",     "cookies", "breadcrumbs", "topnav",
    "sidenav", "toolbar",    "masthead",   "navi",    "pied",        NULL};

static const char *const landmark_first[] = {
    "navbar",        "nav",          "footer",    "breadcrumb", "breadcrumbs",
    "cookie",        "cookies",      "sidebar",   "gdpr",       "rgpd",
    "consent",       "topbar",       "onetrust",  "didomi",     "axeptio",
    "tarteaucitron", "cookiebanner", "cookiebar", "ariane",     NULL};

static const char *const landmark_last[] = {
    "nav",        "navbar",      "navigation", "menu",    "footer", "sidebar",
    "breadcrumb", "breadcrumbs", "topbar",     "toolbar", NULL};

static const char *const whose_landmark[] = {
    "site",      "main",   "page",   "top",     "global", "primary",
    "secondary", "mobile", "app",    "bottom",  "left",   "right",
    "sub",       "user",   "side",   "desktop", "portal", "web",
    "layout",    "footer", "header", NULL};

static const char *const articles[] = {"article", "articles", "blog",
                                       "news",    "comment",  "comments",
                                       "post",    "posts",    NULL};

static const char *const smalls[] = {
    "legal", "terms", "cookie",  "cookies", "privacy", "disclaimer", "mentions",
    "gdpr",  "rgpd",  "consent", "cgu",     "cgv",     "footnote",   NULL};

static void token_read(const char *text, size_t len, struct token *out)
{
    size_t used = 0;
    size_t i;
    int fresh = 1;
    int c;

    out->count = 0;
    for (i = 0; i < len && used + 2 < TOKEN_MAX; i++) {
        c = (unsigned char)text[i];
        if (c == '-' || c == '_' || c == ':' || c == '.') {
            fresh = 1;
            continue;
        }
        if (c >= 'A' && c <= 'Z' && i > 0 && text[i - 1] >= 'a' &&
            text[i - 1] <= 'z')
            fresh = 1;
        if (fresh) {
            if (out->count == WORDS_MAX)
                break;
            if (used > 0)
                out->text[used++] = '\0';
            out->words[out->count++] = out->text + used;
            fresh = 0;
        }
        out->text[used++] = (char)symai_to_lower(c);
    }
    out->text[used] = '\0';
}

static int word_is_alert(const char *word)
{
    char last;
    size_t i;

    for (i = 0; alert_stems[i] != NULL; i++) {
        if (word[0] == alert_stems[i][0] &&
            symai_str_has_prefix(word, alert_stems[i]))
            return 1;
    }
    last = word[0] == '\0' ? '\0' : word[strlen(word) - 1];
    for (i = 0; alert_endings[i].text != NULL; i++) {
        if (last == alert_endings[i].last &&
            symai_str_has_suffix(word, alert_endings[i].text) &&
            strcmp(word, "terror") != 0)
            return 1;
    }
    return 0;
}

static uint32_t token_landmark(const struct token *t)
{
    const char *last = t->words[t->count - 1];

    if (t->count == 1) {
        if (strcmp(last, "header") == 0)
            return SYMAI_CLASS_HEADER;
        return is_one_of(last, landmark_alone) ? SYMAI_CLASS_LANDMARK : 0;
    }
    if (is_one_of(t->words[0], landmark_first))
        return SYMAI_CLASS_LANDMARK;
    if (!is_one_of(t->words[t->count - 2], whose_landmark))
        return 0;
    if (strcmp(last, "header") == 0)
        return strcmp(t->words[t->count - 2], "page") == 0 ? 0
                                                           : SYMAI_CLASS_HEADER;
    return is_one_of(last, landmark_last) ? SYMAI_CLASS_LANDMARK : 0;
}

static uint32_t token_words(const struct token *t)
{
    uint32_t bits = 0;
    size_t i;

    if (t->count == 0 || is_one_of(t->words[0], negating))
        return 0;
    for (i = 0; i < t->count; i++) {
        if (is_one_of(t->words[i], smalls))
            bits |= SYMAI_CLASS_SMALL;
        if (word_is_alert(t->words[i]))
            bits |= SYMAI_CLASS_ALERT;
        /* "post-1234" stands on every page of a well-known product. */
        if (is_one_of(t->words[i], articles) &&
            (i + 1 == t->count ||
             !symai_is_digit((unsigned char)t->words[i + 1][0])))
            bits |= SYMAI_CLASS_ARTICLE;
    }
    if ((bits & SYMAI_CLASS_SMALL) != 0) /* a legal or a cookie notice */
        bits &= ~(uint32_t)SYMAI_CLASS_ALERT;
    return bits | token_landmark(t);
}

/* "d-md-block", "lg:flex": shown on larger screens after all. */
static int token_shows(const char *text, size_t len)
{
    static const char *const ends[] = {"block",  "flex",  "grid",
                                       "inline", "table", NULL};
    size_t i;
    size_t n;

    if (memchr(text, ':', len) == NULL &&
        !(len > 2 && text[0] == 'd' && text[1] == '-'))
        return 0;
    for (i = 0; ends[i] != NULL; i++) {
        n = strlen(ends[i]);
        if (len > n + 2 && memcmp(text + len - n, ends[i], n) == 0)
            return 1;
    }
    return 0;
}

static uint32_t token_whole(const char *text, size_t len)
{
    size_t i;

    for (i = 0; hiding[i] != NULL; i++) {
        if (symai_ascii_equal_n(text, len, hiding[i]))
            return SYMAI_CLASS_HIDDEN;
    }
    if (token_shows(text, len))
        return SYMAI_TOKEN_SHOWN;
    if (symai_ascii_equal_n(text, len, "modal"))
        return SYMAI_TOKEN_MODAL;
    if (symai_ascii_equal_n(text, len, "fade"))
        return SYMAI_TOKEN_FADE;
    if (symai_ascii_equal_n(text, len, "show") ||
        symai_ascii_equal_n(text, len, "in"))
        return SYMAI_TOKEN_OPEN;
    return 0;
}

uint32_t symai_class_token(const char *text, size_t len)
{
    struct token token;

    token_read(text, len, &token);
    return token_whole(text, len) | token_words(&token);
}

uint32_t symai_classes_of(uint32_t class_bits, uint32_t id_bits)
{
    const uint32_t by_class = SYMAI_CLASS_HIDDEN | SYMAI_TOKEN_SHOWN |
                              SYMAI_TOKEN_MODAL | SYMAI_TOKEN_FADE |
                              SYMAI_TOKEN_OPEN;

    if ((class_bits & SYMAI_TOKEN_SHOWN) != 0)
        class_bits &= ~(uint32_t)SYMAI_CLASS_HIDDEN;
    if ((class_bits & SYMAI_TOKEN_MODAL) != 0 &&
        (class_bits & SYMAI_TOKEN_FADE) != 0 &&
        (class_bits & SYMAI_TOKEN_OPEN) == 0)
        class_bits |= SYMAI_CLASS_HIDDEN;
    return class_bits | (id_bits & ~by_class);
}

/* Reads "name: value" with white space and case as they come. */
static int declares(const char *style, const char *name, const char *value)
{
    const char *p = style;

    for (;;) {
        p = symai_ascii_find(p, name);
        if (p == NULL)
            return 0;
        if (p > style &&
            (symai_is_alnum((unsigned char)p[-1]) || p[-1] == '-')) {
            p++;
            continue;
        }
        p += strlen(name);
        while (symai_is_space((unsigned char)*p))
            p++;
        if (*p != ':')
            continue;
        p++;
        while (symai_is_space((unsigned char)*p))
            p++;
        if (symai_ascii_equal_n(p, strnlen(p, strlen(value)), value))
            return 1;
    }
}

int symai_style_hides(const char *style)
{
    return declares(style, "display", "none") ||
           declares(style, "visibility", "hidden");
}

int symai_id_is_app_root(const char *id)
{
    static const char *const roots[] = {"root",   "app",      "__next",
                                        "__nuxt", "app-root", "main-app",
                                        "q-app",  "svelte",   NULL};

    return is_one_of(id, roots);
}
