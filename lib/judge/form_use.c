/* SPDX-License-Identifier: MIT */
/*
 * What a form is for: every fact is counted first (form_count.c), then one
 * ladder of questions decides.
 */
#include "judge/form_use.h"

#include "judge/form_count.h"

static const char *const use_names[] = {
    "other",  "login",      "registration", "recovery", "otp",
    "search", "newsletter", "contact",      "payment",  "activation"};

_Static_assert(sizeof use_names / sizeof *use_names == SYMAI_USE_COUNT,
               "a name for each use");

const char *symai_form_use_name(int use)
{
    return use >= 0 && use < SYMAI_USE_COUNT ? use_names[use] : NULL;
}

#define CODE_BOXES_MIN 4
#define STEP_FIELDS 3

static int says_login(const struct symai_form_counts *n)
{
    return n->button[SYMAI_SIGN_BUTTON_LOGIN] ||
           n->named[SYMAI_SIGN_FORM_LOGIN];
}

static int says_register(const struct symai_form_counts *n)
{
    return n->button[SYMAI_SIGN_BUTTON_REGISTER] ||
           n->named[SYMAI_SIGN_FORM_REGISTER];
}

/* The title speaks for a form that stands in the page's own part. */
static int is_titled(const struct symai_form_counts *n, unsigned title)
{
    return !n->aside && (n->titled & title) != 0;
}

/* Who is in already changes the old one for a new one. */
static int changes_password(const struct symai_form_counts *n)
{
    return (n->passwords_current > 0 && n->passwords_new > 0) ||
           (n->passwords > 2 && n->boxes == 0 &&
            n->identifiers + n->personal == 0);
}

/* A PIN to choose, or a name to go with it, beside the number of a card. */
static int activates_with_password(const struct symai_form_counts *n)
{
    return n->button[SYMAI_SIGN_BUTTON_ACTIVATE] &&
           !n->button[SYMAI_SIGN_BUTTON_REGISTER] && n->personal <= 1 &&
           n->texts > n->passwords + n->identifiers;
}

/* A login asks for one password that exists already; two passwords, a new
 * one, or a person's details make it a registration. What the button says
 * outweighs all of it: pages that are one form hold fields of all kinds. */
static int use_with_password(const struct symai_form_counts *n)
{
    int login = n->button[SYMAI_SIGN_BUTTON_LOGIN];

    if (!login && activates_with_password(n))
        return SYMAI_USE_ACTIVATION;
    if (!login && changes_password(n))
        return SYMAI_USE_OTHER;
    if (n->named[SYMAI_SIGN_FORM_RECOVER] &&
        (n->passwords_new > 0 || n->passwords > 1) && !login)
        return SYMAI_USE_RECOVERY;
    if (n->loose && login && !n->button[SYMAI_SIGN_BUTTON_REGISTER])
        return SYMAI_USE_LOGIN;
    if (n->passwords > 1 &&
        (!says_login(n) || says_register(n) || n->personal > 0))
        return SYMAI_USE_REGISTRATION;
    if (login && !(n->personal > 1 && n->named[SYMAI_SIGN_FORM_REGISTER] &&
                   !n->named[SYMAI_SIGN_FORM_LOGIN]))
        return SYMAI_USE_LOGIN;
    if (n->personal > 1 || n->identifiers + n->personal > 2 ||
        n->button[SYMAI_SIGN_BUTTON_REGISTER])
        return SYMAI_USE_REGISTRATION;
    if (n->passwords_new > 0 && !is_titled(n, SYMAI_TITLE_LOGIN))
        return SYMAI_USE_REGISTRATION;
    if (n->named[SYMAI_SIGN_FORM_REGISTER] && !n->named[SYMAI_SIGN_FORM_LOGIN])
        return SYMAI_USE_REGISTRATION;
    return SYMAI_USE_LOGIN;
}

/* What is typed like a password, but is the code of a card, or goes with a code
 * that was sent. */
static int is_no_password(const struct symai_form_counts *n)
{
    return n->passwords == 1 && !n->button[SYMAI_SIGN_BUTTON_LOGIN] &&
           !n->button[SYMAI_SIGN_BUTTON_REGISTER] &&
           !n->button[SYMAI_SIGN_BUTTON_ACTIVATE] &&
           ((n->cards_sure > 0 && n->cards > 1) ||
            (n->codes > 0 && n->identifiers + n->personal == 0));
}

/* A code is often typed into a row of boxes, one for each digit. */
static int is_row_of_boxes(const struct symai_form_counts *n)
{
    return n->boxes >= CODE_BOXES_MIN && n->boxes == n->texts;
}

/* Nothing but a payment asks for a card's number or code; an account's
 * number beside words of paying is one too. */
static int is_payment(const struct symai_form_counts *n)
{
    return n->cards_sure > 0 || n->cards > 1 ||
           (n->cards > 0 && (n->named[SYMAI_SIGN_FORM_PAYMENT] ||
                             n->button[SYMAI_SIGN_FORM_PAYMENT]));
}

/* One field without a name, under words of a code. */
static int asks_what_was_sent(const struct symai_form_counts *n)
{
    return n->named[SYMAI_SIGN_FIELD_OTP] && n->texts == 1 &&
           n->identifiers + n->personal + n->searches + n->messages +
                   n->foreign ==
               0;
}

static int use_by_field(const struct symai_form_counts *n)
{
    if (is_row_of_boxes(n))
        return SYMAI_USE_OTP;
    if (is_payment(n) &&
        !(n->cards_sure > 0 && n->button[SYMAI_SIGN_BUTTON_ACTIVATE]))
        return SYMAI_USE_PAYMENT;
    if (n->searches > 0 && n->identifiers + n->numbers + n->personal == 0)
        return SYMAI_USE_SEARCH;
    if (n->numbers > 0 || (n->button[SYMAI_SIGN_BUTTON_ACTIVATE] &&
                           n->texts > n->searches + n->messages + n->foreign))
        return SYMAI_USE_ACTIVATION;
    /* A code beside an address is often only to be read off a picture. */
    if (n->codes > 0 && n->texts <= 8 &&
        (n->identifiers == 0 ||
         (!n->named[SYMAI_SIGN_FORM_RECOVER] && !says_register(n))))
        return SYMAI_USE_OTP;
    if (asks_what_was_sent(n))
        return SYMAI_USE_OTP;
    if (n->button[SYMAI_SIGN_FORM_PAYMENT] &&
        !n->button[SYMAI_SIGN_BUTTON_LOGIN] && n->identifiers > 0 &&
        n->messages == 0)
        return SYMAI_USE_PAYMENT;
    return SYMAI_USE_OTHER;
}

/* It asks who somebody is, and for hardly anything else. */
static int asks_who(const struct symai_form_counts *n)
{
    return n->identifiers > 0 && n->texts <= 3 && n->personal == 0 &&
           n->messages == 0;
}

/* A customer's number and a postcode, say, to log in with. */
static int knows_customer(const struct symai_form_counts *n)
{
    return n->button[SYMAI_SIGN_BUTTON_LOGIN] && !says_register(n) &&
           n->identifiers > n->addresses && n->texts == 2 && n->personal == 1;
}

static int recovers(const struct symai_form_counts *n)
{
    if (n->named[SYMAI_SIGN_FORM_RECOVER])
        return n->texts > 0;
    if (n->button[SYMAI_SIGN_BUTTON_LOGIN] || !asks_who(n))
        return 0;
    return n->button[SYMAI_SIGN_FORM_RECOVER] ||
           is_titled(n, SYMAI_TITLE_RECOVER);
}

static int registers(const struct symai_form_counts *n)
{
    if (n->button[SYMAI_SIGN_BUTTON_REGISTER])
        return 1;
    return n->identifiers + n->personal > 0 &&
           (n->named[SYMAI_SIGN_FORM_REGISTER] ||
            (n->identifiers + n->personal > 1 &&
             is_titled(n, SYMAI_TITLE_REGISTER) &&
             !is_titled(n, SYMAI_TITLE_LOGIN)));
}

static int is_newsletter(const struct symai_form_counts *n)
{
    if (!n->named[SYMAI_SIGN_FORM_NEWSLETTER] &&
        !n->button[SYMAI_SIGN_FORM_NEWSLETTER])
        return 0;
    return n->identifiers > 0 || n->texts <= 4;
}

static int is_contact(const struct symai_form_counts *n)
{
    if (n->messages == 0 || n->button[SYMAI_SIGN_BUTTON_REGISTER])
        return 0;
    if (n->named[SYMAI_SIGN_FORM_RECOVER])
        return n->named[SYMAI_SIGN_FORM_CONTACT];
    return n->named[SYMAI_SIGN_FORM_CONTACT] ||
           (n->personal + n->identifiers > 0 &&
            !n->named[SYMAI_SIGN_FORM_REGISTER]);
}

static int use_by_words(const struct symai_form_counts *n)
{
    if (is_contact(n))
        return SYMAI_USE_CONTACT;
    if (is_newsletter(n))
        return SYMAI_USE_NEWSLETTER;
    if (recovers(n))
        return SYMAI_USE_RECOVERY;
    if (knows_customer(n))
        return SYMAI_USE_LOGIN;
    if (asks_who(n) && n->texts <= 2 &&
        (n->button[SYMAI_SIGN_BUTTON_LOGIN] ||
         (!says_register(n) && (n->named[SYMAI_SIGN_FORM_LOGIN] ||
                                is_titled(n, SYMAI_TITLE_LOGIN)))))
        return SYMAI_USE_LOGIN;
    if (registers(n))
        return SYMAI_USE_REGISTRATION;
    if (n->button[SYMAI_SIGN_BUTTON_SEARCH])
        return SYMAI_USE_SEARCH;
    return SYMAI_USE_OTHER;
}

/* Nothing to type: a way to log in elsewhere, or a script that will put the
 * fields in, as a box to be remembered by gives away. */
static int use_without_text(const struct symai_form_counts *n)
{
    if (n->button[SYMAI_SIGN_BUTTON_SSO])
        return SYMAI_USE_LOGIN;
    if (n->button[SYMAI_SIGN_BUTTON_LOGIN] && n->named[SYMAI_SIGN_FORM_LOGIN] &&
        (n->checks > 0 || !n->aside))
        return SYMAI_USE_LOGIN;
    return SYMAI_USE_OTHER;
}

static int use_of(const struct symai_form_counts *n)
{
    int use;

    if (n->texts == 0)
        return use_without_text(n);
    if (n->passwords > 0 && !is_no_password(n))
        return use_with_password(n);
    use = use_by_field(n);
    return use != SYMAI_USE_OTHER ? use : use_by_words(n);
}

static int wants_contact(const struct symai_form_counts *n)
{
    return n->messages > 0 || n->named[SYMAI_SIGN_FORM_CONTACT] ||
           n->button[SYMAI_SIGN_FORM_CONTACT];
}

/* It says 'next' or 'log in', or stands on a page that is called so; or it
 * asks for a number that one has only as a customer. */
static int says_step(const struct symai_form_counts *n)
{
    int numbers = n->identifiers - n->addresses + n->numbers + n->codes;

    return n->button[SYMAI_SIGN_BUTTON_LOGIN] ||
           n->named[SYMAI_SIGN_FORM_LOGIN] || is_titled(n, SYMAI_TITLE_LOGIN) ||
           numbers > 0;
}

/* A few fields, none of them a word to search for, and no more of a person's
 * details than there are numbers to go with them. */
static int is_step(const struct symai_form_counts *n)
{
    int names = n->identifiers + n->numbers + n->codes;

    return n->texts > 0 && n->texts <= STEP_FIELDS && n->searches == 0 &&
           n->foreign == 0 && n->personal <= names && !wants_contact(n) &&
           says_step(n);
}

/* A list of banks or schools, to go on to the login of the one chosen. */
static int is_choice(const struct symai_form_counts *n)
{
    return n->selects > 0 && n->texts == n->searches && n->usable_submits > 0 &&
           (n->providers > 0 || n->button[SYMAI_SIGN_BUTTON_LOGIN]);
}

/* Could the form be a step of a login whose fields did not say so? Whoever
 * lets people choose a password has somewhere to log in, too. A word to
 * search for, a postal code, a rating, a letter, a payment have nothing to
 * do with it. */
static int leads_in(const struct symai_form_counts *n, int use)
{
    switch (use) {
    case SYMAI_USE_REGISTRATION:
        return n->passwords > 0;
    case SYMAI_USE_OTHER:
        /* who has to choose a new password is on the way in */
        return changes_password(n) || is_step(n) || is_choice(n);
    case SYMAI_USE_ACTIVATION:
        return is_step(n) || is_choice(n);
    default:
        return 0;
    }
}

static int is_enabled(const struct symai_form_counts *n,
                      const struct symai_form *form)
{
    if ((form->flags & SYMAI_FORM_INERT) != 0)
        return 0;
    if (n->texts > 0)
        return n->usable_texts > 0;
    return n->buttons == 0 || n->usable_buttons > 0;
}

void symai_form_read(struct symai_findings *f, const struct symai_form *form,
                     unsigned titled, struct symai_form_facts *out)
{
    struct symai_form_counts n;

    symai_form_count(f, form, &n);
    n.titled = titled;
    out->use = use_of(&n);
    out->enabled = is_enabled(&n, form);
    out->passwords = n.passwords;
    out->captcha = n.captcha;
    out->texts = n.texts;
    out->activates =
        n.numbers > 0 || (n.codes > 0 && n.button[SYMAI_SIGN_BUTTON_ACTIVATE]);
    out->usable_submits = n.usable_submits;
    out->leads_in = leads_in(&n, out->use);
}
