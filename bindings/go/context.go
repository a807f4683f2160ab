// SPDX-License-Identifier: MIT

package syma

import "time"

// Context is what is known beside the page: when it was seen, in which zone
// and language it speaks, what is expected of it. A nil *Context says nothing.
type Context struct {
	h *handle[*syma_context]
}

// NewContext makes a context that says nothing.
func NewContext() (*Context, error) {
	rc, ptr := syma_context_new()
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Context{newHandle(ptr, syma_context_free)}, nil
}

// SetNow says when the page was seen. Without it words such as "tomorrow"
// lead to no moment.
func (c *Context) SetNow(now time.Time) error {
	return c.change(func(ptr *syma_context) int {
		return syma_context_set_now_ms(ptr, now.UnixMilli())
	})
}

// SetTimeZone says in which zone the page speaks, as in "Europe/Paris".
func (c *Context) SetTimeZone(name string) error {
	return c.change(func(ptr *syma_context) int {
		return syma_context_set_time_zone(ptr, name)
	})
}

// SetLanguage says which language is expected, as in "fr" or "pt-BR".
func (c *Context) SetLanguage(tag string) error {
	return c.change(func(ptr *syma_context) int {
		return syma_context_set_language(ptr, tag)
	})
}

// SetSection takes over what a portal says of a section. Language and zone
// are not taken over.
func (c *Context) SetSection(p *Portal, section string) error {
	var l loans
	defer l.end()
	portal := hold(&l, p.h)
	context := hold(&l, c.h)
	if l.err != nil {
		return l.err
	}
	return failure(syma_context_set_section(context, portal, section), "")
}

// SetCredentials says whether credentials went with the request.
func (c *Context) SetCredentials(given bool) error {
	return c.change(func(ptr *syma_context) int {
		return syma_context_set_credentials(ptr, cBool(given))
	})
}

// SetSignature says how the forms were made up before: what
// Verdict.Signature gave; "": nothing is known.
func (c *Context) SetSignature(signature string) error {
	return c.change(func(ptr *syma_context) int {
		return syma_context_set_signature(ptr, signature)
	})
}

// SetNotFound says what the site shows for an address that cannot exist: a
// finished page.
func (c *Context) SetNotFound(p *Page) error {
	var l loans
	defer l.end()
	page := hold(&l, p.h)
	context := hold(&l, c.h)
	if l.err != nil {
		return l.err
	}
	return failure(syma_context_set_not_found(context, page), "")
}

// Close releases the context.
func (c *Context) Close() {
	c.h.close()
}

func (c *Context) change(call func(*syma_context) int) error {
	return change(c.h, func(ptr *syma_context) error {
		return failure(call(ptr), "")
	})
}

func holdContext(l *loans, c *Context) *syma_context {
	if c == nil {
		return nil
	}
	return hold(l, c.h)
}
