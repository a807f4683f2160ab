/* SPDX-License-Identifier: MIT */
/*
 * A search for sections: pages (pages.h), robots.txt and sitemaps, parted by
 * lines of "----", the first page the home page. What is proposed can be used:
 * its portal file is read by the library, addresses are in normal form, texts
 * are clean, scores lie in their bounds; the order holds, and twice the same
 * is found.
 */
#include <stdlib.h>
#include <string.h>

#include "discover/discovery.h"
#include "discover/robots.h"
#include "discover/sitemap.h"
#include "pages.h"
#include "syma/syma.h"

#define PART "\n----\n"

/* The next part, which ends at a line of "----". */
static int next_part(struct input *in, struct input *part)
{
    size_t i;

    if (in->left == 0)
        return 0;
    *part = *in;
    for (i = 0; i + strlen(PART) <= in->left; i++) {
        if (memcmp(in->at + i, PART, strlen(PART)) == 0) {
            part->left = i + 1;
            in->at += i + strlen(PART);
            in->left -= i + strlen(PART);
            return 1;
        }
    }
    in->at += in->left;
    in->left = 0;
    return 1;
}

static void must_be_address(const char *url)
{
    must_be_line(url);
    MUST(strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0);
    MUST(strchr(url, '#') == NULL && strchr(url, ' ') == NULL);
}

/* ---- robots.txt and sitemaps ---- */

static void take_robots(syma_discovery *d, const struct input *part)
{
    static const char *const paths[] = {"/", "/login?a=b", "/a/%7Eb$", "/*"};
    struct symai_robots r;
    const char *sitemap;
    char *copy;
    size_t len;
    size_t i;
    struct input in = *part;

    copy = input_rest(&in, &len);
    symai_robots_init(&r);
    MUST(symai_robots_read(&r, copy, len, "libsyma") == SYMA_OK);
    for (i = 0; i < sizeof paths / sizeof *paths; i++) {
        int allowed = symai_robots_allows(&r, paths[i]);

        MUST(allowed == 0 || allowed == 1);
        MUST(symai_robots_allows(&r, paths[i]) == allowed);
        if (!allowed)
            MUST(symai_discovery_bar(d, "https://shop.example/barred") ==
                 SYMA_OK);
    }
    sitemap = symai_robots_sitemap(&r, 0);
    for (i = 0; sitemap != NULL; sitemap = symai_robots_sitemap(&r, ++i))
        MUST(i < SYMAI_ROBOTS_SITEMAPS && sitemap[0] != '\0');
    symai_discovery_set_robots(d, SYMA_ROBOTS_READ);
    symai_robots_free(&r);
    free(copy);
}

static int take_address(void *user, const char *url, int is_sitemap)
{
    syma_discovery *d = user;

    /* As it is written there, so nothing more than that is sure. */
    MUST(url[0] != '\0');
    if (is_sitemap || !symai_discovery_wants(d, url, page_rules()))
        return SYMA_OK;
    return symai_discovery_take_address(d, url, page_rules());
}

static void take_sitemap(syma_discovery *d, const struct input *part)
{
    struct input in = *part;
    size_t len;
    char *copy = input_rest(&in, &len);
    int rc = symai_sitemap_read(copy, len, take_address, d);

    MUST(rc == SYMA_OK || rc == SYMA_ESYNTAX || rc == SYMA_ELIMIT);
    free(copy);
}

/* ---- pages ---- */

static void take_page(syma_discovery *d, const struct input *part, int look)
{
    struct page_text t;
    struct input in = *part;
    syma_page *p;
    int rc;

    page_text_read(&t, &in);
    p = page_text_make(&t, PAGE_CUT);
    rc = symai_discovery_take(d, p, NULL, look, page_rules(), PAGE_NOW_MS);
    MUST(rc == SYMA_OK || rc == SYMA_EINVAL);
    syma_page_free(p);
    page_text_clear(&t);
}

static syma_discovery *search_for(const uint8_t *data, size_t size)
{
    int look = SYMAI_LOOK_HOME;
    syma_discovery *d = NULL;
    const char *lead;
    struct input in;
    struct input part;

    MUST(symai_discovery_new(&d) == SYMA_OK);
    input_begin(&in, data, size);
    while (next_part(&in, &part)) {
        if (part.left > 8 && memcmp(part.at, ":robots\n", 8) == 0) {
            part.at += 8;
            part.left -= 8;
            take_robots(d, &part);
        } else if (part.left > 9 && memcmp(part.at, ":sitemap\n", 9) == 0) {
            part.at += 9;
            part.left -= 9;
            take_sitemap(d, &part);
        } else {
            take_page(d, &part, look);
            look = SYMAI_LOOK_PAGE;
        }
        lead = symai_discovery_lead(d);
        if (lead != NULL)
            must_be_address(lead);
    }
    MUST(symai_discovery_finish(d) == SYMA_OK);
    return d;
}

/* ---- what was found ---- */

static void must_be_candidate(const syma_candidate *c)
{
    size_t i;

    must_be_address(syma_candidate_url(c));
    must_be_line(syma_candidate_found_by(c));
    must_be_line(syma_candidate_found_at(c));
    MUST(syma_candidate_score(c) >= 0 && syma_candidate_score(c) <= 1000);
    MUST(syma_candidate_evidence_count(c) > 0);
    for (i = 0; i < syma_candidate_evidence_count(c); i++) {
        int weight = syma_candidate_evidence_weight(c, i);

        MUST(weight >= -1000 && weight <= 1000);
        must_be_line(syma_candidate_evidence_code(c, i));
        must_be_line(syma_candidate_evidence_text(c, i));
    }
}

static void must_be_ordered(const syma_discovery *d)
{
    const syma_candidate *before = NULL;
    const syma_candidate *c;
    size_t i;

    for (i = 0; i < syma_discovery_count(d); i++) {
        c = syma_discovery_candidate(d, i);
        must_be_candidate(c);
        if (before != NULL) {
            MUST(syma_candidate_kind(before) <= syma_candidate_kind(c));
            MUST(syma_candidate_kind(before) != syma_candidate_kind(c) ||
                 syma_candidate_score(before) >= syma_candidate_score(c));
        }
        before = c;
    }
    MUST(syma_discovery_candidate(d, i) == NULL);
}

/* What is proposed is a portal, and its file is one. */
static void must_be_portal(const syma_discovery *d)
{
    syma_portal *p = NULL;
    syma_portal *read = NULL;
    char *text = NULL;

    MUST(syma_discovery_to_portal(d, "found", &p) == SYMA_OK);
    MUST(syma_discovery_format(d, "portal", &text) == SYMA_OK);
    MUST(syma_portal_new("", &read) == SYMA_OK);
    if (syma_portal_load(read, text, strlen(text)) != SYMA_OK)
        fuzz_fail(__FILE__, __LINE__, "what is proposed is a portal file",
                  syma_portal_last_error(read));
    MUST(syma_portal_section_count(read) == syma_portal_section_count(p));
    syma_string_free(text);
    syma_portal_free(read);
    syma_portal_free(p);
}

static char *told(const syma_discovery *d, const char *format)
{
    char *text = NULL;

    MUST(syma_discovery_format(d, format, &text) == SYMA_OK);
    must_be_text(text);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int64_t since;
    syma_discovery *d;
    syma_discovery *again;
    char *json;
    char *other;

    page_rules(); /* made once, and not what is measured */
    since = cpu_ms();
    d = search_for(data, size);
    must_be_quick(since, size);
    json = told(d, "json");
    must_be_ordered(d);
    syma_string_free(told(d, "text"));
    if (syma_discovery_home_url(d)[0] != '\0')
        must_be_portal(d);
    again = search_for(data, size);
    other = told(again, "json");
    MUST_EQUAL(json, other);
    syma_string_free(json);
    syma_string_free(other);
    syma_discovery_unref(again);
    syma_discovery_unref(d);
    return 0;
}
