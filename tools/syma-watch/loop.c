/* SPDX-License-Identifier: MIT */
/*
 * The loop. It sleeps in poll on the prober's descriptor and the pipe of the
 * signals until the next thing is due. Each report is written down before the
 * next one is looked at.
 */
#include "loop.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "../common.h"
#include "../moment.h"
#include "log.h"
#include "schedule.h"
#include "signals.h"
#include "watch.h"

#define TICK_MS 5000
#define SAVE_MS 5000
#define PRUNE_MS 3600000
#define PRUNE_ONCE 200 /* parts */
#define PRUNE_NEXT_MS 200 /* from one small part to the next */
#define METRICS_MS 15000
#define DAY_MS INT64_C(86400000)
#define SLICE_MS 200 /* of a wait without a descriptor */

/* Checks. */

static void submit(struct watch *w, struct watched *portal, int64_t now)
{
    int rc = syma_prober_submit(w->prober, portal->portal, &portal->ticket);

    if (rc == SYMA_OK) {
        schedule_next(portal, w->settings->interval_ms, now);
        return;
    }
    portal->ticket = 0;
    portal->due_ms = now + 1000;
    if (log_is_due(&w->told_ms))
        tool_error("%s: no check could begin: %s", portal->facts.id,
                   syma_strerror(rc));
}

static void submit_due(struct watch *w)
{
    int64_t now = monotonic_ms();
    int64_t wait;
    size_t i;

    if (now < w->due_ms)
        return;
    for (i = 0; i < w->folder.count; i++) {
        struct watched *portal = w->folder.items[i];

        if (portal->ticket == 0 && portal->due_ms <= now &&
            !(w->settings->once && portal->is_checked))
            submit(w, portal, now);
    }
    wait = schedule_wait(&w->folder, now);
    w->due_ms = wait < 0 ? INT64_MAX : now + wait;
}

static void save(struct watch *w)
{
    if (history_save(&w->history, &w->folder) < 0)
        w->save_ms = monotonic_ms() + SAVE_MS;
}

/* A check that saw nothing for a reason of our own changes no state, and so no
 * line of a change would tell why nothing is learnt. */
static void tell_local(struct watch *w, const struct watched *portal,
                       const syma_report *r)
{
    size_t count = syma_report_section_count(r);
    size_t i;

    for (i = 0; i < count; i++) {
        const char *reason = syma_verdict_reason(syma_report_verdict(r, i));

        if (strncmp(reason, "local_", 6) != 0)
            continue;
        if (log_is_due(&w->local_ms))
            tool_error("%s/%s: nothing could be seen from here: %s%s",
                       portal->facts.id, syma_report_section_id(r, i), reason,
                       strcmp(reason, "local_guard") == 0
                           ? " (a private address; --allow-private)"
                           : "");
        return;
    }
}

static void take_report(struct watch *w, struct watched *portal,
                        const syma_report *r)
{
    int rc = syma_tracker_add(w->history.tracker, r);

    portal->is_checked = 1;
    w->metrics.checks++;
    if (rc < 0) {
        tool_error("%s: the report is lost: %s", portal->facts.id,
                   syma_strerror(rc));
        return;
    }
    tell_local(w, portal, r);
    portal->is_unsaved = 1;
    portal->is_fresh = 1;
    if (portal->written_ms == 0)
        portal->is_changed = 1;
    history_pull(&w->history, &w->folder);
    publish_note(&w->publisher, &w->folder, portal);
    /* While another program holds the database each try would hold all up for
     * as long as SQLite waits: the loop tries again now and then. */
    if (!w->history.is_behind)
        save(w);
}

static void take_failure(struct watch *w, struct watched *portal, int error)
{
    portal->is_checked = 1;
    w->metrics.failures++;
    if (log_is_due(&w->told_ms))
        tool_error("%s: the check could not be carried out: %s",
                   portal->facts.id, syma_strerror(error));
}

static void take_events(struct watch *w)
{
    syma_event *e = NULL;

    while (syma_prober_next_event(w->prober, &e) == 1) {
        int kind = syma_event_kind(e);
        struct watched *portal = NULL;

        if (kind == SYMA_EVENT_REPORT || kind == SYMA_EVENT_FAILURE)
            portal = folder_by_ticket(&w->folder, syma_event_ticket(e));
        if (portal != NULL) {
            portal->ticket = 0;
            if (portal->due_ms < w->due_ms)
                w->due_ms = portal->due_ms;
            if (kind == SYMA_EVENT_REPORT)
                take_report(w, portal, syma_event_report(e));
            else
                take_failure(w, portal, syma_event_error(e));
        }
        syma_event_free(e);
    }
}

/* What comes with time. */

static void tick(struct watch *w)
{
    int64_t now = monotonic_ms();

    if (now < w->tick_ms)
        return;
    w->tick_ms = now + TICK_MS;
    (void)syma_tracker_tick(w->history.tracker, wall_ms());
    history_pull(&w->history, &w->folder);
    if (w->history.count > 0)
        w->publisher.look_ms = 0;
    if (w->history.count > 0 && !w->history.is_behind)
        save(w);
}

static void prune(struct watch *w)
{
    int64_t now = monotonic_ms();
    int rc;

    if (now < w->prune_ms)
        return;
    rc = store_prune(w->history.store,
                     wall_ms() - w->settings->keep_days * DAY_MS);
    if (rc < 0 && log_is_due(&w->told_ms))
        tool_error("%s", store_error(w->history.store));
    w->prune_ms = now + (rc == 1 ? PRUNE_NEXT_MS : PRUNE_MS);
}

static void put_metrics(struct watch *w, int at_once)
{
    int64_t now = monotonic_ms();

    if (w->settings->metrics == NULL || (now < w->metrics_ms && !at_once))
        return;
    w->metrics_ms = now + METRICS_MS;
    (void)metrics_write(w->settings->metrics, w->history.tracker,
                        &w->metrics);
}

/* --once: as much as there is, but not for ever. */
static void prune_once(struct watch *w)
{
    int i;

    for (i = 0; i < PRUNE_ONCE; i++) {
        w->prune_ms = 0;
        prune(w);
        if (w->prune_ms > monotonic_ms() + PRUNE_NEXT_MS)
            return;
    }
}

static int64_t sooner(int64_t wait, int64_t other)
{
    return wait < other ? wait : other;
}

static int64_t left(int64_t due_ms, int64_t now_ms)
{
    return due_ms > now_ms ? due_ms - now_ms : 0;
}

static int64_t how_long(const struct watch *w)
{
    int64_t now = monotonic_ms();
    int64_t wait = left(w->tick_ms, now);

    if (!w->settings->once)
        wait = sooner(wait, left(w->due_ms, now));
    wait = sooner(wait, publish_wait(&w->publisher, now));
    wait = sooner(wait, left(w->prune_ms, now));
    if (w->history.is_behind)
        wait = sooner(wait, left(w->save_ms, now));
    if (w->settings->metrics != NULL)
        wait = sooner(wait, left(w->metrics_ms, now));
    return wait;
}

/* Waits, and lets the prober work. */
static void wait_and_step(struct watch *w)
{
    struct pollfd fds[2] = {{w->signals, POLLIN, 0}, {-1, POLLIN, 0}};
    int64_t wait = how_long(w);
    int idle;
    int rc;

    fds[1].fd = syma_prober_fd(w->prober);
    if (fds[1].fd < 0) { /* a build without a descriptor */
        rc = syma_prober_wait(w->prober, wait < SLICE_MS ? wait : SLICE_MS);
        /* With nothing under way it has not waited. */
        idle = rc == 0 && syma_prober_pending(w->prober) == 0;
        (void)poll(fds, 1, idle ? (int)wait : 0);
    } else {
        (void)poll(fds, 2, (int)wait);
        if (fds[1].revents != 0 && syma_prober_step(w->prober) < 0 &&
            log_is_due(&w->told_ms))
            tool_error("%s", syma_strerror(SYMA_ESYSTEM));
    }
    if (fds[0].revents != 0) {
        int what = signals_take();

        w->is_ended |= (what & SIGNALS_END) != 0;
        if ((what & SIGNALS_RELOAD) != 0 && !w->is_ended)
            watch_reload(w);
    }
}

static int is_all_checked(const struct watch *w)
{
    size_t i;

    for (i = 0; i < w->folder.count; i++) {
        if (!w->folder.items[i]->is_checked)
            return 0;
    }
    return 1;
}

/* Begin and end. */

static int open_all(struct watch *w, const syma_ruleset *rules)
{
    const struct settings *s = w->settings;
    int rc;
    size_t i;

    if (folder_read(s, NULL, &w->folder) != 0)
        return -1;
    if (publish_open(&w->publisher, s) < 0 ||
        history_open(s->state, s->options, &w->history) < 0)
        return -1;
    rc = syma_prober_new(s->options, rules, &w->prober);
    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        return -1;
    }
    for (i = 0; i < w->folder.count; i++) {
        if (watch_take_up(w, w->folder.items[i]) < 0)
            return -1;
        if (s->once)
            w->folder.items[i]->due_ms = 0;
    }
    watch_drop_unknown(w);
    w->signals = signals_begin();
    if (w->signals < 0) {
        tool_error("%s", strerror(errno));
        return -1;
    }
    w->metrics.portals = w->folder.count;
    w->metrics.begun_ms = wall_ms();
    w->prune_ms = monotonic_ms() + PRUNE_NEXT_MS;
    return 0;
}

/* Connections and names under way are not waited for: what they would give is
 * given up, and a name server that does not answer must not hold up the end. */
static void close_all(struct watch *w, int status)
{
    int is_under_way = syma_prober_pending(w->prober) > 0;

    folder_release(&w->folder);
    history_close(&w->history);
    publish_close(&w->publisher);
    zone_forget_all();
    if (is_under_way)
        _exit(status);
    syma_prober_free(w->prober);
}

static int worst_status(const struct watch *w)
{
    const syma_tracker *t = w->history.tracker;
    int worst = 0;
    size_t i;

    for (i = 0; i < w->folder.count; i++) {
        const char *id = w->folder.items[i]->facts.id;
        int status = syma_exit_code(syma_tracker_state(t, id, ""),
                                    syma_tracker_usable(t, id, ""),
                                    syma_tracker_flags(t, id, ""), 1);

        worst = status > worst ? status : worst;
    }
    return worst;
}

/* What is still to be written when the end has come. */
static int finish(struct watch *w)
{
    int failed = 0;

    if (w->history.count > 0 || w->history.is_behind)
        failed = history_save(&w->history, &w->folder) < 0;
    publish_hurry(&w->publisher);
    failed |= publish_due(&w->publisher, &w->folder, &w->history,
                          w->settings->once) < 0;
    put_metrics(w, 1);
    if (w->settings->once)
        prune_once(w);
    if (failed)
        return TOOL_EXIT_TROUBLE;
    if (!w->settings->once)
        return 0;
    return is_all_checked(w) ? worst_status(w) : TOOL_EXIT_TROUBLE;
}

int loop_run(const struct settings *s, const syma_ruleset *rules)
{
    struct watch w;
    int status = TOOL_EXIT_TROUBLE;

    memset(&w, 0, sizeof(w));
    w.settings = s;
    if (open_all(&w, rules) < 0)
        goto done;
    log_note("begin: portals: %zu, every %lld s", w.folder.count,
             (long long)(s->interval_ms / 1000));
    while (!w.is_ended && !(s->once && is_all_checked(&w))) {
        submit_due(&w);
        wait_and_step(&w);
        take_events(&w);
        if (w.history.is_behind && monotonic_ms() >= w.save_ms)
            save(&w);
        tick(&w);
        prune(&w);
        if (!w.is_ended && !s->once)
            (void)publish_due(&w.publisher, &w.folder, &w.history, 0);
        put_metrics(&w, 0);
    }
    status = finish(&w);
    log_note("end");
done:
    close_all(&w, status);
    return status;
}
