/* SPDX-License-Identifier: MIT */
/*
 * Ends are compared as text, as libcurl tells them.
 */
#include "port/connection.h"

#include <string.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "base/hash.h"

struct end {
    char ip[INET6_ADDRSTRLEN];
    int port;
};

uint64_t symai_connection_id(const char *remote_ip, int remote_port,
                             const char *local_ip, int local_port)
{
    uint64_t id = SYMAI_HASH_START;

    id = symai_hash(id, remote_ip, strlen(remote_ip) + 1);
    id = symai_hash(id, local_ip, strlen(local_ip) + 1);
    id = symai_hash(id, &remote_port, sizeof remote_port);
    return symai_hash(id, &local_port, sizeof local_port);
}

static int read_end(const struct sockaddr_storage *address, struct end *out)
{
    const struct sockaddr_in *v4 = (const void *)address;
    const struct sockaddr_in6 *v6 = (const void *)address;
    const void *ip = NULL;

    if (address->ss_family == AF_INET) {
        ip = &v4->sin_addr;
        out->port = ntohs(v4->sin_port);
    } else if (address->ss_family == AF_INET6) {
        ip = &v6->sin6_addr;
        out->port = ntohs(v6->sin6_port);
    }
    return ip != NULL &&
           inet_ntop(address->ss_family, ip, out->ip, sizeof out->ip) != NULL;
}

typedef int (*ask)(int fd, struct sockaddr *address, socklen_t *len);

static int end_of(int fd, ask side, struct end *out)
{
    struct sockaddr_storage address;
    socklen_t len = sizeof address;

    memset(&address, 0, sizeof address);
    return side(fd, (struct sockaddr *)&address, &len) == 0 &&
           read_end(&address, out);
}

uint64_t symai_connection_of(int fd)
{
    struct end remote;
    struct end local;

    if (!end_of(fd, getpeername, &remote) || !end_of(fd, getsockname, &local))
        return 0;
    return symai_connection_id(remote.ip, remote.port, local.ip, local.port);
}

uint64_t symai_local_end_id(const char *local_ip, int local_port)
{
    return symai_connection_id("", 0, local_ip, local_port);
}

uint64_t symai_local_end_of(int fd)
{
    struct end local;

    return end_of(fd, getsockname, &local)
               ? symai_local_end_id(local.ip, local.port)
               : 0;
}
