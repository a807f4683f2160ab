/* SPDX-License-Identifier: MIT */
/*
 * Starts tests/integration/server.py for a test program and knows its ports.
 * The server ends with the pipe to its standard input, so it cannot outlive
 * the program.
 */
#ifndef TEST_SERVER_H
#define TEST_SERVER_H

#include <stddef.h>
#include <sys/types.h>

struct test_server {
    pid_t pid;
    int input;        /* open as long as it is to live */
    char ports[1024]; /* "http 1234 other 1234 ... ca /path" */
};

/* For tls, below: HTTP/2 too, where nghttpd is installed. */
#define TEST_SERVER_H2 2

/* site: path of a site file below the source folder, or NULL. tls: 0, 1, or
 * TEST_SERVER_H2. 0, or 77 where there is no Python, or 99. */
int test_server_start(struct test_server *server, const char *site, int tls);
void test_server_stop(struct test_server *server);

/* 0: no such listener. */
int test_server_port(const struct test_server *server, const char *name);

/* The body of the answer to /do?words, owned by the caller, or NULL. */
char *test_server_ask(const struct test_server *server, const char *words);

/* "" where there are no certificates. */
void test_server_ca(const struct test_server *server, char *out, size_t size);

/* {name} in text becomes the port of that name. */
void test_server_expand(const struct test_server *server, const char *text,
                        char *out, size_t size);

/* A file of the source tree. */
void test_source_path(const char *name, char *out, size_t size);

#endif
