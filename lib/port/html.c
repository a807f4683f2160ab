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
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "port/init.h"

#define WINDOW ((size_t)16 * 1024)
#define HELD_MAX ((size_t)64 * 1024)

struct symai_html {
    struct symai_html_handler handler;
    htmlParserCtxtPtr parser;
    size_t held;   /* bytes in hold */
    size_t target; /* hand on when so many are held */
    char hold[HELD_MAX];
};

static void on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
    struct symai_html *html = user;

    html->handler.start(html->handler.user, (const char *)name,
                        (const char *const *)atts);
}

static void on_end(void *user, const xmlChar *name)
{
    struct symai_html *html = user;

    html->handler.end(html->handler.user, (const char *)name);
}

static void on_text(void *user, const xmlChar *text, int len)
{
    struct symai_html *html = user;

    if (len > 0)
        html->handler.text(html->handler.user, (const char *)text, (size_t)len);
}

static void on_comment(void *user, const xmlChar *text)
{
    struct symai_html *html = user;

    html->handler.comment(html->handler.user, (const char *)text);
}

/* Takes errors and says nothing. Without it they would go to the handler
 * that the application may have set for libxml2. */
static void on_error(void *user, xmlErrorPtr error)
{
    (void)user;
    (void)error;
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

int symai_html_new(const struct symai_html_handler *handler,
                   struct symai_html **out)
{
    struct symai_html *html = NULL;
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
    html->parser = htmlCreatePushParserCtxt(&sax, html, NULL, 0, NULL,
                                            XML_CHAR_ENCODING_NONE);
    if (html->parser == NULL)
        goto done;
    htmlCtxtUseOptions(html->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING |
                                         HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    html->parser->sax->serror = on_error;
    xmlSwitchEncoding(html->parser, XML_CHAR_ENCODING_UTF8);
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
    int code = htmlParseChunk(html->parser, html->hold, (int)len, is_last);

    if (!is_last)
        drop_read(html->parser);
    html->held -= len;
    memmove(html->hold, html->hold + len, html->held);
    set_target(html);
    return code == XML_ERR_NO_MEMORY ? SYMA_ENOMEM : SYMA_OK;
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
