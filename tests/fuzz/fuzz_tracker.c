/* SPDX-License-Identifier: MIT */
/*
 * Files of a tracker's memory. What is accepted is written and read again, and
 * is the same memory, then and after time has passed and a report was taken
 * in; what is told of it is clean. What is refused has changed nothing.
 */
#include <string.h>

#include "base/utf8.h"
#include "pages.h"
#include "syma/syma.h"
#include "watch/report.h"

static char *saved(const syma_tracker *t)
{
    char *text = NULL;

    MUST(syma_tracker_save(t, NULL, &text) == SYMA_OK);
    must_be_text(text);
    return text;
}

static syma_tracker *loaded(const char *text)
{
    syma_tracker *t = NULL;

    MUST(syma_tracker_new(NULL, &t) == SYMA_OK);
    if (syma_tracker_load(t, text, strlen(text)) != SYMA_OK)
        fuzz_fail(__FILE__, __LINE__, "its own file is read",
                  syma_tracker_last_error(t));
    return t;
}

/* A report of the section "a" of the portal "p", as the seeds have them. */
static syma_report *report_at(int64_t now_ms, int status)
{
    syma_page *page = NULL;
    syma_portal *p = NULL;
    syma_verdict *v = NULL;
    syma_report *r = NULL;

    MUST(syma_page_new(NULL, &page) == SYMA_OK);
    MUST(syma_page_set_http_status(page, status) == SYMA_OK);
    MUST(syma_page_add_header(page, "Retry-After", "60") == SYMA_OK);
    MUST(syma_page_finish(page) == SYMA_OK);
    MUST(syma_classify(page, 0, NULL, page_rules(), &v) == SYMA_OK);
    MUST(syma_portal_new("p", &p) == SYMA_OK);
    MUST(syma_portal_add_section(p, "a", 0, "http://a.example/", 0) == SYMA_OK);
    MUST(symai_report_build(p, NULL, &v, 1, now_ms, &r) == SYMA_OK);
    syma_portal_free(p);
    syma_verdict_unref(v);
    syma_page_free(page);
    return r;
}

static void must_tell(const syma_tracker *t)
{
    static const char *const formats[] = {
        "json", "atom", "openmetrics", "prometheus", "summary", "text"};
    char *text = NULL;
    const char *id;
    size_t i;

    for (i = 0; i < sizeof formats / sizeof *formats; i++) {
        int rc = syma_tracker_format(t, NULL, formats[i], &text);

        MUST(rc == SYMA_OK || rc == SYMA_EINVAL);
        if (rc == SYMA_OK)
            MUST(symai_utf8_is_valid(text, strlen(text)));
        syma_string_free(text);
    }
    for (i = 0; i < 3 && i < syma_tracker_portal_count(t); i++) {
        id = syma_tracker_portal_id(t, i);
        must_be_line(id);
        MUST(syma_tracker_explain(t, id, "fr", &text) == SYMA_OK);
        MUST(symai_utf8_is_valid(text, strlen(text)));
        syma_string_free(text);
        MUST(syma_tracker_format(t, id, "nagios", &text) == SYMA_OK);
        must_be_text(text);
        syma_string_free(text);
        MUST(syma_tracker_format(t, id, "svg", &text) == SYMA_OK);
        must_be_text(text);
        syma_string_free(text);
    }
}

static size_t pull(syma_tracker *t)
{
    syma_change *c = NULL;
    size_t count = 0;

    while (syma_tracker_next_change(t, &c) == 1) {
        MUST(syma_change_kind_name(syma_change_kind(c)) != NULL);
        must_be_line(syma_change_portal_id(c));
        must_be_line(syma_change_text(c));
        syma_change_free(c);
        count++;
    }
    return count;
}

/* The two do the same with the same, and their files stay the same. */
static void go_on(syma_tracker *t, syma_tracker *other)
{
    static const int64_t steps[] = {1000, 61000, 7200000, INT64_C(86400000)};
    static const int statuses[] = {503, 503, 200, 404};
    int64_t now_ms = 1000;
    syma_report *r;
    char *file = NULL;
    char *other_file;
    size_t i;

    for (i = 0; i < 4; i++) {
        now_ms += steps[i];
        MUST(syma_tracker_tick(t, now_ms) == syma_tracker_tick(other, now_ms));
        r = report_at(now_ms, statuses[i]);
        MUST(syma_tracker_add(t, r) == syma_tracker_add(other, r));
        syma_report_unref(r);
        MUST(pull(t) == pull(other));
    }
    file = saved(t);
    other_file = saved(other);
    MUST_EQUAL(file, other_file);
    syma_string_free(other_file);
    syma_tracker_free(loaded(file));
    syma_string_free(file);
}

static void must_be_read_again(syma_tracker *t)
{
    char *file = saved(t);
    syma_tracker *other = loaded(file);
    char *other_file = saved(other);

    MUST_EQUAL(file, other_file);
    must_tell(t);
    go_on(t, other);
    syma_string_free(file);
    syma_string_free(other_file);
    syma_tracker_free(other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    syma_tracker *t = NULL;
    int64_t since = cpu_ms();
    char *before;
    char *after;
    int rc;

    if (size == 0)
        return 0;
    MUST(syma_tracker_new(NULL, &t) == SYMA_OK);
    before = saved(t);
    rc = syma_tracker_load(t, (const char *)data, size);
    must_be_quick(since, size);
    if (rc == SYMA_OK) {
        must_be_read_again(t);
    } else {
        must_have_place(rc, syma_tracker_last_error(t),
                        syma_tracker_error_line(t), data, size);
        after = saved(t);
        MUST_EQUAL(before, after);
        syma_string_free(after);
    }
    syma_string_free(before);
    syma_tracker_free(t);
    return 0;
}
