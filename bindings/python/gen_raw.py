#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Usage: gen_raw.py < bindings/api.json > syma/_api.py

Writes the raw layer of the Python binding: the numbers of all enumerations,
a class for each type, and the prototype of each function."""

import json
import sys
import textwrap

WRITES = "syma/_api.py"

HEAD = '''\
# SPDX-License-Identifier: MIT
# Made by gen_raw.py from bindings/api.json; do not edit.
"""libsyma as it is in C: numbers, types and prototypes.

Nothing here is made for people; the modules beside it are."""

from __future__ import annotations

from ctypes import (
    POINTER,
    c_char_p,
    c_int,
    c_int64,
    c_size_t,
    c_uint32,
    c_uint64,
    c_void_p,
)
from typing import Any, Callable, Dict, List, Optional, Tuple
'''

# C type: (ctypes, type hint of a parameter, of a result)
PLAIN = {
    "void": ("None", None, "None"),
    "int": ("c_int", "int", "int"),
    "int64_t": ("c_int64", "int", "int"),
    "uint32_t": ("c_uint32", "int", "int"),
    "uint64_t": ("c_uint64", "int", "int"),
    "size_t": ("c_size_t", "int", "int"),
    "char *": ("c_char_p", "Optional[c_char_p]", None),
    "const char *": ("c_char_p", "Optional[bytes]", "Optional[bytes]"),
    "const void *": ("c_void_p", "Optional[bytes]", None),
}


def known(kind, names):
    """What stands for a C type; KeyError where this does not know it."""
    if kind in PLAIN:
        return PLAIN[kind]
    if kind.endswith("**"):
        return "POINTER(%s)" % known(kind[:-1], names)[0], "Any", None
    base = kind.replace("const ", "").replace(" *", "")
    if base in names:
        return base, "Optional[%s]" % base, base
    if kind.endswith(" *"):
        return "POINTER(%s)" % PLAIN[base][0], "Any", None
    raise KeyError(kind)


def wrapped(text, later):
    return "\n".join(textwrap.wrap(
        text, 79, subsequent_indent=later, break_long_words=False,
        break_on_hyphens=False))


def enums(api):
    lines = []
    for enum in api["enums"]:
        lines.append("\n# enum %s" % enum["name"])
        lines += ["%s = %d" % (value["name"], value["value"])
                  for value in enum["values"]]
    lines.append("\nENUMS: Dict[str, Dict[str, int]] = {")
    for enum in api["enums"]:
        lines.append('    "%s": {' % enum["name"])
        lines += ['        "%s": %d,' % (value["name"], value["value"])
                  for value in enum["values"]]
        lines.append("    },")
    return lines + ["}"]


def types(api):
    lines = []
    for entry in api["types"]:
        doc = entry["doc"][:1].upper() + entry["doc"][1:]
        lines += ["\n", "class %s(c_void_p):" % entry["name"],
                  '    """%s."""' % doc]
    return lines


def hints(api, names):
    lines = ["\n", "class Api:",
             '    """The functions; _lib fills it from the library."""', ""]
    for function in api["functions"]:
        params = ", ".join(known(param["type"], names)[1]
                           for param in function["params"])
        lines.append(wrapped("    %s: Callable[[%s], %s]" % (
            function["name"], params, known(function["result"], names)[2]),
            "        "))
    return lines


def prototypes(api, names):
    lines = ["\n", "# name: (result, parameters)",
             "PROTOTYPES: Dict[str, Tuple[Any, List[Any]]] = {"]
    for function in api["functions"]:
        params = ", ".join(known(param["type"], names)[0]
                           for param in function["params"])
        lines.append(wrapped('    "%s": (%s, [%s]),' % (
            function["name"], known(function["result"], names)[0], params),
            "        "))
    return lines + ["}"]


def main():
    api = json.load(sys.stdin)
    names = {entry["name"] for entry in api["types"]}
    lines = [HEAD, 'VERSION = "%s"' % api["version"]] + enums(api)
    lines += types(api) + hints(api, names) + prototypes(api, names)
    print("\n".join(lines))


main()
