/* SPDX-License-Identifier: MIT */
/*
 * For the tests of reports and their forms: verdicts made by hand, and the
 * portal of the demo in the state in which it has come back in part (account
 * still in maintenance, and activation needs the account).
 */
#ifndef SYMAI_TESTS_STORY_H
#define SYMAI_TESTS_STORY_H

#include <check.h>
#include <string.h>

#include "base/mem.h"
#include "judge/names.h"
#include "judge/verdict.h"
#include "syma/syma.h"
#include "watch/report.h"

/* 2026-11-23T08:00:00Z */
#define STORY_TIME INT64_C(1795420800000)
#define HOUR INT64_C(3600000)

static inline syma_verdict *verdict_new(int kind, int state, int usable,
                                        int reason, const char *url)
{
    struct syma_verdict *v = NULL;

    ck_assert_int_eq(symai_verdict_new(&v), SYMA_OK);
    v->kind = kind;
    v->state = state;
    v->usable = usable;
    v->reason = reason;
    v->confidence = 900;
    ck_assert_int_eq(symai_strdup(url, &v->url), SYMA_OK);
    ck_assert_int_eq(symai_strdup(url, &v->final_url), SYMA_OK);
    v->http_status = 200;
    return v;
}

static inline void verdict_evidence(syma_verdict *v, const char *code,
                                    int points_to, int weight, const char *zone,
                                    const char *text)
{
    ck_assert_int_eq(symai_verdict_add_evidence(v, code, points_to, weight,
                                                zone, text, strlen(text), 160),
                     SYMA_OK);
}

static inline void verdict_notice(syma_verdict *v, int kind, int64_t earliest,
                                  int64_t latest, int vague, const char *text)
{
    ck_assert_int_eq(symai_verdict_add_notice(v, kind, earliest, latest, vague,
                                              text, strlen(text), 160),
                     SYMA_OK);
}

static inline syma_verdict *verdict_up(int kind, const char *url)
{
    syma_verdict *v =
        verdict_new(kind, SYMA_STATE_UP, SYMA_USABLE_YES, SYMAI_REASON_ok, url);

    v->timing_ms[SYMAI_PHASE_TOTAL] = 123;
    return v;
}

static inline syma_portal *story_portal(void)
{
    static const char text[] =
        "<portal xmlns=\"urn:syma:portal:1\" id=\"demo\" "
        "home=\"https://www.operator.example/\" language=\"fr\" "
        "timezone=\"Europe/Paris\">\n"
        "<section id=\"home\" kind=\"generic\" href=\"/\"/>\n"
        "<section id=\"login\" kind=\"login\" href=\"/connexion\"/>\n"
        "<section id=\"account\" kind=\"account\" href=\"/compte\" "
        "needs=\"login\"/>\n"
        "<section id=\"activation\" kind=\"activation\" href=\"/activer\" "
        "needs=\"account\">\n"
        "<fallback act=\"activate\" channel=\"sms\" address=\"20555\" "
        "keyword=\"ACTIVE\"/></section>\n"
        "<section id=\"brochure\" kind=\"generic\" href=\"/tarifs\" "
        "required=\"no\"/></portal>";
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_load(p, text, strlen(text)), SYMA_OK);
    return p;
}

static inline syma_verdict *story_account(void)
{
    static const char words[] =
        "Votre espace client est en cours de maintenance";
    static const char promise[] =
        "R\xC3\xA9ouverture pr\xC3\xA9vue dans les prochaines heures";
    syma_verdict *v = verdict_new(SYMA_SECTION_ACCOUNT, SYMA_STATE_MAINTENANCE,
                                  SYMA_USABLE_NO, SYMAI_REASON_page_maintenance,
                                  "https://www.operator.example/compte");

    v->timing_ms[SYMAI_PHASE_FIRST_BYTE] = 40;
    v->timing_ms[SYMAI_PHASE_TOTAL] = 1061;
    verdict_evidence(v, "text.maintenance.now", SYMA_STATE_MAINTENANCE, 1000,
                     "h1", words);
    verdict_evidence(v, "form.login.absent", SYMA_STATE_DEGRADED, 600, "", "");
    verdict_notice(v, SYMA_NOTICE_MAINTENANCE_NOW, STORY_TIME,
                   STORY_TIME + 12 * HOUR, 1, promise);
    verdict_notice(v, SYMA_NOTICE_FALLBACK, -1, -1, 0,
                   "Appelez le service client au 3900");
    ck_assert_int_eq(symai_verdict_seal(v), SYMA_OK);
    return v;
}

static inline void story_verdicts(syma_verdict *v[5])
{
    v[0] = verdict_up(SYMA_SECTION_GENERIC, "https://www.operator.example/");
    v[1] = verdict_up(SYMA_SECTION_LOGIN,
                      "https://www.operator.example/connexion");
    v[2] = story_account();
    v[3] = verdict_up(SYMA_SECTION_ACTIVATION,
                      "https://www.operator.example/activer");
    v[4] =
        verdict_up(SYMA_SECTION_GENERIC, "https://www.operator.example/tarifs");
}

/* The report of portal p over count verdicts, which it takes. */
static inline syma_report *report_of(syma_portal *p, syma_verdict **v,
                                     size_t count)
{
    syma_report *r = NULL;
    size_t i;

    ck_assert_int_eq(symai_report_build(p, NULL, v, count, STORY_TIME, &r), SYMA_OK);
    for (i = 0; i < count; i++)
        syma_verdict_unref(v[i]);
    syma_portal_free(p);
    return r;
}

static inline syma_report *story_report(void)
{
    syma_verdict *v[5];

    story_verdicts(v);
    return report_of(story_portal(), v, 5);
}

/* A nameless portal of one section. */
static inline syma_report *report_of_one(const char *id, syma_verdict *v)
{
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(p, id, syma_verdict_kind(v),
                                             syma_verdict_url(v), 0),
                     SYMA_OK);
    return report_of(p, &v, 1);
}

#endif
