/* SPDX-License-Identifier: MIT */
/*
 * The forms of a page: one that logs in or activates makes the page itself a
 * candidate; one that takes nothing but a click leads to another.
 */
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "discover/look.h"
#include "discover/weights.h"
#include "judge/form_count.h"
#include "judge/form_use.h"
#include "syma/types.h"

#define TITLE_WORDS_MAX 8
#define TYPED_MAX 8
#define LABEL_MAX 128 /* bytes of a label that are looked at */

/* What the judge needs of a page to read its forms. */
static void prepare(const struct symai_look_at *at, struct symai_findings *f)
{
    memset(f, 0, sizeof *f);
    f->features = at->features;
    f->rules = at->words.rules;
    f->scratch = at->words.scratch;
    f->kind = SYMA_SECTION_GENERIC;
}

static int is_hidden(const struct symai_form *form)
{
    return (form->flags & SYMAI_FORM_INVISIBLE) != 0;
}

static int may_have(const struct symai_findings *f, int sign,
                    struct symai_span span)
{
    /* By capital letters and accents nothing is missed that counts: names and
     * actions are small, and a password field speaks for itself. */
    const char *text = symai_features_text(f->features, span);
    char small[LABEL_MAX];
    size_t len = span.len < sizeof small ? span.len : sizeof small;
    size_t i;

    for (i = 0; i < len; i++)
        small[i] = (char)symai_ascii_lower((unsigned char)text[i]);
    return symai_ruleset_may_have_sign(f->rules, sign, small, len);
}

static int field_may_matter(const struct symai_findings *f,
                            const struct symai_field *field)
{
    switch (field->type) {
    case SYMAI_FIELD_PASSWORD:
        return 1;
    case SYMAI_FIELD_SUBMIT:
    case SYMAI_FIELD_BUTTON:
        return may_have(f, SYMAI_SIGN_BUTTON_LOGIN, field->label) ||
               may_have(f, SYMAI_SIGN_BUTTON_ACTIVATE, field->label);
    case SYMAI_FIELD_HIDDEN:
    case SYMAI_FIELD_SEARCH:
    case SYMAI_FIELD_SELECT:
    case SYMAI_FIELD_CHECKBOX:
    case SYMAI_FIELD_RADIO:
        return 0;
    default:
        return may_have(f, SYMAI_SIGN_FIELD_ACTIVATION, field->name) ||
               may_have(f, SYMAI_SIGN_FIELD_ACTIVATION, field->label);
    }
}

/* Most forms search or subscribe: nothing of them speaks of a login or of an
 * activation, and they need not be read. Where nothing is asked for only a
 * button speaks. */
static int may_matter(const struct symai_findings *f,
                      const struct symai_form *form, int is_asking)
{
    uint32_t i;

    if (is_asking && (may_have(f, SYMAI_SIGN_FORM_LOGIN, form->name) ||
                      may_have(f, SYMAI_SIGN_FORM_LOGIN, form->action)))
        return 1;
    for (i = 0; i < form->field_count; i++)
        if (field_may_matter(
                f, symai_vec_at(&f->features->fields, form->first_field + i)))
            return 1;
    return 0;
}

static int is_typed(const struct symai_field *field)
{
    switch (field->type) {
    case SYMAI_FIELD_HIDDEN:
    case SYMAI_FIELD_SUBMIT:
    case SYMAI_FIELD_BUTTON:
    case SYMAI_FIELD_CHECKBOX:
    case SYMAI_FIELD_RADIO:
        return 0;
    default:
        return 1;
    }
}

static int is_for_new(const struct symai_findings *f,
                      const struct symai_field *field)
{
    const char *kind = symai_features_text(f->features, field->autocomplete);

    return strstr(kind, "new-password") != NULL ||
           may_have(f, SYMAI_SIGN_BUTTON_REGISTER, field->label) ||
           may_have(f, SYMAI_SIGN_FORM_RECOVER, field->label);
}

struct typed {
    int all;
    int passwords;
};

static struct typed count_typed(const struct symai_findings *f,
                                const struct symai_form *form)
{
    struct typed n = {0, 0};
    const struct symai_field *field;
    uint32_t i;

    for (i = 0; i < form->field_count; i++) {
        field = symai_vec_at(&f->features->fields, form->first_field + i);
        n.all += is_typed(field);
        n.passwords += field->type == SYMAI_FIELD_PASSWORD;
    }
    return n;
}

static int has_field_for_new(const struct symai_findings *f,
                             const struct symai_form *form)
{
    uint32_t i;

    for (i = 0; i < form->field_count; i++)
        if (is_for_new(
                f, symai_vec_at(&f->features->fields, form->first_field + i)))
            return 1;
    return 0;
}

/* One password and one name beside it, and no word of registering: that is a
 * login, and most logins are that. */
static int is_plain_login(const struct symai_findings *f,
                          const struct symai_form *form, const struct typed *n)
{
    return n->passwords == 1 && n->all == 2 &&
           (form->flags & (SYMAI_FORM_LOOSE | SYMAI_FORM_INERT)) == 0 &&
           !has_field_for_new(f, form) &&
           !may_have(f, SYMAI_SIGN_FORM_REGISTER, form->name) &&
           !may_have(f, SYMAI_SIGN_FORM_REGISTER, form->action) &&
           !may_have(f, SYMAI_SIGN_FORM_RECOVER, form->action);
}

/* So much is asked of those who are new. */
static int is_long(const struct typed *n)
{
    return n->all > TYPED_MAX || n->passwords > 2;
}

static void note_use(const struct symai_form *form,
                     const struct symai_form_facts *facts,
                     struct symai_page_forms *out)
{
    if (facts->use == SYMAI_USE_LOGIN && !is_hidden(form))
        out->has_login = 1;
    else if (facts->use == SYMAI_USE_LOGIN && facts->passwords > 0)
        out->has_hidden_login = 1;
    else if (facts->use == SYMAI_USE_ACTIVATION && facts->activates &&
             !is_hidden(form))
        out->has_activation = 1;
}

static int read_forms(struct symai_look_at *at, struct symai_page_forms *out)
{
    const struct symai_vec *forms = &at->features->forms;
    struct symai_form_facts facts;
    struct symai_findings f;
    const struct symai_form *form;
    struct typed n;
    unsigned titled = 0;
    int is_title_read = 0;
    size_t i;

    prepare(at, &f);
    for (i = 0; i < forms->count; i++) {
        form = symai_vec_at(forms, i);
        n = count_typed(&f, form);
        if (is_plain_login(&f, form, &n)) {
            *(is_hidden(form) ? &out->has_hidden_login : &out->has_login) = 1;
        } else if (!is_long(&n) && may_matter(&f, form, n.all > 0)) {
            if (!is_title_read)
                titled = symai_form_title(&f);
            is_title_read = 1;
            symai_form_read(&f, form, is_hidden(form) ? 0 : titled, &facts);
            note_use(form, &facts, out);
        }
    }
    return f.trouble;
}

/* ---- forms that take nothing but a click ---- */

static int is_button(const struct symai_field *field)
{
    return (field->type == SYMAI_FIELD_SUBMIT ||
            field->type == SYMAI_FIELD_BUTTON) &&
           (field->flags & SYMAI_FIELD_DISABLED) == 0;
}

/* Its one button; NULL: it asks for something, or there are more. */
static const struct symai_field *only_button(const struct symai_features *f,
                                             const struct symai_form *form)
{
    const struct symai_field *only = NULL;
    const struct symai_field *field;
    uint32_t i;

    for (i = 0; i < form->field_count; i++) {
        field = symai_vec_at(&f->fields, form->first_field + i);
        if (field->type == SYMAI_FIELD_HIDDEN)
            continue;
        if (only != NULL || !is_button(field))
            return NULL;
        only = field;
    }
    return only;
}

/* Such a form is a link, whatever it is sent by. */
static int follow_buttons(struct symai_look_at *at)
{
    const struct symai_vec *forms = &at->features->forms;
    const struct symai_form *form;
    const struct symai_field *button;
    struct symai_link link;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < forms->count; i++) {
        form = symai_vec_at(forms, i);
        button = only_button(at->features, form);
        if (button == NULL || form->action.len == 0 || is_hidden(form))
            continue;
        memset(&link, 0, sizeof link);
        link.href = form->action;
        link.text = button->label;
        link.flags = SYMAI_BLOCK_LINK;
        if ((form->flags & SYMAI_FORM_LANDMARK) != 0)
            link.flags |= SYMAI_BLOCK_LANDMARK;
        link.place = SYMAI_PLACE_BODY;
        rc = symai_look_link(at, &link);
    }
    return rc;
}

/* ---- the page itself ---- */

static int add_self(struct symai_look_at *at, int kind, const char *code,
                    const char *found_by, int weight)
{
    struct syma_candidate c;
    int rc;

    symai_candidate_init(&c, kind);
    rc = symai_candidate_add(&c, code, found_by, strlen(found_by), weight);
    c.found_weight = c.score;
    if (rc == SYMA_OK)
        rc = symai_strdup(at->asked, &c.url);
    if (rc == SYMA_OK)
        rc = symai_strdup(found_by, &c.found_by);
    if (rc == SYMA_OK)
        rc = symai_strdup(at->asked, &c.found_at);
    if (rc < 0) {
        symai_candidate_clear(&c);
        return rc;
    }
    return symai_store_candidate(at->store, &c);
}

static int offer_forms(struct symai_look_at *at,
                       const struct symai_page_forms *forms)
{
    int rc = SYMA_OK;

    if (forms->has_login)
        rc = add_self(at, SYMA_SECTION_LOGIN, "page.form",
                      "login form on the page", SYMAI_WEIGHT_FORM);
    else if (forms->has_hidden_login)
        rc = add_self(at, SYMA_SECTION_LOGIN, "page.form",
                      "login form that the page opens",
                      SYMAI_WEIGHT_FORM_HIDDEN);
    if (rc == SYMA_OK && forms->has_activation)
        rc = add_self(at, SYMA_SECTION_ACTIVATION, "page.form",
                      "activation form on the page", SYMAI_WEIGHT_FORM);
    return rc;
}

/* A page that a script fills says in its title and address what it is. */
static int offer_title(struct symai_look_at *at)
{
    static const struct {
        int kind;
        int said;
        int path;
    } kinds[] = {
        {SYMA_SECTION_LOGIN, SYMAI_SIGN_FIND_LOGIN, SYMAI_SIGN_AT_LOGIN},
        {SYMA_SECTION_ACTIVATION, SYMAI_SIGN_FIND_ACTIVATION,
         SYMAI_SIGN_AT_ACTIVATION}};
    struct symai_span title = at->features->title;
    struct symai_address_parts parts;
    uint64_t said;
    uint64_t path;
    size_t k;
    int rc;

    if (!symai_address_cut(at->asked, &parts))
        return SYMA_OK;
    rc = symai_words_ask(&at->words, SYMAI_SIGN_AT_LOGIN, parts.path_end.text,
                         parts.path_end.len, &path);
    if (rc < 0 || path == 0 || symai_words_say(path, SYMAI_SIGN_AT_NONE))
        return rc;
    rc = symai_words_ask(&at->words, SYMAI_SIGN_FIND_LOGIN,
                         symai_features_text(at->features, title), title.len,
                         &said);
    if (symai_words_count(&at->words.other) > TITLE_WORDS_MAX)
        return rc;
    for (k = 0; rc == SYMA_OK && k < sizeof kinds / sizeof *kinds; k++)
        if (symai_words_say(said, kinds[k].said) &&
            symai_words_say(path, kinds[k].path))
            rc = add_self(at, kinds[k].kind, "page.title",
                          "title and address of the page",
                          SYMAI_WEIGHT_PATH_END + SYMAI_WEIGHT_TITLE);
    return rc;
}

int symai_look_forms(struct symai_look_at *at, struct symai_page_forms *out)
{
    int rc;

    memset(out, 0, sizeof *out);
    rc = read_forms(at, out);
    if (rc == SYMA_OK)
        rc = offer_forms(at, out);
    if (rc == SYMA_OK)
        rc = follow_buttons(at);
    if (rc == SYMA_OK && !out->has_login && !out->has_activation)
        rc = offer_title(at);
    return rc;
}
