/* SPDX-License-Identifier: MIT */
/*
 * Refresh, by header or by meta element. Only short delays are a redirect;
 * a page that reloads itself after minutes is just a page.
 */
#include "run/refresh.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "port/url.h"

#define DELAY_MAX_S 10

static const char *skip_space(const char *text)
{
    while (symai_ascii_is_space((unsigned char)*text))
        text++;
    return text;
}

/* The number of seconds, fractions ignored; -1 where there is none. */
static int read_delay(const char **text)
{
    const char *at = *text;
    int delay = 0;

    if (!symai_ascii_is_digit((unsigned char)*at) && *at != '.')
        return -1;
    while (symai_ascii_is_digit((unsigned char)*at)) {
        if (delay < 1000000)
            delay = delay * 10 + (*at - '0');
        at++;
    }
    while (symai_ascii_is_digit((unsigned char)*at) || *at == '.')
        at++;
    *text = at;
    return delay;
}

/* "url =" before the address is optional. */
static const char *skip_label(const char *text)
{
    const char *at;

    if (!symai_ascii_equal_n(text, strnlen(text, 3), "url"))
        return text;
    at = skip_space(text + 3);
    return *at == '=' ? skip_space(at + 1) : text;
}

int symai_refresh_parse(const char *value, int *out_delay, char **out_url)
{
    const char *at = skip_space(value);
    const char *end;
    size_t len;
    int rc;

    *out_url = NULL;
    *out_delay = read_delay(&at);
    if (*out_delay < 0)
        return 0;
    end = skip_space(at);
    if (end == at && *at != ';' && *at != ',')
        return 0;
    at = end;
    if (*at == ';' || *at == ',')
        at = skip_space(at + 1);
    at = skip_label(at);
    len = strlen(at);
    if (*at == '"' || *at == '\'') {
        end = strchr(at + 1, *at);
        at++;
        len = end != NULL ? (size_t)(end - at) : strlen(at);
    }
    symai_str_trim(&at, &len);
    if (len == 0)
        return 0;
    rc = symai_strndup(at, len, out_url);
    return rc < 0 ? rc : 1;
}

static int from_header(const syma_page *page, int *out_delay, char **out_url)
{
    const char *value =
        symai_response_header(symai_page_response(page), "refresh");

    *out_url = NULL;
    return value != NULL ? symai_refresh_parse(value, out_delay, out_url) : 0;
}

static int from_meta(const struct symai_features *f, int *out_delay,
                     char **out_url)
{
    int rc;

    *out_delay = f->refresh_delay;
    if (f->refresh_delay < 0 || f->refresh_url.len == 0)
        return 0;
    rc = symai_strndup(symai_features_text(f, f->refresh_url),
                       f->refresh_url.len, out_url);
    return rc < 0 ? rc : 1;
}

/* The address against which a meta element's is resolved. */
static int base_of(const struct symai_features *f, const char *url, char **out)
{
    int rc = SYMA_EURL;

    *out = NULL;
    if (f->base.len > 0)
        rc = symai_url_resolve(url, symai_features_text(f, f->base), out);
    return rc == SYMA_EURL ? symai_strdup(url, out) : rc;
}

int symai_refresh_target(const syma_page *page, const char *url, char **out)
{
    const struct symai_features *f = symai_page_features(page);
    char *reference = NULL;
    char *base = NULL;
    int delay = -1;
    int rc;

    *out = NULL;
    if (f == NULL)
        return 0;
    rc = from_header(page, &delay, &reference);
    if (rc == 1)
        rc = symai_strdup(url, &base);
    else if (rc == 0)
        rc = from_meta(f, &delay, &reference);
    if (rc == 1)
        rc = base_of(f, url, &base);
    if (rc < 0 || reference == NULL || delay > DELAY_MAX_S)
        goto done;
    rc = symai_url_resolve(base, reference, out);
    if (rc == SYMA_OK)
        rc = 1;
    else if (rc == SYMA_EURL)
        rc = 0;
done:
    symai_free(reference);
    symai_free(base);
    return rc < 0 || *out != NULL ? rc : 0;
}
