/* SPDX-License-Identifier: MIT */
/*
 * libsyma for C++11 and later: the C interface with owners, exceptions and
 * ranges. All of it is inline; programs include this header and link libsyma.
 *
 * Errors. What fails throws syma::error. Destructors, moves, swaps and close()
 * do not throw.
 *
 * Objects. options, ruleset, page, context, portal, prober, event and tracker
 * own their C object; they can be moved, not copied. verdict, report and
 * discovery are counted references: a copy is another reference to the same
 * immutable object. Each can be closed before its time, as often as one likes.
 * An object that was closed or moved from, or one of these three that was made
 * empty, is false; to use it throws syma::error with the code errc::estate.
 *
 * Texts are UTF-8. Those that come out are copies. Those that go in are
 * syma::text, made of a std::string or a const char *.
 *
 * Evidence, notices and their like come in ranges. Their elements are made
 * when they are asked for and come by value: for (auto e : v.evidence()). Each
 * holds a reference to the verdict, report or discovery that it is of.
 *
 * Times are syma::time_point, durations std::chrono::milliseconds; where the
 * library may not know one it gives a maybe<> of it.
 *
 * Threads. Verdicts, reports, discoveries, what is read from them, and compiled
 * rulesets may be read by several threads at once; to assign, move or close one
 * is for one thread, as ever. Other objects belong to one thread at a time,
 * const or not, but for prober::wakeup.
 */
#ifndef SYMA_SYMA_HPP
#define SYMA_SYMA_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <syma/enums.hpp>
#include <syma/syma.h>

namespace syma
{

/* --- names of values --- */

namespace detail
{

/* A library newer than this header knows more names than the header does, an
 * older one fewer. */
inline std::string named(const char *library, const char *header,
                         std::int64_t number)
{
    if (library != nullptr)
        return library;
    return header != nullptr ? header : std::to_string(number);
}

inline std::string copy(const char *s)
{
    return s != nullptr ? s : "";
}

} // namespace detail

/** The name of a value, as in "degraded"; its number where none is known. */
inline std::string to_string(state value)
{
    const int number = static_cast<int>(value);

    return detail::named(syma_state_name(number), spelled(value), number);
}

inline std::string to_string(usable value)
{
    const int number = static_cast<int>(value);

    return detail::named(syma_usable_name(number), spelled(value), number);
}

inline std::string to_string(section_kind value)
{
    const int number = static_cast<int>(value);

    return detail::named(syma_section_kind_name(number), spelled(value),
                         number);
}

inline std::string to_string(flag value)
{
    const std::uint32_t number = static_cast<std::uint32_t>(value);

    return detail::named(syma_flag_name(number), spelled(value), number);
}

inline std::string to_string(section_flag value)
{
    return detail::named(nullptr, spelled(value),
                         static_cast<std::int64_t>(value));
}

inline std::string to_string(event_kind value)
{
    return detail::named(nullptr, spelled(value),
                         static_cast<std::int64_t>(value));
}

inline std::string to_string(notice_kind value)
{
    return detail::named(nullptr, spelled(value),
                         static_cast<std::int64_t>(value));
}

inline std::string to_string(change_kind value)
{
    const int number = static_cast<int>(value);

    return detail::named(syma_change_kind_name(number), spelled(value), number);
}

inline std::string to_string(promise_status value)
{
    const int number = static_cast<int>(value);

    return detail::named(syma_promise_status_name(number), spelled(value),
                         number);
}

inline std::string to_string(robots value)
{
    const int number = static_cast<int>(value);

    return detail::named(syma_robots_name(number), spelled(value), number);
}

inline std::string to_string(option_type value)
{
    return detail::named(nullptr, spelled(value),
                         static_cast<std::int64_t>(value));
}

/** The name of an error as C spells it, as in "SYMA_EURL". */
inline std::string to_string(errc value)
{
    const int number = static_cast<int>(value);

    return detail::named(syma_error_name(number), nullptr, number);
}

/* --- errors --- */

/** What is thrown where the library refuses or fails. what() is the message. */
class error : public std::runtime_error
{
  public:
    /** An empty message: that of the code. */
    explicit error(errc code, const std::string &message = std::string(),
                   std::size_t line = 0)
        : std::runtime_error(message.empty()
                                 ? syma_strerror(static_cast<int>(code))
                                 : message),
          code_(code), line_(line)
    {
    }

    errc code() const noexcept
    {
        return code_;
    }

    /** As in "SYMA_EURL". */
    std::string name() const
    {
        return to_string(code_);
    }

    /** The line of the document that did not load; 0: no line is to blame. */
    std::size_t line() const noexcept
    {
        return line_;
    }

  private:
    errc code_;
    std::size_t line_;
};

namespace detail
{

[[noreturn]] inline void fail(int code, const char *message = "",
                              std::size_t line = 0)
{
    throw error(static_cast<errc>(code), message, line);
}

inline int check(int rc)
{
    if (rc < 0)
        fail(rc);
    return rc;
}

struct string_free {
    void operator()(char *s) const noexcept
    {
        syma_string_free(s);
    }
};

/* The text of a call that hands one over. */
inline std::string taken(int rc, char *s)
{
    const std::unique_ptr<char, string_free> owned(s);

    check(rc);
    return copy(s);
}

} // namespace detail

/* --- arguments --- */

/**
 * A text that goes into the library: looked at during the call, not kept.
 * nullptr, and a std::string with a NUL byte inside, are refused with
 * errc::einval.
 */
class text
{
  public:
    text(const char *s) : s_(s)
    {
        if (s == nullptr)
            detail::fail(SYMA_EINVAL, "a text is a null pointer");
    }

    text(const std::string &s) : s_(s.c_str())
    {
        if (s.find('\0') != std::string::npos)
            detail::fail(SYMA_EINVAL, "a text holds a NUL byte");
    }

    const char *c_str() const noexcept
    {
        return s_;
    }

  private:
    const char *s_;
};

/** An object that may be left out: the object, or nullptr. */
template <class T> class arg
{
  public:
    arg(std::nullptr_t = nullptr) noexcept : p_(nullptr)
    {
    }

    arg(const T &object) : p_(object.handle())
    {
    }

    typename T::c_type *get() const noexcept
    {
        return p_;
    }

  private:
    typename T::c_type *p_;
};

/* --- times --- */

/**
 * Milliseconds of the system clock. std::chrono::system_clock's own points
 * count nanoseconds in places, and do not reach a certificate's year 9999.
 */
using time_point = std::chrono::time_point<std::chrono::system_clock,
                                           std::chrono::milliseconds>;

/**
 * A value, or none: what the library does not know. Not std::optional, so
 * that parts of a program built for C++11 and C++17 agree on it.
 */
template <class T> class maybe
{
  public:
    constexpr maybe() noexcept : value_(), known_(false)
    {
    }

    constexpr maybe(T value) noexcept : value_(value), known_(true)
    {
    }

    constexpr bool has_value() const noexcept
    {
        return known_;
    }

    constexpr explicit operator bool() const noexcept
    {
        return known_;
    }

    /** std::logic_error where there is none. */
    const T &value() const
    {
        if (!known_)
            throw std::logic_error("syma::maybe holds no value");
        return value_;
    }

    const T &operator*() const
    {
        return value();
    }

    const T *operator->() const
    {
        return &value();
    }

    constexpr T value_or(T other) const noexcept
    {
        return known_ ? value_ : other;
    }

    friend constexpr bool operator==(const maybe &a, const maybe &b) noexcept
    {
        return a.known_ == b.known_ && (!a.known_ || a.value_ == b.value_);
    }

    friend constexpr bool operator!=(const maybe &a, const maybe &b) noexcept
    {
        return !(a == b);
    }

  private:
    T value_;
    bool known_;
};

namespace detail
{

inline maybe<std::chrono::milliseconds> duration(std::int64_t ms) noexcept
{
    if (ms < 0)
        return maybe<std::chrono::milliseconds>();
    return std::chrono::milliseconds(ms);
}

inline maybe<time_point> moment(std::int64_t ms) noexcept
{
    if (ms < 0)
        return maybe<time_point>();
    return time_point(std::chrono::milliseconds(ms));
}

template <class Duration>
std::int64_t
since_epoch(std::chrono::time_point<std::chrono::system_clock, Duration> at)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               at.time_since_epoch())
        .count();
}

} // namespace detail

/* --- bit sets --- */

/** A set of flags. Bits that have no name here are kept. */
template <class Flag> class bits
{
  public:
    using value_type = Flag;

    /** Walks the flags that are set, the lowest bit first. */
    class iterator
    {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Flag;
        using difference_type = std::ptrdiff_t;
        using pointer = const Flag *;
        using reference = Flag;

        explicit iterator(std::uint32_t rest = 0) noexcept : rest_(rest)
        {
        }

        Flag operator*() const noexcept
        {
            return static_cast<Flag>(rest_ & (~rest_ + 1));
        }

        iterator &operator++() noexcept
        {
            rest_ &= rest_ - 1;
            return *this;
        }

        iterator operator++(int) noexcept
        {
            const iterator before = *this;

            ++*this;
            return before;
        }

        friend bool operator==(iterator a, iterator b) noexcept
        {
            return a.rest_ == b.rest_;
        }

        friend bool operator!=(iterator a, iterator b) noexcept
        {
            return a.rest_ != b.rest_;
        }

      private:
        std::uint32_t rest_;
    };

    using const_iterator = iterator;

    constexpr bits() noexcept : raw_(0)
    {
    }

    constexpr bits(Flag flag) noexcept : raw_(static_cast<std::uint32_t>(flag))
    {
    }

    constexpr explicit bits(std::uint32_t raw) noexcept : raw_(raw)
    {
    }

    constexpr std::uint32_t raw() const noexcept
    {
        return raw_;
    }

    constexpr bool has(Flag flag) const noexcept
    {
        return (raw_ & static_cast<std::uint32_t>(flag)) != 0;
    }

    constexpr bool empty() const noexcept
    {
        return raw_ == 0;
    }

    constexpr explicit operator bool() const noexcept
    {
        return raw_ != 0;
    }

    iterator begin() const noexcept
    {
        return iterator(raw_);
    }

    iterator end() const noexcept
    {
        return iterator();
    }

    bits &operator|=(bits other) noexcept
    {
        raw_ |= other.raw_;
        return *this;
    }

    bits &operator&=(bits other) noexcept
    {
        raw_ &= other.raw_;
        return *this;
    }

    friend constexpr bits operator|(bits a, bits b) noexcept
    {
        return bits(a.raw_ | b.raw_);
    }

    friend constexpr bits operator&(bits a, bits b) noexcept
    {
        return bits(a.raw_ & b.raw_);
    }

    friend constexpr bits operator~(bits a) noexcept
    {
        return bits(~a.raw_);
    }

    friend constexpr bool operator==(bits a, bits b) noexcept
    {
        return a.raw_ == b.raw_;
    }

    friend constexpr bool operator!=(bits a, bits b) noexcept
    {
        return a.raw_ != b.raw_;
    }

  private:
    std::uint32_t raw_;
};

using flags = bits<flag>;
using section_flags = bits<section_flag>;

constexpr flags operator|(flag a, flag b) noexcept
{
    return flags(a) | flags(b);
}

constexpr section_flags operator|(section_flag a, section_flag b) noexcept
{
    return section_flags(a) | section_flags(b);
}

/** The names, parted by '|'; "" for an empty set. */
template <class Flag> std::string to_string(bits<Flag> set)
{
    std::string names;

    for (Flag one : set)
        names += (names.empty() ? "" : "|") + to_string(one);
    return names;
}

/* --- owners and references --- */

namespace detail
{

/* One C object and who releases it. */
template <class T, void (*Free)(T *)> class owner
{
  public:
    using c_type = T;

    owner(const owner &) = delete;
    owner &operator=(const owner &) = delete;

    /** Release the object now. Again, or when there is none: nothing. */
    void close() noexcept
    {
        Free(p_);
        p_ = nullptr;
    }

    explicit operator bool() const noexcept
    {
        return p_ != nullptr;
    }

    /** The C object, still owned here; nullptr where there is none. */
    T *get() const noexcept
    {
        return p_;
    }

    /** The same; errc::estate where there is none. */
    T *handle() const
    {
        if (p_ == nullptr)
            fail(SYMA_ESTATE, "the object is closed, moved from or empty");
        return p_;
    }

  protected:
    explicit owner(T *p = nullptr) noexcept : p_(p)
    {
    }

    owner(owner &&other) noexcept : p_(other.p_)
    {
        other.p_ = nullptr;
    }

    owner &operator=(owner &&other) noexcept
    {
        std::swap(p_, other.p_);
        if (this != &other)
            other.close();
        return *this;
    }

    ~owner()
    {
        Free(p_);
    }

    T **out() noexcept
    {
        return &p_;
    }

  private:
    T *p_;
};

/* One reference to a C object that is counted. */
template <class T, T *(*Ref)(const T *), void (*Unref)(T *)>
class counted : public owner<T, Unref>
{
    using base = owner<T, Unref>;

  public:
    counted(const counted &other) noexcept : base(Ref(other.get()))
    {
    }

    counted(counted &&other) noexcept = default;

    counted &operator=(const counted &other) noexcept
    {
        return *this = counted(other);
    }

    counted &operator=(counted &&other) noexcept = default;

  protected:
    explicit counted(T *p = nullptr) noexcept : base(p)
    {
    }

    ~counted() = default;
};

} // namespace detail

/* --- ranges --- */

namespace detail
{

template <class Item> class arrow
{
  public:
    explicit arrow(Item item) : item_(std::move(item))
    {
    }

    const Item *operator->() const noexcept
    {
        return &item_;
    }

  private:
    Item item_;
};

/* What is of a verdict, report or discovery. It keeps that alive, also when it
 * is moved from: to move one is to copy it. */
template <class Source> class child
{
  public:
    using source_type = Source;

    child(const child &) noexcept = default;
    child &operator=(const child &) noexcept = default;

  protected:
    explicit child(const Source &source) noexcept : source_(source)
    {
    }

    ~child() = default;

    const Source &source() const noexcept
    {
        return source_;
    }

  private:
    Source source_;
};

inline void in_range(bool there)
{
    if (!there)
        throw std::out_of_range("syma: index out of range");
}

} // namespace detail

/**
 * A place in a range. It holds a reference of its own, so it outlives the
 * range. What it points at is made when it is asked for and comes by value.
 */
template <class Item> class range_iterator
{
  public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = Item;
    using difference_type = std::ptrdiff_t;
    using pointer = detail::arrow<Item>;
    using reference = Item;
    using source_type = typename Item::source_type;

    range_iterator() : source_(), i_(0)
    {
    }

    range_iterator(source_type source, std::size_t i)
        : source_(std::move(source)), i_(i)
    {
    }

    Item operator*() const
    {
        return Item(source_, i_);
    }

    pointer operator->() const
    {
        return pointer(**this);
    }

    Item operator[](difference_type n) const
    {
        return *(*this + n);
    }

    range_iterator &operator+=(difference_type n) noexcept
    {
        i_ += static_cast<std::size_t>(n); /* unsigned: -1 counts down */
        return *this;
    }

    range_iterator &operator-=(difference_type n) noexcept
    {
        i_ -= static_cast<std::size_t>(n);
        return *this;
    }

    range_iterator &operator++() noexcept
    {
        return *this += 1;
    }

    range_iterator &operator--() noexcept
    {
        return *this -= 1;
    }

    range_iterator operator++(int)
    {
        range_iterator before(*this);

        ++*this;
        return before;
    }

    range_iterator operator--(int)
    {
        range_iterator before(*this);

        --*this;
        return before;
    }

    friend range_iterator operator+(range_iterator it, difference_type n)
    {
        return it += n;
    }

    friend range_iterator operator+(difference_type n, range_iterator it)
    {
        return it += n;
    }

    friend range_iterator operator-(range_iterator it, difference_type n)
    {
        return it -= n;
    }

    friend difference_type operator-(const range_iterator &a,
                                     const range_iterator &b) noexcept
    {
        return static_cast<difference_type>(a.i_ - b.i_);
    }

    friend bool operator==(const range_iterator &a,
                           const range_iterator &b) noexcept
    {
        return a.i_ == b.i_;
    }

    friend bool operator!=(const range_iterator &a,
                           const range_iterator &b) noexcept
    {
        return a.i_ != b.i_;
    }

    friend bool operator<(const range_iterator &a,
                          const range_iterator &b) noexcept
    {
        return a.i_ < b.i_;
    }

    friend bool operator>(const range_iterator &a,
                          const range_iterator &b) noexcept
    {
        return a.i_ > b.i_;
    }

    friend bool operator<=(const range_iterator &a,
                           const range_iterator &b) noexcept
    {
        return a.i_ <= b.i_;
    }

    friend bool operator>=(const range_iterator &a,
                           const range_iterator &b) noexcept
    {
        return a.i_ >= b.i_;
    }

  private:
    source_type source_;
    std::size_t i_;
};

/** What a verdict, report or discovery has several of. It holds a reference of
 *  its own. */
template <class Item> class range
{
  public:
    using value_type = Item;
    using reference = Item;
    using const_reference = Item;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using iterator = range_iterator<Item>;
    using const_iterator = iterator;
    using source_type = typename Item::source_type;

    explicit range(source_type source)
        : source_(std::move(source)), size_(Item::count(source_))
    {
    }

    iterator begin() const
    {
        return iterator(source_, 0);
    }

    iterator end() const
    {
        return iterator(source_, size_);
    }

    std::size_t size() const noexcept
    {
        return size_;
    }

    bool empty() const noexcept
    {
        return size_ == 0;
    }

    /** std::out_of_range past the end. */
    Item operator[](std::size_t i) const
    {
        return Item(source_, i);
    }

  private:
    source_type source_;
    std::size_t size_;
};

/* --- the library and its lists --- */

/** The library that is running: "MAJOR.MINOR.PATCH". */
inline std::string version()
{
    return detail::copy(syma_version_string());
}

/** The same as 0xMMmmpp. */
inline std::uint32_t version_number() noexcept
{
    return syma_version_number();
}

/** "jit", "async-dns", "tls", "gzip", "http2", "pollable-fd". */
inline bool has_feature(text name) noexcept
{
    return syma_has_feature(name.c_str()) == 1;
}

/** errc::enotfound where no state has that name. */
inline state state_from_name(text name)
{
    return static_cast<state>(
        detail::check(syma_state_from_name(name.c_str())));
}

/** errc::enotfound where no kind has that name. */
inline section_kind section_kind_from_name(text name)
{
    return static_cast<section_kind>(
        detail::check(syma_section_kind_from_name(name.c_str())));
}

/** The exit status, 0 to 3, of a program that reports a state; maintenance
 *  gives maintenance_code: 0, 1 or 2. */
inline int exit_code(state s, usable u, flags f, int maintenance_code)
{
    return detail::check(syma_exit_code(
        static_cast<int>(s), static_cast<int>(u), f.raw(), maintenance_code));
}

/** One word of the closed list that verdict::reason is out of. */
struct reason_info {
    std::string name;
    std::string help;
};

inline std::vector<reason_info> all_reasons()
{
    std::vector<reason_info> list;

    for (std::size_t i = 0; i < syma_reason_count(); i++)
        list.push_back(reason_info{detail::copy(syma_reason_name(i)),
                                   detail::copy(syma_reason_help(i))});
    return list;
}

/** One key of options. A number has bounds and a default, a text a default. */
struct option_info {
    std::string name;
    option_type type;
    std::int64_t min;
    std::int64_t max;
    std::int64_t default_number;
    std::string default_text;
    std::string help;
};

inline std::vector<option_info> all_options()
{
    std::vector<option_info> list;

    for (std::size_t i = 0; i < syma_option_count(); i++)
        list.push_back(option_info{
            detail::copy(syma_option_name(i)),
            static_cast<option_type>(syma_option_type(i)), syma_option_min(i),
            syma_option_max(i), syma_option_default(i),
            detail::copy(syma_option_default_str(i)),
            detail::copy(syma_option_help(i))});
    return list;
}

/** The schema of <portal> documents: RELAX NG in its XML form. */
inline std::string portal_schema()
{
    return detail::copy(syma_portal_schema());
}

/* --- options --- */

/** A key of options and what to set it to: an argument, not to be kept. */
class setting
{
  public:
    template <class Number, typename std::enable_if<
                                std::is_integral<Number>::value, int>::type = 0>
    setting(text key, Number value)
        : key_(key.c_str()), number_(static_cast<std::int64_t>(value)),
          text_(nullptr)
    {
    }

    /** For the keys that are milliseconds. */
    template <class Rep, class Period>
    setting(text key, std::chrono::duration<Rep, Period> value)
        : key_(key.c_str()),
          number_(std::chrono::duration_cast<std::chrono::milliseconds>(value)
                      .count()),
          text_(nullptr)
    {
    }

    setting(text key, text value)
        : key_(key.c_str()), number_(0), text_(value.c_str())
    {
    }

    void apply(syma_options *o) const
    {
        const int rc = text_ != nullptr
                           ? syma_options_set_str(o, key_, text_)
                           : syma_options_set_int(o, key_, number_);

        if (rc < 0)
            throw error(static_cast<errc>(rc),
                        std::string(key_) + ": " + syma_strerror(rc));
    }

  private:
    const char *key_;
    std::int64_t number_;
    const char *text_;
};

/** Limits and manners, set by key. all_options() lists the keys. */
class options : public detail::owner<syma_options, syma_options_free>
{
  public:
    options()
    {
        detail::check(syma_options_new(out()));
    }

    /** options{{"timeout_ms", 5000}, {"user_agent", "probe"}} */
    options(std::initializer_list<setting> settings) : options()
    {
        for (const setting &one : settings)
            one.apply(get());
    }

    /** A number, a duration, or a text. On failure the old value stays. */
    template <class Value> void set(text key, const Value &value)
    {
        setting(key, value).apply(handle());
    }

    std::int64_t get_number(text key) const
    {
        std::int64_t value = 0;

        detail::check(syma_options_get_int(handle(), key.c_str(), &value));
        return value;
    }

    std::string get_text(text key) const
    {
        const char *value = syma_options_get_str(handle(), key.c_str());
        std::int64_t number = 0;

        if (value == nullptr) {
            detail::check(syma_options_get_int(get(), key.c_str(), &number));
            detail::fail(SYMA_EINVAL, "the option is a number");
        }
        return value;
    }
};

/* --- ruleset --- */

/** How to judge. Filled, compiled once, and immutable from then on. */
class ruleset : public detail::owner<syma_ruleset, syma_ruleset_free>
{
  public:
    ruleset()
    {
        detail::check(syma_ruleset_new(out()));
    }

    /** Add the rules that come with the library. */
    void load_builtin()
    {
        done(syma_ruleset_load_builtin(handle()));
    }

    /** Add the rules of a <rules> document; error::line tells where not. */
    void load(const std::string &document)
    {
        done(syma_ruleset_load(handle(), document.data(), document.size()));
    }

    void compile()
    {
        done(syma_ruleset_compile(handle()));
    }

  private:
    void done(int rc) const
    {
        if (rc < 0)
            detail::fail(rc, syma_ruleset_last_error(get()),
                         syma_ruleset_error_line(get()));
    }
};

/* --- verdict --- */

class evidence;
class notice;
class redirect;
class form;
class cert;

/** What was found on one page, and why. */
class verdict
    : public detail::counted<syma_verdict, syma_verdict_ref, syma_verdict_unref>
{
  public:
    /** An empty one. */
    verdict() noexcept
    {
    }

    /** Take over a reference that the C interface gave. */
    static verdict adopt(syma_verdict *v) noexcept
    {
        return verdict(v);
    }

    /** Take a reference of one's own to what the C interface lent. */
    static verdict share(const syma_verdict *v) noexcept
    {
        return verdict(syma_verdict_ref(v));
    }

    /** Who is at fault. */
    syma::state state() const
    {
        return static_cast<syma::state>(syma_verdict_state(handle()));
    }

    /** How sure the state is: 0 to 999. */
    int confidence() const
    {
        return syma_verdict_confidence(handle());
    }

    /** What a customer can do. */
    syma::usable usable() const
    {
        return static_cast<syma::usable>(syma_verdict_usable(handle()));
    }

    /** Why the state is what it is: a name out of all_reasons(). */
    std::string reason() const
    {
        return detail::copy(syma_verdict_reason(handle()));
    }

    /** What is true beside the state. */
    syma::flags flags() const
    {
        return syma::flags(syma_verdict_flags(handle()));
    }

    /** As what kind of section the page was judged. */
    section_kind kind() const
    {
        return static_cast<section_kind>(syma_verdict_kind(handle()));
    }

    /** The product that made the page, as in "wordpress"; "": not known. */
    std::string product() const
    {
        return detail::copy(syma_verdict_product(handle()));
    }

    /** For context::set_signature or portal::set_signature later. */
    std::string signature() const
    {
        return detail::copy(syma_verdict_signature(handle()));
    }

    /** The address that was asked for; "": not said. */
    std::string url() const
    {
        return detail::copy(syma_verdict_url(handle()));
    }

    /** The address that answered; "": not said. */
    std::string final_url() const
    {
        return detail::copy(syma_verdict_final_url(handle()));
    }

    /** Of the last answer; 0: there was none, or it was not said. */
    int http_status() const
    {
        return syma_verdict_http_status(handle());
    }

    /** The findings without which the section would be up: evidence codes,
     *  parted by spaces; "" where no such findings decide. */
    std::string unless() const
    {
        return detail::copy(syma_verdict_unless(handle()));
    }

    /** "json", "text", "ansi", "nagios", "nagios:0" to "nagios:2". */
    std::string format(text name) const
    {
        char *s = nullptr;
        const int rc = syma_verdict_format(handle(), name.c_str(), &s);

        return detail::taken(rc, s);
    }

    /** In sentences: "fr" or "en", for a "customer" or an "engineer". */
    std::string explain(text language, text audience) const
    {
        char *s = nullptr;
        const int rc = syma_verdict_explain(handle(), language.c_str(),
                                            audience.c_str(), &s);

        return detail::taken(rc, s);
    }

    /** In one English line. */
    std::string summary() const
    {
        return detail::copy(syma_verdict_summary(handle()));
    }

    /** Of "resolve", "connect", "tls", "first_byte", "body" or "total". */
    maybe<std::chrono::milliseconds> timing(text phase) const
    {
        return detail::duration(
            syma_verdict_timing_ms(handle(), phase.c_str()));
    }

    /** When the trouble began, by the page's words: the first moment that
     *  they leave open, and the last. */
    maybe<time_point> since_earliest() const
    {
        return detail::moment(syma_verdict_since_earliest_ms(handle()));
    }

    maybe<time_point> since_latest() const
    {
        return detail::moment(syma_verdict_since_latest_ms(handle()));
    }

    /** Is the begin a reading of loose words? */
    bool since_vague() const
    {
        return syma_verdict_since_vague(handle()) != 0;
    }

    /** The words that say when it began. */
    std::string since_text() const
    {
        return detail::copy(syma_verdict_since_text(handle()));
    }

    /** The heaviest comes first. */
    range<syma::evidence> evidence() const;

    /** The announcements of the page. */
    range<notice> notices() const;

    /** In the order they were followed. */
    range<redirect> redirects() const;

    /** The forms of the page, in its order. */
    range<form> forms() const;

    /** The certificates, the server's own first. */
    range<cert> certs() const;

    /** The one of certs() that ends first; its end() where none is known. */
    range_iterator<cert> cert_first() const;

  private:
    explicit verdict(syma_verdict *v) noexcept : counted(v)
    {
    }
};

/** One reason of a verdict. */
class evidence : public detail::child<verdict>
{
  public:
    evidence(const verdict &v, std::size_t i)
        : child(v), e_(syma_verdict_evidence(v.handle(), i))
    {
        detail::in_range(e_ != nullptr);
    }

    static std::size_t count(const verdict &v)
    {
        return syma_verdict_evidence_count(v.handle());
    }

    /** family.thing.state, as in "form.password.absent". */
    std::string code() const
    {
        return detail::copy(syma_evidence_code(e_));
    }

    /** Which state it speaks for. */
    state points_to() const noexcept
    {
        return static_cast<state>(syma_evidence_points_to(e_));
    }

    /** How strongly: 0 to 1000; 0: reported only. */
    int weight() const noexcept
    {
        return syma_evidence_weight(e_);
    }

    /** Where it was found, as in "title" or "h1". */
    std::string zone() const
    {
        return detail::copy(syma_evidence_zone(e_));
    }

    /** The words that are the evidence. */
    std::string excerpt() const
    {
        return detail::copy(syma_evidence_excerpt(e_));
    }

  private:
    const syma_evidence *e_;
};

/** An announcement of a page. */
class notice : public detail::child<verdict>
{
  public:
    notice(const verdict &v, std::size_t i)
        : child(v), n_(syma_verdict_notice(v.handle(), i))
    {
        detail::in_range(n_ != nullptr);
    }

    static std::size_t count(const verdict &v)
    {
        return syma_verdict_notice_count(v.handle());
    }

    notice_kind kind() const noexcept
    {
        return static_cast<notice_kind>(syma_notice_kind(n_));
    }

    /** The first moment it names: the earliest return, or the begin of what is
     *  planned. */
    maybe<time_point> earliest() const noexcept
    {
        return detail::moment(syma_notice_earliest_ms(n_));
    }

    /** The last: the latest return, or the end of what is planned. */
    maybe<time_point> latest() const noexcept
    {
        return detail::moment(syma_notice_latest_ms(n_));
    }

    /** Are the moments a reading of loose words? */
    bool vague() const noexcept
    {
        return syma_notice_vague(n_) != 0;
    }

    std::string text() const
    {
        return detail::copy(syma_notice_text(n_));
    }

    /** Of a way round: "activate", "log-in", "pay" or "". */
    std::string act() const
    {
        return detail::copy(syma_notice_act(n_));
    }

    /** Of a way round: "sms", "phone", "mail", "web", "shop" or "". */
    std::string channel() const
    {
        return detail::copy(syma_notice_channel(n_));
    }

    /** Of a way round: the number or address. */
    std::string address() const
    {
        return detail::copy(syma_notice_address(n_));
    }

    /** Of a way round: the word to send. */
    std::string keyword() const
    {
        return detail::copy(syma_notice_keyword(n_));
    }

  private:
    const syma_notice *n_;
};

/** A redirect that was followed. */
class redirect : public detail::child<verdict>
{
  public:
    redirect(const verdict &v, std::size_t i)
        : child(v), url_(syma_verdict_redirect_url(v.handle(), i))
    {
        detail::in_range(url_ != nullptr);
    }

    static std::size_t count(const verdict &v)
    {
        return syma_verdict_redirect_count(v.handle());
    }

    /** Where it led. */
    std::string url() const
    {
        return url_;
    }

  private:
    const char *url_;
};

/** A form of a page. */
class form : public detail::child<verdict>
{
  public:
    form(const verdict &v, std::size_t i)
        : child(v), i_(i), kind_(syma_verdict_form_kind(v.handle(), i))
    {
        detail::in_range(kind_ != nullptr);
    }

    static std::size_t count(const verdict &v)
    {
        return syma_verdict_form_count(v.handle());
    }

    /** "login", "registration", "search", "other" ... */
    std::string kind() const
    {
        return kind_;
    }

    /** Can it be filled? */
    bool enabled() const noexcept
    {
        return syma_verdict_form_enabled(source().get(), i_) != 0;
    }

  private:
    std::size_t i_;
    const char *kind_;
};

/** A certificate that the server showed. */
class cert : public detail::child<verdict>
{
  public:
    cert(const verdict &v, std::size_t i) : child(v), i_(i)
    {
        detail::in_range(i < count(v));
    }

    static std::size_t count(const verdict &v)
    {
        return syma_verdict_cert_count(v.handle());
    }

    /** Whom it is for; "": not known. */
    std::string subject() const
    {
        return detail::copy(syma_verdict_cert_subject(source().get(), i_));
    }

    /** Who signed it; "": not known. */
    std::string issuer() const
    {
        return detail::copy(syma_verdict_cert_issuer(source().get(), i_));
    }

    /** When it ends. */
    maybe<time_point> not_after() const noexcept
    {
        return detail::moment(syma_verdict_cert_not_after(source().get(), i_));
    }

  private:
    std::size_t i_;
};

inline range<evidence> verdict::evidence() const
{
    return range<syma::evidence>(*this);
}

inline range<notice> verdict::notices() const
{
    return range<notice>(*this);
}

inline range<redirect> verdict::redirects() const
{
    return range<redirect>(*this);
}

inline range<form> verdict::forms() const
{
    return range<form>(*this);
}

inline range<cert> verdict::certs() const
{
    return range<cert>(*this);
}

inline range_iterator<cert> verdict::cert_first() const
{
    return range_iterator<cert>(*this, syma_verdict_cert_first(handle()));
}

/* --- report --- */

class section;
class fallback;

/** One check of one portal. */
class report
    : public detail::counted<syma_report, syma_report_ref, syma_report_unref>
{
  public:
    /** An empty one. */
    report() noexcept
    {
    }

    /** Take over a reference that the C interface gave. */
    static report adopt(syma_report *r) noexcept
    {
        return report(r);
    }

    /** Take a reference of one's own to what the C interface lent. */
    static report share(const syma_report *r) noexcept
    {
        return report(syma_report_ref(r));
    }

    /** "" for a portal without a name. */
    std::string portal_id() const
    {
        return detail::copy(syma_report_portal_id(handle()));
    }

    /** Of the whole portal. */
    syma::state state() const
    {
        return static_cast<syma::state>(syma_report_state(handle()));
    }

    /** What a customer can do with the whole portal. */
    syma::usable usable() const
    {
        return static_cast<syma::usable>(syma_report_usable(handle()));
    }

    /** What is true of the whole portal beside its state. */
    syma::flags flags() const
    {
        return syma::flags(syma_report_flags(handle()));
    }

    /** When the check was made. */
    time_point time() const
    {
        return time_point(
            std::chrono::milliseconds(syma_report_time_ms(handle())));
    }

    /** How many required sections are effectively up. */
    std::size_t up_count() const
    {
        return syma_report_up_count(handle());
    }

    /** How many sections are required. */
    std::size_t required_count() const
    {
        return syma_report_required_count(handle());
    }

    /** The exit status, 0 to 3, of a program that reports this portal. */
    int exit_code(int maintenance_code) const
    {
        return detail::check(syma_report_exit_code(handle(), maintenance_code));
    }

    /** "json", "text", "ansi", "nagios", "nagios:0" to "nagios:2". */
    std::string format(text name) const
    {
        char *s = nullptr;
        const int rc = syma_report_format(handle(), name.c_str(), &s);

        return detail::taken(rc, s);
    }

    /** In sentences: "fr" or "en", for a "customer" or an "engineer". */
    std::string explain(text language, text audience) const
    {
        char *s = nullptr;
        const int rc = syma_report_explain(handle(), language.c_str(),
                                           audience.c_str(), &s);

        return detail::taken(rc, s);
    }

    /** In the order of the portal. */
    range<section> sections() const;

  private:
    explicit report(syma_report *r) noexcept : counted(r)
    {
    }
};

/** A section in a report. Effective is what it is worth once the sections
 *  that it needs are counted. */
class section : public detail::child<report>
{
  public:
    section(const report &r, std::size_t i) : child(r), i_(i)
    {
        detail::in_range(i < count(r));
    }

    static std::size_t count(const report &r)
    {
        return syma_report_section_count(r.handle());
    }

    std::string id() const
    {
        return detail::copy(syma_report_section_id(source().get(), i_));
    }

    /** What was found on its page, its needs not counted. */
    syma::verdict verdict() const
    {
        return syma::verdict::share(syma_report_verdict(source().get(), i_));
    }

    state effective_state() const noexcept
    {
        return static_cast<state>(
            syma_report_effective_state(source().get(), i_));
    }

    usable effective_usable() const noexcept
    {
        return static_cast<usable>(
            syma_report_effective_usable(source().get(), i_));
    }

    std::string effective_reason() const
    {
        return detail::copy(syma_report_effective_reason(source().get(), i_));
    }

    /** The section behind the effective state; "": it is its own. */
    std::string because() const
    {
        return detail::copy(syma_report_because(source().get(), i_));
    }

    /** How its address was found, as the portal says; "": it does not. */
    std::string found_by() const
    {
        return detail::copy(syma_report_found_by(source().get(), i_));
    }

    /** The ways round it. */
    range<fallback> fallbacks() const;

  private:
    std::size_t i_;
};

namespace detail
{

/* What every way round tells, whoever lent it. */
class way_round
{
  public:
    /** What is done that way, as in "activate". */
    std::string act() const
    {
        return copy(syma_fallback_act(f_));
    }

    /** By what, as in "sms". */
    std::string channel() const
    {
        return copy(syma_fallback_channel(f_));
    }

    /** The number or address to use. */
    std::string address() const
    {
        return copy(syma_fallback_address(f_));
    }

    /** The word to send or say. */
    std::string keyword() const
    {
        return copy(syma_fallback_keyword(f_));
    }

    /** The words of the page; "" where the portal file tells of it. */
    std::string text() const
    {
        return copy(syma_fallback_text(f_));
    }

    /** Who tells of it: "portal" or "page". */
    std::string source() const
    {
        return copy(syma_fallback_source(f_));
    }

  protected:
    explicit way_round(const syma_fallback *f) : f_(f)
    {
        in_range(f != nullptr);
    }

    ~way_round() = default;
    way_round(const way_round &) noexcept = default;
    way_round &operator=(const way_round &) noexcept = default;

  private:
    const syma_fallback *f_;
};

} // namespace detail

/** A way round a section. */
class fallback : public detail::child<std::pair<report, std::size_t>>,
                 public detail::way_round
{
  public:
    fallback(const source_type &of, std::size_t i)
        : child(of),
          way_round(syma_report_fallback(of.first.handle(), of.second, i))
    {
    }

    static std::size_t count(const source_type &of)
    {
        return syma_report_fallback_count(of.first.handle(), of.second);
    }

    using detail::way_round::source;
};

inline range<section> report::sections() const
{
    return range<section>(*this);
}

inline range<fallback> section::fallbacks() const
{
    return range<fallback>(fallback::source_type(source(), i_));
}

/* --- portal --- */

/** What to watch: built by calls, or read from a <portal> document. */
class portal : public detail::owner<syma_portal, syma_portal_free>
{
  public:
    /** "": a portal without a name. */
    explicit portal(text id = "")
    {
        detail::check(syma_portal_new(id.c_str(), out()));
    }

    /** Take over a portal that the C interface gave. */
    static portal adopt(syma_portal *p) noexcept
    {
        return portal(adopted(), p);
    }

    /** Fill one without sections; error::line tells where it went wrong. */
    void load(const std::string &document)
    {
        const int rc =
            syma_portal_load(handle(), document.data(), document.size());

        if (rc < 0)
            detail::fail(rc, syma_portal_last_error(get()),
                         syma_portal_error_line(get()));
    }

    void add_section(text id, section_kind kind, text url,
                     section_flags how = section_flags())
    {
        done(syma_portal_add_section(handle(), id.c_str(),
                                     static_cast<int>(kind), url.c_str(),
                                     how.raw()));
    }

    /** Send a header with all requests. */
    void set_header(text name, text value)
    {
        done(syma_portal_set_header(handle(), nullptr, name.c_str(),
                                    value.c_str()));
    }

    /** Send a header with the requests for one section. */
    void set_section_header(text id, text name, text value)
    {
        done(syma_portal_set_header(handle(), id.c_str(), name.c_str(),
                                    value.c_str()));
    }

    /** Log in by HTTP: "basic", "digest" or "bearer", which has no user. */
    void set_auth(text scheme, text user, text secret)
    {
        done(syma_portal_set_auth(handle(), nullptr, scheme.c_str(),
                                  user.c_str(), secret.c_str()));
    }

    /** The same for one section. */
    void set_section_auth(text id, text scheme, text user, text secret)
    {
        done(syma_portal_set_auth(handle(), id.c_str(), scheme.c_str(),
                                  user.c_str(), secret.c_str()));
    }

    /** What a page must have: a "phrase", "regex", "title" or "header". */
    void expect(text id, text type, text pattern)
    {
        done(syma_portal_expect(handle(), id.c_str(), type.c_str(), 1,
                                pattern.c_str()));
    }

    /** What it must not have. */
    void forbid(text id, text type, text pattern)
    {
        done(syma_portal_expect(handle(), id.c_str(), type.c_str(), 0,
                                pattern.c_str()));
    }

    void set_home(text url)
    {
        done(syma_portal_set_home(handle(), url.c_str()));
    }

    void set_language(text bcp47)
    {
        done(syma_portal_set_language(handle(), bcp47.c_str()));
    }

    /** Where set_time_zone and load look for the zone. */
    void set_zoneinfo_dir(text folder)
    {
        done(syma_portal_set_zoneinfo_dir(handle(), folder.c_str()));
    }

    void set_time_zone(text iana_name)
    {
        done(syma_portal_set_time_zone(handle(), iana_name.c_str()));
    }

    /** A section is of no use unless another works. */
    void add_need(text id, text needed_id)
    {
        done(syma_portal_add_need(handle(), id.c_str(), needed_id.c_str()));
    }

    /** Another way to what a section is for. */
    void add_fallback(text id, text act, text channel, text address,
                      text keyword = "")
    {
        done(syma_portal_add_fallback(handle(), id.c_str(), act.c_str(),
                                      channel.c_str(), address.c_str(),
                                      keyword.c_str()));
    }

    /** Plan work at local times: once, as from "2026-12-01T22:00", or on days
     *  as "mon wed" or "daily", as from "22:00". section_id "": all. */
    void add_window(text section_id, text days, text begin, text end)
    {
        done(syma_portal_add_window(handle(), or_all(section_id), days.c_str(),
                                    begin.c_str(), end.c_str()));
    }

    /** A promise that was heard elsewhere, as by the "press". Times are local
     *  as above, or have an offset; latest "": it names none. section_id "":
     *  of the portal as a whole. */
    void add_promise(text section_id, text source, text words, text said,
                     text latest = "", bool vague = false)
    {
        done(syma_portal_add_promise(
            handle(), or_all(section_id), source.c_str(), words.c_str(),
            said.c_str(), latest.c_str(), vague ? 1 : 0));
    }

    /** What verdict::signature gave; "": forget it. */
    void set_signature(text id, text signature)
    {
        done(
            syma_portal_set_signature(handle(), id.c_str(), signature.c_str()));
    }

    /** What candidate::found_by gave; "": forget it. */
    void set_found_by(text id, text found)
    {
        done(syma_portal_set_found_by(handle(), id.c_str(), found.c_str()));
    }

    std::size_t section_count() const
    {
        return syma_portal_section_count(handle());
    }

    /** "xml": a document that load reads. */
    std::string format(text name = "xml") const
    {
        char *s = nullptr;
        const int rc = syma_portal_format(handle(), name.c_str(), &s);

        return detail::taken(rc, s);
    }

  private:
    struct adopted {
    };

    portal(adopted, syma_portal *p) noexcept : owner(p)
    {
    }

    static const char *or_all(text section_id)
    {
        return *section_id.c_str() != '\0' ? section_id.c_str() : nullptr;
    }

    void done(int rc) const
    {
        if (rc < 0)
            detail::fail(rc, syma_portal_last_error(get()));
    }
};

/* --- page, context --- */

/**
 * The core without I/O: told what the answer was like, fed its bytes,
 * finished, and judged by classify.
 */
class page : public detail::owner<syma_page, syma_page_free>
{
  public:
    explicit page(arg<options> o = nullptr)
    {
        detail::check(syma_page_new(o.get(), out()));
    }

    /** Where the bytes came from, after all redirects. */
    void set_url(text final_url)
    {
        done(syma_page_set_url(handle(), final_url.c_str()));
    }

    /** Which address was asked for. */
    void set_request_url(text url)
    {
        done(syma_page_set_request_url(handle(), url.c_str()));
    }

    /** Where the home page of the portal is. */
    void set_home_url(text url)
    {
        done(syma_page_set_home_url(handle(), url.c_str()));
    }

    void set_http_status(int code)
    {
        done(syma_page_set_http_status(handle(), code));
    }

    /** In the order in which they were followed. */
    void add_redirect(int http_status, text to_url)
    {
        done(syma_page_add_redirect(handle(), http_status, to_url.c_str()));
    }

    /** That the fetch failed, and how, as in "connect_refused". */
    void set_failure(text reason)
    {
        done(syma_page_set_failure(handle(), reason.c_str()));
    }

    /** That the failure was seen again on a new connection. */
    void set_confirmed()
    {
        done(syma_page_set_confirmed(handle()));
    }

    /** How long a phase took; the phases are those of verdict::timing. */
    void set_timing(text phase, std::chrono::milliseconds took)
    {
        done(syma_page_set_timing_ms(handle(), phase.c_str(), took.count()));
    }

    /** A certificate of the chain, the server's own first. */
    void add_cert(text subject, text issuer,
                  maybe<time_point> not_after = maybe<time_point>())
    {
        const std::int64_t end =
            not_after ? detail::since_epoch(*not_after) : -1;

        done(
            syma_page_add_cert(handle(), subject.c_str(), issuer.c_str(), end));
    }

    /** Content-Type counts only when it comes before the first byte. */
    void add_header(text name, text value)
    {
        done(syma_page_add_header(handle(), name.c_str(), value.c_str()));
    }

    /** Bytes of the body, content codings undone, in pieces of any size. */
    void feed(const void *bytes, std::size_t len)
    {
        done(syma_page_feed(handle(), bytes, len));
    }

    void feed(const std::string &bytes)
    {
        feed(bytes.data(), bytes.size());
    }

    /** There is no more: from here on the page is read only. */
    void finish()
    {
        done(syma_page_finish(handle()));
    }

  private:
    void done(int rc) const
    {
        if (rc < 0)
            detail::fail(rc, syma_page_last_error(get()));
    }
};

/** What is known beside the page. */
class context : public detail::owner<syma_context, syma_context_free>
{
  public:
    context()
    {
        detail::check(syma_context_new(out()));
    }

    /** When the page was seen; std::chrono::system_clock::now() will do. */
    template <class Duration>
    void
    set_now(std::chrono::time_point<std::chrono::system_clock, Duration> now)
    {
        detail::check(
            syma_context_set_now_ms(handle(), detail::since_epoch(now)));
    }

    /** In which zone the page speaks, as in "Europe/Paris". */
    void set_time_zone(text iana_name)
    {
        detail::check(syma_context_set_time_zone(handle(), iana_name.c_str()));
    }

    /** In which language the page is expected to speak: a hint. */
    void set_language(text bcp47)
    {
        detail::check(syma_context_set_language(handle(), bcp47.c_str()));
    }

    /** Take over what a portal says of a section. */
    void set_section(const portal &p, text section_id)
    {
        detail::check(
            syma_context_set_section(handle(), p.handle(), section_id.c_str()));
    }

    /** That credentials went with the request. */
    void set_credentials(bool given)
    {
        detail::check(syma_context_set_credentials(handle(), given ? 1 : 0));
    }

    /** What verdict::signature gave before; "": nothing is known. */
    void set_signature(text signature)
    {
        detail::check(syma_context_set_signature(handle(), signature.c_str()));
    }

    /** What the site shows for an address that cannot exist: that page,
     *  finished; read, not kept. */
    void set_not_found(const page &p)
    {
        detail::check(syma_context_set_not_found(handle(), p.handle()));
    }
};

/** Judge a finished page. No rules: the built-in ones. */
inline verdict classify(const page &p, section_kind kind,
                        arg<context> c = nullptr, arg<ruleset> r = nullptr)
{
    syma_verdict *v = nullptr;

    detail::check(syma_classify(p.handle(), static_cast<int>(kind), c.get(),
                                r.get(), &v));
    return verdict::adopt(v);
}

/* --- discovery --- */

class barred_address;
class candidate;
class clue;
class found_fallback;
class seen_page;

/** From one address to the sections of a portal: candidates, each with a score
 *  and with what speaks for it. Whoever asks decides. */
class discovery : public detail::counted<syma_discovery, syma_discovery_ref,
                                         syma_discovery_unref>
{
  public:
    /** An empty one. */
    discovery() noexcept
    {
    }

    /** Take over a reference that the C interface gave. */
    static discovery adopt(syma_discovery *d) noexcept
    {
        return discovery(d);
    }

    /** Take a reference of one's own to what the C interface lent. */
    static discovery share(const syma_discovery *d) noexcept
    {
        return discovery(syma_discovery_ref(d));
    }

    /** Where the home page was in the end, redirects followed. */
    std::string home_url() const
    {
        return detail::copy(syma_discovery_home_url(handle()));
    }

    /** What the home page says of itself, as in "fr"; "": nothing. */
    std::string language() const
    {
        return detail::copy(syma_discovery_language(handle()));
    }

    /** On the home page; empty where one page alone was looked at. */
    syma::verdict verdict() const
    {
        return syma::verdict::share(syma_discovery_verdict(handle()));
    }

    /** What was looked at: the home page first, then as it was asked. */
    range<seen_page> pages() const;

    /** What robots.txt of the home page's host said; where it failed nothing
     *  but the home page was asked for. */
    syma::robots robots() const
    {
        return static_cast<syma::robots>(syma_discovery_robots(handle()));
    }

    /** What was passed over because of a robots.txt. */
    range<barred_address> barred() const;

    /** Login, account, activation; of a kind the best first. */
    range<candidate> candidates() const;

    /** What is proposed for a kind, its best candidate with a score of 500 or
     *  more; candidates().end(): nothing is. */
    range_iterator<candidate> best(section_kind kind) const;

    /** The ways round that the pages name. */
    range<found_fallback> fallbacks() const;

    /** The home page and what is proposed, to be read and changed. */
    portal to_portal(text id = "") const
    {
        syma_portal *p = nullptr;

        detail::check(syma_discovery_to_portal(handle(), id.c_str(), &p));
        return portal::adopt(p);
    }

    /** "text", "json" or "portal". */
    std::string format(text name) const
    {
        char *s = nullptr;
        const int rc = syma_discovery_format(handle(), name.c_str(), &s);

        return detail::taken(rc, s);
    }

  private:
    explicit discovery(syma_discovery *d) noexcept : counted(d)
    {
    }
};

/** A page that was looked at. */
class seen_page : public detail::child<discovery>
{
  public:
    seen_page(const discovery &d, std::size_t i) : child(d), i_(i)
    {
        detail::in_range(i < count(d));
    }

    static std::size_t count(const discovery &d)
    {
        return syma_discovery_page_count(d.handle());
    }

    /** The address that was asked. */
    std::string url() const
    {
        return detail::copy(syma_discovery_page_url(source().get(), i_));
    }

    /** What HTTP answered; 0: nothing did. */
    int status() const noexcept
    {
        return syma_discovery_page_status(source().get(), i_);
    }

  private:
    std::size_t i_;
};

/** An address that was passed over because of a robots.txt. */
class barred_address : public detail::child<discovery>
{
  public:
    barred_address(const discovery &d, std::size_t i) : child(d), i_(i)
    {
        detail::in_range(i < count(d));
    }

    static std::size_t count(const discovery &d)
    {
        return syma_discovery_barred_count(d.handle());
    }

    std::string url() const
    {
        return detail::copy(syma_discovery_barred_url(source().get(), i_));
    }

  private:
    std::size_t i_;
};

/** An address that may be a section of the portal. */
class candidate : public detail::child<discovery>
{
  public:
    candidate(const discovery &d, std::size_t i)
        : child(d), i_(i), c_(syma_discovery_candidate(d.handle(), i))
    {
        detail::in_range(c_ != nullptr);
    }

    static std::size_t count(const discovery &d)
    {
        return syma_discovery_count(d.handle());
    }

    /** login, account or activation. */
    section_kind kind() const noexcept
    {
        return static_cast<section_kind>(syma_candidate_kind(c_));
    }

    /** Absolute, without a fragment. */
    std::string url() const
    {
        return detail::copy(syma_candidate_url(c_));
    }

    /** How much speaks for it: 0 to 1000. */
    int score() const noexcept
    {
        return syma_candidate_score(c_);
    }

    /** In words: link "Mon espace client". */
    std::string found_by() const
    {
        return detail::copy(syma_candidate_found_by(c_));
    }

    /** The page on which it was found. */
    std::string found_at() const
    {
        return detail::copy(syma_candidate_found_at(c_));
    }

    /** What speaks for or against it, the weightiest first. */
    range<clue> evidence() const;

  private:
    std::size_t i_;
    const syma_candidate *c_;
};

/** Something that speaks for a candidate, or against it. */
class clue : public detail::child<std::pair<discovery, std::size_t>>
{
  public:
    clue(const source_type &of, std::size_t i)
        : child(of), i_(i),
          c_(syma_discovery_candidate(of.first.handle(), of.second))
    {
        detail::in_range(i < count(of));
    }

    static std::size_t count(const source_type &of)
    {
        return syma_candidate_evidence_count(
            syma_discovery_candidate(of.first.handle(), of.second));
    }

    /** As in "link.text". */
    std::string code() const
    {
        return detail::copy(syma_candidate_evidence_code(c_, i_));
    }

    /** The words or the part of the address behind it. */
    std::string text() const
    {
        return detail::copy(syma_candidate_evidence_text(c_, i_));
    }

    /** What it adds to the score, or takes from it: -1000 to 1000. */
    int weight() const noexcept
    {
        return syma_candidate_evidence_weight(c_, i_);
    }

  private:
    std::size_t i_;
    const syma_candidate *c_;
};

/** A way round that a page names. */
class found_fallback : public detail::child<discovery>, public detail::way_round
{
  public:
    found_fallback(const discovery &d, std::size_t i)
        : child(d), way_round(syma_discovery_fallback(d.handle(), i)), i_(i)
    {
    }

    static std::size_t count(const discovery &d)
    {
        return syma_discovery_fallback_count(d.handle());
    }

    using detail::way_round::source;

    /** The page that names it. */
    std::string found_at() const
    {
        return detail::copy(
            syma_discovery_fallback_found_at(child::source().get(), i_));
    }

  private:
    std::size_t i_;
};

inline range<seen_page> discovery::pages() const
{
    return range<seen_page>(*this);
}

inline range<barred_address> discovery::barred() const
{
    return range<barred_address>(*this);
}

inline range<candidate> discovery::candidates() const
{
    return range<candidate>(*this);
}

inline range_iterator<candidate> discovery::best(section_kind kind) const
{
    const syma_candidate *best =
        syma_discovery_best(handle(), static_cast<int>(kind));
    const std::size_t count = candidate::count(*this);
    std::size_t i = 0;

    while (i < count && syma_discovery_candidate(get(), i) != best)
        i++;
    return range_iterator<candidate>(*this, i);
}

inline range<found_fallback> discovery::fallbacks() const
{
    return range<found_fallback>(*this);
}

inline range<clue> candidate::evidence() const
{
    return range<clue>(clue::source_type(source(), i_));
}

/** Look for sections on one finished page. No rules: the built-in ones. */
inline discovery discover_page(const page &p, arg<ruleset> r = nullptr)
{
    syma_discovery *d = nullptr;

    detail::check(syma_discover_page(p.handle(), r.get(), &d));
    return discovery::adopt(d);
}

/** Fetch a home page and what it leads to, and look for sections. Blocks. */
inline discovery discover(text url, arg<options> o = nullptr,
                          arg<ruleset> r = nullptr)
{
    syma_discovery *d = nullptr;

    detail::check(syma_discover(url.c_str(), o.get(), r.get(), &d));
    return discovery::adopt(d);
}

/* --- prober --- */

/** What a prober tells. */
class event : public detail::owner<syma_event, syma_event_free>
{
  public:
    /** An empty one. */
    event() noexcept
    {
    }

    static event adopt(syma_event *e) noexcept
    {
        return event(e);
    }

    /** A program skips the kinds it does not know. */
    event_kind kind() const
    {
        return static_cast<event_kind>(syma_event_kind(handle()));
    }

    /** The one that submit gave. */
    std::uint64_t ticket() const
    {
        return syma_event_ticket(handle());
    }

    /** The section a verdict is about; "" for a page submitted by its URL. */
    std::string section_id() const
    {
        return detail::copy(syma_event_section_id(handle()));
    }

    /** Of event_kind::verdict; empty for other kinds. */
    syma::verdict verdict() const
    {
        return syma::verdict::share(syma_event_verdict(handle()));
    }

    /** Of event_kind::report; empty for other kinds. */
    syma::report report() const
    {
        return syma::report::share(syma_event_report(handle()));
    }

    /** Of event_kind::discovery; empty for other kinds. */
    syma::discovery discovery() const
    {
        return syma::discovery::share(syma_event_discovery(handle()));
    }

    /** Of event_kind::failure; errc::ok for other kinds. */
    errc error_code() const
    {
        return static_cast<errc>(syma_event_error(handle()));
    }

  private:
    explicit event(syma_event *e) noexcept : owner(e)
    {
    }
};

/**
 * Any number of checks at once, in the thread of its caller. What is const is
 * for any thread at any time, as long as the prober is there; a const prober &
 * is what other threads need.
 */
class prober : public detail::owner<syma_prober, syma_prober_free>
{
  public:
    explicit prober(arg<options> o = nullptr, arg<ruleset> r = nullptr)
    {
        detail::check(syma_prober_new(o.get(), r.get(), out()));
    }

    /** Begin to check a portal. The ticket is in all its events; the report
     *  is the last one. */
    std::uint64_t submit(const portal &p)
    {
        std::uint64_t ticket = 0;

        detail::check(syma_prober_submit(handle(), p.handle(), &ticket));
        return ticket;
    }

    /** Begin to check one page. */
    std::uint64_t submit(text url, section_kind kind)
    {
        std::uint64_t ticket = 0;

        detail::check(syma_prober_submit_url(handle(), url.c_str(),
                                             static_cast<int>(kind), &ticket));
        return ticket;
    }

    /** Begin to look for the sections of a portal, from its home page. */
    std::uint64_t submit_discovery(text url)
    {
        std::uint64_t ticket = 0;

        detail::check(
            syma_prober_submit_discovery(handle(), url.c_str(), &ticket));
        return ticket;
    }

    /** Give up a check. errc::enotfound where it has ended. */
    void cancel(std::uint64_t ticket)
    {
        detail::check(syma_prober_cancel(handle(), ticket));
    }

    /** How many checks have not ended. */
    std::size_t pending()
    {
        return syma_prober_pending(handle());
    }

    /** The descriptor to watch for input; errc::enotsup where there is none. */
    int fd()
    {
        return detail::check(syma_prober_fd(handle()));
    }

    /** How long nothing needs to be done, where fd() is not watched. None:
     *  nothing is pending. */
    maybe<std::chrono::milliseconds> timeout()
    {
        return detail::duration(syma_prober_timeout_ms(handle()));
    }

    /** Do what can be done now, without blocking: how many events wait. */
    std::size_t step()
    {
        return static_cast<std::size_t>(
            detail::check(syma_prober_step(handle())));
    }

    /** Work until an event waits, the time is over, wakeup() is called, or
     *  nothing is pending: how many events wait. At most an hour. */
    std::size_t wait(std::chrono::milliseconds timeout)
    {
        return static_cast<std::size_t>(
            detail::check(syma_prober_wait(handle(), timeout.count())));
    }

    std::size_t wait()
    {
        return wait(std::chrono::milliseconds(-1));
    }

    /** End a wait. */
    void wakeup() const
    {
        detail::check(syma_prober_wakeup(handle()));
    }

    /** Pull the oldest event; an empty one where there is none. */
    event next_event()
    {
        syma_event *e = nullptr;

        detail::check(syma_prober_next_event(handle(), &e));
        return event::adopt(e);
    }
};

/* --- one check in one call --- */

/** Fetch a page and judge it. Blocks. */
inline verdict check_url(text url, section_kind kind, arg<options> o = nullptr,
                         arg<ruleset> r = nullptr)
{
    syma_verdict *v = nullptr;

    detail::check(syma_check_url(url.c_str(), static_cast<int>(kind), o.get(),
                                 r.get(), &v));
    return verdict::adopt(v);
}

/** Fetch and judge every section of a portal, and sum up. Blocks. */
inline report check_portal(const portal &p, arg<options> o = nullptr,
                           arg<ruleset> r = nullptr)
{
    syma_report *made = nullptr;

    detail::check(syma_check_portal(p.handle(), o.get(), r.get(), &made));
    return report::adopt(made);
}

/* --- tracker --- */

/** How long each state has held, in whole seconds. */
struct seconds {
    std::int64_t unknown;
    std::int64_t up;
    std::int64_t degraded;
    std::int64_t maintenance;
    std::int64_t down;

    std::int64_t total() const noexcept
    {
        return unknown + up + degraded + maintenance + down;
    }
};

/** One time at which the state was not up. */
struct incident {
    time_point begin;      /* the first report that saw it */
    time_point confirmed;  /* the one that confirmed it */
    maybe<time_point> end; /* none while it goes on */
    state worst;           /* in its course */
    std::string reason;    /* with which it began; "": of a portal */
    bool planned;          /* it began in a planned window */
    std::size_t slips;     /* how often a return was put off */
};

/** A promise of a return. */
struct promise {
    std::string source; /* "header", "page", "status", or as declared */
    std::string text;
    time_point seen; /* first */
    maybe<time_point> earliest;
    maybe<time_point> latest;
    bool vague;                     /* a reading of loose words */
    maybe<time_point> revised_from; /* what the source had named before */
    promise_status status;
    maybe<std::chrono::milliseconds> late; /* none: it names no time */
};

/** Planned work. */
struct window {
    std::string section_id; /* "": the whole portal */
    std::string source;     /* "portal" or "page" */
    std::string text;
    time_point begin;
    time_point end;
};

/** What a tracker knows of a section. */
struct tracked_section {
    std::string id;
    syma::state state;
    syma::usable usable;
    std::string reason;
    syma::flags flags;
    maybe<time_point> since; /* the state has held */
    syma::seconds seconds;
    syma::seconds planned_seconds;   /* of them, those in planned windows */
    std::vector<incident> incidents; /* the latest first; so the promises */
    std::vector<promise> promises;
};

/** What a tracker knows of a portal. Incidents and promises are those of the
 *  portal as a whole; its sections have their own. */
struct tracked_portal {
    std::string id;
    maybe<time_point> checked; /* when the last report was made */
    syma::state state;
    syma::usable usable;
    syma::flags flags;
    maybe<time_point> since;
    std::size_t up_count; /* of the required sections */
    std::size_t required_count;
    /* ever; the same words of several sections are one promise */
    std::uint64_t kept_count;
    std::uint64_t broken_count;
    syma::seconds seconds;
    syma::seconds planned_seconds;
    std::vector<tracked_section> sections; /* as in the last report */
    std::vector<incident> incidents;
    std::vector<promise> promises;
    std::vector<window> windows; /* the one that begins first comes first */
};

/** A required section that is not back. */
struct waiting {
    std::string section_id;
    std::string waits_for; /* the section it needs; "": none */
};

/** What has changed. */
struct change {
    change_kind kind;
    std::string portal_id;
    std::string section_id; /* "": the portal as a whole */
    time_point time;        /* when it came about */
    time_point seen;        /* when the tracker learnt of it */
    state before;
    state after;
    bool begins; /* flapping, being stale or a window; not: it ends */
    std::shared_ptr<const syma::promise> promise; /* null: about none */
    std::shared_ptr<const syma::window> window;
    std::size_t up_count; /* these four: of a partial return */
    std::size_t required_count;
    std::vector<std::string> back;
    std::vector<syma::waiting> waiting;
    std::string text; /* in one English line */
};

namespace detail
{

/* A moment that is always known. */
inline time_point at(std::int64_t ms) noexcept
{
    return time_point(std::chrono::milliseconds(ms));
}

inline incident copy(const syma_incident *n)
{
    return incident{at(syma_incident_begin_ms(n)),
                    at(syma_incident_confirmed_ms(n)),
                    moment(syma_incident_end_ms(n)),
                    static_cast<state>(syma_incident_worst(n)),
                    copy(syma_incident_reason(n)),
                    syma_incident_planned(n) != 0,
                    syma_incident_slips(n)};
}

inline promise copy(const syma_promise *p)
{
    return promise{copy(syma_promise_source(p)),
                   copy(syma_promise_text(p)),
                   at(syma_promise_seen_ms(p)),
                   moment(syma_promise_earliest_ms(p)),
                   moment(syma_promise_latest_ms(p)),
                   syma_promise_vague(p) != 0,
                   moment(syma_promise_revised_from_ms(p)),
                   static_cast<promise_status>(syma_promise_status(p)),
                   duration(syma_promise_late_ms(p))};
}

inline window copy(const syma_window *w)
{
    return window{copy(syma_window_section_id(w)), copy(syma_window_source(w)),
                  copy(syma_window_text(w)), at(syma_window_begin_ms(w)),
                  at(syma_window_end_ms(w))};
}

inline seconds seconds_of(const syma_tracker *t, const char *p, const char *s,
                          std::int64_t (*get)(const syma_tracker *,
                                              const char *, const char *, int))
{
    return seconds{
        get(t, p, s, SYMA_STATE_UNKNOWN), get(t, p, s, SYMA_STATE_UP),
        get(t, p, s, SYMA_STATE_DEGRADED), get(t, p, s, SYMA_STATE_MAINTENANCE),
        get(t, p, s, SYMA_STATE_DOWN)};
}

inline std::vector<incident> incidents_of(const syma_tracker *t, const char *p,
                                          const char *s)
{
    std::vector<incident> list;

    for (std::size_t i = 0; i < syma_tracker_incident_count(t, p, s); i++)
        list.push_back(copy(syma_tracker_incident(t, p, s, i)));
    return list;
}

inline std::vector<promise> promises_of(const syma_tracker *t, const char *p,
                                        const char *s)
{
    std::vector<promise> list;

    for (std::size_t i = 0; i < syma_tracker_promise_count(t, p, s); i++)
        list.push_back(copy(syma_tracker_promise(t, p, s, i)));
    return list;
}

inline tracked_section section_of(const syma_tracker *t, const char *p,
                                  const char *s)
{
    return tracked_section{copy(s),
                           static_cast<state>(syma_tracker_state(t, p, s)),
                           static_cast<usable>(syma_tracker_usable(t, p, s)),
                           copy(syma_tracker_reason(t, p, s)),
                           flags(syma_tracker_flags(t, p, s)),
                           moment(syma_tracker_since_ms(t, p, s)),
                           seconds_of(t, p, s, syma_tracker_seconds),
                           seconds_of(t, p, s, syma_tracker_planned_seconds),
                           incidents_of(t, p, s),
                           promises_of(t, p, s)};
}

inline std::vector<tracked_section> sections_of(const syma_tracker *t,
                                                const char *p)
{
    std::vector<tracked_section> list;

    for (std::size_t i = 0; i < syma_tracker_section_count(t, p); i++)
        list.push_back(section_of(t, p, syma_tracker_section_id(t, p, i)));
    return list;
}

inline std::vector<window> windows_of(const syma_tracker *t, const char *p)
{
    std::vector<window> list;

    for (std::size_t i = 0; i < syma_tracker_window_count(t, p); i++)
        list.push_back(copy(syma_tracker_window(t, p, i)));
    return list;
}

inline tracked_portal portal_of(const syma_tracker *t, const char *p)
{
    return tracked_portal{
        copy(p),
        moment(syma_tracker_checked_ms(t, p)),
        static_cast<state>(syma_tracker_state(t, p, nullptr)),
        static_cast<usable>(syma_tracker_usable(t, p, nullptr)),
        flags(syma_tracker_flags(t, p, nullptr)),
        moment(syma_tracker_since_ms(t, p, nullptr)),
        syma_tracker_up_count(t, p),
        syma_tracker_required_count(t, p),
        syma_tracker_kept_count(t, p),
        syma_tracker_broken_count(t, p),
        seconds_of(t, p, nullptr, syma_tracker_seconds),
        seconds_of(t, p, nullptr, syma_tracker_planned_seconds),
        sections_of(t, p),
        incidents_of(t, p, nullptr),
        promises_of(t, p, nullptr),
        windows_of(t, p)};
}

struct change_free {
    void operator()(syma_change *c) const noexcept
    {
        syma_change_free(c);
    }
};

inline std::vector<std::string> back_of(const syma_change *c)
{
    std::vector<std::string> list;

    for (std::size_t i = 0; i < syma_change_up_count(c); i++)
        list.push_back(copy(syma_change_back(c, i)));
    return list;
}

inline std::vector<waiting> waiting_of(const syma_change *c)
{
    const std::size_t count =
        syma_change_required_count(c) - syma_change_up_count(c);
    std::vector<waiting> list;

    for (std::size_t i = 0; i < count; i++)
        list.push_back(waiting{copy(syma_change_waiting(c, i)),
                               copy(syma_change_waits_for(c, i))});
    return list;
}

inline change copy(const syma_change *c)
{
    const syma_promise *p = syma_change_promise(c);
    const syma_window *w = syma_change_window(c);

    return change{
        static_cast<change_kind>(syma_change_kind(c)),
        copy(syma_change_portal_id(c)),
        copy(syma_change_section_id(c)),
        at(syma_change_time_ms(c)),
        at(syma_change_seen_ms(c)),
        static_cast<state>(syma_change_from(c)),
        static_cast<state>(syma_change_to(c)),
        syma_change_begins(c) != 0,
        p != nullptr ? std::make_shared<const promise>(copy(p)) : nullptr,
        w != nullptr ? std::make_shared<const window>(copy(w)) : nullptr,
        syma_change_up_count(c),
        syma_change_required_count(c),
        back_of(c),
        waiting_of(c),
        copy(syma_change_text(c))};
}

} // namespace detail

/** The schema of what tracker::save gives: RELAX NG in its XML form. */
inline std::string tracker_schema()
{
    return detail::copy(syma_tracker_schema());
}

/**
 * Over days: fed with the reports of any number of portals and told the time.
 * What it gives are copies, which stay as they are.
 */
class tracker : public detail::owner<syma_tracker, syma_tracker_free>
{
  public:
    explicit tracker(arg<options> o = nullptr)
    {
        detail::check(syma_tracker_new(o.get(), out()));
    }

    /** Feed one report. */
    void add(const syma::report &r)
    {
        done(syma_tracker_add(handle(), r.handle()));
    }

    /** Tell the time, where no report comes in. */
    template <class Duration>
    void tick(std::chrono::time_point<std::chrono::system_clock, Duration> now)
    {
        done(syma_tracker_tick(handle(), detail::since_epoch(now)));
    }

    /** Forget a portal. */
    void remove(text portal_id)
    {
        done(syma_tracker_remove(handle(), portal_id.c_str()));
    }

    /** A promise that was heard elsewhere, as by the "press"; section_id "":
     *  of the portal as a whole. */
    void declare_promise(text portal_id, text section_id, text source,
                         text words, time_point seen,
                         maybe<time_point> earliest = maybe<time_point>(),
                         maybe<time_point> latest = maybe<time_point>(),
                         bool vague = false)
    {
        done(syma_tracker_declare_promise(
            handle(), portal_id.c_str(), section_id.c_str(), source.c_str(),
            words.c_str(), detail::since_epoch(seen), ms_or_none(earliest),
            ms_or_none(latest), vague ? 1 : 0));
    }

    /** In the order of their bytes. */
    std::vector<std::string> portal_ids() const
    {
        std::vector<std::string> list;

        for (std::size_t i = 0; i < syma_tracker_portal_count(handle()); i++)
            list.push_back(detail::copy(syma_tracker_portal_id(get(), i)));
        return list;
    }

    /** All that are known. */
    std::vector<tracked_portal> portals() const
    {
        std::vector<tracked_portal> list;

        for (const std::string &id : portal_ids())
            list.push_back(detail::portal_of(get(), id.c_str()));
        return list;
    }

    /** errc::enotfound where it is not known. */
    tracked_portal portal(text portal_id) const
    {
        known(portal_id.c_str(), nullptr);
        return detail::portal_of(get(), portal_id.c_str());
    }

    /** errc::enotfound where it is not known. */
    tracked_section section(text portal_id, text section_id) const
    {
        if (*section_id.c_str() == '\0')
            detail::fail(SYMA_ENOTFOUND);
        known(portal_id.c_str(), section_id.c_str());
        return detail::section_of(get(), portal_id.c_str(), section_id.c_str());
    }

    /** The last one of a portal; an empty one where none was added. */
    syma::report report(text portal_id) const
    {
        return syma::report::share(
            syma_tracker_report(handle(), portal_id.c_str()));
    }

    /** Pull the oldest change; false where there is none. */
    bool next_change(change &next)
    {
        syma_change *c = nullptr;

        if (detail::check(syma_tracker_next_change(handle(), &c)) == 0)
            return false;
        const std::unique_ptr<syma_change, detail::change_free> owned(c);

        next = detail::copy(owned.get());
        return true;
    }

    /** Pull all changes that wait. */
    std::vector<change> changes()
    {
        std::vector<change> list;
        change next = change();

        while (next_change(next))
            list.push_back(next);
        return list;
    }

    /** "json", "openmetrics", "prometheus", "atom" or "summary", of all. */
    std::string format(text name) const
    {
        return formatted(nullptr, name.c_str());
    }

    /** The same of one portal; "svg" too. */
    std::string format(text name, text portal_id) const
    {
        return formatted(portal_id.c_str(), name.c_str());
    }

    /** In sentences, in "fr" or "en". */
    std::string explain(text portal_id, text language) const
    {
        char *s = nullptr;
        const int rc = syma_tracker_explain(handle(), portal_id.c_str(),
                                            language.c_str(), &s);

        return detail::taken(rc, s);
    }

    /** A document for load in a later process, of all portals. */
    std::string save() const
    {
        return saved(nullptr);
    }

    /** The same of one portal. */
    std::string save(text portal_id) const
    {
        return saved(portal_id.c_str());
    }

    /** Take in what save gave; error::line tells where it went wrong. */
    void load(const std::string &document)
    {
        done(syma_tracker_load(handle(), document.data(), document.size()));
    }

  private:
    static std::int64_t ms_or_none(maybe<time_point> when)
    {
        return when ? detail::since_epoch(*when) : -1;
    }

    void known(const char *p, const char *s) const
    {
        if (syma_tracker_seconds(handle(), p, s, SYMA_STATE_UP) < 0)
            detail::fail(SYMA_ENOTFOUND);
    }

    std::string formatted(const char *portal_id, const char *name) const
    {
        char *s = nullptr;
        const int rc = syma_tracker_format(handle(), portal_id, name, &s);

        return detail::taken(rc, s);
    }

    std::string saved(const char *portal_id) const
    {
        char *s = nullptr;
        const int rc = syma_tracker_save(handle(), portal_id, &s);

        return detail::taken(rc, s);
    }

    void done(int rc) const
    {
        if (rc < 0)
            detail::fail(rc, syma_tracker_last_error(get()),
                         syma_tracker_error_line(get()));
    }
};

} // namespace syma

#endif
