/* SPDX-License-Identifier: MIT */
/*
 * The lists behind discover/site: hosts that belong to others, hosts that keep
 * logins, and words that say nothing of whose a name is.
 */
#ifndef SYMAI_DISCOVER_SITE_TABLE_H
#define SYMAI_DISCOVER_SITE_TABLE_H

#include <stddef.h>

/* 1 where host, or a domain that it is below, is in the list. */
int symai_site_is_foreign(const char *host, size_t len);
int symai_site_is_identity(const char *host, size_t len);

/* 1: known by that name below many suffixes. */
int symai_site_is_foreign_name(const char *name, size_t len);

/* 1: the label of a host, or a part of it between hyphens, says that logins
 * are kept there. */
int symai_site_is_login_label(const char *label, size_t len);

enum symai_site_word {
    SYMAI_SITE_WORD_NONE,
    SYMAI_SITE_WORD_PLAIN, /* never whose it is */
    SYMAI_SITE_WORD_NAME   /* a name where it stands alone */
};

enum symai_site_word symai_site_word(const char *word, size_t len);

/* The length of the longest of those words that text begins with, or ends
 * with, and that leaves at least `rest` bytes of it; 0: none. */
size_t symai_site_word_before(const char *text, size_t len, size_t rest);
size_t symai_site_word_behind(const char *text, size_t len, size_t rest);

#endif
