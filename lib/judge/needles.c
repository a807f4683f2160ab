/* SPDX-License-Identifier: MIT */
/*
 * Two passes over a piece of the text: the first writes down where a gram may
 * stand and has no branch that could be guessed wrong; the second compares.
 */
#include "judge/needles.h"

#include <string.h>

#include "base/mem.h"
#include "syma/error.h"

#define PIECE 512 /* places that are looked at before anything is compared */
#define WORD 8    /* bytes that are read at each place */
#define FIRST_HITS 1024

/* Bits behind a gram of 3, 4 and 6 bytes. */
static const unsigned char shifts[SYMAI_GRAM_LENGTHS] = {40, 32, 16};

size_t symai_gram_of(size_t length, int at_word)
{
    const size_t gram = length < 4 ? 0 : length < 6 ? 1 : 2;

    return at_word ? gram + SYMAI_GRAM_LENGTHS : gram;
}

/* What stands behind the gram is shifted out. */
static inline uint64_t hash_of(size_t gram, uint64_t word)
{
    return (word << shifts[gram % SYMAI_GRAM_LENGTHS]) *
           UINT64_C(0x9E3779B97F4A7C15);
}

uint64_t symai_gram_hash(size_t gram, uint64_t bytes)
{
    return hash_of(gram, bytes);
}

/* The same number on every machine: the tables are made on one for others. */
static inline uint64_t word_at(const char *text)
{
    uint64_t word;

    memcpy(&word, text, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

uint64_t symai_needle_bytes(const char *text, size_t len)
{
    char padded[WORD] = {0};

    memcpy(padded, text, len);
    return word_at(padded);
}

uint16_t symai_needle_need(const struct symai_needles *n,
                           const struct symai_needle *needle, size_t i)
{
    return needle->need_count == 1 ? (uint16_t)needle->first_need
                                   : n->needs[needle->first_need + i];
}

/* What is found is listed in hits; where that is NULL, added to the others. */
struct search {
    const struct symai_needles *n;
    struct symai_needle_hits *hits;
    struct symai_owners *owners;
    uint64_t *needs;
    size_t piece; /* where in the text it begins */
    int rc;
};

static inline void add_need(uint64_t *needs, uint32_t need)
{
    needs[need / 64] |= UINT64_C(1) << need % 64;
}

static __attribute__((noinline)) int grow(struct symai_needle_hits *hits)
{
    size_t room = hits->room == 0 ? FIRST_HITS : 2 * hits->room;
    struct symai_needle_hit *items =
        symai_realloc_array(hits->items, room, sizeof *items);

    if (items == NULL)
        return SYMA_ENOMEM;
    hits->items = items;
    hits->room = room;
    return SYMA_OK;
}

static void list(struct search *s, const struct symai_needle *found,
                 size_t place)
{
    struct symai_needle_hits *hits = s->hits;
    const size_t at = s->piece + place;
    struct symai_needle_hit *hit;
    uint32_t *head = hits->heads + at / SYMAI_HIT_STRETCH;

    if (hits->count == hits->room && s->rc >= 0)
        s->rc = grow(hits);
    if (s->rc < 0)
        return;
    hit = hits->items + hits->count++;
    hit->at = (uint32_t)at;
    hit->needle = (uint32_t)(found - s->n->needles);
    hit->next = *head;
    *head = (uint32_t)hits->count;
}

static void add_needs(const struct search *s, const struct symai_needle *found)
{
    uint32_t i;

    if (found->need_count == 1) {
        add_need(s->needs, found->first_need);
        return;
    }
    for (i = 0; i < found->need_count; i++)
        add_need(s->needs, s->n->needs[found->first_need + i]);
}

static void add_needle(const struct search *s, const struct symai_needle *found)
{
    if (found->owners != 0)
        symai_owners_add(s->owners, s->n->owners + found->owners);
    add_needs(s, found);
}

/* The needs only of what conditions need. */
static void glance_at(const struct search *s, const struct symai_needle *found)
{
    if (found->owners == 0)
        return;
    symai_owners_add(s->owners, s->n->owners + found->owners);
    if (s->needs != NULL && s->n->owners[found->owners].conditions)
        add_needs(s, found);
}

/* Whether the literal's bytes are the first of the word: what differs behind
 * them is shifted out. */
static inline int begins_with(uint64_t word, uint64_t bytes)
{
    return (word ^ bytes) << (__builtin_clzll(bytes) & ~7) == 0;
}

/* Which of the parts of a gram's hashes a word is in. */
static inline size_t part_of(const struct symai_gram *g, size_t gram,
                             uint64_t word)
{
    return (size_t)(hash_of(gram, word) >> (64 - g->from_bits));
}

/* Memory is asked for all of them before anything waits for it. */
static void ask_for(const struct symai_needles *n, size_t gram,
                    const char *text, const uint16_t *places, size_t count)
{
    const struct symai_gram g = n->grams[gram];
    size_t i;

    for (i = 0; i < count; i++)
        __builtin_prefetch(
            n->needles + g.from[part_of(&g, gram, word_at(text + places[i]))]);
}

static void compare(struct search *s, size_t gram, const char *text,
                    const uint16_t *places, size_t count)
{
    const struct symai_gram g = s->n->grams[gram];
    const struct symai_needle *needle;
    const struct symai_needle *end;
    uint64_t word;
    size_t part;
    size_t i;

    ask_for(s->n, gram, text, places, count);
    for (i = 0; i < count; i++) {
        word = word_at(text + places[i]);
        part = part_of(&g, gram, word);
        needle = s->n->needles + g.from[part];
        end = s->n->needles + g.from[part + 1];
        for (; needle < end; needle++) {
            if (!begins_with(word, needle->bytes))
                continue;
            if (s->hits != NULL)
                list(s, needle, places[i]);
            else
                add_needle(s, needle);
        }
    }
}

static inline unsigned has_bit(const uint8_t *table, uint32_t bits,
                               uint64_t hash)
{
    const uint64_t bit = hash >> (64 - bits);

    return (unsigned)table[bit / 8] >> bit % 8 & 1U;
}

static inline unsigned may_stand(const struct symai_gram *g, uint64_t hash)
{
    return has_bit(g->bits, g->bits_bits, hash);
}

/* Of count places of the text those where one of three grams may stand, and
 * what stands there. */
static void look_at(struct search *s, size_t first, const char *text,
                    const uint16_t *at, size_t count)
{
    const struct symai_gram three = s->n->grams[first];
    const struct symai_gram four = s->n->grams[first + 1];
    const struct symai_gram six = s->n->grams[first + 2];
    uint16_t places[SYMAI_GRAM_LENGTHS][PIECE];
    size_t threes = 0;
    size_t fours = 0;
    size_t sixes = 0;
    uint64_t word;
    size_t i;

    for (i = 0; i < count; i++) {
        word = word_at(text + at[i]);
        places[0][threes] = at[i];
        threes += may_stand(&three, hash_of(0, word));
        places[1][fours] = at[i];
        fours += may_stand(&four, hash_of(1, word));
        places[2][sixes] = at[i];
        sixes += may_stand(&six, hash_of(2, word));
    }
    compare(s, first, text, places[0], threes);
    compare(s, first + 1, text, places[1], fours);
    compare(s, first + 2, text, places[2], sixes);
}

/* A letter or a digit of ASCII, found without a branch. */
static inline unsigned is_alnum(char c)
{
    const unsigned byte = (unsigned char)c;

    return ((byte | 0x20U) - 'a' < 26U) | (byte - '0' < 10U);
}

/* The first count places of text, behind which WORD - 1 bytes can be read;
 * before: the character before them, 0 for none. */
static void look(struct search *s, char before, const char *text, size_t count)
{
    const uint8_t *begins = s->n->begins;
    uint16_t places[PIECE];
    uint16_t words[PIECE];
    size_t some = 0;
    size_t begun = 0;
    unsigned was = is_alnum(before);
    unsigned is;
    size_t i;

    for (i = 0; i < count; i++) {
        places[some] = (uint16_t)i;
        some +=
            has_bit(begins, SYMAI_BEGIN_BITS, hash_of(0, word_at(text + i)));
        is = is_alnum(text[i]);
        words[begun] = (uint16_t)i;
        begun += is & ~was;
        was = is;
    }
    look_at(s, 0, text, places, some);
    look_at(s, SYMAI_GRAM_LENGTHS, text, words, begun);
}

static void search(struct search *s, const char *text, size_t len)
{
    const size_t whole = len < WORD ? 0 : len - (WORD - 1);
    char rest[2 * WORD] = {0};
    char before = 0;
    size_t at;

    if (s->n->count == 0)
        return;
    for (at = 0; at < whole; at += PIECE) {
        s->piece = at;
        look(s, before, text + at, whole - at < PIECE ? whole - at : PIECE);
        before = text[at + PIECE - 1 < whole ? at + PIECE - 1 : whole - 1];
    }
    if (len > whole) {
        memcpy(rest, text + whole, len - whole);
        s->piece = whole;
        look(s, before, rest, len - whole);
    }
}

void symai_needles_find(const struct symai_needles *n, const char *text,
                        size_t len, struct symai_owners *owners,
                        uint64_t *needs)
{
    struct search s = {.n = n, .owners = owners, .needs = needs};

    search(&s, text, len);
}

int symai_needles_list(const struct symai_needles *n, const char *text,
                       size_t len, struct symai_needle_hits *hits)
{
    struct search s = {.n = n, .hits = hits};

    if (len > (size_t)SYMAI_HIT_STRETCH * SYMAI_HIT_STRETCHES)
        return SYMA_ELIMIT;
    hits->count = 0;
    memset(hits->heads, 0,
           (len + SYMAI_HIT_STRETCH - 1) / SYMAI_HIT_STRETCH *
               sizeof hits->heads[0]);
    search(&s, text, len);
    return s.rc;
}

static size_t length_of(const struct symai_needle *needle)
{
    return WORD - (size_t)__builtin_clzll(needle->bytes) / 8;
}

/* Of [begin, end). */
static inline void
each_hit(const struct search *s, const struct symai_needle_hits *hits,
         size_t begin, size_t end,
         void (*take)(const struct search *, const struct symai_needle *))
{
    const struct symai_needle_hit *hit;
    const struct symai_needle *needle;
    size_t stretch;
    size_t i;

    for (stretch = begin / SYMAI_HIT_STRETCH; stretch * SYMAI_HIT_STRETCH < end;
         stretch++) {
        for (i = hits->heads[stretch]; i > 0; i = hit->next) {
            hit = hits->items + i - 1;
            needle = s->n->needles + hit->needle;
            if (hit->at >= begin && hit->at + length_of(needle) <= end)
                take(s, needle);
        }
    }
}

void symai_needles_find_again(const struct symai_needles *n,
                              const struct symai_needle_hits *hits,
                              size_t begin, size_t end,
                              struct symai_owners *owners, uint64_t *needs)
{
    const struct search s = {.n = n, .owners = owners, .needs = needs};

    each_hit(&s, hits, begin, end, add_needle);
}

void symai_needles_glance(const struct symai_needles *n,
                          const struct symai_needle_hits *hits, size_t begin,
                          size_t end, struct symai_owners *owners,
                          uint64_t *needs)
{
    const struct search s = {.n = n, .owners = owners, .needs = needs};

    each_hit(&s, hits, begin, end, glance_at);
}
