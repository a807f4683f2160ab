/* SPDX-License-Identifier: MIT */
/*
 * Files that others read while they are written: a reader finds the old one or
 * the new one, whole.
 */
#ifndef SYMA_WATCH_FILE_H
#define SYMA_WATCH_FILE_H

#include <stddef.h>

/* 0, or -1 and the trouble is told, once a minute. */
int file_write(const char *path, const char *bytes, size_t len);
/* Two texts, one behind the other. */
int file_write_two(const char *path, const char *one, const char *two);
/* The same below a folder: 'folder/name' and 'end' behind it. */
int file_write_in(const char *folder, const char *name, const char *end,
                  const char *bytes, size_t len);
void file_remove_in(const char *folder, const char *name, const char *end);

/* Can files be made there? 0, or -1 and the trouble is told. */
int file_try_folder(const char *folder);

#endif
