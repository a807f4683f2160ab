/* SPDX-License-Identifier: MIT */
/*
 * A search played to its end: sites are lists of answers, and what is found
 * on pages is played by a discovery that has the leads and variants which a
 * test gives it (the linker's --wrap puts it in the place of the library's).
 */
#ifndef TEST_SEARCH_PLAY_H
#define TEST_SEARCH_PLAY_H

#include <stdint.h>

#include "discover/search.h"
#include "syma/syma.h"

#define HOME "https://www.a.example/"
#define MY "https://my.a.example/"
#define ROBOTS(place) place "robots.txt"
#define SITEMAP HOME "sitemap.xml"
#define ABSENT                                                           \
    HOME ".well-known/resource-that-should-not-exist-whose-status-code-" \
         "should-not-be-200"
#define PASSWORD HOME ".well-known/change-password"
#define PLAY_NOW 1790000000000

/* --- what is found --- */

struct syma_discovery {
    const char *const *variants; /* ended by NULL; or NULL */
    const char *const *leads;
    int is_deaf;  /* what was asked or skipped is a lead all the same */
    int endless;  /* leads without end, each on a host of its own */
    int same;     /* of these, all on one host */
    int is_quiet; /* addresses are counted alone */

    char log[65536];   /* a line for each take, skip and address */
    char barred[4096]; /* a line for each that robots.txt does not allow */
    int robots;        /* enum syma_robots */
    int addresses;
    int is_finished;

    char made[64];
    int number;
    char *done[512];
    int done_count;
};

extern struct syma_discovery play_found; /* the only one */

/* Before the next search. */
void play_forget(void);

/* --- what is answered --- */

struct answer {
    const char *url;
    int status;     /* 0: none */
    const char *to; /* where a redirect leads, with the status there */
    const char *body;
};

extern const struct answer *play_site; /* ended by an entry without URL; what
                                          is not in it is not found */
extern char play_asked[65536];         /* a line for each request */
extern int play_asked_count;

/* --- a search --- */

struct symai_search *play_begin(const char *home, const char *key,
                                int64_t value);
/* Answers a request, and all that it leads to. */
void play_answer(struct symai_search *s, const char *url, int is_beside);
/* To its end, and frees it. */
void play_run(struct symai_search *s);

int play_count(const char *text, const char *part);

#endif
