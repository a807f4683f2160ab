/* SPDX-License-Identifier: MIT */
/*
 * What the command line says.
 */
#ifndef EXPORTER_SETTINGS_H
#define EXPORTER_SETTINGS_H

#include <stddef.h>
#include <stdint.h>

#include <syma/syma.h>

#include "syma-exporter/allow.h"

struct settings {
    syma_options *options;
    struct allow_list *allow;
    const char *listen;  /* ADDRESS:PORT */
    const char *portals; /* a folder; NULL: none */
    const char *rules;   /* a file; NULL: none */
    int64_t interval_ms; /* 0: portals are checked when they are asked for */
    int64_t timeout_ms;  /* how long an answer may wait for its check */
    int max_probes;      /* how many answers may */
    size_t max_targets;  /* how many targets are remembered */
    int has_lifecycle;   /* POST /-/reload is answered */
    int is_done;         /* --help or --version was */
};

/* 0, or the exit status with a message. */
int settings_read(struct settings *s, int argc, char **argv);
void settings_free(struct settings *s);

#endif
