/* SPDX-License-Identifier: MIT */
/*
 * What can be counted of one form: fields by what they ask for, and what
 * its controls, names and headings say. Nothing here decides.
 */
#ifndef SYMAI_JUDGE_FORM_COUNT_H
#define SYMAI_JUDGE_FORM_COUNT_H

#include "judge/find.h"

/* What is counted of one form. */
struct symai_form_counts {
    int passwords;         /* visible password fields */
    int passwords_new;     /* of these: autocomplete new-password */
    int passwords_current; /* likewise current-password */
    int identifiers;       /* fields for a name or address to log in with */
    int addresses;         /* of these: of mail, of a phone */
    int codes;             /* one-time code fields */
    int numbers;           /* fields that take a SIM, line, serial or PIN */
    int searches;
    int cards;      /* card number, expiry, IBAN */
    int cards_sure; /* of these: of a card by its very name */
    int foreign;    /* a promotion code, the key of a Wi-Fi network */
    int personal;   /* first name, street, birthday */
    int messages;   /* text areas */
    int checks;     /* boxes: "remember me" */
    int selects;    /* lists to choose from */
    int providers;  /* of these: of banks, schools, employers */
    int captcha;
    int boxes;        /* fields for a single character */
    int texts;        /* all fields one types into */
    int usable_texts; /* of these: neither disabled nor read-only */
    int buttons;
    int usable_buttons;
    int usable_submits;
    int loose;                    /* fields without a form around them */
    int aside;                    /* in a header, footer or side bar */
    unsigned titled;              /* enum symai_form_title */
    int button[SYMAI_SIGN_COUNT]; /* some control says so */
    int named[SYMAI_SIGN_COUNT];  /* FORM_... and FIELD_OTP: name, heading or
                                     action */
};

/* Of a form that is hidden as a whole its hidden fields count; else only
 * what is seen. titled is 0: it is the page's, not the form's. */
void symai_form_count(struct symai_findings *f, const struct symai_form *form,
                      struct symai_form_counts *out);

/* What the page's title and main heading say that it is about. */
enum symai_form_title {
    SYMAI_TITLE_LOGIN = 1,
    SYMAI_TITLE_REGISTER = 2,
    SYMAI_TITLE_RECOVER = 4
};

/* All of these that they say, or-ed: once a page. */
unsigned symai_form_title(struct symai_findings *f);

#endif
