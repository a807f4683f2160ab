/* SPDX-License-Identifier: MIT */
/*
 * forget HOW [URL]: is given secrets, a line each, on standard input: a header,
 * a login's password, a proxy's, a key's. HOW is 'keep', to have them in
 * objects still, 'drop', to have freed these, or 'check', to have checked URL
 * before. Then says so and waits to be looked into, until standard input ends.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <syma/syma.h>

#define COUNT 4

static void die(const char *what)
{
    fprintf(stderr, "forget: %s\n", what);
    exit(99);
}

/* By read, since stdio would keep a copy of its own. */
static void read_secret(char *out, size_t size)
{
    size_t len = 0;

    while (len + 1 < size && read(0, out + len, 1) == 1 && out[len] != '\n')
        len++;
    out[len] = '\0';
}

static void give(syma_portal *p, syma_options *o, char secrets[COUNT][64])
{
    char proxy[128];

    snprintf(proxy, sizeof proxy, "http://ann:%s@127.0.0.1:9", secrets[2]);
    if (syma_portal_add_section(p, "login", SYMA_SECTION_LOGIN, "/login", 0) <
            0 ||
        syma_portal_set_header(p, NULL, "X-Key", secrets[0]) < 0 ||
        syma_portal_set_auth(p, "login", "basic", "ann", secrets[1]) < 0 ||
        syma_options_set_str(o, "proxy", proxy) < 0 ||
        syma_options_set_str(o, "client_key_password", secrets[3]) < 0)
        die("not taken");
    explicit_bzero(proxy, sizeof proxy);
}

static void check(const syma_portal *p, syma_options *o)
{
    syma_report *report = NULL;

    if (syma_options_set_str(o, "proxy", "") < 0 ||
        syma_options_set_int(o, "allow_private", 1) < 0 ||
        syma_options_set_int(o, "confirm_delay_ms", 0) < 0 ||
        syma_check_portal(p, o, NULL, &report) < 0)
        die("no check");
    syma_report_unref(report);
}

int main(int argc, char **argv)
{
    char secrets[COUNT][64];
    syma_options *options = NULL;
    syma_portal *portal = NULL;
    char end;
    int i;

    if (argc != 3)
        die("HOW URL");
    for (i = 0; i < COUNT; i++)
        read_secret(secrets[i], sizeof secrets[i]);
    if (syma_options_new(&options) < 0 ||
        syma_portal_new("shop", &portal) < 0 ||
        syma_portal_set_home(portal, argv[2]) < 0)
        die("no memory");
    give(portal, options, secrets);
    explicit_bzero(secrets, sizeof secrets);
    if (strcmp(argv[1], "check") == 0)
        check(portal, options);
    if (strcmp(argv[1], "keep") != 0) {
        syma_portal_free(portal);
        syma_options_free(options);
        portal = NULL;
        options = NULL;
    }
    if (write(1, "ready\n", 6) != 6)
        die("nobody reads");
    while (read(0, &end, 1) == 1)
        continue;
    syma_portal_free(portal);
    syma_options_free(options);
    return 0;
}
