/* SPDX-License-Identifier: MIT */
/*
 * What class and id attributes tell of an element: habits of frameworks and
 * authors, since no style sheet is read.
 */
#ifndef SYMAI_PAGE_CLASSES_H
#define SYMAI_PAGE_CLASSES_H

#include <stdint.h>

enum symai_class_bit {
    SYMAI_CLASS_HIDDEN = 1,
    SYMAI_CLASS_ALERT = 2,
    SYMAI_CLASS_LANDMARK = 4,
    SYMAI_CLASS_HEADER = 8, /* a landmark unless inside a section */
    SYMAI_CLASS_ARTICLE = 16,
    SYMAI_CLASS_SMALL = 32
};

/* NULL is as good as "". */
uint32_t symai_classes(const char *class_value, const char *id_value);

/* 1 if an inline style hides: display:none or visibility:hidden. */
int symai_style_hides(const char *style);

/* 1 if id is one that script applications use for their root. */
int symai_id_is_app_root(const char *id);

#endif
