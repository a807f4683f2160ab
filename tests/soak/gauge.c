/* SPDX-License-Identifier: MIT */
/*
 * See gauge.h.
 */
#include "gauge.h"

#include <stdlib.h>
#include <string.h>

#include "../bench/measure.h"
#include "../fds.h"

int gauge_read(struct gauge *g)
{
    int fds = count_fds();

    if (g->count == g->room) {
        size_t room = g->room != 0 ? g->room * 2 : 256;
        double *more = realloc(g->rss_kib, room * sizeof *more);

        if (more == NULL)
            return -1;
        g->rss_kib = more;
        g->room = room;
    }
    g->rss_kib[g->count++] = (double)bench_status_kib("VmRSS:");
    if (fds > g->fds_max)
        g->fds_max = fds;
    return 0;
}

void gauge_free(struct gauge *g)
{
    free(g->rss_kib);
}

double gauge_median(const struct gauge *g, size_t from, size_t to)
{
    double *sorted = NULL;
    double median = 0;

    if (to > from)
        sorted = malloc((to - from) * sizeof *sorted);
    if (sorted == NULL)
        return 0;
    memcpy(sorted, g->rss_kib + from, (to - from) * sizeof *sorted);
    median = bench_part(sorted, to - from, 0.5);
    free(sorted);
    return median;
}
