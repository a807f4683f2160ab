/* SPDX-License-Identifier: MIT */
/*
 * From one address to a portal, for a check of it. A portal of the home page
 * alone is none: then nothing was found.
 */
#include "found.h"

#include <string.h>

#include "common.h"
#include "report_json.h"

static const int kinds[] = {SYMA_SECTION_LOGIN, SYMA_SECTION_ACCOUNT,
                            SYMA_SECTION_ACTIVATION};

#define TOO_MANY_REQUESTS 429
#define UNAVAILABLE 503
#define KINDS (sizeof kinds / sizeof *kinds)

/* It said that there were too many requests: what its page says is not
 * followed. */
static int wants_no_more(const syma_discovery *d)
{
    return syma_discovery_page_status(d, 0) == TOO_MANY_REQUESTS;
}

static int is_proposed(const syma_discovery *d, int kind)
{
    return !wants_no_more(d) && syma_discovery_best(d, kind) != NULL;
}

size_t found_count(const syma_discovery *d)
{
    size_t count = 0;
    size_t k;

    for (k = 0; k < KINDS; k++)
        count += is_proposed(d, kinds[k]) != 0;
    return count;
}

int found_portal(const syma_discovery *d, syma_portal **out)
{
    int rc = SYMA_OK;

    *out = NULL;
    if (found_count(d) > 0)
        rc = syma_discovery_to_portal(d, "", out);
    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    return 0;
}

static int says_how_long(const syma_verdict *v)
{
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        if (strcmp(syma_evidence_code(syma_verdict_evidence(v, i)),
                   "http.retry_after.present") == 0)
            return 1;
    }
    return 0;
}

const syma_verdict *found_answer(const syma_discovery *d)
{
    const syma_verdict *v = syma_discovery_verdict(d);

    if (wants_no_more(d))
        return v;
    /* What seems down is looked at twice, by whoever checks it. */
    return found_count(d) == 0 &&
                   syma_discovery_page_status(d, 0) == UNAVAILABLE &&
                   says_how_long(v) && syma_verdict_state(v) != SYMA_STATE_DOWN
               ? v
               : NULL;
}

const char *found_trouble(const syma_discovery *d)
{
    const syma_verdict *v = syma_discovery_verdict(d);
    int usable = syma_verdict_usable(v);

    if (usable == SYMA_USABLE_NO || usable == SYMA_USABLE_UNKNOWN)
        return syma_verdict_reason(v);
    return syma_discovery_robots(d) == SYMA_ROBOTS_FAILED ? "robots_failed"
                                                          : "";
}

void found_put_trouble(const syma_discovery *d, struct text *out)
{
    const syma_verdict *v = syma_discovery_verdict(d);
    const char *trouble = found_trouble(d);

    if (strcmp(trouble, "robots_failed") == 0) {
        text_put(out, "robots.txt failed, and nothing else was asked for");
    } else {
        text_put(out, "the home page is ");
        if (syma_verdict_state(v) == SYMA_STATE_MAINTENANCE)
            text_put(out, "in ");
        text_put_safe(out, syma_verdict_summary(v));
    }
    if (strcmp(trouble, "local_guard") == 0)
        text_put(out, "; --allow-private fetches it");
}

/* Those that answered. */
static size_t page_count(const syma_discovery *d)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < syma_discovery_page_count(d); i++)
        count += syma_discovery_page_status(d, i) > 0;
    return count;
}

static void put_robots(const syma_discovery *d, struct text *out)
{
    size_t count = syma_discovery_barred_count(d);

    if (syma_discovery_robots(d) == SYMA_ROBOTS_FAILED)
        text_put(out, ", robots.txt failed: nothing else was asked for");
    else if (count > 0)
        text_printf(out, ", robots.txt bars %zu address%s", count,
                    count == 1 ? "" : "es");
}

static void put_kinds(const syma_discovery *d, struct text *out)
{
    size_t left = found_count(d);
    const char *before = " ";
    size_t k;

    for (k = 0; k < KINDS; k++) {
        if (!is_proposed(d, kinds[k]))
            continue;
        text_put(out, before);
        text_put(out, syma_section_kind_name(kinds[k]));
        before = --left > 1 ? ", " : " and ";
    }
}

void found_put_text(const syma_discovery *d, struct text *out)
{
    size_t pages = page_count(d);
    size_t count = found_count(d);

    text_put(out, "from ");
    text_put_safe(out, syma_discovery_home_url(d));
    if (count == 0 && found_trouble(d)[0] != '\0') {
        text_put(out, " nothing could be found; ");
        found_put_trouble(d, out);
        text_put(out, "\n");
        return;
    }
    put_kinds(d, out);
    text_put(out, count == 0   ? " no login, account or activation was found"
                  : count == 1 ? " was found"
                               : " were found");
    text_printf(out, ", %zu page%s looked at", pages, pages == 1 ? "" : "s");
    put_robots(d, out);
    text_put(out, count == 0 ? "; that page alone is judged\n" : "\n");
}

void found_put_json(const syma_discovery *d, struct text *out)
{
    const char *comma = "";
    size_t k;

    text_put(out, "  \"discovery\": {\n    \"home\": ");
    report_json_string(out, syma_discovery_home_url(d));
    text_printf(out, ",\n    \"page_count\": %zu,\n    \"found\": [",
                page_count(d));
    for (k = 0; k < KINDS; k++) {
        if (!is_proposed(d, kinds[k]))
            continue;
        text_printf(out, "%s\n      \"%s\"", comma,
                    syma_section_kind_name(kinds[k]));
        comma = ",";
    }
    text_printf(out, "%s],\n    \"robots\": \"%s\"",
                comma[0] != '\0' ? "\n    " : "",
                syma_robots_name(syma_discovery_robots(d)));
    text_printf(out, ",\n    \"barred_count\": %zu,\n    \"trouble\": ",
                syma_discovery_barred_count(d));
    report_json_string(out, found_count(d) > 0 ? "" : found_trouble(d));
    text_put(out, "\n  }");
}
