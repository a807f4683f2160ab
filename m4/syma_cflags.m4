# SPDX-License-Identifier: MIT
# Small macros for the flags that libsyma adds to those of the builder.

# SYMA_CFLAGS_TRY(VARIABLE, FLAGS)
# Adds each of FLAGS that the compiler takes to VARIABLE, one by one. -Werror
# is on meanwhile: clang only warns of an option it does not know.
AC_DEFUN([SYMA_CFLAGS_TRY], [
  AC_LANG_ASSERT([C])
  for syma_flag in $2; do
    AS_VAR_PUSHDEF([syma_cache], [syma_cv_cflag_$syma_flag])
    AC_CACHE_CHECK([whether $CC takes $syma_flag], [syma_cache], [
      syma_saved_CFLAGS=$CFLAGS
      CFLAGS="$CFLAGS -Werror $syma_flag"
      AC_COMPILE_IFELSE([AC_LANG_SOURCE([[int syma_unused;]])],
        [AS_VAR_SET([syma_cache], [yes])], [AS_VAR_SET([syma_cache], [no])])
      CFLAGS=$syma_saved_CFLAGS
    ])
    AS_VAR_IF([syma_cache], [yes], [$1="$[]$1 $syma_flag"])
    AS_VAR_POPDEF([syma_cache])
  done
  AC_SUBST([$1])
])

# SYMA_LD_VERSION_SCRIPT(VARIABLE)
# Sets VARIABLE to yes where the linker takes a symbol map, else to no.
AC_DEFUN([SYMA_LD_VERSION_SCRIPT], [
  AC_CACHE_CHECK([whether the linker takes a symbol map],
    [syma_cv_ld_version_script], [
      AS_ECHO(["SYMA_TEST { global: main; local: *; };"]) >conftest.map
      syma_saved_LDFLAGS=$LDFLAGS
      LDFLAGS="$LDFLAGS -Wl,--version-script=conftest.map"
      AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
        [syma_cv_ld_version_script=yes], [syma_cv_ld_version_script=no])
      LDFLAGS=$syma_saved_LDFLAGS
      rm -f conftest.map
    ])
  AS_VAR_SET([$1], [$syma_cv_ld_version_script])
])
