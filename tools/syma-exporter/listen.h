/* SPDX-License-Identifier: MIT */
/*
 * The socket that the server listens on.
 */
#ifndef EXPORTER_LISTEN_H
#define EXPORTER_LISTEN_H

/* Listens on ADDRESS:PORT, an IPv6 address in brackets. The descriptor, or -1
 * with a message. */
int listen_on(const char *where);
/* Tells on which address and port, once requests are answered. */
void listen_tell(int fd);

#endif
