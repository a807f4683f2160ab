/* SPDX-License-Identifier: MIT */
/*
 * The command line that syma-bench and bare share, so that one line of
 * arguments can be given to both. An option of the other program is an error
 * here: nothing that changes what is measured is passed over in silence.
 */
#ifndef BENCH_ARGS_H
#define BENCH_ARGS_H

/* Exit statuses. */
#define BENCH_FAILED 1      /* a check could not be carried out */
#define BENCH_USAGE 2       /* wrong arguments */
#define BENCH_UNSUPPORTED 3 /* this libsyma cannot do what was asked */

enum bench_program { BENCH_SYMA = 1, BENCH_BARE = 2 };

struct bench_args {
    const char *program;
    const char *urls;    /* file, one a line */
    const char *ca;      /* file of trusted certificates, or NULL */
    const char *phrases; /* file, one a line, or NULL */
    long in_flight;
    long checks;
    long warm;     /* checks before the clocks are read */
    long reps;     /* 0: over the network */
    long max_body; /* 0: as the program has it */
    double hold;   /* seconds, 0: no */
    int fresh;     /* a new connection for each check */
    int resume;    /* TLS sessions may be resumed */
    int reuse;     /* an unchanged page keeps its verdict */
    int by_fd;     /* poll the descriptor and step, rather than wait */
    int parse;     /* a no-op SAX parse */
    int kind;      /* enum syma_section_kind */
    char **files;  /* with reps */
    int file_count;
};

/* 0, or an exit status with a message. --help is answered with 0 and
 * *done = 1. */
int bench_args_read(enum bench_program who, int argc, char **argv,
                    struct bench_args *out, int *done);

/* 'program: message' on standard error; gives status. */
int bench_complain(const struct bench_args *args, int status,
                   const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
