/* SPDX-License-Identifier: MIT */
/*
 * Every fact of a form is counted once; texts are folded once a field. The
 * words come from the signs of the rule files.
 */
#include "judge/form_count.h"

#include <string.h>

/* A folded text, and the signs that may stand in it: most are asked for a
 * dozen, and have none. */
struct label {
    struct symai_buf folded;
    uint64_t may;
};

/* A form while it is read; the labels are of one field. */
struct reading {
    struct symai_findings *f;
    struct symai_form_counts n;
    int is_hidden; /* all of it: what is hidden in it counts */
    struct label name;
    struct label label;
    struct label autocomplete;
};

#define MAX_FOLDED 1024
#define HEADINGS_READ 2

/* Names and labels are short. */
static void fold_span(struct symai_findings *f, struct symai_span span,
                      struct label *out)
{
    symai_find_fold(f, span, MAX_FOLDED / 2, &out->folded);
    out->may =
        symai_ruleset_label_signs(f->rules, out->folded.data, out->folded.len);
}

static int says(struct symai_findings *f, int sign, const struct label *label)
{
    int rc = 0;

    if ((label->may >> sign & 1) != 0)
        rc = symai_ruleset_has_sign(f->rules, sign, f->scratch,
                                    label->folded.data, label->folded.len);
    if (rc < 0)
        f->trouble = rc;
    return rc == 1;
}

static int has(const struct reading *r, int sign, const struct label *label)
{
    return says(r->f, sign, label);
}

static int field_has(const struct reading *r, int sign)
{
    return has(r, sign, &r->name) || has(r, sign, &r->label) ||
           has(r, sign, &r->autocomplete);
}

static int is_button(const struct symai_field *field)
{
    return field->type == SYMAI_FIELD_SUBMIT ||
           field->type == SYMAI_FIELD_BUTTON;
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

/* It sends the form: by itself, or by a script if it says what for. */
static int is_sending(const struct reading *r, const struct symai_field *field)
{
    return field->type == SYMAI_FIELD_SUBMIT ||
           has(r, SYMAI_SIGN_BUTTON_LOGIN, &r->label) ||
           has(r, SYMAI_SIGN_BUTTON_ACTIVATE, &r->label);
}

/* A button that only empties the fields is called 'reset', too. */
static int may_say(const struct symai_field *field, int sign)
{
    return sign != SYMAI_SIGN_FORM_RECOVER || field->type == SYMAI_FIELD_SUBMIT;
}

static void count_button(struct reading *r, const struct symai_field *field)
{
    static const int signs[] = {
        SYMAI_SIGN_BUTTON_LOGIN,    SYMAI_SIGN_BUTTON_SSO,
        SYMAI_SIGN_BUTTON_SEARCH,   SYMAI_SIGN_BUTTON_REGISTER,
        SYMAI_SIGN_BUTTON_ACTIVATE, SYMAI_SIGN_FORM_NEWSLETTER,
        SYMAI_SIGN_FORM_RECOVER,    SYMAI_SIGN_FORM_CONTACT,
        SYMAI_SIGN_FORM_PAYMENT};
    size_t i;

    r->n.buttons++;
    if ((field->flags & SYMAI_FIELD_DISABLED) == 0) {
        r->n.usable_buttons++;
        r->n.usable_submits += is_sending(r, field);
    }
    for (i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!r->n.button[signs[i]] && may_say(field, signs[i]))
            r->n.button[signs[i]] =
                has(r, signs[i], &r->label) || has(r, signs[i], &r->name);
    }
}

static int is_address(const struct symai_field *field)
{
    return field->type == SYMAI_FIELD_EMAIL || field->type == SYMAI_FIELD_TEL;
}

static void count_password(struct reading *r)
{
    r->n.passwords++;
    r->n.passwords_new +=
        strstr(r->autocomplete.folded.data, "new-password") != NULL;
    r->n.passwords_current +=
        strstr(r->autocomplete.folded.data, "current-password") != NULL;
}

/* An address: to log in with, or for a newsletter, if it says so. */
static void count_identifier(struct reading *r, const struct symai_field *field)
{
    r->n.identifiers++;
    r->n.addresses +=
        is_address(field) || field_has(r, SYMAI_SIGN_FIELD_ADDRESS);
    if (!r->n.named[SYMAI_SIGN_FORM_NEWSLETTER])
        r->n.named[SYMAI_SIGN_FORM_NEWSLETTER] =
            has(r, SYMAI_SIGN_FORM_NEWSLETTER, &r->label) ||
            has(r, SYMAI_SIGN_FORM_NEWSLETTER, &r->name);
}

/* A label says more than a name: "User name" beside user[first_name]. */
static int is_identifier(const struct reading *r,
                         const struct symai_field *field)
{
    if (has(r, SYMAI_SIGN_FIELD_IDENTIFIER, &r->label))
        return 1;
    if (field_has(r, SYMAI_SIGN_FIELD_PERSONAL))
        return 0;
    return field->type == SYMAI_FIELD_EMAIL ||
           has(r, SYMAI_SIGN_FIELD_IDENTIFIER, &r->name) ||
           has(r, SYMAI_SIGN_FIELD_IDENTIFIER, &r->autocomplete);
}

static void count_card(struct reading *r)
{
    r->n.cards++;
    r->n.cards_sure += field_has(r, SYMAI_SIGN_FIELD_CARD);
}

/* A network's key is no password, a card's code none to log in with. */
static int count_other_business(struct reading *r)
{
    if (field_has(r, SYMAI_SIGN_FIELD_FOREIGN))
        r->n.foreign++;
    else if (has(r, SYMAI_SIGN_FIELD_CARD, &r->name) ||
             has(r, SYMAI_SIGN_FIELD_CARD, &r->autocomplete))
        count_card(r);
    else
        return 0;
    return 1;
}

/* The first that fits: from the narrow to the wide. */
static void count_typed(struct reading *r, const struct symai_field *field)
{
    r->n.texts++;
    r->n.boxes += field->max_length == 1;
    if ((field->flags & (SYMAI_FIELD_DISABLED | SYMAI_FIELD_READONLY)) == 0)
        r->n.usable_texts++;
    if (count_other_business(r))
        return;
    if (field->type == SYMAI_FIELD_PASSWORD)
        count_password(r);
    else if (field->type == SYMAI_FIELD_TEXTAREA)
        r->n.messages += !field_has(r, SYMAI_SIGN_FIELD_CAPTCHA);
    else if (field->type == SYMAI_FIELD_SEARCH ||
             (!is_address(field) && field_has(r, SYMAI_SIGN_FIELD_SEARCH)))
        r->n.searches++;
    else if (field_has(r, SYMAI_SIGN_FIELD_CAPTCHA))
        r->n.captcha = 1;
    else if (field_has(r, SYMAI_SIGN_FIELD_OTP))
        r->n.codes++;
    else if (field_has(r, SYMAI_SIGN_FIELD_ACTIVATION))
        r->n.numbers++;
    else if (field_has(r, SYMAI_SIGN_FIELD_PAYMENT))
        count_card(r);
    else if (is_identifier(r, field))
        count_identifier(r, field);
    else if (field_has(r, SYMAI_SIGN_FIELD_PERSONAL))
        r->n.personal++;
}

/* Who one logs in with is often chosen first. */
static void count_select(struct reading *r)
{
    r->n.selects++;
    r->n.providers += field_has(r, SYMAI_SIGN_FIELD_PROVIDER);
}

static void count_field(struct reading *r, const struct symai_field *field)
{
    if (field->type == SYMAI_FIELD_HIDDEN ||
        (!r->is_hidden && (field->flags & SYMAI_FIELD_INVISIBLE) != 0)) {
        if (!r->n.captcha) {
            fold_span(r->f, field->name, &r->name);
            r->n.captcha = has(r, SYMAI_SIGN_FIELD_CAPTCHA, &r->name);
        }
        return;
    }
    r->n.checks += field->type == SYMAI_FIELD_CHECKBOX;
    if (!is_button(field) && !is_typed(field) &&
        field->type != SYMAI_FIELD_SELECT)
        return;
    fold_span(r->f, field->name, &r->name);
    fold_span(r->f, field->label, &r->label);
    fold_span(r->f, field->autocomplete, &r->autocomplete);
    if (is_button(field))
        count_button(r, field);
    else if (is_typed(field))
        count_typed(r, field);
    else
        count_select(r);
}

static void count_fields(struct reading *r, const struct symai_form *form)
{
    const struct symai_field *field;
    uint32_t i;

    for (i = 0; i < form->field_count; i++) {
        field = symai_vec_at(&r->f->features->fields, form->first_field + i);
        if (field == NULL)
            return;
        count_field(r, field);
    }
}

static void count_names(struct reading *r, const struct symai_form *form)
{
    static const int signs[] = {
        SYMAI_SIGN_FORM_LOGIN,   SYMAI_SIGN_FORM_REGISTER,
        SYMAI_SIGN_FORM_RECOVER, SYMAI_SIGN_FORM_NEWSLETTER,
        SYMAI_SIGN_FORM_CONTACT, SYMAI_SIGN_FORM_PAYMENT,
        SYMAI_SIGN_FIELD_OTP};
    const struct symai_span spans[] = {form->name, form->action, form->text,
                                       form->before};
    size_t i;
    size_t j;

    for (i = 0; i < sizeof spans / sizeof *spans; i++) {
        fold_span(r->f, spans[i], &r->name);
        if (r->name.folded.len == 0)
            continue;
        for (j = 0; j < sizeof signs / sizeof *signs; j++) {
            if (!r->n.named[signs[j]])
                r->n.named[signs[j]] = has(r, signs[j], &r->name);
        }
    }
}

/* Most forms of most pages: only a search word is asked for. */
static int is_plain_search(const struct symai_form_counts *n)
{
    return n->texts > 0 && n->searches == n->texts;
}

static unsigned titles_in(struct symai_findings *f, struct symai_span span,
                          struct label *label)
{
    static const struct {
        int sign;
        unsigned title;
    } titles[] = {{SYMAI_SIGN_FORM_LOGIN, SYMAI_TITLE_LOGIN},
                  {SYMAI_SIGN_FORM_REGISTER, SYMAI_TITLE_REGISTER},
                  {SYMAI_SIGN_FORM_RECOVER, SYMAI_TITLE_RECOVER}};
    unsigned found = 0;
    size_t i;

    fold_span(f, span, label);
    for (i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (says(f, titles[i].sign, label))
            found |= titles[i].title;
    }
    return found;
}

unsigned symai_form_title(struct symai_findings *f)
{
    const struct symai_block *block;
    struct label label;
    unsigned found;
    int left = HEADINGS_READ;
    size_t i;

    symai_buf_init(&label.folded, MAX_FOLDED);
    found = titles_in(f, f->features->title, &label);
    for (i = 0; i < f->features->blocks.count && left > 0; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (block->place != SYMAI_PLACE_H1)
            continue;
        found |= titles_in(f, block->text, &label);
        left--;
    }
    symai_buf_free(&label.folded);
    return found;
}

void symai_form_count(struct symai_findings *f, const struct symai_form *form,
                      struct symai_form_counts *out)
{
    struct reading r;

    memset(&r, 0, sizeof r);
    r.f = f;
    r.is_hidden = (form->flags & SYMAI_FORM_INVISIBLE) != 0;
    r.n.loose = (form->flags & SYMAI_FORM_LOOSE) != 0;
    r.n.aside = (form->flags & SYMAI_FORM_LANDMARK) != 0;
    symai_buf_init(&r.name.folded, MAX_FOLDED);
    symai_buf_init(&r.label.folded, MAX_FOLDED);
    symai_buf_init(&r.autocomplete.folded, MAX_FOLDED);
    count_fields(&r, form);
    if (r.n.texts + r.n.buttons > 0 && !is_plain_search(&r.n))
        count_names(&r, form);
    symai_buf_free(&r.name.folded);
    symai_buf_free(&r.label.folded);
    symai_buf_free(&r.autocomplete.folded);
    *out = r.n;
}
