/* SPDX-License-Identifier: MIT */
/*
 * The server of the fuzz target that fetches.
 */
#include "serve.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "input.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *answer;
static size_t answer_len;
static uint32_t answer_cut;

void serve_set(const char *bytes, size_t len, uint32_t cut)
{
    pthread_mutex_lock(&lock);
    answer = bytes;
    answer_len = len;
    answer_cut = cut;
    pthread_mutex_unlock(&lock);
}

/* Up to the empty line; 0 where there is none. */
static int read_request(int fd)
{
    char request[4096];
    size_t len = 0;

    while (len < sizeof request - 1) {
        ssize_t n = recv(fd, request + len, sizeof request - 1 - len, 0);

        if (n <= 0)
            return 0;
        len += (size_t)n;
        request[len] = '\0';
        if (strstr(request, "\r\n\r\n") != NULL)
            return 1;
    }
    return 0;
}

static void send_answer(int fd)
{
    uint32_t state = answer_cut;
    size_t at = 0;
    int pieces = 0;

    while (at < answer_len) {
        size_t len = answer_len - at;
        ssize_t n;

        /* At most some hundred pieces: a system call each. */
        if (answer_cut != 1 && pieces++ < 200) {
            uint32_t r = answer_cut == 0 ? 0 : random_next(&state);
            size_t cut = 1 + r / 8 % ((r & 7) == 0 ? 4096 : 64);

            len = cut < len ? cut : len;
        }
        n = send(fd, answer + at, len, MSG_NOSIGNAL);
        if (n <= 0)
            return;
        at += (size_t)n;
    }
}

static void *serve(void *user)
{
    const int listener = *(const int *)user;
    const int one = 1;

    for (;;) {
        int fd = accept(listener, NULL, NULL);

        if (fd < 0)
            continue;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (read_request(fd)) {
            pthread_mutex_lock(&lock);
            send_answer(fd);
            pthread_mutex_unlock(&lock);
        }
        close(fd);
    }
    return NULL;
}

int serve_port(void)
{
    static int listener = -1;
    static int port;
    struct sockaddr_in address;
    socklen_t len = sizeof address;
    pthread_t thread;

    if (listener >= 0)
        return port;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    MUST(listener >= 0);
    MUST(bind(listener, (struct sockaddr *)&address, sizeof address) == 0);
    MUST(listen(listener, 16) == 0);
    MUST(getsockname(listener, (struct sockaddr *)&address, &len) == 0);
    port = ntohs(address.sin_port);
    MUST(pthread_create(&thread, NULL, serve, &listener) == 0);
    return port;
}
