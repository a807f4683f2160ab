/* SPDX-License-Identifier: MIT */
/*
 * The options object: one table (options.def) gives every key its type, its
 * bounds, its default and its help; all that is public walks that table.
 * Inside the library options are read by number, never by name.
 */
#ifndef SYMAI_BASE_OPTIONS_H
#define SYMAI_BASE_OPTIONS_H

#include <stdint.h>

#include "syma/options.h"

enum symai_option_id {
#define SYMAI_INT(key, min, max, def, help) SYMAI_OPT_##key,
#define SYMAI_STR(key, def, help) SYMAI_OPT_##key,
#define SYMAI_FORM(key, form, help) SYMAI_OPT_##key,
#include "base/options.def"
#undef SYMAI_INT
#undef SYMAI_STR
#undef SYMAI_FORM
    SYMAI_OPT_COUNT
};

/* NULL options: the default. id must be of the right type. */
int64_t symai_options_int(const syma_options *o, enum symai_option_id id);
const char *symai_options_str(const syma_options *o, enum symai_option_id id);

/* A copy of all settings: SYMA_OK or SYMA_ENOMEM. NULL source: defaults. */
int symai_options_copy(const syma_options *o, syma_options **out);

#endif
