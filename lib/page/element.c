/* SPDX-License-Identifier: MIT */
/*
 * The tables of element and attribute names. A page has thousands of tags,
 * so a name is found by hash; both tables stay well under half full.
 */
#include "page/element.h"

#include <string.h>

#define B SYMAI_ELEMENT_BLOCK
#define V SYMAI_ELEMENT_VOID
#define R SYMAI_ELEMENT_RAW
#define K SYMAI_ELEMENT_BREAKOUT

static const char *const element_names[SYMAI_EL_COUNT] = {
    "",
#define SYMAI_ELEMENT(id, name, flags) name,
#include "page/element.def"
#undef SYMAI_ELEMENT
};

static const uint8_t element_flags[SYMAI_EL_COUNT] = {
    0,
#define SYMAI_ELEMENT(id, name, flags) flags,
#include "page/element.def"
#undef SYMAI_ELEMENT
};

static const char *const attribute_names[SYMAI_AT_COUNT] = {
    "",
#define SYMAI_ATTRIBUTE(id, name) name,
#include "page/attribute.def"
#undef SYMAI_ATTRIBUTE
};

static uint32_t name_hash(const char *name, size_t len)
{
    uint32_t hash = 0;
    size_t i;

    for (i = 0; i < len; i++)
        hash = hash * 31u + (unsigned char)name[i];
    return hash ^ (hash >> 9);
}

static void slots_fill(uint8_t *slots, size_t size, const char *const *list,
                       size_t count)
{
    size_t i;
    size_t at;

    memset(slots, 0, size);
    for (i = 1; i < count; i++) {
        at = name_hash(list[i], strlen(list[i])) & (size - 1);
        while (slots[at] != 0)
            at = (at + 1) & (size - 1);
        slots[at] = (uint8_t)i;
    }
}

static int slots_find(const uint8_t *slots, size_t size,
                      const char *const *list, const char *name, size_t len)
{
    size_t at = name_hash(name, len) & (size - 1);
    const char *found;
    size_t i;

    while (slots[at] != 0) {
        found = list[slots[at]];
        for (i = 0; i < len && found[i] == name[i]; i++)
            ; /* most names are shorter than a call of memcmp is long */
        if (i == len && found[i] == '\0')
            return slots[at];
        at = (at + 1) & (size - 1);
    }
    return 0;
}

void symai_names_init(struct symai_names *names)
{
    slots_fill(names->element, sizeof names->element, element_names,
               SYMAI_EL_COUNT);
    slots_fill(names->attribute, sizeof names->attribute, attribute_names,
               SYMAI_AT_COUNT);
}

int symai_names_element(const struct symai_names *names, const char *name,
                        size_t len)
{
    return slots_find(names->element, sizeof names->element, element_names,
                      name, len);
}

int symai_names_attribute(const struct symai_names *names, const char *name,
                          size_t len)
{
    return slots_find(names->attribute, sizeof names->attribute,
                      attribute_names, name, len);
}

const char *symai_element_name(int element)
{
    if (element < 0 || element >= SYMAI_EL_COUNT)
        return "";
    return element_names[element];
}

int symai_element_flags(int element)
{
    if (element < 0 || element >= SYMAI_EL_COUNT)
        return 0;
    return element_flags[element];
}

const char *symai_attribute_name(int attribute)
{
    if (attribute < 0 || attribute >= SYMAI_AT_COUNT)
        return "";
    return attribute_names[attribute];
}
