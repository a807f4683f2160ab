/* SPDX-License-Identifier: MIT */
/*
 * What the system says of this process, under the names that all exporters
 * use.
 */
#ifndef EXPORTER_PROCESS_H
#define EXPORTER_PROCESS_H

#include "syma-exporter/form.h"

/* Called first: keeps the time of the start. */
void process_begin(void);
void process_write(struct text *t, enum form form);

#endif
