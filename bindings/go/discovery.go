// SPDX-License-Identifier: MIT

package syma

import "context"

// Discovery is what was found from one address: candidates for the sections of
// a portal, each with a score and with what speaks for it. Whoever asks
// decides. It never changes and may be used by any number of goroutines at
// once.
type Discovery struct {
	h *handle[*syma_discovery]
}

// newDiscovery takes over a reference.
func newDiscovery(rc int, ptr *syma_discovery) (*Discovery, error) {
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Discovery{newHandle(ptr, syma_discovery_unref)}, nil
}

// keepDiscovery takes a reference of its own; nil for nil.
func keepDiscovery(borrowed *syma_discovery) *Discovery {
	if borrowed == nil {
		return nil
	}
	d, _ := newDiscovery(int(OK), syma_discovery_ref(borrowed))
	return d
}

// Discover fetches a home page and what it leads to, and looks for sections.
func Discover(url string, o *Options, r *Ruleset) (*Discovery, error) {
	own, err := ownOptions(o)
	if err != nil {
		return nil, err
	}
	defer own.Close()
	var l loans
	defer l.end()
	options := holdOptions(&l, own)
	rules := shareRuleset(&l, r)
	if l.err != nil {
		return nil, l.err
	}
	return newDiscovery(syma_discover(url, options, rules))
}

// DiscoverContext is Discover until ctx is done: the search is then given up,
// and the error is that of ctx.
func DiscoverContext(
	ctx context.Context, url string, o *Options, r *Ruleset,
) (*Discovery, error) {
	submit := func(s *Prober) (uint64, error) {
		return s.SubmitDiscovery(url)
	}
	event, err := runOne(ctx, o, r, submit, EventDiscovery)
	if err != nil {
		return nil, err
	}
	return event.Discovery, nil
}

// Discover looks for sections on a finished page. Nothing is fetched.
func (p *Page) Discover(r *Ruleset) (*Discovery, error) {
	var l loans
	defer l.end()
	page := hold(&l, p.h)
	rules := shareRuleset(&l, r)
	if l.err != nil {
		return nil, l.err
	}
	return newDiscovery(syma_discover_page(page, rules))
}

// HomeURL is where the home page was in the end, redirects followed.
func (d *Discovery) HomeURL() string {
	return read(d.h, syma_discovery_home_url)
}

// Language is what the home page says of itself, as in "fr"; "": nothing.
func (d *Discovery) Language() string {
	return read(d.h, syma_discovery_language)
}

// Verdict is what a customer finds at the home page; nil where one page alone
// was looked at.
func (d *Discovery) Verdict() *Verdict {
	return read(d.h, func(ptr *syma_discovery) *Verdict {
		return keepVerdict(syma_discovery_verdict(ptr))
	})
}

// SeenPage is a page that was looked at: the address that was asked, and what
// HTTP answered; 0: nothing did.
type SeenPage struct {
	URL    string
	Status int
}

// Pages are what was looked at: the home page first, then as it was asked.
func (d *Discovery) Pages() []SeenPage {
	return read(d.h, func(ptr *syma_discovery) []SeenPage {
		return list(syma_discovery_page_count(ptr), func(i int) SeenPage {
			return SeenPage{
				URL:    syma_discovery_page_url(ptr, i),
				Status: syma_discovery_page_status(ptr, i),
			}
		})
	})
}

// Robots is what robots.txt of the home page's host said; where it failed
// nothing but the home page was asked for.
func (d *Discovery) Robots() Robots {
	return Robots(read(d.h, syma_discovery_robots))
}

// Barred are the addresses that were passed over because of a robots.txt.
func (d *Discovery) Barred() []string {
	return read(d.h, func(ptr *syma_discovery) []string {
		return list(syma_discovery_barred_count(ptr), func(i int) string {
			return syma_discovery_barred_url(ptr, i)
		})
	})
}

// Candidate is an address that may be a section of the portal.
type Candidate struct {
	Kind     SectionKind // SectionLogin, SectionAccount or SectionActivation
	URL      string      // absolute, without a fragment
	Score    int         // 0 to 1000
	FoundBy  string      // as in `link "Mon espace client"`
	FoundAt  string      // the page on which it was found
	Evidence []Clue      // the weightiest first
}

// Clue is something that speaks for a candidate, or against it.
type Clue struct {
	Code   string // as in "link.text"
	Text   string // the words or the part of the address behind it
	Weight int    // what it adds to the score, or takes from it
}

// Candidates are all of them: login, account, activation; of a kind the best
// first.
func (d *Discovery) Candidates() []Candidate {
	return read(d.h, func(ptr *syma_discovery) []Candidate {
		return list(syma_discovery_count(ptr), func(i int) Candidate {
			return *candidate(syma_discovery_candidate(ptr, i))
		})
	})
}

// Best is what is proposed for a kind: its best candidate, where its score is
// 500 or more; nil where none is.
func (d *Discovery) Best(kind SectionKind) *Candidate {
	return read(d.h, func(ptr *syma_discovery) *Candidate {
		return candidate(syma_discovery_best(ptr, int(kind)))
	})
}

// candidate copies one; nil for nil.
func candidate(c *syma_candidate) *Candidate {
	if c == nil {
		return nil
	}
	return &Candidate{
		Kind:    SectionKind(syma_candidate_kind(c)),
		URL:     syma_candidate_url(c),
		Score:   syma_candidate_score(c),
		FoundBy: syma_candidate_found_by(c),
		FoundAt: syma_candidate_found_at(c),
		Evidence: list(syma_candidate_evidence_count(c), func(i int) Clue {
			return Clue{
				Code:   syma_candidate_evidence_code(c, i),
				Text:   syma_candidate_evidence_text(c, i),
				Weight: syma_candidate_evidence_weight(c, i),
			}
		}),
	}
}

// FoundFallback is a way round, and the page that names it.
type FoundFallback struct {
	Fallback
	FoundAt string
}

// Fallbacks are the ways round that the pages name.
func (d *Discovery) Fallbacks() []FoundFallback {
	return read(d.h, func(ptr *syma_discovery) []FoundFallback {
		count := syma_discovery_fallback_count(ptr)
		return list(count, func(i int) FoundFallback {
			return FoundFallback{
				Fallback: fallback(syma_discovery_fallback(ptr, i)),
				FoundAt:  syma_discovery_fallback_found_at(ptr, i),
			}
		})
	})
}

// ToPortal makes a portal of the home page and what is proposed, to be read
// and changed; id may be "".
func (d *Discovery) ToPortal(id string) (*Portal, error) {
	var l loans
	defer l.end()
	ptr := share(&l, d.h)
	if l.err != nil {
		return nil, l.err
	}
	rc, portal := syma_discovery_to_portal(ptr, id)
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Portal{newHandle(portal, syma_portal_free)}, nil
}

// Format writes the discovery down as "text", "json" or "portal".
func (d *Discovery) Format(format string) (string, error) {
	var l loans
	defer l.end()
	ptr := share(&l, d.h)
	if l.err != nil {
		return "", l.err
	}
	return taken(syma_discovery_format(ptr, format))
}

// Close gives the discovery back. What was read of it stays.
func (d *Discovery) Close() {
	d.h.close()
}
