# SPDX-License-Identifier: MIT
"""Takes the contract before a public function apart: its summary and its
tags. Shared by those who check it and those who pass it on."""

import re


def split_comment(comment):
    """(summary paragraph, [(tag, text)])"""
    lines = []
    for line in comment[3:-2].split("\n"):
        lines.append(re.sub(r"^\s*\*? ?", "", line).rstrip())
    summary = []
    tags = []
    for line in lines:
        match = re.match(r"^@(\w+)\s*(.*)$", line)
        if match is not None:
            tags.append([match.group(1), match.group(2)])
        elif tags:
            tags[-1][1] = (tags[-1][1] + " " + line.strip()).strip()
        else:
            summary.append(line)
    paragraphs = "\n".join(summary).strip().split("\n\n")
    return " ".join(paragraphs[0].split()), tags
