// SPDX-License-Identifier: MIT

package syma_test

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"syma"
)

var background = context.Background()

func newProber(t *testing.T) *syma.Prober {
	t.Helper()
	prober, err := syma.NewProber(local(t), nil)
	must(t, err)
	t.Cleanup(prober.Close)
	return prober
}

func submit(t *testing.T, prober *syma.Prober, url string) uint64 {
	t.Helper()
	ticket, err := prober.SubmitURL(url, syma.SectionLogin)
	must(t, err)
	return ticket
}

func pending(t *testing.T, prober *syma.Prober) int {
	t.Helper()
	count, err := prober.Pending()
	must(t, err)
	return count
}

func wantsError(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}

func TestManyChecks(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	want := map[uint64]syma.State{}
	for i := 0; i < 5; i++ {
		want[submit(t, prober, site.URL+"/login")] = syma.StateUp
		want[submit(t, prober, site.URL+"/works")] = syma.StateMaintenance
	}
	equal(t, len(want), 10)
	equal(t, pending(t, prober), 10)
	for range want {
		event, err := prober.Next(background)
		must(t, err)
		equal(t, event.Kind, syma.EventVerdict)
		equal(t, event.SectionID, "")
		equal(t, event.Verdict.State(), want[event.Ticket])
		equal(t, event.Report == nil && event.Err == nil, true)
		event.Close()
	}
	_, err := prober.Next(background)
	wantsError(t, err, io.EOF)
}

func TestPortalOfAProber(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	portal := site.portal(t)
	ticket, err := prober.Submit(portal)
	must(t, err)
	portal.Close()
	seen := map[string]syma.State{}
	for {
		event, err := prober.Next(background)
		must(t, err)
		equal(t, event.Ticket, ticket)
		if event.Kind == syma.EventReport {
			prober.Close()
			equal(t, event.SectionID, "")
			equal(t, event.Verdict == nil, true)
			checkReport(t, event.Report)
			break
		}
		seen[event.SectionID] = event.Verdict.State()
		event.Close()
		event.Close()
	}
	equal(t, len(seen), 3)
	equal(t, seen["account"], syma.StateMaintenance)
}

func TestLoopOfOnesOwn(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	timeout, err := prober.Timeout()
	must(t, err)
	equal(t, timeout < 0, true)
	submit(t, prober, site.URL+"/login")
	timeout, err = prober.Timeout()
	must(t, err)
	equal(t, timeout >= 0, true)
	fd, err := prober.FD()
	if syma.HasFeature("pollable-fd") {
		must(t, err)
		equal(t, fd >= 0, true)
	} else {
		fails(t, err, syma.ENOTSUP)
	}
	_, err = prober.Step()
	must(t, err)
	for waiting := 0; waiting == 0; {
		waiting, err = prober.Wait(time.Second)
		must(t, err)
	}
	equal(t, pending(t, prober), 0)
	event, err := prober.Pull()
	must(t, err)
	equal(t, event.Verdict.State(), syma.StateUp)
	event.Close()
	event, err = prober.Pull()
	must(t, err)
	equal(t, event == nil, true)
}

func TestFailureIsAnEvent(t *testing.T) {
	options := local(t)
	must(t, options.Set("ca_bundle", "/no/such/file"))
	prober, err := syma.NewProber(options, nil)
	must(t, err)
	defer prober.Close()
	ticket := submit(t, prober, newTLSServer(t).URL)
	event, err := prober.Next(background)
	must(t, err)
	equal(t, event.Kind, syma.EventFailure)
	equal(t, event.Ticket, ticket)
	fails(t, event.Err, syma.ENOTFOUND)
	event.Close()
}

func TestRefusedSubmissions(t *testing.T) {
	options := local(t)
	must(t, options.Set("max_pending", 1))
	prober, err := syma.NewProber(options, nil)
	must(t, err)
	defer prober.Close()
	_, err = prober.SubmitURL("ftp://a.example/", syma.SectionLogin)
	fails(t, err, syma.EURL)
	_, err = prober.SubmitURL("http://a.example/", syma.SectionKind(99))
	fails(t, err, syma.EINVAL)
	site := newSite(t)
	submit(t, prober, site.URL+"/held")
	_, err = prober.SubmitURL(site.URL, syma.SectionLogin)
	fails(t, err, syma.ELIMIT)
}

func TestCancel(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	held := submit(t, prober, site.URL+"/held")
	must(t, prober.Cancel(held))
	fails(t, prober.Cancel(held), syma.ENOTFOUND)
	equal(t, pending(t, prober), 0)
	_, err := prober.Next(background)
	wantsError(t, err, io.EOF)
}

func TestWakeup(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	submit(t, prober, site.URL+"/held")
	go func() {
		<-site.arrived
		prober.Wakeup()
	}()
	_, err := prober.Next(background)
	wantsError(t, err, syma.ErrWoken)
	equal(t, pending(t, prober), 1)
	must(t, prober.Wakeup())
	waiting, err := prober.Wait(-1)
	must(t, err)
	equal(t, waiting, 0)
}

func TestStepTakesAWakeup(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	submit(t, prober, site.URL+"/held")
	must(t, prober.Wakeup())
	_, err := prober.Step()
	must(t, err)
	ctx, cancel := context.WithTimeout(background, 50*time.Millisecond)
	defer cancel()
	_, err = prober.Next(ctx)
	wantsError(t, err, context.DeadlineExceeded)
}

func TestContextEndsNext(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	submit(t, prober, site.URL+"/held")
	ctx, cancel := context.WithCancel(background)
	go func() {
		<-site.arrived
		cancel()
	}()
	_, err := prober.Next(ctx)
	wantsError(t, err, context.Canceled)
	equal(t, pending(t, prober), 1)
}

func TestOneGoroutineAtATime(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	submit(t, prober, site.URL+"/held")
	ended := make(chan error)
	go func() {
		_, err := prober.Next(background)
		ended <- err
	}()
	<-site.arrived
	_, err := prober.Next(background)
	wantsError(t, err, syma.ErrBusy)
	_, err = prober.Pending()
	wantsError(t, err, syma.ErrBusy)
	wantsError(t, prober.Cancel(1), syma.ErrBusy)
	must(t, prober.Wakeup())
	wantsError(t, <-ended, syma.ErrWoken)
}

func TestCloseEndsNext(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	submit(t, prober, site.URL+"/held")
	go func() {
		<-site.arrived
		prober.Close()
	}()
	ctx, cancel := context.WithCancel(background)
	defer cancel()
	_, err := prober.Next(ctx)
	wantsError(t, err, syma.ErrClosed)
}
