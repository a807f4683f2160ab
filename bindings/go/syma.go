// SPDX-License-Identifier: MIT

// Package syma tells what a customer would find in a web portal: whether a
// page or a whole portal is up, degraded, in maintenance or down, whether a
// customer can use it, and why. It is a binding of the C library libsyma.
//
// CheckURL and CheckPortal fetch and judge in one call, Discover finds the
// sections of a portal from its home page. A Prober runs many checks at once. A Page is judged without any network, for programs with an
// HTTP client of their own. A Tracker is fed with reports, and tells what holds
// over days.
//
// Verdict, Report, Discovery and a compiled Ruleset may be used by any number
// of goroutines at once. Options, Page, Context, Portal, Tracker and a Ruleset
// that is being filled belong to one goroutine at a time: a second call waits for the
// first to return. A Prober too, but there a second call gives ErrBusy; only
// Wakeup and Close are for any goroutine.
//
// Every object has a Close, which may be called twice. Without it the garbage
// collector releases the object, but it does not see how much memory the
// library holds: programs that make many objects close them. After Close a
// method gives ErrClosed, or panics with it where it returns no error.
//
// A text with a NUL byte is refused with EINVAL. Times are of the package
// time, in UTC; the zero Time is one that is not known.
package syma

// Version is the release of the library that is running, as in "0.1.0".
func Version() string {
	return syma_version_string()
}

// VersionNumber is that release as 0xMMmmpp: eight bits each for major, minor
// and patch.
func VersionNumber() uint32 {
	return syma_version_number()
}

// HasFeature tells whether the running library has a feature that depends on
// how it was built: "jit", "async-dns", "tls", "gzip", "http2" or
// "pollable-fd".
func HasFeature(name string) bool {
	return syma_has_feature(name) == 1
}
