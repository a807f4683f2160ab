/* SPDX-License-Identifier: MIT */
/*
 * What a rule can say, as closed lists, and the compiled form of each kind
 * of rule. Words are data (the files of lib/rules); what the words mean for a
 * verdict is decided in find_*.c and weigh.c and nowhere else.
 */
#ifndef SYMAI_JUDGE_RULE_H
#define SYMAI_JUDGE_RULE_H

#include <stdint.h>

/* What a text asserts. */
enum symai_claim {
    SYMAI_CLAIM_MAINTENANCE = 0, /* work is under way */
    SYMAI_CLAIM_ERROR,           /* something failed or is unavailable */
    SYMAI_CLAIM_DENIED,          /* access is refused */
    SYMAI_CLAIM_SOFT_404,        /* the page does not exist */
    SYMAI_CLAIM_BOT_WALL,        /* prove that you are human */
    SYMAI_CLAIM_PARKED,          /* a domain without a site */
    SYMAI_CLAIM_DEFAULT_PAGE,    /* a server without a site */
    SYMAI_CLAIM_RETURN,          /* when or how soon it will be back */
    SYMAI_CLAIM_FALLBACK,        /* another way: SMS, phone, mail, site, shop */
    SYMAI_CLAIM_WORKS,           /* something is being changed; with CLOSED, */
    SYMAI_CLAIM_CLOSED,          /* it cannot be used, a maintenance */
    SYMAI_CLAIM_COUNT
};

/* What a sentence says of its own claim: not now, not here, not this. */
enum symai_guard {
    SYMAI_GUARD_NOW = 0,     /* it is happening: outranks UPCOMING */
    SYMAI_GUARD_UPCOMING,    /* it will happen */
    SYMAI_GUARD_OVER,        /* it has ended, or is denied */
    SYMAI_GUARD_CONDITIONAL, /* it may happen; terms of use */
    SYMAI_GUARD_ACCOUNT,     /* the reader's own account or input */
    SYMAI_GUARD_GOODS,       /* a thing or a trade, not a site */
    SYMAI_GUARD_MANAGEMENT,  /* a control or manual about maintenance */
    SYMAI_GUARD_WIDGET,      /* a part of the page, a third party */
    SYMAI_GUARD_PLANNED,     /* 'scheduled': by itself it does not say when */
    SYMAI_GUARD_REPORT,      /* news or history: told of, not announced */
    SYMAI_GUARD_RETURN,      /* what is planned or dated is the way back */
    SYMAI_GUARD_EITHER,      /* maintenance is one of several possible causes */
    SYMAI_GUARD_COURTESY,    /* takes nothing back: sorry, come back */
    SYMAI_GUARD_CAUSES,      /* what is listed below may be the cause */
    SYMAI_GUARD_STAFF,       /* a form for those who work there */
    SYMAI_GUARD_NAME,        /* what work is called, without a sentence */
    SYMAI_GUARD_FETCH,       /* what could not be fetched or shown */
    SYMAI_GUARD_COUNT
};

/* Words on controls, fields, links and in addresses. */
enum symai_sign {
    SYMAI_SIGN_PATH_MAINTENANCE = 0,
    SYMAI_SIGN_PATH_LOGIN,
    SYMAI_SIGN_FIELD_IDENTIFIER,
    SYMAI_SIGN_FIELD_OTP,
    SYMAI_SIGN_FIELD_ACTIVATION,
    SYMAI_SIGN_FIELD_SEARCH,
    SYMAI_SIGN_FIELD_CAPTCHA,
    SYMAI_SIGN_FIELD_PERSONAL, /* first name, address, company: not a login */
    SYMAI_SIGN_FORM_LOGIN,     /* name, heading or action of the form */
    SYMAI_SIGN_FORM_REGISTER,
    SYMAI_SIGN_FORM_RECOVER,
    SYMAI_SIGN_FORM_NEWSLETTER,
    SYMAI_SIGN_BUTTON_LOGIN,
    SYMAI_SIGN_BUTTON_SSO,
    SYMAI_SIGN_BUTTON_SEARCH,
    SYMAI_SIGN_BUTTON_REGISTER,
    SYMAI_SIGN_BUTTON_ACTIVATE,
    SYMAI_SIGN_LINK_LOGIN,
    SYMAI_SIGN_LINK_LOGOUT,
    SYMAI_SIGN_TEXT_UNFILLED, /* enable JavaScript, loading */
    SYMAI_SIGN_FORM_CONTACT,
    SYMAI_SIGN_FORM_PAYMENT,
    SYMAI_SIGN_FIELD_PAYMENT,
    SYMAI_SIGN_SUBJECT_SITE,
    SYMAI_SIGN_SUBJECT_LOGIN, /* names of the sections in sentences */
    SYMAI_SIGN_SUBJECT_ACCOUNT,
    SYMAI_SIGN_SUBJECT_ACTIVATION,
    SYMAI_SIGN_TEXT_REFUSED,   /* the name or password was wrong */
    SYMAI_SIGN_TEXT_LOGGED_IN, /* somebody is logged in */
    SYMAI_SIGN_WAY_SHOP,       /* a shop or counter to go to */
    SYMAI_SIGN_MARK_REPORT, /* news and posts, by their meta data */
    SYMAI_SIGN_SUBJECT_OTHER,  /* a shop, a forum, an app, invoices */
    SYMAI_SIGN_BUTTON_MANAGE,  /* 'save changes': a screen of settings */
    SYMAI_SIGN_TEXT_BYLINE,    /* 'by NAME, DATE' */
    SYMAI_SIGN_MARK_CAPTCHA,   /* a captcha, by its class or script */
    SYMAI_SIGN_WAY_SEND,       /* verbs and names of sending a message */
    SYMAI_SIGN_WAY_CALL,       /* verbs and names of calling */
    SYMAI_SIGN_WAY_MESSAGE,    /* a text message by name */
    SYMAI_SIGN_WAY_UNIT,       /* behind digits that are no number to call */
    SYMAI_SIGN_WAY_COUNT,      /* before such digits: a case, an hour */
    SYMAI_SIGN_WAY_NO_KEYWORD, /* SIM, PIN: not to be sent */
    SYMAI_SIGN_FIELD_ADDRESS,  /* where to reach somebody: mail, phone */
    SYMAI_SIGN_FIELD_FOREIGN,  /* promotion codes, keys of a Wi-Fi network */
    SYMAI_SIGN_FIELD_CARD,     /* of a payment card, whatever else is there */
    SYMAI_SIGN_FIELD_PROVIDER, /* a list of banks, schools, employers */
    SYMAI_SIGN_TEXT_SINCE,     /* words of a begin: where to look for one */
    SYMAI_SIGN_SUBJECT_WORK,   /* work, or that something is off */
    SYMAI_SIGN_TEXT_ALL_CLEAR,   /* everything works */
    SYMAI_SIGN_FIND_LOGIN, /* where to log in, by the words of a link */
    SYMAI_SIGN_FIND_ACCOUNT,
    SYMAI_SIGN_FIND_MINE, /* "my" and a name: an account, if it is theirs */
    SYMAI_SIGN_FIND_ACTIVATION,
    SYMAI_SIGN_FIND_MORE,     /* help, where more may be found */
    SYMAI_SIGN_FIND_REGISTER, /* against it: a way in for those who are new */
    SYMAI_SIGN_FIND_NONE,     /* a link that is none of these */
    SYMAI_SIGN_FIND_LESS,     /* one for others: dealers, staff, mail */
    SYMAI_SIGN_AT_LOGIN, /* the same by the path of an address */
    SYMAI_SIGN_AT_ACCOUNT,
    SYMAI_SIGN_AT_ACTIVATION,
    SYMAI_SIGN_AT_NONE, /* articles, jobs */
    SYMAI_SIGN_AT_HELP,
    SYMAI_SIGN_AT_REGISTER, /* for those who are new, or have forgotten */
    SYMAI_SIGN_HOST_LOGIN, /* by the name of its host */
    SYMAI_SIGN_HOST_ACCOUNT,
    SYMAI_SIGN_COUNT,
    SYMAI_SIGN_ALONE = SYMAI_SIGN_FIND_LOGIN /* those before it */
};

/* What a sign is asked of. */
enum symai_sign_place {
    SYMAI_SIGN_OF_LABEL = 0, /* a name, a label, an address: of it alone */
    SYMAI_SIGN_OF_TEXT,      /* sentences, beside everything else */
    SYMAI_SIGN_OF_MARKS
};

int symai_sign_place(int sign);

/* Signs that are asked of the same text at once have one automaton: that of
 * the first of them, which this is. */
int symai_sign_first(int sign);
/* So many signs a group at most. */
#define SYMAI_SIGN_GROUP_MAX 6
/* One bit for each sign of which this is the first. */
uint64_t symai_sign_group(int first);

/* Numbers that weighing needs: a table of its own, weights.def. */
enum symai_weight {
#define SYMAI_WEIGHT(name, spelling, max, start) SYMAI_WEIGHT_##name,
#include "judge/weights.def"
#undef SYMAI_WEIGHT
    SYMAI_WEIGHT_COUNT
};

int symai_weight_max(int weight);
int symai_weight_start(int weight);

/* Names as the rule files spell them; -1: no such name. Each list ends with
 * NULL and is in the order of its enum. */
const char *const *symai_claim_names(void);
const char *const *symai_guard_names(void);
const char *const *symai_sign_names(void);
const char *const *symai_weight_names(void);
int symai_name_index(const char *const *names, const char *name);

/* How many languages a rule set can hold: one bit each in a mask. */
#define SYMAI_LANGUAGES_MAX 32
#define SYMAI_LANGUAGE_SIZE 12 /* of a tag, with its NUL */

/* Sources are patterns of PCRE2, held as offsets into one text: so the
 * built-in ones are constants that need nothing done when they are loaded. */

/* A pattern over one sentence of folded text: a frame, or one of its
 * alternatives. */
struct symai_pattern {
    uint32_t source;
    uint32_t frame;   /* the source of its first alternative */
    uint16_t weight;  /* 0..1000; claims only */
    uint8_t kind;     /* claim or guard */
    uint8_t language; /* index of the rule set's languages */
};

/* Words that say where to look: a claim's trigger, or those of a sign. */
struct symai_words {
    uint32_t source;
    uint8_t kind;     /* claim or sign */
    uint8_t language; /* index of the rule set's languages */
};

enum symai_condition_on {
    SYMAI_ON_TITLE = 0,
    SYMAI_ON_TEXT,   /* visible text, a block a line, its first 16 KiB */
    SYMAI_ON_MARK,   /* classes, ids, sources, meta names */
    SYMAI_ON_HEADER, /* "name: value", folded */
    SYMAI_ON_COUNT
};

struct symai_condition {
    uint32_t source;
    uint8_t on; /* enum symai_condition_on */
};

/* A page that a product makes by itself: all conditions hold. */
struct symai_product {
    char name[32];
    int16_t claim; /* -1: only named */
    uint16_t weight;
    uint16_t whole; /* its text is the product's own: no maintenance by its
                       words */
    uint16_t condition_count;
    uint32_t first_condition;
};

#endif
