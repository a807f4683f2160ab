# SPDX-License-Identifier: MIT
# The installed programs. They use the library as anybody would: the public
# headers and the shared library, nothing else.

bin_PROGRAMS += tools/syma-check tools/syma-classify

tools_syma_check_SOURCES = \
	tools/common.c \
	tools/common.h \
	tools/syma-check.c
tools_syma_check_CPPFLAGS = $(TOOL_CPPFLAGS)
tools_syma_check_LDADD = libsyma.la

tools_syma_classify_SOURCES = \
	tools/common.c \
	tools/common.h \
	tools/saved.c \
	tools/saved.h \
	tools/saved_batch.c \
	tools/syma-classify.c
tools_syma_classify_CPPFLAGS = $(TOOL_CPPFLAGS)
tools_syma_classify_LDADD = libsyma.la

TOOL_CPPFLAGS = -include $(top_builddir)/config.h $(PUBLIC_CPPFLAGS)

# Not installed: writes lib/judge/builtin_rules.c. See lib/local.mk.
EXTRA_PROGRAMS += tools/gen_builtin_rules
CLEANFILES += tools/gen_builtin_rules$(EXEEXT)
tools_gen_builtin_rules_SOURCES = tools/gen_builtin_rules.c
tools_gen_builtin_rules_LDADD = libsyma-code.la
