/* SPDX-License-Identifier: MIT */
/*
 * One page, one call: fetch it, judge it, say what a customer finds.
 *
 *     check_one [--allow-private] URL [KIND]
 *
 * KIND is generic (default), login, account or activation. The exit status
 * is that of a Nagios plugin.
 */
#include <stdio.h>
#include <string.h>

#include <syma/syma.h>

static void print_verdict(const syma_verdict *v)
{
    size_t i;

    printf("%s, usable: %s (%s, confidence %d of 1000)\n",
           syma_state_name(syma_verdict_state(v)),
           syma_usable_name(syma_verdict_usable(v)), syma_verdict_reason(v),
           syma_verdict_confidence(v));
    printf("%s\n", syma_verdict_summary(v));
    for (i = 0; i < syma_verdict_redirect_count(v); i++)
        printf("  redirected to %s\n", syma_verdict_redirect_url(v, i));
    for (i = 0; i < syma_verdict_notice_count(v); i++)
        printf("  announced: %s\n",
               syma_notice_text(syma_verdict_notice(v, i)));
}

int main(int argc, char **argv)
{
    syma_options *options = NULL;
    syma_verdict *verdict = NULL;
    int kind = SYMA_SECTION_GENERIC;
    int first = 1;
    int status = 3;
    int rc;

    rc = syma_options_new(&options);
    if (rc == SYMA_OK && argc > 1 && strcmp(argv[1], "--allow-private") == 0) {
        rc = syma_options_set_int(options, "allow_private", 1);
        first = 2;
    }
    if (rc < 0)
        goto done;
    if (argc > first + 1)
        kind = syma_section_kind_from_name(argv[first + 1]);
    if (argc <= first || argc > first + 2 || kind < 0) {
        fprintf(stderr, "usage: check_one [--allow-private] URL [KIND]\n");
        goto done;
    }

    /* No ruleset given: the built-in one. */
    rc = syma_check_url(argv[first], kind, options, NULL, &verdict);
    if (rc < 0)
        goto done;
    print_verdict(verdict);
    status = syma_exit_code(syma_verdict_state(verdict),
                            syma_verdict_usable(verdict),
                            syma_verdict_flags(verdict), 1);
done:
    if (rc < 0)
        fprintf(stderr, "check_one: %s\n", syma_strerror(rc));
    syma_verdict_unref(verdict);
    syma_options_free(options);
    return status;
}
