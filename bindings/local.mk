# SPDX-License-Identifier: MIT
# The bindings. What they are built and tested with is not needed to build
# the library; those of C++ and Python are tested by make check, the others by
# make check-bindings.

EXTRA_DIST += \
	bindings/README.md \
	bindings/api.json \
	bindings/conformance/conform.c \
	bindings/conformance/run \
	scripts/check-api-json \
	scripts/check-bindings \
	scripts/doc_comments.py \
	scripts/gen-api
