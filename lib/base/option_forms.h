/* SPDX-License-Identifier: MIT */
/*
 * Options that are texts of a certain form, so that a mistake is told where it
 * is made and not at the first request. 1: of that form; text is not empty.
 */
#ifndef SYMAI_BASE_OPTION_FORMS_H
#define SYMAI_BASE_OPTION_FORMS_H

/* "4", "6", "both" */
int symai_option_is_family(const char *text);
/* SCHEME://[USER:PASSWORD@]HOST[:PORT], of a scheme that libcurl speaks to
 * proxies: http, https, socks4, socks4a, socks5, socks5h. */
int symai_option_is_proxy(const char *text);
/* One or two URLs of http or https without a login, parted by spaces. */
int symai_option_is_witnesses(const char *text);
/* HOST:PORT:ADDRESS[,ADDRESS...], more of them parted by spaces. */
int symai_option_is_resolve(const char *text);
/* ADDRESS[/BITS] of IPv4 or IPv6, nothing set behind the bits, parted by
 * spaces or commas. */
int symai_option_is_networks(const char *text);

#endif
