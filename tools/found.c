/* SPDX-License-Identifier: MIT */
/*
 * From one address to a portal, for a check of it. A portal of the home page
 * alone is none: then nothing was found.
 */
#include "found.h"

#include "common.h"
#include "report_json.h"

static const int kinds[] = {SYMA_SECTION_LOGIN, SYMA_SECTION_ACCOUNT,
                            SYMA_SECTION_ACTIVATION};

#define KINDS (sizeof kinds / sizeof *kinds)

static size_t proposed_count(const syma_discovery *d)
{
    size_t count = 0;
    size_t k;

    for (k = 0; k < KINDS; k++)
        count += syma_discovery_best(d, kinds[k]) != NULL;
    return count;
}

int found_look(const char *url, const syma_options *o, const syma_ruleset *r,
               syma_discovery **discovery, syma_portal **portal)
{
    int rc;

    *portal = NULL;
    tool_progress("looking for sections ...");
    rc = syma_discover(url, o, r, discovery);
    tool_progress(NULL);
    if (rc == SYMA_OK && proposed_count(*discovery) > 0)
        rc = syma_discovery_to_portal(*discovery, "", portal);
    if (rc < 0) {
        tool_fetch_error(o, rc);
        return TOOL_EXIT_TROUBLE;
    }
    return 0;
}

void found_put_text(const syma_discovery *d, struct text *out)
{
    size_t pages = syma_discovery_page_count(d);
    size_t count = proposed_count(d);
    const char *before = " ";
    size_t left = count;
    size_t k;

    text_put(out, "from ");
    text_put_safe(out, syma_discovery_home_url(d));
    for (k = 0; k < KINDS; k++) {
        if (syma_discovery_best(d, kinds[k]) == NULL)
            continue;
        text_put(out, before);
        text_put(out, syma_section_kind_name(kinds[k]));
        before = --left > 1 ? ", " : " and ";
    }
    if (syma_discovery_page_status(d, 0) == 0) {
        text_put(out, " nothing can be found, as it does not answer\n");
        return;
    }
    text_put(out, count == 0   ? " no login, account or activation was found"
                  : count == 1 ? " was found"
                               : " were found");
    text_printf(out, ", %zu page%s looked at%s\n", pages, pages == 1 ? "" : "s",
                count == 0 ? "; that page alone is judged" : "");
}

void found_put_json(const syma_discovery *d, struct text *out)
{
    const char *comma = "";
    size_t k;

    text_put(out, "  \"discovery\": {\n    \"home\": ");
    report_json_string(out, syma_discovery_home_url(d));
    text_printf(out, ",\n    \"page_count\": %zu,\n    \"found\": [",
                syma_discovery_page_count(d));
    for (k = 0; k < KINDS; k++) {
        if (syma_discovery_best(d, kinds[k]) == NULL)
            continue;
        text_printf(out, "%s\n      \"%s\"", comma,
                    syma_section_kind_name(kinds[k]));
        comma = ",";
    }
    text_printf(out, "%s]\n  }", comma[0] != '\0' ? "\n    " : "");
}
