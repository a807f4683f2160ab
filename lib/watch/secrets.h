/* SPDX-License-Identifier: MIT */
/*
 * What is sent with the requests of a check and is nobody else's business:
 * values of headers, logins, the login of a proxy, the password of a key.
 */
#ifndef SYMAI_WATCH_SECRETS_H
#define SYMAI_WATCH_SECRETS_H

#include "judge/verdict.h"
#include "syma/options.h"
#include "watch/plan.h"

/* Takes them out of what the verdict tells of a page that shows them: those of
 * the options, and of all the plan's sections (NULL: none), as a site may
 * remember what it was sent for another. SYMA_OK or SYMA_ENOMEM. */
int symai_secrets_hide(syma_verdict *v, const struct symai_plan *plan,
                       const syma_options *o);

#endif
