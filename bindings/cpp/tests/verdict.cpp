/* SPDX-License-Identifier: MIT */
#include <algorithm>
#include <thread>

#include "check.hpp"
#include "pages.hpp"

using std::chrono::hours;
using std::chrono::milliseconds;

static syma::verdict verdict_with_facts()
{
    const syma::time_point year_9999(milliseconds(INT64_C(253402300799000)));
    syma::page page = page_of(login_html(), "https://lumo.example/login");

    page.add_redirect(302, "https://lumo.example/a");
    page.add_redirect(301, "https://lumo.example/login");
    page.set_timing("total", milliseconds(120));
    page.add_cert("CN=lumo.example", "CN=authority", year_9999);
    page.add_cert("CN=authority", "CN=root", monday() + hours(24 * 40));
    page.add_cert("CN=root", "");
    return judged(std::move(page), syma::section_kind::login);
}

static void check_answers()
{
    const syma::verdict v = login_verdict();

    CHECK(v.state() == syma::state::up && v.usable() == syma::usable::yes);
    CHECK(v.reason() == "ok" && v.confidence() > 0 && v.confidence() < 1000);
    CHECK(v.kind() == syma::section_kind::login && v.http_status() == 200);
    CHECK(v.url() == "https://lumo.example/login" && v.url() == v.final_url());
    CHECK(v.product().empty() && v.unless().empty());
    CHECK(v.summary().find("up") == 0);
    CHECK(v.flags().empty());
    CHECK(v.notices().empty() && v.redirects().empty() && v.certs().empty());
    CHECK(v.cert_first() == v.certs().end());
    CHECK(!v.since_earliest() && !v.since_latest() && !v.since_vague());
    CHECK(v.since_text().empty());
    CHECK(!v.timing("total") && !v.timing("lunch"));
}

static void check_texts()
{
    const syma::verdict v = maintenance_verdict();

    CHECK(v.format("json").find("syma-report/1") != std::string::npos);
    CHECK(v.format("text").find("maintenance") != std::string::npos);
    CHECK(v.format("nagios:2") != v.format("nagios:0"));
    CHECK(v.explain("fr", "customer") != v.explain("en", "customer"));
    CHECK(v.explain("en", "engineer").find("maintenance") != std::string::npos);
    REFUSED(einval, v.format("yaml"));
    REFUSED(einval, v.format(std::string("json\0", 5)));
    REFUSED(einval, v.explain("xx", "customer"));
    REFUSED(einval, v.explain("en", "cat"));
    CHECK(v.unless().find("text.maintenance.now") == 0);
}

static void check_facts()
{
    const syma::verdict v = verdict_with_facts();
    std::vector<std::string> led_to;

    for (const syma::redirect &one : v.redirects())
        led_to.push_back(one.url());
    CHECK(led_to == std::vector<std::string>({"https://lumo.example/a",
                                              "https://lumo.example/login"}));
    CHECK(v.timing("total") == milliseconds(120) && !v.timing("tls"));
    CHECK(v.forms().size() == 1 && v.forms()[0].kind() == "login");
    CHECK(v.forms().begin()->enabled());
    CHECK(v.certs().size() == 3);
    CHECK(v.certs()[0].subject() == "CN=lumo.example");
    CHECK(v.certs()[0].issuer() == "CN=authority");
    CHECK(v.certs()[0].not_after()->time_since_epoch().count() ==
          INT64_C(253402300799000));
    CHECK(!v.certs()[2].not_after());
    CHECK(v.cert_first() - v.certs().begin() == 1);
    CHECK(v.cert_first()->not_after() == monday() + hours(24 * 40));
}

static void check_notices()
{
    const syma::verdict v = maintenance_verdict();
    const syma::range<syma::notice> all = v.notices();

    CHECK(v.state() == syma::state::maintenance);
    CHECK(all.size() == 2);
    const syma::notice back = all[0];
    const syma::notice way = all[1];

    /* Tuesday between 8 and 10 in Paris, which is UTC+1. */
    CHECK(back.kind() == syma::notice_kind::maintenance_now);
    CHECK(back.earliest() == monday() + hours(21));
    CHECK(back.latest() == monday() + hours(23));
    CHECK(!back.vague() && back.text().find("mardi 24") != std::string::npos);
    CHECK(back.act().empty() && back.channel().empty());
    CHECK(way.kind() == syma::notice_kind::fallback);
    CHECK(!way.earliest() && !way.latest());
    CHECK(way.act() == "activate" && way.channel() == "sms");
    CHECK(way.address() == "20555" && way.keyword() == "ACTIVE");
    CHECK(v.since_earliest() && *v.since_earliest() < monday());
    CHECK(v.since_latest() == monday() && v.since_vague());
    CHECK(v.since_text().find("depuis lundi") != std::string::npos);
}

static void check_evidence()
{
    const syma::verdict v = maintenance_verdict();
    const syma::evidence first = v.evidence()[0];
    std::size_t count = 0;

    CHECK(first.code() == "text.maintenance.now" && first.zone() == "h1");
    CHECK(first.points_to() == syma::state::maintenance);
    CHECK(first.weight() == 1000);
    CHECK(first.excerpt().find("espace client") != std::string::npos);
    for (const syma::evidence &e : v.evidence()) {
        CHECK(e.code().find('.') != std::string::npos);
        CHECK(e.weight() >= 0 && e.weight() <= 1000);
        count++;
    }
    CHECK(count == v.evidence().size() && count > 1);
}

static void check_algorithms()
{
    const syma::verdict v = maintenance_verdict();
    const syma::range<syma::evidence> all = v.evidence();
    const auto begin = all.begin();
    const auto end = all.end();
    const auto heavier = [](const syma::evidence &a, const syma::evidence &b) {
        return a.weight() > b.weight();
    };

    CHECK(end - begin == static_cast<std::ptrdiff_t>(all.size()));
    CHECK(std::is_sorted(begin, end, heavier));
    CHECK(std::find_if(begin, end, [](const syma::evidence &e) {
              return e.code() == "text.return.promised";
          }) != end);
    CHECK(std::max_element(begin, end, heavier)->weight() ==
          (end - 1)->weight());
    CHECK(std::lower_bound(begin, end, all[1], heavier) <= begin + 1);
    const std::vector<syma::evidence> kept(begin, end);

    CHECK(kept.size() == all.size());
    CHECK(kept.back().code() == std::prev(end)->code());
    const std::reverse_iterator<syma::range<syma::evidence>::iterator> last(
        end);

    CHECK((*last).code() == kept.back().code());
    CHECK(begin[1].code() == (1 + begin)->code());
    CHECK(begin < end && end > begin && begin <= begin && end >= begin);
    auto it = begin;

    CHECK(it++ == begin && it == begin + 1 && it-- != begin && it == begin);
    CHECK((it += 2) - 2 == begin && (it -= 2) == begin);
}

static bool out_of_range(const std::function<void()> &call)
{
    try {
        call();
    } catch (const std::out_of_range &) {
        return true;
    }
    return false;
}

static void check_bounds()
{
    const syma::verdict v = login_verdict();

    CHECK(out_of_range([&] { v.evidence()[1000]; }));
    CHECK(out_of_range([&] { v.notices()[0]; }));
    CHECK(out_of_range([&] { v.redirects()[0]; }));
    CHECK(out_of_range([&] { v.forms()[1]; }));
    CHECK(out_of_range([&] { v.certs()[0]; }));
    CHECK(out_of_range([&] { *v.evidence().end(); }));
}

/* What is of a verdict keeps it alive. */
static void check_lifetimes()
{
    syma::verdict v = maintenance_verdict();
    const syma::verdict copy = v;
    syma::evidence first = v.evidence()[0];
    const auto it = maintenance_verdict().evidence().begin();
    const syma::evidence moved = std::move(first);

    CHECK(copy.get() == v.get());
    v.close();
    v.close();
    CHECK(!v && copy && copy.state() == syma::state::maintenance);
    CHECK(moved.code() == "text.maintenance.now");
    CHECK(first.code() == moved.code());
    CHECK(it->code() == "text.maintenance.now");
    REFUSED(estate, v.state());
    REFUSED(estate, v.evidence());
    REFUSED(estate, v.format("json"));
    REFUSED(estate, v.timing("total"));
    REFUSED(estate, syma::verdict().reason());
    v = copy;
    CHECK(v.get() == copy.get());
    syma::verdict &self = v;

    v = self;
    CHECK(v && v.reason() == copy.reason());
    syma::verdict other = std::move(v);

    CHECK(!v && other);
    std::swap(v, other);
    CHECK(v && !other);
}

/* One verdict, several threads: each has a handle of its own. */
static void check_threads()
{
    const syma::verdict v = maintenance_verdict();
    const std::string expected = v.format("json");
    std::vector<std::string> got(4);
    std::vector<std::thread> threads;

    for (std::string &one : got)
        threads.emplace_back([v, &one] {
            for (int i = 0; i < 50; i++)
                one = syma::verdict(v).format("json");
        });
    for (std::thread &one : threads)
        one.join();
    CHECK(std::count(got.begin(), got.end(), expected) == 4);
}

void check_verdict()
{
    check_answers();
    check_texts();
    check_facts();
    check_notices();
    check_evidence();
    check_algorithms();
    check_bounds();
    check_lifetimes();
    check_threads();
}
