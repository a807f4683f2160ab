// SPDX-License-Identifier: MIT

package syma

import "time"

// Verdict is what was found on one page, and why. It never changes and may be
// used by any number of goroutines at once.
type Verdict struct {
	h *handle[*syma_verdict]
}

// newVerdict takes over a reference.
func newVerdict(rc int, ptr *syma_verdict) (*Verdict, error) {
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Verdict{newHandle(ptr, syma_verdict_unref)}, nil
}

// keepVerdict takes a reference of its own; nil for nil.
func keepVerdict(borrowed *syma_verdict) *Verdict {
	if borrowed == nil {
		return nil
	}
	v, _ := newVerdict(int(OK), syma_verdict_ref(borrowed))
	return v
}

// State is who is at fault.
func (v *Verdict) State() State {
	return State(read(v.h, syma_verdict_state))
}

// Confidence is how sure the state is, from 0 to 999.
func (v *Verdict) Confidence() int {
	return read(v.h, syma_verdict_confidence)
}

// Usable is what a customer can do.
func (v *Verdict) Usable() Usable {
	return Usable(read(v.h, syma_verdict_usable))
}

// Reason is why the state is what it is: a name of Reasons.
func (v *Verdict) Reason() string {
	return read(v.h, syma_verdict_reason)
}

// Flags are what is true beside the state.
func (v *Verdict) Flags() Flag {
	return Flag(read(v.h, syma_verdict_flags))
}

// Kind is as what the page was judged.
func (v *Verdict) Kind() SectionKind {
	return SectionKind(read(v.h, syma_verdict_kind))
}

// Product is what made the page, as in "wordpress"; "" where it is not known.
func (v *Verdict) Product() string {
	return read(v.h, syma_verdict_product)
}

// Signature is for SetSignature of a later check: it stays the same while the
// page's forms ask for the same.
func (v *Verdict) Signature() string {
	return read(v.h, syma_verdict_signature)
}

// URL is the address that was asked for; "" where it was not said.
func (v *Verdict) URL() string {
	return read(v.h, syma_verdict_url)
}

// FinalURL is the address that answered; "" where it was not said.
func (v *Verdict) FinalURL() string {
	return read(v.h, syma_verdict_final_url)
}

// HTTPStatus is that of the last answer; 0 where there was none.
func (v *Verdict) HTTPStatus() int {
	return read(v.h, syma_verdict_http_status)
}

// Redirects are the addresses that redirects led to, in their order.
func (v *Verdict) Redirects() []string {
	return read(v.h, func(ptr *syma_verdict) []string {
		return list(syma_verdict_redirect_count(ptr), func(i int) string {
			return syma_verdict_redirect_url(ptr, i)
		})
	})
}

// Unless is the counterfactual: the codes of the findings without which the
// section would be up, with a space between; "" where there are none.
func (v *Verdict) Unless() string {
	return read(v.h, syma_verdict_unless)
}

// Form is one form of the page, hidden ones included where they are for
// login, registration or recovery.
type Form struct {
	Kind    string // what it is for, as in "login"
	Enabled bool   // it can be filled
}

// Forms are the forms of the page, in its order.
func (v *Verdict) Forms() []Form {
	return read(v.h, func(ptr *syma_verdict) []Form {
		return list(syma_verdict_form_count(ptr), func(i int) Form {
			return Form{
				Kind:    syma_verdict_form_kind(ptr, i),
				Enabled: syma_verdict_form_enabled(ptr, i) == 1,
			}
		})
	})
}

// Format writes the verdict down as "json", "text", "ansi" or "nagios".
func (v *Verdict) Format(format string) (string, error) {
	var l loans
	defer l.end()
	ptr := share(&l, v.h)
	if l.err != nil {
		return "", l.err
	}
	return taken(syma_verdict_format(ptr, format))
}

// Explain puts the verdict in sentences: language "en" or "fr", audience
// "customer" or "engineer".
func (v *Verdict) Explain(language, audience string) (string, error) {
	var l loans
	defer l.end()
	ptr := share(&l, v.h)
	if l.err != nil {
		return "", l.err
	}
	return taken(syma_verdict_explain(ptr, language, audience))
}

// Summary is the verdict in one English line.
func (v *Verdict) Summary() string {
	return read(v.h, syma_verdict_summary)
}

// Timing is how long a phase of the fetch took: "resolve", "connect", "tls",
// "first_byte", "body" or "total". False: it is not known.
func (v *Verdict) Timing(phase string) (time.Duration, bool) {
	ms := read(v.h, func(ptr *syma_verdict) int64 {
		return syma_verdict_timing_ms(ptr, phase)
	})
	if ms < 0 {
		return 0, false
	}
	return time.Duration(ms) * time.Millisecond, true
}

// Certificate is one of the chain that the server showed. NotAfter is the
// zero Time where it is not known.
type Certificate struct {
	Subject  string
	Issuer   string
	NotAfter time.Time
}

// Certificates are the chain, the server's own first.
func (v *Verdict) Certificates() []Certificate {
	return read(v.h, func(ptr *syma_verdict) []Certificate {
		return list(syma_verdict_cert_count(ptr), func(i int) Certificate {
			return Certificate{
				Subject:  syma_verdict_cert_subject(ptr, i),
				Issuer:   syma_verdict_cert_issuer(ptr, i),
				NotAfter: moment(syma_verdict_cert_not_after(ptr, i)),
			}
		})
	})
}

// FirstToEnd is the index of the certificate that is the first to end. False:
// no end is known.
func (v *Verdict) FirstToEnd() (int, bool) {
	first, count := 0, 0
	read(v.h, func(ptr *syma_verdict) bool {
		first = syma_verdict_cert_first(ptr)
		count = syma_verdict_cert_count(ptr)
		return true
	})
	return first, first < count
}

// Evidence is one thing that was found.
type Evidence struct {
	Code     string // family.thing.state
	PointsTo State
	Weight   int    // 0 to 1000; 0: reported only
	Zone     string // where it was found
	Excerpt  string // the words that are the evidence
}

// Evidence is all that was found, the heaviest first.
func (v *Verdict) Evidence() []Evidence {
	return read(v.h, func(ptr *syma_verdict) []Evidence {
		return list(syma_verdict_evidence_count(ptr), func(i int) Evidence {
			return evidence(syma_verdict_evidence(ptr, i))
		})
	})
}

func evidence(e *syma_evidence) Evidence {
	return Evidence{
		Code:     syma_evidence_code(e),
		PointsTo: State(syma_evidence_points_to(e)),
		Weight:   syma_evidence_weight(e),
		Zone:     syma_evidence_zone(e),
		Excerpt:  syma_evidence_excerpt(e),
	}
}

// Notice is an announcement of the page. Earliest and Latest are the moments
// it names: of what goes on now the return, of what is planned its begin and
// end; zero where none is said. Act, Channel, Address and Keyword are those of
// a way round.
type Notice struct {
	Kind     NoticeKind
	Earliest time.Time
	Latest   time.Time
	Vague    bool // the moments are our reading of loose words
	Text     string
	Act      string
	Channel  string
	Address  string
	Keyword  string
}

// Notices are the announcements of the page.
func (v *Verdict) Notices() []Notice {
	return read(v.h, func(ptr *syma_verdict) []Notice {
		return list(syma_verdict_notice_count(ptr), func(i int) Notice {
			return notice(syma_verdict_notice(ptr, i))
		})
	})
}

func notice(n *syma_notice) Notice {
	return Notice{
		Kind:     NoticeKind(syma_notice_kind(n)),
		Earliest: moment(syma_notice_earliest_ms(n)),
		Latest:   moment(syma_notice_latest_ms(n)),
		Vague:    syma_notice_vague(n) == 1,
		Text:     syma_notice_text(n),
		Act:      syma_notice_act(n),
		Channel:  syma_notice_channel(n),
		Address:  syma_notice_address(n),
		Keyword:  syma_notice_keyword(n),
	}
}

// Since is when the maintenance or the trouble began, by the page's own
// words: the first and the last moment that they leave open. Both are zero
// where no begin is known.
type Since struct {
	Earliest time.Time
	Latest   time.Time
	Vague    bool // our reading of loose words
	Text     string
}

// Since tells when the maintenance or the trouble began.
func (v *Verdict) Since() Since {
	return read(v.h, func(ptr *syma_verdict) Since {
		return Since{
			Earliest: moment(syma_verdict_since_earliest_ms(ptr)),
			Latest:   moment(syma_verdict_since_latest_ms(ptr)),
			Vague:    syma_verdict_since_vague(ptr) == 1,
			Text:     syma_verdict_since_text(ptr),
		}
	})
}

// Close gives the verdict back. What was read of it stays.
func (v *Verdict) Close() {
	v.h.close()
}

func list[T any](count int, item func(int) T) []T {
	items := make([]T, count)
	for i := range items {
		items[i] = item(i)
	}
	return items
}
