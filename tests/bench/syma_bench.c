/* SPDX-License-Identifier: MIT */
/*
 * What checks cost by libsyma, through its public interface alone: over the
 * network (drive.c), or of saved pages in memory (memory.c).
 */
#include "args.h"
#include "drive.h"
#include "memory.h"

int main(int argc, char **argv)
{
    struct bench_args args;
    int done;
    int rc = bench_args_read(BENCH_SYMA, argc, argv, &args, &done);

    if (rc != 0 || done)
        return rc;
    return args.reps > 0 ? bench_memory(&args) : bench_drive(&args);
}
