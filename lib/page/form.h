/* SPDX-License-Identifier: MIT */
/*
 * Forms and their fields, while the page streams by. What a password or
 * hidden field holds is never looked at, let alone kept. Labels can stand
 * before or behind their field, so they are joined at the end.
 */
#ifndef SYMAI_PAGE_FORM_H
#define SYMAI_PAGE_FORM_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "page/element.h"
#include "page/features.h"
#include "page/text.h"

#define SYMAI_FORMS_MAX 64
/* Of all types together; each has its own share (form.c). */
#define SYMAI_FIELDS_MAX 1024

struct symai_forms {
    struct symai_features *f;
    struct symai_vec forms;  /* struct form_work of form.c */
    struct symai_vec fields; /* struct field_work */
    struct symai_vec labels; /* struct label_work */
    size_t fields_left[SYMAI_FIELD_OTHER + 1]; /* room by type */
    int current;             /* index of the open form, -1: none */
    int label;               /* index of the open label, -1: none */
    int button;              /* index of the open button's field, -1 */
    struct symai_capture label_text;
    struct symai_capture button_text;
    struct symai_capture near;    /* the text just before, in the form */
    int near_ends;                /* what comes begins another one */
    struct symai_capture heading; /* headings and legends of the form */
    struct symai_span before;     /* the last heading */
};

void symai_forms_init(struct symai_forms *forms, struct symai_features *f);
void symai_forms_free(struct symai_forms *forms);

/* All: SYMA_OK or SYMA_ENOMEM. state: SYMAI_IN_... of the element; at: its
 * values by attribute number, NULL where not given. */
int symai_forms_open(struct symai_forms *forms, uint32_t state,
                     const char *const *at);
int symai_forms_close(struct symai_forms *forms);
int symai_forms_field(struct symai_forms *forms, int element, uint32_t state,
                      const char *const *at);
/* <button>, or a link with that role: its text comes until button_end. */
int symai_forms_button(struct symai_forms *forms, int element, uint32_t state,
                       const char *const *at);
int symai_forms_button_end(struct symai_forms *forms);
int symai_forms_label(struct symai_forms *forms, const char *const *at);
int symai_forms_label_end(struct symai_forms *forms);
/* A heading or legend has ended. */
void symai_forms_heading(struct symai_forms *forms,
                         const struct symai_block_seen *block);
/* Any text, also unseen: labels for screen readers are labels too. */
void symai_forms_text(struct symai_forms *forms, const char *bytes, size_t len);
/* Visible text: the last of it stands for a label where there is none. */
void symai_forms_near(struct symai_forms *forms, const char *bytes, size_t len);
void symai_forms_part(struct symai_forms *forms);
void symai_forms_image(struct symai_forms *forms, const char *alt);
int symai_forms_finish(struct symai_forms *forms);

#endif
