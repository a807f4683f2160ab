/* SPDX-License-Identifier: MIT */
/*
 * A table by open addressing. When it is full it is emptied: who watches more
 * pages than fit loses an economy and no verdict.
 */
#include "run/known.h"

#include <string.h>
#include <time.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"

#define MS_PER_DAY INT64_C(86400000)
#define FIRST_SLOTS 256
#define ENTRIES_MAX 49152 /* three quarters of the largest table */

struct symai_knowledge {
    struct symai_known **slots; /* NULL: free */
    size_t slot_count;          /* a power of two */
    size_t count;
    uint64_t key[2];
    struct symai_nh_key body_key;
};

/* --- entries --- */

struct symai_known *symai_known_ref(const struct symai_known *known)
{
    struct symai_known *shared = (struct symai_known *)(uintptr_t)known;

    if (shared != NULL)
        symai_refs_take(&shared->refs);
    return shared;
}

void symai_known_unref(struct symai_known *known)
{
    if (known == NULL || !symai_refs_drop(&known->refs))
        return;
    symai_plan_unref(known->plan);
    symai_free(known->url);
    symai_free(known->etag);
    symai_free(known->last_modified);
    syma_verdict_unref(known->verdict);
    symai_free(known);
}

static int copy_or_null(const char *text, char **out)
{
    return text == NULL ? SYMA_OK : symai_strdup(text, out);
}

static int make_known(struct symai_plan *plan, size_t section,
                      const struct symai_print *print,
                      const struct symai_response *answer,
                      const syma_verdict *verdict, struct symai_known **out)
{
    struct symai_known *known = symai_calloc(1, sizeof *known);
    int rc;

    *out = known;
    if (known == NULL)
        return SYMA_ENOMEM;
    symai_refs_init(&known->refs);
    known->plan = symai_plan_ref(plan);
    known->section = section;
    known->print = *print;
    known->verdict = syma_verdict_ref(verdict);
    rc = copy_or_null(answer->final_url, &known->url);
    if (rc == SYMA_OK)
        rc = copy_or_null(symai_response_header(answer, "etag"), &known->etag);
    if (rc == SYMA_OK)
        rc = copy_or_null(symai_response_header(answer, "last-modified"),
                          &known->last_modified);
    if (rc < 0) {
        symai_known_unref(known);
        *out = NULL;
    }
    return rc;
}

/* A plan is the portal as it was: another one is another portal. Those of
 * single pages are made anew for each check. */
static int is_known(const struct symai_known *known,
                    const struct symai_plan *plan, size_t section)
{
    if (plan->portal != NULL || known->plan->portal != NULL)
        return known->plan == plan && known->section == section;
    return known->plan->sections[0].kind == plan->sections[0].kind &&
           strcmp(known->plan->url, plan->url) == 0;
}

/* --- the table --- */

int symai_knowledge_new(struct symai_knowledge **out)
{
    struct symai_knowledge *k = symai_calloc(1, sizeof *k);
    struct timespec now = {0, 0};

    *out = NULL;
    if (k == NULL)
        return SYMA_ENOMEM;
    k->slots = symai_calloc(FIRST_SLOTS, sizeof *k->slots);
    if (k->slots == NULL) {
        symai_free(k);
        return SYMA_ENOMEM;
    }
    k->slot_count = FIRST_SLOTS;
    /* No hash ever leaves the process: what cannot be guessed from outside is
     * enough. */
    clock_gettime(CLOCK_REALTIME, &now);
    k->key[0] =
        (uint64_t)now.tv_sec * UINT64_C(1000000000) + (uint64_t)now.tv_nsec;
    k->key[1] = (uint64_t)(uintptr_t)k ^ (uint64_t)(uintptr_t)&now << 32;
    symai_nh_make_key(&k->body_key, k->key);
    *out = k;
    return SYMA_OK;
}

static void forget_all(struct symai_knowledge *k)
{
    size_t i;

    for (i = 0; i < k->slot_count; i++) {
        symai_known_unref(k->slots[i]);
        k->slots[i] = NULL;
    }
    k->count = 0;
}

void symai_knowledge_free(struct symai_knowledge *k)
{
    if (k == NULL)
        return;
    forget_all(k);
    symai_free(k->slots);
    symai_free(k);
}

static size_t place_of(const struct symai_knowledge *k, size_t slot_count,
                       const struct symai_plan *plan, size_t section)
{
    struct symai_sip sip;

    symai_sip_init(&sip, k->key);
    if (plan->portal != NULL) {
        symai_sip_add(&sip, &plan, sizeof plan);
        symai_sip_add(&sip, &section, sizeof section);
    } else {
        symai_sip_add(&sip, plan->url, strlen(plan->url));
        symai_sip_add(&sip, &plan->sections[0].kind,
                      sizeof plan->sections[0].kind);
    }
    return (size_t)symai_sip_end(&sip) & (slot_count - 1);
}

/* Where it is, or would be. The table is never full. */
static struct symai_known **find_slot(const struct symai_knowledge *k,
                                      const struct symai_plan *plan,
                                      size_t section)
{
    size_t i = place_of(k, k->slot_count, plan, section);

    while (k->slots[i] != NULL && !is_known(k->slots[i], plan, section))
        i = (i + 1) & (k->slot_count - 1);
    return &k->slots[i];
}

const struct symai_known *symai_knowledge_find(const struct symai_knowledge *k,
                                               const struct symai_plan *plan,
                                               size_t section)
{
    return *find_slot(k, plan, section);
}

static int grow(struct symai_knowledge *k)
{
    size_t slot_count = k->slot_count * 2;
    struct symai_known **slots = symai_calloc(slot_count, sizeof *slots);
    struct symai_known *known;
    size_t i;
    size_t at;

    if (slots == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < k->slot_count; i++) {
        known = k->slots[i];
        if (known == NULL)
            continue;
        at = place_of(k, slot_count, known->plan, known->section);
        while (slots[at] != NULL)
            at = (at + 1) & (slot_count - 1);
        slots[at] = known;
    }
    symai_free(k->slots);
    k->slots = slots;
    k->slot_count = slot_count;
    return SYMA_OK;
}

static int make_room(struct symai_knowledge *k)
{
    if (k->count >= ENTRIES_MAX)
        forget_all(k);
    return k->count >= k->slot_count / 4 * 3 ? grow(k) : SYMA_OK;
}

int symai_knowledge_learn(struct symai_knowledge *k, struct symai_plan *plan,
                          size_t section, const struct symai_print *print,
                          const struct symai_response *answer,
                          const syma_verdict *verdict)
{
    struct symai_known *known = NULL;
    struct symai_known **slot;
    int rc = make_room(k);

    if (rc == SYMA_OK)
        rc = make_known(plan, section, print, answer, verdict, &known);
    if (rc < 0)
        return rc;
    slot = find_slot(k, plan, section);
    k->count += *slot == NULL;
    symai_known_unref(*slot);
    *slot = known;
    return SYMA_OK;
}

/* --- prints --- */

void symai_knowledge_begin(const struct symai_knowledge *k,
                           struct symai_nh *body)
{
    symai_nh_init(body, &k->body_key);
}

/* With the NUL at its end, so that two texts never run into one. */
static void add_text(struct symai_sip *sip, const char *text)
{
    if (text != NULL)
        symai_sip_add(sip, text, strlen(text) + 1);
    else
        symai_sip_add(sip, "", 1);
}

/* Differ from one answer to the next and tell nothing of the page. A header
 * that is not known to be one of them counts: then a page is judged once more
 * than it need be, and never once less. */
static int is_volatile(const char *name)
{
    static const char names[] =
        "age alt-svc cf-ray connection content-length date etag expires "
        "keep-alive last-modified nel report-to reporting-endpoints "
        "server-timing set-cookie traceparent tracestate via "
        "x-amz-cf-id x-amz-request-id x-amzn-trace-id x-cache x-cache-hits "
        "x-correlation-id x-envoy-upstream-service-time x-request-id "
        "x-response-time x-runtime x-served-by x-timer x-trace-id x-varnish";

    return symai_str_has_word(names, name);
}

static uint64_t print_way(const struct symai_knowledge *k,
                          const struct symai_response *answer)
{
    const struct symai_redirect *hop;
    struct symai_sip sip;
    size_t i;

    symai_sip_init(&sip, k->key);
    add_text(&sip, answer->final_url);
    for (i = 0; i < answer->redirects.count; i++) {
        hop = symai_vec_at(&answer->redirects, i);
        symai_sip_add(&sip, &hop->status, sizeof hop->status);
        add_text(&sip, hop->url);
    }
    return symai_sip_end(&sip);
}

static uint64_t print_head(const struct symai_knowledge *k,
                           const struct symai_response *answer)
{
    const struct symai_header *header;
    struct symai_sip sip;
    size_t i;

    symai_sip_init(&sip, k->key);
    symai_sip_add(&sip, &answer->status, sizeof answer->status);
    for (i = 0; i < answer->headers.count; i++) {
        header = symai_vec_at(&answer->headers, i);
        if (is_volatile(header->name))
            continue;
        add_text(&sip, header->name);
        add_text(&sip, header->value);
    }
    return symai_sip_end(&sip);
}

void symai_knowledge_print(const struct symai_knowledge *k,
                           const struct symai_response *answer,
                           struct symai_print *print)
{
    print->way = print_way(k, answer);
    print->head = print_head(k, answer);
}

static int is_slow(const syma_options *o, const struct symai_response *answer)
{
    int64_t warn = symai_options_int(o, SYMAI_OPT_slow_warn_ms);
    int64_t crit = symai_options_int(o, SYMAI_OPT_slow_crit_ms);
    int64_t total = answer->timing_ms[SYMAI_PHASE_TOTAL];

    return (warn > 0 && total > warn) || (crit > 0 && total > crit);
}

int symai_knowledge_may_serve(const syma_options *o,
                              const struct symai_response *answer,
                              int64_t now_ms)
{
    const struct symai_cert *cert = symai_certs_first(answer->certs, now_ms);
    int64_t days = symai_options_int(o, SYMAI_OPT_cert_warn_days);

    return !is_slow(o, answer) &&
           (cert == NULL || cert->not_after_ms - now_ms >= days * MS_PER_DAY);
}
