/* SPDX-License-Identifier: MIT */
/*
 * A portal on loopback, in a process of its own, so that none of its memory is
 * the program's: it answers one request a connection, and what it says is a
 * table. It ends with the program.
 */
#ifndef SYMAI_TESTS_LOOP_SERVER_H
#define SYMAI_TESTS_LOOP_SERVER_H

struct loop_page {
    const char *path;
    const char *head; /* status and fields, each line with its CR LF; NULL: no
                         answer comes, as long as the program lives */
    const char *body; /* a %d in it becomes the port */
};

/* The last page, whose path is NULL, is what all other paths have. The port,
 * or 0. */
int loop_server_start(const struct loop_page *pages);
void loop_server_stop(void);

#endif
