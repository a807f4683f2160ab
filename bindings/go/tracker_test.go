// SPDX-License-Identifier: MIT

package syma_test

import (
	"strings"
	"testing"
	"time"

	"syma"
)

const day = 24 * time.Hour

// slow keeps everything from going stale within the days of these tests.
var slow = syma.Values{"interval_ms": 7 * day, "confirm_up": 1,
	"confirm_degraded": 1}

// report checks a portal like that of site.portal, with these addresses.
func (s site) report(t *testing.T, login, account string) *syma.Report {
	t.Helper()
	portal := newPortal(t, `<portal xmlns="urn:syma:portal:1" id="lumo"
home="`+s.URL+`/" language="en" timezone="UTC">
<section id="login" kind="login" href="`+login+`"/>
<section id="account" kind="login" href="`+account+`"/>
<section id="sim" kind="login" href="/login" needs="account"/></portal>`)
	must(t, portal.AddWindow("", "daily", "00:00", "00:00"))
	report, err := syma.CheckPortal(portal, local(t), nil)
	must(t, err)
	t.Cleanup(report.Close)
	return report
}

func newTracker(t *testing.T, values syma.Values) *syma.Tracker {
	t.Helper()
	tracker, err := syma.NewTracker(newOptions(t, values))
	must(t, err)
	t.Cleanup(tracker.Close)
	return tracker
}

func fed(t *testing.T, values syma.Values) (*syma.Tracker, *syma.Report) {
	t.Helper()
	report := newSite(t).report(t, "/login", "/works")
	tracker := newTracker(t, values)
	must(t, tracker.Add(report))
	return tracker, report
}

func pulled(
	t *testing.T, tracker *syma.Tracker, kind syma.ChangeKind,
) []syma.Change {
	t.Helper()
	all, err := tracker.Changes()
	must(t, err)
	var found []syma.Change
	for _, change := range all {
		if change.Kind == kind {
			found = append(found, change)
		}
	}
	return found
}

func tracked(
	t *testing.T, tracker *syma.Tracker, id string,
) *syma.TrackedSection {
	t.Helper()
	section, err := tracker.Section("lumo", id)
	must(t, err)
	return section
}

func TestTrackerKnowsWhatHolds(t *testing.T) {
	tracker, report := fed(t, slow)
	lumo, err := tracker.Portal("lumo")
	must(t, err)
	equal(t, lumo.State, syma.StateDegraded)
	equal(t, lumo.Flags.Has(syma.FlagPartial), true)
	equal(t, lumo.UpCount, 1)
	equal(t, lumo.RequiredCount, 3)
	equal(t, lumo.Checked, report.Time())
	equal(t, lumo.Since, report.Time())
	equal(t, len(lumo.Sections), 3)
	equal(t, lumo.Sections[2].Reason, "dependency")
	account := tracked(t, tracker, "account")
	equal(t, account.State, syma.StateMaintenance)
	equal(t, account.Usable, syma.UsableNo)
	equal(t, account.Reason, "page_maintenance")
	equal(t, len(tracker.Portals()), 1)
	equal(t, tracker.PortalIDs()[0], "lumo")
	last := tracker.Report("lumo")
	defer last.Close()
	equal(t, last.State(), report.State())
	if tracker.Report("none") != nil {
		t.Fatal("a report of a portal that is not known")
	}
	_, err = tracker.Portal("none")
	fails(t, err, syma.ENOTFOUND)
	for _, id := range []string{"", "none", "a\x00"} {
		_, err = tracker.Section("lumo", id)
		fails(t, err, syma.ENOTFOUND)
	}
}

func TestTrackerChanges(t *testing.T) {
	tracker, report := fed(t, slow)
	states := pulled(t, tracker, syma.ChangeState)
	equal(t, len(states), 4)
	login := states[0]
	equal(t, login.PortalID+"/"+login.SectionID, "lumo/login")
	equal(t, login.Before, syma.StateUnknown)
	equal(t, login.After, syma.StateUp)
	equal(t, login.Time, report.Time())
	equal(t, login.Seen, report.Time())
	equal(t, strings.Contains(login.String(), "lumo/login"), true)
	if login.Promise != nil || login.Window != nil {
		t.Fatalf("%#v", login)
	}
	next, err := tracker.NextChange()
	must(t, err)
	if next != nil {
		t.Fatalf("%#v", next)
	}
}

func TestTrackerPromises(t *testing.T) {
	tracker, report := fed(t, slow)
	at := report.Time()
	must(t, tracker.DeclarePromise("lumo", "sim", syma.Promise{
		Source: "press", Text: "soon", Seen: at, Latest: at.Add(day),
		Vague: true}))
	must(t, tracker.DeclarePromise("lumo", "", syma.Promise{
		Source: "press", Text: "who knows", Seen: at}))
	must(t, tracker.Tick(at.Add(2*day)))
	equal(t, tracked(t, tracker, "sim").Promises[0], syma.Promise{
		Source: "press", Text: "soon", Seen: at, Latest: at.Add(day),
		Vague: true, Status: syma.PromiseOverdue, Late: day})
	lumo, err := tracker.Portal("lumo")
	must(t, err)
	equal(t, lumo.Promises[0].Latest.IsZero(), true)
	equal(t, lumo.Flags.Has(syma.FlagOverdue), true)
	late := pulled(t, tracker, syma.ChangeOverdue)
	equal(t, late[0].Promise != nil, true)
	read := tracked(t, tracker, "account").Promises[0]
	equal(t, read.Source, "page")
	equal(t, strings.Contains(read.Text, "back tomorrow"), true)
}

func TestTrackerReturn(t *testing.T) {
	site := newSite(t)
	tracker := newTracker(t, slow)
	must(t, tracker.Add(site.report(t, "/works", "/works")))
	begun := tracked(t, tracker, "account").Incidents[0]
	equal(t, begun.End.IsZero(), true)
	equal(t, begun.Begin, begun.Confirmed)
	equal(t, begun.Worst, syma.StateMaintenance)
	equal(t, begun.Reason, "page_maintenance")
	equal(t, begun.Planned, true)
	must(t, tracker.Add(site.report(t, "/login", "/works")))
	partial := pulled(t, tracker, syma.ChangePartialReturn)
	equal(t, len(partial), 1)
	equal(t, partial[0].UpCount, 1)
	equal(t, partial[0].RequiredCount, 3)
	equal(t, strings.Join(partial[0].Back, " "), "login")
	equal(t, partial[0].Waiting[0], syma.Waiting{SectionID: "account"})
	equal(t, partial[0].Waiting[1], syma.Waiting{SectionID: "sim",
		WaitsFor: "account"})
	back := site.report(t, "/login", "/login")
	must(t, tracker.Add(back))
	begun.End = back.Time()
	equal(t, tracked(t, tracker, "account").Incidents[0], begun)
	equal(t, len(pulled(t, tracker, syma.ChangeKept)), 1)
	lumo, err := tracker.Portal("lumo")
	must(t, err)
	equal(t, lumo.KeptCount, 1)
	equal(t, lumo.BrokenCount, 0)
	equal(t, lumo.State, syma.StateUp)
}

func TestTrackerWindowsAndSeconds(t *testing.T) {
	tracker, report := fed(t, slow)
	lumo, err := tracker.Portal("lumo")
	must(t, err)
	window := lumo.Windows[0]
	equal(t, window.SectionID+window.Source+window.Text, "portal")
	equal(t, window.End.Sub(window.Begin), day)
	must(t, tracker.Tick(report.Time().Add(day)))
	account := tracked(t, tracker, "account")
	equal(t, account.Seconds, syma.Seconds{Maintenance: 86400})
	equal(t, account.PlannedSeconds, account.Seconds)
	equal(t, account.Seconds.Total(), 86400)
	windows := pulled(t, tracker, syma.ChangeWindow)
	equal(t, windows[0].Window.Source, "portal")
}

func TestTrackerAge(t *testing.T) {
	tracker, report := fed(t, nil)
	must(t, tracker.Tick(report.Time().Add(5*time.Minute)))
	lumo, err := tracker.Portal("lumo")
	must(t, err)
	equal(t, lumo.Flags.Has(syma.FlagStale), true)
	must(t, tracker.Tick(report.Time().Add(15*time.Minute)))
	lumo, err = tracker.Portal("lumo")
	must(t, err)
	equal(t, lumo.State, syma.StateUnknown)
	equal(t, lumo.Since, report.Time().Add(10*time.Minute))
	equal(t, lumo.Seconds.Unknown, 300)
}

func TestTrackerMemory(t *testing.T) {
	tracker, _ := fed(t, slow)
	saved, err := tracker.Save("")
	must(t, err)
	again := newTracker(t, slow)
	must(t, again.Load([]byte(saved)))
	same, err := again.Save("lumo")
	must(t, err)
	equal(t, same, saved)
	fails(t, again.Load([]byte(saved)), syma.EEXISTS)
	must(t, again.Remove("lumo"))
	fails(t, again.Remove("lumo"), syma.ENOTFOUND)
	equal(t, len(again.PortalIDs()), 0)
	_, err = again.Save("lumo")
	fails(t, err, syma.ENOTFOUND)
	wrong := "<?xml version=\"1.0\"?>\n<nothing/>\n"
	failed := fails(t, again.Load([]byte(wrong)), syma.ESYNTAX)
	equal(t, failed.Line, 2)
	if !strings.Contains(syma.TrackerSchema(), "relaxng.org") {
		t.Fatal("no schema")
	}
}

func TestTrackerFormats(t *testing.T) {
	tracker, _ := fed(t, slow)
	for _, c := range []struct{ portal, format, part string }{
		{"", "json", `"lumo"`},
		{"lumo", "openmetrics", "# EOF"},
		{"lumo", "svg", "<svg"},
	} {
		text, err := tracker.Format(c.portal, c.format)
		must(t, err)
		equal(t, strings.Contains(text, c.part), true)
	}
	french, err := tracker.Explain("lumo", "fr")
	must(t, err)
	english, err := tracker.Explain("lumo", "en")
	must(t, err)
	equal(t, french != english, true)
	_, err = tracker.Format("", "svg")
	fails(t, err, syma.EINVAL)
	_, err = tracker.Format("", "yaml")
	fails(t, err, syma.EINVAL)
	_, err = tracker.Explain("none", "en")
	fails(t, err, syma.ENOTFOUND)
}

func TestTrackerErrors(t *testing.T) {
	tracker, report := fed(t, slow)
	failed := fails(t, tracker.Tick(time.Time{}), syma.EINVAL)
	equal(t, strings.Contains(failed.Message, "negative"), true)
	said := syma.Promise{Source: "page", Text: "x", Seen: report.Time()}
	fails(t, tracker.DeclarePromise("lumo", "", said), syma.EINVAL)
	said.Source = "press"
	fails(t, tracker.DeclarePromise("none", "", said), syma.ENOTFOUND)
	fails(t, tracker.DeclarePromise("lumo", "a\x00", said), syma.EINVAL)
}

func TestClosedTracker(t *testing.T) {
	tracker, report := fed(t, slow)
	lumo := tracker.Portals()[0]
	closeTwice(tracker)
	equal(t, len(lumo.Sections), 3)
	wantsError(t, tracker.Add(report), syma.ErrClosed)
	wantsError(t, tracker.Tick(now), syma.ErrClosed)
	_, err := tracker.NextChange()
	wantsError(t, err, syma.ErrClosed)
	_, err = tracker.Save("")
	wantsError(t, err, syma.ErrClosed)
	panics(t, "PortalIDs", func() { tracker.PortalIDs() })
	open := newTracker(t, slow)
	closed := newSite(t).report(t, "/login", "/login")
	closed.Close()
	wantsError(t, open.Add(closed), syma.ErrClosed)
	closeTwice(&syma.Tracker{})
}
