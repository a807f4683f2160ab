# SPDX-License-Identifier: MIT
# The installed programs. They use the library as anybody would: the public
# headers and the shared library, nothing else.

bin_PROGRAMS += tools/syma-check tools/syma-classify tools/syma-discover

tools_syma_check_SOURCES = \
	tools/asker.c \
	tools/asker.h \
	tools/check_settings.c \
	tools/check_settings.h \
	tools/civil.h \
	tools/common.c \
	tools/common.h \
	tools/facts.c \
	tools/facts.h \
	tools/found.c \
	tools/found.h \
	tools/memory.c \
	tools/memory.h \
	tools/moved.c \
	tools/moved.h \
	tools/portal_file.c \
	tools/portal_file.h \
	tools/portal_text.c \
	tools/portal_text.h \
	tools/report_json.c \
	tools/report_json.h \
	tools/syma-check.c \
	tools/text.c \
	tools/text.h
tools_syma_check_CPPFLAGS = $(TOOL_CPPFLAGS)
tools_syma_check_LDADD = libsyma.la

tools_syma_classify_SOURCES = \
	tools/civil.h \
	tools/common.c \
	tools/common.h \
	tools/saved.c \
	tools/saved.h \
	tools/saved_batch.c \
	tools/syma-classify.c \
	tools/table.c \
	tools/table.h \
	tools/text.c \
	tools/text.h
tools_syma_classify_CPPFLAGS = $(TOOL_CPPFLAGS)
tools_syma_classify_LDADD = libsyma.la

tools_syma_discover_SOURCES = \
	tools/civil.h \
	tools/common.c \
	tools/common.h \
	tools/discover_batch.c \
	tools/discover_batch.h \
	tools/found.c \
	tools/found.h \
	tools/report_json.c \
	tools/report_json.h \
	tools/saved.c \
	tools/saved.h \
	tools/syma-discover.c \
	tools/table.c \
	tools/table.h \
	tools/text.c \
	tools/text.h
tools_syma_discover_CPPFLAGS = $(TOOL_CPPFLAGS)
tools_syma_discover_LDADD = libsyma.la

# Where libmicrohttpd is. In a folder of its own, so that the program's name
# is free for it.
if HAVE_MICROHTTPD
bin_PROGRAMS += tools/syma-exporter/syma-exporter
endif
tools_syma_exporter_syma_exporter_SOURCES = \
	tools/civil.h \
	tools/common.c \
	tools/common.h \
	tools/facts.c \
	tools/facts.h \
	tools/moment.h \
	tools/portal_file.c \
	tools/portal_file.h \
	tools/syma-exporter/accept.c \
	tools/syma-exporter/accept.h \
	tools/syma-exporter/allow.c \
	tools/syma-exporter/allow.h \
	tools/syma-exporter/answer.c \
	tools/syma-exporter/answer.h \
	tools/syma-exporter/counters.c \
	tools/syma-exporter/counters.h \
	tools/syma-exporter/engine.c \
	tools/syma-exporter/engine.h \
	tools/syma-exporter/folder.c \
	tools/syma-exporter/folder.h \
	tools/syma-exporter/form.c \
	tools/syma-exporter/form.h \
	tools/syma-exporter/http.c \
	tools/syma-exporter/http.h \
	tools/syma-exporter/index.c \
	tools/syma-exporter/index.h \
	tools/syma-exporter/listen.c \
	tools/syma-exporter/listen.h \
	tools/syma-exporter/process.c \
	tools/syma-exporter/process.h \
	tools/syma-exporter/query.c \
	tools/syma-exporter/query.h \
	tools/syma-exporter/request.h \
	tools/syma-exporter/settings.c \
	tools/syma-exporter/settings.h \
	tools/syma-exporter/subjects.c \
	tools/syma-exporter/subjects.h \
	tools/syma-exporter/syma-exporter.c \
	tools/syma-exporter/targets.c \
	tools/syma-exporter/targets.h \
	tools/syma-exporter/work.c \
	tools/syma-exporter/work.h \
	tools/text.c \
	tools/text.h
tools_syma_exporter_syma_exporter_CPPFLAGS = $(TOOL_CPPFLAGS) \
	-I$(top_srcdir)/tools $(MICROHTTPD_CFLAGS)
tools_syma_exporter_syma_exporter_LDADD = libsyma.la $(MICROHTTPD_LIBS) \
	$(PTHREAD_LIBS)

# The small monitor, where there is SQLite for its history. What it is made of
# is a library within the build, of use to the demo too.
if HAVE_SQLITE
noinst_LTLIBRARIES += tools/syma-watch/libwatch.la
bin_PROGRAMS += tools/syma-watch/syma-watch
endif
tools_syma_watch_libwatch_la_SOURCES = \
	tools/civil.h \
	tools/common.c \
	tools/common.h \
	tools/facts.c \
	tools/facts.h \
	tools/moment.h \
	tools/portal_file.c \
	tools/portal_file.h \
	tools/syma-watch/bars.c \
	tools/syma-watch/days.c \
	tools/syma-watch/days.h \
	tools/syma-watch/file.c \
	tools/syma-watch/file.h \
	tools/syma-watch/folder.c \
	tools/syma-watch/folder.h \
	tools/syma-watch/history.c \
	tools/syma-watch/history.h \
	tools/syma-watch/log.c \
	tools/syma-watch/log.h \
	tools/syma-watch/loop.c \
	tools/syma-watch/loop.h \
	tools/syma-watch/markup.c \
	tools/syma-watch/markup.h \
	tools/syma-watch/metrics.c \
	tools/syma-watch/metrics.h \
	tools/syma-watch/page.c \
	tools/syma-watch/page.h \
	tools/syma-watch/page_index.c \
	tools/syma-watch/page_now.c \
	tools/syma-watch/page_past.c \
	tools/syma-watch/page_promises.c \
	tools/syma-watch/page_sections.c \
	tools/syma-watch/publish.c \
	tools/syma-watch/publish.h \
	tools/syma-watch/reload.c \
	tools/syma-watch/schedule.c \
	tools/syma-watch/schedule.h \
	tools/syma-watch/settings.h \
	tools/syma-watch/signals.c \
	tools/syma-watch/signals.h \
	tools/syma-watch/store.c \
	tools/syma-watch/store.h \
	tools/syma-watch/store_own.h \
	tools/syma-watch/store_read.c \
	tools/syma-watch/store_schema.c \
	tools/syma-watch/store_write.c \
	tools/syma-watch/style.c \
	tools/syma-watch/view.c \
	tools/syma-watch/view.h \
	tools/syma-watch/watch.h \
	tools/syma-watch/words.c \
	tools/syma-watch/words.def \
	tools/syma-watch/words.h \
	tools/syma-watch/zone.c \
	tools/syma-watch/zone.h \
	tools/text.c \
	tools/text.h
tools_syma_watch_libwatch_la_CPPFLAGS = $(TOOL_CPPFLAGS) $(SQLITE_CFLAGS)
tools_syma_watch_syma_watch_SOURCES = tools/syma-watch/main.c
tools_syma_watch_syma_watch_CPPFLAGS = $(TOOL_CPPFLAGS)
tools_syma_watch_syma_watch_LDADD = tools/syma-watch/libwatch.la libsyma.la \
	$(SQLITE_LIBS)

TOOL_CPPFLAGS = -include $(top_builddir)/config.h $(PUBLIC_CPPFLAGS)

# Not installed: writes lib/judge/builtin_rules.c. See lib/local.mk.
EXTRA_PROGRAMS += tools/gen_builtin_rules
CLEANFILES += tools/gen_builtin_rules$(EXEEXT)
tools_gen_builtin_rules_SOURCES = tools/gen_builtin_rules.c
tools_gen_builtin_rules_LDADD = libsyma-code.la
