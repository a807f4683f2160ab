/* SPDX-License-Identifier: MIT */
/*
 * What a form is for: told by its fields first, by the words on its controls
 * where the fields leave it open. No configuration, seven languages.
 */
#ifndef SYMAI_JUDGE_FORM_USE_H
#define SYMAI_JUDGE_FORM_USE_H

#include "judge/find.h"

enum symai_form_use {
    SYMAI_USE_OTHER = 0,
    SYMAI_USE_LOGIN,
    SYMAI_USE_REGISTRATION,
    SYMAI_USE_RECOVERY,
    SYMAI_USE_OTP,
    SYMAI_USE_SEARCH,
    SYMAI_USE_NEWSLETTER,
    SYMAI_USE_CONTACT,
    SYMAI_USE_PAYMENT,
    SYMAI_USE_ACTIVATION,
    SYMAI_USE_COUNT
};

const char *symai_form_use_name(int use); /* "login", ... */

struct symai_form_facts {
    int use;       /* enum symai_form_use */
    int enabled;   /* its fields can be filled */
    int passwords; /* visible password fields */
    int captcha;
    int texts;          /* fields one types into */
    int activates; /* takes the number of a SIM or line, or a code to activate */
    int usable_submits; /* controls that send it */
    int leads_in; /* no login by its fields, but it may be a step of one */
};

/* titled: what symai_form_title found. Of a form that is hidden as a whole
 * its hidden fields count; else only what is seen. */
void symai_form_read(struct symai_findings *f, const struct symai_form *form,
                     unsigned titled, struct symai_form_facts *out);

#endif
