/* SPDX-License-Identifier: MIT */
/*
 * By the addresses of links: one link to a login may be there to try again, two
 * that lead to two places ask a question.
 */
#include "judge/lobby.h"

#include <string.h>

#define SWITCH_MAX 3 /* bytes of a text: 'FR', 'PT' */

static int has_part(const struct symai_findings *f,
                    const struct symai_link *link, const char *const *parts)
{
    const char *href = symai_features_text(f->features, link->href);
    size_t i;

    for (i = 0; parts[i] != NULL; i++) {
        if (memmem(href, link->href.len, parts[i], strlen(parts[i])) != NULL)
            return 1;
    }
    return 0;
}

static int is_provider(const struct symai_findings *f,
                       const struct symai_link *link)
{
    static const char *const parts[] = {"saml",  "oidc", "oauth", "openid",
                                        "wayf",  "shib", "adfs",  "/eid/",
                                        "/idp/", NULL};

    return has_part(f, link, parts);
}

static int says(struct symai_findings *f, int sign, struct symai_span span)
{
    return symai_find_sign(f, sign, symai_features_text(f->features, span),
                           span.len);
}

/* To a login, by its address: no switch of languages, neither to a new password
 * nor to a first account. */
static int leads_to_login(struct symai_findings *f,
                          const struct symai_link *link)
{
    static const char *const languages[] = {"lang", "locale", NULL};

    return (link->flags & SYMAI_BLOCK_LANDMARK) == 0 &&
           link->text.len > SWITCH_MAX && !has_part(f, link, languages) &&
           says(f, SYMAI_SIGN_PATH_LOGIN, link->href) &&
           !says(f, SYMAI_SIGN_FORM_RECOVER, link->href) &&
           !says(f, SYMAI_SIGN_FORM_RECOVER, link->text) &&
           !says(f, SYMAI_SIGN_FORM_REGISTER, link->href) &&
           !says(f, SYMAI_SIGN_FORM_REGISTER, link->text);
}

/* Up to what is asked of it. */
static size_t path_length(const char *href, size_t len)
{
    size_t i;

    for (i = 0; i < len && href[i] != '?' && href[i] != '#'; i++)
        continue;
    return i;
}

static int is_same_place(const struct symai_findings *f,
                         const struct symai_link *a, const struct symai_link *b)
{
    const char *one = symai_features_text(f->features, a->href);
    const char *other = symai_features_text(f->features, b->href);
    const size_t len = path_length(one, a->href.len);

    return len == path_length(other, b->href.len) &&
           memcmp(one, other, len) == 0;
}

int symai_lobby_leads_on(struct symai_findings *f)
{
    const struct symai_vec *links = &f->features->links;
    const struct symai_link *first = NULL;
    const struct symai_link *link;
    size_t i;

    for (i = 0; i < links->count; i++) {
        link = symai_vec_at(links, i);
        if (!leads_to_login(f, link))
            continue;
        if (is_provider(f, link) ||
            (first != NULL && !is_same_place(f, first, link)))
            return 1;
        if (first == NULL)
            first = link;
    }
    return 0;
}
