/* SPDX-License-Identifier: MIT */
#include "base/option_forms.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/network.h"
#include "base/str.h"

#define PORT_MAX 65535

int symai_option_is_family(const char *text)
{
    return strcmp(text, "4") == 0 || strcmp(text, "6") == 0 ||
           strcmp(text, "both") == 0;
}

int symai_option_is_proxy(const char *text)
{
    static const char *const schemes[] = {"http://",   "https://",
                                          "socks4://", "socks4a://",
                                          "socks5://", "socks5h://"};
    size_t len;
    size_t i;

    for (i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        len = strlen(schemes[i]);
        if (symai_ascii_equal_n(text, len, schemes[i]))
            return text[len] != '\0' && strpbrk(text + len, " \t") == NULL;
    }
    return 0;
}

static int is_web_address(const char *text, size_t len)
{
    size_t skip = 0;
    size_t host;

    if (symai_ascii_equal_n(text, 7, "http://"))
        skip = 7;
    else if (symai_ascii_equal_n(text, 8, "https://"))
        skip = 8;
    host = strcspn(text + skip, "/?# ");
    return skip > 0 && skip < len && host > 0 &&
           memchr(text + skip, '@', host) == NULL;
}

int symai_option_is_witnesses(const char *text)
{
    size_t count = 0;
    size_t len;

    for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
        len = strcspn(text, " ");
        if (!is_web_address(text, len))
            return 0;
        text += len;
        count++;
    }
    return count == 1 || count == 2;
}

static int is_port(const char *text, size_t len)
{
    int64_t port;

    return symai_parse_int64(text, len, &port) == SYMA_OK && port > 0 &&
           port <= PORT_MAX;
}

/* An entry for libcurl: the port stands between the first two colons. */
static int is_resolve_entry(const char *text, size_t len)
{
    const char *port = memchr(text, ':', len);
    const char *address;

    if (port == NULL || port == text)
        return 0;
    port++;
    address = memchr(port, ':', len - (size_t)(port - text));
    return address != NULL && is_port(port, (size_t)(address - port)) &&
           address + 1 < text + len;
}

int symai_option_is_resolve(const char *text)
{
    size_t len;

    for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
        len = strcspn(text, " ");
        if (!is_resolve_entry(text, len))
            return 0;
        text += len;
    }
    return 1;
}

int symai_option_is_networks(const char *text)
{
    struct symai_network network;
    int rc;

    do
        rc = symai_network_next(&text, &network);
    while (rc == 1);
    return rc == 0;
}
