/* SPDX-License-Identifier: MIT */
/*
 * What a report tells the ledger: the header and the words of a section's
 * page, and what the description of the portal says that was heard elsewhere.
 */
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "judge/verdict.h"
#include "watch/said.h"
#include "watch/turn.h"

/* Bidirectional controls are dropped, other controls part words. */
void symai_ledger_clean(const char *text, char out[SYMAI_TRACK_TEXT + 1])
{
    size_t len = strlen(text);
    size_t used = 0;
    size_t pos = 0;
    uint32_t cp;
    size_t n;

    while (pos < len) {
        n = symai_utf8_next(text + pos, len - pos, &cp);
        if (used + n > SYMAI_TRACK_TEXT)
            break;
        if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)) {
            if (used > 0 && out[used - 1] != ' ')
                out[used++] = ' ';
        } else if (!symai_utf8_is_control(cp) && cp != 0xFFFE &&
                   cp != 0xFFFF && (cp != SYMAI_UTF8_BAD || n > 1)) {
            memcpy(out + used, text + pos, n);
            used += n;
        }
        pos += n;
    }
    while (used > 0 && out[used - 1] == ' ')
        used--;
    out[used] = '\0';
}

/* 'In maintenance' is no word on a return, and takes none back. 'Until further
 * notice' is one: vague, and without a time. */
static int is_promise(const struct syma_notice *n)
{
    return (n->kind == SYMA_NOTICE_MAINTENANCE_NOW ||
            n->kind == SYMA_NOTICE_INCIDENT) &&
           (n->earliest_ms >= 0 || n->latest_ms >= 0 || n->vague);
}

static int is_header(const struct syma_notice *n)
{
    return n->is_header || n->text[0] == '\0';
}

/* A page can say several things at once. Its promise is the first that names
 * a time, or else the first. */
static const struct syma_notice *choose(const syma_verdict *v, int header)
{
    const struct syma_notice *first = NULL;
    const struct syma_notice *n;
    size_t i;

    for (i = 0; i < v->notices.count; i++) {
        n = symai_vec_at(&v->notices, i);
        if (!is_promise(n) || is_header(n) != header)
            continue;
        if (n->latest_ms >= 0)
            return n;
        if (first == NULL)
            first = n;
    }
    return first;
}

static int take_notice(struct symai_turn *turn, struct symai_track_section *s,
                       const struct syma_notice *n)
{
    char text[SYMAI_TRACK_TEXT + 1];
    struct symai_pledge g;

    memset(&g, 0, sizeof g);
    text[0] = '\0';
    if (!is_header(n)) {
        symai_ledger_clean(n->text, text);
        if (text[0] == '\0')
            return SYMA_OK;
    }
    g.source = is_header(n) ? "header" : "page";
    g.text = text;
    g.seen_ms = turn->now_ms;
    g.earliest_ms = symai_track_bounded_ms(n->earliest_ms);
    g.latest_ms = symai_track_bounded_ms(n->latest_ms);
    if (g.latest_ms >= 0 && g.earliest_ms > g.latest_ms)
        g.earliest_ms = g.latest_ms;
    g.is_vague = n->vague != 0;
    return symai_ledger_take(turn, s, &g);
}

/* A header that is no longer sent is another promise when it comes again. */
static void miss_header(struct symai_track_section *s)
{
    struct syma_promise *p;
    size_t i;

    for (i = 0; i < s->line.promises.count; i++) {
        p = symai_vec_at(&s->line.promises, i);
        if (symai_promise_is_current(p) && strcmp(p->source, "header") == 0)
            p->is_seen = 0;
    }
}

int symai_ledger_read(struct symai_turn *turn, struct symai_track_section *s,
                      const struct symai_report_section *from)
{
    const struct syma_notice *page;
    const struct syma_notice *header;
    int rc = SYMA_OK;

    header = choose(from->verdict, 1);
    page = choose(from->verdict, 0);
    if ((header == NULL || s->line.state == SYMA_STATE_UP) &&
        from->effective_state != SYMA_STATE_UNKNOWN)
        miss_header(s);
    if (s->line.state == SYMA_STATE_UP)
        return SYMA_OK;
    if (header != NULL)
        rc = take_notice(turn, s, header);
    if (rc == SYMA_OK && page != NULL)
        rc = take_notice(turn, s, page);
    return rc;
}

/* ---- heard elsewhere ---- */

static uint64_t hash_text(uint64_t hash, const char *text)
{
    return symai_hash(hash, text, strlen(text) + 1);
}

/* It is saved, and may be read on another machine. */
static uint64_t hash_time(uint64_t hash, int64_t ms)
{
    unsigned char bytes[8];
    size_t i;

    for (i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)((uint64_t)ms >> 8 * i);
    return symai_hash(hash, bytes, sizeof bytes);
}

static uint64_t hash_of(const struct symai_said *said)
{
    uint64_t hash = SYMAI_HASH_START;

    hash = hash_text(hash, said->section_id);
    hash = hash_text(hash, said->source);
    hash = hash_text(hash, said->text);
    hash = hash_time(hash, said->said_ms);
    return hash_time(hash, said->latest_ms);
}

static int was_told(const struct symai_track_portal *p,
                    const struct symai_said *said)
{
    uint64_t hash = hash_of(said);
    size_t i;

    for (i = 0; i < p->said.count; i++)
        if (*(const uint64_t *)symai_vec_at(&p->said, i) == hash)
            return 1;
    return 0;
}

/* Of those for id that the report before did not have, the one that was said
 * first after what was taken last. */
static const struct symai_said *next_said(const struct symai_turn *turn,
                                          const char *id,
                                          const struct symai_said *after)
{
    const struct symai_vec *list = &turn->report->said;
    const struct symai_said *best = NULL;
    const struct symai_said *said;
    size_t i;

    for (i = 0; i < list->count; i++) {
        said = symai_vec_at(list, i);
        if (strcmp(said->section_id, id) != 0 || was_told(turn->p, said))
            continue;
        if (after != NULL && (said->said_ms < after->said_ms ||
                              (said->said_ms == after->said_ms &&
                               said <= after)))
            continue;
        if (best == NULL || said->said_ms < best->said_ms)
            best = said;
    }
    return best;
}

int symai_ledger_said(struct symai_turn *turn, struct symai_track_section *s)
{
    const char *id = s != NULL ? s->id->text : "";
    const struct symai_said *said = NULL;
    struct symai_pledge g;
    int rc = SYMA_OK;

    if (turn->report->said.count == 0)
        return SYMA_OK;
    memset(&g, 0, sizeof g);
    said = next_said(turn, id, NULL);
    while (rc == SYMA_OK && said != NULL) {
        g.source = said->source;
        g.text = said->text;
        g.seen_ms = symai_track_bounded_ms(said->said_ms);
        g.earliest_ms = -1;
        g.latest_ms = symai_track_bounded_ms(said->latest_ms);
        g.is_vague = said->vague;
        g.is_declared = 1;
        rc = symai_ledger_take(turn, s, &g);
        said = next_said(turn, id, said);
    }
    return rc;
}

int symai_ledger_remember(struct symai_turn *turn)
{
    const struct symai_vec *list = &turn->report->said;
    uint64_t hash;
    size_t i;
    int rc = SYMA_OK;

    turn->p->said.count = 0;
    for (i = 0; rc == SYMA_OK && i < list->count && i < turn->p->said.max;
         i++) {
        hash = hash_of(symai_vec_at(list, i));
        rc = symai_vec_add(&turn->p->said, &hash, sizeof hash);
    }
    return rc;
}
