/* SPDX-License-Identifier: MIT */
/*
 * The trie of literals, and the automaton that is built from it: states in
 * breadth-first order, where each falls back to (the longest end of what was
 * read that is the beginning of a literal), and what each finds.
 */
#include "judge/trie.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "syma/error.h"

#define MAX_STATES 1048576
#define MAX_HITS 65535
#define MAX_CLASSES 128
#define MAX_ENTRIES 1048576
#define DENSE_DEPTH 2 /* states up to there have a row of moves */

struct node {
    uint32_t child;   /* first child; 0: none */
    uint32_t sibling; /* next child of the same parent; 0: none */
    uint16_t hits;    /* index into hits; 0: none */
    uint8_t byte;
};

/* A pattern of a literal, until they are put in order. */
struct entry {
    uint16_t hits;
    uint16_t pattern;
};

struct symai_trie {
    struct symai_vec nodes;   /* struct node; 0 is the root */
    struct symai_vec hits;    /* struct symai_hits; 0 is empty */
    struct symai_vec owners;   /* struct symai_owners; 0 is empty */
    struct symai_vec entries; /* struct entry */
    uint8_t class_of[256];
    unsigned classes;
};

/* The automaton's arrays while they are filled. */
struct build {
    struct symai_trie *trie;
    uint32_t *order; /* [state]: its node */
    uint8_t *depth;  /* [state], no more than DENSE_DEPTH + 1 */
    uint8_t *class_of;
    uint32_t *moves;
    uint32_t *children;
    uint8_t *label;
    uint32_t *fail;
    uint16_t *found;
    uint16_t *patterns;
    size_t states;
    size_t dense;
};

static struct node *node_at(const struct symai_trie *trie, size_t i)
{
    return symai_vec_at(&trie->nodes, i);
}

static struct symai_hits *hits_at(const struct symai_trie *trie, size_t i)
{
    return symai_vec_at(&trie->hits, i);
}

static struct symai_owners *owners_at(const struct symai_trie *trie, size_t i)
{
    return symai_vec_at(&trie->owners, i);
}

int symai_trie_new(struct symai_trie **out)
{
    struct symai_trie *trie = symai_calloc(1, sizeof *trie);
    void *item;
    int rc;

    *out = NULL;
    if (trie == NULL)
        return SYMA_ENOMEM;
    symai_vec_init(&trie->nodes, sizeof(struct node), MAX_STATES);
    symai_vec_init(&trie->hits, sizeof(struct symai_hits), MAX_HITS);
    symai_vec_init(&trie->owners, sizeof(struct symai_owners), MAX_HITS);
    symai_vec_init(&trie->entries, sizeof(struct entry), MAX_ENTRIES);
    trie->classes = 1;
    rc = symai_vec_push(&trie->nodes, &item);
    if (rc >= 0)
        rc = symai_vec_push(&trie->hits, &item);
    if (rc >= 0)
        rc = symai_vec_push(&trie->owners, &item);
    if (rc < 0) {
        symai_trie_free(trie);
        return rc;
    }
    *out = trie;
    return SYMA_OK;
}

void symai_trie_free(struct symai_trie *trie)
{
    if (trie == NULL)
        return;
    symai_vec_free(&trie->nodes);
    symai_vec_free(&trie->hits);
    symai_vec_free(&trie->owners);
    symai_vec_free(&trie->entries);
    symai_free(trie);
}

static uint32_t find_child(const struct symai_trie *trie, uint32_t parent,
                           uint8_t byte)
{
    uint32_t child = node_at(trie, parent)->child;

    while (child != 0 && node_at(trie, child)->byte != byte)
        child = node_at(trie, child)->sibling;
    return child;
}

static int add_child(struct symai_trie *trie, uint32_t parent, uint8_t byte,
                     uint32_t *out)
{
    struct node *node;
    void *item;
    int rc;

    if (trie->class_of[byte] == 0) {
        if (trie->classes == MAX_CLASSES)
            return SYMA_ELIMIT;
        trie->class_of[byte] = (uint8_t)trie->classes++;
    }
    rc = symai_vec_push(&trie->nodes, &item);
    if (rc < 0)
        return rc;
    node = item;
    node->byte = byte;
    node->sibling = node_at(trie, parent)->child;
    *out = (uint32_t)(trie->nodes.count - 1);
    node_at(trie, parent)->child = *out;
    return SYMA_OK;
}

static int own_hits(struct symai_trie *trie, uint32_t node)
{
    void *item;
    int rc;

    if (node_at(trie, node)->hits != 0)
        return SYMA_OK;
    rc = symai_vec_push(&trie->hits, &item);
    if (rc >= 0)
        node_at(trie, node)->hits = (uint16_t)(trie->hits.count - 1);
    return rc;
}

static int is_owned(const struct symai_owners *owners)
{
    uint64_t any = owners->signs;
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        any |= owners->triggers[i];
    return any != 0;
}

static int add_owners(struct symai_trie *trie, uint16_t hits,
                     const struct symai_owners *owners)
{
    void *item;
    int rc;

    if (!is_owned(owners))
        return SYMA_OK;
    if (hits_at(trie, hits)->owners == 0) {
        rc = symai_vec_push(&trie->owners, &item);
        if (rc < 0)
            return rc;
        hits_at(trie, hits)->owners = (uint16_t)(trie->owners.count - 1);
    }
    symai_owners_add(owners_at(trie, hits_at(trie, hits)->owners), owners);
    return SYMA_OK;
}

static int add_entry(struct symai_trie *trie, uint16_t hits, uint16_t pattern)
{
    const struct entry *last =
        symai_vec_at(&trie->entries, trie->entries.count - 1);
    struct entry *entry;
    void *item;
    int rc;

    if (pattern == SYMAI_NO_PATTERN ||
        (last != NULL && last->hits == hits && last->pattern == pattern))
        return SYMA_OK;
    rc = symai_vec_push(&trie->entries, &item);
    if (rc < 0)
        return rc;
    entry = item;
    entry->hits = hits;
    entry->pattern = pattern;
    return SYMA_OK;
}

int symai_trie_add(struct symai_trie *trie, const char *literal,
                   const struct symai_owners *owners, uint16_t pattern)
{
    uint32_t node = 0;
    uint32_t next;
    size_t i;
    int rc;

    for (i = 0; literal[i] != '\0'; i++) {
        next = find_child(trie, node, (uint8_t)literal[i]);
        if (next == 0) {
            rc = add_child(trie, node, (uint8_t)literal[i], &next);
            if (rc < 0)
                return rc;
        }
        node = next;
    }
    rc = own_hits(trie, node);
    if (rc >= 0)
        rc = add_owners(trie, node_at(trie, node)->hits, owners);
    return rc < 0 ? rc
                  : add_entry(trie, node_at(trie, node)->hits, pattern);
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

static void map_owners(struct symai_owners *owners, const uint8_t *languages)
{
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        owners->triggers[i] =
            symai_languages_map(owners->triggers[i], languages);
}

/* What a state of the automaton finds by itself, as the trie's own. */
static int take_hits(struct symai_trie *trie, const struct symai_automaton *a,
                     uint32_t state, const struct symai_trie_map *map)
{
    const struct symai_hits *from = a->hits + a->found[state];
    const uint16_t *patterns = symai_automaton_patterns(a, from);
    struct symai_owners owners = a->owners[from->owners];
    uint16_t hits;
    uint16_t i;
    int rc;

    if (a->found[state] == 0 ||
        (state != 0 && a->found[state] == a->found[symai_number(&a->fail, state)]))
        return SYMA_OK;
    rc = own_hits(trie, state);
    hits = node_at(trie, state)->hits;
    if (from->owners != 0)
        map_owners(&owners, map->languages);
    if (rc >= 0)
        rc = add_owners(trie, hits, &owners);
    for (i = 0; i < from->pattern_count && rc >= 0; i++)
        rc = add_entry(trie, hits, map->patterns[patterns[i]]);
    return rc;
}

/* The byte of each class: the small letter of two. */
static void invert_classes(const struct symai_automaton *a, uint8_t *bytes)
{
    int c;

    for (c = 0; c < 256; c++)
        bytes[a->class_of[c]] = (uint8_t)c;
}

int symai_trie_take(struct symai_trie *trie, const struct symai_automaton *a,
                    const struct symai_trie_map *map)
{
    uint8_t bytes[256];
    uint32_t state;
    uint32_t child;
    uint32_t node;
    int rc = symai_vec_reserve(&trie->nodes, a->states);

    invert_classes(a, bytes);
    for (state = 0; state < a->states && rc >= 0; state++) {
        for (child = symai_number(&a->children, state);
             child < symai_number(&a->children, state + 1) && rc >= 0; child++)
            rc = add_child(trie, state, bytes[a->label[child]], &node);
    }
    for (state = 0; state < a->states && rc >= 0; state++)
        rc = take_hits(trie, a, state, map);
    return rc;
}

/* Literals are of folded text: a capital in a text that was not folded is as
 * good as its small letter. */
static void know_no_case(struct build *b)
{
    int c;

    memcpy(b->class_of, b->trie->class_of, 256);
    for (c = 'A'; c <= 'Z'; c++) {
        if (b->class_of[c] == 0)
            b->class_of[c] = b->class_of[symai_ascii_lower(c)];
    }
}

static void number_states(struct build *b)
{
    const struct symai_trie *trie = b->trie;
    size_t state;
    size_t tail = 1;
    uint32_t child;

    b->dense = 1;
    for (state = 0; state < b->states; state++) {
        b->children[state] = (uint32_t)tail;
        for (child = node_at(trie, b->order[state])->child; child != 0;
             child = node_at(trie, child)->sibling) {
            b->order[tail] = child;
            b->label[tail] = trie->class_of[node_at(trie, child)->byte];
            b->depth[tail] = b->depth[state];
            if (b->depth[tail] <= DENSE_DEPTH)
                b->depth[tail]++;
            tail++;
            if (b->depth[tail - 1] <= DENSE_DEPTH)
                b->dense = tail;
        }
    }
    b->children[b->states] = (uint32_t)tail;
}

/* The child of the state, or of the first that it falls back to. */
static uint32_t go(const struct build *b, uint32_t state, uint8_t class)
{
    uint32_t child;

    for (;;) {
        for (child = b->children[state]; child < b->children[state + 1];
             child++) {
            if (b->label[child] == class)
                return child;
        }
        if (state == 0)
            return 0;
        state = b->fail[state];
    }
}

/* What a state's fail state finds, it finds too. */
static void inherit_hits(struct build *b, size_t state)
{
    uint16_t from = b->found[b->fail[state]];
    uint16_t own = node_at(b->trie, b->order[state])->hits;
    struct symai_hits *hits;
    const struct symai_hits *shorter;

    b->found[state] = own != 0 ? own : from;
    if (own == 0 || from == 0)
        return;
    hits = hits_at(b->trie, own);
    shorter = hits_at(b->trie, from);
    hits->more = from;
    if (hits->owners == 0)
        hits->owners = shorter->owners;
    else if (shorter->owners != 0)
        symai_owners_add(owners_at(b->trie, hits->owners),
                        owners_at(b->trie, shorter->owners));
}

/* In the order of the states: what one falls back to is nearer to the root
 * and done before it. */
static void find_fails(struct build *b)
{
    size_t state;
    uint32_t child;

    b->found[0] = node_at(b->trie, 0)->hits;
    for (state = 0; state < b->states; state++) {
        for (child = b->children[state]; child < b->children[state + 1];
             child++) {
            b->fail[child] =
                state == 0 ? 0 : go(b, b->fail[state], b->label[child]);
            inherit_hits(b, child);
        }
    }
}

/* A state's row is its fail state's row but for its own children. */
static void fill_rows(struct build *b)
{
    unsigned classes = b->trie->classes;
    size_t state;
    uint32_t child;
    uint32_t *row;

    for (state = 0; state < b->dense; state++) {
        row = b->moves + state * classes;
        if (state != 0)
            memcpy(row, b->moves + (size_t)b->fail[state] * classes,
                   classes * sizeof *row);
        for (child = b->children[state]; child < b->children[state + 1];
             child++)
            row[b->label[child]] = child;
    }
}

/* The patterns of each hits in one piece: counted, then dealt out. */
static void order_patterns(struct build *b)
{
    const struct symai_trie *trie = b->trie;
    const struct entry *entries = trie->entries.items;
    struct symai_hits *hits;
    uint32_t at = 0;
    size_t i;

    for (i = 0; i < trie->entries.count; i++)
        hits_at(trie, entries[i].hits)->pattern_count++;
    for (i = 0; i < trie->hits.count; i++) {
        hits = hits_at(trie, i);
        hits->first_pattern = at;
        at += hits->pattern_count;
        hits->pattern_count = 0;
    }
    for (i = 0; i < trie->entries.count; i++) {
        hits = hits_at(trie, entries[i].hits);
        b->patterns[hits->first_pattern + hits->pattern_count++] =
            entries[i].pattern;
    }
}

static int make_arrays(struct build *b)
{
    size_t states = b->trie->nodes.count;

    b->states = states;
    b->order = symai_calloc(states, sizeof *b->order);
    b->depth = symai_calloc(states, sizeof *b->depth);
    b->class_of = symai_calloc(256, sizeof *b->class_of);
    b->children = symai_calloc(states + 1, sizeof *b->children);
    b->label = symai_calloc(states, sizeof *b->label);
    b->fail = symai_calloc(states, sizeof *b->fail);
    b->found = symai_calloc(states, sizeof *b->found);
    b->patterns =
        symai_calloc(b->trie->entries.count + 1, sizeof *b->patterns);
    if (b->order == NULL || b->depth == NULL || b->class_of == NULL ||
        b->children == NULL || b->label == NULL || b->fail == NULL ||
        b->found == NULL || b->patterns == NULL)
        return SYMA_ENOMEM;
    number_states(b);
    b->moves = symai_calloc(b->dense * b->trie->classes, sizeof *b->moves);
    return b->moves == NULL ? SYMA_ENOMEM : SYMA_OK;
}

/* Takes over wide. */
static int narrow(uint32_t *wide, size_t count, size_t states,
                  struct symai_numbers *out)
{
    uint16_t *numbers;
    size_t i;

    if (states > UINT16_MAX) {
        out->wide = wide;
        return SYMA_OK;
    }
    numbers = symai_calloc(count, sizeof *numbers);
    for (i = 0; numbers != NULL && i < count; i++)
        numbers[i] = (uint16_t)wide[i];
    symai_free(wide);
    out->narrow = numbers;
    return numbers == NULL ? SYMA_ENOMEM : SYMA_OK;
}

static int give_numbers(const struct build *b, struct symai_automaton *out)
{
    int rc = narrow(b->moves, b->dense * b->trie->classes, b->states,
                    &out->moves);
    int other = narrow(b->children, b->states + 1, b->states, &out->children);

    rc = rc < 0 ? rc : other;
    other = narrow(b->fail, b->states, b->states, &out->fail);
    return rc < 0 ? rc : other;
}

static void free_numbers(struct build *b)
{
    symai_free(b->moves);
    symai_free(b->children);
    symai_free(b->fail);
}

static void give(const struct build *b, struct symai_automaton *out)
{
    struct symai_trie *trie = b->trie;

    out->class_of = b->class_of;
    out->label = b->label;
    out->found = b->found;
    out->patterns = b->patterns;
    out->hits = trie->hits.items; /* moved, with the owners */
    out->owners = trie->owners.items;
    out->classes = trie->classes;
    out->states = (uint32_t)b->states;
    out->dense = (uint32_t)b->dense;
    out->hits_count = (uint32_t)trie->hits.count;
    out->owners_count = (uint32_t)trie->owners.count;
    out->pattern_count = (uint32_t)trie->entries.count;
    trie->hits.items = NULL;
    trie->owners.items = NULL;
}

int symai_trie_build(struct symai_trie *trie, struct symai_automaton *out)
{
    struct build b;
    int rc;

    memset(out, 0, sizeof *out);
    memset(&b, 0, sizeof b);
    b.trie = trie;
    rc = make_arrays(&b);
    if (rc >= 0) {
        know_no_case(&b);
        find_fails(&b);
        fill_rows(&b);
        order_patterns(&b);
    }
    if (rc >= 0)
        rc = give_numbers(&b, out);
    else
        free_numbers(&b);
    give(&b, out);
    if (rc < 0)
        symai_automaton_free(out);
    symai_free(b.order);
    symai_free(b.depth);
    return rc;
}
