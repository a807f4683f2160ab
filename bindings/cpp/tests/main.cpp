/* SPDX-License-Identifier: MIT */
#include <unistd.h>

#include "check.hpp"

struct part {
    const char *name;
    void (*run)();
};

static const part parts[] = {
    {"values", check_values},       {"options", check_options},
    {"page", check_page},           {"verdict", check_verdict},
    {"portal", check_portal},       {"report", check_report},
    {"prober", check_prober},       {"tracker", check_tracker},
    {"discovery", check_discovery},
};

static void run(const part &one)
{
    const int before = the_tally().checks;

    try {
        one.run();
    } catch (const std::exception &e) {
        check_at(false, e.what(), one.name, 0);
    }
    std::cout << one.name << ": " << the_tally().checks - before << " checks\n";
}

int main()
{
    alarm(300); /* rather an end than a hang */
    for (const part &one : parts)
        run(one);
    std::cout << the_tally().checks << " checks, " << the_tally().failed
              << " failed\n";
    return the_tally().failed != 0;
}
