/* SPDX-License-Identifier: MIT */
/*
 * Folding, one character at a time, by one state machine that both public
 * functions run: a character becomes up to three bytes of ASCII, another
 * character of at most the same length, or nothing. ASCII, which is nearly
 * all of most pages, goes by a table of its own.
 */
#include "base/fold.h"

#include <stdint.h>
#include <string.h>

#include "base/bytes16.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#define TYPED_WORD_MAX 32

/* Latin letters by code point: the letter they stand on, a digit for one of
 * the pairs below, or '.' where there is none. */
static const char pairs[][3] = {"",   "ae", "oe", "ss", "th",
                                "ij", "dz", "lj", "nj", "'n"};

/* U+00C0 to U+024F. */
static const char latin_low[] =
    "aaaaaa1ceeeeiiiidnooooo.ouuuuy43aaaaaa1ceeeeiiiidnooooo.ouuuuy4y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkkklllllll"
    "lllnnnnnn9nnoooooo22rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "bbbb...ccdddd.eeeffg...ikkl..nnooo..pp.....ttttuu.vyyzz........."
    "....666777888aaiioouuuuuuuuuueaaaa11ggggkkoooo..j666gg..nnaa11oo"
    "aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylntj..acclts"
    "z..bu.eejj..rryy";

/* U+1E00 to U+1EFF. */
static const char latin_high[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy.sss3.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/* What a byte of ASCII becomes: white space a space, capitals small, a grave
 * accent an apostrophe, the rest itself. */
static const unsigned char ascii[128] = {
    0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x20, 0x20, 0x20,
    0x20, 0x20, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17,
    0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x21, 0x22, 0x23,
    0x24, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f,
    0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x3b,
    0x3c, 0x3d, 0x3e, 0x3f, 0x40, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67,
    0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f, 0x70, 0x71, 0x72, 0x73,
    0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f,
    0x27, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b,
    0x6c, 0x6d, 0x6e, 0x6f, 0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77,
    0x78, 0x79, 0x7a, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f,
};

/* The same of what is never more than itself; 0: a space, a control, what may
 * be a typed accent, or not ASCII. */
static const char plain[256] = {
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x21, 0x22, 0x23,
    0x24, 0x25, 0x26, 0,    0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f,
    0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x3b,
    0x3c, 0x3d, 0x3e, 0x3f, 0x40, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67,
    0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f, 0x70, 0x71, 0x72, 0x73,
    0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f,
    0,    0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b,
    0x6c, 0x6d, 0x6e, 0x6f, 0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77,
    0x78, 0x79, 0x7a, 0x7b, 0x7c, 0x7d, 0x7e,
};

static int is_between(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp >= first && cp <= last;
}

/* Soft hyphen, zero width, bidirectional marks, byte order mark. */
static int is_unseen(uint32_t cp)
{
    return cp == 0xad || cp == 0x61c || cp == 0x180e ||
           is_between(cp, 0x200b, 0x200f) || is_between(cp, 0x202a, 0x202e) ||
           is_between(cp, 0x2060, 0x2064) || is_between(cp, 0x2066, 0x206f) ||
           cp == 0xfeff;
}

/* These, combining marks and variation selectors. */
static int is_dropped(uint32_t cp)
{
    return is_unseen(cp) || is_between(cp, 0x300, 0x36f) ||
           is_between(cp, 0xfe00, 0xfe0f);
}

static int is_space(uint32_t cp)
{
    return cp == 0x85 || cp == 0xa0 || cp == 0x1680 ||
           is_between(cp, 0x2000, 0x200a) || cp == 0x2028 || cp == 0x2029 ||
           cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

/* The ASCII that a sign outside the alphabets is written as, or NULL. */
static const char *fold_sign(uint32_t cp)
{
    switch (cp) {
    case 0x00b4: /* acute accent */
    case 0x02b9:
    case 0x02bb:
    case 0x02bc: /* modifier letter apostrophe */
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032: /* prime */
    case 0x2035:
    case 0x2039:
    case 0x203a:
        return "'";
    case 0x00ab:
    case 0x00bb:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033: /* double prime */
        return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: /* minus */
    case 0xfe58:
    case 0xfe63:
        return "-";
    case 0x2026:
        return "...";
    case 0x00aa:
        return "a";
    case 0x00ba:
        return "o";
    case 0x0259: /* schwa, whose capital is in the table */
        return "e";
    case 0x212a: /* Kelvin sign */
        return "k";
    case 0xfb00:
        return "ff";
    case 0xfb01:
        return "fi";
    case 0xfb02:
        return "fl";
    case 0xfb03:
        return "ffi";
    case 0xfb04:
        return "ffl";
    case 0xfb05:
    case 0xfb06:
        return "st";
    default:
        return NULL;
    }
}

/* Greek, with the tonos and the dialytika dropped as accents are. */
static uint32_t fold_greek(uint32_t cp)
{
    if (is_between(cp, 0x391, 0x3a9) && cp != 0x3a2)
        return cp + 0x20;
    switch (cp) {
    case 0x386:
    case 0x3ac:
        return 0x3b1;
    case 0x388:
    case 0x3ad:
        return 0x3b5;
    case 0x389:
    case 0x3ae:
        return 0x3b7;
    case 0x38a:
    case 0x390:
    case 0x3aa:
    case 0x3af:
    case 0x3ca:
        return 0x3b9;
    case 0x38c:
    case 0x3cc:
        return 0x3bf;
    case 0x38e:
    case 0x3ab:
    case 0x3b0:
    case 0x3cb:
    case 0x3cd:
        return 0x3c5;
    case 0x38f:
    case 0x3ce:
        return 0x3c9;
    case 0x3c2: /* the form of sigma at the end of a word */
        return 0x3c3;
    default:
        return cp;
    }
}

/* Cyrillic small letters that carry a mark, to those that they stand on: so
 * a text reads the same whether its marks are written apart or not. */
static uint32_t drop_cyrillic_mark(uint32_t cp)
{
    switch (cp) {
    case 0x439:
    case 0x45d:
        return 0x438;
    case 0x450:
    case 0x451:
        return 0x435;
    case 0x453:
        return 0x433;
    case 0x457:
        return 0x456;
    case 0x45c:
        return 0x43a;
    case 0x45e:
        return 0x443;
    default:
        return cp;
    }
}

static uint32_t fold_cyrillic(uint32_t cp)
{
    if (cp < 0x410)
        cp += 0x50;
    else if (cp < 0x430)
        cp += 0x20;
    else if (is_between(cp, 0x460, 0x481) || is_between(cp, 0x48a, 0x4bf) ||
             is_between(cp, 0x4d0, 0x52f))
        cp |= 1;
    else if (is_between(cp, 0x4c1, 0x4ce))
        cp += cp & 1;
    else if (cp == 0x4c0)
        cp = 0x4cf;
    return drop_cyrillic_mark(cp);
}

static size_t put_latin(char letter, uint32_t cp, char out[4])
{
    if (letter == '.')
        return symai_utf8_put(cp, out);
    if (letter >= '0' && letter <= '9') {
        memcpy(out, pairs[letter - '0'], 2);
        return 2;
    }
    out[0] = letter;
    return 1;
}

/* What a character outside ASCII becomes, spaces excepted: 0 to 4 bytes. */
static size_t fold_wide(uint32_t cp, char out[4])
{
    const char *sign;
    size_t len;

    if (is_between(cp, 0xc0, 0x24f))
        return put_latin(latin_low[cp - 0xc0], cp, out);
    if (is_between(cp, 0x1e00, 0x1eff))
        return put_latin(latin_high[cp - 0x1e00], cp, out);
    if (is_between(cp, 0x386, 0x3ce))
        return symai_utf8_put(fold_greek(cp), out);
    if (is_between(cp, 0x400, 0x52f))
        return symai_utf8_put(fold_cyrillic(cp), out);
    if (is_between(cp, 0xff01, 0xff5e)) {
        out[0] = (char)ascii[cp - 0xff00 + 0x20];
        return 1;
    }
    if (is_dropped(cp))
        return 0;
    sign = fold_sign(cp);
    if (sign == NULL)
        return symai_utf8_put(cp, out);
    len = strlen(sign);
    memcpy(out, sign, len);
    return len;
}

/* One character: how many bytes were read, and in *out_len how many stand in
 * out. *after_space is the state: whether a space would be one too many. */
static size_t step(const char *text, size_t len, int *after_space, char out[4],
                   size_t *out_len)
{
    unsigned char first = (unsigned char)text[0];
    uint32_t cp;
    size_t used;

    if (first < 0x80) {
        used = 1;
        out[0] = (char)ascii[first];
        *out_len = 1;
    } else {
        used = symai_utf8_next(text, len, &cp);
        if (cp == SYMAI_UTF8_BAD && used == 1) {
            /* U+FFFD would be longer than the bad byte. */
            out[0] = '?';
            *out_len = 1;
        } else if (is_space(cp)) {
            out[0] = ' ';
            *out_len = 1;
        } else {
            *out_len = fold_wide(cp, out);
        }
    }
    if (*out_len == 0)
        return used;
    if (out[0] != ' ') {
        *after_space = 0;
        return used;
    }
    if (*after_space)
        *out_len = 0;
    *after_space = 1;
    return used;
}

static int is_letter(char c)
{
    return symai_ascii_is_alpha((unsigned char)c);
}

static int is_tick(char c)
{
    return c == '\'' || c == '`';
}

static int can_carry(char c)
{
    return strchr("aeiAEI", c) != NULL && c != '\0';
}

/* An accent typed behind its letter: inside a word, where at least three
 * letters follow (or letters and another such accent: "e'te'"), so that
 * "we're", "they've" and "foto's" are none. */
static int is_inner_accent(const char *text, size_t len, size_t i)
{
    size_t n = 0;

    if (i == 0 || !is_tick(text[i]) || !can_carry(text[i - 1]))
        return 0;
    while (i + 1 + n < len && n < 3 && is_letter(text[i + 1 + n]))
        n++;
    return n == 3 || (n > 0 && i + 1 + n < len && is_tick(text[i + 1 + n]) &&
                      can_carry(text[i + n]));
}

/* At the end of a word that has another one. */
static int is_last_accent(const char *text, size_t len, size_t i)
{
    size_t n;

    if (i < 2 || !is_tick(text[i]) || !can_carry(text[i - 1]) ||
        (i + 1 < len && is_letter(text[i + 1])))
        return 0;
    for (n = i - 1; n > 0 && i - n < TYPED_WORD_MAX; n--) {
        if (is_tick(text[n]))
            return is_inner_accent(text, len, n);
        if (!is_letter(text[n]))
            return 0;
    }
    return 0;
}

static int is_typed_accent(const char *text, size_t len, size_t i)
{
    return is_inner_accent(text, len, i) || is_last_accent(text, len, i);
}

/* Of sixteen bytes and those one before each: those that folding makes more of
 * than a small letter. */
static inline symai_bytes16 odd_of(symai_bytes16 bytes, symai_bytes16 before)
{
    return (symai_bytes16)((bytes < ' ') | (bytes >= 0x7F) | (bytes == '\'') |
                           (bytes == '`') | ((bytes == ' ') & (before == ' ')));
}

/* Bytes from at on that are plain and have one space between them, sixteen at a
 * time; the byte before them is in out already, as it is in the text. */
static size_t plain_sixteens(const char *text, size_t at, size_t len, char *out)
{
    const size_t begin = at;
    symai_bytes16 bytes;

    for (; at + 16 <= len; at += 16) {
        bytes = symai_bytes16_load(text + at);
        if (symai_bytes16_first(
                odd_of(bytes, symai_bytes16_load(text + at - 1))) < 16)
            break;
        bytes = symai_bytes16_lower(bytes);
        memcpy(out + at, &bytes, sizeof bytes);
    }
    return at - begin;
}

int symai_fold_is_plain(const char *text, size_t len)
{
    size_t i;

    if (len > 0 && plain[(unsigned char)text[0]] == 0)
        return 0;
    for (i = 1; i + 16 <= len; i += 16) {
        if (symai_bytes16_first(odd_of(symai_bytes16_load(text + i),
                                       symai_bytes16_load(text + i - 1))) < 16)
            return 0;
    }
    for (; i < len; i++) {
        if (plain[(unsigned char)text[i]] == 0 &&
            (text[i] != ' ' || text[i - 1] == ' '))
            return 0;
    }
    return 1;
}

/* What is nearly all of a text: words of letters, digits and signs of ASCII,
 * with one space between them. Into out, which has room for len bytes; how
 * many. */
static size_t plain_run(const char *text, size_t len, int *after_space,
                        char *out)
{
    int space = *after_space;
    size_t i = 0;
    char c;

    while (i < len) {
        for (; i < len; i++) {
            c = plain[(unsigned char)text[i]];
            if (c == 0)
                break;
            out[i] = c;
            space = 0;
        }
        if (i == len || text[i] != ' ' || space)
            break;
        out[i++] = ' ';
        i += plain_sixteens(text, i, len, out);
        space = out[i - 1] == ' ';
    }
    *after_space = space;
    return i;
}

/* Where a space would be one too many; behind a NUL another text begins. */
static int is_begin(const struct symai_buf *out)
{
    return out->len == 0 || out->data[out->len - 1] == ' ' ||
           out->data[out->len - 1] == '\0';
}

int symai_fold(const char *text, size_t len, struct symai_buf *out)
{
    const size_t start = out->len;
    int after_space = is_begin(out);
    char chunk[512];
    size_t fill = 0;
    size_t i = 0;
    size_t added;
    int rc = SYMA_OK;

    while (i < len && rc == SYMA_OK) {
        added = sizeof chunk - 4 - fill;
        added = plain_run(text + i, len - i < added ? len - i : added,
                          &after_space, chunk + fill);
        i += added;
        fill += added;
        if (fill > sizeof chunk - 8) {
            rc = symai_buf_add(out, chunk, fill);
            fill = 0;
        } else if (i < len && is_typed_accent(text, len, i)) {
            i++;
        } else if (i < len) {
            i += step(text + i, len - i, &after_space, chunk + fill, &added);
            fill += added;
        }
    }
    if (rc == SYMA_OK)
        rc = symai_buf_add(out, chunk, fill);
    if (rc < 0 && out->len > start) {
        out->len = start;
        out->data[start] = '\0';
    }
    return rc;
}

size_t symai_fold_origin(const char *text, size_t len, size_t folded_offset)
{
    int after_space = 1;
    size_t folded = 0;
    size_t i = 0;
    size_t used;
    size_t added;
    char out[4];

    while (i < len) {
        used = 1;
        if (plain[(unsigned char)text[i]] != 0) {
            after_space = 0;
            folded++;
        } else if (!is_typed_accent(text, len, i)) {
            used = step(text + i, len - i, &after_space, out, &added);
            folded += added;
        }
        if (folded > folded_offset)
            return i;
        i += used;
    }
    return len;
}

size_t symai_fold_drop_invisible(char *text, size_t len)
{
    size_t from = 0;
    size_t to = 0;
    size_t used;
    uint32_t cp;

    while (from < len) {
        if ((unsigned char)text[from] < 0x80) {
            text[to++] = text[from++];
            continue;
        }
        used = symai_utf8_next(text + from, len - from, &cp);
        if (!is_unseen(cp)) {
            memmove(text + to, text + from, used);
            to += used;
        }
        from += used;
    }
    text[to] = '\0';
    return to;
}
