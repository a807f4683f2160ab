/* SPDX-License-Identifier: MIT */
/*
 * A report in words: a sentence a section, why, what was promised, and what
 * to do meanwhile.
 */
#include "watch/explain.h"

#include "base/buf.h"
#include "judge/explain.h"
#include "judge/explain_drift.h"
#include "syma/report.h"
#include "syma/types.h"

#define MAX_TEXT (1024 * 1024)

int symai_explain_fallback(struct symai_buf *out, int language,
                           const syma_fallback *fallback)
{
    static const char *const meanwhile[2] = {" Meanwhile", " En attendant"};
    static const char *const colon[2] = {":", " :"};
    const char *keyword = syma_fallback_keyword(fallback);
    int rc;

    rc = symai_buf_addf(out, "%s (%s)%s %s %s", meanwhile[language],
                        syma_fallback_act(fallback), colon[language],
                        syma_fallback_channel(fallback),
                        syma_fallback_address(fallback));
    if (rc >= 0 && keyword[0] != '\0')
        rc = symai_buf_addf(out, ", \"%s\"", keyword);
    return rc < 0 ? rc : symai_buf_add_char(out, '.');
}

static int add_section(struct symai_buf *out, int language,
                       const syma_report *r, size_t i)
{
    int usable = syma_report_effective_usable(r, i);
    size_t j;
    int rc;

    rc = symai_explain_state(out, language, syma_report_section_id(r, i),
                             syma_verdict_kind(syma_report_verdict(r, i)),
                             syma_report_effective_state(r, i), usable,
                             syma_report_effective_reason(r, i),
                             syma_report_because(r, i));
    if (rc >= 0)
        rc = symai_explain_form_gone(out, language, syma_report_verdict(r, i));
    if (rc >= 0 && syma_report_because(r, i)[0] == '\0')
        rc = symai_explain_begin(out, language, syma_report_verdict(r, i));
    if (rc >= 0)
        rc = symai_explain_notices(out, language, syma_report_verdict(r, i));
    for (j = 0; j < syma_report_fallback_count(r, i) && rc >= 0 &&
                usable == SYMA_USABLE_NO;
         j++) {
        /* those of the page were quoted with its announcements */
        if (syma_fallback_text(syma_report_fallback(r, i, j))[0] == '\0')
            rc = symai_explain_fallback(out, language,
                                        syma_report_fallback(r, i, j));
    }
    return rc;
}

int syma_report_explain(const syma_report *r, const char *language,
                        const char *audience, char **out)
{
    struct symai_buf text;
    int lang = symai_explain_language(language);
    int who = symai_explain_audience(audience);
    size_t i;
    int rc = SYMA_OK;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (r == NULL || lang < 0 || who < 0)
        return SYMA_EINVAL;
    symai_buf_init(&text, MAX_TEXT);
    for (i = 0; i < syma_report_section_count(r) && rc >= 0; i++) {
        if (i > 0)
            rc = symai_buf_add_char(&text, who == 1 ? '\n' : ' ');
        if (rc >= 0)
            rc = add_section(&text, lang, r, i);
        if (rc >= 0 && who == 1)
            rc = symai_explain_unless(&text, lang, syma_report_verdict(r, i));
        if (rc >= 0 && who == 1)
            rc = symai_explain_drift(&text, lang, syma_report_verdict(r, i));
        if (rc >= 0 && who == 1)
            rc = symai_explain_evidence(&text, syma_report_verdict(r, i));
    }
    if (rc >= 0)
        rc = symai_buf_detach(&text, out);
    symai_buf_free(&text);
    return rc;
}
