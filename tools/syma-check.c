/* SPDX-License-Identifier: MIT */
/*
 * syma-check: one check of one page, of several, or of a whole portal, and
 * the answer as text, JSON or a Nagios line. Works out nothing by itself: it
 * turns arguments into a portal, which may have to be found first, and prints
 * the report.
 */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "found.h"
#include "memory.h"
#include "moved.h"
#include "portal_file.h"
#include "report_json.h"
#include "text.h"

static const char help_text[] =
    "Usage: syma-check [OPTION]... URL...\n"
    "       syma-check [OPTION]... --portal FILE.xml\n"
    "\n"
    "Tell what a customer finds at the pages of a client portal: up,\n"
    "degraded, maintenance, down or unknown, and why. From one URL alone the\n"
    "login, account and activation are looked for, and judged too.\n"
    "\n"
    "  -p, --portal FILE         check the portal that FILE describes\n"
    "                            (syma-portal(5); '-': standard input)\n"
    "  -k, --kind KIND           what the URLs are: generic (default), login,\n"
    "                            account or activation\n"
    "  -D, --no-discover         judge the URL alone, and search for nothing\n"
    "  -M, --follow-moved        with --portal: judge a section that is not\n"
    "                            at its address where it may be now\n"
    "  -f, --format FORMAT       text (default), json, nagios, openmetrics,\n"
    "                            prometheus or junit\n"
    "  -t, --timeout SECONDS     limit for one page, redirects included\n"
    "                            (default: 30; fractions are allowed)\n"
    "  -a, --allow-private       fetch from private and loopback addresses\n"
    "  -m, --maintenance-exit N  exit status for maintenance: 0, 1 (default)\n"
    "                            or 2\n"
    "  -c, --color WHEN          auto (default), always or never\n"
    "  -o, --option KEY=VALUE    set an option of the library\n"
    "  -r, --rules FILE          judge by the rules of FILE too\n"
    "  -s, --state FILE          with --format nagios: keep in FILE what was\n"
    "                            found, and tell since when and what was\n"
    "                            promised\n"
    "  -h, --help                this help\n"
    "  -V, --version             the version\n"
    "\n"
    "Exit status: 0 up; 1 maintenance, a warning, or degraded but usable;\n"
    "2 down, or degraded and not usable; 3 unknown, or wrong usage.\n";

struct settings {
    syma_options *options;
    const char *portal;
    const char *rules;
    const char *state;
    const char *format;
    int kind;
    int kind_given;
    int no_discover;
    int follow_moved;
    int maintenance_exit;
    int color;
    int done; /* --help or --version was answered */
};

static const struct option long_options[] = {
    {"portal", required_argument, NULL, 'p'},
    {"kind", required_argument, NULL, 'k'},
    {"no-discover", no_argument, NULL, 'D'},
    {"follow-moved", no_argument, NULL, 'M'},
    {"format", required_argument, NULL, 'f'},
    {"timeout", required_argument, NULL, 't'},
    {"allow-private", no_argument, NULL, 'a'},
    {"maintenance-exit", required_argument, NULL, 'm'},
    {"color", required_argument, NULL, 'c'},
    {"option", required_argument, NULL, 'o'},
    {"rules", required_argument, NULL, 'r'},
    {"state", required_argument, NULL, 's'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};

static int set_format(struct settings *s, const char *text)
{
    static const char *const names[] = {"text",        "json",       "nagios",
                                        "openmetrics", "prometheus", "junit"};
    size_t count = sizeof names / sizeof *names;
    size_t i = 0;

    while (i < count && strcmp(text, names[i]) != 0)
        i++;
    if (i == count)
        return tool_usage_error("there is no format '%s': text, json, nagios, "
                                "openmetrics, prometheus or junit",
                                text);
    s->format = text;
    if (strcmp(text, "nagios") == 0)
        tool_answer_plugin();
    return 0;
}

static int set_maintenance_exit(struct settings *s, const char *text)
{
    int64_t value = 0;

    if (tool_parse_int(text, 0, 2, &value) < 0)
        return tool_usage_error("--maintenance-exit takes 0, 1 or 2, not '%s'",
                                text);
    s->maintenance_exit = (int)value;
    return 0;
}

static int set_kind(struct settings *s, const char *text)
{
    if (tool_parse_kind(text, &s->kind) < 0)
        return tool_usage_error("there is no kind '%s': generic, login, "
                                "account or activation",
                                text);
    s->kind_given = 1;
    return 0;
}

static int set_color(struct settings *s, const char *text)
{
    if (tool_parse_color(text, &s->color) < 0)
        return tool_usage_error("--color takes auto, always or never, "
                                "not '%s'",
                                text);
    return 0;
}

/* Those that only say that something is so. */
static int set_flag(struct settings *s, int c)
{
    if (c == 'D')
        s->no_discover = 1;
    else if (c == 'M')
        s->follow_moved = 1;
    else
        syma_options_set_int(s->options, "allow_private", 1);
    return 0;
}

static int set_one(struct settings *s, int c)
{
    switch (c) {
    case 'p':
        s->portal = optarg;
        return 0;
    case 'k':
        return set_kind(s, optarg);
    case 'f':
        return set_format(s, optarg);
    case 't':
        return tool_set_timeout(s->options, optarg);
    case 'a':
    case 'D':
    case 'M':
        return set_flag(s, c);
    case 'm':
        return set_maintenance_exit(s, optarg);
    case 'c':
        return set_color(s, optarg);
    case 'o':
        return tool_set_option(s->options, optarg);
    case 'r':
        s->rules = optarg;
        return 0;
    case 's':
        s->state = optarg;
        return 0;
    case 'h':
        s->done = 1;
        return tool_help(help_text);
    case 'V':
        s->done = 1;
        return tool_version();
    default: /* getopt has said what is wrong */
        return tool_usage_told();
    }
}

/* For people and for programs that read it all; of a monitoring system the
 * sections have to stay the same. */
static int may_search(const struct settings *s)
{
    return !s->no_discover &&
           (strcmp(s->format, "text") == 0 || strcmp(s->format, "json") == 0);
}

static int check_arguments(const struct settings *s, int urls)
{
    if (s->portal == NULL && urls == 0)
        return tool_usage_error("no URL and no --portal");
    if (s->portal != NULL && urls > 0)
        return tool_usage_error("--portal and URLs exclude each other");
    if (s->portal != NULL && s->kind_given)
        return tool_usage_error("--kind is for URLs; a portal file has its "
                                "own");
    if (s->state != NULL && strcmp(s->format, "nagios") != 0)
        return tool_usage_error("--state is for --format nagios");
    if (s->follow_moved && s->portal == NULL)
        return tool_usage_error("--follow-moved is for --portal");
    if (s->follow_moved && s->no_discover)
        return tool_usage_error("--follow-moved and --no-discover exclude each "
                                "other");
    if (s->follow_moved && !may_search(s))
        return tool_usage_error("--follow-moved is for the formats text and "
                                "json");
    return 0;
}

static int read_arguments(struct settings *s, int argc, char **argv)
{
    int c;
    int rc;

    for (;;) {
        c = getopt_long(argc, argv, "p:k:DMf:t:am:c:o:r:s:hV", long_options,
                        NULL);
        if (c == -1)
            break;
        rc = set_one(s, c);
        if (rc != 0 || s->done)
            return rc;
    }
    return check_arguments(s, argc - optind);
}

/* One URL is named by its kind, several are numbered. */
static int add_urls(const struct settings *s, syma_portal *p, int count,
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
static int put_whole(const struct settings *s, const struct work *w,
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

static int print_report(const struct settings *s, const struct work *w)
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

static int print_memory(const struct settings *s, const syma_tracker *t,
                        const char *id)
{
    char *text = NULL;
    int rc = syma_tracker_format(t, id, nagios_formats[s->maintenance_exit],
                                 &text);

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
static int print_over_days(const struct settings *s, const struct work *w)
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
static int discover(const struct settings *s, struct work *w, const char *url)
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

static int ask(const struct settings *s, struct work *w,
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
static int search(const struct settings *s, struct work *w)
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

static int make_portal(const struct settings *s, struct work *w, int count,
                       char **urls)
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

static int check(const struct settings *s, int count, char **urls)
{
    struct work w;
    int rc;

    memset(&w, 0, sizeof(w));
    rc = make_portal(s, &w, count, urls);
    if (rc == 0)
        rc = tool_rules(s->rules, &w.rules);
    if (rc == 0 && count == 1 && !s->kind_given && may_search(s))
        rc = discover(s, &w, urls[0]);
    if (rc == 0)
        rc = ask(s, &w, w.portal);
    if (rc == 0 && s->portal != NULL && may_search(s))
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
    struct settings s = {
        NULL, NULL, NULL, NULL, "text", SYMA_SECTION_GENERIC, 0, 0, 0, 1,
        TOOL_COLOR_AUTO, 0};
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
    rc = read_arguments(&s, argc, argv);
    if (rc == 0 && !s.done)
        rc = check(&s, argc - optind, argv + optind);
    syma_options_free(s.options);
    return rc;
}
