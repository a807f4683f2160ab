/* SPDX-License-Identifier: MIT */
/*
 * The pages of the soak as files of one folder: pages that are hard to read,
 * written here, and links to those of the golden sets.
 */
#ifndef SOAK_PAGES_H
#define SOAK_PAGES_H

/* Calls with the name of each page that it has put into folder; ends where
 * the call does not give 0. 0, or -1 with a message on stderr. */
int pages_each_hard(const char *folder, int port,
                    int (*call)(void *user, const char *name, int port),
                    void *user);
int pages_each_golden(const char *folder, int port,
                      int (*call)(void *user, const char *name, int port),
                      void *user);

/* Takes the files out of folder again, and the folder. */
void pages_remove(const char *folder);

#endif
