/* SPDX-License-Identifier: MIT */
/*
 * In place, as what stands for a secret is never longer than one.
 */
#include "judge/hide.h"

#include <string.h>

#define STANDS_FOR_IT "***"
#define STANDS_LEN (sizeof STANDS_FOR_IT - 1)
#define CUT_MAX 3 /* bytes that the cut at a character leaves unused */

struct hiding {
    const struct symai_secret *secrets;
    size_t count;
    size_t max;
};

/* Takes count bytes out at at; gives where the text goes on. */
static char *replace(char *at, size_t count)
{
    size_t behind = strlen(at + count);

    memcpy(at, STANDS_FOR_IT, STANDS_LEN);
    memmove(at + STANDS_LEN, at + count, behind + 1);
    /* Nothing of it stays behind the end. */
    explicit_bzero(at + STANDS_LEN + behind + 1, count - STANDS_LEN);
    return at + STANDS_LEN;
}

static int hide_one(char *text, const struct symai_secret *s)
{
    int is_any = 0;
    char *at = text;

    while ((at = memmem(at, strlen(at), s->text, s->len)) != NULL) {
        at = replace(at, s->len);
        is_any = 1;
    }
    return is_any;
}

/* How much of the secret's beginning the text ends with; 0: too little. */
static size_t cut_part(const char *text, size_t text_len,
                       const struct symai_secret *s)
{
    size_t part = s->len - 1 < text_len ? s->len - 1 : text_len;

    for (; part >= SYMAI_SECRET_MIN; part--) {
        if (memcmp(text + text_len - part, s->text, part) == 0)
            return part;
    }
    return 0;
}

static int hide_end(const struct hiding *h, char *text)
{
    size_t len = strlen(text);
    size_t part;
    size_t i;

    for (i = 0; i < h->count; i++) {
        part = cut_part(text, len, &h->secrets[i]);
        if (part > 0) {
            replace(text + len - part, part);
            return 1;
        }
    }
    return 0;
}

static int hide_in(const struct hiding *h, char *text)
{
    int was_cut;
    int is_any = 0;
    size_t i;

    if (text == NULL)
        return 0;
    was_cut = strlen(text) + CUT_MAX >= h->max;
    for (i = 0; i < h->count; i++)
        is_any |= hide_one(text, &h->secrets[i]);
    return is_any | (was_cut && hide_end(h, text));
}

static int hide_in_notice(const struct hiding *h, struct syma_notice *n)
{
    return hide_in(h, n->text) | hide_in(h, n->address) |
           hide_in(h, n->keyword);
}

/* Behind its host, and what the address that was asked has not as well. */
static int hide_in_address(const struct hiding *h, const char *asked, char *url)
{
    char *path = url != NULL ? strstr(url, "://") : NULL;
    int is_any = 0;
    size_t i;

    path = path != NULL ? strchr(path + 3, '/') : NULL;
    for (i = 0; path != NULL && i < h->count; i++) {
        if (asked == NULL || memmem(asked, strlen(asked), h->secrets[i].text,
                                    h->secrets[i].len) == NULL)
            is_any |= hide_one(path, &h->secrets[i]);
    }
    return is_any;
}

int symai_verdict_hide(struct syma_verdict *v,
                       const struct symai_secret *secrets, size_t count,
                       size_t max)
{
    const struct hiding h = {secrets, count, max};
    struct syma_evidence *e;
    int is_any = hide_in_notice(&h, &v->since.at);
    size_t i;

    for (i = 0; i < v->evidence.count; i++) {
        e = symai_vec_at(&v->evidence, i);
        is_any |= hide_in(&h, e->excerpt);
    }
    for (i = 0; i < v->notices.count; i++)
        is_any |= hide_in_notice(&h, symai_vec_at(&v->notices, i));
    is_any |= hide_in_address(&h, v->url, v->final_url);
    for (i = 0; i < v->redirects.count; i++)
        is_any |= hide_in_address(&h, v->url,
                                  *(char **)symai_vec_at(&v->redirects, i));
    if (is_any && v->summary != NULL)
        explicit_bzero(v->summary, strlen(v->summary));
    return is_any;
}
