/* SPDX-License-Identifier: MIT */
/*
 * A small portal on loopback, as a child process that ends with its parent:
 * quick, and with nothing in it that could fail along with the library.
 */
#ifndef TEST_PAGES_H
#define TEST_PAGES_H

#include <sys/types.h>

struct pages {
    int port;
    pid_t pid;
    int pipe; /* open as long as it is to live */
};

/*   /          the home page: links to both others; its robots.txt names a
 *              sitemap
 *   /login     a form; sets a cookie
 *   /account   leads to /login
 *   /closed    in maintenance up to six in the evening, in Shift_JIS
 *   /hang      no answer */
int pages_start(struct pages *pages); /* 0 or -1 */
void pages_stop(const struct pages *pages);

#endif
