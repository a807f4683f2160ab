#!/bin/sh
# SPDX-License-Identifier: MIT
# install_check.sh PREFIX, run by `make install-check` in a build folder with
# SRC, MAKE and CC set: installs below a temporary DESTDIR, compares the
# names and modes of the files with packaging/manifest.install, and builds
# the programs in README.md with what was installed, against the shared and
# the static library. All are run on a page served from loopback.
set -eu

prefix=$1
umask 022
tmp=$(mktemp -d "${TMPDIR:-/tmp}/syma-install.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
dest=$tmp/dest

say() { printf 'install-check: %s\n' "$*"; }

${MAKE:-make} -s install DESTDIR="$dest" >"$tmp/install.log" 2>&1 || {
    cat "$tmp/install.log"
    say "make install failed"
    exit 1
}

# Links have no mode of their own.
(cd "$dest$prefix" && find . ! -type d -printf '%y %m %P\n') |
    sed 's/^l 777 /l - /' | LC_ALL=C sort -k3 >"$tmp/have"
grep -v '^#' "$SRC/packaging/manifest.install" | LC_ALL=C sort -k3 >"$tmp/want"
if ! diff -u "$tmp/want" "$tmp/have"; then
    say "the installed files differ from packaging/manifest.install"
    exit 1
fi
say "$(wc -l <"$tmp/have") files as in the manifest"

# program NUMBER FILE: that C program of README.md.
program()
{
    awk -v want="$1" '/^```c$/ { on = ++n == want; next } /^```/ { on = 0 } on' \
        "$SRC/README.md" >"$2"
    test -s "$2" || { say "README.md holds no C program $1"; exit 1; }
}
program 1 "$tmp/one.c"
program 2 "$tmp/many.c"

PKG_CONFIG_PATH=$(dirname "$(find "$dest" -name libsyma.pc)")
PKG_CONFIG_SYSROOT_DIR=$dest
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
libdir=$dest$(PKG_CONFIG_SYSROOT_DIR='' pkg-config --variable=libdir libsyma)
strict='-Wall -Wextra -Werror'

# Flags are words to be split.
# shellcheck disable=SC2046,SC2086
for name in one many; do
    ${CC:-cc} $strict $(pkg-config --cflags libsyma) -o "$tmp/$name-shared" \
        "$tmp/$name.c" $(pkg-config --libs libsyma)
done
say "the programs in README.md are built with the shared library"

# The libraries below libsyma come as shared ones where their static twins
# would need packages that a build of libsyma does not (libcurl's, on
# Debian, name a dozen): only libsyma itself has to be static here. Those
# are found without the sysroot, since they are not in it.
if ls "$libdir"/libsyma.a >/dev/null 2>&1; then
    needs=$(pkg-config --print-requires-private libsyma | sed 's/ .*//')
    # shellcheck disable=SC2046,SC2086
    for name in one many; do
        ${CC:-cc} $strict $(pkg-config --static --cflags libsyma) \
            -o "$tmp/$name-static" "$tmp/$name.c" \
            -Wl,-Bstatic $(pkg-config --libs libsyma) -Wl,-Bdynamic \
            $(PKG_CONFIG_SYSROOT_DIR='' pkg-config --libs $needs)
        if ldd "$tmp/$name-static" | grep libsyma; then
            say "the static program still loads libsyma"
            exit 1
        fi
    done
    say "and with the static one"
fi

command -v python3 >/dev/null || { say "no python3: not run"; exit 77; }
mkdir "$tmp/www"
cat >"$tmp/www/index.html" <<'PAGE'
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head>
<body><main><h1>Sign in to your account</h1>
<p>Enter your e-mail address and your password to see your contract.</p>
<form method="post" action="/session">
<label>E-mail <input type="email" name="email" required></label>
<label>Password <input type="password" name="password" required></label>
<button type="submit">Sign in</button>
</form></main></body></html>
PAGE
python3 -u -m http.server --bind 127.0.0.1 --directory "$tmp/www" 0 \
    >"$tmp/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$tmp"' EXIT
tries=0
until grep -q 'port [0-9]' "$tmp/server.log"; do
    tries=$((tries + 1))
    test "$tries" -lt 100 || { cat "$tmp/server.log"; exit 1; }
    sleep 0.1
done
port=$(sed -n 's/.* port \([0-9]*\).*/\1/p' "$tmp/server.log" | head -n 1)

run()
{
    answer=$(LD_LIBRARY_PATH="$libdir" "$tmp/$1" "http://127.0.0.1:$port/")
    say "$1: $answer"
}

for kind in shared static; do
    test -x "$tmp/one-$kind" || continue
    run "one-$kind"
    case $answer in
    'up: '*) ;;
    *) say "a login page that answers should be up"; exit 1 ;;
    esac
    # It keeps the default, which refuses loopback.
    run "many-$kind"
    case $answer in
    '1: unknown: '*) ;;
    *) say "a check of loopback should be refused"; exit 1 ;;
    esac
done
say "all as it should be"
