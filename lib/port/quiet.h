/* SPDX-License-Identifier: MIT */
/*
 * While libxml2 works for us its messages belong to nobody: those that come
 * without a parser (its buffers, a parser that could not be made) would go
 * to stderr, or to the handler that the application has set. Between begin
 * and end they are taken here, for the calling thread alone.
 */
#ifndef SYMAI_PORT_QUIET_H
#define SYMAI_PORT_QUIET_H

struct symai_quiet {
    int no_memory; /* libxml2 said so since begin */
    /* What the thread had before. */
    void (*structured)(void);
    void *structured_user;
    void (*generic)(void);
    void *generic_user;
};

/* No call of the application's comes between the two, and none of ours that
 * leaves without end. */
void symai_quiet_begin(struct symai_quiet *quiet);
void symai_quiet_end(const struct symai_quiet *quiet);

#endif
