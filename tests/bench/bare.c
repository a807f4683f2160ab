/* SPDX-License-Identifier: MIT */
/*
 * The least that a program on libcurl does to fetch many pages at once: the
 * multi interface driven by sockets and a timer on epoll, each body thrown
 * away or put through libxml2's parser for nothing. What libsyma costs is
 * told as a ratio to this. It knows nothing of libsyma.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <curl/curl.h>

#include "args.h"
#include "files.h"
#include "measure.h"
#include "sax.h"

#define READY_MAX 256
#define WAIT_MAX_MS 1000
#define KEEP 8 /* connections kept beside those in use */

/* One of the transfers in flight; its handle is used again and again. */
struct slot {
    struct loop *loop;
    CURL *easy;
    struct bench_sax *sax;
    size_t got; /* bytes of this body */
};

struct loop {
    const struct bench_args *args;
    struct bench_lines urls;
    struct bench_run run;
    struct slot *slots;
    CURLM *multi;
    double due; /* wall, of libcurl's timer; negative: none */
    int epoll;
    int told; /* the first error has been */
};

static size_t on_body(char *bytes, size_t one, size_t count, void *user)
{
    struct slot *slot = user;
    const struct bench_args *args = slot->loop->args;
    size_t len = one * count;

    slot->got += len;
    if (args->max_body > 0 && slot->got > (size_t)args->max_body)
        return 0; /* libcurl ends the transfer as failed */
    if (args->parse && slot->sax == NULL)
        slot->sax = bench_sax_new();
    if (slot->sax != NULL)
        bench_sax_feed(slot->sax, bytes, len);
    return len;
}

/* What libcurl wants to know of a socket, handed on to epoll. */
static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user,
                     void *known)
{
    struct loop *loop = user;
    struct epoll_event event = {0};
    int rc;

    (void)easy;
    event.data.fd = fd;
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(loop->epoll, EPOLL_CTL_DEL, fd, &event);
        return 0;
    }
    if (what & CURL_POLL_IN)
        event.events |= EPOLLIN;
    if (what & CURL_POLL_OUT)
        event.events |= EPOLLOUT;
    rc = epoll_ctl(loop->epoll, known != NULL ? EPOLL_CTL_MOD : EPOLL_CTL_ADD,
                   fd, &event);
    if (rc != 0 && errno == EEXIST)
        rc = epoll_ctl(loop->epoll, EPOLL_CTL_MOD, fd, &event);
    if (known == NULL)
        curl_multi_assign(loop->multi, fd, loop);
    return rc;
}

static int on_timer(CURLM *multi, long ms, void *user)
{
    struct loop *loop = user;

    (void)multi;
    loop->due = ms < 0 ? -1 : bench_wall() + (double)ms * 1e-3;
    return 0;
}

static void set_tls(CURL *easy, const struct bench_args *args)
{
    if (args->ca != NULL)
        curl_easy_setopt(easy, CURLOPT_CAINFO, args->ca);
    /* With a folder of certificates libcurl reads the bundle anew for each
     * connection: a mistake, not a yardstick. */
    curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
    if (!args->fresh)
        return;
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, args->resume ? 1L : 0L);
}

static int make_slot(struct loop *loop, struct slot *slot)
{
    slot->loop = loop;
    slot->easy = curl_easy_init();
    if (slot->easy == NULL)
        return bench_complain(loop->args, BENCH_FAILED, "no memory");
    curl_easy_setopt(slot->easy, CURLOPT_PRIVATE, slot);
    curl_easy_setopt(slot->easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(slot->easy, CURLOPT_WRITEDATA, slot);
    curl_easy_setopt(slot->easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(slot->easy, CURLOPT_PROXY, "");
    curl_easy_setopt(slot->easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(slot->easy, CURLOPT_TIMEOUT_MS, 3600000L);
    curl_easy_setopt(slot->easy, CURLOPT_CONNECTTIMEOUT_MS, 60000L);
    set_tls(slot->easy, loop->args);
    return 0;
}

/* The next address in turn. */
static int start(struct loop *loop, struct slot *slot)
{
    size_t turn = (size_t)loop->run.started % loop->urls.count;
    int rc = slot->easy == NULL ? make_slot(loop, slot) : 0;

    if (rc != 0)
        return rc;
    slot->got = 0;
    curl_easy_setopt(slot->easy, CURLOPT_URL, loop->urls.line[turn]);
    loop->run.started++;
    if (curl_multi_add_handle(loop->multi, slot->easy) != CURLM_OK)
        return bench_complain(loop->args, BENCH_FAILED, "libcurl refuses");
    return 0;
}

static void judge(struct loop *loop, CURL *easy, CURLcode code)
{
    long status = 0;

    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if ((code != CURLE_OK || status != 200) && !loop->told) {
        bench_complain(loop->args, 0, "the first error: %s, status %ld",
                       curl_easy_strerror(code), status);
        loop->told = 1;
    }
    bench_run_count(&loop->run, code != CURLE_OK || status != 200);
}

static int reap(struct loop *loop)
{
    struct slot *slot = NULL;
    CURLMsg *message;
    CURLcode code;
    int left;
    int rc = 0;

    message = curl_multi_info_read(loop->multi, &left);
    while (message != NULL && rc == 0) {
        code = message->data.result;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &slot);
        curl_multi_remove_handle(loop->multi, slot->easy);
        loop->run.hits += bench_sax_free(slot->sax);
        slot->sax = NULL;
        judge(loop, slot->easy, code);
        if (bench_run_wants(&loop->run))
            rc = start(loop, slot);
        message = curl_multi_info_read(loop->multi, &left);
    }
    return rc;
}

static int wait_ms(const struct loop *loop)
{
    double left =
        loop->due < 0 ? WAIT_MAX_MS : (loop->due - bench_wall()) * 1e3 + 1;

    if (left <= 0)
        return 0;
    return left > WAIT_MAX_MS ? WAIT_MAX_MS : (int)left;
}

static void serve(struct loop *loop, const struct epoll_event *event)
{
    int what = 0;
    int running;

    if (event->events & EPOLLIN)
        what |= CURL_CSELECT_IN;
    if (event->events & EPOLLOUT)
        what |= CURL_CSELECT_OUT;
    if (event->events & (EPOLLERR | EPOLLHUP))
        what |= CURL_CSELECT_IN | CURL_CSELECT_ERR;
    curl_multi_socket_action(loop->multi, event->data.fd, what, &running);
}

static int turn(struct loop *loop)
{
    struct epoll_event ready[READY_MAX];
    int count = epoll_wait(loop->epoll, ready, READY_MAX, wait_ms(loop));
    int running;
    int i;

    if (count < 0 && errno != EINTR)
        return bench_complain(loop->args, BENCH_FAILED, "epoll: %s",
                              strerror(errno));
    for (i = 0; i < count; i++)
        serve(loop, &ready[i]);
    if (loop->due >= 0 && bench_wall() >= loop->due) {
        loop->due = -1;
        curl_multi_socket_action(loop->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
    return reap(loop);
}

static int open_loop(struct loop *loop)
{
    const struct bench_args *args = loop->args;
    int rc = bench_lines_read(args, args->urls, &loop->urls);

    if (rc != 0)
        return rc;
    bench_raise_files();
    loop->due = -1;
    loop->epoll = epoll_create1(EPOLL_CLOEXEC);
    loop->slots = calloc((size_t)args->in_flight, sizeof *loop->slots);
    if (loop->epoll < 0 || loop->slots == NULL ||
        curl_global_init(CURL_GLOBAL_ALL) != CURLE_OK)
        return bench_complain(args, BENCH_FAILED, "%s", strerror(errno));
    loop->multi = curl_multi_init();
    if (loop->multi == NULL)
        return bench_complain(args, BENCH_FAILED, "no memory");
    curl_multi_setopt(loop->multi, CURLMOPT_MAXCONNECTS,
                      args->in_flight + KEEP);
    curl_multi_setopt(loop->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(loop->multi, CURLMOPT_SOCKETDATA, loop);
    curl_multi_setopt(loop->multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(loop->multi, CURLMOPT_TIMERDATA, loop);
    return 0;
}

static void close_loop(struct loop *loop)
{
    long i;

    for (i = 0; loop->slots != NULL && i < loop->args->in_flight; i++) {
        if (loop->slots[i].easy == NULL)
            continue;
        curl_multi_remove_handle(loop->multi, loop->slots[i].easy);
        curl_easy_cleanup(loop->slots[i].easy);
        bench_sax_free(loop->slots[i].sax);
    }
    if (loop->multi != NULL)
        curl_multi_cleanup(loop->multi);
    if (loop->epoll >= 0)
        close(loop->epoll);
    free(loop->slots);
    bench_lines_free(&loop->urls);
}

static int measure(struct loop *loop)
{
    long i;
    int rc = 0;

    bench_run_begin(&loop->run, loop->args);
    for (i = 0; i < loop->args->in_flight && rc == 0; i++) {
        if (bench_run_wants(&loop->run))
            rc = start(loop, &loop->slots[i]);
    }
    while (rc == 0 && !bench_run_is_over(&loop->run))
        rc = turn(loop);
    return rc != 0 ? rc : bench_run_tell(&loop->run);
}

int main(int argc, char **argv)
{
    struct bench_args args;
    struct loop loop;
    int done;
    int rc = bench_args_read(BENCH_BARE, argc, argv, &args, &done);

    if (rc != 0 || done)
        return rc;
    memset(&loop, 0, sizeof loop);
    loop.args = &args;
    loop.epoll = -1;
    rc = open_loop(&loop);
    if (rc == 0)
        rc = measure(&loop);
    close_loop(&loop);
    return rc;
}
