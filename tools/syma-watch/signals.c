/* SPDX-License-Identifier: MIT */
/*
 * A pipe to oneself: the handler writes a byte, the loop reads it.
 */
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static int ends[2] = {-1, -1};

static void on_signal(int number)
{
    int saved = errno;
    char c = number == SIGHUP ? 'r' : 'e';
    /* Where the pipe is full there is enough in it to be read. */
    ssize_t n = write(ends[1], &c, 1);

    (void)n;
    errno = saved;
}

int signals_begin(void)
{
    static const int numbers[] = {SIGHUP, SIGTERM, SIGINT};
    struct sigaction action;
    size_t i;

    if (pipe(ends) < 0)
        return -1;
    for (i = 0; i < 2; i++) {
        if (fcntl(ends[i], F_SETFL, O_NONBLOCK) < 0 ||
            fcntl(ends[i], F_SETFD, FD_CLOEXEC) < 0)
            return -1;
    }
    /* A file that must not grow is then an error of writing, as others. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    memset(&action, 0, sizeof(action));
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        if (sigaction(numbers[i], &action, NULL) < 0)
            return -1;
    }
    return ends[0];
}

int signals_take(void)
{
    char bytes[64];
    ssize_t n = read(ends[0], bytes, sizeof(bytes));
    int found = 0;
    ssize_t i;

    for (i = 0; i < n; i++)
        found |= bytes[i] == 'r' ? SIGNALS_RELOAD : SIGNALS_END;
    return found;
}
