/* SPDX-License-Identifier: MIT */
/*
 * What the words of a link and the parts of its address say, by the signs
 * find.*, at.* and host.* of the rules: once for all kinds of section.
 */
#ifndef SYMAI_DISCOVER_WORDS_H
#define SYMAI_DISCOVER_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "judge/ruleset.h"

/* A text and what it says; one bit a sign. */
struct symai_asked {
    struct symai_buf folded;
    struct symai_possible may;
    uint64_t said; /* what has been confirmed */
};

struct symai_words_asker {
    const syma_ruleset *rules;
    struct symai_regex_scratch *scratch;
    struct symai_asked text;    /* of a link, a title */
    struct symai_asked address; /* its path */
    struct symai_asked other;   /* of symai_words_ask */
};

void symai_words_init(struct symai_words_asker *a, const syma_ruleset *rules,
                      struct symai_regex_scratch *scratch);
void symai_words_free(struct symai_words_asker *a);

/* A part of an address, in the text that it was cut from. */
struct symai_part {
    const char *text;
    size_t len;
};

/* An address cut without a copy; what it has not is empty. */
struct symai_address_parts {
    struct symai_part host;     /* without port */
    struct symai_part path;     /* with query, without fragment */
    struct symai_part path_end; /* what follows its last '/' but one */
};

/* 0: nothing can be fetched there: a script, a number to call, a file, an
 * anchor of the page itself. reference as a page writes it. */
int symai_address_cut(const char *reference, struct symai_address_parts *out);
/* 1: an anchor of the page itself, or a script. */
int symai_address_is_self(const char *reference);

/* What may be said, of the group of signs that begins with first: cheap, and
 * mostly nothing. Then what is, of those signs that are wanted. Each SYMA_OK
 * or SYMA_ENOMEM. */
int symai_words_guess(struct symai_words_asker *a, struct symai_asked *q,
                      int first, const char *text, size_t len);
int symai_words_confirm(struct symai_words_asker *a, struct symai_asked *q,
                        uint64_t wanted);
/* The same text for another group: what was guessed before is forgotten, what
 * was confirmed is not. */
void symai_words_guess_again(const struct symai_words_asker *a,
                             struct symai_asked *q, int first);
/* Both at once. */
int symai_words_ask(struct symai_words_asker *a, int first, const char *text,
                    size_t len, uint64_t *out);
/* The same of its first three words and of its last ones, where there are
 * more. */
int symai_words_ask_edges(struct symai_words_asker *a, int first,
                          const char *text, size_t len, uint64_t out[2]);
/* How many words there are, before a colon or a dash behind which they are
 * explained. */
size_t symai_words_count(const struct symai_asked *q);
/* The text, folded. */
const char *symai_words_text(const struct symai_asked *q);

static inline int symai_words_say(uint64_t signs, int sign)
{
    return (signs >> sign & 1) != 0;
}

#endif
