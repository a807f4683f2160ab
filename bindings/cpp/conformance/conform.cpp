/* SPDX-License-Identifier: MIT */
/*
 * conform CASES.tsv...: judges the saved pages of the tables and prints each
 * verdict as JSON, and where those with an address lead, as
 * bindings/conformance/conform.c does.
 */
#include <exception>
#include <iostream>

#include "cases.hpp"

int main(int argc, char **argv)
{
    try {
        for (int i = 1; i < argc; i++)
            for (const saved_page &page : read_table(argv[i])) {
                std::cout << judge(page).format("json");
                if (const syma::discovery found = discover(page))
                    std::cout << found.format("json");
            }
        return argc < 2;
    } catch (const std::exception &e) {
        std::cerr << "conform: " << e.what() << '\n';
        return 1;
    }
}
