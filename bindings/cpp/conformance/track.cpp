/* SPDX-License-Identifier: MIT */
/*
 * track MEMORY PORTAL: what a tracker tells, as bindings/conformance/track.c
 * prints it.
 */
#include <exception>
#include <iostream>

#include "cases.hpp"

static const syma::time_point now = saved_at();
static const std::chrono::hours day(24);

static std::int64_t ms(syma::maybe<syma::time_point> when)
{
    return when ? when->time_since_epoch().count() : -1;
}

static std::string joined(const std::vector<std::string> &words)
{
    std::string all;

    for (const std::string &word : words)
        all += (all.empty() ? "" : ",") + word;
    return all;
}

static std::string names(syma::flags flags)
{
    std::vector<std::string> words;

    for (syma::flag one : flags)
        words.push_back(to_string(one));
    return joined(words);
}

static void print(const syma::promise &p)
{
    std::cout << "  promise " << p.source << '|' << p.text << '|' << ms(p.seen)
              << '|' << ms(p.earliest) << '|' << ms(p.latest) << '|' << p.vague
              << '|' << ms(p.revised_from) << '|' << to_string(p.status) << '|'
              << (p.late ? p.late->count() : -1) << '\n';
}

static void print(const syma::window &w)
{
    std::cout << "  window " << w.section_id << '|' << w.source << '|' << w.text
              << '|' << ms(w.begin) << '|' << ms(w.end) << '\n';
}

static void print(const syma::incident &n)
{
    std::cout << "  incident " << ms(n.begin) << '|' << ms(n.confirmed) << '|'
              << ms(n.end) << '|' << to_string(n.worst) << '|' << n.reason
              << '|' << n.planned << '|' << n.slips << '\n';
}

static void print(const syma::change &c)
{
    std::vector<std::string> waiting;

    for (const syma::waiting &w : c.waiting)
        waiting.push_back(w.section_id + ":" + w.waits_for);
    std::cout << "change " << to_string(c.kind) << '|' << c.portal_id << '|'
              << c.section_id << '|' << ms(c.time) << '|' << ms(c.seen) << '|'
              << to_string(c.before) << '|' << to_string(c.after) << '|'
              << c.begins << '|' << c.up_count << '|' << c.required_count << '|'
              << joined(c.back) << '|' << joined(waiting) << '|' << c.text
              << '\n';
    if (c.promise)
        print(*c.promise);
    if (c.window)
        print(*c.window);
}

/* What a section and a portal as a whole have in common. */
template <class Place> static void print_place(const Place &p)
{
    const syma::seconds &all = p.seconds;
    const syma::seconds &some = p.planned_seconds;

    std::cout << '|' << to_string(p.state) << '|' << to_string(p.usable) << '|'
              << names(p.flags) << '|' << ms(p.since) << '\n';
    std::cout << "  seconds|" << all.unknown << '|' << some.unknown << '|'
              << all.up << '|' << some.up << '|' << all.degraded << '|'
              << some.degraded << '|' << all.maintenance << '|'
              << some.maintenance << '|' << all.down << '|' << some.down
              << '\n';
    for (const syma::incident &n : p.incidents)
        print(n);
    for (const syma::promise &one : p.promises)
        print(one);
}

static void print(const syma::tracker &t, const syma::tracked_portal &p)
{
    const syma::report r = t.report(p.id);

    std::cout << "portal " << p.id << '|' << ms(p.checked) << '|' << p.up_count
              << '|' << p.required_count << '|' << p.kept_count << '|'
              << p.broken_count << '|' << (r ? to_string(r.state()) : "none");
    print_place(p);
    for (const syma::window &w : p.windows)
        print(w);
    for (const syma::tracked_section &s : p.sections) {
        std::cout << "section " << s.id << '|' << s.reason;
        print_place(s);
    }
}

static void track(const std::string &memory, const std::string &document)
{
    syma::tracker t(syma::options{{"interval_ms", day}, {"confirm_up", 1}});
    syma::portal p;

    t.load(read_file(memory));
    p.load(read_file(document));
    const syma::report r = syma::check_portal(
        p, syma::options{{"allow_private", 1}, {"host_delay_ms", 0}});
    t.add(r);
    t.declare_promise(r.portal_id(), "account", "press", "back tomorrow", now,
                      now, syma::time_point(now + day), true);
    t.tick(now + 3 * day);
    for (const syma::change &c : t.changes())
        print(c);
    for (const syma::tracked_portal &one : t.portals())
        print(t, one);
    std::cout << t.save() << t.format("json") << t.format("summary");
    for (const std::string &id : t.portal_ids())
        std::cout << t.explain(id, "en") << '\n';
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    try {
        track(argv[1], argv[2]);
        return 0;
    } catch (const std::exception &e) {
        std::cerr << "track: " << e.what() << '\n';
        return 1;
    }
}
