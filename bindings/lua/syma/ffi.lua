-- SPDX-License-Identifier: MIT
-- Made by gen_raw.py from bindings/api.json; do not edit.
--
-- Declares all that libsyma has to LuaJIT's ffi. The library itself is loaded
-- by syma/library.lua; "functions" lists what it must have.

local ffi = require("ffi")

ffi.cdef([=[
/* limits and manners */
typedef struct syma_options syma_options;
/* how to judge */
typedef struct syma_ruleset syma_ruleset;
/* bytes in, no I/O */
typedef struct syma_page syma_page;
/* now, zone, expectations */
typedef struct syma_context syma_context;
/* a way round, borrowed */
typedef struct syma_fallback syma_fallback;
/* one reason, borrowed */
typedef struct syma_evidence syma_evidence;
/* an announcement, borrowed */
typedef struct syma_notice syma_notice;
/* one section, immutable */
typedef struct syma_verdict syma_verdict;
/* what to watch */
typedef struct syma_portal syma_portal;
/* one portal, immutable */
typedef struct syma_report syma_report;
/* fetches; one thread */
typedef struct syma_prober syma_prober;
/* pulled from a prober */
typedef struct syma_event syma_event;
/* what holds, over days */
typedef struct syma_tracker syma_tracker;
/* pulled from a tracker */
typedef struct syma_change syma_change;
/* an outage, borrowed */
typedef struct syma_incident syma_incident;
/* of a return, borrowed */
typedef struct syma_promise syma_promise;
/* of planned work, borrowed */
typedef struct syma_window syma_window;
/* what was found, immutable */
typedef struct syma_discovery syma_discovery;
/* a section of it, borrowed */
typedef struct syma_candidate syma_candidate;

/* Fetch a page and judge it. */
int syma_check_url(const char *url, int section_kind, const syma_options *o,
    const syma_ruleset *r, syma_verdict **out);

/* Fetch and judge every section of a portal, and sum up. */
int syma_check_portal(const syma_portal *p, const syma_options *o,
    const syma_ruleset *r, syma_report **out);

/* Look for sections on one page. */
int syma_discover_page(const syma_page *p, const syma_ruleset *r,
    syma_discovery **out);

/* Fetch a home page and look for sections there, on the pages of other
   languages that it names, and on at most discover_pages further pages of
   the same organisation, those first that promise most. robots.txt is read
   first and honoured, but for the home page, which the caller named; /.well-
   known/change-password and the sitemap are asked too. One request at a time
   goes to a host, at the pace of the options. Bodies are read whatever
   head_only says. Blocks, for at most ten times timeout_ms; then it ends
   with what was found. */
int syma_discover(const char *url, const syma_options *o, const syma_ruleset *r,
    syma_discovery **out);

/* Hold a discovery once more. */
syma_discovery *syma_discovery_ref(const syma_discovery *d);

/* Let a discovery go; the last one frees it and what it lent. */
void syma_discovery_unref(syma_discovery *d);

/* Where the home page was in the end, redirects followed; of one page alone
   its URL. */
const char *syma_discovery_home_url(const syma_discovery *d);

/* The language of the home page, as it says itself. */
const char *syma_discovery_language(const syma_discovery *d);

/* What a customer finds at the home page, judged as a generic one. */
const syma_verdict *syma_discovery_verdict(const syma_discovery *d);

/* How many pages were looked at: the home page first, then in the order in
   which they were asked. */
size_t syma_discovery_page_count(const syma_discovery *d);

/* The address that was asked. */
const char *syma_discovery_page_url(const syma_discovery *d, size_t i);

/* What it answered. */
int syma_discovery_page_status(const syma_discovery *d, size_t i);

/* What robots.txt of the home page's host said. Where it failed nothing but
   the home page was asked for. */
int syma_discovery_robots(const syma_discovery *d);

/* The name of what was learnt of a robots.txt. */
const char *syma_robots_name(int robots);

/* How many addresses were passed over because robots.txt of their host does
   not allow them or could not be had: candidates, pages that may lead to
   one, and the home page in other languages, or where these led on to.
   Addresses of a sitemap are not counted. */
size_t syma_discovery_barred_count(const syma_discovery *d);

/* One of them, in the order in which they were met. */
const char *syma_discovery_barred_url(const syma_discovery *d, size_t i);

/* How many candidates there are. */
size_t syma_discovery_count(const syma_discovery *d);

/* A candidate: by kind (login, account, activation), of a kind the best
   first; of the same score that which was seen first. */
const syma_candidate *syma_discovery_candidate(const syma_discovery *d,
    size_t i);

/* What is proposed for a kind: its best candidate, where its score is 500 or
   more. */
const syma_candidate *syma_discovery_best(const syma_discovery *d,
    int section_kind);

/* What it is a candidate for. */
int syma_candidate_kind(const syma_candidate *c);

/* Its address, without a fragment. */
const char *syma_candidate_url(const syma_candidate *c);

/* How much speaks for it. */
int syma_candidate_score(const syma_candidate *c);

/* How it was found, in words: link "Mon espace client". */
const char *syma_candidate_found_by(const syma_candidate *c);

/* The page on which it was found. */
const char *syma_candidate_found_at(const syma_candidate *c);

/* How many things speak for or against it. */
size_t syma_candidate_evidence_count(const syma_candidate *c);

/* One of them, the weightiest first. */
const char *syma_candidate_evidence_code(const syma_candidate *c, size_t i);

/* The words or the part of the address behind it. */
const char *syma_candidate_evidence_text(const syma_candidate *c, size_t i);

/* What it adds to the score, or takes from it. */
int syma_candidate_evidence_weight(const syma_candidate *c, size_t i);

/* How many ways round the pages name: an SMS to a number, a hotline. */
size_t syma_discovery_fallback_count(const syma_discovery *d);

/* One of them. */
const syma_fallback *syma_discovery_fallback(const syma_discovery *d, size_t i);

/* The page that names it. */
const char *syma_discovery_fallback_found_at(const syma_discovery *d, size_t i);

/* A portal of what is proposed: the home page as the section "home", and a
   section for each kind with a proposal, named by its kind, with how it was
   found. account needs login, activation needs what comes before it, where
   these are other addresses. Ways round go to the sections of what they do.
   */
int syma_discovery_to_portal(const syma_discovery *d, const char *portal_id,
    syma_portal **out);

/* As text. */
int syma_discovery_format(const syma_discovery *d, const char *format,
    char **out);

/* The name of a result code, as it is spelled in this header. */
const char *syma_error_name(int code);

/* What a result code means, in a few English words. */
const char *syma_strerror(int code);

/* Release a text that the library made for its caller (a char **out). */
void syma_string_free(char *s);

/* Make a set of options in which every key has its default. */
int syma_options_new(syma_options **out);

/* Release options. What was made with them is not touched: it has a copy. */
void syma_options_free(syma_options *o);

/* Set an option that is a number. On failure the old value stays. */
int syma_options_set_int(syma_options *o, const char *key, int64_t value);

/* Set an option that is a text. On failure the old value stays. */
int syma_options_set_str(syma_options *o, const char *key, const char *value);

/* What an option that is a number is set to. */
int syma_options_get_int(const syma_options *o, const char *key, int64_t *out);

/* What an option that is a text is set to. */
const char *syma_options_get_str(const syma_options *o, const char *key);

/* How many options there are. */
size_t syma_option_count(void);

/* The name of an option. */
const char *syma_option_name(size_t i);

/* The type of an option. */
int syma_option_type(size_t i);

/* The least value of an option that is a number. */
int64_t syma_option_min(size_t i);

/* The greatest value of an option that is a number. */
int64_t syma_option_max(size_t i);

/* The default of an option that is a number. */
int64_t syma_option_default(size_t i);

/* The default of an option that is a text. */
const char *syma_option_default_str(size_t i);

/* What an option is for, in one English line that names its unit. */
const char *syma_option_help(size_t i);

/* Make an empty page. */
int syma_page_new(const syma_options *o, syma_page **out);

/* Say where the bytes came from, after all redirects. */
int syma_page_set_url(syma_page *p, const char *final_url);

/* Say with which status the page was answered. */
int syma_page_set_http_status(syma_page *p, int code);

/* Say which address was asked for, before all redirects. */
int syma_page_set_request_url(syma_page *p, const char *url);

/* Say where the home page of the portal is, so that a redirect to it is
   known for what it is. Not said: the root of the site that was asked. */
int syma_page_set_home_url(syma_page *p, const char *url);

/* Add one redirect, in the order in which they were followed. */
int syma_page_add_redirect(syma_page *p, int http_status, const char *to_url);

/* Say that the fetch failed, and how. Bytes that came before are judged
   where the reason allows it. */
int syma_page_set_failure(syma_page *p, const char *reason);

/* Say that the failure was seen again on a new connection. The verdict gets
   the flag SYMA_FLAG_CONFIRMED. */
int syma_page_set_confirmed(syma_page *p);

/* Say how long a phase of the fetch took. */
int syma_page_set_timing_ms(syma_page *p, const char *phase, int64_t ms);

/* Add a certificate of the chain that the server showed, its own first. In
   names, control characters become '?' and what is no UTF-8 U+FFFD; past 16
   certificates none is added. */
int syma_page_add_cert(syma_page *p, const char *subject, const char *issuer,
    int64_t not_after);

/* Add a header of the last answer. */
int syma_page_add_header(syma_page *p, const char *name, const char *value);

/* Feed bytes of the body, content codings (gzip and the like) undone. */
int syma_page_feed(syma_page *p, const void *bytes, size_t len);

/* Say that there is no more. From here on the page is read only. */
int syma_page_finish(syma_page *p);

/* Release a page. Verdicts made of it are not touched. */
void syma_page_free(syma_page *p);

/* Why the last call on this page failed, for people. */
const char *syma_page_last_error(const syma_page *p);

/* Make a context that says nothing: no time, no language, zone UTC, no
   section. */
int syma_context_new(syma_context **out);

/* Say when the page was seen. Without it, words such as "tomorrow" and the
   end of a certificate lead to no moment. */
int syma_context_set_now_ms(syma_context *c, int64_t now);

/* Say in which time zone the page speaks. Its file is looked for where the
   option zoneinfo_dir has it by default. On failure the old one stays. */
int syma_context_set_time_zone(syma_context *c, const char *iana_name);

/* Say in which language the page is expected to speak. What it says in other
   languages counts too; the language tells which number of a date as in
   12/11 is the day. Not said, or "en" alone: either may be, and the
   announcement spans both. */
int syma_context_set_language(syma_context *c, const char *bcp47);

/* Take over what a portal says of a section: its address, the home page, the
   login pages, the expectations. */
int syma_context_set_section(syma_context *c, const syma_portal *p,
    const char *section_id);

/* Say that credentials went with the request: a header Authorization or
   Cookie, a name and password. A login that is asked for all the same was
   then refused. syma_context_set_section sets it by the section's headers
   Authorization and Cookie, by the portal's Authorization, and by
   syma_portal_set_auth. */
int syma_context_set_credentials(syma_context *c, int given);

/* Say how the section was made up when it was up. Where something of that is
   gone or another, and the section is up or lacks its function, its verdict
   has the flag `drift` and evidence of what it is: a form that is gone
   ("form.known.gone") from a page that is otherwise as it was, a form with
   other fields, another main heading, a part of the page, or a page that was
   built anew. Its state stays. */
int syma_context_set_signature(syma_context *c, const char *signature);

/* Say what the site shows for an address that cannot exist. A page that is
   like it is a page that was not found, whatever its status; the home page
   is exempt. Nothing is compared where p has a status of 300 or more, a
   failure, or too few words. */
int syma_context_set_not_found(syma_context *c, const syma_page *p);

/* Release a context. */
void syma_context_free(syma_context *c);

/* Judge a finished page. */
int syma_classify(const syma_page *p, int section_kind, const syma_context *c,
    const syma_ruleset *r, syma_verdict **out);

/* Make a portal without sections. */
int syma_portal_new(const char *id, syma_portal **out);

/* Add a section. Reports list sections in the order they were added. */
int syma_portal_add_section(syma_portal *p, const char *section_id, int kind,
    const char *url, uint32_t flags);

/* Send a header with the requests for a section. It is not sent on to
   another site after a redirect. Set again, the last value holds. */
int syma_portal_set_header(syma_portal *p, const char *section_id,
    const char *name, const char *value);

/* Log in by HTTP itself, not by a form. The login is sent to the site of the
   section only, and not from https to http. Set again, the last one holds.
   */
int syma_portal_set_auth(syma_portal *p, const char *section_id,
    const char *scheme, const char *user, const char *secret);

/* Say what a section's page must have, or must not. */
int syma_portal_expect(syma_portal *p, const char *section_id, const char *type,
    int must, const char *pattern);

/* Say where the home page is. Sections added later may be relative to it;
   those already there stay as they are. */
int syma_portal_set_home(syma_portal *p, const char *url);

/* Say in which language the portal speaks. */
int syma_portal_set_language(syma_portal *p, const char *bcp47);

/* Say where the time zone files are in which syma_portal_set_time_zone and
   syma_portal_load look for the portal's zone. The checks themselves go by
   the option zoneinfo_dir. */
int syma_portal_set_zoneinfo_dir(syma_portal *p, const char *folder);

/* Say in which time zone the portal speaks. */
int syma_portal_set_time_zone(syma_portal *p, const char *iana_name);

/* Fill a portal from a document: a portal element of the namespace
   urn:syma:portal:1, as lib/rules/portal.rng describes it. */
int syma_portal_load(syma_portal *p, const char *text, size_t len);

/* Say that a section is of no use unless another works. */
int syma_portal_add_need(syma_portal *p, const char *section_id,
    const char *needed_id);

/* Tell another way to what a section is for, to be shown while the section
   does not work. */
int syma_portal_add_fallback(syma_portal *p, const char *section_id,
    const char *act, const char *channel, const char *address,
    const char *keyword);

/* Plan work: times at which what a section or the portal does is expected.
   */
int syma_portal_add_window(syma_portal *p, const char *section_id,
    const char *days, const char *begin, const char *end);

/* Tell of a promise that was heard elsewhere, by the press or from the
   hotline, for a tracker to hold against what it sees. */
int syma_portal_add_promise(syma_portal *p, const char *section_id,
    const char *source, const char *text, const char *said, const char *latest,
    int vague);

/* Say how the address of a section was found; reports tell it. */
int syma_portal_set_found_by(syma_portal *p, const char *section_id,
    const char *found);

/* Say how a section was made up when it was up, as
   syma_context_set_signature does. */
int syma_portal_set_signature(syma_portal *p, const char *section_id,
    const char *signature);

/* In which line of the document syma_portal_load found its error. */
size_t syma_portal_error_line(const syma_portal *p);

/* Write a portal down. */
int syma_portal_format(const syma_portal *p, const char *format, char **out);

/* The schema of portal documents, for editors and other validators. */
const char *syma_portal_schema(void);

/* How many sections a portal has. */
size_t syma_portal_section_count(const syma_portal *p);

/* Why the last call on this portal failed, for people. What a document is
   refused for begins with its line, as in "line 7: ". */
const char *syma_portal_last_error(const syma_portal *p);

/* Release a portal. Contexts and reports made of it are not touched. */
void syma_portal_free(syma_portal *p);

/* Make a prober. */
int syma_prober_new(const syma_options *o, const syma_ruleset *r,
    syma_prober **out);

/* Release a prober. What is pending is cancelled without an event; events
   that were pulled are not touched. In a child process of its maker this
   does nothing, since the connections are its parent's. */
void syma_prober_free(syma_prober *s);

/* Begin to check a portal. Its sections are fetched side by side, those of
   one host one after the other (max_per_host, host_delay_ms); each verdict
   is an event of its own, the report is the last one. */
int syma_prober_submit(syma_prober *s, const syma_portal *p,
    uint64_t *out_ticket);

/* Begin to check one page. Its one event is the verdict, or a failure. */
int syma_prober_submit_url(syma_prober *s, const char *url, int section_kind,
    uint64_t *out_ticket);

/* Begin to look for the sections of a portal, as syma_discover does. Its one
   event is the discovery, or a failure. */
int syma_prober_submit_discovery(syma_prober *s, const char *url,
    uint64_t *out_ticket);

/* Give up a check. Events of it that wait to be pulled are dropped, and none
   comes any more. A check whose last event waits to be pulled has ended: it
   cannot be given up, and its events stay. */
int syma_prober_cancel(syma_prober *s, uint64_t ticket);

/* How many checks have not ended: whose last event does not wait to be
   pulled yet, and was not. */
size_t syma_prober_pending(const syma_prober *s);

/* The descriptor to watch for input. It belongs to the prober: it is
   watched, never read, and goes with syma_prober_free. */
int syma_prober_fd(const syma_prober *s);

/* How long nothing needs to be done, if no socket becomes ready. For loops
   that cannot watch the descriptor; those that can need not ask. */
int64_t syma_prober_timeout_ms(const syma_prober *s);

/* Do what can be done now. Never blocks (but for libcurl's resolver where it
   has no thread of its own, see syma_has_feature "async-dns"); serves at
   most 64 sockets, so that others have their turn. */
int syma_prober_step(syma_prober *s);

/* Work until an event waits to be pulled, the time is over, another thread
   calls syma_prober_wakeup, or nothing is pending. */
int syma_prober_wait(syma_prober *s, int64_t timeout_ms);

/* End a wait, the one that is under way or else the next one that would
   last. In a loop of one's own: make the descriptor readable up to the next
   step. May be called from a signal handler, which has to keep errno for
   itself. */
int syma_prober_wakeup(syma_prober *s);

/* Pull the oldest event. It lives until it is released, also when the prober
   is gone. */
int syma_prober_next_event(syma_prober *s, syma_event **out);

/* What has happened. */
int syma_event_kind(const syma_event *e);

/* Whose event it is. */
uint64_t syma_event_ticket(const syma_event *e);

/* The section that a verdict is about. */
const char *syma_event_section_id(const syma_event *e);

/* The verdict of the kind SYMA_EVENT_VERDICT. */
const syma_verdict *syma_event_verdict(const syma_event *e);

/* The report of the kind SYMA_EVENT_REPORT. */
const syma_report *syma_event_report(const syma_event *e);

/* What was found: of the kind SYMA_EVENT_DISCOVERY. */
const syma_discovery *syma_event_discovery(const syma_event *e);

/* Why a check could not be carried out: the kind SYMA_EVENT_FAILURE. */
int syma_event_error(const syma_event *e);

/* Release an event. */
void syma_event_free(syma_event *e);

/* Take one more reference. */
syma_report *syma_report_ref(const syma_report *r);

/* Give a reference back. The last one releases the report. */
void syma_report_unref(syma_report *r);

/* The id of the portal. */
const char *syma_report_portal_id(const syma_report *r);

/* The state of the whole portal. */
int syma_report_state(const syma_report *r);

/* When the check was made. */
int64_t syma_report_time_ms(const syma_report *r);

/* What a customer can do with the whole portal. */
int syma_report_usable(const syma_report *r);

/* What is true of the whole portal beside its state. */
uint32_t syma_report_flags(const syma_report *r);

/* The k of "k of n": how many required sections are effectively up. */
size_t syma_report_up_count(const syma_report *r);

/* The n of "k of n": how many sections are required. */
size_t syma_report_required_count(const syma_report *r);

/* The exit status of a program that reports this portal: syma_exit_code of
   its state, usable and flags. */
int syma_report_exit_code(const syma_report *r, int maintenance_code);

/* The state of a section once what it needs is counted. */
int syma_report_effective_state(const syma_report *r, size_t i);

/* What a customer can do with a section once what it needs is counted. */
int syma_report_effective_usable(const syma_report *r, size_t i);

/* Why the effective state is what it is: the section's own reason,
   "dependency", or "credentials_unreliable" where the login was refused
   while other sections are in maintenance. */
const char *syma_report_effective_reason(const syma_report *r, size_t i);

/* Which section is behind the effective state. */
const char *syma_report_because(const syma_report *r, size_t i);

/* How the address of a section was found, as the portal said it
   (syma_portal_set_found_by). */
const char *syma_report_found_by(const syma_report *r, size_t i);

/* How many ways round a section there are. */
size_t syma_report_fallback_count(const syma_report *r, size_t i);

/* One way round a section. */
const syma_fallback *syma_report_fallback(const syma_report *r, size_t i,
    size_t j);

/* What is done that way. */
const char *syma_fallback_act(const syma_fallback *f);

/* By what it is done. */
const char *syma_fallback_channel(const syma_fallback *f);

/* The number or address to use. */
const char *syma_fallback_address(const syma_fallback *f);

/* The word to send or say. */
const char *syma_fallback_keyword(const syma_fallback *f);

/* The words of the page that tell of it. */
const char *syma_fallback_text(const syma_fallback *f);

/* Who tells of it. */
const char *syma_fallback_source(const syma_fallback *f);

/* Put a report in sentences. */
int syma_report_explain(const syma_report *r, const char *language,
    const char *audience, char **out);

/* How many sections the report has. */
size_t syma_report_section_count(const syma_report *r);

/* The id of a section. */
const char *syma_report_section_id(const syma_report *r, size_t i);

/* What was found on the page of a section, its needs not counted. */
const syma_verdict *syma_report_verdict(const syma_report *r, size_t i);

/* Write a report down. */
int syma_report_format(const syma_report *r, const char *format, char **out);

/* Make an empty ruleset. */
int syma_ruleset_new(syma_ruleset **out);

/* Add the rules that come with the library. */
int syma_ruleset_load_builtin(syma_ruleset *r);

/* Add the rules of a document: a rules element of the namespace
   urn:syma:rules:1, as lib/rules/rules.rng describes it. */
int syma_ruleset_load(syma_ruleset *r, const char *text, size_t len);

/* Close a ruleset: nothing can be added any more, and threads may share it.
   */
int syma_ruleset_compile(syma_ruleset *r);

/* Release a ruleset. Calls that are judging with it are not disturbed. */
void syma_ruleset_free(syma_ruleset *r);

/* Why the last call on this ruleset failed, for people. What a document is
   refused for begins with its line, as in "line 7: ". */
const char *syma_ruleset_last_error(const syma_ruleset *r);

/* In which line of the document the last call found its error. */
size_t syma_ruleset_error_line(const syma_ruleset *r);

/* Make a tracker that knows nothing yet. */
int syma_tracker_new(const syma_options *o, syma_tracker **out);

/* Release a tracker and what it lent. */
void syma_tracker_free(syma_tracker *t);

/* Feed one report. The tracker keeps a reference to the last one of each
   portal. */
int syma_tracker_add(syma_tracker *t, const syma_report *r);

/* Tell the time: what goes stale, what is late, which windows begin and end.
   Needed where no report comes in; once an interval is enough. */
int syma_tracker_tick(syma_tracker *t, int64_t now_ms);

/* Forget a portal. */
int syma_tracker_remove(syma_tracker *t, const char *portal_id);

/* Declare a promise that was heard elsewhere: by the press, from the
   hotline. Said again in the same words by the same source it is the same
   promise. */
int syma_tracker_declare_promise(syma_tracker *t, const char *portal_id,
    const char *section_id, const char *source, const char *text,
    int64_t seen_ms, int64_t earliest_ms, int64_t latest_ms, int vague);

/* How many portals the tracker knows. */
size_t syma_tracker_portal_count(const syma_tracker *t);

/* The id of a portal. */
const char *syma_tracker_portal_id(const syma_tracker *t, size_t i);

/* How many sections of a portal the tracker knows. */
size_t syma_tracker_section_count(const syma_tracker *t, const char *portal_id);

/* The id of a section, in the order of the last report. */
const char *syma_tracker_section_id(const syma_tracker *t,
    const char *portal_id, size_t i);

/* The last report of a portal. */
const syma_report *syma_tracker_report(const syma_tracker *t,
    const char *portal_id);

/* When the last report of a portal was made. */
int64_t syma_tracker_checked_ms(const syma_tracker *t, const char *portal_id);

/* The state that holds: of a section its effective one, once confirmed; of
   the portal what those of its sections come to. */
int syma_tracker_state(const syma_tracker *t, const char *portal_id,
    const char *section_id);

/* What a customer can do: as the last report said that agreed with the
   state. */
int syma_tracker_usable(const syma_tracker *t, const char *portal_id,
    const char *section_id);

/* Why the state is what it is: as the last report said that agreed with it.
   */
const char *syma_tracker_reason(const syma_tracker *t, const char *portal_id,
    const char *section_id);

/* What is true beside the state: the flags of the last report that agreed
   with it, and SYMA_FLAG_STALE, SYMA_FLAG_OVERDUE and SYMA_FLAG_FLAPPING.
   Overdue is what cannot be used as a whole where, of what its sources said
   last, all that names a moment has passed: one that still holds keeps the
   others from it. */
uint32_t syma_tracker_flags(const syma_tracker *t, const char *portal_id,
    const char *section_id);

/* Since when the state has held. */
int64_t syma_tracker_since_ms(const syma_tracker *t, const char *portal_id,
    const char *section_id);

/* The k of "k of n": how many required sections are up. */
size_t syma_tracker_up_count(const syma_tracker *t, const char *portal_id);

/* The n of "k of n": how many sections are required. */
size_t syma_tracker_required_count(const syma_tracker *t,
    const char *portal_id);

/* How long a state has held in all, up to the last time that the tracker was
   told. The five states of a section add up to the time since its first
   report. */
int64_t syma_tracker_seconds(const syma_tracker *t, const char *portal_id,
    const char *section_id, int state);

/* How much of syma_tracker_seconds lay in planned windows. */
int64_t syma_tracker_planned_seconds(const syma_tracker *t,
    const char *portal_id, const char *section_id, int state);

/* How many incidents are kept. One begins when the state leaves up, from
   unknown or from the first report on too, and ends when it is up again;
   that the state is unknown in between does not end it. */
size_t syma_tracker_incident_count(const syma_tracker *t, const char *portal_id,
    const char *section_id);

/* One incident. */
const syma_incident *syma_tracker_incident(const syma_tracker *t,
    const char *portal_id, const char *section_id, size_t i);

/* When it began: the time of the first report that saw it. */
int64_t syma_incident_begin_ms(const syma_incident *n);

/* When it was confirmed. */
int64_t syma_incident_confirmed_ms(const syma_incident *n);

/* When it ended: the time of the first report of those that confirmed it. */
int64_t syma_incident_end_ms(const syma_incident *n);

/* The worst state in its course: down, then maintenance, then degraded. */
int syma_incident_worst(const syma_incident *n);

/* Why: the reason with which it began. */
const char *syma_incident_reason(const syma_incident *n);

/* Did it begin in a planned window? */
int syma_incident_planned(const syma_incident *n);

/* How often a promised return was put off in its course. */
size_t syma_incident_slips(const syma_incident *n);

/* How many promises of a return are kept in the ledger. */
size_t syma_tracker_promise_count(const syma_tracker *t, const char *portal_id,
    const char *section_id);

/* One promise. */
const syma_promise *syma_tracker_promise(const syma_tracker *t,
    const char *portal_id, const char *section_id, size_t i);

/* Who promised. */
const char *syma_promise_source(const syma_promise *p);

/* In which words. */
const char *syma_promise_text(const syma_promise *p);

/* When it was first seen. The same words of the same source seen again are
   the same promise, with the moments of the first time; so are other words
   of a page that name a moment less than two minutes away. Words that stood
   on the page before the outage was confirmed were seen when it was
   confirmed. */
int64_t syma_promise_seen_ms(const syma_promise *p);

/* The earliest return it names. */
int64_t syma_promise_earliest_ms(const syma_promise *p);

/* The latest return it names. */
int64_t syma_promise_latest_ms(const syma_promise *p);

/* Are its moments our reading of loose words ("in the next hours")? */
int syma_promise_vague(const syma_promise *p);

/* Of what it is the revision: the latest return that the same source had
   named before for the same incident. */
int64_t syma_promise_revised_from_ms(const syma_promise *p);

/* What became of it. */
int syma_promise_status(const syma_promise *p);

/* How late the return is, or was: from the latest moment named to the end of
   the incident, or to the last time that the tracker was told. */
int64_t syma_promise_late_ms(const syma_promise *p);

/* The name of what became of a promise. */
const char *syma_promise_status_name(int status);

/* How many promises of a portal were kept, ever. With
   syma_tracker_broken_count this gives the rate. What one source says in the
   same words of several sections is one promise here: kept where all of them
   came back in time. */
uint64_t syma_tracker_kept_count(const syma_tracker *t, const char *portal_id);

/* How many promises of a portal were broken, ever: one of the sections of
   which they spoke came back too late. */
uint64_t syma_tracker_broken_count(const syma_tracker *t,
    const char *portal_id);

/* How many planned windows go on or lie ahead: of each declared one the
   occurrence that goes on or comes next, and those that pages announce. */
size_t syma_tracker_window_count(const syma_tracker *t, const char *portal_id);

/* One planned window. */
const syma_window *syma_tracker_window(const syma_tracker *t,
    const char *portal_id, size_t i);

/* Which section a window is for. */
const char *syma_window_section_id(const syma_window *w);

/* Who tells of a window. */
const char *syma_window_source(const syma_window *w);

/* The words that announce it. */
const char *syma_window_text(const syma_window *w);

/* When it begins or began. */
int64_t syma_window_begin_ms(const syma_window *w);

/* When it ends. */
int64_t syma_window_end_ms(const syma_window *w);

/* Pull the next change. */
int syma_tracker_next_change(syma_tracker *t, syma_change **out);

/* Release a change. */
void syma_change_free(syma_change *c);

/* What has changed. */
int syma_change_kind(const syma_change *c);

/* The name of a kind of change. */
const char *syma_change_kind_name(int kind);

/* Of which portal. */
const char *syma_change_portal_id(const syma_change *c);

/* Of which section. */
const char *syma_change_section_id(const syma_change *c);

/* When it came about: of a state the first report that saw it, of what is
   late the moment that was promised, of a window its begin or end. */
int64_t syma_change_time_ms(const syma_change *c);

/* When the tracker learnt of it: the time of the report or the tick. */
int64_t syma_change_seen_ms(const syma_change *c);

/* The state before. */
int syma_change_from(const syma_change *c);

/* The state after. */
int syma_change_to(const syma_change *c);

/* Whether what the kind names begins or ends, of SYMA_CHANGE_FLAPPING,
   SYMA_CHANGE_STALE and SYMA_CHANGE_WINDOW. */
int syma_change_begins(const syma_change *c);

/* The promise that a change is about. */
const syma_promise *syma_change_promise(const syma_change *c);

/* The planned window that a change is about. */
const syma_window *syma_change_window(const syma_change *c);

/* Of a SYMA_CHANGE_PARTIAL_RETURN: how many required sections are up. */
size_t syma_change_up_count(const syma_change *c);

/* Of a SYMA_CHANGE_PARTIAL_RETURN: how many sections are required. */
size_t syma_change_required_count(const syma_change *c);

/* Of a SYMA_CHANGE_PARTIAL_RETURN: one of the required sections that are up.
   */
const char *syma_change_back(const syma_change *c, size_t i);

/* Of a SYMA_CHANGE_PARTIAL_RETURN: one of the required sections that are
   not. */
const char *syma_change_waiting(const syma_change *c, size_t i);

/* Which section that one waits for. */
const char *syma_change_waits_for(const syma_change *c, size_t i);

/* The change in one English line, for logs. */
const char *syma_change_text(const syma_change *c);

/* Put in sentences what holds for a portal: since when, what was promised,
   how late it is, and what to do instead. */
int syma_tracker_explain(const syma_tracker *t, const char *portal_id,
    const char *language, char **out);

/* Write down what holds. */
int syma_tracker_format(const syma_tracker *t, const char *portal_id,
    const char *format, char **out);

/* Write a tracker's memory down, for syma_tracker_load of a later process.
   Changes that wait to be pulled and the last reports are not in it. */
int syma_tracker_save(const syma_tracker *t, const char *portal_id, char **out);

/* Take in what syma_tracker_save wrote down. On failure nothing has changed.
   */
int syma_tracker_load(syma_tracker *t, const char *text, size_t len);

/* The schema of what syma_tracker_save writes. */
const char *syma_tracker_schema(void);

/* In which line of the document syma_tracker_load found its error. */
size_t syma_tracker_error_line(const syma_tracker *t);

/* Why the last call on this tracker failed, for people. */
const char *syma_tracker_last_error(const syma_tracker *t);

/* The name of a state. */
const char *syma_state_name(int state);

/* The state of a name. */
int syma_state_from_name(const char *name);

/* The exit status of a program that reports a state. */
int syma_exit_code(int state, int usable, uint32_t flags, int maintenance_code);

/* The name of what a customer can do. */
const char *syma_usable_name(int usable);

/* The name of one flag. */
const char *syma_flag_name(uint32_t flag);

/* How many reasons there are. */
size_t syma_reason_count(void);

/* The name of a reason, as syma_verdict_reason gives it. */
const char *syma_reason_name(size_t i);

/* What a reason means, in one English line. */
const char *syma_reason_help(size_t i);

/* The name of a section kind. */
const char *syma_section_kind_name(int kind);

/* The section kind of a name. */
int syma_section_kind_from_name(const char *name);

/* Take one more reference. */
syma_verdict *syma_verdict_ref(const syma_verdict *v);

/* Give a reference back. The last one releases the verdict. */
void syma_verdict_unref(syma_verdict *v);

/* Who is at fault. */
int syma_verdict_state(const syma_verdict *v);

/* How sure the state is. */
int syma_verdict_confidence(const syma_verdict *v);

/* What a customer can do. */
int syma_verdict_usable(const syma_verdict *v);

/* Why the state is what it is, in one word of a closed list. */
const char *syma_verdict_reason(const syma_verdict *v);

/* What is true beside the state. */
uint32_t syma_verdict_flags(const syma_verdict *v);

/* As what kind of section the page was judged. */
int syma_verdict_kind(const syma_verdict *v);

/* The product that made the page, where it is known by its marks. */
const char *syma_verdict_product(const syma_verdict *v);

/* How the page is made up - what it asks its customers to fill in, its main
   landmarks, its headings - for syma_context_set_signature of a later check.
   */
const char *syma_verdict_signature(const syma_verdict *v);

/* The address that was asked for. */
const char *syma_verdict_url(const syma_verdict *v);

/* The address that answered, after all redirects. */
const char *syma_verdict_final_url(const syma_verdict *v);

/* The status code of the last answer. */
int syma_verdict_http_status(const syma_verdict *v);

/* How many redirects were followed. */
size_t syma_verdict_redirect_count(const syma_verdict *v);

/* Where a redirect led. */
const char *syma_verdict_redirect_url(const syma_verdict *v, size_t i);

/* The counterfactual: the findings without which the section would be up. */
const char *syma_verdict_unless(const syma_verdict *v);

/* How many forms of the page were found: all that are visible, and hidden
   ones for login, registration and recovery. */
size_t syma_verdict_form_count(const syma_verdict *v);

/* What a form of the page is for. */
const char *syma_verdict_form_kind(const syma_verdict *v, size_t i);

/* Whether a form of the page can be filled. */
int syma_verdict_form_enabled(const syma_verdict *v, size_t i);

/* Write a verdict down. */
int syma_verdict_format(const syma_verdict *v, const char *format, char **out);

/* Put a verdict in sentences. */
int syma_verdict_explain(const syma_verdict *v, const char *language,
    const char *audience, char **out);

/* The verdict in one English line. */
const char *syma_verdict_summary(const syma_verdict *v);

/* How long a phase of the fetch took. */
int64_t syma_verdict_timing_ms(const syma_verdict *v, const char *phase);

/* How many certificates the server showed. */
size_t syma_verdict_cert_count(const syma_verdict *v);

/* Whom a certificate is for. */
const char *syma_verdict_cert_subject(const syma_verdict *v, size_t i);

/* Who signed a certificate. */
const char *syma_verdict_cert_issuer(const syma_verdict *v, size_t i);

/* When a certificate ends. The days that are left are what lies between this
   and the time of the check, divided by 86400000. */
int64_t syma_verdict_cert_not_after(const syma_verdict *v, size_t i);

/* Which certificate of the chain is the first to end. */
size_t syma_verdict_cert_first(const syma_verdict *v);

/* How many pieces of evidence there are. */
size_t syma_verdict_evidence_count(const syma_verdict *v);

/* One piece of evidence. The heaviest comes first. */
const syma_evidence *syma_verdict_evidence(const syma_verdict *v, size_t i);

/* What was found, as a code: family.thing.state. */
const char *syma_evidence_code(const syma_evidence *e);

/* Which state the evidence speaks for. */
int syma_evidence_points_to(const syma_evidence *e);

/* How strongly it does so. */
int syma_evidence_weight(const syma_evidence *e);

/* Where it was found. */
const char *syma_evidence_zone(const syma_evidence *e);

/* The words that are the evidence. Never the value of a password or hidden
   field. */
const char *syma_evidence_excerpt(const syma_evidence *e);

/* How many announcements the page makes. */
size_t syma_verdict_notice_count(const syma_verdict *v);

/* One announcement. */
const syma_notice *syma_verdict_notice(const syma_verdict *v, size_t i);

/* When the maintenance or the trouble began, by the page's own words: the
   first moment that they leave open. */
int64_t syma_verdict_since_earliest_ms(const syma_verdict *v);

/* When the maintenance or the trouble began: the last moment that the words
   leave open. */
int64_t syma_verdict_since_latest_ms(const syma_verdict *v);

/* Is the begin our reading of loose words ("for three days")? */
int syma_verdict_since_vague(const syma_verdict *v);

/* The words of the page that say when it began. */
const char *syma_verdict_since_text(const syma_verdict *v);

/* What an announcement is about. */
int syma_notice_kind(const syma_notice *n);

/* The first moment it names: for what goes on now the earliest return, for
   what is planned its begin. */
int64_t syma_notice_earliest_ms(const syma_notice *n);

/* The last moment it names: for what goes on now the latest return, for what
   is planned its end. */
int64_t syma_notice_latest_ms(const syma_notice *n);

/* Are the moments our reading of loose words ("in the next hours")? */
int syma_notice_vague(const syma_notice *n);

/* The words of an announcement. */
const char *syma_notice_text(const syma_notice *n);

/* What a way round is for. */
const char *syma_notice_act(const syma_notice *n);

/* By which channel a way round goes. */
const char *syma_notice_channel(const syma_notice *n);

/* The number or address of a way round, as the page writes it. */
const char *syma_notice_address(const syma_notice *n);

/* The keyword of an SMS, as the page writes it. */
const char *syma_notice_keyword(const syma_notice *n);

/* The release of the library that is running, as a number. */
uint32_t syma_version_number(void);

/* The release of the library that is running, as text. */
const char *syma_version_string(void);

/* Does the running library have a feature that depends on how it, or a
   library below it, was built? */
int syma_has_feature(const char *name);
]=])

local enums = {

  syma_error = {
    SYMA_OK = 0,
    -- out of memory
    SYMA_ENOMEM = -1,
    -- an argument is wrong
    SYMA_EINVAL = -2,
    -- the right call at the wrong moment
    SYMA_ESTATE = -3,
    -- a value is out of its bounds
    SYMA_ERANGE = -4,
    -- no such key, name, section or file
    SYMA_ENOTFOUND = -5,
    -- there is one of that name already
    SYMA_EEXISTS = -6,
    -- a document is not as it must be
    SYMA_ESYNTAX = -7,
    -- a regular expression does not compile
    SYMA_EREGEX = -8,
    -- not an http or https URL that may be used
    SYMA_EURL = -9,
    -- more than the library takes
    SYMA_ELIMIT = -10,
    -- not on this system or in this build
    SYMA_ENOTSUP = -11,
    -- the operating system refused something
    SYMA_ESYSTEM = -12,
    -- used in a child process of its maker
    SYMA_EFORK = -13,
    -- a fault of the library or one below it
    SYMA_EINTERNAL = -14,
  },

  syma_state = {
    -- cannot be told from here
    SYMA_STATE_UNKNOWN = 0,
    -- answers, and its function is there
    SYMA_STATE_UP = 1,
    -- answers, but impaired, wrong or slow
    SYMA_STATE_DEGRADED = 2,
    -- the operator says: being worked on now
    SYMA_STATE_MAINTENANCE = 3,
    -- nothing answers, or a bare server error
    SYMA_STATE_DOWN = 4,
  },

  syma_usable = {
    SYMA_USABLE_UNKNOWN = 0,
    SYMA_USABLE_YES = 1,
    SYMA_USABLE_PARTLY = 2,
    SYMA_USABLE_NO = 3,
  },

  syma_section_kind = {
    -- something to read
    SYMA_SECTION_GENERIC = 0,
    -- a form to log in
    SYMA_SECTION_LOGIN = 1,
    -- the customer's own pages
    SYMA_SECTION_ACCOUNT = 2,
    -- a form that takes a number or code
    SYMA_SECTION_ACTIVATION = 3,
  },

  syma_event_kind = {
    -- a page has been judged
    SYMA_EVENT_VERDICT = 1,
    -- all sections of a portal have
    SYMA_EVENT_REPORT = 2,
    -- a check could not be carried out
    SYMA_EVENT_FAILURE = 3,
    -- a portal has been searched for sections
    SYMA_EVENT_DISCOVERY = 4,
  },

  syma_section_flag = {
    -- not counted in the portal's state
    SYMA_SECTION_OPTIONAL = 1,
  },

  syma_flag = {
    -- a claim too weak to decide was found
    SYMA_FLAG_SUSPECT = 1,
    -- up, but something needs attention
    SYMA_FLAG_WARN = 2,
    -- work is announced for later
    SYMA_FLAG_SCHEDULED = 4,
    -- sections differ
    SYMA_FLAG_PARTIAL = 8,
    -- some sections are unknown
    SYMA_FLAG_INCOMPLETE = 16,
    -- the page was cut at our own limit
    SYMA_FLAG_TRUNCATED = 32,
    -- the form asks for a captcha
    SYMA_FLAG_CAPTCHA = 64,
    -- the page is not built as it was
    SYMA_FLAG_DRIFT = 128,
    -- seen again on a new connection
    SYMA_FLAG_CONFIRMED = 256,
    -- verdict of an unchanged page
    SYMA_FLAG_REUSED = 512,
    -- nothing new was learnt for long
    SYMA_FLAG_STALE = 1024,
    -- later than the latest promise
    SYMA_FLAG_OVERDUE = 2048,
    -- changes too often to be believed
    SYMA_FLAG_FLAPPING = 4096,
  },

  syma_notice_kind = {
    SYMA_NOTICE_MAINTENANCE_NOW = 1,
    SYMA_NOTICE_MAINTENANCE_PLANNED = 2,
    SYMA_NOTICE_INCIDENT = 3,
    -- another way to the same end
    SYMA_NOTICE_FALLBACK = 4,
  },

  syma_change_kind = {
    -- the state is another
    SYMA_CHANGE_STATE = 1,
    -- more sections are back, not all
    SYMA_CHANGE_PARTIAL_RETURN = 2,
    -- a return was promised
    SYMA_CHANGE_PROMISED = 3,
    -- ... for later than before
    SYMA_CHANGE_SLIP = 4,
    -- what was promised has passed
    SYMA_CHANGE_OVERDUE = 5,
    -- the return came in time
    SYMA_CHANGE_KEPT = 6,
    -- it came too late
    SYMA_CHANGE_BROKEN = 7,
    -- changes too often, or no more
    SYMA_CHANGE_FLAPPING = 8,
    -- nothing new was learnt, or again
    SYMA_CHANGE_STALE = 9,
    -- a planned window begins or ends
    SYMA_CHANGE_WINDOW = 10,
  },

  syma_promise_status = {
    -- its time has not passed
    SYMA_PROMISE_OPEN = 1,
    -- it has, and the section is not back
    SYMA_PROMISE_OVERDUE = 2,
    -- another of the same source took its place; the section is not back
    SYMA_PROMISE_REVISED = 3,
    -- back in time
    SYMA_PROMISE_KEPT = 4,
    -- back too late
    SYMA_PROMISE_BROKEN = 5,
    -- back; no time had been named
    SYMA_PROMISE_UNDATED = 6,
  },

  syma_robots = {
    -- it was not asked for
    SYMA_ROBOTS_UNASKED = 0,
    -- there is none: all is allowed
    SYMA_ROBOTS_ABSENT = 1,
    -- it was read, and is honoured
    SYMA_ROBOTS_READ = 2,
    -- it could not be had: nothing is allowed
    SYMA_ROBOTS_FAILED = 3,
  },

  syma_option_type = {
    -- a number, with bounds
    SYMA_OPTION_INT = 1,
    -- a text
    SYMA_OPTION_STR = 2,
  },
}

local functions = {
  "syma_check_url",
  "syma_check_portal",
  "syma_discover_page",
  "syma_discover",
  "syma_discovery_ref",
  "syma_discovery_unref",
  "syma_discovery_home_url",
  "syma_discovery_language",
  "syma_discovery_verdict",
  "syma_discovery_page_count",
  "syma_discovery_page_url",
  "syma_discovery_page_status",
  "syma_discovery_robots",
  "syma_robots_name",
  "syma_discovery_barred_count",
  "syma_discovery_barred_url",
  "syma_discovery_count",
  "syma_discovery_candidate",
  "syma_discovery_best",
  "syma_candidate_kind",
  "syma_candidate_url",
  "syma_candidate_score",
  "syma_candidate_found_by",
  "syma_candidate_found_at",
  "syma_candidate_evidence_count",
  "syma_candidate_evidence_code",
  "syma_candidate_evidence_text",
  "syma_candidate_evidence_weight",
  "syma_discovery_fallback_count",
  "syma_discovery_fallback",
  "syma_discovery_fallback_found_at",
  "syma_discovery_to_portal",
  "syma_discovery_format",
  "syma_error_name",
  "syma_strerror",
  "syma_string_free",
  "syma_options_new",
  "syma_options_free",
  "syma_options_set_int",
  "syma_options_set_str",
  "syma_options_get_int",
  "syma_options_get_str",
  "syma_option_count",
  "syma_option_name",
  "syma_option_type",
  "syma_option_min",
  "syma_option_max",
  "syma_option_default",
  "syma_option_default_str",
  "syma_option_help",
  "syma_page_new",
  "syma_page_set_url",
  "syma_page_set_http_status",
  "syma_page_set_request_url",
  "syma_page_set_home_url",
  "syma_page_add_redirect",
  "syma_page_set_failure",
  "syma_page_set_confirmed",
  "syma_page_set_timing_ms",
  "syma_page_add_cert",
  "syma_page_add_header",
  "syma_page_feed",
  "syma_page_finish",
  "syma_page_free",
  "syma_page_last_error",
  "syma_context_new",
  "syma_context_set_now_ms",
  "syma_context_set_time_zone",
  "syma_context_set_language",
  "syma_context_set_section",
  "syma_context_set_credentials",
  "syma_context_set_signature",
  "syma_context_set_not_found",
  "syma_context_free",
  "syma_classify",
  "syma_portal_new",
  "syma_portal_add_section",
  "syma_portal_set_header",
  "syma_portal_set_auth",
  "syma_portal_expect",
  "syma_portal_set_home",
  "syma_portal_set_language",
  "syma_portal_set_zoneinfo_dir",
  "syma_portal_set_time_zone",
  "syma_portal_load",
  "syma_portal_add_need",
  "syma_portal_add_fallback",
  "syma_portal_add_window",
  "syma_portal_add_promise",
  "syma_portal_set_found_by",
  "syma_portal_set_signature",
  "syma_portal_error_line",
  "syma_portal_format",
  "syma_portal_schema",
  "syma_portal_section_count",
  "syma_portal_last_error",
  "syma_portal_free",
  "syma_prober_new",
  "syma_prober_free",
  "syma_prober_submit",
  "syma_prober_submit_url",
  "syma_prober_submit_discovery",
  "syma_prober_cancel",
  "syma_prober_pending",
  "syma_prober_fd",
  "syma_prober_timeout_ms",
  "syma_prober_step",
  "syma_prober_wait",
  "syma_prober_wakeup",
  "syma_prober_next_event",
  "syma_event_kind",
  "syma_event_ticket",
  "syma_event_section_id",
  "syma_event_verdict",
  "syma_event_report",
  "syma_event_discovery",
  "syma_event_error",
  "syma_event_free",
  "syma_report_ref",
  "syma_report_unref",
  "syma_report_portal_id",
  "syma_report_state",
  "syma_report_time_ms",
  "syma_report_usable",
  "syma_report_flags",
  "syma_report_up_count",
  "syma_report_required_count",
  "syma_report_exit_code",
  "syma_report_effective_state",
  "syma_report_effective_usable",
  "syma_report_effective_reason",
  "syma_report_because",
  "syma_report_found_by",
  "syma_report_fallback_count",
  "syma_report_fallback",
  "syma_fallback_act",
  "syma_fallback_channel",
  "syma_fallback_address",
  "syma_fallback_keyword",
  "syma_fallback_text",
  "syma_fallback_source",
  "syma_report_explain",
  "syma_report_section_count",
  "syma_report_section_id",
  "syma_report_verdict",
  "syma_report_format",
  "syma_ruleset_new",
  "syma_ruleset_load_builtin",
  "syma_ruleset_load",
  "syma_ruleset_compile",
  "syma_ruleset_free",
  "syma_ruleset_last_error",
  "syma_ruleset_error_line",
  "syma_tracker_new",
  "syma_tracker_free",
  "syma_tracker_add",
  "syma_tracker_tick",
  "syma_tracker_remove",
  "syma_tracker_declare_promise",
  "syma_tracker_portal_count",
  "syma_tracker_portal_id",
  "syma_tracker_section_count",
  "syma_tracker_section_id",
  "syma_tracker_report",
  "syma_tracker_checked_ms",
  "syma_tracker_state",
  "syma_tracker_usable",
  "syma_tracker_reason",
  "syma_tracker_flags",
  "syma_tracker_since_ms",
  "syma_tracker_up_count",
  "syma_tracker_required_count",
  "syma_tracker_seconds",
  "syma_tracker_planned_seconds",
  "syma_tracker_incident_count",
  "syma_tracker_incident",
  "syma_incident_begin_ms",
  "syma_incident_confirmed_ms",
  "syma_incident_end_ms",
  "syma_incident_worst",
  "syma_incident_reason",
  "syma_incident_planned",
  "syma_incident_slips",
  "syma_tracker_promise_count",
  "syma_tracker_promise",
  "syma_promise_source",
  "syma_promise_text",
  "syma_promise_seen_ms",
  "syma_promise_earliest_ms",
  "syma_promise_latest_ms",
  "syma_promise_vague",
  "syma_promise_revised_from_ms",
  "syma_promise_status",
  "syma_promise_late_ms",
  "syma_promise_status_name",
  "syma_tracker_kept_count",
  "syma_tracker_broken_count",
  "syma_tracker_window_count",
  "syma_tracker_window",
  "syma_window_section_id",
  "syma_window_source",
  "syma_window_text",
  "syma_window_begin_ms",
  "syma_window_end_ms",
  "syma_tracker_next_change",
  "syma_change_free",
  "syma_change_kind",
  "syma_change_kind_name",
  "syma_change_portal_id",
  "syma_change_section_id",
  "syma_change_time_ms",
  "syma_change_seen_ms",
  "syma_change_from",
  "syma_change_to",
  "syma_change_begins",
  "syma_change_promise",
  "syma_change_window",
  "syma_change_up_count",
  "syma_change_required_count",
  "syma_change_back",
  "syma_change_waiting",
  "syma_change_waits_for",
  "syma_change_text",
  "syma_tracker_explain",
  "syma_tracker_format",
  "syma_tracker_save",
  "syma_tracker_load",
  "syma_tracker_schema",
  "syma_tracker_error_line",
  "syma_tracker_last_error",
  "syma_state_name",
  "syma_state_from_name",
  "syma_exit_code",
  "syma_usable_name",
  "syma_flag_name",
  "syma_reason_count",
  "syma_reason_name",
  "syma_reason_help",
  "syma_section_kind_name",
  "syma_section_kind_from_name",
  "syma_verdict_ref",
  "syma_verdict_unref",
  "syma_verdict_state",
  "syma_verdict_confidence",
  "syma_verdict_usable",
  "syma_verdict_reason",
  "syma_verdict_flags",
  "syma_verdict_kind",
  "syma_verdict_product",
  "syma_verdict_signature",
  "syma_verdict_url",
  "syma_verdict_final_url",
  "syma_verdict_http_status",
  "syma_verdict_redirect_count",
  "syma_verdict_redirect_url",
  "syma_verdict_unless",
  "syma_verdict_form_count",
  "syma_verdict_form_kind",
  "syma_verdict_form_enabled",
  "syma_verdict_format",
  "syma_verdict_explain",
  "syma_verdict_summary",
  "syma_verdict_timing_ms",
  "syma_verdict_cert_count",
  "syma_verdict_cert_subject",
  "syma_verdict_cert_issuer",
  "syma_verdict_cert_not_after",
  "syma_verdict_cert_first",
  "syma_verdict_evidence_count",
  "syma_verdict_evidence",
  "syma_evidence_code",
  "syma_evidence_points_to",
  "syma_evidence_weight",
  "syma_evidence_zone",
  "syma_evidence_excerpt",
  "syma_verdict_notice_count",
  "syma_verdict_notice",
  "syma_verdict_since_earliest_ms",
  "syma_verdict_since_latest_ms",
  "syma_verdict_since_vague",
  "syma_verdict_since_text",
  "syma_notice_kind",
  "syma_notice_earliest_ms",
  "syma_notice_latest_ms",
  "syma_notice_vague",
  "syma_notice_text",
  "syma_notice_act",
  "syma_notice_channel",
  "syma_notice_address",
  "syma_notice_keyword",
  "syma_version_number",
  "syma_version_string",
  "syma_has_feature",
}

return { enums = enums, functions = functions }
