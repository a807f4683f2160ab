/* SPDX-License-Identifier: MIT */
/*
 * One check in one call, network included. The calls block until the answer
 * is there or a limit of the options has passed. Only GET is sent, or HEAD
 * where the option head_only asks for it; nothing is ever submitted, and
 * private addresses are refused unless the options allow them. Many checks at
 * once: see prober.h.
 */
#ifndef SYMA_CHECK_H
#define SYMA_CHECK_H

#include <syma/error.h>
#include <syma/export.h>
#include <syma/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Fetch a page and judge it.
 *
 * That nothing answers is a verdict, not an error. One fetch takes at most
 * the option timeout_ms; before a verdict of down there is a second one,
 * confirm_delay_ms later.
 *
 * @param url absolute http or https URL
 * @param section_kind enum syma_section_kind
 * @param o limits and manners; NULL: the defaults
 * @param r the rules, compiled; NULL: the built-in ones
 * @param out the verdict; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: url or out is NULL, or section_kind is no
 *         kind; SYMA_EURL: not such a URL, or one with a user name or
 *         password; SYMA_ESTATE: r is not compiled; SYMA_ENOTFOUND: the
 *         option ca_bundle, client_cert, client_key or interface names
 *         nothing that can be used; SYMA_ESYSTEM: no poller could be had, it
 *         failed, or libcurl does not start; SYMA_EINTERNAL: the built-in
 *         rules do not load, or a library below failed; SYMA_ENOMEM
 * @owner the caller; syma_verdict_unref
 * @thread any; o: one
 * @source RFC 9110; RFC 9112
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_check_url(const char *url, int section_kind,
                                            const syma_options *o,
                                            const syma_ruleset *r,
                                            syma_verdict **out);

/**
 * Fetch and judge every section of a portal, and sum up.
 *
 * Each section is fetched as by syma_check_url. Sections of one host (name
 * and port) are fetched one after the other, as the options max_per_host and
 * host_delay_ms say, those of different hosts at the same time. Where a host
 * has answered nothing and two of its sections have failed in the same way, by
 * name, by connection or by the limit of the first byte, its other sections
 * get that failure without being fetched; so a dead host costs no more time
 * with many sections than with few. Before a verdict of down all that failed
 * is looked at again, by the same rule.
 *
 * Where the portal's time zone cannot be read, times are read and told in
 * UTC.
 *
 * @param p the portal, with at least one section
 * @param o limits and manners; NULL: the defaults
 * @param r the rules, compiled; NULL: the built-in ones
 * @param out the report; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: p or out is NULL, or p has no section;
 *         SYMA_ESTATE: r is not compiled; SYMA_ENOTFOUND, SYMA_ESYSTEM,
 *         SYMA_EINTERNAL, SYMA_ENOMEM: as syma_check_url; SYMA_EURL: libcurl
 *         does not take an address of p
 * @owner the caller; syma_report_unref
 * @thread any; p, o: one
 * @source RFC 9110; RFC 9112
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_check_portal(const syma_portal *p,
                                               const syma_options *o,
                                               const syma_ruleset *r,
                                               syma_report **out);

#ifdef __cplusplus
}
#endif

#endif
