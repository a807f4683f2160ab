/* SPDX-License-Identifier: MIT */
/*
 * The links of a page. Most say nothing of a login, an account or an
 * activation and are passed by after one pass over their words and one over
 * their address; only the others are resolved and rated.
 */
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/suffix.h"
#include "discover/look.h"
#include "discover/site.h"
#include "discover/weights.h"
#include "port/url.h"
#include "syma/types.h"

#define FIND SYMAI_SIGN_FIND_LOGIN
#define AGAINST SYMAI_SIGN_FIND_REGISTER
#define AT SYMAI_SIGN_AT_LOGIN
#define HOST SYMAI_SIGN_HOST_LOGIN
#define LEAD_SCORE 250
#define OFFER_WORDS 18
#define CARD_WORDS 8
#define LEAD_WORDS_MAX 4
#define MINE_MIN 2 /* bytes of "my" ... */
#define MINE_MAX 24 /* ... and of "acceder a la mia" */
#define OWN_NAME_MIN 3
#define NAME_MAX 32 /* bytes of an organisation's name */
#define SEARCHED_MIN 4 /* bytes of a word that is looked for */

struct sighting {
    const struct symai_link *link; /* NULL: an address alone */
    const char *text;
    size_t text_len;
    size_t words;
    uint64_t said;     /* find.* */
    uint64_t path;     /* at.*, of the whole path */
    uint64_t path_end; /* at.*, of its last part */
    uint64_t host;     /* host.* */
    struct symai_address_parts parts;
    const struct symai_origin *from; /* NULL: a link */
    char *url; /* resolved */
    int is_self;
    int is_card;     /* a long text, of which only its edges are asked */
    int is_own_name; /* "my" and the name of the organisation */
    int site; /* enum symai_site */
};

/* The signs of each kind. */
static const struct {
    int kind;
    int said;
    int path;
    int host; /* -1: none */
} kinds[] = {
    {SYMA_SECTION_LOGIN, SYMAI_SIGN_FIND_LOGIN, SYMAI_SIGN_AT_LOGIN,
     SYMAI_SIGN_HOST_LOGIN},
    {SYMA_SECTION_ACCOUNT, SYMAI_SIGN_FIND_ACCOUNT, SYMAI_SIGN_AT_ACCOUNT,
     SYMAI_SIGN_HOST_ACCOUNT},
    {SYMA_SECTION_ACTIVATION, SYMAI_SIGN_FIND_ACTIVATION,
     SYMAI_SIGN_AT_ACTIVATION, -1},
};

#define KINDS (sizeof kinds / sizeof *kinds)

#define KIND_SIGNS                             \
    (UINT64_C(1) << SYMAI_SIGN_FIND_LOGIN |    \
     UINT64_C(1) << SYMAI_SIGN_FIND_ACCOUNT |  \
     UINT64_C(1) << SYMAI_SIGN_FIND_MINE |     \
     UINT64_C(1) << SYMAI_SIGN_FIND_ACTIVATION)

#define PATH_SIGNS                           \
    (UINT64_C(1) << SYMAI_SIGN_AT_LOGIN |    \
     UINT64_C(1) << SYMAI_SIGN_AT_ACCOUNT |  \
     UINT64_C(1) << SYMAI_SIGN_AT_ACTIVATION)

#define LESS_SIGN (UINT64_C(1) << SYMAI_SIGN_FIND_LESS)
#define LOGIN_SIGN (UINT64_C(1) << SYMAI_SIGN_FIND_LOGIN)
#define ACTIVATION_SIGN (UINT64_C(1) << SYMAI_SIGN_FIND_ACTIVATION)

#define MORE_SIGN (UINT64_C(1) << SYMAI_SIGN_FIND_MORE)

/* ---- what it says ---- */

/* Only what stands before the registrable domain is a service's name. */
static int ask_host(struct symai_look_at *at, struct sighting *s,
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

static int guess_path(struct symai_look_at *at, const struct sighting *s)
{
    return symai_words_guess(&at->words, &at->words.address, AT,
                             s->parts.path.text, s->parts.path.len);
}

static int stands_in(const char *text, size_t len, const char *word,
                     size_t word_len)
{
    size_t i;
    size_t j;

    for (i = 0; i + word_len <= len; i++) {
        for (j = 0; j < word_len; j++)
            if (symai_ascii_lower((unsigned char)text[i + j]) !=
                symai_ascii_lower((unsigned char)word[j]))
                break;
        if (j == word_len)
            return 1;
    }
    return 0;
}

static int is_name(const char *label, size_t len, const char *word,
                   size_t word_len)
{
    return (word_len == len && strncmp(label, word, len) == 0) ||
           (word_len >= OWN_NAME_MIN && stands_in(label, len, word, word_len));
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

/* ---- what it weighs ---- */

static int words_weight(size_t words)
{
    return words <= 2    ? SYMAI_WEIGHT_WORDS_2
           : words <= 3  ? SYMAI_WEIGHT_WORDS_3
           : words <= 5  ? SYMAI_WEIGHT_WORDS_5
           : words <= 8  ? SYMAI_WEIGHT_WORDS_8
           : words <= 14 ? SYMAI_WEIGHT_WORDS_14
                         : SYMAI_WEIGHT_WORDS_MORE;
}

static const char *said_code(const struct symai_link *link)
{
    switch (link->said) {
    case SYMAI_SAID_LABEL:
        return "link.label";
    case SYMAI_SAID_TITLE:
        return "link.title";
    case SYMAI_SAID_IMAGE:
        return "link.image";
    default:
        return "link.text";
    }
}

/* 'Log in or register' is a way in for those who have an account, 'register
 * your SIM' one to activate it. */
static int is_of_others(const struct sighting *s, size_t k)
{
    if (symai_words_say(s->said, SYMAI_SIGN_FIND_NONE))
        return 1;
    return symai_words_say(s->said, SYMAI_SIGN_FIND_REGISTER) &&
           (kinds[k].kind == SYMA_SECTION_ACCOUNT ||
            !symai_words_say(s->said, kinds[k].said));
}

static int is_less(const struct sighting *s)
{
    return symai_words_say(s->said, SYMAI_SIGN_FIND_LESS);
}

/* What the words say of the kind, as a weight; 0: nothing. */
static int said_weight(const struct sighting *s, size_t k)
{
    int weight = s->is_card ? SYMAI_WEIGHT_EDGE : words_weight(s->words);

    /* "Activate your account" is no way to it. */
    if (kinds[k].kind == SYMA_SECTION_ACCOUNT &&
        symai_words_say(s->said, SYMAI_SIGN_FIND_ACTIVATION))
        return 0;
    if (kinds[k].kind == SYMA_SECTION_ACTIVATION &&
        s->words <= OFFER_WORDS && weight < SYMAI_WEIGHT_OFFER)
        weight = SYMAI_WEIGHT_OFFER;
    if (symai_words_say(s->said, kinds[k].said))
        return weight;
    if (kinds[k].kind != SYMA_SECTION_ACCOUNT ||
        !symai_words_say(s->said, SYMAI_SIGN_FIND_MINE))
        return 0;
    return s->is_own_name || weight < SYMAI_WEIGHT_MINE ? weight
                                                        : SYMAI_WEIGHT_MINE;
}

static int is_mine_alone(const struct sighting *s, size_t k)
{
    return !symai_words_say(s->said, kinds[k].said) && !s->is_own_name;
}

/* Many words with something that says where they lead in front or at the end:
 * what stands between does not count, neither for nor against; but for what
 * explains an account ("log in to see ..."), and an activation. */
static int ask_card(struct symai_look_at *at, struct sighting *s)
{
    uint64_t edges[2] = {0, 0};
    uint64_t against[2] = {0, 0};
    uint64_t said = 0;
    size_t i;
    int rc = symai_words_ask_edges(&at->words, FIND, s->text, s->text_len,
                                   edges);

    if (rc == SYMA_OK && ((edges[0] | edges[1]) & KIND_SIGNS) != 0)
        rc = symai_words_ask_edges(&at->words, AGAINST, s->text, s->text_len,
                                   against);
    for (i = 0; i < 2; i++)
        said |= (edges[i] & KIND_SIGNS) != 0 ? edges[i] | against[i] : 0;
    if (rc < 0 || ((said | s->said) & KIND_SIGNS) == 0)
        return rc;
    s->is_card = said != 0;
    if (symai_words_say(said, SYMAI_SIGN_FIND_ACCOUNT))
        said |= s->said & LOGIN_SIGN;
    if (s->is_card)
        s->said = said | (s->said & ACTIVATION_SIGN);
    return rc;
}

static int says_something(const struct sighting *s)
{
    size_t k;

    for (k = 0; k < KINDS; k++)
        if (said_weight(s, k) > 0 || symai_words_say(s->path, kinds[k].path))
            return 1;
    return 0;
}

static int add_words(struct syma_candidate *c, const struct sighting *s,
                     size_t k)
{
    int weight = said_weight(s, k);
    int rc = SYMA_OK;

    if (s->link == NULL)
        return SYMA_OK;
    if (weight > 0 && s->link->said != SYMAI_SAID_TEXT)
        weight += SYMAI_WEIGHT_UNSEEN;
    if (weight > 0)
        rc = symai_candidate_add(
            c, is_mine_alone(s, k) ? "link.mine" : said_code(s->link), s->text,
            s->text_len, weight);
    if (rc == SYMA_OK && is_of_others(s, k))
        rc = symai_candidate_add(c, "link.other", s->text, s->text_len,
                                 SYMAI_WEIGHT_NONE);
    else if (rc == SYMA_OK && is_less(s))
        rc = symai_candidate_add(c, "link.other", s->text, s->text_len,
                                 SYMAI_WEIGHT_LESS);
    if (rc == SYMA_OK && s->text_len == 0)
        rc = symai_candidate_add(c, "link.wordless", "", 0,
                                 SYMAI_WEIGHT_WORDLESS);
    return rc;
}

/* An activation is often offered among the pages of help. */
static int none_weight(const struct sighting *s, size_t k)
{
    if (symai_words_say(s->path, SYMAI_SIGN_AT_NONE))
        return SYMAI_WEIGHT_PATH_NONE;
    if (!symai_words_say(s->path, SYMAI_SIGN_AT_HELP))
        return 0;
    return kinds[k].kind == SYMA_SECTION_ACTIVATION &&
                   symai_words_say(s->said, kinds[k].said) &&
                   symai_words_say(s->path_end, kinds[k].path)
               ? SYMAI_WEIGHT_PATH_HELP
               : SYMAI_WEIGHT_PATH_NONE;
}

static int add_path(struct syma_candidate *c, const struct sighting *s,
                    size_t k)
{
    int is_beside = s->text_len > 0 && said_weight(s, k) == 0;
    int rc = SYMA_OK;

    if (is_less(s))
        return SYMA_OK; /* a login it may well be */
    if (symai_words_say(s->path_end, kinds[k].path))
        rc = symai_candidate_add(c, "url.path", s->parts.path_end.text,
                                 s->parts.path_end.len,
                                 is_beside ? SYMAI_WEIGHT_PATH_BESIDE
                                           : SYMAI_WEIGHT_PATH_END);
    else if (symai_words_say(s->path, kinds[k].path))
        rc = symai_candidate_add(c, "url.path", s->parts.path.text,
                                 s->parts.path.len, SYMAI_WEIGHT_PATH);
    if (rc == SYMA_OK && none_weight(s, k) != 0)
        rc = symai_candidate_add(c, "url.other", s->parts.path.text,
                                 s->parts.path.len, none_weight(s, k));
    else if (rc == SYMA_OK && symai_words_say(s->path, SYMAI_SIGN_AT_REGISTER) &&
             (kinds[k].kind != SYMA_SECTION_ACTIVATION || is_beside))
        rc = symai_candidate_add(c, "url.other", s->parts.path.text,
                                 s->parts.path.len, SYMAI_WEIGHT_PATH_REGISTER);
    return rc;
}

static int add_host(struct syma_candidate *c, const struct sighting *s,
                    size_t k, const char *host)
{
    int rc = SYMA_OK;

    if (kinds[k].host >= 0 && symai_words_say(s->host, kinds[k].host) &&
        !is_less(s))
        rc = symai_candidate_add(c, "url.host", host, strlen(host),
                                 SYMAI_WEIGHT_HOST);
    if (rc < 0)
        return rc;
    switch (s->site) {
    case SYMAI_SITE_SAME:
        return symai_candidate_add(c, "link.host", host, strlen(host),
                                   SYMAI_WEIGHT_SAME);
    case SYMAI_SITE_DOMAIN:
        return symai_candidate_add(c, "link.host", host, strlen(host),
                                   SYMAI_WEIGHT_SITE);
    case SYMAI_SITE_NAME:
    case SYMAI_SITE_IDENTITY:
        return SYMA_OK;
    case SYMAI_SITE_FOREIGN:
        return symai_candidate_add(c, "link.host", host, strlen(host),
                                   SYMAI_WEIGHT_FOREIGN);
    default:
        return symai_candidate_add(
            c, "link.host", host, strlen(host),
            kinds[k].kind == SYMA_SECTION_LOGIN &&
                    symai_words_say(s->host, SYMAI_SIGN_HOST_LOGIN)
                ? SYMAI_WEIGHT_STRANGE_LOGIN
                : SYMAI_WEIGHT_STRANGE);
    }
}

static int add_place(struct syma_candidate *c, const struct symai_link *link)
{
    unsigned flags = link->flags;

    if ((flags & SYMAI_BLOCK_LANDMARK) != 0)
        return symai_candidate_add(c, "link.place", "menu", 4,
                                   SYMAI_WEIGHT_MENU);
    if ((flags & SYMAI_BLOCK_ARTICLE) != 0)
        return symai_candidate_add(c, "link.place", "article", 7,
                                   SYMAI_WEIGHT_ARTICLE);
    if ((flags & SYMAI_BLOCK_LINK) == 0 && link->place == SYMAI_PLACE_BODY)
        return symai_candidate_add(c, "link.place", "sentence", 8,
                                   SYMAI_WEIGHT_SENTENCE);
    if ((flags & SYMAI_BLOCK_LIST) != 0)
        return symai_candidate_add(c, "link.place", "list", 4,
                                   SYMAI_WEIGHT_MENU);
    return SYMA_OK;
}

/* Words with spaces between them, as a query writes these. */
static int has_phrase(const char *query, size_t len)
{
    size_t i;

    for (i = 1; i + 1 < len; i++)
        if (query[i] == '+' &&
            symai_ascii_is_alpha((unsigned char)query[i - 1]) &&
            symai_ascii_is_alpha((unsigned char)query[i + 1]))
            return 1;
    return stands_in(query, len, "%20", 3);
}

/* The words of the link stand in its query: somebody's search, or an
 * advertisement. */
static int is_search(const struct symai_look_at *at, const struct sighting *s)
{
    const char *query = memchr(s->parts.path.text, '?', s->parts.path.len);
    const char *word;
    size_t left;
    size_t count = 0;
    size_t found = 0;
    size_t len;

    if (query == NULL || s->link == NULL)
        return 0;
    left = s->parts.path.len - (size_t)(query - s->parts.path.text);
    for (word = symai_words_text(&at->words.text); *word != '\0'; word += len + (word[len] == ' ')) {
        len = strcspn(word, " ");
        if (len < SEARCHED_MIN)
            continue;
        count++;
        found += (size_t)stands_in(query, left, word, len);
    }
    return found > 1 && (3 * found >= 2 * count || has_phrase(query, left));
}

/* ---- how it was found ---- */

static int tell_found(struct syma_candidate *c, const struct symai_look_at *at,
                      const struct sighting *s)
{
    struct symai_buf text;
    char *line = NULL;
    int rc;

    symai_buf_init(&text, 2 * SYMAI_CLUE_TEXT_MAX + 64);
    if (s->link != NULL && s->text_len > 0)
        rc = symai_clean_line(s->text, s->text_len, &line);
    else
        rc = symai_clean_line(s->parts.path.text, s->parts.path.len, &line);
    if (rc == SYMA_OK && s->link != NULL && s->text_len > 0)
        rc = symai_buf_addf(&text, "link \"%.160s\"", line);
    else if (rc == SYMA_OK)
        rc = symai_buf_addf(&text, "%s %.160s",
                            s->from != NULL ? s->from->name : "link to", line);
    if (rc == SYMA_OK)
        rc = symai_buf_detach(&text, &c->found_by);
    if (rc == SYMA_OK)
        rc = symai_strdup(at->asked, &c->found_at);
    c->found_weight = c->score;
    symai_free(line);
    symai_buf_free(&text);
    return rc;
}

/* ---- one address ---- */

static int rate(struct symai_look_at *at, const struct sighting *s, size_t k,
                const char *host)
{
    struct syma_candidate c;
    int rc;

    symai_candidate_init(&c, kinds[k].kind);
    rc = add_words(&c, s, k);
    if (rc == SYMA_OK && !s->is_self)
        rc = add_path(&c, s, k);
    if (rc == SYMA_OK && !s->is_self)
        rc = add_host(&c, s, k, host);
    if (rc == SYMA_OK && !s->is_self && is_search(at, s))
        rc = symai_candidate_add(&c, "link.search", s->parts.path.text,
                                 s->parts.path.len, SYMAI_WEIGHT_SEARCH);
    if (rc == SYMA_OK && s->is_self)
        rc = symai_candidate_add(&c, "link.self", "", 0, SYMAI_WEIGHT_SELF);
    if (rc == SYMA_OK && s->link != NULL)
        rc = add_place(&c, s->link);
    if (rc == SYMA_OK && at->is_deep)
        rc = symai_candidate_add(&c, "page.deep", at->asked, strlen(at->asked),
                                 SYMAI_WEIGHT_DEEP);
    if (rc == SYMA_OK && s->from != NULL)
        rc = symai_candidate_add(&c, s->from->code, s->url, strlen(s->url),
                                 s->from->weight);
    if (rc == SYMA_OK)
        rc = symai_strdup(s->url, &c.url);
    if (rc == SYMA_OK)
        rc = tell_found(&c, at, s);
    if (rc < 0) {
        symai_candidate_clear(&c);
        return rc;
    }
    return symai_store_candidate(at->store, &c);
}

/* What is not the page's own is resolved. 0: it is no address. */
static int resolve(const struct symai_look_at *at, struct sighting *s,
                   const char *reference, char **host)
{
    int rc = symai_url_join(s->is_self ? at->asked : at->base,
                            s->is_self ? "" : reference, &s->url, host);

    if (rc < 0)
        return rc == SYMA_EURL ? 0 : rc;
    s->site = strcmp(*host, at->home_host) == 0 /* most are */
                  ? SYMAI_SITE_SAME
                  : symai_site_relation(at->home_host, *host);
    return 1;
}

/* The words and the path speak so much against it that no host and no place
 * can make up for it. */
static int is_hopeless(const struct sighting *s)
{
    int is_against =
        symai_words_say(s->said, SYMAI_SIGN_FIND_NONE) ||
        symai_words_say(s->path, SYMAI_SIGN_AT_NONE);

    return is_against && s->path_end == 0 && s->text_len > 0;
}

static int rate_all(struct symai_look_at *at, struct sighting *s,
                    const char *reference)
{
    char *host = NULL;
    size_t k;
    int rc;

    if (is_hopeless(s))
        return SYMA_OK;
    rc = resolve(at, s, reference, &host);
    if (rc == 1)
        rc = ask_host(at, s, host);
    for (k = 0; rc == SYMA_OK && s->url != NULL && k < KINDS; k++) {
        if (said_weight(s, k) == 0 &&
            (s->is_self || !symai_words_say(s->path, kinds[k].path)))
            continue;
        if (s->is_self && kinds[k].kind != SYMA_SECTION_LOGIN)
            continue; /* a script shows something else there */
        rc = rate(at, s, k, host);
    }
    symai_free(host);
    return rc;
}

static int note_lead(struct symai_look_at *at, struct sighting *s,
                     const char *reference)
{
    char *host = NULL;
    int rc = resolve(at, s, reference, &host);

    if (rc == 1 && (s->site == SYMAI_SITE_SAME || s->site == SYMAI_SITE_DOMAIN)) {
        rc = symai_store_lead(at->store, s->url, LEAD_SCORE);
        s->url = NULL;
    }
    symai_free(host);
    return rc < 0 ? rc : SYMA_OK;
}

/* Whether its words name a section, or else its address. Where they say
 * something else the address alone is worth a look at most. */
static int ask_kinds(struct symai_look_at *at, struct sighting *s)
{
    struct symai_asked *text = &at->words.text;
    struct symai_asked *path = &at->words.address;
    int rc = symai_words_guess(&at->words, text, FIND, s->text, s->text_len);

    if (rc == SYMA_OK)
        rc = symai_words_confirm(&at->words, text, KIND_SIGNS);
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
        rc = symai_words_confirm(&at->words, path, PATH_SIGNS);
    s->path = path->said;
    return rc;
}

/* What else they say, for it or against it. */
static int ask_rest(struct symai_look_at *at, struct sighting *s)
{
    struct symai_asked *text = &at->words.text;
    struct symai_asked *path = &at->words.address;
    int rc;

    symai_words_guess_again(&at->words, text, AGAINST);
    rc = symai_words_confirm(&at->words, text, UINT64_MAX);
    if (rc == SYMA_OK)
        rc = symai_words_confirm(&at->words, path, ~PATH_SIGNS);
    s->said = text->said;
    s->path = path->said;
    if (rc == SYMA_OK && s->words > CARD_WORDS)
        rc = ask_card(at, s);
    if (rc == SYMA_OK && (s->path & PATH_SIGNS) != 0)
        rc = symai_words_ask(&at->words, AT, s->parts.path_end.text,
                             s->parts.path_end.len, &s->path_end);
    return rc;
}

/* It says nothing of the sections. */
static int look_for_lead(struct symai_look_at *at, struct sighting *s,
                         const char *reference)
{
    struct symai_asked *q = &at->words.text;
    int rc;

    if (!at->wants_leads || s->is_self ||
        symai_words_count(q) > LEAD_WORDS_MAX)
        return SYMA_OK;
    rc = symai_words_confirm(&at->words, q, MORE_SIGN);
    if (rc < 0 || !symai_words_say(q->said, SYMAI_SIGN_FIND_MORE))
        return rc;
    symai_words_guess_again(&at->words, q, AGAINST);
    rc = symai_words_confirm(&at->words, q, LESS_SIGN);
    if (rc < 0 || symai_words_say(q->said, SYMAI_SIGN_FIND_LESS))
        return rc;
    return note_lead(at, s, reference);
}

/* A link whose words say something else is asked for its address only where
 * the page there can be looked at: it is proposed for more than that. */
static int may_say(const struct symai_look_at *at, const char *text, size_t len)
{
    return len == 0 || at->wants_leads ||
           symai_ruleset_may_say(at->words.rules, FIND, KIND_SIGNS, text, len);
}

int symai_look_link(struct symai_look_at *at, const struct symai_link *link)
{
    const struct symai_span words = symai_link_words(link);
    const char *text = symai_features_text(at->features, words);
    const char *reference;
    struct sighting s;
    int rc;

    if (!may_say(at, text, words.len))
        return SYMA_OK;
    memset(&s, 0, sizeof s);
    s.link = link;
    s.text = text;
    s.text_len = words.len;
    reference = symai_features_text(at->features, link->href);
    s.is_self = symai_address_is_self(reference);
    if (!s.is_self && !symai_address_cut(reference, &s.parts))
        return SYMA_OK;
    rc = ask_kinds(at, &s);
    if (rc == SYMA_OK && !says_something(&s))
        rc = look_for_lead(at, &s, reference);
    else if (rc == SYMA_OK)
        rc = ask_rest(at, &s);
    if (rc == SYMA_OK && says_something(&s))
        rc = rate_all(at, &s, reference);
    symai_free(s.url);
    return rc;
}

static int look_at_list(struct symai_look_at *at, const struct symai_vec *links)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < links->count; i++)
        rc = symai_look_link(at, symai_vec_at(links, i));
    return rc;
}

int symai_look_links(struct symai_look_at *at)
{
    int rc = look_at_list(at, &at->features->links);

    return rc == SYMA_OK ? look_at_list(at, &at->features->menu) : rc;
}

int symai_look_address(struct symai_look_at *at, const char *url,
                       const struct symai_origin *from)
{
    struct sighting s;
    int rc = SYMA_OK;

    memset(&s, 0, sizeof s);
    s.text = "";
    s.from = from;
    if (!symai_address_cut(url, &s.parts))
        return SYMA_OK;
    rc = ask_kinds(at, &s);
    if (rc == SYMA_OK && says_something(&s))
        rc = ask_rest(at, &s);
    if (rc == SYMA_OK && says_something(&s))
        rc = rate_all(at, &s, url);
    symai_free(s.url);
    return rc;
}
