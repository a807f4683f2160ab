/* SPDX-License-Identifier: MIT */
/*
 * cost WARM-URL URL [KEY=VALUE]...: checks URL once and prints what came of
 * it and what it cost, as one line of JSON. An ordinary page, WARM-URL, is
 * checked before, so that what is made once is not counted. KEY is an option
 * of the library, or 'rules' or 'portal': a file, in place of the built-in
 * rules and of URL.
 */
#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <syma/syma.h>

#include "../bench/measure.h"

struct asked {
    const char *url;
    syma_options *options;
    syma_ruleset *rules;
    syma_portal *portal;
};

static void die(const char *what)
{
    fprintf(stderr, "cost: %s\n", what);
    exit(99);
}

static char *read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc(1 << 20);

    if (file == NULL || text == NULL)
        die(path);
    *len = fread(text, 1, 1 << 20, file);
    fclose(file);
    return text;
}

static void load_rules(struct asked *a, const char *path)
{
    size_t len;
    char *text = read_file(path, &len);

    if (syma_ruleset_new(&a->rules) < 0 ||
        syma_ruleset_load(a->rules, text, len) < 0 ||
        syma_ruleset_compile(a->rules) < 0)
        die(syma_ruleset_last_error(a->rules));
    free(text);
}

static void load_portal(struct asked *a, const char *path)
{
    size_t len;
    char *text = read_file(path, &len);

    if (syma_portal_new("hostile", &a->portal) < 0 ||
        syma_portal_load(a->portal, text, len) < 0)
        die(syma_portal_last_error(a->portal));
    free(text);
}

static void set_one(struct asked *a, const char *word)
{
    const char *value = strchr(word, '=');
    char key[64];
    int rc;

    if (value == NULL || (size_t)(value - word) >= sizeof key)
        die(word);
    snprintf(key, sizeof key, "%.*s", (int)(value - word), word);
    value++;
    if (strcmp(key, "rules") == 0) {
        load_rules(a, value);
        return;
    }
    if (strcmp(key, "portal") == 0) {
        load_portal(a, value);
        return;
    }
    rc = syma_options_set_str(a->options, key, value);
    if (rc == SYMA_EINVAL)
        rc = syma_options_set_int(a->options, key, atoll(value));
    if (rc < 0)
        die(word);
}

/* From here on VmHWM is the peak since now. */
static int forget_peak(void)
{
    int fd = open("/proc/self/clear_refs", O_WRONLY);
    int done = fd >= 0 && write(fd, "5", 1) == 1;

    if (fd >= 0)
        close(fd);
    return done;
}

static double cpu_ms(void)
{
    struct rusage use;

    getrusage(RUSAGE_SELF, &use);
    return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e3 +
           (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e3;
}

static int look(const struct asked *a, syma_report **report,
                syma_verdict **verdict)
{
    if (a->portal != NULL)
        return syma_check_portal(a->portal, a->options, a->rules, report);
    return syma_check_url(a->url, SYMA_SECTION_LOGIN, a->options, a->rules,
                          verdict);
}

static int meets_limit(const syma_verdict *v)
{
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        if (strcmp(syma_evidence_code(syma_verdict_evidence(v, i)),
                   "rule.limit.reached") == 0)
            return 1;
    }
    return 0;
}

int main(int argc, char **argv)
{
    struct asked warm = {argc > 2 ? argv[1] : NULL, NULL, NULL, NULL};
    struct asked asked = {argc > 2 ? argv[2] : NULL, NULL, NULL, NULL};
    syma_report *report = NULL;
    syma_verdict *verdict = NULL;
    const syma_verdict *v;
    double began;
    long before;
    int measures;
    int i;

    if (argc < 3)
        die("WARM-URL URL [KEY=VALUE]...");
    if (syma_options_new(&asked.options) < 0)
        die("no memory");
    for (i = 3; i < argc; i++)
        set_one(&asked, argv[i]);
    warm.options = asked.options;
    if (look(&warm, &report, &verdict) < 0)
        die("the ordinary page");
    syma_verdict_unref(verdict);
    verdict = NULL;

#ifdef __GLIBC__
    malloc_trim(0);
#endif
    measures = forget_peak();
    before = bench_status_kib("VmRSS:");
    began = cpu_ms();
    if (look(&asked, &report, &verdict) < 0)
        die(asked.url);
    v = report != NULL ? syma_report_verdict(report, 0) : verdict;
    printf("{\"state\": \"%s\", \"reason\": \"%s\", \"truncated\": %d, "
           "\"limit\": %d, \"cpu_ms\": %.0f, \"grown_kib\": %ld}\n",
           syma_state_name(syma_verdict_state(v)), syma_verdict_reason(v),
           (syma_verdict_flags(v) & SYMA_FLAG_TRUNCATED) != 0, meets_limit(v),
           cpu_ms() - began,
           measures ? bench_status_kib("VmHWM:") - before : -1);
    syma_report_unref(report);
    syma_verdict_unref(verdict);
    syma_portal_free(asked.portal);
    syma_ruleset_free(asked.rules);
    syma_options_free(asked.options);
    return 0;
}
