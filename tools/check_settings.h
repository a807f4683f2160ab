/* SPDX-License-Identifier: MIT */
/*
 * What syma-check is asked to do: its arguments, which of them go together,
 * and its help.
 */
#ifndef TOOLS_CHECK_SETTINGS_H
#define TOOLS_CHECK_SETTINGS_H

#include <syma/syma.h>

struct check_settings {
    syma_options *options;
    const char *portal;
    const char *rules;
    const char *state;
    const char *format;
    int kind;
    int kind_given;
    int no_discover;
    int follow_moved;
    int maintenance_exit;
    int color;
    int done; /* --help or --version was answered */
};

/* Arguments into settings, which hold the defaults already; from optind on
 * there are URLs. 0, or an exit status with a message; 's->done': that is
 * all. */
int check_settings_read(struct check_settings *s, int argc, char **argv);

/* May it look for sections? For people and for programs that read it all; of
 * a monitoring system the sections have to stay the same. */
int check_settings_may_search(const struct check_settings *s);

#endif
