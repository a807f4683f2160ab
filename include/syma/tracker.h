/* SPDX-License-Identifier: MIT */
/*
 * Over days: since when, what was promised, how late it is, what came back
 * first. A tracker is fed with the reports of any number of portals and told
 * the time; it looks at no clock and no network. What it learnt is read by
 * getters and pulled as changes, in the order in which they came about.
 *
 * Where a function takes a section_id, NULL or "" is the portal as a whole. A
 * pointer that a getter gives is borrowed: it lives until the tracker is next
 * changed. All times are milliseconds since the epoch.
 *
 * A state is taken over from the reports once enough of them agree: see the
 * options confirm_down, confirm_maintenance, confirm_degraded and confirm_up.
 * The first report of a section is taken at once. A change, an incident and
 * the seconds count from the first report that saw it, not from the one that
 * confirmed it. A report that says unknown changes nothing; after
 * stale_intervals without another the section has SYMA_FLAG_STALE, after
 * unknown_intervals its state is unknown.
 *
 * A tracker keeps the last 32 incidents, 32 promises and 16 read windows of a
 * section, and takes 100000 portals.
 */
#ifndef SYMA_TRACKER_H
#define SYMA_TRACKER_H

#include <stddef.h>
#include <stdint.h>

#include <syma/error.h>
#include <syma/export.h>
#include <syma/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make a tracker that knows nothing yet.
 *
 * @param o interval_ms and the options of confirmation, age and flapping are
 *        taken from it; NULL: the defaults
 * @param out the tracker; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: out is NULL; SYMA_ENOMEM
 * @owner the caller; syma_tracker_free
 * @thread any
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_tracker_new(const syma_options *o,
                                              syma_tracker **out);

/**
 * Release a tracker and what it lent.
 *
 * @param t the tracker; NULL does nothing
 * @thread one
 * @since 0.1
 */
SYMA_API void syma_tracker_free(syma_tracker *t);

/**
 * Feed one report. The tracker keeps a reference to the last one of each
 * portal.
 *
 * A time before the last one that the tracker was told is taken for that one:
 * clocks are put back. Sections that the report no longer has are forgotten.
 * On failure nothing has changed.
 *
 * @param t the tracker
 * @param r the report
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or the report has no time;
 *         SYMA_ELIMIT: there are 100000 portals already, or 10000 changes wait
 *         to be pulled; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_tracker_add(syma_tracker *t, const syma_report *r);

/**
 * Tell the time: what goes stale, what is late, which windows begin and end.
 * Needed where no report comes in; once an interval is enough.
 *
 * @param t the tracker
 * @param now_ms the time
 * @return SYMA_OK; SYMA_EINVAL: t is NULL, or now_ms is negative; SYMA_ELIMIT:
 *         10000 changes wait to be pulled (nothing has changed then);
 *         SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_tracker_tick(syma_tracker *t, int64_t now_ms);

/**
 * Forget a portal.
 *
 * @param t the tracker
 * @param portal_id its id
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL; SYMA_ENOTFOUND: no such
 *         portal
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_tracker_remove(syma_tracker *t, const char *portal_id);

/**
 * Declare a promise that was heard elsewhere: by the press, from the hotline.
 * Said again in the same words by the same source it is the same promise.
 *
 * @param t the tracker
 * @param portal_id the portal, of which a report was added
 * @param section_id the section that is to return
 * @param source who said so, as in "press": ASCII letters, digits, '-' and '_',
 *        at most 32; not "page", "header" or "status"
 * @param text the words: 1 to 4096 bytes of UTF-8 without control characters
 * @param seen_ms when it was said
 * @param earliest_ms the earliest return it names; -1: none
 * @param latest_ms the latest return it names; -1: none, "until further notice"
 * @param vague 1: the moments are our reading of loose words; 0: they were said
 * @return SYMA_OK, also where it is known, and where its time had passed before
 *         the running outage began (it is not taken for one of this outage
 *         then); SYMA_EINVAL: t, portal_id, source or
 *         text is NULL or has not its form, a time is below -1, seen_ms is
 *         negative, latest_ms is before earliest_ms, or vague is not 0 or 1;
 *         SYMA_ENOTFOUND: no such portal or section; SYMA_ELIMIT: 10000 changes
 *         wait to be pulled; SYMA_ENOMEM
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_tracker_declare_promise(syma_tracker *t,
                                          const char *portal_id,
                                          const char *section_id,
                                          const char *source, const char *text,
                                          int64_t seen_ms, int64_t earliest_ms,
                                          int64_t latest_ms, int vague);

/**
 * How many portals the tracker knows.
 *
 * @param t the tracker
 * @return the count; 0 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_tracker_portal_count(const syma_tracker *t);

/**
 * The id of a portal.
 *
 * @param t the tracker
 * @param i which, from 0, in the order of their ids' bytes
 * @return the id; NULL past the end
 * @owner t, until it is next changed
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_tracker_portal_id(const syma_tracker *t, size_t i);

/**
 * How many sections of a portal the tracker knows.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @return the count; 0 for NULL and for a portal that is not known
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_tracker_section_count(const syma_tracker *t,
                                           const char *portal_id);

/**
 * The id of a section, in the order of the last report.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param i which, from 0
 * @return the id; NULL past the end and for a portal that is not known
 * @owner t, until it is next changed
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_tracker_section_id(const syma_tracker *t,
                                             const char *portal_id, size_t i);

/**
 * The last report of a portal.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @return the report; NULL where none was added since the tracker was made or
 *         loaded
 * @owner t, until it is next changed; to keep it longer: syma_report_ref
 * @thread one
 * @since 0.1
 */
SYMA_API const syma_report *syma_tracker_report(const syma_tracker *t,
                                                const char *portal_id);

/**
 * When the last report of a portal was made.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @return milliseconds since the epoch; -1 where it is not known
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_tracker_checked_ms(const syma_tracker *t,
                                         const char *portal_id);

/**
 * The state that holds: of a section its effective one, once confirmed; of the
 * portal what those of its sections come to.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section
 * @return enum syma_state; SYMA_STATE_UNKNOWN also where it is not known
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_tracker_state(const syma_tracker *t, const char *portal_id,
                                const char *section_id);

/**
 * What a customer can do: as the last report said that agreed with the state.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section
 * @return enum syma_usable; SYMA_USABLE_UNKNOWN also where it is not known
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_tracker_usable(const syma_tracker *t, const char *portal_id,
                                 const char *section_id);

/**
 * Why the state is what it is: as the last report said that agreed with it.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section
 * @return a name that syma_reason_name knows; "" for a portal as a whole and
 *         where it is not known
 * @owner the library; static text
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_tracker_reason(const syma_tracker *t,
                                         const char *portal_id,
                                         const char *section_id);

/**
 * What is true beside the state: the flags of the last report that agreed with
 * it, and SYMA_FLAG_STALE, SYMA_FLAG_OVERDUE and SYMA_FLAG_FLAPPING. Overdue is
 * what cannot be used as a whole where, of what its sources said last, all that
 * names a moment has passed: one that still holds keeps the others from it.
 *
 * @param t the tracker
 * @param portal_id the portal; as a whole it has a flag of the three where one
 *        of its required sections has it, and is overdue too where what was
 *        promised for the whole has passed
 * @param section_id the section
 * @return bits of enum syma_flag; 0 where it is not known
 * @thread one
 * @since 0.1
 */
SYMA_API uint32_t syma_tracker_flags(const syma_tracker *t,
                                     const char *portal_id,
                                     const char *section_id);

/**
 * Since when the state has held.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section
 * @return milliseconds since the epoch; -1 where it is not known
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_tracker_since_ms(const syma_tracker *t,
                                       const char *portal_id,
                                       const char *section_id);

/**
 * The k of "k of n": how many required sections are up.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @return the count; 0 where the portal is not known
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_tracker_up_count(const syma_tracker *t,
                                      const char *portal_id);

/**
 * The n of "k of n": how many sections are required.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @return the count; 0 where the portal is not known
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_tracker_required_count(const syma_tracker *t,
                                            const char *portal_id);

/**
 * How long a state has held in all, up to the last time that the tracker was
 * told. The five states of a section add up to the time since its first report.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section
 * @param state enum syma_state
 * @return whole seconds; -1 where the section is not known or state is no state
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_tracker_seconds(const syma_tracker *t,
                                      const char *portal_id,
                                      const char *section_id, int state);

/**
 * How much of syma_tracker_seconds lay in planned windows.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section
 * @param state enum syma_state
 * @return whole seconds; -1 as above
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_tracker_planned_seconds(const syma_tracker *t,
                                              const char *portal_id,
                                              const char *section_id,
                                              int state);

/**
 * How many incidents are kept. One begins when the state leaves up, from
 * unknown or from the first report on too, and ends when it is up again; that
 * the state is unknown in between does not end it.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section
 * @return the count, at most 32; 0 where it is not known
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_tracker_incident_count(const syma_tracker *t,
                                            const char *portal_id,
                                            const char *section_id);

/**
 * One incident.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section
 * @param i which, from 0: the latest
 * @return the incident; NULL past the end
 * @owner t, until it is next changed
 * @thread one
 * @since 0.1
 */
SYMA_API const syma_incident *syma_tracker_incident(const syma_tracker *t,
                                                    const char *portal_id,
                                                    const char *section_id,
                                                    size_t i);

/**
 * When it began: the time of the first report that saw it.
 *
 * @param n the incident
 * @return milliseconds since the epoch; -1 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_incident_begin_ms(const syma_incident *n);

/**
 * When it was confirmed.
 *
 * @param n the incident
 * @return milliseconds since the epoch; -1 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_incident_confirmed_ms(const syma_incident *n);

/**
 * When it ended: the time of the first report of those that confirmed it.
 *
 * @param n the incident
 * @return milliseconds since the epoch; -1 while it goes on, and for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_incident_end_ms(const syma_incident *n);

/**
 * The worst state in its course: down, then maintenance, then degraded.
 *
 * @param n the incident
 * @return enum syma_state; SYMA_STATE_UNKNOWN for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_incident_worst(const syma_incident *n);

/**
 * Why: the reason with which it began.
 *
 * @param n the incident
 * @return a name that syma_reason_name knows; "" for that of a portal, and for
 *         NULL
 * @owner the library; static text
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_incident_reason(const syma_incident *n);

/**
 * Did it begin in a planned window?
 *
 * @param n the incident
 * @return 1: yes; 0: no, or NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_incident_planned(const syma_incident *n);

/**
 * How often a promised return was put off in its course.
 *
 * @param n the incident
 * @return the count; 0 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_incident_slips(const syma_incident *n);

/**
 * How many promises of a return are kept in the ledger.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section; the portal as a whole has those that were
 *        declared for it
 * @return the count, at most 32; 0 where it is not known
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_tracker_promise_count(const syma_tracker *t,
                                           const char *portal_id,
                                           const char *section_id);

/**
 * One promise.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param section_id the section
 * @param i which, from 0: the latest
 * @return the promise; NULL past the end
 * @owner t, until it is next changed
 * @thread one
 * @since 0.1
 */
SYMA_API const syma_promise *syma_tracker_promise(const syma_tracker *t,
                                                  const char *portal_id,
                                                  const char *section_id,
                                                  size_t i);

/**
 * Who promised.
 *
 * @param p the promise
 * @return "header": by Retry-After; "page": in words; "status": a published
 *         status; else what was declared, as in "press"; "" for NULL
 * @owner as the promise
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_promise_source(const syma_promise *p);

/**
 * In which words.
 *
 * @param p the promise
 * @return UTF-8 without control characters; "" for a header, and for NULL
 * @owner as the promise
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_promise_text(const syma_promise *p);

/**
 * When it was first seen. The same words of the same source seen again are the
 * same promise, with the moments of the first time; so are other words of a
 * page that name a moment less than two minutes away. Words that stood on the
 * page before the outage was confirmed were seen when it was confirmed.
 *
 * @param p the promise
 * @return milliseconds since the epoch; -1 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_promise_seen_ms(const syma_promise *p);

/**
 * The earliest return it names.
 *
 * @param p the promise
 * @return milliseconds since the epoch; -1 where it names none, and for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_promise_earliest_ms(const syma_promise *p);

/**
 * The latest return it names.
 *
 * @param p the promise
 * @return milliseconds since the epoch; -1 where it names none, and for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_promise_latest_ms(const syma_promise *p);

/**
 * Are its moments our reading of loose words ("in the next hours")?
 *
 * @param p the promise
 * @return 1: yes; 0: no, or NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_promise_vague(const syma_promise *p);

/**
 * Of what it is the revision: the latest return that the same source had named
 * before for the same incident.
 *
 * @param p the promise
 * @return milliseconds since the epoch; -1 where it revises none that named a
 *         time, and for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_promise_revised_from_ms(const syma_promise *p);

/**
 * What became of it.
 *
 * @param p the promise
 * @return enum syma_promise_status; 0 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_promise_status(const syma_promise *p);

/**
 * How late the return is, or was: from the latest moment named to the end of
 * the incident, or to the last time that the tracker was told.
 *
 * @param p the promise
 * @return milliseconds; 0 where it is not late; -1 where it names no time, and
 *         for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_promise_late_ms(const syma_promise *p);

/**
 * The name of what became of a promise.
 *
 * @param status enum syma_promise_status
 * @return "open", "overdue", "revised", "kept", "broken" or "undated"; NULL for
 *         any other number
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_promise_status_name(int status);

/**
 * How many promises of a portal were kept, ever. With syma_tracker_broken_count
 * this gives the rate. What one source says in the same words of several
 * sections is one promise here: kept where all of them came back in time.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @return the count; 0 where the portal is not known
 * @thread one
 * @since 0.1
 */
SYMA_API uint64_t syma_tracker_kept_count(const syma_tracker *t,
                                          const char *portal_id);

/**
 * How many promises of a portal were broken, ever: one of the sections of which
 * they spoke came back too late.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @return the count; 0 where the portal is not known
 * @thread one
 * @since 0.1
 */
SYMA_API uint64_t syma_tracker_broken_count(const syma_tracker *t,
                                            const char *portal_id);

/**
 * How many planned windows go on or lie ahead: of each declared one the
 * occurrence that goes on or comes next, and those that pages announce.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @return the count; 0 where the portal is not known
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_tracker_window_count(const syma_tracker *t,
                                          const char *portal_id);

/**
 * One planned window.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param i which, from 0: the one that begins first
 * @return the window; NULL past the end
 * @owner t, until it is next changed
 * @thread one
 * @since 0.1
 */
SYMA_API const syma_window *syma_tracker_window(const syma_tracker *t,
                                                const char *portal_id,
                                                size_t i);

/**
 * Which section a window is for.
 *
 * @param w the window
 * @return the id of the section; "" for the whole portal, and for NULL
 * @owner as the window
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_window_section_id(const syma_window *w);

/**
 * Who tells of a window.
 *
 * @param w the window
 * @return "portal": the description of the portal; "page": the page; "" for
 *         NULL
 * @owner the library; static text
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_window_source(const syma_window *w);

/**
 * The words that announce it.
 *
 * @param w the window
 * @return UTF-8 without control characters; "" for a declared one, and for NULL
 * @owner as the window
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_window_text(const syma_window *w);

/**
 * When it begins or began.
 *
 * @param w the window
 * @return milliseconds since the epoch; -1 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_window_begin_ms(const syma_window *w);

/**
 * When it ends.
 *
 * @param w the window
 * @return milliseconds since the epoch; -1 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_window_end_ms(const syma_window *w);

/**
 * Pull the next change.
 *
 * @param t the tracker
 * @param out the change; NULL where there is none and on failure
 * @return 1: there is one; SYMA_OK: there is none; SYMA_EINVAL: an argument is
 *         NULL
 * @owner the caller; syma_change_free
 * @thread one
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_tracker_next_change(syma_tracker *t,
                                                      syma_change **out);

/**
 * Release a change.
 *
 * @param c the change; NULL does nothing
 * @thread one
 * @since 0.1
 */
SYMA_API void syma_change_free(syma_change *c);

/**
 * What has changed.
 *
 * @param c the change
 * @return enum syma_change_kind, or a number of a later version; 0 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_change_kind(const syma_change *c);

/**
 * The name of a kind of change.
 *
 * @param kind enum syma_change_kind
 * @return the enumerator's last words in lower case, as in "partial_return";
 *         NULL for any other number
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_change_kind_name(int kind);

/**
 * Of which portal.
 *
 * @param c the change
 * @return the id; "" for NULL
 * @owner c
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_change_portal_id(const syma_change *c);

/**
 * Of which section.
 *
 * @param c the change
 * @return the id; "" for the portal as a whole, and for NULL
 * @owner c
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_change_section_id(const syma_change *c);

/**
 * When it came about: of a state the first report that saw it, of what is late
 * the moment that was promised, of a window its begin or end.
 *
 * @param c the change
 * @return milliseconds since the epoch; -1 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_change_time_ms(const syma_change *c);

/**
 * When the tracker learnt of it: the time of the report or the tick.
 *
 * @param c the change
 * @return milliseconds since the epoch; -1 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int64_t syma_change_seen_ms(const syma_change *c);

/**
 * The state before.
 *
 * @param c the change
 * @return enum syma_state: of SYMA_CHANGE_STATE that before, of the others that
 *         which holds
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_change_from(const syma_change *c);

/**
 * The state after.
 *
 * @param c the change
 * @return enum syma_state; SYMA_STATE_UNKNOWN for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_change_to(const syma_change *c);

/**
 * Whether what the kind names begins or ends, of SYMA_CHANGE_FLAPPING,
 * SYMA_CHANGE_STALE and SYMA_CHANGE_WINDOW.
 *
 * @param c the change
 * @return 1: it begins; 0: it ends; 1 for all other kinds; 0 for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API int syma_change_begins(const syma_change *c);

/**
 * The promise that a change is about.
 *
 * @param c the change
 * @return the promise as it was then; NULL where the change is about none
 * @owner c
 * @thread one
 * @since 0.1
 */
SYMA_API const syma_promise *syma_change_promise(const syma_change *c);

/**
 * The planned window that a change is about.
 *
 * @param c the change
 * @return the window; NULL where the change is about none
 * @owner c
 * @thread one
 * @since 0.1
 */
SYMA_API const syma_window *syma_change_window(const syma_change *c);

/**
 * Of a SYMA_CHANGE_PARTIAL_RETURN: how many required sections are up.
 *
 * @param c the change
 * @return the count; 0 for other kinds and for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_change_up_count(const syma_change *c);

/**
 * Of a SYMA_CHANGE_PARTIAL_RETURN: how many sections are required.
 *
 * @param c the change
 * @return the count; 0 for other kinds and for NULL
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_change_required_count(const syma_change *c);

/**
 * Of a SYMA_CHANGE_PARTIAL_RETURN: one of the required sections that are up.
 *
 * @param c the change
 * @param i which, from 0 to syma_change_up_count
 * @return its id; NULL past the end
 * @owner c
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_change_back(const syma_change *c, size_t i);

/**
 * Of a SYMA_CHANGE_PARTIAL_RETURN: one of the required sections that are not.
 *
 * @param c the change
 * @param i which, from 0; there are syma_change_required_count less
 *        syma_change_up_count
 * @return its id; NULL past the end
 * @owner c
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_change_waiting(const syma_change *c, size_t i);

/**
 * Which section that one waits for.
 *
 * @param c the change
 * @param i as in syma_change_waiting
 * @return the id of the section that it needs and that is not up; "" where it
 *         waits for none but itself; NULL past the end
 * @owner c
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_change_waits_for(const syma_change *c, size_t i);

/**
 * The change in one English line, for logs.
 *
 * @param c the change
 * @return the line, without a newline and without control characters; "" for
 *         NULL
 * @owner c
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_change_text(const syma_change *c);

/**
 * Put in sentences what holds for a portal: since when, what was promised, how
 * late it is, and what to do instead.
 *
 * @param t the tracker
 * @param portal_id the portal
 * @param language "fr" or "en"
 * @param out the text, lines parted by newlines and none at its end; NULL on
 *        failure
 * @return SYMA_OK; SYMA_EINVAL: an argument is NULL, or language is not in the
 *         list; SYMA_ENOTFOUND: no such portal; SYMA_ELIMIT: the text would be
 *         larger than the library makes; SYMA_ENOMEM
 * @owner the caller; syma_string_free
 * @thread one
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_tracker_explain(const syma_tracker *t,
                                                  const char *portal_id,
                                                  const char *language,
                                                  char **out);

/**
 * Write down what holds.
 *
 * "json": a document of the schema syma-tracker/1. "openmetrics" and
 * "prometheus": metrics, the number of whose series depends on the sections
 * alone. "atom": a feed of incidents, promises and returns. "svg": a badge.
 * "summary": a document in the shape of a Statuspage's summary.json. "nagios":
 * as a monitoring plugin prints it, with since when, what was promised and how
 * late that is; "nagios:0", "nagios:1" and "nagios:2" as syma_report_format
 * has them.
 *
 * @param t the tracker
 * @param portal_id the portal; NULL: all, for all formats but "svg" and those
 *        of "nagios"
 * @param format one of these names
 * @param out the text, ended by a newline; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: t, format or out is NULL, format is not one of
 *         these, or one of a single portal was asked for without it;
 *         SYMA_ENOTFOUND: no such portal; SYMA_ELIMIT: the text would be larger
 *         than the library makes; SYMA_ENOMEM
 * @owner the caller; syma_string_free
 * @thread one
 * @source RFC 8259; OpenMetrics 1.0.0; Prometheus text format 0.0.4; RFC 4287;
 *         SVG 1.1
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_tracker_format(const syma_tracker *t,
                                                 const char *portal_id,
                                                 const char *format,
                                                 char **out);

/**
 * Write a tracker's memory down, for syma_tracker_load of a later process.
 * Changes that wait to be pulled and the last reports are not in it.
 *
 * @param t the tracker
 * @param portal_id the portal; NULL: all
 * @param out a document as lib/rules/tracker.rng describes it; NULL on failure
 * @return SYMA_OK; SYMA_EINVAL: t or out is NULL; SYMA_ENOTFOUND: no such
 *         portal; SYMA_ELIMIT: the text would be larger than the library makes;
 *         SYMA_ENOMEM
 * @owner the caller; syma_string_free
 * @thread one
 * @source XML 1.0 (W3C Recommendation)
 * @since 0.1
 */
SYMA_API SYMA_MUST_CHECK int syma_tracker_save(const syma_tracker *t,
                                               const char *portal_id,
                                               char **out);

/**
 * Take in what syma_tracker_save wrote down. On failure nothing has changed.
 *
 * @param t the tracker; it may know other portals
 * @param text the document, in UTF-8, without a document type
 * @param len its length in bytes
 * @return SYMA_OK; SYMA_EINVAL: t or text is NULL; SYMA_ESYNTAX: not
 *         well-formed, not as the schema says, or its times contradict each
 *         other; SYMA_EEXISTS: the tracker knows the portal, or the document
 *         has it twice; SYMA_ELIMIT: past 64 MiB, or more of something than a
 *         tracker keeps; SYMA_ENOMEM
 * @thread one
 * @source XML 1.0 (W3C Recommendation)
 * @since 0.1
 */
SYMA_API int syma_tracker_load(syma_tracker *t, const char *text, size_t len);

/**
 * The schema of what syma_tracker_save writes.
 *
 * @return RELAX NG in its XML form, the same text as the installed file
 *         tracker.rng
 * @owner the library; static text
 * @thread any
 * @source ISO/IEC 19757-2
 * @since 0.1
 */
SYMA_API const char *syma_tracker_schema(void);

/**
 * In which line of the document syma_tracker_load found its error.
 *
 * @param t the tracker
 * @return the line, from 1; 0 where nothing failed or no line is to blame
 * @thread one
 * @since 0.1
 */
SYMA_API size_t syma_tracker_error_line(const syma_tracker *t);

/**
 * Why the last call on this tracker failed, for people.
 *
 * @param t the tracker
 * @return English text; "" where nothing failed
 * @owner t, until it is next changed
 * @thread one
 * @since 0.1
 */
SYMA_API const char *syma_tracker_last_error(const syma_tracker *t);

#ifdef __cplusplus
}
#endif

#endif
