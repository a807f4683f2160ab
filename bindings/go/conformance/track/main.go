// SPDX-License-Identifier: MIT

// Command track prints what a tracker tells, as ../../../conformance/track.c
// does.
//
//	track MEMORY PORTAL
package main

import (
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"syma"
	"syma/conformance/table"
)

const day = 24 * time.Hour

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: track MEMORY PORTAL")
	}
	options, err := syma.NewOptions(syma.Values{
		"interval_ms": day, "confirm_up": 1})
	must(err)
	tracker, err := syma.NewTracker(options)
	must(err)
	defer tracker.Close()
	memory, err := os.ReadFile(os.Args[1])
	must(err)
	must(tracker.Load(memory))
	report := check(os.Args[2])
	must(tracker.Add(report))
	must(tracker.DeclarePromise(report.PortalID(), "account", syma.Promise{
		Source: "press", Text: "back tomorrow", Seen: table.Now,
		Earliest: table.Now, Latest: table.Now.Add(day), Vague: true}))
	must(tracker.Tick(table.Now.Add(3 * day)))
	changes, err := tracker.Changes()
	must(err)
	for _, change := range changes {
		printChange(change)
	}
	for _, portal := range tracker.Portals() {
		printPortal(tracker, portal)
	}
	printWritten(tracker)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func check(path string) *syma.Report {
	document, err := os.ReadFile(path)
	must(err)
	portal, err := syma.NewPortal("")
	must(err)
	defer portal.Close()
	must(portal.Load(document))
	options, err := syma.NewOptions(syma.Values{
		"allow_private": true, "host_delay_ms": 0})
	must(err)
	report, err := syma.CheckPortal(portal, options, nil)
	must(err)
	return report
}

// written are values between bars; -1 is a time that is not known.
func written(values ...any) string {
	var words []string
	for _, value := range values {
		switch value := value.(type) {
		case time.Time:
			words = append(words, fmt.Sprint(millis(value)))
		case bool:
			words = append(words, map[bool]string{true: "1", false: "0"}[value])
		case syma.Flag:
			words = append(words, strings.Join(value.Names(), ","))
		default:
			words = append(words, fmt.Sprint(value))
		}
	}
	return strings.Join(words, "|")
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return -1
	}
	return t.UnixMilli()
}

func printPromise(p syma.Promise) {
	late := p.Late.Milliseconds()
	if p.Latest.IsZero() {
		late = -1
	}
	fmt.Println("  promise " + written(p.Source, p.Text, p.Seen, p.Earliest,
		p.Latest, p.Vague, p.RevisedFrom, p.Status, late))
}

func printWindow(w syma.Window) {
	fmt.Println("  window " + written(w.SectionID, w.Source, w.Text, w.Begin,
		w.End))
}

func printChange(c syma.Change) {
	var waiting []string
	for _, w := range c.Waiting {
		waiting = append(waiting, w.SectionID+":"+w.WaitsFor)
	}
	fmt.Println("change " + written(c.Kind, c.PortalID, c.SectionID, c.Time,
		c.Seen, c.Before, c.After, c.Begins, c.UpCount, c.RequiredCount,
		strings.Join(c.Back, ","), strings.Join(waiting, ","), c.Text))
	if c.Promise != nil {
		printPromise(*c.Promise)
	}
	if c.Window != nil {
		printWindow(*c.Window)
	}
}

// printPlace prints what a section and a portal as a whole have in common.
func printPlace(head string, t syma.Tracked) {
	fmt.Println(head + "|" + written(t.State, t.Usable, t.Flags, t.Since))
	of, planned := t.Seconds, t.PlannedSeconds
	fmt.Println("  seconds|" + written(of.Unknown, planned.Unknown, of.Up,
		planned.Up, of.Degraded, planned.Degraded, of.Maintenance,
		planned.Maintenance, of.Down, planned.Down))
	for _, n := range t.Incidents {
		fmt.Println("  incident " + written(n.Begin, n.Confirmed, n.End,
			n.Worst, n.Reason, n.Planned, n.Slips))
	}
	for _, p := range t.Promises {
		printPromise(p)
	}
}

func printPortal(tracker *syma.Tracker, p syma.TrackedPortal) {
	state := "none"
	if report := tracker.Report(p.ID); report != nil {
		state = report.State().String()
		report.Close()
	}
	printPlace("portal "+written(p.ID, p.Checked, p.UpCount, p.RequiredCount,
		p.KeptCount, p.BrokenCount, state), p.Tracked)
	for _, window := range p.Windows {
		printWindow(window)
	}
	for _, section := range p.Sections {
		printPlace("section "+written(section.ID, section.Reason),
			section.Tracked)
	}
}

func printWritten(tracker *syma.Tracker) {
	text, err := tracker.Save("")
	must(err)
	fmt.Print(text)
	for _, format := range []string{"json", "summary"} {
		text, err = tracker.Format("", format)
		must(err)
		fmt.Print(text)
	}
	for _, id := range tracker.PortalIDs() {
		text, err = tracker.Explain(id, "en")
		must(err)
		fmt.Println(text)
	}
}
