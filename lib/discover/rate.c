/* SPDX-License-Identifier: MIT */
/*
 * What a link, or an address alone, weighs as a candidate of one kind, clue by
 * clue.
 */
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "discover/sighting.h"
#include "discover/site.h"
#include "discover/weights.h"
#include "syma/types.h"

#define FOUND_BY_MAX 160 /* bytes of a link's words */
#define SEARCHED_MIN 4   /* bytes of a word that is looked for */

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
static int is_of_others(const struct symai_sighting *s, size_t k)
{
    if (symai_words_say(s->said, SYMAI_SIGN_FIND_NONE))
        return 1;
    return symai_words_say(s->said, SYMAI_SIGN_FIND_REGISTER) &&
           (symai_sighting_kinds[k].kind == SYMA_SECTION_ACCOUNT ||
            !symai_words_say(s->said, symai_sighting_kinds[k].said));
}

static int is_mine_alone(const struct symai_sighting *s, size_t k)
{
    return !symai_words_say(s->said, symai_sighting_kinds[k].said) &&
           !s->is_own_name;
}

static int add_words(struct syma_candidate *c, const struct symai_sighting *s,
                     size_t k)
{
    int weight = symai_sighting_weight(s, k);
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
    else if (rc == SYMA_OK && symai_sighting_is_less(s))
        rc = symai_candidate_add(c, "link.other", s->text, s->text_len,
                                 SYMAI_WEIGHT_LESS);
    if (rc == SYMA_OK && s->text_len == 0)
        rc = symai_candidate_add(c, "link.wordless", "", 0,
                                 SYMAI_WEIGHT_WORDLESS);
    return rc;
}

/* An activation is often offered among the pages of help. */
static int none_weight(const struct symai_sighting *s, size_t k)
{
    if (symai_words_say(s->path, SYMAI_SIGN_AT_NONE))
        return SYMAI_WEIGHT_PATH_NONE;
    if (!symai_words_say(s->path, SYMAI_SIGN_AT_HELP))
        return 0;
    return symai_sighting_kinds[k].kind == SYMA_SECTION_ACTIVATION &&
                   symai_words_say(s->said, symai_sighting_kinds[k].said) &&
                   symai_words_say(s->path_end, symai_sighting_kinds[k].path)
               ? SYMAI_WEIGHT_PATH_HELP
               : SYMAI_WEIGHT_PATH_NONE;
}

static int add_path(struct syma_candidate *c, const struct symai_sighting *s,
                    size_t k)
{
    int is_beside = s->text_len > 0 && symai_sighting_weight(s, k) == 0;
    int rc = SYMA_OK;

    if (symai_sighting_is_less(s))
        return SYMA_OK; /* a login it may well be */
    if (symai_words_say(s->path_end, symai_sighting_kinds[k].path))
        rc = symai_candidate_add(
            c, "url.path", s->parts.path_end.text, s->parts.path_end.len,
            is_beside ? SYMAI_WEIGHT_PATH_BESIDE : SYMAI_WEIGHT_PATH_END);
    else if (symai_words_say(s->path, symai_sighting_kinds[k].path))
        rc = symai_candidate_add(c, "url.path", s->parts.path.text,
                                 s->parts.path.len, SYMAI_WEIGHT_PATH);
    if (rc == SYMA_OK && none_weight(s, k) != 0)
        rc = symai_candidate_add(c, "url.other", s->parts.path.text,
                                 s->parts.path.len, none_weight(s, k));
    else if (rc == SYMA_OK &&
             symai_words_say(s->path, SYMAI_SIGN_AT_REGISTER) &&
             (symai_sighting_kinds[k].kind != SYMA_SECTION_ACTIVATION ||
              is_beside))
        rc = symai_candidate_add(c, "url.other", s->parts.path.text,
                                 s->parts.path.len, SYMAI_WEIGHT_PATH_REGISTER);
    return rc;
}

static int add_host(struct syma_candidate *c, const struct symai_sighting *s,
                    size_t k, const char *host)
{
    int rc = SYMA_OK;

    if (symai_sighting_kinds[k].host >= 0 &&
        symai_words_say(s->host, symai_sighting_kinds[k].host) &&
        !symai_sighting_is_less(s))
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
            symai_sighting_kinds[k].kind == SYMA_SECTION_LOGIN &&
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
    return symai_ascii_contains(query, len, "%20", 3);
}

/* The words of the link stand in its query: somebody's search, or an
 * advertisement. */
static int is_search(const struct symai_look_at *at,
                     const struct symai_sighting *s)
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
    for (word = symai_words_text(&at->words.text); *word != '\0';
         word += len + (word[len] == ' ')) {
        len = strcspn(word, " ");
        if (len < SEARCHED_MIN)
            continue;
        count++;
        found += (size_t)symai_ascii_contains(query, left, word, len);
    }
    return found > 1 && (3 * found >= 2 * count || has_phrase(query, left));
}

static int tell_found(struct syma_candidate *c, const struct symai_look_at *at,
                      const struct symai_sighting *s)
{
    int is_worded = s->link != NULL && s->text_len > 0;
    struct symai_buf text;
    char *line = NULL;
    int rc;

    symai_buf_init(&text, 2 * SYMAI_CLUE_TEXT_MAX + 64);
    rc = is_worded
             ? symai_clean_line(s->text, s->text_len, &line)
             : symai_clean_line(s->parts.path.text, s->parts.path.len, &line);
    if (rc == SYMA_OK)
        line[symai_utf8_truncate(line, strlen(line), FOUND_BY_MAX)] = '\0';
    if (rc == SYMA_OK && is_worded)
        rc = symai_buf_addf(&text, "link \"%s\"", line);
    else if (rc == SYMA_OK)
        rc = symai_buf_addf(&text, "%s %s",
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

int symai_rate(struct symai_look_at *at, const struct symai_sighting *s,
               size_t k, const char *host)
{
    struct syma_candidate c;
    int rc;

    symai_candidate_init(&c, symai_sighting_kinds[k].kind);
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
