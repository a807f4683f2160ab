/* SPDX-License-Identifier: MIT */
/*
 * Links that stand in scripts: in data, as an address beside a label, and in
 * strings of markup. Scripts are not understood: what is around a slash is
 * looked at, a bounded stretch before and behind it, wherever the page was
 * cut.
 */
#ifndef SYMAI_PAGE_HARVEST_H
#define SYMAI_PAGE_HARVEST_H

#include <stddef.h>
#include <stdint.h>

#include "page/menu.h"
#include "page/quoted.h"

/* What is looked at around a slash. */
#define SYMAI_HARVEST_BEHIND 1024
#define SYMAI_HARVEST_AHEAD 1024

struct symai_harvest {
    struct symai_menu *menu;
    char *bytes; /* a stretch of the open script */
    size_t len;
    size_t next; /* the first byte that was not looked at */
    size_t bare; /* links without a label, so far */
    size_t left; /* bytes that may yet be looked at again */
};

void symai_harvest_init(struct symai_harvest *h, struct symai_menu *menu);
void symai_harvest_free(struct symai_harvest *h);

/* SYMA_OK or SYMA_ENOMEM. */
int symai_harvest_feed(struct symai_harvest *h, const char *bytes, size_t len);
/* The script has ended. */
int symai_harvest_end(struct symai_harvest *h);

/* The rest is between harvest*.c. A slash and what is around it. */
struct symai_stretch {
    const char *begin;
    const char *at;
    const char *end;
};

/* A string that is an address, and the key it is the value of. */
struct symai_addressed {
    const char *key;
    size_t key_len;
    const char *value;
    const char *value_end;
    struct symai_quote quote;
};

/* 0: it is used up. */
int symai_harvest_spend(struct symai_harvest *h, size_t bytes);

/* 1 and what text there is for the address in its object; 0: none. */
int symai_harvest_label(struct symai_harvest *h,
                        const struct symai_stretch *around,
                        const struct symai_addressed *address,
                        struct symai_capture *out, int *said);

/* At an end tag, whose name is at around->at + 1: takes the link that it
 * ends. SYMA_OK or SYMA_ENOMEM. */
int symai_harvest_markup(struct symai_harvest *h,
                         const struct symai_stretch *around);

/* 1 if a customer can go there: a page, as far as its address tells. */
int symai_harvest_is_address(const char *href, size_t len);
/* Takes a link to one: SYMA_OK or SYMA_ENOMEM. label may be empty. */
int symai_harvest_take(struct symai_harvest *h, const char *href, size_t len,
                       const struct symai_capture *label, int said);

#endif
