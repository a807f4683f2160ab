/* SPDX-License-Identifier: MIT */
/*
 * Nearly all links say nothing of a section: they are passed by after one pass
 * over their words and, where it is worth it, one over their address.
 */
#include "discover/sighting.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/suffix.h"
#include "discover/weights.h"
#include "syma/types.h"

#define FIND SYMAI_SIGN_FIND_LOGIN
#define AGAINST SYMAI_SIGN_FIND_REGISTER
#define AT SYMAI_SIGN_AT_LOGIN
#define HOST SYMAI_SIGN_HOST_LOGIN
#define OFFER_WORDS 18
#define CARD_WORDS 8
#define MINE_MIN 2  /* bytes of "my" ... */
#define MINE_MAX 24 /* ... and of "acceder a la mia" */
#define OWN_NAME_MIN 3
#define NAME_MAX 32 /* bytes of an organisation's name */

const struct symai_sighting_kind symai_sighting_kinds[SYMAI_SIGHTING_KINDS] = {
    {SYMA_SECTION_LOGIN, SYMAI_SIGN_FIND_LOGIN, SYMAI_SIGN_AT_LOGIN,
     SYMAI_SIGN_HOST_LOGIN},
    {SYMA_SECTION_ACCOUNT, SYMAI_SIGN_FIND_ACCOUNT, SYMAI_SIGN_AT_ACCOUNT,
     SYMAI_SIGN_HOST_ACCOUNT},
    {SYMA_SECTION_ACTIVATION, SYMAI_SIGN_FIND_ACTIVATION,
     SYMAI_SIGN_AT_ACTIVATION, -1},
};

#define LESS_SIGN (UINT64_C(1) << SYMAI_SIGN_FIND_LESS)
#define LOGIN_SIGN (UINT64_C(1) << SYMAI_SIGN_FIND_LOGIN)
#define ACTIVATION_SIGN (UINT64_C(1) << SYMAI_SIGN_FIND_ACTIVATION)

/* Only what stands before the registrable domain is a service's name. */
int symai_sighting_ask_host(struct symai_look_at *at, struct symai_sighting *s,
                            const char *host)
{
    size_t len = symai_suffix_registrable(host, strlen(host));
    uint64_t said = 0;
    int rc = symai_words_ask(&at->words, HOST, host, len, &s->host);

    if (rc == SYMA_OK)
        rc = symai_words_ask(&at->words, AGAINST, host, len, &said);
    s->said |= said & LESS_SIGN;
    return rc;
}

static int guess_path(struct symai_look_at *at, const struct symai_sighting *s)
{
    return symai_words_guess(&at->words, &at->words.address, AT,
                             s->parts.path.text, s->parts.path.len);
}

static int is_name(const char *label, size_t len, const char *word,
                   size_t word_len)
{
    return (word_len == len && strncmp(label, word, len) == 0) ||
           (word_len >= OWN_NAME_MIN &&
            symai_ascii_contains(label, len, word, word_len));
}

/* Do the first words there, written as one, stand in the label? */
static int begins_with_name(const char *words, const char *label, size_t len)
{
    char name[NAME_MAX + 1];
    size_t n = 0;
    size_t i;

    for (i = 0; n < NAME_MAX && strchr(":|,/", words[i]) == NULL; i++) {
        if (words[i] != ' ' && words[i] != '-')
            name[n++] = words[i];
        else if (is_name(label, len, name, n))
            return 1;
    }
    return is_name(label, len, name, n);
}

/* Behind "my" the name of the organisation, as its domain has it: "my name",
 * "myname". */
static int is_own_name(const struct symai_look_at *at)
{
    const char *words = symai_words_text(&at->words.text);
    const char *host = at->home_host;
    size_t from = symai_suffix_registrable(host, strlen(host));
    size_t len = strcspn(host + from, ".");
    size_t i;

    for (i = MINE_MIN; i < MINE_MAX && words[i - 1] != '\0'; i++)
        if (begins_with_name(words + i, host + from, len))
            return 1;
    return 0;
}

static int words_weight(size_t words)
{
    return words <= 2    ? SYMAI_WEIGHT_WORDS_2
           : words <= 3  ? SYMAI_WEIGHT_WORDS_3
           : words <= 5  ? SYMAI_WEIGHT_WORDS_5
           : words <= 8  ? SYMAI_WEIGHT_WORDS_8
           : words <= 14 ? SYMAI_WEIGHT_WORDS_14
                         : SYMAI_WEIGHT_WORDS_MORE;
}

int symai_sighting_is_less(const struct symai_sighting *s)
{
    return symai_words_say(s->said, SYMAI_SIGN_FIND_LESS);
}

/* What the words say of the kind, as a weight; 0: nothing. */
int symai_sighting_weight(const struct symai_sighting *s, size_t k)
{
    int weight = s->is_card ? SYMAI_WEIGHT_EDGE : words_weight(s->words);

    /* "Activate your account" is no way to it. */
    if (symai_sighting_kinds[k].kind == SYMA_SECTION_ACCOUNT &&
        symai_words_say(s->said, SYMAI_SIGN_FIND_ACTIVATION))
        return 0;
    if (symai_sighting_kinds[k].kind == SYMA_SECTION_ACTIVATION &&
        s->words <= OFFER_WORDS && weight < SYMAI_WEIGHT_OFFER)
        weight = SYMAI_WEIGHT_OFFER;
    if (symai_words_say(s->said, symai_sighting_kinds[k].said))
        return weight;
    if (symai_sighting_kinds[k].kind != SYMA_SECTION_ACCOUNT ||
        !symai_words_say(s->said, SYMAI_SIGN_FIND_MINE))
        return 0;
    return s->is_own_name || weight < SYMAI_WEIGHT_MINE ? weight
                                                        : SYMAI_WEIGHT_MINE;
}

/* Many words with something that says where they lead in front or at the end:
 * what stands between does not count, neither for nor against; but for what
 * explains an account ("log in to see ..."), and an activation. */
static int ask_card(struct symai_look_at *at, struct symai_sighting *s)
{
    uint64_t edges[2] = {0, 0};
    uint64_t against[2] = {0, 0};
    uint64_t said = 0;
    size_t i;
    int rc =
        symai_words_ask_edges(&at->words, FIND, s->text, s->text_len, edges);

    if (rc == SYMA_OK && ((edges[0] | edges[1]) & SYMAI_SIGHTING_SAID) != 0)
        rc = symai_words_ask_edges(&at->words, AGAINST, s->text, s->text_len,
                                   against);
    for (i = 0; i < 2; i++)
        said |=
            (edges[i] & SYMAI_SIGHTING_SAID) != 0 ? edges[i] | against[i] : 0;
    if (rc < 0 || ((said | s->said) & SYMAI_SIGHTING_SAID) == 0)
        return rc;
    s->is_card = said != 0;
    if (symai_words_say(said, SYMAI_SIGN_FIND_ACCOUNT))
        said |= s->said & LOGIN_SIGN;
    if (s->is_card)
        s->said = said | (s->said & ACTIVATION_SIGN);
    return rc;
}

int symai_sighting_says(const struct symai_sighting *s)
{
    size_t k;

    for (k = 0; k < SYMAI_SIGHTING_KINDS; k++)
        if (symai_sighting_weight(s, k) > 0 ||
            symai_words_say(s->path, symai_sighting_kinds[k].path))
            return 1;
    return 0;
}

/* Whether its words name a section, or else its address. Where they say
 * something else the address alone is worth a look at most. */
int symai_sighting_ask(struct symai_look_at *at, struct symai_sighting *s)
{
    struct symai_asked *text = &at->words.text;
    struct symai_asked *path = &at->words.address;
    int rc = symai_words_guess(&at->words, text, FIND, s->text, s->text_len);

    if (rc == SYMA_OK)
        rc = symai_words_confirm(&at->words, text, SYMAI_SIGHTING_SAID);
    s->said = text->said;
    s->words = symai_words_count(text);
    if (symai_words_say(s->said, SYMAI_SIGN_FIND_MINE))
        s->is_own_name = is_own_name(at);
    path->may.signs = 0;
    path->said = 0;
    if (rc < 0 || s->is_self ||
        (s->said == 0 && s->text_len > 0 && !at->wants_leads))
        return rc;
    rc = guess_path(at, s);
    if (rc == SYMA_OK)
        rc = symai_words_confirm(&at->words, path, SYMAI_SIGHTING_PATH);
    s->path = path->said;
    return rc;
}

/* What else they say, for it or against it. */
int symai_sighting_ask_rest(struct symai_look_at *at, struct symai_sighting *s)
{
    struct symai_asked *text = &at->words.text;
    struct symai_asked *path = &at->words.address;
    int rc;

    symai_words_guess_again(&at->words, text, AGAINST);
    rc = symai_words_confirm(&at->words, text, UINT64_MAX);
    if (rc == SYMA_OK)
        rc = symai_words_confirm(&at->words, path, ~SYMAI_SIGHTING_PATH);
    s->said = text->said;
    s->path = path->said;
    if (rc == SYMA_OK && s->words > CARD_WORDS)
        rc = ask_card(at, s);
    if (rc == SYMA_OK && (s->path & SYMAI_SIGHTING_PATH) != 0)
        rc = symai_words_ask(&at->words, AT, s->parts.path_end.text,
                             s->parts.path_end.len, &s->path_end);
    return rc;
}
