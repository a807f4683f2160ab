/* SPDX-License-Identifier: MIT */
/*
 * All sections are fetched and judged once; then, after one wait, those that
 * seem down are fetched again on new connections. One wait for all of them,
 * so that a portal with ten dead sections does not wait ten times. Sections
 * of one host are fetched one after the other, those of different hosts at
 * the same time.
 */
#include "run/check.h"

#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "judge/context.h"
#include "judge/ruleset.h"
#include "page/page.h"
#include "run/follow.h"
#include "run/hosts.h"
#include "syma/verdict.h"

#define STEP_MS 60000
#define HEADER_LINE_MAX 65536
#define MAX_AT_ONCE 16

struct task {
    const struct symai_check_target *target;
    size_t host;                 /* index */
    struct symai_follow *follow; /* NULL: not under way */
    char **lines;                /* its headers */
    syma_verdict *verdict;       /* of the last look; NULL: none yet */
    int is_wanted;               /* in this look, and not done yet */
    int was_given; /* the failure of its host; it was not fetched */
};

struct check {
    const struct symai_clock *clock;
    struct symai_pool *pool;
    const syma_options *options;
    const syma_ruleset *rules;
    struct symai_vec hosts; /* struct symai_host */
    struct task *tasks;
    size_t count;
    int running;
};

/* --- the caller's headers --- */

static void free_lines(char **lines)
{
    size_t i;

    for (i = 0; lines != NULL && lines[i] != NULL; i++)
        symai_free(lines[i]);
    symai_free(lines);
}

static int add_lines(const struct symai_vec *headers, char **lines)
{
    struct symai_buf buf;
    size_t i;
    int rc = SYMA_OK;

    while (*lines != NULL)
        lines++;
    symai_buf_init(&buf, HEADER_LINE_MAX);
    for (i = 0; i < headers->count && rc == SYMA_OK; i++) {
        const struct symai_portal_header *h = symai_vec_at(headers, i);

        rc = symai_buf_addf(&buf, "%s: %s", h->name, h->value);
        if (rc == SYMA_OK)
            rc = symai_buf_detach(&buf, &lines[i]);
    }
    symai_buf_free(&buf);
    return rc == SYMA_ELIMIT ? SYMA_EINVAL : rc;
}

static int is_replaced(const struct symai_vec *own, const char *name)
{
    size_t i;

    for (i = 0; i < own->count; i++) {
        const struct symai_portal_header *h = symai_vec_at(own, i);

        if (symai_ascii_equal(h->name, name))
            return 1;
    }
    return 0;
}

/* The section's headers, and those of the portal that it does not replace. */
static int make_lines(const struct symai_check_target *target, char ***out)
{
    struct symai_vec shared;
    const struct symai_vec *all;
    char **lines;
    size_t i;
    int rc = SYMA_OK;

    *out = NULL;
    if (target->portal == NULL)
        return SYMA_OK;
    all = &target->portal->headers;
    symai_vec_init(&shared, sizeof(struct symai_portal_header), all->max);
    for (i = 0; i < all->count && rc == SYMA_OK; i++) {
        const struct symai_portal_header *h = symai_vec_at(all, i);
        void *slot;

        if (is_replaced(&target->section->headers, h->name))
            continue;
        rc = symai_vec_push(&shared, &slot);
        if (rc == SYMA_OK)
            memcpy(slot, h, sizeof(*h)); /* texts stay the portal's */
    }
    lines =
        rc < 0 ? NULL
               : symai_calloc(shared.count + target->section->headers.count + 1,
                              sizeof(*lines));
    if (lines == NULL)
        rc = SYMA_ENOMEM;
    if (rc == SYMA_OK)
        rc = add_lines(&shared, lines);
    if (rc == SYMA_OK)
        rc = add_lines(&target->section->headers, lines);
    symai_vec_free(&shared);
    if (rc < 0)
        free_lines(lines);
    else
        *out = lines;
    return rc;
}

/* --- one page --- */

/* The second look of a name that did not resolve makes of 'for now' a
 * failure. */
static int was_unresolved(const syma_verdict *before)
{
    return before != NULL &&
           strcmp(syma_verdict_reason(before), "dns_temporary") == 0;
}

/* Asks for the page of a task. */
static int begin_fetch(struct check *c, struct task *t)
{
    const struct symai_check_target *target = t->target;
    struct symai_follow_request request;
    int rc;

    memset(&request, 0, sizeof(request));
    rc = make_lines(target, &t->lines);
    if (rc < 0)
        return rc;
    request.url = target->url;
    request.headers = (const char *const *)t->lines;
    request.options = c->options;
    if (target->portal != NULL) {
        request.home_url = target->portal->home;
        request.accept_language = target->portal->language;
    }
    request.fresh = t->verdict != NULL;
    request.dns_failed = was_unresolved(t->verdict);
    return symai_follow_new(c->pool, &request, &t->follow);
}

static void end_fetch(struct task *t)
{
    symai_follow_free(t->follow);
    t->follow = NULL;
    free_lines(t->lines);
    t->lines = NULL;
}

/* The page of a host that is known to fail like that. */
static int make_failed_page(struct check *c, const struct task *t,
                            const char *failure, syma_page **out)
{
    const struct symai_check_target *target = t->target;
    syma_page *page = NULL;
    int rc = syma_page_new(c->options, &page);

    *out = NULL;
    if (strcmp(failure, "dns_temporary") == 0 && was_unresolved(t->verdict))
        failure = "dns_failed";
    if (rc == SYMA_OK)
        rc = syma_page_set_request_url(page, target->url);
    if (rc == SYMA_OK)
        rc = syma_page_set_url(page, target->url);
    if (rc == SYMA_OK && target->portal != NULL && target->portal->home != NULL)
        rc = syma_page_set_home_url(page, target->portal->home);
    if (rc == SYMA_OK)
        rc = syma_page_set_failure(page, failure);
    if (rc == SYMA_OK)
        rc = syma_page_finish(page);
    if (rc == SYMA_OK) {
        *out = page;
        page = NULL;
    }
    syma_page_free(page);
    return rc;
}

/* A zone that cannot be read is no reason to lose the check: UTC then, as in
 * the report. */
static int set_zone(syma_context *context, const char *name)
{
    int rc = syma_context_set_time_zone(context, name);

    return rc == SYMA_ENOMEM ? rc : SYMA_OK;
}

static int fill_context(struct check *c,
                        const struct symai_check_target *target,
                        syma_context *context)
{
    const syma_portal *p = target->portal;
    int rc =
        syma_context_set_now_ms(context, c->clock->wall_ms(c->clock->user));

    if (rc < 0 || p == NULL)
        return rc;
    rc = symai_strdup(symai_options_str(c->options, SYMAI_OPT_zoneinfo_dir),
                      &context->zone_dir);
    if (rc == SYMA_OK && p->time_zone != NULL)
        rc = set_zone(context, p->time_zone);
    if (rc == SYMA_OK && p->language != NULL)
        rc = syma_context_set_language(context, p->language);
    if (rc == SYMA_OK)
        rc = syma_context_set_section(context, p, target->section->id);
    return rc;
}

static int judge(struct check *c, const struct symai_check_target *target,
                 const syma_page *page, syma_verdict **out)
{
    syma_context *context = NULL;
    int rc = syma_context_new(&context);

    *out = NULL;
    if (rc == SYMA_OK)
        rc = fill_context(c, target, context);
    if (rc == SYMA_OK)
        rc = syma_classify(page, target->kind, context, c->rules, out);
    syma_context_free(context);
    return rc;
}

static int is_down(const syma_verdict *v)
{
    return syma_verdict_state(v) == SYMA_STATE_DOWN;
}

static int wants_second_look(const syma_verdict *v)
{
    return is_down(v) || strcmp(syma_verdict_reason(v), "dns_temporary") == 0;
}

/* The page of this look is there and is taken over. Down both times is
 * confirmed, whatever the reasons. */
static int end_look(struct check *c, struct task *t, syma_page *page)
{
    syma_verdict *v = NULL;
    int rc = judge(c, t->target, page, &v);

    if (rc == SYMA_OK && t->verdict != NULL && is_down(v)) {
        syma_verdict_unref(v);
        v = NULL;
        symai_page_mark_confirmed(page);
        rc = judge(c, t->target, page, &v);
    }
    if (rc == SYMA_OK) {
        syma_verdict_unref(t->verdict);
        t->verdict = v;
        v = NULL;
        t->is_wanted = 0;
    }
    syma_verdict_unref(v);
    syma_page_free(page);
    return rc;
}

/* --- all of them --- */

static struct symai_host *host_of(const struct check *c, const struct task *t)
{
    return symai_vec_at(&c->hosts, t->host);
}

/* Begins with a task where that can be done now. */
static int start_one(struct check *c, struct task *t)
{
    struct symai_host *host = host_of(c, t);
    const char *failure = symai_host_is_dead(host);
    syma_page *page = NULL;
    int rc;

    if (!t->is_wanted || t->follow != NULL || host->is_busy)
        return SYMA_OK;
    if (failure != NULL) {
        t->was_given = 1;
        rc = make_failed_page(c, t, failure, &page);
        return rc < 0 ? rc : end_look(c, t, page);
    }
    if (c->running == MAX_AT_ONCE)
        return SYMA_OK;
    rc = begin_fetch(c, t);
    if (rc < 0)
        return rc;
    host->is_busy = 1;
    c->running++;
    return SYMA_OK;
}

/* In the second look those come first that were not fetched in the first: so
 * it is not the same two sections again that speak for their host. */
static int start_some(struct check *c, int second)
{
    int turn;
    size_t i;
    int rc = SYMA_OK;

    for (turn = 0; turn < 1 + second && rc == SYMA_OK; turn++) {
        for (i = 0; i < c->count && rc == SYMA_OK; i++) {
            struct task *t = &c->tasks[i];

            if (!second || t->was_given == !turn)
                rc = start_one(c, t);
        }
    }
    return rc;
}

static struct task *task_of(struct check *c, const struct symai_follow *f)
{
    size_t i = 0;

    while (c->tasks[i].follow != f)
        i++;
    return &c->tasks[i];
}

/* A transfer has come out of the pool. */
static int take_done(struct check *c, struct symai_http *http)
{
    struct task *t = task_of(c, symai_http_user(http));
    struct symai_host *host = host_of(c, t);
    syma_page *page;
    int rc = symai_follow_advance(t->follow);

    if (rc != 0)
        return rc < 0 ? rc : SYMA_OK;
    page = symai_follow_take_page(t->follow);
    end_fetch(t);
    host->is_busy = 0;
    c->running--;
    symai_host_note(host, page);
    return end_look(c, t, page);
}

/* One look at all that are wanted. */
static int look(struct check *c, int second)
{
    struct symai_http *http;
    int rc = start_some(c, second);

    while (rc == SYMA_OK && c->running > 0) {
        rc = symai_pool_step(c->pool, STEP_MS);
        while (rc == SYMA_OK) {
            http = symai_pool_next_done(c->pool);
            if (http == NULL)
                break;
            rc = take_done(c, http);
        }
        if (rc == SYMA_OK)
            rc = start_some(c, second);
    }
    return rc;
}

static int wait_ms(struct check *c, int64_t ms)
{
    int64_t end = symai_pool_now_ms(c->pool) + ms;
    int rc = SYMA_OK;

    while (rc == SYMA_OK && symai_pool_now_ms(c->pool) < end)
        rc = symai_pool_step(c->pool, end - symai_pool_now_ms(c->pool));
    return rc;
}

static int look_again(struct check *c)
{
    int64_t delay = symai_options_int(c->options, SYMAI_OPT_confirm_delay_ms);
    int any = 0;
    size_t i;
    int rc;

    for (i = 0; delay > 0 && i < c->count; i++) {
        c->tasks[i].is_wanted = wants_second_look(c->tasks[i].verdict);
        any |= c->tasks[i].is_wanted;
    }
    if (!any)
        return SYMA_OK;
    rc = wait_ms(c, delay);
    symai_hosts_forget_failures(&c->hosts);
    return rc < 0 ? rc : look(c, 1);
}

static int make_tasks(struct check *c, const struct symai_check_target *targets)
{
    size_t i;
    int rc = SYMA_OK;

    c->tasks = symai_calloc(c->count, sizeof(*c->tasks));
    if (c->tasks == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < c->count && rc == SYMA_OK; i++) {
        c->tasks[i].target = &targets[i];
        c->tasks[i].is_wanted = 1;
        rc = symai_hosts_find(&c->hosts, targets[i].url, &c->tasks[i].host);
    }
    return rc;
}

int symai_check_run(const struct symai_clock *clock,
                    const struct symai_check_target *targets, size_t count,
                    const syma_options *o, const syma_ruleset *r,
                    syma_verdict **verdicts)
{
    struct check c;
    syma_ruleset *builtin = NULL;
    size_t i;
    int rc;

    memset(&c, 0, sizeof(c));
    c.clock = clock;
    c.options = o;
    c.count = count;
    symai_hosts_init(&c.hosts);
    rc = make_tasks(&c, targets);
    /* Once for all sections: to compile the rules takes longer than to judge
     * a page, and other transfers wait meanwhile. */
    if (rc == SYMA_OK && r == NULL)
        rc = symai_ruleset_builtin(&builtin);
    c.rules = r != NULL ? r : builtin;
    if (rc == SYMA_OK)
        rc = symai_pool_new(clock, &c.pool);
    if (rc == SYMA_OK)
        rc = look(&c, 0);
    if (rc == SYMA_OK)
        rc = look_again(&c);
    for (i = 0; i < count; i++) {
        verdicts[i] = NULL;
        if (c.tasks == NULL)
            continue;
        end_fetch(&c.tasks[i]); /* under way where something else failed */
        if (rc == SYMA_OK)
            verdicts[i] = c.tasks[i].verdict;
        else
            syma_verdict_unref(c.tasks[i].verdict);
    }
    symai_free(c.tasks);
    symai_hosts_free(&c.hosts);
    symai_pool_free(c.pool);
    syma_ruleset_free(builtin);
    return rc;
}
