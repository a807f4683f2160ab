/* SPDX-License-Identifier: MIT */
/*
 * A verdict in words. Texts of pages are quoted, never rewritten; control
 * characters in them come out as '?'.
 */
#include "judge/explain.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "judge/explain_drift.h"
#include "judge/explain_time.h"
#include "judge/names.h"
#include "judge/unless.h"
#include "judge/verdict.h"
#include "syma/error.h"
#include "syma/types.h"

#define MAX_TEXT (256 * 1024)
#define DELAY_MAX (INT64_C(365) * 86400) /* seconds; longer is no promise */

static const char *const french[] = {
#define SYMAI_REASON_FR(name, text) [SYMAI_REASON_##name] = (text),
#include "judge/reasons_fr.def"
#undef SYMAI_REASON_FR
};

_Static_assert(sizeof french / sizeof *french == SYMAI_REASON_COUNT,
               "a French text for each reason");

int symai_explain_language(const char *tag)
{
    if (tag == NULL)
        return SYMA_EINVAL;
    if (symai_ascii_equal_n(tag, 2, "en") && (tag[2] == '\0' || tag[2] == '-'))
        return SYMAI_EXPLAIN_EN;
    if (symai_ascii_equal_n(tag, 2, "fr") && (tag[2] == '\0' || tag[2] == '-'))
        return SYMAI_EXPLAIN_FR;
    return SYMA_EINVAL;
}

int symai_explain_audience(const char *name)
{
    if (name == NULL)
        return SYMA_EINVAL;
    if (strcmp(name, "customer") == 0)
        return 0;
    return strcmp(name, "engineer") == 0 ? 1 : SYMA_EINVAL;
}

int symai_explain_plain(struct symai_buf *out, const char *text)
{
    size_t len = strlen(text);
    size_t i = 0;
    size_t used;
    uint32_t cp;
    int rc = SYMA_OK;

    while (i < len && rc >= 0) {
        used = symai_utf8_next(text + i, len - i, &cp);
        rc = symai_utf8_is_control(cp) ? symai_buf_add_char(out, '?')
                                       : symai_buf_add(out, text + i, used);
        i += used;
    }
    return rc;
}

/* What is missing, by what the section is for. */
static const char *missing_text(int language, int kind)
{
    static const char *const login[2] = {
        "there is no way to log in on the page",
        "la page n'offre aucun moyen de se connecter"};
    static const char *const account[2] = {
        "the page shows no account, nor a way to log in to one",
        "la page ne montre ni compte ni moyen de s'y connecter"};
    static const char *const activation[2] = {
        "the activation form is missing on the page",
        "le formulaire d'activation manque sur la page"};

    switch (kind) {
    case SYMA_SECTION_LOGIN:
        return login[language];
    case SYMA_SECTION_ACCOUNT:
        return account[language];
    case SYMA_SECTION_ACTIVATION:
        return activation[language];
    default:
        return NULL;
    }
}

static const char *reason_text(int language, int kind, const char *reason)
{
    int i = symai_reason_from_name(reason);

    if (i < 0)
        return "";
    if (i == SYMAI_REASON_function_missing &&
        missing_text(language, kind) != NULL)
        return missing_text(language, kind);
    return language == SYMAI_EXPLAIN_FR ? french[i]
                                        : syma_reason_help((size_t)i);
}

struct sentence {
    const char *text[2]; /* by language; the subject stands before it */
    int with_reason;
};

static const struct sentence *sentence_for(int state, int usable)
{
    static const struct sentence works = {{" works", " fonctionne"}, 0};
    static const struct sentence gate = {
        {" answers; what is behind the login was not seen",
         " répond ; ce qui est derrière la connexion n'a pas été vu"},
        0};
    static const struct sentence partly = {
        {" answers, but works only in part",
         " répond, mais ne fonctionne qu'en partie"},
        1};
    static const struct sentence impaired = {
        {" works, though not as it should",
         " fonctionne, mais pas comme il faudrait"},
        1};
    static const struct sentence useless = {
        {" cannot be used", " ne peut pas servir"}, 1};
    static const struct sentence maintained = {
        {" is in maintenance", " est en maintenance"}, 0};
    static const struct sentence dead = {{" does not answer", " ne répond pas"},
                                         1};
    static const struct sentence unsure = {
        {": it cannot be told whether it works",
         " : impossible de dire si cela fonctionne"},
        1};

    switch (state) {
    case SYMA_STATE_UP:
        return usable == SYMA_USABLE_UNKNOWN ? &gate : &works;
    case SYMA_STATE_DEGRADED:
        return usable == SYMA_USABLE_PARTLY ? &partly
               : usable == SYMA_USABLE_YES  ? &impaired
                                            : &useless;
    case SYMA_STATE_MAINTENANCE:
        return &maintained;
    case SYMA_STATE_DOWN:
        return &dead;
    default:
        return &unsure;
    }
}

/* What still works beside work that is under way. */
static const char *beside_text(int language, int kind, const char *reason)
{
    static const char *const login[2] = {
        "; the login form is there all the same",
        " ; le formulaire de connexion est là malgré tout"};
    static const char *const activation[2] = {
        "; the activation form is there all the same",
        " ; le formulaire d'activation est là malgré tout"};
    static const char *const content[2] = {
        "; its content is there all the same",
        " ; son contenu est là malgré tout"};
    int i = symai_reason_from_name(reason);

    if (i != SYMAI_REASON_page_maintenance_form_present &&
        i != SYMAI_REASON_maintenance_banner)
        return "";
    return kind == SYMA_SECTION_LOGIN        ? login[language]
           : kind == SYMA_SECTION_ACTIVATION ? activation[language]
                                             : content[language];
}

int symai_explain_state(struct symai_buf *out, int language,
                        const char *subject, int kind, int state, int usable,
                        const char *reason, const char *because)
{
    const struct sentence *sentence = sentence_for(state, usable);
    const char *colon = language == SYMAI_EXPLAIN_FR ? " : " : ": ";
    int rc = symai_explain_plain(out, subject);

    if (rc >= 0)
        rc = symai_buf_add_str(out, sentence->text[language]);
    if (rc >= 0 && sentence->with_reason)
        rc = symai_buf_add_str(out, colon);
    if (rc >= 0 && sentence->with_reason)
        rc = symai_buf_add_str(out, reason_text(language, kind, reason));
    if (rc >= 0)
        rc = symai_buf_add_str(out, beside_text(language, kind, reason));
    if (rc >= 0 && because[0] != '\0')
        rc = symai_buf_addf(out, " (%s)", because);
    return rc < 0 ? rc : symai_buf_add_char(out, '.');
}

/* The text of a notice is the page's, or the value of a header. */
static int is_header(const syma_verdict *v, const syma_notice *n)
{
    const syma_evidence *e;
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        if (strcmp(syma_evidence_code(e), "http.retry_after.present") == 0)
            return strcmp(syma_evidence_excerpt(e), syma_notice_text(n)) == 0;
    }
    return 0;
}

static int add_quote(struct symai_buf *out, int language, const syma_verdict *v,
                     const syma_notice *n)
{
    static const char *const words[2][2] = {{": \"", "\"."}, {" : « ", " »."}};
    static const char *const header[2] = {" (Retry-After: ", ")."};
    const char *const *quotes = is_header(v, n) ? header : words[language];
    int rc = symai_buf_add_str(out, quotes[0]);

    if (rc >= 0)
        rc = symai_explain_plain(out, syma_notice_text(n));
    return rc < 0 ? rc : symai_buf_add_str(out, quotes[1]);
}

/* The seconds of a Retry-After header that names no moment: nobody said what
 * time it was; -1: none. */
static int64_t delay_of(const syma_verdict *v, const syma_notice *n)
{
    const char *text = syma_notice_text(n);
    int64_t seconds = -1;
    size_t len = strlen(text);

    if (!is_header(v, n))
        return -1;
    symai_str_trim(&text, &len);
    if (symai_parse_int64(text, len, &seconds) < 0 || seconds > DELAY_MAX)
        return -1;
    return seconds;
}

/* 'until further notice' is a time, but none of a return. */
static int add_return(struct symai_buf *out, int language,
                      const syma_verdict *v, const syma_notice *n)
{
    static const char *const returns[2] = {" A return is announced",
                                           " Un retour est annoncé"};
    static const char *const no_time[2] = {
        " No time of return was given", " Aucune heure de retour n'est donnée"};
    int has_time = n->latest_ms >= 0 || n->earliest_ms >= 0;
    int64_t delay = has_time ? -1 : delay_of(v, n);
    int rc;

    if (!has_time && delay < 0)
        return symai_buf_add_str(out, no_time[language]);
    rc = symai_buf_add_str(out, returns[language]);
    if (rc < 0)
        return rc;
    return has_time ? symai_explain_interval(out, language, n)
                    : symai_explain_delay(out, language, delay);
}

static int add_notice(struct symai_buf *out, int language,
                      const syma_verdict *v, const syma_notice *n)
{
    static const char *const works[2] = {" Work is announced",
                                         " Des travaux sont annoncés"};
    static const char *const offers[2] = {" Meanwhile, the page offers",
                                          " En attendant, la page propose"};
    int kind = syma_notice_kind(n);
    int rc;

    if (kind == SYMA_NOTICE_MAINTENANCE_NOW || kind == SYMA_NOTICE_INCIDENT) {
        rc = add_return(out, language, v, n);
    } else if (kind == SYMA_NOTICE_MAINTENANCE_PLANNED) {
        rc = symai_buf_add_str(out, works[language]);
        if (rc >= 0)
            rc = symai_explain_interval(out, language, n);
    } else {
        rc = symai_buf_add_str(out, offers[language]);
    }
    return rc < 0 ? rc : add_quote(out, language, v, n);
}

/* Its words stand in what is said of a promise too. */
static int is_quoted(const syma_verdict *v, const char *text)
{
    size_t i;

    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        if (strcmp(syma_notice_text(syma_verdict_notice(v, i)), text) == 0)
            return 1;
    }
    return 0;
}

int symai_explain_begin(struct symai_buf *out, int language,
                        const syma_verdict *v)
{
    static const char *const so[2] = {" This has been so", " C'est le cas"};
    const struct syma_notice *n = &v->since.at;
    int rc;

    if (n->kind == 0)
        return SYMA_OK;
    rc = symai_buf_add_str(out, so[language]);
    if (rc >= 0)
        rc = symai_explain_since(out, language, &v->since);
    if (rc < 0)
        return rc;
    return is_quoted(v, n->text) ? symai_buf_add_char(out, '.')
                                 : add_quote(out, language, v, n);
}

/* Several ways in one sentence are quoted once. */
static int is_told(const syma_verdict *v, size_t i)
{
    const syma_notice *n = syma_verdict_notice(v, i);
    const syma_notice *before = i == 0 ? NULL : syma_verdict_notice(v, i - 1);

    return before != NULL && n->kind == SYMA_NOTICE_FALLBACK &&
           before->kind == SYMA_NOTICE_FALLBACK &&
           strcmp(n->text, before->text) == 0;
}

int symai_explain_notices(struct symai_buf *out, int language,
                          const syma_verdict *v)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < syma_verdict_notice_count(v) && rc >= 0; i++) {
        if (!is_told(v, i))
            rc = add_notice(out, language, v, syma_verdict_notice(v, i));
    }
    return rc;
}

int symai_explain_evidence(struct symai_buf *out, const syma_verdict *v)
{
    const syma_evidence *e;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < syma_verdict_evidence_count(v) && rc >= 0; i++) {
        e = syma_verdict_evidence(v, i);
        rc = symai_buf_addf(
            out, "\n  %4d  %-11s  %s%s%s", syma_evidence_weight(e),
            syma_state_name(syma_evidence_points_to(e)), syma_evidence_code(e),
            syma_evidence_zone(e)[0] != '\0' ? "  in " : "",
            syma_evidence_zone(e));
        if (rc >= 0 && syma_evidence_excerpt(e)[0] != '\0') {
            rc = symai_buf_add_str(out, "  \"");
            if (rc >= 0)
                rc = symai_explain_plain(out, syma_evidence_excerpt(e));
            if (rc >= 0)
                rc = symai_buf_add_char(out, '"');
        }
    }
    return rc;
}

int symai_explain_unless(struct symai_buf *out, int language,
                         const syma_verdict *v)
{
    static const char *const begins[2] = {"\n  would be up if ",
                                          "\n  l'état serait up si "};
    static const char *const and[2] = {", and if ", ", et si "};
    const char *code = syma_verdict_unless(v);
    const char *before = begins[language];
    size_t len;
    int rc = SYMA_OK;
    int i;

    for (; *code != '\0' && rc >= 0; code += len + (code[len] == ' ')) {
        len = strcspn(code, " ");
        i = symai_unless_from_code(code, len);
        if (i >= 0)
            rc = symai_buf_addf(
                out, "%s%s (%s)", before,
                symai_unless_text(i, language == SYMAI_EXPLAIN_FR),
                symai_unless_code(i));
        before = and[language];
    }
    return rc;
}

static int explain_engineer(struct symai_buf *out, int language,
                            const syma_verdict *v)
{
    int rc;

    rc = symai_buf_addf(
        out, "%s, usable %s: %s (%s), confidence %d",
        syma_state_name(syma_verdict_state(v)),
        syma_usable_name(syma_verdict_usable(v)), syma_verdict_reason(v),
        reason_text(language, syma_verdict_kind(v), syma_verdict_reason(v)),
        syma_verdict_confidence(v));
    if (rc >= 0)
        rc = symai_explain_unless(out, language, v);
    if (rc >= 0)
        rc = symai_explain_drift(out, language, v);
    return rc < 0 ? rc : symai_explain_evidence(out, v);
}

int syma_verdict_explain(const syma_verdict *v, const char *language,
                         const char *audience, char **out)
{
    static const char *const subjects[2] = {"This page", "Cette page"};
    struct symai_buf text;
    int lang = symai_explain_language(language);
    int who = symai_explain_audience(audience);
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (v == NULL || lang < 0 || who < 0)
        return SYMA_EINVAL;
    symai_buf_init(&text, MAX_TEXT);
    if (who == 1)
        rc = explain_engineer(&text, lang, v);
    else
        rc = symai_explain_state(&text, lang, subjects[lang],
                                 syma_verdict_kind(v), syma_verdict_state(v),
                                 syma_verdict_usable(v), syma_verdict_reason(v),
                                 "");
    if (rc >= 0 && who == 0)
        rc = symai_explain_form_gone(&text, lang, v);
    if (rc >= 0 && who == 0)
        rc = symai_explain_begin(&text, lang, v);
    if (rc >= 0 && who == 0)
        rc = symai_explain_notices(&text, lang, v);
    if (rc >= 0)
        rc = symai_buf_detach(&text, out);
    symai_buf_free(&text);
    return rc;
}
