/* SPDX-License-Identifier: MIT */
/*
 * The forms that the values of a portal must have: pure checks of text, each
 * 1 or 0. lib/rules/portal.rng says the same to other tools.
 */
#ifndef SYMAI_WATCH_PORTAL_VALUES_H
#define SYMAI_WATCH_PORTAL_VALUES_H

#define SYMAI_PORTAL_MAX_ID 64

int symai_portal_is_id(const char *id);
int symai_portal_is_language(const char *tag);
int symai_portal_is_value(const char *text);
int symai_portal_is_header_name(const char *name);
int symai_portal_is_own_header(const char *name);
int symai_portal_is_act(const char *act);
int symai_portal_is_channel(const char *channel);

/* The closed list of channels, ended by NULL. */
extern const char *const symai_fallback_channels[];

#endif
