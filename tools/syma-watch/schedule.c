/* SPDX-License-Identifier: MIT */
/*
 * The grid and its jitter. The hash is the same in each run, so that portals
 * keep their places from one start to the next.
 */
#include "schedule.h"

#define FIRST_MS 60000 /* nobody waits an hour for the first look */
#define JITTER 20      /* a twentieth of the interval, to either side */

/* FNV-1a, and then mixed: its high bits alone are poor for short texts. */
static uint64_t hash(const char *text, uint64_t more)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325) ^ more;

    for (; *text != '\0'; text++)
        h = (h ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    h = (h ^ (h >> 33)) * UINT64_C(0xff51afd7ed558ccd);
    return h ^ (h >> 33);
}

void schedule_begin(struct watched *w, int64_t interval_ms, int64_t now_ms)
{
    int64_t spread = interval_ms < FIRST_MS ? interval_ms : FIRST_MS;
    uint64_t h = hash(w->facts.id, 0);

    w->due_ms = now_ms + (int64_t)(h % (uint64_t)spread);
    w->base_ms = now_ms + (int64_t)(h % (uint64_t)interval_ms);
}

void schedule_replace(struct watched *w, const struct watched *old,
                      int64_t now_ms)
{
    w->base_ms = old->base_ms;
    w->turns = old->turns;
    w->due_ms = now_ms;
}

void schedule_next(struct watched *w, int64_t interval_ms, int64_t now_ms)
{
    int64_t width = interval_ms / JITTER;
    int64_t jitter = (int64_t)(hash(w->facts.id, ++w->turns) %
                               (uint64_t)(2 * width + 1)) - width;

    /* At least half an interval from here: a place on the grid that is nearer
     * than that is this check's own. */
    if (w->base_ms < now_ms + interval_ms / 2)
        w->base_ms += (now_ms + interval_ms / 2 - w->base_ms + interval_ms - 1) /
                      interval_ms * interval_ms;
    w->due_ms = w->base_ms + jitter;
}

int64_t schedule_wait(const struct folder *f, int64_t now_ms)
{
    int64_t wait = -1;
    size_t i;

    for (i = 0; i < f->count; i++) {
        int64_t left = f->items[i]->due_ms - now_ms;

        if (f->items[i]->ticket != 0)
            continue;
        if (left <= 0)
            return 0;
        if (wait < 0 || left < wait)
            wait = left;
    }
    return wait;
}
