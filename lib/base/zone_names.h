/* SPDX-License-Identifier: MIT */
/*
 * Which time zones a folder of zone files has, so that a name with a slip of
 * the pen is told from a machine without zone files.
 */
#ifndef SYMAI_BASE_ZONE_NAMES_H
#define SYMAI_BASE_ZONE_NAMES_H

#define SYMAI_ZONE_NAME_SIZE 132

/* 1: dir has that zone (every folder has "UTC"); 0: dir has no zone data at
 * all, so nothing can be said. SYMA_EINVAL: not the form of a zone name.
 * SYMA_ENOTFOUND: dir has zones, this one is not among them; near is the
 * nearest name it has, or "". SYMA_ESYNTAX: its file cannot be used.
 * SYMA_ENOMEM. */
int symai_zone_check(const char *dir, const char *name,
                     char near[SYMAI_ZONE_NAME_SIZE]);

#endif
