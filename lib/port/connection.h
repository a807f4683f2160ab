/* SPDX-License-Identifier: MIT */
/*
 * Which connection: by its two ends, as libcurl tells them before a request
 * and as a socket knows them until it is closed.
 */
#ifndef SYMAI_PORT_CONNECTION_H
#define SYMAI_PORT_CONNECTION_H

#include <stdint.h>

uint64_t symai_connection_id(const char *remote_ip, int remote_port,
                             const char *local_ip, int local_port);

/* Of a socket; 0 where it has no peer, or none any more. */
uint64_t symai_connection_of(int fd);

/* The end on this side alone: all that a connection which was reset knows. */
uint64_t symai_local_end_id(const char *local_ip, int local_port);
uint64_t symai_local_end_of(int fd);

#endif
