/* SPDX-License-Identifier: MIT */
/*
 * The kinds of objects, the closed lists of values, and the names of those
 * values as configuration files and people spell them. Every list grows only
 * by appending: a program must be ready for a number it does not know.
 */
#ifndef SYMA_TYPES_H
#define SYMA_TYPES_H

#include <stddef.h>
#include <stdint.h>

#include <syma/error.h>
#include <syma/export.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct syma_options syma_options;   /* limits and manners */
typedef struct syma_ruleset syma_ruleset;   /* how to judge */
typedef struct syma_page syma_page;         /* bytes in, no I/O */
typedef struct syma_context syma_context;   /* now, zone, expectations */
typedef struct syma_fallback syma_fallback; /* a way round, borrowed */
typedef struct syma_evidence syma_evidence; /* one reason, borrowed */
typedef struct syma_notice syma_notice;     /* an announcement, borrowed */
typedef struct syma_verdict syma_verdict;   /* one section, immutable */
typedef struct syma_portal syma_portal;     /* what to watch */
typedef struct syma_report syma_report;     /* one portal, immutable */
typedef struct syma_prober syma_prober;     /* fetches; one thread */
typedef struct syma_event syma_event;       /* pulled from a prober */
typedef struct syma_tracker syma_tracker;   /* what holds, over days */
typedef struct syma_change syma_change;     /* pulled from a tracker */
typedef struct syma_incident syma_incident; /* an outage, borrowed */
typedef struct syma_promise syma_promise;   /* of a return, borrowed */
typedef struct syma_window syma_window;     /* of planned work, borrowed */
typedef struct syma_discovery syma_discovery; /* what was found, immutable */
typedef struct syma_candidate syma_candidate; /* a section of it, borrowed */

/* Who is at fault. */
enum syma_state {
    SYMA_STATE_UNKNOWN = 0,     /* cannot be told from here */
    SYMA_STATE_UP = 1,          /* answers, and its function is there */
    SYMA_STATE_DEGRADED = 2,    /* answers, but impaired, wrong or slow */
    SYMA_STATE_MAINTENANCE = 3, /* the operator says: being worked on now */
    SYMA_STATE_DOWN = 4         /* nothing answers, or a bare server error */
};

/* What a customer can do now. */
enum syma_usable {
    SYMA_USABLE_UNKNOWN = 0,
    SYMA_USABLE_YES = 1,
    SYMA_USABLE_PARTLY = 2,
    SYMA_USABLE_NO = 3
};

/* What a section is for, and so what must be found on its page. */
enum syma_section_kind {
    SYMA_SECTION_GENERIC = 0,   /* something to read */
    SYMA_SECTION_LOGIN = 1,     /* a form to log in */
    SYMA_SECTION_ACCOUNT = 2,   /* the customer's own pages */
    SYMA_SECTION_ACTIVATION = 3 /* a form that takes a number or code */
};

/* What a prober tells. */
enum syma_event_kind {
    SYMA_EVENT_VERDICT = 1, /* a page has been judged */
    SYMA_EVENT_REPORT = 2,  /* all sections of a portal have */
    SYMA_EVENT_FAILURE = 3, /* a check could not be carried out */
    SYMA_EVENT_DISCOVERY = 4 /* a portal has been searched for sections */
};

/* A bit set, given with a section. */
enum syma_section_flag {
    SYMA_SECTION_OPTIONAL = 1 /* not counted in the portal's state */
};

/* A bit set on verdicts and reports: true beside the state, never a reason
 * for it. The last three need more than one check to be seen: a tracker tells
 * them. */
enum syma_flag {
    SYMA_FLAG_SUSPECT = 1,     /* a claim too weak to decide was found */
    SYMA_FLAG_WARN = 2,        /* up, but something needs attention */
    SYMA_FLAG_SCHEDULED = 4,   /* work is announced for later */
    SYMA_FLAG_PARTIAL = 8,     /* sections differ */
    SYMA_FLAG_INCOMPLETE = 16, /* some sections are unknown */
    SYMA_FLAG_TRUNCATED = 32,  /* the page was cut at our own limit */
    SYMA_FLAG_CAPTCHA = 64,    /* the form asks for a captcha */
    SYMA_FLAG_DRIFT = 128,     /* the page is not built as it was */
    SYMA_FLAG_CONFIRMED = 256, /* seen again on a new connection */
    SYMA_FLAG_REUSED = 512,    /* verdict of an unchanged page */
    SYMA_FLAG_STALE = 1024,    /* nothing new was learnt for long */
    SYMA_FLAG_OVERDUE = 2048,  /* later than the latest promise */
    SYMA_FLAG_FLAPPING = 4096  /* changes too often to be believed */
};

/* What an announcement is about. */
enum syma_notice_kind {
    SYMA_NOTICE_MAINTENANCE_NOW = 1,
    SYMA_NOTICE_MAINTENANCE_PLANNED = 2,
    SYMA_NOTICE_INCIDENT = 3,
    SYMA_NOTICE_FALLBACK = 4 /* another way to the same end */
};

/* What a tracker tells. */
enum syma_change_kind {
    SYMA_CHANGE_STATE = 1,          /* the state is another */
    SYMA_CHANGE_PARTIAL_RETURN = 2, /* more sections are back, not all */
    SYMA_CHANGE_PROMISED = 3,       /* a return was promised */
    SYMA_CHANGE_SLIP = 4,           /* ... for later than before */
    SYMA_CHANGE_OVERDUE = 5,        /* what was promised has passed */
    SYMA_CHANGE_KEPT = 6,           /* the return came in time */
    SYMA_CHANGE_BROKEN = 7,         /* it came too late */
    SYMA_CHANGE_FLAPPING = 8,       /* changes too often, or no more */
    SYMA_CHANGE_STALE = 9,          /* nothing new was learnt, or again */
    SYMA_CHANGE_WINDOW = 10         /* a planned window begins or ends */
};

/* What became of a promise. */
enum syma_promise_status {
    SYMA_PROMISE_OPEN = 1,    /* its time has not passed */
    SYMA_PROMISE_OVERDUE = 2, /* it has, and the section is not back */
    SYMA_PROMISE_REVISED = 3, /* another of the same source took its place;
                                 the section is not back */
    SYMA_PROMISE_KEPT = 4,    /* back in time */
    SYMA_PROMISE_BROKEN = 5,  /* back too late */
    SYMA_PROMISE_UNDATED = 6  /* back; no time had been named */
};

/* What was learnt of robots.txt of a host. */
enum syma_robots {
    SYMA_ROBOTS_UNASKED = 0, /* it was not asked for */
    SYMA_ROBOTS_ABSENT = 1,  /* there is none: all is allowed */
    SYMA_ROBOTS_READ = 2,    /* it was read, and is honoured */
    SYMA_ROBOTS_FAILED = 3   /* it could not be had: nothing is allowed */
};

enum syma_option_type {
    SYMA_OPTION_INT = 1, /* a number, with bounds */
    SYMA_OPTION_STR = 2  /* a text */
};

/**
 * The name of a state.
 *
 * @param state enum syma_state
 * @return "unknown", "up", "degraded", "maintenance" or "down"; NULL for any
 *         other number
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_state_name(int state);

/**
 * The state of a name.
 *
 * @param name as syma_state_name spells it, lower case
 * @return enum syma_state; SYMA_EINVAL: name is NULL; SYMA_ENOTFOUND: no
 *         state has that name
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_state_from_name(const char *name);

/**
 * The exit status of a program that reports a state.
 *
 * up 0, with SYMA_FLAG_WARN 1; degraded 1 where usable is yes or partly,
 * else 2; maintenance maintenance_code, with SYMA_FLAG_OVERDUE 2; down 2;
 * unknown, and any number that is no state, 3.
 *
 * @param state enum syma_state
 * @param usable enum syma_usable
 * @param flags bits of enum syma_flag
 * @param maintenance_code what maintenance is to give: 0, 1 or 2
 * @return 0 to 3; SYMA_EINVAL: maintenance_code is not 0, 1 or 2
 * @thread any
 * @source Monitoring Plugins Development Guidelines, "Plugin Return Codes"
 * @since 0.1
 */
SYMA_API int syma_exit_code(int state, int usable, uint32_t flags,
                            int maintenance_code);

/**
 * The name of what a customer can do.
 *
 * @param usable enum syma_usable
 * @return "unknown", "yes", "partly" or "no"; NULL for any other number
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_usable_name(int usable);

/**
 * The name of one flag.
 *
 * @param flag exactly one bit of enum syma_flag
 * @return the enumerator's last word in lower case, as in "suspect"; NULL
 *         for no bit, several bits or an unknown bit
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_flag_name(uint32_t flag);

/**
 * How many reasons there are.
 *
 * @return the length of the list that syma_reason_name walks
 * @thread any
 * @since 0.1
 */
SYMA_API size_t syma_reason_count(void);

/**
 * The name of a reason, as syma_verdict_reason gives it.
 *
 * @param i place in the list, from 0
 * @return the name, as in "soft_404"; NULL past the end
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_reason_name(size_t i);

/**
 * What a reason means, in one English line.
 *
 * @param i place in the list, from 0
 * @return the line; NULL past the end
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_reason_help(size_t i);

/**
 * The name of a section kind.
 *
 * @param kind enum syma_section_kind
 * @return "generic", "login", "account" or "activation"; NULL for any other
 *         number
 * @owner the library; static text
 * @thread any
 * @since 0.1
 */
SYMA_API const char *syma_section_kind_name(int kind);

/**
 * The section kind of a name.
 *
 * @param name as syma_section_kind_name spells it, lower case
 * @return enum syma_section_kind; SYMA_EINVAL: name is NULL;
 *         SYMA_ENOTFOUND: no kind has that name
 * @thread any
 * @since 0.1
 */
SYMA_API int syma_section_kind_from_name(const char *name);

#ifdef __cplusplus
}
#endif

#endif
