/* SPDX-License-Identifier: MIT */
/*
 * The lists of names that come with the zone files: tzdata.zi names all of
 * them, zone1970.tab and zone.tab those of present countries. They serve to
 * guess what was meant; whether a zone is there is a matter of its file.
 */
#include "base/zone_names.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "syma/error.h"

#define MAX_NAMES 4096

struct list {
    char *text;
    const char **names; /* into text; ends with NULL */
    size_t count;
};

/* Cuts the field with that number, from 0, out of a line; NULL where there
 * are not so many. */
static char *take_field(char *line, size_t number, const char *between)
{
    for (; number > 0; number--) {
        line += strcspn(line, between);
        if (*line == '\0')
            return NULL;
        line++;
    }
    line[strcspn(line, between)] = '\0';
    return line;
}

/* "Z NAME ..." and "L TARGET NAME" */
static char *name_in_zi(char *line)
{
    if (line[0] == 'Z' && line[1] == ' ')
        return take_field(line, 1, " ");
    if (line[0] == 'L' && line[1] == ' ')
        return take_field(line, 2, " ");
    return NULL;
}

/* "FR<tab>+4852+00220<tab>Europe/Paris<tab>..." */
static char *name_in_tab(char *line)
{
    return line[0] != '#' ? take_field(line, 2, "\t") : NULL;
}

static void list_free(struct list *list)
{
    symai_free(list->names);
    symai_free(list->text);
}

/* list is empty where there is no such file. SYMA_OK, SYMA_ESYSTEM or
 * SYMA_ENOMEM. */
static int list_read(const char *dir, const char *file, char *(*take)(char *),
                     struct list *list)
{
    size_t len = 0;
    char *line;
    char *end;
    char *name;
    int rc;

    memset(list, 0, sizeof(*list));
    list->names = symai_calloc(MAX_NAMES + 1, sizeof(*list->names));
    if (list->names == NULL)
        return SYMA_ENOMEM;
    rc = symai_zone_read_file(dir, file, &list->text, &len);
    if (rc < 0)
        return rc == SYMA_ENOTFOUND || rc == SYMA_ESYNTAX ? SYMA_OK : rc;
    for (line = list->text; line < list->text + len; line = end + 1) {
        end = line + strcspn(line, "\r\n");
        *end = '\0';
        name = take(line);
        if (name != NULL && symai_zone_name_is_valid(name) &&
            list->count < MAX_NAMES)
            list->names[list->count++] = name;
    }
    return SYMA_OK;
}

static int has_zone(const char *dir, const char *name)
{
    struct symai_zone *zone = NULL;
    int rc = symai_zone_load(dir, name, &zone);

    symai_zone_free(zone);
    return rc == SYMA_OK ? 1 : rc;
}

/* "europe/paris" and "Paris" are near "Europe/Paris", far as they are by
 * edit distance. */
static const char *find_near(const struct list *list, const char *name)
{
    const char *city;
    size_t i;

    for (i = 0; i < list->count; i++) {
        city = strrchr(list->names[i], '/');
        if (symai_ascii_equal(list->names[i], name) ||
            (city != NULL && symai_ascii_equal(city + 1, name)))
            return list->names[i];
    }
    return symai_str_nearest(name, list->names);
}

static int is_none(int rc)
{
    return rc == 0 || rc == SYMA_ENOTFOUND || rc == SYMA_ESYNTAX;
}

/* 1: dir has zones; near is set. 0: none are to be seen. */
static int guess(const char *dir, const char *name,
                 char near[SYMAI_ZONE_NAME_SIZE])
{
    static const struct {
        const char *file;
        char *(*take)(char *);
    } sources[] = {{"tzdata.zi", name_in_zi},
                   {"zone1970.tab", name_in_tab},
                   {"zone.tab", name_in_tab}};
    struct list list;
    const char *found;
    size_t i;
    int rc = 0;

    for (i = 0; i < sizeof(sources) / sizeof(sources[0]) && rc == 0; i++) {
        rc = list_read(dir, sources[i].file, sources[i].take, &list);
        found = rc == SYMA_OK ? find_near(&list, name) : NULL;
        if (found != NULL && has_zone(dir, found) == 1)
            snprintf(near, SYMAI_ZONE_NAME_SIZE, "%s", found);
        if (rc == SYMA_OK)
            rc = list.count > 0;
        list_free(&list);
    }
    /* Zone files without a list of them. */
    if (rc == 0)
        rc = has_zone(dir, "Etc/UTC");
    if (is_none(rc))
        rc = has_zone(dir, "GMT");
    return is_none(rc) ? 0 : rc;
}

int symai_zone_check(const char *dir, const char *name,
                     char near[SYMAI_ZONE_NAME_SIZE])
{
    int rc;

    near[0] = '\0';
    if (!symai_zone_name_is_valid(name))
        return SYMA_EINVAL;
    rc = has_zone(dir, name);
    if (rc != SYMA_ENOTFOUND)
        return rc;
    rc = guess(dir, name, near);
    return rc == 1 ? SYMA_ENOTFOUND : rc;
}
