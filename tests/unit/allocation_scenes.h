/* SPDX-License-Identifier: MIT */
/*
 * The scenes of allocation_play.c, by file, and what they share.
 */
#ifndef SYMAI_TESTS_ALLOCATION_SCENES_H
#define SYMAI_TESTS_ALLOCATION_SCENES_H

#include <stdint.h>

#include "allocation_play.h"
#include "syma/syma.h"

#define PLAY_HOME "https://www.operator.example/"
/* Monday 2026-11-23T08:00:00Z */
#define PLAY_NOW INT64_C(1795420800000)

/* Compiled, and so is what the scenes look for on a page. */
extern syma_ruleset *play_rules;
/* Of one portal, one after the other. */
#define PLAY_REPORTS 4
extern syma_report *play_reports[PLAY_REPORTS];
/* Of the server. */
extern int play_port;

/* All that can be asked of it, noted but for what depends on the clock. */
void play_note_verdict(const syma_verdict *v);
void play_note_discovery(const syma_discovery *d);

/* allocation_judge.c */
int play_options(void);
int play_rules_builtin(void);
int play_rules_own(void);
int play_rules_wrong(void);
int play_page_closed(void);
int play_page_login(void);
int play_page_failed(void);
int play_page_latin(void);
int play_page_fresh_rules(void);
int play_page_found(void);

/* allocation_portal.c */
int play_portal_calls(void);
int play_portal_file(void);
int play_portal_wrong(void);
int play_report_forms(void);
int play_tracker(void);
int play_tracker_forms(void);
int play_tracker_file(void);

/* allocation_fetch.c */
int play_fetch_url(void);
int play_fetch_portal(void);
int play_fetch_discovery(void);
int play_prober(void);
int play_prober_unasked(void);

#endif
