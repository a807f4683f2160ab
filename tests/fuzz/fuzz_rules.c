/* SPDX-License-Identifier: MIT */
/*
 * Rule files, read alone and beside the built-in rules, compiled, and used.
 * Read twice the same comes out, verdicts too; what is refused has a place;
 * no pattern of a file makes judging take long.
 */
#include <string.h>

#include "pages.h"
#include "syma/syma.h"

static const char page_bytes[] =
    "<title>Maintenance</title><h1>hier werkelt zzqqx</h1><p>Our site is down "
    "for maintenance since Monday. It will be back tomorrow at 6 pm. Send HELP "
    "to 12345.<form action=/login><input name=user><input type=password>"
    "</form><p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";

static char *verdict_by(const syma_ruleset *r)
{
    int64_t since = cpu_ms();
    syma_page *p = NULL;
    syma_verdict *v = NULL;
    syma_context *c = NULL;
    char *json = NULL;

    MUST(syma_page_new(NULL, &p) == SYMA_OK);
    MUST(syma_page_set_http_status(p, 200) == SYMA_OK);
    MUST(syma_page_feed(p, page_bytes, sizeof page_bytes - 1) == SYMA_OK);
    MUST(syma_page_finish(p) == SYMA_OK);
    MUST(syma_context_new(&c) == SYMA_OK);
    MUST(syma_context_set_now_ms(c, PAGE_NOW_MS) == SYMA_OK);
    MUST(syma_classify(p, SYMA_SECTION_LOGIN, c, r, &v) == SYMA_OK);
    MUST(cpu_ms() - since <= 5000);
    MUST(syma_verdict_format(v, "json", &json) == SYMA_OK);
    must_be_text(json);
    syma_verdict_unref(v);
    syma_context_free(c);
    syma_page_free(p);
    return json;
}

/* SYMA_OK and the verdict, or why not. */
static int read_rules(const uint8_t *data, size_t size, int builtin,
                      char **verdict)
{
    syma_ruleset *r = NULL;
    int rc;

    *verdict = NULL;
    MUST(syma_ruleset_new(&r) == SYMA_OK);
    if (builtin)
        MUST(syma_ruleset_load_builtin(r) == SYMA_OK);
    rc = syma_ruleset_load(r, (const char *)data, size);
    if (rc != SYMA_OK) {
        must_have_place(rc, syma_ruleset_last_error(r),
                        syma_ruleset_error_line(r), data, size);
    } else {
        rc = syma_ruleset_compile(r);
        must_be_told(rc, syma_ruleset_last_error(r));
        if (rc == SYMA_OK)
            *verdict = verdict_by(r);
    }
    syma_ruleset_free(r);
    return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *first;
    char *second;
    int rc;

    if (size == 0)
        return 0;
    rc = read_rules(data, size, 0, &first);
    MUST(read_rules(data, size, 0, &second) == rc);
    if (rc == SYMA_OK)
        MUST_EQUAL(first, second);
    syma_string_free(second);
    /* Costs more, and so only where the file is good. */
    if (rc == SYMA_OK) {
        MUST(read_rules(data, size, 1, &second) != SYMA_ESYNTAX);
        syma_string_free(second);
    }
    syma_string_free(first);
    return 0;
}
