/* SPDX-License-Identifier: MIT */
/*
 * The names that servers and frameworks give to sessions, as parameters of the
 * path (";jsessionid=") and of the query. Names that may mean something else
 * too count only where the value is long and made up. What a login is refused
 * without (nonce, code_challenge, SAMLRequest) is not among them.
 */
#include "discover/session.h"

#include <string.h>

#include "base/str.h"

#define MADE_UP_MIN 16 /* bytes */

static const struct {
    const char *name;
    int is_prefix;
    int is_doubtful;
} names[] = {{"jsessionid", 0, 0},   {"phpsessid", 0, 0},
             {"aspsessionid", 1, 0}, {"asp.net_sessionid", 0, 0},
             {"cfid", 0, 0},         {"cftoken", 0, 0},
             {"sessionid", 0, 0},    {"session_id", 0, 0},
             {"sessid", 0, 0},       {"session", 0, 1},
             {"sid", 0, 1},          {"token", 0, 1},
             {"state", 0, 1},        {"code", 0, 1},
             {"execution", 0, 1},    {"csrf_token", 0, 1}};

#define NAMES (sizeof names / sizeof *names)

/* Letters and digits together, of which no word is made. */
static int is_made_up(const char *value, size_t len)
{
    size_t digits = 0;
    size_t i;

    for (i = 0; i < len; i++) {
        if (value[i] == '/' || value[i] == ' ')
            return 0;
        digits += (size_t)symai_ascii_is_digit((unsigned char)value[i]);
    }
    return len >= MADE_UP_MIN && digits > 1;
}

/* "name=value". */
static int is_session(const char *text, size_t len)
{
    const char *equals = memchr(text, '=', len);
    size_t name_len = equals != NULL ? (size_t)(equals - text) : len;
    size_t i;

    for (i = 0; equals != NULL && i < NAMES; i++) {
        size_t known = strlen(names[i].name);

        if (name_len < known || (name_len > known && !names[i].is_prefix) ||
            !symai_ascii_equal_n(text, known, names[i].name))
            continue;
        return !names[i].is_doubtful ||
               is_made_up(equals + 1, len - name_len - 1);
    }
    return 0;
}

static void cut(char *from, const char *to)
{
    memmove(from, to, strlen(to) + 1);
}

/* Parameters of a part of the path: ";name=value". */
static void drop_from_path(char *at)
{
    size_t len;

    for (at += strcspn(at, ";?"); *at == ';'; at += strcspn(at, ";?")) {
        len = 1 + strcspn(at + 1, ";/?");
        if (is_session(at + 1, len - 1))
            cut(at, at + len);
        else
            at += len;
    }
}

static void drop_from_query(char *query)
{
    char *at = query + 1;
    size_t len;

    while (*at != '\0') {
        len = strcspn(at, "&");
        if (is_session(at, len))
            cut(at, at + len + (at[len] == '&'));
        else
            at += len + (at[len] == '&');
    }
    /* What is left over of it: "?" or "&" at the end. */
    if (at[-1] == '?' || at[-1] == '&')
        at[-1] = '\0';
}

void symai_session_drop(char *url)
{
    char *query = strchr(url, '?');

    if (query != NULL)
        drop_from_query(query);
    drop_from_path(url);
}
