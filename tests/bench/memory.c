/* SPDX-License-Identifier: MIT */
/*
 * Pages in memory, in pieces as libcurl hands them out. bench_judge and
 * bench_parse are called once for each page that is measured, and are names
 * for callgrind's --toggle-collect.
 */
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <syma/syma.h>

#include "files.h"
#include "measure.h"
#include "phrases.h"
#include "sax.h"

#define PIECE 16384

struct body {
    char *bytes;
    size_t len;
};

struct memory {
    const struct bench_args *args;
    struct body *pages;
    syma_ruleset *rules;
    double *times;   /* seconds, of each page in each repetition */
    double *medians; /* of each page */
    double *one;     /* of one page in each repetition */
    size_t count;
    double load; /* seconds for the rules */
    unsigned long hits;
    double told;
};

__attribute__((noinline)) int bench_judge(const struct memory *m,
                                          const struct body *body,
                                          unsigned long *hits);
__attribute__((noinline)) int bench_parse(const struct body *body,
                                          unsigned long *tokens);

static size_t piece(const struct body *body, size_t at)
{
    return body->len - at < PIECE ? body->len - at : PIECE;
}

static int feed(syma_page *page, const struct body *body)
{
    size_t at;
    int rc = syma_page_set_http_status(page, 200);

    if (rc == SYMA_OK)
        rc = syma_page_set_url(page, "https://www.operator.example/");
    for (at = 0; at < body->len && rc == SYMA_OK; at += PIECE)
        rc = syma_page_feed(page, body->bytes + at, piece(body, at));
    return rc == SYMA_OK ? syma_page_finish(page) : rc;
}

static int judge(const struct memory *m, const struct body *body,
                 unsigned long *hits)
{
    syma_page *page = NULL;
    syma_verdict *v = NULL;
    int rc = syma_page_new(NULL, &page);

    if (rc == SYMA_OK)
        rc = feed(page, body);
    if (rc == SYMA_OK)
        rc = syma_classify(page, m->args->kind, NULL, m->rules, &v);
    *hits += bench_count_hits(v);
    syma_verdict_unref(v);
    syma_page_free(page);
    return rc;
}

static int parse(const struct body *body, unsigned long *tokens)
{
    struct bench_sax *sax = bench_sax_new();
    size_t at;

    if (sax == NULL)
        return SYMA_ENOMEM;
    for (at = 0; at < body->len; at += PIECE)
        bench_sax_feed(sax, body->bytes + at, piece(body, at));
    *tokens += bench_sax_free(sax);
    return SYMA_OK;
}

int bench_judge(const struct memory *m, const struct body *body,
                unsigned long *hits)
{
    return judge(m, body, hits);
}

int bench_parse(const struct body *body, unsigned long *tokens)
{
    return parse(body, tokens);
}

static int load(struct memory *m)
{
    const struct bench_args *args = m->args;
    double begin;
    int i;
    int rc = 0;

    m->count = (size_t)args->file_count * (size_t)args->reps;
    m->pages = calloc((size_t)args->file_count, sizeof *m->pages);
    m->times = calloc(m->count, sizeof *m->times);
    m->medians = calloc((size_t)args->file_count, sizeof *m->medians);
    m->one = calloc((size_t)args->reps, sizeof *m->one);
    if (m->pages == NULL || m->times == NULL || m->medians == NULL ||
        m->one == NULL)
        return bench_complain(args, BENCH_FAILED, "no memory");
    for (i = 0; i < args->file_count && rc == 0; i++)
        rc = bench_file_read(args, args->files[i], &m->pages[i].bytes,
                             &m->pages[i].len);
    begin = bench_cpu();
    if (rc == 0 && !args->parse)
        rc = bench_rules(args, &m->rules);
    m->load = bench_cpu() - begin;
    return rc;
}

static void unload(struct memory *m)
{
    int i;

    for (i = 0; m->pages != NULL && i < m->args->file_count; i++)
        free(m->pages[i].bytes);
    syma_ruleset_free(m->rules);
    free(m->times);
    free(m->medians);
    free(m->one);
    free(m->pages);
}

static int fail(const struct memory *m, size_t i, int rc)
{
    return bench_complain(m->args, BENCH_FAILED, "%s: %s", m->args->files[i],
                          syma_strerror(rc));
}

/* Not measured: what is only made when first asked for is made here. */
static int warm_up(struct memory *m)
{
    size_t files = (size_t)m->args->file_count;
    size_t count = files * (size_t)m->args->warm;
    unsigned long ignored = 0;
    size_t i;
    int rc;

    for (i = 0; i < count; i++) {
        rc = m->args->parse ? parse(&m->pages[i % files], &ignored)
                            : judge(m, &m->pages[i % files], &ignored);
        if (rc < 0)
            return fail(m, i % files, rc);
        bench_progress(&m->told, "pages before", (long)i, (long)count);
    }
    return 0;
}

/* All pages in each round, so that a busy moment of the machine does not hit
 * one of them alone. */
static int work(struct memory *m)
{
    size_t files = (size_t)m->args->file_count;
    const struct body *body;
    double begin;
    size_t i;
    int rc;

    for (i = 0; i < m->count; i++) {
        body = &m->pages[i % files];
        begin = bench_cpu();
        rc = m->args->parse ? bench_parse(body, &m->hits)
                            : bench_judge(m, body, &m->hits);
        m->times[i] = bench_cpu() - begin;
        if (rc < 0)
            return fail(m, i % files, rc);
        bench_progress(&m->told, "pages", (long)i, (long)m->count);
    }
    bench_progress_end(m->told);
    return 0;
}

/* What a page takes when nothing comes between: the slowest pages are asked
 * for, not the slowest moments of the machine. */
static void find_medians(struct memory *m)
{
    const size_t files = (size_t)m->args->file_count;
    const size_t reps = (size_t)m->args->reps;
    size_t i;
    size_t j;

    for (i = 0; i < files; i++) {
        for (j = 0; j < reps; j++)
            m->one[j] = m->times[j * files + i];
        m->medians[i] = bench_part(m->one, reps, 0.50);
    }
}

static void tell(struct memory *m)
{
    const size_t files = (size_t)m->args->file_count;
    double bytes = 0;
    double sum = 0;
    size_t i;

    find_medians(m);

    for (i = 0; i < m->count; i++) {
        bytes += (double)m->pages[i % files].len;
        sum += m->times[i];
    }
    printf("pages=%zu bytes=%.0f cpu_s=%.4f mb_s=%.1f us_per_page=%.1f "
           "p50_us=%.1f p99_us=%.1f max_us=%.1f load_ms=%.2f hits=%lu "
           "peak_rss_kib=%ld\n",
           m->count, bytes, sum, sum > 0 ? bytes / sum * 1e-6 : 0,
           sum / (double)m->count * 1e6,
           bench_part(m->medians, files, 0.50) * 1e6,
           bench_part(m->medians, files, 0.99) * 1e6,
           bench_part(m->times, m->count, 1.00) * 1e6, m->load * 1e3, m->hits,
           bench_status_kib("VmHWM:"));
}

int bench_memory(const struct bench_args *args)
{
    struct memory m;
    int rc;

    memset(&m, 0, sizeof m);
    m.args = args;
    rc = load(&m);
    if (rc == 0)
        rc = warm_up(&m);
    if (rc == 0)
        rc = work(&m);
    if (rc == 0)
        tell(&m);
    unload(&m);
    return rc;
}
