/* SPDX-License-Identifier: MIT */
/*
 * See pages.h.
 */
#include "pages.h"

#include <stddef.h>

#define HTML "Content-Type: text/html; charset="

const struct loop_page portal_pages[] = {
    {"/", "200 OK\r\n" HTML "utf-8\r\n",
     "<!DOCTYPE html><html lang='en'><title>Plans</title><h1>Our plans</h1>"
     "<a href='/account'>My account</a><a href='/login'>Log in</a>"},
    {"/login", "200 OK\r\n" HTML "utf-8\r\nSet-Cookie: visit=1; Path=/\r\n",
     "<!DOCTYPE html><html lang='en'><title>Sign in</title><h1>Sign in</h1>"
     "<form method='post'><input name='user' type='email'>"
     "<input type='password'><button>Sign in</button></form>"},
    {"/account",
     "302 Found\r\nLocation: /login\r\nSet-Cookie: from=account\r\n", ""},
    {"/closed", "503 Busy\r\n" HTML "Shift_JIS\r\n",
     "<!DOCTYPE html><html lang='en'><title>Maintenance \x83\x65</title>"
     "<h1>Our site is down for maintenance until 18:00</h1>"},
    {"/robots.txt", "200 OK\r\nContent-Type: text/plain\r\n",
     "User-agent: *\nSitemap: http://127.0.0.1:%d/map.xml\n"},
    {"/map.xml", "200 OK\r\nContent-Type: text/xml\r\n",
     "<urlset><url><loc>http://127.0.0.1:%d/login</loc></url></urlset>"},
    {"/hang", NULL, NULL},
    {NULL, "404 Not Found\r\n" HTML "utf-8\r\n",
     "<title>Not found</title><h1>Page not found</h1>"},
};
