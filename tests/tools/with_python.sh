#!/bin/sh
# SPDX-License-Identifier: MIT
# with_python.sh PROGRAM.py [ARGUMENT]...: runs a test written in Python, or
# skips it where there is no python3. Writes no bytecode: the source folder
# may be read-only.
set -eu

if ! command -v python3 >/dev/null 2>&1; then
    echo "skipped: no python3"
    exit 77
fi
exec python3 -B "$@"
