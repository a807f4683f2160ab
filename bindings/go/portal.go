// SPDX-License-Identifier: MIT

package syma

// Portal is what to watch: its sections, which of them need which, what is
// expected of them, and the ways round.
type Portal struct {
	h *handle[*syma_portal]
}

// NewPortal makes a portal without sections; id may be "".
func NewPortal(id string) (*Portal, error) {
	rc, ptr := syma_portal_new(id)
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Portal{newHandle(ptr, syma_portal_free)}, nil
}

// PortalSchema is the schema of <portal> documents, in RELAX NG.
func PortalSchema() string {
	return syma_portal_schema()
}

// Load fills a portal without sections from a <portal> document. The error
// tells the line; the portal then stays as it was.
func (p *Portal) Load(document []byte) error {
	return change(p.h, func(ptr *syma_portal) error {
		err := failureOf(syma_portal_load(ptr, document), ptr,
			syma_portal_last_error)
		return inDocument(err, syma_portal_error_line(ptr))
	})
}

// AddSection adds a section. The URL may be relative where the home page is
// set already.
func (p *Portal) AddSection(
	id string, kind SectionKind, url string, flags SectionFlag,
) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_add_section(ptr, id, int(kind), url,
			uint32(flags))
	})
}

// SetHeader sends a header with the requests for a section; "": for all, also
// those added later.
func (p *Portal) SetHeader(section, name, value string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_set_header(ptr, orAll(section), name, value)
	})
}

// SetAuth logs in by HTTP itself: scheme "basic", "digest" or "bearer". The
// section "" is all that have none of their own; bearer takes no user.
func (p *Portal) SetAuth(section, scheme, user, secret string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_set_auth(ptr, orAll(section), scheme, &user,
			secret)
	})
}

// Expect says what a section's page must have, or must not: a "phrase", a
// "regex", a "title" or a "header".
func (p *Portal) Expect(section, what string, must bool, pattern string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_expect(ptr, section, what, cBool(must), pattern)
	})
}

// SetHome says where the home page is.
func (p *Portal) SetHome(url string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_set_home(ptr, url)
	})
}

// SetLanguage says in which language the portal speaks.
func (p *Portal) SetLanguage(tag string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_set_language(ptr, tag)
	})
}

// SetZoneinfoDir says where SetTimeZone and Load look for zone files.
func (p *Portal) SetZoneinfoDir(folder string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_set_zoneinfo_dir(ptr, folder)
	})
}

// SetTimeZone says in which time zone the portal speaks.
func (p *Portal) SetTimeZone(name string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_set_time_zone(ptr, name)
	})
}

// AddNeed says that a section is of no use unless another works.
func (p *Portal) AddNeed(section, needed string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_add_need(ptr, section, needed)
	})
}

// AddFallback tells another way to what a section is for: the fields Act,
// Channel, Address and, if there is one, Keyword.
func (p *Portal) AddFallback(section string, way Fallback) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_add_fallback(ptr, section, way.Act, way.Channel,
			way.Address, &way.Keyword)
	})
}

// AddWindow plans work at the portal's local times: once, as from
// "2026-12-01T22:00", or on days as "mon wed" or "daily", as from "22:00". The
// section "" is all.
func (p *Portal) AddWindow(section, days, begin, end string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_add_window(ptr, orAll(section), &days, begin, end)
	})
}

// AddPromise tells of a promise that was heard elsewhere: source as in
// "press", text the words. Times are local as above, or have an offset; latest
// "" where it names none. The section "" is the portal as a whole.
func (p *Portal) AddPromise(
	section, source, text, said, latest string, vague bool,
) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_add_promise(ptr, orAll(section), source, text,
			said, &latest, cBool(vague))
	})
}

// SetSignature says how a section's forms were made up before; "": forget it.
func (p *Portal) SetSignature(section, signature string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_set_signature(ptr, section, signature)
	})
}

// SetFoundBy says how the address of a section was found, as the FoundBy of a
// Candidate; "": forget it. Reports tell it.
func (p *Portal) SetFoundBy(section, found string) error {
	return p.change(func(ptr *syma_portal) int {
		return syma_portal_set_found_by(ptr, section, found)
	})
}

// Format writes the portal down as "xml", which Load reads.
func (p *Portal) Format(format string) (string, error) {
	var l loans
	defer l.end()
	ptr := hold(&l, p.h)
	if l.err != nil {
		return "", l.err
	}
	return taken(syma_portal_format(ptr, format))
}

// SectionCount is how many sections the portal has.
func (p *Portal) SectionCount() int {
	var l loans
	defer l.end()
	ptr := hold(&l, p.h)
	if l.err != nil {
		panic(l.err)
	}
	return syma_portal_section_count(ptr)
}

// Close releases the portal. Contexts and reports made of it stay.
func (p *Portal) Close() {
	p.h.close()
}

func (p *Portal) change(call func(*syma_portal) int) error {
	return change(p.h, func(ptr *syma_portal) error {
		return failureOf(call(ptr), ptr, syma_portal_last_error)
	})
}

// orAll is what the library takes for all sections.
func orAll(section string) *string {
	if section == "" {
		return nil
	}
	return &section
}
