/* SPDX-License-Identifier: MIT */
/*
 * From the address of a home page to a portal file: says on standard error
 * what is proposed and why, and writes the file for check_portal, or
 * syma-check --portal, to standard output.
 *
 *     discover [--allow-private] URL
 */
#include <stdio.h>
#include <string.h>

#include <syma/syma.h>

static void print_candidate(const syma_candidate *c)
{
    size_t i;

    if (c == NULL)
        return;
    fprintf(stderr, "%s: %s\n    %s, on %s\n",
            syma_section_kind_name(syma_candidate_kind(c)),
            syma_candidate_url(c), syma_candidate_found_by(c),
            syma_candidate_found_at(c));
    for (i = 0; i < syma_candidate_evidence_count(c); i++)
        fprintf(stderr, "    %+5d %s %s\n",
                syma_candidate_evidence_weight(c, i),
                syma_candidate_evidence_code(c, i),
                syma_candidate_evidence_text(c, i));
}

static void print_proposals(const syma_discovery *d)
{
    fprintf(stderr, "%s: %s, %zu pages looked at\n", syma_discovery_home_url(d),
            syma_verdict_summary(syma_discovery_verdict(d)),
            syma_discovery_page_count(d));
    print_candidate(syma_discovery_best(d, SYMA_SECTION_LOGIN));
    print_candidate(syma_discovery_best(d, SYMA_SECTION_ACCOUNT));
    print_candidate(syma_discovery_best(d, SYMA_SECTION_ACTIVATION));
}

int main(int argc, char **argv)
{
    syma_options *options = NULL;
    syma_discovery *d = NULL;
    char *portal = NULL;
    int private_too = argc > 1 && strcmp(argv[1], "--allow-private") == 0;
    int rc = SYMA_EINVAL;

    if (argc != 2 + private_too) {
        fprintf(stderr, "usage: discover [--allow-private] URL\n");
        goto done;
    }
    rc = syma_options_new(&options);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(options, "allow_private", private_too);
    if (rc == SYMA_OK)
        rc = syma_discover(argv[argc - 1], options, NULL, &d);
    if (rc == SYMA_OK)
        rc = syma_discovery_format(d, "portal", &portal);
    if (rc < 0) {
        fprintf(stderr, "discover: %s\n", syma_strerror(rc));
        goto done;
    }
    print_proposals(d);
    fputs(portal, stdout);
done:
    syma_string_free(portal);
    syma_discovery_unref(d);
    syma_options_free(options);
    return rc < 0 ? 3 : 0;
}
