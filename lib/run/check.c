/* SPDX-License-Identifier: MIT */
/*
 * All sections are fetched and judged once; then, after one wait, those that
 * seem down are fetched again on new connections. One wait for all of them,
 * so that a portal with ten dead sections does not wait ten times.
 */
#include "run/check.h"

#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "judge/context.h"
#include "page/page.h"
#include "run/follow.h"
#include "syma/verdict.h"

#define STEP_MS 60000
#define HEADER_LINE_MAX 65536

struct check {
    const struct symai_clock *clock;
    struct symai_pool *pool;
    const syma_options *options;
    const syma_ruleset *rules;
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

static int drive(struct check *c, struct symai_follow *f)
{
    int rc = 1;

    while (rc == 1) {
        rc = symai_pool_step(c->pool, STEP_MS);
        if (rc < 0)
            break;
        rc =
            symai_pool_next_done(c->pool) != NULL ? symai_follow_advance(f) : 1;
    }
    return rc;
}

static int fetch(struct check *c, const struct symai_check_target *target,
                 const syma_verdict *before, syma_page **out)
{
    struct symai_follow_request request;
    struct symai_follow *f = NULL;
    char **lines = NULL;
    int rc;

    *out = NULL;
    memset(&request, 0, sizeof(request));
    rc = make_lines(target, &lines);
    if (rc < 0)
        return rc;
    request.url = target->url;
    request.headers = (const char *const *)lines;
    request.options = c->options;
    if (target->portal != NULL) {
        request.home_url = target->portal->home;
        request.accept_language = target->portal->language;
    }
    if (before != NULL) {
        request.fresh = 1;
        request.dns_failed =
            strcmp(syma_verdict_reason(before), "dns_temporary") == 0;
    }
    rc = symai_follow_new(c->pool, &request, &f);
    if (rc == SYMA_OK)
        rc = drive(c, f);
    if (rc == SYMA_OK)
        *out = symai_follow_take_page(f);
    symai_follow_free(f);
    free_lines(lines);
    return rc;
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
        rc = syma_context_set_time_zone(context, p->time_zone);
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

/* before is the verdict of the first look, or NULL. Down both times is
 * confirmed, whatever the reasons. */
static int look(struct check *c, const struct symai_check_target *target,
                const syma_verdict *before, syma_verdict **out)
{
    syma_verdict *v = NULL;
    syma_page *page = NULL;
    int rc = fetch(c, target, before, &page);

    *out = NULL;
    if (rc == SYMA_OK)
        rc = judge(c, target, page, &v);
    if (rc == SYMA_OK && before != NULL && is_down(v)) {
        syma_verdict_unref(v);
        v = NULL;
        symai_page_mark_confirmed(page);
        rc = judge(c, target, page, &v);
    }
    if (rc == SYMA_OK) {
        *out = v;
        v = NULL;
    }
    syma_verdict_unref(v);
    syma_page_free(page);
    return rc;
}

/* --- all of them --- */

static int wait_ms(struct check *c, int64_t ms)
{
    int64_t end = symai_pool_now_ms(c->pool) + ms;
    int rc = SYMA_OK;

    while (rc == SYMA_OK && symai_pool_now_ms(c->pool) < end)
        rc = symai_pool_step(c->pool, end - symai_pool_now_ms(c->pool));
    return rc;
}

static int look_again(struct check *c, const struct symai_check_target *targets,
                      size_t count, syma_verdict **verdicts)
{
    int64_t delay = symai_options_int(c->options, SYMAI_OPT_confirm_delay_ms);
    int waited = 0;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; delay > 0 && i < count && rc == SYMA_OK; i++) {
        syma_verdict *second = NULL;

        if (!wants_second_look(verdicts[i]))
            continue;
        if (!waited)
            rc = wait_ms(c, delay);
        waited = 1;
        if (rc == SYMA_OK)
            rc = look(c, &targets[i], verdicts[i], &second);
        if (rc == SYMA_OK) {
            syma_verdict_unref(verdicts[i]);
            verdicts[i] = second;
        }
    }
    return rc;
}

int symai_check_run(const struct symai_clock *clock,
                    const struct symai_check_target *targets, size_t count,
                    const syma_options *o, const syma_ruleset *r,
                    syma_verdict **verdicts)
{
    struct check c = {clock, NULL, o, r};
    size_t i;
    int rc;

    for (i = 0; i < count; i++)
        verdicts[i] = NULL;
    rc = symai_pool_new(clock, &c.pool);
    for (i = 0; i < count && rc == SYMA_OK; i++)
        rc = look(&c, &targets[i], NULL, &verdicts[i]);
    if (rc == SYMA_OK)
        rc = look_again(&c, targets, count, verdicts);
    symai_pool_free(c.pool);
    for (i = 0; i < count && rc < 0; i++) {
        syma_verdict_unref(verdicts[i]);
        verdicts[i] = NULL;
    }
    return rc;
}
