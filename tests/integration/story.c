/* SPDX-License-Identifier: MIT */
/*
 * The five days of story_days: written down, a line for each change and at
 * some moments each number, fields parted by tabs, for test_story.py; or told
 * for people, for scripts/demo.
 *
 *     story [--tell] PORTAL.xml ACTS
 *
 * ACTS holds the pages of each act in a folder of its number, as serve.py
 * --write makes them.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "story_days.h"

#define PORTAL STORY_PORTAL

static const char *or_dash(const char *text)
{
    return text[0] != '\0' ? text : "-";
}

static void write_promise(const syma_promise *p)
{
    char a[32];
    char b[32];
    char c[32];

    printf("\t%s\t%s\t%s\t%s\t%s", syma_promise_source(p),
           story_clock(syma_promise_seen_ms(p), a),
           story_clock(syma_promise_latest_ms(p), b),
           syma_promise_vague(p) ? "vague" : "said",
           story_clock(syma_promise_revised_from_ms(p), c));
}

static void write_partial(const syma_change *c)
{
    size_t i;

    printf("\t%zu of %zu\t", syma_change_up_count(c),
           syma_change_required_count(c));
    for (i = 0; syma_change_back(c, i) != NULL; i++)
        printf("%s%s", i > 0 ? " " : "", syma_change_back(c, i));
    printf("\t");
    for (i = 0; syma_change_waiting(c, i) != NULL; i++)
        printf("%s%s:%s", i > 0 ? " " : "", syma_change_waiting(c, i),
               syma_change_waits_for(c, i));
}

static void write_change(const syma_change *c)
{
    char a[32];
    char b[32];
    int kind = syma_change_kind(c);

    printf("change\t%s\t%s\t%s\t%s", story_clock(syma_change_seen_ms(c), a),
           or_dash(syma_change_section_id(c)), syma_change_kind_name(kind),
           story_clock(syma_change_time_ms(c), b));
    if (kind == SYMA_CHANGE_STATE)
        printf("\t%s\t%s", syma_state_name(syma_change_from(c)),
               syma_state_name(syma_change_to(c)));
    if (kind == SYMA_CHANGE_PARTIAL_RETURN)
        write_partial(c);
    if (syma_change_promise(c) != NULL)
        write_promise(syma_change_promise(c));
    printf("\n");
    printf("text\t%s\n", syma_change_text(c));
}

static void write_seconds(const syma_tracker *t, const char *id)
{
    int state;

    printf("seconds\t%s", or_dash(id));
    for (state = SYMA_STATE_UNKNOWN; state <= SYMA_STATE_DOWN; state++)
        printf("\t%" PRId64, syma_tracker_seconds(t, PORTAL, id, state));
    printf("\n");
}

static void write_incidents(const syma_tracker *t, const char *id)
{
    const syma_incident *n;
    char a[32];
    char b[32];
    char c[32];
    size_t i = syma_tracker_incident_count(t, PORTAL, id);

    while (i-- > 0) {
        n = syma_tracker_incident(t, PORTAL, id, i);
        printf("incident\t%s\t%s\t%s\t%s\t%s\t%s\t%zu\n", or_dash(id),
               story_clock(syma_incident_begin_ms(n), a),
               story_clock(syma_incident_confirmed_ms(n), b),
               story_clock(syma_incident_end_ms(n), c),
               syma_state_name(syma_incident_worst(n)),
               or_dash(syma_incident_reason(n)), syma_incident_slips(n));
    }
}

static void write_promises(const syma_tracker *t, const char *id)
{
    const syma_promise *p;
    size_t i = syma_tracker_promise_count(t, PORTAL, id);

    while (i-- > 0) {
        p = syma_tracker_promise(t, PORTAL, id, i);
        printf("promise\t%s", or_dash(id));
        write_promise(p);
        printf("\t%s", syma_promise_status_name(syma_promise_status(p)));
        if (syma_promise_late_ms(p) < 0)
            printf("\t-");
        else
            printf("\t%" PRId64 " min", syma_promise_late_ms(p) / 60000);
        printf("\t%s\n", syma_promise_text(p));
    }
}

static void write_state(const syma_tracker *t, const char *id)
{
    uint32_t flags = syma_tracker_flags(t, PORTAL, id);
    char a[32];
    size_t i;

    printf("holds\t%s\t%s\t%s\t%s\t%s\t", or_dash(id),
           syma_state_name(syma_tracker_state(t, PORTAL, id)),
           syma_usable_name(syma_tracker_usable(t, PORTAL, id)),
           or_dash(syma_tracker_reason(t, PORTAL, id)),
           story_clock(syma_tracker_since_ms(t, PORTAL, id), a));
    for (i = 0; i < 32; i++)
        if ((flags >> i & 1) != 0)
            printf("%s,", syma_flag_name(UINT32_C(1) << i));
    printf("\n");
}

/* All numbers, of all sections and of the portal. */
static void write_numbers(const syma_tracker *t, int64_t now_ms)
{
    size_t count = syma_tracker_section_count(t, PORTAL);
    const char *id;
    char a[32];
    size_t i;

    printf("at\t%s\t%zu of %zu\n", story_clock(now_ms, a),
           syma_tracker_up_count(t, PORTAL),
           syma_tracker_required_count(t, PORTAL));
    for (i = 0; i <= count; i++) {
        id = i < count ? syma_tracker_section_id(t, PORTAL, i) : "";
        write_state(t, id);
        write_seconds(t, id);
        write_incidents(t, id);
        write_promises(t, id);
    }
    printf("kept\t%" PRIu64 "\nbroken\t%" PRIu64 "\n",
           syma_tracker_kept_count(t, PORTAL),
           syma_tracker_broken_count(t, PORTAL));
}

static int write_explained(const syma_tracker *t, const char *language)
{
    char *text = NULL;
    char *line;
    char *end;
    int rc = syma_tracker_explain(t, PORTAL, language, &text);

    if (rc < 0)
        return rc;
    for (line = text; line != NULL; line = end) {
        end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        printf("%s\t%s\n", language, line);
    }
    syma_string_free(text);
    return SYMA_OK;
}

static int write_step(struct story *s, int64_t now_ms)
{
    static const int64_t looks[] = {
        STORY_BEGIN_MS + 2 * STORY_DAY_MS + 12 * STORY_HOUR_MS,
        STORY_HEIGHT_MS, STORY_LAST_MS};
    syma_change *c = NULL;
    size_t i;
    int rc;

    for (rc = syma_tracker_next_change(s->tracker, &c); rc == 1;
         rc = syma_tracker_next_change(s->tracker, &c)) {
        write_change(c);
        syma_change_free(c);
    }
    for (i = 0; i < sizeof looks / sizeof *looks && rc == SYMA_OK; i++) {
        if (looks[i] != now_ms)
            continue;
        write_numbers(s->tracker, now_ms);
        rc = write_explained(s->tracker, "en");
        if (rc == SYMA_OK)
            rc = write_explained(s->tracker, "fr");
    }
    return rc;
}

int main(int argc, char **argv)
{
    int is_told = argc == 4 && strcmp(argv[1], "--tell") == 0;
    struct story s;
    int64_t now_ms;
    int rc;

    if (argc != 3 + is_told) {
        fprintf(stderr, "usage: story [--tell] PORTAL.xml ACTS\n");
        return 2;
    }
    rc = story_open(&s, argv[1 + is_told], argv[2 + is_told]);
    for (now_ms = STORY_FIRST_MS; rc == SYMA_OK && now_ms <= STORY_LAST_MS;
         now_ms += STORY_STEP_MS) {
        rc = story_check(&s, now_ms);
        if (rc == SYMA_OK)
            rc = is_told ? story_tell(&s, now_ms) : write_step(&s, now_ms);
        if (rc < 0)
            fprintf(stderr, "story: %s\n", syma_strerror(rc));
    }
    story_close(&s);
    return rc == SYMA_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
