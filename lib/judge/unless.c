/* SPDX-License-Identifier: MIT */
/*
 * The counterfactual: findings are taken away, what is said before what is
 * missing, and what is left is weighed again.
 */
#include "judge/unless.h"

#include <string.h>

#include "judge/names.h"
#include "syma/types.h"

static const struct {
    const char *code;
    const char *text[2];
} known[] = {
#define SYMAI_UNLESS(name, code, english, french) {code, {english, french}},
#include "judge/unless.def"
#undef SYMAI_UNLESS
};

const char *symai_unless_code(int unless)
{
    return known[unless].code;
}

const char *symai_unless_text(int unless, int french)
{
    return known[unless].text[french];
}

int symai_unless_from_code(const char *code, size_t len)
{
    int i;

    for (i = 0; i < SYMAI_UNLESS_COUNT; i++) {
        if (strlen(known[i].code) == len &&
            memcmp(known[i].code, code, len) == 0)
            return i;
    }
    return -1;
}

/* Each of the changes takes one finding away. 1 where it was there: else to
 * weigh again tells nothing new. */
static int set_to(int *fact, int value)
{
    const int differs = *fact != value;

    *fact = value;
    return differs;
}

static int drop_claim(struct symai_findings *f, int claim)
{
    static const struct symai_strength none = {.block = -1};
    struct symai_strength *claimed = &f->claims[claim];
    const int was_there = claimed->block >= 0 || claimed->hint != NULL ||
                          symai_strength_best(claimed) > 0;

    *claimed = none;
    return was_there;
}

static int no_maintenance(struct symai_findings *f)
{
    return drop_claim(f, SYMAI_CLAIM_MAINTENANCE) | set_to(&f->own_page, 0);
}

static int no_error(struct symai_findings *f)
{
    return drop_claim(f, SYMAI_CLAIM_ERROR);
}

static int no_denial(struct symai_findings *f)
{
    return drop_claim(f, SYMAI_CLAIM_DENIED);
}

static int no_soft_404(struct symai_findings *f)
{
    return drop_claim(f, SYMAI_CLAIM_SOFT_404);
}

static int no_wall(struct symai_findings *f)
{
    return drop_claim(f, SYMAI_CLAIM_BOT_WALL);
}

static int no_parked(struct symai_findings *f)
{
    return drop_claim(f, SYMAI_CLAIM_PARKED);
}

static int no_default_page(struct symai_findings *f)
{
    return drop_claim(f, SYMAI_CLAIM_DEFAULT_PAGE);
}

static int good_status(struct symai_findings *f)
{
    return set_to(&f->status, 200);
}

static int no_maintenance_path(struct symai_findings *f)
{
    return set_to(&f->maintenance_path, 0) |
           set_to(&f->maintenance_path_redirect, 0);
}

static int not_like_not_found(struct symai_findings *f)
{
    return set_to(&f->like_not_found, 0);
}

static int no_refusal(struct symai_findings *f)
{
    return set_to(&f->refused, 0);
}

static int no_redirect(struct symai_findings *f)
{
    return set_to(&f->redirect, SYMAI_REDIRECT_NONE);
}

static int enabled_form(struct symai_findings *f)
{
    if (f->kind == SYMA_SECTION_GENERIC)
        return 0; /* nothing on such a page asks for a form */
    return (f->function == SYMAI_FUNCTION_DISABLED &&
            set_to(&f->function, SYMAI_FUNCTION_PRESENT)) |
           set_to(&f->no_submit, 0);
}

static int has_function(struct symai_findings *f)
{
    if (f->kind == SYMA_SECTION_GENERIC)
        return 0;
    return set_to(&f->function, SYMAI_FUNCTION_PRESENT) |
           set_to(&f->empty_account, 0);
}

static int good_expectations(struct symai_findings *f)
{
    return set_to(&f->expect_failed, 0) | set_to(&f->expect_unknown, 0);
}

static int fast(struct symai_findings *f)
{
    return set_to(&f->slow, 0);
}

static int secure(struct symai_findings *f)
{
    return set_to(&f->insecure, 0);
}

struct change {
    int (*make)(struct symai_findings *f);
    int unless; /* enum symai_unless */
};

/* In the order of the tables. */
static const struct change changes[] = {
    {no_wall, SYMAI_UNLESS_WALL},
    {no_maintenance, SYMAI_UNLESS_MAINTENANCE},
    {no_maintenance_path, SYMAI_UNLESS_PATH},
    {no_error, SYMAI_UNLESS_ERROR},
    {no_denial, SYMAI_UNLESS_DENIED},
    {no_soft_404, SYMAI_UNLESS_SOFT_404},
    {no_parked, SYMAI_UNLESS_PARKED},
    {no_default_page, SYMAI_UNLESS_DEFAULT_PAGE},
    {not_like_not_found, SYMAI_UNLESS_ALIKE},
    {no_refusal, SYMAI_UNLESS_REFUSED},
    {good_status, SYMAI_UNLESS_STATUS_5XX},
    {no_redirect, SYMAI_UNLESS_HOME},
    {good_expectations, SYMAI_UNLESS_EXPECTED},
    {enabled_form, SYMAI_UNLESS_PASSWORD_DISABLED},
    {has_function, SYMAI_UNLESS_PASSWORD_ABSENT},
    {secure, SYMAI_UNLESS_INSECURE},
    {fast, SYMAI_UNLESS_SLOW}};

#define CHANGES ((int)(sizeof changes / sizeof *changes))
#define BIT(i) (UINT32_C(1) << (i))

_Static_assert(sizeof changes / sizeof *changes <= 32, "one bit a change");

static int was_seen(const struct symai_findings *f, int unless)
{
    const struct syma_evidence *e;
    size_t i;

    for (i = 0; i < f->verdict->evidence.count; i++) {
        e = symai_vec_at(&f->verdict->evidence, i);
        if (strcmp(e->code, known[unless].code) == 0)
            return 1;
    }
    return 0;
}

static int status_seen(const struct symai_findings *f)
{
    return f->status == 429  ? SYMAI_UNLESS_STATUS_429
           : f->status < 500 ? SYMAI_UNLESS_STATUS_4XX
                             : SYMAI_UNLESS_STATUS_5XX;
}

static int form_seen(const struct symai_findings *f)
{
    if (f->kind == SYMA_SECTION_ACTIVATION)
        return SYMAI_UNLESS_ACTIVATION_DISABLED;
    return was_seen(f, SYMAI_UNLESS_IDENTIFIER_DISABLED)
               ? SYMAI_UNLESS_IDENTIFIER_DISABLED
               : SYMAI_UNLESS_PASSWORD_DISABLED;
}

/* Where one change covers several codes: the one that was seen. */
static int seen(const struct symai_findings *f, const struct change *change)
{
    switch (change->unless) {
    case SYMAI_UNLESS_MAINTENANCE:
        return symai_find_is_heard(f, SYMAI_CLAIM_MAINTENANCE)
                   ? SYMAI_UNLESS_WORK_WORDING
               : was_seen(f, SYMAI_UNLESS_MAINTENANCE) ||
                       !was_seen(f, SYMAI_UNLESS_WORKS)
                   ? SYMAI_UNLESS_MAINTENANCE
                   : SYMAI_UNLESS_WORKS;
    case SYMAI_UNLESS_ERROR:
        return symai_find_is_heard(f, SYMAI_CLAIM_ERROR)
                   ? SYMAI_UNLESS_ERROR_WORDING
                   : SYMAI_UNLESS_ERROR;
    case SYMAI_UNLESS_STATUS_5XX:
        return status_seen(f);
    case SYMAI_UNLESS_HOME:
        return f->redirect == SYMAI_REDIRECT_OFFSITE ? SYMAI_UNLESS_OFFSITE
               : f->redirect == SYMAI_REDIRECT_LOGIN ? SYMAI_UNLESS_TO_LOGIN
                                                     : SYMAI_UNLESS_HOME;
    case SYMAI_UNLESS_EXPECTED:
        return was_seen(f, SYMAI_UNLESS_FORBIDDEN) ? SYMAI_UNLESS_FORBIDDEN
                                                   : SYMAI_UNLESS_EXPECTED;
    case SYMAI_UNLESS_PASSWORD_DISABLED:
        return form_seen(f);
    case SYMAI_UNLESS_PASSWORD_ABSENT:
        return f->kind == SYMA_SECTION_ACTIVATION
                   ? SYMAI_UNLESS_ACTIVATION_ABSENT
               : f->kind == SYMA_SECTION_ACCOUNT ? SYMAI_UNLESS_LOGOUT_ABSENT
                                                 : SYMAI_UNLESS_PASSWORD_ABSENT;
    default:
        return change->unless;
    }
}

struct trial {
    const struct symai_findings *f; /* not up */
    uint32_t found;                 /* the changes that take something away */
};

static uint32_t find_changes(const struct symai_findings *f)
{
    struct symai_findings without = *f;
    uint32_t found = 0;
    int i;

    for (i = 0; i < CHANGES; i++) {
        if (changes[i].make(&without)) {
            found |= BIT(i);
            without = *f;
        }
    }
    return found;
}

static int is_up_without(const struct trial *t, uint32_t set)
{
    struct symai_findings without;
    struct symai_decision other;
    int i;

    if ((set & t->found) == 0)
        return 0;
    without = *t->f;
    for (i = 0; i < CHANGES; i++) {
        if ((set & BIT(i)) != 0)
            changes[i].make(&without);
    }
    symai_weigh(&without, &other);
    return other.state == SYMA_STATE_UP;
}

/* What can be left out of a set without losing anything is, but for what has
 * to be named. */
static uint32_t smallest(const struct trial *t, uint32_t set, uint32_t named)
{
    int i;

    set &= t->found | named;
    for (i = CHANGES - 1; i >= 0; i--) {
        if ((set & BIT(i)) != 0 && (named & BIT(i)) == 0 &&
            is_up_without(t, set & ~BIT(i)))
            set &= ~BIT(i);
    }
    return set;
}

/* The bits of the changes up to that one, or of that one. */
static uint32_t bits(int unless, int all_before)
{
    uint32_t set = 0;
    int i;

    for (i = 0; i < CHANGES; i++) {
        if (changes[i].unless == unless)
            return all_before ? set | BIT(i) : BIT(i);
        set |= BIT(i);
    }
    return set;
}

/* What the page itself says of why nobody can use it; 0: nothing. That a form
 * is not there is no reason beside it. */
static uint32_t said_by(const struct symai_findings *f,
                        const struct symai_decision *d)
{
    switch (d->reason) {
    case SYMAI_REASON_http_503_maintenance:
    case SYMAI_REASON_page_maintenance:
        return bits(SYMAI_UNLESS_MAINTENANCE, 0);
    case SYMAI_REASON_redirect_maintenance:
        return bits(SYMAI_UNLESS_PATH, 0);
    case SYMAI_REASON_soft_404:
        return bits(
            f->like_not_found ? SYMAI_UNLESS_ALIKE : SYMAI_UNLESS_SOFT_404, 0);
    case SYMAI_REASON_soft_error:
        return bits(SYMAI_UNLESS_ERROR, 0);
    default:
        return 0;
    }
}

/* First what is said, alone or all of it; then any other one finding; then
 * what is said with the status, or with what is missing. */
static uint32_t find(const struct symai_findings *f,
                     const struct symai_decision *d)
{
    uint32_t said = bits(SYMAI_UNLESS_REFUSED, 1);
    uint32_t missing = bits(SYMAI_UNLESS_PASSWORD_ABSENT, 0);
    uint32_t reason = said_by(f, d);
    const uint32_t together[] = {said | bits(SYMAI_UNLESS_STATUS_5XX, 0),
                                 said | missing};
    const struct trial t = {f, find_changes(f)};
    size_t i;
    int j;

    for (j = 0; j < CHANGES && (said & BIT(j)) != 0; j++) {
        if (is_up_without(&t, BIT(j)))
            return BIT(j);
    }
    if (is_up_without(&t, said))
        return smallest(&t, said, 0);
    for (; j < CHANGES; j++) {
        if ((BIT(j) != missing || reason == 0) && is_up_without(&t, BIT(j)))
            return BIT(j);
    }
    for (i = 0; i < sizeof together / sizeof *together; i++) {
        if (is_up_without(&t, together[i]))
            return smallest(&t, together[i], reason);
    }
    return 0;
}

void symai_unless_find(const struct symai_findings *f,
                       const struct symai_decision *decision, char *out,
                       size_t size)
{
    const char *code;
    uint32_t set;
    size_t at = 0;
    int i;

    out[0] = '\0';
    if (decision->state == SYMA_STATE_UP || f->failure != NULL)
        return;
    set = find(f, decision);
    for (i = 0; i < CHANGES; i++) {
        code = known[seen(f, &changes[i])].code;
        if ((set & BIT(i)) == 0 || at + strlen(code) + 2 > size)
            continue;
        if (at > 0)
            out[at++] = ' ';
        memcpy(out + at, code, strlen(code) + 1);
        at += strlen(code);
    }
}
