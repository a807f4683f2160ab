/* SPDX-License-Identifier: MIT */
/*
 * What judging and discovering cost beside parsing, to be run under callgrind
 * by scripts/judge-cost: pages through the library with all rules, with a
 * thousand phrases beside them, or with an empty rule set; or through libxml2's
 * push parser with no callbacks.
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

/* The library's calls under names that are counted in the second round only:
 * in the first, patterns are compiled that a program compiles once. */
__attribute__((noinline)) int bench_feed(syma_page *page, size_t len);
__attribute__((noinline)) int bench_feed(syma_page *page, size_t len)
{
    return syma_page_feed(page, bytes, len);
}

__attribute__((noinline)) int bench_finish(syma_page *page);
__attribute__((noinline)) int bench_finish(syma_page *page)
{
    return syma_page_finish(page);
}

__attribute__((noinline)) int bench_classify(const syma_page *page,
                                             const syma_ruleset *rules,
                                             syma_verdict **out);
__attribute__((noinline)) int bench_classify(const syma_page *page,
                                             const syma_ruleset *rules,
                                             syma_verdict **out)
{
    return syma_classify(page, SYMA_SECTION_GENERIC, NULL, rules, out);
}

__attribute__((noinline)) int bench_discover(const syma_page *page,
                                             const syma_ruleset *rules,
                                             syma_discovery **out);
__attribute__((noinline)) int bench_discover(const syma_page *page,
                                             const syma_ruleset *rules,
                                             syma_discovery **out)
{
    return syma_discover_page(page, rules, out);
}

static int judge(const syma_ruleset *rules, size_t len, int is_counted)
{
    syma_page *page = NULL;
    syma_verdict *v = NULL;
    syma_discovery *d = NULL;
    int rc;

    rc = syma_page_new(NULL, &page);
    if (rc >= 0)
        rc = syma_page_set_url(page, "https://www.operator.example/");
    if (rc >= 0)
        rc = is_counted ? bench_feed(page, len)
                        : syma_page_feed(page, bytes, len);
    if (rc >= 0)
        rc = is_counted ? bench_finish(page) : syma_page_finish(page);
    if (rc >= 0)
        rc = is_counted
                 ? bench_classify(page, rules, &v)
                 : syma_classify(page, SYMA_SECTION_GENERIC, NULL, rules, &v);
    if (rc >= 0)
        rc = is_counted ? bench_discover(page, rules, &d)
                        : syma_discover_page(page, rules, &d);
    syma_verdict_unref(v);
    syma_discovery_unref(d);
    syma_page_free(page);
    return rc;
}

/* A thousand claims in plain words, as an operator would write them. */
static int load_phrases(syma_ruleset *rules)
{
    static const char *const things[] = {
        "service", "portal", "site",    "page",    "login",
        "account", "shop",   "payment", "billing", "store"};
    static const char *const verbs[] = {"is", "was", "seems", "remains"};
    static const char *const ends[] = {
        "closed",   "asleep",  "paused",  "frozen",    "parked",
        "offline",  "gone",    "resting", "halted",    "in repair",
        "shut",     "on hold", "stopped", "suspended", "switched off",
        "silent",   "broken",  "away",    "locked",    "out of order",
        "disabled", "empty",   "dark",    "lost",      "under review"};
    static char text[256 * 1024];
    size_t len;
    int i;

    len = (size_t)snprintf(text, sizeof text,
                           "<rules xmlns='urn:syma:rules:1' language='en'>"
                           "<claim kind='maintenance' trigger='service|portal|"
                           "site|page|login|account|shop|payment|billing|"
                           "store'>");
    for (i = 0; i < 1000; i++)
        len += (size_t)snprintf(text + len, sizeof text - len,
                                "<frame>the %s %s %s</frame>", things[i % 10],
                                verbs[i / 10 % 4], ends[i / 40]);
    len += (size_t)snprintf(text + len, sizeof text - len, "</claim></rules>");
    return syma_ruleset_load(rules, text, len);
}

int main(int argc, char **argv)
{
    const char *mode = argc > 1 ? argv[1] : "";
    syma_ruleset *rules = NULL;
    size_t len;
    int round;
    int i;
    int rc = syma_ruleset_new(&rules);

    if (rc >= 0 && (strcmp(mode, "full") == 0 || strcmp(mode, "phrases") == 0))
        rc = syma_ruleset_load_builtin(rules);
    if (rc >= 0 && strcmp(mode, "phrases") == 0)
        rc = load_phrases(rules);
    if (rc >= 0)
        rc = syma_ruleset_compile(rules);
    for (round = strcmp(mode, "sax") == 0; round < 2; round++) {
        for (i = 2; i < argc && rc >= 0; i++) {
            len = read_file(argv[i]);
            if (strcmp(mode, "sax") == 0)
                bench_sax(bytes, len);
            else
                rc = judge(rules, len, round == 1);
        }
    }
    syma_ruleset_free(rules);
    if (rc < 0)
        fprintf(stderr, "judge_cost: %s\n", syma_strerror(rc));
    return rc < 0;
}
