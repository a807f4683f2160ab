/* SPDX-License-Identifier: MIT */
#include <algorithm>

#include "check.hpp"
#include "pages.hpp"

/* Where the bytes are cut changes nothing. */
static void check_pieces()
{
    const std::string html = login_html();
    const std::string whole = login_verdict().format("json");

    for (std::size_t size = 1; size < 100; size += 13) {
        syma::page page = page_of("", "https://lumo.example/login");

        for (std::size_t at = 0; at < html.size(); at += size)
            page.feed(html.data() + at, std::min(size, html.size() - at));
        CHECK(
            judged(std::move(page), syma::section_kind::login).format("json") ==
            whole);
    }
}

static void check_order()
{
    syma::page page = page_of(login_html(), "https://lumo.example/login");

    REFUSED(estate, syma::classify(page, syma::section_kind::login));
    page.finish();
    REFUSED(estate, page.finish());
    REFUSED(estate, page.feed("x"));
    REFUSED(estate, page.set_http_status(200));
    REFUSED(estate, page.set_confirmed());
    CHECK(syma::classify(page, syma::section_kind::login).state() ==
          syma::state::up);
    CHECK(syma::classify(page, syma::section_kind::generic).kind() ==
          syma::section_kind::generic);
    REFUSED(einval, syma::classify(page, static_cast<syma::section_kind>(99)));
}

static void check_facts_refused()
{
    syma::page page;

    REFUSED(eurl, page.set_url("ftp://lumo.example/"));
    REFUSED(eurl, page.set_request_url("/login"));
    REFUSED(eurl, page.set_home_url("https://me:secret@lumo.example/"));
    REFUSED(einval, page.set_url(std::string("https://a.example/\0b", 20)));
    REFUSED(einval, page.set_url(nullptr));
    REFUSED(erange, page.set_http_status(99));
    REFUSED(erange, page.add_redirect(1000, "https://lumo.example/"));
    REFUSED(einval, page.set_failure("tired"));
    REFUSED(einval, page.set_timing("lunch", std::chrono::seconds(1)));
    REFUSED(erange, page.set_timing("total", std::chrono::seconds(-1)));
    REFUSED(einval, page.add_header("", "x"));
    REFUSED(einval, page.add_header("X-A", std::string("a\0b", 3)));
    REFUSED(einval, page.feed(nullptr, 1));
    page.feed(nullptr, 0);
    page.feed(std::string("a\0b", 3));
    for (int i = 0; i < 64; i++)
        page.add_redirect(302, "https://lumo.example/");
    REFUSED(elimit, page.add_redirect(302, "https://lumo.example/"));
    try {
        page.set_url("ftp://lumo.example/");
    } catch (const syma::error &e) {
        CHECK(std::string(e.what()) == syma_page_last_error(page.get()));
    }
}

static void check_options_of_page()
{
    const syma::options o{{"max_body", 1024}};
    syma::page page(o);

    page.set_http_status(200);
    page.feed(login_html() + std::string(2000, ' '));
    page.finish();
    CHECK(syma::classify(page, syma::section_kind::login)
              .flags()
              .has(syma::flag::truncated));
}

static void check_failure()
{
    syma::page page;

    page.set_request_url("https://lumo.example/");
    page.set_failure("connect_refused");
    page.set_confirmed();
    page.finish();
    const syma::verdict v = syma::classify(page, syma::section_kind::generic);

    CHECK(v.state() == syma::state::down && v.reason() == "connect_refused");
    CHECK(v.flags().has(syma::flag::confirmed));
    CHECK(v.usable() == syma::usable::no);
    CHECK(v.http_status() == 0 && v.final_url().empty());
}

static void check_context()
{
    syma::context c;
    syma::page unfinished;

    c.set_now(std::chrono::system_clock::now());
    c.set_signature("");
    c.set_time_zone("UTC");
    REFUSED(erange, c.set_now(syma::time_point(std::chrono::seconds(-1))));
    REFUSED(enotfound, c.set_time_zone("Europe/Atlantis"));
    REFUSED(einval, c.set_time_zone("../etc/passwd"));
    REFUSED(einval, c.set_language("not a tag"));
    REFUSED(esyntax, c.set_signature("nonsense"));
    REFUSED(estate, c.set_not_found(unfinished));
    unfinished.close();
    REFUSED(estate, c.set_not_found(unfinished));
    c.close();
    c.close();
    REFUSED(estate, c.set_language("fr"));
}

/* A page that is like the one for an address that cannot exist. */
static void check_not_found()
{
    const std::string html =
        "<html><head><title>Lumo</title></head><body><h1>Oh, a dead end</h1>"
        "<p>You may look at our plans, find a shop near you, read the news "
        "of the company, or ask our friendly advisers by chat at any hour "
        "of the day.</p></body></html>";
    syma::page probe = page_of(html, "https://lumo.example/no/such");
    syma::page page = page_of(html, "https://lumo.example/offers");
    syma::context c;

    probe.finish();
    page.finish();
    CHECK(syma::classify(page, syma::section_kind::generic, c).reason() !=
          "soft_404");
    c.set_not_found(probe);
    CHECK(syma::classify(page, syma::section_kind::generic, c).reason() ==
          "soft_404");
}

static std::string reason_in(const syma::context &c, syma::section_kind kind)
{
    syma::page page = page_of(login_html(), "https://lumo.example/login");

    page.finish();
    return syma::classify(page, kind, c).reason();
}

static void check_section_of_portal()
{
    syma::portal portal("lumo");
    syma::context c;

    for (const char *id : {"must", "must-not", "both"})
        portal.add_section(id, syma::section_kind::login,
                           "https://lumo.example/login");
    portal.expect("must", "phrase", "a phrase that is not there");
    portal.forbid("must-not", "phrase", "sign in to your account");
    portal.expect("both", "phrase", "sign in to your account");
    portal.forbid("both", "phrase", "a phrase that is not there");
    c.set_section(portal, "must");
    CHECK(reason_in(c, syma::section_kind::login) == "expectation_failed");
    c.set_section(portal, "must-not");
    CHECK(reason_in(c, syma::section_kind::login) == "expectation_failed");
    c.set_section(portal, "both");
    CHECK(reason_in(c, syma::section_kind::login) == "ok");
    REFUSED(enotfound, c.set_section(portal, "shop"));
}

static void check_credentials()
{
    syma::context c;

    CHECK(reason_in(c, syma::section_kind::account) == "login_required");
    c.set_credentials(true);
    CHECK(reason_in(c, syma::section_kind::account) == "credentials_refused");
    c.set_credentials(false);
    CHECK(reason_in(c, syma::section_kind::account) == "login_required");
}

static void check_signature()
{
    const syma::verdict before = login_verdict();
    syma::page page = page_of("<html><head><title>Sign in</title></head><body>"
                              "<h1>Sign in</h1><form><input name=\"customer\">"
                              "<input type=\"password\"><input name=\"pin\">"
                              "<button>Sign in</button></form></body></html>",
                              "https://lumo.example/login");
    syma::context c;

    page.finish();
    c.set_signature(before.signature());
    CHECK(!before.signature().empty());
    CHECK(syma::classify(page, syma::section_kind::login, c)
              .flags()
              .has(syma::flag::drift));
}

static const std::string rules_head =
    "<rules xmlns=\"urn:syma:rules:1\" language=\"en\">\n";

static void check_builtin_rules()
{
    syma::ruleset rules;
    syma::page page = page_of(login_html(), "https://lumo.example/login");

    page.finish();
    rules.load_builtin();
    REFUSED(estate,
            syma::classify(page, syma::section_kind::login, nullptr, rules));
    REFUSED(estate, syma::prober prober(nullptr, rules));
    rules.compile();
    rules.compile();
    REFUSED(estate, rules.load_builtin());
    CHECK(syma::classify(page, syma::section_kind::login, nullptr, rules)
              .format("json") ==
          syma::classify(page, syma::section_kind::login).format("json"));
}

static void check_own_rules()
{
    syma::ruleset rules;
    syma::page page = page_of("<title>Lumo</title><h1>Squirrels ate the "
                              "server</h1>",
                              "https://lumo.example/");

    page.finish();
    CHECK(syma::classify(page, syma::section_kind::generic).state() !=
          syma::state::maintenance);
    rules.load(rules_head +
               "<claim kind=\"maintenance\" trigger=\"squirrels\">"
               "<frame weight=\"1000\">squirrels ate the server</frame>"
               "</claim></rules>");
    rules.compile();
    CHECK(syma::classify(page, syma::section_kind::generic, nullptr, rules)
              .state() == syma::state::maintenance);
}

static void check_wrong_rules()
{
    syma::ruleset rules;
    syma::page page = page_of(login_html(), "https://lumo.example/login");

    page.finish();
    try {
        rules.load(rules_head + "<squirrel/></rules>");
        CHECK(false);
    } catch (const syma::error &e) {
        CHECK(e.code() == syma::errc::esyntax && e.line() == 2);
        CHECK(std::string(e.what()).find("squirrel") != std::string::npos);
    }
    rules.close();
    rules.close();
    REFUSED(estate, rules.compile());
    REFUSED(estate,
            syma::classify(page, syma::section_kind::login, nullptr, rules));
}

static void check_closing()
{
    syma::page page = page_of(login_html(), "https://lumo.example/login");
    const syma::page moved(std::move(page));

    CHECK(moved && !page);
    REFUSED(estate, page.feed("x"));
    REFUSED(estate, page.finish());
    REFUSED(estate, syma::classify(page, syma::section_kind::login));
    page.close();
    page.close();
}

void check_page()
{
    check_pieces();
    check_order();
    check_facts_refused();
    check_options_of_page();
    check_failure();
    check_context();
    check_not_found();
    check_section_of_portal();
    check_credentials();
    check_signature();
    check_builtin_rules();
    check_own_rules();
    check_wrong_rules();
    check_closing();
}
