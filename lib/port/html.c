/* SPDX-License-Identifier: MIT */
/*
 * The only file that parses HTML with libxml2. Up to 2.10 its push parser
 * forgets which quote it is in when a chunk ends inside an attribute value,
 * and from there on buffers the whole page: chunks are therefore cut behind
 * their last '>'.
 */
#include "port/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlversion.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "port/init.h"
#include "port/quiet.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_arg;
#else
typedef xmlErrorPtr error_arg;
#endif

#define WINDOW ((size_t)16 * 1024)
#define HELD_MAX ((size_t)64 * 1024)
#define NAME_MAX_LEN 100 /* libxml2 cuts longer ones */

struct symai_html {
    struct symai_html_handler handler;
    htmlParserCtxtPtr parser;
    size_t held;   /* bytes in hold */
    size_t target; /* hand on when so many are held */
    int no_memory; /* nothing is handed on any more */
    char hold[HELD_MAX];
};

static void on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
    struct symai_html *html = user;

    if (!html->no_memory)
        html->handler.start(html->handler.user, (const char *)name,
                            (const char *const *)atts);
}

static void on_end(void *user, const xmlChar *name)
{
    struct symai_html *html = user;

    if (!html->no_memory)
        html->handler.end(html->handler.user, (const char *)name);
}

static void on_text(void *user, const xmlChar *text, int len)
{
    struct symai_html *html = user;

    if (len > 0 && !html->no_memory)
        html->handler.text(html->handler.user, (const char *)text, (size_t)len);
}

static void on_comment(void *user, const xmlChar *text)
{
    struct symai_html *html = user;

    if (!html->no_memory)
        html->handler.comment(html->handler.user, (const char *)text);
}

static int is_name_char(char c)
{
    return symai_ascii_is_alnum((unsigned char)c) || c == '-' || c == '_' ||
           c == ':' || c == '.';
}

/* Out of memory, libxml2 calls its parser stopped, and what is stopped steps
 * over no byte: its loops over attributes and junk then never end, unless
 * there is nothing left to step over. */
static void stop(htmlParserCtxtPtr parser)
{
    parser->errNo = XML_ERR_NO_MEMORY;
    parser->disableSAX = 1;
    parser->instate = XML_PARSER_EOF;
    if (parser->input != NULL)
        parser->input->cur = parser->input->end;
}

/* 1 if the name that ends where the parser stands got no place in its table
 * of names. Of that libxml2 says no more than that a name is missing. */
static int has_lost_name(htmlParserCtxtPtr parser)
{
    const char *end;
    const char *at;
    xmlChar lower[NAME_MAX_LEN];
    size_t len;
    size_t i;

    if (parser->input == NULL || parser->dict == NULL)
        return 0;
    end = (const char *)parser->input->cur;
    at = end;
    while (at > (const char *)parser->input->base &&
           (size_t)(end - at) < sizeof lower && is_name_char(at[-1]))
        at--;
    len = (size_t)(end - at);
    if (len == 0 || len == sizeof lower ||
        !symai_ascii_is_alpha((unsigned char)at[0]))
        return 0;
    for (i = 0; i < len; i++)
        lower[i] = (xmlChar)symai_ascii_lower((unsigned char)at[i]);
    return xmlDictExists(parser->dict, lower, (int)len) == NULL &&
           xmlDictExists(parser->dict, (const xmlChar *)at, (int)len) == NULL;
}

/* Says nothing. Without it errors would go to the handler that the
 * application may have set for libxml2. */
static void on_error(void *user, error_arg error)
{
    struct symai_html *html = user;

    if (error == NULL)
        return;
    if (error->code != XML_ERR_NO_MEMORY &&
        (error->code != XML_ERR_NAME_REQUIRED || html->parser == NULL ||
         !has_lost_name(html->parser)))
        return;
    html->no_memory = 1;
    if (html->parser != NULL)
        stop(html->parser);
}

static void set_handlers(const struct symai_html_handler *handler,
                         htmlSAXHandler *sax)
{
    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC; /* serror is looked at only then */
    sax->serror = on_error;
    if (handler->start != NULL)
        sax->startElement = on_start;
    if (handler->end != NULL)
        sax->endElement = on_end;
    if (handler->text != NULL) {
        sax->characters = on_text;
        sax->ignorableWhitespace = on_text;
        sax->cdataBlock = on_text;
    }
    if (handler->comment != NULL)
        sax->comment = on_comment;
}

static htmlParserCtxtPtr new_parser(struct symai_html *html,
                                    htmlSAXHandler *sax)
{
    htmlParserCtxtPtr parser;

    parser = htmlCreatePushParserCtxt(sax, html, NULL, 0, NULL,
                                      XML_CHAR_ENCODING_NONE);
    if (parser == NULL)
        return NULL;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                   HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                   HTML_PARSE_IGNORE_ENC);
    parser->sax->serror = on_error;
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    return parser;
}

int symai_html_new(const struct symai_html_handler *handler,
                   struct symai_html **out)
{
    struct symai_html *html = NULL;
    struct symai_quiet quiet;
    htmlSAXHandler sax;
    int rc;

    *out = NULL;
    rc = symai_port_init();
    if (rc < 0)
        goto done;
    rc = SYMA_ENOMEM;
    html = symai_calloc(1, sizeof *html);
    if (html == NULL)
        goto done;
    html->handler = *handler;
    html->target = WINDOW;
    set_handlers(handler, &sax);
    symai_quiet_begin(&quiet);
    html->parser = new_parser(html, &sax);
    symai_quiet_end(&quiet);
    if (html->parser == NULL || html->no_memory || quiet.no_memory)
        goto done;
    *out = html;
    html = NULL;
    rc = SYMA_OK;
done:
    symai_html_free(html);
    return rc;
}

void symai_html_free(struct symai_html *html)
{
    if (html == NULL)
        return;
    if (html->parser != NULL) {
        if (html->parser->myDoc != NULL)
            xmlFreeDoc(html->parser->myDoc);
        html->parser->myDoc = NULL;
        htmlFreeParserCtxt(html->parser);
    }
    symai_free(html);
}

/* The next look for a '>' comes when another window has filled. */
static void set_target(struct symai_html *html)
{
    html->target = html->held + WINDOW;
    if (html->target > HELD_MAX)
        html->target = HELD_MAX;
}

/* Up to 2.11 the parser drops what it has read only where text happens to
 * stand near the end of a chunk: a page of tags alone would be kept whole. */
static void drop_read(htmlParserCtxtPtr parser)
{
#if LIBXML_VERSION < 21100
    if (parser->input != NULL)
        xmlParserInputShrink(parser->input);
#else
    (void)parser;
#endif
}

static int push(struct symai_html *html, size_t len, int is_last)
{
    struct symai_quiet quiet;
    int code;

    if (html->no_memory)
        return SYMA_ENOMEM;
    symai_quiet_begin(&quiet);
    code = htmlParseChunk(html->parser, html->hold, (int)len, is_last);
    if (!is_last && !html->no_memory)
        drop_read(html->parser);
    symai_quiet_end(&quiet);
    /* Bytes that its buffer has no room for are refused with a code that is
     * no error's. */
    if (quiet.no_memory || code == XML_ERR_NO_MEMORY || code == XML_PARSER_EOF)
        html->no_memory = 1;
    if (html->no_memory)
        return SYMA_ENOMEM;
    html->held -= len;
    memmove(html->hold, html->hold + len, html->held);
    set_target(html);
    return SYMA_OK;
}

/* The length up to and with the last '>', 0 where there is none. */
static size_t last_tag_end(const char *bytes, size_t len)
{
    while (len > 0 && bytes[len - 1] != '>')
        len--;
    return len;
}

int symai_html_feed(struct symai_html *html, const char *bytes, size_t len)
{
    size_t take;
    size_t cut;
    int rc;

    while (len > 0) {
        take = html->target - html->held;
        if (take > len)
            take = len;
        memcpy(html->hold + html->held, bytes, take);
        html->held += take;
        bytes += take;
        len -= take;
        if (html->held < html->target)
            break;
        cut = last_tag_end(html->hold, html->held);
        if (cut == 0 && html->held < HELD_MAX) {
            set_target(html);
            continue;
        }
        rc = push(html, cut > 0 ? cut : html->held, 0);
        if (rc < 0)
            return rc;
    }
    return SYMA_OK;
}

int symai_html_flush(struct symai_html *html)
{
    if (html->held == 0)
        return SYMA_OK;
    return push(html, html->held, 0);
}

int symai_html_finish(struct symai_html *html)
{
    return push(html, html->held, 1);
}

size_t symai_html_depth(const struct symai_html *html)
{
    return html->parser->nameNr > 0 ? (size_t)html->parser->nameNr : 0;
}
