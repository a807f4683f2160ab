/* SPDX-License-Identifier: MIT */
/*
 * The decision tables, row by row: the first row that applies decides, and
 * the evidence below it is reported all the same. Row numbers are those of
 * docs/verdicts.md.
 */
#include "judge/weigh.h"

#include <string.h>

#include "judge/context.h"
#include "judge/names.h"
#include "syma/types.h"

#define PROMISE_STRENGTH 700 /* frames that only promise weigh no more */
#define SUSPECT_COST 150
#define GUESS_CONFIDENCE 600
#define MAX_CONFIDENCE 990

/* What several rows ask, worked out once. */
struct view {
    const struct symai_findings *f;
    int has_function; /* present and enabled, or a gate that works */
    int maintenance;  /* strength of the claim, its function considered */
    int error;
    int soft_404;
};

typedef int (*row)(const struct view *v, struct symai_decision *d);

static int decide(struct symai_decision *d, int state, int usable, int reason,
                  int confidence)
{
    d->state = state;
    d->usable = usable;
    d->reason = reason;
    d->confidence = confidence;
    return 1;
}

static int down(struct symai_decision *d, int reason, int confidence)
{
    return decide(d, SYMA_STATE_DOWN, SYMA_USABLE_NO, reason, confidence);
}

static int maintenance(struct symai_decision *d, int reason, int confidence)
{
    return decide(d, SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, reason,
                  confidence);
}

static int broken(struct symai_decision *d, int reason, int confidence)
{
    return decide(d, SYMA_STATE_DEGRADED, SYMA_USABLE_NO, reason, confidence);
}

static int unknown(struct symai_decision *d, int reason, int confidence)
{
    return decide(d, SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN, reason,
                  confidence);
}

static int up(struct symai_decision *d, int usable, int reason, int confidence)
{
    return decide(d, SYMA_STATE_UP, usable, reason, confidence);
}

/* 600 makes 770, 1000 makes 950: text alone is never certain. */
static int by_strength(int strength)
{
    return 500 + strength * 45 / 100;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int best(const struct symai_findings *f, int claim)
{
    return symai_strength_best(&f->claims[claim]);
}

/* Nothing said is no claim, whatever a rule file asks of one. */
static int is_claim(const struct symai_findings *f, int strength)
{
    return strength > 0 &&
           strength >= symai_find_weight(f, SYMAI_WEIGHT_least_claim);
}

/* Not a claim, but not nothing; or more. */
static int is_suspicion(const struct symai_findings *f, int strength)
{
    return strength > 0 &&
           strength >= symai_find_weight(f, SYMAI_WEIGHT_least_suspect);
}

static int status_of(const struct view *v)
{
    return v->f->status;
}

static int is_generic(const struct view *v)
{
    return v->f->kind == SYMA_SECTION_GENERIC;
}

static int failed_with(const struct view *v, int reason)
{
    const char *failure = v->f->failure;

    return failure != NULL && strcmp(failure, symai_reason_name(reason)) == 0;
}

/* Rows 1 to 7 and 8c: there is no page, or none that counts. */
static int row_failure(const struct view *v, struct symai_decision *d)
{
    const char *failure = v->f->failure;
    int reason = failure == NULL ? -1 : symai_reason_from_name(failure);

    switch (reason) {
    case SYMAI_REASON_local_cancelled:
    case SYMAI_REASON_local_guard:
    case SYMAI_REASON_local_network:
    case SYMAI_REASON_local_fault:
        return unknown(d, reason, 950);
    case SYMAI_REASON_dns_temporary:
        return unknown(d, reason, 500);
    case SYMAI_REASON_redirect_loop:
    case SYMAI_REASON_redirect_invalid:
    case SYMAI_REASON_bad_encoding:
        return broken(d, reason, 900);
    case SYMAI_REASON_body_timeout:
    case SYMAI_REASON_body_incomplete:
        return 0; /* row 8: what came is looked at first */
    case -1:
        return 0;
    default:
        return down(d, reason, v->f->response->confirmed ? 980 : 850);
    }
}

/* Row 3. A challenge that stands beside a working function is no wall. */
static int row_blocked(const struct view *v, struct symai_decision *d)
{
    int strength = best(v->f, SYMAI_CLAIM_BOT_WALL);
    int refused = status_of(v) == 403 || status_of(v) == 503;

    if (status_of(v) == 429)
        return unknown(d, SYMAI_REASON_rate_limited, 950);
    if ((v->has_function || v->f->any_form) && !refused)
        return 0;
    if (is_claim(v->f, strength) || (refused && is_suspicion(v->f, strength)))
        return unknown(d, SYMAI_REASON_probe_blocked, by_strength(strength));
    return 0;
}

/* Row 10: a working function, or a page full of content without a word of
 * maintenance, contradicts the address. */
static int row_redirect_maintenance(const struct view *v,
                                    struct symai_decision *d)
{
    if (!v->f->maintenance_path_redirect || v->has_function)
        return 0;
    return maintenance(d, SYMAI_REASON_redirect_maintenance, 880);
}

/* A title or heading that is the one word, over a text that says no more
 * than that nothing works: together they say that it is maintenance. */
static int is_titled_maintenance(const struct view *v)
{
    const struct symai_strength *claim = &v->f->claims[SYMAI_CLAIM_MAINTENANCE];

    return larger(claim->titled, claim->headed) >=
               symai_find_weight(v->f, SYMAI_WEIGHT_least_bare) &&
           is_claim(v->f, v->error) && !v->has_function;
}

/* To be back soon is promised after failures as well: what is said of the
 * cause decides. */
static int is_only_a_promise(const struct view *v)
{
    return v->maintenance <= PROMISE_STRENGTH && v->error > v->maintenance &&
           !v->f->names_work && !is_titled_maintenance(v);
}

/* Row 9. */
static int row_503(const struct view *v, struct symai_decision *d)
{
    const struct symai_findings *f = v->f;
    int strength = best(f, SYMAI_CLAIM_MAINTENANCE);

    if (status_of(v) != 503)
        return 0;
    if (is_suspicion(f, strength) && !is_only_a_promise(v))
        return maintenance(d, SYMAI_REASON_http_503_maintenance,
                           by_strength(strength) + 30);
    if (f->maintenance_path || f->has_retry_after)
        return maintenance(d, SYMAI_REASON_http_503_maintenance, 850);
    return 0;
}

/* Rows 11 to 13. */
static int row_page_maintenance(const struct view *v, struct symai_decision *d)
{
    const struct symai_strength *claim = &v->f->claims[SYMAI_CLAIM_MAINTENANCE];
    int confidence = by_strength(v->maintenance);

    if (!is_claim(v->f, v->maintenance) && !is_titled_maintenance(v))
        return 0;
    if (is_only_a_promise(v))
        return 0;
    if (!v->has_function || v->f->own_page)
        return maintenance(d, SYMAI_REASON_page_maintenance, confidence);
    if (claim->by_section)
        return decide(d, SYMA_STATE_MAINTENANCE, SYMA_USABLE_PARTLY,
                      SYMAI_REASON_page_maintenance_form_present,
                      confidence - 150);
    return decide(d, SYMA_STATE_DEGRADED,
                  is_generic(v) ? SYMA_USABLE_YES : SYMA_USABLE_UNKNOWN,
                  SYMAI_REASON_maintenance_banner, confidence - 200);
}

/* Row 8: not all came. Then rows 14, 17 and 21, which the page itself has no
 * part in, do not speak for it. */
static int was_cut(const struct view *v)
{
    return failed_with(v, SYMAI_REASON_body_timeout) ||
           failed_with(v, SYMAI_REASON_body_incomplete);
}

/* Row 14. */
static int row_5xx(const struct view *v, struct symai_decision *d)
{
    return status_of(v) >= 500 && status_of(v) < 600 && !was_cut(v) &&
           down(d, SYMAI_REASON_http_5xx, 930);
}

static int considered(const struct symai_findings *f, int claim);

/* Row 15. */
static int row_no_site(const struct view *v, struct symai_decision *d)
{
    int parked = considered(v->f, SYMAI_CLAIM_PARKED);
    int bare = considered(v->f, SYMAI_CLAIM_DEFAULT_PAGE);

    if (is_claim(v->f, parked))
        return down(d, SYMAI_REASON_parked, by_strength(parked));
    if (is_claim(v->f, bare))
        return down(d, SYMAI_REASON_default_page, by_strength(bare));
    return 0;
}

/* Row 16: a login on another host is where many portals keep it. */
static int row_offsite(const struct view *v, struct symai_decision *d)
{
    if (v->f->redirect != SYMAI_REDIRECT_OFFSITE || v->f->login_form)
        return 0;
    return broken(d, SYMAI_REASON_redirected_offsite, 800);
}

/* Row 17. */
static int row_4xx(const struct view *v, struct symai_decision *d)
{
    int status = status_of(v);

    if (was_cut(v))
        return 0;
    if (status == 404)
        return broken(d, SYMAI_REASON_not_found, 950);
    if (status == 410)
        return broken(d, SYMAI_REASON_gone, 950);
    if (status >= 400 && status < 500 && status != 401 && status != 403)
        return broken(d, SYMAI_REASON_http_4xx, 900);
    return 0;
}

/* Row 18. */
static int row_soft_404(const struct view *v, struct symai_decision *d)
{
    if (v->f->login_form)
        return 0;
    if (v->f->like_not_found)
        return broken(d, SYMAI_REASON_soft_404, 900);
    if (!is_claim(v->f, v->soft_404))
        return 0;
    return broken(d, SYMAI_REASON_soft_404, by_strength(v->soft_404));
}

/* Rows 19 and 20a; 20b is what a widget's weight leaves of it. */
static int row_error(const struct view *v, struct symai_decision *d)
{
    int confidence = by_strength(v->error);

    if (!is_claim(v->f, v->error))
        return 0;
    if (!v->has_function)
        return broken(d, SYMAI_REASON_soft_error, confidence);
    return decide(d, SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY,
                  SYMAI_REASON_partial_error, confidence - 200);
}

/* Row 21. */
static int row_home(const struct view *v, struct symai_decision *d)
{
    if (v->f->redirect != SYMAI_REDIRECT_HOME || was_cut(v))
        return 0;
    if (!is_generic(v) && v->f->function == SYMAI_FUNCTION_PRESENT)
        return 0;
    return broken(d, SYMAI_REASON_redirected_home, 850);
}

/* Row 8, its end: what came decided nothing. */
static int row_cut(const struct view *v, struct symai_decision *d)
{
    if (failed_with(v, SYMAI_REASON_body_timeout))
        return down(d, SYMAI_REASON_body_timeout, 850);
    if (failed_with(v, SYMAI_REASON_body_incomplete))
        return down(d, SYMAI_REASON_body_incomplete, 850);
    return 0;
}

/* Rows 22 and 22b. */
static int row_no_page(const struct view *v, struct symai_decision *d)
{
    if (v->f->empty && !v->f->asks_authentication && status_of(v) != 401 &&
        status_of(v) != 403)
        return broken(d, SYMAI_REASON_empty_page, 900);
    if (v->f->not_html && !v->f->expects_kind && !v->f->expect_failed)
        return unknown(d, SYMAI_REASON_not_html, 800);
    return 0;
}

/* Row 23. */
static int row_script(const struct view *v, struct symai_decision *d)
{
    if (!v->f->script_shell || v->f->function != SYMAI_FUNCTION_ABSENT)
        return 0;
    return unknown(d, SYMAI_REASON_needs_js, 800);
}

static int has_credentials(const struct symai_findings *f)
{
    return f->context != NULL && f->context->has_credentials;
}

/* Led to a login, or to a page that is one. */
static int is_led_to_login(const struct symai_findings *f)
{
    return f->redirect == SYMAI_REDIRECT_LOGIN ||
           (f->redirect != SYMAI_REDIRECT_NONE && f->login_form);
}

/* Row 24 by kind, where credentials were sent: asked for once more, they
 * were refused. Whether they are wrong, or the login is, cannot be told. */
static int row_credentials(const struct view *v, struct symai_decision *d)
{
    const struct symai_findings *f = v->f;

    if (!has_credentials(f) || f->logged_in)
        return 0;
    if (f->kind == SYMA_SECTION_LOGIN)
        return (f->refused || f->status == 401) &&
               decide(d, SYMA_STATE_DEGRADED, SYMA_USABLE_UNKNOWN,
                      SYMAI_REASON_credentials_refused, 700);
    if (f->kind == SYMA_SECTION_GENERIC ||
        f->function == SYMAI_FUNCTION_PRESENT)
        return 0;
    return (f->status == 401 || is_led_to_login(f) ||
            f->function == SYMAI_FUNCTION_GATE) &&
           unknown(d, SYMAI_REASON_credentials_refused, 700);
}

/* Row 24 by kind: 401 and 403. */
static int row_refused(const struct view *v, struct symai_decision *d)
{
    int kind = v->f->kind;

    if (v->f->asks_authentication)
        return up(d,
                  kind == SYMA_SECTION_LOGIN || kind == SYMA_SECTION_GENERIC
                      ? SYMA_USABLE_YES
                      : SYMA_USABLE_UNKNOWN,
                  SYMAI_REASON_login_required, 850);
    if (status_of(v) != 401 && status_of(v) != 403)
        return 0;
    if (v->f->function == SYMAI_FUNCTION_PRESENT && status_of(v) == 401)
        return 0;
    if (kind == SYMA_SECTION_ACCOUNT)
        return up(d, SYMA_USABLE_UNKNOWN, SYMAI_REASON_login_required, 700);
    return broken(d, SYMAI_REASON_forbidden, 800);
}

/* Row 24 by kind: led to a login. */
static int row_login(const struct view *v, struct symai_decision *d)
{
    int led = is_led_to_login(v->f);
    int kind = v->f->kind;

    if (kind == SYMA_SECTION_LOGIN)
        return 0;
    if (kind == SYMA_SECTION_GENERIC)
        return v->f->redirect == SYMAI_REDIRECT_LOGIN &&
               broken(d, SYMAI_REASON_redirected_login, 750);
    if (v->f->function == SYMAI_FUNCTION_PRESENT)
        return 0;
    if (led && v->f->function != SYMAI_FUNCTION_DISABLED)
        return up(d, SYMA_USABLE_UNKNOWN, SYMAI_REASON_redirected_login, 850);
    if (v->f->function == SYMAI_FUNCTION_GATE)
        return up(d, SYMA_USABLE_UNKNOWN, SYMAI_REASON_login_required, 800);
    return 0;
}

/* Row 8b where only rows 25 and 26 are left, then these two. */
static int row_expectation(const struct view *v, struct symai_decision *d)
{
    if (v->f->expect_failed)
        return decide(d, SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY,
                      SYMAI_REASON_expectation_failed, 900);
    if (v->f->expect_unknown && !v->f->response->bodiless)
        return unknown(d, SYMAI_REASON_truncated, 500);
    return 0;
}

/* The function's form may have stood in what was not kept. Text past its
 * cap is no such thing: forms are read to the end of the body. */
static int saw_part(const struct symai_findings *f)
{
    return f->features->truncated || f->features->forms_capped;
}

/* A login's form is missing from where a script may put it. */
static int may_be_built(const struct symai_findings *f)
{
    return f->kind == SYMA_SECTION_LOGIN && f->features->has_empty_entry &&
           f->features->script_count > 0;
}

/* By HEAD: what could be told of it has been told above. */
static int row_bodiless(const struct view *v, struct symai_decision *d)
{
    if (!v->f->response->bodiless)
        return 0;
    return unknown(d, SYMAI_REASON_no_evidence, 500);
}

static int row_function(const struct view *v, struct symai_decision *d)
{
    const struct symai_findings *f = v->f;

    if (is_generic(v))
        return 0;
    if (f->function == SYMAI_FUNCTION_DISABLED)
        return broken(d, SYMAI_REASON_form_disabled, 850);
    if (f->empty_account)
        return broken(d, SYMAI_REASON_empty_account, 800);
    if (f->function == SYMAI_FUNCTION_ABSENT && f->way_in == SYMAI_WAY_SEEN &&
        f->kind != SYMA_SECTION_LOGIN)
        return up(d, SYMA_USABLE_UNKNOWN, SYMAI_REASON_login_required, 700);
    if (f->function == SYMAI_FUNCTION_ABSENT && f->way_in)
        return 0; /* enough to miss nothing, too little to outweigh a claim */
    if (f->function == SYMAI_FUNCTION_ABSENT && saw_part(f))
        return unknown(d, SYMAI_REASON_truncated, 500);
    if (f->function == SYMAI_FUNCTION_ABSENT && may_be_built(f))
        return unknown(d, SYMAI_REASON_needs_js, 600);
    if (f->function == SYMAI_FUNCTION_ABSENT)
        return broken(d, SYMAI_REASON_function_missing, 750);
    if (f->insecure &&
        (f->kind == SYMA_SECTION_LOGIN || f->kind == SYMA_SECTION_ACCOUNT))
        return decide(d, SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY,
                      SYMAI_REASON_insecure_form, 850);
    return 0;
}

/* Row 27. */
static int row_slow(const struct view *v, struct symai_decision *d)
{
    if (v->f->slow == 0)
        return 0;
    return decide(d, SYMA_STATE_DEGRADED,
                  v->f->slow == 2 ? SYMA_USABLE_PARTLY : SYMA_USABLE_YES,
                  SYMAI_REASON_slow, 850);
}

/* So many words are content of a page's own, whatever is claimed. */
static uint64_t words_content(const struct symai_findings *f)
{
    return (uint64_t)symai_find_weight(f, SYMAI_WEIGHT_words_content);
}

/* What stands for the function only may be a way in. */
static int is_guess(const struct symai_findings *f)
{
    return f->kind != SYMA_SECTION_GENERIC &&
           f->function == SYMAI_FUNCTION_ABSENT &&
           (f->way_in == SYMAI_WAY_NAMED || f->way_in == SYMAI_WAY_POSSIBLE);
}

/* Rows 28 to 30. A page is up because its function is there. */
static int row_up(const struct view *v, struct symai_decision *d)
{
    const struct symai_findings *f = v->f;
    int confidence;

    if (is_guess(f))
        confidence = GUESS_CONFIDENCE;
    else if (!is_generic(v))
        confidence = 900;
    else if (f->features->content_words >= words_content(f) || f->expects_kind)
        confidence = 880;
    else
        confidence = 650;
    if (f->cert_expiring)
        return up(d, SYMA_USABLE_YES, SYMAI_REASON_tls_expiring, confidence);
    if (f->upcoming)
        return up(d, SYMA_USABLE_YES, SYMAI_REASON_ok_scheduled, confidence);
    if (!is_generic(v) || f->features->visible_words > 0 || f->expects_kind)
        return up(d, SYMA_USABLE_YES, SYMAI_REASON_ok, confidence);
    return 0;
}

/* Row 31. */
static int row_nothing(const struct view *v, struct symai_decision *d)
{
    (void)v;
    return unknown(d, SYMAI_REASON_no_evidence, 300);
}

static const row rows[] = {row_failure,
                           row_blocked,
                           row_503,
                           row_redirect_maintenance,
                           row_page_maintenance,
                           row_5xx,
                           row_no_site,
                           row_offsite,
                           row_4xx,
                           row_soft_404,
                           row_error,
                           row_home,
                           row_cut,
                           row_no_page,
                           row_script,
                           row_credentials,
                           row_refused,
                           row_login,
                           row_expectation,
                           row_bodiless,
                           row_function,
                           row_slow,
                           row_up,
                           row_nothing};

static uint32_t block_words(const struct symai_findings *f, int index)
{
    const struct symai_block *block =
        index < 0 ? NULL : symai_vec_at(&f->features->blocks, (size_t)index);

    return block == NULL ? 0 : block->words;
}

/* Title and page say it, and there is hardly anything else: a form to log in
 * beside that is for those who do the work. */
static int is_notice(const struct symai_findings *f, int claim)
{
    const struct symai_strength *strength = &f->claims[claim];

    return claim == SYMAI_CLAIM_MAINTENANCE &&
           strength->titled >= symai_find_weight(f, SYMAI_WEIGHT_least_bare) &&
           is_claim(f, larger(strength->body,
                              larger(strength->headed, strength->raised))) &&
           f->features->content_words <
               words_content(f) + block_words(f, strength->block);
}

/* A long notice, that says what is being done and what is closed for it, and
 * from which nothing leads on, is no content. */
static int is_long_notice(const struct symai_findings *f, int claim)
{
    return claim == SYMAI_CLAIM_MAINTENANCE && f->closed_for_works &&
           f->leads_nowhere &&
           f->features->content_words <
               (uint64_t)symai_find_weight(f, SYMAI_WEIGHT_words_article);
}

/* Those who work there log in on a site that is closed as well. */
static int is_left_to_staff(const struct symai_findings *f, int claim)
{
    const struct symai_strength *strength = &f->claims[claim];

    return claim == SYMAI_CLAIM_MAINTENANCE && f->staff_login &&
           is_claim(f, larger(strength->titled, strength->headed)) &&
           is_suspicion(f, larger(strength->headed, strength->body));
}

/* A generic page works where it has content beside the claim. */
static int generic_function(const struct symai_findings *f, int claim)
{
    const struct symai_features *p = f->features;

    if (f->function == SYMAI_FUNCTION_PRESENT ||
        (f->login_form && !is_notice(f, claim) && !is_left_to_staff(f, claim)))
        return 1;
    return p->title.len > 0 && !is_long_notice(f, claim) &&
           p->content_words >=
               words_content(f) + block_words(f, f->claims[claim].block);
}

/* The submit was taken away, and the page says why. */
static int is_closed(const struct symai_findings *f)
{
    return f->no_submit && (is_suspicion(f, best(f, SYMAI_CLAIM_MAINTENANCE)) ||
                            is_suspicion(f, best(f, SYMAI_CLAIM_ERROR)));
}

static int has_function(const struct symai_findings *f, int claim)
{
    if (f->kind == SYMA_SECTION_GENERIC)
        return generic_function(f, claim);
    if ((f->kind == SYMA_SECTION_LOGIN || f->function == SYMAI_FUNCTION_GATE) &&
        is_left_to_staff(f, claim))
        return 0;
    return f->function >= SYMAI_FUNCTION_GATE;
}

/* So much content below a title is an article: what its headings name it
 * tells of. Work that is under way may be told of above any page. */
static int is_article(const struct symai_findings *f, int claim)
{
    /* Who has parked a name has little to say. */
    const int words = claim == SYMAI_CLAIM_PARKED ? SYMAI_WEIGHT_words_content
                                                  : SYMAI_WEIGHT_words_article;

    return f->kind == SYMA_SECTION_GENERIC &&
           claim != SYMAI_CLAIM_MAINTENANCE && f->features->title.len > 0 &&
           f->features->content_words >= (uint64_t)symai_find_weight(f, words);
}

/* Nothing that can be seen says what the title says, or comes near it. */
static int is_left_over(const struct symai_findings *f,
                        const struct symai_strength *strength)
{
    return !is_suspicion(
        f, larger(strength->body, larger(strength->headed, strength->raised)));
}

/* In the body a working function beside it takes most of a claim's weight,
 * and in a title that nothing else agrees with; what stands in a heading or
 * alert keeps it. */
static int considered(const struct symai_findings *f, int claim)
{
    const struct symai_strength *strength = &f->claims[claim];
    int percent = symai_find_weight(f, SYMAI_WEIGHT_percent_function);
    int headed = larger(strength->titled, strength->headed);
    int body = strength->body;

    if (has_function(f, claim))
        body = body * percent / 100;
    if (is_article(f, claim) ||
        (has_function(f, claim) && is_left_over(f, strength)))
        headed = headed * percent / 100;
    return larger(strength->raised, larger(headed, body));
}

static int is_suspect(const struct view *v)
{
    return (is_suspicion(v->f, v->maintenance) &&
            !is_claim(v->f, v->maintenance)) ||
           (is_suspicion(v->f, v->error) && !is_claim(v->f, v->error));
}

static uint32_t flags_of(const struct symai_findings *f,
                         const struct symai_decision *d)
{
    uint32_t flags = 0;

    if (f->features->truncated || d->reason == SYMAI_REASON_truncated)
        flags |= SYMA_FLAG_TRUNCATED;
    if (d->state == SYMA_STATE_UP && is_guess(f))
        flags |= SYMA_FLAG_SUSPECT;
    if (f->upcoming)
        flags |= SYMA_FLAG_SCHEDULED;
    if (f->captcha && d->state == SYMA_STATE_UP)
        flags |= SYMA_FLAG_CAPTCHA;
    if (f->cert_expiring)
        flags |= SYMA_FLAG_WARN;
    if (f->response->confirmed)
        flags |= SYMA_FLAG_CONFIRMED;
    return flags;
}

/* What the site shows for what it does not have could change it: no form of
 * its kind was found, but words, or links. What was shown to somebody who is
 * logged in is no such thing. */
static int is_unproven(const struct symai_findings *f,
                       const struct symai_decision *d)
{
    if (d->state != SYMA_STATE_UP || f->status != 200 || f->login_form ||
        f->script_shell || (has_credentials(f) && f->logged_in) ||
        (f->kind == SYMA_SECTION_ACTIVATION &&
         f->function == SYMAI_FUNCTION_PRESENT))
        return 0;
    return d->reason == SYMAI_REASON_ok ||
           d->reason == SYMAI_REASON_ok_scheduled ||
           d->reason == SYMAI_REASON_tls_expiring;
}

/* What was decided is what the page sounds like, no more. */
static int is_decided_by_sound(const struct symai_findings *f,
                               const struct symai_decision *d)
{
    if (f->has_retry_after || f->maintenance_path)
        return 0;
    switch (d->reason) {
    case SYMAI_REASON_page_maintenance:
    case SYMAI_REASON_http_503_maintenance:
        return symai_find_is_heard(f, SYMAI_CLAIM_MAINTENANCE);
    case SYMAI_REASON_soft_error:
        return symai_find_is_heard(f, SYMAI_CLAIM_ERROR);
    default:
        return 0;
    }
}

void symai_weigh(const struct symai_findings *findings,
                 struct symai_decision *out)
{
    struct symai_findings f = *findings;
    struct view v;
    size_t i;

    memset(&v, 0, sizeof v);
    memset(out, 0, sizeof *out);
    if (f.function > SYMAI_FUNCTION_DISABLED && is_closed(&f))
        f.function = SYMAI_FUNCTION_DISABLED;
    v.f = &f;
    v.has_function = has_function(&f, SYMAI_CLAIM_MAINTENANCE);
    v.maintenance = considered(&f, SYMAI_CLAIM_MAINTENANCE);
    v.error = considered(&f, SYMAI_CLAIM_ERROR);
    /* Beside 401 and 403 the words only repeat the status: rows 24. */
    if (f.status != 401 && f.status != 403 &&
        considered(&f, SYMAI_CLAIM_DENIED) > v.error)
        v.error = considered(&f, SYMAI_CLAIM_DENIED);
    v.soft_404 = considered(&f, SYMAI_CLAIM_SOFT_404);
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i](&v, out))
            break;
    }
    out->flags = flags_of(&f, out);
    out->unproven = is_unproven(&f, out);
    if (out->state == SYMA_STATE_UP && is_suspect(&v)) {
        out->flags |= SYMA_FLAG_SUSPECT;
        out->confidence -= SUSPECT_COST;
    }
    if (is_decided_by_sound(&f, out)) {
        out->flags |= SYMA_FLAG_SUSPECT;
        if (out->confidence > GUESS_CONFIDENCE)
            out->confidence = GUESS_CONFIDENCE;
    }
    if (out->confidence > MAX_CONFIDENCE)
        out->confidence = MAX_CONFIDENCE;
    if (out->confidence < 0)
        out->confidence = 0;
}
