/* SPDX-License-Identifier: MIT */
#include <set>
#include <thread>

#include <poll.h>

#include "check.hpp"
#include "pages.hpp"
#include "server.hpp"

static syma::options manners()
{
    return syma::options{{"allow_private", 1}, {"host_delay_ms", 0}};
}

/* All events of what is pending. */
static std::vector<syma::event> drained(syma::prober &prober)
{
    std::vector<syma::event> events;

    while (prober.pending() > 0) {
        prober.wait();
        while (syma::event e = prober.next_event())
            events.push_back(std::move(e));
    }
    return events;
}

static void check_pages(const server &site)
{
    syma::prober prober(manners());
    const std::uint64_t up =
        prober.submit(site.url("/login"), syma::section_kind::login);
    const std::uint64_t away =
        prober.submit(site.url("/compte"), syma::section_kind::account);
    const std::uint64_t moved =
        prober.submit(site.url("/moved"), syma::section_kind::login);

    CHECK(std::set<std::uint64_t>({0, up, away, moved}).size() == 4);
    CHECK(prober.pending() == 3);
    const std::vector<syma::event> events = drained(prober);

    prober.close();
    CHECK(events.size() == 3);
    for (const syma::event &e : events) {
        CHECK(e.kind() == syma::event_kind::verdict);
        CHECK(e.section_id().empty() && !e.report());
        CHECK(e.error_code() == syma::errc::ok);
        CHECK(
            e.verdict().state() ==
            (e.ticket() == away ? syma::state::maintenance : syma::state::up));
        CHECK(e.verdict().redirects().size() ==
              (e.ticket() == moved ? 1U : 0U));
    }
}

static void check_portals(const server &site)
{
    syma::prober prober(manners());
    syma::portal portal("lumo");

    REFUSED(einval, prober.submit(portal));
    portal.add_section("login", syma::section_kind::login, site.url("/login"));
    portal.add_section("account", syma::section_kind::account,
                       site.url("/compte"));
    const std::uint64_t ticket = prober.submit(portal);

    portal.close();
    const std::vector<syma::event> events = drained(prober);
    std::set<std::string> seen;

    CHECK(events.size() == 3);
    for (const syma::event &e : events) {
        CHECK(e.ticket() == ticket);
        if (e.kind() == syma::event_kind::verdict)
            seen.insert(e.section_id());
    }
    CHECK(seen == std::set<std::string>({"account", "login"}));
    CHECK(events.back().kind() == syma::event_kind::report);
    CHECK(!events.back().verdict());
    CHECK(events.back().report().sections().size() == 2);
    CHECK(events.back().report().up_count() == 1);
}

/* In a loop of the program's own. */
static void check_poll(const server &site)
{
    syma::prober prober(manners());
    syma::event e;

    if (!syma::has_feature("pollable-fd")) {
        REFUSED(enotsup, prober.fd());
        return;
    }
    CHECK(!prober.timeout() && prober.step() == 0 && !prober.next_event());
    prober.submit(site.url("/login"), syma::section_kind::login);
    CHECK(prober.timeout() && prober.timeout()->count() >= 0);
    while (!e) {
        struct pollfd watched = {prober.fd(), POLLIN, 0};

        poll(&watched, 1, -1);
        if (prober.step() > 0)
            e = prober.next_event();
    }
    CHECK(e.verdict().reason() == "ok");
    CHECK(prober.pending() == 0 && !prober.timeout());
}

static void check_cancel(const server &site)
{
    syma::prober prober(manners());
    const std::uint64_t first =
        prober.submit(site.url("/hang"), syma::section_kind::login);
    const std::uint64_t second =
        prober.submit(site.url("/hang"), syma::section_kind::login);

    prober.cancel(second);
    CHECK(prober.pending() == 1);
    REFUSED(enotfound, prober.cancel(second));
    prober.wait(std::chrono::milliseconds(1));
    prober.cancel(first);
    CHECK(prober.pending() == 0 && prober.wait() == 0);
    CHECK(!prober.next_event());
    REFUSED(enotfound, prober.cancel(12345));
}

/* The check hangs for as long as the options let it: half a minute and more.
 * The wait ends before. */
static void check_wakeup(const server &site)
{
    syma::prober prober(manners());
    const syma::prober &shared = prober;

    prober.submit(site.url("/hang"), syma::section_kind::login);
    for (int i = 0; i < 3; i++) {
        const auto begin = std::chrono::steady_clock::now();
        std::thread other([&shared] { shared.wakeup(); });

        CHECK(prober.wait(std::chrono::hours(1)) == 0);
        CHECK(std::chrono::steady_clock::now() - begin <
              std::chrono::seconds(8));
        other.join();
        CHECK(prober.pending() == 1);
    }
}

static void check_refusals(const server &site)
{
    syma::options o = manners();
    syma::ruleset rules;

    o.set("max_pending", 1);
    syma::prober prober(o);

    o.close();
    REFUSED(eurl, prober.submit("lumo", syma::section_kind::login));
    REFUSED(einval, prober.submit(site.url("/login"),
                                  static_cast<syma::section_kind>(9)));
    REFUSED(einval, prober.submit(std::string("http://a.example/\0b", 19),
                                  syma::section_kind::login));
    prober.submit(site.url("/hang"), syma::section_kind::login);
    REFUSED(elimit,
            prober.submit(site.url("/login"), syma::section_kind::login));
    rules.compile();
    syma::prober with_rules(nullptr, rules);

    rules.close();
    with_rules.submit(site.url("/login"), syma::section_kind::login);
    CHECK(drained(with_rules).at(0).verdict().reason() == "local_guard");
}

static void check_failure(const server &site)
{
    syma::options o = manners();

    o.set("interface", "no-such-card");
    syma::prober prober(o);
    const std::uint64_t ticket =
        prober.submit(site.url("/login"), syma::section_kind::login);
    const std::vector<syma::event> events = drained(prober);

    CHECK(events.size() == 1 && events[0].ticket() == ticket);
    CHECK(events[0].kind() == syma::event_kind::failure);
    CHECK(events[0].error_code() == syma::errc::enotfound);
    CHECK(!events[0].verdict() && !events[0].report());
}

static void check_closing(const server &site)
{
    syma::prober prober(manners());
    syma::prober moved(std::move(prober));

    REFUSED(estate, prober.step());
    REFUSED(estate, prober.wakeup());
    REFUSED(estate, prober.next_event());
    moved.submit(site.url("/login"), syma::section_kind::login);
    moved.wait();
    syma::event e = moved.next_event();
    const syma::verdict kept = e.verdict();

    moved.close();
    moved.close();
    REFUSED(estate, moved.pending());
    REFUSED(estate,
            moved.submit("http://a.example/", syma::section_kind::login));
    CHECK(e.kind() == syma::event_kind::verdict);
    e.close();
    e.close();
    REFUSED(estate, e.kind());
    REFUSED(estate, e.verdict());
    REFUSED(estate, syma::event().ticket());
    CHECK(kept.reason() == "ok");
}

void check_prober()
{
    const server site({{"/login", answer_200(login_html())},
                       {"/compte", answer_200(maintenance_html())},
                       {"/moved", answer_302("/login")}});

    check_pages(site);
    check_portals(site);
    check_poll(site);
    check_cancel(site);
    check_wakeup(site);
    check_refusals(site);
    check_failure(site);
    check_closing(site);
}
