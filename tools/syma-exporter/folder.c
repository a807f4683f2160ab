/* SPDX-License-Identifier: MIT */
/*
 * The portal files of a folder. They are read in the order of their names, so
 * that of two files with one id it is always the same that is refused.
 */
#include "syma-exporter/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "facts.h"
#include "portal_file.h"

#define PATH_LIMIT ((size_t)8192)

static struct subject *of_file(const struct subjects *s, const char *file)
{
    size_t i;

    for (i = 0; i < s->count; i++) {
        if (strcmp(s->all[i]->file, file) == 0)
            return s->all[i];
    }
    return NULL;
}

/* SYMA_OK, or an error that is told. */
static int read_id(const char *path, const syma_portal *p, char *out)
{
    struct facts facts;
    int rc = SYMA_OK;

    if (facts_read(p, &facts) < 0) {
        tool_error_at(path, 0, syma_strerror(SYMA_ENOMEM));
        return SYMA_ENOMEM;
    }
    if (facts.id[0] == '\0' || strlen(facts.id) > ID_MAX) {
        tool_error_at(path, 0, "the portal has no id");
        rc = SYMA_EINVAL;
    } else {
        memcpy(out, facts.id, strlen(facts.id) + 1);
    }
    facts_free(&facts);
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
    rc = portal_file_load(path, options, s->portal);
    if (rc == SYMA_OK)
        rc = read_id(path, s->portal, s->id);
    if (rc < 0)
        goto done;
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
    struct subject *s = NULL;

    if (snprintf(path, sizeof(path), "%s/%s", folder, file) >=
        (int)sizeof(path))
        return; /* no system has such paths */
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
    int count = portal_file_list(path, &entries);
    int rc;
    int i;

    memset(out, 0, sizeof(*out));
    *bad = 0;
    if (count < 0)
        return SYMA_ESYSTEM;
    /* From here on nothing fails half-way. */
    rc = subjects_reserve(out, (size_t)count);
    for (i = 0; i < count && rc == SYMA_OK; i++)
        take_entry(path, entries[i]->d_name, options, old, out, bad);
    portal_file_free_list(entries, count);
    return rc;
}
