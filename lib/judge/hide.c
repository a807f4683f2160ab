/* SPDX-License-Identifier: MIT */
/*
 * In place, as what stands for a secret is never longer than one.
 */
#include "judge/hide.h"

#include <string.h>

#define SECRET_MIN 6 /* bytes; fewer may be any word */
#define STANDS_FOR_IT "***"
#define STANDS_LEN (sizeof STANDS_FOR_IT - 1)
#define CUT_MAX 3 /* bytes that the cut at a character leaves unused */

/* Takes count bytes out at at; gives where the text goes on. */
static char *replace(char *at, size_t count)
{
    memcpy(at, STANDS_FOR_IT, STANDS_LEN);
    memmove(at + STANDS_LEN, at + count, strlen(at + count) + 1);
    return at + STANDS_LEN;
}

/* How much of the secret's beginning the text ends with; 0: too little. */
static size_t cut_part(const char *text, size_t text_len, const char *secret,
                       size_t len)
{
    size_t part = len - 1 < text_len ? len - 1 : text_len;

    for (; part >= SECRET_MIN; part--) {
        if (memcmp(text + text_len - part, secret, part) == 0)
            return part;
    }
    return 0;
}

static char *find(char *text, const char *secret, size_t len)
{
    for (; *text != '\0'; text++) {
        if (strncmp(text, secret, len) == 0)
            return text;
    }
    return NULL;
}

static int hide_in(char *text, const char *secret, size_t len, size_t max)
{
    size_t whole = text != NULL ? strlen(text) : 0;
    size_t part = 0;
    int is_any = 0;
    char *at;

    if (whole == 0)
        return 0;
    for (at = find(text, secret, len); at != NULL; at = find(at, secret, len)) {
        at = replace(at, len);
        is_any = 1;
    }
    if (whole + CUT_MAX >= max) {
        whole = strlen(text);
        part = cut_part(text, whole, secret, len);
    }
    if (part > 0)
        replace(text + whole - part, part);
    return is_any || part > 0;
}

static int hide_in_notice(struct syma_notice *n, const char *secret, size_t len,
                          size_t max)
{
    return hide_in(n->text, secret, len, max) |
           hide_in(n->address, secret, len, max) |
           hide_in(n->keyword, secret, len, max);
}

int symai_verdict_hide(struct syma_verdict *v, const char *secret, size_t len,
                       size_t max)
{
    struct syma_evidence *e;
    int is_any = 0;
    size_t i;

    if (len < SECRET_MIN)
        return 0;
    for (i = 0; i < v->evidence.count; i++) {
        e = symai_vec_at(&v->evidence, i);
        is_any |= hide_in(e->excerpt, secret, len, max);
    }
    for (i = 0; i < v->notices.count; i++)
        is_any |=
            hide_in_notice(symai_vec_at(&v->notices, i), secret, len, max);
    return is_any | hide_in_notice(&v->since.at, secret, len, max);
}
