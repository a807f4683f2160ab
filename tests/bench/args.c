/* SPDX-License-Identifier: MIT */
/*
 * The command line; see args.h.
 */
#include "args.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <syma/types.h>

enum long_option {
    OPT_HOLD = 256,
    OPT_MAX_BODY,
    OPT_REUSE,
    OPT_BY_FD,
    OPT_PARSE,
    OPT_PARSE_ONLY,
    OPT_HELP
};

static const struct option options[] = {
    {"hold", required_argument, NULL, OPT_HOLD},
    {"max-body", required_argument, NULL, OPT_MAX_BODY},
    {"reuse", no_argument, NULL, OPT_REUSE},
    {"by-fd", no_argument, NULL, OPT_BY_FD},
    {"parse", required_argument, NULL, OPT_PARSE},
    {"parse-only", no_argument, NULL, OPT_PARSE_ONLY},
    {"help", no_argument, NULL, OPT_HELP},
    {NULL, 0, NULL, 0}};

static const char usage_common[] =
    "  -u FILE           addresses, one a line, taken in turn\n"
    "  -c COUNT          checks in flight [1]\n"
    "  -n COUNT          checks that are measured [1000]\n"
    "  -w COUNT          checks before those, or rounds, not measured [0]\n"
    "  -C FILE           trusted certificates (PEM)\n"
    "  -f                a new connection for each check, with TLS a full\n"
    "                    handshake\n"
    "  -s                with -f: TLS sessions are resumed\n"
    "  --hold SECONDS    stop after so long with all in flight; tell the "
    "memory\n"
    "  --max-body BYTES  a longer body counts as an error\n"
    "  --help            this text\n";

static const char usage_syma[] =
    "usage: syma-bench -u FILE [-c COUNT] [-n COUNT] [-w COUNT] [option...]\n"
    "       syma-bench -r COUNT [-w COUNT] [-p FILE] [-k KIND] "
    "[--parse-only] PAGE...\n"
    "\n"
    "Checks pages over the network, or judges saved ones in memory, and tells\n"
    "what it cost on one line of key=value pairs.\n"
    "\n";

static const char usage_syma_only[] =
    "  -p FILE           phrases, one a line, as rules beside the built-in "
    "ones\n"
    "  -k KIND           generic, login, account or activation [generic]\n"
    "  --reuse           an unchanged page keeps its verdict\n"
    "  --by-fd           poll the prober's descriptor and step; else wait\n"
    "  -r COUNT          judge each PAGE so often, in memory\n"
    "  --parse-only      with -r: libxml2's parse of them alone\n";

static const char usage_bare[] =
    "usage: bare -u FILE [-c COUNT] [-n COUNT] [-w COUNT] [option...]\n"
    "\n"
    "Fetches pages by libcurl alone and tells what it cost on one line of\n"
    "key=value pairs.\n"
    "\n";

static const char usage_bare_only[] =
    "  --parse WHAT      none, or sax: each body through libxml2's parser, "
    "nothing\n"
    "                    done with what it finds [none]\n";

int bench_complain(const struct bench_args *args, int status,
                   const char *format, ...)
{
    va_list list;

    va_start(list, format);
    fprintf(stderr, "%s: ", args->program);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    va_end(list);
    return status;
}

static int wrong(const struct bench_args *args, const char *what)
{
    return bench_complain(args, BENCH_USAGE, "%s; see %s --help", what,
                          args->program);
}

static void help(enum bench_program who)
{
    fputs(who == BENCH_SYMA ? usage_syma : usage_bare, stdout);
    fputs(usage_common, stdout);
    fputs(who == BENCH_SYMA ? usage_syma_only : usage_bare_only, stdout);
}

static int read_count(const struct bench_args *args, int letter,
                      const char *text, long least, long *out)
{
    char *end = NULL;

    errno = 0;
    *out = strtol(text, &end, 10);
    if (errno == 0 && end != text && *end == '\0' && *out >= least &&
        *out <= 1000000000)
        return 0;
    if (letter < 256)
        return bench_complain(
            args, BENCH_USAGE,
            "-%c: '%s' is not a number from %ld to 1000000000; see --help",
            letter, text, least);
    return bench_complain(args, BENCH_USAGE,
                          "--max-body: '%s' is not a number of bytes", text);
}

static int read_seconds(const struct bench_args *args, const char *text,
                        double *out)
{
    char *end = NULL;

    *out = strtod(text, &end);
    if (end != text && *end == '\0' && *out > 0 && *out <= 3600)
        return 0;
    return bench_complain(args, BENCH_USAGE,
                          "--hold: '%s' is not a number of seconds to 3600",
                          text);
}

static int read_parse(struct bench_args *args, const char *text)
{
    args->parse = strcmp(text, "sax") == 0;
    if (args->parse || strcmp(text, "none") == 0)
        return 0;
    return bench_complain(args, BENCH_USAGE, "--parse: '%s' is not none or sax",
                          text);
}

static int read_kind(struct bench_args *args, const char *text)
{
    static const char *const names[] = {"generic", "login", "account",
                                        "activation"};
    int i;

    for (i = 0; i < 4; i++) {
        args->kind = SYMA_SECTION_GENERIC + i;
        if (strcmp(text, names[i]) == 0)
            return 0;
    }
    return bench_complain(
        args, BENCH_USAGE,
        "-k: '%s' is not generic, login, account or activation", text);
}

static int read_common(struct bench_args *args, int letter)
{
    switch (letter) {
    case 'u':
        args->urls = optarg;
        return 0;
    case 'C':
        args->ca = optarg;
        return 0;
    case 'c':
        return read_count(args, letter, optarg, 1, &args->in_flight);
    case 'n':
        return read_count(args, letter, optarg, 1, &args->checks);
    case 'w':
        return read_count(args, letter, optarg, 0, &args->warm);
    case 'f':
        args->fresh = 1;
        return 0;
    case 's':
        args->resume = 1;
        return 0;
    case OPT_HOLD:
        return read_seconds(args, optarg, &args->hold);
    case OPT_MAX_BODY:
        return read_count(args, letter, optarg, 1024, &args->max_body);
    default: /* getopt has told */
        return wrong(args, "wrong arguments");
    }
}

static int read_syma(struct bench_args *args, int letter)
{
    switch (letter) {
    case 'p':
        args->phrases = optarg;
        return 0;
    case 'k':
        return read_kind(args, optarg);
    case 'r':
        return read_count(args, letter, optarg, 1, &args->reps);
    case OPT_REUSE:
        args->reuse = 1;
        return 0;
    case OPT_BY_FD:
        args->by_fd = 1;
        return 0;
    case OPT_PARSE_ONLY:
        args->parse = 1;
        return 0;
    case OPT_PARSE:
        return wrong(args, "--parse is an option of bare");
    default:
        return read_common(args, letter);
    }
}

static int read_bare(struct bench_args *args, int letter)
{
    switch (letter) {
    case OPT_PARSE:
        return read_parse(args, optarg);
    case OPT_REUSE:
    case OPT_BY_FD:
    case OPT_PARSE_ONLY:
        return wrong(args, "that is an option of syma-bench");
    default:
        return read_common(args, letter);
    }
}

static int check(const struct bench_args *args)
{
    if (args->reps > 0 && args->urls != NULL)
        return wrong(args, "-r works in memory and -u over the network");
    if (args->reps > 0 &&
        (args->hold > 0 || args->max_body > 0 || args->ca != NULL ||
         args->fresh || args->resume || args->reuse || args->by_fd))
        return wrong(args, "of the options only -k, -p, -w and --parse-only "
                           "go with -r");
    if (args->reps > 0)
        return args->file_count > 0 ? 0 : wrong(args, "-r needs pages");
    if (args->urls == NULL)
        return wrong(args, "-u FILE is needed");
    if (args->file_count > 0)
        return wrong(args, "pages are for -r; addresses stand in a file");
    if (args->resume && !args->fresh)
        return wrong(args, "-s is for -f: kept connections resume nothing");
    return 0;
}

int bench_args_read(enum bench_program who, int argc, char **argv,
                    struct bench_args *out, int *done)
{
    const char *letters =
        who == BENCH_SYMA ? "u:c:n:w:C:fsp:k:r:" : "u:c:n:w:C:fs";
    int letter;
    int rc = 0;

    memset(out, 0, sizeof *out);
    *done = 0;
    out->program = who == BENCH_SYMA ? "syma-bench" : "bare";
    out->in_flight = 1;
    out->checks = 1000;
    letter = getopt_long(argc, argv, letters, options, NULL);
    while (letter != -1 && rc == 0) {
        if (letter == OPT_HELP) {
            help(who);
            *done = 1;
            return 0;
        }
        rc =
            who == BENCH_SYMA ? read_syma(out, letter) : read_bare(out, letter);
        if (rc == 0)
            letter = getopt_long(argc, argv, letters, options, NULL);
    }
    out->files = argv + optind;
    out->file_count = argc - optind;
    if (rc == 0 && who == BENCH_SYMA && out->parse && out->reps == 0)
        rc = wrong(out, "--parse-only is for -r");
    return rc != 0 ? rc : check(out);
}
