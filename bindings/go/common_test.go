// SPDX-License-Identifier: MIT

package syma_test

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"syma"
)

const loginPage = `<!DOCTYPE html><html lang="en"><title>Log in</title>
<h1>Log in</h1><form method="post" action="/login">
<label>E-mail <input type="email" name="user"></label>
<label>Password <input type="password" name="password"></label>
<button>Log in</button></form></html>`

const maintenancePage = `<!DOCTYPE html><html lang="en">
<title>Maintenance</title><h1>Our site is under maintenance</h1>
<p>We will be back tomorrow at 10:00.</p></html>`

// 2026-11-23T10:00:00Z, a Monday.
var now = time.UnixMilli(1795428000000).UTC()

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Fatalf("got %v, want %v", got, want)
	}
}

// fails wants an Error of a code, whose name and words are there.
func fails(t *testing.T, err error, code syma.Code) *syma.Error {
	t.Helper()
	var failed *syma.Error
	if !errors.Is(err, code) || !errors.As(err, &failed) {
		t.Fatalf("got %v, want %s", err, code.Name())
	}
	equal(t, failed.Code, code)
	if failed.Message == "" || failed.Name() != code.Name() {
		t.Fatalf("%#v says too little", failed)
	}
	return failed
}

// panics wants ErrClosed of a method that returns no error.
func panics(t *testing.T, what string, call func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if got := recover(); got != syma.ErrClosed {
			t.Fatalf("%s: got %v, want a panic", what, got)
		}
	}()
	call()
}

func newPage(t *testing.T, html string) *syma.Page {
	t.Helper()
	page, err := syma.NewPage(nil)
	must(t, err)
	t.Cleanup(page.Close)
	_, err = page.Write([]byte(html))
	must(t, err)
	must(t, page.Finish())
	return page
}

func newContext(t *testing.T) *syma.Context {
	t.Helper()
	context, err := syma.NewContext()
	must(t, err)
	t.Cleanup(context.Close)
	must(t, context.SetNow(now))
	return context
}

func judge(t *testing.T, html string, kind syma.SectionKind) *syma.Verdict {
	t.Helper()
	verdict, err := newPage(t, html).Classify(kind, newContext(t), nil)
	must(t, err)
	t.Cleanup(verdict.Close)
	return verdict
}

func newOptions(t *testing.T, values syma.Values) *syma.Options {
	t.Helper()
	options, err := syma.NewOptions(values)
	must(t, err)
	t.Cleanup(options.Close)
	return options
}

// local are options for a server on loopback.
func local(t *testing.T) *syma.Options {
	t.Helper()
	return newOptions(t, syma.Values{
		"allow_private":    true,
		"host_delay_ms":    0,
		"confirm_delay_ms": 0,
	})
}

// site is a portal on loopback. A request for /held is told to arrived, and
// answered after release, at the latest when the test is over.
type site struct {
	*httptest.Server
	arrived chan struct{}
	release func()
}

func newSite(t *testing.T) site {
	t.Helper()
	arrived := make(chan struct{}, 16)
	over := make(chan struct{})
	var once sync.Once
	release := func() { once.Do(func() { close(over) }) }
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			send(homePage)(w, r)
		} else {
			http.NotFound(w, r)
		}
	})
	mux.HandleFunc("/login", send(loginPage))
	mux.HandleFunc("/sim", send(simPage))
	mux.HandleFunc("/works", send(maintenancePage))
	mux.Handle("/moved", http.RedirectHandler("/login", http.StatusFound))
	mux.HandleFunc("/held", func(http.ResponseWriter, *http.Request) {
		arrived <- struct{}{}
		<-over
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	t.Cleanup(release)
	return site{server, arrived, release}
}

func send(html string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, html)
	}
}

// newTLSServer has a certificate that is not trusted.
func newTLSServer(t *testing.T) *httptest.Server {
	t.Helper()
	server := httptest.NewUnstartedServer(send(loginPage))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	return server
}

func newPortal(t *testing.T, document string) *syma.Portal {
	t.Helper()
	portal, err := syma.NewPortal("")
	must(t, err)
	t.Cleanup(portal.Close)
	must(t, portal.Load([]byte(document)))
	return portal
}

// portal is a login that is up, an account in maintenance, and an activation
// that needs the account.
func (s site) portal(t *testing.T) *syma.Portal {
	t.Helper()
	return newPortal(t, `<portal xmlns="urn:syma:portal:1" id="lumo"
home="`+s.URL+`/" language="en" timezone="UTC">
<section id="login" kind="login" href="/login"/>
<section id="account" kind="account" href="/works"/>
<section id="activation" kind="login" href="/login" needs="account">
<fallback act="activate" channel="sms" address="20555" keyword="ACTIVE"/>
</section></portal>`)
}
