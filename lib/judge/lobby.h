/* SPDX-License-Identifier: MIT */
/*
 * A page between its readers and the login: it asks what kind of customer they
 * are, or who knows them, and leads on.
 */
#ifndef SYMAI_JUDGE_LOBBY_H
#define SYMAI_JUDGE_LOBBY_H

#include "judge/find.h"

/* 1 if the links of the page's own part lead to an identity provider, or to the
 * logins of two places. */
int symai_lobby_leads_on(struct symai_findings *f);

#endif
