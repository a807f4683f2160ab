/* SPDX-License-Identifier: MIT */
/*
 * A parse with handlers that only count; see sax.h.
 */
#include "sax.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

struct bench_sax {
    htmlParserCtxtPtr parser;
    unsigned long tokens;
};

static void count(void *user)
{
    struct bench_sax *sax = user;

    sax->tokens++;
}

static void on_start(void *user, const xmlChar *name, const xmlChar **pairs)
{
    (void)name;
    (void)pairs;
    count(user);
}

static void on_end(void *user, const xmlChar *name)
{
    (void)name;
    count(user);
}

static void on_text(void *user, const xmlChar *text, int len)
{
    (void)text;
    (void)len;
    count(user);
}

static void on_comment(void *user, const xmlChar *text)
{
    (void)text;
    count(user);
}

/* libxml2 would tell of bad bytes on standard error. */
static void be_quiet(void *user, const char *format, ...)
{
    (void)user;
    (void)format;
}

struct bench_sax *bench_sax_new(void)
{
    struct bench_sax *sax = calloc(1, sizeof *sax);
    htmlSAXHandler handler;

    if (sax == NULL)
        return NULL;
    xmlSetGenericErrorFunc(NULL, be_quiet);
    memset(&handler, 0, sizeof handler);
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.cdataBlock = on_text;
    handler.comment = on_comment;
    sax->parser = htmlCreatePushParserCtxt(&handler, sax, NULL, 0, NULL,
                                           XML_CHAR_ENCODING_NONE);
    if (sax->parser == NULL) {
        free(sax);
        return NULL;
    }
    return sax;
}

void bench_sax_feed(struct bench_sax *sax, const char *bytes, size_t len)
{
    htmlParseChunk(sax->parser, bytes, (int)len, 0);
}

unsigned long bench_sax_free(struct bench_sax *sax)
{
    unsigned long tokens;

    if (sax == NULL)
        return 0;
    htmlParseChunk(sax->parser, "", 0, 1);
    tokens = sax->tokens;
    htmlFreeParserCtxt(sax->parser);
    free(sax);
    return tokens;
}
