/* SPDX-License-Identifier: MIT */
/*
 * Which of the two forms a client wants, by its Accept header (RFC 9110
 * 12.5.1).
 */
#ifndef EXPORTER_ACCEPT_H
#define EXPORTER_ACCEPT_H

#include "syma-exporter/form.h"

/* OpenMetrics where the header names it (in version 1.0.0, or without one)
 * and does not like the other better; else, and where there is no header, the
 * Prometheus text form. */
enum form accept_form(const char *header);

#endif
