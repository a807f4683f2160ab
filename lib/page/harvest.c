/* SPDX-License-Identifier: MIT */
/*
 * The script goes through a window that keeps what is behind and waits for
 * what is ahead, so that every slash is looked at with the same bytes around
 * it however the page came. Most are no addresses, which the byte before
 * them tells.
 */
#include "page/harvest.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "page/chars.h"

#define WINDOW_SIZE ((size_t)8 * 1024)
#define BARE_MAX 32
#define WORK_MAX ((size_t)2 * 1024 * 1024)
#define WALK_MAX 40 /* to the quote before an address */
#define KEY_MAX 32
#define ADDRESS_MAX 1024

void symai_harvest_init(struct symai_harvest *h, struct symai_menu *menu)
{
    memset(h, 0, sizeof *h);
    h->menu = menu;
    h->left = WORK_MAX;
}

void symai_harvest_free(struct symai_harvest *h)
{
    symai_free(h->bytes);
}

int symai_harvest_spend(struct symai_harvest *h, size_t bytes)
{
    h->left -= bytes < h->left ? bytes : h->left;
    if (h->left == 0)
        h->menu->f->menu_capped = 1;
    return h->left > 0;
}

/* What a byte can be in an address. */
enum kind { K_BEHIND = 1, K_FIRST = 2, K_LETTER = 4, K_MARK = 8 };

static const uint8_t kinds[256] = {
    ['a' ... 'z'] = K_FIRST | K_LETTER,
    ['A' ... 'Z'] = K_FIRST | K_LETTER,
    ['0' ... '9'] = K_FIRST,
    [0x80 ... 0xFF] = K_BEHIND,
    ['.'] = K_FIRST | K_MARK,
    ['_'] = K_FIRST,
    ['-'] = K_FIRST,
    ['~'] = K_FIRST,
    ['%'] = K_FIRST,
    [':'] = K_FIRST,
    ['@'] = K_FIRST,
    ['+'] = K_FIRST,
    ['/'] = K_MARK,
    ['?'] = K_MARK,
    ['#'] = K_MARK,
    ['='] = K_BEHIND,
    ['&'] = K_BEHIND,
    [';'] = K_BEHIND,
    ['!'] = K_BEHIND,
    ['$'] = K_BEHIND,
    ['('] = K_BEHIND,
    [')'] = K_BEHIND,
    [','] = K_BEHIND,
};

/* Bytes of an address before its first slash. */
static int is_address_byte(char c)
{
    return (kinds[(unsigned char)c] & K_FIRST) != 0;
}

static int is_name_byte(char c)
{
    return symai_is_alnum((unsigned char)c) || c == '_' || c == '$' || c == '-';
}

static const char *skip_back(const char *begin, const char *p)
{
    while (p > begin && symai_is_space((unsigned char)p[-1]))
        p--;
    return p;
}

/* The end of a file that pages are made of. */
static int is_part(const char *end, size_t len)
{
    static const char *const ends[] = {
        "js",  "mjs",  "css",  "json", "map", "png",        "jpg", "jpeg",
        "gif", "svg",  "webp", "avif", "ico", "woff",       "ttf", "woff2",
        "mp4", "webm", "mp3",  "wasm", "swf", "webmanifest"};
    int first = len == 0 ? 0 : symai_to_lower((unsigned char)end[0]);
    size_t i;

    for (i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (first == ends[i][0] && symai_ascii_equal_n(end, len, ends[i]))
            return 1;
    }
    return 0;
}

/* 1 but for the schemes of mail, telephones, data and scripts. */
static int has_good_scheme(const char *href, size_t len)
{
    size_t i = 0;

    while (i < len && is_address_byte(href[i]) && href[i] != ':')
        i++;
    return i == len || href[i] != ':' || symai_ascii_equal_n(href, i, "http") ||
           symai_ascii_equal_n(href, i, "https");
}

int symai_harvest_is_address(const char *href, size_t len)
{
    size_t dot = 0; /* behind the last of the path's last part */
    size_t path = len;
    int has_letter = 0;
    size_t i;
    int kind;

    if (len == 0 || len > ADDRESS_MAX || href[0] == '#')
        return 0;
    for (i = 0; i < len; i++) {
        kind = kinds[(unsigned char)href[i]];
        if (kind == 0)
            return 0;
        has_letter |= kind & K_LETTER;
        if ((kind & K_MARK) == 0 || path < len)
            continue;
        if (href[i] == '.')
            dot = i + 1;
        else if (href[i] == '/')
            dot = 0;
        else
            path = i;
    }
    return has_letter && (dot == 0 || !is_part(href + dot, path - dot)) &&
           has_good_scheme(href, len);
}

int symai_harvest_take(struct symai_harvest *h, const char *href, size_t len,
                       const struct symai_capture *label, int said)
{
    if (label->len == 0 && h->bare == BARE_MAX) {
        h->menu->f->menu_capped = 1;
        return SYMA_OK;
    }
    h->bare += label->len == 0;
    return symai_menu_script(h->menu, href, len, label->text, label->len, said);
}

/* The last byte of a key that holds an address. */
static const uint8_t ends_key[256] = {
    ['l'] = 1, ['L'] = 1, ['f'] = 1, ['F'] = 1, ['k'] = 1, ['K'] = 1,
    ['h'] = 1, ['H'] = 1, ['i'] = 1, ['I'] = 1, ['e'] = 1, ['E'] = 1,
    ['t'] = 1, ['T'] = 1, ['o'] = 1, ['O'] = 1, ['n'] = 1, ['N'] = 1,
    ['a'] = 1, ['A'] = 1, ['d'] = 1, ['D'] = 1, ['g'] = 1, ['G'] = 1};

/* A key of what a page is made of. */
static int is_loaded(const char *name)
{
    static const char *const parts[] = {
        "image", "img",   "icon",   "logo",  "asset", "static", "script",
        "style", "thumb", "avatar", "video", "photo", "media",  "api",
        "font",  "ajax",  "src",    "cdn",   NULL};
    size_t i;

    for (i = 0; parts[i] != NULL; i++) {
        if (strstr(name, parts[i]) != NULL)
            return 1;
    }
    return 0;
}

struct key {
    const char *name;
    size_t len;
    int is_end; /* also of a longer one: "loginUrl" */
};

/* Keys that hold addresses. */
static int is_address_key(const char *key, size_t len)
{
    static const struct key keys[] = {
        {"url", 3, 1},  {"href", 4, 1},   {"link", 4, 1},
        {"path", 4, 1}, {"uri", 3, 1},    {"route", 5, 0},
        {"page", 4, 0}, {"target", 6, 0}, {"to", 2, 0},
        {"enlace", 6, 1},    {"lien", 4, 1},      {"ziel", 4, 1},
        {"adresse", 7, 1},   {"direccion", 9, 1}, {"destino", 7, 1},
        {"ruta", 4, 0},      {"rota", 4, 0},      {"caminho", 7, 0},
        {"endereco", 8, 1},  {"indirizzo", 9, 1}, {"collegamento", 12, 1},
        {"percorso", 8, 0},  {"koppeling", 9, 1}, {"pad", 3, 0}};
    char name[KEY_MAX + 1];
    size_t i;

    if (len < 2 || len > KEY_MAX || !ends_key[(unsigned char)key[len - 1]])
        return 0;
    for (i = 0; i < len; i++)
        name[i] = (char)symai_to_lower((unsigned char)key[i]);
    name[len] = '\0';
    for (i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (len < keys[i].len || (len > keys[i].len && !keys[i].is_end))
            continue;
        if (memcmp(name + len - keys[i].len, keys[i].name, keys[i].len) == 0)
            return len == keys[i].len || !is_loaded(name);
    }
    return 0;
}

/* What the string whose quote begins at p is the value of: 1, 0: nothing. */
static int read_key(const struct symai_stretch *around, const char *p,
                    struct symai_addressed *out)
{
    const char *begin = around->begin;
    struct symai_quote quote;
    const char *key;
    const char *before;

    p = skip_back(begin, p);
    if (p == begin || p[-1] != ':')
        return 0;
    p = skip_back(begin, p - 1);
    if (symai_quote_before(begin, p, &quote))
        p -= quote.len;
    key = p;
    while (key > begin && p - key <= KEY_MAX && is_name_byte(key[-1]))
        key--;
    before = symai_quote_skip(begin, &key, p);
    out->key = key;
    out->key_len = (size_t)(p - key);
    if (!is_address_key(key, out->key_len))
        return 0;
    before = skip_back(begin, before);
    return before > begin && (before[-1] == '{' || before[-1] == ',');
}

/* The quote before the address that the slash stands in: where the address
 * begins; NULL: it is in none, or not its first slash. */
static const char *find_begin(const struct symai_stretch *around,
                              struct symai_quote *quote)
{
    const char *begin = around->begin;
    const char *p = around->at;
    const char *before;

    while (p > begin && p[-1] == '\\')
        p--; /* of the slash */
    while (p > begin && around->at - p <= WALK_MAX && is_address_byte(p[-1]))
        p--;
    if (p == begin || !symai_is_quote_end(p[-1]))
        return NULL;
    before = symai_quote_skip(begin, &p, around->at);
    return symai_quote_at(before, p, quote) && before < p ? p : NULL;
}

/* A slash in a string: takes it if that is an address. *next: where to go
 * on. */
static int look_at_string(struct symai_harvest *h,
                          const struct symai_stretch *around, const char **next)
{
    struct symai_addressed address;
    struct symai_capture label;
    char href[ADDRESS_MAX];
    size_t len;
    int said;

    address.value = find_begin(around, &address.quote);
    if (address.value == NULL)
        return SYMA_OK;
    if (!read_key(around, address.value - address.quote.len, &address)) {
        while (*next < around->end && kinds[(unsigned char)**next] != 0)
            (*next)++;
        return SYMA_OK;
    }
    address.value_end =
        symai_quote_end(address.value, around->end, &address.quote);
    if (address.value_end == NULL)
        return SYMA_OK;
    *next = address.value_end;
    if (address.value_end - address.value > ADDRESS_MAX)
        return SYMA_OK;
    len = symai_unquote(address.value,
                        (size_t)(address.value_end - address.value), href,
                        sizeof href);
    if (!symai_harvest_is_address(href, len) || !symai_harvest_spend(h, len))
        return SYMA_OK;
    /* One without a label is most often what a script calls by itself. */
    if (!symai_harvest_label(h, around, &address, &label, &said))
        return SYMA_OK;
    return symai_harvest_take(h, href, len, &label, said);
}

/* 1 if "<" stands before the slash, plain, escaped or by its code. */
static int is_end_tag(const struct symai_stretch *around)
{
    const char *p = around->at;

    while (p > around->begin && p[-1] == '\\')
        p--;
    return p > around->begin &&
           (p[-1] == '<' || symai_coded_less(around->begin, p));
}

static int look(struct symai_harvest *h, const char *at, const char **next)
{
    struct symai_stretch around = {h->bytes, at, h->bytes + h->len};
    char before;

    *next = at + 1;
    if (at == h->bytes)
        return SYMA_OK;
    before = at[-1];
    if (before != '<' && before != '\\' && before != '"' && before != '\'' &&
        before != '`' && !is_address_byte(before))
        return SYMA_OK;
    if (at - around.begin > SYMAI_HARVEST_BEHIND)
        around.begin = at - SYMAI_HARVEST_BEHIND;
    if (around.end - at > SYMAI_HARVEST_AHEAD)
        around.end = at + SYMAI_HARVEST_AHEAD;
    if (is_end_tag(&around))
        return symai_harvest_markup(h, &around);
    return look_at_string(h, &around, next);
}

static int read_window(struct symai_harvest *h, size_t limit)
{
    const char *at;
    const char *next;
    int rc = SYMA_OK;

    if (h->left == 0 || h->menu->script_count == SYMAI_MENU_SCRIPT_MAX)
        h->next = limit > h->next ? limit : h->next;
    while (h->next < limit && rc >= 0) {
        at = memchr(h->bytes + h->next, '/', limit - h->next);
        if (at == NULL) {
            h->next = limit;
            break;
        }
        rc = look(h, at, &next);
        h->next = (size_t)(next - h->bytes);
    }
    return rc;
}

/* Drops what is not looked at any more. */
static void shift(struct symai_harvest *h)
{
    size_t drop =
        h->next > SYMAI_HARVEST_BEHIND ? h->next - SYMAI_HARVEST_BEHIND : 0;

    memmove(h->bytes, h->bytes + drop, h->len - drop);
    h->len -= drop;
    h->next -= drop;
}

int symai_harvest_feed(struct symai_harvest *h, const char *bytes, size_t len)
{
    size_t take;
    int rc = SYMA_OK;

    if (h->bytes == NULL)
        h->bytes = symai_realloc_array(NULL, 1, WINDOW_SIZE);
    if (h->bytes == NULL)
        return SYMA_ENOMEM;
    while (len > 0 && rc >= 0) {
        take = WINDOW_SIZE - h->len < len ? WINDOW_SIZE - h->len : len;
        memcpy(h->bytes + h->len, bytes, take);
        h->len += take;
        bytes += take;
        len -= take;
        if (h->len < WINDOW_SIZE)
            break;
        rc = read_window(h, h->len - SYMAI_HARVEST_AHEAD);
        shift(h);
    }
    return rc;
}

int symai_harvest_end(struct symai_harvest *h)
{
    int rc = h->len == 0 ? SYMA_OK : read_window(h, h->len);

    h->len = 0;
    h->next = 0;
    return rc;
}
