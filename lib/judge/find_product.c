/* SPDX-License-Identifier: MIT */
/*
 * Products' own pages: default pages, error pages, walls. Every condition of
 * a product must hold; the cheap ones are looked at first by their order in
 * the rule file.
 */
#include "judge/find_product.h"

#include <string.h>

#include "base/fold.h"
#include "syma/types.h"

#define MAX_TEXT (16 * 1024)
#define MAX_HEADERS (32 * 1024)

/* Folded forms of what conditions look at, made when first needed. */
struct views {
    struct symai_buf view[SYMAI_ON_COUNT];
    int made[SYMAI_ON_COUNT];
};

static int fold_blocks(const struct symai_features *p, struct symai_buf *out)
{
    const struct symai_block *block;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < p->blocks.count && rc >= 0; i++) {
        block = symai_vec_at(&p->blocks, i);
        if (block->place == SYMAI_PLACE_TITLE ||
            block->place == SYMAI_PLACE_SCRIPT)
            continue;
        rc = symai_fold(symai_features_text(p, block->text), block->text.len,
                        out);
        if (rc >= 0)
            rc = symai_buf_add_char(out, '\n');
    }
    return rc == SYMA_ELIMIT ? SYMA_OK : rc;
}

static int fold_headers(const struct symai_response *r, struct symai_buf *out)
{
    const struct symai_header *header;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < r->headers.count && rc >= 0; i++) {
        header = symai_vec_at(&r->headers, i);
        rc = symai_fold(header->name, strlen(header->name), out);
        if (rc >= 0)
            rc = symai_buf_add_str(out, ": ");
        if (rc >= 0)
            rc = symai_fold(header->value, strlen(header->value), out);
        if (rc >= 0)
            rc = symai_buf_add_char(out, '\n');
    }
    return rc == SYMA_ELIMIT ? SYMA_OK : rc;
}

static int make_view(const struct symai_findings *f, int on,
                     struct symai_buf *out)
{
    const struct symai_features *p = f->features;

    switch (on) {
    case SYMAI_ON_TITLE:
        return symai_fold(symai_features_text(p, p->title), p->title.len, out);
    case SYMAI_ON_MARK:
        return symai_fold(symai_features_text(p, p->marks), p->marks.len, out);
    case SYMAI_ON_TEXT:
        return fold_blocks(p, out);
    default:
        return fold_headers(f->response, out);
    }
}

/* 1 holds, 0 not, negative: no memory. */
static int holds(const struct symai_findings *f, struct views *views,
                 size_t index)
{
    const struct symai_tables *t = f->rules->t;
    int on = t->conditions[index].on;
    struct symai_buf *view = &views->view[on];
    const struct symai_regex *regex;
    struct symai_match match;
    int rc;

    if (!views->made[on]) {
        rc = make_view(f, on, view);
        if (rc < 0)
            return rc;
        views->made[on] = 1;
    }
    rc = symai_ruleset_pattern(
        f->rules, (size_t)t->claim_count + t->guard_count + index, &regex);
    if (rc < 0)
        return rc;
    rc = symai_regex_match(regex, f->scratch, view->data, view->len, 0, &match);
    return rc == SYMA_ENOMEM ? rc : rc == 1;
}

/* 0 where the literals of a condition do not stand where it looks. */
static int may_hold(const struct symai_findings *f, size_t index)
{
    switch (f->rules->t->conditions[index].on) {
    case SYMAI_ON_TITLE:
        return symai_present_condition(f->in_title, f->rules, index);
    case SYMAI_ON_TEXT:
        return symai_present_condition(f->in_text, f->rules, index);
    case SYMAI_ON_MARK:
        return symai_present_condition(f->in_marks, f->rules, index);
    default:
        return f->response->headers.count > 0;
    }
}

static int may_be(const struct symai_findings *f,
                  const struct symai_product *product)
{
    uint32_t i;

    for (i = 0; i < product->condition_count; i++) {
        if (!may_hold(f, product->first_condition + i))
            return 0;
    }
    return 1;
}

static int is_product(const struct symai_findings *f, struct views *views,
                      const struct symai_product *product)
{
    uint32_t i;
    int rc = may_be(f, product);

    for (i = 0; i < product->condition_count && rc == 1; i++)
        rc = holds(f, views, product->first_condition + i);
    return rc;
}

static int note_product(struct symai_findings *f,
                        const struct symai_product *product)
{
    static const char *const codes[SYMAI_CLAIM_COUNT] = {
        [SYMAI_CLAIM_MAINTENANCE] = "page.product.maintenance",
        [SYMAI_CLAIM_ERROR] = "page.product.error",
        [SYMAI_CLAIM_DENIED] = "page.product.denied",
        [SYMAI_CLAIM_SOFT_404] = "page.product.soft_404",
        [SYMAI_CLAIM_BOT_WALL] = "page.product.bot_wall",
        [SYMAI_CLAIM_PARKED] = "page.product.parked",
        [SYMAI_CLAIM_DEFAULT_PAGE] = "page.product.default_page"};

    if (f->verdict->product[0] == '\0')
        memcpy(f->verdict->product, product->name, sizeof product->name);
    if (product->claim < 0 || codes[product->claim] == NULL)
        return SYMA_OK;
    if (product->claim == SYMAI_CLAIM_MAINTENANCE)
        f->own_page = 1;
    else if (product->whole)
        f->set_text = 1;
    if (product->weight > f->claims[product->claim].raised)
        f->claims[product->claim].raised = product->weight;
    return symai_find_note(f, codes[product->claim],
                           symai_claim_state(product->claim), product->weight,
                           product->name);
}

int symai_find_products(struct symai_findings *f)
{
    static const size_t sizes[SYMAI_ON_COUNT] = {[SYMAI_ON_TITLE] = MAX_TEXT,
                                                 [SYMAI_ON_TEXT] = MAX_TEXT,
                                                 [SYMAI_ON_MARK] = MAX_TEXT,
                                                 [SYMAI_ON_HEADER] =
                                                     MAX_HEADERS};
    const struct symai_product *product;
    struct views views;
    size_t i;
    int rc = SYMA_OK;

    memset(&views, 0, sizeof views);
    for (i = 0; i < SYMAI_ON_COUNT; i++)
        symai_buf_init(&views.view[i], sizes[i]);
    for (i = 0; i < f->rules->t->product_count && rc >= 0; i++) {
        product = f->rules->t->products + i;
        rc = is_product(f, &views, product);
        if (rc == 1)
            rc = note_product(f, product);
    }
    for (i = 0; i < SYMAI_ON_COUNT; i++)
        symai_buf_free(&views.view[i]);
    /* What a product always says is nobody's announcement. */
    if (f->set_text && !f->own_page) {
        memset(&f->claims[SYMAI_CLAIM_MAINTENANCE], 0,
               sizeof f->claims[SYMAI_CLAIM_MAINTENANCE]);
        f->claims[SYMAI_CLAIM_MAINTENANCE].block = -1;
    }
    return rc < 0 ? rc : SYMA_OK;
}
