/* SPDX-License-Identifier: MIT */
#include <algorithm>
#include <numeric>

#include "check.hpp"

static void check_names()
{
    CHECK(to_string(syma::state::degraded) == "degraded");
    CHECK(to_string(syma::usable::partly) == "partly");
    CHECK(to_string(syma::section_kind::activation) == "activation");
    CHECK(to_string(syma::flag::captcha) == "captcha");
    CHECK(to_string(syma::section_flag::optional) == "optional");
    CHECK(to_string(syma::event_kind::failure) == "failure");
    CHECK(to_string(syma::notice_kind::maintenance_planned) ==
          "maintenance_planned");
    CHECK(to_string(syma::option_type::str) == "str");
    CHECK(to_string(syma::errc::eurl) == "SYMA_EURL");
    CHECK(syma::state_from_name("down") == syma::state::down);
    CHECK(syma::section_kind_from_name("account") ==
          syma::section_kind::account);
    REFUSED(enotfound, syma::state_from_name("Down"));
    REFUSED(enotfound, syma::section_kind_from_name(std::string("shop")));
    REFUSED(einval, syma::state_from_name(nullptr));
    REFUSED(einval, syma::state_from_name(std::string("up\0x", 4)));
}

/* What a newer library may give. */
static void check_unknown_numbers()
{
    CHECK(to_string(static_cast<syma::state>(99)) == "99");
    CHECK(to_string(static_cast<syma::usable>(-7)) == "-7");
    CHECK(to_string(static_cast<syma::section_kind>(4000)) == "4000");
    CHECK(to_string(static_cast<syma::event_kind>(0)) == "0");
    CHECK(to_string(static_cast<syma::notice_kind>(77)) == "77");
    CHECK(to_string(static_cast<syma::option_type>(3)) == "3");
    CHECK(to_string(static_cast<syma::errc>(-99)) == "-99");
    CHECK(to_string(static_cast<syma::flag>(0x80000000U)) == "2147483648");
    CHECK(to_string(syma::flags(0x80000002U)) == "warn|2147483648");
    CHECK(spelled(static_cast<syma::state>(99)) == nullptr);
    CHECK(syma::exit_code(static_cast<syma::state>(99), syma::usable::yes,
                          syma::flags(), 0) == 3);
}

static void check_flags()
{
    syma::flags set = syma::flag::drift | syma::flag::warn;
    std::vector<syma::flag> seen(set.begin(), set.end());

    CHECK(to_string(set) == "warn|drift");
    CHECK(to_string(syma::flags()).empty());
    CHECK(seen.size() == 2 && seen[0] == syma::flag::warn &&
          seen[1] == syma::flag::drift);
    set |= syma::flag::captcha;
    CHECK(std::distance(set.begin(), set.end()) == 3);
    set &= ~syma::flags(syma::flag::warn);
    CHECK(set == (syma::flag::captcha | syma::flag::drift));
    CHECK(set.has(syma::flag::drift) && !set.has(syma::flag::warn));
    CHECK(!syma::section_flags());
}

static void check_errors()
{
    const syma::error plain(syma::errc::eurl);
    const syma::error told(syma::errc::esyntax, "no end", 12);
    const syma::error newer(static_cast<syma::errc>(-99));

    CHECK(plain.code() == syma::errc::eurl && plain.name() == "SYMA_EURL");
    CHECK(std::string(plain.what()) == syma_strerror(SYMA_EURL));
    CHECK(plain.line() == 0);
    CHECK(told.line() == 12 && std::string(told.what()) == "no end");
    CHECK(newer.name() == "-99" && newer.what()[0] != '\0');
}

static void check_maybe()
{
    const syma::maybe<int> none;
    bool thrown = false;

    CHECK(!none && none.value_or(3) == 3);
    CHECK(*syma::maybe<int>(0) == 0 && syma::maybe<int>(0));
    try {
        none.value();
    } catch (const std::logic_error &) {
        thrown = true;
    }
    CHECK(thrown);
}

static void check_lists()
{
    const std::vector<syma::reason_info> reasons = syma::all_reasons();

    CHECK(reasons.size() == syma_reason_count() && reasons.size() > 50);
    CHECK(std::any_of(reasons.begin(), reasons.end(),
                      [](const syma::reason_info &r) {
                          return r.name == "soft_404" && !r.help.empty();
                      }));
    CHECK(syma::version() == syma_version_string());
    CHECK(syma::version_number() >= 0x000100);
    CHECK(!syma::has_feature("telepathy"));
    CHECK(syma::has_feature("tls") == (syma_has_feature("tls") == 1));
    CHECK(syma::portal_schema().find("<grammar") != std::string::npos);
    CHECK(syma::exit_code(syma::state::maintenance, syma::usable::no,
                          syma::flags(), 2) == 2);
    CHECK(syma::exit_code(syma::state::up, syma::usable::yes, syma::flag::warn,
                          2) == 1);
    REFUSED(einval, syma::exit_code(syma::state::up, syma::usable::yes,
                                    syma::flags(), 3));
}

void check_values()
{
    check_names();
    check_unknown_numbers();
    check_flags();
    check_errors();
    check_maybe();
    check_lists();
}
