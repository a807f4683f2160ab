/* SPDX-License-Identifier: MIT */
/*
 * The calls of faults.def as the linker puts them in the place of the real
 * ones, for whatever is linked into the program: the n-th of a kind fails.
 * Only the thread that asked for it is touched. What the library holds is
 * counted along, its memory and what it made of other libraries.
 */
#ifndef TEST_FAULT_H
#define TEST_FAULT_H

#define HARMLESS 0 /* as an outcome: SYMA_OK */

struct fault {
    const char *call;
    const char *what; /* as in faults.def */
    long value;
    int error;
    int outcome;
    int is_late;
};

extern const struct fault faults[];
extern const int fault_count;

/* From now on the n-th call fails, n from 1; fault NULL: all go well. What is
 * held begins at 0. */
void fault_begin(const struct fault *fault, long n);

/* The calls go well again: 1 where one had failed. */
int fault_end(void);

/* How often it was called since fault_begin. */
long fault_calls(const struct fault *fault);

/* Pieces of memory and handles that were not given back since fault_begin;
 * counting ends. */
long fault_held(void);

#endif
