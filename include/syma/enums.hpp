/* SPDX-License-Identifier: MIT */
/*
 * The enumerations of libsyma as enum classes. A newer library may give a
 * number that is not listed here: each type holds any number.
 *
 * Made by gen_raw.py from bindings/api.json; do not edit.
 */
#ifndef SYMA_ENUMS_HPP
#define SYMA_ENUMS_HPP

#include <cstdint>

namespace syma
{

/** 0 and above is success. Numbers never change; new ones are appended. */
enum class errc : int {
    ok = 0,
    /** out of memory */
    enomem = -1,
    /** an argument is wrong */
    einval = -2,
    /** the right call at the wrong moment */
    estate = -3,
    /** a value is out of its bounds */
    erange = -4,
    /** no such key, name, section or file */
    enotfound = -5,
    /** there is one of that name already */
    eexists = -6,
    /** a document is not as it must be */
    esyntax = -7,
    /** a regular expression does not compile */
    eregex = -8,
    /** not an http or https URL that may be used */
    eurl = -9,
    /** more than the library takes */
    elimit = -10,
    /** not on this system or in this build */
    enotsup = -11,
    /** the operating system refused something */
    esystem = -12,
    /** used in a child process of its maker */
    efork = -13,
    /** a fault of the library or one below it */
    einternal = -14
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(errc value) noexcept
{
    switch (value) {
    case errc::ok:
        return "ok";
    case errc::enomem:
        return "enomem";
    case errc::einval:
        return "einval";
    case errc::estate:
        return "estate";
    case errc::erange:
        return "erange";
    case errc::enotfound:
        return "enotfound";
    case errc::eexists:
        return "eexists";
    case errc::esyntax:
        return "esyntax";
    case errc::eregex:
        return "eregex";
    case errc::eurl:
        return "eurl";
    case errc::elimit:
        return "elimit";
    case errc::enotsup:
        return "enotsup";
    case errc::esystem:
        return "esystem";
    case errc::efork:
        return "efork";
    case errc::einternal:
        return "einternal";
    }
    return nullptr;
}

/** Who is at fault. */
enum class state : int {
    /** cannot be told from here */
    unknown = 0,
    /** answers, and its function is there */
    up = 1,
    /** answers, but impaired, wrong or slow */
    degraded = 2,
    /** the operator says: being worked on now */
    maintenance = 3,
    /** nothing answers, or a bare server error */
    down = 4
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(state value) noexcept
{
    switch (value) {
    case state::unknown:
        return "unknown";
    case state::up:
        return "up";
    case state::degraded:
        return "degraded";
    case state::maintenance:
        return "maintenance";
    case state::down:
        return "down";
    }
    return nullptr;
}

/** What a customer can do now. */
enum class usable : int {
    unknown = 0,
    yes = 1,
    partly = 2,
    no = 3
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(usable value) noexcept
{
    switch (value) {
    case usable::unknown:
        return "unknown";
    case usable::yes:
        return "yes";
    case usable::partly:
        return "partly";
    case usable::no:
        return "no";
    }
    return nullptr;
}

/** What a section is for, and so what must be found on its page. */
enum class section_kind : int {
    /** something to read */
    generic = 0,
    /** a form to log in */
    login = 1,
    /** the customer's own pages */
    account = 2,
    /** a form that takes a number or code */
    activation = 3
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(section_kind value) noexcept
{
    switch (value) {
    case section_kind::generic:
        return "generic";
    case section_kind::login:
        return "login";
    case section_kind::account:
        return "account";
    case section_kind::activation:
        return "activation";
    }
    return nullptr;
}

/** What a prober tells. */
enum class event_kind : int {
    /** a page has been judged */
    verdict = 1,
    /** all sections of a portal have */
    report = 2,
    /** a check could not be carried out */
    failure = 3,
    /** a portal has been searched for sections */
    discovery = 4
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(event_kind value) noexcept
{
    switch (value) {
    case event_kind::verdict:
        return "verdict";
    case event_kind::report:
        return "report";
    case event_kind::failure:
        return "failure";
    case event_kind::discovery:
        return "discovery";
    }
    return nullptr;
}

/** A bit set, given with a section. */
enum class section_flag : std::uint32_t {
    /** not counted in the portal's state */
    optional = 1
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(section_flag value) noexcept
{
    switch (value) {
    case section_flag::optional:
        return "optional";
    }
    return nullptr;
}

/** A bit set on verdicts and reports: true beside the state, never a reason
 *  for it. The last three need more than one check to be seen: a tracker
 *  tells them. */
enum class flag : std::uint32_t {
    /** a claim too weak to decide was found */
    suspect = 1,
    /** up, but something needs attention */
    warn = 2,
    /** work is announced for later */
    scheduled = 4,
    /** sections differ */
    partial = 8,
    /** some sections are unknown */
    incomplete = 16,
    /** the page was cut at our own limit */
    truncated = 32,
    /** the form asks for a captcha */
    captcha = 64,
    /** the page is not built as it was */
    drift = 128,
    /** seen again on a new connection */
    confirmed = 256,
    /** verdict of an unchanged page */
    reused = 512,
    /** nothing new was learnt for long */
    stale = 1024,
    /** later than the latest promise */
    overdue = 2048,
    /** changes too often to be believed */
    flapping = 4096
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(flag value) noexcept
{
    switch (value) {
    case flag::suspect:
        return "suspect";
    case flag::warn:
        return "warn";
    case flag::scheduled:
        return "scheduled";
    case flag::partial:
        return "partial";
    case flag::incomplete:
        return "incomplete";
    case flag::truncated:
        return "truncated";
    case flag::captcha:
        return "captcha";
    case flag::drift:
        return "drift";
    case flag::confirmed:
        return "confirmed";
    case flag::reused:
        return "reused";
    case flag::stale:
        return "stale";
    case flag::overdue:
        return "overdue";
    case flag::flapping:
        return "flapping";
    }
    return nullptr;
}

/** What an announcement is about. */
enum class notice_kind : int {
    maintenance_now = 1,
    maintenance_planned = 2,
    incident = 3,
    /** another way to the same end */
    fallback = 4
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(notice_kind value) noexcept
{
    switch (value) {
    case notice_kind::maintenance_now:
        return "maintenance_now";
    case notice_kind::maintenance_planned:
        return "maintenance_planned";
    case notice_kind::incident:
        return "incident";
    case notice_kind::fallback:
        return "fallback";
    }
    return nullptr;
}

/** What a tracker tells. */
enum class change_kind : int {
    /** the state is another */
    state = 1,
    /** more sections are back, not all */
    partial_return = 2,
    /** a return was promised */
    promised = 3,
    /** ... for later than before */
    slip = 4,
    /** what was promised has passed */
    overdue = 5,
    /** the return came in time */
    kept = 6,
    /** it came too late */
    broken = 7,
    /** changes too often, or no more */
    flapping = 8,
    /** nothing new was learnt, or again */
    stale = 9,
    /** a planned window begins or ends */
    window = 10
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(change_kind value) noexcept
{
    switch (value) {
    case change_kind::state:
        return "state";
    case change_kind::partial_return:
        return "partial_return";
    case change_kind::promised:
        return "promised";
    case change_kind::slip:
        return "slip";
    case change_kind::overdue:
        return "overdue";
    case change_kind::kept:
        return "kept";
    case change_kind::broken:
        return "broken";
    case change_kind::flapping:
        return "flapping";
    case change_kind::stale:
        return "stale";
    case change_kind::window:
        return "window";
    }
    return nullptr;
}

/** What became of a promise. */
enum class promise_status : int {
    /** its time has not passed */
    open = 1,
    /** it has, and the section is not back */
    overdue = 2,
    /** another of the same source took its place; the section is not back */
    revised = 3,
    /** back in time */
    kept = 4,
    /** back too late */
    broken = 5,
    /** back; no time had been named */
    undated = 6
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(promise_status value) noexcept
{
    switch (value) {
    case promise_status::open:
        return "open";
    case promise_status::overdue:
        return "overdue";
    case promise_status::revised:
        return "revised";
    case promise_status::kept:
        return "kept";
    case promise_status::broken:
        return "broken";
    case promise_status::undated:
        return "undated";
    }
    return nullptr;
}

/** What was learnt of robots.txt of a host. */
enum class robots : int {
    /** it was not asked for */
    unasked = 0,
    /** there is none: all is allowed */
    absent = 1,
    /** it was read, and is honoured */
    read = 2,
    /** it could not be had: nothing is allowed */
    failed = 3
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(robots value) noexcept
{
    switch (value) {
    case robots::unasked:
        return "unasked";
    case robots::absent:
        return "absent";
    case robots::read:
        return "read";
    case robots::failed:
        return "failed";
    }
    return nullptr;
}

enum class option_type : int {
    /** a number, with bounds */
    int_ = 1,
    /** a text */
    str = 2
};

/** Its word; nullptr for a number not listed above. */
inline const char *spelled(option_type value) noexcept
{
    switch (value) {
    case option_type::int_:
        return "int";
    case option_type::str:
        return "str";
    }
    return nullptr;
}

} // namespace syma

#endif
