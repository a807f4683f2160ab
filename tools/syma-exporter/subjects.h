/* SPDX-License-Identifier: MIT */
/*
 * What can be checked: portals of the folder and targets, each in a list that
 * is sorted by id.
 */
#ifndef EXPORTER_SUBJECTS_H
#define EXPORTER_SUBJECTS_H

#include <stddef.h>
#include <stdint.h>

#include <syma/syma.h>

#include "syma-exporter/request.h"

struct check;

struct subject {
    char id[ID_MAX + 1];
    syma_portal *portal;
    struct check *check; /* the one under way; NULL: none */
    char *file;          /* of a portal: the name of its file */
    char *url;           /* of a target */
    int section_kind;
    uint64_t used; /* of a target: the number of the last request for it */
};

struct subjects {
    struct subject **all;
    size_t count;
    size_t room;
};

struct subject *subject_new(const char *id);
void subject_free(struct subject *s);

struct subject *subjects_find(const struct subjects *s, const char *id);
/* Room for so many in all. SYMA_OK or SYMA_ENOMEM. */
int subjects_reserve(struct subjects *s, size_t room);
/* Takes 'one' over. SYMA_OK, SYMA_EEXISTS, SYMA_ENOMEM. */
int subjects_add(struct subjects *s, struct subject *one);
/* Gives 'one' back to the caller. */
void subjects_take(struct subjects *s, struct subject *one);
/* All of them, and the list. */
void subjects_free(struct subjects *s);

#endif
