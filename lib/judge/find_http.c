/* SPDX-License-Identifier: MIT */
/*
 * The answer beside its bytes: status, addresses, redirects, headers, times.
 */
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "judge/find.h"
#include "judge/retry_after.h"
#include "port/url.h"
#include "syma/types.h"

#define MS_PER_DAY INT64_C(86400000)

static int is_maintenance_path(struct symai_findings *f, const char *url)
{
    struct symai_url parts;
    int found = 0;

    if (symai_find_url(f, url, &parts))
        found = symai_find_sign(f, SYMAI_SIGN_PATH_MAINTENANCE, parts.path,
                                strlen(parts.path));
    symai_url_clear(&parts);
    return found;
}

/* The address that a meta refresh names, or NULL. */
static char *refresh_target(struct symai_findings *f)
{
    const char *text =
        symai_features_text(f->features, f->features->refresh_url);
    char *target = NULL;

    if (f->features->refresh_delay < 0 || text[0] == '\0')
        return NULL;
    if (f->response->final_url != NULL &&
        symai_url_resolve(f->response->final_url, text, &target) == SYMA_ENOMEM)
        f->trouble = SYMA_ENOMEM;
    return target;
}

static int find_maintenance_path(struct symai_findings *f)
{
    const struct symai_response *r = f->response;
    const struct symai_redirect *redirect;
    char *refresh = refresh_target(f);
    const char *at = NULL;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < r->redirects.count && at == NULL; i++) {
        redirect = symai_vec_at(&r->redirects, i);
        if (is_maintenance_path(f, redirect->url))
            at = redirect->url;
    }
    if (at == NULL && is_maintenance_path(f, refresh))
        at = refresh;
    /* A section whose own address speaks of maintenance was not led there. */
    f->maintenance_path_redirect =
        at != NULL && !is_maintenance_path(f, r->request_url);
    if (at == NULL && is_maintenance_path(f, r->final_url))
        at = r->final_url;
    f->maintenance_path = at != NULL;
    if (at != NULL)
        rc = symai_find_note(f, "http.path.maintenance", SYMA_STATE_MAINTENANCE,
                             800, at);
    symai_free(refresh);
    return rc;
}

/* Languages in which sites keep a home page of their own below the root. */
static const char languages[] =
    " ar bg ca cs da de el en es et eu fi fr ga gl he hr hu id it ja ko lb lt "
    "lv mk mt nb nl nn no pl pt ro ru sk sl sq sr sv th tr uk vi zh ";

static int is_language_path(const char *path)
{
    char word[5] = {' ', path[1], path[2], ' ', '\0'};

    return strstr(languages, word) != NULL;
}

/* The root of a site, or its usual index and language forms. */
static int is_root_path(const char *path)
{
    size_t len = strlen(path);

    if (strcmp(path, "/") == 0 || strcmp(path, "/index.html") == 0 ||
        strcmp(path, "/index.php") == 0 || strcmp(path, "/home") == 0)
        return 1;
    /* "/fr" and "/fr/" */
    return (len == 3 || (len == 4 && path[3] == '/')) && is_language_path(path);
}

static const char *home_url(const struct symai_findings *f)
{
    if (f->context != NULL && f->context->home_url != NULL)
        return f->context->home_url;
    return f->response->home_url;
}

static int is_home(struct symai_findings *f, const char *url,
                   const struct symai_url *parts)
{
    const char *home = home_url(f);

    if (home != NULL && symai_find_same_url(f, home, url))
        return 1;
    return is_root_path(parts->path) && parts->query[0] == '\0';
}

static int is_login_url(struct symai_findings *f, const char *url)
{
    size_t i;

    if (f->context == NULL)
        return 0;
    for (i = 0; i < f->context->login_urls.count; i++) {
        if (symai_find_same_url(
                f, *(char **)symai_vec_at(&f->context->login_urls, i), url))
            return 1;
    }
    return 0;
}

static int classify_redirect(struct symai_findings *f,
                             const struct symai_url *from,
                             const struct symai_url *to)
{
    const char *request = f->response->request_url;
    const char *final = f->response->final_url;

    if (symai_find_same_url(f, request, final))
        return SYMAI_REDIRECT_NONE;
    if (is_login_url(f, final))
        return SYMAI_REDIRECT_LOGIN;
    if (!symai_url_same_site(from, to))
        return SYMAI_REDIRECT_OFFSITE;
    if (is_home(f, final, to) && !is_home(f, request, from))
        return SYMAI_REDIRECT_HOME;
    if (symai_find_sign(f, SYMAI_SIGN_PATH_LOGIN, to->path, strlen(to->path)) &&
        !symai_find_sign(f, SYMAI_SIGN_PATH_LOGIN, from->path,
                         strlen(from->path)))
        return SYMAI_REDIRECT_LOGIN;
    return SYMAI_REDIRECT_SAME;
}

static int note_redirect(struct symai_findings *f)
{
    const char *final = f->response->final_url;

    switch (f->redirect) {
    case SYMAI_REDIRECT_HOME:
        return symai_find_note(f, "http.redirect.home", SYMA_STATE_DEGRADED,
                               700, final);
    case SYMAI_REDIRECT_LOGIN:
        return symai_find_note(f, "http.redirect.login", SYMA_STATE_UP, 600,
                               final);
    case SYMAI_REDIRECT_OFFSITE:
        return symai_find_note(f, "http.redirect.offsite", SYMA_STATE_DEGRADED,
                               700, final);
    case SYMAI_REDIRECT_SAME:
        return symai_find_note(f, "http.redirect.followed", SYMA_STATE_UP, 100,
                               final);
    default:
        return SYMA_OK;
    }
}

static int find_redirect(struct symai_findings *f)
{
    const struct symai_response *r = f->response;
    struct symai_url from;
    struct symai_url to;

    if (r->redirects.count == 0 || r->final_url == NULL)
        return SYMA_OK;
    f->redirect = SYMAI_REDIRECT_SAME;
    if (symai_find_url(f, r->request_url, &from) +
            symai_find_url(f, r->final_url, &to) ==
        2)
        f->redirect = classify_redirect(f, &from, &to);
    symai_url_clear(&from);
    symai_url_clear(&to);
    return note_redirect(f);
}

/* Seconds or a date; a server that writes anything else promises nothing. */
static int is_retry_after(const struct symai_findings *f, const char *value)
{
    int64_t now = f->context == NULL ? -1 : f->context->now_ms;
    int64_t at;
    int rc;

    if (value == NULL)
        return 0;
    rc = symai_retry_after_parse(value, now, &at);
    return rc >= 0 || rc == SYMA_ENOTFOUND;
}

/* Of a header no more is quoted than what it has to be: a server can put into
 * it what it was sent, a login too. */
static int find_headers(struct symai_findings *f)
{
    const struct symai_response *r = f->response;
    const char *retry = symai_response_header(r, "retry-after");
    const char *challenge = symai_response_header(r, "www-authenticate");
    int rc = SYMA_OK;

    f->has_retry_after = is_retry_after(f, retry);
    if (retry != NULL)
        rc = symai_find_note(
            f, "http.retry_after.present",
            r->status == 503 && f->has_retry_after ? SYMA_STATE_MAINTENANCE
                                                   : SYMA_STATE_UNKNOWN,
            f->has_retry_after ? 500 : 100, f->has_retry_after ? retry : "");
    f->asks_authentication = r->status == 401 && challenge != NULL;
    if (rc >= 0 && f->asks_authentication)
        rc = symai_find_add(f, "http.authenticate.asked", SYMA_STATE_UP, 800,
                            "", challenge, strcspn(challenge, " ,\t"));
    return rc;
}

static int find_status(struct symai_findings *f)
{
    int status = f->response->status;

    if (status >= 500 && status < 600)
        return symai_find_note(f, "http.status.5xx", SYMA_STATE_DOWN, 900, "");
    if (status == 429)
        return symai_find_note(f, "http.status.429", SYMA_STATE_UNKNOWN, 900,
                               "");
    if (status >= 400 && status < 500)
        return symai_find_note(f, "http.status.4xx", SYMA_STATE_DEGRADED, 800,
                               "");
    if (status >= 200 && status < 300)
        return symai_find_note(f, "http.status.2xx", SYMA_STATE_UP, 100, "");
    return SYMA_OK;
}

static int find_times(struct symai_findings *f)
{
    const struct symai_response *r = f->response;
    int64_t total = r->timing_ms[SYMAI_PHASE_TOTAL];
    int64_t now = f->context == NULL ? -1 : f->context->now_ms;
    /* An end that is past is no end to come: what there is to say of it is
     * the failure of verification. */
    const struct symai_cert *cert =
        now < 0 ? NULL : symai_certs_first(r->certs, now);
    int rc = SYMA_OK;

    if (f->slow_crit_ms > 0 && total > f->slow_crit_ms)
        f->slow = 2;
    else if (f->slow_warn_ms > 0 && total > f->slow_warn_ms)
        f->slow = 1;
    if (f->slow > 0)
        rc = symai_find_note(f, "time.total.slow", SYMA_STATE_DEGRADED,
                             f->slow == 2 ? 800 : 600, "");
    if (cert != NULL &&
        cert->not_after_ms - now < f->cert_warn_days * MS_PER_DAY) {
        f->cert_expiring = 1;
        if (rc >= 0)
            rc = symai_find_note(f, "tls.certificate.expiring", SYMA_STATE_UP,
                                 700, cert->subject);
    }
    return rc;
}

struct failure_code {
    const char *prefix; /* of the reason's name */
    const char *code;
    int points_to;
};

/* Why there is no page, or not all of it, as evidence. */
static int find_failure(struct symai_findings *f)
{
    static const struct failure_code codes[] = {
        {"local_", "net.local.fault", SYMA_STATE_UNKNOWN},
        {"dns_", "net.name.unresolved", SYMA_STATE_DOWN},
        {"connect_", "net.connection.failed", SYMA_STATE_DOWN},
        {"empty_", "net.connection.failed", SYMA_STATE_DOWN},
        {"tls_", "tls.verification.failed", SYMA_STATE_DOWN},
        {"first_", "net.answer.late", SYMA_STATE_DOWN},
        {"body_timeout", "net.answer.late", SYMA_STATE_DOWN},
        {"body_", "net.answer.cut", SYMA_STATE_DOWN},
        {"redirect_", "http.redirect.invalid", SYMA_STATE_DEGRADED},
        {"bad_", "http.encoding.invalid", SYMA_STATE_DEGRADED}};
    const char *failure = f->response->failure;
    size_t i;

    if (failure == NULL)
        return SYMA_OK;
    for (i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (symai_str_has_prefix(failure, codes[i].prefix))
            return symai_find_note(f, codes[i].code, codes[i].points_to, 950,
                                   failure);
    }
    return SYMA_OK;
}

int symai_find_http(struct symai_findings *f)
{
    int rc;

    f->status = f->response->status;
    f->failure = f->response->failure;
    rc = find_failure(f);
    if (rc >= 0)
        rc = find_status(f);
    if (rc >= 0)
        rc = find_maintenance_path(f);
    if (rc >= 0)
        rc = find_redirect(f);
    if (rc >= 0)
        rc = find_headers(f);
    if (rc >= 0)
        rc = find_times(f);
    return rc;
}
