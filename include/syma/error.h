/* SPDX-License-Identifier: MIT */
/*
 * Error codes, their names and texts, and the release of texts that the
 * library made for its caller. An error code always tells of trouble on our
 * side or a wrong call; trouble of the portal is a verdict.
 */
#ifndef SYMA_ERROR_H
#define SYMA_ERROR_H

#include <syma/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/* 0 and above is success. Numbers never change; new ones are appended. */
enum syma_error {
    SYMA_OK = 0,
    SYMA_ENOMEM = -1,    /* out of memory */
    SYMA_EINVAL = -2,    /* an argument is wrong */
    SYMA_ESTATE = -3,    /* the right call at the wrong moment */
    SYMA_ERANGE = -4,    /* a value is out of its bounds */
    SYMA_ENOTFOUND = -5, /* no such key, name, section or file */
    SYMA_EEXISTS = -6,   /* there is one of that name already */
    SYMA_ESYNTAX = -7,   /* a document is not as it must be */
    SYMA_EREGEX = -8,    /* a regular expression does not compile */
    SYMA_EURL = -9,      /* not an http or https URL that may be used */
    SYMA_ELIMIT = -10,   /* more than the library takes */
    SYMA_ENOTSUP = -11,  /* not on this system or in this build */
    SYMA_ESYSTEM = -12,  /* the operating system refused something */
    SYMA_EFORK = -13,    /* used in a child process of its maker */
    SYMA_EINTERNAL = -14 /* a fault of the library or one below it */
};

/**
 * The name of a result code, as it is spelled in this header.
 *
 * @param code a result code; 0 gives "SYMA_OK"
 * @return the name; NULL where no code has that number
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_error_name(int code);

/**
 * What a result code means, in a few English words.
 *
 * The object that failed often knows more: see the _last_error functions.
 *
 * @param code a result code
 * @return the text, without a full stop; for a number that is no code a text
 *         that says so, never NULL
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_strerror(int code);

/**
 * Release a text that the library made for its caller (a char **out).
 *
 * @param s the text; NULL does nothing
 * @thread any
 * @since 0.1
 */
SYMA_API void syma_string_free(char *s);

#ifdef __cplusplus
}
#endif

#endif
