/* SPDX-License-Identifier: MIT */
/*
 * The reference that every binding is held against: judges the saved pages
 * of one or more tables and prints each verdict as JSON, and of a page with
 * an address what it leads to. A table has a line
 * of names, then a page a line: file, kind, status, url, header, and columns
 * that are not read here; '-' is what is not known. The file lies beside its
 * table.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <syma/syma.h>

#define NOW_MS INT64_C(1795428000000) /* 2026-11-23T10:00:00Z */
#define READ 5

enum { FILE_NAME, KIND, STATUS, URL, HEADER };

static int known(const char *column)
{
    return strcmp(column, "-") != 0;
}

static int add_header(syma_page *page, char *header)
{
    char *value = strchr(header, ':');

    if (value == NULL)
        return SYMA_EINVAL;
    *value++ = '\0';
    return syma_page_add_header(page, header, value + strspn(value, " "));
}

static int feed_file(syma_page *page, const char *path)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    size_t len;
    int rc = file != NULL ? SYMA_OK : SYMA_ENOTFOUND;

    while (rc >= 0 && (len = fread(bytes, 1, sizeof bytes, file)) > 0)
        rc = syma_page_feed(page, bytes, len);
    if (file != NULL)
        fclose(file);
    return rc;
}

static int fill(syma_page *page, const char *folder, char **column)
{
    char path[4096];
    int rc = SYMA_OK;

    if (known(column[STATUS]))
        rc = syma_page_set_http_status(page, atoi(column[STATUS]));
    if (rc >= 0 && known(column[URL]))
        rc = syma_page_set_request_url(page, column[URL]);
    if (rc >= 0 && known(column[URL]))
        rc = syma_page_set_url(page, column[URL]);
    if (rc >= 0 && known(column[HEADER]))
        rc = add_header(page, column[HEADER]);
    snprintf(path, sizeof path, "%s%s", folder, column[FILE_NAME]);
    if (rc >= 0)
        rc = feed_file(page, path);
    return rc < 0 ? rc : syma_page_finish(page);
}

static int print_text(int rc, char *made)
{
    if (rc >= 0)
        fputs(made, stdout);
    syma_string_free(made);
    return rc;
}

static int print_sections(const syma_page *page)
{
    syma_discovery *discovery = NULL;
    char *json = NULL;
    int rc = syma_discover_page(page, NULL, &discovery);

    if (rc >= 0)
        rc = syma_discovery_format(discovery, "json", &json);
    rc = print_text(rc, json);
    syma_discovery_unref(discovery);
    return rc;
}

static int judge(const char *folder, char **column)
{
    syma_context *context = NULL;
    syma_page *page = NULL;
    syma_verdict *verdict = NULL;
    char *json = NULL;
    int rc = syma_page_new(NULL, &page);

    if (rc >= 0)
        rc = fill(page, folder, column);
    if (rc >= 0)
        rc = syma_context_new(&context);
    if (rc >= 0)
        rc = syma_context_set_now_ms(context, NOW_MS);
    if (rc >= 0)
        rc = syma_classify(page, syma_section_kind_from_name(column[KIND]),
                           context, NULL, &verdict);
    if (rc >= 0)
        rc = syma_verdict_format(verdict, "json", &json);
    rc = print_text(rc, json);
    if (rc >= 0 && known(column[URL]))
        rc = print_sections(page);
    if (rc < 0)
        fprintf(stderr, "%s: %s\n", column[FILE_NAME], syma_strerror(rc));
    syma_verdict_unref(verdict);
    syma_context_free(context);
    syma_page_free(page);
    return rc;
}

/* 0: a row of enough columns. */
static int split(char *line, char **column)
{
    int i;

    for (i = 0; i < READ; i++) {
        column[i] = line;
        line = strchr(line, '\t');
        if (line == NULL)
            return -1;
        *line++ = '\0';
    }
    return 0;
}

static int judge_table(const char *path)
{
    char folder[4096];
    char line[4096];
    char *column[READ];
    char *slash;
    FILE *table = fopen(path, "r");
    int failed = table == NULL;

    snprintf(folder, sizeof folder, "%s", path);
    slash = strrchr(folder, '/');
    *(slash != NULL ? slash + 1 : folder) = '\0';
    failed = failed || fgets(line, sizeof line, table) == NULL;
    while (!failed && fgets(line, sizeof line, table) != NULL)
        failed = line[0] != '\n' &&
                 (split(line, column) < 0 || judge(folder, column) < 0);
    if (table != NULL)
        fclose(table);
    if (failed)
        fprintf(stderr, "%s: not read to its end\n", path);
    return failed;
}

int main(int argc, char **argv)
{
    int failed = argc < 2;

    for (; argc > 1 && !failed; argc--)
        failed = judge_table(*++argv);
    return failed;
}
