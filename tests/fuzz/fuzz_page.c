/* SPDX-License-Identifier: MIT */
/*
 * Pages: facts, headers and bytes (pages.h). However the bytes are cut the
 * verdict is the same to the last byte, and so is all text that was kept; what
 * is told is clean; the cost grows with the page.
 */
#include <string.h>

#include "page/features.h"
#include "page/page.h"
#include "pages.h"
#include "syma/syma.h"

static const char *const lines[] = {"text",        "nagios",     "nagios:1",
                                    "openmetrics", "prometheus", "junit"};

static char *json_of(const syma_verdict *v)
{
    char *json = NULL;

    MUST(syma_verdict_format(v, "json", &json) == SYMA_OK);
    must_be_text(json);
    return json;
}

static void must_be_sound(const syma_verdict *v)
{
    static const char *const languages[] = {"fr", "en"};
    static const char *const readers[] = {"customer", "engineer"};
    const syma_evidence *e;
    const syma_notice *n;
    char *text = NULL;
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        must_be_line(syma_evidence_excerpt(e));
        MUST(strlen(syma_evidence_excerpt(e)) <= 160);
        MUST(syma_evidence_code(e)[0] != '\0');
        MUST(syma_evidence_weight(e) >= 0 && syma_evidence_weight(e) <= 1000);
    }
    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        int64_t from;
        int64_t to;

        n = syma_verdict_notice(v, i);
        from = syma_notice_earliest_ms(n);
        to = syma_notice_latest_ms(n);
        must_be_line(syma_notice_text(n));
        must_be_line(syma_notice_address(n));
        must_be_line(syma_notice_keyword(n));
        MUST(from >= -1 && to >= -1);
        MUST(from == -1 || to == -1 || from <= to);
    }
    MUST(syma_verdict_since_earliest_ms(v) <= syma_verdict_since_latest_ms(v));
    MUST(syma_verdict_since_latest_ms(v) <= PAGE_NOW_MS);
    must_be_line(syma_verdict_since_text(v));
    must_be_line(syma_verdict_summary(v));
    MUST(syma_verdict_confidence(v) >= 0 && syma_verdict_confidence(v) <= 1000);
    for (i = 0; i < sizeof lines / sizeof *lines; i++) {
        MUST(syma_verdict_format(v, lines[i], &text) == SYMA_OK);
        must_be_text(text);
        syma_string_free(text);
    }
    for (i = 0; i < 4; i++) {
        MUST(syma_verdict_explain(v, languages[i / 2], readers[i % 2], &text) ==
             SYMA_OK);
        MUST(text[0] != '\0');
        syma_string_free(text);
    }
}

/* A page is as it was when its own signature is held against it. */
static void must_know_itself(const syma_page *p, const struct page_text *t,
                             const syma_verdict *v)
{
    syma_context *c = NULL;
    syma_verdict *again = NULL;

    MUST(syma_context_new(&c) == SYMA_OK);
    MUST(syma_context_set_signature(c, syma_verdict_signature(v)) == SYMA_OK);
    MUST(syma_classify(p, t->kind, c, page_rules(), &again) == SYMA_OK);
    MUST((syma_verdict_flags(again) & SYMA_FLAG_DRIFT) == 0);
    syma_verdict_unref(again);
    syma_context_free(c);
}

static char *verdict_of(const syma_page *p, const struct page_text *t,
                        enum page_cut how, const syma_context *c)
{
    syma_verdict *v = NULL;
    char *json;

    MUST(syma_classify(p, t->kind, c, page_rules(), &v) == SYMA_OK);
    json = json_of(v);
    if (how == PAGE_WHOLE) {
        must_be_sound(v);
        must_know_itself(p, t, v);
    }
    syma_verdict_unref(v);
    return json;
}

/* All that is kept of a page: a verdict quotes little of it. */
static void must_be_same(const syma_page *a, const syma_page *b)
{
    const struct symai_features *one = symai_page_features(a);
    const struct symai_features *other = symai_page_features(b);

    MUST(one->text.len == other->text.len);
    MUST(one->text.len == 0 ||
         memcmp(one->text.data, other->text.data, one->text.len) == 0);
    MUST(one->blocks.count == other->blocks.count);
    MUST(one->blocks.count == 0 ||
         memcmp(one->blocks.items, other->blocks.items,
                one->blocks.count * sizeof(struct symai_block)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct page_text t;
    struct input in;
    syma_context *c;
    syma_page *pages[2];
    char *verdicts[2];
    int64_t since;
    int how;

    input_begin(&in, data, size);
    page_rules(); /* made once, and not what is measured */
    page_text_read(&t, &in);
    c = page_text_context(&t);
    for (how = PAGE_WHOLE; how <= PAGE_CUT; how++) {
        since = cpu_ms();
        pages[how] = page_text_make(&t, how);
        verdicts[how] = verdict_of(pages[how], &t, how, c);
        must_be_quick(since, t.body_len);
    }
    must_be_same(pages[PAGE_WHOLE], pages[PAGE_CUT]);
    MUST_EQUAL(verdicts[PAGE_WHOLE], verdicts[PAGE_CUT]);
    for (how = PAGE_WHOLE; how <= PAGE_CUT; how++) {
        syma_string_free(verdicts[how]);
        syma_page_free(pages[how]);
    }
    syma_context_free(c);
    page_text_clear(&t);
    return 0;
}
