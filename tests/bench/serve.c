/* SPDX-License-Identifier: MIT */
/*
 * A small server to measure against: one thread, epoll, plain HTTP/1.1 on
 * loopback, fast enough not to be what is measured.
 *
 *     serve [-d FOLDER] [-a ADDRESSES]
 *
 * Listens on 127.0.0.1 .. 127.0.0.ADDRESSES [1] at a port that the system
 * chooses, prints "port N", and ends when its standard input does, so that it
 * never outlives what started it.
 *
 *   /page/NAME   a file of FOLDER, read once
 *   /wait/MS     40 KB of rows, after MS/2 to MS*3/2 milliseconds
 *   /hold        a page that begins and never ends
 *   /mb/COUNT    COUNT MiB of rows, without a length
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "args.h"
#include "files.h"
#include "measure.h"

#define HEAD_MAX 4096 /* of a request */
#define ADDRESSES_MAX 64
#define PAGES_MAX 4096
#define READY_MAX 256
#define WAIT_SIZE 40960 /* bytes of the page after a wait */
#define HOLD_SIZE 1024
#define ROWS_SIZE 65536
#define WHEEL 8192 /* milliseconds, the longest wait */
#define REPORT "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"

struct page {
    char name[64];
    char *answer; /* head and body */
    size_t len;
};

struct client {
    int fd;
    int is_listener; /* then the rest is not used */
    char head[HEAD_MAX];
    size_t head_len;
    const char *out; /* what is still to be sent */
    size_t out_len;
    int64_t rows_left;   /* bytes of rows after that */
    int is_last;         /* the connection ends with the answer */
    int asks_out;        /* epoll is asked for room to write */
    struct client *next; /* on the wheel */
    int is_waiting;
    int is_gone; /* freed when its wait is over */
};

struct server {
    struct bench_args args; /* for messages */
    const char *folder;
    struct client listeners[ADDRESSES_MAX];
    struct page pages[PAGES_MAX];
    size_t page_count;
    char rows[ROWS_SIZE];
    char *wait_answer;
    size_t wait_len;
    char hold_answer[256 + HOLD_SIZE];
    size_t hold_len;
    struct client *wheel[WHEEL];
    int64_t turned; /* the millisecond up to which the wheel is done */
    size_t waiting;
    uint32_t chance;
    int epoll;
};

static const char not_found[] = "HTTP/1.1 404 Not Found\r\n"
                                "Content-Length: 0\r\n\r\n";

static int64_t now_ms(void)
{
    return (int64_t)(bench_wall() * 1e3);
}

/* --- what is sent --- */

static void make_rows(struct server *s)
{
    size_t len = 0;
    unsigned row = 0;
    char line[160];
    size_t one;

    while (len < ROWS_SIZE) {
        one = (size_t)snprintf(line, sizeof line,
                               "<div class=\"row\"><h2>Offer %u</h2><p>All "
                               "about our <b>offer</b> and its price.</p>"
                               "</div>\n",
                               row++);
        if (one > ROWS_SIZE - len)
            one = ROWS_SIZE - len;
        memcpy(s->rows + len, line, one);
        len += one;
    }
}

static int make_answers(struct server *s)
{
    s->hold_len = (size_t)snprintf(s->hold_answer, sizeof s->hold_answer,
                                   REPORT "Connection: close\r\n\r\n");
    memcpy(s->hold_answer + s->hold_len, s->rows, HOLD_SIZE);
    s->hold_len += HOLD_SIZE;
    s->wait_answer = malloc(256 + WAIT_SIZE);
    if (s->wait_answer == NULL)
        return -1;
    s->wait_len = (size_t)snprintf(
        s->wait_answer, 256, REPORT "Content-Length: %d\r\n\r\n", WAIT_SIZE);
    memcpy(s->wait_answer + s->wait_len, s->rows, WAIT_SIZE);
    s->wait_len += WAIT_SIZE;
    return 0;
}

static int read_page(struct server *s, struct page *page)
{
    char path[4096];
    char *body = NULL;
    size_t len = 0;
    int head;

    snprintf(path, sizeof path, "%s/%s", s->folder, page->name);
    if (bench_file_read(&s->args, path, &body, &len) != 0)
        return -1;
    page->answer = malloc(len + 256);
    if (page->answer != NULL) {
        head = snprintf(page->answer, 256, REPORT "Content-Length: %zu\r\n\r\n",
                        len);
        memcpy(page->answer + head, body, len);
        page->len = (size_t)head + len;
    }
    free(body);
    return page->answer == NULL ? -1 : 0;
}

static const struct page *find_page(struct server *s, const char *name)
{
    struct page *page;
    size_t i;

    for (i = 0; i < s->page_count; i++) {
        if (strcmp(s->pages[i].name, name) == 0)
            return &s->pages[i];
    }
    if (s->folder == NULL || s->page_count == PAGES_MAX ||
        strlen(name) >= sizeof page->name || strchr(name, '/') != NULL ||
        name[0] == '.')
        return NULL;
    page = &s->pages[s->page_count];
    strcpy(page->name, name);
    if (read_page(s, page) != 0)
        return NULL;
    s->page_count++;
    return page;
}

/* --- connections --- */

static void watch(struct server *s, struct client *c, int for_out)
{
    struct epoll_event event = {0};

    if (c->asks_out == for_out)
        return;
    c->asks_out = for_out;
    event.events = for_out ? EPOLLIN | EPOLLOUT : EPOLLIN;
    event.data.ptr = c;
    epoll_ctl(s->epoll, EPOLL_CTL_MOD, c->fd, &event);
}

static void hang_up(struct client *c)
{
    close(c->fd);
    c->fd = -1;
    c->is_gone = 1;
    if (!c->is_waiting)
        free(c);
}

/* 0 while the client is still there. */
static int send_some(struct server *s, struct client *c)
{
    ssize_t sent;

    while (c->out_len > 0) {
        sent = send(c->fd, c->out, c->out_len, MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) {
            watch(s, c, 1);
            return 0;
        }
        if (sent < 0) {
            hang_up(c);
            return -1;
        }
        c->out += sent;
        c->out_len -= (size_t)sent;
        if (c->out_len == 0 && c->rows_left > 0) {
            c->out = s->rows;
            c->out_len =
                c->rows_left < ROWS_SIZE ? (size_t)c->rows_left : ROWS_SIZE;
            c->rows_left -= (int64_t)c->out_len;
        }
    }
    if (c->is_last) {
        hang_up(c);
        return -1;
    }
    watch(s, c, 0);
    return 0;
}

static void wait_for(struct server *s, struct client *c, int ms)
{
    int64_t at;

    s->chance = s->chance * 1664525u + 1013904223u;
    at = now_ms() + ms / 2 + (int64_t)((s->chance >> 8) % (unsigned)(ms + 1));
    if (at - s->turned >= WHEEL)
        at = s->turned + WHEEL - 1;
    c->is_waiting = 1;
    c->next = s->wheel[at % WHEEL];
    s->wheel[at % WHEEL] = c;
    s->waiting++;
}

static void answer(struct server *s, struct client *c, const char *path)
{
    const struct page *page = NULL;
    int ms;

    c->out = not_found;
    c->out_len = sizeof not_found - 1;
    if (strncmp(path, "/page/", 6) == 0)
        page = find_page(s, path + 6);
    if (page != NULL) {
        c->out = page->answer;
        c->out_len = page->len;
    } else if (strncmp(path, "/wait/", 6) == 0) {
        ms = atoi(path + 6);
        c->out = s->wait_answer;
        c->out_len = s->wait_len;
        wait_for(s, c, ms > 0 && ms < WHEEL / 2 ? ms : 1);
    } else if (strcmp(path, "/hold") == 0) {
        c->out = s->hold_answer;
        c->out_len = s->hold_len;
    } else if (strncmp(path, "/mb/", 4) == 0) {
        /* The head of the held page, then rows. */
        c->out = s->hold_answer;
        c->out_len = s->hold_len;
        c->rows_left = (int64_t)atoi(path + 4) * 1048576 - HOLD_SIZE;
        c->is_last = 1;
    }
}

/* One request at a time: those measured send no second one before the
 * answer. */
static void ask(struct server *s, struct client *c)
{
    char *path = c->head + 4;
    char *end;

    c->head[c->head_len] = '\0';
    if (strstr(c->head, "\r\n\r\n") == NULL)
        return;
    c->head_len = 0;
    end = strpbrk(path, " ?\r\n");
    if (strncmp(c->head, "GET ", 4) != 0 || end == NULL) {
        hang_up(c);
        return;
    }
    c->is_last = strstr(c->head, " HTTP/1.0\r\n") != NULL ||
                 strcasestr(c->head, "\r\nConnection: close") != NULL;
    *end = '\0';
    answer(s, c, path);
    if (!c->is_waiting)
        send_some(s, c);
}

static void listen_to(struct server *s, struct client *c)
{
    size_t room = sizeof c->head - 1 - c->head_len;
    ssize_t got = recv(c->fd, c->head + c->head_len, room, 0);

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        hang_up(c);
        return;
    }
    c->head_len += (size_t)got;
    ask(s, c);
}

static void welcome(struct server *s, struct client *listener)
{
    struct epoll_event event = {0};
    struct client *c;
    int on = 1;
    int fd = accept4(listener->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);

    while (fd >= 0) {
        c = calloc(1, sizeof *c);
        if (c == NULL) {
            close(fd);
            return;
        }
        c->fd = fd;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        event.events = EPOLLIN;
        event.data.ptr = c;
        if (epoll_ctl(s->epoll, EPOLL_CTL_ADD, fd, &event) != 0)
            hang_up(c);
        fd = accept4(listener->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    }
}

/* Those whose wait is over. */
static void turn_wheel(struct server *s)
{
    int64_t now = now_ms();
    struct client *list;
    struct client *c;

    while (s->turned < now) {
        s->turned++;
        list = s->wheel[s->turned % WHEEL];
        s->wheel[s->turned % WHEEL] = NULL;
        while (list != NULL) {
            c = list;
            list = c->next;
            c->is_waiting = 0;
            s->waiting--;
            if (c->is_gone)
                free(c);
            else
                send_some(s, c);
        }
    }
}

/* --- the server --- */

static int open_listener(struct server *s, struct client *listener, int number,
                         in_port_t *port)
{
    struct sockaddr_in address = {0};
    struct epoll_event event = {0};
    socklen_t size = sizeof address;
    int on = 1;

    listener->is_listener = 1;
    listener->fd =
        socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (uint32_t)number);
    address.sin_port = *port;
    event.events = EPOLLIN;
    event.data.ptr = listener;
    if (listener->fd < 0 ||
        setsockopt(listener->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) ||
        bind(listener->fd, (struct sockaddr *)&address, sizeof address) != 0 ||
        listen(listener->fd, 4096) != 0 ||
        getsockname(listener->fd, (struct sockaddr *)&address, &size) != 0)
        return -1;
    *port = address.sin_port;
    return epoll_ctl(s->epoll, EPOLL_CTL_ADD, listener->fd, &event);
}

static int open_server(struct server *s, int addresses)
{
    struct epoll_event event = {0};
    in_port_t port = 0;
    int i;

    s->epoll = epoll_create1(EPOLL_CLOEXEC);
    s->turned = now_ms();
    make_rows(s);
    if (s->epoll < 0 || make_answers(s) != 0)
        return -1;
    for (i = 0; i < addresses; i++) {
        if (open_listener(s, &s->listeners[i], i, &port) != 0)
            return -1;
    }
    /* Told by NULL. What cannot be watched, as a file, never ends. */
    event.events = EPOLLIN;
    event.data.ptr = NULL;
    epoll_ctl(s->epoll, EPOLL_CTL_ADD, 0, &event);
    printf("port %d\n", ntohs(port));
    return fflush(stdout);
}

static int input_has_ended(void)
{
    char bytes[256];

    return read(0, bytes, sizeof bytes) <= 0;
}

static void serve(struct server *s)
{
    struct epoll_event ready[READY_MAX];
    struct client *c;
    int count;
    int i;

    for (;;) {
        count =
            epoll_wait(s->epoll, ready, READY_MAX, s->waiting > 0 ? 1 : 1000);
        for (i = 0; i < count; i++) {
            c = ready[i].data.ptr;
            if (c == NULL && input_has_ended())
                return;
            if (c == NULL)
                continue;
            if (c->is_listener)
                welcome(s, c);
            else if (ready[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))
                listen_to(s, c);
            else
                send_some(s, c);
        }
        turn_wheel(s);
    }
}

int main(int argc, char **argv)
{
    static struct server s;
    int addresses = 1;
    int letter = getopt(argc, argv, "d:a:");

    s.args.program = "serve";
    while (letter != -1) {
        if (letter == 'd')
            s.folder = optarg;
        else if (letter == 'a')
            addresses = atoi(optarg);
        if (letter == '?' || addresses < 1 || addresses > ADDRESSES_MAX)
            return bench_complain(&s.args, BENCH_USAGE,
                                  "usage: serve [-d FOLDER] [-a 1..%d]",
                                  ADDRESSES_MAX);
        letter = getopt(argc, argv, "d:a:");
    }
    signal(SIGPIPE, SIG_IGN);
    bench_raise_files();
    if (open_server(&s, addresses) != 0)
        return bench_complain(&s.args, BENCH_FAILED, "%s", strerror(errno));
    serve(&s);
    return 0;
}
