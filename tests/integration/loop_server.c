/* SPDX-License-Identifier: MIT */
/*
 * See loop_server.h. The pipe tells the child that the program is no more.
 */
#include "loop_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_MS 500 /* for a request on a connection that was made */

static pid_t child;
static int alive[2];
static int port;

static const struct loop_page *find(const struct loop_page *pages,
                                    const char *request)
{
    const char *path = strchr(request, ' ');
    size_t len = path != NULL ? strcspn(path + 1, " ?\r") : 0;

    while (pages->path != NULL && (path == NULL || strlen(pages->path) != len ||
                                   strncmp(pages->path, path + 1, len) != 0))
        pages++;
    return pages;
}

static void answer(int fd, const struct loop_page *page)
{
    static char text[16384];
    const char *at = strstr(page->body, "%d");
    int before = at != NULL ? (int)(at - page->body) : 0;
    int len =
        snprintf(text, sizeof text, "HTTP/1.1 %sConnection: close\r\n\r\n%.*s",
                 page->head, before, page->body);

    if (at != NULL)
        len += snprintf(text + len, sizeof text - (size_t)len, "%d", port);
    len += snprintf(text + len, sizeof text - (size_t)len, "%s",
                    at != NULL ? at + 2 : page->body);
    if (write(fd, text, (size_t)len) == len)
        shutdown(fd, SHUT_WR);
}

static void serve(int fd, const struct loop_page *pages)
{
    struct pollfd ready = {fd, POLLIN, 0};
    const struct loop_page *page = NULL;
    char request[8192];
    size_t len = 0;
    ssize_t got = 1;

    request[0] = '\0';
    while (got > 0 && strstr(request, "\r\n\r\n") == NULL &&
           len + 1 < sizeof request && poll(&ready, 1, PATIENCE_MS) == 1) {
        got = read(fd, request + len, sizeof request - 1 - len);
        len += got > 0 ? (size_t)got : 0;
        request[len] = '\0';
    }
    if (strstr(request, "\r\n\r\n") != NULL)
        page = find(pages, request);
    if (page != NULL && page->head == NULL)
        return; /* and the connection stays */
    if (page != NULL)
        answer(fd, page);
    close(fd);
}

static void serve_all(int fd, const struct loop_page *pages)
{
    struct pollfd ready[2] = {{fd, POLLIN, 0}, {alive[0], POLLIN, 0}};
    int one;

    signal(SIGPIPE, SIG_IGN);
    close(alive[1]);
    while (poll(ready, 2, -1) > 0 && ready[1].revents == 0) {
        one = accept(fd, NULL, NULL);
        if (one >= 0)
            serve(one, pages);
    }
    _exit(0);
}

int loop_server_start(const struct loop_page *pages)
{
    struct sockaddr_in here;
    socklen_t len = sizeof here;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    memset(&here, 0, sizeof here);
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || pipe(alive) != 0 ||
        bind(fd, (struct sockaddr *)&here, sizeof here) != 0 ||
        listen(fd, 64) != 0 ||
        getsockname(fd, (struct sockaddr *)&here, &len) != 0)
        return 0;
    port = ntohs(here.sin_port);
    child = fork();
    if (child < 0)
        return 0;
    if (child == 0)
        serve_all(fd, pages);
    close(fd);
    close(alive[0]);
    return port;
}

void loop_server_stop(void)
{
    close(alive[1]);
    waitpid(child, NULL, 0);
}
