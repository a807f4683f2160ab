/* SPDX-License-Identifier: MIT */
/*
 * Fields are gathered in page order, each with the form it belongs to, and
 * sorted by form at the end: a field can name its form from afar.
 */
#include "page/form.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "page/state.h"

#define LABELS_MAX 1024
#define SHORT_MAX 120
#define NEAR_MAX 80 /* longer text is no label */
#define LOOSE (-1)

/* SYMAI_FIELDS_MAX in all. A list with hundreds of boxes to tick takes no
 * place away from the password that stands behind it. */
static const size_t field_caps[SYMAI_FIELD_OTHER + 1] = {
    [SYMAI_FIELD_TEXT] = 192,    [SYMAI_FIELD_PASSWORD] = 32,
    [SYMAI_FIELD_EMAIL] = 32,    [SYMAI_FIELD_TEL] = 32,
    [SYMAI_FIELD_NUMBER] = 64,   [SYMAI_FIELD_SEARCH] = 16,
    [SYMAI_FIELD_CHECKBOX] = 96, [SYMAI_FIELD_RADIO] = 96,
    [SYMAI_FIELD_SELECT] = 64,   [SYMAI_FIELD_TEXTAREA] = 16,
    [SYMAI_FIELD_FILE] = 16,     [SYMAI_FIELD_HIDDEN] = 128,
    [SYMAI_FIELD_SUBMIT] = 112,  [SYMAI_FIELD_BUTTON] = 96,
    [SYMAI_FIELD_OTHER] = 32};

struct form_work {
    struct symai_form form;
    struct symai_span id;
};

struct field_work {
    struct symai_field field;
    int form;
    struct symai_span id;
    struct symai_span form_id;     /* form attribute */
    struct symai_span labelled_by; /* its first id */
    struct symai_span around;      /* text of the label it stands in */
    struct symai_span said;        /* text or value of a button */
    struct symai_span hints;       /* aria-label, placeholder, title */
    struct symai_span near;        /* text before it */
};

struct label_work {
    struct symai_span id;
    struct symai_span for_id;
    struct symai_span text;
    size_t first_field; /* the first field behind its start */
    int is_used;
};

void symai_forms_init(struct symai_forms *forms, struct symai_features *f)
{
    memset(forms, 0, sizeof *forms);
    forms->f = f;
    symai_vec_init(&forms->forms, sizeof(struct form_work), SYMAI_FORMS_MAX);
    symai_vec_init(&forms->fields, sizeof(struct field_work), SYMAI_FIELDS_MAX);
    symai_vec_init(&forms->labels, sizeof(struct label_work), LABELS_MAX);
    memcpy(forms->fields_left, field_caps, sizeof field_caps);
    forms->current = LOOSE;
    forms->label = -1;
    forms->button = -1;
}

void symai_forms_free(struct symai_forms *forms)
{
    symai_vec_free(&forms->forms);
    symai_vec_free(&forms->fields);
    symai_vec_free(&forms->labels);
}

/* Adds another part, white space between, unless it is there already. */
static void join(struct symai_capture *c, const char *part)
{
    if (part == NULL || part[0] == '\0')
        return;
    if (c->len > 0 && strstr(c->text, part) != NULL)
        return;
    symai_capture_part(c);
    symai_capture_add(c, part, strlen(part));
}

static int keep_short(struct symai_forms *forms, const char *value,
                      struct symai_span *out)
{
    if (value == NULL)
        return SYMA_OK;
    return symai_text_keep(forms->f, value, strlen(value), SHORT_MAX, out);
}

static int keep_capture(struct symai_forms *forms,
                        const struct symai_capture *c, struct symai_span *out)
{
    return symai_text_keep(forms->f, c->text, c->len, SYMAI_CAPTURE_MAX, out);
}

static int is_true(const char *value)
{
    return value != NULL && symai_ascii_equal(value, "true");
}

static uint32_t form_flags(uint32_t state, const char *const *at)
{
    uint32_t flags = 0;

    if (at[SYMAI_AT_METHOD] != NULL &&
        symai_ascii_equal(at[SYMAI_AT_METHOD], "post"))
        flags |= SYMAI_FORM_POST;
    if ((state & SYMAI_IN_UNSEEN) != 0)
        flags |= SYMAI_FORM_INVISIBLE;
    if ((state & SYMAI_IN_LANDMARK) != 0)
        flags |= SYMAI_FORM_LANDMARK;
    if ((state & SYMAI_IN_DISABLED) != 0 || at[SYMAI_AT_INERT] != NULL ||
        is_true(at[SYMAI_AT_ARIA_BUSY]) || is_true(at[SYMAI_AT_ARIA_DISABLED]))
        flags |= SYMAI_FORM_INERT;
    return flags;
}

int symai_forms_open(struct symai_forms *forms, uint32_t state,
                     const char *const *at)
{
    struct symai_capture name;
    struct form_work *work;
    const char *action = at[SYMAI_AT_ACTION];
    size_t action_len;
    void *item;
    int rc;

    forms->f->form_count++;
    forms->current = LOOSE;
    rc = symai_vec_push(&forms->forms, &item);
    if (rc == SYMA_ELIMIT) {
        forms->f->text_capped = 1;
        forms->f->forms_capped = 1;
        return SYMA_OK;
    }
    if (rc < 0)
        return rc;
    work = item;
    forms->current = (int)forms->forms.count - 1;
    symai_capture_clear(&forms->heading);
    symai_capture_clear(&forms->near);
    forms->near_ends = 0;
    work->form.flags = form_flags(state, at);
    work->form.before = forms->before;
    symai_capture_clear(&name);
    join(&name, at[SYMAI_AT_ID]);
    join(&name, at[SYMAI_AT_NAME]);
    join(&name, at[SYMAI_AT_CLASS]);
    join(&name, at[SYMAI_AT_ARIA_LABEL]);
    rc = keep_capture(forms, &name, &work->form.name);
    if (rc < 0)
        return rc;
    if (action != NULL) {
        action_len = strlen(action);
        symai_str_trim(&action, &action_len);
        rc = symai_text_keep(forms->f, action, action_len, 2048,
                             &work->form.action);
        if (rc < 0)
            return rc;
    }
    return keep_short(forms, at[SYMAI_AT_ID], &work->id);
}

int symai_forms_close(struct symai_forms *forms)
{
    struct form_work *work;
    int rc = SYMA_OK;

    if (forms->current >= 0) {
        work = symai_vec_at(&forms->forms, (size_t)forms->current);
        rc = keep_capture(forms, &forms->heading, &work->form.text);
    }
    symai_capture_clear(&forms->heading);
    forms->current = LOOSE;
    return rc;
}

static const struct {
    const char *name;
    int type;
} input_types[] = {{"text", SYMAI_FIELD_TEXT},
                   {"password", SYMAI_FIELD_PASSWORD},
                   {"email", SYMAI_FIELD_EMAIL},
                   {"tel", SYMAI_FIELD_TEL},
                   {"number", SYMAI_FIELD_NUMBER},
                   {"search", SYMAI_FIELD_SEARCH},
                   {"checkbox", SYMAI_FIELD_CHECKBOX},
                   {"radio", SYMAI_FIELD_RADIO},
                   {"file", SYMAI_FIELD_FILE},
                   {"hidden", SYMAI_FIELD_HIDDEN},
                   {"submit", SYMAI_FIELD_SUBMIT},
                   {"image", SYMAI_FIELD_SUBMIT},
                   {"button", SYMAI_FIELD_BUTTON},
                   {"reset", SYMAI_FIELD_BUTTON},
                   {"date", SYMAI_FIELD_OTHER},
                   {"time", SYMAI_FIELD_OTHER},
                   {"datetime-local", SYMAI_FIELD_OTHER},
                   {"month", SYMAI_FIELD_OTHER},
                   {"week", SYMAI_FIELD_OTHER},
                   {"color", SYMAI_FIELD_OTHER},
                   {"range", SYMAI_FIELD_OTHER}};

static int input_type(const char *type)
{
    size_t len;
    size_t i;

    if (type == NULL)
        return SYMAI_FIELD_TEXT;
    len = strlen(type);
    symai_str_trim(&type, &len);
    for (i = 0; i < sizeof input_types / sizeof input_types[0]; i++) {
        if (symai_ascii_equal_n(type, len, input_types[i].name))
            return input_types[i].type;
    }
    return SYMAI_FIELD_TEXT;
}

static int field_type(int element, const char *const *at)
{
    const char *type = at[SYMAI_AT_TYPE];

    switch (element) {
    case SYMAI_EL_SELECT:
        return SYMAI_FIELD_SELECT;
    case SYMAI_EL_TEXTAREA:
        return SYMAI_FIELD_TEXTAREA;
    case SYMAI_EL_INPUT:
        return input_type(type);
    case SYMAI_EL_BUTTON:
        if (type != NULL && (symai_ascii_equal(type, "button") ||
                             symai_ascii_equal(type, "reset")))
            return SYMAI_FIELD_BUTTON;
        return SYMAI_FIELD_SUBMIT;
    default:
        return SYMAI_FIELD_BUTTON;
    }
}

static uint16_t field_flags(uint32_t state, const char *const *at)
{
    unsigned flags = 0;

    if (at[SYMAI_AT_DISABLED] != NULL || (state & SYMAI_IN_DISABLED) != 0 ||
        is_true(at[SYMAI_AT_ARIA_DISABLED]))
        flags |= SYMAI_FIELD_DISABLED;
    if (at[SYMAI_AT_READONLY] != NULL)
        flags |= SYMAI_FIELD_READONLY;
    if (at[SYMAI_AT_REQUIRED] != NULL)
        flags |= SYMAI_FIELD_REQUIRED;
    if ((state & SYMAI_IN_UNSEEN) != 0)
        flags |= SYMAI_FIELD_INVISIBLE;
    return (uint16_t)flags;
}

static int32_t max_length(const char *value)
{
    int64_t number;
    size_t len;

    if (value == NULL)
        return -1;
    len = strlen(value);
    symai_str_trim(&value, &len);
    if (symai_parse_int64(value, len, &number) < 0 || number < 0 ||
        number > INT32_MAX)
        return -1;
    return (int32_t)number;
}

/* The texts that a field brings itself. The value of a field is read only
 * where it is the caption of a button. */
static int keep_texts(struct symai_forms *forms, struct field_work *work,
                      int element, const char *const *at)
{
    struct symai_capture c;
    int type = work->field.type;
    int rc;

    symai_capture_clear(&c);
    if (element == SYMAI_EL_INPUT &&
        (type == SYMAI_FIELD_SUBMIT || type == SYMAI_FIELD_BUTTON)) {
        join(&c, at[SYMAI_AT_VALUE]);
        if (c.len == 0)
            join(&c, at[SYMAI_AT_ALT]);
    }
    rc = keep_capture(forms, &c, &work->said);
    if (rc < 0 || type == SYMAI_FIELD_HIDDEN)
        return rc;
    symai_capture_clear(&c);
    join(&c, at[SYMAI_AT_ARIA_LABEL]);
    join(&c, at[SYMAI_AT_PLACEHOLDER]);
    join(&c, at[SYMAI_AT_TITLE]);
    return keep_capture(forms, &c, &work->hints);
}

static int keep_names(struct symai_forms *forms, struct field_work *work,
                      const char *const *at)
{
    const char *by = at[SYMAI_AT_ARIA_LABELLEDBY];
    struct symai_capture c;
    int rc;

    symai_capture_clear(&c);
    if (at[SYMAI_AT_NAME] != NULL)
        symai_capture_add(&c, at[SYMAI_AT_NAME], strlen(at[SYMAI_AT_NAME]));
    symai_capture_part(&c);
    if (at[SYMAI_AT_ID] != NULL)
        symai_capture_add(&c, at[SYMAI_AT_ID], strlen(at[SYMAI_AT_ID]));
    rc = keep_capture(forms, &c, &work->field.name);
    if (rc >= 0)
        rc = keep_short(forms, at[SYMAI_AT_AUTOCOMPLETE],
                        &work->field.autocomplete);
    if (rc >= 0)
        rc = keep_short(forms, at[SYMAI_AT_ID], &work->id);
    if (rc >= 0)
        rc = keep_short(forms, at[SYMAI_AT_FORM], &work->form_id);
    if (rc < 0 || by == NULL)
        return rc;
    while (symai_ascii_is_space((unsigned char)*by))
        by++;
    return symai_text_keep(forms->f, by, strcspn(by, " \t\n\f\r"), SHORT_MAX,
                           &work->labelled_by);
}

static int takes_near(int type)
{
    return type != SYMAI_FIELD_CHECKBOX && type != SYMAI_FIELD_RADIO &&
           type != SYMAI_FIELD_HIDDEN && type != SYMAI_FIELD_SUBMIT &&
           type != SYMAI_FIELD_BUTTON;
}

/* Many forms have no label elements, only a word or a cell before. */
static int keep_near(struct symai_forms *forms, struct field_work *work)
{
    int rc = SYMA_OK;

    if (forms->current < 0 || !takes_near(work->field.type))
        return SYMA_OK;
    if (forms->near.len <= NEAR_MAX)
        rc = keep_capture(forms, &forms->near, &work->near);
    symai_capture_clear(&forms->near);
    return rc;
}

/* Gives the number of the new field, or -1 past the limit. */
static int add_field(struct symai_forms *forms, int element, uint32_t state,
                     const char *const *at, int *out_index)
{
    struct field_work *work;
    int type = field_type(element, at);
    void *item;
    int rc;

    *out_index = -1;
    if (forms->fields_left[type] == 0) {
        forms->f->text_capped = 1;
        forms->f->forms_capped = 1;
        return SYMA_OK;
    }
    rc = symai_vec_push(&forms->fields, &item);
    if (rc < 0)
        return rc;
    forms->fields_left[type]--;
    work = item;
    work->form = forms->current;
    work->field.type = (uint16_t)type;
    work->field.flags = field_flags(state, at);
    work->field.max_length = max_length(at[SYMAI_AT_MAXLENGTH]);
    *out_index = (int)forms->fields.count - 1;
    rc = keep_texts(forms, work, element, at);
    if (rc >= 0)
        rc = keep_near(forms, work);
    if (rc < 0)
        return rc;
    return keep_names(forms, work, at);
}

int symai_forms_field(struct symai_forms *forms, int element, uint32_t state,
                      const char *const *at)
{
    int index;

    return add_field(forms, element, state, at, &index);
}

int symai_forms_button(struct symai_forms *forms, int element, uint32_t state,
                       const char *const *at)
{
    int rc = symai_forms_button_end(forms);

    if (rc < 0)
        return rc;
    symai_capture_clear(&forms->button_text);
    return add_field(forms, element, state, at, &forms->button);
}

int symai_forms_button_end(struct symai_forms *forms)
{
    struct field_work *work;

    if (forms->button < 0)
        return SYMA_OK;
    work = symai_vec_at(&forms->fields, (size_t)forms->button);
    forms->button = -1;
    return keep_capture(forms, &forms->button_text, &work->said);
}

int symai_forms_label(struct symai_forms *forms, const char *const *at)
{
    struct label_work *work;
    void *item;
    int rc;

    rc = symai_forms_label_end(forms);
    if (rc < 0)
        return rc;
    rc = symai_vec_push(&forms->labels, &item);
    if (rc == SYMA_ELIMIT) {
        forms->f->text_capped = 1;
        return SYMA_OK;
    }
    if (rc < 0)
        return rc;
    work = item;
    work->first_field = forms->fields.count;
    forms->label = (int)forms->labels.count - 1;
    symai_capture_clear(&forms->label_text);
    rc = keep_short(forms, at[SYMAI_AT_FOR], &work->for_id);
    if (rc < 0)
        return rc;
    return keep_short(forms, at[SYMAI_AT_ID], &work->id);
}

int symai_forms_label_end(struct symai_forms *forms)
{
    struct label_work *label;
    struct field_work *field;
    int rc;

    if (forms->label < 0)
        return SYMA_OK;
    label = symai_vec_at(&forms->labels, (size_t)forms->label);
    forms->label = -1;
    rc = keep_capture(forms, &forms->label_text, &label->text);
    if (rc < 0)
        return rc;
    field = symai_vec_at(&forms->fields, label->first_field);
    if (field != NULL && label->for_id.len == 0)
        field->around = label->text;
    /* It is the last one, and nothing can ask for it by name. */
    if (label->for_id.len == 0 && label->id.len == 0)
        forms->labels.count--;
    return SYMA_OK;
}

void symai_forms_heading(struct symai_forms *forms,
                         const struct symai_block_seen *block)
{
    if (block->text.len == 0)
        return;
    if ((block->state & SYMAI_IN_LEGEND) == 0)
        forms->before = block->text;
    if (forms->current >= 0)
        join(&forms->heading, symai_features_text(forms->f, block->text));
}

void symai_forms_text(struct symai_forms *forms, const char *bytes, size_t len)
{
    if (forms->label >= 0)
        symai_capture_add(&forms->label_text, bytes, len);
    if (forms->button >= 0)
        symai_capture_add(&forms->button_text, bytes, len);
}

void symai_forms_near(struct symai_forms *forms, const char *bytes, size_t len)
{
    const struct label_work *label;
    size_t i = 0;

    if (forms->current < 0)
        return;
    if (forms->label >= 0) { /* it says itself whose it is */
        label = symai_vec_at(&forms->labels, (size_t)forms->label);
        if (label->for_id.len > 0)
            return;
    }
    while (i < len && symai_ascii_is_space((unsigned char)bytes[i]))
        i++;
    if (forms->near_ends && i < len) {
        symai_capture_clear(&forms->near);
        forms->near_ends = 0;
    }
    symai_capture_add(&forms->near, bytes, len);
}

void symai_forms_part(struct symai_forms *forms)
{
    forms->near_ends = 1;
    if (forms->label >= 0)
        symai_capture_part(&forms->label_text);
    if (forms->button >= 0)
        symai_capture_part(&forms->button_text);
}

void symai_forms_image(struct symai_forms *forms, const char *alt)
{
    if (forms->button >= 0)
        join(&forms->button_text, alt);
}

static int same(const struct symai_forms *forms, struct symai_span a,
                struct symai_span b)
{
    const char *text = forms->f->text.data;

    return a.len > 0 && a.len == b.len &&
           memcmp(text + a.off, text + b.off, a.len) == 0;
}

/* A form that is named from afar. */
static void settle_form(struct symai_forms *forms, struct field_work *work)
{
    const struct form_work *form;
    size_t i;

    if (work->form_id.len == 0)
        return;
    for (i = 0; i < forms->forms.count; i++) {
        form = symai_vec_at(&forms->forms, i);
        if (same(forms, form->id, work->form_id)) {
            work->form = (int)i;
            return;
        }
    }
}

static int settle_label(struct symai_forms *forms, struct field_work *work)
{
    const struct label_work *label;
    struct symai_capture c;
    size_t i;

    symai_capture_clear(&c);
    join(&c, symai_features_text(forms->f, work->said));
    join(&c, symai_features_text(forms->f, work->around));
    for (i = 0; i < forms->labels.count; i++) {
        label = symai_vec_at(&forms->labels, i);
        if (same(forms, label->for_id, work->id) ||
            same(forms, label->id, work->labelled_by))
            join(&c, symai_features_text(forms->f, label->text));
    }
    /* A button says what it shows; what it hints at is its second name. */
    if (work->said.len == 0 || (work->field.type != SYMAI_FIELD_SUBMIT &&
                                work->field.type != SYMAI_FIELD_BUTTON))
        join(&c, symai_features_text(forms->f, work->hints));
    if (c.len == 0)
        join(&c, symai_features_text(forms->f, work->near));
    return keep_capture(forms, &c, &work->field.label);
}

/* Copies the fields of one form, in page order. */
static int emit_fields(struct symai_forms *forms, int form, uint32_t *out_count)
{
    const struct field_work *work;
    void *item;
    size_t i;
    int rc;

    *out_count = 0;
    for (i = 0; i < forms->fields.count; i++) {
        work = symai_vec_at(&forms->fields, i);
        if (work->form != form)
            continue;
        rc = symai_vec_push(&forms->f->fields, &item);
        if (rc < 0)
            return rc;
        memcpy(item, &work->field, sizeof work->field);
        (*out_count)++;
    }
    return SYMA_OK;
}

static int emit_form(struct symai_forms *forms, int index)
{
    struct symai_form form;
    const struct form_work *work;
    void *item;
    int rc;

    memset(&form, 0, sizeof form);
    form.flags = SYMAI_FORM_LOOSE;
    if (index >= 0) {
        work = symai_vec_at(&forms->forms, (size_t)index);
        form = work->form;
    }
    form.first_field = (uint32_t)forms->f->fields.count;
    rc = emit_fields(forms, index, &form.field_count);
    if (rc < 0 || (index < 0 && form.field_count == 0))
        return rc;
    rc = symai_vec_push(&forms->f->forms, &item);
    if (rc < 0)
        return rc;
    memcpy(item, &form, sizeof form);
    return SYMA_OK;
}

int symai_forms_finish(struct symai_forms *forms)
{
    struct field_work *work;
    size_t i;
    int rc;

    rc = symai_forms_button_end(forms);
    if (rc >= 0)
        rc = symai_forms_label_end(forms);
    if (rc >= 0)
        rc = symai_forms_close(forms);
    for (i = 0; i < forms->fields.count && rc >= 0; i++) {
        work = symai_vec_at(&forms->fields, i);
        settle_form(forms, work);
        rc = settle_label(forms, work);
    }
    for (i = 0; i < forms->forms.count && rc >= 0; i++)
        rc = emit_form(forms, (int)i);
    if (rc >= 0)
        rc = emit_form(forms, LOOSE);
    return rc;
}
