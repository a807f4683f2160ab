#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Usage: gen_raw.py <api.json >syma/ffi.lua

Writes the raw layer of the Lua binding: every type and function as LuaJIT's
ffi declares it, and the numbers of every enumeration."""

import json
import sys
import textwrap

WRITES = "syma/ffi.lua"

TIED = "\0"  # a space at which a line is not broken

HEAD = """\
-- SPDX-License-Identifier: MIT
-- Made by gen_raw.py from bindings/api.json; do not edit.
--
-- Declares all that libsyma has to LuaJIT's ffi. The library itself is loaded
-- by syma/library.lua; "functions" lists what it must have.

local ffi = require("ffi")

ffi.cdef([=[
"""


def comment(text):
    """A C comment of one line or more; none for no text."""
    if not text:
        return []
    return textwrap.wrap(text.replace("*/", "* /") + " */", 77,
                         initial_indent="/* ", subsequent_indent="   ")


def typed(kind, name):
    return kind + ("" if kind.endswith("*") else " ") + name


def declaration(function):
    """A prototype, broken between parameters where it would be past 80."""
    params = [typed(p["type"], p["name"]) for p in function["params"]]
    whole = "%s(%s);" % (typed(function["result"], function["name"]),
                         ", ".join(params or ["void"]))
    lines = textwrap.wrap(whole.replace(" ", TIED).replace("," + TIED, ", "),
                          80, subsequent_indent="    ")
    return [line.replace(TIED, " ") for line in lines]


def cdef(api):
    lines = []
    for kind in api["types"]:
        lines += comment(kind["doc"])
        lines += ["typedef struct %s %s;" % (kind["name"], kind["name"])]
    for function in api["functions"]:
        lines += [""] + comment(function["summary"]) + declaration(function)
    return lines


def enums(api):
    lines = ["local enums = {"]
    for enum in api["enums"]:
        lines += ["", "  %s = {" % enum["name"]]
        for value in enum["values"]:
            lines += ["    -- " + line
                      for line in textwrap.wrap(value["doc"], 72)]
            lines += ["    %s = %d," % (value["name"], value["value"])]
        lines += ["  },"]
    return lines + ["}"]


def functions(api):
    return (["local functions = {"] +
            ["  \"%s\"," % f["name"] for f in api["functions"]] + ["}"])


def write(api, stream):
    stream.write(HEAD + "\n".join(cdef(api)) + "\n]=])\n\n")
    stream.write("\n".join(enums(api) + [""] + functions(api)))
    stream.write("\n\nreturn { enums = enums, functions = functions }\n")


if __name__ == "__main__":
    write(json.load(sys.stdin), sys.stdout)
