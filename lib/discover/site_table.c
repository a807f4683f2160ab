/* SPDX-License-Identifier: MIT */
/*
 * Sorted tables of fixed width, so that the loader has nothing to mend in
 * them, and the search in them.
 */
#include "discover/site_table.h"

#include <string.h>

#define WIDTH 32

static const char foreign[][WIDTH] = {
#define SYMAI_FOREIGN(domain) domain,
#include "discover/foreign.def"
#undef SYMAI_FOREIGN
};

static const char foreign_names[][WIDTH] = {
#define SYMAI_FOREIGN_NAME(name) name,
#include "discover/foreign_name.def"
#undef SYMAI_FOREIGN_NAME
};

static const char identities[][WIDTH] = {
#define SYMAI_IDENTITY(domain) domain,
#include "discover/identity.def"
#undef SYMAI_IDENTITY
};

static const char words[][WIDTH] = {
#define SYMAI_SITE_WORD(word, is_name) word,
#include "discover/site_word.def"
#undef SYMAI_SITE_WORD
};

static const char word_is_name[] = {
#define SYMAI_SITE_WORD(word, is_name) is_name,
#include "discover/site_word.def"
#undef SYMAI_SITE_WORD
};

static const char login_labels[][WIDTH] = {
    "adfs",   "auth",  "authentication", "authn", "cas",
    "iam",    "id",    "identity",       "idp",   "keycloak",
    "login",  "oauth", "oauth2",         "oidc",  "saml",
    "signin", "sso",
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Its place in the table, or the table's count. */
static size_t find(const char (*table)[WIDTH], size_t count, const char *text,
                   size_t len)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(text, table[middle], len);

        if (order == 0 && table[middle][len] == '\0')
            return middle;
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return count;
}

static int has(const char (*table)[WIDTH], size_t count, const char *text,
               size_t len)
{
    return len < WIDTH && find(table, count, text, len) < count;
}

static int has_domain(const char (*table)[WIDTH], size_t count,
                      const char *host, size_t len)
{
    const char *dot;

    while (!has(table, count, host, len)) {
        dot = memchr(host, '.', len);
        if (dot == NULL)
            return 0;
        len -= (size_t)(dot + 1 - host);
        host = dot + 1;
    }
    return 1;
}

int symai_site_is_foreign(const char *host, size_t len)
{
    return has_domain(foreign, COUNT(foreign), host, len);
}

int symai_site_is_identity(const char *host, size_t len)
{
    return has_domain(identities, COUNT(identities), host, len);
}

int symai_site_is_foreign_name(const char *name, size_t len)
{
    return has(foreign_names, COUNT(foreign_names), name, len);
}

int symai_site_is_login_label(const char *label, size_t len)
{
    const char *hyphen;
    size_t n;

    for (;;) {
        hyphen = memchr(label, '-', len);
        n = hyphen != NULL ? (size_t)(hyphen - label) : len;
        if (has(login_labels, COUNT(login_labels), label, n))
            return 1;
        if (hyphen == NULL)
            return 0;
        label += n + 1;
        len -= n + 1;
    }
}

enum symai_site_word symai_site_word(const char *word, size_t len)
{
    size_t i =
        len < WIDTH ? find(words, COUNT(words), word, len) : COUNT(words);

    if (i == COUNT(words))
        return SYMAI_SITE_WORD_NONE;
    return word_is_name[i] ? SYMAI_SITE_WORD_NAME : SYMAI_SITE_WORD_PLAIN;
}

static size_t longest(size_t len, size_t rest)
{
    size_t most = len > rest ? len - rest : 0;

    return most < WIDTH ? most : WIDTH - 1;
}

size_t symai_site_word_before(const char *text, size_t len, size_t rest)
{
    size_t n = longest(len, rest);

    while (n > 0 && symai_site_word(text, n) == SYMAI_SITE_WORD_NONE)
        n--;
    return n;
}

size_t symai_site_word_behind(const char *text, size_t len, size_t rest)
{
    size_t n = longest(len, rest);

    while (n > 0 && symai_site_word(text + len - n, n) == SYMAI_SITE_WORD_NONE)
        n--;
    return n;
}
