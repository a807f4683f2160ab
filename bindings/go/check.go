// SPDX-License-Identifier: MIT

package syma

import "context"

// CheckURL fetches a page and judges it. That nothing answers is a verdict,
// not an error. It returns when the answer is there or a limit of the options
// has passed.
func CheckURL(
	url string, kind SectionKind, o *Options, r *Ruleset,
) (*Verdict, error) {
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
	return newVerdict(syma_check_url(url, int(kind), options, rules))
}

// CheckPortal fetches and judges every section of a portal, and sums up.
func CheckPortal(p *Portal, o *Options, r *Ruleset) (*Report, error) {
	own, err := ownOptions(o)
	if err != nil {
		return nil, err
	}
	defer own.Close()
	var l loans
	defer l.end()
	options := holdOptions(&l, own)
	portal := hold(&l, p.h)
	rules := shareRuleset(&l, r)
	if l.err != nil {
		return nil, l.err
	}
	return newReport(syma_check_portal(portal, options, rules))
}

// ownOptions copies options, so that two checks with the same ones do not
// wait for each other. The defaults are theirs all the same.
func ownOptions(o *Options) (*Options, error) {
	if o == nil {
		return NewOptions(nil)
	}
	return o.Clone()
}

// CheckURLContext is CheckURL until ctx is done: the check is then given up,
// and the error is that of ctx.
func CheckURLContext(
	ctx context.Context, url string, kind SectionKind, o *Options, r *Ruleset,
) (*Verdict, error) {
	submit := func(s *Prober) (uint64, error) {
		return s.SubmitURL(url, kind)
	}
	event, err := runOne(ctx, o, r, submit, EventVerdict)
	if err != nil {
		return nil, err
	}
	return event.Verdict, nil
}

// CheckPortalContext is CheckPortal until ctx is done: the check is then given
// up, and the error is that of ctx.
func CheckPortalContext(
	ctx context.Context, p *Portal, o *Options, r *Ruleset,
) (*Report, error) {
	submit := func(s *Prober) (uint64, error) {
		return s.Submit(p)
	}
	event, err := runOne(ctx, o, r, submit, EventReport)
	if err != nil {
		return nil, err
	}
	return event.Report, nil
}

// runOne runs one check to the event of the kind that ends it.
func runOne(
	ctx context.Context, o *Options, r *Ruleset,
	submit func(*Prober) (uint64, error), last EventKind,
) (*Event, error) {
	s, err := NewProber(o, r)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if _, err = submit(s); err != nil {
		return nil, err
	}
	for {
		event, err := s.Next(ctx)
		if err != nil {
			return nil, err
		}
		if event.Err != nil {
			return nil, event.Err
		}
		if event.Kind == last {
			return event, nil
		}
		event.Close()
	}
}
