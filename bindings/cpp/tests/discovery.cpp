/* SPDX-License-Identifier: MIT */
#include "check.hpp"
#include "pages.hpp"
#include "server.hpp"

static const char *const home = "https://www.lumo.example/";

static std::string home_html()
{
    return "<!DOCTYPE html><html lang=\"en\"><head><title>Lumo</title></head>"
           "<body><h1>Lumo</h1><nav><a href=\"/login\">Log in</a> "
           "<a href=\"/sim\">Activate your SIM</a></nav></body></html>";
}

static std::string sim_html()
{
    return "<!DOCTYPE html><html lang=\"en\"><head><title>Activation</title>"
           "</head><body><h1>Activation is down for maintenance</h1>"
           "<p>To activate your SIM, send ACTIVE to 20555 by SMS.</p></body>"
           "</html>";
}

static syma::discovery found()
{
    syma::page page = page_of(home_html(), home);

    page.finish();
    return syma::discover_page(page);
}

static bool has_clue(const syma::candidate &c, const std::string &code)
{
    for (const syma::clue &one : c.evidence())
        if (one.code() == code)
            return true;
    return false;
}

static void check_candidates()
{
    const syma::discovery d = found();
    const auto login = d.best(syma::section_kind::login);
    int before = 1000;

    CHECK(login != d.candidates().end());
    CHECK(login->kind() == syma::section_kind::login);
    CHECK(login->url() == std::string(home) + "login");
    CHECK(login->found_by() == "link \"Log in\"");
    CHECK(login->found_at() == home);
    CHECK(login->score() >= 500 && login->score() <= 1000);
    CHECK(has_clue(*login, "link.text"));
    for (const syma::clue &one : login->evidence()) {
        const int weight = one.weight() < 0 ? -one.weight() : one.weight();

        CHECK(weight <= before);
        CHECK(one.code() != "link.text" || one.text() == "Log in");
        before = weight;
    }
    CHECK(login == d.candidates().begin());
    CHECK(d.best(syma::section_kind::activation)->url() ==
          std::string(home) + "sim");
    CHECK(d.best(syma::section_kind::account) == d.candidates().end());
    CHECK(d.best(static_cast<syma::section_kind>(77)) == d.candidates().end());
}

static void check_one_page()
{
    const syma::discovery d = found();

    CHECK(d.home_url() == home && d.language() == "en");
    CHECK(!d.verdict() && d.fallbacks().empty());
    CHECK(d.pages().size() == 1 && d.pages()[0].url() == home);
    CHECK(d.pages()[0].status() == 200);
    CHECK(d.robots() == syma::robots::unasked && d.barred().empty());
    CHECK(to_string(syma::robots::failed) == "failed");
    CHECK(to_string(static_cast<syma::robots>(77)) == "77");
    CHECK(d.format("json").find("syma-discovery/1") != std::string::npos);
    CHECK(d.format("text").find("found by link") != std::string::npos);
    REFUSED(einval, d.format("yaml"));
}

static void check_to_portal()
{
    const syma::discovery d = found();
    syma::portal p = d.to_portal("lumo");
    syma::portal again;

    CHECK(p.section_count() == 3);
    CHECK(p.format().find("found-by=") != std::string::npos);
    p.set_found_by("login", "by hand");
    CHECK(p.format().find("found-by=\"by hand\"") != std::string::npos);
    p.set_found_by("login", "");
    p.set_found_by("activation", "");
    CHECK(p.format().find("found-by=") == std::string::npos);
    REFUSED(enotfound, p.set_found_by("garden", "by hand"));
    REFUSED(einval, d.to_portal("a b"));
    again.load(d.format("portal"));
    CHECK(again.section_count() == 3);
}

static void check_references()
{
    syma::discovery d = found();
    const syma::discovery twin = d;
    const auto login = d.best(syma::section_kind::login);

    d.close();
    CHECK(!d && twin && login->found_at() == home);
    REFUSED(estate, d.candidates());
    REFUSED(estate, syma::discovery().home_url());
    try {
        twin.candidates()[99];
        CHECK(false);
    } catch (const std::out_of_range &) {
        CHECK(true);
    }
}

static void check_refused()
{
    syma::page page;

    REFUSED(estate, syma::discover_page(page));
    page.finish();
    REFUSED(einval, syma::discover_page(page));
    REFUSED(eurl, syma::discover("ftp://a.example/"));
    REFUSED(eurl, syma::discover("https://me:word@a.example/"));
    REFUSED(einval, syma::discover(nullptr));
}

static syma::options manners()
{
    return syma::options{{"allow_private", 1}, {"host_delay_ms", 0}};
}

static void check_site(const syma::discovery &d, const server &site)
{
    const auto login = d.best(syma::section_kind::login);

    CHECK(d.home_url() == site.url("/"));
    CHECK(d.verdict().state() == syma::state::up);
    CHECK(login->url() == site.url("/login"));
    CHECK(has_clue(*login, "page.proof"));
    CHECK(d.pages()[0].url() == site.url("/") && d.pages()[0].status() == 200);
    CHECK(d.fallbacks().size() == 1);
    const syma::found_fallback way = d.fallbacks()[0];

    CHECK(way.channel() == "sms" && way.address() == "20555");
    CHECK(way.keyword() == "ACTIVE" && way.source() == "page");
    CHECK(way.found_at() == site.url("/sim"));
}

static void check_fetched(const server &site)
{
    const syma::discovery d = syma::discover(site.url("/"), manners());
    const syma::report r = syma::check_portal(d.to_portal("lumo"), manners());

    check_site(d, site);
    CHECK(r.sections()[0].found_by().empty());
    CHECK(r.sections()[1].found_by() == "link \"Log in\"");
}

static void check_prober_finds(const server &site)
{
    syma::prober prober(manners());
    const std::uint64_t ticket = prober.submit_discovery(site.url("/"));

    REFUSED(eurl, prober.submit_discovery("/"));
    while (prober.wait() == 0) {
    }
    const syma::event e = prober.next_event();

    CHECK(e.kind() == syma::event_kind::discovery && e.ticket() == ticket);
    CHECK(!e.verdict() && !e.report() && prober.pending() == 0);
    CHECK(to_string(e.kind()) == "discovery");
    check_site(e.discovery(), site);
    prober.submit(site.url("/login"), syma::section_kind::login);
    while (prober.wait() == 0) {
    }
    CHECK(!prober.next_event().discovery());
}

void check_discovery()
{
    const server site({{"/", answer_200(home_html())},
                       {"/login", answer_200(login_html())},
                       {"/sim", answer_200(sim_html())}},
                      answer_404());

    check_candidates();
    check_one_page();
    check_to_portal();
    check_references();
    check_refused();
    check_fetched(site);
    check_prober_finds(site);
}
