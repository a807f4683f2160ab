/* SPDX-License-Identifier: MIT */
/*
 * What a monitoring plugin prints (Monitoring Plugins Development Guidelines):
 * one line for the pager, performance data behind '|', then a line a section.
 * At most 4 KiB, which is what agents pass on; what does not fit is left out
 * whole. Text of a page never brings its own '|' or newline.
 */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "watch/format.h"
#include "watch/nagios.h"

#define MAX_OUTPUT 4096
#define MAX_FIRST 1024 /* bytes of the first line before the '|' */
#define MAX_PERFDATA 2048
#define MAX_WORDS 120 /* bytes of a page's words in a line */
#define NO_PIPE "|"
#define ROOM_FOR_MORE 32

static const char *const words[] = {"OK", "WARNING", "CRITICAL", "UNKNOWN"};

static const char *usable_words(int usable)
{
    switch (usable) {
    case SYMA_USABLE_YES:
        return "usable";
    case SYMA_USABLE_PARTLY:
        return "partly usable";
    case SYMA_USABLE_NO:
        return "not usable";
    default:
        return "use not known";
    }
}

static int add_section(const struct symai_nagios *n, size_t i,
                       struct symai_buf *out)
{
    const char *because = symai_nagios_because(n, i);
    int rc = symai_buf_addf(out, "%s %s (%s%s%s)", symai_nagios_id(n, i),
                            syma_state_name(symai_nagios_state(n, i)),
                            symai_nagios_reason(n, i),
                            because[0] != '\0' ? ": " : "", because);

    return rc < 0 ? rc : symai_nagios_add_days(n, symai_nagios_id(n, i), out);
}

/* Worst first, as whoever is woken wants it. */
static const int order[] = {SYMA_STATE_DOWN, SYMA_STATE_MAINTENANCE,
                            SYMA_STATE_DEGRADED, SYMA_STATE_UNKNOWN};

static size_t count_troubled(const struct symai_nagios *n)
{
    size_t troubled = 0;
    size_t i;

    for (i = 0; i < symai_nagios_count(n); i++)
        troubled += symai_nagios_state(n, i) != SYMA_STATE_UP;
    return troubled;
}

/* Appends piece if it fits below max: 1, 0 where not, or an error. */
static int add_if_fits(struct symai_buf *out, size_t max,
                       const struct symai_buf *piece)
{
    int rc;

    if (out->len + piece->len > max)
        return 0;
    rc = symai_buf_add(out, piece->data, piece->len);
    return rc < 0 ? rc : 1;
}

static int add_troubled(const struct symai_nagios *n, struct symai_buf *out)
{
    struct symai_buf piece;
    size_t total = count_troubled(n);
    size_t shown = 0;
    size_t k;
    size_t i;
    int rc = 1;

    symai_buf_init(&piece, MAX_OUTPUT);
    for (k = 0; k < 4 && rc == 1; k++) {
        for (i = 0; i < symai_nagios_count(n) && rc == 1; i++) {
            if (symai_nagios_state(n, i) != order[k])
                continue;
            symai_buf_clear(&piece);
            rc = symai_buf_add_str(&piece, shown > 0 ? ", " : ": ");
            if (rc == SYMA_OK)
                rc = add_section(n, i, &piece);
            if (rc == SYMA_OK)
                rc = add_if_fits(out, MAX_FIRST - ROOM_FOR_MORE, &piece);
            shown += rc == 1;
        }
    }
    symai_buf_free(&piece);
    if (rc < 0)
        return rc;
    return shown < total ? symai_buf_addf(out, " and %zu more", total - shown)
                         : SYMA_OK;
}

static int add_portal(const struct symai_nagios *n, struct symai_buf *out)
{
    int rc = SYMA_OK;

    if (n->portal[0] != '\0')
        rc = symai_buf_addf(out, "%s ", n->portal);
    if (rc == SYMA_OK)
        rc = symai_buf_addf(out, "%s, %s, %zu of %zu up",
                            syma_state_name(symai_nagios_portal_state(n)),
                            usable_words(symai_nagios_portal_usable(n)),
                            symai_nagios_up_count(n),
                            symai_nagios_required_count(n));
    if (rc == SYMA_OK && (symai_nagios_portal_flags(n) &
                          (uint32_t)SYMA_FLAG_INCOMPLETE) != 0)
        rc = symai_buf_add_str(out, ", incomplete");
    return rc < 0 ? rc : symai_nagios_add_days(n, "", out);
}

static int add_first_line(const struct symai_nagios *n, struct symai_buf *out)
{
    int code = syma_exit_code(symai_nagios_portal_state(n),
                              symai_nagios_portal_usable(n),
                              symai_nagios_portal_flags(n),
                              n->maintenance_code);
    int rc;

    rc = symai_buf_addf(out, "SYMA %s - ", words[code]);
    if (rc < 0)
        return rc;
    if (symai_nagios_count(n) == 1 && n->portal[0] == '\0') {
        rc = add_section(n, 0, out);
        return rc < 0 ? rc
                      : symai_buf_addf(
                            out, ", %s",
                            usable_words(symai_nagios_portal_usable(n)));
    }
    rc = add_portal(n, out);
    return rc < 0 ? rc : add_troubled(n, out);
}

/* 'label'=value: a quote in a label is doubled, '=' may not stand there. */
static int add_label(struct symai_buf *out, const char *id, const char *suffix)
{
    int rc = symai_buf_add_char(out, '\'');
    size_t i;

    for (i = 0; id[i] != '\0' && rc == SYMA_OK; i++) {
        if (id[i] == '\'')
            rc = symai_buf_add_str(out, "''");
        else
            rc = symai_buf_add_char(out, id[i] == '=' ? '_' : id[i]);
    }
    if (rc == SYMA_OK)
        rc = symai_buf_add_str(out, suffix);
    return rc < 0 ? rc : symai_buf_add_char(out, '\'');
}

static int add_perfdata_of(const struct symai_nagios *n, size_t i,
                           struct symai_buf *out)
{
    const char *id = symai_nagios_id(n, i);
    int64_t ms = syma_verdict_timing_ms(symai_nagios_verdict(n, i), "total");
    int rc;

    rc = symai_buf_add_char(out, ' ');
    if (rc == SYMA_OK)
        rc = add_label(out, id, "");
    if (rc == SYMA_OK)
        rc = symai_buf_addf(out, "=%d;;;0;4", symai_nagios_state(n, i));
    if (rc < 0 || ms < 0)
        return rc;
    rc = symai_buf_add_char(out, ' ');
    if (rc == SYMA_OK)
        rc = add_label(out, id, "_time");
    return rc < 0 ? rc
                  : symai_buf_addf(out, "=%" PRId64 ".%03ds", ms / 1000,
                                   (int)(ms % 1000));
}

static int add_perfdata(const struct symai_nagios *n, struct symai_buf *out)
{
    struct symai_buf piece;
    size_t max = out->len + MAX_PERFDATA;
    size_t i;
    int rc;

    symai_buf_init(&piece, MAX_OUTPUT);
    rc = symai_buf_add_str(out, " |") == SYMA_OK ? 1 : SYMA_ENOMEM;
    for (i = 0; i < symai_nagios_count(n) && rc == 1; i++) {
        symai_buf_clear(&piece);
        rc = add_perfdata_of(n, i, &piece);
        if (rc == SYMA_OK)
            rc = add_if_fits(out, max, &piece);
    }
    symai_buf_free(&piece);
    return rc < 0 ? rc : symai_buf_add_char(out, '\n');
}

static int add_words(const syma_verdict *v, struct symai_buf *out)
{
    const syma_evidence *e = symai_format_deciding(v);
    const char *excerpt;
    char text[MAX_WORDS + 1];
    size_t len;
    int rc;

    if (e == NULL || !symai_format_has_words(e) ||
        syma_verdict_state(v) == SYMA_STATE_UP)
        return SYMA_OK;
    excerpt = syma_evidence_excerpt(e);
    len = symai_utf8_truncate(excerpt, strlen(excerpt), MAX_WORDS);
    memcpy(text, excerpt, len);
    text[len] = '\0';
    rc = symai_buf_add_str(out, ", \"");
    if (rc == SYMA_OK)
        rc = symai_format_safe(out, text, NO_PIPE);
    return rc < 0 ? rc : symai_buf_add_str(out, "\"");
}

/* The latest time by which the page says it will be back. */
static int add_promise(const syma_verdict *v, struct symai_buf *out)
{
    char text[SYMAI_RFC3339_SIZE];
    const syma_notice *latest = NULL;
    const syma_notice *n;
    size_t i;

    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        n = syma_verdict_notice(v, i);
        if ((syma_notice_kind(n) == SYMA_NOTICE_MAINTENANCE_NOW ||
             syma_notice_kind(n) == SYMA_NOTICE_INCIDENT) &&
            syma_notice_latest_ms(n) > syma_notice_latest_ms(latest))
            latest = n;
    }
    if (latest == NULL)
        return SYMA_OK;
    symai_rfc3339_format(syma_notice_latest_ms(latest), text);
    return symai_buf_addf(out, ", promised %s%s",
                          syma_notice_vague(latest) ? "vaguely " : "", text);
}

static int add_long_line(const struct symai_nagios *n, size_t i,
                         struct symai_buf *out)
{
    const syma_verdict *v = symai_nagios_verdict(n, i);
    int rc = add_section(n, i, out);

    if (rc == SYMA_OK)
        rc = symai_buf_addf(out, ", %s",
                            usable_words(symai_nagios_usable(n, i)));
    if (rc == SYMA_OK && symai_nagios_because(n, i)[0] != '\0')
        rc = symai_buf_addf(out, ", by itself %s (%s)",
                            syma_state_name(syma_verdict_state(v)),
                            syma_verdict_reason(v));
    if (rc == SYMA_OK && v != NULL)
        rc = add_words(v, out);
    if (rc == SYMA_OK && v != NULL && n->t == NULL) /* add_section told it */
        rc = add_promise(v, out);
    return rc < 0 ? rc : symai_buf_add_char(out, '\n');
}

int symai_format_nagios_code(const char *format)
{
    static const char *const names[] = {"nagios:0", "nagios:1", "nagios:2"};
    int code;

    for (code = 0; code < 3; code++)
        if (strcmp(format, names[code]) == 0)
            return code;
    return strcmp(format, "nagios") == 0 ? 1 : -1;
}

int symai_format_nagios(const struct symai_nagios *n, struct symai_buf *out)
{
    struct symai_buf text;
    struct symai_buf piece;
    size_t i;
    int fits = 1;
    int rc;

    symai_buf_init(&text, 2 * MAX_OUTPUT);
    symai_buf_init(&piece, MAX_OUTPUT);
    rc = add_first_line(n, &text);
    if (rc == SYMA_OK)
        rc = add_perfdata(n, &text);
    for (i = 0; i < symai_nagios_count(n) && rc == SYMA_OK && fits == 1; i++) {
        symai_buf_clear(&piece);
        rc = add_long_line(n, i, &piece);
        if (rc == SYMA_OK)
            fits = add_if_fits(&text, MAX_OUTPUT, &piece);
    }
    if (rc == SYMA_OK && fits < 0)
        rc = fits;
    if (rc == SYMA_OK)
        rc = symai_buf_add(out, text.data, text.len);
    symai_buf_free(&text);
    symai_buf_free(&piece);
    return rc;
}
