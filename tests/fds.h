/* SPDX-License-Identifier: MIT */
/*
 * How many descriptors the process has open, for the tests that look whether
 * one is left. Each number is asked, since not every system has a folder of
 * them, nor every machine's /proc a place below a chroot.
 */
#ifndef TEST_FDS_H
#define TEST_FDS_H

#include <fcntl.h>

#define FDS_ASKED 4096 /* many times what any test has open */

static inline int count_fds(void)
{
    int count = 0;
    int fd;

    for (fd = 0; fd < FDS_ASKED; fd++)
        count += fcntl(fd, F_GETFD) != -1;
    return count;
}

#endif
