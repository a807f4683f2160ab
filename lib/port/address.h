/* SPDX-License-Identifier: MIT */
/*
 * Which network addresses are out of bounds for a page that strangers wrote:
 * everything that is not an ordinary public unicast address. Pure.
 */
#ifndef SYMAI_PORT_ADDRESS_H
#define SYMAI_PORT_ADDRESS_H

#include <stddef.h>
#include <sys/socket.h>

/* 1: private, loopback, link-local, shared, multicast, reserved, for
 * documentation or benchmarks, or an IPv6 form that carries such an IPv4
 * address, and in none of the networks that are allowed all the same (the
 * option allow_networks). Anything that is not IPv4 or IPv6, or is cut short:
 * 1. */
int symai_address_is_barred(const struct sockaddr *address, size_t len,
                            const char *allowed);

/* A host as symai_url_parse gives it. 0: a name; 1: an ordinary public
 * address, or one that is allowed; -1: one that is out of bounds. */
int symai_address_of_host(const char *host, const char *allowed);

#endif
