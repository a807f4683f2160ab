/* SPDX-License-Identifier: MIT */
/*
 * From one address to the sections of a portal: where its customers log in,
 * find their account and activate what they bought. Candidates are proposed,
 * each with a score and with what speaks for it; whoever asks decides.
 *
 * syma_discover_page looks at one page that is there already, syma_discover
 * fetches the home page and what it leads to, as a customer would go: links
 * to other hosts of the same organisation are followed, those to others (the
 * login of a social network, a store of apps) are not. A discovery is
 * immutable; candidates and texts that it lends live as long as it does.
 */
#ifndef SYMA_DISCOVER_H
#define SYMA_DISCOVER_H

#include <stddef.h>
#include <stdint.h>

#include <syma/error.h>
#include <syma/export.h>
#include <syma/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Look for sections on one page.
 *
 * The addresses are worked out from that of the page (syma_page_set_url, or
 * its request URL) and its base element; what its organisation is, from the
 * home URL where one was set. A page that holds a login or activation form is
 * a candidate itself.
 *
 * @param p the page, finished
 * @param r the rules, compiled; NULL: the built-in ones
 * @param out what was found, perhaps nothing; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: p or out is NULL, or p has no URL;
 *         SYMA_ESTATE: p is not finished, or r is not compiled;
 *         SYMA_EINTERNAL: the built-in rules do not load; SYMA_ENOMEM
 * @owner the caller; syma_discovery_unref
 * @thread any; p: one
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_discover_page(const syma_page *p,
                                                const syma_ruleset *r,
                                                syma_discovery **out);

/**
 * Fetch a home page and look for sections there, on the pages of other
 * languages that it names, and on at most discover_pages further pages of the
 * same organisation, those first that promise most. robots.txt is read first
 * and honoured, but for the home page, which the caller named;
 * /.well-known/change-password and the sitemap are asked too. One request at a
 * time goes to a host, at the pace of the options. Bodies are read whatever
 * head_only says. Blocks, for at most ten times timeout_ms; then it ends with
 * what was found.
 *
 * That nothing answers is no failure: the verdict of the home page says so.
 *
 * @param url of the home page: absolute, http or https
 * @param o limits and manners; NULL: the defaults
 * @param r the rules, compiled; NULL: the built-in ones
 * @param out what was found; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: url or out is NULL; SYMA_EURL: not such a
 *         URL, or one with a user name or password; SYMA_ESTATE,
 *         SYMA_ENOTFOUND, SYMA_ESYSTEM, SYMA_EINTERNAL, SYMA_ENOMEM: as
 *         syma_check_url
 * @owner the caller; syma_discovery_unref
 * @thread any; o: one
 * @source RFC 9309; RFC 8615
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_discover(const char *url,
                                           const syma_options *o,
                                           const syma_ruleset *r,
                                           syma_discovery **out);

/**
 * Hold a discovery once more.
 *
 * @param d the discovery; NULL does nothing
 * @return d
 * @owner the caller; syma_discovery_unref
 * @thread any
 * @since 0.1
 */
SYMA_API syma_discovery *syma_discovery_ref(const syma_discovery *d);

/**
 * Let a discovery go; the last one frees it and what it lent.
 *
 * @param d the discovery; NULL does nothing
 * @thread any
 * @since 0.1
 */
SYMA_API void syma_discovery_unref(syma_discovery *d);

/**
 * Where the home page was in the end, redirects followed; of one page alone
 * its URL.
 *
 * @param d the discovery
 * @return an absolute URL; "" for NULL
 * @owner d
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_discovery_home_url(const syma_discovery *d);

/**
 * The language of the home page, as it says itself.
 *
 * @param d the discovery
 * @return a BCP 47 tag; "": it says none
 * @owner d
 * @thread any
 * @source BCP 47
 * @since 0.1
 */
SYMA_API const char *syma_discovery_language(const syma_discovery *d);

/**
 * What a customer finds at the home page, judged as a generic one.
 *
 * @param d the discovery
 * @return the verdict; NULL for NULL and where one page alone was looked at
 * @owner d
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_verdict *syma_discovery_verdict(const syma_discovery *d);

/**
 * How many pages were looked at: the home page first, then in the order in
 * which they were asked.
 *
 * @param d the discovery
 * @return their number; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_discovery_page_count(const syma_discovery *d);

/**
 * The address that was asked.
 *
 * @param d the discovery
 * @param i from 0
 * @return an absolute URL; "" where there is no such page
 * @owner d
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_discovery_page_url(const syma_discovery *d, size_t i);

/**
 * What it answered.
 *
 * @param d the discovery
 * @param i from 0
 * @return the status of HTTP; 0: nothing answered, or no such page
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_discovery_page_status(const syma_discovery *d, size_t i);

/**
 * What robots.txt of the home page's host said. Where it failed nothing but
 * the home page was asked for.
 *
 * @param d the discovery
 * @return enum syma_robots; SYMA_ROBOTS_UNASKED for NULL and where one page
 *         alone was looked at
 * @thread any
 * @source RFC 9309, 2.3
 * @since 0.1
 */
SYMA_API int syma_discovery_robots(const syma_discovery *d);

/**
 * The name of what was learnt of a robots.txt.
 *
 * @param robots enum syma_robots
 * @return "unasked", "absent", "read" or "failed"; NULL for any other number
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_robots_name(int robots);

/**
 * How many addresses were passed over because robots.txt of their host does
 * not allow them or could not be had: candidates, pages that may lead to one,
 * and the home page in other languages, or where these led on to. Addresses of
 * a sitemap are not counted.
 *
 * @param d the discovery
 * @return their number; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_discovery_barred_count(const syma_discovery *d);

/**
 * One of them, in the order in which they were met.
 *
 * @param d the discovery
 * @param i from 0
 * @return an absolute URL; "" where there is no such one
 * @owner d
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_discovery_barred_url(const syma_discovery *d,
                                               size_t i);

/**
 * How many candidates there are.
 *
 * @param d the discovery
 * @return their number; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_discovery_count(const syma_discovery *d);

/**
 * A candidate: by kind (login, account, activation), of a kind the best first;
 * of the same score that which was seen first.
 *
 * @param d the discovery
 * @param i from 0
 * @return the candidate; NULL: there is none
 * @owner d
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_candidate *syma_discovery_candidate(const syma_discovery *d,
                                                        size_t i);

/**
 * What is proposed for a kind: its best candidate, where its score is 500 or
 * more.
 *
 * @param d the discovery
 * @param section_kind enum syma_section_kind
 * @return the candidate; NULL: none is proposed
 * @owner d
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_candidate *syma_discovery_best(const syma_discovery *d,
                                                   int section_kind);

/**
 * What it is a candidate for.
 *
 * @param c the candidate
 * @return SYMA_SECTION_LOGIN, _ACCOUNT or _ACTIVATION; -1 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_candidate_kind(const syma_candidate *c);

/**
 * Its address, without a fragment.
 *
 * @param c the candidate
 * @return an absolute URL; "" for NULL
 * @owner the discovery
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_candidate_url(const syma_candidate *c);

/**
 * How much speaks for it.
 *
 * @param c the candidate
 * @return 0 to 1000; -1 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_candidate_score(const syma_candidate *c);

/**
 * How it was found, in words: link "Mon espace client".
 *
 * @param c the candidate
 * @return one line of UTF-8 without control characters; "" for NULL
 * @owner the discovery
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_candidate_found_by(const syma_candidate *c);

/**
 * The page on which it was found.
 *
 * @param c the candidate
 * @return an absolute URL; "" for NULL
 * @owner the discovery
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_candidate_found_at(const syma_candidate *c);

/**
 * How many things speak for or against it.
 *
 * @param c the candidate
 * @return their number; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_candidate_evidence_count(const syma_candidate *c);

/**
 * One of them, the weightiest first.
 *
 * @param c the candidate
 * @param i from 0
 * @return the words of a link: "link.text", "link.label" (aria-label),
 *         "link.title", "link.image" (of a picture), "link.mine" ("my" and a
 *         name that is not the organisation's), "link.other" (they speak of
 *         something else), "link.wordless" (there are none); where it leads:
 *         "url.path", "url.host", "url.other" (a path of something else),
 *         "link.host" (whose host it is), "link.self" (something that the page
 *         opens), "link.search" (its query is its words); where it stands:
 *         "link.place", "page.deep" (not on the home page); what is there:
 *         "page.form", "page.title", "page.proof" (a form on the page that it
 *         leads to), "page.gone" (404 or 410); "site.well_known",
 *         "site.sitemap"; "" where there is none
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_candidate_evidence_code(const syma_candidate *c,
                                                  size_t i);

/**
 * The words or the part of the address behind it.
 *
 * @param c the candidate
 * @param i from 0
 * @return one line of UTF-8 without control characters; "" where there is none
 * @owner the discovery
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_candidate_evidence_text(const syma_candidate *c,
                                                  size_t i);

/**
 * What it adds to the score, or takes from it.
 *
 * @param c the candidate
 * @param i from 0
 * @return -1000 to 1000; 0 where there is none
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_candidate_evidence_weight(const syma_candidate *c, size_t i);

/**
 * How many ways round the pages name: an SMS to a number, a hotline.
 *
 * @param d the discovery
 * @return their number; 0 for NULL and where one page alone was looked at
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_discovery_fallback_count(const syma_discovery *d);

/**
 * One of them.
 *
 * @param d the discovery
 * @param i from 0
 * @return the way round, whose source is "page"; NULL: there is none
 * @owner d
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_fallback *
syma_discovery_fallback(const syma_discovery *d, size_t i);

/**
 * The page that names it.
 *
 * @param d the discovery
 * @param i from 0
 * @return an absolute URL; "" where there is none
 * @owner d
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_discovery_fallback_found_at(const syma_discovery *d,
                                                      size_t i);

/**
 * A portal of what is proposed: the home page as the section "home", and a
 * section for each kind with a proposal, named by its kind, with how it was
 * found. account needs login, activation needs what comes before it, where
 * these are other addresses. Ways round go to the sections of what they do.
 *
 * @param d the discovery
 * @param portal_id its id; "": it has none
 * @param out the portal; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or portal_id is no id
 *         (syma_portal_new); SYMA_ENOMEM
 * @owner the caller; syma_portal_free
 * @thread any
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int
syma_discovery_to_portal(const syma_discovery *d, const char *portal_id,
                         syma_portal **out);

/**
 * As text.
 *
 * "text": lines for people. "json": a document of the schema
 * syma-discovery/1. "portal": the file of syma_discovery_to_portal, with a
 * comment at each section and way round that says where it was found; its id
 * is made of the host's name.
 *
 * @param d the discovery
 * @param format one of these names
 * @param out the text, ended by a newline; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or format is not one of
 *         these; SYMA_ENOMEM
 * @owner the caller; syma_string_free
 * @thread any
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_discovery_format(const syma_discovery *d,
                                                   const char *format,
                                                   char **out);

#ifdef __cplusplus
}
#endif

#endif
