/* SPDX-License-Identifier: MIT */
/*
 * CHECK(what) counts what holds and tells what does not; REFUSED(code, call)
 * is a CHECK that the call throws syma::error with that code and a message.
 */
#ifndef CHECK_HPP
#define CHECK_HPP

#include <functional>
#include <iostream>

#include <syma/syma.hpp>

struct tally {
    int checks;
    int failed;
};

inline tally &the_tally()
{
    static tally all = {0, 0};

    return all;
}

inline void check_at(bool holds, const char *what, const char *file, int line)
{
    the_tally().checks++;
    if (holds)
        return;
    the_tally().failed++;
    std::cout << file << ':' << line << ": not so: " << what << '\n';
}

/* A thrown std::exception is a failed check, not the end of the program. */
inline void check_call(const std::function<bool()> &call, const char *what,
                       const char *file, int line)
{
    bool holds = false;

    try {
        holds = call();
    } catch (const std::exception &e) {
        std::cout << file << ':' << line << ": " << e.what() << '\n';
    }
    check_at(holds, what, file, line);
}

inline bool refused(syma::errc code, const std::function<void()> &call)
{
    try {
        call();
    } catch (const syma::error &e) {
        return e.code() == code && e.what()[0] != '\0' &&
               e.name() == syma_error_name(static_cast<int>(code));
    }
    return false;
}

#define CHECK(...)                                                       \
    check_call([&]() -> bool { return static_cast<bool>(__VA_ARGS__); }, \
               #__VA_ARGS__, __FILE__, __LINE__)

#define REFUSED(code, ...)                                      \
    check_at(refused(syma::errc::code, [&]() { __VA_ARGS__; }), \
             #code " by " #__VA_ARGS__, __FILE__, __LINE__)

/* The parts of the program, a file each. */
void check_values();
void check_options();
void check_page();
void check_verdict();
void check_portal();
void check_report();
void check_prober();
void check_tracker();
void check_discovery();

#endif
