/* SPDX-License-Identifier: MIT */
/*
 * The library's metrics of all portals, and a few of our own.
 */
#include "metrics.h"

#include "../common.h"
#include "../text.h"
#include "file.h"

int metrics_write(const char *path, const syma_tracker *t,
                  const struct metrics *m)
{
    struct text out;
    char *text = NULL;
    int rc = syma_tracker_format(t, NULL, "prometheus", &text);

    if (rc < 0) {
        tool_error("%s: cannot be made: %s", path, syma_strerror(rc));
        return -1;
    }
    text_init(&out);
    text_printf(&out,
                "# HELP syma_watch_portals Portals that are watched.\n"
                "# TYPE syma_watch_portals gauge\n"
                "syma_watch_portals %zu\n"
                "# HELP syma_watch_checks_total Checks that have ended.\n"
                "# TYPE syma_watch_checks_total counter\n"
                "syma_watch_checks_total %llu\n"
                "# HELP syma_watch_failures_total Checks that could not be "
                "carried out.\n"
                "# TYPE syma_watch_failures_total counter\n"
                "syma_watch_failures_total %llu\n"
                "# HELP syma_watch_start_time_seconds When syma-watch was "
                "started.\n"
                "# TYPE syma_watch_start_time_seconds gauge\n"
                "syma_watch_start_time_seconds %lld.%03d\n",
                m->portals, (unsigned long long)m->checks,
                (unsigned long long)m->failures,
                (long long)(m->begun_ms / 1000), (int)(m->begun_ms % 1000));
    rc = out.failed ? -1 : file_write_two(path, text, out.at);
    syma_string_free(text);
    text_free(&out);
    return rc;
}
