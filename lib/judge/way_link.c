/* SPDX-License-Identifier: MIT */
/*
 * RFC 3966 (tel), RFC 5724 (sms) and RFC 6068 (mailto): what is behind the
 * first '?' or ';' is no part of the number or address.
 */
#include "judge/way_link.h"

#include <string.h>

#include "base/str.h"

#define WORDS_MIN 3 /* bytes; less is a symbol */

static int has_scheme(const char *href, const char *scheme)
{
    return symai_ascii_equal_n(href, strlen(scheme), scheme);
}

static int take(struct symai_way_round *out, const char *channel,
                const char *address, const char *ends)
{
    memset(out, 0, sizeof *out);
    out->channel = channel;
    out->address.text = address;
    out->address.len = strcspn(address, ends);
    return out->address.len > 0;
}

static int is_named(const struct symai_features *p,
                    const struct symai_link *link, const char *sentence,
                    size_t len)
{
    return link->text.len >= WORDS_MIN && link->text.len <= len &&
           memmem(sentence, len, symai_features_text(p, link->text),
                  link->text.len) != NULL;
}

int symai_way_link_read(const struct symai_features *p,
                        const struct symai_link *link, const char *sentence,
                        size_t len, struct symai_way_round *out)
{
    static const struct {
        const char *scheme;
        const char *channel;
    } schemes[] = {{"tel:", "phone"}, {"sms:", "sms"}, {"mailto:", "mail"}};
    const char *href = symai_features_text(p, link->href);
    size_t i;

    if (!is_named(p, link, sentence, len))
        return 0;
    for (i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (has_scheme(href, schemes[i].scheme))
            return take(out, schemes[i].channel,
                        href + strlen(schemes[i].scheme), "?;,");
    }
    if (href[0] == '#' ||
        (strcspn(href, ":") < strcspn(href, "/?#") &&
         !has_scheme(href, "http:") && !has_scheme(href, "https:")))
        return 0; /* the same page, or something that is no address */
    return take(out, "web", href, "");
}
