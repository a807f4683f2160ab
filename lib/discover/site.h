/* SPDX-License-Identifier: MIT */
/*
 * Whose a host is, seen from the home page of a portal: the same site, another
 * one of the same organisation, or somebody else's. Pure; by the names alone,
 * with the public suffix list and lists of those whom everybody links to.
 */
#ifndef SYMAI_DISCOVER_SITE_H
#define SYMAI_DISCOVER_SITE_H

enum symai_site {
    SYMAI_SITE_SAME = 0, /* the same host, "www." aside */
    SYMAI_SITE_DOMAIN,   /* of the same registrable domain */
    SYMAI_SITE_NAME,     /* of another one that shares its name: see site.c */
    SYMAI_SITE_OTHER,    /* nothing in common; also what is no host at all */
    /* A network of people, a store of apps, a means of payment, ...: never the
     * organisation's own, whatever the link says. */
    SYMAI_SITE_FOREIGN,
    /* Where logins of many organisations are kept, or a host that is named as
     * such are ("sso."). The organisation's own where its home page links
     * there with words of a login. */
    SYMAI_SITE_IDENTITY
};

/* Both may have a port, capitals, a dot at the end, letters beyond ASCII or
 * their Punycode. Gives an enum symai_site, never a failure. */
int symai_site_relation(const char *home_host, const char *host);

#endif
