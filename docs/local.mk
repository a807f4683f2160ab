# SPDX-License-Identifier: MIT
# The papers, files for other systems, the manual pages, and the examples. Each example is a whole
# program; `make check` builds all of them, and tests run them.

dist_doc_DATA = \
	NEWS \
	docs/abi.md \
	docs/design.md \
	docs/discovery.md \
	docs/evidence.md \
	docs/exporter.md \
	docs/formats.md \
	docs/performance.md \
	docs/portal.md \
	docs/rules.md \
	docs/scaling.md \
	docs/security.md \
	docs/tutorial.md \
	docs/verdicts.md \
	docs/watch.md \
	docs/syma-discovery.schema.json \
	docs/syma-report.schema.json \
	docs/syma-tracker.schema.json

integrationsdir = $(docdir)/integrations
dist_integrations_DATA = docs/integrations/README.md
nagiosdir = $(integrationsdir)/nagios
dist_nagios_DATA = \
	docs/integrations/nagios/commands.cfg \
	docs/integrations/nagios/portal.cfg
icinga2dir = $(integrationsdir)/icinga2
dist_icinga2_DATA = \
	docs/integrations/icinga2/service.conf \
	docs/integrations/icinga2/syma.conf

# For Prometheus and Grafana, which ask syma-exporter.
prometheusdir = $(docdir)/integrations/prometheus
dist_prometheus_DATA = \
	docs/integrations/prometheus/pages.yml \
	docs/integrations/prometheus/portals.yml \
	docs/integrations/prometheus/prometheus-sharded.yml \
	docs/integrations/prometheus/prometheus.yml \
	docs/integrations/prometheus/syma.rules.test.yml \
	docs/integrations/prometheus/syma.rules.yml
grafanadir = $(docdir)/integrations/grafana
dist_grafana_DATA = docs/integrations/grafana/syma.json

SYMA_MAN3 = \
	docs/man/syma_change.3 \
	docs/man/syma_check.3 \
	docs/man/syma_context.3 \
	docs/man/syma_discovery.3 \
	docs/man/syma_error.3 \
	docs/man/syma_event.3 \
	docs/man/syma_evidence.3 \
	docs/man/syma_fallback.3 \
	docs/man/syma_incident.3 \
	docs/man/syma_notice.3 \
	docs/man/syma_options.3 \
	docs/man/syma_page.3 \
	docs/man/syma_portal.3 \
	docs/man/syma_prober.3 \
	docs/man/syma_promise.3 \
	docs/man/syma_report.3 \
	docs/man/syma_ruleset.3 \
	docs/man/syma_state.3 \
	docs/man/syma_tracker.3 \
	docs/man/syma_verdict.3 \
	docs/man/syma_version.3 \
	docs/man/syma_window.3
SYMA_MANS = \
	$(SYMA_MAN3) \
	docs/man/libsyma.3 \
	docs/man/syma-check.1 \
	docs/man/syma-classify.1 \
	docs/man/syma-discover.1 \
	docs/man/syma-evidence.7 \
	docs/man/syma-portal.5 \
	docs/man/syma-rules.5 \
	docs/man/syma-states.7
EXTRA_DIST += $(SYMA_MANS) docs/man/syma-exporter.1 docs/man/syma-watch.1 \
	README.md \
	docs/releasing.md scripts/man-aliases

if ENABLE_MAN
man_MANS = $(SYMA_MANS)
if HAVE_MICROHTTPD
man_MANS += docs/man/syma-exporter.1
endif
if HAVE_SQLITE
man_MANS += docs/man/syma-watch.1
endif

# Each function is found under its own name: a file that names its page.
install-data-local:
	$(MKDIR_P) '$(DESTDIR)$(man3dir)'
	for page in $(SYMA_MAN3); do \
		name=`basename $$page .3`; \
		for alias in `$(SHELL) $(srcdir)/scripts/man-aliases $(srcdir)/$$page`; do \
			echo ".so man3/$$name.3" >'$(DESTDIR)$(man3dir)'/$$alias.3 && \
			chmod 644 '$(DESTDIR)$(man3dir)'/$$alias.3 || exit 1; \
		done; \
	done
uninstall-local:
	for page in $(SYMA_MAN3); do \
		for alias in `$(SHELL) $(srcdir)/scripts/man-aliases $(srcdir)/$$page`; do \
			rm -f '$(DESTDIR)$(man3dir)'/$$alias.3; \
		done; \
	done
endif

# The headers as HTML, where configure was asked for it. A warning is an
# error, by the Doxyfile.
if ENABLE_DOXYGEN
docs/html/index.html: docs/Doxyfile $(symainclude_HEADERS) include/syma/version.h
	$(AM_V_GEN)rm -rf docs/html && $(DOXYGEN) docs/Doxyfile
all-local: docs/html/index.html
install-html-local: docs/html/index.html
	$(MKDIR_P) '$(DESTDIR)$(docdir)/html'
	$(INSTALL_DATA) docs/html/* '$(DESTDIR)$(docdir)/html'
uninstall-hook:
	rm -rf '$(DESTDIR)$(docdir)/html'
endif

exampledir = $(docdir)/examples
dist_example_DATA = \
	docs/examples/check_one.c \
	docs/examples/check_portal.c \
	docs/examples/discover.c \
	docs/examples/epoll_loop.c \
	docs/examples/glib_loop.c \
	docs/examples/own_fetcher.c \
	docs/examples/poll_loop.c \
	docs/examples/syma-exporter.service \
	docs/examples/syma-watch.service \
	docs/examples/tracker.c \
	docs/examples/uv_loop.c \
	docs/examples/watch_many.c \
	docs/examples/README.md

EXAMPLE_CPPFLAGS = $(PUBLIC_CPPFLAGS)

SYMA_EXAMPLES = \
	docs/examples/check_one \
	docs/examples/check_portal \
	docs/examples/discover \
	docs/examples/own_fetcher \
	docs/examples/poll_loop \
	docs/examples/tracker \
	docs/examples/watch_many
if POLLER_EPOLL
SYMA_EXAMPLES += docs/examples/epoll_loop
if HAVE_UV
SYMA_EXAMPLES += docs/examples/uv_loop
endif
if HAVE_GLIB
SYMA_EXAMPLES += docs/examples/glib_loop
endif
endif
check_PROGRAMS += $(SYMA_EXAMPLES)

docs_examples_epoll_loop_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_epoll_loop_LDADD = libsyma.la

docs_examples_glib_loop_CPPFLAGS = $(EXAMPLE_CPPFLAGS) $(GLIB_CFLAGS)
docs_examples_glib_loop_LDADD = libsyma.la $(GLIB_LIBS)

docs_examples_poll_loop_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_poll_loop_LDADD = libsyma.la

docs_examples_tracker_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_tracker_LDADD = libsyma.la

docs_examples_uv_loop_CPPFLAGS = $(EXAMPLE_CPPFLAGS) $(UV_CFLAGS)
docs_examples_uv_loop_LDADD = libsyma.la $(UV_LIBS)

docs_examples_check_one_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_check_one_LDADD = libsyma.la

docs_examples_check_portal_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_check_portal_LDADD = libsyma.la

docs_examples_discover_CPPFLAGS = $(EXAMPLE_CPPFLAGS)
docs_examples_discover_LDADD = libsyma.la

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
	docs/examples/demo-portal/pages/promise-later.html \
	docs/examples/demo-portal/pages/promise.html \
	docs/examples/demo-portal/pages/style.css \
	docs/examples/demo-portal/pages/tarifs.html \
	scripts/demo
