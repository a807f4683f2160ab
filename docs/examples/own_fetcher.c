/* SPDX-License-Identifier: MIT */
/*
 * Bytes from elsewhere: the program fetches nothing, it reads an HTTP answer
 * with its head from standard input and prints the verdict with its
 * evidence.
 *
 *     curl -si https://www.operator.example/login | own_fetcher login \
 *         https://www.operator.example/login
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <syma/syma.h>

/* The status line and the headers, up to the empty line. */
static int read_head(FILE *in, syma_page *page)
{
    static char line[16384];
    char *value = NULL;
    int rc = SYMA_OK;

    while (rc == SYMA_OK && fgets(line, sizeof(line), in) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '\0')
            return SYMA_OK;
        value = strpbrk(line, ": ");
        if (value == NULL)
            return SYMA_ESYNTAX;
        if (strncmp(line, "HTTP/", 5) == 0) {
            rc = syma_page_set_http_status(page, atoi(value));
        } else {
            *value = '\0';
            value += 1 + strspn(value + 1, " \t");
            rc = syma_page_add_header(page, line, value);
        }
    }
    return rc < 0 ? rc : SYMA_ESYNTAX; /* no body */
}

/* In pieces of any size: the page is judged as it streams by. */
static int read_body(FILE *in, syma_page *page)
{
    char piece[4096];
    size_t got;
    int rc = SYMA_OK;

    do {
        got = fread(piece, 1, sizeof(piece), in);
        rc = syma_page_feed(page, piece, got);
    } while (rc >= 0 && got == sizeof(piece));
    return rc < 0 ? rc : syma_page_finish(page);
}

static void print_verdict(const syma_verdict *v)
{
    const syma_evidence *e = NULL;
    size_t i;

    printf("%s, usable: %s, %s\n", syma_state_name(syma_verdict_state(v)),
           syma_usable_name(syma_verdict_usable(v)), syma_verdict_reason(v));
    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        printf(
            "  %4d  points to %-12s %-24s %-8s %s\n", syma_evidence_weight(e),
            syma_state_name(syma_evidence_points_to(e)), syma_evidence_code(e),
            syma_evidence_zone(e), syma_evidence_excerpt(e));
    }
}

int main(int argc, char **argv)
{
    syma_page *page = NULL;
    syma_context *context = NULL;
    syma_verdict *verdict = NULL;
    int kind = argc == 3 ? syma_section_kind_from_name(argv[1]) : -1;
    int status = 3;
    int rc = SYMA_OK;

    if (kind < 0) {
        fprintf(stderr, "usage: own_fetcher KIND URL < ANSWER\n");
        goto done;
    }
    rc = syma_page_new(NULL, &page);
    if (rc == SYMA_OK)
        rc = syma_page_set_url(page, argv[2]);
    if (rc == SYMA_OK)
        rc = read_head(stdin, page);
    if (rc == SYMA_OK)
        rc = read_body(stdin, page);
    /* 'Back in two hours' has a meaning only if the hour is known. */
    if (rc == SYMA_OK)
        rc = syma_context_new(&context);
    if (rc == SYMA_OK)
        rc = syma_context_set_now_ms(context, (int64_t)time(NULL) * 1000);
    if (rc == SYMA_OK)
        rc = syma_classify(page, kind, context, NULL, &verdict);
    if (rc < 0)
        goto done;
    print_verdict(verdict);
    status = syma_exit_code(syma_verdict_state(verdict),
                            syma_verdict_usable(verdict),
                            syma_verdict_flags(verdict), 1);
done:
    if (rc < 0)
        fprintf(stderr, "own_fetcher: %s\n", syma_strerror(rc));
    syma_verdict_unref(verdict);
    syma_context_free(context);
    syma_page_free(page);
    return status;
}
