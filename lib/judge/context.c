/* SPDX-License-Identifier: MIT */
/*
 * The context object: what the caller tells the judge beside the page.
 */
#include "judge/context.h"

#include <string.h>

#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "judge/when.h"
#include "page/page.h"

#define MAX_LOGIN_URLS 64

/* 9999-12-31T23:59:59.999Z: no date is later, and sums of it and of what a
 * page says do not overflow. */
#define LAST_MS INT64_C(253402300799999)

int syma_context_new(syma_context **out)
{
    syma_context *c;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    c = symai_calloc(1, sizeof *c);
    if (c == NULL)
        return SYMA_ENOMEM;
    c->now_ms = -1;
    symai_vec_init(&c->login_urls, sizeof(char *), MAX_LOGIN_URLS);
    symai_expect_list_init(&c->expects);
    *out = c;
    return SYMA_OK;
}

void symai_context_clear_section(struct syma_context *c)
{
    size_t i;

    for (i = 0; i < c->login_urls.count; i++)
        symai_free(*(char **)symai_vec_at(&c->login_urls, i));
    symai_vec_free(&c->login_urls);
    symai_vec_init(&c->login_urls, sizeof(char *), MAX_LOGIN_URLS);
    symai_expect_list_free(&c->expects);
    symai_expect_list_init(&c->expects);
    symai_free(c->home_url);
    c->home_url = NULL;
    symai_free(c->section_url);
    c->section_url = NULL;
    c->has_credentials = 0;
    c->signature[0] = '\0';
}

void syma_context_free(syma_context *c)
{
    if (c == NULL)
        return;
    symai_context_clear_section(c);
    symai_vec_free(&c->login_urls);
    symai_expect_list_free(&c->expects);
    symai_zone_free(c->zone);
    symai_free(c);
}

int syma_context_set_now_ms(syma_context *c, int64_t now)
{
    if (c == NULL)
        return SYMA_EINVAL;
    if (now < 0)
        return SYMA_ERANGE;
    c->now_ms = now < LAST_MS ? now : LAST_MS;
    return SYMA_OK;
}

int syma_context_set_time_zone(syma_context *c, const char *iana_name)
{
    struct symai_zone *zone = NULL;
    int rc;

    if (c == NULL || iana_name == NULL)
        return SYMA_EINVAL;
    rc = symai_zone_load(symai_options_str(NULL, SYMAI_OPT_zoneinfo_dir),
                         iana_name, &zone);
    if (rc < 0)
        return rc;
    symai_zone_free(c->zone);
    c->zone = zone;
    return SYMA_OK;
}

/* BCP 47 in its outer form: parts of 1 to 8 letters or digits. */
static int is_language_tag(const char *tag)
{
    size_t part = 0;
    size_t i;

    if (!symai_ascii_is_alpha((unsigned char)tag[0]))
        return 0;
    for (i = 0; i < 36 && tag[i] != '\0'; i++) {
        if (tag[i] == '-' && part > 0)
            part = 0;
        else if (symai_ascii_is_alnum((unsigned char)tag[i]) && part < 8)
            part++;
        else
            return 0;
    }
    return tag[i] == '\0' && part > 0;
}

static int replace(char **field, const char *text)
{
    char *copy = NULL;
    int rc = symai_strdup(text, &copy);

    if (rc < 0)
        return rc;
    symai_free(*field);
    *field = copy;
    return SYMA_OK;
}

/* The country of a language tag, its part of two letters or three digits
 * behind the language and a script (RFC 5646 section 2.1); "" where none is. */
static const char *region_of(const char *tag, size_t *len)
{
    const char *part = tag + strcspn(tag, "-");

    while (*part == '-') {
        part++;
        *len = strcspn(part, "-");
        if (*len == 2 ||
            (*len == 3 && symai_ascii_is_digit((unsigned char)part[0])))
            return part;
        if (*len == 1) /* extensions begin */
            break;
        part += *len;
    }
    *len = 0;
    return "";
}

static int is_one_of(const char *word, size_t len, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (symai_ascii_equal_n(word, len, *list))
            return 1;
    }
    return 0;
}

/* By the short date formats of Unicode CLDR. The United States and what
 * writes as they do put the month first, Canada both ways; of English without
 * a country nothing is known. Languages that put the year first anyway mean
 * the month by the first of two numbers. */
static int date_order_of(const char *tag)
{
    static const char *const month_first[] = {"US", "PH", "PR", "GU", "VI",
                                              "AS", "MP", "UM", "PA", NULL};
    static const char *const year_first[] = {"ja", "zh", "ko", "hu",
                                             "lt", "mn", NULL};
    size_t language = strcspn(tag, "-");
    size_t len;
    const char *region = region_of(tag, &len);

    if (is_one_of(region, len, month_first) ||
        is_one_of(tag, language, year_first))
        return SYMAI_WHEN_MONTH_FIRST;
    if (symai_ascii_equal_n(region, len, "CA") ||
        (len == 0 && symai_ascii_equal_n(tag, language, "en")))
        return SYMAI_WHEN_EITHER;
    return SYMAI_WHEN_DAY_FIRST;
}

int syma_context_set_language(syma_context *c, const char *bcp47)
{
    if (c == NULL || bcp47 == NULL || !is_language_tag(bcp47))
        return SYMA_EINVAL;
    c->date_order = date_order_of(bcp47);
    return SYMA_OK;
}

int syma_context_set_credentials(syma_context *c, int given)
{
    if (c == NULL)
        return SYMA_EINVAL;
    c->has_credentials = given != 0;
    return SYMA_OK;
}

int syma_context_set_signature(syma_context *c, const char *signature)
{
    if (c == NULL || signature == NULL)
        return SYMA_EINVAL;
    if (signature[0] != '\0' && !symai_signature_read(signature, NULL))
        return SYMA_ESYNTAX;
    memcpy(c->signature, signature, strlen(signature) + 1);
    return SYMA_OK;
}

/* A site that says by its status what is missing needs no likeness. */
int syma_context_set_not_found(syma_context *c, const syma_page *p)
{
    const struct symai_response *r;
    int rc;

    if (c == NULL || p == NULL)
        return SYMA_EINVAL;
    r = symai_page_response(p);
    if (symai_page_features(p) == NULL || r == NULL)
        return SYMA_ESTATE;
    rc = symai_likeness_of(symai_page_features(p), &c->not_found);
    if (rc < 0 || r->failure != NULL || r->status >= 300)
        c->not_found.count = 0;
    return rc;
}

int symai_context_set_home(struct syma_context *c, const char *url)
{
    return replace(&c->home_url, url);
}

int symai_context_set_section_url(struct syma_context *c, const char *url)
{
    return replace(&c->section_url, url);
}

int symai_context_add_login_url(struct syma_context *c, const char *url)
{
    char *copy = NULL;
    void *item;
    int rc;

    rc = symai_strdup(url, &copy);
    if (rc < 0)
        return rc;
    rc = symai_vec_push(&c->login_urls, &item);
    if (rc < 0) {
        symai_free(copy);
        return rc;
    }
    *(char **)item = copy;
    return SYMA_OK;
}

int symai_context_add_expect(struct syma_context *c, int type, int must,
                             const char *pattern)
{
    return symai_expect_list_add(&c->expects, type, must, pattern, NULL);
}
