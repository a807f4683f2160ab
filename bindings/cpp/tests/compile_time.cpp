/* SPDX-License-Identifier: MIT */
/*
 * What the compiler can tell: who may be copied and moved, which calls cannot
 * throw, and that the numbers are those of C.
 */
#include <type_traits>

#include <syma/syma.hpp>
#include <syma/syma.hpp> /* twice does no harm */

#if __cplusplus >= 202002L
#include <iterator>
#endif

template <class T> constexpr bool nothrow_moves()
{
    return std::is_nothrow_move_constructible<T>::value &&
           std::is_nothrow_move_assignable<T>::value &&
           std::is_nothrow_destructible<T>::value &&noexcept(
               std::declval<T &>().close());
}

template <class T> constexpr bool move_only()
{
    return !std::is_copy_constructible<T>::value &&
           !std::is_copy_assignable<T>::value && nothrow_moves<T>();
}

template <class T> constexpr bool cheap_copy()
{
    return std::is_nothrow_copy_constructible<T>::value &&
           std::is_nothrow_copy_assignable<T>::value;
}

static_assert(move_only<syma::options>(), "options");
static_assert(move_only<syma::ruleset>(), "ruleset");
static_assert(move_only<syma::page>(), "page");
static_assert(move_only<syma::context>(), "context");
static_assert(move_only<syma::portal>(), "portal");
static_assert(move_only<syma::prober>(), "prober");
static_assert(move_only<syma::event>(), "event");
static_assert(move_only<syma::tracker>(), "tracker");
static_assert(std::is_nothrow_move_constructible<syma::change>::value,
              "changes can be moved about in vectors");

static_assert(cheap_copy<syma::verdict>(), "verdict");
static_assert(cheap_copy<syma::report>(), "report");
static_assert(cheap_copy<syma::discovery>(), "discovery");
static_assert(nothrow_moves<syma::verdict>(), "verdict");
static_assert(nothrow_moves<syma::report>(), "report");
static_assert(nothrow_moves<syma::discovery>(), "discovery");
static_assert(sizeof(syma::verdict) == sizeof(void *), "verdict");
static_assert(sizeof(syma::page) == sizeof(void *), "page");

static_assert(cheap_copy<syma::evidence>(), "evidence");
static_assert(cheap_copy<syma::notice>(), "notice");
static_assert(cheap_copy<syma::redirect>(), "redirect");
static_assert(cheap_copy<syma::form>(), "form");
static_assert(cheap_copy<syma::cert>(), "cert");
static_assert(cheap_copy<syma::section>(), "section");
static_assert(cheap_copy<syma::fallback>(), "fallback");
static_assert(cheap_copy<syma::candidate>(), "candidate");
static_assert(cheap_copy<syma::clue>(), "clue");
static_assert(cheap_copy<syma::found_fallback>(), "found_fallback");
static_assert(cheap_copy<syma::barred_address>(), "barred_address");
static_assert(cheap_copy<syma::seen_page>(), "seen_page");

/* Nothing turns into a number, a pointer or a bool unasked. */
static_assert(!std::is_convertible<syma::verdict, bool>::value, "bool");
static_assert(!std::is_convertible<syma::state, int>::value, "int");
static_assert(!std::is_convertible<syma::flags, std::uint32_t>::value, "bits");
static_assert(!std::is_convertible<syma_verdict *, syma::verdict>::value,
              "a raw pointer is adopted or shared by name only");

static_assert(std::is_base_of<std::runtime_error, syma::error>::value, "error");
static_assert(std::is_nothrow_copy_constructible<syma::error>::value, "error");

/* Other threads may wake a prober, and nothing else. */
template <class T, class = void> struct can_wait : std::false_type {
};
template <class T>
struct can_wait<T, decltype(void(std::declval<T>().wait()))> : std::true_type {
};
static_assert(can_wait<syma::prober &>::value, "the owner waits");
static_assert(!can_wait<const syma::prober &>::value, "others do not");
static_assert(noexcept(std::declval<const syma::prober &>().get()), "get");

/* Flags are computed by the compiler. */
constexpr syma::flags two = syma::flag::warn | syma::flag::captcha;
static_assert(two.raw() == (SYMA_FLAG_WARN | SYMA_FLAG_CAPTCHA), "raw");
static_assert(two.has(syma::flag::warn) && !two.has(syma::flag::drift), "has");
static_assert((two & syma::flag::warn) == syma::flag::warn, "and");
static_assert(!(two & ~two) && syma::flags().empty(), "not");
static_assert(syma::flags(0x80000000U).raw() == 0x80000000U, "unknown bit");

static_assert(!syma::maybe<int>().has_value(), "none");
static_assert(syma::maybe<int>(7).value_or(1) == 7, "some");
static_assert(syma::maybe<int>() != syma::maybe<int>(0), "none is not 0");

static_assert(
    std::is_same<std::iterator_traits<
                     syma::range<syma::evidence>::iterator>::iterator_category,
                 std::random_access_iterator_tag>::value,
    "ranges are walked in any order");
#if __cplusplus >= 202002L
static_assert(
    std::random_access_iterator<syma::range_iterator<syma::evidence>>);
static_assert(
    std::random_access_iterator<syma::range_iterator<syma::fallback>>);
static_assert(std::random_access_iterator<syma::range_iterator<syma::clue>>);
static_assert(std::forward_iterator<syma::flags::iterator>);
#endif

#define SAME(value, number)                                                    \
    static_assert(static_cast<long>(syma::value) == static_cast<long>(number), \
                  #number)

SAME(errc::ok, SYMA_OK);
SAME(errc::enomem, SYMA_ENOMEM);
SAME(errc::einval, SYMA_EINVAL);
SAME(errc::estate, SYMA_ESTATE);
SAME(errc::erange, SYMA_ERANGE);
SAME(errc::enotfound, SYMA_ENOTFOUND);
SAME(errc::eexists, SYMA_EEXISTS);
SAME(errc::esyntax, SYMA_ESYNTAX);
SAME(errc::eregex, SYMA_EREGEX);
SAME(errc::eurl, SYMA_EURL);
SAME(errc::elimit, SYMA_ELIMIT);
SAME(errc::enotsup, SYMA_ENOTSUP);
SAME(errc::esystem, SYMA_ESYSTEM);
SAME(errc::efork, SYMA_EFORK);
SAME(errc::einternal, SYMA_EINTERNAL);
SAME(state::unknown, SYMA_STATE_UNKNOWN);
SAME(state::up, SYMA_STATE_UP);
SAME(state::degraded, SYMA_STATE_DEGRADED);
SAME(state::maintenance, SYMA_STATE_MAINTENANCE);
SAME(state::down, SYMA_STATE_DOWN);
SAME(usable::unknown, SYMA_USABLE_UNKNOWN);
SAME(usable::yes, SYMA_USABLE_YES);
SAME(usable::partly, SYMA_USABLE_PARTLY);
SAME(usable::no, SYMA_USABLE_NO);
SAME(section_kind::generic, SYMA_SECTION_GENERIC);
SAME(section_kind::login, SYMA_SECTION_LOGIN);
SAME(section_kind::account, SYMA_SECTION_ACCOUNT);
SAME(section_kind::activation, SYMA_SECTION_ACTIVATION);
SAME(event_kind::verdict, SYMA_EVENT_VERDICT);
SAME(event_kind::report, SYMA_EVENT_REPORT);
SAME(event_kind::failure, SYMA_EVENT_FAILURE);
SAME(event_kind::discovery, SYMA_EVENT_DISCOVERY);
SAME(section_flag::optional, SYMA_SECTION_OPTIONAL);
SAME(flag::suspect, SYMA_FLAG_SUSPECT);
SAME(flag::warn, SYMA_FLAG_WARN);
SAME(flag::scheduled, SYMA_FLAG_SCHEDULED);
SAME(flag::partial, SYMA_FLAG_PARTIAL);
SAME(flag::incomplete, SYMA_FLAG_INCOMPLETE);
SAME(flag::truncated, SYMA_FLAG_TRUNCATED);
SAME(flag::captcha, SYMA_FLAG_CAPTCHA);
SAME(flag::drift, SYMA_FLAG_DRIFT);
SAME(flag::confirmed, SYMA_FLAG_CONFIRMED);
SAME(flag::reused, SYMA_FLAG_REUSED);
SAME(flag::stale, SYMA_FLAG_STALE);
SAME(flag::overdue, SYMA_FLAG_OVERDUE);
SAME(flag::flapping, SYMA_FLAG_FLAPPING);
SAME(notice_kind::maintenance_now, SYMA_NOTICE_MAINTENANCE_NOW);
SAME(notice_kind::maintenance_planned, SYMA_NOTICE_MAINTENANCE_PLANNED);
SAME(notice_kind::incident, SYMA_NOTICE_INCIDENT);
SAME(notice_kind::fallback, SYMA_NOTICE_FALLBACK);
SAME(change_kind::state, SYMA_CHANGE_STATE);
SAME(change_kind::partial_return, SYMA_CHANGE_PARTIAL_RETURN);
SAME(change_kind::promised, SYMA_CHANGE_PROMISED);
SAME(change_kind::slip, SYMA_CHANGE_SLIP);
SAME(change_kind::overdue, SYMA_CHANGE_OVERDUE);
SAME(change_kind::kept, SYMA_CHANGE_KEPT);
SAME(change_kind::broken, SYMA_CHANGE_BROKEN);
SAME(change_kind::flapping, SYMA_CHANGE_FLAPPING);
SAME(change_kind::stale, SYMA_CHANGE_STALE);
SAME(change_kind::window, SYMA_CHANGE_WINDOW);
SAME(promise_status::open, SYMA_PROMISE_OPEN);
SAME(promise_status::overdue, SYMA_PROMISE_OVERDUE);
SAME(promise_status::revised, SYMA_PROMISE_REVISED);
SAME(promise_status::kept, SYMA_PROMISE_KEPT);
SAME(promise_status::broken, SYMA_PROMISE_BROKEN);
SAME(promise_status::undated, SYMA_PROMISE_UNDATED);
SAME(robots::unasked, SYMA_ROBOTS_UNASKED);
SAME(robots::absent, SYMA_ROBOTS_ABSENT);
SAME(robots::read, SYMA_ROBOTS_READ);
SAME(robots::failed, SYMA_ROBOTS_FAILED);
SAME(option_type::int_, SYMA_OPTION_INT);
SAME(option_type::str, SYMA_OPTION_STR);
