/* SPDX-License-Identifier: MIT */
/*
 * syma-discover: from the address of a home page to those of the login, the
 * account and the activation, for people or as the file of a portal; or the
 * same for a table of saved pages, without any network. What is found is
 * proposed; nothing is judged but the home page.
 */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "common.h"
#include "discover_batch.h"
#include "found.h"

static const char help_text[] =
    "Usage: syma-discover [OPTION]... URL\n"
    "       syma-discover [OPTION]... --batch TABLE.tsv\n"
    "\n"
    "Find where customers of a portal log in, find their account and activate\n"
    "what they bought, from the address of its home page.\n"
    "\n"
    "  -f, --format FORMAT    text (default), json, or portal: a file for\n"
    "                         syma-check -p, to be read and changed\n"
    "  -t, --timeout SECONDS  limit for one page, redirects included\n"
    "                         (default: 30; fractions are allowed)\n"
    "  -a, --allow-private    fetch from private and loopback addresses\n"
    "  -o, --option KEY=VALUE set an option of the library, as\n"
    "                         discover_pages=2\n"
    "  -r, --rules FILE       go by the rules of FILE too\n"
    "  -b, --batch TABLE      look at the saved pages of TABLE ('-': standard\n"
    "                         input): id, path, url, parted by tabs; prints\n"
    "                         id, login, account and activation, '-' where\n"
    "                         none is proposed\n"
    "  -h, --help             this help\n"
    "  -V, --version          the version\n"
    "\n"
    "Exit status of a URL: 0 something is proposed; 1 nothing is, also where "
    "the\n"
    "home page has an error or maintenance; 3 trouble, or the home page did "
    "not\n"
    "answer. Of a table: 0; 3 where a row or its page could not be read.\n";

struct settings {
    syma_options *options;
    const char *rules;
    const char *batch;
    const char *format;
    const char *url_option; /* last option that is for a URL only */
    int done;               /* --help or --version was answered */
};

static const struct option long_options[] = {
    {"format", required_argument, NULL, 'f'},
    {"timeout", required_argument, NULL, 't'},
    {"allow-private", no_argument, NULL, 'a'},
    {"option", required_argument, NULL, 'o'},
    {"rules", required_argument, NULL, 'r'},
    {"batch", required_argument, NULL, 'b'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};

static int set_format(struct settings *s, const char *text)
{
    if (strcmp(text, "text") != 0 && strcmp(text, "json") != 0 &&
        strcmp(text, "portal") != 0)
        return tool_usage_error("there is no format '%s': text, json or "
                                "portal",
                                text);
    s->url_option = "--format";
    s->format = text;
    return 0;
}

static int set_batch(struct settings *s, const char *table)
{
    if (s->batch != NULL)
        return tool_usage_error("one table at a time");
    s->batch = table;
    return 0;
}

static int set_one(struct settings *s, int c)
{
    switch (c) {
    case 'f':
        return set_format(s, optarg);
    case 't':
        s->url_option = "--timeout";
        return tool_set_timeout(s->options, optarg);
    case 'a':
        s->url_option = "--allow-private";
        syma_options_set_int(s->options, "allow_private", 1);
        return 0;
    case 'o':
        return tool_set_option(s->options, optarg);
    case 'r':
        s->rules = optarg;
        return 0;
    case 'b':
        return set_batch(s, optarg);
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
        c = getopt_long(argc, argv, "f:t:ao:r:b:hV", long_options, NULL);
        if (c == -1)
            break;
        rc = set_one(s, c);
        if (rc != 0 || s->done)
            return rc;
    }
    if (s->batch != NULL && s->url_option != NULL)
        return tool_usage_error("%s and --batch exclude each other",
                                s->url_option);
    if (s->batch != NULL && optind < argc)
        return tool_usage_error("a URL and --batch exclude each other");
    if (s->batch == NULL && optind + 1 != argc)
        return tool_usage_error(optind == argc ? "no URL"
                                               : "more than one URL");
    return 0;
}

/* That nothing was found says little where it could not be looked for. */
static void tell_trouble(const syma_discovery *d)
{
    struct text why;

    if (found_trouble(d)[0] == '\0')
        return;
    text_init(&why);
    found_put_trouble(d, &why);
    tool_error("nothing could be found; %s", why.failed ? "" : why.at);
    text_free(&why);
}

static int print_discovery(const struct settings *s, const syma_discovery *d)
{
    char *text = NULL;
    int rc = syma_discovery_format(d, s->format, &text);

    if (rc < 0) {
        tool_error("cannot print what was found: %s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    rc = tool_put(text);
    syma_string_free(text);
    if (rc != 0 || found_count(d) > 0)
        return rc;
    tell_trouble(d);
    return syma_discovery_page_status(d, 0) == 0 ? TOOL_EXIT_TROUBLE : 1;
}

static int discover(const struct settings *s, const syma_ruleset *rules,
                    const char *url)
{
    syma_discovery *d = NULL;
    int rc;
    int status = TOOL_EXIT_TROUBLE;

    tool_progress("looking for sections ...");
    rc = syma_discover(url, s->options, rules, &d);
    tool_progress(NULL);
    if (rc == SYMA_EURL)
        status = tool_usage_error("this is no address that can be asked; it "
                                  "begins with http:// or https://, without a "
                                  "user name");
    else if (rc < 0)
        tool_fetch_error(s->options, rc);
    else
        status = print_discovery(s, d);
    syma_discovery_unref(d);
    return status;
}

static int run(const struct settings *s, const char *url)
{
    struct judge judge = {s->options, NULL, NULL};
    syma_ruleset *rules = NULL;
    int rc = tool_rules(s->rules, &rules);

    if (rc != 0)
        return rc;
    judge.rules = rules;
    rc = s->batch != NULL ? discover_batch(&judge, s->batch)
                          : discover(s, rules, url);
    syma_ruleset_free(rules);
    return rc;
}

int main(int argc, char **argv)
{
    static char name[] = "syma-discover";
    struct settings s = {NULL, NULL, NULL, "text", NULL, 0};
    int rc;

    tool_begin(name);
    if (argc > 0)
        argv[0] = name; /* getopt's messages begin with it */
    /* A closed pipe is then an error of writing, told and counted. */
    signal(SIGPIPE, SIG_IGN);
    rc = syma_options_new(&s.options);
    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    rc = read_arguments(&s, argc, argv);
    if (rc == 0 && !s.done)
        rc = run(&s, argv[optind]); /* NULL with --batch */
    syma_options_free(s.options);
    return rc;
}
