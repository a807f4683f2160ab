/* SPDX-License-Identifier: MIT */
/*
 * The portal files of a folder. They are read in the order of their names, so
 * that of two files with one id it is always the same that is refused.
 */
#include "syma-exporter/folder.h"

#include <dirent.h>
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

static struct subject *of_file(const struct subjects *s, const char *file)
{
    size_t i;

    for (i = 0; i < s->count; i++) {
        if (strcmp(s->all[i]->file, file) == 0)
            return s->all[i];
    }
    return NULL;
}

/* The id is an attribute of the first element, and has no character that
 * would be written as another. */
static int read_id(const syma_portal *p, char *out)
{
    static const char mark[] = " id=\"";
    char *xml = NULL;
    const char *id = NULL;
    const char *end = NULL;
    size_t len = 0;
    int rc = syma_portal_format(p, "xml", &xml);

    if (rc < 0)
        return rc;
    rc = SYMA_EINVAL;
    id = strstr(xml, "<portal");
    end = id == NULL ? NULL : strchr(id, '>');
    id = id == NULL ? NULL : strstr(id, mark);
    if (id != NULL && end != NULL && id < end) {
        id += sizeof(mark) - 1;
        len = strcspn(id, "\"");
        if (len > 0 && len <= ID_MAX) {
            memcpy(out, id, len);
            out[len] = '\0';
            rc = SYMA_OK;
        }
    }
    syma_string_free(xml);
    return rc;
}

/* A portal whose file does not name it has the name of the file. */
static int portal_new(const char *file, syma_portal **out)
{
    char name[ID_MAX + 1];
    size_t len = strlen(file) - 4;

    if (len <= ID_MAX) {
        memcpy(name, file, len);
        name[len] = '\0';
        if (syma_portal_new(name, out) == SYMA_OK)
            return SYMA_OK;
    }
    return syma_portal_new("", out);
}

static void tell_error(const char *path, const syma_portal *p, int rc)
{
    const char *why = syma_portal_last_error(p);

    if (why == NULL || why[0] == '\0')
        why = syma_strerror(rc);
    tool_error_at(path, syma_portal_error_line(p), why);
}

static int load(const char *path, const syma_options *options, syma_portal *p)
{
    char *text = NULL;
    size_t len = 0;
    int rc;

    if (tool_read_file(path, PORTAL_LIMIT, &text, &len) < 0)
        return SYMA_ESYSTEM;
    rc = syma_portal_set_zoneinfo_dir(
        p, syma_options_get_str(options, "zoneinfo_dir"));
    if (rc == SYMA_OK)
        rc = syma_portal_load(p, text, len);
    free(text);
    if (rc < 0)
        tell_error(path, p, rc);
    return rc;
}

/* SYMA_OK with a subject, or a failure that is told. */
static int read_file(const char *path, const char *file,
                     const syma_options *options, struct subject **out)
{
    struct subject *s = subject_new("");
    int rc = s == NULL ? SYMA_ENOMEM : portal_new(file, &s->portal);

    *out = NULL;
    if (rc < 0) {
        tool_error_at(path, 0, syma_strerror(rc));
        goto done;
    }
    rc = load(path, options, s->portal);
    if (rc < 0)
        goto done;
    rc = read_id(s->portal, s->id);
    if (rc < 0) {
        tool_error_at(path, 0, "the portal has no id");
        goto done;
    }
    s->file = strdup(file);
    if (s->file == NULL) {
        rc = SYMA_ENOMEM;
        goto done;
    }
    *out = s;
    s = NULL;
done:
    subject_free(s);
    return rc;
}

static int add(struct subjects *out, struct subject *s, const char *path)
{
    const struct subject *other = subjects_find(out, s->id);
    char why[512];
    int rc = SYMA_EEXISTS;

    if (other != NULL) {
        snprintf(why, sizeof(why), "'%s' is the id of %.256s already", s->id,
                 other->file);
        tool_error_at(path, 0, why);
    } else {
        rc = subjects_add(out, s);
    }
    return rc;
}

/* A file that is wrong: what was there of it before, where its id is free. */
static void keep(const char *path, const char *file, struct subjects *old,
                 struct subjects *out)
{
    struct subject *s = of_file(old, file);

    if (s == NULL || subjects_find(out, s->id) != NULL)
        return;
    subjects_take(old, s);
    subjects_add(out, s); /* there is room */
    tool_error("%s: its portal stays as it was", path);
}

static void take_entry(const char *folder, const char *file,
                       const syma_options *options, struct subjects *old,
                       struct subjects *out, size_t *bad)
{
    char path[PATH_LIMIT];
    struct stat info;
    struct subject *s = NULL;

    if (snprintf(path, sizeof(path), "%s/%s", folder, file) >=
        (int)sizeof(path))
        return; /* no system has such paths */
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode))
        return; /* a pipe would be waited for */
    if (read_file(path, file, options, &s) == SYMA_OK) {
        if (add(out, s, path) == SYMA_OK)
            return;
        subject_free(s);
    }
    ++*bad;
    keep(path, file, old, out);
}

int folder_read(const char *path, const syma_options *options,
                struct subjects *old, struct subjects *out, size_t *bad)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, is_portal_file, alphasort);
    int rc;
    int i;

    memset(out, 0, sizeof(*out));
    *bad = 0;
    if (count < 0) {
        tool_error_at(path, 0, strerror(errno));
        return SYMA_ESYSTEM;
    }
    /* From here on nothing fails half-way. */
    rc = subjects_reserve(out, (size_t)count);
    for (i = 0; i < count; i++) {
        if (rc == SYMA_OK)
            take_entry(path, entries[i]->d_name, options, old, out, bad);
        free(entries[i]);
    }
    free(entries);
    return rc;
}
