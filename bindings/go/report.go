// SPDX-License-Identifier: MIT

package syma

import "time"

// Report is one check of one portal: a verdict a section, what each is worth
// once its needs are counted, and the state of the whole. It never changes and
// may be used by any number of goroutines at once.
type Report struct {
	h *handle[*syma_report]
}

// newReport takes over a reference.
func newReport(rc int, ptr *syma_report) (*Report, error) {
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Report{newHandle(ptr, syma_report_unref)}, nil
}

// keepReport takes a reference of its own; nil for nil.
func keepReport(borrowed *syma_report) *Report {
	if borrowed == nil {
		return nil
	}
	r, _ := newReport(int(OK), syma_report_ref(borrowed))
	return r
}

// PortalID is the id of the portal; "" for one without a name.
func (r *Report) PortalID() string {
	return read(r.h, syma_report_portal_id)
}

// State is the state of the whole portal.
func (r *Report) State() State {
	return State(read(r.h, syma_report_state))
}

// Time is when the check was made.
func (r *Report) Time() time.Time {
	return moment(read(r.h, syma_report_time_ms))
}

// Usable is what a customer can do with the whole portal.
func (r *Report) Usable() Usable {
	return Usable(read(r.h, syma_report_usable))
}

// Flags are what is true of the whole portal beside its state.
func (r *Report) Flags() Flag {
	return Flag(read(r.h, syma_report_flags))
}

// UpCount is how many required sections are effectively up.
func (r *Report) UpCount() int {
	return read(r.h, syma_report_up_count)
}

// RequiredCount is how many sections are required.
func (r *Report) RequiredCount() int {
	return read(r.h, syma_report_required_count)
}

// ExitCode is the exit status, 0 to 3, of a program that reports this portal.
// What maintenance is to give is 0, 1 or 2.
func (r *Report) ExitCode(maintenance int) (int, error) {
	var l loans
	defer l.end()
	ptr := share(&l, r.h)
	if l.err != nil {
		return 0, l.err
	}
	rc := syma_report_exit_code(ptr, maintenance)
	return max0(rc), failure(rc, "")
}

// Explain puts the report in sentences: language "en" or "fr", audience
// "customer" or "engineer".
func (r *Report) Explain(language, audience string) (string, error) {
	var l loans
	defer l.end()
	ptr := share(&l, r.h)
	if l.err != nil {
		return "", l.err
	}
	return taken(syma_report_explain(ptr, language, audience))
}

// Format writes the report down as "json", "text", "ansi" or "nagios".
func (r *Report) Format(format string) (string, error) {
	var l loans
	defer l.end()
	ptr := share(&l, r.h)
	if l.err != nil {
		return "", l.err
	}
	return taken(syma_report_format(ptr, format))
}

// Section is one section of a report. The verdict is what was found on its
// page; the effective values count what the section needs.
type Section struct {
	ID              string
	Verdict         *Verdict
	EffectiveState  State
	EffectiveUsable Usable
	EffectiveReason string
	Because         string // the section behind it; "": the state is its own
	FoundBy         string // how its address was found; "": nothing was said
	Fallbacks       []Fallback
}

// Fallback is a way round a section, as the portal or the page tells it.
type Fallback struct {
	Act     string // what is done that way, as in "activate"
	Channel string // by what, as in "sms"
	Address string
	Keyword string
	Text    string // the words of the page
	Source  string // "portal" or "page"
}

// Sections are the sections, in the order of the portal. Their verdicts stay
// when the report is closed.
func (r *Report) Sections() []Section {
	return read(r.h, func(ptr *syma_report) []Section {
		return list(syma_report_section_count(ptr), func(i int) Section {
			return section(ptr, i)
		})
	})
}

func section(ptr *syma_report, i int) Section {
	return Section{
		ID:              syma_report_section_id(ptr, i),
		Verdict:         keepVerdict(syma_report_verdict(ptr, i)),
		EffectiveState:  State(syma_report_effective_state(ptr, i)),
		EffectiveUsable: Usable(syma_report_effective_usable(ptr, i)),
		EffectiveReason: syma_report_effective_reason(ptr, i),
		Because:         syma_report_because(ptr, i),
		FoundBy:         syma_report_found_by(ptr, i),
		Fallbacks: list(syma_report_fallback_count(ptr, i),
			func(j int) Fallback {
				return fallback(syma_report_fallback(ptr, i, j))
			}),
	}
}

func fallback(f *syma_fallback) Fallback {
	return Fallback{
		Act:     syma_fallback_act(f),
		Channel: syma_fallback_channel(f),
		Address: syma_fallback_address(f),
		Keyword: syma_fallback_keyword(f),
		Text:    syma_fallback_text(f),
		Source:  syma_fallback_source(f),
	}
}

// Close gives the report back. What was read of it stays.
func (r *Report) Close() {
	r.h.close()
}
