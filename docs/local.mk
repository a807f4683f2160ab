# SPDX-License-Identifier: MIT
# The papers, the manual pages, and the examples. Each example is a whole
# program; `make check` builds all of them, and tests run them.

dist_doc_DATA = \
	NEWS \
	README.md \
	docs/design.md \
	docs/evidence.md \
	docs/performance.md \
	docs/rules.md \
	docs/scaling.md \
	docs/verdicts.md \
	docs/syma-report.schema.json

if ENABLE_MAN
dist_man_MANS = \
	docs/man/syma-check.1 \
	docs/man/syma-classify.1 \
	docs/man/syma-portal.5
endif

exampledir = $(docdir)/examples
dist_example_DATA = \
	docs/examples/check_one.c \
	docs/examples/check_portal.c \
	docs/examples/own_fetcher.c \
	docs/examples/watch_many.c \
	docs/examples/README.md

EXAMPLE_CPPFLAGS = $(PUBLIC_CPPFLAGS)

SYMA_EXAMPLES = \
	docs/examples/check_one \
	docs/examples/check_portal \
	docs/examples/own_fetcher \
	docs/examples/watch_many
check_PROGRAMS += $(SYMA_EXAMPLES)

docs_examples_check_one_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_check_one_LDADD = libsyma.la

docs_examples_check_portal_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_check_portal_LDADD = libsyma.la

docs_examples_own_fetcher_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_own_fetcher_LDADD = libsyma.la

docs_examples_watch_many_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_watch_many_LDADD = libsyma.la

EXTRA_DIST += \
	docs/examples/demo-portal/portal.xml \
	docs/examples/demo-portal/serve.py \
	docs/examples/demo-portal/pages/activee.html \
	docs/examples/demo-portal/pages/activer.html \
	docs/examples/demo-portal/pages/compte-maintenance.html \
	docs/examples/demo-portal/pages/compte.html \
	docs/examples/demo-portal/pages/connexion.html \
	docs/examples/demo-portal/pages/home.html \
	docs/examples/demo-portal/pages/introuvable.html \
	docs/examples/demo-portal/pages/layout.html \
	docs/examples/demo-portal/pages/logo.svg \
	docs/examples/demo-portal/pages/maintenance.html \
	docs/examples/demo-portal/pages/promise.html \
	docs/examples/demo-portal/pages/style.css \
	docs/examples/demo-portal/pages/tarifs.html \
	scripts/demo
