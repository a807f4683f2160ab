/* SPDX-License-Identifier: MIT */
/*
 * Many checks at once, from a poll loop of the program's own: all arguments
 * are submitted, and each event is printed as it comes.
 *
 *     watch_many [--allow-private] URL|FILE ...
 *
 * What begins with http:// or https:// is one page, anything else a portal
 * file. SIGINT (Ctrl-C) gives up what is still pending. The exit status is
 * the highest of those of the checks; 3 also where one was given up.
 */
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <syma/syma.h>

#define MAX_CHECKS 256

static syma_prober *prober; /* for the signal handler */
static volatile sig_atomic_t is_interrupted;

static uint64_t tickets[MAX_CHECKS]; /* 0: has ended */
static int status;

/* The flag alone could be set between the look at it and the sleep; a
 * wake-up is kept for the next sleep. */
static void on_interrupt(int number)
{
    int saved = errno;

    (void)number;
    is_interrupted = 1;
    syma_prober_wakeup(prober);
    errno = saved;
}

static int catch_interrupts(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof(action));
    action.sa_handler = on_interrupt;
    return sigaction(SIGINT, &action, NULL) == 0 ? SYMA_OK : SYMA_ESYSTEM;
}

static void note_status(int one)
{
    if (one > status)
        status = one;
}

static int load(const char *path, syma_portal *portal)
{
    static char text[65536];
    FILE *file = fopen(path, "rb");
    size_t len;
    int rc;

    if (file == NULL) {
        fprintf(stderr, "%s: cannot open\n", path);
        return SYMA_ESYSTEM;
    }
    len = fread(text, 1, sizeof(text), file);
    fclose(file);
    if (len == sizeof(text))
        return SYMA_ELIMIT;
    rc = syma_portal_load(portal, text, len);
    if (rc < 0)
        fprintf(stderr, "%s: %s\n", path, syma_portal_last_error(portal));
    return rc;
}

static int submit_file(const char *path, uint64_t *ticket)
{
    syma_portal *portal = NULL;
    int rc = syma_portal_new("", &portal);

    if (rc == SYMA_OK)
        rc = load(path, portal);
    if (rc == SYMA_OK)
        rc = syma_prober_submit(prober, portal, ticket);
    syma_portal_free(portal); /* the prober has a copy */
    return rc;
}

static int submit(const char *what, uint64_t *ticket)
{
    int rc;

    if (strncmp(what, "http://", 7) != 0 && strncmp(what, "https://", 8) != 0)
        return submit_file(what, ticket);
    rc = syma_prober_submit_url(prober, what, SYMA_SECTION_GENERIC, ticket);
    if (rc < 0)
        fprintf(stderr, "%s: cannot be asked for\n", what);
    return rc;
}

static int submit_all(char **args, int count)
{
    int rc = SYMA_OK;
    int i;

    for (i = 0; i < count && rc == SYMA_OK; i++) {
        rc = submit(args[i], &tickets[i]);
        if (rc == SYMA_OK)
            printf("%" PRIu64 ": asks for %s\n", tickets[i], args[i]);
    }
    return rc;
}

/* A ticket has ended: by the verdict of a page, by the report of a portal, or
 * by a failure. */
static void forget(uint64_t ticket)
{
    size_t i;

    for (i = 0; i < MAX_CHECKS; i++) {
        if (tickets[i] == ticket)
            tickets[i] = 0;
    }
}

static void print_verdict(const syma_event *e)
{
    const syma_verdict *v = syma_event_verdict(e);
    const char *section = syma_event_section_id(e);

    printf("%" PRIu64 ": %s%s%s, usable: %s, %s\n", syma_event_ticket(e),
           section, section[0] == '\0' ? "" : " ",
           syma_state_name(syma_verdict_state(v)),
           syma_usable_name(syma_verdict_usable(v)), syma_verdict_reason(v));
    if (section[0] != '\0')
        return; /* the report is still to come */
    forget(syma_event_ticket(e));
    note_status(syma_exit_code(syma_verdict_state(v), syma_verdict_usable(v),
                               syma_verdict_flags(v), 1));
}

static void print_report(const syma_event *e)
{
    const syma_report *r = syma_event_report(e);

    printf("%" PRIu64 ": portal %s %s, %zu of %zu required sections are up\n",
           syma_event_ticket(e), syma_report_portal_id(r),
           syma_state_name(syma_report_state(r)), syma_report_up_count(r),
           syma_report_required_count(r));
    forget(syma_event_ticket(e));
    note_status(syma_report_exit_code(r, 1));
}

static void print_failure(const syma_event *e)
{
    printf("%" PRIu64 ": not carried out: %s\n", syma_event_ticket(e),
           syma_strerror(syma_event_error(e)));
    forget(syma_event_ticket(e));
    note_status(3);
}

static int print_events(void)
{
    syma_event *e = NULL;
    int rc;

    for (rc = syma_prober_next_event(prober, &e); rc == 1;
         rc = syma_prober_next_event(prober, &e)) {
        switch (syma_event_kind(e)) {
        case SYMA_EVENT_VERDICT:
            print_verdict(e);
            break;
        case SYMA_EVENT_REPORT:
            print_report(e);
            break;
        case SYMA_EVENT_FAILURE:
            print_failure(e);
            break;
        default: /* of a later release */
            break;
        }
        syma_event_free(e);
    }
    return rc;
}

/* The descriptors of the program itself would stand beside the prober's. It
 * is readable when there is something to do, so poll needs no time limit. */
static int sleep_and_step(void)
{
    struct pollfd fd = {syma_prober_fd(prober), POLLIN, 0};

    if (!syma_has_feature("pollable-fd"))
        return syma_prober_wait(prober, -1);
    if (poll(&fd, 1, -1) < 0 && errno != EINTR)
        return SYMA_ESYSTEM;
    return syma_prober_step(prober);
}

static int watch(void)
{
    int rc = SYMA_OK;

    while (rc >= 0 && syma_prober_pending(prober) > 0 && !is_interrupted) {
        rc = sleep_and_step();
        if (rc >= 0)
            rc = print_events();
    }
    return rc;
}

/* What has ended meanwhile was printed: all that has a ticket is pending. */
static void give_up(void)
{
    size_t i;

    for (i = 0; i < MAX_CHECKS; i++) {
        if (tickets[i] == 0 ||
            syma_prober_cancel(prober, tickets[i]) != SYMA_OK)
            continue;
        printf("%" PRIu64 ": given up\n", tickets[i]);
        note_status(3);
    }
}

int main(int argc, char **argv)
{
    syma_options *options = NULL;
    int private_too = argc > 1 && strcmp(argv[1], "--allow-private") == 0;
    int first = 1 + private_too;
    int rc;

    if (argc <= first || argc - first > MAX_CHECKS) {
        fprintf(stderr, "usage: watch_many [--allow-private] URL|FILE ...\n");
        return 3;
    }
    setvbuf(stdout, NULL, _IOLBF, 0); /* into a pipe, too, as it comes */
    rc = syma_options_new(&options);
    if (rc == SYMA_OK)
        rc = syma_options_set_int(options, "allow_private", private_too);
    if (rc == SYMA_OK)
        rc = syma_prober_new(options, NULL, &prober);
    if (rc == SYMA_OK)
        rc = catch_interrupts();
    if (rc == SYMA_OK)
        rc = submit_all(argv + first, argc - first);
    if (rc == SYMA_OK)
        rc = watch();
    if (rc < 0) {
        fprintf(stderr, "watch_many: %s\n", syma_strerror(rc));
        note_status(3);
    }
    give_up();
    signal(SIGINT, SIG_IGN); /* the handler would use what is released */
    syma_prober_free(prober);
    syma_options_free(options);
    return status;
}
