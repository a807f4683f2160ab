/* SPDX-License-Identifier: MIT */
/*
 * The findings of one page: features and answer turned into the few facts
 * that the decision tables speak of, each with its evidence. find_*.c fill
 * them, one family each; weigh.c reads them. Nothing here decides.
 */
#ifndef SYMAI_JUDGE_FIND_H
#define SYMAI_JUDGE_FIND_H

#include "judge/context.h"
#include "judge/folded.h"
#include "judge/present.h"
#include "judge/ruleset.h"
#include "judge/seen.h"
#include "judge/sentence.h"
#include "judge/verdict.h"
#include "judge/when.h"
#include "page/features.h"
#include "page/response.h"
#include "port/url.h"

/* Is what a customer comes for on the page? */
enum symai_function {
    SYMAI_FUNCTION_ABSENT = 0,
    SYMAI_FUNCTION_DISABLED, /* there, but cannot be used */
    SYMAI_FUNCTION_GATE,     /* a login stands before it */
    SYMAI_FUNCTION_PRESENT
};

/* No login form in sight, but what may lead to one. */
enum symai_way_in {
    SYMAI_WAY_NONE = 0,
    SYMAI_WAY_NAMED,    /* the page calls itself a login, and leads on; or it
                           shows what is in an account, or its settings */
    SYMAI_WAY_POSSIBLE, /* a form that may be a step of a login */
    SYMAI_WAY_SEEN      /* a link, a button or a frame that says so */
};

enum symai_redirect_class {
    SYMAI_REDIRECT_NONE = 0,
    SYMAI_REDIRECT_SAME, /* another address of the same section or site */
    SYMAI_REDIRECT_HOME,
    SYMAI_REDIRECT_LOGIN,
    SYMAI_REDIRECT_OFFSITE
};

/* A claim's best strength by where it stands. */
struct symai_strength {
    int titled; /* the title, which nobody sees */
    int headed; /* headings */
    int raised; /* alerts, a product's own page; both keep their weight beside
                   a function */
    int body;   /* paragraphs and below */
    int block;  /* index of the block of the strongest; -1: none */
    const struct symai_pattern *hint; /* the first that was not nothing */
    int by_section;                   /* the strongest names this section */
};

/* A sentence that tells of work, and in which languages, a bit each. */
struct symai_works {
    size_t block;
    struct symai_sentence at;
    uint32_t languages;
    int weight;   /* of its words */
    int is_claim; /* calls it maintenance, and is in evidence as such */
};

#define SYMAI_WORKS_MAX 8

/* Bytes of a block's text, folded: a block holds far less. */
#define SYMAI_FOLDED_MAX (64 * 1024)

/* A sentence that claims maintenance or an error, of those that count. */
struct symai_asserted {
    int claim;
    size_t block; /* its index */
    size_t start; /* in the block's folded text, to behind its colons */
    size_t end;
};

#define SYMAI_ASSERTED_MAX 8
#define SYMAI_BEGINS_MAX 32

/* What was asked of a sentence, one bit each, and what of it was there: the
 * same is asked for several claims, and of each more than once. */
struct symai_told {
    const struct symai_block *block;
    struct symai_sentence at;
    size_t wide_end;
    uint64_t signs;
    uint64_t signs_found;
    uint32_t languages; /* of the guards */
    uint32_t guards;
    uint32_t guards_found;
};

#define SYMAI_FAILING_LEAST 3 /* headings that make a list */

struct symai_findings {
    /* What is judged. */
    const struct symai_features *features;
    const struct symai_response *response;
    const struct syma_context *context; /* NULL: nothing known */
    const struct syma_ruleset *rules;
    struct symai_regex_scratch *scratch;
    struct syma_verdict *verdict; /* takes evidence and notices */
    int trouble; /* SYMA_ENOMEM, where a look could not be finished */
    int kind;
    int64_t excerpt_max;
    int64_t slow_warn_ms;
    int64_t slow_crit_ms;
    int64_t cert_warn_days;

    /* find_http */
    int status;           /* of the answer; 0: not said */
    const char *failure;  /* why there is no page; NULL: there is one */
    int maintenance_path; /* the final address, a redirect, or a refresh */
    int maintenance_path_redirect; /* led there by the server or page */
    int has_retry_after;           /* a valid one */
    int redirect;                  /* enum symai_redirect_class */
    int asks_authentication;       /* 401 with WWW-Authenticate */
    int slow;                      /* 1: past warn, 2: past crit */
    int cert_expiring;

    /* find_form */
    int function;    /* enum symai_function */
    int login_form;  /* an enabled login form is on the page */
    int staff_login; /* and all of those are for those who work there */
    int any_form;    /* a visible form that takes more than a search word */
    int search_form;
    int logged_in; /* a way to log out */
    int captcha;   /* inside the function's form */
    int insecure;  /* a password would travel in the clear */
    int way_in;    /* enum symai_way_in; not for generic sections */
    int refused;   /* the page says that name or password is wrong */
    struct symai_signature structure; /* of forms in sight, and the page */
    int no_submit; /* no enabled control sends the function's form */

    /* find_text */
    struct symai_strength claims[SYMAI_CLAIM_COUNT];
    struct symai_asserted asserted[SYMAI_ASSERTED_MAX]; /* the first ones */
    size_t asserted_count;
    size_t begins[SYMAI_BEGINS_MAX]; /* blocks with words of a begin */
    size_t begins_count;
    struct symai_present *in_title; /* what may match in the title, */
    struct symai_present *in_text;  /* in the visible text, */
    struct symai_present *in_marks; /* and in the marks */
    struct symai_works works[SYMAI_WORKS_MAX]; /* the first ones */
    size_t works_count;
    struct symai_seen *seen;
    struct symai_folded *folded;
    struct symai_owners said; /* in the block that is read */
    struct symai_told told;   /* of the last sentence */
    /* Headings that say that something is wrong: their different frames, and
     * the language of the first. */
    const struct symai_pattern *failing[SYMAI_FAILING_LEAST];
    int failing_count;
    uint32_t failing_languages;
    int sole_message;      /* few words and no form: the text is the message */
    int leads_nowhere;     /* hardly a link, no frame, no form but for news */
    int dead_end;          /* one message, and it leads nowhere */
    int bare_account;      /* somebody is in, and nothing of theirs is there */
    int names_work;        /* a claim of maintenance by work under way */
    int closed_for_works;  /* the site, and it says so in so many words */
    uint32_t topic_asked;  /* one bit a language: looked at */
    uint32_t topic_may;    /* languages in which there may be something */
    uint32_t topic_goods;  /* a heading names goods, terms, a manual */
    uint32_t topic_report; /* a heading, or code, tells of something */
    int manages;           /* a screen of settings */
    int lists_codes;       /* a reference of status codes */
    uint32_t sells_asked;
    uint32_t sells_may;  /* languages whose words for it may be there */
    uint32_t sells;      /* a cart, a stock, a price */
    int looks_ahead;     /* for the tense of planned work, so far */
    int own_page;        /* a product's page of maintenance, and nothing else */
    int set_text;        /* a product's text that is the same for everybody */
    uint32_t heard;      /* one bit a claim that the page only sounds like */
    uint64_t main_words; /* of what is neither link nor frame */
    int named;           /* a heading only names work, and says no more */
    int upcoming;        /* planned work is announced */
    struct symai_works announced; /* the first sentence that does */
    int resolved;                 /* a claim was denied or is over */

    /* find_page */
    int empty;
    int not_html;
    int script_shell; /* built by scripts that did not run here */
    int empty_account;
    int like_not_found; /* as the site's page for what does not exist */
    int expect_failed;  /* a must is missing or a must-not is there */
    int expect_unknown; /* missing, but some of the page was not seen */
    int expects_kind;   /* some expectation says what the page is */
};

/* Each: SYMA_OK or SYMA_ENOMEM. In this order: text leans on form. */
int symai_find_http(struct symai_findings *f);
int symai_find_form(struct symai_findings *f);
int symai_find_text(struct symai_findings *f);
int symai_find_page(struct symai_findings *f);

/* How times on the page are to be read. */
struct symai_when_reference
symai_find_reference(const struct symai_findings *f);

/* Evidence with an excerpt of the page's text, or without ("" zone). */
int symai_find_add(struct symai_findings *f, const char *code, int points_to,
                   int weight, const char *zone, const char *text, size_t len);
int symai_find_note(struct symai_findings *f, const char *code, int points_to,
                    int weight, const char *text);

/* Remembers where a claim was made, or its window named. */
void symai_find_asserted(struct symai_findings *f, int claim, size_t block,
                         size_t start, size_t end);

/* A number of the rules' table of weights. */
int symai_find_weight(const struct symai_findings *f, int weight);

/* 1 where the page lists status codes of HTTP. */
int symai_find_lists_codes(const struct symai_findings *f);

/* 1 where scripts still have to build the page. */
int symai_find_is_shell(struct symai_findings *f);

/* 1 where the page is a screen of settings. */
int symai_find_manages(struct symai_findings *f);

/* The state that a claim points to. */
int symai_claim_state(int claim);
/* 1 where no rule makes the claim, and the page sounds like it. */
int symai_find_is_heard(const struct symai_findings *f, int claim);

/* The largest of a claim's strengths. */
int symai_strength_best(const struct symai_strength *strength);

/* 1 where the pattern of that number matches. Memory that is not to be had
 * is kept in f->trouble; a pattern at its limits is evidence, and no match. */
int symai_find_pattern(struct symai_findings *f, size_t number,
                       const char *text, size_t len);
/* Likewise, and *at tells where. */
int symai_find_pattern_at(struct symai_findings *f, size_t number,
                          const char *text, size_t len, struct symai_match *at);

/* 1 where some pattern of the claim stands in the folded text; present tells
 * what may. */
int symai_find_claim(struct symai_findings *f, int claim,
                     const struct symai_present *present, const char *text,
                     size_t len);

/* The same of a sign's words, in text that is folded. */
int symai_find_folded_sign(struct symai_findings *f, int sign,
                           const char *folded, size_t len);

/* The same where it is known what the text has. */
int symai_find_present_sign(struct symai_findings *f,
                            const struct symai_present *present, int sign,
                            const char *folded, size_t len);

/* The same among the page's marks. */
int symai_find_mark(struct symai_findings *f, int sign);

/* 1 where a guard of that kind stands in the folded text, in one of the
 * languages, a bit each; present tells what may. */
int symai_find_guard(struct symai_findings *f,
                     const struct symai_present *present, int kind,
                     uint32_t languages, const char *folded, size_t len);

/* 1 where a sign's words stand in text, which is folded for it. */
int symai_find_sign(struct symai_findings *f, int sign, const char *text,
                    size_t len);

/* The first max bytes of a text of the page, folded, in place of what out
 * held; what does not fit is not looked at. Memory that is not to be had is
 * kept in f->trouble. */
void symai_find_fold(struct symai_findings *f, struct symai_span span,
                     size_t max, struct symai_buf *out);

/* 1 where url is an address, in *out; clear it in every case. Memory that is
 * not to be had is kept in f->trouble. */
int symai_find_url(struct symai_findings *f, const char *url,
                   struct symai_url *out);

/* 1 while the page's address is the same as url but for its fragment. */
int symai_find_same_url(struct symai_findings *f, const char *a, const char *b);

#endif
