/* SPDX-License-Identifier: MIT */
/*
 * What an address says of the visit in which it was seen: nobody else may have
 * it, and it is worth nothing the day after.
 */
#ifndef SYMAI_DISCOVER_SESSION_H
#define SYMAI_DISCOVER_SESSION_H

/* Takes it out of an absolute address without fragment, in place. */
void symai_session_drop(char *url);

#endif
