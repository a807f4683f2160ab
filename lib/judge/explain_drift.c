/* SPDX-License-Identifier: MIT */
#include "judge/explain_drift.h"

#include <string.h>

#include "judge/drift.h"
#include "judge/explain.h"

/* By the use of a form, as its evidence names it. */
static const char *gone_text(int language, const char *use)
{
    static const char *const login[2] = {
        " The login form that was there before is gone; the rest of the page "
        "is as it was.",
        " Le formulaire de connexion qui était là avant a disparu ; le reste "
        "de la page est inchangé."};
    static const char *const activation[2] = {
        " The activation form that was there before is gone; the rest of the "
        "page is as it was.",
        " Le formulaire d'activation qui était là avant a disparu ; le reste "
        "de la page est inchangé."};
    static const char *const other[2] = {
        " A form that was there before is gone; the rest of the page is as it "
        "was.",
        " Un formulaire qui était là avant a disparu ; le reste de la page "
        "est inchangé."};

    if (strcmp(use, "login") == 0)
        return login[language];
    return strcmp(use, "activation") == 0 ? activation[language]
                                          : other[language];
}

int symai_explain_form_gone(struct symai_buf *out, int language,
                            const syma_verdict *v)
{
    const syma_evidence *e;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < syma_verdict_evidence_count(v) && rc >= 0; i++) {
        e = syma_verdict_evidence(v, i);
        if (symai_drift_is_form_gone(syma_evidence_code(e)))
            rc = symai_buf_add_str(
                out, gone_text(language, syma_evidence_excerpt(e)));
    }
    return rc;
}

int symai_explain_drift(struct symai_buf *out, int language,
                        const syma_verdict *v)
{
    static const char *const begins[2] = {"\n  not as before: ",
                                          "\n  autrement qu'avant : "};
    const char *code;
    const char *text;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < syma_verdict_evidence_count(v) && rc >= 0; i++) {
        code = syma_evidence_code(syma_verdict_evidence(v, i));
        text = symai_drift_text(code, language == SYMAI_EXPLAIN_FR);
        if (text != NULL)
            rc = symai_buf_addf(out, "%s%s (%s)", begins[language], text, code);
    }
    return rc;
}
