/* SPDX-License-Identifier: MIT */
/*
 * Which addresses may be asked for by /probe?target=.
 */
#include "syma-exporter/allow.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct allow_list {
    struct allow_list *next;
    char scheme[8]; /* "": both */
    char host[HOST_MAX + 1];
    unsigned port; /* 0: the scheme's own */
    int is_below;  /* hosts below this domain, not itself */
};

static int is_host_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

/* In brackets stands an IPv6 address without a zone. */
static int is_ipv6_char(char c)
{
    return (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ||
           (c >= '0' && c <= '9') || c == ':' || c == '.';
}

/* The host at *p in lower case, brackets kept; *p moves past it. */
static int take_host(const char **p, char *out)
{
    int in_brackets = **p == '[';
    size_t len = 0;
    size_t i;

    if (in_brackets) {
        len = 1;
        while (is_ipv6_char((*p)[len]))
            len++;
        if (len == 1 || (*p)[len] != ']')
            return ORIGIN_HOST;
        len++;
    } else {
        while (is_host_char((*p)[len]))
            len++;
    }
    if (len == 0 || len > HOST_MAX || **p == '.')
        return ORIGIN_HOST;
    for (i = 0; i < len; i++) {
        char c = (*p)[i];

        out[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    out[len] = '\0';
    *p += len;
    return ORIGIN_OK;
}

/* ":1" to ":65535" at *p, where there is one. */
static int take_port(const char **p, unsigned *out)
{
    unsigned port = 0;
    int digits = 0;

    if (**p != ':')
        return ORIGIN_OK;
    for ((*p)++; **p >= '0' && **p <= '9' && digits < 6; (*p)++, digits++)
        port = port * 10 + (unsigned)(**p - '0');
    if (digits == 0 || port == 0 || port > 65535)
        return ORIGIN_PORT;
    *out = port;
    return ORIGIN_OK;
}

static int take_scheme(const char **p, char *out)
{
    if (strncasecmp(*p, "http://", 7) == 0) {
        memcpy(out, "http", 5);
        *p += 7;
    } else if (strncasecmp(*p, "https://", 8) == 0) {
        memcpy(out, "https", 6);
        *p += 8;
    } else {
        return ORIGIN_SCHEME;
    }
    return ORIGIN_OK;
}

static unsigned default_port(const char *scheme)
{
    return strcmp(scheme, "https") == 0 ? 443 : 80;
}

/* Before the path no '@' may stand, and no character at which parsers
 * disagree where the host ends. */
static int check_rest(const char *p)
{
    if (*p == '@')
        return ORIGIN_USER;
    if (*p != '\0' && *p != '/' && *p != '?' && *p != '#')
        return strchr(p, '@') != NULL ? ORIGIN_USER : ORIGIN_HOST;
    return ORIGIN_OK;
}

int origin_parse(const char *url, struct origin *out)
{
    const char *p = url;
    size_t i;
    int rc;

    memset(out, 0, sizeof(*out));
    for (i = 0; url[i] != '\0'; i++) {
        if (i == TARGET_MAX || url[i] <= ' ' || url[i] >= 0x7F ||
            url[i] == '\\')
            return ORIGIN_TEXT;
    }
    rc = take_scheme(&p, out->scheme);
    if (rc == ORIGIN_OK)
        rc = take_host(&p, out->host);
    out->port = default_port(out->scheme);
    if (rc == ORIGIN_OK)
        rc = take_port(&p, &out->port);
    if (rc == ORIGIN_HOST || rc == ORIGIN_PORT)
        return strchr(p, '@') != NULL ? ORIGIN_USER : rc;
    return rc == ORIGIN_OK ? check_rest(p) : rc;
}

const char *origin_error(int rc)
{
    switch (rc) {
    case ORIGIN_SCHEME:
        return "target: it does not begin with http:// or https://";
    case ORIGIN_USER:
        return "target: it has a user name or password";
    case ORIGIN_HOST:
        return "target: it has no host, or characters that no host has";
    case ORIGIN_PORT:
        return "target: its port is none";
    case ORIGIN_TEXT:
        return "target: it is longer than 2048 characters, or has spaces, "
               "control characters, a backslash or what is no ASCII; write "
               "these in percent form";
    default:
        return "";
    }
}

static int read_pattern(const char *p, struct allow_list *a)
{
    if (strstr(p, "://") != NULL && take_scheme(&p, a->scheme) < 0)
        return -1;
    if (strncmp(p, "*.", 2) == 0) {
        a->is_below = 1;
        p += 2;
    }
    if (take_host(&p, a->host) < 0 || (a->is_below && a->host[0] == '['))
        return -1;
    return take_port(&p, &a->port) < 0 || *p != '\0' ? -1 : 0;
}

int allow_add(struct allow_list **list, const char *pattern)
{
    struct allow_list *a = calloc(1, sizeof(*a));

    if (a == NULL)
        return -2;
    if (read_pattern(pattern, a) < 0) {
        free(a);
        return -1;
    }
    a->next = *list;
    *list = a;
    return 0;
}

static int host_fits(const struct allow_list *a, const char *host)
{
    size_t len = strlen(host);
    size_t domain = strlen(a->host);

    if (!a->is_below)
        return strcmp(a->host, host) == 0;
    return len > domain + 1 && host[len - domain - 1] == '.' &&
           strcmp(host + len - domain, a->host) == 0;
}

int allow_has(const struct allow_list *list, const struct origin *o)
{
    for (; list != NULL; list = list->next) {
        unsigned port = list->port != 0 ? list->port : default_port(o->scheme);

        if ((list->scheme[0] == '\0' || strcmp(list->scheme, o->scheme) == 0) &&
            port == o->port && host_fits(list, o->host))
            return 1;
    }
    return 0;
}

void allow_free(struct allow_list *list)
{
    while (list != NULL) {
        struct allow_list *next = list->next;

        free(list);
        list = next;
    }
}
