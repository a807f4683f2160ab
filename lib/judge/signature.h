/* SPDX-License-Identifier: MIT */
/*
 * How a page is made up, as a short text to be compared later: its forms, its
 * main landmarks, its headings. A section that is built otherwise than before
 * may work as well, but somebody should look. What changes from day to day
 * has no part in it: numbers, names made by machines, how many cards there
 * are, what stands beside the headings.
 */
#ifndef SYMAI_JUDGE_SIGNATURE_H
#define SYMAI_JUDGE_SIGNATURE_H

#include <stddef.h>
#include <stdint.h>

#include "page/features.h"

/* The number before the dash is that of the way it is made. "1-": 16
 * hexadecimal digits, of the forms alone; it is read, no longer written.
 * "2-", then five parts with a dot between, each of which may be empty:
 *   forms       a letter for the use and 8 digits for the fields, each once
 *   landmarks   as page/outline.h has them
 *   levels      the same
 *   words of h1; of the title, h2 and h3: 5 digits each, the least hashes,
 *               ascending */
#define SYMAI_SIGNATURE_SIZE 256

#define SYMAI_SIGNATURE_FORMS 8
#define SYMAI_SIGNATURE_H1_WORDS 8
#define SYMAI_SIGNATURE_WORDS 16

struct symai_signature_form {
    int use;         /* enum symai_form_use */
    uint32_t fields; /* their hash */
};

struct symai_signature_words {
    uint32_t hash[SYMAI_SIGNATURE_WORDS];
    size_t count;
    size_t max; /* past it the least are kept */
};

struct symai_signature {
    int way;      /* 0: there is none */
    uint64_t old; /* of the forms, as way 1 has it */
    struct symai_signature_form forms[SYMAI_SIGNATURE_FORMS];
    size_t form_count;
    struct symai_outline outline;
    struct symai_signature_words h1;
    struct symai_signature_words headings; /* others, and the title */
};

void symai_signature_init(struct symai_signature *s);
/* One more form: what it is for by itself, and what it counts as; those that
 * count as SYMAI_USE_OTHER come and go. */
void symai_signature_add_form(struct symai_signature *s,
                              const struct symai_features *f,
                              const struct symai_form *form, int use, int as);
/* What the rest of the page has: SYMA_OK or SYMA_ENOMEM. */
int symai_signature_add_page(struct symai_signature *s,
                             const struct symai_features *f);

void symai_signature_write(const struct symai_signature *s,
                           char out[SYMAI_SIGNATURE_SIZE]);
/* 1, or 0 where the text is no signature; out may be NULL. */
int symai_signature_read(const char *text, struct symai_signature *out);

#endif
