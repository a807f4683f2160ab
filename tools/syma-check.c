/* SPDX-License-Identifier: MIT */
/*
 * syma-check: one check of one page, of several, or of a whole portal, and
 * the answer as text, JSON or a Nagios line. Works out nothing by itself: it
 * turns arguments into a portal, which may have to be found first, and prints
 * the report.
 */
#include <getopt.h> /* optind */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_settings.h"
#include "common.h"
#include "found.h"
#include "memory.h"
#include "moved.h"
#include "portal_file.h"
#include "report_json.h"
#include "text.h"

/* One URL is named by its kind, several are numbered. */
static int add_urls(const struct check_settings *s, syma_portal *p, int count,
                    char **urls)
{
    char id[32];
    int i;
    int rc;

    for (i = 0; i < count; i++) {
        if (count == 1)
            snprintf(id, sizeof(id), "%s", syma_section_kind_name(s->kind));
        else
            snprintf(id, sizeof(id), "url-%d", i + 1);
        rc = syma_portal_add_section(p, id, s->kind, urls[i], 0);
        /* The library's text shows no secrets of the address. */
        if (rc == SYMA_EURL)
            return tool_usage_error("%s; it begins with http:// or https://",
                                    syma_portal_last_error(p));
        if (rc < 0) {
            tool_error("%s", syma_portal_last_error(p));
            return TOOL_EXIT_TROUBLE;
        }
    }
    return 0;
}

static const char *const nagios_formats[] = {"nagios:0", "nagios:1",
                                             "nagios:2"};

/* What is checked, and what is told beside the report. */
struct work {
    syma_portal *portal;
    syma_ruleset *rules;
    syma_report *report;
    struct text before;  /* lines for people */
    struct text after;   /* the same */
    struct text members; /* of a JSON report */
};

/* Puts the report between what else is told. 0, or an error. */
static int put_whole(const struct check_settings *s, const struct work *w,
                     struct text *out)
{
    const char *format = s->format;
    char *text = NULL;
    int rc;

    if (strcmp(format, "text") == 0 && tool_use_color(s->color))
        format = "ansi";
    else if (strcmp(format, "nagios") == 0)
        format = nagios_formats[s->maintenance_exit];
    rc = syma_report_format(w->report, format, &text);
    if (rc < 0)
        return rc;
    if (strcmp(format, "json") == 0) {
        report_json_add(text, w->members.len > 0 ? w->members.at : "", out);
    } else {
        text_put(out, w->before.len > 0 ? w->before.at : "");
        text_put(out, text);
        text_put(out, w->after.len > 0 ? w->after.at : "");
    }
    syma_string_free(text);
    return out->failed || w->before.failed || w->after.failed ||
                   w->members.failed
               ? SYMA_ENOMEM
               : SYMA_OK;
}

static int print_report(const struct check_settings *s, const struct work *w)
{
    struct text out;
    int rc;

    text_init(&out);
    rc = put_whole(s, w, &out);
    if (rc < 0) {
        tool_error("cannot print the report: %s", syma_strerror(rc));
        rc = TOOL_EXIT_TROUBLE;
    } else {
        rc = tool_put(out.at);
        if (rc == 0)
            rc = syma_report_exit_code(w->report, s->maintenance_exit);
    }
    text_free(&out);
    return rc;
}

static int print_memory(const struct check_settings *s, const syma_tracker *t,
                        const char *id)
{
    char *text = NULL;
    int rc =
        syma_tracker_format(t, id, nagios_formats[s->maintenance_exit], &text);

    if (rc < 0) {
        tool_error("cannot print what is known: %s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    rc = tool_put(text);
    syma_string_free(text);
    return rc != 0 ? rc
                   : syma_exit_code(syma_tracker_state(t, id, ""),
                                    syma_tracker_usable(t, id, ""),
                                    syma_tracker_flags(t, id, ""),
                                    s->maintenance_exit);
}

/* Not all is known: for whoever is to be woken, what was found earlier does not
 * stand in for it. */
static int is_incomplete(const syma_report *report)
{
    return syma_report_state(report) == SYMA_STATE_UNKNOWN ||
           (syma_report_flags(report) & (uint32_t)SYMA_FLAG_INCOMPLETE) != 0;
}

/* What cannot be kept is told in place of the answer: the next one would be
 * wrong about since when. */
static int print_over_days(const struct check_settings *s, const struct work *w)
{
    const syma_report *report = w->report;
    syma_tracker *t = NULL;
    int status = memory_read(s->state, s->options, &t);
    int rc;

    if (status != 0)
        return status;
    rc = syma_tracker_add(t, report);
    if (rc < 0) {
        tool_error("%s: %s", s->state, syma_strerror(rc));
        status = TOOL_EXIT_TROUBLE;
    }
    if (status == 0)
        status = memory_write(s->state, t);
    if (status == 0)
        status = is_incomplete(report)
                     ? print_report(s, w)
                     : print_memory(s, t, syma_report_portal_id(report));
    syma_tracker_free(t);
    return status;
}

/* What is to be checked is found first, where it is one URL of which nothing
 * else is said; where nothing is found, that page is checked. */
static int discover(const struct check_settings *s, struct work *w,
                    const char *url)
{
    syma_discovery *d = NULL;
    syma_portal *portal = NULL;
    int rc = found_look(url, s->options, w->rules, &d, &portal);

    if (rc == 0) {
        found_put_text(d, &w->before);
        found_put_json(d, &w->members);
    }
    if (rc == 0 && portal != NULL) {
        syma_portal_free(w->portal);
        w->portal = portal;
    }
    syma_discovery_unref(d);
    return rc;
}

static int ask(const struct check_settings *s, struct work *w,
               const syma_portal *portal)
{
    syma_report *report = NULL;
    int rc = syma_check_portal(portal, s->options, w->rules, &report);

    if (rc < 0) {
        tool_fetch_error(s->options, rc);
        return TOOL_EXIT_TROUBLE;
    }
    syma_report_unref(w->report);
    w->report = report;
    return 0;
}

/* Where sections of a stored portal are that were not at their address. */
static int search(const struct check_settings *s, struct work *w)
{
    syma_report *stored = syma_report_ref(w->report);
    syma_portal *portal = NULL;
    struct moved m;
    int rc = moved_look(&m, w->portal, stored, s->options, w->rules);

    if (rc == 0 && s->follow_moved)
        rc = moved_portal(&m, w->portal, s->options, &portal);
    if (rc == 0 && portal != NULL)
        rc = ask(s, w, portal);
    if (rc == 0) {
        moved_put_text(&m, &w->after);
        moved_put_json(&m, &w->members);
    }
    moved_free(&m);
    syma_portal_free(portal);
    syma_report_unref(stored);
    return rc;
}

static int make_portal(const struct check_settings *s, struct work *w,
                       int count, char **urls)
{
    int rc = syma_portal_new("", &w->portal);

    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    if (s->portal == NULL)
        return add_urls(s, w->portal, count, urls);
    return portal_file_load(s->portal, s->options, w->portal) < 0
               ? TOOL_EXIT_TROUBLE
               : 0;
}

static int check(const struct check_settings *s, int count, char **urls)
{
    struct work w;
    int rc;

    memset(&w, 0, sizeof(w));
    rc = make_portal(s, &w, count, urls);
    if (rc == 0)
        rc = tool_rules(s->rules, &w.rules);
    if (rc == 0 && count == 1 && !s->kind_given && check_settings_may_search(s))
        rc = discover(s, &w, urls[0]);
    if (rc == 0)
        rc = ask(s, &w, w.portal);
    if (rc == 0 && s->portal != NULL && check_settings_may_search(s))
        rc = search(s, &w);
    if (rc == 0)
        rc = s->state != NULL ? print_over_days(s, &w) : print_report(s, &w);
    syma_report_unref(w.report);
    syma_ruleset_free(w.rules);
    syma_portal_free(w.portal);
    text_free(&w.before);
    text_free(&w.after);
    text_free(&w.members);
    return rc;
}

int main(int argc, char **argv)
{
    static char name[] = "syma-check";
    struct check_settings s = {
        NULL, NULL, NULL, NULL, "text",          SYMA_SECTION_GENERIC,
        0,    0,    0,    1,    TOOL_COLOR_AUTO, 0};
    int rc;

    tool_begin(name);
    if (argc > 0)
        argv[0] = name; /* getopt's messages begin with it */
    /* A closed pipe is then an error of writing, told and counted. */
    signal(SIGPIPE, SIG_IGN);
    rc = syma_options_new(&s.options);
    if (rc == SYMA_OK)
        rc = memory_options(s.options);
    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    rc = check_settings_read(&s, argc, argv);
    if (rc == 0 && !s.done)
        rc = check(&s, argc - optind, argv + optind);
    syma_options_free(s.options);
    return rc;
}
