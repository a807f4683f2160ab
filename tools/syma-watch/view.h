/* SPDX-License-Identifier: MIT */
/*
 * What the parts of a page are made from, and the small things that all of
 * them write: times, spans of time, links, marks of a state.
 */
#ifndef SYMA_WATCH_VIEW_H
#define SYMA_WATCH_VIEW_H

#include <stdint.h>

#include "folder.h"
#include "settings.h"
#include "store.h"
#include "markup.h"
#include "words.h"

struct calendar;
struct days;

struct view {
    const struct settings *settings;
    const struct folder *folder;
    const syma_tracker *tracker;
    struct store *store;
    const struct watched *w; /* the portal; NULL on the index */
    const char *id;          /* its id */
    int64_t now_ms;
    int language;
    int is_only; /* there is no other portal */
    const struct calendar *calendar;
    const struct days *days; /* of the portal and its sections, in order */
    struct text *out;
};

/* A word, with raw markup filled in. */
void view_say(const struct view *v, enum word w, const char *one,
              const char *two, const char *three);

/* Is a count of one in this language? In French none is, too. */
int view_is_one(const struct view *v, uint64_t count);

/* Into 't', as markup. */
void view_time(const struct view *v, struct text *t, int64_t ms);
void view_civil_day(int language, const struct civil *c, char *out,
                    size_t size);
void view_duration(const struct view *v, struct text *t, int64_t ms);
/* The words of others: escaped, and apart in the direction of writing. */
void view_words(struct text *t, const char *words);
/* A link where it is an http or https address, else its words. */
void view_link(struct text *t, const char *url);
/* A share of 1000000 as "99.21 %", never rounded up to the whole. */
void view_share(const struct view *v, struct text *t, int64_t part,
                int64_t whole);

/* "up", "degraded" ... as in the names of classes. */
const char *view_class(int state);
/* A mark whose shape tells the state; no text. */
void view_mark(struct text *t, int state);
/* The mark and its word. */
void view_state(const struct view *v, struct text *t, int state);

/* The name of a portal's file: its id, escaped, and 'end'. */
void view_file(struct text *t, const char *id, const char *end);

#endif
