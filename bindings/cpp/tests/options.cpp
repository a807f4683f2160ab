/* SPDX-License-Identifier: MIT */
#include <algorithm>

#include "check.hpp"

static void check_set_and_get()
{
    syma::options o{{"timeout_ms", 5000}, {"user_agent", "probe/1"}};
    const std::string agent = "probe/2";

    CHECK(o.get_number("timeout_ms") == 5000);
    CHECK(o.get_text("user_agent") == "probe/1");
    o.set("allow_private", true);
    o.set("host_delay_ms", 0);
    o.set("connect_timeout_ms", std::chrono::seconds(2));
    o.set("max_body", std::int64_t(1) << 40);
    o.set("user_agent", agent);
    CHECK(o.get_number("allow_private") == 1);
    CHECK(o.get_number("host_delay_ms") == 0);
    CHECK(o.get_number("connect_timeout_ms") == 2000);
    CHECK(o.get_number("max_body") == std::int64_t(1) << 40);
    CHECK(o.get_text("user_agent") == agent);
}

static void check_refusals()
{
    syma::options o;

    REFUSED(enotfound, o.set("no_such_key", 1));
    REFUSED(enotfound, o.set("no_such_key", "text"));
    REFUSED(einval, o.set("user_agent", 1));
    REFUSED(einval, o.set("timeout_ms", "5000"));
    REFUSED(erange, o.set("timeout_ms", 0));
    REFUSED(erange, o.set("timeout_ms", -1));
    REFUSED(erange, o.set("timeout_ms", std::chrono::hours(2)));
    REFUSED(erange, o.set("user_agent", std::string(5000, 'x')));
    REFUSED(erange, o.set("user_agent", "two\nlines"));
    REFUSED(einval, o.set("user_agent", std::string("a\0b", 3)));
    REFUSED(einval, o.set(std::string("user_agent\0", 11), "x"));
    REFUSED(enotfound, o.get_number("no_such_key"));
    REFUSED(enotfound, o.get_text("no_such_key"));
    REFUSED(einval, o.get_number("user_agent"));
    REFUSED(einval, o.get_text("timeout_ms"));
    REFUSED(erange, syma::options{{"timeout_ms", 1}, {"http2", 2}});
    CHECK(o.get_number("timeout_ms") == 30000);
    try {
        o.set("http2", 2);
    } catch (const syma::error &e) {
        CHECK(std::string(e.what()).find("http2") == 0);
    }
}

/* Every key of the table can be read, and set to its default. */
static void check_table()
{
    const std::vector<syma::option_info> table = syma::all_options();
    syma::options o;

    CHECK(table.size() == syma_option_count() && table.size() >= 40);
    for (const syma::option_info &one : table) {
        CHECK(!one.name.empty() && !one.help.empty());
        if (one.type == syma::option_type::int_) {
            CHECK(o.get_number(one.name) == one.default_number);
            CHECK(one.min <= one.default_number &&
                  one.default_number <= one.max);
            REFUSED(erange, o.set(one.name, one.max + 1));
            o.set(one.name, one.max);
            CHECK(o.get_number(one.name) == one.max);
        } else {
            CHECK(o.get_text(one.name) == one.default_text);
            o.set(one.name, one.default_text);
        }
    }
}

static void check_closing()
{
    syma::options a;
    syma::options b(std::move(a));
    syma::options &self = b;

    CHECK(!a && b && a.get() == nullptr);
    REFUSED(estate, a.set("timeout_ms", 1));
    REFUSED(estate, a.get_number("timeout_ms"));
    REFUSED(estate, syma::page page(a));
    REFUSED(estate, syma::prober prober(a));
    b = std::move(self);
    CHECK(b.get_number("timeout_ms") == 30000);
    a = std::move(b);
    CHECK(a && !b);
    a.close();
    a.close();
    b.close();
    CHECK(!a && !b);
    REFUSED(estate, a.get_text("user_agent"));
    a = syma::options();
    CHECK(a.get_number("timeout_ms") == 30000);
}

void check_options()
{
    check_set_and_get();
    check_refusals();
    check_table();
    check_closing();
}
