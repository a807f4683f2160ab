/* SPDX-License-Identifier: MIT */
/*
 * What is written into the answer of a request.
 */
#include "syma-exporter/answer.h"

#include <string.h>

#include "common.h"
#include "syma-exporter/counters.h"
#include "moment.h"

void tracker_drain(syma_tracker *t)
{
    syma_change *c = NULL;

    while (syma_tracker_next_change(t, &c) == 1) {
        count_change(syma_change_kind(c));
        syma_change_free(c);
    }
}

void tracker_tick(syma_tracker *t)
{
    if (syma_tracker_tick(t, wall_ms()) < 0)
        tool_error("cannot tell the tracker the time: %s",
                   syma_tracker_last_error(t));
    tracker_drain(t);
}

void answer_words(struct request *r, int status, const char *words)
{
    text_free(&r->answer);
    text_printf(&r->answer, "%s\n", words);
    r->is_plain = 1;
    r->status = status;
    request_answered(r);
}

/* The counter of reasons is told by /metrics, of all that was judged: told
 * twice, a sum over both would count twice. */
static void cut_reasons(char *metrics)
{
    static const char *const heads[] = {"# HELP syma_probe ",
                                        "# HELP syma_probe_total "};
    char *from = NULL;
    char *to = NULL;
    size_t i;

    for (i = 0; i < 2; i++) {
        from = strstr(metrics, heads[i]);
        if (from == NULL)
            continue;
        to = strstr(from + 1, "\n# HELP ");
        if (to == NULL)
            to = strstr(from, "\n# EOF");
        if (to == NULL)
            *from = '\0';
        else
            memmove(from, to + 1, strlen(to + 1) + 1);
    }
}

/* 0, or -1 and the request is answered. */
static int add_portals(struct request *r, syma_tracker *t,
                       const char *portal_id)
{
    char *metrics = NULL;
    int rc = syma_tracker_format(t, portal_id, form_name(r->form), &metrics);

    if (rc == SYMA_ENOTFOUND)
        return 0;
    if (rc < 0) {
        tool_error("cannot write the metrics: %s", syma_strerror(rc));
        answer_words(r, 500, syma_strerror(rc));
        return -1;
    }
    cut_reasons(metrics);
    form_add_metrics(&r->answer, metrics);
    syma_string_free(metrics);
    return 0;
}

static void finish(struct request *r)
{
    form_end(&r->answer, r->form);
    if (r->answer.failed) {
        answer_words(r, 500, syma_strerror(SYMA_ENOMEM));
        return;
    }
    r->status = 200;
    request_answered(r);
}

void answer_probe(struct request *r, syma_tracker *t, const char *portal_id,
                  int is_done, int64_t took_ms)
{
    if (add_portals(r, t, portal_id) < 0)
        return;
    form_metric(&r->answer, r->form, "syma_exporter_probe_success", "gauge",
                "Was the check carried out, and within the time that the "
                "answer could wait?",
                is_done);
    form_metric(&r->answer, r->form, "syma_exporter_probe_duration_seconds",
                "gauge", "How long the answer waited for its check.",
                (double)took_ms / 1000);
    finish(r);
}

void answer_all(struct request *r, syma_tracker *t)
{
    tracker_tick(t);
    if (add_portals(r, t, NULL) == 0)
        finish(r);
}
