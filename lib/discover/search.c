/* SPDX-License-Identifier: MIT */
/*
 * Step by step, in the order of the table below. Before the first request to
 * a place its robots.txt is asked; what it does not allow is passed over, but
 * for the home page, which was named by the user.
 */
#include "discover/search.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "discover/gate.h"
#include "discover/robots.h"
#include "discover/sitemap.h"
#include "page/page.h"
#include "port/url.h"

/* RFC 9309, 2.5: at least 500 KiB of a robots.txt are read. */
#define ROBOTS_BYTES SYMAI_ROBOTS_BYTES
#define SITEMAP_BYTES SYMAI_SEARCH_KEEP_MAX
#define SITEMAPS_MAX 3
#define ADDRESSES_MAX 10000
#define PROMISING_MAX 500 /* each is held against all rules of robots.txt */
#define VARIANTS_MAX 4
#define PAGES_MAX 64 /* as the option has it */
#define TRIES_MAX 256
#define SEEN_MAX 1024

/* A change-password URL for discovery, and what is asked before: a host that
 * has a page for every address has none for this one. */
#define WELL_KNOWN "/.well-known/"
#define ABSENT_PATH                                                \
    WELL_KNOWN "resource-that-should-not-exist-whose-status-code-" \
               "should-not-be-200"
#define PASSWORD_PATH WELL_KNOWN "change-password"

enum step {
    STEP_HOME = 0,
    STEP_ABSENT,
    STEP_PASSWORD,
    STEP_SITEMAP,
    STEP_VARIANT,
    STEP_LEAD,
    STEP_DONE
};

struct symai_search {
    struct symai_gate gate;
    const syma_ruleset *rules;
    syma_discovery *found;
    char *url;        /* of the home page, as it was named */
    char *home;       /* where it was in the end; NULL: has not come yet */
    size_t pages;     /* leads that are asked at most */
    int has_baseline; /* what cannot exist may be asked for */

    int step;         /* enum step */
    size_t tries;     /* of this step: addresses that were thought of, */
    size_t asked;     /* and that were asked */
    char *now;        /* under way; NULL: nothing is */
    int is_robots;    /* it is a robots.txt */
    int is_barred;    /* it led on to where we may not go */
    char *beside;     /* a robots.txt that it waits for; or NULL */
    int is_honest;    /* the host says what it does not have */
    size_t addresses; /* of sitemaps, that are still read, */
    size_t promising; /* and of these looked at closely */
    struct symai_vec sitemaps; /* char *, asked and to be asked */
    struct symai_vec seen;     /* char *, in normal form */
};

/* --- lists of addresses --- */

static void free_list(struct symai_vec *list)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        symai_free(*(char **)symai_vec_at(list, i));
    symai_vec_free(list);
}

static int has_entry(const struct symai_vec *list, const char *url)
{
    size_t i;

    for (i = 0; i < list->count; i++) {
        if (strcmp(*(char **)symai_vec_at(list, i), url) == 0)
            return 1;
    }
    return 0;
}

/* Takes the text over. Nothing past the bound, and nothing twice. */
static int add_entry(struct symai_vec *list, char *url)
{
    void *slot = NULL;
    int rc = has_entry(list, url) ? SYMA_ELIMIT : symai_vec_push(list, &slot);

    if (rc == SYMA_OK)
        *(char **)slot = url;
    else
        symai_free(url);
    return rc == SYMA_ENOMEM ? rc : SYMA_OK;
}

/* 1: it was asked, or is where the home page was; 0, or SYMA_ENOMEM. What
 * another page led to may be asked all the same: it is a candidate of its own.
 * What is no address was never asked. */
static int was_seen(const struct symai_search *s, const char *url)
{
    char *normal = NULL;
    int rc = symai_url_normalize(url, &normal);

    if (rc == SYMA_OK)
        rc = has_entry(&s->seen, normal);
    symai_free(normal);
    return rc == SYMA_EURL ? 0 : rc;
}

static int remember(struct symai_search *s, const char *url)
{
    char *normal = NULL;
    int rc = symai_url_normalize(url, &normal);

    if (rc < 0)
        return rc == SYMA_EURL ? SYMA_OK : rc;
    return add_entry(&s->seen, normal);
}

/* --- the steps --- */

/* All give 1 and an address; 0: there is none (any more); or a code. */

static int pick_home(struct symai_search *s, char **out)
{
    int rc = symai_strdup(s->url, out);

    return rc < 0 ? rc : 1;
}

static int pick_path(const struct symai_search *s, const char *path, char **out)
{
    int rc = symai_url_resolve(s->home, path, out);

    return rc < 0 ? rc : 1;
}

static int pick_absent(struct symai_search *s, char **out)
{
    return s->has_baseline ? pick_path(s, ABSENT_PATH, out) : 0;
}

static int pick_password(struct symai_search *s, char **out)
{
    return s->is_honest ? pick_path(s, PASSWORD_PATH, out) : 0;
}

/* Of the site itself only: a robots.txt may name what it likes. */
static int add_sitemap(struct symai_search *s, const char *url)
{
    struct symai_url home;
    struct symai_url parts;
    char *copy = NULL;
    int rc = symai_url_parse(s->home, &home);

    memset(&parts, 0, sizeof parts);
    if (rc == SYMA_OK)
        rc = symai_url_parse(url, &parts);
    if (rc == SYMA_OK && symai_url_same_site(&home, &parts))
        rc = symai_url_resolve(url, "", &copy);
    if (copy != NULL)
        rc = add_entry(&s->sitemaps, copy);
    symai_url_clear(&home);
    symai_url_clear(&parts);
    return rc == SYMA_EURL ? SYMA_OK : rc;
}

static int list_sitemaps(struct symai_search *s)
{
    const char *url;
    char *usual = NULL;
    size_t i = 0;
    int rc = symai_gate_sitemap(&s->gate, s->home, 0, &url);

    while (rc == SYMA_OK && url != NULL) {
        rc = add_sitemap(s, url);
        if (rc == SYMA_OK)
            rc = symai_gate_sitemap(&s->gate, s->home, ++i, &url);
    }
    if (rc == SYMA_OK && s->sitemaps.count == 0) {
        rc = symai_url_resolve(s->home, "/sitemap.xml", &usual);
        if (rc == SYMA_OK)
            rc = add_entry(&s->sitemaps, usual);
    }
    return rc;
}

static int pick_sitemap(struct symai_search *s, char **out)
{
    int rc = s->sitemaps.count == 0 ? list_sitemaps(s) : SYMA_OK;

    if (rc < 0 || s->tries >= s->sitemaps.count)
        return rc;
    rc = symai_strdup(*(char **)symai_vec_at(&s->sitemaps, s->tries), out);
    return rc < 0 ? rc : 1;
}

static int pick_variant(struct symai_search *s, char **out)
{
    const char *url = symai_discovery_variant(s->found, s->tries);
    int rc = url == NULL ? 0 : symai_strdup(url, out);

    return rc < 0 ? rc : *out != NULL;
}

static int pick_lead(struct symai_search *s, char **out)
{
    const char *url = symai_discovery_lead(s->found);
    int rc = url == NULL ? 0 : symai_strdup(url, out);

    return rc < 0 ? rc : *out != NULL;
}

static const struct {
    int (*pick)(struct symai_search *s, char **out);
    size_t tries; /* how many may be thought of, */
    size_t most;  /* and asked */
    size_t keep;
    int look; /* enum symai_look */
} steps[STEP_DONE] = {
    [STEP_HOME] = {pick_home, 1, 1, 0, SYMAI_LOOK_HOME},
    [STEP_ABSENT] = {pick_absent, 1, 1, 1, 0},
    [STEP_PASSWORD] = {pick_password, 1, 1, 0, SYMAI_LOOK_WELL_KNOWN},
    [STEP_SITEMAP] = {pick_sitemap, SITEMAPS_MAX, SITEMAPS_MAX, SITEMAP_BYTES,
                      0},
    [STEP_VARIANT] = {pick_variant, TRIES_MAX, VARIANTS_MAX, 0,
                      SYMAI_LOOK_VARIANT},
    [STEP_LEAD] = {pick_lead, TRIES_MAX, PAGES_MAX, 0, SYMAI_LOOK_PAGE}};

static void go_to(struct symai_search *s, int step)
{
    s->step = step;
    s->tries = 0;
    s->asked = 0;
}

/* --- what comes next --- */

static int is_over(const struct symai_search *s)
{
    size_t most = s->step == STEP_LEAD ? s->pages : steps[s->step].most;

    return s->asked >= most || s->tries >= steps[s->step].tries;
}

/* enum symai_gate_answer, or a code. */
static int ask_gate(struct symai_search *s, const char *url)
{
    int rc = s->step == STEP_HOME ? 0 : was_seen(s, url);

    if (rc != 0)
        return rc < 0 ? rc : SYMAI_GATE_SHUT;
    rc = symai_gate_ask(&s->gate, url);
    return s->step == STEP_HOME && rc != SYMAI_GATE_UNREAD && rc >= 0
               ? SYMAI_GATE_OPEN
               : rc;
}

/* It is not asked. */
static int pass_over(struct symai_search *s, const char *url)
{
    s->tries++;
    if (s->step == STEP_LEAD)
        return symai_discovery_skip(s->found, url);
    return SYMA_OK;
}

/* What was thought of only because it may be there is nothing to tell of. */
static int note_barred(struct symai_search *s, const char *url)
{
    return s->step == STEP_VARIANT || s->step == STEP_LEAD
               ? symai_discovery_bar(s->found, url)
               : SYMA_OK;
}

static int begin_robots(const char *url, char **out)
{
    return symai_url_resolve(url, "/robots.txt", out);
}

/* url is taken over. 1: something is under way; 0: look on; or a code. */
static int begin(struct symai_search *s, char *url)
{
    int rc = ask_gate(s, url);

    if (rc == SYMAI_GATE_UNREAD) {
        s->is_robots = 1;
        rc = begin_robots(url, &s->now);
    } else if (rc == SYMAI_GATE_OPEN) {
        s->is_robots = 0;
        s->is_barred = 0;
        s->tries++;
        s->asked++;
        s->now = url;
        return 1;
    } else if (rc >= 0) {
        rc = rc == SYMAI_GATE_BARRED ? note_barred(s, url) : SYMA_OK;
        if (rc == SYMA_OK)
            rc = pass_over(s, url);
    }
    symai_free(url);
    return rc < 0 ? rc : s->now != NULL;
}

/* Where robots.txt of the home page's host could not be had, or the host has
 * had enough. 1, 0, or a code. */
static int is_to_stop(const struct symai_search *s)
{
    return s->home == NULL ? 0 : symai_gate_is_closed(&s->gate, s->home);
}

/* 1: something is under way; 0: nothing is left; or a code. */
static int choose(struct symai_search *s)
{
    char *url;
    int rc = 0;

    while (rc == 0 && s->step != STEP_DONE) {
        url = NULL;
        rc = is_to_stop(s);
        if (rc == 1)
            go_to(s, STEP_DONE);
        if (rc != 0)
            return rc < 0 ? rc : 0;
        if (!is_over(s))
            rc = steps[s->step].pick(s, &url);
        if (rc == 1)
            rc = begin(s, url);
        else if (rc == 0)
            go_to(s, s->step + 1);
    }
    return rc;
}

int symai_search_next(struct symai_search *s, struct symai_search_request *out)
{
    int rc = 1;

    memset(out, 0, sizeof *out);
    if (s->now == NULL)
        rc = choose(s);
    if (rc != 1)
        return rc;
    out->is_beside = s->beside != NULL;
    out->url = out->is_beside ? s->beside : s->now;
    out->home_url = s->home;
    out->keep =
        out->is_beside || s->is_robots ? ROBOTS_BYTES : steps[s->step].keep;
    return 1;
}

int symai_search_may(struct symai_search *s, const char *url)
{
    int rc;

    if (s->beside != NULL || s->is_robots || s->step == STEP_HOME)
        return 1;
    rc = symai_gate_ask(&s->gate, url);
    if (rc == SYMAI_GATE_UNREAD) {
        rc = begin_robots(url, &s->beside);
        return rc < 0 ? rc : SYMAI_SEARCH_LATER;
    }
    if (rc == SYMAI_GATE_OPEN || rc < 0)
        return rc;
    s->is_barred = 1;
    return rc == SYMAI_GATE_BARRED ? note_barred(s, url) : 0;
}

/* --- what comes in --- */

static int is_good(const struct symai_response *answer)
{
    return answer->status >= 200 && answer->status <= 299;
}

/* A redirect that was not followed. */
static int was_stopped(const struct symai_search *s,
                       const struct symai_response *answer)
{
    return s->is_barred && answer->status >= 300 && answer->status <= 399;
}

static int take_home(struct symai_search *s, const syma_page *p, int64_t now_ms)
{
    const struct symai_response *answer = symai_page_response(p);
    int rc = symai_discovery_take(s->found, p, s->url, SYMAI_LOOK_HOME,
                                  s->rules, now_ms);

    if (rc == SYMA_OK)
        rc = symai_strdup(
            answer->final_url != NULL ? answer->final_url : s->url, &s->home);
    if (rc == SYMA_OK)
        rc = remember(s, s->home);
    if (rc == SYMA_OK && answer->status == 0)
        go_to(s, STEP_DONE);
    return rc;
}

/* What a sitemap names; a further sitemap waits for its turn. */
static int take_entry(void *user, const char *url, int is_sitemap)
{
    struct symai_search *s = user;
    int rc;

    if (is_sitemap)
        return add_sitemap(s, url);
    if (s->addresses == 0)
        return SYMA_ELIMIT;
    s->addresses--;
    if (!symai_discovery_wants(s->found, url, s->rules))
        return SYMA_OK;
    if (s->promising == 0)
        return SYMA_ELIMIT;
    s->promising--;
    rc = symai_gate_peek(&s->gate, url);
    if (rc == SYMAI_GATE_SHUT || rc == SYMAI_GATE_BARRED || rc < 0)
        return rc < 0 ? rc : SYMA_OK; /* it may not be asked for: nor told */
    return symai_discovery_take_address(s->found, url, s->rules);
}

/* One that is none, is broken or too large counts as far as it was read. */
static int take_sitemap(struct symai_search *s, const char *bytes, size_t len)
{
    int rc = symai_sitemap_read(bytes, len, take_entry, s);

    return rc == SYMA_ESYNTAX || rc == SYMA_ELIMIT ? SYMA_OK : rc;
}

static int take_page(struct symai_search *s, const syma_page *p, int64_t now_ms)
{
    if (was_stopped(s, symai_page_response(p)) && s->step != STEP_PASSWORD)
        return symai_discovery_skip(s->found, s->now);
    return symai_discovery_take(s->found, p, s->now, steps[s->step].look,
                                s->rules, now_ms);
}

static int take_answer(struct symai_search *s, const syma_page *p,
                       const char *bytes, size_t len, int64_t now_ms)
{
    const struct symai_response *answer = symai_page_response(p);

    switch (s->step) {
    case STEP_HOME:
        return take_home(s, p, now_ms);
    case STEP_ABSENT:
        s->is_honest =
            answer->status != 0 && !is_good(answer) && !was_stopped(s, answer);
        return SYMA_OK;
    case STEP_SITEMAP:
        return is_good(answer) ? take_sitemap(s, bytes, len) : SYMA_OK;
    default:
        return take_page(s, p, now_ms);
    }
}

static int take_robots(struct symai_search *s, char **url, const syma_page *p,
                       const char *bytes, size_t len)
{
    int rc =
        symai_gate_read(&s->gate, *url, symai_page_response(p), bytes, len);

    symai_free(*url);
    *url = NULL;
    return rc;
}

int symai_search_take(struct symai_search *s, const syma_page *p,
                      const char *bytes, size_t len, int64_t now_ms)
{
    const struct symai_response *answer = symai_page_response(p);
    const char *at;
    int rc = SYMA_OK;

    if (s->beside != NULL)
        return take_robots(s, &s->beside, p, bytes, len);
    if (s->is_robots)
        return take_robots(s, &s->now, p, bytes, len);
    at = answer->final_url != NULL ? answer->final_url : s->now;
    if (!was_stopped(s, answer))
        rc = symai_gate_note(&s->gate, at, answer);
    if (rc == SYMA_OK)
        rc = remember(s, s->now);
    if (rc == SYMA_OK)
        rc = take_answer(s, p, bytes, len, now_ms);
    symai_free(s->now);
    s->now = NULL;
    return rc;
}

/* --- the object --- */

int symai_search_new(const char *url, const syma_options *options,
                     const syma_ruleset *rules, struct symai_search **out)
{
    struct symai_search *s = symai_calloc(1, sizeof *s);
    int rc;

    *out = NULL;
    if (s == NULL)
        return SYMA_ENOMEM;
    s->rules = rules;
    s->pages = (size_t)symai_options_int(options, SYMAI_OPT_discover_pages);
    s->has_baseline =
        symai_options_int(options, SYMAI_OPT_absence_baseline) != 0;
    s->addresses = ADDRESSES_MAX;
    s->promising = PROMISING_MAX;
    symai_vec_init(&s->sitemaps, sizeof(char *), SITEMAPS_MAX);
    symai_vec_init(&s->seen, sizeof(char *), SEEN_MAX);
    rc = symai_gate_init(&s->gate,
                         symai_options_str(options, SYMAI_OPT_user_agent));
    if (rc == SYMA_OK)
        rc = symai_url_resolve(url, "", &s->url);
    if (rc == SYMA_OK)
        rc = symai_discovery_new(&s->found);
    if (rc < 0)
        symai_search_free(s);
    else
        *out = s;
    return rc;
}

void symai_search_free(struct symai_search *s)
{
    if (s == NULL)
        return;
    symai_gate_free(&s->gate);
    syma_discovery_unref(s->found);
    symai_free(s->url);
    symai_free(s->home);
    symai_free(s->now);
    symai_free(s->beside);
    free_list(&s->sitemaps);
    free_list(&s->seen);
    symai_free(s);
}

/* The home page, which nobody has waited for. */
static int give_up_home(struct symai_search *s, int64_t now_ms)
{
    syma_page *page = NULL;
    int rc = syma_page_new(NULL, &page);

    if (rc == SYMA_OK)
        rc = syma_page_set_request_url(page, s->url);
    if (rc == SYMA_OK)
        rc = syma_page_set_url(page, s->url);
    if (rc == SYMA_OK)
        rc = syma_page_set_failure(page, "local_cancelled");
    if (rc == SYMA_OK)
        rc = syma_page_finish(page);
    if (rc == SYMA_OK)
        rc = take_home(s, page, now_ms);
    syma_page_free(page);
    return rc;
}

int symai_search_finish(struct symai_search *s, int64_t now_ms,
                        syma_discovery **out)
{
    int rc = s->home == NULL ? give_up_home(s, now_ms) : SYMA_OK;

    *out = NULL;
    if (rc == SYMA_OK)
        rc = symai_gate_robots(&s->gate, s->home);
    if (rc >= 0) {
        symai_discovery_set_robots(s->found, rc);
        rc = symai_discovery_finish(s->found);
    }
    if (rc < 0)
        return rc;
    *out = s->found;
    s->found = NULL;
    return SYMA_OK;
}
