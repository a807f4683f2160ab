/* SPDX-License-Identifier: MIT */
/*
 * The core without I/O: a page is told what its answer was like, fed its
 * bytes, finished, and judged. Programs that fetch with their own client
 * need nothing else. No call here opens a connection or reads a clock; only
 * syma_context_set_time_zone reads a file.
 *
 * Order: syma_page_new, then setters and syma_page_feed in any order, then
 * syma_page_finish, then syma_classify as often as wanted. A setter called
 * twice replaces what it set before. After SYMA_ENOMEM from feed or finish a
 * page can only be freed.
 */
#ifndef SYMA_PAGE_H
#define SYMA_PAGE_H

#include <stddef.h>
#include <stdint.h>

#include <syma/error.h>
#include <syma/export.h>
#include <syma/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make an empty page.
 *
 * @param o the limits for it, copied; NULL: the defaults
 * @param out the page; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: out is NULL; SYMA_ENOMEM
 * @owner the caller; syma_page_free
 * @thread any; o: one
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_page_new(const syma_options *o,
                                           syma_page **out);

/**
 * Say where the bytes came from, after all redirects.
 *
 * @param p the page
 * @param final_url absolute http or https URL
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_EURL: not such a
 *         URL, or one with a user name or password; SYMA_ESTATE: p is
 *         finished; SYMA_ENOMEM
 * @thread one
 * @source RFC 3986
 * @since 0.1
 */
SYMA_API int syma_page_set_url(syma_page *p, const char *final_url);

/**
 * Say with which status the page was answered.
 *
 * @param p the page
 * @param code the status code of the last answer
 * @return SYMA_OK; SYMA_EINVAL: p is NULL; SYMA_ERANGE: code is not 100 to
 *         999; SYMA_ESTATE: p is finished
 * @thread one
 * @source RFC 9110 section 15
 * @since 0.1
 */
SYMA_API int syma_page_set_http_status(syma_page *p, int code);

/**
 * Say which address was asked for, before all redirects.
 *
 * @param p the page
 * @param url absolute http or https URL
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_EURL: not such a
 *         URL, or one with a user name or password; SYMA_ESTATE: p is
 *         finished; SYMA_ENOMEM
 * @thread one
 * @source RFC 3986
 * @since 0.1
 */
SYMA_API int syma_page_set_request_url(syma_page *p, const char *url);

/**
 * Say where the home page of the portal is, so that a redirect to it is
 * known for what it is. Not said: the root of the site that was asked.
 *
 * @param p the page
 * @param url absolute http or https URL
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_EURL: not such a
 *         URL, or one with a user name or password; SYMA_ESTATE: p is
 *         finished; SYMA_ENOMEM
 * @thread one
 * @source RFC 3986
 * @since 0.1
 */
SYMA_API int syma_page_set_home_url(syma_page *p, const char *url);

/**
 * Add one redirect, in the order in which they were followed.
 *
 * @param p the page
 * @param http_status status of the answer that redirected; that of the page
 *        where a refresh in it was followed
 * @param to_url absolute http or https URL it led to
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_ERANGE:
 *         http_status is not 100 to 999; SYMA_EURL: not such a URL, or one
 *         with a user name or password; SYMA_ELIMIT: there are 64 already;
 *         SYMA_ESTATE: p is finished; SYMA_ENOMEM
 * @thread one
 * @source RFC 9110 section 15.4
 * @since 0.1
 */
SYMA_API int syma_page_add_redirect(syma_page *p, int http_status,
                                    const char *to_url);

/**
 * Say that the fetch failed, and how. Bytes that came before are judged
 * where the reason allows it.
 *
 * @param p the page
 * @param reason one of: local_cancelled local_guard local_network
 *        dns_temporary dns_failed connect_refused connect_unreachable
 *        connect_reset connect_timeout empty_reply tls_expired tls_name
 *        tls_untrusted tls_protocol tls_other first_byte_timeout
 *        body_timeout body_incomplete redirect_loop redirect_invalid
 *        bad_encoding local_fault
 * @return SYMA_OK; SYMA_EINVAL: p is NULL, or reason is not in the list;
 *         SYMA_ESTATE: p is finished; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_page_set_failure(syma_page *p, const char *reason);

/**
 * Say that the failure was seen again on a new connection. The verdict gets
 * the flag SYMA_FLAG_CONFIRMED.
 *
 * @param p the page
 * @return SYMA_OK; SYMA_EINVAL: p is NULL; SYMA_ESTATE: p is finished
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_page_set_confirmed(syma_page *p);

/**
 * Say how long a phase of the fetch took.
 *
 * @param p the page
 * @param phase "resolve", "connect", "tls", "first_byte" or "body", each
 *        summed over all redirects, or "total" from first to last byte
 * @param ms milliseconds, 0 or more
 * @return SYMA_OK; SYMA_EINVAL: p is NULL, or phase is not in the list;
 *         SYMA_ERANGE: ms is negative; SYMA_ESTATE: p is finished
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_page_set_timing_ms(syma_page *p, const char *phase,
                                     int64_t ms);

/**
 * Add a certificate of the chain that the server showed, its own first.
 * In names, control characters become '?' and what is no UTF-8 U+FFFD; past
 * 16 certificates none is added.
 *
 * @param p the page
 * @param subject whom it is for, copied; "" where it is not known
 * @param issuer who signed it, copied; "" where it is not known
 * @param not_after its end, in milliseconds since the epoch; -1: not known
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_ERANGE: not_after
 *         is less than -1; SYMA_ESTATE: p is finished; SYMA_ENOMEM
 * @thread one
 * @source RFC 5280 section 4.1.2
 * @since 0.1
 */
SYMA_API int syma_page_add_cert(syma_page *p, const char *subject,
                                const char *issuer, int64_t not_after);

/**
 * Add a header of the last answer.
 *
 * Content-Type counts for the decoding only when it is added before the
 * first byte is fed. 64 headers are kept, each value to its first 1024
 * bytes; more is accepted and dropped.
 *
 * @param p the page
 * @param name field name, in any case
 * @param value field value, as received
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or name is empty;
 *         SYMA_ESTATE: p is finished; SYMA_ENOMEM
 * @thread one
 * @source RFC 9110 section 5
 * @since 0.1
 */
SYMA_API int syma_page_add_header(syma_page *p, const char *name,
                                  const char *value);

/**
 * Feed bytes of the body, content codings (gzip and the like) undone.
 *
 * Where the bytes are cut into calls changes nothing. What is past the
 * option max_body is not looked at; the verdict then has the flag
 * SYMA_FLAG_TRUNCATED.
 *
 * @param p the page
 * @param bytes any bytes; may be NULL where len is 0
 * @param len how many
 * @return SYMA_OK; SYMA_EINVAL: p is NULL, or bytes is NULL and len is not
 *         0; SYMA_ESTATE: p is finished; SYMA_ENOMEM
 * @thread one
 * @source WHATWG Encoding; HTML Living Standard, "Parsing"
 * @since 0.1
 */
SYMA_API int syma_page_feed(syma_page *p, const void *bytes, size_t len);

/**
 * Say that there is no more. From here on the page is read only.
 *
 * @param p the page
 * @return SYMA_OK; SYMA_EINVAL: p is NULL; SYMA_ESTATE: p is finished
 *         already; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_page_finish(syma_page *p);

/**
 * Release a page. Verdicts made of it are not touched.
 *
 * @param p the page; NULL does nothing
 * @thread one
 * @since 0.1
 */
SYMA_API void syma_page_free(syma_page *p);

/**
 * Why the last call on this page failed, for people.
 *
 * @param p the page
 * @return English text; "" where nothing failed
 * @owner p; until the next call that changes it
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_page_last_error(const syma_page *p);

/**
 * Make a context that says nothing: no time, no language, zone UTC, no
 * section.
 *
 * @param out the context; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: out is NULL; SYMA_ENOMEM
 * @owner the caller; syma_context_free
 * @thread any
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_context_new(syma_context **out);

/**
 * Say when the page was seen. Without it, words such as "tomorrow" and the
 * end of a certificate lead to no moment.
 *
 * @param c the context
 * @param now milliseconds since the epoch, 0 or more; a moment past the year
 *        9999 counts as its end
 * @return SYMA_OK; SYMA_EINVAL: c is NULL; SYMA_ERANGE: now is negative
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_context_set_now_ms(syma_context *c, int64_t now);

/**
 * Say in which time zone the page speaks. Its file is looked for where the
 * option zoneinfo_dir has it by default. On failure the old one stays.
 *
 * @param c the context
 * @param iana_name a zone name, as in "Europe/Paris"; "UTC" needs no file
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or iana_name has not
 *         the form of a zone name; SYMA_ENOTFOUND: there is no such zone
 *         file; SYMA_ESYNTAX: the zone file is damaged; SYMA_ESYSTEM: it
 *         cannot be read now; SYMA_ENOMEM
 * @thread one
 * @source IANA Time Zone Database; RFC 8536
 * @since 0.1
 */
SYMA_API int syma_context_set_time_zone(syma_context *c, const char *iana_name);

/**
 * Say in which language the page is expected to speak. What it says in other
 * languages counts too; the language tells which number of a date as in 12/11
 * is the day. Not said, or "en" alone: either may be, and the announcement
 * spans both.
 *
 * @param c the context
 * @param bcp47 a language tag, as in "fr" or "pt-BR"
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or bcp47 has not the
 *         form of a language tag
 * @thread one
 * @source BCP 47 (RFC 5646); Unicode CLDR, short date formats
 * @since 0.1
 */
SYMA_API int syma_context_set_language(syma_context *c, const char *bcp47);

/**
 * Take over what a portal says of a section: its address, the home page,
 * the login pages, the expectations.
 *
 * What an earlier call took over is forgotten first, and with it what
 * syma_context_set_credentials and syma_context_set_signature said. Language
 * and time zone are not taken over.
 *
 * @param c the context
 * @param p the portal; copied from, not kept
 * @param section_id a section of p
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_ENOTFOUND: p has
 *         no such section; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_context_set_section(syma_context *c, const syma_portal *p,
                                      const char *section_id);

/**
 * Say that credentials went with the request: a header Authorization or
 * Cookie, a name and password. A login that is asked for all the same was
 * then refused. syma_context_set_section sets it by the section's headers
 * Authorization and Cookie, by the portal's Authorization, and by
 * syma_portal_set_auth.
 *
 * @param c the context
 * @param given 1: they did; 0: not
 * @return SYMA_OK; SYMA_EINVAL: c is NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_context_set_credentials(syma_context *c, int given);

/**
 * Say how the section was made up when it was up. Where something of that is
 * gone or another, and the section is up or lacks its function, its verdict
 * has the flag `drift` and evidence of what it is: a form that is gone
 * ("form.known.gone") from a page that is otherwise as it was, a form with
 * other fields, another main heading, a part of the page, or a page that was
 * built anew. Its state stays.
 *
 * @param c the context
 * @param signature what syma_verdict_signature gave; "": nothing is known
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_ESYNTAX: it has
 *         not the form of a signature
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_context_set_signature(syma_context *c, const char *signature);

/**
 * Say what the site shows for an address that cannot exist. A page that is
 * like it is a page that was not found, whatever its status; the home page is
 * exempt. Nothing is compared where p has a status of 300 or more, a failure,
 * or too few words.
 *
 * @param c the context
 * @param p that page, finished; read, not kept
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_ESTATE: p is not
 *         finished; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_context_set_not_found(syma_context *c, const syma_page *p);

/**
 * Release a context.
 *
 * @param c the context; NULL does nothing
 * @thread one
 * @since 0.1
 */
SYMA_API void syma_context_free(syma_context *c);

/**
 * Judge a finished page.
 *
 * The same bytes, facts, options, context and rules always give the same
 * verdict.
 *
 * @param p the page, finished
 * @param section_kind enum syma_section_kind
 * @param c what is known beside the page; NULL: nothing
 * @param r the rules, compiled; NULL: the built-in ones
 * @param out the verdict; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: p or out is NULL, or section_kind is no
 *         kind; SYMA_ESTATE: p is not finished, or r is not compiled;
 *         SYMA_EINTERNAL: the built-in rules do not load; SYMA_ENOMEM
 * @owner the caller; syma_verdict_unref
 * @thread one for p and c; any for r
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_classify(const syma_page *p, int section_kind,
                                           const syma_context *c,
                                           const syma_ruleset *r,
                                           syma_verdict **out);

#ifdef __cplusplus
}
#endif

#endif
