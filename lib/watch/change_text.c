/* SPDX-License-Identifier: MIT */
/*
 * A change in one English line, for logs. Words of a page are made safe and
 * cut; no line is longer than LINE_MAX_BYTES.
 */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"
#include "watch/change.h"
#include "watch/format.h"

#define LINE_MAX_BYTES 1024
#define WORDS_MAX 160

static const char cut[] = "...";

struct line {
    struct symai_buf buf;
    int rc; /* of the first failure; later calls do nothing */
};

static void put(struct line *w, const char *text)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_add_str(&w->buf, text);
}

static void put_time(struct line *w, int64_t ms)
{
    char text[SYMAI_RFC3339_SIZE];

    symai_rfc3339_format(ms, text);
    put(w, text);
}

static void put_number(struct line *w, uint64_t number)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_addf(&w->buf, "%" PRIu64, number);
}

static void put_words(struct line *w, const struct symai_word *word)
{
    char text[WORDS_MAX + 1];
    size_t len;

    if (w->rc < 0 || word == NULL || word->text[0] == '\0')
        return;
    len = symai_utf8_truncate(word->text, strlen(word->text), WORDS_MAX);
    memcpy(text, word->text, len);
    text[len] = '\0';
    put(w, ": \"");
    if (w->rc == SYMA_OK)
        w->rc = symai_format_safe(&w->buf, text, "\"");
    put(w, len < strlen(word->text) ? cut : "");
    put(w, "\"");
}

static void put_latest(struct line *w, const syma_promise *p)
{
    if (p->latest_ms < 0) {
        put(w, "without a time");
        return;
    }
    put(w, p->is_vague ? "for about " : "for ");
    put_time(w, p->latest_ms);
}

static void put_late(struct line *w, int64_t ms)
{
    uint64_t minutes = (uint64_t)ms / 60000;

    put_number(w, minutes / 60);
    put(w, " h ");
    put_number(w, minutes % 60);
    put(w, " min");
}

static void put_promise(struct line *w, const syma_change *c)
{
    const syma_promise *p = &c->promise;

    switch (c->kind) {
    case SYMA_CHANGE_PROMISED:
        put(w, "return promised ");
        put_latest(w, p);
        break;
    case SYMA_CHANGE_SLIP:
        put(w, "return put off from ");
        put_time(w, p->revised_from_ms);
        put(w, " to ");
        put_time(w, p->latest_ms);
        break;
    case SYMA_CHANGE_OVERDUE:
        put(w, "not back, promised ");
        put_latest(w, p);
        break;
    default:
        put(w, "back at ");
        put_time(w, c->time_ms);
        put(w, c->kind == SYMA_CHANGE_KEPT ? " as promised " : ", ");
        if (c->kind != SYMA_CHANGE_KEPT) {
            put_late(w, syma_promise_late_ms(p));
            put(w, " late, promised ");
        }
        put_latest(w, p);
    }
    put(w, " (");
    put(w, p->source);
    put(w, ")");
    put_words(w, p->text);
}

static void put_partial(struct line *w, const syma_change *c)
{
    const char *waits;
    size_t i;

    put_number(w, c->back_count);
    put(w, " of ");
    put_number(w, c->back_count + c->waiting_count);
    put(w, " are back:");
    for (i = 0; i < c->back_count; i++) {
        put(w, i > 0 ? ", " : " ");
        put(w, syma_change_back(c, i));
    }
    put(w, "; not yet:");
    for (i = 0; i < c->waiting_count; i++) {
        put(w, i > 0 ? ", " : " ");
        put(w, syma_change_waiting(c, i));
        waits = syma_change_waits_for(c, i);
        if (waits[0] == '\0')
            continue;
        put(w, " (waits for ");
        put(w, waits);
        put(w, ")");
    }
}

static void put_window(struct line *w, const syma_change *c)
{
    put(w, c->begins ? "planned work begins, " : "planned work ends, ");
    put_time(w, c->window.begin_ms);
    put(w, " to ");
    put_time(w, c->window.end_ms);
    put(w, " (");
    put(w, c->window.source);
    put(w, ")");
    put_words(w, c->window.text);
}

static void put_change(struct line *w, const syma_change *c)
{
    switch (c->kind) {
    case SYMA_CHANGE_STATE:
        put(w, syma_state_name(c->to));
        put(w, " since ");
        put_time(w, c->time_ms);
        put(w, ", was ");
        put(w, syma_state_name(c->from));
        break;
    case SYMA_CHANGE_PARTIAL_RETURN:
        put_partial(w, c);
        break;
    case SYMA_CHANGE_FLAPPING:
        put(w, c->begins ? "changes too often to be believed"
                         : "no longer changes too often");
        break;
    case SYMA_CHANGE_STALE:
        put(w, c->begins ? "nothing new was learnt for long; last known "
                         : "something new was learnt; ");
        put(w, syma_state_name(c->to));
        break;
    case SYMA_CHANGE_WINDOW:
        put_window(w, c);
        break;
    default:
        put_promise(w, c);
    }
}

/* What did not fit is left out from there on: an id that is too long must not
 * be passed over for what comes after it. */
static int end_line(struct line *w)
{
    if (w->rc != SYMA_ELIMIT)
        return w->rc;
    w->buf.max = LINE_MAX_BYTES;
    return symai_buf_add_str(&w->buf, cut);
}

int symai_change_write(const syma_change *c, char **out)
{
    struct line w;

    symai_buf_init(&w.buf, LINE_MAX_BYTES - (sizeof cut - 1));
    w.rc = SYMA_OK;
    put(&w, c->portal_id->text[0] != '\0' ? c->portal_id->text : "portal");
    if (c->section_id != NULL) {
        put(&w, "/");
        put(&w, c->section_id->text);
    }
    put(&w, ": ");
    put_change(&w, c);
    w.rc = end_line(&w);
    if (w.rc == SYMA_OK)
        w.rc = symai_buf_detach(&w.buf, out);
    symai_buf_free(&w.buf);
    return w.rc;
}
