/* SPDX-License-Identifier: MIT */
/*
 * One page, from the address that is asked to the page that is judged: hop
 * by hop, each recorded, checked and limited. Driven from outside: whoever
 * runs the pool hands back what comes out of it.
 */
#ifndef SYMAI_RUN_FOLLOW_H
#define SYMAI_RUN_FOLLOW_H

#include "port/pool.h"
#include "run/known.h"
#include "syma/page.h"

struct symai_follow_request {
    const char *url;
    const char *home_url;        /* NULL: not said */
    const char *const *headers;  /* "Name: value", ended by NULL; or NULL.
                                    Only for the site that is asked. */
    const struct symai_auth *auth; /* NULL: none; as the headers */
    const char *accept_language; /* NULL: not said */
    struct symai_cookies *cookies; /* read, and added to; NULL: none kept */
    int family;                  /* 4 or 6; 0: as the options say */
    const syma_options *options; /* NULL: defaults */
    const struct symai_knowledge *knowledge; /* NULL: nothing is reused */
    const struct symai_known *known; /* of this page; NULL: nothing */
    int64_t now_ms;              /* wall clock */
    int fresh;                   /* 1: no kept connection */
    int dns_failed;              /* 1: the name did not resolve before */
    int pauses;                  /* 1: before each hop, see below */
    size_t keep; /* bytes of the body that are kept as they are; the page then
                    gets none. 0: all are the page's */
    void *user;                  /* for symai_follow_user */
};

struct symai_follow;

/* Begins: its first transfer is in the pool, with the new object as the
 * transfer's user. Pool, headers, login, cookies and options must stay, the rest is copied.
 * SYMA_OK, SYMA_EURL, SYMA_EINVAL (a header), SYMA_ENOMEM, SYMA_ESYSTEM,
 * SYMA_ELIMIT, SYMA_EINTERNAL. */
int symai_follow_new(struct symai_pool *pool,
                     const struct symai_follow_request *request,
                     struct symai_follow **out);
/* Takes it out of the pool where it is still in it. */
void symai_follow_free(struct symai_follow *f);

void *symai_follow_user(const struct symai_follow *f);

/* To be called when its transfer has come out of the pool. 1: there is
 * another one; 0: the page is there; or a code as symai_follow_new. */
#define SYMAI_FOLLOW_PAUSED 2 /* another address is to be asked, not yet is */
int symai_follow_advance(struct symai_follow *f);

/* While it is paused: which address it is, f's. */
const char *symai_follow_next(const struct symai_follow *f);
/* It may be asked; the pause does not count as time of the page. SYMA_OK, or
 * a code as symai_follow_new. */
int symai_follow_go(struct symai_follow *f);
/* It may not: the page is there, as the last answer left it. SYMA_OK, or a
 * code as symai_follow_new. */
int symai_follow_stop(struct symai_follow *f);

/* When it has ended with the page. What was known of it, where it is still so:
 * then the page has the facts of the answer and was not read. Else NULL. */
const struct symai_known *symai_follow_unchanged(const struct symai_follow *f);
/* 1 and what the page may be known by from now on, or 0. */
int symai_follow_print(const struct symai_follow *f, const syma_page *page,
                       struct symai_print *out);

/* The finished page, once (owner: caller), or NULL. */
syma_page *symai_follow_take_page(struct symai_follow *f);
/* What was kept of its body, f's, with a NUL behind it. */
const char *symai_follow_body(const struct symai_follow *f, size_t *len);

#endif
