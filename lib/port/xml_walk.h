/* SPDX-License-Identifier: MIT */
/*
 * XML that others have written, by libxml2 without network, DTD or entities:
 * elements and text as they come, whatever their names, up to where it ends
 * or is broken. It is taken for UTF-8, whatever it says of itself.
 */
#ifndef SYMAI_PORT_XML_WALK_H
#define SYMAI_PORT_XML_WALK_H

#include <stddef.h>

/* A negative return ends the walk with that code. The root's depth is 0, and
 * text comes in pieces. */
struct symai_xml_walker {
    int (*on_start)(void *user, const char *local_name, size_t depth);
    int (*on_text)(void *user, const char *text, size_t len, size_t depth);
    int (*on_end)(void *user, size_t depth);
};

/* SYMA_OK; SYMA_ESYNTAX: not well-formed, more than 64 levels deep, or more
 * than libxml2 bears, after what comes before that has been told; SYMA_ENOMEM; or a handler's code. */
int symai_xml_walk(const char *text, size_t len,
                   const struct symai_xml_walker *walker, void *user);

#endif
