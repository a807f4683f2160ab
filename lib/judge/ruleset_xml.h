/* SPDX-License-Identifier: MIT */
/*
 * Reads a <rules> document into a rule set (schema: lib/rules/rules.rng).
 */
#ifndef SYMAI_JUDGE_RULESET_XML_H
#define SYMAI_JUDGE_RULESET_XML_H

#include <stddef.h>

#include "base/error.h"
#include "judge/ruleset.h"

/* On failure the rule set may hold a part of the document; the caller puts
 * it back. Codes of syma_ruleset_load. */
int symai_ruleset_xml_read(syma_ruleset *r, const char *text, size_t len,
                           struct symai_errmsg *msg);

#endif
