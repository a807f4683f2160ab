/* SPDX-License-Identifier: MIT */
/*
 * The server as a child process; see server.h.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* pipe2 */
#endif

#include "server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

void test_source_path(const char *name, char *out, size_t size)
{
    const char *top = getenv("srcdir");

    snprintf(out, size, "%s/%s", top != NULL ? top : ".", name);
}

static void become_server(int input, int output, const char *site, int tls)
{
    char script[512];
    char site_path[512];
    char *arguments[7];
    int n = 0;

    test_source_path("tests/integration/server.py", script, sizeof(script));
    dup2(input, 0);
    dup2(output, 1);
    arguments[n++] = (char *)"python3";
    arguments[n++] = script;
    if (site != NULL) {
        test_source_path(site, site_path, sizeof(site_path));
        arguments[n++] = (char *)"--site";
        arguments[n++] = site_path;
    }
    if (tls)
        arguments[n++] = (char *)"--tls";
    if (tls == TEST_SERVER_H2)
        arguments[n++] = (char *)"--h2";
    arguments[n] = NULL;
    execvp(arguments[0], arguments);
    _exit(77);
}

static int read_line(int fd, char *line, size_t size)
{
    size_t len = 0;

    while (len + 1 < size) {
        ssize_t got = read(fd, line + len, 1);

        if (got != 1 || line[len] == '\n')
            break;
        len++;
    }
    line[len] = '\0';
    return len > 0;
}

int test_server_start(struct test_server *server, const char *site, int tls)
{
    int to[2];
    int from[2];
    int status = 0;

    memset(server, 0, sizeof(*server));
    if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0)
        return 99;
    server->pid = fork();
    if (server->pid < 0)
        return 99;
    if (server->pid == 0)
        become_server(to[0], from[1], site, tls);
    close(to[0]);
    close(from[1]);
    server->input = to[1];
    if (!read_line(from[0], server->ports, sizeof(server->ports))) {
        close(to[1]);
        waitpid(server->pid, &status, 0);
        close(from[0]);
        return WIFEXITED(status) && WEXITSTATUS(status) == 77 ? 77 : 99;
    }
    close(from[0]);
    return 0;
}

void test_server_stop(struct test_server *server)
{
    kill(server->pid, SIGTERM);
    close(server->input);
    waitpid(server->pid, NULL, 0);
}

/* To a string of the caller's, or NULL where the server did not answer. */
static char *ask_on(int fd, const char *words)
{
    char request[512];
    char *answer = NULL;
    size_t size = 0;
    size_t len = 0;
    ssize_t got = 1;

    snprintf(request, sizeof(request),
             "GET /do?header=Connection:close&%s HTTP/1.1\r\n\r\n", words);
    if (write(fd, request, strlen(request)) < 0)
        return NULL;
    shutdown(fd, SHUT_WR);
    while (got > 0) {
        if (len + 4096 > size) {
            size += 65536;
            answer = realloc(answer, size);
            if (answer == NULL)
                return NULL;
        }
        got = read(fd, answer + len, 4095);
        len += got > 0 ? (size_t)got : 0;
        answer[len] = '\0';
    }
    return answer;
}

char *test_server_ask(const struct test_server *server, const char *words)
{
    struct sockaddr_in address;
    char *answer = NULL;
    char *body;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    memset(&address, 0, sizeof(address));
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons((uint16_t)test_server_port(server, "http"));
    if (fd >= 0 &&
        connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0)
        answer = ask_on(fd, words);
    if (fd >= 0)
        close(fd);
    body = answer != NULL ? strstr(answer, "\r\n\r\n") : NULL;
    if (body != NULL)
        memmove(answer, body + 4, strlen(body + 4) + 1);
    return answer;
}

static const char *find_word(const struct test_server *server, const char *name)
{
    const char *at = server->ports;
    size_t len = strlen(name);

    while (*at != '\0') {
        const char *value = at + strcspn(at, " ");

        if ((size_t)(value - at) == len && memcmp(at, name, len) == 0)
            return value + (*value != '\0');
        at = value + (*value != '\0');
        at += strcspn(at, " ");
        at += *at != '\0';
    }
    return NULL;
}

int test_server_port(const struct test_server *server, const char *name)
{
    const char *value = find_word(server, name);

    return value != NULL ? atoi(value) : 0;
}

void test_server_ca(const struct test_server *server, char *out, size_t size)
{
    const char *value = find_word(server, "ca");

    snprintf(out, size, "%s", value != NULL ? value : "");
}

void test_server_expand(const struct test_server *server, const char *text,
                        char *out, size_t size)
{
    size_t len = 0;

    while (*text != '\0' && len + 16 < size) {
        char name[32];
        size_t name_len = *text == '{' ? strcspn(text, "}") : 0;
        int port = 0;

        if (name_len > 1 && name_len < sizeof(name) && text[name_len] == '}') {
            memcpy(name, text + 1, name_len - 1);
            name[name_len - 1] = '\0';
            port = test_server_port(server, name);
        }
        if (port > 0) {
            len += (size_t)snprintf(out + len, size - len, "%d", port);
            text += name_len + 1;
        } else {
            out[len++] = *text++;
        }
    }
    out[len] = '\0';
}
