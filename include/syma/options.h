/* SPDX-License-Identifier: MIT */
/*
 * Limits and manners: how long, how much, how often. Options are set by key,
 * so that a key a newer library knows needs no new function; the table of
 * all keys can be walked. Bytes are counted after decompression, times in
 * milliseconds.
 */
#ifndef SYMA_OPTIONS_H
#define SYMA_OPTIONS_H

#include <stddef.h>
#include <stdint.h>

#include <syma/error.h>
#include <syma/export.h>
#include <syma/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make a set of options in which every key has its default.
 *
 * @param out the options; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: out is NULL; SYMA_ENOMEM
 * @owner the caller; syma_options_free
 * @thread any
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_options_new(syma_options **out);

/**
 * Release options. What was made with them is not touched: it has a copy.
 *
 * @param o the options; NULL does nothing
 * @thread one
 * @since 0.1
 */
SYMA_API void syma_options_free(syma_options *o);

/**
 * Set an option that is a number. On failure the old value stays.
 *
 * @param o the options
 * @param key name of the option
 * @param value within syma_option_min and syma_option_max
 * @return SYMA_OK; SYMA_EINVAL: o or key is NULL, or the option is a text;
 *         SYMA_ENOTFOUND: no option has that name; SYMA_ERANGE: value is out
 *         of bounds
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_options_set_int(syma_options *o, const char *key,
                                  int64_t value);

/**
 * Set an option that is a text. On failure the old value stays.
 *
 * @param o the options
 * @param key name of the option
 * @param value the text, at most 4096 bytes, in the form that the help of the
 *        option tells, if it tells one; "" is a value
 * @return SYMA_OK; SYMA_EINVAL: o, key or value is NULL, or the option is a
 *         number; SYMA_ENOTFOUND: no option has that name; SYMA_ERANGE:
 *         value is too long, holds a control character, is not UTF-8 or has
 *         not the option's form; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_options_set_str(syma_options *o, const char *key,
                                  const char *value);

/**
 * What an option that is a number is set to.
 *
 * @param o the options; NULL: the defaults
 * @param key name of the option
 * @param out the value; 0 on failure
 * @return SYMA_OK; SYMA_EINVAL: key or out is NULL, or the option is a text;
 *         SYMA_ENOTFOUND: no option has that name
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_options_get_int(const syma_options *o, const char *key,
                                  int64_t *out);

/**
 * What an option that is a text is set to.
 *
 * @param o the options; NULL: the defaults
 * @param key name of the option
 * @return the text; NULL where no option that is a text has that name, or
 *         key is NULL
 * @owner o; until that option is set again
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_options_get_str(const syma_options *o,
                                          const char *key);

/**
 * How many options there are.
 *
 * @return the length of the table that the functions below walk
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_option_count(void);

/**
 * The name of an option.
 *
 * @param i place in the table, from 0
 * @return the key; NULL past the end
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_option_name(size_t i);

/**
 * The type of an option.
 *
 * @param i place in the table, from 0
 * @return enum syma_option_type; 0 past the end
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_option_type(size_t i);

/**
 * The least value of an option that is a number.
 *
 * @param i place in the table, from 0
 * @return the bound; 0 for a text and past the end
 * @thread any
 * @since 0.1
 */
SYMA_API int64_t syma_option_min(size_t i);

/**
 * The greatest value of an option that is a number.
 *
 * @param i place in the table, from 0
 * @return the bound; 0 for a text and past the end
 * @thread any
 * @since 0.1
 */
SYMA_API int64_t syma_option_max(size_t i);

/**
 * The default of an option that is a number.
 *
 * @param i place in the table, from 0
 * @return the value; 0 for a text and past the end
 * @thread any
 * @since 0.1
 */
SYMA_API int64_t syma_option_default(size_t i);

/**
 * The default of an option that is a text.
 *
 * @param i place in the table, from 0
 * @return the text; NULL for a number and past the end
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_option_default_str(size_t i);

/**
 * What an option is for, in one English line that names its unit.
 *
 * @param i place in the table, from 0
 * @return the line; NULL past the end
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_option_help(size_t i);

#ifdef __cplusplus
}
#endif

#endif
