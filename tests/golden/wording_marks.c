/* SPDX-License-Identifier: MIT */
/*
 * wording_marks <TEXTS: for each line of the input, folded as a page's text
 * is, the numbers of the buckets of judge/wording that it falls into. What
 * scripts/fit-wording fits its weights to.
 */
#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "judge/wording.h"

#define LONGEST 8192

static void print_marks(const struct symai_wording *wording)
{
    unsigned i;

    for (i = 0; i < SYMAI_WORDING_BUCKETS; i++) {
        if ((wording->bits[i / 64] >> i % 64 & 1) != 0)
            printf("%u ", i);
    }
    putchar('\n');
}

int main(void)
{
    static char line[LONGEST];
    struct symai_wording wording;
    struct symai_buf folded;
    int rc = 0;

    symai_buf_init(&folded, LONGEST);
    while (rc >= 0 && fgets(line, sizeof line, stdin) != NULL) {
        symai_buf_clear(&folded);
        rc = symai_fold(line, strcspn(line, "\n"), &folded);
        memset(&wording, 0, sizeof wording);
        symai_wording_add(&wording, folded.data, folded.len);
        print_marks(&wording);
    }
    symai_buf_free(&folded);
    return rc < 0 || ferror(stdin) || fflush(stdout) != 0;
}
