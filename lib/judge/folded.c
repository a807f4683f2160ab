/* SPDX-License-Identifier: MIT */
#include "judge/folded.h"

#include <string.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/mem.h"
#include "judge/find.h"
#include "judge/place.h"
#include "page/text.h"

#define ENOUGH 4096 /* bytes at once; the last block may go past it */
#define TEXT_MAX (SYMAI_HIT_STRETCH * SYMAI_HIT_STRETCHES)

/* A folded text is no longer than it was. */
_Static_assert(ENOUGH + SYMAI_BLOCK_MAX + 1 <= TEXT_MAX, "a block has room");

void symai_folded_init(struct symai_folded *folded)
{
    memset(folded, 0, sizeof *folded);
    symai_buf_init(&folded->text, TEXT_MAX);
    symai_vec_init(&folded->begins, sizeof(uint32_t), TEXT_MAX);
}

void symai_folded_free(struct symai_folded *folded)
{
    symai_buf_free(&folded->text);
    symai_vec_free(&folded->begins);
    symai_free(folded->hits.items);
}

static int add_block(struct symai_findings *f, size_t index)
{
    const struct symai_block *block = symai_vec_at(&f->features->blocks, index);
    struct symai_folded *folded = f->folded;
    const uint32_t begin = (uint32_t)folded->text.len;
    int rc = symai_vec_add(&folded->begins, &begin, sizeof begin);

    if (rc >= 0 && symai_place_is_read(f, block))
        rc = symai_fold(symai_features_text(f->features, block->text),
                        block->text.len, &folded->text);
    return rc < 0 ? rc : symai_buf_add(&folded->text, "", 1);
}

/* As many blocks as make enough, from index on. */
static int fill(struct symai_findings *f, size_t index)
{
    struct symai_folded *folded = f->folded;
    int rc = SYMA_OK;

    folded->first = index;
    folded->begins.count = 0;
    symai_buf_clear(&folded->text);
    while (rc >= 0 && index < f->features->blocks.count &&
           folded->text.len < ENOUGH)
        rc = add_block(f, index++);
    if (rc >= 0)
        rc = symai_needles_list(&f->rules->t->of_text, folded->text.data,
                                folded->text.len, &folded->hits);
    if (rc < 0)
        folded->begins.count = 0;
    return rc;
}

/* Where the nth of the blocks at hand begins; the end, for one past them. */
static size_t begin_of(const struct symai_folded *folded, size_t n)
{
    const uint32_t *begins = folded->begins.items;

    return n < folded->begins.count ? begins[n] : folded->text.len;
}

static int is_at_hand(const struct symai_folded *folded, size_t index)
{
    return index >= folded->first &&
           index - folded->first < folded->begins.count;
}

static void view(const struct symai_folded *folded, size_t index,
                 struct symai_folded_text *out)
{
    out->at = begin_of(folded, index - folded->first);
    out->data = folded->text.data + out->at;
    out->len = begin_of(folded, index - folded->first + 1) - out->at - 1;
    out->hits = &folded->hits;
}

int symai_folded_take(struct symai_findings *f, size_t index)
{
    int rc = is_at_hand(f->folded, index) ? SYMA_OK : fill(f, index);

    if (rc >= 0)
        view(f->folded, index, &f->folded->block);
    return rc;
}

void symai_folded_beside(struct symai_findings *f, size_t index,
                         struct symai_buf *own, struct symai_folded_text *out)
{
    const struct symai_block *block = symai_vec_at(&f->features->blocks, index);

    if (is_at_hand(f->folded, index) && symai_place_is_read(f, block)) {
        view(f->folded, index, out);
        return;
    }
    symai_find_fold(f, block->text, SYMAI_FOLDED_MAX, own);
    memset(out, 0, sizeof *out);
    out->data = own->data;
    out->len = own->len;
}
