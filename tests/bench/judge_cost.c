/* SPDX-License-Identifier: MIT */
/*
 * What judging costs beside parsing, to be run under callgrind by
 * scripts/judge-cost: pages through the library with all rules or with an
 * empty rule set, or through libxml2's push parser with no callbacks.
 */
#include <stdio.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <syma/syma.h>

#define CHUNK 16384
#define LARGEST ((size_t)32 << 20)

static char bytes[LARGEST];

static size_t read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t len = 0;

    if (file != NULL) {
        len = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
    }
    return len;
}

/* Counted by callgrind under this name. */
__attribute__((noinline)) void bench_sax(const char *page, size_t len);
__attribute__((noinline)) void bench_sax(const char *page, size_t len)
{
    htmlSAXHandler none;
    htmlParserCtxtPtr parser;
    size_t at;

    memset(&none, 0, sizeof none);
    parser = htmlCreatePushParserCtxt(&none, NULL, NULL, 0, NULL,
                                      XML_CHAR_ENCODING_UTF8);
    if (parser == NULL)
        return;
    for (at = 0; at < len; at += CHUNK)
        htmlParseChunk(parser, page + at,
                       (int)(len - at < CHUNK ? len - at : CHUNK), 0);
    htmlParseChunk(parser, "", 0, 1);
    htmlFreeParserCtxt(parser);
}

static int judge(const syma_ruleset *rules, size_t len)
{
    syma_page *page = NULL;
    syma_verdict *v = NULL;
    int rc;

    rc = syma_page_new(NULL, &page);
    if (rc >= 0)
        rc = syma_page_feed(page, bytes, len);
    if (rc >= 0)
        rc = syma_page_finish(page);
    if (rc >= 0)
        rc = syma_classify(page, SYMA_SECTION_GENERIC, NULL, rules, &v);
    syma_verdict_unref(v);
    syma_page_free(page);
    return rc;
}

int main(int argc, char **argv)
{
    const char *mode = argc > 1 ? argv[1] : "";
    syma_ruleset *rules = NULL;
    size_t len;
    int i;
    int rc = syma_ruleset_new(&rules);

    if (rc >= 0 && strcmp(mode, "full") == 0)
        rc = syma_ruleset_load_builtin(rules);
    if (rc >= 0)
        rc = syma_ruleset_compile(rules);
    for (i = 2; i < argc && rc >= 0; i++) {
        len = read_file(argv[i]);
        if (strcmp(mode, "sax") == 0)
            bench_sax(bytes, len);
        else
            rc = judge(rules, len);
    }
    syma_ruleset_free(rules);
    if (rc < 0)
        fprintf(stderr, "judge_cost: %s\n", syma_strerror(rc));
    return rc < 0;
}
