/* SPDX-License-Identifier: MIT */
/*
 * Once-only start of the third-party libraries, and what they can do here.
 * Their global cleanup is never called: it belongs to the application.
 */
#ifndef SYMAI_PORT_INIT_H
#define SYMAI_PORT_INIT_H

/* Any thread, any number of times. SYMA_OK, or SYMA_ESYSTEM where libcurl
 * could not start (then each later call says so too). */
int symai_port_init(void);

/* 1 if the libcurl in use has it: "async-dns", "http2", "gzip", "tls". Any
 * other name: 0. */
int symai_curl_has(const char *feature);

/* The file of trusted certificates that libcurl was built with, or NULL. */
const char *symai_curl_ca_bundle(void);

#endif
