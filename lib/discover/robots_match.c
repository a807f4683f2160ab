/* SPDX-License-Identifier: MIT */
/*
 * The pieces between the stars of a pattern are looked for one after the
 * other, each at its first place: a later one could never do better.
 */
#include "discover/robots_match.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"

static int hex_value(int c)
{
    if (symai_ascii_is_digit(c))
        return c - '0';
    c = symai_ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* RFC 3986, 2.3. */
static int is_unreserved(int c)
{
    return symai_ascii_is_alnum(c) || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

static int put_encoded(struct symai_buf *out, int c)
{
    static const char digits[] = "0123456789ABCDEF";
    char text[3] = {'%', digits[c >> 4], digits[c & 15]};

    return symai_buf_put(out, text, sizeof text);
}

int symai_robots_normalize(const char *text, size_t len, int is_pattern,
                           struct symai_buf *out)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < len && rc == SYMA_OK; i++) {
        int c = (unsigned char)text[i];
        int high = len - i > 2 && c == '%' ? hex_value(text[i + 1]) : -1;
        int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        int stays = c > 0x20 && c < 0x7F;

        if (low >= 0) {
            c = high << 4 | low;
            i += 2;
            stays = is_unreserved(c);
        } else if (c == '*') {
            stays = is_pattern;
        } else if (c == '$') {
            stays = is_pattern && i + 1 == len;
        }
        rc = stays ? symai_buf_add_char(out, (char)c) : put_encoded(out, c);
    }
    return rc;
}

int symai_robots_match(const char *pattern, size_t pattern_len,
                       const char *path, size_t len)
{
    int to_end = pattern_len > 0 && pattern[pattern_len - 1] == '$';
    const char *end = pattern + pattern_len - to_end;
    const char *star = memchr(pattern, '*', (size_t)(end - pattern));
    size_t piece = (size_t)((star != NULL ? star : end) - pattern);
    size_t at = piece;

    if (piece > len || memcmp(pattern, path, piece) != 0)
        return 0;
    while (star != NULL) {
        const char *found;

        pattern = star + 1;
        star = memchr(pattern, '*', (size_t)(end - pattern));
        piece = (size_t)((star != NULL ? star : end) - pattern);
        /* The last piece before '$' has its place. */
        if (star == NULL && to_end)
            return len - at >= piece &&
                   memcmp(pattern, path + len - piece, piece) == 0;
        found = memmem(path + at, len - at, pattern, piece);
        if (found == NULL)
            return 0;
        at = (size_t)(found - path) + piece;
    }
    return !to_end || at == len;
}
