// SPDX-License-Identifier: MIT

package syma

import "time"

// Seconds are how long each state has held, in whole seconds.
type Seconds struct {
	Unknown     int64
	Up          int64
	Degraded    int64
	Maintenance int64
	Down        int64
}

// Total is the sum of all states.
func (s Seconds) Total() int64 {
	return s.Unknown + s.Up + s.Degraded + s.Maintenance + s.Down
}

// Incident is one time at which the state was not up.
type Incident struct {
	Begin     time.Time // the first report that saw it
	Confirmed time.Time // the one that confirmed it
	End       time.Time // the zero Time while it goes on
	Worst     State     // in its course
	Reason    string    // with which it began; "" for that of a portal
	Planned   bool      // it began in a planned window
	Slips     int       // how often a promised return was put off
}

// Promise is a promise of a return.
type Promise struct {
	Source      string // "header", "page", "status", or as declared
	Text        string
	Seen        time.Time // first
	Earliest    time.Time // the return that it names
	Latest      time.Time
	Vague       bool      // the moments are a reading of loose words
	RevisedFrom time.Time // the latest that the source had named before
	Status      PromiseStatus
	Late        time.Duration // how late the return is; 0 where it is not
}

// Window is planned work.
type Window struct {
	SectionID string // "" for the whole portal
	Source    string // "portal" or "page"
	Text      string
	Begin     time.Time
	End       time.Time
}

// Tracked is what a section and a portal as a whole have in common.
type Tracked struct {
	State          State
	Usable         Usable
	Flags          Flag
	Since          time.Time // when the state began to hold
	Seconds        Seconds
	PlannedSeconds Seconds    // of them, those in planned windows
	Incidents      []Incident // the latest first
	Promises       []Promise  // the latest first
}

// TrackedSection is what a tracker knows of a section.
type TrackedSection struct {
	Tracked
	ID     string
	Reason string
}

// TrackedPortal is what a tracker knows of a portal. Its incidents and
// promises are those of the portal as a whole; the sections have their own.
type TrackedPortal struct {
	Tracked
	ID            string
	Checked       time.Time // when the last report was made
	UpCount       int       // of the required sections
	RequiredCount int
	KeptCount     uint64 // ever; the same words are one
	BrokenCount   uint64
	Sections      []TrackedSection // in the order of the last report
	Windows       []Window         // the next to begin first
}

// Waiting is a required section that is not back.
type Waiting struct {
	SectionID string
	WaitsFor  string // the section it needs and that is not up; "": none
}

// Change is something that has changed.
type Change struct {
	Kind      ChangeKind
	PortalID  string
	SectionID string    // "" for the portal as a whole
	Time      time.Time // when it came about
	Seen      time.Time // when the tracker learnt of it
	Before    State
	After     State
	Begins    bool     // whether flapping, stale or a window begins, not ends
	Promise   *Promise // nil where the change is about none
	Window    *Window

	// Of a partial return: k of n, which are back and which are not.
	UpCount       int
	RequiredCount int
	Back          []string
	Waiting       []Waiting

	Text string // one English line
}

// String is the change in one English line.
func (c Change) String() string {
	return c.Text
}

func newIncident(n *syma_incident) Incident {
	return Incident{
		Begin:     moment(syma_incident_begin_ms(n)),
		Confirmed: moment(syma_incident_confirmed_ms(n)),
		End:       moment(syma_incident_end_ms(n)),
		Worst:     State(syma_incident_worst(n)),
		Reason:    syma_incident_reason(n),
		Planned:   syma_incident_planned(n) == 1,
		Slips:     syma_incident_slips(n),
	}
}

func newPromise(p *syma_promise) Promise {
	late := syma_promise_late_ms(p)
	if late < 0 {
		late = 0
	}
	return Promise{
		Source:      syma_promise_source(p),
		Text:        syma_promise_text(p),
		Seen:        moment(syma_promise_seen_ms(p)),
		Earliest:    moment(syma_promise_earliest_ms(p)),
		Latest:      moment(syma_promise_latest_ms(p)),
		Vague:       syma_promise_vague(p) == 1,
		RevisedFrom: moment(syma_promise_revised_from_ms(p)),
		Status:      PromiseStatus(syma_promise_status(p)),
		Late:        time.Duration(late) * time.Millisecond,
	}
}

func newWindow(w *syma_window) Window {
	return Window{
		SectionID: syma_window_section_id(w),
		Source:    syma_window_source(w),
		Text:      syma_window_text(w),
		Begin:     moment(syma_window_begin_ms(w)),
		End:       moment(syma_window_end_ms(w)),
	}
}

func secondsOf(get func(state int) int64) Seconds {
	return Seconds{
		Unknown:     get(int(StateUnknown)),
		Up:          get(int(StateUp)),
		Degraded:    get(int(StateDegraded)),
		Maintenance: get(int(StateMaintenance)),
		Down:        get(int(StateDown)),
	}
}

// tracked copies what is known of a section; "" is the portal as a whole.
func tracked(t *syma_tracker, portal, section string) Tracked {
	return Tracked{
		State:  State(syma_tracker_state(t, portal, section)),
		Usable: Usable(syma_tracker_usable(t, portal, section)),
		Flags:  Flag(syma_tracker_flags(t, portal, section)),
		Since:  moment(syma_tracker_since_ms(t, portal, section)),
		Seconds: secondsOf(func(state int) int64 {
			return syma_tracker_seconds(t, portal, section, state)
		}),
		PlannedSeconds: secondsOf(func(state int) int64 {
			return syma_tracker_planned_seconds(t, portal, section, state)
		}),
		Incidents: list(syma_tracker_incident_count(t, portal, section),
			func(i int) Incident {
				return newIncident(
					syma_tracker_incident(t, portal, section, i))
			}),
		Promises: list(syma_tracker_promise_count(t, portal, section),
			func(i int) Promise {
				return newPromise(
					syma_tracker_promise(t, portal, section, i))
			}),
	}
}

func trackedSection(t *syma_tracker, portal, section string) TrackedSection {
	return TrackedSection{
		Tracked: tracked(t, portal, section),
		ID:      section,
		Reason:  syma_tracker_reason(t, portal, section),
	}
}

func trackedPortal(t *syma_tracker, id string) TrackedPortal {
	return TrackedPortal{
		Tracked:       tracked(t, id, ""),
		ID:            id,
		Checked:       moment(syma_tracker_checked_ms(t, id)),
		UpCount:       syma_tracker_up_count(t, id),
		RequiredCount: syma_tracker_required_count(t, id),
		KeptCount:     syma_tracker_kept_count(t, id),
		BrokenCount:   syma_tracker_broken_count(t, id),
		Sections: list(syma_tracker_section_count(t, id),
			func(i int) TrackedSection {
				return trackedSection(t, id,
					syma_tracker_section_id(t, id, i))
			}),
		Windows: list(syma_tracker_window_count(t, id),
			func(i int) Window {
				return newWindow(syma_tracker_window(t, id, i))
			}),
	}
}

// newChange copies a change and releases it.
func newChange(c *syma_change) *Change {
	defer syma_change_free(c)
	up := syma_change_up_count(c)
	required := syma_change_required_count(c)
	change := &Change{
		Kind:          ChangeKind(syma_change_kind(c)),
		PortalID:      syma_change_portal_id(c),
		SectionID:     syma_change_section_id(c),
		Time:          moment(syma_change_time_ms(c)),
		Seen:          moment(syma_change_seen_ms(c)),
		Before:        State(syma_change_from(c)),
		After:         State(syma_change_to(c)),
		Begins:        syma_change_begins(c) == 1,
		UpCount:       up,
		RequiredCount: required,
		Back: list(up, func(i int) string {
			return syma_change_back(c, i)
		}),
		Waiting: list(required-up, func(i int) Waiting {
			return Waiting{syma_change_waiting(c, i),
				syma_change_waits_for(c, i)}
		}),
		Text: syma_change_text(c),
	}
	if p := syma_change_promise(c); p != nil {
		promise := newPromise(p)
		change.Promise = &promise
	}
	if w := syma_change_window(c); w != nil {
		window := newWindow(w)
		change.Window = &window
	}
	return change
}
