/* SPDX-License-Identifier: MIT */
/*
 * Screens of settings: a form in sight with something to choose or to write
 * and a control that saves it. What such a page says of maintenance is the
 * name of a switch.
 */
#include "judge/find.h"

static int is_choice(const struct symai_field *field)
{
    return field->type == SYMAI_FIELD_CHECKBOX ||
           field->type == SYMAI_FIELD_RADIO ||
           field->type == SYMAI_FIELD_SELECT ||
           field->type == SYMAI_FIELD_TEXTAREA;
}

static int is_save(struct symai_findings *f, const struct symai_field *field)
{
    return (field->type == SYMAI_FIELD_SUBMIT ||
            field->type == SYMAI_FIELD_BUTTON) &&
           symai_find_sign(f, SYMAI_SIGN_BUTTON_MANAGE,
                           symai_features_text(f->features, field->label),
                           field->label.len);
}

static int is_settings(struct symai_findings *f, const struct symai_form *form)
{
    const struct symai_field *field;
    int choices = 0;
    int saves = 0;
    uint32_t i;

    for (i = 0; i < form->field_count; i++) {
        field = symai_vec_at(&f->features->fields, form->first_field + i);
        if (field == NULL || (field->flags & (SYMAI_FIELD_INVISIBLE |
                                              SYMAI_FIELD_DISABLED)) != 0)
            continue;
        if (field->type == SYMAI_FIELD_PASSWORD)
            return 0;
        choices |= is_choice(field);
        saves |= is_save(f, field);
    }
    return choices && saves;
}

int symai_find_manages(struct symai_findings *f)
{
    const struct symai_form *form;
    size_t i;

    for (i = 0; i < f->features->forms.count; i++) {
        form = symai_vec_at(&f->features->forms, i);
        if ((form->flags & (SYMAI_FORM_INVISIBLE | SYMAI_FORM_LANDMARK)) == 0 &&
            is_settings(f, form))
            return 1;
    }
    return 0;
}
