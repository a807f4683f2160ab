/* SPDX-License-Identifier: MIT */
/*
 * Reports against the state that holds count together while they are all "up"
 * or all "not up": which of the three kinds of "not up" it is may change
 * within one outage.
 */
#include "watch/settle.h"

#include "syma/types.h"

int symai_settle(struct symai_run *run, int state, int reported, int need,
                 int64_t now_ms, int64_t *since_ms)
{
    int is_up = reported == SYMA_STATE_UP;

    if (reported == state) {
        run->length = 0;
        return 0;
    }
    if (run->length == 0 || run->is_up != is_up) {
        run->length = 0;
        run->is_up = is_up;
        run->since_ms = now_ms;
    }
    if (state != SYMA_STATE_UNKNOWN && run->length + 1 < need) {
        run->length++;
        return 0;
    }
    *since_ms = state != SYMA_STATE_UNKNOWN ? run->since_ms : now_ms;
    run->length = 0;
    return 1;
}
