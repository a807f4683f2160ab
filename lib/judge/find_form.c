/* SPDX-License-Identifier: MIT */
/*
 * Forms: what each is for, whether it can be used, and whether the function
 * of the section is there. A form is told by its fields first, by the words
 * on its controls where the fields leave it open.
 */
#include <string.h>

#include "base/str.h"
#include "judge/find.h"
#include "port/url.h"
#include "syma/types.h"

enum form_use {
    USE_OTHER = 0,
    USE_LOGIN,
    USE_REGISTER,
    USE_RECOVER,
    USE_SEARCH,
    USE_NEWSLETTER,
    USE_ACTIVATION
};

/* What is counted of one form. */
struct form_facts {
    int passwords;        /* visible password fields */
    int passwords_new;    /* of these: autocomplete new-password */
    int identifiers;      /* fields for a name or address to log in with */
    int codes;            /* one-time code fields */
    int numbers;          /* fields that take a SIM, line, serial or PIN */
    int searches;
    int personal;         /* first name, street, birthday */
    int captcha;
    int texts;            /* all fields one types into */
    int usable_texts;     /* of these: neither disabled nor read-only */
    int submits;
    int usable_submits;
    int button_login;
    int button_sso;
    int button_search;
    int button_register;
    int button_activate;
    int name_login;
    int name_register;
    int name_recover;
    int name_newsletter;
    int name_activation;
};

static int has(struct symai_findings *f, int sign, struct symai_span span)
{
    return symai_find_sign(f, sign, symai_features_text(f->features, span),
                           span.len);
}

static int field_has(struct symai_findings *f, int sign,
                     const struct symai_field *field)
{
    return has(f, sign, field->name) || has(f, sign, field->label) ||
           has(f, sign, field->autocomplete);
}

static int is_typed(const struct symai_field *field)
{
    switch (field->type) {
    case SYMAI_FIELD_TEXT:
    case SYMAI_FIELD_PASSWORD:
    case SYMAI_FIELD_EMAIL:
    case SYMAI_FIELD_TEL:
    case SYMAI_FIELD_NUMBER:
    case SYMAI_FIELD_SEARCH:
    case SYMAI_FIELD_TEXTAREA:
        return 1;
    default:
        return 0;
    }
}

static void count_button(struct symai_findings *f,
                         const struct symai_field *field,
                         struct form_facts *facts)
{
    if (field->type == SYMAI_FIELD_SUBMIT) {
        facts->submits++;
        if ((field->flags & SYMAI_FIELD_DISABLED) == 0)
            facts->usable_submits++;
    }
    facts->button_login |= field_has(f, SYMAI_SIGN_BUTTON_LOGIN, field);
    facts->button_sso |= field_has(f, SYMAI_SIGN_BUTTON_SSO, field);
    facts->button_search |= field_has(f, SYMAI_SIGN_BUTTON_SEARCH, field);
    facts->button_register |= field_has(f, SYMAI_SIGN_BUTTON_REGISTER, field);
    facts->button_activate |= field_has(f, SYMAI_SIGN_BUTTON_ACTIVATE, field);
}

static void count_typed(struct symai_findings *f,
                        const struct symai_field *field,
                        struct form_facts *facts)
{
    facts->texts++;
    if ((field->flags & (SYMAI_FIELD_DISABLED | SYMAI_FIELD_READONLY)) == 0)
        facts->usable_texts++;
    if (field->type == SYMAI_FIELD_PASSWORD) {
        facts->passwords++;
        if (strcmp(symai_features_text(f->features, field->autocomplete),
                   "new-password") == 0)
            facts->passwords_new++;
        return;
    }
    if (field->type == SYMAI_FIELD_SEARCH ||
        field_has(f, SYMAI_SIGN_FIELD_SEARCH, field))
        facts->searches++;
    else if (field_has(f, SYMAI_SIGN_FIELD_CAPTCHA, field))
        facts->captcha = 1;
    else if (field_has(f, SYMAI_SIGN_FIELD_OTP, field))
        facts->codes++;
    else if (field_has(f, SYMAI_SIGN_FIELD_ACTIVATION, field))
        facts->numbers++;
    else if (field->type == SYMAI_FIELD_TEXTAREA ||
             field_has(f, SYMAI_SIGN_FIELD_PERSONAL, field))
        facts->personal++;
    else if (field->type == SYMAI_FIELD_EMAIL ||
             field_has(f, SYMAI_SIGN_FIELD_IDENTIFIER, field))
        facts->identifiers++;
}

static void count_fields(struct symai_findings *f,
                         const struct symai_form *form,
                         struct form_facts *facts)
{
    const struct symai_field *field;
    uint32_t i;

    for (i = 0; i < form->field_count; i++) {
        field = symai_vec_at(&f->features->fields, form->first_field + i);
        if (field == NULL)
            return;
        if ((field->flags & SYMAI_FIELD_INVISIBLE) != 0 ||
            field->type == SYMAI_FIELD_HIDDEN) {
            facts->captcha |= field_has(f, SYMAI_SIGN_FIELD_CAPTCHA, field);
            continue;
        }
        if (field->type == SYMAI_FIELD_SUBMIT ||
            field->type == SYMAI_FIELD_BUTTON)
            count_button(f, field, facts);
        else if (is_typed(field))
            count_typed(f, field, facts);
    }
}

static int form_has(struct symai_findings *f, int sign,
                    const struct symai_form *form)
{
    return has(f, sign, form->name) || has(f, sign, form->action) ||
           has(f, sign, form->text) || has(f, sign, form->before);
}

static void count_names(struct symai_findings *f,
                        const struct symai_form *form,
                        struct form_facts *facts)
{
    facts->name_login = form_has(f, SYMAI_SIGN_FORM_LOGIN, form);
    facts->name_register = form_has(f, SYMAI_SIGN_FORM_REGISTER, form);
    facts->name_recover = form_has(f, SYMAI_SIGN_FORM_RECOVER, form);
    facts->name_newsletter = form_has(f, SYMAI_SIGN_FORM_NEWSLETTER, form);
    facts->name_activation = form_has(f, SYMAI_SIGN_FORM_ACTIVATION, form);
}

/* A login asks for one password that exists already; two passwords, a new
 * one, or a person's details make it a registration. */
static enum form_use use_with_password(const struct form_facts *facts)
{
    int login = facts->button_login || facts->name_login;
    int registers = facts->button_register || facts->name_register;

    if (facts->passwords > 1 && !login)
        return USE_REGISTER;
    if (facts->personal > 1 && !login)
        return USE_REGISTER;
    if (facts->passwords_new > 0 && !facts->button_login)
        return USE_REGISTER;
    if (registers && !login)
        return USE_REGISTER;
    return USE_LOGIN;
}

static enum form_use use_without_password(const struct form_facts *facts)
{
    int login = facts->button_login || facts->name_login;

    if (facts->searches > 0 && facts->identifiers == 0 && facts->numbers == 0)
        return USE_SEARCH;
    if (facts->numbers > 0 &&
        (facts->button_activate || facts->name_activation ||
         !login))
        return USE_ACTIVATION;
    if (facts->button_activate && facts->texts > 0)
        return USE_ACTIVATION;
    if (facts->name_newsletter)
        return USE_NEWSLETTER;
    if (facts->name_recover)
        return USE_RECOVER;
    if (facts->codes > 0 && facts->texts <= 8)
        return USE_LOGIN;
    if (facts->identifiers > 0 && facts->texts <= 2 && login &&
        facts->personal == 0)
        return USE_LOGIN;
    if (facts->button_search)
        return USE_SEARCH;
    return USE_OTHER;
}

static enum form_use form_use(const struct form_facts *facts)
{
    if (facts->texts == 0)
        return facts->button_sso ? USE_LOGIN : USE_OTHER;
    return facts->passwords > 0 ? use_with_password(facts)
                                : use_without_password(facts);
}

static int is_enabled(const struct symai_form *form,
                      const struct form_facts *facts)
{
    return (form->flags & SYMAI_FORM_INERT) == 0 &&
           (facts->texts == 0 || facts->usable_texts > 0);
}

static int is_loopback(const char *host)
{
    return symai_str_has_prefix(host, "127.") ||
           strcmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0;
}

static int is_served_in_clear(const struct symai_findings *f)
{
    struct symai_url url;
    int clear = 0;

    memset(&url, 0, sizeof url);
    if (f->response->final_url != NULL &&
        symai_url_parse(f->response->final_url, &url) >= 0)
        clear = strcmp(url.scheme, "http") == 0 && !is_loopback(url.host);
    symai_url_clear(&url);
    return clear;
}

static void set_function(struct symai_findings *f, int function)
{
    if (function > f->function)
        f->function = function;
}

/* A form without a control to send it may be sent by a script: it takes a
 * claim beside it to say that it was closed. */
static void note_submit(struct symai_findings *f,
                        const struct form_facts *facts)
{
    f->no_submit = facts->usable_submits == 0;
}

static int found_login(struct symai_findings *f,
                       const struct form_facts *facts, int enabled)
{
    f->login_form |= enabled;
    if (facts->passwords > 0)
        f->insecure |= is_served_in_clear(f);
    if (f->kind != SYMA_SECTION_GENERIC)
        note_submit(f, facts);
    if (f->kind == SYMA_SECTION_LOGIN) {
        f->captcha |= facts->captcha;
        set_function(f, enabled ? SYMAI_FUNCTION_PRESENT
                                : SYMAI_FUNCTION_DISABLED);
    } else if (f->kind != SYMA_SECTION_GENERIC) {
        set_function(f, enabled ? SYMAI_FUNCTION_GATE
                                : SYMAI_FUNCTION_DISABLED);
    }
    if (facts->passwords > 0)
        return symai_find_note(f,
                               enabled ? "form.password.enabled"
                                       : "form.password.disabled",
                               enabled ? SYMA_STATE_UP : SYMA_STATE_DEGRADED,
                               900, "");
    return symai_find_note(
        f, enabled ? "form.identifier.enabled" : "form.identifier.disabled",
        enabled ? SYMA_STATE_UP : SYMA_STATE_DEGRADED, 800, "");
}

static int found_activation(struct symai_findings *f,
                            const struct form_facts *facts, int enabled)
{
    if (f->kind == SYMA_SECTION_ACTIVATION) {
        f->captcha |= facts->captcha;
        note_submit(f, facts);
        set_function(f, enabled ? SYMAI_FUNCTION_PRESENT
                                : SYMAI_FUNCTION_DISABLED);
    }
    return symai_find_note(
        f, enabled ? "form.activation.enabled" : "form.activation.disabled",
        enabled ? SYMA_STATE_UP : SYMA_STATE_DEGRADED, 900, "");
}

static int find_one(struct symai_findings *f, const struct symai_form *form)
{
    struct form_facts facts;
    enum form_use use;
    int enabled;

    if ((form->flags & SYMAI_FORM_INVISIBLE) != 0)
        return SYMA_OK;
    memset(&facts, 0, sizeof facts);
    count_fields(f, form, &facts);
    count_names(f, form, &facts);
    use = form_use(&facts);
    enabled = is_enabled(form, &facts);
    if (use != USE_SEARCH && use != USE_NEWSLETTER && facts.texts > 0)
        f->any_form = 1;
    if (use == USE_LOGIN)
        return found_login(f, &facts, enabled);
    if (use == USE_ACTIVATION)
        return found_activation(f, &facts, enabled);
    if (use == USE_SEARCH)
        return symai_find_note(f, "form.search.present", SYMA_STATE_UP, 100,
                               "");
    return SYMA_OK;
}

/* A way out means that somebody is in. */
static int find_links(struct symai_findings *f)
{
    const struct symai_link *link;
    const char *text;
    size_t i;

    for (i = 0; i < f->features->links.count; i++) {
        link = symai_vec_at(&f->features->links, i);
        text = symai_features_text(f->features, link->text);
        if (has(f, SYMAI_SIGN_LINK_LOGOUT, link->text) ||
            has(f, SYMAI_SIGN_LINK_LOGOUT, link->href)) {
            f->logged_in = 1;
            return symai_find_add(f, "link.logout.present", SYMA_STATE_UP, 800,
                                  symai_place_name(link->place), text,
                                  link->text.len);
        }
    }
    return SYMA_OK;
}

/* A link or button that opens a login elsewhere, on a page without a form:
 * as good as an identifier-first form where it is a login page. */
static int find_login_link(struct symai_findings *f)
{
    const struct symai_link *link;
    size_t i;

    if (f->kind != SYMA_SECTION_LOGIN ||
        f->function != SYMAI_FUNCTION_ABSENT)
        return SYMA_OK;
    for (i = 0; i < f->features->links.count; i++) {
        link = symai_vec_at(&f->features->links, i);
        if ((link->flags & SYMAI_BLOCK_LANDMARK) == 0 &&
            has(f, SYMAI_SIGN_BUTTON_SSO, link->text)) {
            set_function(f, SYMAI_FUNCTION_PRESENT);
            return symai_find_add(
                f, "form.sso.present", SYMA_STATE_UP, 700,
                symai_place_name(link->place),
                symai_features_text(f->features, link->text), link->text.len);
        }
    }
    return SYMA_OK;
}

int symai_find_form(struct symai_findings *f)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < f->features->forms.count && rc >= 0; i++)
        rc = find_one(f, symai_vec_at(&f->features->forms, i));
    if (rc >= 0)
        rc = find_links(f);
    if (rc >= 0)
        rc = find_login_link(f);
    if (rc >= 0 && f->kind == SYMA_SECTION_ACCOUNT && f->logged_in)
        set_function(f, SYMAI_FUNCTION_PRESENT);
    if (rc >= 0 && f->captcha)
        rc = symai_find_note(f, "form.captcha.present", SYMA_STATE_UP, 300,
                             "");
    if (rc >= 0 && f->insecure)
        rc = symai_find_note(f, "form.password.insecure", SYMA_STATE_DEGRADED,
                             800, "");
    return rc;
}
