/* SPDX-License-Identifier: MIT */
/*
 * The five days told to people: a line for each thing that happens, and the
 * same of several sections in one. At some moments, what holds and what to do
 * instead, in the library's own words.
 */
#include <stdio.h>
#include <string.h>

#include "story_days.h"

struct telling {
    char what[512];
    char who[256];
};

/* Adds as much as there is room for. */
static void append(char *out, size_t size, const char *text)
{
    size_t len = strlen(out);

    snprintf(out + len, size - len, "%s", text);
}

static void say_promise(const syma_change *c, char *out, size_t size)
{
    const syma_promise *p = syma_change_promise(c);
    int64_t late_ms = syma_promise_latest_ms(p) < 0
                          ? 0
                          : syma_change_time_ms(c) - syma_promise_latest_ms(p);
    char latest[32];
    char before[32];
    char when[48];

    story_clock(syma_promise_latest_ms(p), latest);
    snprintf(when, sizeof when, "%s%s",
             syma_promise_vague(p) ? "about " : "",
             syma_promise_latest_ms(p) < 0 ? "no time" : latest);
    switch (syma_change_kind(c)) {
    case SYMA_CHANGE_PROMISED:
        snprintf(out, size, "promised for %s (%s): \"%s\"", when,
                 syma_promise_source(p), syma_promise_text(p));
        break;
    case SYMA_CHANGE_SLIP:
        snprintf(out, size, "put off from %s to %s (%s): \"%s\"",
                 story_clock(syma_promise_revised_from_ms(p), before), when,
                 syma_promise_source(p), syma_promise_text(p));
        break;
    case SYMA_CHANGE_OVERDUE:
        snprintf(out, size, "overdue: promised for %s (%s)", when,
                 syma_promise_source(p));
        break;
    case SYMA_CHANGE_KEPT:
        snprintf(out, size, "kept: promised for %s (%s)", when,
                 syma_promise_source(p));
        break;
    default:
        snprintf(out, size, "broken by %lld h %02lld: promised for %s (%s)",
                 (long long)(late_ms / STORY_HOUR_MS),
                 (long long)(late_ms / (STORY_HOUR_MS / 60) % 60), when,
                 syma_promise_source(p));
        break;
    }
}

static void say_partial(const syma_change *c, char *out, size_t size)
{
    size_t i;

    snprintf(out, size, "%zu of %zu are back:", syma_change_up_count(c),
             syma_change_required_count(c));
    for (i = 0; syma_change_back(c, i) != NULL; i++) {
        append(out, size, i > 0 ? ", " : " ");
        append(out, size, syma_change_back(c, i));
    }
    append(out, size, "; not yet:");
    for (i = 0; syma_change_waiting(c, i) != NULL; i++) {
        append(out, size, i > 0 ? ", " : " ");
        append(out, size, syma_change_waiting(c, i));
        if (syma_change_waits_for(c, i)[0] == '\0')
            continue;
        append(out, size, " (waits for ");
        append(out, size, syma_change_waits_for(c, i));
        append(out, size, ")");
    }
}

static void say(const syma_change *c, char *out, size_t size)
{
    char since[32];

    if (syma_change_kind(c) == SYMA_CHANGE_STATE)
        snprintf(out, size, "%s since %s, was %s",
                 syma_state_name(syma_change_to(c)),
                 story_clock(syma_change_time_ms(c), since),
                 syma_state_name(syma_change_from(c)));
    else if (syma_change_kind(c) == SYMA_CHANGE_PARTIAL_RETURN)
        say_partial(c, out, size);
    else if (syma_change_promise(c) != NULL)
        say_promise(c, out, size);
    else
        snprintf(out, size, "%s", syma_change_text(c));
}

#define MAX_TELLINGS 32

/* With what is told already, where it is the same of another section. */
static size_t add_telling(struct telling *list, size_t count,
                          const syma_change *c)
{
    const char *id = syma_change_section_id(c);
    char what[sizeof list->what];
    size_t i = 0;

    say(c, what, sizeof what);
    while (i < count &&
           (id[0] == '\0' || strcmp(list[i].what, what) != 0 ||
            strcmp(list[i].who, "the portal") == 0))
        i++;
    if (i == MAX_TELLINGS)
        return count;
    if (i == count) {
        snprintf(list[i].what, sizeof list[i].what, "%s", what);
        snprintf(list[i].who, sizeof list[i].who, "%s",
                 id[0] == '\0' ? "the portal" : id);
        return count + 1;
    }
    append(list[i].who, sizeof list[i].who, ", ");
    append(list[i].who, sizeof list[i].who, id);
    return count;
}

static int pull_all(struct story *s, struct telling *list, size_t *count)
{
    syma_change *c = NULL;
    int rc;

    for (rc = syma_tracker_next_change(s->tracker, &c); rc == 1;
         rc = syma_tracker_next_change(s->tracker, &c)) {
        *count = add_telling(list, *count, c);
        syma_change_free(c);
    }
    return rc;
}

static int tell_what_holds(const struct story *s)
{
    char *text = NULL;
    char *line;
    char *end;
    int rc = syma_tracker_explain(s->tracker, STORY_PORTAL, "en", &text);

    if (rc < 0)
        return rc;
    printf("\n");
    for (line = text; line != NULL; line = end) {
        end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        printf("    | %s\n", line);
    }
    printf("\n");
    syma_string_free(text);
    return SYMA_OK;
}

int story_tell(struct story *s, int64_t now_ms)
{
    struct telling list[MAX_TELLINGS];
    const char *scene = story_scene(now_ms);
    char clock[32];
    size_t count = 0;
    size_t i;
    int rc;

    story_clock(now_ms, clock);
    if (scene != NULL)
        printf("%s  ~ %s ~\n", clock, scene);
    rc = pull_all(s, list, &count);
    for (i = 0; i < count; i++)
        printf("%s  %s: %s\n", clock, list[i].who, list[i].what);
    if (rc == SYMA_OK &&
        (now_ms == STORY_HEIGHT_MS || now_ms == STORY_LAST_MS))
        rc = tell_what_holds(s);
    return rc;
}
