/* SPDX-License-Identifier: MIT */
/*
 * See evaluations.h. Nothing of Check is called, since that is one thread's.
 */
#include "evaluations.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGES_MAX 64
#define PAGE_BYTES 65536
#define NOW INT64_C(1795428000000) /* 2026-11-23T10:00:00Z */

static struct {
    char *bytes;
    size_t len;
    int kind;
    char *said;
} pages[PAGES_MAX];
static size_t page_count;

syma_ruleset *evaluations_rules(void)
{
    syma_ruleset *r = NULL;

    if (syma_ruleset_new(&r) == SYMA_OK &&
        syma_ruleset_load_builtin(r) == SYMA_OK &&
        syma_ruleset_compile(r) == SYMA_OK)
        return r;
    syma_ruleset_free(r);
    return NULL;
}

size_t evaluations_count(void)
{
    return page_count;
}

static int judge_page(const syma_page *page, int kind,
                      const syma_ruleset *rules, char **out)
{
    syma_context *c = NULL;
    syma_verdict *v = NULL;
    int rc = syma_context_new(&c);

    if (rc == SYMA_OK)
        rc = syma_context_set_now_ms(c, NOW);
    if (rc == SYMA_OK)
        rc = syma_classify(page, kind, c, rules, &v);
    if (rc == SYMA_OK)
        rc = syma_verdict_format(v, "json", out);
    syma_verdict_unref(v);
    syma_context_free(c);
    return rc;
}

static int judge(size_t i, const syma_ruleset *rules, char **out)
{
    syma_page *page = NULL;
    int rc = syma_page_new(NULL, &page);

    *out = NULL;
    if (rc == SYMA_OK)
        rc = syma_page_set_url(page, "https://www.a.example/page");
    if (rc == SYMA_OK)
        rc = syma_page_set_http_status(page, 200);
    if (rc == SYMA_OK)
        rc = syma_page_feed(page, pages[i].bytes, pages[i].len);
    if (rc == SYMA_OK)
        rc = syma_page_finish(page);
    if (rc == SYMA_OK)
        rc = judge_page(page, pages[i].kind, rules, out);
    syma_page_free(page);
    return rc;
}

int evaluations_judge(size_t i, const syma_ruleset *rules)
{
    char *said = NULL;
    int same;

    i %= page_count;
    same =
        judge(i, rules, &said) == SYMA_OK && strcmp(said, pages[i].said) == 0;
    syma_string_free(said);
    return same;
}

static void read_page(const char *folder, const char *name)
{
    char path[1024];
    FILE *file;

    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
        return;
    file = fopen(path, "rb");
    pages[page_count].bytes = malloc(PAGE_BYTES);
    if (file == NULL || pages[page_count].bytes == NULL)
        return;
    pages[page_count].len = fread(pages[page_count].bytes, 1, PAGE_BYTES, file);
    pages[page_count].kind = (int)(page_count % 4);
    page_count++;
    fclose(file);
}

static void read_folder(const char *name, size_t most)
{
    const char *top = getenv("SYMA_SRC");
    char folder[512];
    const struct dirent *entry;
    DIR *dir;

    snprintf(folder, sizeof folder, "%s/tests/golden/%s",
             top != NULL ? top : ".", name);
    dir = opendir(folder);
    if (dir == NULL)
        return;
    for (entry = readdir(dir); entry != NULL && page_count < most;
         entry = readdir(dir)) {
        if (strstr(entry->d_name, ".html") != NULL)
            read_page(folder, entry->d_name);
    }
    closedir(dir);
}

int evaluations_begin(void)
{
    syma_ruleset *rules = evaluations_rules();
    size_t i;
    int rc = rules != NULL ? SYMA_OK : SYMA_EINTERNAL;

    read_folder("fr-en", PAGES_MAX / 2);
    read_folder("de-nl", PAGES_MAX * 3 / 4);
    read_folder("es-pt-it", PAGES_MAX);
    for (i = 0; i < page_count && rc == SYMA_OK; i++)
        rc = judge(i, rules, &pages[i].said);
    syma_ruleset_free(rules);
    return rc == SYMA_OK && page_count == PAGES_MAX ? 0 : 99;
}

void evaluations_end(void)
{
    size_t i;

    for (i = 0; i < page_count; i++) {
        free(pages[i].bytes);
        syma_string_free(pages[i].said);
    }
    page_count = 0;
}
