/* SPDX-License-Identifier: MIT */
/*
 * Portal files: each is read whole, so it has a limit.
 */
#include "portal_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common.h"

#define PORTAL_LIMIT ((size_t)4 * 1024 * 1024)
#define PATH_LIMIT ((size_t)8192)

static int is_portal_file(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);

    return entry->d_name[0] != '.' && len > 4 &&
           strcmp(entry->d_name + len - 4, ".xml") == 0;
}

/* A pipe would be waited for, and a folder is no file that is wrong. Gives how
 * many of the names are left; what cannot be asked about is told later. */
static int drop_others(const char *folder, struct dirent **names, int count)
{
    char path[PATH_LIMIT];
    struct stat info;
    int left = 0;
    int i;

    for (i = 0; i < count; i++) {
        if (snprintf(path, sizeof(path), "%s/%s", folder, names[i]->d_name) <
                (int)sizeof(path) &&
            stat(path, &info) == 0 && !S_ISREG(info.st_mode))
            free(names[i]);
        else
            names[left++] = names[i];
    }
    return left;
}

int portal_file_list(const char *folder, struct dirent ***names)
{
    int count = scandir(folder, names, is_portal_file, alphasort);

    if (count < 0) {
        tool_error_at(folder, 0, strerror(errno));
        *names = NULL;
        return -1;
    }
    return drop_others(folder, *names, count);
}

void portal_file_free_list(struct dirent **names, int count)
{
    int i;

    for (i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

int portal_file_read(const char *path, char **out, size_t *len)
{
    return tool_read_file(path, PORTAL_LIMIT, out, len);
}

int portal_file_parse(const char *path, const char *text, size_t len,
                      const syma_options *options, syma_portal *p)
{
    const char *why;
    int rc = syma_portal_set_zoneinfo_dir(
        p, syma_options_get_str(options, "zoneinfo_dir"));

    if (rc == SYMA_OK)
        rc = syma_portal_load(p, text, len);
    if (rc < 0) {
        why = syma_portal_last_error(p);
        if (why == NULL || why[0] == '\0')
            why = syma_strerror(rc);
        tool_error_at(path, syma_portal_error_line(p), why);
    }
    return rc;
}

int portal_file_load(const char *path, const syma_options *options,
                     syma_portal *p)
{
    char *text = NULL;
    size_t len = 0;
    int rc = SYMA_ESYSTEM;

    if (portal_file_read(path, &text, &len) == 0)
        rc = portal_file_parse(path, text, len, options, p);
    free(text);
    return rc;
}
