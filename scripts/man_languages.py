# SPDX-License-Identifier: MIT
"""The pages of section 5 against the schemas of the files that they tell of:
every element, attribute, value and weight, and documents that are well
formed."""

import os
import re
import xml.etree.ElementTree

from mdoc import Item, after, complain, items, macro, marked, read

RELAX_NG = "{http://relaxng.org/ns/structure/1.0}"


def schema(path):
    """{element: {attribute: values}}; children are followed no further."""
    root = xml.etree.ElementTree.parse(path).getroot()
    defines = {node.get("name"): node for node in root.iter(RELAX_NG
                                                            + "define")}
    found = {}

    def values(node, out):
        for child in node:
            if child.tag == RELAX_NG + "value":
                out.add(child.text)
            elif child.tag == RELAX_NG + "ref":
                values(defines[child.get("name")], out)
            else:
                values(child, out)

    def attributes(node, out):
        for child in node:
            if child.tag == RELAX_NG + "attribute":
                values(child, out.setdefault(child.get("name"), set()))
            elif child.tag == RELAX_NG + "ref":
                attributes(defines[child.get("name")], out)
            elif child.tag != RELAX_NG + "element":
                attributes(child, out)

    for node in root.iter(RELAX_NG + "element"):
        attributes(node, found.setdefault(node.get("name"), {}))
    return found


def check_language(page, elements, more_values):
    """'.Ss The element A' or 'The elements A, B and C' has the attributes as
    '.It Sy NAME', and their values as '.Cm VALUE' and nothing else so."""
    told_of = {}
    for title, lines in page.parts_below.items():
        match = re.match(r"The elements? (.*)$", title)
        if match is None:
            continue
        names = re.findall(r"\w+", match.group(1).replace(" and ", " "))
        line = lines[0][0] - 1 if lines else 1
        wanted, values = set(), set()
        for name in names:
            told_of[name] = line
            wanted.update(elements.get(name, {}))
            values.update(*elements.get(name, {}).values(),
                          more_values.get(name, ()))
        have = {item.key(): item.line for item in items(lines)
                if item.head[:1] == ["Sy"]}
        for name in sorted(wanted - set(have)):
            page.complain(line, "%s: attribute %s is missing" % (title, name))
        for name in sorted(set(have) - wanted):
            page.complain(have[name], "there is no attribute " + name)
        have = {name: number for number, name in marked(lines, "Cm")}
        for number, text in lines:
            if macro(text)[:1] == ["It"]:
                for name in after(macro(text)[1:], "Cm"):
                    have[name] = number
        for name in sorted(values - set(have)):
            page.complain(line, "%s: value %s is missing" % (title, name))
        for name in sorted(set(have) - values):
            page.complain(have[name], "there is no value " + name)
    for name in sorted(set(elements) - set(told_of)):
        page.complain(page.line_of("DESCRIPTION"),
                      "element %s is missing" % name)
    for name in sorted(set(told_of) - set(elements)):
        page.complain(told_of[name], "there is no element " + name)


def check_weights(page, sources):
    starts = dict((name, start) for name, start in re.findall(
        r'^SYMAI_WEIGHT\(\w+, "([\w.]+)", \d+, (\d+)\)',
        read(sources.top, "lib", "judge", "weights.def"), re.M))
    for number, text in page.parts_below.get("The element weight", []):
        parts = macro(text)
        if parts[:2] != ["It", "Cm"]:
            continue
        item = Item(number, parts[1:])
        if item.rest() != [starts.get(item.key())]:
            page.complain(number, "%s begins as %s, not %s"
                          % (item.key(), starts.get(item.key()),
                             " ".join(item.rest())))


def check_documents(page, elements):
    """The examples are well-formed and of names that the schema has."""
    found = 0
    for line, text in page.codes("EXAMPLES"):
        if not text.startswith("<"):
            continue
        found += 1
        try:
            root = xml.etree.ElementTree.fromstring(text)
        except xml.etree.ElementTree.ParseError as error:
            page.complain(line, "example: %s" % error)
            continue
        for node in root.iter():
            name = node.tag.rpartition("}")[2]
            for attribute in [name] + list(node.attrib):
                if attribute not in elements.get(name, {}) and \
                        (attribute != name or name not in elements):
                    page.complain(line, "example: the schema has no %s"
                                  % attribute)
    if not found:
        page.complain(page.line_of("EXAMPLES"), "no document")


def check_files(pages, sources):
    rules = os.path.join(sources.top, "lib", "rules")
    slots = set(re.findall(r'\bX\([A-Z0-9_]+, "([\w.]+)"\)',
                           read(sources.top, "lib", "judge",
                                "when_lexicon.h")))
    if not slots:
        complain("lib/judge/when_lexicon.h", 1, "found no slots of time")
    if "syma-portal.5" in pages:
        elements = schema(os.path.join(rules, "portal.rng"))
        check_language(pages["syma-portal.5"], elements, {})
        check_documents(pages["syma-portal.5"], elements)
    if "syma-rules.5" in pages:
        elements = schema(os.path.join(rules, "rules.rng"))
        check_language(pages["syma-rules.5"], elements, {"time": slots})
        check_documents(pages["syma-rules.5"], elements)
        check_weights(pages["syma-rules.5"], sources)
