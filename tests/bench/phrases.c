/* SPDX-License-Identifier: MIT */
/*
 * Phrases as a rule document: each is a claim that work is under way, by a
 * trigger and a literal of the same words. Rules see folded text, so capitals
 * and accents make no difference.
 */
#include "phrases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <syma/syma.h>

#include "files.h"

/* A document being written. */
struct text {
    char *bytes;
    size_t len;
    size_t size;
    int failed;
};

static void put(struct text *t, const char *bytes, size_t len)
{
    size_t size = t->size;
    char *larger;

    if (t->failed)
        return;
    while (t->len + len > size)
        size = size > 0 ? size * 2 : 4096;
    if (size > t->size) {
        larger = realloc(t->bytes, size);
        t->failed = larger == NULL;
        if (t->failed)
            return;
        t->bytes = larger;
        t->size = size;
    }
    memcpy(t->bytes + t->len, bytes, len);
    t->len += len;
}

static void puts_to(struct text *t, const char *string)
{
    put(t, string, strlen(string));
}

/* One byte of a phrase, for XML; in a trigger, which is a pattern, without
 * its meaning there and as a small letter. */
static void put_byte(struct text *t, char c, int in_pattern)
{
    char coded[16];

    if (in_pattern && c >= 'A' && c <= 'Z')
        c = (char)(c - 'A' + 'a');
    if (in_pattern && strchr("\\^$.|?*+()[]{}", c) != NULL)
        put(t, "\\", 1);
    if (strchr("&<>\"", c) == NULL) {
        put(t, &c, 1);
        return;
    }
    snprintf(coded, sizeof coded, "&#%d;", c);
    puts_to(t, coded);
}

static void put_phrase(struct text *t, const char *phrase, int in_pattern)
{
    size_t i;

    for (i = 0; phrase[i] != '\0'; i++)
        put_byte(t, phrase[i], in_pattern);
}

static void put_document(struct text *t, const struct bench_lines *phrases)
{
    size_t i;

    puts_to(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<rules xmlns=\"urn:syma:rules:1\" language=\"bench\">\n");
    for (i = 0; i < phrases->count; i++) {
        puts_to(t, "<claim kind=\"maintenance\" trigger=\"");
        put_phrase(t, phrases->line[i], 1);
        puts_to(t, "\"><literal>");
        put_phrase(t, phrases->line[i], 0);
        puts_to(t, "</literal></claim>\n");
    }
    puts_to(t, "</rules>\n");
}

static int load_phrases(const struct bench_args *args, syma_ruleset *r)
{
    struct bench_lines phrases;
    struct text t = {0};
    int rc = bench_lines_read(args, args->phrases, &phrases);

    if (rc != 0)
        return rc;
    put_document(&t, &phrases);
    if (t.failed)
        rc = bench_complain(args, BENCH_FAILED, "no memory");
    else if (syma_ruleset_load(r, t.bytes, t.len) < 0)
        rc = bench_complain(args, BENCH_FAILED, "%s: as rules, line %zu: %s",
                            args->phrases, syma_ruleset_error_line(r),
                            syma_ruleset_last_error(r));
    free(t.bytes);
    bench_lines_free(&phrases);
    return rc;
}

int bench_rules(const struct bench_args *args, syma_ruleset **out)
{
    syma_ruleset *r = NULL;
    int rc = 0;

    *out = NULL;
    if (syma_ruleset_new(&r) < 0 || syma_ruleset_load_builtin(r) < 0)
        rc = bench_complain(args, BENCH_FAILED, "the built-in rules: %s",
                            syma_ruleset_last_error(r));
    if (rc == 0 && args->phrases != NULL)
        rc = load_phrases(args, r);
    if (rc == 0 && syma_ruleset_compile(r) < 0)
        rc = bench_complain(args, BENCH_FAILED, "rules: %s",
                            syma_ruleset_last_error(r));
    if (rc == 0) {
        *out = r;
        r = NULL;
    }
    syma_ruleset_free(r);
    return rc;
}

unsigned long bench_count_hits(const syma_verdict *v)
{
    unsigned long hits = 0;
    const char *code;
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        code = syma_evidence_code(syma_verdict_evidence(v, i));
        hits += strncmp(code, "text.", 5) == 0;
    }
    return hits;
}
