/* SPDX-License-Identifier: MIT */
/*
 * As they were given, and as they go over the wire: a page may show either.
 */
#include "run/secrets.h"

#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/options.h"
#include "base/str.h"
#include "judge/hide.h"
#include "port/auth.h"

#define LOGIN_MAX 16384

struct hiding {
    syma_verdict *verdict;
    size_t max; /* bytes of an excerpt */
    int is_any; /* of them was quoted */
};

static void hide(struct hiding *h, const char *secret, size_t len)
{
    if (symai_verdict_hide(h->verdict, secret, len, h->max))
        h->is_any = 1;
}

/* "user:secret" as it goes over the wire, and the secret. */
static int hide_login(struct hiding *h, const char *login, size_t len)
{
    const char *colon = memchr(login, ':', len);
    struct symai_buf coded;
    int rc;

    if (colon != NULL)
        hide(h, colon + 1, len - (size_t)(colon + 1 - login));
    symai_buf_init(&coded, LOGIN_MAX);
    rc = symai_base64_add(&coded, login, len);
    if (rc == SYMA_OK) /* what is quoted ends before its '=' */
        hide(h, coded.data, strcspn(coded.data, "="));
    explicit_bzero(coded.data, coded.len);
    symai_buf_free(&coded);
    return rc == SYMA_ELIMIT ? SYMA_OK : rc;
}

static int hide_auth(struct hiding *h, const struct symai_auth *auth)
{
    struct symai_buf login;
    int rc;

    if (auth == NULL)
        return SYMA_OK;
    hide(h, auth->secret, strlen(auth->secret));
    symai_buf_init(&login, LOGIN_MAX);
    rc = symai_buf_addf(&login, "%s:%s", auth->user, auth->secret);
    if (rc == SYMA_OK)
        rc = hide_login(h, login.data, login.len);
    explicit_bzero(login.data, login.len);
    symai_buf_free(&login);
    return rc == SYMA_ELIMIT ? SYMA_OK : rc;
}

/* "scheme://user:secret@host:port" */
static int hide_proxy(struct hiding *h, const char *proxy)
{
    const char *login = strstr(proxy, "://");
    const char *end = strrchr(proxy, '@');

    if (login == NULL || end == NULL || end < login + 3)
        return SYMA_OK;
    return hide_login(h, login + 3, (size_t)(end - login - 3));
}

static void hide_cookies(struct hiding *h, const char *line)
{
    const char *value = strchr(line, '=');
    size_t len;

    while (value != NULL) {
        len = strcspn(value + 1, ";");
        hide(h, value + 1, len);
        value = strchr(value + 1 + len, '=');
    }
}

/* A server may show the line's value, or what it has taken out of it. */
static void hide_header(struct hiding *h, const char *line)
{
    size_t len = strcspn(line, ":");
    const char *value = line + len + strspn(line + len, ": ");
    const char *token = strchr(value, ' ');

    hide(h, value, strlen(value));
    if (symai_ascii_equal_n(line, len, "Cookie"))
        hide_cookies(h, value);
    else if (symai_ascii_equal_n(line, len, "Authorization") && token != NULL)
        hide(h, token + 1, strlen(token + 1));
}

static int hide_section(struct hiding *h, const struct symai_plan_section *s)
{
    size_t i;

    for (i = 0; s->headers != NULL && s->headers[i] != NULL; i++)
        hide_header(h, s->headers[i]);
    return hide_auth(h, s->auth);
}

static int hide_options(struct hiding *h, const syma_options *o)
{
    const char *key = symai_options_str(o, SYMAI_OPT_client_key_password);

    hide(h, key, strlen(key));
    return hide_proxy(h, symai_options_str(o, SYMAI_OPT_proxy));
}

int symai_secrets_hide(syma_verdict *v, const struct symai_plan *plan,
                       const syma_options *o)
{
    struct hiding h = {v, (size_t)symai_options_int(o, SYMAI_OPT_excerpt_max),
                       0};
    size_t i;
    int rc = hide_options(&h, o);

    for (i = 0; i < plan->count && rc == SYMA_OK; i++)
        rc = hide_section(&h, &plan->sections[i]);
    if (rc == SYMA_OK && h.is_any)
        rc = symai_verdict_seal(v);
    return rc;
}
