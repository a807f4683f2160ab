/* SPDX-License-Identifier: MIT */
/*
 * The names of claims, guards and signs as the rule files spell them.
 */
#include "judge/rule.h"

#include <string.h>

static const char *const claim_names[] = {
    "maintenance",  "error",  "denied",   "soft_404", "bot_wall", "parked",
    "default_page", "return", "fallback", "works",    "closed",   NULL};

static const char *const guard_names[] = {
    "now",        "upcoming", "over",    "conditional", "account", "goods",
    "management", "widget",   "planned", "report",      "return",  "either",
    "courtesy",   "causes",   "staff",   "name",        "fetch",   NULL};

static const char *const sign_names[] = {"path.maintenance",
                                         "path.login",
                                         "field.identifier",
                                         "field.otp",
                                         "field.activation",
                                         "field.search",
                                         "field.captcha",
                                         "field.personal",
                                         "form.login",
                                         "form.register",
                                         "form.recover",
                                         "form.newsletter",
                                         "button.login",
                                         "button.sso",
                                         "button.search",
                                         "button.register",
                                         "button.activate",
                                         "link.login",
                                         "link.logout",
                                         "text.unfilled",
                                         "form.contact",
                                         "form.payment",
                                         "field.payment",
                                         "subject.site",
                                         "subject.login",
                                         "subject.account",
                                         "subject.activation",
                                         "text.refused",
                                         "text.logged_in",
                                         "way.shop",
                                         "mark.report",
                                         "subject.other",
                                         "button.manage",
                                         "text.byline",
                                         "mark.captcha",
                                         "way.send",
                                         "way.call",
                                         "way.message",
                                         "way.unit",
                                         "way.count",
                                         "way.no_keyword",
                                         "field.address",
                                         "field.foreign",
                                         "field.card",
                                         "field.provider",
                                         "text.since",
                                         "subject.work",
                                         "text.all_clear",
                                         "find.login",
                                         "find.account",
                                         "find.mine",
                                         "find.activation",
                                         "find.more",
                                         "find.register",
                                         "find.none",
                                         "find.less",
                                         "at.login",
                                         "at.account",
                                         "at.activation",
                                         "at.none",
                                         "at.help",
                                         "at.register",
                                         "host.login",
                                         "host.account",
                                         NULL};

static const char *const weight_names[] = {
#define SYMAI_WEIGHT(name, spelling, max, start) spelling,
#include "judge/weights.def"
#undef SYMAI_WEIGHT
    NULL};

static const struct {
    int max;
    int start;
} weights[] = {
#define SYMAI_WEIGHT(name, spelling, max, start) {max, start},
#include "judge/weights.def"
#undef SYMAI_WEIGHT
};

_Static_assert(sizeof claim_names / sizeof *claim_names ==
                   SYMAI_CLAIM_COUNT + 1,
               "one name a claim");
_Static_assert(sizeof guard_names / sizeof *guard_names ==
                   SYMAI_GUARD_COUNT + 1,
               "one name a guard");
_Static_assert(sizeof sign_names / sizeof *sign_names == SYMAI_SIGN_COUNT + 1,
               "one name a sign");

const char *const *symai_claim_names(void)
{
    return claim_names;
}

const char *const *symai_guard_names(void)
{
    return guard_names;
}

const char *const *symai_sign_names(void)
{
    return sign_names;
}

int symai_sign_place(int sign)
{
    switch (sign) {
    case SYMAI_SIGN_SUBJECT_SITE:
    case SYMAI_SIGN_SUBJECT_LOGIN:
    case SYMAI_SIGN_SUBJECT_ACCOUNT:
    case SYMAI_SIGN_SUBJECT_ACTIVATION:
    case SYMAI_SIGN_SUBJECT_OTHER:
    case SYMAI_SIGN_SUBJECT_WORK:
    case SYMAI_SIGN_TEXT_SINCE:
    case SYMAI_SIGN_TEXT_ALL_CLEAR:
        return SYMAI_SIGN_OF_TEXT;
    case SYMAI_SIGN_MARK_REPORT:
    case SYMAI_SIGN_MARK_CAPTCHA:
        return SYMAI_SIGN_OF_MARKS;
    default:
        return SYMAI_SIGN_OF_LABEL;
    }
}

int symai_sign_first(int sign)
{
    if (sign >= SYMAI_SIGN_FIND_LOGIN && sign <= SYMAI_SIGN_FIND_MORE)
        return SYMAI_SIGN_FIND_LOGIN;
    if (sign >= SYMAI_SIGN_FIND_REGISTER && sign <= SYMAI_SIGN_FIND_LESS)
        return SYMAI_SIGN_FIND_REGISTER;
    if (sign >= SYMAI_SIGN_AT_LOGIN && sign <= SYMAI_SIGN_AT_REGISTER)
        return SYMAI_SIGN_AT_LOGIN;
    if (sign >= SYMAI_SIGN_HOST_LOGIN && sign <= SYMAI_SIGN_HOST_ACCOUNT)
        return SYMAI_SIGN_HOST_LOGIN;
    return sign;
}

/* The bits from the first to the last. */
static uint64_t bits(int first, int last)
{
    return (UINT64_C(2) << last) - (UINT64_C(1) << first);
}

uint64_t symai_sign_group(int first)
{
    switch (first) {
    case SYMAI_SIGN_FIND_LOGIN:
        return bits(first, SYMAI_SIGN_FIND_MORE);
    case SYMAI_SIGN_FIND_REGISTER:
        return bits(first, SYMAI_SIGN_FIND_LESS);
    case SYMAI_SIGN_AT_LOGIN:
        return bits(first, SYMAI_SIGN_AT_REGISTER);
    case SYMAI_SIGN_HOST_LOGIN:
        return bits(first, SYMAI_SIGN_HOST_ACCOUNT);
    default:
        return bits(first, first);
    }
}

const char *const *symai_weight_names(void)
{
    return weight_names;
}

int symai_weight_max(int weight)
{
    return weights[weight].max;
}

int symai_weight_start(int weight)
{
    return weights[weight].start;
}

int symai_name_index(const char *const *names, const char *name)
{
    int i;

    for (i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}
