/* SPDX-License-Identifier: MIT */
/*
 * Takes in page after page. What a look at a candidate's page adds to it or
 * takes from it is told apart from what links say.
 */
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "discover/look.h"
#include "discover/object.h"
#include "discover/site.h"
#include "discover/weights.h"
#include "page/page.h"
#include "port/regex.h"
#include "port/url.h"
#include "syma/types.h"

#define HOST_MAX 253 /* bytes of a name */

/* ---- a look at a candidate ---- */

static int is_gone(const struct symai_response *r)
{
    return r->failure == NULL && (r->status == 404 || r->status == 410);
}

static int proof_of(const struct symai_page_forms *forms, int kind)
{
    if (kind == SYMA_SECTION_ACTIVATION && forms->has_activation)
        return SYMAI_WEIGHT_PROVEN;
    if (!forms->has_login)
        return 0;
    return kind == SYMA_SECTION_LOGIN ? SYMAI_WEIGHT_PROVEN : SYMAI_WEIGHT_GATE;
}

static int add_proof(struct syma_candidate *c, int weight)
{
    const char *text =
        c->kind == SYMA_SECTION_ACTIVATION && weight == SYMAI_WEIGHT_PROVEN
            ? "activation form"
            : "login form";

    return symai_candidate_add(c, "page.proof", text, strlen(text), weight);
}

static int prove(syma_discovery *d, const char *url,
                 const struct symai_response *r,
                 const struct symai_page_forms *forms)
{
    struct syma_candidate *c;
    int proof;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < d->store.candidates.count; i++) {
        c = symai_vec_at(&d->store.candidates, i);
        if (strcmp(c->key, url) != 0)
            continue;
        c->is_looked_at = 1;
        proof = proof_of(forms, c->kind);
        if (is_gone(r))
            rc = symai_candidate_add(c, "page.gone", "", 0, SYMAI_WEIGHT_GONE);
        else if (proof > 0)
            rc = add_proof(c, proof);
        c->is_proven |= proof == SYMAI_WEIGHT_PROVEN;
    }
    return rc;
}

static int is_empty_path(const struct symai_url *url)
{
    return strcmp(url->path, "/") == 0;
}

/* Of a host of its own all is the account's; of the home page's what has the
 * same first part of the path. */
static int is_beside(const struct symai_url *a, const struct symai_url *b,
                     const char *home_host)
{
    size_t len = strcspn(a->path + 1, "/") + 1;

    if (strcmp(a->host, b->host) != 0)
        return 0;
    return symai_site_relation(home_host, a->host) != SYMAI_SITE_SAME ||
           strncmp(a->path, b->path, len) == 0;
}

/* Where passwords are changed, there the account is. */
static int take_well_known(syma_discovery *d, const char *url)
{
    struct symai_url there;
    struct symai_url own;
    struct syma_candidate *c;
    size_t i;
    int rc = symai_url_parse(url, &there);

    if (rc < 0 || is_empty_path(&there)) {
        symai_url_clear(&there);
        return rc == SYMA_ENOMEM ? rc : SYMA_OK;
    }
    for (i = 0; rc == SYMA_OK && i < d->store.candidates.count; i++) {
        c = symai_vec_at(&d->store.candidates, i);
        rc = symai_url_parse(c->url, &own);
        if (rc == SYMA_OK && c->kind != SYMA_SECTION_ACTIVATION &&
            is_beside(&there, &own, d->home_host))
            rc = symai_candidate_add(c, "site.well_known", url, strlen(url),
                                     SYMAI_WEIGHT_WELL_KNOWN);
        symai_url_clear(&own);
    }
    symai_url_clear(&there);
    return rc == SYMA_EURL ? SYMA_OK : rc;
}

/* ---- one page ---- */

static int asker_new(struct symai_words_asker *a, const syma_ruleset *r,
                     int64_t match_limit)
{
    struct symai_regex_scratch *scratch = NULL;
    int rc = symai_regex_scratch_new(match_limit, &scratch);

    symai_words_init(a, r, scratch);
    return rc;
}

static void asker_free(struct symai_words_asker *a)
{
    symai_regex_scratch_free(a->scratch);
    symai_words_free(a);
}

/* The page's own address, or its base element against it. */
static int base_of(const struct symai_features *f, const char *url,
                   const char *asked, char **out)
{
    int rc;

    if (f->base.len == 0 && strcmp(url, asked) == 0)
        return symai_strdup(asked, out);
    rc = symai_url_resolve(url, symai_features_text(f, f->base), out);
    if (rc == SYMA_EURL && f->base.len > 0)
        rc = symai_url_resolve(url, "", out);
    return rc;
}

/* An error's page has the menu of the others at best. */
static int is_worth_a_look(const struct symai_response *r, int look)
{
    return r->failure == NULL && (look == SYMAI_LOOK_HOME || r->status < 400);
}

static int look_at(syma_discovery *d, const syma_page *p, const char *asked,
                   int look, int wants_leads, const syma_ruleset *r,
                   struct symai_page_forms *forms)
{
    const struct symai_response *response = symai_page_response(p);
    struct symai_look_at at;
    char *base = NULL;
    int rc;

    memset(&at, 0, sizeof at);
    at.features = symai_page_features(p);
    at.asked = asked;
    at.home_host = d->home_host;
    at.is_deep = look == SYMAI_LOOK_PAGE;
    at.wants_leads = wants_leads;
    at.store = &d->store;
    rc = base_of(at.features,
                 response->final_url != NULL ? response->final_url : asked,
                 asked, &base);
    at.base = base;
    if (rc == SYMA_OK)
        rc = asker_new(&at.words, r,
                       symai_options_int(symai_page_options(p),
                                         SYMAI_OPT_regex_match_limit));
    if (rc == SYMA_OK) {
        rc = symai_look_forms(&at, forms);
        if (rc == SYMA_OK)
            rc = symai_look_links(&at);
        if (rc == SYMA_OK && look == SYMAI_LOOK_HOME && wants_leads)
            rc = symai_discovery_note_variants(d, at.features, base);
        asker_free(&at.words);
    }
    symai_free(base);
    return rc;
}

static int take_page(syma_discovery *d, const syma_page *p, const char *asked,
                     int look, int wants_leads, const syma_ruleset *r)
{
    const struct symai_response *response = symai_page_response(p);
    struct symai_page_forms forms;
    int rc = SYMA_OK;

    memset(&forms, 0, sizeof forms);
    if (is_worth_a_look(response, look))
        rc = look_at(d, p, asked, look, wants_leads, r, &forms);
    if (rc == SYMA_OK)
        rc = prove(d, asked, response, &forms);
    if (rc == SYMA_OK && wants_leads && is_worth_a_look(response, look))
        rc = symai_discovery_offers(d, p,
                                    forms.has_activation
                                        ? SYMA_SECTION_ACTIVATION
                                        : SYMA_SECTION_GENERIC,
                                    asked, r);
    return rc;
}

static int take_home(syma_discovery *d, const syma_page *p, const char *asked)
{
    const struct symai_response *response = symai_page_response(p);
    const char *home = response->home_url != NULL    ? response->home_url
                       : response->final_url != NULL ? response->final_url
                                                     : asked;
    char *url = NULL;
    int rc = strcmp(home, asked) == 0 ? symai_strdup(asked, &url)
                                      : symai_url_normalize(home, &url);

    if (rc == SYMA_OK)
        rc = symai_discovery_set_home(d, url, symai_page_features(p));
    d->match_limit =
        symai_options_int(symai_page_options(p), SYMAI_OPT_regex_match_limit);
    symai_free(url);
    return rc;
}

/* asked: in normal form. */
static int take(syma_discovery *d, const syma_page *p, const char *asked,
                int look, const syma_ruleset *r, int64_t now_ms)
{
    const struct symai_response *response = symai_page_response(p);
    const char *final =
        response->final_url != NULL ? response->final_url : asked;
    int rc = SYMA_OK;

    if (look == SYMAI_LOOK_WELL_KNOWN)
        return response->failure == NULL && response->status == 200
                   ? take_well_known(d, final)
                   : SYMA_OK;
    if (look == SYMAI_LOOK_HOME)
        rc = take_home(d, p, asked);
    if (rc == SYMA_OK)
        rc = symai_discovery_note_page(d, asked, response->status);
    if (rc == SYMA_OK && now_ms >= 0)
        rc = symai_discovery_judge(d, p, look, asked, r, now_ms);
    return rc == SYMA_OK ? take_page(d, p, asked, look, now_ms >= 0, r) : rc;
}

int symai_discovery_take(syma_discovery *d, const syma_page *p,
                         const char *asked, int look, const syma_ruleset *r,
                         int64_t now_ms)
{
    const struct symai_response *response = symai_page_response(p);
    char *url = NULL;
    int rc;

    if (asked == NULL)
        asked = response->final_url != NULL ? response->final_url
                                            : response->request_url;
    if (asked == NULL)
        return SYMA_EINVAL;
    rc = symai_url_normalize(asked, &url);
    if (rc == SYMA_OK)
        rc = take(d, p, url, look, r, now_ms);
    symai_free(url);
    return rc == SYMA_EURL ? SYMA_EINVAL : rc;
}

static int is_own(const syma_discovery *d, const char *url)
{
    char host[HOST_MAX + 1];
    size_t len;
    const char *from = symai_url_host(url, &len);
    int site;

    if (len > HOST_MAX)
        return 0;
    memcpy(host, from, len);
    host[len] = '\0';
    site = symai_site_relation(d->home_host, host);
    return site != SYMAI_SITE_OTHER && site != SYMAI_SITE_FOREIGN;
}

int symai_discovery_wants(const syma_discovery *d, const char *url,
                          const syma_ruleset *r)
{
    return symai_look_address_may_say(r, url) && is_own(d, url);
}

int symai_discovery_take_address(syma_discovery *d, const char *url,
                                 const syma_ruleset *r)
{
    static const struct symai_origin sitemap = {"site.sitemap", "sitemap",
                                                SYMAI_WEIGHT_SITEMAP};
    struct symai_look_at at;
    int rc;

    memset(&at, 0, sizeof at);
    at.base = d->home_url;
    at.asked = d->home_url;
    at.home_host = d->home_host;
    at.store = &d->store;
    rc = asker_new(&at.words, r, d->match_limit);
    if (rc == SYMA_OK)
        rc = symai_look_address(&at, url, &sitemap);
    asker_free(&at.words);
    return rc;
}

/* ---- what to look at next ---- */

static int was_seen(const syma_discovery *d, const char *url)
{
    return symai_discovery_is_skipped(d, url) ||
           symai_discovery_page(d, url) != NULL;
}

/* It was looked at, and is what it is to be: has the form, where that shows. */
static int is_settled(const syma_discovery *d, int kind)
{
    const struct syma_candidate *c;
    size_t i;

    for (i = 0; i < d->store.candidates.count; i++) {
        c = symai_vec_at(&d->store.candidates, i);
        if (c->kind == kind && c->score >= SYMAI_SCORE_PROPOSED &&
            was_seen(d, c->key) &&
            (c->is_proven || kind == SYMA_SECTION_ACCOUNT))
            return 1;
    }
    return 0;
}

static const struct syma_candidate *next_candidate(const syma_discovery *d)
{
    const struct syma_candidate *best = NULL;
    const struct syma_candidate *c;
    size_t i;

    for (i = 0; i < d->store.candidates.count; i++) {
        c = symai_vec_at(&d->store.candidates, i);
        if (c->score >= SYMAI_SCORE_LEAD &&
            (best == NULL || c->score > best->score) && !was_seen(d, c->key) &&
            !is_settled(d, c->kind) && is_own(d, c->url))
            best = c;
    }
    return best;
}

static int is_all_settled(const syma_discovery *d)
{
    return is_settled(d, SYMA_SECTION_LOGIN) &&
           is_settled(d, SYMA_SECTION_ACCOUNT) &&
           is_settled(d, SYMA_SECTION_ACTIVATION);
}

const char *symai_discovery_lead(const syma_discovery *d)
{
    const struct syma_candidate *c = next_candidate(d);
    const struct symai_lead *best = NULL;
    const struct symai_lead *lead;
    size_t i;

    if (c != NULL)
        return c->url;
    for (i = 0; !is_all_settled(d) && i < d->store.leads.count; i++) {
        lead = symai_vec_at(&d->store.leads, i);
        if ((best == NULL || lead->score > best->score) &&
            !was_seen(d, lead->url))
            best = lead;
    }
    return best != NULL ? best->url : NULL;
}
