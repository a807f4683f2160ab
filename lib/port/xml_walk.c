/* SPDX-License-Identifier: MIT */
/*
 * libxml2's SAX interface, fed piece by piece: nothing is built, and what
 * comes before an error has been told when it is found.
 */
#include "port/xml_walk.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlversion.h>

#include "base/error.h"
#include "port/init.h"
#include "port/quiet.h"
#include "port/xml_scan.h"

#define PIECE ((size_t)1 << 20)
/* libxml2 looks through the namespaces of all open elements, and limits their
 * number only where it builds a tree. */
#define MAX_DEPTH 64

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_arg;
#else
typedef xmlErrorPtr error_arg;
#endif

struct walk {
    const struct symai_xml_walker *walker;
    void *user;
    xmlParserCtxtPtr parser;
    size_t depth; /* of the next element */
    int rc;
};

static void note(struct walk *w, int rc)
{
    if (rc >= 0 || w->rc < 0)
        return;
    w->rc = rc;
    xmlStopParser(w->parser);
}

static void on_error(void *user, error_arg error)
{
    struct walk *w = user;

    if (error == NULL || w->rc < 0)
        return;
    if (error->code == XML_ERR_NO_MEMORY)
        w->rc = SYMA_ENOMEM;
    else if (error->level == XML_ERR_FATAL)
        w->rc = SYMA_ESYNTAX;
}

static void on_start(void *user, const xmlChar *local_name,
                     const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **namespace_list, int attributes,
                     int defaulted, const xmlChar **attribute_list)
{
    struct walk *w = user;

    (void)prefix;
    (void)uri;
    (void)namespaces;
    (void)namespace_list;
    (void)attributes;
    (void)defaulted;
    (void)attribute_list;
    if (w->rc < 0)
        return;
    if (w->depth == MAX_DEPTH) {
        note(w, SYMA_ESYNTAX);
        return;
    }
    note(w, w->walker->on_start(w->user, (const char *)local_name, w->depth));
    w->depth++;
}

static void on_end(void *user, const xmlChar *local_name, const xmlChar *prefix,
                   const xmlChar *uri)
{
    struct walk *w = user;

    (void)local_name;
    (void)prefix;
    (void)uri;
    if (w->rc < 0 || w->depth == 0)
        return;
    w->depth--;
    note(w, w->walker->on_end(w->user, w->depth));
}

static void on_text(void *user, const xmlChar *text, int len)
{
    struct walk *w = user;

    if (w->rc == SYMA_OK && w->depth > 0)
        note(w, w->walker->on_text(w->user, (const char *)text, (size_t)len,
                                   w->depth - 1));
}

/* Nobody needs one, and symai_xml_scan_good has left none. */
static void on_document_type(void *user, const xmlChar *name,
                             const xmlChar *external, const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    note(user, SYMA_ESYNTAX);
}

/* Errors of the file are told to on_error; memory it may lack in silence. */
static void feed_piece(struct walk *w, const char *text, int len, int is_last)
{
    if (xmlParseChunk(w->parser, text, len, is_last) == XML_ERR_NO_MEMORY &&
        w->rc == SYMA_OK)
        w->rc = SYMA_ENOMEM;
}

static void feed(struct walk *w, const char *text, size_t len)
{
    size_t at;
    size_t n;

    for (at = 0; at < len && w->rc == SYMA_OK; at += n) {
        n = len - at < PIECE ? len - at : PIECE;
        feed_piece(w, text + at, (int)n, 0);
    }
    if (w->rc == SYMA_OK)
        feed_piece(w, NULL, 0, 1);
}

int symai_xml_walk(const char *text, size_t len,
                   const struct symai_xml_walker *walker, void *user)
{
    struct walk w = {.walker = walker, .user = user};
    struct symai_quiet quiet;
    xmlSAXHandler sax;
    size_t begin;
    size_t end;
    int rc = symai_port_init();

    if (rc < 0)
        return rc;
    symai_xml_scan_good(text, len, &begin, &end);
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.cdataBlock = on_text;
    sax.internalSubset = on_document_type;
    sax.serror = on_error;
    symai_quiet_begin(&quiet);
    w.parser = xmlCreatePushParserCtxt(&sax, &w, NULL, 0, NULL);
    if (w.parser != NULL) {
        xmlCtxtUseOptions(w.parser, XML_PARSE_NONET);
        feed(&w, text + begin, end - begin);
        if (w.parser->myDoc != NULL)
            xmlFreeDoc(w.parser->myDoc);
        w.parser->myDoc = NULL;
        xmlFreeParserCtxt(w.parser);
    }
    symai_quiet_end(&quiet);
    if (w.parser == NULL || quiet.no_memory)
        return SYMA_ENOMEM;
    return w.rc == SYMA_OK && end < len ? SYMA_ESYNTAX : w.rc;
}
