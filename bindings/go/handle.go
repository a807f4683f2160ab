// SPDX-License-Identifier: MIT

package syma

import (
	"errors"
	"runtime"
	"sync"
)

// ErrClosed is the error of a call on an object after its Close, or on one
// that was not made by its New function. Methods that return no error panic
// with it.
var ErrClosed = errors.New("syma: the object is closed")

// handle owns an object of the library. It is released by close or, at the
// latest, by the garbage collector; never while a call is using it.
type handle[P comparable] struct {
	lock    sync.RWMutex
	ptr     P
	release func(P)
}

func newHandle[P comparable](ptr P, release func(P)) *handle[P] {
	h := &handle[P]{ptr: ptr, release: release}
	runtime.SetFinalizer(h, (*handle[P]).close)
	return h
}

// opened reports an error where there is no object. The caller holds the lock.
func (h *handle[P]) opened() error {
	var none P
	if h.ptr == none {
		return ErrClosed
	}
	return nil
}

func (h *handle[P]) close() {
	if h == nil {
		return
	}
	h.lock.Lock()
	defer h.lock.Unlock()
	if h.opened() == nil {
		var none P
		runtime.SetFinalizer(h, nil)
		h.release(h.ptr)
		h.ptr = none
	}
}

// read asks an immutable object, which any number of goroutines may do.
func read[P comparable, R any](h *handle[P], ask func(P) R) R {
	var l loans
	defer l.end()
	ptr := share(&l, h)
	if l.err != nil {
		panic(l.err)
	}
	return ask(ptr)
}

// change is for objects that belong to one goroutine at a time: others wait.
func change[P comparable](h *handle[P], call func(P) error) error {
	var l loans
	defer l.end()
	ptr := hold(&l, h)
	if l.err != nil {
		return l.err
	}
	return call(ptr)
}

// loans are the objects that one call of the library uses: none is released
// before end, and after the first that is closed err says so. A call that
// holds several takes them in the order options, portal, page, context,
// ruleset, report, tracker, so that two calls never wait for each other.
type loans struct {
	err  error
	back []func()
}

func (l *loans) end() {
	for _, give := range l.back {
		give()
	}
}

// hold borrows an object for one goroutine alone.
func hold[P comparable](l *loans, h *handle[P]) P {
	return lend(l, h, (*sync.RWMutex).Lock, (*sync.RWMutex).Unlock)
}

// share borrows an object that others may use meanwhile.
func share[P comparable](l *loans, h *handle[P]) P {
	return lend(l, h, (*sync.RWMutex).RLock, (*sync.RWMutex).RUnlock)
}

func lend[P comparable](
	l *loans, h *handle[P], lock, unlock func(*sync.RWMutex),
) P {
	var none P
	if l.err == nil && h == nil {
		l.err = ErrClosed
	}
	if l.err != nil {
		return none
	}
	lock(&h.lock)
	l.back = append(l.back, func() { unlock(&h.lock) })
	l.err = h.opened()
	return h.ptr
}
