/* SPDX-License-Identifier: MIT */
/*
 * One check of one portal: a verdict a section, what each section is worth
 * once its needs are counted (its effective state), and the state of the
 * whole. Reports are immutable and counted by references. Sections are
 * numbered from 0, in the order of the portal.
 */
#ifndef SYMA_REPORT_H
#define SYMA_REPORT_H

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
 * @param r the report
 * @return r itself; NULL for NULL
 * @owner the caller, of one reference; syma_report_unref
 * @thread any
 * @since 0.1
 */
SYMA_API syma_report *syma_report_ref(const syma_report *r);

/**
 * Give a reference back. The last one releases the report.
 *
 * @param r the report; NULL does nothing
 * @thread any
 * @since 0.1
 */
SYMA_API void syma_report_unref(syma_report *r);

/**
 * The id of the portal.
 *
 * @param r the report
 * @return the id; "" for a portal without a name, and for NULL
 * @owner r
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_report_portal_id(const syma_report *r);

/**
 * The state of the whole portal.
 *
 * @param r the report
 * @return enum syma_state; SYMA_STATE_UNKNOWN for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_report_state(const syma_report *r);

/**
 * When the check was made.
 *
 * @param r the report
 * @return milliseconds since the epoch; -1 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int64_t syma_report_time_ms(const syma_report *r);

/**
 * What a customer can do with the whole portal.
 *
 * @param r the report
 * @return enum syma_usable; SYMA_USABLE_UNKNOWN for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_report_usable(const syma_report *r);

/**
 * What is true of the whole portal beside its state.
 *
 * @param r the report
 * @return bits of enum syma_flag; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API uint32_t syma_report_flags(const syma_report *r);

/**
 * The k of "k of n": how many required sections are effectively up.
 *
 * @param r the report
 * @return the count; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_report_up_count(const syma_report *r);

/**
 * The n of "k of n": how many sections are required.
 *
 * @param r the report
 * @return the count; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_report_required_count(const syma_report *r);

/**
 * The exit status of a program that reports this portal: syma_exit_code of
 * its state, usable and flags.
 *
 * @param r the report
 * @param maintenance_code what maintenance is to give: 0, 1 or 2
 * @return 0 to 3, 3 for NULL; SYMA_EINVAL: maintenance_code is not 0, 1 or 2
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_report_exit_code(const syma_report *r, int maintenance_code);

/**
 * The state of a section once what it needs is counted.
 *
 * @param r the report
 * @param i the section
 * @return enum syma_state; SYMA_STATE_UNKNOWN past the end
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_report_effective_state(const syma_report *r, size_t i);

/**
 * What a customer can do with a section once what it needs is counted.
 *
 * @param r the report
 * @param i the section
 * @return enum syma_usable; SYMA_USABLE_UNKNOWN past the end
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_report_effective_usable(const syma_report *r, size_t i);

/**
 * Why the effective state is what it is: the section's own reason,
 * "dependency", or "credentials_unreliable" where the login was refused while
 * other sections are in maintenance.
 *
 * @param r the report
 * @param i the section
 * @return a name that syma_reason_name knows; NULL past the end
 * @owner r
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_report_effective_reason(const syma_report *r,
                                                  size_t i);

/**
 * Which section is behind the effective state.
 *
 * @param r the report
 * @param i the section
 * @return the id of the section it needs; "" where the state is its own;
 *         NULL past the end
 * @owner r
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_report_because(const syma_report *r, size_t i);

/**
 * How the address of a section was found, as the portal said it
 * (syma_portal_set_found_by).
 *
 * @param r the report
 * @param i the section
 * @return one line; "": nothing was said; NULL past the end
 * @owner r
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_report_found_by(const syma_report *r, size_t i);

/**
 * How many ways round a section there are.
 *
 * @param r the report
 * @param i the section
 * @return the count; 0 past the end
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_report_fallback_count(const syma_report *r, size_t i);

/**
 * One way round a section.
 *
 * @param r the report
 * @param i the section
 * @param j which way, from 0
 * @return the fallback; NULL past either end
 * @owner r
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_fallback *syma_report_fallback(const syma_report *r,
                                                   size_t i, size_t j);

/**
 * What is done that way.
 *
 * @param f the fallback
 * @return as the portal or the page says it, as in "activate"; "" where it is
 *         not said, and for NULL
 * @owner the report
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_fallback_act(const syma_fallback *f);

/**
 * By what it is done.
 *
 * @param f the fallback
 * @return as the portal or the page says it, as in "sms"; "" where it is not
 *         said, and for NULL
 * @owner the report
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_fallback_channel(const syma_fallback *f);

/**
 * The number or address to use.
 *
 * @param f the fallback
 * @return the number or address; "" where it is not said, and for NULL
 * @owner the report
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_fallback_address(const syma_fallback *f);

/**
 * The word to send or say.
 *
 * @param f the fallback
 * @return the word; "" where there is none, and for NULL
 * @owner the report
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_fallback_keyword(const syma_fallback *f);

/**
 * The words of the page that tell of it.
 *
 * @param f the fallback
 * @return UTF-8 of at most the option excerpt_max in bytes; "" where the
 *         portal file tells of it, and for NULL
 * @owner the report
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_fallback_text(const syma_fallback *f);

/**
 * Who tells of it.
 *
 * @param f the fallback
 * @return "portal": the description of the portal; "page": the page; "" for
 *         NULL
 * @owner the report
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_fallback_source(const syma_fallback *f);

/**
 * Put a report in sentences.
 *
 * @param r the report
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
SYMA_API SYMA_MUST_CHECK int syma_report_explain(const syma_report *r,
                                                 const char *language,
                                                 const char *audience,
                                                 char **out);

/**
 * How many sections the report has.
 *
 * @param r the report
 * @return the count; 0 for NULL
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_report_section_count(const syma_report *r);

/**
 * The id of a section.
 *
 * @param r the report
 * @param i the section
 * @return the id; NULL past the end
 * @owner r
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_report_section_id(const syma_report *r, size_t i);

/**
 * What was found on the page of a section, its needs not counted.
 *
 * @param r the report
 * @param i the section
 * @return the verdict; NULL past the end
 * @owner r; to keep it longer: syma_verdict_ref
 * @thread any
 * @since 0.1
 */
SYMA_API const syma_verdict *syma_report_verdict(const syma_report *r,
                                                 size_t i);

/**
 * Write a report down.
 *
 * "json": a document of the schema syma-report/1, times as RFC 3339 in UTC.
 * "text": lines for people. "ansi": the same with colours for a terminal.
 * "nagios": as a monitoring plugin prints it, with performance data; its
 * word is that of exit status 1 for maintenance, with "nagios:0",
 * "nagios:1" or "nagios:2" that of 0, 1 or 2, as syma_report_exit_code would
 * give it. "openmetrics" and "prometheus": metrics, the number of whose series
 * depends on the sections alone; no words of a page are in them. "junit": a
 * test suite with a case for each section, for build servers.
 *
 * @param r the report
 * @param format one of these names
 * @param out the text, ended by a newline; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or format is not one of
 *         these; SYMA_ELIMIT: the text would be larger than the library
 *         makes; SYMA_ENOMEM
 * @owner the caller; syma_string_free
 * @thread any
 * @source RFC 8259; RFC 3339; Monitoring Plugins Development Guidelines;
 *         OpenMetrics 1.0.0; Prometheus text format 0.0.4
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_report_format(const syma_report *r,
                                                const char *format, char **out);

#ifdef __cplusplus
}
#endif

#endif
