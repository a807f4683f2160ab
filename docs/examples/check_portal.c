/* SPDX-License-Identifier: MIT */
/*
 * A portal file: load it, check all its sections, read the report through
 * its accessors. Shows the difference between what a section says of itself
 * and what it is worth when a section that it needs does not work.
 *
 *     check_portal [--allow-private] FILE.xml
 */
#include <stdio.h>
#include <string.h>

#include <syma/syma.h>

static int load(const char *path, syma_portal *portal)
{
    static char text[65536];
    FILE *file = fopen(path, "rb");
    size_t len;
    int rc;

    if (file == NULL) {
        fprintf(stderr, "%s: cannot open\n", path);
        return SYMA_ESYSTEM;
    }
    len = fread(text, 1, sizeof(text), file);
    fclose(file);
    if (len == sizeof(text))
        return SYMA_ELIMIT;
    rc = syma_portal_load(portal, text, len);
    if (rc < 0)
        fprintf(stderr, "%s: %s\n", path, syma_portal_last_error(portal));
    return rc;
}

static void print_section(const syma_report *report, size_t i)
{
    const syma_verdict *own = syma_report_verdict(report, i);
    const char *because = syma_report_because(report, i);
    const syma_fallback *f = NULL;
    size_t j;

    printf("%-12s %-12s usable: %s", syma_report_section_id(report, i),
           syma_state_name(syma_report_effective_state(report, i)),
           syma_usable_name(syma_report_effective_usable(report, i)));
    if (because[0] != '\0')
        printf(" (itself %s; needs %s)",
               syma_state_name(syma_verdict_state(own)), because);
    printf("\n");
    for (j = 0; j < syma_report_fallback_count(report, i); j++) {
        f = syma_report_fallback(report, i, j);
        printf("%-12s another way to %s: %s %s %s\n", "", syma_fallback_act(f),
               syma_fallback_channel(f), syma_fallback_address(f),
               syma_fallback_keyword(f));
    }
}

int main(int argc, char **argv)
{
    syma_options *options = NULL;
    syma_portal *portal = NULL;
    syma_report *report = NULL;
    int private_too = argc > 1 && strcmp(argv[1], "--allow-private") == 0;
    int status = 3;
    int rc = SYMA_OK;
    size_t i;

    if (argc != 2 + private_too) {
        fprintf(stderr, "usage: check_portal [--allow-private] FILE.xml\n");
        goto done;
    }
    rc = syma_options_new(&options);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(options, "allow_private", private_too);
    if (rc == SYMA_OK)
        rc = syma_portal_new("", &portal);
    if (rc == SYMA_OK)
        rc = load(argv[argc - 1], portal);
    if (rc == SYMA_OK)
        rc = syma_check_portal(portal, options, NULL, &report);
    if (rc < 0)
        goto done;

    printf("portal %s: %s, %zu of %zu required sections are up\n",
           syma_report_portal_id(report),
           syma_state_name(syma_report_state(report)),
           syma_report_up_count(report), syma_report_required_count(report));
    for (i = 0; i < syma_report_section_count(report); i++)
        print_section(report, i);
    status = syma_report_exit_code(report, 1);
done:
    if (rc < 0)
        fprintf(stderr, "check_portal: %s\n", syma_strerror(rc));
    syma_report_unref(report);
    syma_portal_free(portal);
    syma_options_free(options);
    return status;
}
