/* SPDX-License-Identifier: MIT */
/*
 * When what is written, and how it is put together. A page that cannot be
 * made or written stays as it was.
 */
#include "publish.h"

#include <stdlib.h>
#include <string.h>

#include "../common.h"
#include "../moment.h"
#include "days.h"
#include "file.h"
#include "log.h"
#include "page.h"

#define SHARE_MS 400 /* of each portal: how long its pages may stay */
#define INDEX_MS 60000
#define INDEX_SHARE_MS 10 /* of each portal: how long a change may wait */
#define RETRY_MS 5000

static const char *const ends[] = {".html", ".fr.html", ".atom", ".svg",
                                   ".summary.json", ".json"};

int publish_open(struct publisher *p, const struct settings *s)
{
    memset(p, 0, sizeof(*p));
    p->settings = s;
    p->index_is_old = 1;
    text_init(&p->page);
    if (file_try_folder(s->output) < 0)
        return -1;
    return file_write_in(s->output, "style", ".css", page_style(),
                         strlen(page_style()));
}

void publish_close(struct publisher *p)
{
    text_free(&p->page);
}

void publish_drop(struct publisher *p, const char *id)
{
    size_t i;

    for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        file_remove_in(p->settings->output, id, ends[i]);
    p->index_is_old = 1;
    p->look_ms = 0;
}

static int put_page(struct publisher *p, const char *name, const char *end)
{
    if (p->page.failed) {
        tool_error("%s%s: %s", name, end, syma_strerror(SYMA_ENOMEM));
        return -1;
    }
    return file_write_in(p->settings->output, name, end, p->page.at,
                         p->page.len);
}

static int put_pages(struct publisher *p, struct view *v)
{
    int failed = 0;
    int i;

    for (i = 0; i < LANGUAGE_COUNT; i++) {
        v->language = i;
        text_clear(&p->page);
        page_portal(v);
        failed |= put_page(p, v->id, language_end(i)) < 0;
        if (v->is_only)
            failed |= put_page(p, "index", language_end(i)) < 0;
    }
    return failed ? -1 : 0;
}

/* A feed names its own address and that of the page, where they are known. */
static void link_feed(struct publisher *p, const char *id, const char *feed)
{
    const char *tag = strstr(feed, "<feed");
    const char *end = tag != NULL ? strchr(tag, '>') : NULL;
    const char *base = p->settings->base_url;
    size_t len = base != NULL ? strlen(base) : 0;

    text_clear(&p->page);
    if (end == NULL || len == 0) {
        text_put(&p->page, feed);
        return;
    }
    while (len > 0 && base[len - 1] == '/')
        len--;
    text_put_bytes(&p->page, feed, (size_t)(end + 1 - feed));
    text_put(&p->page, "\n<link rel=\"self\" type=\"application/atom+xml\" "
                       "href=\"");
    text_put_bytes(&p->page, base, len);
    text_printf(&p->page, "/%s.atom\"/>\n<link rel=\"alternate\" "
                          "type=\"text/html\" href=\"",
                id);
    text_put_bytes(&p->page, base, len);
    text_printf(&p->page, "/%s.html\"/>", id);
    text_put(&p->page, end + 1);
}

static int put_formats(struct publisher *p, const syma_tracker *t,
                       const char *id)
{
    static const struct {
        const char *format;
        const char *end;
    } files[] = {{"atom", ".atom"}, {"svg", ".svg"},
                 {"summary", ".summary.json"}, {"json", ".json"}};
    int failed = 0;
    size_t i;

    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        char *text = NULL;
        int rc = syma_tracker_format(t, id, files[i].format, &text);

        if (rc < 0) {
            tool_error("%s%s: cannot be made: %s", id, files[i].end,
                       syma_strerror(rc));
            failed = 1;
            continue;
        }
        text_clear(&p->page);
        if (i == 0)
            link_feed(p, id, text);
        else
            text_put(&p->page, text);
        syma_string_free(text);
        failed |= put_page(p, id, files[i].end) < 0;
    }
    return failed ? -1 : 0;
}

static void make_view(struct publisher *p, const struct folder *f,
                      const struct history *h, struct view *v)
{
    memset(v, 0, sizeof(*v));
    v->settings = p->settings;
    v->folder = f;
    v->tracker = h->tracker;
    v->store = h->store;
    v->now_ms = wall_ms() + 1; /* what has just begun has lasted */
    v->is_only = f->count == 1;
    v->out = &p->page;
}

/* The history of the portal and of each section, read once for both
 * languages. NULL: it cannot be read now, and the page is not written. */
static struct days *read_days(const struct view *v)
{
    size_t count = syma_tracker_section_count(v->tracker, v->id);
    struct days *days = calloc(count + 1, sizeof(*days));
    size_t i;
    int rc;

    if (days == NULL)
        return NULL;
    rc = days_read(v, "", &days[0]);
    for (i = 0; i < count && rc == 0; i++)
        rc = days_read(v, syma_tracker_section_id(v->tracker, v->id, i),
                       &days[i + 1]);
    if (rc == 0)
        return days;
    free(days);
    return NULL;
}

static int put_portal(struct publisher *p, const struct folder *f,
                      const struct history *h, struct watched *w)
{
    struct calendar calendar;
    struct days *days = NULL;
    struct view v;
    int failed;

    make_view(p, f, h, &v);
    v.w = w;
    v.id = w->facts.id;
    calendar_make(w->zone, v.now_ms, &calendar);
    v.calendar = &calendar;
    days = read_days(&v);
    if (days == NULL) {
        if (log_is_due(&p->told_ms))
            tool_error("%s: no page: %s", v.id, store_error(h->store));
        return -1;
    }
    v.days = days;
    failed = put_pages(p, &v) < 0;
    free(days);
    failed |= put_formats(p, h->tracker, v.id) < 0;
    if (failed)
        return -1;
    w->is_changed = 0;
    w->is_fresh = 0;
    w->written_ms = monotonic_ms();
    return 0;
}

static int put_index(struct publisher *p, const struct folder *f,
                     const struct history *h)
{
    struct view v;
    int failed = 0;
    int i;

    make_view(p, f, h, &v);
    v.id = "";
    for (i = 0; i < LANGUAGE_COUNT && f->count != 1; i++) {
        v.language = i;
        text_clear(&p->page);
        page_index(&v);
        failed |= put_page(p, "index", language_end(i)) < 0;
    }
    if (failed)
        return -1;
    p->index_ms = monotonic_ms();
    p->index_is_old = 0;
    return 0;
}

static int64_t period_ms(const struct folder *f)
{
    return (int64_t)f->count * SHARE_MS;
}

/* Nothing is said of a portal before its first check. */
static int64_t portal_due_ms(const struct folder *f, const struct watched *w)
{
    if (w->is_changed)
        return 0;
    if (!w->is_checked || !w->is_fresh)
        return INT64_MAX;
    return w->written_ms + period_ms(f);
}

/* A long list is not made anew for each of its changes. */
static int64_t index_due_ms(const struct publisher *p, const struct folder *f)
{
    if (p->is_last)
        return p->index_is_old ? 0 : INT64_MAX;
    return p->index_ms +
           (p->index_is_old ? (int64_t)f->count * INDEX_SHARE_MS : INDEX_MS);
}

void publish_hurry(struct publisher *p)
{
    p->is_last = 1;
    p->look_ms = 0;
}

int publish_due(struct publisher *p, const struct folder *f,
                const struct history *h, int all)
{
    int64_t now = monotonic_ms();
    int failed = 0;
    size_t i;

    if (now < p->look_ms && !all)
        return 0;
    p->look_ms = INT64_MAX;
    for (i = 0; i < f->count; i++) {
        struct watched *w = f->items[i];

        if (portal_due_ms(f, w) <= now || (all && w->is_fresh)) {
            p->index_is_old |= w->is_changed;
            failed |= put_portal(p, f, h, w) < 0;
        }
        publish_note(p, f, w);
    }
    if (!failed && (index_due_ms(p, f) <= now || (all && p->index_is_old)))
        failed = put_index(p, f, h) < 0;
    if (index_due_ms(p, f) < p->look_ms)
        p->look_ms = index_due_ms(p, f);
    if (failed)
        p->look_ms = now + RETRY_MS;
    return failed ? -1 : 0;
}

void publish_note(struct publisher *p, const struct folder *f,
                  const struct watched *w)
{
    int64_t due = portal_due_ms(f, w);

    if (due < p->look_ms)
        p->look_ms = due;
}

int64_t publish_wait(const struct publisher *p, int64_t now_ms)
{
    return p->look_ms > now_ms ? p->look_ms - now_ms : 0;
}
