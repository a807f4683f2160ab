/* SPDX-License-Identifier: MIT */
/*
 * The links of a page, one after the other: those that say something of a
 * login, an account or an activation are resolved and rated.
 */
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "discover/look.h"
#include "discover/session.h"
#include "discover/sighting.h"
#include "discover/site.h"
#include "port/url.h"
#include "syma/types.h"

#define FIND SYMAI_SIGN_FIND_LOGIN
#define AGAINST SYMAI_SIGN_FIND_REGISTER
#define MORE_SIGN (UINT64_C(1) << SYMAI_SIGN_FIND_MORE)
#define LESS_SIGN (UINT64_C(1) << SYMAI_SIGN_FIND_LESS)
#define LEAD_SCORE 250
#define LEAD_WORDS_MAX 4

/* What is not the page's own is resolved. 0: it is no address. */
static int resolve(const struct symai_look_at *at, struct symai_sighting *s,
                   const char *reference, char **host)
{
    int rc = symai_url_join(s->is_self ? at->asked : at->base,
                            s->is_self ? "" : reference, &s->url, host);

    if (rc < 0)
        return rc == SYMA_EURL ? 0 : rc;
    symai_session_drop(s->url);
    s->site = strcmp(*host, at->home_host) == 0 /* most are */
                  ? SYMAI_SITE_SAME
                  : symai_site_relation(at->home_host, *host);
    return 1;
}

/* The words and the path speak so much against it that no host and no place
 * can make up for it. */
static int is_hopeless(const struct symai_sighting *s)
{
    int is_against = symai_words_say(s->said, SYMAI_SIGN_FIND_NONE) ||
                     symai_words_say(s->path, SYMAI_SIGN_AT_NONE);

    return is_against && s->path_end == 0 && s->text_len > 0;
}

static int rate_all(struct symai_look_at *at, struct symai_sighting *s,
                    const char *reference)
{
    char *host = NULL;
    size_t k;
    int rc;

    if (is_hopeless(s))
        return SYMA_OK;
    rc = resolve(at, s, reference, &host);
    if (rc == 1)
        rc = symai_sighting_ask_host(at, s, host);
    for (k = 0; rc == SYMA_OK && s->url != NULL && k < SYMAI_SIGHTING_KINDS;
         k++) {
        if (symai_sighting_weight(s, k) == 0 &&
            (s->is_self ||
             !symai_words_say(s->path, symai_sighting_kinds[k].path)))
            continue;
        if (s->is_self && symai_sighting_kinds[k].kind != SYMA_SECTION_LOGIN)
            continue; /* a script shows something else there */
        rc = symai_rate(at, s, k, host);
    }
    symai_free(host);
    return rc;
}

static int note_lead(struct symai_look_at *at, struct symai_sighting *s,
                     const char *reference)
{
    char *host = NULL;
    char *normal = NULL;
    int rc = resolve(at, s, reference, &host);

    if (rc == 1 &&
        (s->site == SYMAI_SITE_SAME || s->site == SYMAI_SITE_DOMAIN)) {
        rc = symai_url_normalize(s->url, &normal);
        if (rc == SYMA_OK)
            rc = symai_store_lead(at->store, normal, LEAD_SCORE);
        else if (rc == SYMA_EURL)
            rc = SYMA_OK;
    }
    symai_free(host);
    return rc < 0 ? rc : SYMA_OK;
}

/* It says nothing of the sections. */
static int look_for_lead(struct symai_look_at *at, struct symai_sighting *s,
                         const char *reference)
{
    struct symai_asked *q = &at->words.text;
    int rc;

    if (!at->wants_leads || s->is_self || symai_words_count(q) > LEAD_WORDS_MAX)
        return SYMA_OK;
    rc = symai_words_confirm(&at->words, q, MORE_SIGN);
    if (rc < 0 || !symai_words_say(q->said, SYMAI_SIGN_FIND_MORE))
        return rc;
    symai_words_guess_again(&at->words, q, AGAINST);
    rc = symai_words_confirm(&at->words, q, LESS_SIGN);
    if (rc < 0 || symai_words_say(q->said, SYMAI_SIGN_FIND_LESS))
        return rc;
    return note_lead(at, s, reference);
}

/* A link whose words say something else is asked for its address only where
 * the page there can be looked at: it is proposed for more than that. */
static int may_say(const struct symai_look_at *at, const char *text, size_t len)
{
    return len == 0 || at->wants_leads ||
           symai_ruleset_may_say(at->words.rules, FIND, SYMAI_SIGHTING_SAID,
                                 text, len);
}

int symai_look_link(struct symai_look_at *at, const struct symai_link *link)
{
    const struct symai_span words = symai_link_words(link);
    const char *text = symai_features_text(at->features, words);
    const char *reference;
    struct symai_sighting s;
    int rc;

    if (!may_say(at, text, words.len))
        return SYMA_OK;
    memset(&s, 0, sizeof s);
    s.link = link;
    s.text = text;
    s.text_len = words.len;
    reference = symai_features_text(at->features, link->href);
    s.is_self = symai_address_is_self(reference);
    if (!s.is_self && !symai_address_cut(reference, &s.parts))
        return SYMA_OK;
    rc = symai_sighting_ask(at, &s);
    if (rc == SYMA_OK && !symai_sighting_says(&s))
        rc = look_for_lead(at, &s, reference);
    else if (rc == SYMA_OK)
        rc = symai_sighting_ask_rest(at, &s);
    if (rc == SYMA_OK && symai_sighting_says(&s))
        rc = rate_all(at, &s, reference);
    symai_free(s.url);
    return rc;
}

static int look_at_list(struct symai_look_at *at, const struct symai_vec *links)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < links->count; i++)
        rc = symai_look_link(at, symai_vec_at(links, i));
    return rc;
}

int symai_look_links(struct symai_look_at *at)
{
    int rc = look_at_list(at, &at->features->links);

    return rc == SYMA_OK ? look_at_list(at, &at->features->menu) : rc;
}

int symai_look_address_may_say(const syma_ruleset *r, const char *url)
{
    struct symai_address_parts parts;

    return symai_address_cut(url, &parts) &&
           symai_ruleset_may_say(r, SYMAI_SIGN_AT_LOGIN, SYMAI_SIGHTING_PATH,
                                 parts.path.text, parts.path.len);
}

int symai_look_address(struct symai_look_at *at, const char *url,
                       const struct symai_origin *from)
{
    struct symai_sighting s;
    int rc = SYMA_OK;

    memset(&s, 0, sizeof s);
    s.text = "";
    s.from = from;
    if (!symai_address_cut(url, &s.parts))
        return SYMA_OK;
    rc = symai_sighting_ask(at, &s);
    if (rc == SYMA_OK && symai_sighting_says(&s))
        rc = symai_sighting_ask_rest(at, &s);
    if (rc == SYMA_OK && symai_sighting_says(&s))
        rc = rate_all(at, &s, url);
    symai_free(s.url);
    return rc;
}
