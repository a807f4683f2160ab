/* SPDX-License-Identifier: MIT */
/*
 * A portal written down, with comments for people on what is in it.
 */
#ifndef SYMAI_WATCH_PORTAL_WRITE_H
#define SYMAI_WATCH_PORTAL_WRITE_H

#include "base/buf.h"
#include "syma/portal.h"
#include "watch/section.h"

struct symai_portal_notes {
    /* What is to be said of a section, or of its way round f (NULL: of the
     * section itself); nothing: no comment. SYMA_OK or what ends the writing;
     * what is too long is left out. */
    int (*write)(const void *user, const struct symai_section *s,
                 const struct syma_fallback *f, struct symai_buf *out);
    const void *user;
};

/* notes: NULL: none. SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. *out: symai_free. */
int symai_portal_write(const syma_portal *p,
                       const struct symai_portal_notes *notes, char **out);

#endif
