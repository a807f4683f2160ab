/* SPDX-License-Identifier: MIT */
/*
 * The portal files of a folder: all regular files *.xml that do not begin
 * with a dot. A file that is wrong leaves its portal as it was.
 */
#ifndef EXPORTER_FOLDER_H
#define EXPORTER_FOLDER_H

#include <stddef.h>

#include <syma/syma.h>

#include "syma-exporter/subjects.h"

/* Reads the folder into 'out'. Where a file is wrong, which is told, what
 * 'old' has of it moves to 'out'; *bad counts them. SYMA_OK; SYMA_ESYSTEM:
 * the folder cannot be read, which is told; SYMA_ENOMEM. After a failure
 * 'out' has none and 'old' is as it was. */
int folder_read(const char *path, const syma_options *options,
                struct subjects *old, struct subjects *out, size_t *bad);

#endif
