/* SPDX-License-Identifier: MIT */
/*
 * The algorithm of https://publicsuffix.org/list/, label by label from the
 * right: an exception wins, then the longest rule, and "*" is the rule of what
 * no other rule matches.
 */
#include "base/suffix.h"

#include <string.h>

#include "base/str.h"
#include "base/suffix_table.h"

/* The longest rules have 6 labels; what is deeper is not looked up. */
#define MAX_LABELS 10

enum found { FOUND_NONE, FOUND_RULE, FOUND_EXCEPTION };

static int compare(const char *a, size_t a_len, const char *b, size_t b_len)
{
    int order = memcmp(a, b, a_len < b_len ? a_len : b_len);

    if (order != 0)
        return order;
    return a_len < b_len ? -1 : a_len > b_len;
}

/* The labels below that parent, as they are in the table; NULL: none. */
static const char *find_group(const char *parent, size_t len,
                              const char **out_end)
{
    size_t low = 0;
    size_t high = symai_suffix_group_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *text = symai_suffix_text + symai_suffix_starts[middle];
        const char *end = symai_suffix_text + symai_suffix_starts[middle + 1];
        const char *colon = memchr(text, ':', (size_t)(end - text));
        int order = compare(parent, len, text, (size_t)(colon - text));

        if (order == 0) {
            *out_end = end;
            return colon + 1;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* Halves the bytes between begin and end, always at the start of a label. */
static enum found find_label(const char *begin, const char *end,
                             const char *label, size_t len)
{
    while (begin < end) {
        const char *at = begin + (end - begin) / 2;
        const char *comma;
        size_t n;
        int order;

        while (at > begin && at[-1] != ',')
            at--;
        comma = memchr(at, ',', (size_t)(end - at));
        n = (size_t)(comma - at);
        n -= comma[-1] == '!';
        order = compare(label, len, at, n);
        if (order == 0)
            return at[n] == '!' ? FOUND_EXCEPTION : FOUND_RULE;
        if (order < 0)
            end = at;
        else
            begin = comma + 1;
    }
    return FOUND_NONE;
}

/* Is there a rule of that label below what follows it? */
static enum found find(const char *label, size_t len, const char *parent,
                       size_t parent_len)
{
    const char *end = NULL;
    const char *begin = find_group(parent, parent_len, &end);
    enum found found;

    if (begin == NULL)
        return FOUND_NONE;
    found = find_label(begin, end, label, len);
    return found != FOUND_NONE ? found : find_label(begin, end, "*", 1);
}

static size_t label_before(const char *host, size_t at)
{
    size_t start = at > 0 ? at - 1 : 0;

    while (start > 0 && host[start - 1] != '.')
        start--;
    return start;
}

/* Labels with something in them, the last one not a number: as browsers do,
 * a name that ends in a number is taken for an address. */
static int is_name(const char *host, size_t len)
{
    size_t digits = 0;
    size_t label = 0;
    size_t i;

    for (i = 0; i < len; i++) {
        if (host[i] == ':' || host[i] == '[' || host[i] == ']')
            return 0;
        if (host[i] == '.') {
            if (label == 0)
                return 0;
            label = 0;
            digits = 0;
            continue;
        }
        label++;
        digits += symai_ascii_is_digit((unsigned char)host[i]) != 0;
    }
    return label > 0 && digits < label;
}

size_t symai_suffix_registrable(const char *host, size_t len)
{
    size_t parent;
    size_t suffix;
    size_t labels;

    if (!is_name(host, len))
        return len;
    parent = label_before(host, len + 1);
    suffix = parent;
    for (labels = 1; parent > 0 && labels < MAX_LABELS; labels++) {
        size_t label = label_before(host, parent);
        enum found found =
            find(host + label, parent - 1 - label, host + parent, len - parent);

        if (found == FOUND_EXCEPTION) {
            suffix = parent;
            break;
        }
        if (found == FOUND_RULE)
            suffix = label;
        parent = label;
    }
    return suffix > 0 ? label_before(host, suffix) : len;
}
