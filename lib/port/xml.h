/* SPDX-License-Identifier: MIT */
/*
 * Our own XML files (portals, rules): libxml2's reader without network, DTD
 * or entities, driven by a table of elements and attributes. Because the
 * table is known, an error names the line, what is wrong, what is allowed
 * there and the nearest name.
 */
#ifndef SYMAI_PORT_XML_H
#define SYMAI_PORT_XML_H

#include <stddef.h>

#include "base/error.h"

struct symai_xml_node;

struct symai_xml_attribute {
    const char *name; /* NULL ends the list */
    int required;
    const char *const *values; /* closed list ended by NULL; NULL: any text */
};

struct symai_xml_element {
    const char *name;
    const struct symai_xml_attribute *attributes;     /* NULL: none */
    const struct symai_xml_element *const *children;  /* NULL: none */
    int has_text; /* text content is allowed and handed to on_end */
    /* Both may be NULL. A negative return ends the reading with that code;
     * the handler says why with symai_xml_fail. */
    int (*on_start)(void *user, struct symai_xml_node *node);
    int (*on_end)(void *user, struct symai_xml_node *node);
};

/* The value of an attribute, or NULL where it is not given. */
const char *symai_xml_value(const struct symai_xml_node *node,
                            const char *attribute);
/* Text content, trimmed; "" outside on_end or where there is none. */
const char *symai_xml_text(const struct symai_xml_node *node);
size_t symai_xml_line(const struct symai_xml_node *node);
/* Sets the message with the node's line; returns code. */
int symai_xml_fail(struct symai_xml_node *node, int code, const char *format,
                   ...) __attribute__((format(printf, 3, 4)));

/* Files that people write. */
#define SYMAI_XML_FILE_BYTES ((size_t)4 << 20)

/* Reads one document of at most max_bytes (below 2 GiB) whose root is root in
 * the namespace uri. SYMA_OK, SYMA_ESYNTAX (not well-formed, not as the table
 * says, a DTD), SYMA_ENOMEM, SYMA_ELIMIT (past max_bytes or 64 levels), or
 * what a handler returned. The message is set on each failure. */
int symai_xml_read(const char *text, size_t len, size_t max_bytes,
                   const struct symai_xml_element *root, const char *uri,
                   void *user, struct symai_errmsg *msg);

#endif
