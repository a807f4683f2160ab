/* SPDX-License-Identifier: MIT */
/*
 * Host names with letters beyond ASCII, as the DNS wants them. libcurl does
 * this through the locale of the process, which a library may not rely on.
 */
#ifndef SYMAI_PORT_IDNA_H
#define SYMAI_PORT_IDNA_H

#include "base/buf.h"

/* Appends host, label by label: lower case, and "xn--..." (RFC 3492) where
 * it is not ASCII. SYMA_OK, SYMA_EURL (not UTF-8, a label too long),
 * SYMA_ENOMEM, SYMA_ELIMIT. Simple case mapping only: names that need more
 * of UTS 46 have to be written in their "xn--" form. */
int symai_idna_to_ascii(const char *host, size_t len, struct symai_buf *out);

/* Appends one label with the letters it stands for, for comparing: UTF-8. One
 * without "xn--" is appended as it is. SYMA_OK, SYMA_EURL (not Punycode),
 * SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_idna_to_utf8(const char *label, size_t len, struct symai_buf *out);

#endif
