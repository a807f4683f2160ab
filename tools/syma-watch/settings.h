/* SPDX-License-Identifier: MIT */
/*
 * What the command line asked for.
 */
#ifndef SYMA_WATCH_SETTINGS_H
#define SYMA_WATCH_SETTINGS_H

#include <stdint.h>

#include <syma/syma.h>

struct settings {
    syma_options *options;
    const char *portals; /* folder of the portal files */
    const char *state;   /* the database */
    const char *output;  /* folder of the pages */
    const char *rules;
    const char *title;    /* of the index; NULL: the languages' own */
    const char *base_url; /* where the output folder is served; NULL */
    const char *metrics;  /* file; NULL: none */
    int64_t interval_ms;
    int keep_days;
    int once;
    int quiet;
    int done; /* --help or --version was answered */
};

#endif
