#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Usage: gen_raw.py <api.json >enums.hpp

Writes the enum classes of the C++ binding, one for each enum of the C
headers, and the word of each of their values. The functions need no raw
layer: C++ reads the C headers."""

import json
import sys
import textwrap

WRITES = "../../include/syma/enums.hpp"

HEAD = """\
/* SPDX-License-Identifier: MIT */
/*
 * The enumerations of libsyma as enum classes. A newer library may give a
 * number that is not listed here: each type holds any number.
 *
 * Made by gen_raw.py from bindings/api.json; do not edit.
 */
#ifndef SYMA_ENUMS_HPP
#define SYMA_ENUMS_HPP

#include <cstdint>

namespace syma
{
"""

TAIL = """\

} // namespace syma

#endif
"""

# syma::error is the exception.
RENAMED = {"error": "errc"}

KEYWORDS = set("""and asm auto bool break case catch char class const continue
default delete do double else enum explicit export extern false final float
for friend goto if import inline int long module mutable namespace new not
operator or override private protected public register requires return short
signed sizeof static struct switch template this throw true try typedef union
unsigned using virtual void volatile while xor""".split())


def common_words(names):
    """How many words, parted by '_', all names begin with."""
    lists = [name.split("_")[:-1] for name in names]
    count = 0
    while all(len(words) > count and words[count] == lists[0][count]
              for words in lists):
        count += 1
    return count


def enumerators(entry):
    """[(word, value)]: SYMA_STATE_UP of syma_state is up."""
    names = [value["name"] for value in entry["values"]]
    begin = common_words(names)
    words = ["_".join(name.split("_")[begin:]).lower() for name in names]
    return list(zip(words, entry["values"]))


def identifier(word):
    return word + "_" if word in KEYWORDS or word[0].isdigit() else word


def comment(text, indent):
    if not text:
        return []
    space = " " * indent
    lines = textwrap.wrap(text, 80 - indent - 7)
    if len(lines) == 1:
        return ["%s/** %s */" % (space, lines[0])]
    return ["%s/** %s" % (space, lines[0])] + \
        ["%s *  %s" % (space, line) for line in lines[1:-1]] + \
        ["%s *  %s */" % (space, lines[-1])]


def enum_class(entry):
    name = entry["name"].replace("syma_", "", 1)
    name = RENAMED.get(name, name)
    kind = "std::uint32_t" if entry["doc"].startswith("A bit set") else "int"
    lines = [""] + comment(entry["doc"], 0)
    lines += ["enum class %s : %s {" % (name, kind)]
    for word, value in enumerators(entry):
        lines += comment(value["doc"], 4)
        lines += ["    %s = %d," % (identifier(word), value["value"])]
    lines[-1] = lines[-1].rstrip(",")
    return lines + ["};"] + spelling(name, entry)


def spelling(name, entry):
    lines = ["", "/** Its word; nullptr for a number not listed above. */",
             "inline const char *spelled(%s value) noexcept" % name, "{",
             "    switch (value) {"]
    for word, _ in enumerators(entry):
        lines += ["    case %s::%s:" % (name, identifier(word)),
                  '        return "%s";' % word]
    return lines + ["    }", "    return nullptr;", "}"]


def main():
    api = json.load(sys.stdin)
    body = [line for entry in api["enums"] for line in enum_class(entry)]
    sys.stdout.write(HEAD + "\n".join(body) + "\n" + TAIL)


main()
