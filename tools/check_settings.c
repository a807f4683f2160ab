/* SPDX-License-Identifier: MIT */
/*
 * The arguments of syma-check, one function an option.
 */
#include "check_settings.h"

#include <getopt.h>
#include <string.h>

#include "common.h"

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

static int set_format(struct check_settings *s, const char *text)
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

static int set_maintenance_exit(struct check_settings *s, const char *text)
{
    int64_t value = 0;

    if (tool_parse_int(text, 0, 2, &value) < 0)
        return tool_usage_error("--maintenance-exit takes 0, 1 or 2, not '%s'",
                                text);
    s->maintenance_exit = (int)value;
    return 0;
}

static int set_kind(struct check_settings *s, const char *text)
{
    if (tool_parse_kind(text, &s->kind) < 0)
        return tool_usage_error("there is no kind '%s': generic, login, "
                                "account or activation",
                                text);
    s->kind_given = 1;
    return 0;
}

static int set_color(struct check_settings *s, const char *text)
{
    if (tool_parse_color(text, &s->color) < 0)
        return tool_usage_error("--color takes auto, always or never, "
                                "not '%s'",
                                text);
    return 0;
}

/* Those that only say that something is so. */
static int set_flag(struct check_settings *s, int c)
{
    if (c == 'D')
        s->no_discover = 1;
    else if (c == 'M')
        s->follow_moved = 1;
    else
        syma_options_set_int(s->options, "allow_private", 1);
    return 0;
}

static int set_one(struct check_settings *s, int c)
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

int check_settings_may_search(const struct check_settings *s)
{
    return !s->no_discover &&
           (strcmp(s->format, "text") == 0 || strcmp(s->format, "json") == 0);
}

static int check_arguments(const struct check_settings *s, int urls)
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
    if (s->follow_moved && !check_settings_may_search(s))
        return tool_usage_error("--follow-moved is for the formats text and "
                                "json");
    return 0;
}

int check_settings_read(struct check_settings *s, int argc, char **argv)
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
