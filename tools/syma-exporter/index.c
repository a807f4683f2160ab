/* SPDX-License-Identifier: MIT */
/*
 * The page for people who come by with a browser. It shows nothing that comes
 * from elsewhere.
 */
#include "syma-exporter/index.h"

#include <string.h>

#include <syma/syma.h>

static const char head[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<title>syma-exporter</title>\n"
    "<style>:root{color-scheme:light dark}body{font:1em/1.5 sans-serif;"
    "max-width:40em;margin:2em auto;padding:0 1em}</style>\n"
    "</head>\n"
    "<body>\n"
    "<main>\n"
    "<h1>syma-exporter</h1>\n"
    "<p>What a customer finds at client portals, for Prometheus.</p>\n"
    "<ul>\n"
    "<li><a href=\"/portals\">/portals</a>: all portals, as they were last "
    "seen</li>\n"
    "<li><a href=\"/metrics\">/metrics</a>: the exporter itself</li>\n"
    "<li><a href=\"/-/healthy\">/-/healthy</a>, "
    "<a href=\"/-/ready\">/-/ready</a></li>\n"
    "<li><code>/probe?portal=ID</code>: checks a portal of the folder</li>\n"
    "<li><code>/probe?target=URL&amp;kind=KIND</code>: checks a page; kind is "
    "generic, login, account or activation</li>\n"
    "</ul>\n";

static const char tail[] = "</main>\n</body>\n</html>\n";

void index_write(struct text *t)
{
    text_put_bytes(t, head, sizeof(head) - 1);
    text_printf(t, "<p>libsyma %s</p>\n", syma_version_string());
    text_put_bytes(t, tail, sizeof(tail) - 1);
}
