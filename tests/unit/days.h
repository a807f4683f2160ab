/* SPDX-License-Identifier: MIT */
/*
 * For the tests of what a tracker tells: the portal of the demo over some
 * days. Its account closes for work, is promised back, put off and late; the
 * login goes down beside it and comes back alone.
 */
#ifndef SYMAI_TESTS_DAYS_H
#define SYMAI_TESTS_DAYS_H

#include "story.h"
#include "watch/portal.h"

#define DAYS_SOON "R\xC3\xA9ouverture pr\xC3\xA9vue dans les prochaines heures"
#define DAYS_WEDNESDAY "Retour du service mercredi \xC3\xA0 18 h"

#define DAYS_HOSTILE                                                       \
    "</content><script>alert(1)</script>]]>&amp; \"'\\ {portal=\"x\"} 1\n" \
    "# EOF\x1b[31m \xE2\x80\xAE\xEF\xBF\xBF\xFFz"

/* What one report says of the sections that change. */
struct days_look {
    int64_t at; /* after STORY_TIME */
    int login_down;
    const char *words; /* of the account's maintenance; NULL: it is up */
    int64_t earliest;  /* after STORY_TIME; -1: none */
    int64_t latest;
    int vague;
};

static inline int64_t days_time(int64_t after)
{
    return after < 0 ? -1 : STORY_TIME + after;
}

static inline syma_verdict *days_account(const struct days_look *look)
{
    syma_verdict *v;

    if (look->words == NULL)
        return verdict_up(SYMA_SECTION_ACCOUNT,
                          "https://www.operator.example/compte");
    v = verdict_new(SYMA_SECTION_ACCOUNT, SYMA_STATE_MAINTENANCE,
                    SYMA_USABLE_NO, SYMAI_REASON_page_maintenance,
                    "https://www.operator.example/compte");
    v->timing_ms[SYMAI_PHASE_TOTAL] = 1061;
    verdict_notice(v, SYMA_NOTICE_MAINTENANCE_NOW, days_time(look->earliest),
                   days_time(look->latest), look->vague, look->words);
    verdict_notice(v, SYMA_NOTICE_FALLBACK, -1, -1, 0,
                   "Appelez le service client au 3900");
    return v;
}

static inline syma_verdict *days_login(const struct days_look *look)
{
    syma_verdict *v;

    if (!look->login_down)
        return verdict_up(SYMA_SECTION_LOGIN,
                          "https://www.operator.example/connexion");
    v = verdict_new(SYMA_SECTION_LOGIN, SYMA_STATE_DOWN, SYMA_USABLE_NO,
                    SYMAI_REASON_connect_refused,
                    "https://www.operator.example/connexion");
    v->flags |= SYMA_FLAG_CONFIRMED;
    return v;
}

static inline void days_look(syma_tracker *t, const struct days_look *look,
                             const char *id)
{
    syma_portal *p = story_portal();
    syma_report *r = NULL;
    syma_verdict *v[5];
    size_t i;

    symai_free(p->id);
    ck_assert_int_eq(symai_strdup(id, &p->id), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_window(p, "login", "", "2026-11-29T23:00",
                                            "2026-11-30T02:00"),
                     SYMA_OK);
    v[0] = verdict_up(SYMA_SECTION_GENERIC, "https://www.operator.example/");
    v[1] = days_login(look);
    v[2] = days_account(look);
    v[3] = verdict_up(SYMA_SECTION_ACTIVATION,
                      "https://www.operator.example/activer");
    v[4] =
        verdict_up(SYMA_SECTION_GENERIC, "https://www.operator.example/tarifs");
    ck_assert_int_eq(symai_report_build(p, NULL, v, 5, days_time(look->at), &r),
                     SYMA_OK);
    for (i = 0; i < 5; i++)
        syma_verdict_unref(v[i]);
    syma_portal_free(p);
    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_OK);
    syma_report_unref(r);
}

static inline syma_tracker *days_tracker(void)
{
    syma_tracker *t = NULL;
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "interval_ms", 24 * HOUR),
                     SYMA_OK);
    ck_assert_int_eq(syma_tracker_new(o, &t), SYMA_OK);
    syma_options_free(o);
    return t;
}

static const struct days_look days_looks[] = {
    {0, 0, NULL, -1, -1, 0},
    {1 * HOUR, 0, DAYS_SOON, 1 * HOUR, 13 * HOUR, 1},
    {2 * HOUR, 0, DAYS_SOON, 2 * HOUR, 14 * HOUR, 1},
    {15 * HOUR, 0, DAYS_SOON, 15 * HOUR, 27 * HOUR, 1},
    {24 * HOUR, 0, DAYS_WEDNESDAY, -1, 57 * HOUR, 0},
    {48 * HOUR, 1, DAYS_WEDNESDAY, -1, 57 * HOUR, 0},
    {50 * HOUR, 0, DAYS_WEDNESDAY, -1, 57 * HOUR, 0},
    {51 * HOUR, 0, DAYS_WEDNESDAY, -1, 57 * HOUR, 0},
    {60 * HOUR, 0, DAYS_WEDNESDAY, -1, 57 * HOUR, 0},
    {70 * HOUR, 0, NULL, -1, -1, 0},
    {71 * HOUR, 0, NULL, -1, -1, 0},
};

#define DAYS_LATE 9 /* looks until three hours past the promise */
#define DAYS_END 11 /* ... until all is back */

/* A tracker that has seen so many looks at the portal "demo". */
static inline syma_tracker *days_story(size_t count)
{
    syma_tracker *t = days_tracker();
    size_t i;

    for (i = 0; i < count; i++)
        days_look(t, &days_looks[i], "demo");
    return t;
}

/* A page that says what no reader may take for more than words. */
static inline syma_tracker *days_hostile(void)
{
    static const struct days_look looks[] = {
        {0, 0, DAYS_HOSTILE, -1, 5 * HOUR, 1},
        {6 * HOUR, 0, DAYS_HOSTILE, -1, 5 * HOUR, 1},
    };
    syma_tracker *t = days_tracker();

    days_look(t, &looks[0], "demo");
    days_look(t, &looks[1], "demo");
    return t;
}

#endif
