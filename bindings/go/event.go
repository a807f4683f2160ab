// SPDX-License-Identifier: MIT

package syma

// Event is what a prober tells. A check ends with its last event: the verdict
// of a page, the report of a portal, what was found, or a failure in their
// place. A program skips the kinds that it does not know.
type Event struct {
	Kind      EventKind
	Ticket    uint64
	SectionID string     // of a portal's verdict
	Verdict   *Verdict   // of EventVerdict
	Report    *Report    // of EventReport
	Err       error      // of EventFailure
	Discovery *Discovery // of EventDiscovery
}

// Close closes the verdict, the report and the discovery, where there is one.
func (e *Event) Close() {
	if e.Verdict != nil {
		e.Verdict.Close()
	}
	if e.Report != nil {
		e.Report.Close()
	}
	if e.Discovery != nil {
		e.Discovery.Close()
	}
}

// pull takes all that an event holds; nil where none waits.
func pull(s *syma_prober) (*Event, error) {
	rc, ptr := syma_prober_next_event(s)
	if rc <= 0 {
		return nil, failure(rc, "")
	}
	defer syma_event_free(ptr)
	return &Event{
		Kind:      EventKind(syma_event_kind(ptr)),
		Ticket:    syma_event_ticket(ptr),
		SectionID: syma_event_section_id(ptr),
		Verdict:   keepVerdict(syma_event_verdict(ptr)),
		Report:    keepReport(syma_event_report(ptr)),
		Err:       failure(syma_event_error(ptr), ""),
		Discovery: keepDiscovery(syma_event_discovery(ptr)),
	}, nil
}
