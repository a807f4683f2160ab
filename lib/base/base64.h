/* SPDX-License-Identifier: MIT */
/*
 * Base64 with its padding (RFC 4648, 4), one way.
 */
#ifndef SYMAI_BASE_BASE64_H
#define SYMAI_BASE_BASE64_H

#include <stddef.h>

#include "base/buf.h"

/* SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_base64_add(struct symai_buf *buf, const char *bytes, size_t len);

#endif
