/* SPDX-License-Identifier: MIT */
/*
 * What a request for /probe asks for: its parameters and headers, made into
 * something that the engine takes.
 */
#ifndef EXPORTER_QUERY_H
#define EXPORTER_QUERY_H

#include <microhttpd.h>

#include "syma-exporter/request.h"
#include "syma-exporter/settings.h"

/* 0, or HTTP's status of the refusal with its words in 'why'. */
int query_read(struct MHD_Connection *connection, const struct settings *s,
               struct request *r, const char **why);

#endif
