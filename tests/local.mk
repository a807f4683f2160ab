# SPDX-License-Identifier: MIT
# The tests, run by automake's parallel harness. Exit status 77 is 'skipped'
# and 99 'could not even begin'. scripts/test-summary counts.
#
#   unit/         one program a module, with Check, hidden symbols in reach
#   api/          what a user of the shared library can do
#   integration/  the library against servers of our own on loopback
#   threads/      what threads share, forks, and what the library leaves alone
#   tools/        the installed programs
#   hostile/      pages and servers that mean harm, and what they may cost
#   formats/      the written forms and their readers, by `make formats-check`
#   exporter/     syma-exporter, and by make check-all Prometheus with it
#   faults/       each call of another library and of the system fails
#   discover/     pages and portals whose sections are to be found
#   soak/         as long as one likes at full load, by `make soak`
#   fuzz/         what fuzzers play with: replayed here, see CONTRIBUTING.md
#   watch/        syma-watch: its history, its pages, kill -9
#   install/      the installed tree, by `make install-check`
#   integrations/ ours with real other programs, by `make integrations-check`
#   scripts/check-*   the source tree itself

AM_TESTS_ENVIRONMENT = \
	SYMA_SRC='$(abs_top_srcdir)'; export SYMA_SRC; \
	SYMA_BUILD='$(abs_top_builddir)'; export SYMA_BUILD; \
	CC='$(CC)'; export CC; \
	SYMA_RUNNER='$(SYMA_RUNNER)'; export SYMA_RUNNER; \
	CK_DEFAULT_TIMEOUT=$${CK_DEFAULT_TIMEOUT-60}; \
	export CK_DEFAULT_TIMEOUT; \
	unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy;

TEST_EXTENSIONS = .py
LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/run-test
PY_LOG_COMPILER = $(LOG_COMPILER)

SYMA_UNIT_TESTS = \
	tests/unit/check_address \
	tests/unit/check_allocation \
	tests/unit/check_alternatives \
	tests/unit/check_auth \
	tests/unit/check_automaton \
	tests/unit/check_buf \
	tests/unit/check_candidate \
	tests/unit/check_cause \
	tests/unit/check_causes \
	tests/unit/check_certs \
	tests/unit/check_charset \
	tests/unit/check_classify \
	tests/unit/check_clock \
	tests/unit/check_connection_id \
	tests/unit/check_context \
	tests/unit/check_cookies \
	tests/unit/check_date \
	tests/unit/check_decode \
	tests/unit/check_drift \
	tests/unit/check_entity \
	tests/unit/check_error \
	tests/unit/check_explain \
	tests/unit/check_families \
	tests/unit/check_find \
	tests/unit/check_flap \
	tests/unit/check_fold \
	tests/unit/check_folded \
	tests/unit/check_gate \
	tests/unit/check_form \
	tests/unit/check_form_use \
	tests/unit/check_format_json \
	tests/unit/check_format_junit \
	tests/unit/check_format_metrics \
	tests/unit/check_format_nagios \
	tests/unit/check_format_text \
	tests/unit/check_heap \
	tests/unit/check_hide \
	tests/unit/check_http \
	tests/unit/check_json \
	tests/unit/check_known \
	tests/unit/check_ledger \
	tests/unit/check_lex \
	tests/unit/check_links \
	tests/unit/check_literals \
	tests/unit/check_lobby \
	tests/unit/check_look \
	tests/unit/check_mem \
	tests/unit/check_menu \
	tests/unit/check_missing \
	tests/unit/check_named \
	tests/unit/check_names \
	tests/unit/check_needles \
	tests/unit/check_nh \
	tests/unit/check_option_forms \
	tests/unit/check_options \
	tests/unit/check_own_data \
	tests/unit/check_pace \
	tests/unit/check_page \
	tests/unit/check_poller \
	tests/unit/check_portal \
	tests/unit/check_portal_times \
	tests/unit/check_portal_xml \
	tests/unit/check_present \
	tests/unit/check_process_memory \
	tests/unit/check_quiet \
	tests/unit/check_refresh \
	tests/unit/check_regex \
	tests/unit/check_report \
	tests/unit/check_retry_after \
	tests/unit/check_robots \
	tests/unit/check_rollup \
	tests/unit/check_rules \
	tests/unit/check_scan \
	tests/unit/check_search \
	tests/unit/check_search_bounds \
	tests/unit/check_search_memory \
	tests/unit/check_seen \
	tests/unit/check_sentence \
	tests/unit/check_settle \
	tests/unit/check_since \
	tests/unit/check_sip \
	tests/unit/check_site \
	tests/unit/check_sitemap \
	tests/unit/check_sniff \
	tests/unit/check_staff_login \
	tests/unit/check_str \
	tests/unit/check_suffix \
	tests/unit/check_telling_memory \
	tests/unit/check_tense \
	tests/unit/check_track_window \
	tests/unit/check_tracker \
	tests/unit/check_tracker_explain \
	tests/unit/check_tracker_format \
	tests/unit/check_tracker_memory \
	tests/unit/check_tracker_model \
	tests/unit/check_tracker_nagios \
	tests/unit/check_tracker_xml \
	tests/unit/check_tree \
	tests/unit/check_url \
	tests/unit/check_utf8 \
	tests/unit/check_vec \
	tests/unit/check_version \
	tests/unit/check_way_round \
	tests/unit/check_when \
	tests/unit/check_window \
	tests/unit/check_wording \
	tests/unit/check_works \
	tests/unit/check_xml \
	tests/unit/check_zone \
	tests/unit/check_zone_names

# The tracker and a plain model of it, side by side.
tests_unit_check_tracker_model_SOURCES = \
	tests/unit/check_tracker_model.c \
	tests/unit/tracker_build.c \
	tests/unit/tracker_facts.c \
	tests/unit/tracker_make.c \
	tests/unit/tracker_model.c \
	tests/unit/tracker_model.h \
	tests/unit/tracker_model_changes.c \
	tests/unit/tracker_model_ledger.c \
	tests/unit/tracker_model_rollup.c \
	tests/unit/tracker_play.c \
	tests/unit/tracker_play.h \
	tests/unit/tracker_print.c

# What a program does not say itself: its source is its name with .c, and
# it is linked with these.
LDADD = libsyma-core.la $(CHECK_LIBS)
AM_CPPFLAGS += $(CHECK_CFLAGS)

# Allocations that fail on demand.
WRAPPED_MEMORY = -Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc
SYMA_LOOP_SERVER = tests/integration/loop_server.c \
	tests/integration/loop_server.h
SYMA_ALLOCATION_PLAY = \
	tests/unit/allocation_fetch.c \
	tests/unit/allocation_judge.c \
	tests/unit/allocation_play.c \
	tests/unit/allocation_play.h \
	tests/unit/allocation_portal.c \
	tests/unit/allocation_scenes.h \
	$(SYMA_LOOP_SERVER)
tests_unit_check_allocation_SOURCES = tests/unit/check_allocation.c \
	$(SYMA_ALLOCATION_PLAY)
tests_unit_check_allocation_LDFLAGS = $(AM_LDFLAGS) $(WRAPPED_MEMORY) \
	-Wl,--wrap=free
tests_unit_check_process_memory_SOURCES = tests/unit/check_process_memory.c \
	$(SYMA_ALLOCATION_PLAY)
tests_unit_check_process_memory_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,--wrap=symai_outcome_reason
tests_unit_check_search_memory_LDFLAGS = $(AM_LDFLAGS) $(WRAPPED_MEMORY)
tests_unit_check_telling_memory_LDFLAGS = $(AM_LDFLAGS) $(WRAPPED_MEMORY)
tests_unit_check_tracker_memory_LDFLAGS = $(AM_LDFLAGS) $(WRAPPED_MEMORY)

# A discovery that finds what a test tells it.
WRAPPED_DISCOVERY = \
	-Wl,--wrap=symai_discovery_new \
	-Wl,--wrap=symai_discovery_take \
	-Wl,--wrap=symai_discovery_take_address \
	-Wl,--wrap=symai_discovery_wants \
	-Wl,--wrap=symai_discovery_variant \
	-Wl,--wrap=symai_discovery_lead \
	-Wl,--wrap=symai_discovery_skip \
	-Wl,--wrap=symai_discovery_bar \
	-Wl,--wrap=symai_discovery_set_robots \
	-Wl,--wrap=symai_discovery_finish \
	-Wl,--wrap=syma_discovery_unref
SYMA_SEARCH_PLAY = tests/unit/search_play.c tests/unit/search_play.h
tests_unit_check_search_SOURCES = tests/unit/check_search.c $(SYMA_SEARCH_PLAY)
tests_unit_check_search_LDFLAGS = $(AM_LDFLAGS) $(WRAPPED_DISCOVERY)
tests_unit_check_search_bounds_SOURCES = tests/unit/check_search_bounds.c \
	$(SYMA_SEARCH_PLAY)
tests_unit_check_search_bounds_LDFLAGS = $(AM_LDFLAGS) $(WRAPPED_DISCOVERY)

# For scripts/fit-wording, by `make fit-wording`.
EXTRA_PROGRAMS += tests/golden/wording_marks
CLEANFILES += tests/golden/wording_marks$(EXEEXT)

# Built by scripts/formats-check.
EXTRA_PROGRAMS += tests/formats/write_forms
CLEANFILES += tests/formats/write_forms$(EXEEXT)

# Linked with the shared library alone: what it exports must do.
SYMA_API_TESTS = \
	tests/api/check_api \
	tests/api/check_api_discover \
	tests/api/check_api_portal \
	tests/api/check_api_prober \
	tests/api/check_api_tracker \
	tests/api/check_locale
API_CPPFLAGS = -include $(top_builddir)/config.h $(PUBLIC_CPPFLAGS) \
	$(CHECK_CFLAGS)

tests_api_check_api_CPPFLAGS = $(API_CPPFLAGS)
tests_api_check_api_LDADD = libsyma.la $(CHECK_LIBS)
tests_api_check_api_discover_CPPFLAGS = $(API_CPPFLAGS)
tests_api_check_api_discover_LDADD = libsyma.la $(CHECK_LIBS)
tests_api_check_api_portal_CPPFLAGS = $(API_CPPFLAGS)
tests_api_check_api_portal_LDADD = libsyma.la $(CHECK_LIBS)
tests_api_check_api_prober_CPPFLAGS = $(API_CPPFLAGS)
tests_api_check_api_prober_LDADD = libsyma.la $(CHECK_LIBS)
tests_api_check_api_tracker_SOURCES = tests/api/check_api_tracker.c \
	$(SYMA_LOOP_SERVER)
tests_api_check_api_tracker_CPPFLAGS = $(API_CPPFLAGS)
tests_api_check_api_tracker_LDADD = libsyma.la $(CHECK_LIBS)
tests_api_check_locale_CPPFLAGS = $(API_CPPFLAGS)
tests_api_check_locale_LDADD = libsyma.la $(CHECK_LIBS)

# What one check costs, for test_bounds.py.
check_PROGRAMS += tests/hostile/cost
tests_hostile_cost_SOURCES = \
	tests/bench/args.h \
	tests/bench/measure.c \
	tests/bench/measure.h \
	tests/hostile/cost.c
tests_hostile_cost_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_hostile_cost_LDADD = libsyma.la

# What is left in memory, for test_outputs.py.
check_PROGRAMS += tests/hostile/forget
tests_hostile_forget_SOURCES = tests/hostile/forget.c
tests_hostile_forget_CPPFLAGS = -include $(top_builddir)/config.h \
	$(PUBLIC_CPPFLAGS)
tests_hostile_forget_LDADD = libsyma.la

# Benchmarks: built and run by hand or by `make check-corpus`.
EXTRA_PROGRAMS += tests/bench/judge_cost
tests_bench_judge_cost_CPPFLAGS = -include $(top_builddir)/config.h \
	$(PUBLIC_CPPFLAGS) $(XML_CFLAGS)
tests_bench_judge_cost_LDFLAGS = -static
tests_bench_judge_cost_LDADD = libsyma.la $(XML_LIBS)
CLEANFILES += tests/bench/judge_cost$(EXEEXT)

# Checks beside a bare loop of libcurl: `make bench` measures, `make check`
# only sees that all start.
SYMA_BENCHES = tests/bench/bare tests/bench/serve tests/bench/syma-bench
check_PROGRAMS += $(SYMA_BENCHES)
BENCH_CPPFLAGS = -include $(top_builddir)/config.h $(PUBLIC_CPPFLAGS)

tests_bench_bare_SOURCES = \
	tests/bench/args.c \
	tests/bench/args.h \
	tests/bench/bare.c \
	tests/bench/files.c \
	tests/bench/files.h \
	tests/bench/measure.c \
	tests/bench/measure.h \
	tests/bench/sax.c \
	tests/bench/sax.h
tests_bench_bare_CPPFLAGS = $(BENCH_CPPFLAGS) $(CURL_CFLAGS) $(XML_CFLAGS)
tests_bench_bare_LDADD = $(CURL_LIBS) $(XML_LIBS)

tests_bench_serve_SOURCES = \
	tests/bench/args.c \
	tests/bench/args.h \
	tests/bench/files.c \
	tests/bench/files.h \
	tests/bench/measure.c \
	tests/bench/measure.h \
	tests/bench/serve.c
tests_bench_serve_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_serve_LDADD =

# Static, so that it is a program and not libtool's script around one.
tests_bench_syma_bench_SOURCES = \
	tests/bench/args.c \
	tests/bench/args.h \
	tests/bench/drive.c \
	tests/bench/drive.h \
	tests/bench/files.c \
	tests/bench/files.h \
	tests/bench/measure.c \
	tests/bench/measure.h \
	tests/bench/memory.c \
	tests/bench/memory.h \
	tests/bench/phrases.c \
	tests/bench/phrases.h \
	tests/bench/sax.c \
	tests/bench/sax.h \
	tests/bench/syma_bench.c
tests_bench_syma_bench_CPPFLAGS = $(BENCH_CPPFLAGS) $(XML_CFLAGS)
tests_bench_syma_bench_LDFLAGS = -static
tests_bench_syma_bench_LDADD = libsyma.la $(XML_LIBS)

# BENCH_PAGES: a folder of pages of one's own; BENCH_ROWS: some rows only.
bench: all tests/bench/bare$(EXEEXT) tests/bench/serve$(EXEEXT) \
		tests/bench/syma-bench$(EXEEXT)
	python3 -B $(srcdir)/scripts/bench \
		--programs $(abs_builddir)/tests/bench \
		$${BENCH_PAGES:+--pages "$$BENCH_PAGES"} $$BENCH_ROWS
.PHONY: bench

# As long as it is told to, at full load: `make soak SOAK_SECONDS=3600`.
EXTRA_PROGRAMS += tests/soak/soak
tests_soak_soak_SOURCES = \
	tests/bench/args.h \
	tests/bench/measure.c \
	tests/bench/measure.h \
	tests/integration/server.c \
	tests/integration/server.h \
	tests/fds.h \
	tests/soak/gauge.c \
	tests/soak/gauge.h \
	tests/soak/mix.c \
	tests/soak/mix.h \
	tests/soak/pages.c \
	tests/soak/pages.h \
	tests/soak/soak.c
tests_soak_soak_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_soak_soak_LDADD = libsyma.la
CLEANFILES += tests/soak/soak$(EXEEXT)
SOAK_SECONDS = 90
soak: all tests/bench/serve$(EXEEXT) tests/soak/soak$(EXEEXT)
	srcdir='$(srcdir)' SYMA_BUILD='$(abs_top_builddir)' \
		tests/soak/soak$(EXEEXT) $(SOAK_SECONDS)
.PHONY: soak
# What fuzzers play with. Here seeds and findings are replayed; with
# FUZZ_MAIN=-fsanitize=fuzzer, as scripts/fuzz-check has it, a fuzzer takes the
# place of the main of replay.c.
FUZZ_MAIN = tests/fuzz/libreplay.la
check_LTLIBRARIES = tests/fuzz/libreplay.la
tests_fuzz_libreplay_la_SOURCES = tests/fuzz/replay.c
FUZZ_NEEDS = tests/fuzz/libreplay.la libsyma-core.la
FUZZ_LIBS = $(FUZZ_MAIN) libsyma-core.la
SYMA_FUZZ = \
	tests/fuzz/input.c \
	tests/fuzz/input.h \
	tests/fuzz/pages.c \
	tests/fuzz/pages.h

SYMA_FUZZ_TESTS = \
	tests/fuzz/fuzz_api \
	tests/fuzz/fuzz_discovery \
	tests/fuzz/fuzz_loopback \
	tests/fuzz/fuzz_page \
	tests/fuzz/fuzz_portal \
	tests/fuzz/fuzz_retry_after \
	tests/fuzz/fuzz_rules \
	tests/fuzz/fuzz_tracker \
	tests/fuzz/fuzz_url
tests_fuzz_fuzz_api_SOURCES = tests/fuzz/fuzz_api.c $(SYMA_FUZZ)
tests_fuzz_fuzz_api_DEPENDENCIES = $(FUZZ_NEEDS)
tests_fuzz_fuzz_api_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_discovery_SOURCES = tests/fuzz/fuzz_discovery.c $(SYMA_FUZZ)
tests_fuzz_fuzz_discovery_DEPENDENCIES = $(FUZZ_NEEDS)
tests_fuzz_fuzz_discovery_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_loopback_SOURCES = tests/fuzz/fuzz_loopback.c tests/fuzz/serve.c \
	tests/fuzz/serve.h $(SYMA_FUZZ)
tests_fuzz_fuzz_loopback_DEPENDENCIES = $(FUZZ_NEEDS)
tests_fuzz_fuzz_loopback_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_page_SOURCES = tests/fuzz/fuzz_page.c $(SYMA_FUZZ)
tests_fuzz_fuzz_page_DEPENDENCIES = $(FUZZ_NEEDS)
tests_fuzz_fuzz_page_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_portal_SOURCES = tests/fuzz/fuzz_portal.c $(SYMA_FUZZ)
tests_fuzz_fuzz_portal_DEPENDENCIES = $(FUZZ_NEEDS)
tests_fuzz_fuzz_portal_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_retry_after_SOURCES = tests/fuzz/fuzz_retry_after.c $(SYMA_FUZZ)
tests_fuzz_fuzz_retry_after_DEPENDENCIES = $(FUZZ_NEEDS)
tests_fuzz_fuzz_retry_after_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_rules_SOURCES = tests/fuzz/fuzz_rules.c $(SYMA_FUZZ)
tests_fuzz_fuzz_rules_DEPENDENCIES = $(FUZZ_NEEDS)
tests_fuzz_fuzz_rules_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_tracker_SOURCES = tests/fuzz/fuzz_tracker.c $(SYMA_FUZZ)
tests_fuzz_fuzz_tracker_DEPENDENCIES = $(FUZZ_NEEDS)
tests_fuzz_fuzz_tracker_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_url_SOURCES = tests/fuzz/fuzz_url.c $(SYMA_FUZZ)
tests_fuzz_fuzz_url_DEPENDENCIES = $(FUZZ_NEEDS)
tests_fuzz_fuzz_url_LDADD = $(FUZZ_LIBS)
check_PROGRAMS += $(SYMA_FUZZ_TESTS)
TESTS += $(SYMA_FUZZ_TESTS)
EXTRA_DIST += tests/fuzz/seeds tests/fuzz/found

# Whole pages, a folder a set; and sentences.
SYMA_GOLDEN_TESTS = tests/golden/check_golden tests/golden/check_sentences
tests_golden_check_golden_CPPFLAGS = $(API_CPPFLAGS)
tests_golden_check_golden_LDADD = libsyma.la $(CHECK_LIBS)
tests_golden_check_sentences_CPPFLAGS = $(API_CPPFLAGS)
tests_golden_check_sentences_LDADD = libsyma.la $(CHECK_LIBS)
EXTRA_DIST += tests/golden/fr-en tests/golden/de-nl tests/golden/es-pt-it \
	tests/golden/portals \
	tests/golden/frames.tsv \
	tests/golden/sentences.tsv \
	tests/golden/unseen.tsv \
	tests/golden/unseen_plain.tsv

# Against a server of our own; skipped where there is no python3 to run it.
SYMA_INTEGRATION_TESTS = \
	tests/integration/check_absence \
	tests/integration/check_connection \
	tests/integration/check_discover \
	tests/integration/check_discoveries \
	tests/integration/check_family \
	tests/integration/check_fetch \
	tests/integration/check_http2 \
	tests/integration/check_login \
	tests/integration/check_prober \
	tests/integration/check_proxy \
	tests/integration/check_request \
	tests/integration/check_sixteen \
	tests/integration/check_witness

SYMA_ASKING = tests/integration/asking.c \
	tests/integration/asking.h \
	tests/integration/server.c \
	tests/integration/server.h

tests_integration_check_fetch_SOURCES = tests/integration/check_fetch.c \
	tests/integration/server.c \
	tests/integration/server.h
tests_integration_check_prober_SOURCES = \
	tests/fds.h \
	tests/integration/check_prober.c \
	tests/integration/server.c \
	tests/integration/server.h
tests_integration_check_connection_SOURCES = \
	tests/integration/check_connection.c $(SYMA_ASKING)
SYMA_DISCOVERING = $(SYMA_ASKING) \
	tests/integration/discovering.c \
	tests/integration/discovering.h
tests_integration_check_discover_SOURCES = \
	tests/integration/check_discover.c $(SYMA_DISCOVERING)
tests_integration_check_discoveries_SOURCES = \
	tests/integration/check_discoveries.c tests/fds.h \
	$(SYMA_DISCOVERING)
tests_integration_check_family_SOURCES = \
	tests/integration/check_family.c $(SYMA_ASKING)
tests_integration_check_http2_SOURCES = \
	tests/integration/check_http2.c $(SYMA_ASKING)
tests_integration_check_login_SOURCES = \
	tests/integration/check_login.c $(SYMA_ASKING)
tests_integration_check_proxy_SOURCES = \
	tests/integration/check_proxy.c $(SYMA_ASKING)
tests_integration_check_request_SOURCES = \
	tests/integration/check_request.c $(SYMA_ASKING)
tests_integration_check_absence_SOURCES = \
	tests/integration/check_absence.c $(SYMA_ASKING)
tests_integration_check_witness_SOURCES = \
	tests/integration/check_witness.c $(SYMA_ASKING)
tests_integration_check_sixteen_SOURCES = tests/integration/check_sixteen.c \
	tests/integration/server.c \
	tests/integration/server.h

# Five days of the demo portal, for test_story.py and for scripts/demo, which
# runs without the tests.
noinst_PROGRAMS += tests/integration/story
tests_integration_story_SOURCES = \
	tests/integration/story.c \
	tests/integration/story_days.c \
	tests/integration/story_days.h \
	tests/integration/story_tell.c
tests_integration_story_LDADD = libsyma-core.la

# The same by the code of syma-watch, with another clock.
if HAVE_SQLITE
noinst_PROGRAMS += tests/integration/story_pages
endif
tests_integration_story_pages_SOURCES = \
	tests/integration/story_days.c \
	tests/integration/story_days.h \
	tests/integration/story_pages.c
tests_integration_story_pages_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,--wrap=clock_gettime -Wl,--wrap=__clock_gettime64
tests_integration_story_pages_LDADD = tools/syma-watch/libwatch.la \
	libsyma-core.la $(SQLITE_LIBS)

# Calls of other libraries and of the system that fail on demand. What the
# linker is told stands in a file made of the list of these calls.
SYMA_FAULT_TESTS =
if POLLER_EPOLL
SYMA_FAULT_TESTS += tests/faults/check_faults
endif
tests_faults_check_faults_SOURCES = \
	tests/faults/check_faults.c \
	tests/faults/fault.c \
	tests/faults/fault.h \
	tests/faults/faults.def \
	tests/faults/pages.c \
	tests/faults/pages.h \
	tests/faults/scenes.c \
	tests/faults/scenes.h \
	tests/fds.h \
	$(SYMA_LOOP_SERVER)
tests_faults_check_faults_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS) \
	$(XML_CFLAGS) $(PCRE2_CFLAGS)
tests_faults_check_faults_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,@tests/faults/wraps
EXTRA_tests_faults_check_faults_DEPENDENCIES = tests/faults/wraps
tests/faults/wraps: $(srcdir)/tests/faults/faults.def
	$(AM_V_GEN)$(MKDIR_P) tests/faults && \
	$(SED) -n 's/^\(FAULT\|LATE\|HELD\)(\([^,]*\),.*/--wrap=\2/p' \
		$(srcdir)/tests/faults/faults.def >$@.tmp && mv -f $@.tmp $@
CLEANFILES += tests/faults/wraps

# What threads may share, and what a child finds after a fork.
SYMA_THREAD_TESTS = \
	tests/threads/check_quiet \
	tests/threads/check_threads
tests_threads_check_quiet_SOURCES = \
	tests/faults/pages.c \
	tests/faults/pages.h \
	tests/threads/check_quiet.c \
	tests/threads/evaluations.c \
	tests/threads/evaluations.h \
	$(SYMA_LOOP_SERVER)
tests_threads_check_threads_SOURCES = \
	tests/faults/pages.c \
	tests/faults/pages.h \
	tests/threads/check_threads.c \
	tests/threads/evaluations.c \
	tests/threads/evaluations.h \
	$(SYMA_LOOP_SERVER)

if HAVE_CHECK
SYMA_CHECK_TESTS = $(SYMA_UNIT_TESTS) $(SYMA_API_TESTS) $(SYMA_GOLDEN_TESTS) \
	$(SYMA_INTEGRATION_TESTS) $(SYMA_FAULT_TESTS) \
	$(SYMA_THREAD_TESTS)
check_PROGRAMS += $(SYMA_CHECK_TESTS)
TESTS += $(SYMA_CHECK_TESTS)
else
# Said where it is seen: in the output of make check.
check-local:
	@echo 'Tests written in C are left out: configure found no Check >= 0.15.2'
endif

# Scripts: the source tree, the headers, the programs.
SYMA_SCRIPT_TESTS = \
	bindings/conformance/run \
	scripts/check-api-json \
	scripts/check-api-shape \
	scripts/check-bindings \
	scripts/check-discovery-doc \
	scripts/check-doc-comments \
	scripts/check-evidence-doc \
	scripts/check-layers \
	scripts/check-lists \
	scripts/check-man \
	scripts/check-map \
	scripts/check-suffixes \
	scripts/check-values \
	scripts/check-versions \
	scripts/check-wording \
	tests/api/check_headers \
	tests/bench/test_bench.py \
	tests/discover/portals.py \
	tests/discover/score.py \
	tests/discover/test_fixtures.py \
	tests/discover/test_portals.py \
	tests/docs/test_documents.py \
	tests/docs/test_loops.py \
	tests/faults/check_calls \
	tests/hostile/test_bounds.py \
	tests/hostile/test_outputs.py \
	tests/integration/test_story.py \
	tests/integration/test_story_pages.py \
	tests/threads/test_quiet.py \
	tests/tools/test_check.py \
	tests/tools/test_classify.py \
	tests/tools/test_demo.py \
	tests/tools/test_discover.py \
	tests/tools/test_examples.py \
	tests/tools/test_found.py \
	tests/tools/test_state.py \
	tests/watch/test_browser.py \
	tests/watch/test_kill.py \
	tests/watch/test_page.py \
	tests/watch/test_running.py \
	tests/watch/test_schedule.py \
	tests/watch/test_watch.py \
	tests/watch/test_zone.py
TESTS += $(SYMA_SCRIPT_TESTS)
if HAVE_MICROHTTPD
TESTS += \
	tests/exporter/test_engine.py \
	tests/exporter/test_exporter.py
endif

EXTRA_DIST += \
	$(SYMA_SCRIPT_TESTS) \
	scripts/bench \
	scripts/check-source \
	scripts/man_examples.py \
	scripts/man_languages.py \
	scripts/mdoc.py \
	scripts/public_headers.py \
	tests/bench/pages.py \
	tests/exporter/bench_exporter.py \
	tests/exporter/exporting.py \
	tests/exporter/test_engine.py \
	tests/exporter/test_exporter.py \
	tests/exporter/test_prometheus.py \
	tests/discover/expected.tsv \
	tests/discover/fixtures \
	tests/discover/portals \
	tests/docs/blocks.py \
	tests/docs/session.py \
	tests/formats/junit.xsd \
	tests/formats/read_forms.py \
	tests/formats/summary.schema.json \
	tests/hostile/pages.py \
	tests/hostile/test_guard.py \
	tests/install/install_check.sh \
	tests/integration/gateways.py \
	tests/integration/portal/activate.html \
	tests/integration/portal/english.html \
	tests/integration/portal/home.html \
	tests/integration/portal/index.xml \
	tests/integration/portal/login.html \
	tests/integration/portal/plain.html \
	tests/integration/portal/plan.xml \
	tests/integration/portal/robots.txt \
	tests/integration/portal/site.json \
	tests/integration/portal/small.html \
	tests/integration/server.py \
	tests/integration/sixteen/home.html \
	tests/integration/sixteen/login.html \
	tests/integration/sixteen/maintenance.html \
	tests/integration/sixteen/missing.html \
	tests/integration/sixteen/notice.html \
	tests/integration/sixteen/refresh.html \
	tests/integration/sixteen/shell.html \
	tests/integration/sixteen/site.json \
	tests/integration/sixteen/tariff.html \
	tests/integration/sixteen/unavailable.html \
	tests/integration/sixteen/wall.html \
	tests/integrations/page.js \
	tests/integrations/real.py \
	tests/integrations/test_icinga.py \
	tests/integrations/test_nagios.py \
	tests/integrations/test_page.py \
	tests/run-test \
	tests/under-valgrind \
	tests/valgrind.supp \
	tests/tools/support.py \
	tests/unit/days.h \
	tests/sample.h \
	tests/unit/page_help.h \
	tests/unit/since_sentences.h \
	tests/unit/story.h \
	tests/unit/track_help.h \
	tests/unit/track_random.h \
	tests/unit/tzif_build.h \
	tests/unit/when_sentences.h \
	tests/unit/state_of.h \
	tests/unit/when_words.h \
	tests/watch/browser.py \
	tests/watch/load.py \
	tests/watch/watching.py
