/* SPDX-License-Identifier: MIT */
/*
 * What to watch: a portal and its sections, which of them need which, what
 * is expected of them, and the ways round. Built by calls, or read from a
 * <portal> document.
 *
 * Ids are 1 to 64 characters of letters, digits, '-', '_' and '.', all
 * ASCII, the first a letter or digit. A value is one line of text: 1 to 4096
 * bytes of UTF-8 without control characters. A call that fails changes
 * nothing but the last error.
 */
#ifndef SYMA_PORTAL_H
#define SYMA_PORTAL_H

#include <stddef.h>
#include <stdint.h>

#include <syma/error.h>
#include <syma/export.h>
#include <syma/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make a portal without sections.
 *
 * @param id its id; "" for a portal without a name
 * @param out the portal; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or id has not the form
 *         of an id; SYMA_ENOMEM
 * @owner the caller; syma_portal_free
 * @thread any
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_portal_new(const char *id, syma_portal **out);

/**
 * Add a section. Reports list sections in the order they were added.
 *
 * @param p the portal
 * @param section_id its id, unique in the portal
 * @param kind enum syma_section_kind
 * @param url absolute http or https URL; may be relative where the home page
 *        is set already
 * @param flags bits of enum syma_section_flag, or 0
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, section_id has not the
 *         form of an id, kind is no kind, or flags has an unknown bit;
 *         SYMA_EEXISTS: there is a section of that id; SYMA_EURL: not such a
 *         URL, or one with a user name or password; SYMA_ELIMIT: the portal
 *         has 1000 sections already; SYMA_ENOMEM
 * @thread one
 * @source RFC 3986
 * @since 0.1
 */
SYMA_API int syma_portal_add_section(syma_portal *p, const char *section_id,
                                     int kind, const char *url, uint32_t flags);

/**
 * Send a header with the requests for a section. It is not sent on to
 * another site after a redirect. Set again, the last value holds.
 *
 * @param p the portal
 * @param section_id the section; NULL: all, also those added later
 * @param name field name of at most 64 characters; not Host, Content-Length,
 *        Transfer-Encoding or Connection
 * @param value field value; a value as the head of this file says
 * @return SYMA_OK; SYMA_EINVAL: p, name or value is NULL, name is no field
 *         name or one of the four, or value is not one; SYMA_ENOTFOUND: no
 *         section has that id; SYMA_ELIMIT: there are 32 headers already, of
 *         the section or of all; SYMA_ENOMEM
 * @thread one
 * @source RFC 9110 section 5
 * @since 0.1
 */
SYMA_API int syma_portal_set_header(syma_portal *p, const char *section_id,
                                    const char *name, const char *value);

/**
 * Log in by HTTP itself, not by a form. The login is sent to the site of the
 * section only, and not from https to http. Set again, the last one holds.
 *
 * @param p the portal
 * @param section_id the section; NULL: all that have none of their own
 * @param scheme "basic", "digest" or "bearer"
 * @param user name for basic and digest, a value without ':'; NULL or "" for
 *        bearer
 * @param secret password, or token: a value
 * @return SYMA_OK; SYMA_EINVAL: p, scheme or secret is NULL, scheme is none of
 *         the three, user is missing or out of place or has a ':', or user or
 *         secret is no value; SYMA_ENOTFOUND: no section has that id;
 *         SYMA_ENOMEM
 * @thread one
 * @source RFC 7617, RFC 7616, RFC 6750
 * @since 0.1
 */
SYMA_API int syma_portal_set_auth(syma_portal *p, const char *section_id,
                                  const char *scheme, const char *user,
                                  const char *secret);

/**
 * Say what a section's page must have, or must not.
 *
 * "phrase": words in one block of visible text, without regard to case,
 * accents and white space. "regex": a PCRE2 pattern over one block, without
 * regard to case. "title": a phrase in the title. "header": "Name: pattern",
 * a PCRE2 pattern over that header of the answer.
 *
 * @param p the portal
 * @param section_id the section
 * @param type one of the four names
 * @param must 1: must be there; 0: must not
 * @param pattern the words or the pattern: a value
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, type is not one of the
 *         four, must is not 0 or 1, pattern is no value, or a header pattern
 *         has no name; SYMA_ENOTFOUND: no section has that id; SYMA_EREGEX:
 *         the pattern does not compile; SYMA_ELIMIT: the section has 64
 *         expectations already; SYMA_ENOMEM
 * @thread one
 * @source pcre2pattern(3)
 * @since 0.1
 */
SYMA_API int syma_portal_expect(syma_portal *p, const char *section_id,
                                const char *type, int must,
                                const char *pattern);

/**
 * Say where the home page is. Sections added later may be relative to it;
 * those already there stay as they are.
 *
 * @param p the portal
 * @param url absolute http or https URL
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_EURL: not such a
 *         URL, or one with a user name or password; SYMA_ENOMEM
 * @thread one
 * @source RFC 3986
 * @since 0.1
 */
SYMA_API int syma_portal_set_home(syma_portal *p, const char *url);

/**
 * Say in which language the portal speaks.
 *
 * @param p the portal
 * @param bcp47 a language tag, as in "fr" or "pt-BR"
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or bcp47 has not the
 *         form of a language tag; SYMA_ENOMEM
 * @thread one
 * @source BCP 47 (RFC 5646)
 * @since 0.1
 */
SYMA_API int syma_portal_set_language(syma_portal *p, const char *bcp47);

/**
 * Say where the time zone files are in which syma_portal_set_time_zone and
 * syma_portal_load look for the portal's zone. The checks themselves go by
 * the option zoneinfo_dir.
 *
 * @param p the portal
 * @param folder the folder; where it has no zone files, names are checked for
 *        their form only. Until this is called, the default of the option
 *        zoneinfo_dir
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_portal_set_zoneinfo_dir(syma_portal *p, const char *folder);

/**
 * Say in which time zone the portal speaks.
 *
 * @param p the portal
 * @param iana_name a zone name, as in "Europe/Paris"
 * @return SYMA_OK, also where there are no zone files at all: times are then
 *         read and told in UTC; SYMA_EINVAL: an argument is NULL, or
 *         iana_name has not the form of a zone name; SYMA_ENOTFOUND: there
 *         are zone files, but none of that name (the error tells the nearest
 *         one); SYMA_ESYNTAX: the zone file is damaged; SYMA_ESYSTEM: it
 *         cannot be read now; SYMA_ENOMEM
 * @thread one
 * @source IANA Time Zone Database
 * @since 0.1
 */
SYMA_API int syma_portal_set_time_zone(syma_portal *p, const char *iana_name);

/**
 * Fill a portal from a document: a portal element of the namespace
 * urn:syma:portal:1, as lib/rules/portal.rng describes it.
 *
 * What the document says of the portal itself (id, home, language, time zone,
 * headers) replaces what was set before; what it does not say stays, and its
 * windows and promises come to those there are. On failure the portal stays as
 * it was. The error names the line, what is wrong, what is allowed there and
 * the nearest name.
 *
 * @param p the portal, without sections
 * @param text the document, in UTF-8, without a document type
 * @param len its length in bytes
 * @return SYMA_OK; SYMA_EINVAL: p or text is NULL, an attribute has not the
 *         form it must have, or sections need each other in a circle;
 *         SYMA_ESTATE: p has sections; SYMA_ESYNTAX: not well-formed, not as
 *         the schema says, or a damaged zone file; SYMA_EURL: an address
 *         cannot be used; SYMA_EREGEX: a pattern does not compile;
 *         SYMA_EEXISTS: an id stands twice; SYMA_ENOTFOUND: a section needs
 *         one that is not there, or no zone file has the time zone's name;
 *         SYMA_ELIMIT: the document is past 4 MiB, or has more of something
 *         than a portal takes; SYMA_ESYSTEM: the zone file cannot be read now;
 *         SYMA_ENOMEM
 * @thread one
 * @source XML 1.0 (W3C Recommendation)
 * @since 0.1
 */
SYMA_API int syma_portal_load(syma_portal *p, const char *text, size_t len);

/**
 * Say that a section is of no use unless another works.
 *
 * @param p the portal
 * @param section_id the section that needs
 * @param needed_id the section that is needed
 * @return SYMA_OK, also where that was said before; SYMA_EINVAL: an argument
 *         is NULL, or sections would need each other in a circle;
 *         SYMA_ENOTFOUND: no section has one of the ids; SYMA_ELIMIT: the
 *         section needs 64 already; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_portal_add_need(syma_portal *p, const char *section_id,
                                  const char *needed_id);

/**
 * Tell another way to what a section is for, to be shown while the section
 * does not work.
 *
 * @param p the portal
 * @param section_id the section
 * @param act what is done that way: ASCII letters, words joined by '-', as in
 *        "activate"
 * @param channel by what: "sms", "phone", "mail", "web", "shop", "post" or
 *        "chat"
 * @param address the number or address: a value
 * @param keyword the word to send or say: a value; NULL or "": none
 * @return SYMA_OK; SYMA_EINVAL: another argument than keyword is NULL, act has
 *         not that form, channel is none of the seven, or address or keyword
 *         is no value; SYMA_ENOTFOUND: no section has that id; SYMA_ELIMIT:
 *         the section has 32 already; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_portal_add_fallback(syma_portal *p, const char *section_id,
                                      const char *act, const char *channel,
                                      const char *address, const char *keyword);

/**
 * Plan work: times at which what a section or the portal does is expected.
 *
 * Times are local to the portal's time zone. Once: days NULL or "", begin and
 * end as "2026-12-01T22:00", of 1970 or later. Each week: days as "mon wed sun"
 * or "daily", begin and end as "22:00"; an end that is not after the begin is
 * one of the next day. An hour that is skipped in spring is the moment of the
 * change; of one that comes twice in autumn a begin is the first and an end the
 * second.
 *
 * @param p the portal
 * @param section_id the section; NULL: all
 * @param days when each week; NULL or "": once
 * @param begin the first minute
 * @param end the minute after the last
 * @return SYMA_OK; SYMA_EINVAL: p, begin or end is NULL, a value has not that
 *         form, or a window of one time does not end after it begins or is
 *         longer than 366 days; SYMA_ENOTFOUND: no section has that id;
 *         SYMA_ELIMIT: the portal has 64 already; SYMA_ENOMEM
 * @thread one
 * @source ISO 8601
 * @since 0.1
 */
SYMA_API int syma_portal_add_window(syma_portal *p, const char *section_id,
                                    const char *days, const char *begin,
                                    const char *end);

/**
 * Tell of a promise that was heard elsewhere, by the press or from the hotline,
 * for a tracker to hold against what it sees.
 *
 * @param p the portal
 * @param section_id the section that is to return; NULL: the portal as a whole
 * @param source who said so, as in "press": ASCII letters, digits, '-' and '_',
 *        at most 32; not "page", "header" or "status"
 * @param text the words: a value
 * @param said when: local as "2026-12-01T22:00", or RFC 3339 with its offset
 * @param latest the latest return it names, in the same form; NULL or "": none
 * @param vague 1: latest is a reading of loose words; 0: it was said
 * @return SYMA_OK; SYMA_EINVAL: p, source, text or said is NULL, a value has
 *         not its form, latest is before said (where one is local and one is
 *         not: in every zone), or vague is not 0 or 1;
 *         SYMA_ENOTFOUND: no section has that id; SYMA_ELIMIT: the portal has
 *         32 already; SYMA_ENOMEM
 * @thread one
 * @source RFC 3339; ISO 8601
 * @since 0.1
 */
SYMA_API int syma_portal_add_promise(syma_portal *p, const char *section_id,
                                     const char *source, const char *text,
                                     const char *said, const char *latest,
                                     int vague);

/**
 * Say how the address of a section was found; reports tell it.
 *
 * @param p the portal
 * @param section_id the section
 * @param found as syma_candidate_found_by tells it: 1 to 4096 bytes of UTF-8
 *        without control characters; "": forget it
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL or has not that form;
 *         SYMA_ENOTFOUND: no section has that id; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_portal_set_found_by(syma_portal *p, const char *section_id,
                                      const char *found);

/**
 * Say how a section was made up when it was up, as
 * syma_context_set_signature does.
 *
 * @param p the portal
 * @param section_id the section
 * @param signature what syma_verdict_signature gave; "": forget it
 * @return SYMA_OK; SYMA_EINVAL: p, section_id or signature is NULL;
 *         SYMA_ENOTFOUND: no section has that id; SYMA_ESYNTAX: it has not
 *         the form of a signature
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_portal_set_signature(syma_portal *p, const char *section_id,
                                       const char *signature);

/**
 * In which line of the document syma_portal_load found its error.
 *
 * @param p the portal
 * @return the line, from 1; 0 where nothing failed or no line is to blame
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_portal_error_line(const syma_portal *p);

/**
 * Write a portal down.
 *
 * @param p the portal
 * @param format "xml": a document that syma_portal_load reads, if at least
 *        one section is required
 * @param out the text, ended by a newline; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or format is not "xml";
 *         SYMA_ELIMIT: the text would be larger than the library makes;
 *         SYMA_ENOMEM
 * @owner the caller; syma_string_free
 * @thread one
 * @source XML 1.0 (W3C Recommendation)
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_portal_format(const syma_portal *p,
                                                const char *format, char **out);

/**
 * The schema of portal documents, for editors and other validators.
 *
 * @return RELAX NG in its XML form, the same text as the installed file
 *         portal.rng
 * @owner the library; static text
 * @thread any
 * @source ISO/IEC 19757-2
 * @since 0.1
 */
SYMA_API const char *syma_portal_schema(void);

/**
 * How many sections a portal has.
 *
 * @param p the portal
 * @return the count; 0 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_portal_section_count(const syma_portal *p);

/**
 * Why the last call on this portal failed, for people. What a document
 * is refused for begins with its line, as in "line 7: ".
 *
 * @param p the portal
 * @return English text; "" where nothing failed
 * @owner p; until the next call that changes it
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_portal_last_error(const syma_portal *p);

/**
 * Release a portal. Contexts and reports made of it are not touched.
 *
 * @param p the portal; NULL does nothing
 * @thread one
 * @since 0.1
 */
SYMA_API void syma_portal_free(syma_portal *p);

#ifdef __cplusplus
}
#endif

#endif
