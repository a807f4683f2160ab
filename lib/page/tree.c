/* SPDX-License-Identifier: MIT */
/*
 * The rules are three tables: what a start tag closes when it stands at the
 * top, what an end tag may reach over, and what is implied. Every question is
 * answered without a walk over the open elements, so that no page of half
 * closed tags makes the work quadratic.
 */
#include "page/tree.h"

#include <string.h>

#include "base/error.h"
#include "page/chars.h"

struct open {
    uint32_t element;
    uint32_t outer; /* depth of the next one out of the same name */
};

/* Groups of elements that start tags close. */
enum group {
    G_A = 1 << 0,
    G_ADDRESS = 1 << 1,
    G_BOLD = 1 << 2, /* b, i */
    G_FONT = 1 << 3,
    G_SPAN = 1 << 4,
    G_U = 1 << 5,
    G_STYLED = 1 << 6, /* big, s, small, strike, tt */
    G_CAPTION = 1 << 7,
    G_COLGROUP = 1 << 8,
    G_DD = 1 << 9,
    G_DT = 1 << 10,
    G_MENU = 1 << 11, /* dir, menu */
    G_DL = 1 << 12,
    G_FORM = 1 << 13,
    G_HEAD = 1 << 14,
    G_HEADING = 1 << 15,
    G_LEGEND = 1 << 16,
    G_LI = 1 << 17,
    G_OL = 1 << 18,
    G_UL = 1 << 19,
    G_OPTION = 1 << 20,
    G_P = 1 << 21,
    G_PRE = 1 << 22, /* pre, xmp */
    G_TBODY = 1 << 23,
    G_TFOOT = 1 << 24,
    G_THEAD = 1 << 25,
    G_CELL = 1 << 26,
    G_TR = 1 << 27,
    G_TITLE = 1 << 28
};

static const uint32_t group_of[SYMAI_EL_COUNT] = {
    [SYMAI_EL_A] = G_A,
    [SYMAI_EL_ADDRESS] = G_ADDRESS,
    [SYMAI_EL_B] = G_BOLD,
    [SYMAI_EL_I] = G_BOLD,
    [SYMAI_EL_FONT] = G_FONT,
    [SYMAI_EL_SPAN] = G_SPAN,
    [SYMAI_EL_U] = G_U,
    [SYMAI_EL_BIG] = G_STYLED,
    [SYMAI_EL_S] = G_STYLED,
    [SYMAI_EL_SMALL] = G_STYLED,
    [SYMAI_EL_STRIKE] = G_STYLED,
    [SYMAI_EL_TT] = G_STYLED,
    [SYMAI_EL_CAPTION] = G_CAPTION,
    [SYMAI_EL_COLGROUP] = G_COLGROUP,
    [SYMAI_EL_DD] = G_DD,
    [SYMAI_EL_DT] = G_DT,
    [SYMAI_EL_DIR] = G_MENU,
    [SYMAI_EL_MENU] = G_MENU,
    [SYMAI_EL_DL] = G_DL,
    [SYMAI_EL_FORM] = G_FORM,
    [SYMAI_EL_HEAD] = G_HEAD,
    [SYMAI_EL_H1] = G_HEADING,
    [SYMAI_EL_H2] = G_HEADING,
    [SYMAI_EL_H3] = G_HEADING,
    [SYMAI_EL_H4] = G_HEADING,
    [SYMAI_EL_H5] = G_HEADING,
    [SYMAI_EL_H6] = G_HEADING,
    [SYMAI_EL_LEGEND] = G_LEGEND,
    [SYMAI_EL_LI] = G_LI,
    [SYMAI_EL_OL] = G_OL,
    [SYMAI_EL_UL] = G_UL,
    [SYMAI_EL_OPTION] = G_OPTION,
    [SYMAI_EL_P] = G_P,
    [SYMAI_EL_PRE] = G_PRE,
    [SYMAI_EL_XMP] = G_PRE,
    [SYMAI_EL_TBODY] = G_TBODY,
    [SYMAI_EL_TFOOT] = G_TFOOT,
    [SYMAI_EL_THEAD] = G_THEAD,
    [SYMAI_EL_TD] = G_CELL,
    [SYMAI_EL_TH] = G_CELL,
    [SYMAI_EL_TR] = G_TR,
    [SYMAI_EL_TITLE] = G_TITLE,
};

#define TOP_OF_BODY (G_P | G_HEAD)
#define LISTS (TOP_OF_BODY | G_ADDRESS | G_MENU | G_PRE)
#define TITLED (TOP_OF_BODY | G_HEADING | G_PRE)
#define COLUMNS (G_CAPTION | G_COLGROUP)
#define ROWS (COLUMNS | G_P | G_CELL | G_TR | G_THEAD | G_TBODY)
#define CELLS (G_A | G_BOLD | G_FONT | G_P | G_SPAN | G_CELL | G_U)

/* The groups that the start tag of an element closes. */
static const uint32_t closed_by[SYMAI_EL_COUNT] = {
    [SYMAI_EL_A] = G_A | G_HEAD,
    [SYMAI_EL_ABBR] = G_HEAD,
    [SYMAI_EL_ADDRESS] = TOP_OF_BODY | G_UL,
    [SYMAI_EL_B] = G_HEAD,
    [SYMAI_EL_BIG] = G_HEAD,
    [SYMAI_EL_BLOCKQUOTE] = TOP_OF_BODY,
    [SYMAI_EL_BODY] = TOP_OF_BODY | G_TITLE,
    [SYMAI_EL_BR] = G_HEAD,
    [SYMAI_EL_CAPTION] = G_P,
    [SYMAI_EL_CENTER] = TOP_OF_BODY | G_BOLD | G_FONT,
    [SYMAI_EL_CITE] = G_HEAD,
    [SYMAI_EL_CODE] = G_HEAD,
    [SYMAI_EL_COL] = G_CAPTION | G_P,
    [SYMAI_EL_COLGROUP] = COLUMNS | G_P,
    [SYMAI_EL_DD] = LISTS | G_DT,
    [SYMAI_EL_DIR] = TOP_OF_BODY,
    [SYMAI_EL_DIV] = TOP_OF_BODY,
    [SYMAI_EL_DL] = LISTS | G_DT,
    [SYMAI_EL_DT] = LISTS | G_DD,
    [SYMAI_EL_EM] = G_HEAD,
    [SYMAI_EL_FIELDSET] = TITLED | G_A | G_LEGEND,
    [SYMAI_EL_FONT] = G_HEAD,
    [SYMAI_EL_FORM] = LISTS | G_HEADING | G_DL | G_FORM | G_OL | G_UL,
    [SYMAI_EL_FRAMESET] = TOP_OF_BODY | G_TITLE,
    [SYMAI_EL_H1] = TOP_OF_BODY,
    [SYMAI_EL_H2] = TOP_OF_BODY,
    [SYMAI_EL_H3] = TOP_OF_BODY,
    [SYMAI_EL_H4] = TOP_OF_BODY,
    [SYMAI_EL_H5] = TOP_OF_BODY,
    [SYMAI_EL_H6] = TOP_OF_BODY,
    [SYMAI_EL_HEAD] = G_P,
    [SYMAI_EL_HR] = TOP_OF_BODY,
    [SYMAI_EL_I] = G_HEAD,
    [SYMAI_EL_IFRAME] = G_HEAD,
    [SYMAI_EL_IMG] = G_HEAD,
    [SYMAI_EL_KBD] = G_HEAD,
    [SYMAI_EL_LI] = TITLED | G_ADDRESS | G_DL | G_LI,
    [SYMAI_EL_MAP] = G_HEAD,
    [SYMAI_EL_MENU] = TOP_OF_BODY | G_UL,
    [SYMAI_EL_OL] = TOP_OF_BODY | G_UL,
    [SYMAI_EL_OPTGROUP] = G_OPTION,
    [SYMAI_EL_OPTION] = G_OPTION,
    [SYMAI_EL_P] = TOP_OF_BODY | G_HEADING | G_BOLD | G_STYLED | G_U,
    [SYMAI_EL_PRE] = TOP_OF_BODY | G_UL,
    [SYMAI_EL_Q] = G_HEAD,
    [SYMAI_EL_S] = G_HEAD,
    [SYMAI_EL_SAMP] = G_HEAD,
    [SYMAI_EL_SMALL] = G_HEAD,
    [SYMAI_EL_SPAN] = G_HEAD,
    [SYMAI_EL_STRIKE] = G_HEAD,
    [SYMAI_EL_STRONG] = G_HEAD,
    [SYMAI_EL_SUB] = G_HEAD,
    [SYMAI_EL_SUP] = G_HEAD,
    [SYMAI_EL_TABLE] = TITLED | G_A,
    [SYMAI_EL_TBODY] = ROWS | G_TFOOT,
    [SYMAI_EL_TD] = CELLS,
    [SYMAI_EL_TFOOT] = ROWS,
    [SYMAI_EL_TH] = CELLS,
    [SYMAI_EL_THEAD] = COLUMNS,
    [SYMAI_EL_TITLE] = G_P,
    [SYMAI_EL_TR] = COLUMNS | G_P | G_CELL | G_TR,
    [SYMAI_EL_TT] = G_HEAD,
    [SYMAI_EL_U] = G_HEAD,
    [SYMAI_EL_UL] = LISTS | G_OL,
    [SYMAI_EL_VAR] = G_HEAD,
    [SYMAI_EL_XMP] = TOP_OF_BODY,
};

/* An end tag reaches over open elements of its own rank and below. */
static const uint8_t rank_of[SYMAI_EL_COUNT] = {
    [SYMAI_EL_DIV] = 1,   [SYMAI_EL_TD] = 2,    [SYMAI_EL_TH] = 2,
    [SYMAI_EL_TR] = 3,    [SYMAI_EL_THEAD] = 4, [SYMAI_EL_TBODY] = 4,
    [SYMAI_EL_TFOOT] = 4, [SYMAI_EL_TABLE] = 5, [SYMAI_EL_HEAD] = 6,
    [SYMAI_EL_BODY] = 6,  [SYMAI_EL_HTML] = 7};

static const uint8_t ranked[] = {SYMAI_EL_DIV,   SYMAI_EL_TD,    SYMAI_EL_TH,
                                 SYMAI_EL_TR,    SYMAI_EL_THEAD, SYMAI_EL_TBODY,
                                 SYMAI_EL_TFOOT, SYMAI_EL_TABLE, SYMAI_EL_HEAD,
                                 SYMAI_EL_BODY,  SYMAI_EL_HTML};

static const struct symai_attributes no_attributes;

void symai_tree_init(struct symai_tree *tree, struct symai_scan *scan,
                     size_t max_depth)
{
    memset(tree, 0, sizeof *tree);
    tree->scan = scan;
    symai_vec_init(&tree->open, sizeof(struct open), max_depth);
}

void symai_tree_free(struct symai_tree *tree)
{
    symai_vec_free(&tree->open);
}

static int is_full(const struct symai_tree *tree)
{
    return tree->open.count == tree->open.max;
}

/* The innermost open element; SYMAI_EL_COUNT: none. */
static uint32_t top(const struct symai_tree *tree)
{
    const struct open *open = tree->open.items;

    return tree->open.count == 0 ? (uint32_t)SYMAI_EL_COUNT
                                 : open[tree->open.count - 1].element;
}

/* Nothing where there is no room: the scanner has said so already. */
static int push(struct symai_tree *tree, int element,
                const struct symai_attributes *attributes)
{
    struct open open = {(uint32_t)element, tree->depth_of[element]};
    int rc;

    if (is_full(tree))
        return SYMA_OK;
    rc = symai_vec_add(&tree->open, &open, sizeof open);
    if (rc < 0)
        return rc;
    tree->depth_of[element] = (uint32_t)tree->open.count;
    symai_scan_start(tree->scan, element, attributes);
    return tree->scan->rc;
}

static void pop(struct symai_tree *tree)
{
    const struct open *open = tree->open.items;

    open += tree->open.count - 1;
    tree->depth_of[open->element] = open->outer;
    tree->open.count--;
    symai_scan_end(tree->scan, (int)open->element);
}

static void close_for(struct symai_tree *tree, int element)
{
    uint32_t closed = closed_by[element];

    if (closed == 0)
        return;
    while (tree->open.count > 0 && (group_of[top(tree)] & closed) != 0)
        pop(tree);
}

static int push_head(struct symai_tree *tree)
{
    if (tree->had_head)
        return SYMA_OK;
    tree->had_head = 1;
    return push(tree, SYMAI_EL_HEAD, &no_attributes);
}

static int push_body(struct symai_tree *tree)
{
    if (tree->had_body || tree->depth_of[SYMAI_EL_BODY] > 0 ||
        tree->depth_of[SYMAI_EL_HEAD] > 0)
        return SYMA_OK;
    tree->had_head = 1;
    tree->had_body = 1;
    return push(tree, SYMAI_EL_BODY, &no_attributes);
}

/* Begins what must be open before the element can be. */
static int imply(struct symai_tree *tree, int element)
{
    int rc;

    if (element == SYMAI_EL_HTML || tree->had_body)
        return SYMA_OK; /* html is never closed before the end */
    if (tree->open.count == 0) {
        rc = push(tree, SYMAI_EL_HTML, &no_attributes);
        if (rc < 0)
            return rc;
    }
    switch (element) {
    case SYMAI_EL_HEAD:
    case SYMAI_EL_BODY:
    case SYMAI_EL_NOFRAMES:
    case SYMAI_EL_FRAME:
    case SYMAI_EL_FRAMESET:
        return SYMA_OK;
    case SYMAI_EL_SCRIPT:
    case SYMAI_EL_STYLE:
    case SYMAI_EL_META:
    case SYMAI_EL_LINK:
    case SYMAI_EL_TITLE:
    case SYMAI_EL_BASE:
        if (tree->open.count <= 1)
            return push_head(tree);
        return push_body(tree);
    default:
        return push_body(tree);
    }
}

/* 1 if the element can't begin here; its end tag is then no end either. */
static int is_stray(const struct symai_tree *tree, int element)
{
    switch (element) {
    case SYMAI_EL_HTML:
        return tree->open.count > 0;
    case SYMAI_EL_HEAD:
        return tree->open.count != 1;
    case SYMAI_EL_BODY:
        return tree->depth_of[SYMAI_EL_BODY] > 0;
    default:
        return 0;
    }
}

/* Opens an element with all that this ends and implies. */
static int begin(struct symai_tree *tree, int element, int ends,
                 const struct symai_attributes *attributes)
{
    size_t depth;
    int rc;

    close_for(tree, element);
    rc = imply(tree, element);
    if (rc < 0)
        return rc;
    if (is_stray(tree, element)) {
        tree->stray++;
        return SYMA_OK;
    }
    if (element == SYMAI_EL_HEAD)
        tree->had_head = 1;
    if (element == SYMAI_EL_BODY)
        tree->had_head = tree->had_body = 1;
    if (is_full(tree)) { /* it is void, and does not stay */
        symai_scan_start(tree->scan, element, attributes);
        symai_scan_end(tree->scan, element);
        return tree->scan->rc;
    }
    depth = tree->open.count;
    rc = push(tree, element, attributes);
    if (rc >= 0 && ends && tree->open.count > depth)
        pop(tree);
    return rc < 0 ? rc : tree->scan->rc;
}

/* Stands for a block that is not opened. */
static int part(struct symai_tree *tree)
{
    int rc = begin(tree, SYMAI_EL_BR, 1, &no_attributes);

    if (rc < 0)
        return rc;
    return begin(tree, SYMAI_EL_BR, 1, &no_attributes);
}

static int is_root(int element)
{
    return element == SYMAI_EL_HTML || element == SYMAI_EL_HEAD ||
           element == SYMAI_EL_BODY;
}

int symai_tree_start(struct symai_tree *tree, int element, int closes,
                     const struct symai_attributes *attributes)
{
    int flags = symai_element_flags[element];
    int is_void = (flags & SYMAI_ELEMENT_VOID) != 0;
    int is_flat = tree->flat > 0 || is_full(tree);

    if (is_root(element) && (is_flat || tree->unanswered[element] > 0))
        return SYMA_OK;
    if (is_flat && !is_void) {
        tree->flat += !closes;
        return (flags & SYMAI_ELEMENT_BLOCK) != 0 ? part(tree) : SYMA_OK;
    }
    if (!closes && !is_void)
        tree->unanswered[element]++;
    return begin(tree, element, closes || is_void, attributes);
}

/* 1 if an element that an end tag can't reach over stands inside of the
 * innermost one of its own. */
static int is_walled_in(const struct symai_tree *tree, int element)
{
    size_t i;

    for (i = 0; i < sizeof ranked; i++) {
        if (rank_of[ranked[i]] > rank_of[element] &&
            tree->depth_of[ranked[i]] > tree->depth_of[element])
            return 1;
    }
    return 0;
}

int symai_tree_end(struct symai_tree *tree, int element)
{
    int flags = symai_element_flags[element];
    uint32_t depth;

    /* What follows </body> or </html> still belongs to the page. */
    if (element == SYMAI_EL_HTML || element == SYMAI_EL_BODY)
        return SYMA_OK;
    if (tree->flat > 0) {
        tree->flat--;
        return (flags & SYMAI_ELEMENT_BLOCK) != 0 ? part(tree) : SYMA_OK;
    }
    if (tree->unanswered[element] == 0)
        return element == SYMAI_EL_P ? part(tree) : SYMA_OK;
    tree->unanswered[element]--;
    if (element == SYMAI_EL_HEAD && tree->stray > 0) {
        tree->stray--;
        return SYMA_OK;
    }
    depth = tree->depth_of[element];
    if (depth == 0 || (depth < tree->open.count && is_walled_in(tree, element)))
        return SYMA_OK;
    while (tree->open.count >= depth)
        pop(tree);
    return tree->scan->rc;
}

/* Text that stands directly in html or head begins a paragraph. */
static int imply_paragraph(struct symai_tree *tree)
{
    int rc;

    close_for(tree, SYMAI_EL_P);
    rc = imply(tree, SYMAI_EL_P);
    return rc < 0 ? rc : push(tree, SYMAI_EL_P, &no_attributes);
}

int symai_tree_text(struct symai_tree *tree, const char *bytes, size_t len)
{
    uint32_t element = top(tree);
    int rc;

    if (element == SYMAI_EL_COUNT || element == SYMAI_EL_HTML ||
        element == SYMAI_EL_HEAD) {
        while (len > 0 && symai_is_space((unsigned char)*bytes)) {
            bytes++;
            len--;
        }
        if (len == 0)
            return SYMA_OK;
        rc = imply_paragraph(tree);
        if (rc < 0)
            return rc;
    }
    symai_scan_text(tree->scan, bytes, len);
    return tree->scan->rc;
}

int symai_tree_finish(struct symai_tree *tree)
{
    while (tree->open.count > 0 && tree->scan->rc >= 0)
        pop(tree);
    return tree->scan->rc;
}
