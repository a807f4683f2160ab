/* SPDX-License-Identifier: MIT */
/*
 * syma-watch: watches the portals of a folder, keeps their history, and
 * writes a status page. Here the command line is read.
 */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "../common.h"
#include "log.h"
#include "loop.h"
#include "settings.h"

#define KEEP_MIN 90 /* the pages show as many days */
#define KEEP_MAX 36500
#define IDLE 32 /* connections; by -o max_idle another number */

static const char help_text[] =
    "Usage: syma-watch [OPTION]... --portals DIR --state FILE --output DIR\n"
    "\n"
    "Watch client portals, keep their history, and write a status page in\n"
    "English and French.\n"
    "\n"
    "  -p, --portals DIR         check the portals of DIR/*.xml\n"
    "                            (syma-portal(5))\n"
    "  -s, --state FILE          keep the history in FILE, an SQLite database\n"
    "  -O, --output DIR          write pages, feeds and badges to DIR\n"
    "  -i, --interval SECONDS    check each portal so often (default: 60)\n"
    "  -1, --once                check each portal once and end, as for cron\n"
    "  -k, --keep-days DAYS      keep history for so long (default and least:\n"
    "                            90)\n"
    "  -a, --allow-private       fetch from private and loopback addresses\n"
    "  -o, --option KEY=VALUE    set an option of the library\n"
    "  -r, --rules FILE          judge by the rules of FILE too\n"
    "  -t, --title TEXT          stand at the top of the pages\n"
    "  -b, --base-url URL        where DIR is served, for links in feeds\n"
    "  -m, --metrics FILE        write metrics to FILE, as a textfile\n"
    "                            collector reads them\n"
    "  -q, --quiet               log trouble only\n"
    "  -h, --help                this help\n"
    "  -V, --version             the version\n"
    "\n"
    "Signals: HUP reads the folder again, TERM and INT end.\n"
    "Exit status: 0 ended by a signal; with --once the worst of the portals,\n"
    "as syma-check(1) gives it; 3 wrong usage, or it could not go on.\n";

static const struct option long_options[] = {
    {"portals", required_argument, NULL, 'p'},
    {"state", required_argument, NULL, 's'},
    {"output", required_argument, NULL, 'O'},
    {"interval", required_argument, NULL, 'i'},
    {"once", no_argument, NULL, '1'},
    {"keep-days", required_argument, NULL, 'k'},
    {"allow-private", no_argument, NULL, 'a'},
    {"option", required_argument, NULL, 'o'},
    {"rules", required_argument, NULL, 'r'},
    {"title", required_argument, NULL, 't'},
    {"base-url", required_argument, NULL, 'b'},
    {"metrics", required_argument, NULL, 'm'},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};

static int set_interval(struct settings *s, const char *text)
{
    int64_t ms = 0;

    if (tool_parse_seconds(text, &ms) < 0 ||
        syma_options_set_int(s->options, "interval_ms", ms) < 0)
        return tool_usage_error("'%s' is no interval: seconds, 1 to 604800",
                                text);
    s->interval_ms = ms;
    return 0;
}

static int set_keep_days(struct settings *s, const char *text)
{
    int64_t days = 0;

    if (tool_parse_int(text, KEEP_MIN, KEEP_MAX, &days) < 0)
        return tool_usage_error("--keep-days takes %d to %d, not '%s'",
                                KEEP_MIN, KEEP_MAX, text);
    s->keep_days = (int)days;
    return 0;
}

static int set_base_url(struct settings *s, const char *text)
{
    if ((strncmp(text, "http://", 7) != 0 &&
         strncmp(text, "https://", 8) != 0) ||
        strpbrk(text, "<>\"'& \t\r\n") != NULL)
        return tool_usage_error("--base-url takes an http or https address, "
                                "not '%s'",
                                text);
    s->base_url = text;
    return 0;
}

/* An interval by -o is one by -i. */
static int set_option(struct settings *s, const char *text)
{
    int rc = tool_set_option(s->options, text);

    if (rc == 0)
        rc = syma_options_get_int(s->options, "interval_ms",
                                  &s->interval_ms) < 0
                 ? TOOL_EXIT_TROUBLE
                 : 0;
    return rc;
}

static int set_one(struct settings *s, int c)
{
    switch (c) {
    case 'p':
        s->portals = optarg;
        return 0;
    case 's':
        s->state = optarg;
        return 0;
    case 'O':
        s->output = optarg;
        return 0;
    case 'i':
        return set_interval(s, optarg);
    case '1':
        s->once = 1;
        return 0;
    case 'k':
        return set_keep_days(s, optarg);
    case 'a':
        syma_options_set_int(s->options, "allow_private", 1);
        return 0;
    case 'o':
        return set_option(s, optarg);
    case 'r':
        s->rules = optarg;
        return 0;
    case 't':
        s->title = optarg;
        return 0;
    case 'b':
        return set_base_url(s, optarg);
    case 'm':
        s->metrics = optarg;
        return 0;
    case 'q':
        s->quiet = 1;
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

static int read_arguments(struct settings *s, int argc, char **argv)
{
    int c;
    int rc;

    for (;;) {
        c = getopt_long(argc, argv, "p:s:O:i:1k:ao:r:t:b:m:qhV", long_options,
                        NULL);
        if (c == -1)
            break;
        rc = set_one(s, c);
        if (rc != 0 || s->done)
            return rc;
    }
    if (optind < argc)
        return tool_usage_error("'%s' is no option", argv[optind]);
    if (s->portals == NULL || s->state == NULL || s->output == NULL)
        return tool_usage_error("--portals, --state and --output are needed");
    return 0;
}

int main(int argc, char **argv)
{
    static char name[] = "syma-watch";
    struct settings s;
    syma_ruleset *rules = NULL;
    int rc;

    tool_begin(name);
    if (argc > 0)
        argv[0] = name; /* getopt's messages begin with it */
    memset(&s, 0, sizeof(s));
    s.interval_ms = 60000;
    s.keep_days = KEEP_MIN;
    rc = syma_options_new(&s.options);
    /* A server seldom keeps a connection until the next check, and a page is
     * seldom another one. */
    if (rc == SYMA_OK)
        rc = syma_options_set_int(s.options, "max_idle", IDLE);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(s.options, "reuse_unchanged", 1);
    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    rc = read_arguments(&s, argc, argv);
    if (rc == 0 && !s.done)
        rc = tool_rules(s.rules, &rules);
    if (rc == 0 && !s.done) {
        log_begin(s.quiet);
        rc = loop_run(&s, rules);
    }
    syma_ruleset_free(rules);
    syma_options_free(s.options);
    return rc;
}
