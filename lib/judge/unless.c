/* SPDX-License-Identifier: MIT */
/*
 * The counterfactual: each finding is taken away by itself, and what is left
 * is weighed again.
 */
#include "judge/unless.h"

#include <string.h>

#include "syma/types.h"

static void drop_claim(struct symai_findings *f, int claim)
{
    memset(&f->claims[claim], 0, sizeof f->claims[claim]);
    f->claims[claim].block = -1;
}

static void no_maintenance(struct symai_findings *f)
{
    drop_claim(f, SYMAI_CLAIM_MAINTENANCE);
}

static void no_error(struct symai_findings *f)
{
    drop_claim(f, SYMAI_CLAIM_ERROR);
}

static void no_denial(struct symai_findings *f)
{
    drop_claim(f, SYMAI_CLAIM_DENIED);
}

static void no_soft_404(struct symai_findings *f)
{
    drop_claim(f, SYMAI_CLAIM_SOFT_404);
}

static void no_wall(struct symai_findings *f)
{
    drop_claim(f, SYMAI_CLAIM_BOT_WALL);
}

static void good_status(struct symai_findings *f)
{
    f->status = 200;
}

static void no_maintenance_path(struct symai_findings *f)
{
    f->maintenance_path = 0;
    f->maintenance_path_redirect = 0;
}

static void not_like_not_found(struct symai_findings *f)
{
    f->like_not_found = 0;
}

static void no_refusal(struct symai_findings *f)
{
    f->refused = 0;
}

static void no_redirect(struct symai_findings *f)
{
    f->redirect = SYMAI_REDIRECT_NONE;
}

static void enabled_form(struct symai_findings *f)
{
    if (f->kind == SYMA_SECTION_GENERIC)
        return; /* nothing on such a page asks for a form */
    if (f->function == SYMAI_FUNCTION_DISABLED)
        f->function = SYMAI_FUNCTION_PRESENT;
    f->no_submit = 0;
}

static void has_function(struct symai_findings *f)
{
    if (f->kind == SYMA_SECTION_GENERIC)
        return;
    f->function = SYMAI_FUNCTION_PRESENT;
    f->empty_account = 0;
}

static void good_expectations(struct symai_findings *f)
{
    f->expect_failed = 0;
    f->expect_unknown = 0;
}

static void fast(struct symai_findings *f)
{
    f->slow = 0;
}

static void secure(struct symai_findings *f)
{
    f->insecure = 0;
}

struct change {
    void (*make)(struct symai_findings *f);
    const char *code;
};

/* In the order of the tables. */
static const struct change changes[] = {
    {no_wall, "text.bot_wall.now"},
    {no_maintenance, "text.maintenance.now"},
    {no_maintenance_path, "http.path.maintenance"},
    {no_error, "text.error.now"},
    {no_denial, "text.denied.now"},
    {no_soft_404, "text.soft_404.now"},
    {not_like_not_found, "page.baseline.alike"},
    {no_refusal, "text.login.refused"},
    {good_status, "http.status.5xx"},
    {no_redirect, "http.redirect.home"},
    {good_expectations, "rule.expect.missing"},
    {enabled_form, "form.password.disabled"},
    {has_function, "form.password.absent"},
    {secure, "form.password.insecure"},
    {fast, "time.total.slow"}};

static int was_seen(const struct symai_findings *f, const char *code)
{
    const struct syma_evidence *e;
    size_t i;

    for (i = 0; i < f->verdict->evidence.count; i++) {
        e = symai_vec_at(&f->verdict->evidence, i);
        if (strcmp(e->code, code) == 0)
            return 1;
    }
    return 0;
}

/* Where one change covers several codes: the one that was seen. */
static const char *seen_code(const struct symai_findings *f,
                             const struct change *change)
{
    if (change->make == good_status && f->status == 429)
        return "http.status.429";
    if (change->make == good_status && f->status < 500)
        return "http.status.4xx";
    if (change->make == no_redirect && f->redirect == SYMAI_REDIRECT_OFFSITE)
        return "http.redirect.offsite";
    if (change->make == no_redirect && f->redirect == SYMAI_REDIRECT_LOGIN)
        return "http.redirect.login";
    if (change->make == good_expectations && was_seen(f, "rule.forbid.found"))
        return "rule.forbid.found";
    if (change->make == enabled_form && f->kind == SYMA_SECTION_ACTIVATION)
        return "form.activation.disabled";
    if (change->make == enabled_form && was_seen(f, "form.identifier.disabled"))
        return "form.identifier.disabled";
    if (change->make == has_function && f->kind == SYMA_SECTION_ACTIVATION)
        return "form.activation.absent";
    if (change->make == has_function && f->kind == SYMA_SECTION_ACCOUNT)
        return "link.logout.absent";
    return change->code;
}

const char *symai_unless_find(const struct symai_findings *f,
                              const struct symai_decision *decision)
{
    struct symai_findings without;
    struct symai_decision other;
    size_t i;

    if (decision->state == SYMA_STATE_UP || f->failure != NULL)
        return "";
    for (i = 0; i < sizeof changes / sizeof *changes; i++) {
        without = *f;
        changes[i].make(&without);
        symai_weigh(&without, &other);
        if (other.state == SYMA_STATE_UP)
            return seen_code(f, &changes[i]);
    }
    return "";
}
