/* SPDX-License-Identifier: MIT */
/*
 * libxml2's HTML push parser as a stream of four calls. It is given valid
 * UTF-8 and never asked to look for an encoding. What it is handed is cut
 * by the content alone, never by the caller's chunks: so the calls are the
 * same however the bytes came.
 */
#ifndef SYMAI_PORT_HTML_H
#define SYMAI_PORT_HTML_H

#include <stddef.h>

struct symai_html;

/* Names are in lower case. attributes is NULL, or pairs of name and value
 * ended by NULL. Any call may be NULL. */
struct symai_html_handler {
    void (*start)(void *user, const char *name, const char *const *attributes);
    void (*end)(void *user, const char *name);
    void (*text)(void *user, const char *bytes, size_t len);
    void (*comment)(void *user, const char *text);
    void *user;
};

/* SYMA_OK, SYMA_ENOMEM, SYMA_ESYSTEM. */
int symai_html_new(const struct symai_html_handler *handler,
                   struct symai_html **out);
void symai_html_free(struct symai_html *html);

/* Each: SYMA_OK or SYMA_ENOMEM. Bytes are held back until there are some
 * 16 KiB, and at most 64 KiB where no tag ends; flush hands on all. */
int symai_html_feed(struct symai_html *html, const char *bytes, size_t len);
int symai_html_flush(struct symai_html *html);
int symai_html_finish(struct symai_html *html);

/* How many elements are open. */
size_t symai_html_depth(const struct symai_html *html);

#endif
