/* SPDX-License-Identifier: MIT */
/*
 * What the pages say, in the languages that they have. Markup of our own may
 * stand in it; {1} to {3} are filled in by text_say.
 */
#ifndef SYMA_WATCH_WORDS_H
#define SYMA_WATCH_WORDS_H

#include <stddef.h>

enum language { LANGUAGE_EN, LANGUAGE_FR, LANGUAGE_COUNT };

enum word {
#define WORD(name, en, fr) W_##name,
#include "words.def"
#undef WORD
    W_COUNT
};

const char *word(int language, enum word w);

/* "en", "fr" */
const char *language_tag(int language);
/* What the names of its files end with: ".html", ".fr.html" */
const char *language_end(int language);

/* enum syma_state and enum syma_section_kind, for people. */
const char *state_word(int language, int state);
const char *kind_word(int language, int kind);

/* A reason in a few words; NULL where none need be said. */
const char *reason_word(int language, const char *reason);

/* What is done another way, by what, and both in one line: {1} is the address,
 * {2} the keyword. NULL: not known, so as it was written. */
const char *act_word(int language, const char *act);
const char *channel_line(int language, const char *channel, int has_keyword);

#endif
