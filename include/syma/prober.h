/* SPDX-License-Identifier: MIT */
/*
 * The engine: any number of checks at once, in the caller's one thread, on
 * one pollable descriptor. Checks are submitted, stepped and pulled; nothing
 * is called back.
 *
 *   A loop of one's own: watch syma_prober_fd for input; when it is readable,
 *   syma_prober_step, then syma_prober_next_event until it gives 0.
 *   Without a loop: syma_prober_wait, then syma_prober_next_event.
 *
 * The descriptor stays readable while there is something to do or an event
 * waits to be pulled. Where the library was built without it
 * (syma_has_feature "pollable-fd"), wait and timeout_ms are the way.
 *
 * A check ends with its last event: the verdict of a page, the report of a
 * portal, or a failure in their place. A server that fails is a verdict; a
 * failure is trouble on our side, as a file of the options that is not there.
 *
 * A prober is of use in the process that made it. In a child of that process
 * most calls give SYMA_EFORK, and syma_prober_free does nothing.
 */
#ifndef SYMA_PROBER_H
#define SYMA_PROBER_H

#include <stddef.h>
#include <stdint.h>

#include <syma/error.h>
#include <syma/export.h>
#include <syma/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make a prober.
 *
 * @param o limits and manners, copied; NULL: the defaults
 * @param r the rules, compiled; held by a reference of the prober's own;
 *        NULL: the built-in ones
 * @param out the prober; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: out is NULL; SYMA_ESTATE: r is not compiled;
 *         SYMA_EURL: a witness is no address that can be asked;
 *         SYMA_ESYSTEM: no poller could be had, or libcurl does not start;
 *         SYMA_EINTERNAL: the built-in rules do not load, or a library below
 *         failed; SYMA_ENOMEM. That the files of the options can be read is
 *         seen at the first request that needs them (syma_event_error).
 * @owner the caller; syma_prober_free
 * @thread any; o: one; the prober then belongs to one thread at a time
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_prober_new(const syma_options *o,
                                             const syma_ruleset *r,
                                             syma_prober **out);

/**
 * Release a prober. What is pending is cancelled without an event; events
 * that were pulled are not touched. In a child process of its maker this does
 * nothing, since the connections are its parent's.
 *
 * @param s the prober; NULL does nothing
 * @thread one
 * @since 0.1
 */
SYMA_API void syma_prober_free(syma_prober *s);

/**
 * Begin to check a portal. Its sections are fetched side by side, those of
 * one host one after the other (max_per_host, host_delay_ms); each verdict is
 * an event of its own, the report is the last one.
 *
 * @param s the prober
 * @param p the portal, with at least one section; copied
 * @param out_ticket what the events of this check are known by; never 0, and
 *        no other check's of this prober; left alone on failure
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or p has no section;
 *         SYMA_ELIMIT: as many checks are pending as can be (max_pending);
 *         SYMA_EFORK: the prober is another process's; SYMA_ESYSTEM: the
 *         poller failed, or p's time zone cannot be read now; SYMA_ENOMEM
 * @thread one for s and p
 * @since 0.1
 */
SYMA_API int syma_prober_submit(syma_prober *s, const syma_portal *p,
                                uint64_t *out_ticket);

/**
 * Begin to check one page. Its one event is the verdict, or a failure.
 *
 * @param s the prober
 * @param url absolute http or https URL
 * @param section_kind enum syma_section_kind
 * @param out_ticket as in syma_prober_submit
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or section_kind is no
 *         kind; SYMA_EURL: not such a URL, or one with a user name or
 *         password; SYMA_ELIMIT: as many checks are pending as can be
 *         (max_pending); SYMA_EFORK: the prober is another process's;
 *         SYMA_ESYSTEM: the poller failed; SYMA_ENOMEM
 * @thread one
 * @source RFC 3986
 * @since 0.1
 */
SYMA_API int syma_prober_submit_url(syma_prober *s, const char *url,
                                    int section_kind, uint64_t *out_ticket);

/**
 * Begin to look for the sections of a portal, as syma_discover does. Its one
 * event is the discovery, or a failure.
 *
 * @param s the prober
 * @param url of the home page: absolute, http or https
 * @param out_ticket as in syma_prober_submit
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_EURL: not such a
 *         URL, or one with a user name or password; SYMA_ELIMIT: as many
 *         checks are pending as can be (max_pending); SYMA_EFORK: the prober
 *         is another process's; SYMA_ESYSTEM: the poller failed; SYMA_ENOMEM
 * @thread one
 * @source RFC 9309; RFC 8615
 * @since 0.1
 */
SYMA_API int syma_prober_submit_discovery(syma_prober *s, const char *url,
                                          uint64_t *out_ticket);

/**
 * Give up a check. Events of it that wait to be pulled are dropped, and none
 * comes any more. A check whose last event waits to be pulled has ended: it
 * cannot be given up, and its events stay.
 *
 * @param s the prober
 * @param ticket the check
 * @return SYMA_OK; SYMA_EINVAL: s is NULL; SYMA_ENOTFOUND: no check of that
 *         ticket is pending; SYMA_EFORK: the prober is another process's;
 *         SYMA_ESYSTEM: the check is given up, but the poller failed
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_prober_cancel(syma_prober *s, uint64_t ticket);

/**
 * How many checks have not ended: whose last event does not wait to be pulled
 * yet, and was not.
 *
 * @param s the prober
 * @return the count; 0 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_prober_pending(const syma_prober *s);

/**
 * The descriptor to watch for input. It belongs to the prober: it is watched,
 * never read, and goes with syma_prober_free.
 *
 * @param s the prober
 * @return the descriptor; SYMA_EINVAL: s is NULL; SYMA_ENOTSUP: this build
 *         has none
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_prober_fd(const syma_prober *s);

/**
 * How long nothing needs to be done, if no socket becomes ready. For loops
 * that cannot watch the descriptor; those that can need not ask.
 *
 * @param s the prober
 * @return milliseconds, 0 or more; 0 where an event waits; -1: nothing is
 *         pending and no event waits, or s is NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_prober_timeout_ms(const syma_prober *s);

/**
 * Do what can be done now. Never blocks (but for libcurl's resolver where it
 * has no thread of its own, see syma_has_feature "async-dns"); serves at most
 * 64 sockets, so that others have their turn.
 *
 * @param s the prober
 * @return how many events wait to be pulled, at most INT_MAX; SYMA_EINVAL: s
 *         is NULL; SYMA_EFORK: the prober is another process's;
 *         SYMA_ESYSTEM: the poller failed; SYMA_EINTERNAL: a library below
 *         failed; SYMA_ENOMEM. After a failure it can be called again.
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_prober_step(syma_prober *s);

/**
 * Work until an event waits to be pulled, the time is over, another thread
 * calls syma_prober_wakeup, or nothing is pending.
 *
 * A signal does not end it: a handler that wants to calls syma_prober_wakeup.
 *
 * @param s the prober
 * @param timeout_ms milliseconds; more than an hour is an hour; negative: an
 *        hour
 * @return how many events wait, 0 for the other cases; errors as
 *         syma_prober_step
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_prober_wait(syma_prober *s, int64_t timeout_ms);

/**
 * End a wait, the one that is under way or else the next one that would last.
 * In a loop of one's own: make the descriptor readable up to the next step.
 * May be called from a signal handler, which has to keep errno for itself.
 *
 * @param s the prober
 * @return SYMA_OK; SYMA_EINVAL: s is NULL; SYMA_ESYSTEM: it could not be told
 * @thread any, as long as the prober is there
 * @since 0.1
 */
SYMA_API int syma_prober_wakeup(syma_prober *s);

/**
 * Pull the oldest event. It lives until it is released, also when the prober
 * is gone.
 *
 * @param s the prober
 * @param out the event; NULL where there is none, and on failure
 * @return 1: an event; SYMA_OK: none; SYMA_EINVAL: an argument is NULL;
 *         SYMA_EFORK: the prober is another process's
 * @owner the caller; syma_event_free
 * @thread one
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_prober_next_event(syma_prober *s,
                                                    syma_event **out);

/**
 * What has happened.
 *
 * @param e the event
 * @return enum syma_event_kind; a program skips those it does not know; 0 for
 *         NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_event_kind(const syma_event *e);

/**
 * Whose event it is.
 *
 * @param e the event
 * @return the ticket that submit gave; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API uint64_t syma_event_ticket(const syma_event *e);

/**
 * The section that a verdict is about.
 *
 * @param e the event
 * @return its id; "" for a page that was submitted by its URL, for events of
 *         other kinds and for NULL
 * @owner e
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_event_section_id(const syma_event *e);

/**
 * The verdict of the kind SYMA_EVENT_VERDICT.
 *
 * @param e the event
 * @return the verdict; NULL for other kinds and for NULL
 * @owner e; syma_verdict_ref keeps it
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_verdict *syma_event_verdict(const syma_event *e);

/**
 * The report of the kind SYMA_EVENT_REPORT.
 *
 * @param e the event
 * @return the report; NULL for other kinds and for NULL
 * @owner e; syma_report_ref keeps it
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_report *syma_event_report(const syma_event *e);

/**
 * What was found: of the kind SYMA_EVENT_DISCOVERY.
 *
 * @param e the event
 * @return the discovery; NULL for other kinds and for NULL
 * @owner e; syma_discovery_ref keeps it
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_discovery *syma_event_discovery(const syma_event *e);

/**
 * Why a check could not be carried out: the kind SYMA_EVENT_FAILURE.
 *
 * SYMA_ENOTFOUND: the option ca_bundle, client_cert, client_key or interface
 * names nothing that can be used. SYMA_EURL: libcurl does not take the
 * address. SYMA_ESYSTEM, SYMA_EINTERNAL, SYMA_ENOMEM as ever.
 *
 * @param e the event
 * @return a negative code of enum syma_error; SYMA_OK for other kinds and for
 *         NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_event_error(const syma_event *e);

/**
 * Release an event.
 *
 * @param e the event; NULL does nothing
 * @thread any
 * @since 0.1
 */
SYMA_API void syma_event_free(syma_event *e);

#ifdef __cplusplus
}
#endif

#endif
