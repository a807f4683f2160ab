/* SPDX-License-Identifier: MIT */
/*
 * Our own XML files, read by libxml2's reader under a table. UTF-8 only, no
 * DTD, no entity, no network, nothing on stderr; xml_scan has looked at the
 * text before. An element is reported with the line its start tag ends on.
 */
#include "port/xml.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <libxml/xmlreader.h>
#include <libxml/xmlversion.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "port/init.h"
#include "port/quiet.h"
#include "port/xml_scan.h"

#define MAX_DEPTH 64
#define MAX_ATTRIBUTES 16 /* in a table */
#define MAX_NAME 48       /* bytes of a foreign name in a message */
#define LIST_BYTES 256

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_arg;
#else
typedef xmlErrorPtr error_arg;
#endif

struct symai_xml_node {
    const struct symai_xml_element *element;
    char *values[MAX_ATTRIBUTES];
    struct symai_buf text;
    const char *trimmed;
    size_t line;
    struct symai_errmsg *msg;
};

struct reading {
    xmlTextReaderPtr reader;
    struct symai_errmsg *msg;
    struct symai_errmsg own; /* where the caller gave none */
    void *user;
    const char *uri;
    const struct symai_xml_element *root;
    size_t max_bytes;
    size_t depth;
    int rc; /* what libxml2 complained of */
    struct symai_xml_node nodes[MAX_DEPTH];
};

/* ---- messages ---- */

int symai_xml_fail(struct symai_xml_node *node, int code, const char *format,
                   ...)
{
    va_list args;
    int rc;

    va_start(args, format);
    rc = symai_xml_vmessage(node->msg, code, node->line, format, args);
    va_end(args);
    return rc;
}

/* Names of the file are quoted in messages: short, and never half a
 * character. */
static int shown(const char *name)
{
    return (int)symai_utf8_truncate(name, strlen(name), MAX_NAME);
}

/* "a, b, c" out of a list of names, each between left and right. */
static const char *join(const char *const *names, const char *left,
                        const char *right, char out[LIST_BYTES])
{
    size_t used = 0;
    size_t i;
    int n;

    out[0] = '\0';
    for (i = 0; names[i] != NULL && used < LIST_BYTES; i++) {
        n = snprintf(out + used, LIST_BYTES - used, "%s%s%s%s",
                     i > 0 ? ", " : "", left, names[i], right);
        if (n < 0)
            break;
        used += (size_t)n;
    }
    return i > 0 ? out : "nothing";
}

/* "; did you mean 'x'?" or nothing. */
static void suggest(const char *word, const char *const *names,
                    const char *left, const char *right, char out[96])
{
    const char *near = symai_str_nearest(word, names);

    out[0] = '\0';
    if (near != NULL)
        snprintf(out, 96, "; did you mean %s%s%s?", left, near, right);
}

static void attribute_names(const struct symai_xml_element *element,
                            const char *names[MAX_ATTRIBUTES + 1])
{
    const struct symai_xml_attribute *a = element->attributes;
    size_t n = 0;

    for (; a != NULL && a->name != NULL && n < MAX_ATTRIBUTES; a++)
        names[n++] = a->name;
    names[n] = NULL;
}

static void child_names(const struct symai_xml_element *element,
                        const char *names[MAX_ATTRIBUTES + 1])
{
    const struct symai_xml_element *const *c = element->children;
    size_t n = 0;

    for (; c != NULL && *c != NULL && n < MAX_ATTRIBUTES; c++)
        names[n++] = (*c)->name;
    names[n] = NULL;
}

/* ---- libxml2 ---- */

static void on_xml_error(void *user, error_arg error)
{
    struct reading *r = user;
    char text[200];
    size_t n;

    if (r->rc < 0 || error == NULL || error->level < XML_ERR_ERROR)
        return;
    if (error->code == XML_ERR_NO_MEMORY) {
        r->rc = symai_xml_message(r->msg, SYMA_ENOMEM, 0, "out of memory");
        return;
    }
    if (error->code == XML_ERR_DOCUMENT_END && r->depth > 0) {
        r->rc =
            symai_xml_message(r->msg, SYMA_ESYNTAX, r->nodes[r->depth - 1].line,
                              "not well-formed XML: this <%s> is never closed",
                              r->nodes[r->depth - 1].element->name);
        return;
    }
    snprintf(text, sizeof text, "%s",
             error->message != NULL ? error->message : "not well-formed");
    n = symai_utf8_truncate(text, strlen(text), sizeof text - 1);
    while (n > 0 && symai_ascii_is_space((unsigned char)text[n - 1]))
        n--;
    text[n] = '\0';
    r->rc = symai_xml_message(r->msg, SYMA_ESYNTAX,
                              error->line > 0 ? (size_t)error->line : 1,
                              "not well-formed XML: %s", text);
}

static size_t line_of(xmlTextReaderPtr reader)
{
    xmlNodePtr node = xmlTextReaderCurrentNode(reader);
    long line = node != NULL ? xmlGetLineNo(node) : -1;

    /* A node's line is kept in 16 bits: past that where the reader is, which
     * is a little ahead. */
    if (line <= 0 || line >= 65535)
        line = xmlTextReaderGetParserLineNumber(reader);
    return line > 0 ? (size_t)line : 1;
}

static const char *text_or_empty(const xmlChar *text)
{
    return text != NULL ? (const char *)text : "";
}

/* ---- elements ---- */

static const struct symai_xml_element *
find_child(const struct symai_xml_element *parent, const char *name)
{
    const struct symai_xml_element *const *c = parent->children;

    for (; c != NULL && *c != NULL; c++)
        if (strcmp((*c)->name, name) == 0)
            return *c;
    return NULL;
}

static int fail_unknown_element(struct reading *r, const char *name,
                                size_t line)
{
    const struct symai_xml_element *parent = r->nodes[r->depth - 1].element;
    const char *names[MAX_ATTRIBUTES + 1];
    char list[LIST_BYTES];
    char hint[96];

    child_names(parent, names);
    suggest(name, names, "<", ">", hint);
    return symai_xml_message(r->msg, SYMA_ESYNTAX, line,
                             "unknown element <%.*s> in <%s>%s%s allowed: %s",
                             shown(name), name, parent->name, hint,
                             hint[0] != '\0' ? "" : ";",
                             join(names, "<", ">", list));
}

static int check_root(struct reading *r, const char *name, const char *uri,
                      size_t line)
{
    if (strcmp(name, r->root->name) != 0)
        return symai_xml_message(
            r->msg, SYMA_ESYNTAX, line,
            "the document is a <%.*s>, not a <%s xmlns=\"%s\">", shown(name),
            name, r->root->name, r->uri);
    if (strcmp(uri, r->uri) == 0)
        return SYMA_OK;
    if (uri[0] == '\0')
        return symai_xml_message(
            r->msg, SYMA_ESYNTAX, line,
            "<%s> has no namespace; write <%s xmlns=\"%s\">", name, name,
            r->uri);
    return symai_xml_message(
        r->msg, SYMA_ESYNTAX, line,
        "<%s> is of the namespace '%.*s'; write <%s xmlns=\"%s\">", name,
        shown(uri), uri, name, r->uri);
}

/* Which entry of the table is the element that was just read? */
static int identify(struct reading *r, size_t line,
                    const struct symai_xml_element **out)
{
    const char *name = (const char *)xmlTextReaderConstLocalName(r->reader);
    const char *uri = text_or_empty(xmlTextReaderConstNamespaceUri(r->reader));

    if (name == NULL)
        return SYMA_ENOMEM;
    if (r->depth == 0) {
        *out = r->root;
        return check_root(r, name, uri, line);
    }
    if (strcmp(uri, r->uri) != 0)
        return symai_xml_message(
            r->msg, SYMA_ESYNTAX, line,
            "<%.*s> is of another namespace ('%.*s'); only '%s' is "
            "allowed",
            shown(name), name, shown(uri), uri, r->uri);
    *out = find_child(r->nodes[r->depth - 1].element, name);
    return *out != NULL ? SYMA_OK : fail_unknown_element(r, name, line);
}

static int fail_attribute(const struct symai_xml_node *node, const char *name)
{
    const char *names[MAX_ATTRIBUTES + 1];
    char list[LIST_BYTES];
    char hint[96];

    attribute_names(node->element, names);
    suggest(name, names, "'", "'", hint);
    return symai_xml_message(node->msg, SYMA_ESYNTAX, node->line,
                             "unknown attribute '%.*s' of <%s>%s%s allowed: %s",
                             shown(name), name, node->element->name, hint,
                             hint[0] != '\0' ? "" : ";",
                             join(names, "", "", list));
}

static int check_value(const struct symai_xml_node *node,
                       const struct symai_xml_attribute *a, const char *value)
{
    char list[LIST_BYTES];
    char hint[96];
    size_t i;

    if (a->values == NULL)
        return SYMA_OK;
    for (i = 0; a->values[i] != NULL; i++)
        if (strcmp(a->values[i], value) == 0)
            return SYMA_OK;
    suggest(value, a->values, "'", "'", hint);
    return symai_xml_message(
        node->msg, SYMA_ESYNTAX, node->line,
        "'%.*s' is not a value of '%s' of <%s>%s%s allowed: %s", shown(value),
        value, a->name, node->element->name, hint, hint[0] != '\0' ? "" : ";",
        join(a->values, "", "", list));
}

static int take_attribute(struct reading *r, struct symai_xml_node *node)
{
    const struct symai_xml_attribute *a = node->element->attributes;
    const char *name = (const char *)xmlTextReaderConstLocalName(r->reader);
    const char *uri = text_or_empty(xmlTextReaderConstNamespaceUri(r->reader));
    const char *value = (const char *)xmlTextReaderConstValue(r->reader);
    size_t i;
    int rc;

    if (name == NULL || value == NULL)
        return SYMA_ENOMEM;
    if (uri[0] != '\0')
        return symai_xml_message(
            node->msg, SYMA_ESYNTAX, node->line,
            "attribute '%.*s' of another namespace ('%.*s') on <%s>",
            shown(name), name, shown(uri), uri, node->element->name);
    for (i = 0; a != NULL && i < MAX_ATTRIBUTES && a[i].name != NULL; i++) {
        if (strcmp(a[i].name, name) != 0)
            continue;
        rc = check_value(node, &a[i], value);
        if (rc < 0)
            return rc;
        symai_free_secret(node->values[i]);
        return symai_strdup(value, &node->values[i]);
    }
    return fail_attribute(node, name);
}

static int check_required(const struct symai_xml_node *node)
{
    const struct symai_xml_attribute *a = node->element->attributes;
    const char *names[MAX_ATTRIBUTES + 1];
    char list[LIST_BYTES];
    size_t n = 0;
    size_t i;

    for (i = 0; a != NULL && i < MAX_ATTRIBUTES && a[i].name != NULL; i++)
        if (a[i].required)
            names[n++] = a[i].name;
    names[n] = NULL;
    for (i = 0; a != NULL && i < MAX_ATTRIBUTES && a[i].name != NULL; i++)
        if (a[i].required && node->values[i] == NULL)
            return symai_xml_message(node->msg, SYMA_ESYNTAX, node->line,
                                     "<%s> has no attribute '%s'; required: %s",
                                     node->element->name, a[i].name,
                                     join(names, "", "", list));
    return SYMA_OK;
}

static int read_attributes(struct reading *r, struct symai_xml_node *node)
{
    int rc = SYMA_OK;
    int more = xmlTextReaderMoveToFirstAttribute(r->reader);

    while (rc == SYMA_OK && more == 1) {
        if (xmlTextReaderIsNamespaceDecl(r->reader) != 1)
            rc = take_attribute(r, node);
        more = xmlTextReaderMoveToNextAttribute(r->reader);
    }
    if (rc == SYMA_OK && more < 0)
        rc = r->rc < 0 ? r->rc : SYMA_ENOMEM;
    xmlTextReaderMoveToElement(r->reader);
    return rc == SYMA_OK ? check_required(node) : rc;
}

static void pop_node(struct reading *r)
{
    struct symai_xml_node *node = &r->nodes[r->depth - 1];
    size_t i;

    for (i = 0; i < MAX_ATTRIBUTES; i++)
        symai_free_secret(node->values[i]); /* of a login, for one */
    symai_buf_free(&node->text);
    memset(node, 0, sizeof *node);
    r->depth--;
}

/* A handler that fails must say why; if it did not, this does. */
static int call(struct reading *r, struct symai_xml_node *node,
                int (*handler)(void *, struct symai_xml_node *))
{
    int rc;

    if (handler == NULL)
        return SYMA_OK;
    rc = handler(r->user, node);
    if (rc < 0 && r->msg->text[0] == '\0')
        symai_xml_message(r->msg, rc, node->line, "<%s> is refused",
                          node->element->name);
    return rc < 0 ? rc : SYMA_OK;
}

static int end_element(struct reading *r)
{
    struct symai_xml_node *node = &r->nodes[r->depth - 1];
    const char *text = node->text.data;
    size_t len = node->text.len;
    int rc;

    symai_str_trim(&text, &len);
    if (len > 0)
        node->text.data[(size_t)(text - node->text.data) + len] = '\0';
    node->trimmed = len > 0 ? text : "";
    rc = call(r, node, node->element->on_end);
    pop_node(r);
    return rc;
}

static int start_element(struct reading *r)
{
    const struct symai_xml_element *element = NULL;
    struct symai_xml_node *node;
    size_t line = line_of(r->reader);
    int empty = xmlTextReaderIsEmptyElement(r->reader) == 1;
    int rc;

    rc = identify(r, line, &element);
    if (rc < 0)
        return rc;
    if (r->depth == MAX_DEPTH)
        return symai_xml_message(r->msg, SYMA_ELIMIT, line,
                                 "more than %d levels deep", MAX_DEPTH);
    node = &r->nodes[r->depth++];
    node->element = element;
    node->line = line;
    node->msg = r->msg;
    node->trimmed = "";
    symai_buf_init(&node->text, r->max_bytes);
    rc = read_attributes(r, node);
    if (rc == SYMA_OK)
        rc = call(r, node, element->on_start);
    if (rc == SYMA_OK && empty)
        rc = end_element(r);
    return rc;
}

static int take_text(struct reading *r)
{
    const char *text = (const char *)xmlTextReaderConstValue(r->reader);
    size_t len;
    struct symai_xml_node *node;
    const char *names[MAX_ATTRIBUTES + 1];
    char list[LIST_BYTES];

    if (r->depth == 0)
        return SYMA_OK;
    if (text == NULL)
        return SYMA_ENOMEM;
    len = strlen(text);
    node = &r->nodes[r->depth - 1];
    if (node->element->has_text)
        return symai_buf_add(&node->text, text, len);
    symai_str_trim(&text, &len);
    if (len == 0)
        return SYMA_OK;
    child_names(node->element, names);
    return symai_xml_message(r->msg, SYMA_ESYNTAX, line_of(r->reader),
                             "text '%.*s' is not allowed in <%s>; allowed: %s",
                             (int)symai_utf8_truncate(text, len, MAX_NAME),
                             text, node->element->name,
                             join(names, "<", ">", list));
}

static int take_node(struct reading *r)
{
    switch (xmlTextReaderNodeType(r->reader)) {
    case XML_READER_TYPE_ELEMENT:
        return start_element(r);
    case XML_READER_TYPE_END_ELEMENT:
        return end_element(r);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return take_text(r);
    case XML_READER_TYPE_COMMENT:
    case XML_READER_TYPE_PROCESSING_INSTRUCTION:
    case XML_READER_TYPE_XML_DECLARATION:
        return SYMA_OK;
    default:
        return symai_xml_message(r->msg, SYMA_ESYNTAX, line_of(r->reader),
                                 "document types and entities are not allowed");
    }
}

static int read_all(struct reading *r)
{
    int rc = SYMA_OK;
    int more = xmlTextReaderRead(r->reader);

    while (rc == SYMA_OK && r->rc == SYMA_OK && more == 1) {
        rc = take_node(r);
        if (rc == SYMA_OK)
            more = xmlTextReaderRead(r->reader);
    }
    /* The reader looks ahead: what the table says of an element comes before
     * what is broken behind it, except where it has not been read yet. */
    if (rc < 0)
        return rc;
    if (r->rc < 0)
        return r->rc;
    /* What is wrong with the file it says; memory it may lack in silence. */
    return more < 0 ? SYMA_ENOMEM : SYMA_OK;
}

int symai_xml_read(const char *text, size_t len, size_t max_bytes,
                   const struct symai_xml_element *root, const char *uri,
                   void *user, struct symai_errmsg *msg)
{
    struct reading *r = NULL;
    struct symai_quiet quiet;
    int rc;

    if (msg != NULL)
        symai_errmsg_clear(msg);
    rc = symai_xml_scan(text, len, max_bytes, msg);
    if (rc < 0)
        return rc;
    rc = symai_port_init();
    if (rc < 0)
        return symai_xml_message(msg, rc, 0, "libxml2 cannot be set up");
    r = symai_calloc(1, sizeof *r);
    if (r == NULL)
        return symai_xml_message(msg, SYMA_ENOMEM, 0, "out of memory");
    r->msg = msg != NULL ? msg : &r->own;
    r->user = user;
    r->uri = uri;
    r->max_bytes = max_bytes;
    r->root = root;
    symai_quiet_begin(&quiet);
    rc = SYMA_ENOMEM;
    r->reader = xmlReaderForMemory(text, (int)len, NULL, "UTF-8",
                                   XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (r->reader != NULL) {
        xmlTextReaderSetStructuredErrorHandler(r->reader, on_xml_error, r);
        rc = read_all(r);
    }
    while (r->depth > 0)
        pop_node(r);
    if (r->reader != NULL)
        xmlFreeTextReader(r->reader);
    symai_quiet_end(&quiet);
    /* What is found wrong in a file that was not read whole is not said. */
    if (rc == SYMA_ENOMEM || quiet.no_memory)
        rc = symai_xml_message(r->msg, SYMA_ENOMEM, 0, "out of memory");
    symai_free(r);
    return rc;
}

const char *symai_xml_value(const struct symai_xml_node *node,
                            const char *attribute)
{
    const struct symai_xml_attribute *a = node->element->attributes;
    size_t i;

    for (i = 0; a != NULL && i < MAX_ATTRIBUTES && a[i].name != NULL; i++)
        if (strcmp(a[i].name, attribute) == 0)
            return node->values[i];
    return NULL;
}

const char *symai_xml_text(const struct symai_xml_node *node)
{
    return node->trimmed;
}

size_t symai_xml_line(const struct symai_xml_node *node)
{
    return node->line;
}
