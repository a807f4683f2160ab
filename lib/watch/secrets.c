/* SPDX-License-Identifier: MIT */
/*
 * As they were given, and as they go over the wire: a page may show either.
 */
#include "watch/secrets.h"

#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "base/vec.h"
#include "judge/hide.h"
#include "port/auth.h"

#define SECRETS_MAX 1048576 /* some for each header of each section */

/* --- the list --- */

static int is_inside(char c)
{
    return symai_ascii_is_alnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* As it would be quoted: from its first letter or digit to its last, one space
 * for several. */
static size_t copy_quoted(const char *text, size_t len, char *out)
{
    size_t count = 0;
    size_t i;

    while (len > 0 && !is_inside(text[len - 1]))
        len--;
    for (i = 0; i < len; i++) {
        if (count == 0 && !is_inside(text[i]))
            continue;
        if (!symai_ascii_is_space((unsigned char)text[i]))
            out[count++] = text[i];
        else if (out[count - 1] != ' ')
            out[count++] = ' ';
    }
    out[count] = '\0';
    return count;
}

static int add(struct symai_vec *list, const char *text, size_t len)
{
    struct symai_secret *s;
    char *copy;
    size_t count;
    int rc;

    if (len < SYMAI_SECRET_MIN)
        return SYMA_OK;
    copy = symai_calloc(len + 1, 1);
    if (copy == NULL)
        return SYMA_ENOMEM;
    count = copy_quoted(text, len, copy);
    if (count < SYMAI_SECRET_MIN) {
        symai_free_secret(copy);
        return SYMA_OK;
    }
    rc = symai_vec_push(list, (void **)&s);
    if (rc < 0) {
        symai_free_secret(copy);
        return rc;
    }
    s->text = copy;
    s->len = count;
    return SYMA_OK;
}

/* The longest first: one may hold another. */
static int compare(const void *a, const void *b)
{
    const struct symai_secret *one = a;
    const struct symai_secret *other = b;

    if (one->len != other->len)
        return one->len > other->len ? -1 : 1;
    return memcmp(one->text, other->text, one->len);
}

static void drop_doubles(struct symai_vec *list)
{
    struct symai_secret *all = list->items;
    size_t kept = 0;
    size_t i;

    for (i = 0; i < list->count; i++) {
        if (kept > 0 && compare(&all[kept - 1], &all[i]) == 0)
            symai_free_secret(all[i].text);
        else
            all[kept++] = all[i];
    }
    list->count = kept;
}

static void free_list(struct symai_vec *list)
{
    struct symai_secret *all = list->items;
    size_t i;

    for (i = 0; i < list->count; i++)
        symai_free_secret(all[i].text);
    symai_vec_free(list);
}

/* --- what is one --- */

/* "user:secret" as it goes over the wire, and the secret. */
static int add_login(struct symai_vec *list, const char *login, size_t len)
{
    const char *colon = memchr(login, ':', len);
    const size_t coded_len = (len + 2) / 3 * 4;
    struct symai_buf coded;
    int rc = SYMA_OK;

    if (colon != NULL)
        rc = add(list, colon + 1, len - (size_t)(colon + 1 - login));
    symai_buf_init(&coded, coded_len);
    if (rc == SYMA_OK) /* at once: what grows leaves copies behind */
        rc = symai_buf_reserve(&coded, coded_len);
    if (rc == SYMA_OK)
        rc = symai_base64_add(&coded, login, len);
    if (rc == SYMA_OK)
        rc = add(list, coded.data, coded.len);
    explicit_bzero(coded.data, coded.len);
    symai_buf_free(&coded);
    return rc;
}

static int add_auth(struct symai_vec *list, const struct symai_auth *auth)
{
    size_t user_len = auth != NULL ? strlen(auth->user) : 0;
    size_t len = auth != NULL ? user_len + 1 + strlen(auth->secret) : 0;
    char *login;
    int rc;

    if (auth == NULL)
        return SYMA_OK;
    login = symai_calloc(len + 1, 1);
    if (login == NULL)
        return SYMA_ENOMEM;
    memcpy(login, auth->user, user_len);
    login[user_len] = ':';
    memcpy(login + user_len + 1, auth->secret, len - user_len - 1);
    rc = add_login(list, login, len);
    symai_free_secret(login);
    return rc;
}

/* "scheme://user:secret@host:port" */
static int add_proxy(struct symai_vec *list, const char *proxy)
{
    const char *login = strstr(proxy, "://");
    const char *end = strrchr(proxy, '@');

    if (login == NULL || end == NULL || end < login + 3)
        return SYMA_OK;
    return add_login(list, login + 3, (size_t)(end - login - 3));
}

static int add_cookies(struct symai_vec *list, const char *line)
{
    const char *value = strchr(line, '=');
    size_t len;
    int rc = SYMA_OK;

    while (value != NULL && rc == SYMA_OK) {
        len = strcspn(value + 1, ";");
        rc = add(list, value + 1, len);
        value = strchr(value + 1 + len, '=');
    }
    return rc;
}

/* Whose values are words that any page may have. */
static int is_public(const char *line, size_t len)
{
    static const char *const names[] = {
        "Accept",       "Accept-Language",  "Cache-Control",
        "Content-Type", "Content-Language", "Origin",
        "Referer",      "User-Agent",       "X-Requested-With",
    };
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++) {
        if (symai_ascii_equal_n(line, len, names[i]))
            return 1;
    }
    return 0;
}

/* A server may show the line's value, or what it has taken out of it. */
static int add_header(struct symai_vec *list, const char *line)
{
    size_t len = strcspn(line, ":");
    const char *value = line + len + strspn(line + len, ": ");
    const char *token = strchr(value, ' ');
    int rc;

    if (is_public(line, len))
        return SYMA_OK;
    rc = add(list, value, strlen(value));
    if (rc == SYMA_OK && symai_ascii_equal_n(line, len, "Cookie"))
        rc = add_cookies(list, value);
    if (rc == SYMA_OK && token != NULL &&
        (symai_ascii_equal_n(line, len, "Authorization") ||
         symai_ascii_equal_n(line, len, "Proxy-Authorization")))
        rc = add(list, token + 1, strlen(token + 1));
    return rc;
}

static int add_section(struct symai_vec *list,
                       const struct symai_plan_section *s)
{
    size_t i;
    int rc = add_auth(list, s->auth);

    for (i = 0; s->headers != NULL && s->headers[i] != NULL && rc == SYMA_OK;
         i++)
        rc = add_header(list, s->headers[i]);
    return rc;
}

static int add_options(struct symai_vec *list, const syma_options *o)
{
    const char *key = symai_options_str(o, SYMAI_OPT_client_key_password);
    int rc = add(list, key, strlen(key));

    if (rc == SYMA_OK)
        rc = add_proxy(list, symai_options_str(o, SYMAI_OPT_proxy));
    return rc;
}

int symai_secrets_hide(syma_verdict *v, const struct symai_plan *plan,
                       const syma_options *o)
{
    struct symai_vec list;
    size_t i;
    int rc;

    symai_vec_init(&list, sizeof(struct symai_secret), SECRETS_MAX);
    rc = add_options(&list, o);
    for (i = 0; plan != NULL && i < plan->count && rc == SYMA_OK; i++)
        rc = add_section(&list, &plan->sections[i]);
    if (rc == SYMA_OK && list.count > 0) {
        qsort(list.items, list.count, sizeof(struct symai_secret), compare);
        drop_doubles(&list);
        if (symai_verdict_hide(
                v, list.items, list.count,
                (size_t)symai_options_int(o, SYMAI_OPT_excerpt_max)))
            rc = symai_verdict_seal(v);
    }
    free_list(&list);
    return rc == SYMA_ELIMIT ? SYMA_ENOMEM : rc;
}
