/* SPDX-License-Identifier: MIT */
/*
 * The five days: see story_days.h.
 */
#include "story_days.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "watch/portal.h"
#include "watch/report.h"

#define MAX_FILE 65536
#define MAX_SECTIONS 8
#define AT(day, hour, minute)                                       \
    (STORY_BEGIN_MS + (day) * STORY_DAY_MS + (hour) * STORY_HOUR_MS + \
     (minute) * (STORY_HOUR_MS / 60))

/* Which act is played from when on. */
static const struct {
    int64_t from_ms;
    int act;
    const char *scene;
} scenes[] = {
    {AT(0, 9, 0), 4, "all is well"},
    {AT(0, 13, 30), 1, "every page says that the site is in maintenance"},
    {AT(1, 9, 0), 2, "the pages promise to reopen in the next hours"},
    {AT(2, 12, 0), 5, "the pages now promise tomorrow at noon"},
    {AT(3, 15, 0), 3, "the site is back, but not the customers' account"},
    {AT(4, 18, 0), 4, "the account is back too"},
};

/* What the press and the hotline said. */
static const struct {
    int64_t said_ms;
    const char *section;
    const char *source;
    const char *text;
    int64_t latest_ms;
    int vague;
} heard[] = {
    {AT(2, 11, 0), NULL, "press",
     "Nous prévoyons la réouverture dans les prochaines heures",
     AT(2, 23, 0), 1},
    {AT(3, 16, 0), "account", "hotline",
     "L'espace client sera de nouveau ouvert jeudi à 20 h", AT(4, 20, 0), 0},
};

const char *story_scene(int64_t now_ms)
{
    size_t i;

    for (i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (scenes[i].from_ms == now_ms)
            return scenes[i].scene;
    return NULL;
}

static int act_at(int64_t now_ms)
{
    int act = 0;
    size_t i;

    for (i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (scenes[i].from_ms <= now_ms)
            act = scenes[i].act;
    return act;
}

const char *story_clock(int64_t ms, char out[32])
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu"};
    int64_t rest = ms - STORY_BEGIN_MS;

    if (ms < 0)
        return "-";
    if (rest < 0 || rest >= 5 * STORY_DAY_MS)
        return "outside";
    if (rest % (STORY_HOUR_MS / 60) != 0)
        return "not on a minute";
    snprintf(out, 32, "%s %02d:%02d", days[rest / STORY_DAY_MS],
             (int)(rest / STORY_HOUR_MS % 24),
             (int)(rest / (STORY_HOUR_MS / 60) % 60));
    return out;
}

static int read_file(const char *path, char *out, size_t *len)
{
    FILE *f = fopen(path, "rb");

    if (f == NULL) {
        fprintf(stderr, "story: %s: cannot open\n", path);
        return SYMA_ESYSTEM;
    }
    *len = fread(out, 1, MAX_FILE, f);
    fclose(f);
    return *len < MAX_FILE ? SYMA_OK : SYMA_ELIMIT;
}

int story_open(struct story *s, const char *portal_file, const char *acts)
{
    static char text[MAX_FILE];
    size_t len = 0;
    int rc;

    memset(s, 0, sizeof *s);
    s->acts = acts;
    rc = syma_options_new(&s->options);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(s->options, "interval_ms", STORY_STEP_MS);
    if (rc == SYMA_OK)
        rc = syma_ruleset_new(&s->rules);
    if (rc == SYMA_OK)
        rc = syma_ruleset_load_builtin(s->rules);
    if (rc == SYMA_OK)
        rc = syma_ruleset_compile(s->rules);
    if (rc == SYMA_OK)
        rc = syma_portal_new("", &s->portal);
    if (rc == SYMA_OK)
        rc = read_file(portal_file, text, &len);
    if (rc == SYMA_OK)
        rc = syma_portal_load(s->portal, text, len);
    if (rc == SYMA_OK)
        rc = syma_tracker_new(s->options, &s->tracker);
    if (rc < 0)
        fprintf(stderr, "story: cannot begin: %s\n", syma_strerror(rc));
    return rc;
}

void story_close(struct story *s)
{
    syma_tracker_free(s->tracker);
    syma_portal_free(s->portal);
    syma_ruleset_free(s->rules);
    syma_options_free(s->options);
}

#define ACCOUNT_MOVED "/espace-client"

/* The account moves in the last act, and its keeper has written the portal file
 * anew by then. */
static const char *path_of(const struct story *s, size_t i)
{
    const char *path = strrchr(symai_portal_section(s->portal, i)->url, '/');

    return s->act == 4 && strcmp(path, "/compte") == 0 ? ACCOUNT_MOVED : path;
}

/* As it was asked for and answered: in the last act who is not logged in is
 * sent from the account to the login. */
static int describe_answer(struct story *s, size_t i, syma_page *page)
{
    const char *home = symai_portal_section(s->portal, i)->url;
    const char *path = path_of(s, i);
    int site = (int)(strrchr(home, '/') - home);
    char asked[256];
    char login[256];
    const char *url = asked;
    int rc;

    snprintf(asked, sizeof asked, "%.*s%s", site, home, path);
    rc = syma_page_set_request_url(page, url);
    if (rc == SYMA_OK && strcmp(path, ACCOUNT_MOVED) == 0) {
        snprintf(login, sizeof login, "%.*s/connexion", site, home);
        rc = syma_page_add_redirect(page, 302, login);
        url = login;
    }
    if (rc == SYMA_OK)
        rc = syma_page_set_url(page, url);
    if (rc == SYMA_OK)
        rc = syma_page_set_http_status(page, 200);
    if (rc == SYMA_OK)
        rc = syma_page_add_header(page, "Content-Type",
                                  "text/html; charset=utf-8");
    return rc;
}

static int read_page(struct story *s, size_t i, syma_page *page)
{
    static char body[MAX_FILE];
    const char *path = path_of(s, i);
    char name[512];
    size_t len = 0;
    int rc;

    snprintf(name, sizeof name, "%s/%d%s/index.html", s->acts, s->act,
             path[1] == '\0' ? "" : path);
    rc = read_file(name, body, &len);
    if (rc == SYMA_OK)
        rc = describe_answer(s, i, page);
    if (rc == SYMA_OK)
        rc = syma_page_feed(page, body, len);
    return rc < 0 ? rc : syma_page_finish(page);
}

static int judge(struct story *s, size_t i, int64_t now_ms, syma_verdict **out)
{
    const struct symai_section *section = symai_portal_section(s->portal, i);
    syma_page *page = NULL;
    syma_context *context = NULL;
    int rc = syma_page_new(s->options, &page);

    if (rc == SYMA_OK)
        rc = read_page(s, i, page);
    if (rc == SYMA_OK)
        rc = syma_context_new(&context);
    if (rc == SYMA_OK)
        rc = syma_context_set_section(context, s->portal, section->id);
    if (rc == SYMA_OK)
        rc = syma_context_set_now_ms(context, now_ms);
    if (rc == SYMA_OK)
        rc = syma_context_set_time_zone(context, "Europe/Paris");
    if (rc == SYMA_OK)
        rc = syma_classify(page, section->kind, context, s->rules,
                           out);
    syma_context_free(context);
    syma_page_free(page);
    return rc;
}

/* What was heard since the last check. */
static int hear(struct story *s, int64_t now_ms)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < sizeof heard / sizeof *heard && rc == SYMA_OK; i++) {
        if (heard[i].said_ms > now_ms ||
            heard[i].said_ms <= now_ms - STORY_STEP_MS)
            continue;
        rc = syma_tracker_declare_promise(
            s->tracker, s->portal->id, heard[i].section,
            heard[i].source, heard[i].text, heard[i].said_ms, -1,
            heard[i].latest_ms, heard[i].vague);
    }
    return rc;
}

int story_check(struct story *s, int64_t now_ms)
{
    syma_verdict *verdicts[MAX_SECTIONS] = {NULL};
    syma_report *report = NULL;
    size_t count = syma_portal_section_count(s->portal);
    size_t i;
    int rc = count <= MAX_SECTIONS ? SYMA_OK : SYMA_ELIMIT;

    s->act = act_at(now_ms);
    for (i = 0; i < count && rc == SYMA_OK; i++)
        rc = judge(s, i, now_ms, &verdicts[i]);
    if (rc == SYMA_OK)
        rc = symai_report_build(s->portal, s->options, verdicts, count, now_ms,
                                &report);
    if (rc == SYMA_OK)
        rc = syma_tracker_add(s->tracker, report);
    if (rc == SYMA_OK)
        rc = hear(s, now_ms);
    if (rc < 0)
        fprintf(stderr, "story: a check failed: %s\n", syma_strerror(rc));
    syma_report_unref(report);
    for (i = 0; i < MAX_SECTIONS; i++)
        syma_verdict_unref(verdicts[i]);
    return rc;
}
