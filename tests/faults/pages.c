/* SPDX-License-Identifier: MIT */
/*
 * See pages.h. One request a connection, one connection at a time but for
 * those that hang.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* accept4 */
#endif

#include "pages.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct {
    const char *path;
    const char *head;
    const char *body;
} answers[] = {
    {"/", "200 OK\r\nContent-Type: text/html; charset=utf-8",
     "<!DOCTYPE html><html lang='en'><title>Plans</title><h1>Our plans</h1>"
     "<a href='/account'>My account</a><a href='/login'>Log in</a>"},
    {"/login",
     "200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
     "Set-Cookie: visit=1; Path=/",
     "<!DOCTYPE html><html lang='en'><title>Sign in</title><h1>Sign in</h1>"
     "<form method='post'><input name='user' type='email'>"
     "<input type='password'><button>Sign in</button></form>"},
    {"/account", "302 Found\r\nLocation: /login\r\nSet-Cookie: from=account",
     ""},
    {"/closed", "503 Busy\r\nContent-Type: text/html; charset=Shift_JIS",
     "<!DOCTYPE html><html lang='en'><title>Maintenance \x83\x65</title>"
     "<h1>Our site is down for maintenance until 18:00</h1>"},
    {"/robots.txt", "200 OK\r\nContent-Type: text/plain",
     "User-agent: *\nSitemap: http://127.0.0.1:%d/map.xml\n"},
    {"/map.xml", "200 OK\r\nContent-Type: text/xml",
     "<urlset><url><loc>http://127.0.0.1:%d/login</loc></url></urlset>"},
};

static int is_asked(const char *request, const char *path)
{
    size_t len = strlen(path);

    return strncmp(request, "GET ", 4) == 0 &&
           strncmp(request + 4, path, len) == 0 && request[4 + len] == ' ';
}

/* The port is put into the body, where it has a place. */
static void put(int fd, int port, const char *head, const char *form)
{
    const char *place = strstr(form, "%d");
    char answer[2048];
    char body[1024];
    int len;

    snprintf(body, sizeof body, "%.*s", (int)strcspn(form, "%"), form);
    if (place != NULL)
        snprintf(body + strlen(body), sizeof body - strlen(body), "%d%s", port,
                 place + 2);
    len = snprintf(answer, sizeof answer,
                   "HTTP/1.1 %s\r\nConnection: close\r\n"
                   "Content-Length: %zu\r\n\r\n%s",
                   head, strlen(body), body);

    send(fd, answer, (size_t)len, MSG_NOSIGNAL);
}

static void serve(int fd, int port)
{
    char request[4096] = "";
    ssize_t len = recv(fd, request, sizeof request - 1, 0);
    size_t i;

    if (len <= 0)
        return;
    for (i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        if (is_asked(request, answers[i].path)) {
            put(fd, port, answers[i].head, answers[i].body);
            return;
        }
    }
    put(fd, port, "404 Not Found\r\nContent-Type: text/html",
        "<title>Not found</title><h1>Page not found</h1>");
}

/* Accepted, and not looked at. */
static int hangs(int fd)
{
    char request[16] = "";

    return recv(fd, request, sizeof request - 1, MSG_PEEK) > 0 &&
           is_asked(request, "/hang");
}

static void run(int listener, int pipe, int port)
{
    struct pollfd fds[2] = {{listener, POLLIN, 0}, {pipe, POLLIN, 0}};
    int fd;

    while (poll(fds, 2, -1) >= 0 && fds[1].revents == 0) {
        fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (fd < 0 || hangs(fd))
            continue;
        serve(fd, port);
        close(fd);
    }
}

int pages_start(struct pages *pages)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t len = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int ends[2];

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (listener < 0 || pipe(ends) != 0 ||
        bind(listener, (struct sockaddr *)&address, len) != 0 ||
        listen(listener, 64) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &len) != 0)
        return -1;
    pages->port = ntohs(address.sin_port);
    pages->pipe = ends[1];
    pages->pid = fork();
    if (pages->pid == 0) {
        close(ends[1]);
        run(listener, ends[0], pages->port);
        _exit(0);
    }
    close(ends[0]);
    close(listener);
    return pages->pid < 0 ? -1 : 0;
}

void pages_stop(const struct pages *pages)
{
    close(pages->pipe);
    waitpid(pages->pid, NULL, 0);
}
