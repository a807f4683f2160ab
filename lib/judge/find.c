/* SPDX-License-Identifier: MIT */
/*
 * What the finders share: evidence, signs, addresses.
 */
#include "judge/find.h"

#include <string.h>

#include "base/fold.h"
#include "base/mem.h"
#include "port/url.h"

#define MAX_SIGN_TEXT 4096

int symai_find_add(struct symai_findings *f, const char *code, int points_to,
                   int weight, const char *zone, const char *text, size_t len)
{
    return symai_verdict_add_evidence(f->verdict, code, points_to, weight,
                                      zone, text, len,
                                      (size_t)f->excerpt_max);
}

int symai_find_note(struct symai_findings *f, const char *code, int points_to,
                    int weight, const char *text)
{
    return symai_find_add(f, code, points_to, weight, "", text, strlen(text));
}

int symai_strength_best(const struct symai_strength *strength)
{
    return strength->raised > strength->body ? strength->raised
                                             : strength->body;
}

int symai_find_sign(struct symai_findings *f, int sign, const char *text,
                    size_t len)
{
    struct symai_buf folded;
    int found = 0;

    if (f->rules->signs[sign] == NULL || len == 0)
        return 0;
    symai_buf_init(&folded, MAX_SIGN_TEXT);
    if (len > MAX_SIGN_TEXT / 2)
        len = MAX_SIGN_TEXT / 2;
    if (symai_fold(text, len, &folded) >= 0)
        found = symai_ruleset_has_sign(f->rules, sign, f->scratch,
                                       folded.data, folded.len);
    symai_buf_free(&folded);
    return found;
}

int symai_find_same_url(const char *a, const char *b)
{
    char *one = NULL;
    char *two = NULL;
    int same = 0;

    if (a == NULL || b == NULL)
        return 0;
    if (strcmp(a, b) == 0)
        return 1;
    if (symai_url_normalize(a, &one) >= 0 && symai_url_normalize(b, &two) >= 0)
        same = strcmp(one, two) == 0;
    symai_free(one);
    symai_free(two);
    return same;
}
