/* SPDX-License-Identifier: MIT */
/*
 * The automaton: a trie while literals are added, then a table of moves, one
 * row a state, one column a class of bytes (those that occur in no literal
 * share one). A byte of text costs two look-ups.
 */
#include "judge/automaton.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "syma/error.h"

#define MAX_STATES 65535
#define MAX_CLASSES 128
#define MAX_ENTRIES 262144

struct node {
    uint16_t child;   /* first child; 0: none */
    uint16_t sibling; /* next child of the same parent; 0: none */
    uint16_t fail;
    uint16_t hits; /* index into hits; 0: none */
    uint8_t byte;
};

/* A pattern of a literal, until they are put in order. */
struct entry {
    uint16_t hits;
    uint16_t pattern;
};

struct symai_automaton {
    struct symai_vec nodes; /* struct node; 0 is the root */
    struct symai_vec hits;  /* struct symai_hits; 0 is empty */
    uint8_t class_of[256];
    unsigned classes;
    uint16_t *moves;          /* [state * classes + class] */
    uint16_t *found;          /* [state]: index into hits */
    uint16_t *patterns;       /* those of each hits, one after the other */
    struct symai_vec entries; /* struct entry; until build */
};

static struct node *node_at(const struct symai_automaton *a, size_t i)
{
    return symai_vec_at(&a->nodes, i);
}

static struct symai_hits *hits_at(const struct symai_automaton *a, size_t i)
{
    return symai_vec_at(&a->hits, i);
}

int symai_automaton_new(struct symai_automaton **out)
{
    struct symai_automaton *a = symai_calloc(1, sizeof *a);
    void *item;
    int rc;

    *out = NULL;
    if (a == NULL)
        return SYMA_ENOMEM;
    symai_vec_init(&a->nodes, sizeof(struct node), MAX_STATES);
    symai_vec_init(&a->hits, sizeof(struct symai_hits), MAX_STATES);
    symai_vec_init(&a->entries, sizeof(struct entry), MAX_ENTRIES);
    a->classes = 1;
    rc = symai_vec_push(&a->nodes, &item);
    if (rc >= 0)
        rc = symai_vec_push(&a->hits, &item);
    if (rc < 0) {
        symai_automaton_free(a);
        return rc;
    }
    *out = a;
    return SYMA_OK;
}

void symai_automaton_free(struct symai_automaton *a)
{
    if (a == NULL)
        return;
    symai_vec_free(&a->nodes);
    symai_vec_free(&a->hits);
    symai_free(a->moves);
    symai_free(a->found);
    symai_free(a->patterns);
    symai_vec_free(&a->entries);
    symai_free(a);
}

static uint16_t find_child(const struct symai_automaton *a, uint16_t parent,
                           uint8_t byte)
{
    uint16_t child = node_at(a, parent)->child;

    while (child != 0 && node_at(a, child)->byte != byte)
        child = node_at(a, child)->sibling;
    return child;
}

static int add_child(struct symai_automaton *a, uint16_t parent, uint8_t byte,
                     uint16_t *out)
{
    struct node *node;
    void *item;
    int rc;

    if (a->class_of[byte] == 0) {
        if (a->classes == MAX_CLASSES)
            return SYMA_ELIMIT;
        a->class_of[byte] = (uint8_t)a->classes++;
    }
    rc = symai_vec_push(&a->nodes, &item);
    if (rc < 0)
        return rc;
    node = item;
    node->byte = byte;
    node->sibling = node_at(a, parent)->child;
    *out = (uint16_t)(a->nodes.count - 1);
    node_at(a, parent)->child = *out;
    return SYMA_OK;
}

static void merge(struct symai_hits *into, const struct symai_hits *from)
{
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        into->triggers[i] |= from->triggers[i];
    into->signs |= from->signs;
}

static int own_hits(struct symai_automaton *a, uint16_t state)
{
    void *item;
    int rc;

    if (node_at(a, state)->hits != 0)
        return SYMA_OK;
    rc = symai_vec_push(&a->hits, &item);
    if (rc >= 0)
        node_at(a, state)->hits = (uint16_t)(a->hits.count - 1);
    return rc;
}

static int add_entry(struct symai_automaton *a, uint16_t hits, uint16_t pattern)
{
    const struct entry *last = symai_vec_at(&a->entries, a->entries.count - 1);
    struct entry *entry;
    void *item;
    int rc;

    if (pattern == SYMAI_NO_PATTERN ||
        (last != NULL && last->hits == hits && last->pattern == pattern))
        return SYMA_OK;
    rc = symai_vec_push(&a->entries, &item);
    if (rc < 0)
        return rc;
    entry = item;
    entry->hits = hits;
    entry->pattern = pattern;
    return SYMA_OK;
}

int symai_automaton_add(struct symai_automaton *a, const char *literal,
                        const struct symai_hits *hits, uint16_t pattern)
{
    uint16_t state = 0;
    uint16_t next;
    size_t i;
    int rc;

    for (i = 0; literal[i] != '\0'; i++) {
        next = find_child(a, state, (uint8_t)literal[i]);
        if (next == 0) {
            rc = add_child(a, state, (uint8_t)literal[i], &next);
            if (rc < 0)
                return rc;
        }
        state = next;
    }
    rc = own_hits(a, state);
    if (rc < 0)
        return rc;
    merge(hits_at(a, node_at(a, state)->hits), hits);
    return add_entry(a, node_at(a, state)->hits, pattern);
}

/* What a state's fail state finds, it finds too. */
static void inherit_hits(struct symai_automaton *a, uint16_t state)
{
    uint16_t from = node_at(a, node_at(a, state)->fail)->hits;
    uint16_t own = node_at(a, state)->hits;

    if (from == 0)
        return;
    if (own == 0) {
        node_at(a, state)->hits = from;
        return;
    }
    merge(hits_at(a, own), hits_at(a, from));
    hits_at(a, own)->more = from;
}

/* Breadth first: a state's row is its fail state's row but for its own
 * children. */
static void fill_rows(struct symai_automaton *a, uint16_t *queue)
{
    size_t head = 0;
    size_t tail = 0;
    uint16_t state;
    uint16_t child;
    uint16_t *row;

    queue[tail++] = 0;
    while (head < tail) {
        state = queue[head++];
        row = a->moves + (size_t)state * a->classes;
        if (state != 0)
            memcpy(row, a->moves + (size_t)node_at(a, state)->fail * a->classes,
                   a->classes * sizeof *row);
        for (child = node_at(a, state)->child; child != 0;
             child = node_at(a, child)->sibling) {
            /* What the copied row says is where the child falls back to. */
            node_at(a, child)->fail = row[a->class_of[node_at(a, child)->byte]];
            row[a->class_of[node_at(a, child)->byte]] = child;
            inherit_hits(a, child);
            queue[tail++] = child;
        }
        a->found[state] = node_at(a, state)->hits;
    }
}

/* Literals are of folded text: a capital in a text that was not folded is as
 * good as its small letter. */
static void know_no_case(struct symai_automaton *a)
{
    int c;

    for (c = 'A'; c <= 'Z'; c++) {
        if (a->class_of[c] == 0)
            a->class_of[c] = a->class_of[symai_ascii_lower(c)];
    }
}

/* The patterns of each hits in one piece: counted, then dealt out. */
static void order_patterns(struct symai_automaton *a)
{
    const struct entry *entries = a->entries.items;
    struct symai_hits *hits;
    uint32_t at = 0;
    size_t i;

    for (i = 0; i < a->entries.count; i++)
        hits_at(a, entries[i].hits)->pattern_count++;
    for (i = 0; i < a->hits.count; i++) {
        hits = hits_at(a, i);
        hits->first_pattern = at;
        at += hits->pattern_count;
        hits->pattern_count = 0;
    }
    for (i = 0; i < a->entries.count; i++) {
        hits = hits_at(a, entries[i].hits);
        a->patterns[hits->first_pattern + hits->pattern_count++] =
            entries[i].pattern;
    }
}

int symai_automaton_build(struct symai_automaton *a)
{
    uint16_t *queue = symai_calloc(a->nodes.count, sizeof *queue);
    int rc = SYMA_ENOMEM;

    a->moves = symai_calloc(a->nodes.count * a->classes, sizeof *a->moves);
    a->found = symai_calloc(a->nodes.count, sizeof *a->found);
    a->patterns = symai_calloc(a->entries.count + 1, sizeof *a->patterns);
    if (queue != NULL && a->moves != NULL && a->found != NULL &&
        a->patterns != NULL) {
        know_no_case(a);
        fill_rows(a, queue);
        order_patterns(a);
        rc = SYMA_OK;
    }
    symai_free(queue);
    symai_vec_free(&a->nodes);
    symai_vec_free(&a->entries);
    return rc;
}

const uint16_t *symai_automaton_patterns(const struct symai_automaton *a,
                                         const struct symai_hits *hits)
{
    return a->patterns + hits->first_pattern;
}

const struct symai_hits *symai_automaton_more(const struct symai_automaton *a,
                                              const struct symai_hits *hits)
{
    return hits->more == 0 ? NULL : hits_at(a, hits->more);
}

int symai_automaton_next(const struct symai_automaton *a, const char *text,
                         size_t len, size_t *pos, uint32_t *state,
                         const struct symai_hits **out)
{
    const uint16_t *moves = a->moves;
    const uint16_t *found = a->found;
    unsigned classes = a->classes;
    uint32_t s = *state;
    size_t i;

    for (i = *pos; i < len; i++) {
        s = moves[s * classes + a->class_of[(unsigned char)text[i]]];
        if (found[s] != 0) {
            *pos = i + 1;
            *state = s;
            *out = hits_at(a, found[s]);
            return 1;
        }
    }
    *pos = len;
    *state = s;
    return 0;
}
