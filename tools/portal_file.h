/* SPDX-License-Identifier: MIT */
/*
 * Portal files, as all programs read them: which of a folder they are, their
 * text, and the portal that it makes. What is wrong is told as FILE:LINE:.
 */
#ifndef TOOLS_PORTAL_FILE_H
#define TOOLS_PORTAL_FILE_H

#include <dirent.h>
#include <stddef.h>

#include <syma/syma.h>

/* The regular files NAME.xml of a folder that do not begin with a dot, in the
 * order of their names, so that of two with one id it is always the same that
 * comes first. Gives their number, or -1 and the trouble is told.
 * *names: portal_file_free_list. */
int portal_file_list(const char *folder, struct dirent ***names);
void portal_file_free_list(struct dirent **names, int count);

/* The whole text, ended by a NUL that is not counted. 0, or -1 and the trouble
 * is told. *out: free. */
int portal_file_read(const char *path, char **out, size_t *len);

/* What the text says, put into 'p', by the zones that the options name.
 * SYMA_OK, or an error that is told as one of 'path'. */
int portal_file_parse(const char *path, const char *text, size_t len,
                      const syma_options *options, syma_portal *p);

/* Both of them. SYMA_OK, SYMA_ESYSTEM where it cannot be read, or an error. */
int portal_file_load(const char *path, const syma_options *options,
                     syma_portal *p);

#endif
