/* SPDX-License-Identifier: MIT */
/*
 * track MEMORY PORTAL: the reference of what a binding's tracker tells. The
 * memory is loaded, the portal checked, its report and a promise fed, and time
 * goes on for three days; then all changes, all that is known, and what the
 * tracker writes down are printed, a line for each object. -1 is a time or
 * number that is not known. conformance/run stops the clock.
 */
#include <inttypes.h>
#include <stdio.h>

#include <syma/syma.h>

#define NOW_MS INT64_C(1795428000000) /* 2026-11-23T10:00:00Z */
#define DAY_MS INT64_C(86400000)

static const int states[] = {SYMA_STATE_UNKNOWN, SYMA_STATE_UP,
                             SYMA_STATE_DEGRADED, SYMA_STATE_MAINTENANCE,
                             SYMA_STATE_DOWN};

static void print_flags(uint32_t flags)
{
    const char *before = "";
    uint32_t bit;

    for (bit = 1; bit != 0; bit <<= 1) {
        if ((flags & bit) == 0)
            continue;
        printf("%s%s", before, syma_flag_name(bit));
        before = ",";
    }
}

static void print_promise(const syma_promise *p)
{
    if (p == NULL)
        return;
    printf("  promise %s|%s|%" PRId64 "|%" PRId64 "|%" PRId64 "|%d|%" PRId64
           "|%s|%" PRId64 "\n",
           syma_promise_source(p), syma_promise_text(p),
           syma_promise_seen_ms(p), syma_promise_earliest_ms(p),
           syma_promise_latest_ms(p), syma_promise_vague(p),
           syma_promise_revised_from_ms(p),
           syma_promise_status_name(syma_promise_status(p)),
           syma_promise_late_ms(p));
}

static void print_window(const syma_window *w)
{
    if (w == NULL)
        return;
    printf("  window %s|%s|%s|%" PRId64 "|%" PRId64 "\n",
           syma_window_section_id(w), syma_window_source(w),
           syma_window_text(w), syma_window_begin_ms(w), syma_window_end_ms(w));
}

static void print_change(const syma_change *c)
{
    size_t i;

    printf("change %s|%s|%s|%" PRId64 "|%" PRId64 "|%s|%s|%d|%zu|%zu|",
           syma_change_kind_name(syma_change_kind(c)), syma_change_portal_id(c),
           syma_change_section_id(c), syma_change_time_ms(c),
           syma_change_seen_ms(c), syma_state_name(syma_change_from(c)),
           syma_state_name(syma_change_to(c)), syma_change_begins(c),
           syma_change_up_count(c), syma_change_required_count(c));
    for (i = 0; syma_change_back(c, i) != NULL; i++)
        printf("%s%s", i > 0 ? "," : "", syma_change_back(c, i));
    printf("|");
    for (i = 0; syma_change_waiting(c, i) != NULL; i++)
        printf("%s%s:%s", i > 0 ? "," : "", syma_change_waiting(c, i),
               syma_change_waits_for(c, i));
    printf("|%s\n", syma_change_text(c));
    print_promise(syma_change_promise(c));
    print_window(syma_change_window(c));
}

static void print_incident(const syma_incident *n)
{
    printf("  incident %" PRId64 "|%" PRId64 "|%" PRId64 "|%s|%s|%d|%zu\n",
           syma_incident_begin_ms(n), syma_incident_confirmed_ms(n),
           syma_incident_end_ms(n), syma_state_name(syma_incident_worst(n)),
           syma_incident_reason(n), syma_incident_planned(n),
           syma_incident_slips(n));
}

/* What a section and a portal as a whole have in common. */
static void print_place(const syma_tracker *t, const char *p, const char *s)
{
    size_t i;

    printf("|%s|%s|", syma_state_name(syma_tracker_state(t, p, s)),
           syma_usable_name(syma_tracker_usable(t, p, s)));
    print_flags(syma_tracker_flags(t, p, s));
    printf("|%" PRId64 "\n  seconds", syma_tracker_since_ms(t, p, s));
    for (i = 0; i < sizeof states / sizeof states[0]; i++)
        printf("|%" PRId64 "|%" PRId64,
               syma_tracker_seconds(t, p, s, states[i]),
               syma_tracker_planned_seconds(t, p, s, states[i]));
    printf("\n");
    for (i = 0; i < syma_tracker_incident_count(t, p, s); i++)
        print_incident(syma_tracker_incident(t, p, s, i));
    for (i = 0; i < syma_tracker_promise_count(t, p, s); i++)
        print_promise(syma_tracker_promise(t, p, s, i));
}

static void print_portal(const syma_tracker *t, const char *p)
{
    const syma_report *r = syma_tracker_report(t, p);
    const char *s = NULL;
    size_t i;

    printf("portal %s|%" PRId64 "|%zu|%zu|%" PRIu64 "|%" PRIu64 "|%s", p,
           syma_tracker_checked_ms(t, p), syma_tracker_up_count(t, p),
           syma_tracker_required_count(t, p), syma_tracker_kept_count(t, p),
           syma_tracker_broken_count(t, p),
           r != NULL ? syma_state_name(syma_report_state(r)) : "none");
    print_place(t, p, NULL);
    for (i = 0; i < syma_tracker_window_count(t, p); i++)
        print_window(syma_tracker_window(t, p, i));
    for (i = 0; i < syma_tracker_section_count(t, p); i++) {
        s = syma_tracker_section_id(t, p, i);
        printf("section %s|%s", s, syma_tracker_reason(t, p, s));
        print_place(t, p, s);
    }
}

/* Prints a text that was made, and releases it. */
static int print_text(int rc, char *made)
{
    if (rc >= 0)
        fputs(made, stdout);
    syma_string_free(made);
    return rc;
}

static int print_written(const syma_tracker *t)
{
    static const char *const formats[] = {"json", "summary"};
    char *made = NULL;
    size_t i;
    int rc = syma_tracker_save(t, NULL, &made);

    rc = print_text(rc, made);
    for (i = 0; i < sizeof formats / sizeof formats[0] && rc >= 0; i++) {
        rc = syma_tracker_format(t, NULL, formats[i], &made);
        rc = print_text(rc, made);
    }
    for (i = 0; i < syma_tracker_portal_count(t) && rc >= 0; i++) {
        rc = syma_tracker_explain(t, syma_tracker_portal_id(t, i), "en", &made);
        rc = print_text(rc, made);
        puts("");
    }
    return rc;
}

static int check(const char *path, syma_report **out)
{
    static char text[65536];
    FILE *file = fopen(path, "rb");
    size_t len = file != NULL ? fread(text, 1, sizeof text, file) : 0;
    syma_options *o = NULL;
    syma_portal *p = NULL;
    int rc = syma_options_new(&o);

    if (file != NULL)
        fclose(file);
    if (rc >= 0)
        rc = syma_options_set_int(o, "allow_private", 1);
    if (rc >= 0)
        rc = syma_options_set_int(o, "host_delay_ms", 0);
    if (rc >= 0)
        rc = syma_portal_new("", &p);
    if (rc >= 0)
        rc = syma_portal_load(p, text, len);
    if (rc >= 0)
        rc = syma_check_portal(p, o, NULL, out);
    syma_portal_free(p);
    syma_options_free(o);
    return rc;
}

static int load(syma_tracker *t, const char *path)
{
    static char text[65536];
    FILE *file = fopen(path, "rb");
    size_t len = file != NULL ? fread(text, 1, sizeof text, file) : 0;

    if (file != NULL)
        fclose(file);
    return syma_tracker_load(t, text, len);
}

static int feed(syma_tracker *t, const syma_report *r)
{
    int rc = syma_tracker_add(t, r);

    if (rc >= 0)
        rc = syma_tracker_declare_promise(t, syma_report_portal_id(r),
                                          "account", "press", "back tomorrow",
                                          NOW_MS, NOW_MS, NOW_MS + DAY_MS, 1);
    if (rc >= 0)
        rc = syma_tracker_tick(t, NOW_MS + 3 * DAY_MS);
    return rc;
}

static int tell(syma_tracker *t)
{
    syma_change *c = NULL;
    size_t i;
    int rc = syma_tracker_next_change(t, &c);

    while (rc > 0) {
        print_change(c);
        syma_change_free(c);
        rc = syma_tracker_next_change(t, &c);
    }
    for (i = 0; i < syma_tracker_portal_count(t); i++)
        print_portal(t, syma_tracker_portal_id(t, i));
    return rc < 0 ? rc : print_written(t);
}

int main(int argc, char **argv)
{
    syma_options *o = NULL;
    syma_report *r = NULL;
    syma_tracker *t = NULL;
    int rc = argc == 3 ? syma_options_new(&o) : SYMA_EINVAL;

    if (rc >= 0)
        rc = syma_options_set_int(o, "interval_ms", DAY_MS);
    if (rc >= 0)
        rc = syma_options_set_int(o, "confirm_up", 1);
    if (rc >= 0)
        rc = syma_tracker_new(o, &t);
    if (rc >= 0)
        rc = load(t, argv[1]);
    if (rc >= 0)
        rc = check(argv[2], &r);
    if (rc >= 0)
        rc = feed(t, r);
    if (rc >= 0)
        rc = tell(t);
    if (rc < 0)
        fprintf(stderr, "track: %s: %s\n", syma_error_name(rc),
                syma_tracker_last_error(t));
    syma_tracker_free(t);
    syma_report_unref(r);
    syma_options_free(o);
    return rc < 0;
}
