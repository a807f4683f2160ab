/* SPDX-License-Identifier: MIT */
/*
 * Portal files. What is accepted is written down and read again, and is the
 * same portal: the same file, and the same report of the same verdicts. What
 * is refused has changed nothing, and its error names a line of the file.
 */
#include <stdlib.h>
#include <string.h>

#include "pages.h"
#include "syma/syma.h"
#include "watch/report.h"

static char *file_of(const syma_portal *p)
{
    char *text = NULL;

    MUST(syma_portal_format(p, "xml", &text) == SYMA_OK);
    must_be_text(text);
    return text;
}

static syma_verdict *some_verdict(void)
{
    static syma_verdict *v;
    syma_page *p = NULL;

    if (v == NULL) {
        MUST(syma_page_new(NULL, &p) == SYMA_OK);
        MUST(syma_page_set_http_status(p, 503) == SYMA_OK);
        MUST(syma_page_finish(p) == SYMA_OK);
        MUST(syma_classify(p, 0, NULL, page_rules(), &v) == SYMA_OK);
        syma_page_free(p);
    }
    return v;
}

/* Needs, ways round, windows and promises show in a report. */
static char *report_of(const syma_portal *p)
{
    const size_t count = syma_portal_section_count(p);
    syma_verdict **verdicts = calloc(count, sizeof(*verdicts));
    syma_report *r = NULL;
    char *json = NULL;
    size_t i;

    MUST(verdicts != NULL);
    for (i = 0; i < count; i++)
        verdicts[i] = some_verdict();
    MUST(symai_report_build(p, NULL, verdicts, count, PAGE_NOW_MS, &r) ==
         SYMA_OK);
    MUST(syma_report_format(r, "json", &json) == SYMA_OK);
    must_be_text(json);
    syma_report_unref(r);
    free(verdicts);
    return json;
}

static void must_be_read_again(const syma_portal *p)
{
    syma_portal *other = NULL;
    char *file = file_of(p);
    char *report = report_of(p);
    char *other_file;
    char *other_report;

    MUST(syma_portal_new("", &other) == SYMA_OK);
    if (syma_portal_load(other, file, strlen(file)) != SYMA_OK)
        fuzz_fail(__FILE__, __LINE__, "its own file is read",
                  syma_portal_last_error(other));
    other_file = file_of(other);
    other_report = report_of(other);
    MUST_EQUAL(file, other_file);
    MUST_EQUAL(report, other_report);
    syma_string_free(other_file);
    syma_string_free(other_report);
    syma_string_free(file);
    syma_string_free(report);
    syma_portal_free(other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    syma_portal *p = NULL;
    int64_t since = cpu_ms();
    char *before;
    char *after;
    int rc;

    MUST(syma_portal_new("before", &p) == SYMA_OK);
    before = file_of(p);
    rc = syma_portal_load(p, (const char *)data, size);
    must_be_quick(since, size);
    if (rc == SYMA_OK) {
        must_be_read_again(p);
    } else if (data != NULL) {
        must_have_place(rc, syma_portal_last_error(p),
                        syma_portal_error_line(p), data, size);
        after = file_of(p);
        MUST_EQUAL(before, after);
        syma_string_free(after);
    }
    syma_string_free(before);
    syma_portal_free(p);
    return 0;
}
