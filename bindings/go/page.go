// SPDX-License-Identifier: MIT

package syma

import "time"

// Page is what was answered: it is told what the answer was like, fed its
// bytes, finished, and judged. Nothing of it opens a connection.
type Page struct {
	h *handle[*syma_page]
}

// NewPage makes an empty page with the limits of o.
func NewPage(o *Options) (*Page, error) {
	var l loans
	defer l.end()
	options := holdOptions(&l, o)
	if l.err != nil {
		return nil, l.err
	}
	rc, ptr := syma_page_new(options)
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Page{newHandle(ptr, syma_page_free)}, nil
}

// SetURL says where the bytes came from, after all redirects.
func (p *Page) SetURL(url string) error {
	return p.change(func(ptr *syma_page) int {
		return syma_page_set_url(ptr, url)
	})
}

// SetHTTPStatus says with which status the page was answered.
func (p *Page) SetHTTPStatus(status int) error {
	return p.change(func(ptr *syma_page) int {
		return syma_page_set_http_status(ptr, status)
	})
}

// SetRequestURL says which address was asked for, before all redirects.
func (p *Page) SetRequestURL(url string) error {
	return p.change(func(ptr *syma_page) int {
		return syma_page_set_request_url(ptr, url)
	})
}

// SetHomeURL says where the home page of the portal is. Not said: the root of
// the site that was asked.
func (p *Page) SetHomeURL(url string) error {
	return p.change(func(ptr *syma_page) int {
		return syma_page_set_home_url(ptr, url)
	})
}

// AddRedirect adds one redirect, in the order in which they were followed.
func (p *Page) AddRedirect(status int, to string) error {
	return p.change(func(ptr *syma_page) int {
		return syma_page_add_redirect(ptr, status, to)
	})
}

// SetFailure says that the fetch failed, and how: one of the words that the
// header syma/page.h lists, as in "connect_refused".
func (p *Page) SetFailure(reason string) error {
	return p.change(func(ptr *syma_page) int {
		return syma_page_set_failure(ptr, reason)
	})
}

// SetConfirmed says that the failure was seen again on a new connection.
func (p *Page) SetConfirmed() error {
	return p.change(syma_page_set_confirmed)
}

// SetTiming says how long a phase of the fetch took, in whole milliseconds:
// "resolve", "connect", "tls", "first_byte", "body" or "total".
func (p *Page) SetTiming(phase string, took time.Duration) error {
	return p.change(func(ptr *syma_page) int {
		return syma_page_set_timing_ms(ptr, phase, took.Milliseconds())
	})
}

// AddCert adds a certificate of the chain, the server's own first. The zero
// Time is an end that is not known.
func (p *Page) AddCert(subject, issuer string, notAfter time.Time) error {
	return p.change(func(ptr *syma_page) int {
		return syma_page_add_cert(ptr, subject, issuer, millis(notAfter))
	})
}

// AddHeader adds a header of the last answer. Content-Type is to be added
// before the first byte.
func (p *Page) AddHeader(name, value string) error {
	return p.change(func(ptr *syma_page) int {
		return syma_page_add_header(ptr, name, value)
	})
}

// Write feeds bytes of the body, content codings undone. Where they are cut
// into calls changes nothing.
func (p *Page) Write(bytes []byte) (int, error) {
	err := p.change(func(ptr *syma_page) int {
		return syma_page_feed(ptr, bytes)
	})
	if err != nil {
		return 0, err
	}
	return len(bytes), nil
}

// Finish says that there is no more. From here on the page is read only.
func (p *Page) Finish() error {
	return p.change(syma_page_finish)
}

// Classify judges a finished page, as often as wanted. A nil context says
// nothing, a nil ruleset means the built-in one.
func (p *Page) Classify(
	kind SectionKind, c *Context, r *Ruleset,
) (*Verdict, error) {
	var l loans
	defer l.end()
	page := hold(&l, p.h)
	context := holdContext(&l, c)
	rules := shareRuleset(&l, r)
	if l.err != nil {
		return nil, l.err
	}
	rc, ptr := syma_classify(page, int(kind), context, rules)
	return newVerdict(rc, ptr)
}

// Close releases the page. Verdicts made of it stay.
func (p *Page) Close() {
	p.h.close()
}

func (p *Page) change(call func(*syma_page) int) error {
	return change(p.h, func(ptr *syma_page) error {
		return failureOf(call(ptr), ptr, syma_page_last_error)
	})
}
