/* SPDX-License-Identifier: MIT */
/*
 * What the commands have in common. The commands use the public library
 * only; what is parsed here is parsed without the locale, so that an answer
 * never depends on it.
 */
#include "common.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "civil.h"
#include "text.h"

/* A rule file is read whole, so it has a limit. */
#define RULES_LIMIT ((size_t)4 * 1024 * 1024)
#define READ_STEP ((size_t)65536)

static const char *tool_name = "syma";

void tool_begin(const char *name)
{
    tool_name = name;
}

static int is_plugin; /* and nothing is on standard output yet */

void tool_answer_plugin(void)
{
    is_plugin = 1;
}

/* A '|' would begin the performance data. */
static void put_plugin(const char *message)
{
    is_plugin = 0;
    fputs("SYMA UNKNOWN - ", stdout);
    for (; *message != '\0'; message++)
        fputc(*message == '|' ? '/' : *message, stdout);
    fputc('\n', stdout);
    fflush(stdout); /* standard error has its message, whatever comes of it */
}

static int is_stamped;

void tool_stamp_messages(void)
{
    is_stamped = 1;
}

void tool_put_message(const char *text)
{
    struct tm tm;
    time_t now = time(NULL);
    char stamp[32] = "";

    if (is_stamped && gmtime_r(&now, &tm) != NULL)
        strftime(stamp, sizeof(stamp), "%Y-%m-%dT%H:%M:%SZ ", &tm);
    fprintf(stderr, "%s%s: %s\n", stamp, tool_name, text);
}

static void put_message(const char *format, va_list args)
{
    char text[1024];

    if (vsnprintf(text, sizeof(text), format, args) < 0)
        text[0] = '\0';
    text_make_safe(text); /* it may quote a file */
    tool_put_message(text);
    if (is_plugin)
        put_plugin(text);
}

void tool_error(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    put_message(format, args);
    va_end(args);
}

void tool_error_at(const char *file, size_t line, const char *message)
{
    char prefix[32];
    int len = snprintf(prefix, sizeof(prefix), "line %zu: ", line);

    /* The library's messages say the line too: once is enough. */
    if (line > 0 && len > 0 && strncmp(message, prefix, (size_t)len) == 0)
        message += len;
    if (strcmp(file, "-") == 0)
        file = "(standard input)";
    if (line > 0)
        tool_error("%s:%zu: %s", file, line, message);
    else
        tool_error("%s: %s", file, message);
}

int tool_usage_error(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    put_message(format, args);
    va_end(args);
    fprintf(stderr, "Try '%s --help' for more information.\n", tool_name);
    return TOOL_EXIT_TROUBLE;
}

int tool_usage_told(void)
{
    fprintf(stderr, "Try '%s --help' for more information.\n", tool_name);
    if (is_plugin)
        put_plugin("wrong usage");
    return TOOL_EXIT_TROUBLE;
}

void tool_progress(const char *text)
{
    static size_t len;

    if (isatty(STDERR_FILENO) != 1)
        return;
    fprintf(stderr, "\r%*s\r%s", (int)len, "", text != NULL ? text : "");
    fflush(stderr);
    len = text != NULL ? strlen(text) : 0;
}

int tool_flush(void)
{
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        tool_error("cannot write the answer: %s",
                   errno != 0 ? strerror(errno) : "output error");
        return TOOL_EXIT_TROUBLE;
    }
    return 0;
}

int tool_put(const char *text)
{
    size_t len = strlen(text);

    is_plugin = 0;
    fwrite(text, 1, len, stdout);
    if (len > 0 && text[len - 1] != '\n')
        fputc('\n', stdout);
    return tool_flush();
}

int tool_help(const char *text)
{
    return tool_put(text);
}

int tool_version(void)
{
    printf("%s (libsyma) %s\n", tool_name, syma_version_string());
    return tool_flush();
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int tool_parse_int(const char *text, int64_t min, int64_t max, int64_t *out)
{
    const char *p = text;
    int negative = 0;
    int64_t value = 0;

    if (*p == '-') {
        negative = 1;
        p++;
    }
    if (!is_digit(*p))
        return -1;
    for (; is_digit(*p); p++) {
        if (value > (INT64_MAX - 9) / 10)
            return -1;
        value = value * 10 + (*p - '0');
    }
    if (negative)
        value = -value;
    if (*p != '\0' || value < min || value > max)
        return -1;
    *out = value;
    return 0;
}

int tool_parse_seconds(const char *text, int64_t *out_ms)
{
    const char *p = text;
    int64_t value = 0;
    int64_t unit = 1000;
    int digits = 0;

    for (; is_digit(*p); p++, digits++) {
        if (value > 1000000000)
            return -1;
        value = value * 10 + (*p - '0') * 1000;
    }
    if (*p == '.') {
        for (p++; is_digit(*p); p++, digits++) {
            unit /= 10;
            value += (*p - '0') * unit;
        }
    }
    if (digits == 0 || *p != '\0' || value == 0)
        return -1;
    *out_ms = value;
    return 0;
}

/* 'count' digits at *p as a number in min..max; *p moves past them. */
static int take_number(const char **p, int count, int min, int max, int *out)
{
    int value = 0;
    int i;

    for (i = 0; i < count; i++) {
        if (!is_digit(**p))
            return -1;
        value = value * 10 + (**p - '0');
        (*p)++;
    }
    if (value < min || value > max)
        return -1;
    *out = value;
    return 0;
}

static int take_char(const char **p, const char *any)
{
    if (**p == '\0' || strchr(any, **p) == NULL)
        return -1;
    (*p)++;
    return 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

/* 'Z' or '+hh:mm' as minutes east. */
static int take_offset(const char **p, int *out)
{
    int hours = 0;
    int minutes = 0;
    char sign = **p;

    *out = 0;
    if (take_char(p, "Zz") == 0)
        return 0;
    if (take_char(p, "+-") < 0 || take_number(p, 2, 0, 23, &hours) < 0 ||
        take_char(p, ":") < 0 || take_number(p, 2, 0, 59, &minutes) < 0)
        return -1;
    *out = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
    return 0;
}

static int take_fraction(const char **p, int *out_ms)
{
    int unit = 100;

    *out_ms = 0;
    if (take_char(p, ".") < 0)
        return 0;
    if (!is_digit(**p))
        return -1;
    for (; is_digit(**p); (*p)++, unit /= 10)
        *out_ms += (**p - '0') * unit;
    return 0;
}

int tool_parse_rfc3339(const char *text, int64_t *out_ms)
{
    const char *p = text;
    int year, month, day, hour, minute, second, ms, offset;
    int64_t minutes;

    if (take_number(&p, 4, 1970, 9999, &year) < 0 || take_char(&p, "-") < 0 ||
        take_number(&p, 2, 1, 12, &month) < 0 || take_char(&p, "-") < 0 ||
        take_number(&p, 2, 1, days_in_month(year, month), &day) < 0)
        return -1;
    if (take_char(&p, "Tt ") < 0 || take_number(&p, 2, 0, 23, &hour) < 0 ||
        take_char(&p, ":") < 0 || take_number(&p, 2, 0, 59, &minute) < 0 ||
        take_char(&p, ":") < 0 || take_number(&p, 2, 0, 60, &second) < 0)
        return -1;
    if (take_fraction(&p, &ms) < 0 || take_offset(&p, &offset) < 0 ||
        *p != '\0')
        return -1;
    minutes =
        (days_from_civil(year, month, day) * 24 + hour) * 60 + minute - offset;
    *out_ms = (minutes * 60 + second) * 1000 + ms;
    return *out_ms < 0 ? -1 : 0;
}

int tool_parse_kind(const char *text, int *out)
{
    int kind = syma_section_kind_from_name(text);

    if (kind < 0)
        return -1;
    *out = kind;
    return 0;
}

int tool_parse_color(const char *text, int *out)
{
    static const char *const names[] = {"auto", "always", "never"};
    int i;

    for (i = 0; i < 3; i++) {
        if (strcmp(text, names[i]) == 0) {
            *out = i; /* the order of enum tool_color */
            return 0;
        }
    }
    return -1;
}

int tool_use_color(int color)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");

    if (color != TOOL_COLOR_AUTO)
        return color == TOOL_COLOR_ALWAYS;
    if (no_color != NULL && no_color[0] != '\0')
        return 0;
    if (term == NULL || term[0] == '\0' || strcmp(term, "dumb") == 0)
        return 0;
    return isatty(STDOUT_FILENO) == 1;
}

/* Everything up to the end, or -1 with errno (EFBIG past the limit). */
static int read_all(FILE *file, size_t limit, char **out, size_t *out_len)
{
    char *text = NULL;
    char *bigger = NULL;
    size_t len = 0;
    size_t room = 0;
    size_t got = 0;

    do {
        if (room - len < READ_STEP + 1) {
            room += 2 * READ_STEP;
            bigger = realloc(text, room);
            if (bigger == NULL)
                goto failed;
            text = bigger;
        }
        errno = 0;
        got = fread(text + len, 1, READ_STEP, file);
        len += got;
        if (len > limit) {
            errno = EFBIG;
            goto failed;
        }
    } while (got == READ_STEP);
    if (ferror(file) != 0)
        goto failed;
    text[len] = '\0';
    *out = text;
    *out_len = len;
    return 0;
failed:
    free(text);
    return -1;
}

int tool_read_file(const char *path, size_t limit, char **out, size_t *len)
{
    FILE *file = stdin;
    int rc = -1;

    *out = NULL;
    *len = 0;
    if (strcmp(path, "-") != 0)
        file = fopen(path, "rbe");
    if (file == NULL) {
        tool_error_at(path, 0, strerror(errno));
        return -1;
    }
    rc = read_all(file, limit, out, len);
    if (rc < 0)
        tool_error_at(path, 0, strerror(errno));
    if (file != stdin)
        fclose(file);
    return rc;
}

/* The value of a text is not shown: it may hold a password. */
static int option_error(int rc, size_t i, const char *key, const char *value)
{
    if (rc == SYMA_ERANGE && syma_option_type(i) == SYMA_OPTION_INT)
        return tool_usage_error("option '%s' takes %lld to %lld, not '%s'", key,
                                (long long)syma_option_min(i),
                                (long long)syma_option_max(i), value);
    return tool_usage_error("option '%s': %s; it is the %s", key,
                            syma_strerror(rc), syma_option_help(i));
}

int tool_set_option(syma_options *o, const char *assignment)
{
    const char *equals = strchr(assignment, '=');
    size_t key_len = equals == NULL ? 0 : (size_t)(equals - assignment);
    const char *key = NULL;
    int64_t number = 0;
    size_t i;
    int rc;

    if (key_len == 0)
        return tool_usage_error("'%s' is not KEY=VALUE", assignment);
    for (i = 0; i < syma_option_count(); i++) {
        key = syma_option_name(i);
        if (strlen(key) == key_len && memcmp(key, assignment, key_len) == 0)
            break;
    }
    if (i == syma_option_count())
        return tool_usage_error("there is no option '%.*s'", (int)key_len,
                                assignment);
    if (syma_option_type(i) == SYMA_OPTION_STR) {
        rc = syma_options_set_str(o, key, equals + 1);
    } else if (tool_parse_int(equals + 1, INT64_MIN, INT64_MAX, &number) < 0) {
        rc = SYMA_ERANGE;
    } else {
        rc = syma_options_set_int(o, key, number);
    }
    return rc < 0 ? option_error(rc, i, key, equals + 1) : 0;
}

int tool_set_timeout(syma_options *o, const char *seconds)
{
    int64_t ms = 0;

    if (tool_parse_seconds(seconds, &ms) < 0 ||
        syma_options_set_int(o, "timeout_ms", ms) < 0)
        return tool_usage_error("'%s' is no time limit: seconds, 0.001 to "
                                "3600",
                                seconds);
    return 0;
}

void tool_fetch_error(const syma_options *o, int rc)
{
    const char *bundle = syma_options_get_str(o, "ca_bundle");

    if (rc != SYMA_ENOTFOUND)
        tool_error("the check failed: %s", syma_strerror(rc));
    else if (bundle == NULL || bundle[0] == '\0')
        tool_error("cannot read the trusted certificates of this system");
    else
        tool_error("ca_bundle: cannot read %s", bundle);
}

int tool_rules(const char *path, syma_ruleset **out)
{
    syma_ruleset *r = NULL;
    char *text = NULL;
    size_t len = 0;
    int rc;

    *out = NULL;
    rc = syma_ruleset_new(&r);
    if (rc == SYMA_OK)
        rc = syma_ruleset_load_builtin(r);
    if (rc == SYMA_OK && path != NULL) {
        if (tool_read_file(path, RULES_LIMIT, &text, &len) < 0) {
            syma_ruleset_free(r);
            return TOOL_EXIT_TROUBLE;
        }
        rc = syma_ruleset_load(r, text, len);
    }
    free(text);
    if (rc == SYMA_OK)
        rc = syma_ruleset_compile(r);
    if (rc < 0) {
        const char *why = syma_ruleset_last_error(r);

        if (why == NULL || why[0] == '\0')
            why = syma_strerror(rc);
        tool_error_at(path != NULL ? path : "built-in rules",
                      syma_ruleset_error_line(r), why);
        syma_ruleset_free(r);
        return TOOL_EXIT_TROUBLE;
    }
    *out = r;
    return 0;
}
