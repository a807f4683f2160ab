/* SPDX-License-Identifier: MIT */
/*
 * The label of an address in data: the nearest text of a key such as label or
 * title in the same pair of braces, or in the pair around it where that one is
 * the value of a key. Braces inside strings may mislead it, but not for long.
 */
#include "page/harvest.h"

#include <string.h>

#include "base/str.h"
#include "page/chars.h"

#define OPEN_MAX 300  /* from the address back to its brace */
#define AHEAD_MAX 300 /* from the address on */
#define UP_MAX 2
#define LABEL_MAX 250 /* what is longer is no label */
#define KEY_MAX 24
#define RANK_BEST 3

struct label {
    const char *text;
    size_t len;
    size_t away; /* from the address */
    int rank;    /* 0: there is none */
    int said;
};

struct reader {
    const struct symai_addressed *address;
    const char *p;
    const char *end;
    int depth;
    int container; /* depth inside the value of a label's key; 0: none */
    int is_first;  /* what comes is the first of a list */
    const char *key;
    size_t key_len;
    struct label best;
};

/* How well a key says that its text is a label: 0 not at all. */
static int key_rank(const char *key, size_t len, int *said)
{
    static const struct {
        const char *name;
        size_t len;
        int is_end; /* also of a longer one: "linkText" */
        int rank;
        int said;
    } keys[] = {{"arialabel", 9, 0, 1, SYMAI_SAID_LABEL},
                {"aria-label", 10, 0, 1, SYMAI_SAID_LABEL},
                {"alttext", 7, 0, 1, SYMAI_SAID_IMAGE},
                {"alt", 3, 0, 1, SYMAI_SAID_IMAGE},
                {"label", 5, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"text", 4, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"title", 5, 1, 2, SYMAI_SAID_TEXT},
                {"name", 4, 0, 1, SYMAI_SAID_TEXT},
                {"children", 8, 0, RANK_BEST, SYMAI_SAID_TEXT},
                {"caption", 7, 0, RANK_BEST, SYMAI_SAID_TEXT},
                {"heading", 7, 0, 2, SYMAI_SAID_TEXT},
                {"content", 7, 0, 1, SYMAI_SAID_TEXT},
                {"titre", 5, 1, 2, SYMAI_SAID_TEXT},
                {"titel", 5, 1, 2, SYMAI_SAID_TEXT},
                {"titulo", 6, 1, 2, SYMAI_SAID_TEXT},
                {"titolo", 6, 1, 2, SYMAI_SAID_TEXT},
                {"texte", 5, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"texto", 5, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"testo", 5, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"tekst", 5, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"libelle", 7, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"etiqueta", 8, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"etichetta", 9, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"beschriftung", 12, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"bezeichnung", 11, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"intitule", 8, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"rubrique", 8, 0, 2, SYMAI_SAID_TEXT},
                {"rotulo", 6, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"opschrift", 9, 1, RANK_BEST, SYMAI_SAID_TEXT},
                {"kop", 3, 0, 2, SYMAI_SAID_TEXT},
                {"nom", 3, 0, 1, SYMAI_SAID_TEXT},
                {"nome", 4, 0, 1, SYMAI_SAID_TEXT},
                {"nombre", 6, 0, 1, SYMAI_SAID_TEXT},
                {"naam", 4, 0, 1, SYMAI_SAID_TEXT}};
    char name[KEY_MAX + 1];
    size_t i;

    *said = SYMAI_SAID_TEXT;
    if (len < 3 || len > KEY_MAX)
        return 0;
    for (i = 0; i < len; i++)
        name[i] = (char)symai_to_lower((unsigned char)key[i]);
    for (i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (len < keys[i].len || (len > keys[i].len && !keys[i].is_end) ||
            memcmp(name + len - keys[i].len, keys[i].name, keys[i].len) != 0)
            continue;
        *said = keys[i].said;
        return keys[i].rank;
    }
    return 0;
}

/* Keys of a text inside the value of a label's key: of languages too. */
static int is_inner_key(const char *key, size_t len)
{
    return len == 2 || (len == 5 && (key[2] == '-' || key[2] == '_')) ||
           symai_ascii_equal_n(key, len, "rendered") ||
           symai_ascii_equal_n(key, len, "value") ||
           symai_ascii_equal_n(key, len, "default");
}

/* 1 if a reference of HTML ends at p. */
static int is_reference(const char *begin, const char *p)
{
    int left = 10;

    while (p > begin && left > 0 &&
           (symai_is_alnum((unsigned char)p[-1]) || p[-1] == '#')) {
        p--;
        left--;
    }
    return p > begin && p[-1] == '&';
}

/* The brace that is open at p; NULL: there is none near. */
static const char *find_open(const struct symai_stretch *around, const char *p,
                             const struct symai_quote *quote)
{
    struct symai_quote found;
    int left = OPEN_MAX;
    int depth = 0;

    for (; p > around->begin && left > 0; p--, left--) {
        switch (p[-1]) {
        case '}':
        case ']':
            depth++;
            break;
        case '{':
        case '[':
            if (depth == 0)
                return p[-1] == '{' ? p - 1 : NULL;
            depth--;
            break;
        case ';':
            if (depth == 0 && !is_reference(around->begin, p - 1))
                return NULL; /* statements, no object */
            break;
        default:
            /* The string that all of this stands in begins there. */
            if (quote->level > 0 && p[-1] == quote->quote &&
                symai_quote_before(around->begin, p, &found) &&
                found.level < quote->level)
                return NULL;
        }
    }
    return NULL;
}

static const char *skip_space(const char *p, const char *end)
{
    while (p < end && symai_is_space((unsigned char)*p))
        p++;
    return p;
}

static void offer(struct reader *r, const char *text, size_t len, int rank,
                  int said)
{
    const struct symai_addressed *address = r->address;
    size_t away = text < address->value ? (size_t)(address->value - text)
                                        : (size_t)(text - address->value_end);

    if (text == address->value || len > LABEL_MAX || rank < r->best.rank ||
        (rank == r->best.rank && away >= r->best.away))
        return;
    r->best.text = text;
    r->best.len = len;
    r->best.away = away;
    r->best.rank = rank;
    r->best.said = said;
}

/* A string that is the value of a key, or stands alone. */
static void read_value(struct reader *r, const char *text, size_t len)
{
    int said = SYMAI_SAID_TEXT;
    int rank = r->key == NULL ? 0 : key_rank(r->key, r->key_len, &said);

    if (r->depth == 1) {
        if (rank > 0)
            offer(r, text, len, rank, said);
        return;
    }
    if (r->container == 0)
        return;
    if (r->key == NULL) {
        if (!r->is_first || (len > 0 && text[0] == '$'))
            return;
    } else if (rank == 0 && !is_inner_key(r->key, r->key_len)) {
        return;
    }
    offer(r, text, len, RANK_BEST, SYMAI_SAID_TEXT);
    r->container = 0; /* the first of it is enough */
}

/* A string of the object's own level. 0: the end of what can be read. */
static int read_string(struct reader *r, const struct symai_quote *quote)
{
    const char *text = r->p + quote->len;
    const char *stop = symai_quote_end(text, r->end, quote);
    struct symai_quote closing;
    const char *after;

    if (stop == NULL)
        return 0;
    (void)symai_quote_at(stop, r->end, &closing);
    after = skip_space(stop + closing.len, r->end);
    if (after < r->end && *after == ':') {
        r->key = text;
        r->key_len = (size_t)(stop - text);
        r->p = after + 1;
        return 1;
    }
    read_value(r, text, (size_t)(stop - text));
    r->key = NULL;
    r->p = after;
    return 1;
}

/* A quote or a backslash. 0: the end of what can be read. */
static int read_quote(struct reader *r)
{
    const struct symai_quote *outer = &r->address->quote;
    struct symai_quote quote;

    if (symai_quote_at(r->p, r->end, &quote)) {
        if (quote.level == outer->level)
            return read_string(r, &quote);
        if (quote.level < outer->level && quote.quote == outer->quote)
            return 0; /* of the string that all of this stands in */
    }
    r->p += quote.len;
    return 1;
}

static void open_brace(struct reader *r)
{
    int said;

    if (r->depth == 1 && r->key != NULL &&
        key_rank(r->key, r->key_len, &said) > 0)
        r->container = 1;
    r->depth++;
    r->is_first = *r->p == '[';
    r->key = NULL;
    r->p++;
}

static void close_brace(struct reader *r)
{
    r->depth--;
    if (r->depth == 1)
        r->container = 0;
    r->key = NULL;
    r->p++;
}

/* A name before a colon is a key. */
static void read_name(struct reader *r)
{
    const char *key = r->p;
    size_t len;

    while (r->p < r->end && (symai_is_alnum((unsigned char)*r->p) ||
                             *r->p == '_' || *r->p == '$'))
        r->p++;
    len = (size_t)(r->p - key);
    r->p = skip_space(r->p, r->end);
    r->key = NULL;
    if (r->p < r->end && *r->p == ':') {
        r->key = key;
        r->key_len = len;
        r->p++;
    }
}

/* 0: nothing nearer can come. */
static int goes_on(const struct reader *r)
{
    const char *behind = r->address->value_end;

    if (r->p >= r->end || r->depth == 0)
        return 0;
    return r->p < behind || r->best.rank < RANK_BEST ||
           (size_t)(r->p - behind) < r->best.away;
}

/* Reads the pairs of the object whose brace was just opened. */
static void read_object(struct reader *r)
{
    int is_on = 1;

    while (is_on && goes_on(r)) {
        switch (*r->p) {
        case '{':
        case '[':
            open_brace(r);
            break;
        case '}':
        case ']':
            close_brace(r);
            break;
        case '"':
        case '\'':
        case '`':
        case '\\':
            is_on = read_quote(r);
            r->is_first = 0;
            break;
        default:
            if (symai_is_alpha((unsigned char)*r->p) || *r->p == '_') {
                read_name(r);
                break;
            }
            if (*r->p == ';' && r->depth == 1)
                is_on = 0; /* statements, no object */
            if (!symai_is_space((unsigned char)*r->p))
                r->key = NULL;
            r->p++;
        }
    }
}

/* createElement("a", {href: "/a"}, "text"): 1 and the text behind. */
static int find_argument(const struct symai_stretch *around, const char *open,
                         const struct reader *r, struct label *out)
{
    const struct symai_quote *outer = &r->address->quote;
    struct symai_quote quote;
    const char *p = open;
    const char *stop;

    while (p > around->begin && symai_is_space((unsigned char)p[-1]))
        p--;
    if (r->depth != 0 || p == around->begin || p[-1] != ',')
        return 0;
    p = skip_space(r->p, r->end);
    if (p == r->end || *p != ',')
        return 0;
    p = skip_space(p + 1, r->end);
    if (p == r->end || !symai_quote_at(p, r->end, &quote) ||
        quote.level != outer->level)
        return 0;
    p += quote.len;
    stop = symai_quote_end(p, r->end, &quote);
    if (stop == NULL)
        return 0;
    out->text = p;
    out->len = (size_t)(stop - p);
    out->said = SYMAI_SAID_TEXT;
    return 1;
}

static int is_value_of_key(const struct symai_stretch *around, const char *p)
{
    while (p > around->begin && symai_is_space((unsigned char)p[-1]))
        p--;
    return p > around->begin && p[-1] == ':';
}

int symai_harvest_label(struct symai_harvest *h,
                        const struct symai_stretch *around,
                        const struct symai_addressed *address,
                        struct symai_capture *out, int *said)
{
    const char *open = address->key;
    struct reader r;
    int up;

    for (up = 0; up <= UP_MAX; up++) {
        open = find_open(around, open, &address->quote);
        if (open == NULL)
            return 0;
        memset(&r, 0, sizeof r);
        r.address = address;
        r.p = open + 1;
        r.end = around->end - address->value_end > AHEAD_MAX
                    ? address->value_end + AHEAD_MAX
                    : around->end;
        r.depth = 1;
        read_object(&r);
        if (!symai_harvest_spend(h, (size_t)(r.p - open)))
            return 0;
        if (r.best.rank > 0 ||
            (up == 0 && find_argument(around, open, &r, &r.best))) {
            symai_quoted_label(out, r.best.text, r.best.len);
            *said = r.best.said;
            if (out->len > 0)
                return 1;
        }
        if (!is_value_of_key(around, open))
            return 0;
    }
    return 0;
}
