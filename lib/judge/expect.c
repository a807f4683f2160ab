/* SPDX-License-Identifier: MIT */
/*
 * Expectations: checked, folded and compiled when they are added.
 */
#include "judge/expect.h"

#include <string.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/mem.h"
#include "base/str.h"

#define MAX_EXPECTS 64
#define MAX_PATTERN 4096

static const char *const type_names[] = {"phrase", "regex", "title", "header"};

const char *symai_expect_type_name(int type)
{
    return type >= 0 && type < SYMAI_EXPECT_COUNT ? type_names[type] : NULL;
}

int symai_expect_type_from_name(const char *name)
{
    int i;

    for (i = 0; i < SYMAI_EXPECT_COUNT; i++) {
        if (strcmp(type_names[i], name) == 0)
            return i;
    }
    return -1;
}

void symai_expect_list_init(struct symai_vec *list)
{
    symai_vec_init(list, sizeof(struct symai_expect), MAX_EXPECTS);
}

static void expect_clear(struct symai_expect *expect)
{
    symai_free(expect->pattern);
    symai_free(expect->folded);
    symai_free(expect->header);
    symai_regex_free(expect->regex);
}

void symai_expect_list_free(struct symai_vec *list)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        expect_clear(symai_vec_at(list, i));
    symai_vec_free(list);
}

static int fold_phrase(struct symai_expect *expect, struct symai_errmsg *msg)
{
    struct symai_buf folded;
    const char *text;
    size_t len;
    int rc;

    symai_buf_init(&folded, MAX_PATTERN);
    rc = symai_fold(expect->pattern, strlen(expect->pattern), &folded);
    if (rc < 0)
        goto done;
    text = folded.data;
    len = folded.len;
    symai_str_trim(&text, &len);
    if (len == 0)
        rc = symai_errmsg_set(msg, SYMA_EINVAL, 0,
                              "the phrase has no visible character");
    else
        rc = symai_strndup(text, len, &expect->folded);
done:
    symai_buf_free(&folded);
    return rc;
}

static int compile_regex(struct symai_expect *expect, const char *pattern,
                         struct symai_errmsg *msg)
{
    return symai_regex_compile(pattern, strlen(pattern),
                               SYMAI_REGEX_UTF | SYMAI_REGEX_CASELESS,
                               &expect->regex, msg);
}

static int split_header(struct symai_expect *expect, struct symai_errmsg *msg)
{
    const char *colon = strchr(expect->pattern, ':');
    const char *value;
    size_t len;
    size_t i;
    int rc;

    if (colon == NULL || colon == expect->pattern)
        return symai_errmsg_set(msg, SYMA_EINVAL, 0,
                                "a header expectation is 'Name: regex'");
    rc = symai_strndup(expect->pattern, (size_t)(colon - expect->pattern),
                       &expect->header);
    if (rc < 0)
        return rc;
    for (i = 0; expect->header[i] != '\0'; i++)
        expect->header[i] =
            (char)symai_ascii_lower((unsigned char)expect->header[i]);
    value = colon + 1;
    len = strlen(value);
    symai_str_trim(&value, &len);
    return compile_regex(expect, value, msg);
}

int symai_expect_list_add(struct symai_vec *list, int type, int must,
                          const char *pattern, struct symai_errmsg *msg)
{
    struct symai_expect *expect;
    void *item;
    int rc;

    if (type < 0 || type >= SYMAI_EXPECT_COUNT)
        return symai_errmsg_set(msg, SYMA_EINVAL, 0,
                                "no such type of expectation");
    if (pattern[0] == '\0' || strlen(pattern) > MAX_PATTERN)
        return symai_errmsg_set(msg, SYMA_EINVAL, 0,
                                "an expectation has 1 to %d bytes",
                                MAX_PATTERN);
    rc = symai_vec_push(list, &item);
    if (rc < 0)
        return symai_errmsg_set(msg, rc, 0, "%s",
                                rc == SYMA_ELIMIT ? "more than 64 expectations"
                                                  : syma_strerror(rc));
    expect = item;
    expect->type = type;
    expect->must = must != 0;
    rc = symai_strdup(pattern, &expect->pattern);
    if (rc >= 0 && (type == SYMAI_EXPECT_PHRASE || type == SYMAI_EXPECT_TITLE))
        rc = fold_phrase(expect, msg);
    else if (rc >= 0 && type == SYMAI_EXPECT_REGEX)
        rc = compile_regex(expect, pattern, msg);
    else if (rc >= 0)
        rc = split_header(expect, msg);
    if (rc < 0) {
        expect_clear(expect);
        list->count--;
    }
    return rc;
}
