#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads bindings/api.json on standard input and writes the raw layer on
standard output: the enums and the functions of libsyma as tables, of which
lib/library.js makes koffi functions."""

import json
import sys
import textwrap

WRITES = "lib/api.js"

HEAD = """\
// SPDX-License-Identifier: MIT
// Made by gen_raw.py from bindings/api.json; do not edit.
'use strict';

exports.version = '%s';
"""

FUNCTIONS = """
// name: [result, ...parameters]. 'pointer' is an object or bytes, 'str' a
// text that ends with NUL; 'out X' is an array whose first element is set.
exports.functions = {"""


def is_bytes(params, i):
    """Whether a text comes with its length, and so may hold any bytes."""
    return i + 1 < len(params) and params[i + 1]["name"] == "len"


def plain_type(kind):
    if kind == "const char *":
        return "str"
    return "pointer" if "*" in kind else kind


def param_type(params, i):
    kind = params[i]["type"]
    if params[i]["out"]:
        # A text made for the caller stays a pointer: it must be released.
        pointed = kind[:-1].strip()
        return "out " + ("pointer" if "*" in pointed else pointed)
    if kind == "const char *" and is_bytes(params, i):
        return "pointer"
    return plain_type(kind)


def enum_lines(enum):
    yield "  %s: {" % enum["name"]
    for value in enum["values"]:
        yield "    %s: %d," % (value["name"], value["value"])
    yield "  },"


def function_line(function):
    params = function["params"]
    kinds = [plain_type(function["result"])]
    kinds += [param_type(params, i) for i in range(len(params))]
    # A blank within a type must not become the end of a line.
    row = "%s: [%s]," % (function["name"], ", ".join(
        "'%s'" % kind.replace(" ", "\0") for kind in kinds))
    return textwrap.fill(row, 78, initial_indent="  ", subsequent_indent="    ",
                         break_on_hyphens=False).replace("\0", " ")


def raw_layer(api):
    yield HEAD % api["version"]
    yield "exports.enums = {"
    for enum in api["enums"]:
        yield from enum_lines(enum)
    yield "};"
    yield FUNCTIONS
    for function in api["functions"]:
        yield function_line(function)
    yield "};"


def main():
    for line in raw_layer(json.load(sys.stdin)):
        print(line)


main()
