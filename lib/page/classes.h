/* SPDX-License-Identifier: MIT */
/*
 * What class and id attributes tell of an element: habits of frameworks and
 * authors, since no style sheet is read.
 */
#ifndef SYMAI_PAGE_CLASSES_H
#define SYMAI_PAGE_CLASSES_H

#include <stddef.h>
#include <stdint.h>

enum symai_class_bit {
    SYMAI_CLASS_HIDDEN = 1,
    SYMAI_CLASS_ALERT = 2,
    SYMAI_CLASS_LANDMARK = 4,
    SYMAI_CLASS_HEADER = 8, /* a landmark unless inside a section */
    SYMAI_CLASS_ARTICLE = 16,
    SYMAI_CLASS_SMALL = 32,
    SYMAI_CLASS_ENTRY = 1024, /* an id: a form to come in by stands there */
    /* Of one token, for symai_classes_of alone. */
    SYMAI_TOKEN_SHOWN = 64, /* hidden on small screens only */
    SYMAI_TOKEN_MODAL = 128,
    SYMAI_TOKEN_FADE = 256,
    SYMAI_TOKEN_OPEN = 512
};

/* What one token of a class attribute says. */
uint32_t symai_class_token(const char *text, size_t len);

/* What all tokens of an element say together: the bits of its classes and
 * those of its id, each or-ed. */
uint32_t symai_classes_of(uint32_t class_bits, uint32_t id_bits);

/* 1 if an inline style hides: display:none or visibility:hidden. */
int symai_style_hides(const char *style);

/* 1 if id is one that script applications use for their root. */
int symai_id_is_app_root(const char *id);

#endif
