/* SPDX-License-Identifier: MIT */
/*
 * Pages to judge.
 */
#ifndef PAGES_HPP
#define PAGES_HPP

#include <string>

#include <syma/syma.hpp>

/* 2026-11-23T10:00:00Z, a Monday */
inline syma::time_point monday()
{
    return syma::time_point(std::chrono::milliseconds(INT64_C(1795428000000)));
}

inline std::string login_html()
{
    return "<!DOCTYPE html><html lang=\"en\"><head><title>Sign in</title>"
           "</head><body><h1>Sign in to your account</h1>"
           "<form method=\"post\" action=\"/session\">"
           "<label>E-mail <input type=\"email\" name=\"email\"></label>"
           "<label>Password <input type=\"password\" name=\"password\"></label>"
           "<button type=\"submit\">Sign in</button></form></body></html>";
}

inline std::string maintenance_html()
{
    return "<!DOCTYPE html><html lang=\"fr\"><head><title>Maintenance</title>"
           "</head><body><h1>L\xE2\x80\x99"
           "espace client est en maintenance depuis lundi</h1>"
           "<p>Le service sera de retour le mardi 24 novembre 2026 entre 8h et "
           "10h.</p><p>Pour activer votre SIM, envoyez ACTIVE par SMS au "
           "20555.</p></body></html>";
}

/* That page as it was answered, not finished. */
inline syma::page page_of(const std::string &html, const std::string &url)
{
    syma::page page;

    page.set_request_url(url);
    page.set_url(url);
    page.set_http_status(200);
    page.add_header("Content-Type", "text/html; charset=utf-8");
    page.feed(html);
    return page;
}

inline syma::verdict judged(syma::page page, syma::section_kind kind)
{
    syma::context context;

    page.finish();
    context.set_now(monday());
    context.set_time_zone("Europe/Paris");
    context.set_language("fr");
    return syma::classify(page, kind, context);
}

inline syma::verdict login_verdict()
{
    return judged(page_of(login_html(), "https://lumo.example/login"),
                  syma::section_kind::login);
}

inline syma::verdict maintenance_verdict()
{
    return judged(page_of(maintenance_html(), "https://lumo.example/compte"),
                  syma::section_kind::account);
}

#endif
