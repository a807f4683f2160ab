/* SPDX-License-Identifier: MIT */
/*
 * Names of elements and attributes to numbers. The small hash tables are
 * made once a page (there is no mutable state outside objects) and shared by
 * the lexer and the scanner. Names are given in lower case.
 */
#ifndef SYMAI_PAGE_ELEMENT_H
#define SYMAI_PAGE_ELEMENT_H

#include <stddef.h>
#include <stdint.h>

enum symai_element {
    SYMAI_EL_OTHER = 0,
#define SYMAI_ELEMENT(id, name, flags) SYMAI_EL_##id,
#include "page/element.def"
#undef SYMAI_ELEMENT
    SYMAI_EL_COUNT
};

enum symai_attribute {
    SYMAI_AT_OTHER = 0,
#define SYMAI_ATTRIBUTE(id, name) SYMAI_AT_##id,
#include "page/attribute.def"
#undef SYMAI_ATTRIBUTE
    SYMAI_AT_COUNT
};

enum symai_element_flag {
    SYMAI_ELEMENT_BLOCK = 1,
    SYMAI_ELEMENT_VOID = 2,
    SYMAI_ELEMENT_RAW = 4,
    SYMAI_ELEMENT_BREAKOUT = 8
};

/* The attributes of one tag that are told apart. */
struct symai_attributes {
    uint64_t given;                 /* a bit for each */
    const char *at[SYMAI_AT_COUNT]; /* NULL where not given */
};

_Static_assert(SYMAI_AT_COUNT <= 64, "given has a bit for each attribute");

#define SYMAI_AT_BIT(attribute) ((uint64_t)1 << (attribute))

/* Names are looked up with NUL bytes up to that width, which all of them are
 * shorter than. */
#define SYMAI_NAME_WIDTH 16

#define SYMAI_NAMES_ELEMENT_SLOTS 512
#define SYMAI_NAMES_ATTRIBUTE_SLOTS 256

struct symai_names {
    uint8_t element[SYMAI_NAMES_ELEMENT_SLOTS];
    uint8_t attribute[SYMAI_NAMES_ATTRIBUTE_SLOTS];
};

void symai_names_init(struct symai_names *names);
int symai_names_element(const struct symai_names *names,
                        const char name[SYMAI_NAME_WIDTH]);
int symai_names_attribute(const struct symai_names *names,
                          const char name[SYMAI_NAME_WIDTH]);

/* "" for the number of no element or attribute. */
const char *symai_element_name(int element);
extern const uint8_t symai_element_flags[SYMAI_EL_COUNT];
const char *symai_attribute_name(int attribute);

#endif
