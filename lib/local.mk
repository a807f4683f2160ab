# SPDX-License-Identifier: MIT
# The library. libsyma-code.la holds all that is written by hand; with the
# built-in rules, which a program linked with it makes, it is libsyma-core.la:
# every object with its hidden symbols reachable, for the unit tests.
# libsyma.la is the same behind the map.

noinst_LTLIBRARIES += libsyma-code.la libsyma-core.la
lib_LTLIBRARIES += libsyma.la

symaincludedir = $(includedir)/syma
symainclude_HEADERS = \
	include/syma/check.h \
	include/syma/discover.h \
	include/syma/enums.hpp \
	include/syma/error.h \
	include/syma/export.h \
	include/syma/options.h \
	include/syma/page.h \
	include/syma/portal.h \
	include/syma/prober.h \
	include/syma/report.h \
	include/syma/ruleset.h \
	include/syma/syma.h \
	include/syma/syma.hpp \
	include/syma/tracker.h \
	include/syma/types.h \
	include/syma/verdict.h
nodist_symainclude_HEADERS = include/syma/version.h

# In the order of the layers, see lib/LAYERS.
libsyma_code_la_SOURCES = \
	lib/base/base64.c \
	lib/base/base64.h \
	lib/base/buf.c \
	lib/base/buf.h \
	lib/base/bytes16.h \
	lib/base/clock.c \
	lib/base/clock.h \
	lib/base/date.c \
	lib/base/date.h \
	lib/base/error.c \
	lib/base/error.h \
	lib/base/fold.c \
	lib/base/fold.h \
	lib/base/hash.h \
	lib/base/heap.c \
	lib/base/heap.h \
	lib/base/json.c \
	lib/base/json.h \
	lib/base/mem.c \
	lib/base/mem.h \
	lib/base/network.c \
	lib/base/network.h \
	lib/base/nh.c \
	lib/base/nh.h \
	lib/base/options.c \
	lib/base/option_forms.c \
	lib/base/option_forms.h \
	lib/base/options.def \
	lib/base/options.h \
	lib/base/refs.h \
	lib/base/sip.c \
	lib/base/sip.h \
	lib/base/str.c \
	lib/base/str.h \
	lib/base/suffix.c \
	lib/base/suffix.h \
	lib/base/suffix_table.c \
	lib/base/suffix_table.h \
	lib/base/utf8.c \
	lib/base/utf8.h \
	lib/base/vec.c \
	lib/base/vec.h \
	lib/base/version.c \
	lib/base/wide.h \
	lib/base/zone.c \
	lib/base/zone.h \
	lib/base/zone_names.c \
	lib/base/zone_names.h \
	lib/port/address.c \
	lib/port/address.h \
	lib/port/auth.c \
	lib/port/auth.h \
	lib/port/certs.c \
	lib/port/certs.h \
	lib/port/charset.c \
	lib/port/charset.h \
	lib/port/connection.c \
	lib/port/connection.h \
	lib/port/cookies.c \
	lib/port/cookies.h \
	lib/port/expiry.c \
	lib/port/features.c \
	lib/port/forks.c \
	lib/port/forks.h \
	lib/port/http.c \
	lib/port/http.h \
	lib/port/idna.c \
	lib/port/idna.h \
	lib/port/init.c \
	lib/port/init.h \
	lib/port/outcome.c \
	lib/port/outcome.h \
	lib/port/poller.h \
	lib/port/pool.c \
	lib/port/pool.h \
	lib/port/quiet.c \
	lib/port/quiet.h \
	lib/port/regex.c \
	lib/port/regex.h \
	lib/port/regex_memory.c \
	lib/port/regex_memory.h \
	lib/port/setup.c \
	lib/port/setup.h \
	lib/port/url.c \
	lib/port/url.h \
	lib/port/xml.c \
	lib/port/xml.h \
	lib/port/xml_scan.c \
	lib/port/xml_scan.h \
	lib/port/xml_walk.c \
	lib/port/xml_walk.h \
	lib/page/attribute.def \
	lib/page/chars.h \
	lib/page/classes.c \
	lib/page/classes.h \
	lib/page/decode.c \
	lib/page/decode.h \
	lib/page/element.c \
	lib/page/element.def \
	lib/page/element.h \
	lib/page/entity.c \
	lib/page/entity.def \
	lib/page/entity.h \
	lib/page/features.c \
	lib/page/features.h \
	lib/page/find.h \
	lib/page/form.c \
	lib/page/form.h \
	lib/page/harvest.c \
	lib/page/harvest.h \
	lib/page/harvest_markup.c \
	lib/page/harvest_object.c \
	lib/page/lex.c \
	lib/page/lex.h \
	lib/page/links.c \
	lib/page/links.h \
	lib/page/marks.c \
	lib/page/marks.h \
	lib/page/menu.c \
	lib/page/menu.h \
	lib/page/outline.c \
	lib/page/outline.h \
	lib/page/page.c \
	lib/page/page.h \
	lib/page/plain.c \
	lib/page/plain.h \
	lib/page/quoted.c \
	lib/page/quoted.h \
	lib/page/response.c \
	lib/page/response.h \
	lib/page/scan.c \
	lib/page/scan.h \
	lib/page/script.c \
	lib/page/script.h \
	lib/page/sniff.c \
	lib/page/sniff.h \
	lib/page/state.h \
	lib/page/text.c \
	lib/page/text.h \
	lib/page/tree.c \
	lib/page/tree.h \
	lib/discover/candidate.c \
	lib/discover/candidate.h \
	lib/discover/discovery.c \
	lib/discover/discovery.h \
	lib/discover/foreign.def \
	lib/discover/foreign_name.def \
	lib/discover/format.c \
	lib/discover/format_portal.c \
	lib/discover/gate.c \
	lib/discover/gate.h \
	lib/discover/identity.def \
	lib/discover/look.h \
	lib/discover/look_forms.c \
	lib/discover/look_links.c \
	lib/discover/object.h \
	lib/discover/portal.c \
	lib/discover/rate.c \
	lib/discover/read.c \
	lib/discover/robots.c \
	lib/discover/robots.h \
	lib/discover/robots_match.c \
	lib/discover/robots_match.h \
	lib/discover/search.c \
	lib/discover/search.h \
	lib/discover/session.c \
	lib/discover/session.h \
	lib/discover/sighting.c \
	lib/discover/sighting.h \
	lib/discover/site.c \
	lib/discover/site.h \
	lib/discover/site_name.c \
	lib/discover/site_name.h \
	lib/discover/site_table.c \
	lib/discover/site_table.h \
	lib/discover/site_word.def \
	lib/discover/sitemap.c \
	lib/discover/sitemap.h \
	lib/discover/store.c \
	lib/discover/store.h \
	lib/discover/take.c \
	lib/discover/ways.c \
	lib/discover/weights.h \
	lib/discover/words.c \
	lib/discover/words.h \
	lib/judge/alternatives.c \
	lib/judge/alternatives.h \
	lib/judge/automata.c \
	lib/judge/automata.h \
	lib/judge/automaton.c \
	lib/judge/automaton.h \
	lib/judge/causes.c \
	lib/judge/causes.h \
	lib/judge/claim.c \
	lib/judge/claim.h \
	lib/judge/classify.c \
	lib/judge/collection.c \
	lib/judge/collection.h \
	lib/judge/compile.c \
	lib/judge/compile.h \
	lib/judge/context.c \
	lib/judge/context.h \
	lib/judge/drift.c \
	lib/judge/drift.def \
	lib/judge/drift.h \
	lib/judge/expect.c \
	lib/judge/expect.h \
	lib/judge/explain_drift.c \
	lib/judge/explain_drift.h \
	lib/judge/explain_time.c \
	lib/judge/explain_time.h \
	lib/judge/explain.c \
	lib/judge/explain.h \
	lib/judge/families.c \
	lib/judge/families.h \
	lib/judge/find.c \
	lib/judge/find.h \
	lib/judge/find_cause.c \
	lib/judge/find_cause.h \
	lib/judge/find_form.c \
	lib/judge/find_http.c \
	lib/judge/find_missing.c \
	lib/judge/find_missing.h \
	lib/judge/find_page.c \
	lib/judge/find_product.c \
	lib/judge/find_product.h \
	lib/judge/find_text.c \
	lib/judge/find_wording.c \
	lib/judge/find_wording.h \
	lib/judge/folded.c \
	lib/judge/folded.h \
	lib/judge/form_count.c \
	lib/judge/form_count.h \
	lib/judge/form_use.c \
	lib/judge/form_use.h \
	lib/judge/hide.c \
	lib/judge/hide.h \
	lib/judge/lazy.c \
	lib/judge/lazy.h \
	lib/judge/likeness.c \
	lib/judge/likeness.h \
	lib/judge/lists_codes.c \
	lib/judge/literals.c \
	lib/judge/literals.h \
	lib/judge/lobby.c \
	lib/judge/lobby.h \
	lib/judge/manages.c \
	lib/judge/names.c \
	lib/judge/names.h \
	lib/judge/needle_list.c \
	lib/judge/needle_list.h \
	lib/judge/needles.c \
	lib/judge/needles.h \
	lib/judge/notice.c \
	lib/judge/notice.h \
	lib/judge/own_data.c \
	lib/judge/own_data.h \
	lib/judge/pair.c \
	lib/judge/pair.h \
	lib/judge/place.c \
	lib/judge/place.h \
	lib/judge/reasons.def \
	lib/judge/reasons_fr.def \
	lib/judge/present.c \
	lib/judge/present.h \
	lib/judge/reading.c \
	lib/judge/reading.h \
	lib/judge/retry_after.c \
	lib/judge/retry_after.h \
	lib/judge/rule.c \
	lib/judge/rule.h \
	lib/judge/rule_text.c \
	lib/judge/rule_text.h \
	lib/judge/ruleset.c \
	lib/judge/ruleset.h \
	lib/judge/ruleset_xml.c \
	lib/judge/ruleset_xml.h \
	lib/judge/seen.c \
	lib/judge/seen.h \
	lib/judge/sentence.c \
	lib/judge/sentence.h \
	lib/judge/signature.c \
	lib/judge/signature.h \
	lib/judge/since.c \
	lib/judge/since.h \
	lib/judge/stop.c \
	lib/judge/stop.h \
	lib/judge/tense.c \
	lib/judge/tense.h \
	lib/judge/tables.h \
	lib/judge/topic.c \
	lib/judge/topic.h \
	lib/judge/trie.c \
	lib/judge/trie.h \
	lib/judge/unless.c \
	lib/judge/unless.def \
	lib/judge/unless.h \
	lib/judge/verdict.c \
	lib/judge/verdict.h \
	lib/judge/way_keyword.c \
	lib/judge/way_keyword.h \
	lib/judge/way_link.c \
	lib/judge/way_link.h \
	lib/judge/way_number.c \
	lib/judge/way_number.h \
	lib/judge/way_round.c \
	lib/judge/way_round.h \
	lib/judge/weigh.c \
	lib/judge/weigh.h \
	lib/judge/weights.def \
	lib/judge/when.c \
	lib/judge/when.h \
	lib/judge/when_clock.c \
	lib/judge/when_days.c \
	lib/judge/when_days.h \
	lib/judge/when_duration.c \
	lib/judge/when_grammar.c \
	lib/judge/when_grammar.h \
	lib/judge/when_lexicon.c \
	lib/judge/when_lexicon.h \
	lib/judge/when_moment.c \
	lib/judge/when_range.c \
	lib/judge/when_resolve.c \
	lib/judge/when_resolve.h \
	lib/judge/when_since.c \
	lib/judge/when_tokens.c \
	lib/judge/when_tokens.h \
	lib/judge/when_use.c \
	lib/judge/when_use.h \
	lib/judge/wording.c \
	lib/judge/wording.h \
	lib/judge/wording_table.c \
	lib/judge/wording_table.h \
	lib/judge/works.c \
	lib/judge/works.h \
	lib/watch/change.c \
	lib/watch/change.h \
	lib/watch/change_text.c \
	lib/watch/explain.c \
	lib/watch/explain.h \
	lib/watch/feed.c \
	lib/watch/feed.h \
	lib/watch/flap.c \
	lib/watch/flap.h \
	lib/watch/format.c \
	lib/watch/format.h \
	lib/watch/format_json.c \
	lib/watch/format_junit.c \
	lib/watch/format_metrics.c \
	lib/watch/format_nagios.c \
	lib/watch/format_text.c \
	lib/watch/incident.c \
	lib/watch/announced.c \
	lib/watch/json_values.c \
	lib/watch/json_values.h \
	lib/watch/ledger.c \
	lib/watch/ledger_read.c \
	lib/watch/lines.c \
	lib/watch/lines.h \
	lib/watch/markup.c \
	lib/watch/markup.h \
	lib/watch/metrics.c \
	lib/watch/metrics.h \
	lib/watch/metrics_line.c \
	lib/watch/metrics_line.h \
	lib/watch/metrics_write.c \
	lib/watch/moment.c \
	lib/watch/moment.h \
	lib/watch/nagios.c \
	lib/watch/nagios.h \
	lib/watch/plan.c \
	lib/watch/plan.h \
	lib/watch/portal.c \
	lib/watch/portal.h \
	lib/watch/portal_times.c \
	lib/watch/portal_values.c \
	lib/watch/portal_values.h \
	lib/watch/portal_write.c \
	lib/watch/portal_write.h \
	lib/watch/portal_xml.c \
	lib/watch/portal_xml.h \
	lib/watch/report.c \
	lib/watch/report.h \
	lib/watch/returns.c \
	lib/watch/rollup.c \
	lib/watch/rollup.h \
	lib/watch/said.c \
	lib/watch/said.h \
	lib/watch/secrets.c \
	lib/watch/secrets.h \
	lib/watch/section.c \
	lib/watch/section.h \
	lib/watch/section_context.c \
	lib/watch/settle.c \
	lib/watch/settle.h \
	lib/watch/tally.c \
	lib/watch/tally.h \
	lib/watch/telling.c \
	lib/watch/telling.h \
	lib/watch/telling_atom.c \
	lib/watch/telling_badge.c \
	lib/watch/telling_explain.c \
	lib/watch/telling_json.c \
	lib/watch/telling_metrics.c \
	lib/watch/telling_summary.c \
	lib/watch/track_copy.c \
	lib/watch/track_find.c \
	lib/watch/track_span.c \
	lib/watch/track_window.c \
	lib/watch/tracker.c \
	lib/watch/tracker_check.c \
	lib/watch/tracker.h \
	lib/watch/tracker_read.c \
	lib/watch/tracker_write.c \
	lib/watch/tracker_xml.c \
	lib/watch/tracker_xml.h \
	lib/watch/tracker_xml_line.c \
	lib/watch/tracker_xml_value.c \
	lib/watch/turn.c \
	lib/watch/turn.h \
	lib/watch/window.c \
	lib/watch/window.h \
	lib/watch/xml_out.c \
	lib/watch/xml_out.h \
	lib/run/absence.c \
	lib/run/absence.h \
	lib/run/blocking.c \
	lib/run/check.c \
	lib/run/check.h \
	lib/run/discover.c \
	lib/run/discover.h \
	lib/run/discoveries.c \
	lib/run/discoveries.h \
	lib/run/events.c \
	lib/run/events.h \
	lib/run/follow.c \
	lib/run/follow.h \
	lib/run/hosts.c \
	lib/run/hosts.h \
	lib/run/known.c \
	lib/run/known.h \
	lib/run/pace.c \
	lib/run/pace.h \
	lib/run/prober.c \
	lib/run/prober.h \
	lib/run/refresh.c \
	lib/run/refresh.h \
	lib/run/witness.c \
	lib/run/witness.h \
	lib/run/work.c \
	lib/run/work.h

# Which of the two is in is said by configure.
if POLLER_EPOLL
libsyma_code_la_SOURCES += lib/port/poller_epoll.c
else
libsyma_code_la_SOURCES += lib/port/poller_none.c
endif

# The marks we judge by, one file a language and one for what has none: they
# become part of the library. The schemas are installed, for editors.
SYMA_RULES = \
	lib/rules/common.xml \
	lib/rules/de.xml \
	lib/rules/en.xml \
	lib/rules/es.xml \
	lib/rules/fr.xml \
	lib/rules/it.xml \
	lib/rules/nl.xml \
	lib/rules/pt.xml
SYMA_SCHEMAS = \
	lib/rules/portal.rng \
	lib/rules/rules.rng \
	lib/rules/tracker.rng

nodist_libsyma_code_la_SOURCES = \
	lib/watch/portal_schema.c \
	lib/watch/tracker_schema.c
CLEANFILES += $(nodist_libsyma_code_la_SOURCES)
libsyma_core_la_SOURCES =
nodist_libsyma_core_la_SOURCES = lib/judge/builtin_rules.c

# What the form of the tables depends on, beside the rules.
SYMA_TABLE_MAKERS = \
	$(srcdir)/lib/base/fold.c \
	$(srcdir)/lib/judge/alternatives.c \
	$(srcdir)/lib/judge/automata.c \
	$(srcdir)/lib/judge/automaton.h \
	$(srcdir)/lib/judge/collection.c \
	$(srcdir)/lib/judge/compile.c \
	$(srcdir)/lib/judge/literals.c \
	$(srcdir)/lib/judge/literals.h \
	$(srcdir)/lib/judge/needle_list.c \
	$(srcdir)/lib/judge/needles.c \
	$(srcdir)/lib/judge/needles.h \
	$(srcdir)/lib/judge/rule.c \
	$(srcdir)/lib/judge/rule.h \
	$(srcdir)/lib/judge/rule_text.c \
	$(srcdir)/lib/judge/ruleset_xml.c \
	$(srcdir)/lib/judge/tables.h \
	$(srcdir)/lib/judge/trie.c \
	$(srcdir)/lib/judge/weights.def \
	$(srcdir)/lib/judge/when_lexicon.c \
	$(srcdir)/lib/judge/when_lexicon.h \
	$(srcdir)/tools/gen_builtin_rules.c

# The file is part of a release: it is made again only where something that
# it is made of is newer. A cross build cannot run what it builds and takes
# the file as it is.
if CROSS_COMPILING
lib/judge/builtin_rules.c:
	@echo 'lib/judge/builtin_rules.c is missing: a cross build starts' \
		'from a release, or from a tree with this file copied' \
		'from a native build' >&2; exit 1
else
lib/judge/builtin_rules.c: $(SYMA_RULES) $(SYMA_TABLE_MAKERS) \
		| tools/gen_builtin_rules$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) lib/judge && \
	list=; for f in $(SYMA_RULES); do list="$$list $(srcdir)/$$f"; done; \
	tools/gen_builtin_rules$(EXEEXT) $$list >$@.tmp && \
	mv -f $@.tmp $@
endif

lib/watch/portal_schema.c: lib/rules/portal.rng scripts/embed-text
	$(AM_V_GEN)$(MKDIR_P) lib/watch && \
	$(SHELL) $(srcdir)/scripts/embed-text symai_portal_schema \
		$(srcdir)/lib/rules/portal.rng >$@.tmp && \
	mv -f $@.tmp $@

lib/watch/tracker_schema.c: lib/rules/tracker.rng scripts/embed-text
	$(AM_V_GEN)$(MKDIR_P) lib/watch && \
	$(SHELL) $(srcdir)/scripts/embed-text symai_tracker_schema \
		$(srcdir)/lib/rules/tracker.rng >$@.tmp && \
	mv -f $@.tmp $@

libsyma_core_la_LIBADD = libsyma-code.la
libsyma_code_la_LIBADD = \
	$(CURL_LIBS) $(XML_LIBS) $(PCRE2_LIBS) $(PTHREAD_LIBS)

# -version-info current:revision:age, changed at a release only:
#   nothing but code changed:            revision + 1
#   something was added:                 current + 1, revision 0, age + 1
#   something was removed or changed:    current + 1, revision 0, age 0
# It says nothing of the version of the package. Before 1.0 a release may
# change the interface; NEWS says so.
libsyma_la_SOURCES =
libsyma_la_LIBADD = libsyma-core.la
libsyma_la_LDFLAGS = -no-undefined -version-info 0:0:0
if USE_MAP
libsyma_la_LDFLAGS += -Wl,--version-script=$(top_srcdir)/lib/libsyma.map
endif
# Without this an edit of the map alone would not link again.
EXTRA_libsyma_la_DEPENDENCIES = lib/libsyma.map

symadatadir = $(datadir)/syma
dist_symadata_DATA = $(SYMA_SCHEMAS)

EXTRA_DIST += \
	$(SYMA_RULES) \
	lib/rules/wording.tsv \
	lib/judge/builtin_rules.c \
	lib/LAYERS \
	lib/libsyma.map
