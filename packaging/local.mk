# SPDX-License-Identifier: MIT
# What distributions take, and what the interface and a release are held
# against.

EXTRA_DIST += \
	packaging/abi/libsyma.abi \
	packaging/abi/soname \
	packaging/abi/symbols.list \
	packaging/abi/values.list \
	packaging/alpine/APKBUILD \
	packaging/debian/changelog \
	packaging/debian/control \
	packaging/debian/copyright \
	packaging/debian/libsyma-dev.install \
	packaging/debian/libsyma-doc.install \
	packaging/debian/libsyma0.install \
	packaging/debian/libsyma0.symbols \
	packaging/debian/rules \
	packaging/debian/source/format \
	packaging/debian/source/lintian-overrides \
	packaging/debian/syma-tools.install \
	packaging/debian/tests/build-program \
	packaging/debian/tests/control \
	packaging/debian/tests/page.html \
	packaging/debian/tests/tools-and-module \
	packaging/debian/tests/with-server \
	packaging/manifest.dist \
	packaging/manifest.install \
	packaging/rpm/libsyma.spec
