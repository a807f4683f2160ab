/* SPDX-License-Identifier: MIT */
/*
 * What is looked at before libxml2 sees a byte of an XML file, in one linear
 * scan: that it is UTF-8, of a bearable size, without a document
 * type, and without a tag whose attributes would cost libxml2 more than
 * linear time. And the form of the messages.
 */
#ifndef SYMAI_PORT_XML_SCAN_H
#define SYMAI_PORT_XML_SCAN_H

#include <stdarg.h>
#include <stddef.h>

#include "base/error.h"

/* SYMA_OK, SYMA_ESYNTAX, SYMA_ELIMIT; msg may be NULL. What is merely not
 * well-formed passes: libxml2 says it better. */
int symai_xml_scan(const char *text, size_t len, size_t max_bytes,
                   struct symai_errmsg *msg);

/* Of XML that others have written: the part of it, without its declaration, up
 * to the first that symai_xml_scan would refuse, or that has no end. */
void symai_xml_scan_good(const char *text, size_t len, size_t *begin,
                         size_t *end);

/* Sets "line N: ..." (nothing before the text where line is 0); msg may be
 * NULL. Returns code. */
int symai_xml_message(struct symai_errmsg *msg, int code, size_t line,
                      const char *format, ...)
    __attribute__((format(printf, 4, 5)));
int symai_xml_vmessage(struct symai_errmsg *msg, int code, size_t line,
                       const char *format, va_list args)
    __attribute__((format(printf, 4, 0)));

#endif
