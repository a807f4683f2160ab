// SPDX-License-Identifier: MIT

package syma

import "time"

// Tracker tells of portals over days: since when a state has held, what was
// promised, how late it is, what came back first. It is fed with the reports
// of any number of portals and told the time. What it gives are copies.
type Tracker struct {
	h *handle[*syma_tracker]
}

// NewTracker makes a tracker that knows nothing yet. The options of
// confirmation, age and flapping are taken from o.
func NewTracker(o *Options) (*Tracker, error) {
	var l loans
	defer l.end()
	options := holdOptions(&l, o)
	if l.err != nil {
		return nil, l.err
	}
	rc, ptr := syma_tracker_new(options)
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Tracker{newHandle(ptr, syma_tracker_free)}, nil
}

// TrackerSchema is the schema of what Save gives, in RELAX NG.
func TrackerSchema() string {
	return syma_tracker_schema()
}

// Add feeds one report.
func (t *Tracker) Add(r *Report) error {
	var l loans
	defer l.end()
	report := share(&l, r.h)
	if l.err != nil {
		return l.err
	}
	return t.change(func(ptr *syma_tracker) int {
		return syma_tracker_add(ptr, report)
	})
}

// Tick tells the time, where no report comes in.
func (t *Tracker) Tick(now time.Time) error {
	return t.change(func(ptr *syma_tracker) int {
		return syma_tracker_tick(ptr, millis(now))
	})
}

// Remove forgets a portal.
func (t *Tracker) Remove(portal string) error {
	return t.change(func(ptr *syma_tracker) int {
		return syma_tracker_remove(ptr, portal)
	})
}

// DeclarePromise tells of a promise that was heard elsewhere, as by the
// "press": the fields Source, Text, Seen, Vague and, where it names them,
// Earliest and Latest. The section "" is the portal as a whole.
func (t *Tracker) DeclarePromise(portal, section string, p Promise) error {
	return t.change(func(ptr *syma_tracker) int {
		return syma_tracker_declare_promise(ptr, portal, section, p.Source,
			p.Text, millis(p.Seen), millis(p.Earliest), millis(p.Latest),
			cBool(p.Vague))
	})
}

// PortalIDs are the ids of all portals that are known, in the order of their
// bytes.
func (t *Tracker) PortalIDs() []string {
	return ask(t, func(ptr *syma_tracker) []string {
		return list(syma_tracker_portal_count(ptr), func(i int) string {
			return syma_tracker_portal_id(ptr, i)
		})
	})
}

// Portals are all portals that are known. Where there are many, Portal of
// each of PortalIDs takes less memory.
func (t *Tracker) Portals() []TrackedPortal {
	return ask(t, func(ptr *syma_tracker) []TrackedPortal {
		return list(syma_tracker_portal_count(ptr),
			func(i int) TrackedPortal {
				return trackedPortal(ptr, syma_tracker_portal_id(ptr, i))
			})
	})
}

// Portal is what is known of a portal. The error is ENOTFOUND where it is not
// known.
func (t *Tracker) Portal(id string) (*TrackedPortal, error) {
	var portal *TrackedPortal
	err := change(t.h, func(ptr *syma_tracker) error {
		if !isKnown(ptr, id, "") {
			return failure(int(ENOTFOUND), "")
		}
		known := trackedPortal(ptr, id)
		portal = &known
		return nil
	})
	return portal, err
}

// Section is what is known of a section. The error is ENOTFOUND where it is
// not known.
func (t *Tracker) Section(portal, id string) (*TrackedSection, error) {
	var section *TrackedSection
	err := change(t.h, func(ptr *syma_tracker) error {
		if id == "" || !isKnown(ptr, portal, id) {
			return failure(int(ENOTFOUND), "")
		}
		known := trackedSection(ptr, portal, id)
		section = &known
		return nil
	})
	return section, err
}

func isKnown(ptr *syma_tracker, portal, section string) bool {
	return syma_tracker_seconds(ptr, portal, section, int(StateUp)) >= 0
}

// Report is the last one of a portal; nil where none was added since the
// tracker was made or loaded.
func (t *Tracker) Report(portal string) *Report {
	return ask(t, func(ptr *syma_tracker) *Report {
		return keepReport(syma_tracker_report(ptr, portal))
	})
}

// NextChange pulls the oldest change; nil where none waits.
func (t *Tracker) NextChange() (*Change, error) {
	var next *Change
	err := change(t.h, func(ptr *syma_tracker) error {
		rc, c := syma_tracker_next_change(ptr)
		if rc > 0 {
			next = newChange(c)
		}
		return failure(rc, "")
	})
	return next, err
}

// Changes pulls the changes that wait.
func (t *Tracker) Changes() ([]Change, error) {
	var changes []Change
	next, err := t.NextChange()
	for ; next != nil && err == nil; next, err = t.NextChange() {
		changes = append(changes, *next)
	}
	return changes, err
}

// Format writes down what holds for a portal, or for all where portal is "":
// as "json", "openmetrics", "prometheus", "atom", "summary" or, of one portal,
// "svg".
func (t *Tracker) Format(portal, format string) (string, error) {
	return t.text(func(ptr *syma_tracker) (int, *c_char) {
		return syma_tracker_format(ptr, orAll(portal), format)
	})
}

// Explain puts what holds for a portal in sentences, in "fr" or "en".
func (t *Tracker) Explain(portal, language string) (string, error) {
	return t.text(func(ptr *syma_tracker) (int, *c_char) {
		return syma_tracker_explain(ptr, portal, language)
	})
}

// Save gives a document for Load in a later process: of a portal, or of all
// where portal is "".
func (t *Tracker) Save(portal string) (string, error) {
	return t.text(func(ptr *syma_tracker) (int, *c_char) {
		return syma_tracker_save(ptr, orAll(portal))
	})
}

// Load takes in what Save gave, beside what is known already. The error tells
// the line; the tracker then stays as it was.
func (t *Tracker) Load(document []byte) error {
	return change(t.h, func(ptr *syma_tracker) error {
		err := failureOf(syma_tracker_load(ptr, document), ptr,
			syma_tracker_last_error)
		return inDocument(err, syma_tracker_error_line(ptr))
	})
}

// Close releases the tracker. What was read of it stays.
func (t *Tracker) Close() {
	t.h.close()
}

func (t *Tracker) change(call func(*syma_tracker) int) error {
	return change(t.h, func(ptr *syma_tracker) error {
		return failureOf(call(ptr), ptr, syma_tracker_last_error)
	})
}

func (t *Tracker) text(
	call func(*syma_tracker) (int, *c_char),
) (string, error) {
	var text string
	err := change(t.h, func(ptr *syma_tracker) error {
		var failed error
		text, failed = taken(call(ptr))
		return failed
	})
	return text, err
}

// ask reads of a tracker where no error can be told.
func ask[R any](t *Tracker, get func(*syma_tracker) R) R {
	var l loans
	defer l.end()
	ptr := hold(&l, t.h)
	if l.err != nil {
		panic(l.err)
	}
	return get(ptr)
}
