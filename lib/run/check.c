/* SPDX-License-Identifier: MIT */
/*
 * Sections of a host that is known to be dead in this check get its failure
 * without being fetched. Down both times is confirmed, whatever the reasons.
 */
#include "run/check.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "judge/families.h"
#include "judge/retry_after.h"
#include "judge/verdict.h"
#include "page/page.h"
#include "run/events.h"
#include "run/hosts.h"
#include "syma/verdict.h"
#include "watch/report.h"
#include "watch/secrets.h"

/* --- the object --- */

static int make_tasks(struct symai_check *c)
{
    size_t i;
    int rc = SYMA_OK;

    c->tasks = symai_calloc(c->count, sizeof *c->tasks);
    if (c->tasks == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < c->count && rc == SYMA_OK; i++) {
        c->tasks[i].check = c;
        c->tasks[i].wait.user = &c->tasks[i];
        c->tasks[i].section = &c->plan->sections[i];
        c->tasks[i].is_wanted = 1;
        rc = symai_hosts_find(&c->hosts, c->tasks[i].section->url,
                              &c->tasks[i].host);
    }
    return rc;
}

int symai_check_new(struct symai_plan *plan, struct symai_check **out)
{
    struct symai_check *c = symai_calloc(1, sizeof *c);
    int rc;

    *out = NULL;
    if (c == NULL)
        return SYMA_ENOMEM;
    c->plan = symai_plan_ref(plan);
    c->count = plan->count;
    symai_hosts_init(&c->hosts);
    symai_cookies_init(&c->cookies);
    rc = symai_events_spare(&c->spare);
    if (rc == SYMA_OK)
        rc = make_tasks(c);
    if (rc < 0)
        symai_check_free(c);
    else
        *out = c;
    return rc;
}

static void clear_seen(struct symai_seen *seen)
{
    syma_verdict_unref(seen->verdict);
    syma_page_free(seen->page);
    memset(seen, 0, sizeof *seen);
}

void symai_check_free(struct symai_check *c)
{
    size_t i;

    if (c == NULL)
        return;
    for (i = 0; c->tasks != NULL && i < c->count; i++) {
        symai_task_stop(&c->tasks[i]);
        syma_verdict_unref(c->tasks[i].verdict);
        clear_seen(&c->tasks[i].seen[0]);
        clear_seen(&c->tasks[i].seen[1]);
    }
    syma_event_free(c->spare);
    symai_free(c->tasks);
    symai_hosts_free(&c->hosts);
    symai_cookies_clear(&c->cookies);
    symai_plan_unref(c->plan);
    symai_free(c);
}

static struct symai_host *host_of(const struct symai_task *t)
{
    return symai_vec_at(&t->check->hosts, t->host);
}

/* --- one page --- */

/* The second look of a name that did not resolve makes of 'for now' a
 * failure. */
static int was_unresolved(const syma_verdict *before)
{
    return before != NULL &&
           strcmp(syma_verdict_reason(before), "dns_temporary") == 0;
}

/* not_found: what an address that cannot exist shows there; NULL: not said. */
static int judge(const struct symai_engine *e, const struct symai_task *t,
                 const syma_page *page, const struct symai_likeness *not_found,
                 syma_verdict **out)
{
    /* All that the section's context holds is the plan's. */
    struct syma_context context = *t->section->context;
    int rc;

    context.now_ms = e->clock->wall_ms(e->clock->user);
    if (not_found != NULL)
        context.not_found = *not_found;
    rc = syma_classify(page, t->section->kind, &context, e->rules, out);
    if (rc == SYMA_OK)
        rc = symai_secrets_hide(*out, t->check->plan, e->options);
    if (rc < 0) {
        syma_verdict_unref(*out);
        *out = NULL;
    }
    return rc;
}

static int is_down(const syma_verdict *v)
{
    return syma_verdict_state(v) == SYMA_STATE_DOWN;
}

static int wants_second_look(const syma_verdict *v)
{
    return is_down(v) || strcmp(syma_verdict_reason(v), "dns_temporary") == 0;
}

static int64_t confirm_delay(const struct symai_engine *e)
{
    return symai_options_int(e->options, SYMAI_OPT_confirm_delay_ms);
}

/* With witnesses nothing is told before it is known that they need not be
 * asked. */
int symai_task_is_final(const struct symai_engine *e,
                        const struct symai_task *t)
{
    if (e->witnesses != NULL)
        return t->check->phase == SYMAI_CHECK_ENDED;
    return t->check->second || confirm_delay(e) == 0 ||
           !wants_second_look(t->verdict);
}

static int judge_page(const struct symai_engine *e, const struct symai_task *t,
                      syma_page *page, syma_verdict **out)
{
    int rc = judge(e, t, page, NULL, out);

    if (rc == SYMA_OK && t->verdict != NULL && is_down(*out)) {
        syma_verdict_unref(*out);
        *out = NULL;
        symai_page_mark_confirmed(page);
        rc = judge(e, t, page, NULL, out);
    }
    return rc;
}

/* The verdict of this look is there and is taken over. */
static void end_task(struct symai_task *t, syma_verdict *v)
{
    syma_verdict_unref(t->verdict);
    t->verdict = v;
    t->is_wanted = 0;
    t->check->left--;
}

#define TOO_MANY_REQUESTS 429

/* The page of a host that is known to fail like that; NULL: that wants no
 * more requests now. */
static int make_page_unasked(const struct symai_engine *e,
                             const struct symai_task *t, const char *failure,
                             syma_page **out)
{
    const syma_portal *p = t->check->plan->portal;
    const char *url = t->section->url;
    syma_page *page = NULL;
    int rc = syma_page_new(e->options, &page);

    *out = NULL;
    if (failure != NULL && strcmp(failure, "dns_temporary") == 0 &&
        was_unresolved(t->verdict))
        failure = "dns_failed";
    if (rc == SYMA_OK)
        rc = syma_page_set_request_url(page, url);
    if (rc == SYMA_OK)
        rc = syma_page_set_url(page, url);
    if (rc == SYMA_OK && p != NULL && p->home != NULL)
        rc = syma_page_set_home_url(page, p->home);
    if (rc == SYMA_OK)
        rc = failure != NULL
                 ? syma_page_set_failure(page, failure)
                 : syma_page_set_http_status(page, TOO_MANY_REQUESTS);
    if (rc == SYMA_OK)
        rc = syma_page_finish(page);
    if (rc < 0)
        syma_page_free(page);
    else
        *out = page;
    return rc;
}

static size_t section_of(const struct symai_task *t)
{
    return (size_t)(t->section - t->check->plan->sections);
}

/* A second look is one, and two families want to be compared. */
static int may_reuse(const struct symai_engine *e, const struct symai_task *t)
{
    return e->knowledge != NULL && !t->check->second && t->family == 0;
}

static const char *home_of(const struct symai_task *t)
{
    const syma_portal *p = t->check->plan->portal;

    return p == NULL ? NULL : p->home;
}

static const char *language_of(const struct symai_task *t)
{
    const syma_portal *p = t->check->plan->portal;

    return p == NULL ? NULL : p->language;
}

/* What hangs on what the host shows for an address that cannot exist is known
 * as long as that is. */
static const struct symai_known *find_known(const struct symai_engine *e,
                                            const struct symai_task *t)
{
    const struct symai_known *known =
        may_reuse(e, t) ? symai_knowledge_find(e->knowledge, t->check->plan,
                                               section_of(t))
                        : NULL;
    const struct symai_absence *absence;

    if (known == NULL || known->print.absence == 0)
        return known;
    absence = symai_absences_known(e->absences, known->url, language_of(t));
    return absence != NULL &&
                   symai_absence_number(absence) == known->print.absence
               ? known
               : NULL;
}

static int begin_fetch(const struct symai_engine *e, struct symai_task *t)
{
    struct symai_follow_request request;

    memset(&request, 0, sizeof request);
    request.url = t->section->url;
    request.headers = (const char *const *)t->section->headers;
    request.auth = t->section->auth;
    request.cookies = &t->check->cookies;
    request.family = t->family;
    request.options = e->options;
    request.knowledge = e->knowledge;
    request.known = find_known(e, t);
    request.now_ms = e->clock->wall_ms(e->clock->user);
    request.user = t;
    request.home_url = home_of(t);
    request.accept_language = language_of(t);
    request.fresh = t->check->second;
    request.dns_failed = was_unresolved(t->verdict);
    return symai_follow_new(e->pool, &request, &t->follow);
}

static int wants_both(const struct symai_engine *e)
{
    return strcmp(symai_options_str(e->options, SYMAI_OPT_ip_family), "both") ==
           0;
}

int symai_task_begin(const struct symai_engine *e, struct symai_task *t)
{
    const struct symai_host *host = host_of(t);
    const char *failure = symai_host_is_dead(host);
    syma_verdict *v = NULL;
    syma_page *page = NULL;
    int rc;

    if (failure == NULL && !host->is_limited) {
        t->family = wants_both(e) ? 4 : 0;
        rc = begin_fetch(e, t);
        return rc < 0 ? rc : 1;
    }
    t->was_given = 1;
    rc = make_page_unasked(e, t, failure, &page);
    if (rc == SYMA_OK)
        rc = judge_page(e, t, page, &v);
    syma_page_free(page);
    if (rc == SYMA_OK)
        end_task(t, v);
    return rc;
}

void symai_task_stop(struct symai_task *t)
{
    symai_follow_free(t->follow);
    t->follow = NULL;
}

/* RFC 6585 4, RFC 9110 10.2.3. */
void symai_wish_read(const struct symai_clock *clock, const syma_page *page,
                     struct symai_wish *out)
{
    const struct symai_response *r = symai_page_response(page);
    const char *value = symai_response_header(r, "retry-after");
    int64_t now = clock->wall_ms(clock->user);
    int64_t at = -1;

    out->host_ms = 0;
    out->page_ms = 0;
    if (value != NULL && symai_retry_after_parse(value, now, &at) == SYMA_OK)
        at = at > now ? at - now : 0;
    if (r->status == TOO_MANY_REQUESTS)
        out->host_ms = at;
    else if (r->status == 503 && at > 0)
        out->page_ms = at;
}

/* What it says must not depend on the hour. */
static int is_lasting(const syma_verdict *v)
{
    return !wants_second_look(v) && syma_verdict_notice_count(v) == 0 &&
           syma_verdict_since_latest_ms(v) < 0;
}

/* A page that is as it was has its verdict; one that is not is judged, and
 * kept until that is settled. page is taken over. */
static int see(const struct symai_engine *e, const struct symai_task *t,
               syma_page *page, struct symai_seen *seen)
{
    const struct symai_known *known = symai_follow_unchanged(t->follow);
    int rc;

    if (known != NULL) {
        rc = symai_verdict_reuse(known->verdict, symai_page_response(page),
                                 &seen->verdict);
        syma_page_free(page);
        return rc;
    }
    seen->page = page;
    rc = judge_page(e, t, page, &seen->verdict);
    seen->has_print = rc == SYMA_OK && may_reuse(e, t) &&
                      is_lasting(seen->verdict) &&
                      symai_follow_print(t->follow, page, &seen->print);
    return rc;
}

/* --- pages that might be one for all that a host does not have --- */

/* 1: it waits until it is known what that is; 0: not, and what is known, or
 * NULL; or a code. */
static int look_for_absence(const struct symai_engine *e, struct symai_task *t,
                            struct symai_seen *seen,
                            const struct symai_absence **out)
{
    const char *url = symai_page_response(seen->page)->final_url;
    int rc;

    *out = symai_absences_known(e->absences, url, language_of(t));
    if (*out != NULL)
        return 0;
    rc = symai_absences_concern(seen->page, home_of(t));
    if (rc != 1)
        return rc;
    if (!seen->has_waited && !host_of(t)->is_limited) {
        seen->has_waited = 1;
        if (symai_absences_wait(e->absences, url, language_of(t), &t->wait))
            return 1;
    }
    seen->has_print = 0; /* the next check looks again */
    return 0;
}

static int hold_against(const struct symai_engine *e,
                        const struct symai_task *t, struct symai_seen *seen,
                        const struct symai_absence *absence)
{
    syma_verdict *v = NULL;
    int rc = symai_absence_is_like(absence, seen->page, home_of(t));

    seen->print.absence = symai_absence_number(absence);
    if (rc != 1)
        return rc;
    rc = judge(e, t, seen->page, symai_absence_likeness(absence), &v);
    if (rc == SYMA_OK) {
        syma_verdict_unref(seen->verdict);
        seen->verdict = v;
    }
    return rc;
}

/* 1: it waits; 0: its verdict will not change, and is known from then on; or
 * a code. */
static int settle(const struct symai_engine *e, struct symai_task *t,
                  struct symai_seen *seen)
{
    const struct symai_absence *absence = NULL;
    int rc = 0;

    if (seen->page == NULL)
        return 0;
    seen->print.absence = 0;
    if (e->absences != NULL && seen->verdict->unproven)
        rc = look_for_absence(e, t, seen, &absence);
    if (rc == 1)
        return 1;
    if (rc == 0 && absence != NULL)
        rc = hold_against(e, t, seen, absence);
    if (rc == 0 && seen->has_print)
        rc = symai_knowledge_learn(e->knowledge, t->check->plan, section_of(t),
                                   &seen->print,
                                   symai_page_response(seen->page),
                                   seen->verdict);
    syma_page_free(seen->page);
    seen->page = NULL;
    return rc;
}

/* Both are settled: the verdict of this look. */
static int choose(struct symai_task *t)
{
    syma_verdict *v = t->seen[0].verdict;
    syma_verdict *by_ipv6 = t->seen[1].verdict;
    int rc = SYMA_OK;

    t->seen[0].verdict = NULL;
    t->seen[1].verdict = NULL;
    if (by_ipv6 != NULL)
        rc = symai_families_choose(v, by_ipv6, &v);
    clear_seen(&t->seen[0]);
    clear_seen(&t->seen[1]);
    if (rc == SYMA_OK)
        end_task(t, v);
    return rc;
}

int symai_task_settle(const struct symai_engine *e, struct symai_task *t)
{
    int rc = settle(e, t, &t->seen[0]);

    if (rc == 0)
        rc = settle(e, t, &t->seen[1]);
    if (rc == 1)
        return SYMAI_TASK_WAITS;
    return rc < 0 ? rc : choose(t);
}

int symai_task_advance(const struct symai_engine *e, struct symai_task *t,
                       struct symai_wish *wish)
{
    syma_page *page;
    int rc = symai_follow_advance(t->follow);

    if (rc != 0)
        return rc;
    page = symai_follow_take_page(t->follow);
    /* Without IPv6 a host is not dead. */
    if (t->family != 6)
        symai_host_note(host_of(t), page);
    symai_wish_read(e->clock, page, wish);
    rc = see(e, t, page, &t->seen[t->family == 6]);
    symai_task_stop(t);
    if (rc == SYMA_OK && t->family == 4) {
        t->family = 6;
        rc = begin_fetch(e, t);
        return rc < 0 ? rc : 1;
    }
    return rc < 0 ? rc : symai_task_settle(e, t);
}

/* --- all of them --- */

void symai_check_look(struct symai_check *c)
{
    size_t i;

    c->phase = SYMAI_CHECK_LOOKS;
    c->left = 0;
    for (i = 0; i < c->count; i++)
        c->left += c->tasks[i].is_wanted != 0;
}

/* No bytes came for at least one section: the fault may be ours. */
static int has_doubt(const struct symai_engine *e, const struct symai_check *c)
{
    size_t i;

    for (i = 0; e->witnesses != NULL && i < c->count; i++) {
        if (wants_second_look(c->tasks[i].verdict) &&
            syma_verdict_http_status(c->tasks[i].verdict) == 0)
            return 1;
    }
    return 0;
}

int symai_check_end_doubt(const struct symai_engine *e, struct symai_check *c)
{
    struct symai_task *t;
    syma_verdict *v = NULL;
    syma_page *page = NULL;
    size_t i;
    int rc = SYMA_OK;

    c->phase = SYMAI_CHECK_ENDED;
    for (i = 0; symai_witnesses_failed(e->witnesses) && i < c->count; i++) {
        t = &c->tasks[i];
        rc = make_page_unasked(e, t, "local_fault", &page);
        if (rc == SYMA_OK)
            rc = judge(e, t, page, NULL, &v);
        syma_page_free(page);
        page = NULL;
        if (rc < 0)
            return rc;
        syma_verdict_unref(t->verdict);
        t->verdict = v;
        v = NULL;
    }
    return rc;
}

int symai_check_end_look(const struct symai_engine *e, struct symai_check *c)
{
    struct symai_task *t;
    size_t wanted = 0;
    size_t i;

    for (i = 0; !c->second && confirm_delay(e) > 0 && i < c->count; i++) {
        t = &c->tasks[i];
        t->is_wanted = wants_second_look(t->verdict);
        wanted += t->is_wanted != 0;
    }
    if (wanted == 0) {
        c->phase = has_doubt(e, c) ? SYMAI_CHECK_DOUBTS : SYMAI_CHECK_ENDED;
        return c->phase;
    }
    symai_hosts_forget_failures(&c->hosts);
    symai_cookies_clear(&c->cookies);
    c->second = 1;
    c->phase = SYMAI_CHECK_PAUSES;
    return c->phase;
}

int symai_check_report(const struct symai_engine *e,
                       const struct symai_check *c, syma_report **out)
{
    syma_verdict **verdicts = symai_calloc(c->count, sizeof *verdicts);
    size_t i;
    int rc;

    *out = NULL;
    if (verdicts == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < c->count; i++)
        verdicts[i] = c->tasks[i].verdict;
    rc = symai_report_build(c->plan->portal, e->options, verdicts, c->count,
                            e->clock->wall_ms(e->clock->user), out);
    symai_free(verdicts);
    return rc;
}
