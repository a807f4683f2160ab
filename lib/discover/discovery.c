/* SPDX-License-Identifier: MIT */
/*
 * The object and its lists: pages, the home page's own facts, its variants.
 */
#include "discover/object.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "port/url.h"
#include "syma/verdict.h"
#include "watch/section.h"

#define LANGUAGE_MAX 35 /* BCP 47, 4.4.1 */

/* ---- the object ---- */

int symai_discovery_new(syma_discovery **out)
{
    syma_discovery *d = symai_calloc(1, sizeof *d);
    int rc;

    *out = NULL;
    if (d == NULL)
        return SYMA_ENOMEM;
    symai_refs_init(&d->refs);
    d->match_limit = symai_options_int(NULL, SYMAI_OPT_regex_match_limit);
    symai_store_init(&d->store);
    symai_vec_init(&d->pages, sizeof(struct symai_seen_page),
                   SYMAI_DISCOVERY_PAGES_MAX);
    symai_vec_init(&d->skipped, sizeof(char *), SYMAI_DISCOVERY_SKIPPED_MAX);
    symai_vec_init(&d->variants, sizeof(char *), SYMAI_DISCOVERY_VARIANTS_MAX);
    symai_vec_init(&d->barred, sizeof(char *), SYMAI_DISCOVERY_BARRED_MAX);
    symai_fallback_list_init(&d->fallbacks);
    symai_vec_init(&d->sources, sizeof(char *), SYMAI_DISCOVERY_WAYS_MAX);
    rc = symai_strdup("", &d->home_url);
    if (rc == SYMA_OK)
        rc = symai_strdup("", &d->home_host);
    if (rc == SYMA_OK)
        rc = symai_strdup("", &d->language);
    if (rc < 0)
        syma_discovery_unref(d);
    else
        *out = d;
    return rc;
}

static void free_strings(struct symai_vec *list)
{
    char **text;
    size_t i;

    for (i = 0; i < list->count; i++) {
        text = symai_vec_at(list, i);
        symai_free(*text);
    }
    symai_vec_free(list);
}

static void destroy(syma_discovery *d)
{
    struct symai_seen_page *page;
    size_t i;

    for (i = 0; i < d->pages.count; i++) {
        page = symai_vec_at(&d->pages, i);
        symai_free(page->url);
    }
    symai_vec_free(&d->pages);
    symai_store_free(&d->store);
    free_strings(&d->skipped);
    free_strings(&d->variants);
    free_strings(&d->barred);
    free_strings(&d->sources);
    symai_fallback_list_free(&d->fallbacks);
    syma_verdict_unref(d->verdict);
    symai_free(d->home_url);
    symai_free(d->home_host);
    symai_free(d->language);
    symai_free(d);
}

syma_discovery *syma_discovery_ref(const syma_discovery *d)
{
    syma_discovery *shared = (syma_discovery *)d;

    if (shared != NULL)
        symai_refs_take(&shared->refs);
    return shared;
}

void syma_discovery_unref(syma_discovery *d)
{
    if (d != NULL && symai_refs_drop(&d->refs))
        destroy(d);
}

int symai_discovery_push(struct symai_vec *list, char *text)
{
    void *item;
    int rc = symai_vec_push(list, &item);

    if (rc < 0)
        symai_free(text);
    else
        *(char **)item = text;
    return rc;
}

/* ---- pages ---- */

struct symai_seen_page *symai_discovery_page(const syma_discovery *d,
                                             const char *url)
{
    struct symai_seen_page *page;
    size_t i;

    for (i = 0; i < d->pages.count; i++) {
        page = symai_vec_at(&d->pages, i);
        if (strcmp(page->url, url) == 0)
            return page;
    }
    return NULL;
}

int symai_discovery_note_page(syma_discovery *d, const char *asked, int status)
{
    struct symai_seen_page *page;
    char *url = NULL;
    void *item;
    int rc;

    if (symai_discovery_page(d, asked) != NULL)
        return SYMA_OK;
    rc = symai_strdup(asked, &url);
    if (rc < 0)
        return rc;
    rc = symai_vec_push(&d->pages, &item);
    if (rc < 0) {
        symai_free(url);
        return rc == SYMA_ELIMIT ? SYMA_OK : rc;
    }
    page = item;
    page->url = url;
    page->status = status;
    return SYMA_OK;
}

static int has_text(const struct symai_vec *list, const char *text)
{
    char **known;
    size_t i;

    for (i = 0; i < list->count; i++) {
        known = symai_vec_at(list, i);
        if (strcmp(*known, text) == 0)
            return 1;
    }
    return 0;
}

/* The address in its normal form, once; past the bound it is left out. What is
 * no address is none. */
static int note_once(struct symai_vec *list, const char *url)
{
    char *normal = NULL;
    int rc = symai_url_normalize(url, &normal);

    if (rc == SYMA_OK && has_text(list, normal))
        symai_free(normal);
    else if (rc == SYMA_OK)
        rc = symai_discovery_push(list, normal);
    return rc == SYMA_EURL || rc == SYMA_ELIMIT ? SYMA_OK : rc;
}

int symai_discovery_is_skipped(const syma_discovery *d, const char *url)
{
    return has_text(&d->skipped, url);
}

int symai_discovery_skip(syma_discovery *d, const char *url)
{
    return note_once(&d->skipped, url);
}

int symai_discovery_bar(syma_discovery *d, const char *url)
{
    return note_once(&d->barred, url);
}

void symai_discovery_set_robots(syma_discovery *d, int robots)
{
    d->robots = robots;
}

/* ---- the home page ---- */

static int set_text(char **to, const char *text)
{
    char *copy = NULL;
    int rc = symai_strdup(text, &copy);

    if (rc < 0)
        return rc;
    symai_free(*to);
    *to = copy;
    return SYMA_OK;
}

/* What a page calls its language may be anything. */
static int is_language_tag(const char *text)
{
    size_t len = strlen(text);
    size_t i;

    for (i = 0; i < len; i++) {
        if (!symai_ascii_is_alnum((unsigned char)text[i]) && text[i] != '-')
            return 0;
    }
    return len <= LANGUAGE_MAX;
}

int symai_discovery_set_home(syma_discovery *d, const char *url,
                             const struct symai_features *f)
{
    size_t len;
    const char *host = symai_url_host(url, &len);
    const char *language = symai_features_text(f, f->language);
    char *copy = NULL;
    int rc = symai_strndup(host, len, &copy);

    if (rc == SYMA_OK)
        rc = set_text(&d->home_host, copy);
    if (rc == SYMA_OK)
        rc = set_text(&d->home_url, url);
    if (rc == SYMA_OK)
        rc = set_text(&d->language, is_language_tag(language) ? language : "");
    symai_free(copy);
    return rc;
}

static int note_variant(syma_discovery *d, const char *base,
                        const char *reference)
{
    char *url = NULL;
    int rc = symai_url_join(base, reference, &url, NULL);

    if (rc == SYMA_OK && strcmp(url, d->home_url) != 0)
        rc = note_once(&d->variants, url);
    symai_free(url);
    return rc == SYMA_EURL ? SYMA_OK : rc;
}

int symai_discovery_note_variants(syma_discovery *d,
                                  const struct symai_features *f,
                                  const char *base)
{
    const struct symai_alternate *a;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < f->alternates.count; i++) {
        a = symai_vec_at(&f->alternates, i);
        rc = note_variant(d, base, symai_features_text(f, a->href));
    }
    return rc;
}

const char *symai_discovery_variant(const syma_discovery *d, size_t i)
{
    char **url = symai_vec_at(&d->variants, i);

    return url != NULL ? *url : NULL;
}
