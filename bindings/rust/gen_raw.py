#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Usage: gen_raw.py <api.json >syma-sys/src/api.rs

Writes the raw layer of the Rust binding: opaque types, constants and the
extern "C" block."""

import json
import re
import sys
import textwrap

WRITES = "syma-sys/src/api.rs"

WIDTH = 80

HEAD = """\
// SPDX-License-Identifier: MIT
// Made by gen_raw.py from bindings/api.json; do not edit.

use std::marker::{PhantomData, PhantomPinned};
use std::os::raw::{c_char, c_int, c_void};
"""

OPAQUE = """\
#[derive(Debug)]
#[repr(C)]
pub struct %s {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}
"""

KEYWORDS = frozenset(
    "as async await break const continue crate dyn else enum extern false fn "
    "for if impl in let loop match mod move mut pub ref return self static "
    "struct super trait true type unsafe use where while".split())

SCALARS = {
    "int": "c_int", "char": "c_char", "void": "c_void", "size_t": "usize",
    "int64_t": "i64", "uint64_t": "u64", "uint32_t": "u32",
}


def rust_type(c_type):
    """'const char *' becomes '*const c_char': a const is of what the first
    star points to, any other star is '*mut'."""
    const, base, stars = re.fullmatch(
        r"(const )?(\w+) ?(\**)", c_type).groups()
    inner = SCALARS.get(base, base)
    if stars:
        inner = ("*const " if const else "*mut ") + inner
    return "*mut " * (len(stars) - 1) + inner


def identifier(word):
    return "r#" + word if word in KEYWORDS else word


def doc(text, indent="", item=False):
    """Lines of a doc comment, with what rustdoc would read as a link or a
    tag taken back; an item is one of a list."""
    text = re.sub(r"([][<>*`\\])", r"\\\1", text)
    text = re.sub(r"\b(\w*_\w*)\b", r"`\1`", text)
    lines = textwrap.wrap(text, WIDTH - len(indent) - 4,
                          initial_indent="- " if item else "",
                          subsequent_indent="  " if item else "",
                          break_long_words=False, break_on_hyphens=False)
    return "".join("%s/// %s\n" % (indent, line) for line in lines)


def sentence(text):
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def opaque_types(api):
    return ["%s%s" % (doc(sentence(entry["doc"])), OPAQUE % entry["name"])
            for entry in api["types"]]


def constants(enum):
    """A bit set is unsigned in C, every other list an int."""
    is_set = enum["doc"].startswith("A bit set")
    kind = "u32" if is_set else "c_int"
    parts = ["// enum %s\n" % enum["name"]]
    for value in enum["values"]:
        text = value["doc"] or "A value of enum %s" % enum["name"]
        parts.append("%spub const %s: %s = %d;\n" % (
            doc(sentence(text)), value["name"], kind, value["value"]))
    return "".join(parts)


def version(api):
    major, minor, patch = (int(n) for n in api["version"].split(".")[:3])
    return ("/// The release of the headers, as text.\n"
            'pub const SYMA_VERSION_STRING: &str = "%s";\n'
            "/// The release of the headers, as 0xMMmmpp.\n"
            "pub const SYMA_VERSION_NUMBER: u32 = 0x%02x%02x%02x;\n"
            % (api["version"], major, minor, patch))


def signature(function):
    params = ["%s: %s" % (identifier(entry["name"]), rust_type(entry["type"]))
              for entry in function["params"]]
    result = function["result"]
    tail = "" if result == "void" else " -> " + rust_type(result)
    line = "    pub fn %s(%s)%s;" % (function["name"], ", ".join(params), tail)
    if len(line) <= WIDTH:
        return line + "\n"
    return "    pub fn %s(\n%s    )%s;\n" % (
        function["name"], "".join("        %s,\n" % p for p in params), tail)


def function_doc(function):
    """What the header says, a paragraph for each tag."""
    indent = "    "
    parts = [doc(paragraph, indent)
             for paragraph in function["summary"].split("\n\n")]
    params = [doc("%s: %s" % (entry["name"], entry["doc"]), indent, item=True)
              for entry in function["params"]]
    parts += ["".join(params)] if params else []
    if function["result"] != "void":
        parts.append(doc("Returns " + function["result_doc"], indent))
    for tag, title in (("owner", "Owner: "), ("thread", "Threads: "),
                       ("since", "Since: ")):
        if tag in function:
            parts.append(doc(title + function[tag], indent))
    return (indent + "///\n").join(parts)


def declaration(function):
    must_use = "    #[must_use]\n" if function["must_check"] else ""
    return function_doc(function) + must_use + signature(function)


def raw_layer(api):
    parts = [HEAD] + opaque_types(api)
    parts += [constants(enum) for enum in api["enums"]]
    parts.append(version(api))
    parts.append('extern "C" {\n%s}\n' % "\n".join(
        declaration(function) for function in api["functions"]))
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(raw_layer(json.load(sys.stdin)))
