/* SPDX-License-Identifier: MIT */
/*
 * What was found on one page, and why: state, usable, reason, confidence,
 * and the evidence behind them. Verdicts are immutable and counted by
 * references. Words of the page are cut at excerpt_max bytes, the option of
 * that name.
 */
#ifndef SYMA_VERDICT_H
#define SYMA_VERDICT_H

#include <stddef.h>
#include <stdint.h>

#include <syma/error.h>
#include <syma/export.h>
#include <syma/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Take one more reference.
 *
 * @param v the verdict
 * @return v itself; NULL for NULL
 * @owner the caller, of one reference; syma_verdict_unref
 * @thread any
 * @since 0.1
 */
SYMA_API syma_verdict *syma_verdict_ref(const syma_verdict *v);

/**
 * Give a reference back. The last one releases the verdict.
 *
 * @param v the verdict; NULL does nothing
 * @thread any
 * @since 0.1
 */
SYMA_API void syma_verdict_unref(syma_verdict *v);

/**
 * Who is at fault.
 *
 * @param v the verdict
 * @return enum syma_state; SYMA_STATE_UNKNOWN for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_verdict_state(const syma_verdict *v);

/**
 * How sure the state is.
 *
 * @param v the verdict
 * @return 0 to 999; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_verdict_confidence(const syma_verdict *v);

/**
 * What a customer can do.
 *
 * @param v the verdict
 * @return enum syma_usable; SYMA_USABLE_UNKNOWN for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_verdict_usable(const syma_verdict *v);

/**
 * Why the state is what it is, in one word of a closed list.
 *
 * @param v the verdict
 * @return a name that syma_reason_name knows; "" for NULL
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_reason(const syma_verdict *v);

/**
 * What is true beside the state.
 *
 * @param v the verdict
 * @return bits of enum syma_flag; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API uint32_t syma_verdict_flags(const syma_verdict *v);

/**
 * As what kind of section the page was judged.
 *
 * @param v the verdict
 * @return enum syma_section_kind; SYMA_SECTION_GENERIC for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_verdict_kind(const syma_verdict *v);

/**
 * The product that made the page, where it is known by its marks.
 *
 * @param v the verdict
 * @return a lower-case word, as in "wordpress"; "" where none is known
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_product(const syma_verdict *v);

/**
 * How the page is made up - what it asks its customers to fill in, its main
 * landmarks, its headings - for syma_context_set_signature of a later check.
 *
 * @param v the verdict
 * @return a text of at most 255 bytes, letters, digits, '-' and '.'; "" where
 *         there was no page, and for NULL
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_signature(const syma_verdict *v);

/**
 * The address that was asked for.
 *
 * @param v the verdict
 * @return a URL; "" where it was not said
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_url(const syma_verdict *v);

/**
 * The address that answered, after all redirects.
 *
 * @param v the verdict
 * @return a URL; "" where it was not said
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_final_url(const syma_verdict *v);

/**
 * The status code of the last answer.
 *
 * @param v the verdict
 * @return 100 to 999; 0 where there was no answer or it was not said
 * @thread any
 * @source RFC 9110 section 15
 * @since 0.1
 */
SYMA_API int syma_verdict_http_status(const syma_verdict *v);

/**
 * How many redirects were followed.
 *
 * @param v the verdict
 * @return the count; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_verdict_redirect_count(const syma_verdict *v);

/**
 * Where a redirect led.
 *
 * @param v the verdict
 * @param i which, from 0, in the order they were followed
 * @return a URL; NULL past the end
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_redirect_url(const syma_verdict *v, size_t i);

/**
 * The counterfactual: the findings without which the section would be up.
 *
 * Found by weighing again without them. Codes of evidence that was seen, or
 * of one whose absence decided ("form.password.absent"): one where it alone
 * decides, else the fewest that do together, with a space between. What the
 * page says comes before what is missing on it.
 *
 * @param v the verdict
 * @return the codes; "" where the section is up, where no such findings
 *         decide, or where v is NULL
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_unless(const syma_verdict *v);

/**
 * How many forms of the page were found: all that are visible, and hidden
 * ones for login, registration and recovery.
 *
 * @param v the verdict
 * @return how many, at most 64; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_verdict_form_count(const syma_verdict *v);

/**
 * What a form of the page is for.
 *
 * @param v the verdict
 * @param i which form, in page order
 * @return "login", "registration", "recovery", "otp", "search",
 *         "newsletter", "contact", "payment", "activation" or "other"; NULL
 *         where there is no such form
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_form_kind(const syma_verdict *v, size_t i);

/**
 * Whether a form of the page can be filled.
 *
 * @param v the verdict
 * @param i which form, in page order
 * @return 1: its fields are enabled, and if it is hidden, a link or button
 *         of the page opens it; 0: not so, or there is no such form
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_verdict_form_enabled(const syma_verdict *v, size_t i);

/**
 * Write a verdict down.
 *
 * "json": a document of the schema syma-report/1 with one section, times as
 * RFC 3339 in UTC. "text": lines for people. "ansi": the same with colours
 * for a terminal. "nagios": as a monitoring plugin prints it, a line with
 * performance data first; its word is that of exit status 1 for maintenance,
 * with "nagios:0", "nagios:1" or "nagios:2" that of 0, 1 or 2. "openmetrics",
 * "prometheus" and "junit": as of a report with one section.
 *
 * @param v the verdict
 * @param format one of these names
 * @param out the text, ended by a newline; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or format is none of
 *         them; SYMA_ELIMIT: the text would be larger than the library
 *         makes; SYMA_ENOMEM
 * @owner the caller; syma_string_free
 * @thread any
 * @source RFC 8259; RFC 3339; Monitoring Plugins Development Guidelines;
 *         OpenMetrics 1.0.0; Prometheus text format 0.0.4
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int
syma_verdict_format(const syma_verdict *v, const char *format, char **out);

/**
 * Put a verdict in sentences.
 *
 * @param v the verdict
 * @param language "fr" or "en"
 * @param audience "customer": what can be done and when it will be back;
 *        "engineer": also what was seen and where
 * @param out the text, no newline at its end; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or language or audience
 *         is not in the list; SYMA_ELIMIT: the text would be larger than the
 *         library makes; SYMA_ENOMEM
 * @owner the caller; syma_string_free
 * @thread any
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_verdict_explain(const syma_verdict *v,
                                                  const char *language,
                                                  const char *audience,
                                                  char **out);

/**
 * The verdict in one English line.
 *
 * @param v the verdict
 * @return the line, without a newline; "" for NULL
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_summary(const syma_verdict *v);

/**
 * How long a phase of the fetch took.
 *
 * @param v the verdict
 * @param phase "resolve", "connect", "tls", "first_byte", "body" or "total"
 * @return milliseconds; -1 where it was not said, did not take place, or
 *         phase is none of these
 * @thread any
 * @since 0.1
 */
SYMA_API int64_t syma_verdict_timing_ms(const syma_verdict *v,
                                        const char *phase);

/**
 * How many certificates the server showed.
 *
 * @param v the verdict
 * @return their number, at most 16; 0 where there was no TLS
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_verdict_cert_count(const syma_verdict *v);

/**
 * Whom a certificate is for.
 *
 * @param v the verdict
 * @param i 0 is the server's own, then as they sign each other
 * @return as the TLS library writes the name, in UTF-8 and with '?' for
 *         control characters; "" where it is not known or there is no such
 *         certificate
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_cert_subject(const syma_verdict *v,
                                               size_t i);

/**
 * Who signed a certificate.
 *
 * @param v the verdict
 * @param i as in syma_verdict_cert_subject
 * @return the same
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_cert_issuer(const syma_verdict *v, size_t i);

/**
 * When a certificate ends. The days that are left are what lies between this
 * and the time of the check, divided by 86400000.
 *
 * @param v the verdict
 * @param i as in syma_verdict_cert_subject
 * @return milliseconds since the epoch; -1 where it is not known or there is
 *         no such certificate
 * @thread any
 * @source RFC 5280 section 4.1.2.5
 * @since 0.1
 */
SYMA_API int64_t syma_verdict_cert_not_after(const syma_verdict *v, size_t i);

/**
 * Which certificate of the chain is the first to end.
 *
 * @param v the verdict
 * @return its index; syma_verdict_cert_count where no end is known
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_verdict_cert_first(const syma_verdict *v);

/**
 * How many pieces of evidence there are.
 *
 * @param v the verdict
 * @return the count; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_verdict_evidence_count(const syma_verdict *v);

/**
 * One piece of evidence. The heaviest comes first.
 *
 * @param v the verdict
 * @param i which, from 0
 * @return the evidence; NULL past the end
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_evidence *syma_verdict_evidence(const syma_verdict *v,
                                                    size_t i);

/**
 * What was found, as a code: family.thing.state.
 *
 * @param e the evidence
 * @return a code, as in "form.password.absent"; "" for NULL
 * @owner the verdict
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_evidence_code(const syma_evidence *e);

/**
 * Which state the evidence speaks for.
 *
 * @param e the evidence
 * @return enum syma_state; SYMA_STATE_UNKNOWN for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_evidence_points_to(const syma_evidence *e);

/**
 * How strongly it does so.
 *
 * @param e the evidence
 * @return 0 to 1000; 0: reported only
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_evidence_weight(const syma_evidence *e);

/**
 * Where it was found.
 *
 * @param e the evidence
 * @return for words of the page "title", "h1", "heading", "alert", "body",
 *         "aside", "noscript" or "script", else another lower-case word for
 *         the place, or ""; "" for NULL
 * @owner the verdict
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_evidence_zone(const syma_evidence *e);

/**
 * The words that are the evidence. Never the value of a password or hidden
 * field.
 *
 * @param e the evidence
 * @return UTF-8 of at most excerpt_max bytes, cut at a character, with
 *         no control characters; "" where there are no words
 * @owner the verdict
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_evidence_excerpt(const syma_evidence *e);

/**
 * How many announcements the page makes.
 *
 * @param v the verdict
 * @return the count; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_verdict_notice_count(const syma_verdict *v);

/**
 * One announcement.
 *
 * @param v the verdict
 * @param i which, from 0
 * @return the announcement; NULL past the end
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_notice *syma_verdict_notice(const syma_verdict *v,
                                                size_t i);

/**
 * When the maintenance or the trouble began, by the page's own words: the
 * first moment that they leave open.
 *
 * Where only a day is said this is its begin and the latest moment its end, in
 * the zone of the context; where an hour is, both are that hour, or its two
 * moments on the day on which clocks are put back. It is never ahead of the
 * time of looking.
 *
 * @param v the verdict
 * @return milliseconds since the epoch; -1 where the page does not say, where
 *         it cannot be told without the time, and for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int64_t syma_verdict_since_earliest_ms(const syma_verdict *v);

/**
 * When the maintenance or the trouble began: the last moment that the words
 * leave open.
 *
 * @param v the verdict
 * @return milliseconds since the epoch; -1 as for the earliest
 * @thread any
 * @since 0.1
 */
SYMA_API int64_t syma_verdict_since_latest_ms(const syma_verdict *v);

/**
 * Is the begin our reading of loose words ("for three days")?
 *
 * @param v the verdict
 * @return 1: yes; 0: no, or no begin is known, or NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_verdict_since_vague(const syma_verdict *v);

/**
 * The words of the page that say when it began.
 *
 * @param v the verdict
 * @return UTF-8 of at most the option excerpt_max; "" where no begin is known,
 *         and for NULL
 * @owner v
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_verdict_since_text(const syma_verdict *v);

/**
 * What an announcement is about.
 *
 * @param n the announcement
 * @return enum syma_notice_kind; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_notice_kind(const syma_notice *n);

/**
 * The first moment it names: for what goes on now the earliest return, for
 * what is planned its begin.
 *
 * @param n the announcement
 * @return milliseconds since the epoch; -1 where none is said or none can be
 *         told without the time
 * @thread any
 * @since 0.1
 */
SYMA_API int64_t syma_notice_earliest_ms(const syma_notice *n);

/**
 * The last moment it names: for what goes on now the latest return, for what
 * is planned its end.
 *
 * @param n the announcement
 * @return milliseconds since the epoch; -1 where none is said or none can be
 *         told without the time
 * @thread any
 * @since 0.1
 */
SYMA_API int64_t syma_notice_latest_ms(const syma_notice *n);

/**
 * Are the moments our reading of loose words ("in the next hours")?
 *
 * @param n the announcement
 * @return 1: yes; 0: no, or NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_notice_vague(const syma_notice *n);

/**
 * The words of an announcement.
 *
 * @param n the announcement
 * @return UTF-8 of at most excerpt_max bytes; "" where a header alone
 *         announces it, and for NULL
 * @owner the verdict
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_notice_text(const syma_notice *n);

/**
 * What a way round is for.
 *
 * @param n the announcement
 * @return "activate", "log-in" or "pay"; "" where it is not told, where it is
 *         no way round, and for NULL
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_notice_act(const syma_notice *n);

/**
 * By which channel a way round goes.
 *
 * @param n the announcement
 * @return "sms", "phone", "mail", "web" or "shop"; "" where it is not told,
 *         where it is no way round, and for NULL
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_notice_channel(const syma_notice *n);

/**
 * The number or address of a way round, as the page writes it.
 *
 * @param n the announcement
 * @return UTF-8 of at most excerpt_max bytes; "" where it is not told,
 *         where it is no way round, and for NULL
 * @owner the verdict
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_notice_address(const syma_notice *n);

/**
 * The keyword of an SMS, as the page writes it.
 *
 * @param n the announcement
 * @return UTF-8 of at most excerpt_max bytes; "" where none is told and
 *         for NULL
 * @owner the verdict
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_notice_keyword(const syma_notice *n);

#ifdef __cplusplus
}
#endif

#endif
