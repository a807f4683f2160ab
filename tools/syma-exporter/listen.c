/* SPDX-License-Identifier: MIT */
/*
 * The socket that the server listens on. Addresses are numbers or localhost:
 * which of a name's addresses would be meant is for the caller to say.
 */
#include "syma-exporter/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "common.h"

#define BACKLOG 512

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

static int is_loopback(const union address *a)
{
    if (a->any.sa_family == AF_INET)
        return (ntohl(a->v4.sin_addr.s_addr) >> 24) == 127;
    return IN6_IS_ADDR_LOOPBACK(&a->v6.sin6_addr);
}

/* 'where' as an address; its length, or 0. */
static socklen_t parse(const char *where, union address *out)
{
    char host[64];
    const char *colon = strrchr(where, ':');
    size_t len = colon == NULL ? 0 : (size_t)(colon - where);
    int64_t port = 0;

    memset(out, 0, sizeof(*out));
    if (len == 0 || len >= sizeof(host) ||
        tool_parse_int(colon + 1, 0, 65535, &port) < 0)
        return 0;
    memcpy(host, where, len);
    host[len] = '\0';
    if (host[0] == '[' && host[len - 1] == ']') {
        host[len - 1] = '\0';
        out->v6.sin6_family = AF_INET6;
        out->v6.sin6_port = htons((uint16_t)port);
        return inet_pton(AF_INET6, host + 1, &out->v6.sin6_addr) == 1
                   ? sizeof(out->v6)
                   : 0;
    }
    out->v4.sin_family = AF_INET;
    out->v4.sin_port = htons((uint16_t)port);
    if (strcmp(host, "localhost") == 0)
        snprintf(host, sizeof(host), "127.0.0.1");
    return inet_pton(AF_INET, host, &out->v4.sin_addr) == 1 ? sizeof(out->v4)
                                                            : 0;
}

void listen_tell(int fd)
{
    union address a;
    socklen_t len = sizeof(a);
    char text[INET6_ADDRSTRLEN] = "";
    int is_v6;

    memset(&a, 0, sizeof(a));
    if (getsockname(fd, &a.any, &len) < 0)
        return;
    is_v6 = a.any.sa_family == AF_INET6;
    inet_ntop(a.any.sa_family,
              is_v6 ? (const void *)&a.v6.sin6_addr
                    : (const void *)&a.v4.sin_addr,
              text, sizeof(text));
    tool_error("listening on http://%s%s%s:%d/", is_v6 ? "[" : "", text,
               is_v6 ? "]" : "",
               ntohs(is_v6 ? a.v6.sin6_port : a.v4.sin_port));
    if (!is_loopback(&a))
        tool_error("warning: this is no loopback address: whoever reaches it "
                   "can have checks made");
}

int listen_on(const char *where)
{
    union address a;
    socklen_t len = parse(where, &a);
    int yes = 1;
    int fd;

    if (len == 0) {
        tool_usage_error("'%s' is no ADDRESS:PORT: an IPv4 address, an IPv6 "
                         "address in brackets or localhost, and 0 to 65535",
                         where);
        return -1;
    }
    fd = socket(a.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0 ||
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) < 0 ||
        bind(fd, &a.any, len) < 0 || listen(fd, BACKLOG) < 0) {
        tool_error("cannot listen on %s: %s", where, strerror(errno));
        if (fd >= 0)
            close(fd);
        return -1;
    }
    return fd;
}
