/* SPDX-License-Identifier: MIT */
/*
 * Reads the portal files of a folder, in the order of their names. What is wrong with one of them is told as FILE:LINE: and does not touch the
 * others.
 */
#include "folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../common.h"
#include "../portal_file.h"

static void watched_free(struct watched *w)
{
    if (w == NULL)
        return;
    syma_portal_free(w->portal);
    facts_free(&w->facts);
    free(w->text);
    free(w->file);
    free(w);
}

void folder_release(struct folder *f)
{
    size_t i;

    for (i = 0; i < f->count; i++) {
        if (!f->items[i]->is_kept)
            watched_free(f->items[i]);
    }
    free(f->items);
    f->items = NULL;
    f->count = 0;
}

struct watched *folder_find(const struct folder *f, const char *id)
{
    size_t i;

    for (i = 0; i < f->count; i++) {
        if (strcmp(f->items[i]->facts.id, id) == 0)
            return f->items[i];
    }
    return NULL;
}

struct watched *folder_by_ticket(const struct folder *f, uint64_t ticket)
{
    size_t i;

    for (i = 0; i < f->count; i++) {
        if (f->items[i]->ticket == ticket)
            return f->items[i];
    }
    return NULL;
}

static struct watched *find_file(const struct folder *f, const char *file)
{
    size_t i;

    for (i = 0; f != NULL && i < f->count; i++) {
        if (strcmp(f->items[i]->file, file) == 0)
            return f->items[i];
    }
    return NULL;
}

static int ends_with(const char *text, const char *end)
{
    size_t len = strlen(text);
    size_t end_len = strlen(end);

    return len > end_len && strcmp(text + len - end_len, end) == 0;
}

/* The id names files of the output folder, each portal's its own. */
static const char *refuse_id(const char *id)
{
    if (id[0] == '\0')
        return "a portal that is watched needs an id";
    if (strcmp(id, "index") == 0)
        return "the id 'index' is taken: index.html is the list of portals";
    if (ends_with(id, ".fr") || ends_with(id, ".summary"))
        return "an id that ends with .fr or .summary names files of another "
               "portal";
    return NULL;
}

/* What reading took too much is given back: there may be many files. */
static void shrink(struct watched *w)
{
    char *smaller = realloc(w->text, w->text_len + 1);

    if (smaller != NULL)
        w->text = smaller;
}

static int load(const struct settings *s, struct watched *w)
{
    const char *why;

    if (syma_portal_new("", &w->portal) < 0) {
        tool_error_at(w->file, 0, syma_strerror(SYMA_ENOMEM));
        return -1;
    }
    if (portal_file_parse(w->file, w->text, w->text_len, s->options,
                          w->portal) < 0)
        return -1;
    if (facts_read(w->portal, &w->facts) < 0) {
        tool_error_at(w->file, 0, syma_strerror(SYMA_ENOMEM));
        return -1;
    }
    why = refuse_id(w->facts.id);
    if (why != NULL) {
        tool_error_at(w->file, 0, why);
        return -1;
    }
    if (w->facts.time_zone[0] != '\0')
        w->zone = zone_find(syma_options_get_str(s->options, "zoneinfo_dir"),
                            w->facts.time_zone);
    return 0;
}

/* One file: new, unchanged, or wrong and so as it was. NULL: wrong and new.
 * *wrong counts. */
static struct watched *take_file(const struct settings *s,
                                 const struct folder *before,
                                 const char *name, int *wrong)
{
    struct watched *old = NULL;
    struct watched *w = calloc(1, sizeof(*w));
    size_t room = strlen(s->portals) + strlen(name) + 2;
    int rc = -1;

    if (w != NULL)
        w->file = malloc(room);
    if (w == NULL || w->file == NULL) {
        tool_error_at(name, 0, syma_strerror(SYMA_ENOMEM));
        goto done;
    }
    snprintf(w->file, room, "%s/%s", s->portals, name);
    old = find_file(before, w->file);
    if (portal_file_read(w->file, &w->text, &w->text_len) < 0)
        goto done;
    shrink(w);
    if (old != NULL && old->text_len == w->text_len &&
        memcmp(old->text, w->text, w->text_len) == 0)
        rc = 0;
    else if (load(s, w) == 0)
        return w;
done:
    *wrong += rc < 0;
    watched_free(w);
    if (old != NULL)
        old->is_kept = 1;
    return old;
}

static int by_id(const void *a, const void *b)
{
    return strcmp((*(struct watched *const *)a)->facts.id,
                  (*(struct watched *const *)b)->facts.id);
}

/* Did its file have this id before? Of two files, one at most. */
static int had_id(const struct folder *before, const struct watched *w)
{
    const struct watched *old = find_file(before, w->file);

    return old != NULL && strcmp(old->facts.id, w->facts.id) == 0;
}

static void put_in_place_of(struct folder *f, const struct watched *other,
                            struct watched *w)
{
    size_t i = 0;

    while (f->items[i] != other)
        i++;
    f->items[i] = w;
}

/* Of two with one id the one whose file had it before stays, else the first.
 * Gives what the file of the other one was before, where there is such: it
 * is to be placed next. */
static struct watched *place(const struct folder *before, struct folder *f,
                             struct watched *w, int *wrong)
{
    struct watched *winner = folder_find(f, w->facts.id);
    struct watched *loser = w;
    struct watched *old = NULL;

    if (winner == NULL) {
        f->items[f->count++] = w;
        return NULL;
    }
    if (had_id(before, w)) {
        loser = winner;
        winner = w;
        put_in_place_of(f, loser, winner);
    }
    tool_error("%s: the portal id '%s' is that of %s too", loser->file,
               loser->facts.id, winner->file);
    ++*wrong;
    old = find_file(before, loser->file);
    if (old != NULL)
        old->is_kept = 1;
    watched_free(loser);
    return old;
}

static void take_files(const struct settings *s, const struct folder *before,
                       struct dirent **names, int count, struct folder *out,
                       int *wrong)
{
    int i;

    for (i = 0; i < count; i++) {
        struct watched *w = take_file(s, before, names[i]->d_name, wrong);

        while (w != NULL)
            w = place(before, out, w, wrong);
    }
    qsort(out->items, out->count, sizeof(*out->items), by_id);
}

int folder_read(const struct settings *s, const struct folder *before,
                struct folder *out)
{
    struct dirent **names = NULL;
    int count = portal_file_list(s->portals, &names);
    int wrong = -1;

    memset(out, 0, sizeof(*out));
    if (count < 0)
        return -1;
    if (count == 0) {
        tool_error("%s: no portal file (NAME.xml) is there", s->portals);
        goto done;
    }
    out->items = calloc((size_t)count, sizeof(*out->items));
    if (out->items == NULL) {
        tool_error("%s", syma_strerror(SYMA_ENOMEM));
        goto done;
    }
    wrong = 0;
    take_files(s, before, names, count, out, &wrong);
done:
    portal_file_free_list(names, count);
    return wrong;
}
