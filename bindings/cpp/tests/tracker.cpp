/* SPDX-License-Identifier: MIT */
#include <algorithm>

#include "check.hpp"
#include "pages.hpp"
#include "server.hpp"

using std::chrono::hours;

/* Nothing goes stale within the days of these tests. */
static const syma::setting slow("interval_ms", hours(24 * 7));

static syma::report checked(const server &site, const char *account)
{
    const syma::options o{
        {"allow_private", 1}, {"host_delay_ms", 0}, {"confirm_delay_ms", 0}};
    syma::portal p("lumo");

    p.set_home(site.url("/"));
    p.set_time_zone("UTC");
    p.add_section("login", syma::section_kind::login, "/login");
    p.add_section("account", syma::section_kind::account, account);
    p.add_section("sim", syma::section_kind::login, "/login");
    p.add_need("sim", "account");
    p.add_window("", "daily", "00:00", "00:00");
    return syma::check_portal(p, o);
}

static std::size_t count(const std::vector<syma::change> &list,
                         syma::change_kind kind)
{
    return static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [kind](const syma::change &c) {
            return c.kind == kind;
        }));
}

static const syma::change &first(const std::vector<syma::change> &list,
                                 syma::change_kind kind)
{
    return *std::find_if(
        list.begin(), list.end(),
        [kind](const syma::change &c) { return c.kind == kind; });
}

static void check_what_holds(const syma::report &r)
{
    syma::tracker t(syma::options{slow});

    t.add(r);
    const syma::tracked_portal lumo = t.portal("lumo");
    const syma::tracked_section account = t.section("lumo", "account");

    CHECK(lumo.id == "lumo" && lumo.state == syma::state::degraded);
    CHECK(lumo.flags.has(syma::flag::partial));
    CHECK(lumo.up_count == 1 && lumo.required_count == 3);
    CHECK(*lumo.checked == r.time() && *lumo.since == r.time());
    CHECK(lumo.sections.size() == 3 && lumo.sections[2].id == "sim");
    CHECK(lumo.sections[2].reason == "dependency");
    CHECK(account.state == syma::state::maintenance);
    CHECK(account.usable == syma::usable::no);
    CHECK(account.reason == "page_maintenance");
    CHECK(t.portals().size() == 1 && t.portal_ids()[0] == "lumo");
    CHECK(t.report("lumo").get() == r.get() && !t.report("none"));
    REFUSED(enotfound, t.portal("none"));
    REFUSED(enotfound, t.section("lumo", ""));
    REFUSED(enotfound, t.section("lumo", "none"));
    REFUSED(enotfound, t.remove("none"));
    t.remove("lumo");
    CHECK(t.portals().empty());
}

static void check_changes(const syma::report &r)
{
    syma::tracker t(syma::options{slow});
    syma::change next = syma::change();

    t.add(r);
    const std::vector<syma::change> all = t.changes();
    const syma::change &told = first(all, syma::change_kind::state);

    CHECK(count(all, syma::change_kind::state) == 4);
    CHECK(told.portal_id == "lumo" && told.section_id == "login");
    CHECK(told.before == syma::state::unknown && told.after == syma::state::up);
    CHECK(told.time == r.time() && told.seen == r.time() && told.begins);
    CHECK(told.text.find("lumo/login") != std::string::npos);
    CHECK(!told.promise && !told.window);
    CHECK(!t.next_change(next));
    CHECK(to_string(syma::change_kind::partial_return) == "partial_return");
    CHECK(to_string(static_cast<syma::change_kind>(77)) == "77");
    CHECK(to_string(syma::promise_status::undated) == "undated");
    CHECK(to_string(static_cast<syma::promise_status>(0)) == "0");
}

static void check_promises(const syma::report &r)
{
    syma::tracker t(syma::options{slow});

    t.add(r);
    t.declare_promise("lumo", "sim", "press", "soon", r.time(),
                      syma::maybe<syma::time_point>(), r.time() + hours(24),
                      true);
    t.declare_promise("lumo", "", "press", "who knows", r.time());
    t.tick(r.time() + hours(48));
    const syma::promise said = t.section("lumo", "sim").promises.at(0);
    const syma::promise vague = t.portal("lumo").promises.at(0);
    const std::vector<syma::change> all = t.changes();

    CHECK(said.source == "press" && said.text == "soon" && said.vague);
    CHECK(said.seen == r.time() && !said.earliest && !said.revised_from);
    CHECK(*said.latest == r.time() + hours(24));
    CHECK(said.status == syma::promise_status::overdue);
    CHECK(*said.late == hours(24));
    CHECK(!vague.latest && !vague.late);
    CHECK(t.section("lumo", "sim").flags.has(syma::flag::overdue));
    CHECK(first(all, syma::change_kind::overdue).promise->source == "press" ||
          count(all, syma::change_kind::overdue) > 1);
    REFUSED(einval, t.declare_promise("lumo", "", "page", "x", r.time()));
    REFUSED(enotfound, t.declare_promise("none", "", "press", "x", r.time()));
}

static void check_the_return(const server &site)
{
    syma::tracker t(
        syma::options{slow, {"confirm_up", 1}, {"confirm_degraded", 1}});

    t.add(checked(site, "/compte"));
    const syma::incident begun = t.section("lumo", "account").incidents.at(0);

    t.changes();
    const syma::report r = checked(site, "/login");

    t.add(r);
    const syma::incident ended = t.section("lumo", "account").incidents.at(0);
    const std::vector<syma::change> all = t.changes();

    CHECK(!begun.end && begun.begin == begun.confirmed);
    CHECK(begun.worst == syma::state::maintenance && begun.planned);
    CHECK(begun.reason == "page_maintenance" && begun.slips == 0);
    CHECK(*ended.end == r.time() && ended.begin == begun.begin);
    CHECK(count(all, syma::change_kind::kept) +
              count(all, syma::change_kind::broken) ==
          t.portal("lumo").kept_count + t.portal("lumo").broken_count);
    CHECK(t.portal("lumo").state == syma::state::up);
}

static void check_windows(const syma::report &r)
{
    syma::tracker t(syma::options{slow});

    t.add(r);
    const syma::window day = t.portal("lumo").windows.at(0);

    CHECK(day.section_id.empty() && day.source == "portal");
    CHECK(day.text.empty() && day.end - day.begin == hours(24));
    t.tick(r.time() + hours(24));
    const syma::tracked_section account = t.section("lumo", "account");
    const std::vector<syma::change> all = t.changes();

    CHECK(account.seconds.maintenance == 86400 && account.seconds.up == 0);
    CHECK(account.seconds.total() == 86400);
    CHECK(account.planned_seconds.maintenance == 86400);
    CHECK(first(all, syma::change_kind::window).window->source == "portal");
}

static void check_age(const syma::report &r)
{
    syma::tracker t;

    t.add(r);
    t.tick(r.time() + std::chrono::minutes(5));
    CHECK(t.portal("lumo").flags.has(syma::flag::stale));
    t.tick(r.time() + std::chrono::minutes(15));
    CHECK(t.portal("lumo").state == syma::state::unknown);
    CHECK(t.portal("lumo").seconds.unknown == 300);
}

static void check_memory(const syma::report &r)
{
    syma::tracker t(syma::options{slow});
    syma::tracker again;
    std::size_t line = 0;

    t.add(r);
    again.load(t.save());
    CHECK(again.save("lumo") == t.save() && !again.report("lumo"));
    REFUSED(eexists, again.load(t.save()));
    REFUSED(enotfound, again.save("none"));
    try {
        again.load("<?xml version=\"1.0\"?>\n<nothing/>\n");
    } catch (const syma::error &e) {
        CHECK(e.code() == syma::errc::esyntax && e.what()[0] != '\0');
        line = e.line();
    }
    CHECK(line == 2);
    CHECK(syma::tracker_schema().find("<grammar") != std::string::npos);
    CHECK(t.format("json").find("\"lumo\"") != std::string::npos);
    CHECK(t.format("svg", "lumo").find("<svg") != std::string::npos);
    CHECK(t.explain("lumo", "fr") != t.explain("lumo", "en"));
    REFUSED(einval, t.format("svg"));
    REFUSED(einval, t.format("yaml", "lumo"));
    REFUSED(enotfound, t.explain("none", "en"));
}

static void check_lifetimes(const syma::report &r)
{
    syma::tracker t;

    t.add(r);
    const syma::tracked_portal lumo = t.portal("lumo");
    const std::vector<syma::change> all = t.changes();
    const syma::report kept = t.report("lumo");
    syma::tracker moved(std::move(t));

    REFUSED(estate, t.portals());
    moved.close();
    moved.close();
    REFUSED(estate, moved.add(r));
    REFUSED(estate, moved.tick(r.time()));
    REFUSED(erange, syma::tracker(syma::options{{"confirm_up", 0}}));
    CHECK(lumo.sections.size() == 3 && !all.empty() && kept);
    REFUSED(estate, syma::tracker().add(syma::report()));
    REFUSED(einval, syma::tracker().tick(syma::time_point() - hours(1)));
}

void check_tracker()
{
    const server site({{"/login", answer_200(login_html())},
                       {"/compte", answer_200(maintenance_html())}});
    const syma::report r = checked(site, "/compte");

    check_what_holds(r);
    check_changes(r);
    check_promises(r);
    check_the_return(site);
    check_windows(r);
    check_age(r);
    check_memory(r);
    check_lifetimes(r);
}
