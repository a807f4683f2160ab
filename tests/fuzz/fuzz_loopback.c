/* SPDX-License-Identifier: MIT */
/*
 * The same page (pages.h) twice: fed by hand, and fetched from a server on
 * loopback that cuts it, with a length, in chunks, until the connection
 * closes, or packed by gzip (":frame chunked"). Both verdicts are the same
 * document, to the last byte. Only the phases of the fetch are taken over
 * from the one to the other: no page fed by hand has any.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/clock.h"
#include "pages.h"
#include "run/prober.h"
#include "serve.h"
#include "syma/syma.h"

#define ANSWER_MAX ((size_t)4 << 20)

/* ---- what is sent ---- */

static void add(struct symai_buf *out, const void *bytes, size_t len)
{
    MUST(symai_buf_add(out, bytes, len) == SYMA_OK);
}

static void add_text(struct symai_buf *out, const char *text)
{
    add(out, text, strlen(text));
}

static void add_le(struct symai_buf *out, uint32_t number, int bytes)
{
    for (; bytes > 0; bytes--, number >>= 8) {
        char byte = (char)(number & 0xFF);

        add(out, &byte, 1);
    }
}

static uint32_t crc_of(const char *bytes, size_t len)
{
    uint32_t crc = 0xFFFFFFFFu;
    size_t i;
    int bit;

    for (i = 0; i < len; i++) {
        crc ^= (unsigned char)bytes[i];
        for (bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

/* RFC 1952 around blocks of RFC 1951 that are stored as they are. */
static void put_gzip(struct symai_buf *out, const char *bytes, size_t len)
{
    size_t at = 0;

    add(out, "\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    do {
        size_t piece = len - at < 1000 ? len - at : 1000;

        add(out, at + piece == len ? "\1" : "\0", 1);
        add_le(out, (uint32_t)piece, 2);
        add_le(out, (uint32_t)~piece, 2);
        add(out, bytes + at, piece);
        at += piece;
    } while (at < len);
    add_le(out, crc_of(bytes, len), 4);
    add_le(out, (uint32_t)len, 4);
}

static void put_chunks(struct symai_buf *out, const char *bytes, size_t len,
                       uint32_t state)
{
    size_t at = 0;
    char head[32];

    while (at < len) {
        size_t piece = 1 + random_next(&state) % 300;

        if (piece > len - at)
            piece = len - at;
        snprintf(head, sizeof head, "%zx\r\n", piece);
        add_text(out, head);
        add(out, bytes + at, piece);
        add_text(out, "\r\n");
        at += piece;
    }
    add_text(out, "0\r\n\r\n");
}

/* ---- facts and headers that a server can send ---- */

/* Not what says how the answer is cut, or where else to go. */
static int is_header(const char *line)
{
    static const char *const not_ours[] = {
        "content-length", "transfer-encoding", "content-encoding",
        "connection",     "proxy-connection",  "keep-alive",
        "trailer",        "upgrade",           "location"};
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    const size_t name = strspn(line, letters);
    size_t i;

    if (name == 0 || line[name] != ':')
        return 0;
    for (i = 0; i < sizeof not_ours / sizeof *not_ours; i++) {
        if (strlen(not_ours[i]) == name &&
            strncasecmp(line, not_ours[i], name) == 0)
            return 0;
    }
    for (i = name + 1; line[i] != '\0'; i++) {
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7F)
            return 0;
    }
    return 1;
}

/* Blanks around a value are not its own (RFC 9110 5.5). */
static void trim_value(char *line)
{
    size_t len = strlen(line);
    char *value = strchr(line, ':') + 1;
    const size_t blanks = strspn(value, " \t");

    memmove(value, value + blanks, strlen(value + blanks) + 1);
    for (len = strlen(value); len > 0 && value[len - 1] == ' '; len--)
        value[len - 1] = '\0';
}

static const char *frame_of(const struct page_text *t)
{
    static const char *const frames[] = {"length", "chunked", "close", "gzip"};
    const char *wanted = page_text_fact(t, ":frame");
    size_t i;

    for (i = 1; wanted != NULL && i < 4; i++) {
        if (strcmp(wanted, frames[i]) == 0)
            return frames[i];
    }
    return frames[0];
}

/* No redirect, and nothing that has no body. */
static int status_of(const struct page_text *t)
{
    const char *said = page_text_fact(t, ":status");
    int status = said != NULL ? (int)number_of(said, 599) : 200;

    if (status < 200 || status == 204 || (status >= 300 && status < 400))
        status = 200;
    return status;
}

/* The lines of the header, without the first one. */
struct header {
    char *lines[PAGE_LINES + 4];
    size_t count;
};

static void header_add(struct header *h, const char *line)
{
    char *copy = strdup(line);

    MUST(copy != NULL);
    trim_value(copy);
    h->lines[h->count++] = copy;
}

static void make_header(const struct page_text *t, const char *frame,
                        size_t len, struct header *h)
{
    char line[64];
    size_t i;

    h->count = 0;
    for (i = 0; i < t->line_count; i++) {
        if (is_header(t->lines[i]))
            header_add(h, t->lines[i]);
    }
    if (strcmp(frame, "gzip") == 0)
        header_add(h, "Content-Encoding:gzip");
    if (strcmp(frame, "chunked") == 0) {
        header_add(h, "Transfer-Encoding:chunked");
    } else if (strcmp(frame, "close") != 0) {
        snprintf(line, sizeof line, "Content-Length:%zu", len);
        header_add(h, line);
    }
}

static void header_clear(struct header *h)
{
    size_t i;

    for (i = 0; i < h->count; i++)
        free(h->lines[i]);
}

static void make_answer(const struct page_text *t, const struct header *h,
                        const struct symai_buf *body, struct symai_buf *out)
{
    char first[32];
    size_t i;

    snprintf(first, sizeof first, "HTTP/1.1 %d X\r\n", status_of(t));
    add_text(out, first);
    for (i = 0; i < h->count; i++) {
        add_text(out, h->lines[i]);
        add_text(out, "\r\n");
    }
    add_text(out, "\r\n");
    add(out, body->data, body->len);
}

/* ---- the two verdicts ---- */

static int64_t still_ms(void *user)
{
    (void)user;
    return 1000;
}

static int64_t wall_ms(void *user)
{
    (void)user;
    return PAGE_NOW_MS;
}

static const struct symai_clock clock_still = {still_ms, wall_ms, NULL};

static syma_options *options_of(const struct page_text *t)
{
    static const struct {
        const char *key;
        int64_t value;
    } set[] = {{"allow_private", 1},   {"confirm_delay_ms", 0},
               {"host_delay_ms", 0},   {"retry_after_max_ms", 0},
               {"max_redirects", 0},   {"slow_warn_ms", 0},
               {"slow_crit_ms", 0},    {"absence_baseline", 0},
               {"fresh_connection", 1}};
    syma_options *o = NULL;
    size_t i;

    MUST(syma_options_new(&o) == SYMA_OK);
    for (i = 0; i < sizeof set / sizeof *set; i++)
        MUST(syma_options_set_int(o, set[i].key, set[i].value) == SYMA_OK);
    if (t->small)
        MUST(syma_options_set_int(o, "max_body", 1024) == SYMA_OK);
    return o;
}

static syma_verdict *fetch(const char *url, int kind, const syma_options *o)
{
    syma_prober *s = NULL;
    syma_event *e = NULL;
    syma_verdict *v = NULL;
    uint64_t ticket;
    int waits = 0;
    int rc;

    MUST(symai_prober_new(&clock_still, o, page_rules(), &s) == SYMA_OK);
    MUST(syma_prober_submit_url(s, url, kind, &ticket) == SYMA_OK);
    while (v == NULL) {
        rc = syma_prober_next_event(s, &e);
        MUST(rc >= 0);
        if (rc == 0) {
            /* A page comes at once; what does not would never come. */
            MUST(waits++ < 1000);
            MUST(syma_prober_wait(s, 2000) >= 0);
            continue;
        }
        MUST(syma_event_error(e) == SYMA_OK);
        if (syma_event_kind(e) == SYMA_EVENT_VERDICT)
            v = syma_verdict_ref(syma_event_verdict(e));
        syma_event_free(e);
    }
    syma_prober_free(s);
    return v;
}

static void set_phases(syma_page *p, const syma_verdict *from)
{
    static const char *const phases[] = {"resolve",    "connect", "tls",
                                         "first_byte", "body",    "total"};
    size_t i;

    for (i = 0; i < sizeof phases / sizeof *phases; i++) {
        int64_t ms = syma_verdict_timing_ms(from, phases[i]);

        if (ms >= 0)
            MUST(syma_page_set_timing_ms(p, phases[i], ms) == SYMA_OK);
    }
}

static syma_verdict *by_hand(const struct page_text *t, const struct header *h,
                             const char *url, const syma_options *o,
                             const syma_verdict *fetched)
{
    syma_context *c = NULL;
    syma_page *p = NULL;
    syma_verdict *v = NULL;
    size_t i;

    MUST(syma_page_new(o, &p) == SYMA_OK);
    MUST(syma_page_set_request_url(p, url) == SYMA_OK);
    MUST(syma_page_set_url(p, url) == SYMA_OK);
    MUST(syma_page_set_http_status(p, status_of(t)) == SYMA_OK);
    for (i = 0; i < h->count; i++) {
        char *colon = strchr(h->lines[i], ':');

        *colon = '\0';
        MUST(syma_page_add_header(p, h->lines[i], colon + 1) == SYMA_OK);
    }
    set_phases(p, fetched);
    MUST(syma_page_feed(p, t->body, t->body_len) == SYMA_OK);
    MUST(syma_page_finish(p) == SYMA_OK);
    MUST(syma_context_new(&c) == SYMA_OK);
    MUST(syma_context_set_now_ms(c, PAGE_NOW_MS) == SYMA_OK);
    MUST(syma_classify(p, t->kind, c, page_rules(), &v) == SYMA_OK);
    syma_context_free(c);
    syma_page_free(p);
    return v;
}

static void compare(const struct page_text *t)
{
    const char *frame = frame_of(t);
    syma_options *o = options_of(t);
    syma_verdict *fetched;
    syma_verdict *fed;
    struct symai_buf body;
    struct symai_buf answer;
    struct header h;
    char url[64];
    char *one = NULL;
    char *other = NULL;

    symai_buf_init(&body, ANSWER_MAX);
    symai_buf_init(&answer, ANSWER_MAX);
    if (strcmp(frame, "gzip") == 0)
        put_gzip(&body, t->body, t->body_len);
    else if (strcmp(frame, "chunked") == 0)
        put_chunks(&body, t->body, t->body_len, t->cut);
    else
        add(&body, t->body, t->body_len);
    make_header(t, frame, body.len, &h);
    make_answer(t, &h, &body, &answer);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/page", serve_port());
    serve_set(answer.data, answer.len, t->cut);
    fetched = fetch(url, t->kind, o);
    fed = by_hand(t, &h, url, o, fetched);
    MUST(syma_verdict_format(fetched, "json", &one) == SYMA_OK);
    MUST(syma_verdict_format(fed, "json", &other) == SYMA_OK);
    MUST_EQUAL(one, other);
    serve_set("", 0, 1);
    syma_string_free(one);
    syma_string_free(other);
    syma_verdict_unref(fetched);
    syma_verdict_unref(fed);
    symai_buf_free(&body);
    symai_buf_free(&answer);
    header_clear(&h);
    syma_options_free(o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct page_text t;
    struct input in;

    input_begin(&in, data, size);
    page_text_read(&t, &in);
    compare(&t);
    page_text_clear(&t);
    return 0;
}
