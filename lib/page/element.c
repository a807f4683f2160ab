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

static const char element_names[SYMAI_EL_COUNT][SYMAI_NAME_WIDTH] = {
    "",
#define SYMAI_ELEMENT(id, name, flags) name,
#include "page/element.def"
#undef SYMAI_ELEMENT
};

const uint8_t symai_element_flags[SYMAI_EL_COUNT] = {
    0,
#define SYMAI_ELEMENT(id, name, flags) flags,
#include "page/element.def"
#undef SYMAI_ELEMENT
};

static const char attribute_names[SYMAI_AT_COUNT][SYMAI_NAME_WIDTH] = {
    "",
#define SYMAI_ATTRIBUTE(id, name) name,
#include "page/attribute.def"
#undef SYMAI_ATTRIBUTE
};

static size_t name_slot(const char name[SYMAI_NAME_WIDTH], size_t size)
{
    uint64_t half[2];

    memcpy(half, name, sizeof half);
    half[0] = (half[0] ^ half[1] * UINT64_C(0x9E3779B97F4A7C15)) *
              UINT64_C(0xFF51AFD7ED558CCD);
    return (size_t)(half[0] >> 40) & (size - 1);
}

static void slots_fill(uint8_t *slots, size_t size,
                       const char (*list)[SYMAI_NAME_WIDTH], size_t count)
{
    size_t i;
    size_t at;

    memset(slots, 0, size);
    for (i = 1; i < count; i++) {
        at = name_slot(list[i], size);
        while (slots[at] != 0)
            at = (at + 1) & (size - 1);
        slots[at] = (uint8_t)i;
    }
}

static int slots_find(const uint8_t *slots, size_t size,
                      const char (*list)[SYMAI_NAME_WIDTH],
                      const char name[SYMAI_NAME_WIDTH])
{
    size_t at = name_slot(name, size);

    while (slots[at] != 0) {
        if (memcmp(list[slots[at]], name, SYMAI_NAME_WIDTH) == 0)
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

int symai_names_element(const struct symai_names *names,
                        const char name[SYMAI_NAME_WIDTH])
{
    return slots_find(names->element, sizeof names->element, element_names,
                      name);
}

int symai_names_attribute(const struct symai_names *names,
                          const char name[SYMAI_NAME_WIDTH])
{
    return slots_find(names->attribute, sizeof names->attribute,
                      attribute_names, name);
}

const char *symai_element_name(int element)
{
    if (element < 0 || element >= SYMAI_EL_COUNT)
        return "";
    return element_names[element];
}

const char *symai_attribute_name(int attribute)
{
    if (attribute < 0 || attribute >= SYMAI_AT_COUNT)
        return "";
    return attribute_names[attribute];
}
