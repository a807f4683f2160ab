/* SPDX-License-Identifier: MIT */
/*
 * The verdict object: filled by classify, sealed, then read only.
 */
#include "judge/verdict.h"

#include <string.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "judge/names.h"
#include "syma/types.h"

#define MAX_EVIDENCE 512
#define MAX_NOTICES 64
#define MAX_REDIRECTS 64
#define MAX_FORMS 64
#define MAX_SUMMARY 512

int symai_verdict_new(struct syma_verdict **out)
{
    struct syma_verdict *v;
    size_t i;

    *out = NULL;
    v = symai_calloc(1, sizeof *v);
    if (v == NULL)
        return SYMA_ENOMEM;
    symai_refs_init(&v->refs);
    symai_vec_init(&v->redirects, sizeof(char *), MAX_REDIRECTS);
    symai_vec_init(&v->evidence, sizeof(struct syma_evidence), MAX_EVIDENCE);
    symai_vec_init(&v->notices, sizeof(struct syma_notice), MAX_NOTICES);
    symai_vec_init(&v->forms, sizeof(struct symai_verdict_form), MAX_FORMS);
    for (i = 0; i < SYMAI_PHASE_COUNT; i++)
        v->timing_ms[i] = -1;
    *out = v;
    return SYMA_OK;
}

static void clear_notice(struct syma_notice *notice)
{
    symai_free(notice->text);
    symai_free(notice->address);
    symai_free(notice->keyword);
}

static void destroy(struct syma_verdict *v)
{
    size_t i;

    for (i = 0; i < v->redirects.count; i++)
        symai_free(*(char **)symai_vec_at(&v->redirects, i));
    for (i = 0; i < v->evidence.count; i++)
        symai_free(
            ((struct syma_evidence *)symai_vec_at(&v->evidence, i))->excerpt);
    for (i = 0; i < v->notices.count; i++)
        clear_notice(symai_vec_at(&v->notices, i));
    clear_notice(&v->since.at);
    symai_vec_free(&v->redirects);
    symai_vec_free(&v->evidence);
    symai_vec_free(&v->notices);
    symai_vec_free(&v->forms);
    symai_free(v->url);
    symai_free(v->final_url);
    symai_free(v->summary);
    symai_certs_unref(v->certs);
    symai_free(v);
}

syma_verdict *syma_verdict_ref(const syma_verdict *v)
{
    syma_verdict *shared = (syma_verdict *)(uintptr_t)v;

    if (shared != NULL)
        symai_refs_take(&shared->refs);
    return shared;
}

void syma_verdict_unref(syma_verdict *v)
{
    if (v != NULL && symai_refs_drop(&v->refs))
        destroy(v);
}

static int add_redirect(struct syma_verdict *v, const char *url)
{
    void *item;
    int rc;

    rc = symai_vec_push(&v->redirects, &item);
    if (rc == SYMA_ELIMIT)
        return SYMA_OK;
    if (rc < 0)
        return rc;
    rc = symai_strdup(url, (char **)item);
    if (rc < 0)
        v->redirects.count--;
    return rc;
}

int symai_verdict_take_response(struct syma_verdict *v,
                                const struct symai_response *r)
{
    const struct symai_redirect *redirect;
    size_t i;
    int rc = SYMA_OK;

    v->http_status = r->status;
    memcpy(v->timing_ms, r->timing_ms, sizeof v->timing_ms);
    v->certs = symai_certs_ref(r->certs);
    if (r->request_url != NULL)
        rc = symai_strdup(r->request_url, &v->url);
    if (rc >= 0 && r->final_url != NULL)
        rc = symai_strdup(r->final_url, &v->final_url);
    for (i = 0; i < r->redirects.count && rc >= 0; i++) {
        redirect = symai_vec_at(&r->redirects, i);
        rc = add_redirect(v, redirect->url);
    }
    return rc;
}

/* Words of a page are clean by now; those of a header are as they came. */
static int copy_excerpt(const char *text, size_t len, size_t max, char **out)
{
    int rc = symai_strndup(text, symai_utf8_truncate(text, len, max), out);

    if (rc >= 0 && *out != NULL)
        symai_utf8_make_safe(*out,
                             symai_fold_drop_invisible(*out, strlen(*out)));
    return rc;
}

int symai_verdict_is_full(const struct syma_verdict *v)
{
    return v->evidence.count >= v->evidence.max;
}

int symai_verdict_add_evidence(struct syma_verdict *v, const char *code,
                               int points_to, int weight, const char *zone,
                               const char *text, size_t len, size_t max)
{
    struct syma_evidence *evidence;
    char *excerpt = NULL;
    void *item;
    int rc;

    rc = copy_excerpt(text, len, max, &excerpt);
    if (rc < 0)
        return rc;
    rc = symai_vec_push(&v->evidence, &item);
    if (rc < 0) {
        symai_free(excerpt);
        return rc == SYMA_ELIMIT ? SYMA_OK : rc;
    }
    evidence = item;
    evidence->code = code;
    evidence->points_to = points_to;
    evidence->weight = weight;
    evidence->zone = zone;
    evidence->excerpt = excerpt;
    return SYMA_OK;
}

/* Takes over what the notice owns, whether there is room for it or not. */
static int push_notice(struct syma_verdict *v, struct syma_notice *notice)
{
    void *item;
    int rc = symai_vec_push(&v->notices, &item);

    if (rc < 0) {
        clear_notice(notice);
        return rc == SYMA_ELIMIT ? SYMA_OK : rc;
    }
    memcpy(item, notice, sizeof *notice);
    return SYMA_OK;
}

/* Two claims of one sentence may announce the same. */
static int has_notice(const struct syma_verdict *v,
                      const struct syma_notice *notice)
{
    const struct syma_notice *other;
    size_t i;

    for (i = 0; i < v->notices.count; i++) {
        other = symai_vec_at(&v->notices, i);
        if (other->kind == notice->kind &&
            other->earliest_ms == notice->earliest_ms &&
            other->latest_ms == notice->latest_ms &&
            strcmp(other->text, notice->text) == 0)
            return 1;
    }
    return 0;
}

static int add_timed(struct syma_verdict *v, const struct syma_notice *from,
                     const char *text, size_t len, size_t max)
{
    struct syma_notice notice = *from;
    int rc = copy_excerpt(text, len, max, &notice.text);

    if (rc >= 0 && has_notice(v, &notice)) {
        clear_notice(&notice);
        return SYMA_OK;
    }
    return rc < 0 ? rc : push_notice(v, &notice);
}

int symai_verdict_add_notice(struct syma_verdict *v, int kind,
                             int64_t earliest_ms, int64_t latest_ms, int vague,
                             const char *text, size_t len, size_t max)
{
    struct syma_notice notice;

    memset(&notice, 0, sizeof notice);
    notice.kind = kind;
    notice.earliest_ms = earliest_ms;
    notice.latest_ms = latest_ms;
    notice.vague = vague;
    return add_timed(v, &notice, text, len, max);
}

int symai_verdict_add_retry(struct syma_verdict *v, int kind, int64_t at_ms,
                            const char *value, size_t max)
{
    struct syma_notice notice;

    memset(&notice, 0, sizeof notice);
    notice.kind = kind;
    notice.earliest_ms = at_ms;
    notice.latest_ms = at_ms;
    notice.is_header = 1;
    return add_timed(v, &notice, value, strlen(value), max);
}

int symai_verdict_add_fallback(struct syma_verdict *v, const char *act,
                               const struct symai_way_round *way,
                               const char *text, size_t len, size_t max)
{
    struct syma_notice notice;
    int rc;

    memset(&notice, 0, sizeof notice);
    notice.kind = SYMA_NOTICE_FALLBACK;
    notice.earliest_ms = -1;
    notice.latest_ms = -1;
    notice.act = act;
    notice.channel = way->channel;
    rc = copy_excerpt(text, len, max, &notice.text);
    if (rc >= 0 && way->address.len > 0)
        rc = copy_excerpt(way->address.text, way->address.len, max,
                          &notice.address);
    if (rc >= 0 && way->keyword.len > 0)
        rc = copy_excerpt(way->keyword.text, way->keyword.len, max,
                          &notice.keyword);
    if (rc < 0) {
        clear_notice(&notice);
        return rc;
    }
    return push_notice(v, &notice);
}

int symai_verdict_set_since(struct syma_verdict *v, int kind,
                            const struct symai_when *when, const char *text,
                            size_t len, size_t max)
{
    struct symai_verdict_since since;
    int rc;

    memset(&since, 0, sizeof since);
    since.at.kind = kind;
    since.at.earliest_ms = when->earliest_ms;
    since.at.latest_ms = when->latest_ms;
    since.at.vague = when->vague;
    since.clocked = when->clocked;
    since.part = when->part;
    rc = copy_excerpt(text, len, max, &since.at.text);
    if (rc < 0)
        return rc;
    clear_notice(&v->since.at);
    v->since = since;
    return SYMA_OK;
}

static void set_zone_of(struct syma_notice *n, const struct symai_zone *zone)
{
    n->has_zone = zone != NULL;
    n->earliest_east = symai_zone_offset(zone, n->earliest_ms / 1000);
    n->latest_east = symai_zone_offset(zone, n->latest_ms / 1000);
}

void symai_verdict_set_zone(struct syma_verdict *v,
                            const struct symai_zone *zone)
{
    size_t i;

    for (i = 0; i < v->notices.count; i++)
        set_zone_of(symai_vec_at(&v->notices, i), zone);
    if (v->since.at.kind != 0)
        set_zone_of(&v->since.at, zone);
}

int symai_verdict_add_form(struct syma_verdict *v, const char *kind,
                           int enabled)
{
    struct symai_verdict_form *form;
    void *item;
    int rc = symai_vec_push(&v->forms, &item);

    if (rc < 0)
        return rc == SYMA_ELIMIT ? SYMA_OK : rc;
    form = item;
    form->kind = kind;
    form->enabled = enabled;
    return SYMA_OK;
}

static int copy_findings(struct syma_verdict *v,
                         const struct syma_verdict *before)
{
    const struct syma_evidence *e;
    const struct symai_verdict_form *form;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < before->evidence.count && rc == SYMA_OK; i++) {
        e = symai_vec_at(&before->evidence, i);
        rc = symai_verdict_add_evidence(v, e->code, e->points_to, e->weight,
                                        e->zone, e->excerpt, strlen(e->excerpt),
                                        strlen(e->excerpt));
    }
    for (i = 0; i < before->forms.count && rc == SYMA_OK; i++) {
        form = symai_vec_at(&before->forms, i);
        rc = symai_verdict_add_form(v, form->kind, form->enabled);
    }
    return rc;
}

int symai_verdict_reuse(const struct syma_verdict *before,
                        const struct symai_response *answer,
                        struct syma_verdict **out)
{
    struct syma_verdict *v = NULL;
    int rc = symai_verdict_new(&v);

    *out = NULL;
    if (rc < 0)
        return rc;
    v->kind = before->kind;
    v->state = before->state;
    v->usable = before->usable;
    v->reason = before->reason;
    v->confidence = before->confidence;
    v->flags = before->flags | SYMA_FLAG_REUSED;
    memcpy(v->unless, before->unless, sizeof v->unless);
    memcpy(v->product, before->product, sizeof v->product);
    memcpy(v->signature, before->signature, sizeof v->signature);
    rc = copy_findings(v, before);
    if (rc == SYMA_OK)
        rc = symai_strdup(before->summary, &v->summary);
    if (rc == SYMA_OK)
        rc = symai_verdict_take_response(v, answer);
    if (rc < 0)
        syma_verdict_unref(v);
    else
        *out = v;
    return rc;
}

/* Insertion sort: stable, and a page has few pieces of evidence. */
static void sort_evidence(struct syma_verdict *v)
{
    struct syma_evidence *items = v->evidence.items;
    struct syma_evidence moved;
    size_t i;
    size_t j;

    for (i = 1; i < v->evidence.count; i++) {
        moved = items[i];
        for (j = i; j > 0 && items[j - 1].weight < moved.weight; j--)
            items[j] = items[j - 1];
        items[j] = moved;
    }
}

/* The heaviest evidence for the state that quotes the page. */
static const struct syma_evidence *decisive(const struct syma_verdict *v)
{
    const struct syma_evidence *evidence;
    size_t i;

    for (i = 0; i < v->evidence.count; i++) {
        evidence = symai_vec_at(&v->evidence, i);
        if (evidence->points_to == v->state && evidence->excerpt[0] != '\0')
            return evidence;
    }
    return NULL;
}

int symai_verdict_note(struct syma_verdict *v, const char *code, int points_to,
                       int weight, const char *text)
{
    int rc = symai_verdict_add_evidence(v, code, points_to, weight, "", text,
                                        strlen(text), strlen(text));

    return rc < 0 ? rc : symai_verdict_seal(v);
}

int symai_verdict_seal(struct syma_verdict *v)
{
    const struct syma_evidence *evidence;
    struct symai_buf text;
    int rc;

    sort_evidence(v);
    evidence = decisive(v);
    symai_free(v->summary);
    v->summary = NULL;
    symai_buf_init(&text, MAX_SUMMARY + 4096);
    rc = symai_buf_addf(&text, "%s: %s", syma_state_name(v->state),
                        syma_reason_help((size_t)v->reason));
    if (rc >= 0 && evidence != NULL)
        rc = symai_buf_addf(&text, " (%s%s\"%s\")", evidence->zone,
                            evidence->zone[0] != '\0' ? ": " : "",
                            evidence->excerpt);
    if (rc >= 0)
        rc = symai_strndup(
            text.data, symai_utf8_truncate(text.data, text.len, MAX_SUMMARY),
            &v->summary);
    symai_buf_free(&text);
    return rc;
}

/* Getters: NULL is answered with 0, "" or NULL; times with -1. */

int syma_verdict_state(const syma_verdict *v)
{
    return v == NULL ? SYMA_STATE_UNKNOWN : v->state;
}

int syma_verdict_confidence(const syma_verdict *v)
{
    return v == NULL ? 0 : v->confidence;
}

int syma_verdict_usable(const syma_verdict *v)
{
    return v == NULL ? SYMA_USABLE_UNKNOWN : v->usable;
}

const char *syma_verdict_reason(const syma_verdict *v)
{
    return v == NULL ? "" : symai_reason_name(v->reason);
}

uint32_t syma_verdict_flags(const syma_verdict *v)
{
    return v == NULL ? 0 : v->flags;
}

int syma_verdict_kind(const syma_verdict *v)
{
    return v == NULL ? SYMA_SECTION_GENERIC : v->kind;
}

const char *syma_verdict_unless(const syma_verdict *v)
{
    return v == NULL ? "" : v->unless;
}

const char *syma_verdict_product(const syma_verdict *v)
{
    return v == NULL ? "" : v->product;
}

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

const char *syma_verdict_signature(const syma_verdict *v)
{
    return v == NULL ? "" : v->signature;
}

const char *syma_verdict_url(const syma_verdict *v)
{
    return v == NULL ? "" : or_empty(v->url);
}

const char *syma_verdict_final_url(const syma_verdict *v)
{
    return v == NULL ? "" : or_empty(v->final_url);
}

int syma_verdict_http_status(const syma_verdict *v)
{
    return v == NULL ? 0 : v->http_status;
}

size_t syma_verdict_redirect_count(const syma_verdict *v)
{
    return v == NULL ? 0 : v->redirects.count;
}

const char *syma_verdict_redirect_url(const syma_verdict *v, size_t i)
{
    char **url = v == NULL ? NULL : symai_vec_at(&v->redirects, i);

    return url == NULL ? NULL : *url;
}

const char *syma_verdict_summary(const syma_verdict *v)
{
    return v == NULL ? "" : or_empty(v->summary);
}

int64_t syma_verdict_timing_ms(const syma_verdict *v, const char *phase)
{
    int i = v == NULL || phase == NULL ? -1 : symai_phase_from_name(phase);

    return i < 0 ? -1 : v->timing_ms[i];
}

size_t syma_verdict_cert_count(const syma_verdict *v)
{
    return v == NULL ? 0 : symai_certs_count(v->certs);
}

static const struct symai_cert *cert_at(const syma_verdict *v, size_t i)
{
    return v == NULL ? NULL : symai_certs_at(v->certs, i);
}

const char *syma_verdict_cert_subject(const syma_verdict *v, size_t i)
{
    const struct symai_cert *cert = cert_at(v, i);

    return cert == NULL ? "" : cert->subject;
}

const char *syma_verdict_cert_issuer(const syma_verdict *v, size_t i)
{
    const struct symai_cert *cert = cert_at(v, i);

    return cert == NULL ? "" : cert->issuer;
}

int64_t syma_verdict_cert_not_after(const syma_verdict *v, size_t i)
{
    const struct symai_cert *cert = cert_at(v, i);

    return cert == NULL ? -1 : cert->not_after_ms;
}

size_t syma_verdict_cert_first(const syma_verdict *v)
{
    const struct symai_cert *first =
        v == NULL ? NULL : symai_certs_first(v->certs, -1);
    size_t i = 0;

    while (i < syma_verdict_cert_count(v) && cert_at(v, i) != first)
        i++;
    return i;
}

size_t syma_verdict_evidence_count(const syma_verdict *v)
{
    return v == NULL ? 0 : v->evidence.count;
}

const syma_evidence *syma_verdict_evidence(const syma_verdict *v, size_t i)
{
    return v == NULL ? NULL : symai_vec_at(&v->evidence, i);
}

const char *syma_evidence_code(const syma_evidence *e)
{
    return e == NULL ? "" : e->code;
}

int syma_evidence_points_to(const syma_evidence *e)
{
    return e == NULL ? SYMA_STATE_UNKNOWN : e->points_to;
}

int syma_evidence_weight(const syma_evidence *e)
{
    return e == NULL ? 0 : e->weight;
}

const char *syma_evidence_zone(const syma_evidence *e)
{
    return e == NULL ? "" : e->zone;
}

const char *syma_evidence_excerpt(const syma_evidence *e)
{
    return e == NULL ? "" : e->excerpt;
}

size_t syma_verdict_notice_count(const syma_verdict *v)
{
    return v == NULL ? 0 : v->notices.count;
}

const syma_notice *syma_verdict_notice(const syma_verdict *v, size_t i)
{
    return v == NULL ? NULL : symai_vec_at(&v->notices, i);
}

int syma_notice_kind(const syma_notice *n)
{
    return n == NULL ? 0 : n->kind;
}

int64_t syma_notice_earliest_ms(const syma_notice *n)
{
    return n == NULL ? -1 : n->earliest_ms;
}

int64_t syma_notice_latest_ms(const syma_notice *n)
{
    return n == NULL ? -1 : n->latest_ms;
}

int syma_notice_vague(const syma_notice *n)
{
    return n == NULL ? 0 : n->vague;
}

const char *syma_notice_text(const syma_notice *n)
{
    return n == NULL ? "" : n->text;
}

static const syma_notice *since_of(const syma_verdict *v)
{
    return v == NULL || v->since.at.kind == 0 ? NULL : &v->since.at;
}

int64_t syma_verdict_since_earliest_ms(const syma_verdict *v)
{
    return syma_notice_earliest_ms(since_of(v));
}

int64_t syma_verdict_since_latest_ms(const syma_verdict *v)
{
    return syma_notice_latest_ms(since_of(v));
}

int syma_verdict_since_vague(const syma_verdict *v)
{
    return syma_notice_vague(since_of(v));
}

const char *syma_verdict_since_text(const syma_verdict *v)
{
    return syma_notice_text(since_of(v));
}

size_t syma_verdict_form_count(const syma_verdict *v)
{
    return v == NULL ? 0 : v->forms.count;
}

static const struct symai_verdict_form *form_at(const syma_verdict *v, size_t i)
{
    return v == NULL ? NULL : symai_vec_at(&v->forms, i);
}

const char *syma_verdict_form_kind(const syma_verdict *v, size_t i)
{
    const struct symai_verdict_form *form = form_at(v, i);

    return form == NULL ? NULL : form->kind;
}

int syma_verdict_form_enabled(const syma_verdict *v, size_t i)
{
    const struct symai_verdict_form *form = form_at(v, i);

    return form == NULL ? 0 : form->enabled;
}

const char *syma_notice_act(const syma_notice *n)
{
    return n == NULL ? "" : or_empty(n->act);
}

const char *syma_notice_channel(const syma_notice *n)
{
    return n == NULL ? "" : or_empty(n->channel);
}

const char *syma_notice_address(const syma_notice *n)
{
    return n == NULL ? "" : or_empty(n->address);
}

const char *syma_notice_keyword(const syma_notice *n)
{
    return n == NULL ? "" : or_empty(n->keyword);
}
