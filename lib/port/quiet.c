/* SPDX-License-Identifier: MIT */
/*
 * libxml2 keeps its two handlers once a thread (the main thread has those
 * that all read who have no other): to exchange them and to put them back
 * is seen by no one else.
 */
#include "port/quiet.h"

#include <stddef.h>

#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_arg;
#else
typedef xmlErrorPtr error_arg;
#endif

static void on_error(void *user, error_arg error)
{
    struct symai_quiet *quiet = user;

    if (error != NULL && error->code == XML_ERR_NO_MEMORY)
        quiet->no_memory = 1;
}

__attribute__((format(printf, 2, 3))) static void
on_message(void *user, const char *format, ...)
{
    (void)user;
    (void)format;
}

void symai_quiet_begin(struct symai_quiet *quiet)
{
    quiet->no_memory = 0;
    quiet->structured = (void (*)(void))xmlStructuredError;
    quiet->structured_user = xmlStructuredErrorContext;
    quiet->generic = (void (*)(void))xmlGenericError;
    quiet->generic_user = xmlGenericErrorContext;
    xmlSetStructuredErrorFunc(quiet, on_error);
    xmlSetGenericErrorFunc(NULL, on_message);
}

void symai_quiet_end(const struct symai_quiet *quiet)
{
    xmlSetStructuredErrorFunc(quiet->structured_user,
                              (xmlStructuredErrorFunc)quiet->structured);
    xmlSetGenericErrorFunc(quiet->generic_user,
                           (xmlGenericErrorFunc)quiet->generic);
}
