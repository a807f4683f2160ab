/* SPDX-License-Identifier: MIT */
/*
 * Which elements are open: tags as the lexer finds them to elements that
 * begin and end, with what pages leave out (html, head, body, the ends of
 * paragraphs, items and cells) put in. There is no tree, only the way from
 * the root to where the page has got to.
 *
 * It closes and implies as libxml2's HTML parser does, whose tokens the
 * features were built on, not as the HTML standard does: no active
 * formatting elements, no foster parents.
 */
#ifndef SYMAI_PAGE_TREE_H
#define SYMAI_PAGE_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "page/element.h"
#include "page/scan.h"

struct symai_tree {
    struct symai_scan *scan;
    struct symai_vec open; /* struct open of tree.c */
    /* By element: the depth of the innermost open one, 0: none. */
    uint32_t depth_of[SYMAI_EL_COUNT];
    /* Start tags that no end tag has answered yet. */
    uint32_t unanswered[SYMAI_EL_COUNT];
    uint64_t flat;  /* start tags past the greatest depth, not opened */
    uint64_t stray; /* html, head and body where none can begin */
    int had_head;
    int had_body;
};

/* scan is borrowed and gets all elements; at most max_depth are open. */
void symai_tree_init(struct symai_tree *tree, struct symai_scan *scan,
                     size_t max_depth);
void symai_tree_free(struct symai_tree *tree);

/* All: SYMA_OK, or the first failure of the tree or of the scanner. closes: the
 * element ends with its tag. attributes are read during the call only. */
int symai_tree_start(struct symai_tree *tree, int element, int closes,
                     const struct symai_attributes *attributes);
int symai_tree_end(struct symai_tree *tree, int element);
int symai_tree_text(struct symai_tree *tree, const char *bytes, size_t len);
int symai_tree_finish(struct symai_tree *tree);

#endif
