/* SPDX-License-Identifier: MIT */
/*
 * The five days of story_days as syma-watch would have seen them: its own code
 * takes each report in, writes its database, and makes its status pages at the
 * height of the outage and after its end. Only the clock is another one.
 *
 *     story_pages PORTALS ACTS OUT
 *
 * PORTALS is the folder of the portal file, ACTS as for story. Into OUT come
 * history.sqlite, outage/ and after/.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "../../tools/common.h"
#include "../../tools/syma-watch/history.h"
#include "../../tools/syma-watch/log.h"
#include "../../tools/syma-watch/publish.h"
#include "story_days.h"

static int64_t clock_ms = STORY_FIRST_MS;

/* The linker puts them in the place of the system's: the second is its name
 * where times of 64 bits are not those of the machine. */
int __wrap_clock_gettime(clockid_t id, struct timespec *out);
int __wrap___clock_gettime64(clockid_t id, struct timespec *out);

int __wrap_clock_gettime(clockid_t id, struct timespec *out)
{
    (void)id;
    out->tv_sec = (time_t)(clock_ms / 1000);
    out->tv_nsec = (long)(clock_ms % 1000) * 1000000;
    return 0;
}

int __wrap___clock_gettime64(clockid_t id, struct timespec *out)
{
    return __wrap_clock_gettime(id, out);
}

struct pages {
    struct settings settings;
    struct story story;
    struct folder folder;
    struct history history;
    const char *out;
};

static const struct {
    int64_t at_ms;
    const char *folder;
} looks[] = {{STORY_HEIGHT_MS, "outage"}, {STORY_LAST_MS, "after"}};

static int put_path(char *path, size_t size, const char *folder,
                    const char *name)
{
    int len = snprintf(path, size, "%s/%s", folder, name);

    if (len >= 0 && (size_t)len < size)
        return 0;
    tool_error("%s: %s", folder, strerror(ENAMETOOLONG));
    return -1;
}

/* The story's checks go into the tracker that the history writes down. */
static int begin(struct pages *p, const char *portals, const char *acts)
{
    char state[PATH_MAX];

    p->settings.portals = portals;
    p->settings.interval_ms = STORY_STEP_MS;
    if (folder_read(&p->settings, NULL, &p->folder) != 0)
        return -1;
    if (p->folder.count != 1) {
        tool_error("%s: not one portal", portals);
        return -1;
    }
    if (story_open(&p->story, p->folder.items[0]->file, acts) < 0 ||
        put_path(state, sizeof(state), p->out, "history.sqlite") < 0)
        return -1;
    p->settings.options = p->story.options;
    if (history_open(state, p->settings.options, &p->history) < 0)
        return -1;
    syma_tracker_free(p->story.tracker);
    p->story.tracker = p->history.tracker;
    return 0;
}

static int publish(struct pages *p, const char *folder)
{
    struct publisher publisher;
    char path[PATH_MAX];
    int rc = -1;

    if (put_path(path, sizeof(path), p->out, folder) < 0)
        return -1;
    if (mkdir(path, 0777) < 0 && errno != EEXIST) {
        tool_error("%s: %s", path, strerror(errno));
        return -1;
    }
    p->settings.output = path;
    if (publish_open(&publisher, &p->settings) == 0)
        rc = publish_due(&publisher, &p->folder, &p->history, 1);
    publish_close(&publisher);
    p->settings.output = NULL;
    return rc;
}

/* One check, taken in as the loop of syma-watch does it. */
static int step(struct pages *p)
{
    struct watched *portal = p->folder.items[0];
    size_t i;

    if (story_check(&p->story, clock_ms) < 0)
        return -1;
    portal->is_checked = 1;
    portal->is_unsaved = 1;
    portal->is_fresh = 1;
    history_pull(&p->history, &p->folder);
    if (history_save(&p->history, &p->folder) < 0)
        return -1;
    for (i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
        if (looks[i].at_ms == clock_ms && publish(p, looks[i].folder) < 0)
            return -1;
    }
    return 0;
}

int main(int argc, char **argv)
{
    struct pages p;
    int rc = -1;

    tool_begin("story_pages");
    if (argc != 4) {
        fprintf(stderr, "usage: story_pages PORTALS ACTS OUT\n");
        return 2;
    }
    log_begin(1);
    memset(&p, 0, sizeof(p));
    p.out = argv[3];
    if (begin(&p, argv[1], argv[2]) < 0)
        goto done;
    rc = 0;
    for (clock_ms = STORY_FIRST_MS; clock_ms <= STORY_LAST_MS && rc == 0;
         clock_ms += STORY_STEP_MS)
        rc = step(&p);
done:
    if (p.story.tracker == p.history.tracker)
        p.story.tracker = NULL;
    folder_release(&p.folder);
    history_close(&p.history);
    zone_forget_all();
    story_close(&p.story);
    return rc == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
