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
#define MAX_SAID 65535
#define MAX_CLASSES 128
#define BEGIN_LEAST 3 /* bytes by which literals are told apart at once */
#define BEGIN_MOST 4

struct node {
    uint32_t child;   /* first child; 0: none */
    uint32_t sibling; /* next child of the same parent; 0: none */
    uint16_t said;    /* index into said; 0: none */
    uint8_t byte;
};

struct symai_trie {
    struct symai_vec nodes; /* struct node; 0 is the root */
    struct symai_vec said;  /* struct symai_possible; 0 is empty */
    uint8_t class_of[256];
    unsigned classes;
};

/* The automaton's arrays while they are filled. */
struct build {
    struct symai_trie *trie;
    uint32_t *order; /* [state]: its node */
    uint32_t *list;  /* states that are still to be looked at */
    uint8_t *class_of;
    uint16_t *moves;
    struct symai_state *states;
    size_t count;
    size_t numbered;
    size_t dense;
};

static struct node *node_at(const struct symai_trie *trie, size_t i)
{
    return symai_vec_at(&trie->nodes, i);
}

static struct symai_possible *said_at(const struct symai_trie *trie, size_t i)
{
    return symai_vec_at(&trie->said, i);
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
    symai_vec_init(&trie->said, sizeof(struct symai_possible), MAX_SAID);
    trie->classes = 1;
    rc = symai_vec_push(&trie->nodes, &item);
    if (rc >= 0)
        rc = symai_vec_push(&trie->said, &item);
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
    symai_vec_free(&trie->said);
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

static int add_said(struct symai_trie *trie, uint32_t node,
                    const struct symai_possible *said)
{
    void *item;
    int rc;

    if (node_at(trie, node)->said == 0) {
        rc = symai_vec_push(&trie->said, &item);
        if (rc < 0)
            return rc;
        node_at(trie, node)->said = (uint16_t)(trie->said.count - 1);
    }
    symai_possible_add(said_at(trie, node_at(trie, node)->said), said);
    return SYMA_OK;
}

int symai_trie_add(struct symai_trie *trie, const char *literal,
                   const struct symai_possible *said)
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
    return add_said(trie, node, said);
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

/* The next numbers for the children of a state. */
static void number_children(struct build *b, size_t state)
{
    const struct symai_trie *trie = b->trie;
    uint32_t child;

    b->states[state].first_child = (uint32_t)b->numbered;
    for (child = node_at(trie, b->order[state])->child; child != 0;
         child = node_at(trie, child)->sibling) {
        b->order[b->numbered] = child;
        b->states[b->numbered].label =
            trie->class_of[node_at(trie, child)->byte];
        b->states[state].child_count++;
        b->numbered++;
    }
}

/* All below a state, the first child's children right behind it: a text that
 * goes on in a word finds the next state in the same line of the cache. */
static void number_below(struct build *b, uint32_t top)
{
    uint32_t *stack = b->list;
    size_t depth = 0;
    uint32_t state;
    uint32_t i;

    stack[depth++] = top;
    while (depth > 0) {
        state = stack[--depth];
        number_children(b, state);
        for (i = b->states[state].child_count; i > 0; i--)
            stack[depth++] = b->states[state].first_child + i - 1;
    }
}

/* Breadth first as far as there are rows: the moves of a row, and those of
 * what it falls back to, have small numbers. */
static void number_states(struct build *b, int rows_depth)
{
    size_t level_end;
    size_t state = 0;
    size_t below;
    int depth;

    b->numbered = 1;
    for (depth = 0; depth <= rows_depth; depth++) {
        level_end = b->numbered;
        for (; state < level_end; state++) {
            number_children(b, state);
            if (b->numbered <= UINT16_MAX)
                b->dense = state + 1;
        }
    }
    below = b->numbered;
    for (; state < below; state++)
        number_below(b, (uint32_t)state);
}

/* The child of the state, or of the first that it falls back to. */
static uint32_t go(const struct build *b, uint32_t state, uint8_t class)
{
    const struct symai_state *s;
    uint32_t i;

    for (;;) {
        s = b->states + state;
        for (i = s->first_child; i < s->first_child + s->child_count; i++) {
            if (b->states[i].label == class)
                return i;
        }
        if (state == 0)
            return 0;
        state = s->fail;
    }
}

/* What a state's fail state finds, it finds too. */
static void inherit(struct build *b, size_t state)
{
    uint16_t from = b->states[b->states[state].fail].found;
    uint16_t own = node_at(b->trie, b->order[state])->said;

    b->states[state].found = own != 0 ? own : from;
    if (own != 0 && from != 0)
        symai_possible_add(said_at(b->trie, own), said_at(b->trie, from));
}

/* Breadth first: what a state falls back to is nearer to the root and done
 * before it. */
static void find_fails(struct build *b)
{
    const struct symai_state *s;
    struct symai_state *child;
    uint32_t state;
    uint32_t i;
    size_t at;
    size_t end = 1;

    b->states[0].found = node_at(b->trie, 0)->said;
    b->list[0] = 0;
    for (at = 0; at < end; at++) {
        state = b->list[at];
        s = b->states + state;
        for (i = s->first_child; i < s->first_child + s->child_count; i++) {
            child = b->states + i;
            child->fail = state == 0 ? 0 : go(b, s->fail, child->label);
            inherit(b, i);
            b->list[end++] = i;
        }
    }
}

/* A state's row is its fail state's row but for its own children. */
static void fill_rows(struct build *b)
{
    unsigned classes = b->trie->classes;
    const struct symai_state *s;
    size_t state;
    uint32_t i;
    uint16_t *row;

    for (state = 0; state < b->dense; state++) {
        s = b->states + state;
        row = b->moves + state * classes;
        if (state != 0)
            memcpy(row, b->moves + (size_t)s->fail * classes,
                   classes * sizeof *row);
        for (i = s->first_child; i < s->first_child + s->child_count; i++)
            row[b->states[i].label] = (uint16_t)i;
    }
}

/* The least length of a literal below a node, up to most. */
static int least_below(const struct symai_trie *trie, uint32_t node, int most)
{
    const struct node *n = node_at(trie, node);
    int least = most;
    uint32_t child;

    if (n->said != 0 || most == 0)
        return 0;
    for (child = n->child; child != 0; child = node_at(trie, child)->sibling)
        least = 1 + least_below(trie, child, least - 1);
    return least;
}

/* Of all literals below a node, of which bytes are the depth bytes before it.
 */
static void add_begins(const struct symai_trie *trie, uint32_t node, int depth,
                       uint32_t bytes, struct symai_automaton *out)
{
    uint32_t child;
    size_t bits[2];

    if (depth == BEGIN_MOST || (out->begin_mask >> 8 * depth & 1) == 0) {
        symai_begin_bits(bytes, out->begin_mask, bits);
        out->begins[bits[0] / 8] |= (uint8_t)(1U << bits[0] % 8);
        out->begins[bits[1] / 8] |= (uint8_t)(1U << bits[1] % 8);
        return;
    }
    for (child = node_at(trie, node)->child; child != 0;
         child = node_at(trie, child)->sibling)
        add_begins(trie, child, depth + 1,
                   bytes | (uint32_t)node_at(trie, child)->byte << 8 * depth,
                   out);
}

static void find_begins(const struct symai_trie *trie,
                        struct symai_automaton *out)
{
    const int least = least_below(trie, 0, BEGIN_MOST);

    if (least < BEGIN_LEAST)
        return;
    out->begin_mask = UINT32_MAX >> 8 * (BEGIN_MOST - least);
    add_begins(trie, 0, 0, 0, out);
}

static int make_arrays(struct build *b, int rows_depth)
{
    b->count = b->trie->nodes.count;
    b->order = symai_calloc(b->count, sizeof *b->order);
    b->list = symai_calloc(b->count, sizeof *b->list);
    b->class_of = symai_calloc(256, sizeof *b->class_of);
    b->states = symai_calloc(b->count, sizeof *b->states);
    if (b->order == NULL || b->list == NULL || b->class_of == NULL ||
        b->states == NULL)
        return SYMA_ENOMEM;
    number_states(b, rows_depth);
    b->moves = symai_calloc(b->dense * b->trie->classes, sizeof *b->moves);
    return b->moves == NULL ? SYMA_ENOMEM : SYMA_OK;
}

static void give(const struct build *b, struct symai_automaton *out)
{
    struct symai_trie *trie = b->trie;

    out->class_of = b->class_of;
    out->moves = b->moves;
    out->states = b->states;
    out->said = trie->said.items; /* moved */
    out->class_count = trie->classes;
    out->state_count = (uint32_t)b->count;
    out->dense_count = (uint32_t)b->dense;
    out->said_count = (uint32_t)trie->said.count;
    trie->said.items = NULL;
}

int symai_trie_build(struct symai_trie *trie, int rows_depth,
                     struct symai_automaton *out)
{
    struct build b;
    int rc;

    memset(out, 0, sizeof *out);
    memset(&b, 0, sizeof b);
    b.trie = trie;
    rc = make_arrays(&b, rows_depth);
    if (rc >= 0) {
        know_no_case(&b);
        find_fails(&b);
        fill_rows(&b);
        find_begins(trie, out);
    }
    give(&b, out);
    if (rc < 0)
        symai_automaton_free(out);
    symai_free(b.order);
    symai_free(b.list);
    return rc;
}
