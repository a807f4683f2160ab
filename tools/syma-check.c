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

#include "asker.h"
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

/* What is checked, and what is told beside the answer. */
struct work {
    syma_portal *portal;
    syma_ruleset *rules;
    struct asker asker;
    syma_report *report;   /* NULL: what was found on the way is the answer */
    syma_verdict *verdict; /* that */
    struct text before;    /* lines for people */
    struct text after;     /* the same */
    struct text members;   /* of a JSON report */
};

/* Puts the answer between what else is told. 0, or an error. */
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
    rc = w->report != NULL ? syma_report_format(w->report, format, &text)
                           : syma_verdict_format(w->verdict, format, &text);
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

static int exit_code(const struct check_settings *s, const struct work *w)
{
    const syma_verdict *v = w->verdict;

    return w->report != NULL
               ? syma_report_exit_code(w->report, s->maintenance_exit)
               : syma_exit_code(syma_verdict_state(v), syma_verdict_usable(v),
                                syma_verdict_flags(v), s->maintenance_exit);
}

static int print_answer(const struct check_settings *s, const struct work *w)
{
    struct text out;
    int rc;

    text_init(&out);
    rc = put_whole(s, w, &out);
    if (rc < 0) {
        tool_error("cannot print the answer: %s", syma_strerror(rc));
        rc = TOOL_EXIT_TROUBLE;
    } else {
        rc = tool_put(out.at);
        if (rc == 0)
            rc = exit_code(s, w);
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
                     ? print_answer(s, w)
                     : print_memory(s, t, syma_report_portal_id(report));
    syma_tracker_free(t);
    return status;
}

/* Goes over to what was found; where that is nothing, the page alone is
 * checked, if it has not been looked at just now. */
static int take_found(struct work *w, const syma_discovery *d)
{
    const syma_verdict *answer = found_answer(d);
    syma_portal *portal = NULL;
    int rc = 0;

    if (answer != NULL)
        w->verdict = syma_verdict_ref(answer);
    else
        rc = found_portal(d, &portal);
    if (portal != NULL) {
        syma_portal_free(w->portal);
        w->portal = portal;
    }
    return rc;
}

static int discover(struct work *w, const char *url)
{
    syma_discovery *d = NULL;
    int rc = asker_discover(&w->asker, url, "looking for sections ...", &d);

    if (rc == 0)
        rc = take_found(w, d);
    if (rc == 0) {
        found_put_text(d, &w->before);
        found_put_json(d, &w->members);
    }
    syma_discovery_unref(d);
    return rc;
}

static int ask(struct work *w, const syma_portal *portal)
{
    syma_report *report = NULL;
    int rc = asker_check(&w->asker, portal, &report);

    if (rc != 0)
        return rc;
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
    int rc = moved_look(&m, &w->asker, w->portal, stored);

    if (rc == 0 && s->follow_moved)
        rc = moved_portal(&m, w->portal, s->options, &portal);
    if (rc == 0 && portal != NULL)
        rc = ask(w, portal);
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

/* All that goes over the network. */
static int ask_all(const struct check_settings *s, struct work *w, int count,
                   char **urls)
{
    int may_search = check_settings_may_search(s);
    int rc = asker_begin(&w->asker, s->options, w->rules);

    if (rc == 0 && may_search && count == 1 && !s->kind_given)
        rc = discover(w, urls[0]);
    if (rc == 0 && w->verdict == NULL)
        rc = ask(w, w->portal);
    if (rc == 0 && may_search && s->portal != NULL)
        rc = search(s, w);
    asker_end(&w->asker);
    return rc;
}

static int check(const struct check_settings *s, int count, char **urls)
{
    struct work w;
    int rc;

    memset(&w, 0, sizeof(w));
    rc = make_portal(s, &w, count, urls);
    if (rc == 0)
        rc = tool_rules(s->rules, &w.rules);
    if (rc == 0)
        rc = ask_all(s, &w, count, urls);
    if (rc == 0)
        rc = s->state != NULL ? print_over_days(s, &w) : print_answer(s, &w);
    syma_report_unref(w.report);
    syma_verdict_unref(w.verdict);
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
    struct check_settings s = {.format = "text",
                               .kind = SYMA_SECTION_GENERIC,
                               .maintenance_exit = 1,
                               .color = TOOL_COLOR_AUTO};
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
