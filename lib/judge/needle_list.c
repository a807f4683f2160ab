/* SPDX-License-Identifier: MIT */
/*
 * One entry for each literal of each need; sorted, those of one literal stand
 * together, and literals of one gram by its hash.
 */
#include "judge/needle_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"
#include "syma/error.h"

#define MAX_ENTRIES 1048576
#define MAX_OWNERS 65535
#define NEAR_OWNERS 1024
#define MAX_BITS 20
/* The tables of bits: 4 KiB for few, so that hardly a place is compared for
 * nothing. Of the built-in rules those that are asked at each place have 20 KiB
 * and stay in a core's nearest cache; those asked where words begin have 40. */
#define LEAST_BITS 15
#define BITS_A_NEEDLE 6

struct entry {
    uint64_t bytes;
    uint64_t hash;
    uint16_t owners; /* index into owners; 0: none */
    uint16_t need;
    uint16_t gram;
};

struct symai_needle_list {
    struct symai_vec entries; /* struct entry */
    struct symai_vec owners;  /* struct symai_owners, all different; 0: none */
};

/* The arrays of needles while they are filled. */
struct build {
    const struct symai_needle_list *list;
    struct symai_vec owners; /* struct symai_owners, all different; 0: none */
    struct symai_needle *needles;
    uint16_t *needs;
    uint16_t *numbers; /* a number of list->owners -> here; 0: not yet */
    size_t count;
    size_t ends[SYMAI_GRAM_COUNT]; /* of the needles of each gram */
    size_t need_count;
};

int symai_needle_list_new(struct symai_needle_list **out)
{
    struct symai_needle_list *list = symai_calloc(1, sizeof *list);
    void *item;
    int rc;

    *out = NULL;
    if (list == NULL)
        return SYMA_ENOMEM;
    symai_vec_init(&list->entries, sizeof(struct entry), MAX_ENTRIES);
    symai_vec_init(&list->owners, sizeof(struct symai_owners), MAX_OWNERS);
    rc = symai_vec_push(&list->owners, &item);
    if (rc < 0) {
        symai_needle_list_free(list);
        return rc;
    }
    *out = list;
    return SYMA_OK;
}

void symai_needle_list_free(struct symai_needle_list *list)
{
    if (list == NULL)
        return;
    symai_vec_free(&list->entries);
    symai_vec_free(&list->owners);
    symai_free(list);
}

/* Not as a whole: what lies between the members has no value. */
static int are_equal(const struct symai_owners *a, const struct symai_owners *b)
{
    return a->signs == b->signs && a->conditions == b->conditions &&
           memcmp(a->triggers, b->triggers, sizeof a->triggers) == 0;
}

/* The number of these owners among the others. Few are different; where many
 * are, some stand there twice. */
static int number_owners(struct symai_vec *all,
                         const struct symai_owners *owners, uint16_t *out)
{
    size_t least = all->count > NEAR_OWNERS ? all->count - NEAR_OWNERS : 1;
    size_t i;
    int rc;

    *out = 0;
    if (are_equal(symai_vec_at(all, 0), owners))
        return SYMA_OK;
    for (i = all->count; i > least; i--) {
        if (are_equal(symai_vec_at(all, i - 1), owners)) {
            *out = (uint16_t)(i - 1);
            return SYMA_OK;
        }
    }
    rc = symai_vec_add(all, owners, sizeof *owners);
    *out = (uint16_t)(all->count - 1);
    return rc;
}

static int add_entry(struct symai_needle_list *list, uint64_t bytes,
                     uint16_t gram, uint16_t owners, uint16_t need)
{
    struct entry *entry;
    void *item;
    int rc = symai_vec_push(&list->entries, &item);

    if (rc < 0)
        return rc;
    entry = item;
    entry->bytes = bytes;
    entry->hash = symai_gram_hash(gram, bytes);
    entry->gram = gram;
    entry->owners = owners;
    entry->need = need;
    return SYMA_OK;
}

int symai_needle_list_add(struct symai_needle_list *list, const char *literal,
                          int at_word, const struct symai_owners *owners,
                          uint16_t need)
{
    const size_t len = strlen(literal);
    uint16_t number;
    int rc;

    if (len < SYMAI_NEEDLE_LEAST || len > SYMAI_NEEDLE_MOST)
        return SYMA_ELIMIT;
    rc = number_owners(&list->owners, owners, &number);
    if (rc < 0)
        return rc;
    return add_entry(list, symai_needle_bytes(literal, len),
                     (uint16_t)symai_gram_of(len, at_word), number, need);
}

uint32_t symai_languages_map(uint32_t mask, const uint8_t *languages)
{
    uint32_t mapped = 0;
    int i;

    for (i = 0; i < SYMAI_LANGUAGES_MAX; i++) {
        if ((mask >> i & 1) != 0)
            mapped |= UINT32_C(1) << languages[i];
    }
    return mapped;
}

/* The number of what becomes of a needle's owners. */
static int take_owners(struct symai_needle_list *list,
                       const struct symai_owners *from,
                       const uint8_t *languages, uint16_t *out)
{
    struct symai_owners owners = *from;
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        owners.triggers[i] = symai_languages_map(from->triggers[i], languages);
    return number_owners(&list->owners, &owners, out);
}

/* numbers: what has become of the numbers of owners. */
static int take_needle(struct symai_needle_list *list,
                       const struct symai_needles *n, uint16_t gram,
                       const struct symai_needle *needle,
                       const struct symai_needle_map *map,
                       const uint16_t *numbers)
{
    const uint16_t owners = numbers[needle->owners];
    uint16_t need;
    uint32_t i;
    int rc = SYMA_OK;

    if (owners != 0)
        rc = add_entry(list, needle->bytes, gram, owners, SYMAI_NO_NEED);
    for (i = 0; i < needle->need_count && rc >= 0; i++) {
        need = map->needs[symai_needle_need(n, needle, i)];
        if (need != SYMAI_NO_NEED)
            rc = add_entry(list, needle->bytes, gram, 0, need);
    }
    return rc;
}

/* Many needles have the same owners: each are numbered once. */
static int take_all_owners(struct symai_needle_list *list,
                           const struct symai_needles *n,
                           const uint8_t *languages, uint16_t *numbers)
{
    uint32_t i;
    int rc = SYMA_OK;

    for (i = 1; i < n->owners_count && rc >= 0; i++)
        rc = take_owners(list, n->owners + i, languages, numbers + i);
    return rc;
}

static int take_gram(struct symai_needle_list *list,
                     const struct symai_needles *n, uint16_t gram,
                     const struct symai_needle_map *map,
                     const uint16_t *numbers)
{
    const struct symai_gram *g = &n->grams[gram];
    const uint32_t end = g->from[UINT32_C(1) << g->from_bits];
    uint32_t i;
    int rc = SYMA_OK;

    for (i = g->from[0]; i < end && rc >= 0; i++)
        rc = take_needle(list, n, gram, n->needles + i, map, numbers);
    return rc;
}

int symai_needle_list_take(struct symai_needle_list *list,
                           const struct symai_needles *n,
                           const struct symai_needle_map *map)
{
    uint16_t *numbers =
        symai_calloc((size_t)n->owners_count + 1, sizeof *numbers);
    uint16_t gram;
    int rc = SYMA_ENOMEM;

    if (numbers != NULL)
        rc = symai_vec_reserve(&list->entries, n->count + n->need_count);
    if (rc >= 0)
        rc = take_all_owners(list, n, map->languages, numbers);
    for (gram = 0; gram < SYMAI_GRAM_COUNT && rc >= 0; gram++)
        rc = take_gram(list, n, gram, map, numbers);
    symai_free(numbers);
    return rc;
}

static int compare(const void *one, const void *two)
{
    const struct entry *a = one;
    const struct entry *b = two;

    if (a->gram != b->gram)
        return a->gram < b->gram ? -1 : 1;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (a->bytes != b->bytes)
        return a->bytes < b->bytes ? -1 : 1;
    return (a->need > b->need) - (a->need < b->need);
}

static const struct entry *entry_at(const struct build *b, size_t i)
{
    return symai_vec_at(&b->list->entries, i);
}

/* The needs of one literal, each once; only one stands in the needle. */
static void put_needs(struct build *b, struct symai_needle *needle, size_t from,
                      size_t end)
{
    uint16_t last = SYMAI_NO_NEED;
    size_t i;

    needle->first_need = (uint32_t)b->need_count;
    for (i = from; i < end; i++) {
        if (entry_at(b, i)->need == last ||
            entry_at(b, i)->need == SYMAI_NO_NEED)
            continue;
        last = entry_at(b, i)->need;
        b->needs[b->need_count++] = last;
    }
    needle->need_count = (uint16_t)(b->need_count - needle->first_need);
    if (needle->need_count == 1) {
        b->need_count--;
        needle->first_need = last;
    }
}

/* Those of entries [from, end), if they are the same, or else 0. */
static uint16_t same_owners(const struct build *b, size_t from, size_t end)
{
    uint16_t same = 0;
    size_t i;

    for (i = from; i < end; i++) {
        if (same != 0 && entry_at(b, i)->owners != 0 &&
            entry_at(b, i)->owners != same)
            return 0;
        if (entry_at(b, i)->owners != 0)
            same = entry_at(b, i)->owners;
    }
    return same;
}

static int put_owners(struct build *b, size_t from, size_t end, uint16_t *out)
{
    const uint16_t same = same_owners(b, from, end);
    struct symai_owners owners;
    size_t i;
    int rc;

    *out = b->numbers[same];
    if (same != 0 && *out != 0)
        return SYMA_OK;
    memset(&owners, 0, sizeof owners);
    for (i = from; i < end; i++)
        symai_owners_add(
            &owners, symai_vec_at(&b->list->owners, entry_at(b, i)->owners));
    rc = number_owners(&b->owners, &owners, out);
    if (same != 0)
        b->numbers[same] = *out;
    return rc;
}

/* Entries [from, end) are of one literal. */
static int put_needle(struct build *b, size_t from, size_t end)
{
    struct symai_needle *needle = b->needles + b->count++;

    needle->bytes = entry_at(b, from)->bytes;
    b->ends[entry_at(b, from)->gram] = b->count;
    put_needs(b, needle, from, end);
    return put_owners(b, from, end, &needle->owners);
}

static int put_all(struct build *b)
{
    const size_t count = b->list->entries.count;
    size_t from = 0;
    size_t gram;
    size_t end;
    int rc = SYMA_OK;

    while (from < count && rc >= 0) {
        for (end = from + 1; end < count; end++) {
            if (entry_at(b, end)->bytes != entry_at(b, from)->bytes ||
                entry_at(b, end)->gram != entry_at(b, from)->gram ||
                end - from == UINT16_MAX)
                break;
        }
        rc = put_needle(b, from, end);
        from = end;
    }
    for (gram = 1; gram < SYMAI_GRAM_COUNT; gram++) {
        if (b->ends[gram] < b->ends[gram - 1])
            b->ends[gram] = b->ends[gram - 1]; /* none of these */
    }
    return rc;
}

/* A table for as many: the least number of bits. */
static uint32_t bits_for(size_t count, uint32_t least)
{
    uint32_t bits = least;

    while (bits < MAX_BITS && (size_t)1 << bits < count)
        bits++;
    return bits;
}

/* Of a table for the upper bits of a hash. */
static void set_bit(uint8_t *table, uint32_t bits, uint64_t hash)
{
    const uint64_t bit = hash >> (64 - bits);

    table[bit / 8] |= (uint8_t)(1U << bit % 8);
}

/* Where the needles of each part of the hashes begin, and which hashes there
 * are: of the needles [first, end). */
static int index_gram(const struct build *b, size_t gram, size_t first,
                      size_t end, struct symai_gram *out)
{
    const uint32_t from_bits = bits_for(end - first, 3);
    const uint32_t bits_bits =
        bits_for((end - first) * BITS_A_NEEDLE, LEAST_BITS);
    uint32_t *from = symai_calloc(((size_t)1 << from_bits) + 1, sizeof *from);
    uint8_t *bits = symai_calloc((size_t)1 << bits_bits >> 3, 1);
    uint64_t hash;
    size_t next = 0;
    size_t i;

    out->from = from;
    out->bits = bits;
    out->from_bits = from_bits;
    out->bits_bits = bits_bits;
    if (from == NULL || bits == NULL)
        return SYMA_ENOMEM;
    for (i = first; i < end; i++) {
        hash = symai_gram_hash(gram, b->needles[i].bytes);
        while (next <= hash >> (64 - from_bits))
            from[next++] = (uint32_t)i;
        set_bit(bits, bits_bits, hash);
    }
    while (next <= (size_t)1 << from_bits)
        from[next++] = (uint32_t)end;
    return SYMA_OK;
}

static int index_begins(const struct build *b, struct symai_needles *out)
{
    uint8_t *bits = symai_calloc((size_t)1 << SYMAI_BEGIN_BITS >> 3, 1);
    size_t i;

    out->begins = bits;
    if (bits == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < b->ends[SYMAI_GRAM_LENGTHS - 1]; i++)
        set_bit(bits, SYMAI_BEGIN_BITS,
                symai_gram_hash(0, b->needles[i].bytes));
    return SYMA_OK;
}

static int index_all(const struct build *b, struct symai_needles *out)
{
    size_t first = 0;
    size_t end;
    size_t gram;
    int rc = index_begins(b, out);

    for (gram = 0; gram < SYMAI_GRAM_COUNT && rc >= 0; gram++) {
        end = b->ends[gram];
        rc = index_gram(b, gram, first, end, &out->grams[gram]);
        first = end;
    }
    return rc;
}

/* Into out, which then owns the arrays. */
static void give(struct build *b, struct symai_needles *out)
{
    out->needles = b->needles;
    out->needs = b->needs;
    out->owners = b->owners.items;
    out->count = (uint32_t)b->count;
    out->need_count = (uint32_t)b->need_count;
    out->owners_count = (uint32_t)b->owners.count;
}

int symai_needle_list_build(struct symai_needle_list *list,
                            struct symai_needles *out)
{
    const size_t most = list->entries.count + 1;
    struct build b;
    void *none;
    int rc;

    memset(out, 0, sizeof *out);
    memset(&b, 0, sizeof b);
    b.list = list;
    symai_vec_init(&b.owners, sizeof(struct symai_owners), MAX_OWNERS);
    b.needles = symai_calloc(most, sizeof *b.needles);
    b.needs = symai_calloc(most, sizeof *b.needs);
    b.numbers = symai_calloc(list->owners.count, sizeof *b.numbers);
    rc = symai_vec_push(&b.owners, &none);
    if (b.needles == NULL || b.needs == NULL || b.numbers == NULL)
        rc = SYMA_ENOMEM;
    if (rc >= 0) {
        if (list->entries.count > 1)
            qsort(list->entries.items, list->entries.count,
                  sizeof(struct entry), compare);
        rc = put_all(&b);
    }
    symai_free(b.numbers);
    give(&b, out);
    if (rc >= 0)
        rc = index_all(&b, out);
    if (rc < 0)
        symai_needles_free(out);
    return rc;
}

void symai_needles_free(struct symai_needles *n)
{
    size_t gram;

    symai_free((void *)(uintptr_t)n->needles);
    symai_free((void *)(uintptr_t)n->needs);
    symai_free((void *)(uintptr_t)n->owners);
    symai_free((void *)(uintptr_t)n->begins);
    for (gram = 0; gram < SYMAI_GRAM_COUNT; gram++) {
        symai_free((void *)(uintptr_t)n->grams[gram].bits);
        symai_free((void *)(uintptr_t)n->grams[gram].from);
    }
    memset(n, 0, sizeof *n);
}
