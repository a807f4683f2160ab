/* SPDX-License-Identifier: MIT */
/*
 * What the command line says.
 */
#include "syma-exporter/settings.h"

#include <getopt.h>
#include <string.h>

#include "common.h"

/* Beyond the range that Prometheus' exporters share among them. */
#define DEFAULT_LISTEN "127.0.0.1:17962"
#define DEFAULT_TIMEOUT_MS 60000
#define DEFAULT_MAX_PROBES 500
#define DEFAULT_MAX_TARGETS 10000

static const char help_text[] =
    "Usage: syma-exporter [OPTION]...\n"
    "\n"
    "Answer Prometheus over HTTP: what a customer finds at client portals.\n"
    "/probe?portal=ID checks a portal of the folder, /probe?target=URL a\n"
    "page; /portals tells of all portals as they were last seen, /metrics of\n"
    "the exporter itself.\n"
    "\n"
    "  -l, --listen ADDRESS:PORT   where to listen (default: " DEFAULT_LISTEN
    ";\n"
    "                              port 0: any that is free)\n"
    "  -p, --portals DIR           the portal files of this folder, *.xml\n"
    "                              (syma-portal(5))\n"
    "  -i, --interval SECONDS      check the portals of the folder each so\n"
    "                              often, asked or not\n"
    "  -A, --allow-target PATTERN  pages that may be asked for, as in\n"
    "                              https://www.example.org or *.example.org;\n"
    "                              may be given several times\n"
    "  -a, --allow-private         fetch from private and loopback addresses\n"
    "  -t, --timeout SECONDS       how long an answer waits for its check at\n"
    "                              most (default: 60)\n"
    "  -m, --max-probes N          how many answers may wait (default: 500)\n"
    "  -n, --max-targets N         how many targets are remembered (default:\n"
    "                              10000)\n"
    "  -L, --enable-lifecycle      answer POST /-/reload\n"
    "  -o, --option KEY=VALUE      set an option of the library\n"
    "  -r, --rules FILE            judge by the rules of FILE too\n"
    "  -h, --help                  this help\n"
    "  -V, --version               the version\n"
    "\n"
    "SIGHUP reads the folder again. Exit status: 0 after SIGTERM or SIGINT; 3\n"
    "wrong usage, or trouble at the start.\n";

static const char short_options[] = "l:p:i:A:at:m:n:Lo:r:hV";
static const struct option long_options[] = {
    {"listen", required_argument, NULL, 'l'},
    {"portals", required_argument, NULL, 'p'},
    {"interval", required_argument, NULL, 'i'},
    {"allow-target", required_argument, NULL, 'A'},
    {"allow-private", no_argument, NULL, 'a'},
    {"timeout", required_argument, NULL, 't'},
    {"max-probes", required_argument, NULL, 'm'},
    {"max-targets", required_argument, NULL, 'n'},
    {"enable-lifecycle", no_argument, NULL, 'L'},
    {"option", required_argument, NULL, 'o'},
    {"rules", required_argument, NULL, 'r'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};

static int allow_target(struct settings *s, const char *pattern)
{
    int rc = allow_add(&s->allow, pattern);

    if (rc == -1)
        return tool_usage_error("'%s' is no pattern of targets: "
                                "[SCHEME://]HOST[:PORT], the host also as "
                                "*.DOMAIN",
                                pattern);
    if (rc < 0) {
        tool_error("%s", syma_strerror(SYMA_ENOMEM));
        return TOOL_EXIT_TROUBLE;
    }
    return 0;
}

static int set_timeout(struct settings *s, const char *text)
{
    if (tool_parse_seconds(text, &s->timeout_ms) < 0 ||
        s->timeout_ms > 3600000)
        return tool_usage_error("'%s' is no time limit: seconds, 0.001 to 3600",
                                text);
    return 0;
}

static int set_max_probes(struct settings *s, const char *text)
{
    int64_t value = 0;

    if (tool_parse_int(text, 1, 10000, &value) < 0)
        return tool_usage_error("--max-probes takes 1 to 10000, not '%s'",
                                text);
    s->max_probes = (int)value;
    return 0;
}

/* A tracker takes so many. */
static int set_max_targets(struct settings *s, const char *text)
{
    int64_t value = 0;

    if (tool_parse_int(text, 1, 100000, &value) < 0)
        return tool_usage_error("--max-targets takes 1 to 100000, not '%s'",
                                text);
    s->max_targets = (size_t)value;
    return 0;
}

static int set_interval(struct settings *s, const char *text)
{
    if (tool_parse_seconds(text, &s->interval_ms) < 0 ||
        syma_options_set_int(s->options, "interval_ms", s->interval_ms) < 0)
        return tool_usage_error("'%s' is no interval: seconds, 1 to 604800",
                                text);
    return 0;
}

static int set_flag(struct settings *s, int c)
{
    switch (c) {
    case 'a':
        syma_options_set_int(s->options, "allow_private", 1);
        return 0;
    case 'L':
        s->has_lifecycle = 1;
        return 0;
    case 'h':
        s->is_done = 1;
        return tool_help(help_text);
    case 'V':
        s->is_done = 1;
        return tool_version();
    default: /* getopt has said what is wrong */
        return tool_usage_told();
    }
}

static int set_one(struct settings *s, int c)
{
    switch (c) {
    case 'l':
        s->listen = optarg;
        return 0;
    case 'p':
        s->portals = optarg;
        return 0;
    case 'i':
        return set_interval(s, optarg);
    case 'A':
        return allow_target(s, optarg);
    case 't':
        return set_timeout(s, optarg);
    case 'm':
        return set_max_probes(s, optarg);
    case 'n':
        return set_max_targets(s, optarg);
    case 'o':
        return tool_set_option(s->options, optarg);
    case 'r':
        s->rules = optarg;
        return 0;
    default:
        return set_flag(s, c);
    }
}

int settings_read(struct settings *s, int argc, char **argv)
{
    int c;
    int rc = 0;

    memset(s, 0, sizeof(*s));
    s->listen = DEFAULT_LISTEN;
    s->timeout_ms = DEFAULT_TIMEOUT_MS;
    s->max_probes = DEFAULT_MAX_PROBES;
    s->max_targets = DEFAULT_MAX_TARGETS;
    if (syma_options_new(&s->options) < 0) {
        tool_error("%s", syma_strerror(SYMA_ENOMEM));
        return TOOL_EXIT_TROUBLE;
    }
    while (rc == 0 && !s->is_done) {
        c = getopt_long(argc, argv, short_options, long_options, NULL);
        if (c == -1)
            break;
        rc = set_one(s, c);
    }
    if (rc != 0 || s->is_done)
        return rc;
    if (optind < argc)
        return tool_usage_error("'%s': there are no arguments but options",
                                argv[optind]);
    if (s->portals == NULL && s->allow == NULL)
        return tool_usage_error("neither --portals nor --allow-target: there "
                                "is nothing to tell of");
    if (s->interval_ms > 0 && s->portals == NULL)
        return tool_usage_error("--interval is for --portals");
    return 0;
}

void settings_free(struct settings *s)
{
    syma_options_free(s->options);
    allow_free(s->allow);
}
