/* SPDX-License-Identifier: MIT */
/*
 * A table of saved pages: a line of names, then a page a line, its columns
 * parted by tabs. '-' is what is not known; the files lie beside the table.
 */
#ifndef CASES_HPP
#define CASES_HPP

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <syma/syma.hpp>

struct saved_page {
    std::string bytes;
    std::string kind;
    std::string status;
    std::string url;
    std::string header;
};

inline std::string read_file(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);

    if (!file)
        throw std::runtime_error(path + ": cannot be read");
    return std::string(std::istreambuf_iterator<char>(file),
                       std::istreambuf_iterator<char>());
}

inline std::vector<saved_page> read_table(const std::string &path)
{
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    std::istringstream table(read_file(path));
    std::vector<saved_page> pages;
    std::string line;

    std::getline(table, line);
    while (std::getline(table, line)) {
        std::istringstream columns(line);
        std::string file;
        saved_page p;

        std::getline(columns, file, '\t');
        std::getline(columns, p.kind, '\t');
        std::getline(columns, p.status, '\t');
        std::getline(columns, p.url, '\t');
        std::getline(columns, p.header, '\t');
        p.bytes = read_file(folder + file);
        pages.push_back(p);
    }
    return pages;
}

inline void add_header(syma::page &page, const std::string &header)
{
    const std::size_t colon = header.find(':');

    if (colon == std::string::npos)
        throw std::runtime_error(header + ": not a header");
    const std::string value = header.substr(colon + 1);
    const std::size_t begin = value.find_first_not_of(' ');

    page.add_header(header.substr(0, colon),
                    begin == std::string::npos ? "" : value.substr(begin));
}

/* 2026-11-23T10:00:00Z */
inline syma::time_point saved_at()
{
    return syma::time_point(std::chrono::milliseconds(INT64_C(1795428000000)));
}

inline syma::page page_of(const saved_page &saved)
{
    syma::page page;

    if (saved.status != "-")
        page.set_http_status(std::stoi(saved.status));
    if (saved.url != "-") {
        page.set_request_url(saved.url);
        page.set_url(saved.url);
    }
    if (saved.header != "-")
        add_header(page, saved.header);
    page.feed(saved.bytes);
    page.finish();
    return page;
}

inline syma::verdict judge(const saved_page &saved)
{
    syma::context context;

    context.set_now(saved_at());
    return syma::classify(page_of(saved),
                          syma::section_kind_from_name(saved.kind), context);
}

/* Empty where the page has no address. */
inline syma::discovery discover(const saved_page &saved)
{
    return saved.url != "-" ? syma::discover_page(page_of(saved))
                            : syma::discovery();
}

#endif
