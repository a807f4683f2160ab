/* SPDX-License-Identifier: MIT */
/*
 * The closed lists of a verdict and the exit status that programs make of
 * it. Tables only; no judgement is made here.
 */
#include "judge/names.h"

#include <string.h>

#include "syma/error.h"
#include "syma/types.h"

const char *const symai_state_names[] = {"unknown",     "up",   "degraded",
                                         "maintenance", "down", NULL};
const char *const symai_usable_names[] = {"unknown", "yes", "partly", "no",
                                          NULL};
const char *const symai_kind_names[] = {"generic", "login", "account",
                                        "activation", NULL};
static const char *const flag_names[] = {
    "suspect",   "warn",    "scheduled", "partial",   "incomplete",
    "truncated", "captcha", "drift",     "confirmed", "reused",
    "stale",     "overdue", "flapping",  NULL};
static const char *const notice_names[] = {"",         "now",      "planned",
                                           "incident", "fallback", NULL};

struct reason {
    const char *name;
    const char *help;
};

static const struct reason reasons[] = {
#define SYMAI_REASON(name, help) {#name, help},
#include "judge/reasons.def"
#undef SYMAI_REASON
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *name_at(const char *const *names, size_t count, int i)
{
    return i >= 0 && (size_t)i < count ? names[i] : NULL;
}

static int index_of(const char *const *names, const char *name)
{
    int i;

    if (name == NULL)
        return SYMA_EINVAL;
    for (i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return SYMA_ENOTFOUND;
}

const char *syma_state_name(int state)
{
    return name_at(symai_state_names, COUNT(symai_state_names), state);
}

int syma_state_from_name(const char *name)
{
    return index_of(symai_state_names, name);
}

const char *syma_usable_name(int usable)
{
    return name_at(symai_usable_names, COUNT(symai_usable_names), usable);
}

const char *syma_section_kind_name(int kind)
{
    return name_at(symai_kind_names, COUNT(symai_kind_names), kind);
}

int syma_section_kind_from_name(const char *name)
{
    return index_of(symai_kind_names, name);
}

const char *syma_flag_name(uint32_t flag)
{
    size_t i;

    for (i = 0; flag_names[i] != NULL; i++) {
        if (flag == UINT32_C(1) << i)
            return flag_names[i];
    }
    return NULL;
}

size_t syma_reason_count(void)
{
    return COUNT(reasons);
}

const char *syma_reason_name(size_t i)
{
    return i < COUNT(reasons) ? reasons[i].name : NULL;
}

const char *syma_reason_help(size_t i)
{
    return i < COUNT(reasons) ? reasons[i].help : NULL;
}

const char *symai_reason_name(int reason)
{
    return reason < 0 ? NULL : syma_reason_name((size_t)reason);
}

int symai_reason_from_name(const char *name)
{
    size_t i;

    for (i = 0; i < COUNT(reasons); i++) {
        if (strcmp(reasons[i].name, name) == 0)
            return (int)i;
    }
    return -1;
}

const char *symai_notice_kind_name(int kind)
{
    return name_at(notice_names, COUNT(notice_names), kind);
}

/* Nagios' four numbers are those of the process exit. */
int syma_exit_code(int state, int usable, uint32_t flags, int maintenance_code)
{
    if (maintenance_code < 0 || maintenance_code > 2)
        return SYMA_EINVAL;
    switch (state) {
    case SYMA_STATE_UP:
        return (flags & SYMA_FLAG_WARN) != 0 ? 1 : 0;
    case SYMA_STATE_DEGRADED:
        return usable == SYMA_USABLE_YES || usable == SYMA_USABLE_PARTLY ? 1
                                                                         : 2;
    case SYMA_STATE_MAINTENANCE:
        return (flags & SYMA_FLAG_OVERDUE) != 0 ? 2 : maintenance_code;
    case SYMA_STATE_DOWN:
        return 2;
    default:
        return 3;
    }
}
