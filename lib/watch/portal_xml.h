/* SPDX-License-Identifier: MIT */
/*
 * The <portal> file: reading (syma_portal_load) and writing
 * (syma_portal_format, in portal_write). Schema: lib/rules/portal.rng.
 * Nothing here is called from outside but those two public functions.
 */
#ifndef SYMAI_WATCH_PORTAL_XML_H
#define SYMAI_WATCH_PORTAL_XML_H

#define SYMAI_PORTAL_NAMESPACE "urn:syma:portal:1"

#endif
