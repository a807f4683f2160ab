/* SPDX-License-Identifier: MIT */
/*
 * What a tracker knows of a portal, in sentences for its customers: what
 * works, what does not and since when, what was promised by whom, how late
 * that is, and what to do instead. Times are in the portal's zone; words of a
 * page are quoted, never rewritten.
 */
#include <string.h>

#include "judge/explain.h"
#include "judge/explain_time.h"
#include "watch/explain.h"
#include "watch/telling.h"
#include "watch/tracker.h"

#define MAX_TEXT ((size_t)1 << 20)

struct teller {
    struct symai_telling form;
    const struct symai_zone *zone; /* NULL: UTC */
    const syma_report *report;     /* NULL: none yet */
    int language;
    int rc; /* of the first failure; later calls do nothing */
};

/* ---- pieces ---- */

static void put(struct teller *w, const char *english, const char *french)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_add_str(
            w->form.out, w->language == SYMAI_EXPLAIN_FR ? french : english);
}

static void put_count(struct teller *w, size_t count)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_addf(w->form.out, "%zu", count);
}

static void put_plain(struct teller *w, const char *text)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_explain_plain(w->form.out, text);
}

static void put_moment(struct teller *w, const char *english,
                       const char *french, int64_t ms)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_explain_moment(
            w->form.out, w->language,
            w->language == SYMAI_EXPLAIN_FR ? french : english, w->zone, ms);
}

static void put_ends(struct teller *w, int64_t earliest, int64_t latest)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_explain_ends(w->form.out, w->language, w->zone, earliest,
                                   latest);
}

static void put_return(struct teller *w, int64_t earliest, int64_t latest)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_explain_return(w->form.out, w->language, w->zone,
                                     earliest, latest);
}

static void put_span(struct teller *w, int64_t ms)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_explain_span(w->form.out, w->language, ms / 1000);
}

/* The words of a page, and the end of the sentence. */
static void put_quote(struct teller *w, const char *text)
{
    if (text[0] == '\0') {
        put(w, ".", ".");
        return;
    }
    put(w, ": \"", " : « ");
    put_plain(w, text);
    put(w, "\".", " ».");
}

/* ---- promises ---- */

static void put_source(struct teller *w, const char *source)
{
    if (strcmp(source, "page") == 0) {
        put(w, "the page", "la page");
    } else if (strcmp(source, "header") == 0) {
        put(w, "the server", "le serveur");
    } else if (strcmp(source, "status") == 0) {
        put(w, "the published status", "l'état publié");
    } else {
        put(w, "the source \"", "la source « ");
        put_plain(w, source);
        put(w, "\"", " »");
    }
}

static void put_promise(struct teller *w, const syma_promise *p)
{
    int64_t earliest = syma_promise_earliest_ms(p);
    int64_t latest = syma_promise_latest_ms(p);
    int has_time = earliest >= 0 || latest >= 0;

    put_moment(w, " On ", " Le ", syma_promise_seen_ms(p));
    put(w, " ", ", ");
    put_source(w, syma_promise_source(p));
    if (has_time) {
        put(w, " announced a return", " a annoncé un retour");
        put_return(w, earliest, latest);
    } else {
        put(w, " named no time of return", " n'a pas donné d'heure de retour");
    }
    put_quote(w, syma_promise_text(p));
    if (has_time && syma_promise_vague(p))
        put(w, " That time is a reading of loose words.",
            " Cette heure est tirée d'une formulation vague.");
    if (syma_promise_revised_from_ms(p) >= 0) {
        put_moment(w, " Before that, the time announced was ",
                   " Auparavant, l'heure annoncée était le ",
                   syma_promise_revised_from_ms(p));
        put(w, ".", ".");
    }
    if (syma_promise_status(p) == SYMA_PROMISE_OVERDUE &&
        syma_promise_late_ms(p) > 0) {
        put(w, " The return is ", " Le retour a ");
        put_span(w, syma_promise_late_ms(p));
        put(w, " late.", " de retard.");
    }
}

/* How many were told. */
static size_t put_promises(struct teller *w, const char *section)
{
    const syma_tracker *t = w->form.t;
    const char *portal = w->form.portal_id;
    size_t count = syma_tracker_promise_count(t, portal, section);
    const syma_promise *p;
    size_t told = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        p = syma_tracker_promise(t, portal, section, i);
        if (!symai_promise_is_current(p))
            continue;
        put_promise(w, p);
        told++;
    }
    return told;
}

static void put_slips(struct teller *w, const char *section)
{
    size_t slips = syma_incident_slips(
        symai_telling_running(&w->form, w->form.portal_id, section));

    if (slips == 0)
        return;
    put(w, " The return has been put off ", " Le retour a été repoussé ");
    if (slips == 1) {
        put(w, "once.", "une fois.");
    } else {
        put_count(w, slips);
        put(w, " times.", " fois.");
    }
}

/* ---- one section ---- */

static void put_way(struct teller *w, const syma_fallback *f)
{
    if (syma_fallback_text(f)[0] == '\0') {
        if (w->rc == SYMA_OK)
            w->rc = symai_explain_fallback(w->form.out, w->language, f);
        return;
    }
    put(w, " Meanwhile, the page offers", " En attendant, la page propose");
    put_quote(w, syma_fallback_text(f));
}

/* Several ways in one sentence of a page are quoted once. */
static int is_told(const syma_report *r, size_t i, size_t j)
{
    const char *text = syma_fallback_text(syma_report_fallback(r, i, j));
    size_t k;

    for (k = 0; k < j && text[0] != '\0'; k++)
        if (strcmp(syma_fallback_text(syma_report_fallback(r, i, k)), text) ==
            0)
            return 1;
    return 0;
}

static void put_ways(struct teller *w, size_t i)
{
    size_t count = syma_report_fallback_count(w->report, i);
    size_t j;

    for (j = 0; j < count; j++)
        if (!is_told(w->report, i, j))
            put_way(w, syma_report_fallback(w->report, i, j));
}

static void put_flags(struct teller *w, const char *section)
{
    uint32_t flags = syma_tracker_flags(w->form.t, w->form.portal_id, section);

    if ((flags & SYMA_FLAG_STALE) != 0)
        put(w,
            " For some time nothing new could be learnt: this may be out of "
            "date.",
            " Depuis quelque temps, rien de nouveau n'a pu être appris : cela "
            "peut avoir changé.");
    if ((flags & SYMA_FLAG_FLAPPING) != 0)
        put(w, " This changes often.", " Cela change souvent.");
}

/* Back, while others are still awaited. */
static void put_back(struct teller *w, const char *section)
{
    const syma_incident *all =
        symai_telling_running(&w->form, w->form.portal_id, "");
    const syma_incident *own =
        syma_tracker_incident(w->form.t, w->form.portal_id, section, 0);

    if (all == NULL || own == NULL ||
        syma_incident_end_ms(own) < syma_incident_begin_ms(all))
        return;
    put_moment(w, " It has been back since ", " De retour depuis le ",
               syma_incident_end_ms(own));
    put(w, ".", ".");
}

/* Of section i. waits: for one that it needs, of which the return is told. */
static void put_trouble(struct teller *w, const char *section, size_t i,
                        int waits)
{
    const syma_tracker *t = w->form.t;
    const char *portal = w->form.portal_id;
    int is_useless = syma_tracker_usable(t, portal, section) == SYMA_USABLE_NO;

    put_moment(w, " This has been so since ", " C'est le cas depuis le ",
               syma_tracker_since_ms(t, portal, section));
    put(w, ".", ".");
    if (put_promises(w, section) == 0 && is_useless && !waits)
        put(w, " No time of return was given.",
            " Aucune heure de retour n'est donnée.");
    put_slips(w, section);
    if (is_useless)
        put_ways(w, i);
}

/* Where there is a report, it has the sections in the same order. */
static void put_section(struct teller *w, size_t i)
{
    const syma_tracker *t = w->form.t;
    const char *portal = w->form.portal_id;
    const char *section = syma_tracker_section_id(t, portal, i);
    const char *reason = syma_tracker_reason(t, portal, section);
    const char *because = syma_report_because(w->report, i);
    int state = syma_tracker_state(t, portal, section);

    if (because == NULL || strcmp(reason, "dependency") != 0)
        because = "";
    put(w, "\n", "\n");
    if (w->rc == SYMA_OK)
        w->rc = symai_explain_state(
            w->form.out, w->language, section,
            syma_verdict_kind(syma_report_verdict(w->report, i)), state,
            syma_tracker_usable(t, portal, section), reason, because);
    if (state == SYMA_STATE_UP)
        put_back(w, section);
    else if (state != SYMA_STATE_UNKNOWN)
        put_trouble(w, section, i, because[0] != '\0');
    else
        put_promises(w, section); /* the last that is known of an outage */
    put_flags(w, section);
}

/* ---- the portal ---- */

static void put_some(struct teller *w, size_t up, size_t required)
{
    put_count(w, up);
    if (w->language == SYMAI_EXPLAIN_FR)
        put(w, "", up > 1 ? " sections sur " : " section sur ");
    else
        put(w, " of ", "");
    put_count(w, required);
    if (w->language == SYMAI_EXPLAIN_FR)
        put(w, "",
            up > 1 ? " fonctionnent normalement." : " fonctionne normalement.");
    else
        put(w,
            up > 1 ? " sections work as they should."
                   : " sections works as it should.",
            "");
}

static void put_all(struct teller *w, size_t required, int works)
{
    if (required == 1) {
        put(w,
            works ? "its one section works."
                  : "its one section does not work "
                    "as it should.",
            works ? "sa seule section fonctionne."
                  : "sa seule section ne fonctionne pas normalement.");
        return;
    }
    put(w, works ? "all " : "none of the ", works ? "les " : "aucune des ");
    put_count(w, required);
    put(w, works ? " sections work." : " sections works as it should.",
        works ? " sections fonctionnent."
              : " sections ne fonctionne normalement.");
}

static void put_head(struct teller *w)
{
    const syma_tracker *t = w->form.t;
    const char *portal = w->form.portal_id;
    size_t up = syma_tracker_up_count(t, portal);
    size_t required = syma_tracker_required_count(t, portal);
    int64_t checked = syma_tracker_checked_ms(t, portal);
    int state = syma_tracker_state(t, portal, "");

    put_plain(w, portal);
    if (portal[0] != '\0')
        put(w, ": ", " : ");
    if (state == SYMA_STATE_UNKNOWN)
        put(w, "it cannot be told what works.",
            "impossible de dire ce qui fonctionne.");
    else if (up == required || up == 0)
        put_all(w, required, up == required);
    else
        put_some(w, up, required);
    if (checked >= 0) {
        put_moment(w, " Last looked at on ", " Dernière vérification : le ",
                   checked);
        put(w, ".", ".");
    }
    /* A promise that stands now waits for an outage, and is of no use yet. */
    if (state == SYMA_STATE_UP)
        return;
    put_promises(w, "");
    put_slips(w, "");
}

static void put_window(struct teller *w, const syma_window *window)
{
    const char *section = syma_window_section_id(window);
    int goes_on = syma_window_begin_ms(window) <= w->form.now_ms;

    put(w, goes_on ? "\nPlanned work goes on" : "\nWork is planned",
        goes_on ? "\nDes travaux prévus sont en cours"
                : "\nDes travaux sont prévus");
    if (section[0] != '\0') {
        put(w, " (", " (");
        put_plain(w, section);
        put(w, ")", ")");
    }
    put_ends(w, goes_on ? -1 : syma_window_begin_ms(window),
             syma_window_end_ms(window));
    put_quote(w, syma_window_text(window));
}

static void put_record(struct teller *w)
{
    uint64_t kept = syma_tracker_kept_count(w->form.t, w->form.portal_id);
    uint64_t all =
        kept + syma_tracker_broken_count(w->form.t, w->form.portal_id);

    if (all == 0)
        return;
    put(w, "\nReturns announced so far that came in time: ",
        "\nRetours annoncés jusqu'ici et tenus à temps : ");
    put_count(w, (size_t)kept);
    put(w, " of ", " sur ");
    put_count(w, (size_t)all);
    put(w, ".", ".");
}

static void put_portal(struct teller *w)
{
    const syma_tracker *t = w->form.t;
    const char *portal = w->form.portal_id;
    size_t count = syma_tracker_section_count(t, portal);
    size_t i;

    put_head(w);
    for (i = 0; i < count; i++)
        put_section(w, i);
    count = syma_tracker_window_count(t, portal);
    for (i = 0; i < count; i++)
        put_window(w, syma_tracker_window(t, portal, i));
    put_record(w);
}

int syma_tracker_explain(const syma_tracker *t, const char *portal_id,
                         const char *language, char **out)
{
    struct symai_buf text;
    struct teller w = {{t, portal_id, -1, &text}, NULL, NULL, 0, SYMA_OK};

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    w.language = symai_explain_language(language);
    if (t == NULL || portal_id == NULL || w.language < 0)
        return SYMA_EINVAL;
    if (symai_track_portal(t, portal_id) == NULL)
        return SYMA_ENOTFOUND;
    w.form.now_ms = t->now_ms;
    w.zone = symai_telling_zone(&w.form, portal_id);
    w.report = syma_tracker_report(t, portal_id);
    symai_buf_init(&text, MAX_TEXT);
    put_portal(&w);
    if (w.rc == SYMA_OK)
        w.rc = symai_buf_detach(&text, out);
    symai_buf_free(&text);
    return w.rc;
}
