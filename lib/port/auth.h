/* SPDX-License-Identifier: MIT */
/*
 * A login by HTTP itself: who, and with which secret.
 */
#ifndef SYMAI_PORT_AUTH_H
#define SYMAI_PORT_AUTH_H

/* All NULL: none. Else none of them is. */
struct symai_auth {
    char *scheme; /* "basic", "digest" or "bearer" */
    char *user;   /* "" for bearer */
    char *secret; /* password or token */
};

int symai_auth_is_scheme(const char *scheme);

/* Copies, in place of what was there. SYMA_OK or SYMA_ENOMEM. */
int symai_auth_set(struct symai_auth *auth, const char *scheme,
                   const char *user, const char *secret);
void symai_auth_clear(struct symai_auth *auth);

#endif
