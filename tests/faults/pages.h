/* SPDX-License-Identifier: MIT */
/*
 * A small portal for ../integration/loop_server.h: quick, and with nothing in
 * it that could fail along with the library.
 */
#ifndef TEST_PAGES_H
#define TEST_PAGES_H

#include "../integration/loop_server.h"

/*   /          the home page: links to both others; its robots.txt names a
 *              sitemap
 *   /login     a form; sets a cookie
 *   /account   leads to /login
 *   /closed    in maintenance up to six in the evening, in Shift_JIS
 *   /hang      no answer */
extern const struct loop_page portal_pages[];

#endif
