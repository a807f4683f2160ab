/* SPDX-License-Identifier: MIT */
/*
 * syma-classify: what the library says of a saved page, or of a table of
 * them. No network and no clock: the same page gives the same answer.
 */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "saved.h"

#define HEADERS_MAX 64
#define WHY_SIZE 512

static const char help_text[] =
    "Usage: syma-classify [OPTION]... FILE\n"
    "       syma-classify [OPTION]... --batch|--batch-forms TABLE.tsv\n"
    "\n"
    "Judge a saved page ('-': standard input) without any network.\n"
    "\n"
    "  -k, --kind KIND        what the page is: generic (default), login,\n"
    "                         account or activation\n"
    "  -s, --status CODE      the HTTP status that it came with\n"
    "  -u, --url URL          the address that it came from\n"
    "  -H, --header 'N: V'    a header of the answer; can be repeated\n"
    "  -n, --now TIME         when it was fetched, as RFC 3339; without it,\n"
    "                         times like 'tomorrow' stay unresolved\n"
    "  -z, --tz ZONE          the zone of its times, as Europe/Paris\n"
    "  -f, --format FORMAT    text (default) or json\n"
    "  -c, --color WHEN       auto (default), always or never\n"
    "  -o, --option KEY=VALUE set an option of the library\n"
    "  -r, --rules FILE       judge by the rules of FILE too\n"
    "  -a, --credentials      a name and password, or a session, went with\n"
    "                         the request\n"
    "  -g, --signature TEXT   how the page was made up when it was up\n"
    "  -x, --not-found FILE   what the site shows for an address that\n"
    "                         cannot exist\n"
    "  -b, --batch TABLE      judge each row of TABLE ('-': standard input):\n"
    "                         id, path, status, kind, url, parted by tabs,\n"
    "                         '-' where unknown; prints id, state, usable,\n"
    "                         confidence and reason\n"
    "  -F, --batch-forms TABLE  the same, but prints id, login, registration\n"
    "                         and recovery: is there such a form? yes or no\n"
    "  -e, --explain          say it in words: a paragraph for a customer,\n"
    "                         then what an engineer wants to know\n"
    "  -l, --language LANG    of the explanation: en (default) or fr\n"
    "  -h, --help             this help\n"
    "  -V, --version          the version\n"
    "\n"
    "Exit status of one page: 0 up; 1 maintenance, a warning, or degraded but\n"
    "usable; 2 down, or degraded and not usable; 3 unknown, or trouble.\n"
    "Of a table: 0; 3 where a row or its page could not be read.\n";

struct settings {
    syma_options *options;
    syma_context *context;
    const char *rules;
    const char *batch;
    const char *not_found;
    enum saved_columns columns;
    int explain;
    int format_given;
    int language_given;
    const char *language;
    const char *format;
    const char *page_option; /* last option that is for one page only */
    struct saved page;
    const char *headers[HEADERS_MAX];
    int color;
    int done; /* --help or --version was answered */
};

static const struct option long_options[] = {
    {"kind", required_argument, NULL, 'k'},
    {"status", required_argument, NULL, 's'},
    {"url", required_argument, NULL, 'u'},
    {"header", required_argument, NULL, 'H'},
    {"now", required_argument, NULL, 'n'},
    {"tz", required_argument, NULL, 'z'},
    {"format", required_argument, NULL, 'f'},
    {"color", required_argument, NULL, 'c'},
    {"option", required_argument, NULL, 'o'},
    {"rules", required_argument, NULL, 'r'},
    {"credentials", no_argument, NULL, 'a'},
    {"signature", required_argument, NULL, 'g'},
    {"not-found", required_argument, NULL, 'x'},
    {"batch", required_argument, NULL, 'b'},
    {"batch-forms", required_argument, NULL, 'F'},
    {"explain", no_argument, NULL, 'e'},
    {"language", required_argument, NULL, 'l'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};

static int set_kind(struct settings *s, const char *text)
{
    s->page_option = "--kind";
    if (tool_parse_kind(text, &s->page.kind) < 0)
        return tool_usage_error("there is no kind '%s': generic, login, "
                                "account or activation",
                                text);
    return 0;
}

static int set_status(struct settings *s, const char *text)
{
    int64_t value = 0;

    s->page_option = "--status";
    if (tool_parse_int(text, 100, 599, &value) < 0)
        return tool_usage_error("'%s' is no HTTP status", text);
    s->page.status = (int)value;
    return 0;
}

static int add_header(struct settings *s, const char *text)
{
    s->page_option = "--header";
    if (saved_check_header(text) < 0)
        return tool_usage_error("'%s' is no 'Name: value'", text);
    if (s->page.header_count == HEADERS_MAX)
        return tool_usage_error("more than %d headers", HEADERS_MAX);
    s->headers[s->page.header_count++] = text;
    return 0;
}

static int set_now(struct settings *s, const char *text)
{
    int64_t ms = 0;

    if (tool_parse_rfc3339(text, &ms) < 0)
        return tool_usage_error("'%s' is no time like 2026-01-31T12:00:00Z",
                                text);
    return syma_context_set_now_ms(s->context, ms) < 0
               ? tool_usage_error("'%s' is out of range", text)
               : 0;
}

static int set_zone(struct settings *s, const char *text)
{
    int rc = syma_context_set_time_zone(s->context, text);

    if (rc < 0)
        return tool_usage_error("time zone '%s': %s", text, syma_strerror(rc));
    return 0;
}

static int set_format(struct settings *s, const char *text)
{
    s->page_option = "--format";
    if (strcmp(text, "text") != 0 && strcmp(text, "json") != 0)
        return tool_usage_error("there is no format '%s': text or json", text);
    s->format = text;
    s->format_given = 1;
    return 0;
}

static int set_color(struct settings *s, const char *text)
{
    s->page_option = "--color";
    if (tool_parse_color(text, &s->color) < 0)
        return tool_usage_error("--color takes auto, always or never, not "
                                "'%s'",
                                text);
    return 0;
}

static int set_language(struct settings *s, const char *text)
{
    s->page_option = "--language";
    if (strcmp(text, "en") != 0 && strcmp(text, "fr") != 0)
        return tool_usage_error("explanations are in en or fr, not '%s'", text);
    s->language = text;
    s->language_given = 1;
    return 0;
}

static int set_credentials(struct settings *s)
{
    s->page_option = "--credentials";
    return syma_context_set_credentials(s->context, 1) < 0 ? TOOL_EXIT_TROUBLE
                                                           : 0;
}

static int set_signature(struct settings *s, const char *text)
{
    s->page_option = "--signature";
    if (syma_context_set_signature(s->context, text) < 0)
        return tool_usage_error("'%s' is no signature: one begins with "
                                "2- and is as a report gives it",
                                text);
    return 0;
}

static int set_batch(struct settings *s, const char *table,
                     enum saved_columns columns)
{
    if (s->batch != NULL)
        return tool_usage_error("one table at a time");
    s->batch = table;
    s->columns = columns;
    return 0;
}

static int set_one(struct settings *s, int c)
{
    switch (c) {
    case 'k':
        return set_kind(s, optarg);
    case 's':
        return set_status(s, optarg);
    case 'u':
        s->page_option = "--url";
        s->page.url = optarg;
        return 0;
    case 'H':
        return add_header(s, optarg);
    case 'n':
        return set_now(s, optarg);
    case 'z':
        return set_zone(s, optarg);
    case 'f':
        return set_format(s, optarg);
    case 'c':
        return set_color(s, optarg);
    case 'o':
        return tool_set_option(s->options, optarg);
    case 'r':
        s->rules = optarg;
        return 0;
    case 'a':
        return set_credentials(s);
    case 'g':
        return set_signature(s, optarg);
    case 'x':
        s->not_found = optarg;
        return 0;
    case 'b':
        return set_batch(s, optarg, SAVED_VERDICT);
    case 'F':
        return set_batch(s, optarg, SAVED_FORMS);
    case 'e':
        s->page_option = "--explain";
        s->explain = 1;
        return 0;
    case 'l':
        return set_language(s, optarg);
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
        c = getopt_long(argc, argv, "k:s:u:H:n:z:f:c:o:r:ag:x:b:F:el:hV",
                        long_options, NULL);
        if (c == -1)
            break;
        rc = set_one(s, c);
        if (rc != 0 || s->done)
            return rc;
    }
    if (s->batch != NULL && s->page_option != NULL)
        return tool_usage_error("%s and --batch exclude each other",
                                s->page_option);
    if (s->explain && s->format_given)
        return tool_usage_error("--format and --explain exclude each other");
    if (s->language_given && !s->explain)
        return tool_usage_error("--language goes with --explain");
    if (s->batch != NULL && optind < argc)
        return tool_usage_error("a file and --batch exclude each other");
    if (s->batch == NULL && optind + 1 != argc)
        return tool_usage_error(optind == argc ? "no file"
                                               : "more than one "
                                                 "file: use --batch");
    s->page.path = argv[optind]; /* NULL with --batch */
    s->page.headers = s->headers;
    return 0;
}

static int print_explanation(const struct settings *s, const syma_verdict *v)
{
    char *customer = NULL;
    char *engineer = NULL;
    int rc;

    rc = syma_verdict_explain(v, s->language, "customer", &customer);
    if (rc == SYMA_OK)
        rc = syma_verdict_explain(v, s->language, "engineer", &engineer);
    if (rc < 0) {
        tool_error("cannot explain the verdict: %s", syma_strerror(rc));
        rc = TOOL_EXIT_TROUBLE;
    } else {
        printf("%s\n\n%s\n", customer, engineer);
        rc = tool_flush();
    }
    syma_string_free(customer);
    syma_string_free(engineer);
    return rc;
}

static int print_format(const struct settings *s, const syma_verdict *v)
{
    const char *format = s->format;
    char *text = NULL;
    int rc;

    if (strcmp(format, "text") == 0 && tool_use_color(s->color))
        format = "ansi";
    rc = syma_verdict_format(v, format, &text);
    if (rc < 0) {
        tool_error("cannot print the verdict: %s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    rc = tool_put(text);
    syma_string_free(text);
    return rc;
}

static int print_verdict(const struct settings *s, const syma_verdict *v)
{
    int rc = s->explain ? print_explanation(s, v) : print_format(s, v);

    if (rc != 0)
        return rc;
    return syma_exit_code(syma_verdict_state(v), syma_verdict_usable(v),
                          syma_verdict_flags(v), 1);
}

static int run(const struct settings *s)
{
    struct judge judge = {s->options, NULL, s->context};
    syma_ruleset *rules = NULL;
    syma_verdict *v = NULL;
    char why[WHY_SIZE] = "";
    int rc;

    rc = tool_rules(s->rules, &rules);
    if (rc != 0)
        return rc;
    judge.rules = rules;
    if (s->not_found != NULL &&
        saved_not_found(&judge, s->not_found, s->context, why, sizeof(why)) <
            0) {
        tool_error("%s", why);
        rc = TOOL_EXIT_TROUBLE;
    } else if (s->batch != NULL) {
        rc = saved_batch(&judge, s->batch, s->columns);
    } else if (saved_judge(&judge, &s->page, &v, why, sizeof(why)) < 0) {
        tool_error("%s", why);
        rc = TOOL_EXIT_TROUBLE;
    } else {
        rc = print_verdict(s, v);
    }
    syma_verdict_unref(v);
    syma_ruleset_free(rules);
    return rc;
}

int main(int argc, char **argv)
{
    static char name[] = "syma-classify";
    struct settings s = {0};
    int rc;

    tool_begin(name);
    if (argc > 0)
        argv[0] = name; /* getopt's messages begin with it */
    /* A closed pipe is then an error of writing, told and counted. */
    signal(SIGPIPE, SIG_IGN);
    s.format = "text";
    s.language = "en";
    rc = syma_options_new(&s.options);
    if (rc == SYMA_OK)
        rc = syma_context_new(&s.context);
    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        rc = TOOL_EXIT_TROUBLE;
    } else {
        rc = read_arguments(&s, argc, argv);
        if (rc == 0 && !s.done)
            rc = run(&s);
    }
    syma_context_free(s.context);
    syma_options_free(s.options);
    return rc;
}
