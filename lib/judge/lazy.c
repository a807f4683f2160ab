/* SPDX-License-Identifier: MIT */
/*
 * Published by compare-and-swap, so that nobody waits here: where two threads
 * compile the same pattern, the second frees its own and takes the first's.
 * For its machine code, later, port/regex lets the second wait.
 */
#include "judge/lazy.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"

int symai_lazy_init(struct symai_lazy *lazy, const struct symai_tables *t)
{
    lazy->count = symai_tables_patterns(t) + SYMAI_SIGN_COUNT;
    lazy->regexes = symai_calloc(lazy->count, sizeof *lazy->regexes);
    return lazy->regexes == NULL ? SYMA_ENOMEM : SYMA_OK;
}

void symai_lazy_free(struct symai_lazy *lazy)
{
    size_t i;

    for (i = 0; i < lazy->count && lazy->regexes != NULL; i++)
        symai_regex_free(
            atomic_load_explicit(&lazy->regexes[i], memory_order_relaxed));
    symai_free(lazy->regexes);
    memset(lazy, 0, sizeof *lazy);
}

/* What was compiled, or what another thread had compiled before. */
static const struct symai_regex *publish(_Atomic(struct symai_regex *) *place,
                                         struct symai_regex *fresh)
{
    struct symai_regex *first = NULL;

    if (atomic_compare_exchange_strong_explicit(
            place, &first, fresh, memory_order_acq_rel, memory_order_acquire))
        return fresh;
    symai_regex_free(fresh);
    return first;
}

/* Of that source, at that place. */
static int get(const struct symai_lazy *lazy, size_t place, const char *source,
               const struct symai_regex **out)
{
    struct symai_regex *fresh;
    int rc;

    *out = atomic_load_explicit(&lazy->regexes[place], memory_order_acquire);
    if (*out != NULL)
        return SYMA_OK;
    rc = symai_regex_compile(source, strlen(source), 0, &fresh, NULL);
    if (rc >= 0)
        *out = publish(&lazy->regexes[place], fresh);
    return rc;
}

int symai_lazy_pattern(const struct symai_lazy *lazy,
                       const struct symai_tables *t, size_t number,
                       const struct symai_regex **out)
{
    return get(lazy, number, symai_tables_source(t, number), out);
}

int symai_sign_source(const struct symai_tables *t, int sign,
                      struct symai_buf *out)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = t->signs_from[sign]; i < t->signs_from[sign + 1] && rc >= 0; i++)
        rc = symai_buf_addf(out, "%s(?:%s)", out->len > 0 ? "|" : "",
                            t->text + t->sign_words[i].source);
    return rc;
}

int symai_lazy_sign(const struct symai_lazy *lazy, const struct symai_tables *t,
                    int sign, const struct symai_regex **out)
{
    size_t number = symai_tables_patterns(t) + (size_t)sign;
    struct symai_regex *fresh;
    struct symai_buf all;
    int rc;

    *out = atomic_load_explicit(&lazy->regexes[number], memory_order_acquire);
    if (*out != NULL)
        return SYMA_OK;
    symai_buf_init(&all, SYMAI_SIGN_SOURCE_MAX);
    rc = symai_sign_source(t, sign, &all);
    if (rc >= 0)
        rc = symai_regex_compile(all.data, all.len, 0, &fresh, NULL);
    if (rc >= 0)
        *out = publish(&lazy->regexes[number], fresh);
    symai_buf_free(&all);
    return rc;
}
