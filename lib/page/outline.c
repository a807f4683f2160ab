/* SPDX-License-Identifier: MIT */
#include "page/outline.h"

#include <stddef.h>
#include <string.h>

#include "base/str.h"
#include "page/element.h"

/* 'aa' is written as 'a', and 'abab' as 'ab'. */
static void add(char *letters, size_t max, char letter)
{
    size_t len = strlen(letters);

    if (len > 0 && letters[len - 1] == letter)
        return;
    if (len > 2 && letters[len - 2] == letter &&
        letters[len - 3] == letters[len - 1]) {
        letters[len - 1] = '\0';
        return;
    }
    if (len == max)
        return;
    letters[len] = letter;
    letters[len + 1] = '\0';
}

static char landmark_of_role(const char *role)
{
    static const struct {
        const char *name;
        char letter;
    } roles[] = {{"banner", 'b'},
                 {"navigation", 'n'},
                 {"main", 'm'},
                 {"contentinfo", 'f'}};
    size_t i;

    for (i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (symai_str_has_word(role, roles[i].name))
            return roles[i].letter;
    }
    return '\0';
}

static char landmark_of(int element, int is_part)
{
    switch (element) {
    case SYMAI_EL_HEADER:
        return is_part ? '\0' : 'b';
    case SYMAI_EL_FOOTER:
        return is_part ? '\0' : 'f';
    case SYMAI_EL_NAV:
        return 'n';
    case SYMAI_EL_MAIN:
        return 'm';
    default:
        return '\0';
    }
}

static char level_of(int element)
{
    switch (element) {
    case SYMAI_EL_H1:
        return '1';
    case SYMAI_EL_H2:
        return '2';
    case SYMAI_EL_H3:
        return '3';
    case SYMAI_EL_H4:
        return '4';
    case SYMAI_EL_H5:
        return '5';
    case SYMAI_EL_H6:
        return '6';
    default:
        return '\0';
    }
}

void symai_outline_note(struct symai_outline *o, int element, const char *role,
                        int is_part)
{
    char landmark = role != NULL ? landmark_of_role(role) : '\0';
    char level = level_of(element);

    if (landmark == '\0')
        landmark = landmark_of(element, is_part);
    if (landmark != '\0')
        add(o->landmarks, SYMAI_LANDMARKS_MAX, landmark);
    if (level != '\0')
        add(o->levels, SYMAI_LEVELS_MAX, level);
}
