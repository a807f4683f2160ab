/* SPDX-License-Identifier: MIT */
#include <algorithm>

#include "check.hpp"
#include "pages.hpp"
#include "server.hpp"

static syma::report checked(const server &site)
{
    const syma::options o{{"allow_private", 1}, {"host_delay_ms", 0}};
    syma::portal p("lumo");

    p.set_home(site.url("/"));
    p.set_language("fr");
    p.add_section("login", syma::section_kind::login, "/login");
    p.add_section("account", syma::section_kind::account, "/compte");
    p.add_section("sim", syma::section_kind::login, "/moved");
    p.add_section("news", syma::section_kind::generic, "/login",
                  syma::section_flag::optional);
    p.add_need("sim", "account");
    p.add_fallback("sim", "activate", "phone", "3900");
    return syma::check_portal(p, o);
}

static void check_whole(const syma::report &r)
{
    const auto age = std::chrono::system_clock::now() - r.time();

    CHECK(r.portal_id() == "lumo" && r.state() == syma::state::degraded);
    CHECK(r.usable() == syma::usable::partly);
    CHECK(r.flags().has(syma::flag::partial));
    CHECK(age >= std::chrono::milliseconds(-1) && age < std::chrono::hours(1));
    CHECK(r.up_count() == 1 && r.required_count() == 3);
    CHECK(r.exit_code(0) == 1);
    REFUSED(einval, r.exit_code(3));
    CHECK(r.format("json").find("\"lumo\"") != std::string::npos);
    CHECK(r.format("text").find("3900") != std::string::npos);
    REFUSED(einval, r.format("yaml"));
    CHECK(r.explain("fr", "customer") != r.explain("en", "customer"));
    REFUSED(einval, r.explain("en", "cat"));
}

static void check_sections(const syma::report &r)
{
    const syma::range<syma::section> all = r.sections();
    const auto sim =
        std::find_if(all.begin(), all.end(),
                     [](const syma::section &s) { return s.id() == "sim"; });

    CHECK(all.size() == 4 && all[0].id() == "login");
    CHECK(all[0].effective_state() == syma::state::up);
    CHECK(all[0].effective_usable() == syma::usable::yes);
    CHECK(all[0].because().empty() && all[0].fallbacks().empty());
    CHECK(all[1].verdict().reason() == "page_maintenance");
    CHECK(sim - all.begin() == 2);
    CHECK(sim->verdict().state() == syma::state::up);
    CHECK(sim->verdict().redirects().size() == 1);
    CHECK(sim->effective_state() == syma::state::degraded);
    CHECK(sim->effective_usable() == syma::usable::no);
    CHECK(sim->effective_reason() == "dependency");
    CHECK(sim->because() == "account");
    try {
        all[4];
        CHECK(false);
    } catch (const std::out_of_range &) {
        CHECK(true);
    }
}

static void check_fallbacks(const syma::report &r)
{
    const syma::fallback told = r.sections()[2].fallbacks()[0];
    const syma::fallback read = r.sections()[1].fallbacks()[0];

    CHECK(told.act() == "activate" && told.channel() == "phone");
    CHECK(told.address() == "3900" && told.keyword().empty());
    CHECK(told.text().empty() && told.source() == "portal");
    CHECK(read.channel() == "sms" && read.address() == "20555");
    CHECK(read.keyword() == "ACTIVE" && read.source() == "page");
    CHECK(read.text().find("envoyez ACTIVE") != std::string::npos);
}

static void check_lifetimes(syma::report r)
{
    const syma::report copy = r;
    const syma::section first = r.sections()[0];
    const syma::verdict v = r.sections()[1].verdict();
    const auto ways = r.sections()[1].fallbacks().begin();

    CHECK(copy.get() == r.get());
    CHECK(v.get() == syma_report_verdict(r.get(), 1));
    r.close();
    r.close();
    CHECK(!r && copy.portal_id() == "lumo");
    REFUSED(estate, r.state());
    REFUSED(estate, r.sections());
    REFUSED(estate, syma::report().format("json"));
    CHECK(first.id() == "login" && ways->address() == "20555");
    CHECK(v.state() == syma::state::maintenance);
}

static void check_one_url(const server &site)
{
    const syma::options o{{"allow_private", 1}, {"confirm_delay_ms", 0}};
    syma::ruleset rules;

    CHECK(syma::check_url(site.url("/moved"), syma::section_kind::login, o)
              .final_url() == site.url("/login"));
    CHECK(syma::check_url(site.url("/"), syma::section_kind::login).reason() ==
          "local_guard");
    REFUSED(estate, syma::check_url(site.url("/"), syma::section_kind::login, o,
                                    rules));
    rules.compile();
    CHECK(syma::check_url(site.url("/compte"), syma::section_kind::generic, o,
                          rules)
              .state() != syma::state::maintenance);
    REFUSED(eurl, syma::check_url("lumo", syma::section_kind::login));
    REFUSED(einval, syma::check_url(site.url("/"),
                                    static_cast<syma::section_kind>(9), o));
    REFUSED(enotfound,
            syma::check_url(site.url("/login"), syma::section_kind::login,
                            syma::options{{"allow_private", 1},
                                          {"interface", "no-such-card"}}));
}

void check_report()
{
    const server site({{"/login", answer_200(login_html())},
                       {"/compte", answer_200(maintenance_html())},
                       {"/moved", answer_302("/login")}});
    const syma::report r = checked(site);

    check_whole(r);
    check_sections(r);
    check_fallbacks(r);
    check_lifetimes(r);
    check_one_url(site);
}
