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
#define WIDTH 20     /* of a text in a table, which NULs fill up */
#define WHOLE_MAX 18 /* "screen-reader-only" */

struct token {
    char text[TOKEN_MAX + WIDTH];  /* lower case; words ended by NUL */
    uint8_t begins[WORDS_MAX + 1]; /* in text; of one more behind the last */
    uint32_t meanings[WORDS_MAX];  /* enum word */
    size_t count;
};

/* What a word can be, in the place where it stands. */
enum word {
    W_NOT = 1,   /* first: what follows is not there */
    W_ALONE = 2, /* a landmark, as the only word */
    W_FIRST = 4, /* a landmark, as the first of several */
    W_LAST = 8,  /* a landmark, as the last, behind W_WHOSE */
    W_WHOSE = 16,
    W_ARTICLE = 32,
    W_SMALL = 64,
    W_ENTRY = 128, /* a form by which one comes in */
    W_HOLDER = 256 /* what a script puts something into */
};

struct meaning {
    char text[WIDTH];
    uint32_t bits;
};

/* Sorted by byte, as are all tables of that kind here. */
static const struct meaning words[] = {
    {"anmeldung", W_ENTRY},
    {"app", W_WHOSE | W_HOLDER},
    {"area", W_HOLDER},
    {"ariane", W_FIRST},
    {"article", W_ARTICLE},
    {"articles", W_ARTICLE},
    {"auth", W_ENTRY},
    {"axeptio", W_FIRST},
    {"blog", W_ARTICLE},
    {"bottom", W_WHOSE},
    {"box", W_HOLDER},
    {"breadcrumb", W_ALONE | W_FIRST | W_LAST},
    {"breadcrumbs", W_ALONE | W_FIRST | W_LAST},
    {"cgu", W_SMALL},
    {"cgv", W_SMALL},
    {"comment", W_ARTICLE},
    {"comments", W_ARTICLE},
    {"component", W_HOLDER},
    {"connexion", W_ENTRY},
    {"consent", W_FIRST | W_SMALL},
    {"container", W_HOLDER},
    {"content", W_HOLDER},
    {"cookie", W_ALONE | W_FIRST | W_SMALL},
    {"cookiebanner", W_FIRST},
    {"cookiebar", W_FIRST},
    {"cookies", W_ALONE | W_FIRST | W_SMALL},
    {"desktop", W_WHOSE},
    {"didomi", W_FIRST},
    {"disclaimer", W_SMALL},
    {"footer", W_ALONE | W_FIRST | W_LAST | W_WHOSE},
    {"footnote", W_SMALL},
    {"form", W_HOLDER},
    {"gdpr", W_FIRST | W_SMALL},
    {"global", W_WHOSE},
    {"has", W_NOT},
    {"header", W_WHOSE},
    {"in", W_HOLDER},
    {"inloggen", W_ENTRY},
    {"layout", W_WHOSE},
    {"left", W_WHOSE},
    {"legal", W_SMALL},
    {"login", W_ENTRY},
    {"logon", W_ENTRY},
    {"main", W_WHOSE},
    {"masthead", W_ALONE},
    {"mentions", W_SMALL},
    {"menu", W_ALONE | W_LAST},
    {"mobile", W_WHOSE},
    {"module", W_HOLDER},
    {"mount", W_HOLDER},
    {"nav", W_ALONE | W_FIRST | W_LAST},
    {"navbar", W_ALONE | W_FIRST | W_LAST},
    {"navi", W_ALONE},
    {"navigation", W_ALONE | W_LAST},
    {"news", W_ARTICLE},
    {"no", W_NOT},
    {"non", W_NOT},
    {"okta", W_ENTRY},
    {"onetrust", W_FIRST},
    {"page", W_WHOSE | W_HOLDER},
    {"panel", W_HOLDER},
    {"pied", W_ALONE},
    {"portal", W_WHOSE},
    {"portlet", W_HOLDER},
    {"post", W_ARTICLE},
    {"posts", W_ARTICLE},
    {"primary", W_WHOSE},
    {"privacy", W_SMALL},
    {"react", W_HOLDER},
    {"rgpd", W_FIRST | W_SMALL},
    {"right", W_WHOSE},
    {"root", W_HOLDER},
    {"secondary", W_WHOSE},
    {"section", W_HOLDER},
    {"side", W_WHOSE},
    {"sidebar", W_ALONE | W_FIRST | W_LAST},
    {"sidenav", W_ALONE},
    {"signin", W_ENTRY},
    {"site", W_WHOSE},
    {"sub", W_WHOSE},
    {"tarteaucitron", W_FIRST},
    {"terms", W_SMALL},
    {"toolbar", W_ALONE | W_LAST},
    {"top", W_WHOSE},
    {"topbar", W_ALONE | W_FIRST | W_LAST},
    {"topnav", W_ALONE},
    {"ui", W_HOLDER},
    {"user", W_WHOSE},
    {"view", W_HOLDER},
    {"vue", W_HOLDER},
    {"web", W_WHOSE},
    {"widget", W_HOLDER},
    {"with", W_NOT},
    {"without", W_NOT},
    {"wrapper", W_HOLDER},
};

/* Tokens that count whole. */
static const struct meaning wholes[] = {
    {"d-none", SYMAI_CLASS_HIDDEN},
    {"display-none", SYMAI_CLASS_HIDDEN},
    {"fade", SYMAI_TOKEN_FADE},
    {"hidden", SYMAI_CLASS_HIDDEN},
    {"hide", SYMAI_CLASS_HIDDEN},
    {"in", SYMAI_TOKEN_OPEN},
    {"invisible", SYMAI_CLASS_HIDDEN},
    {"is-hidden", SYMAI_CLASS_HIDDEN},
    {"js-only", SYMAI_TOKEN_SHOWN},
    {"js-show", SYMAI_TOKEN_SHOWN},
    {"modal", SYMAI_TOKEN_MODAL},
    {"none", SYMAI_CLASS_HIDDEN},
    {"screen-reader-only", SYMAI_CLASS_HIDDEN},
    {"screen-reader-text", SYMAI_CLASS_HIDDEN},
    {"show", SYMAI_TOKEN_OPEN},
    {"sr-only", SYMAI_CLASS_HIDDEN},
    {"u-hidden", SYMAI_CLASS_HIDDEN},
    {"ui-messages", SYMAI_CLASS_ALERT}, /* of JavaServer Faces */
    {"visually-hidden", SYMAI_CLASS_HIDDEN},
    {"visuallyhidden", SYMAI_CLASS_HIDDEN},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* A text's first eight bytes as a number: the order of numbers is theirs. */
static uint64_t key_of(const char *text, size_t len)
{
    uint64_t key;

    memcpy(&key, text, sizeof key);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    key = __builtin_bswap64(key);
#endif
    return len >= sizeof key ? key : key & ~(UINT64_MAX >> 8 * len);
}

/* How many of the table's first eight bytes come before those, or are them:
 * looked for without a branch that could be guessed wrong. */
static size_t count_up_to(const struct meaning *table, size_t count,
                          uint64_t key)
{
    size_t from = 0;
    size_t half;

    for (; count > 1; count -= half) {
        half = count / 2;
        from += key_of(table[from + half].text, WIDTH) <= key ? half : 0;
    }
    return from + (key_of(table[from].text, WIDTH) <= key);
}

/* WIDTH bytes of the word can be read; what stands behind its end counts not.
 */
static uint32_t meaning_of(const struct meaning *table, size_t count,
                           const char *word, size_t len)
{
    const uint64_t key = key_of(word, len);
    size_t i = count_up_to(table, count, key);

    for (; i > 0 && key_of(table[i - 1].text, WIDTH) == key; i--) {
        if (len < WIDTH && memcmp(table[i - 1].text, word, len) == 0 &&
            table[i - 1].text[len] == '\0')
            return table[i - 1].bits;
    }
    return 0;
}

/* None begins as another does. */
static const struct meaning alert_stems[] = {
    {"alert", 5},    {"downtime", 8}, {"erreur", 6},       {"error", 5},
    {"fehler", 6},   {"incident", 8}, {"indispo", 7},      {"maint", 5},
    {"mantenim", 8}, {"manut", 5},    {"notice", 6},       {"onderhoud", 9},
    {"outage", 6},   {"stoer", 5},    {"unavailable", 11}, {"warning", 7},
    {"wartung", 7}};

/* Written together: "sitemaintenance", "pageerror", "servererror". */
static const struct {
    char last[3];
    const char *text;
} alert_endings[] = {
    {"ce", "maintenance"}, {"or", "error"},       {"ur", "erreur"},
    {"rt", "alert"},       {"ng", "warning"},     {"ng", "wartung"},
    {"ng", "stoerung"},    {"ud", "onderhoud"},   {"to", "mantenimiento"},
    {"ao", "manutencao"},  {"ne", "manutenzione"}};

/* What stands between words. */
static const uint8_t parts[256] = {['-'] = 1, ['_'] = 1, [':'] = 1, ['.'] = 1};

static const char *word_at(const struct token *t, size_t i)
{
    return t->text + t->begins[i];
}

static size_t length_of(const struct token *t, size_t i)
{
    return (size_t)t->begins[i + 1] - t->begins[i] - 1;
}

static int word_is(const struct token *t, size_t i, const char *word)
{
    return t->text[t->begins[i]] == word[0] && strcmp(word_at(t, i), word) == 0;
}

/* A word begins behind what stands between words, and with a capital behind a
 * small letter. */
static void token_read(const char *text, size_t len, struct token *out)
{
    size_t used = 0;
    size_t i;
    int fresh = 1;
    int was_small = 0;
    int c;

    out->count = 0;
    for (i = 0; i < len && used + 2 < TOKEN_MAX; i++) {
        c = (unsigned char)text[i];
        if (parts[c]) {
            fresh = 1;
            continue;
        }
        if (c >= 'A' && c <= 'Z') {
            fresh |= was_small;
            c += 'a' - 'A';
            was_small = 0;
        } else {
            was_small = c >= 'a' && c <= 'z';
        }
        if (fresh) {
            if (out->count == WORDS_MAX)
                break;
            if (used > 0)
                out->text[used++] = '\0';
            out->begins[out->count++] = (uint8_t)used;
            fresh = 0;
        }
        out->text[used++] = (char)c;
    }
    memset(out->text + used, 0, WIDTH);
    out->begins[out->count] = (uint8_t)(used + 1);
    for (i = 0; i < out->count; i++)
        out->meanings[i] =
            meaning_of(words, COUNT(words), word_at(out, i), length_of(out, i));
}

static int begins_alert(const char *word, size_t len)
{
    const size_t i =
        count_up_to(alert_stems, COUNT(alert_stems), key_of(word, len));

    return i > 0 && word[0] == alert_stems[i - 1].text[0] &&
           len >= alert_stems[i - 1].bits &&
           memcmp(word, alert_stems[i - 1].text, alert_stems[i - 1].bits) == 0;
}

static int word_is_alert(const char *word, size_t len)
{
    size_t i;

    if (begins_alert(word, len))
        return 1;
    for (i = 0; len > 2 && i < COUNT(alert_endings); i++) {
        if (memcmp(word + len - 2, alert_endings[i].last, 2) == 0 &&
            symai_str_has_suffix(word, alert_endings[i].text) &&
            strcmp(word, "terror") != 0)
            return 1;
    }
    return 0;
}

static uint32_t token_landmark(const struct token *t)
{
    size_t last = t->count - 1;
    int is_header = word_is(t, last, "header");

    if (t->count == 1) {
        if (is_header)
            return SYMAI_CLASS_HEADER;
        return (t->meanings[0] & W_ALONE) != 0 ? SYMAI_CLASS_LANDMARK : 0;
    }
    if ((t->meanings[0] & W_FIRST) != 0)
        return SYMAI_CLASS_LANDMARK;
    if ((t->meanings[last - 1] & W_WHOSE) == 0)
        return 0;
    if (is_header)
        return word_is(t, last - 1, "page") ? 0 : SYMAI_CLASS_HEADER;
    return (t->meanings[last] & W_LAST) != 0 ? SYMAI_CLASS_LANDMARK : 0;
}

/* "login", "okta-login-container", "sign-in-widget", "reactLogin"; no
 * "login-error", no "login-button". */
static int names_entry(const struct token *t)
{
    size_t last = t->count - 1;
    int is_entry = 0;
    size_t i;

    for (i = 0; i < t->count && !is_entry; i++)
        is_entry =
            (t->meanings[i] & W_ENTRY) != 0 ||
            (i < last && word_is(t, i, "sign") && word_is(t, i + 1, "in"));
    return is_entry && (t->meanings[last] & (W_ENTRY | W_HOLDER)) != 0;
}

static uint32_t token_words(const struct token *t)
{
    uint32_t bits = 0;
    size_t i;

    if (t->count == 0 || (t->meanings[0] & W_NOT) != 0)
        return 0;
    for (i = 0; i < t->count; i++) {
        if ((t->meanings[i] & W_SMALL) != 0)
            bits |= SYMAI_CLASS_SMALL;
        if (word_is_alert(word_at(t, i), length_of(t, i)))
            bits |= SYMAI_CLASS_ALERT;
        /* "post-1234" stands on every page of a well-known product. */
        if ((t->meanings[i] & W_ARTICLE) != 0 &&
            (i + 1 == t->count ||
             !symai_is_digit((unsigned char)*word_at(t, i + 1))))
            bits |= SYMAI_CLASS_ARTICLE;
    }
    if (names_entry(t))
        bits |= SYMAI_CLASS_ENTRY;
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
    char lower[WIDTH] = {0};
    uint32_t bits = 0;
    size_t i;

    if (len > 0 && len <= WHOLE_MAX) {
        for (i = 0; i < len; i++)
            lower[i] = (char)symai_to_lower((unsigned char)text[i]);
        bits = meaning_of(wholes, COUNT(wholes), lower, len);
    }
    if ((bits & SYMAI_CLASS_HIDDEN) == 0 && token_shows(text, len))
        bits = SYMAI_TOKEN_SHOWN;
    return bits;
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

    class_bits &= ~(uint32_t)SYMAI_CLASS_ENTRY;
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

    size_t i;

    for (i = 0; roots[i] != NULL; i++) {
        if (id[0] == roots[i][0] && strcmp(id, roots[i]) == 0)
            return 1;
    }
    return 0;
}
