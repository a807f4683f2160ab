/* SPDX-License-Identifier: MIT */
/*
 * Forms and what they mean for the section: whether its function is there,
 * can be used, or stands behind a login.
 */
#include <string.h>

#include "base/str.h"
#include "judge/find.h"
#include "judge/form_count.h"
#include "judge/form_use.h"
#include "judge/lobby.h"
#include "judge/own_data.h"
#include "judge/signature.h"
#include "port/url.h"
#include "syma/types.h"

/* The forms of one page while they are read. */
struct forms {
    struct symai_findings *f;
    unsigned titled;
    int opened[SYMAI_USE_COUNT]; /* 1 + is there a way; 0: not looked for */
    struct symai_buf folded;
};

#define MAX_FOLDED 512
#define LONE_LINK_MAX 40 /* bytes; longer is a sentence */

/* One folding for all signs that are looked for in a text. */
static void fold(struct forms *forms, struct symai_span span)
{
    symai_find_fold(forms->f, span, MAX_FOLDED / 2, &forms->folded);
}

static int has(const struct forms *forms, int sign)
{
    int rc = symai_ruleset_has_sign(forms->f->rules, sign, forms->f->scratch,
                                    forms->folded.data, forms->folded.len);

    if (rc < 0)
        forms->f->trouble = rc;
    return rc == 1;
}

/* 127.0.0.0/8 in its one normal form: a name may begin with "127." too. */
static int is_loopback(const char *host)
{
    return (symai_str_has_prefix(host, "127.") &&
            host[strspn(host, "0123456789.")] == '\0') ||
           strcmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0;
}

static int is_served_in_clear(struct symai_findings *f)
{
    struct symai_url url;
    int clear = 0;

    if (symai_find_url(f, f->response->final_url, &url))
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
                        const struct symai_form_facts *facts)
{
    if (f->function <= SYMAI_FUNCTION_DISABLED || f->no_submit)
        f->no_submit = facts->usable_submits == 0;
}

static int names_staff(struct forms *forms, struct symai_span span)
{
    const struct symai_buf *folded = &forms->folded;
    struct symai_present present;

    fold(forms, span);
    if (folded->len == 0)
        return 0;
    symai_present_of(forms->f->rules, folded->data, folded->len, &present);
    return symai_find_guard(forms->f, &present, SYMAI_GUARD_STAFF, UINT32_MAX,
                            folded->data, folded->len);
}

/* What stands over the form, its own headings, its name, where it is sent. */
static int is_for_staff(struct forms *forms, const struct symai_form *form)
{
    return names_staff(forms, form->before) || names_staff(forms, form->text) ||
           names_staff(forms, form->name) || names_staff(forms, form->action);
}

static int found_login(struct forms *forms, const struct symai_form *form,
                       const struct symai_form_facts *facts)
{
    struct symai_findings *f = forms->f;
    int enabled = facts->enabled;

    if (enabled)
        f->staff_login =
            (f->staff_login || !f->login_form) && is_for_staff(forms, form);
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
        set_function(f,
                     enabled ? SYMAI_FUNCTION_GATE : SYMAI_FUNCTION_DISABLED);
    }
    if (facts->passwords > 0)
        return symai_find_note(
            f, enabled ? "form.password.enabled" : "form.password.disabled",
            enabled ? SYMA_STATE_UP : SYMA_STATE_DEGRADED, 900, "");
    return symai_find_note(
        f, enabled ? "form.identifier.enabled" : "form.identifier.disabled",
        enabled ? SYMA_STATE_UP : SYMA_STATE_DEGRADED, 800, "");
}

static int found_activation(struct symai_findings *f,
                            const struct symai_form_facts *facts)
{
    int enabled = facts->enabled;

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

/* The words of a link or button that opens a hidden form of that use, or
 * that sends one from outside. */
static int opens(const struct forms *forms, int use)
{
    switch (use) {
    case SYMAI_USE_LOGIN:
        return has(forms, SYMAI_SIGN_LINK_LOGIN) ||
               has(forms, SYMAI_SIGN_BUTTON_LOGIN);
    case SYMAI_USE_REGISTRATION:
        return has(forms, SYMAI_SIGN_BUTTON_REGISTER) ||
               has(forms, SYMAI_SIGN_FORM_REGISTER);
    case SYMAI_USE_ACTIVATION:
        return has(forms, SYMAI_SIGN_BUTTON_ACTIVATE);
    default:
        return has(forms, SYMAI_SIGN_FORM_RECOVER);
    }
}

static int has_link_for(struct forms *forms, int use)
{
    const struct symai_vec *links = &forms->f->features->links;
    const struct symai_link *link;
    size_t i;

    for (i = 0; i < links->count; i++) {
        link = symai_vec_at(links, i);
        fold(forms, link->text);
        if (opens(forms, use))
            return 1;
    }
    return 0;
}

static int has_button_for(struct forms *forms, int use)
{
    const struct symai_vec *fields = &forms->f->features->fields;
    const struct symai_field *field;
    size_t i;

    for (i = 0; i < fields->count; i++) {
        field = symai_vec_at(fields, i);
        if ((field->flags & (SYMAI_FIELD_INVISIBLE | SYMAI_FIELD_DISABLED)) !=
                0 ||
            (field->type != SYMAI_FIELD_BUTTON &&
             field->type != SYMAI_FIELD_SUBMIT))
            continue;
        fold(forms, field->label);
        if (opens(forms, use))
            return 1;
    }
    return 0;
}

/* A form that is hidden as a whole comes up when a link or a button is used
 * that says so: then it can be filled, else not. It never speaks for the
 * section as a form in sight does; it says that there is a way in. */
static int found_hidden(struct forms *forms,
                        const struct symai_form_facts *facts)
{
    struct symai_findings *f = forms->f;
    int enabled;
    int rc;

    if (facts->use != SYMAI_USE_LOGIN && facts->use != SYMAI_USE_REGISTRATION &&
        facts->use != SYMAI_USE_RECOVERY)
        return SYMA_OK;
    if (forms->opened[facts->use] == 0)
        forms->opened[facts->use] = 1 + (has_link_for(forms, facts->use) ||
                                         has_button_for(forms, facts->use));
    enabled = facts->enabled && forms->opened[facts->use] == 2;
    rc = symai_verdict_add_form(f->verdict, symai_form_use_name(facts->use),
                                enabled);
    if (rc < 0 || !enabled || facts->use != SYMAI_USE_LOGIN ||
        f->kind != SYMA_SECTION_LOGIN)
        return rc;
    f->way_in = SYMAI_WAY_SEEN;
    return symai_find_note(f, "form.login.hidden", SYMA_STATE_UP, 500, "");
}

/* On a page that is said to be a login a step that may lead in is enough to
 * miss nothing; it never outweighs a claim. */
static int found_other(struct symai_findings *f,
                       const struct symai_form_facts *facts)
{
    if (f->kind != SYMA_SECTION_LOGIN || !facts->enabled || !facts->leads_in)
        return SYMA_OK;
    if (f->way_in < SYMAI_WAY_POSSIBLE)
        f->way_in = SYMAI_WAY_POSSIBLE;
    return symai_find_note(f, "form.login.possible", SYMA_STATE_UP, 400, "");
}

/* What a form is to those who want to see it again: a step of a login, or one
 * for a code, is the way in. */
static int stands_for(const struct symai_findings *f,
                      const struct symai_form_facts *facts)
{
    if (facts->use == SYMAI_USE_OTP ||
        (facts->use == SYMAI_USE_OTHER && facts->leads_in &&
         f->kind == SYMA_SECTION_LOGIN))
        return SYMAI_USE_LOGIN;
    return facts->use;
}

static int find_one(struct forms *forms, const struct symai_form *form)
{
    struct symai_findings *f = forms->f;
    struct symai_form_facts facts;
    int rc;

    if (form->field_count == 0)
        return SYMA_OK;
    symai_form_read(f, form, forms->titled, &facts);
    if ((form->flags & SYMAI_FORM_INVISIBLE) != 0)
        return found_hidden(forms, &facts);
    rc = symai_verdict_add_form(f->verdict, symai_form_use_name(facts.use),
                                facts.enabled);
    if (rc < 0)
        return rc;
    symai_signature_add_form(&f->structure, f->features, form, facts.use,
                             stands_for(f, &facts));
    /* A newsletter that asks for more than an address is a form too. */
    if (facts.texts > 2 || (facts.texts > 0 && facts.use != SYMAI_USE_SEARCH &&
                            facts.use != SYMAI_USE_NEWSLETTER))
        f->any_form = 1;
    switch (facts.use) {
    case SYMAI_USE_LOGIN:
    case SYMAI_USE_OTP:
        return found_login(forms, form, &facts);
    case SYMAI_USE_ACTIVATION:
        rc = found_activation(f, &facts);
        return rc < 0 ? rc : found_other(f, &facts);
    case SYMAI_USE_REGISTRATION:
        /* Some activate a card and open an account in one. */
        if (f->kind == SYMA_SECTION_ACTIVATION && facts.activates) {
            rc = found_activation(f, &facts);
            return rc < 0 ? rc : found_other(f, &facts);
        }
        return found_other(f, &facts);
    case SYMAI_USE_SEARCH:
        f->search_form = 1;
        return symai_find_note(f, "form.search.present", SYMA_STATE_UP, 100,
                               "");
    default:
        return found_other(f, &facts);
    }
}

/* Asked of every link of a page: of most it is told before they are folded. */
static int says(struct forms *forms, int sign, struct symai_span span)
{
    const struct symai_findings *f = forms->f;

    if (span.len > MAX_FOLDED / 2)
        span.len = MAX_FOLDED / 2;
    if (!symai_ruleset_may_stand(
            f->rules, sign, symai_features_text(f->features, span), span.len))
        return 0;
    fold(forms, span);
    return has(forms, sign);
}

static int says_logout(struct forms *forms, struct symai_span words,
                       struct symai_span address)
{
    return says(forms, SYMAI_SIGN_LINK_LOGOUT, words) ||
           says(forms, SYMAI_SIGN_LINK_LOGOUT, address);
}

static int note_logout(struct symai_findings *f, int place,
                       struct symai_span words)
{
    f->logged_in = 1;
    return symai_find_add(f, "link.logout.present", SYMA_STATE_UP, 800,
                          symai_place_name(place),
                          symai_features_text(f->features, words), words.len);
}

/* Frameworks let people out by a form of one button. */
static int find_logout_button(struct forms *forms)
{
    const struct symai_features *p = forms->f->features;
    const struct symai_form *form;
    const struct symai_field *field;
    size_t i;
    uint32_t j;

    for (i = 0; i < p->forms.count; i++) {
        form = symai_vec_at(&p->forms, i);
        for (j = 0; j < form->field_count; j++) {
            field = symai_vec_at(&p->fields, form->first_field + j);
            if (field == NULL || (field->type != SYMAI_FIELD_SUBMIT &&
                                  field->type != SYMAI_FIELD_BUTTON))
                continue;
            if (says_logout(forms, field->label, form->action))
                return note_logout(forms->f, SYMAI_PLACE_BODY, field->label);
        }
    }
    return SYMA_OK;
}

/* Words that only somebody who is in gets to see, on an account's page that
 * has its way out in a menu built by a script. */
static int find_welcome(struct forms *forms)
{
    struct symai_findings *f = forms->f;
    const struct symai_block *block;
    size_t i;

    for (i = 0; i < f->features->blocks.count; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (block->place >= SYMAI_PLACE_NOSCRIPT ||
            (block->flags & SYMAI_BLOCK_CONTROL) != 0)
            continue;
        fold(forms, block->text);
        if (!has(forms, SYMAI_SIGN_TEXT_LOGGED_IN))
            continue;
        f->logged_in = 1;
        return symai_find_add(f, "text.login.present", SYMA_STATE_UP, 700,
                              symai_place_name(block->place),
                              symai_features_text(f->features, block->text),
                              block->text.len);
    }
    return SYMA_OK;
}

/* What the page says goes before this: it is enough to miss nothing. */
static int found_inside(struct symai_findings *f, const char *code)
{
    if (f->way_in == SYMAI_WAY_NONE)
        f->way_in = SYMAI_WAY_NAMED;
    return symai_find_note(f, code, SYMA_STATE_UP, 300, "");
}

/* An account whose way out is in a menu that a script builds: it shows the
 * reader's numbers, or settings, which are for somebody who is in. */
static int find_inside(struct symai_findings *f)
{
    if (symai_own_data(f) && symai_own_titled(f))
        return found_inside(f, "text.account.data");
    if (symai_find_manages(f))
        return found_inside(f, "form.settings.present");
    return SYMA_OK;
}

/* A way out means that somebody is in. */
static int find_logout(struct forms *forms)
{
    const struct symai_features *p = forms->f->features;
    const struct symai_link *link;
    size_t i;
    int rc;

    for (i = 0; i < p->links.count; i++) {
        link = symai_vec_at(&p->links, i);
        if (says_logout(forms, link->text, link->href))
            return note_logout(forms->f, link->place, link->text);
    }
    rc = find_logout_button(forms);
    if (rc >= 0 && forms->f->kind == SYMA_SECTION_ACCOUNT &&
        !forms->f->logged_in)
        rc = find_welcome(forms);
    return rc;
}

/* Before an account or an activation it has to say more than 'continue', and
 * to lead there: not to help, nor to the login of somebody else. */
static int is_gate(struct forms *forms, const struct symai_link *link)
{
    const char *text = symai_features_text(forms->f->features, link->text);

    return has(forms, SYMAI_SIGN_LINK_LOGIN) &&
           memchr(text, '?', link->text.len) == NULL &&
           !symai_find_sign(forms->f, SYMAI_SIGN_FIND_LESS, text,
                            link->text.len) &&
           !symai_find_sign(forms->f, SYMAI_SIGN_FIND_NONE, text,
                            link->text.len);
}

/* A link or button that opens a login elsewhere, on a page without a form:
 * as good as an identifier-first form where it is a login page. A link that
 * only says "log in" is less: any page has one, so it has to stand alone. */
static int find_login_link(struct forms *forms)
{
    struct symai_findings *f = forms->f;
    const struct symai_link *link;
    size_t i;
    int rc;

    for (i = 0; i < f->features->links.count; i++) {
        link = symai_vec_at(&f->features->links, i);
        if ((link->flags & SYMAI_BLOCK_LANDMARK) != 0)
            continue;
        fold(forms, link->text);
        if (f->kind == SYMA_SECTION_LOGIN &&
            has(forms, SYMAI_SIGN_BUTTON_SSO)) {
            set_function(f, SYMAI_FUNCTION_PRESENT);
            rc = symai_verdict_add_form(
                f->verdict, symai_form_use_name(SYMAI_USE_LOGIN), 1);
            if (rc < 0)
                return rc;
            return symai_find_add(f, "form.sso.present", SYMA_STATE_UP, 700,
                                  symai_place_name(link->place),
                                  symai_features_text(f->features, link->text),
                                  link->text.len);
        }
        if (f->way_in != SYMAI_WAY_SEEN && link->text.len <= LONE_LINK_MAX &&
            (link->flags & SYMAI_BLOCK_LINK) != 0 &&
            (link->flags & SYMAI_BLOCK_LIST) == 0 &&
            has(forms, SYMAI_SIGN_BUTTON_LOGIN) &&
            (f->kind == SYMA_SECTION_LOGIN || is_gate(forms, link))) {
            f->way_in = SYMAI_WAY_SEEN;
            rc = symai_find_add(f, "link.login.present", SYMA_STATE_UP, 500,
                                symai_place_name(link->place),
                                symai_features_text(f->features, link->text),
                                link->text.len);
            if (rc < 0)
                return rc;
        }
    }
    return SYMA_OK;
}

/* The form may be a page of its own inside this one. */
static int find_login_frame(struct forms *forms)
{
    struct symai_findings *f = forms->f;

    fold(forms, f->features->frames);
    if (!has(forms, SYMAI_SIGN_PATH_LOGIN))
        return SYMA_OK;
    f->way_in = SYMAI_WAY_SEEN;
    return symai_find_note(f, "page.frame.login", SYMA_STATE_UP, 600, "");
}

/* A page that calls itself a login and only leads on to it: by a button, or
 * by links to the login of each kind of customer. */
static int find_login_lobby(struct forms *forms)
{
    struct symai_findings *f = forms->f;

    if ((forms->titled & SYMAI_TITLE_LOGIN) == 0 ||
        (!has_button_for(forms, SYMAI_USE_LOGIN) && !symai_lobby_leads_on(f)))
        return SYMA_OK;
    f->way_in = SYMAI_WAY_NAMED;
    return symai_find_note(f, "page.login.named", SYMA_STATE_UP, 300, "");
}

static int find_way_in(struct forms *forms)
{
    struct symai_findings *f = forms->f;
    int rc;

    if (f->kind == SYMA_SECTION_GENERIC || f->logged_in)
        return SYMA_OK;
    rc = find_login_link(forms);
    if (rc < 0 || f->function != SYMAI_FUNCTION_ABSENT)
        return rc;
    if (f->kind == SYMA_SECTION_ACCOUNT)
        return find_inside(f);
    if (f->kind != SYMA_SECTION_LOGIN)
        return SYMA_OK;
    rc = find_login_frame(forms);
    if (rc >= 0 && f->way_in == SYMAI_WAY_NONE)
        rc = find_login_lobby(forms);
    return rc;
}

static int find_forms(struct forms *forms)
{
    struct symai_findings *f = forms->f;
    size_t i;
    int rc = SYMA_OK;

    if (f->features->forms.count > 0 || f->kind == SYMA_SECTION_LOGIN)
        forms->titled = symai_form_title(f);
    for (i = 0; i < f->features->forms.count && rc >= 0; i++)
        rc = find_one(forms, symai_vec_at(&f->features->forms, i));
    /* A script can send a form by a button that stands outside of it. */
    if (f->no_submit && has_button_for(forms, f->kind == SYMA_SECTION_ACTIVATION
                                                  ? SYMAI_USE_ACTIVATION
                                                  : SYMAI_USE_LOGIN))
        f->no_submit = 0;
    if (rc >= 0)
        rc = find_logout(forms);
    if (rc >= 0 && f->function == SYMAI_FUNCTION_ABSENT)
        rc = find_way_in(forms);
    return rc;
}

/* Widgets are boxes that a script fills: no field of the form gives them
 * away, only the marks of the page that the function's form is on. */
static int has_captcha(struct symai_findings *f)
{
    return (f->kind == SYMA_SECTION_LOGIN ||
            f->kind == SYMA_SECTION_ACTIVATION) &&
           f->function >= SYMAI_FUNCTION_DISABLED &&
           symai_find_mark(f, SYMAI_SIGN_MARK_CAPTCHA);
}

int symai_find_form(struct symai_findings *f)
{
    struct forms forms;
    int rc;

    memset(&forms, 0, sizeof forms);
    forms.f = f;
    symai_signature_init(&f->structure);
    symai_buf_init(&forms.folded, MAX_FOLDED);
    rc = find_forms(&forms);
    symai_buf_free(&forms.folded);
    if (rc >= 0)
        rc = symai_signature_add_page(&f->structure, f->features);
    symai_signature_write(&f->structure, f->verdict->signature);
    if (rc >= 0 && f->kind == SYMA_SECTION_ACCOUNT && f->logged_in)
        set_function(f, SYMAI_FUNCTION_PRESENT);
    f->captcha |= has_captcha(f);
    if (rc >= 0 && f->captcha)
        rc = symai_find_note(f, "form.captcha.present", SYMA_STATE_UP, 300, "");
    if (rc >= 0 && f->insecure)
        rc = symai_find_note(f, "form.password.insecure", SYMA_STATE_DEGRADED,
                             800, "");
    return rc;
}
