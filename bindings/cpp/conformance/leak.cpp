/* SPDX-License-Identifier: MIT */
/*
 * leak CASES.tsv N MEMORY: judges the pages over and over, each time with a
 * tracker of that memory, and reads all of them and where they lead. Prints the
 * resident memory in KiB after 1000 verdicts, and after N more.
 */
#include <exception>
#include <fstream>
#include <iostream>

#include "cases.hpp"

static const int warm_up = 1000;

static long resident_kib()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    long kib = 0;

    while (status >> word && word != "VmRSS:") {
    }
    status >> kib;
    return kib;
}

static std::size_t read_all(const syma::verdict &v)
{
    std::size_t size = to_string(v.state()).size() + v.reason().size() +
                       v.format("json").size();

    for (const syma::evidence &e : v.evidence())
        size += e.code().size() + e.zone().size() + e.excerpt().size() +
                to_string(e.points_to()).size() +
                static_cast<std::size_t>(e.weight());
    for (const syma::notice &n : v.notices())
        size += to_string(n.kind()).size() + n.text().size() + n.act().size() +
                n.channel().size() + n.address().size() + n.keyword().size() +
                (n.earliest() != n.latest());
    return size;
}

static std::size_t find(const saved_page &page)
{
    const syma::discovery found = discover(page);
    std::size_t size = 0;

    if (!found)
        return 0;
    for (const syma::candidate &c : found.candidates())
        for (const syma::clue &one : c.evidence())
            size += c.url().size() + one.code().size() + one.text().size();
    return size + found.pages().size() + found.fallbacks().size() +
           found.to_portal().section_count() + found.format("json").size();
}

static std::size_t track(const std::string &memory)
{
    syma::tracker t;
    std::size_t size = 0;

    t.load(memory);
    t.declare_promise("lumo", "", "press", "back tomorrow", saved_at());
    t.tick(saved_at());
    for (const syma::change &c : t.changes())
        size += c.text.size();
    for (const syma::tracked_portal &p : t.portals())
        size += p.sections.size();
    return size + t.save().size() + t.format("json").size();
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    try {
        const std::vector<saved_page> pages = read_table(argv[1]);
        const std::string memory = read_file(argv[3]);
        const int count = warm_up + std::stoi(argv[2]);
        std::size_t size = 0;
        long before = 0;

        for (int i = 0; i < count; i++) {
            if (i == warm_up)
                before = resident_kib();
            const saved_page &page =
                pages.at(static_cast<std::size_t>(i) % pages.size());

            size += track(memory) + find(page) + read_all(judge(page));
        }
        std::cout << "rss_kib " << before << ' ' << resident_kib() << '\n';
        return size == 0;
    } catch (const std::exception &e) {
        std::cerr << "leak: " << e.what() << '\n';
        return 1;
    }
}
