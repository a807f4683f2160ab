// SPDX-License-Identifier: MIT

package syma

// Ruleset is how to judge: the words and marks that count as evidence. It is
// filled, compiled once, and may then be shared by goroutines. A nil *Ruleset
// means the built-in rules.
type Ruleset struct {
	h *handle[*syma_ruleset]
}

// NewRuleset makes an empty ruleset.
func NewRuleset() (*Ruleset, error) {
	rc, ptr := syma_ruleset_new()
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Ruleset{newHandle(ptr, syma_ruleset_free)}, nil
}

// LoadBuiltin adds the rules that come with the library. After a failure the
// ruleset can only be closed.
func (r *Ruleset) LoadBuiltin() error {
	return r.change(syma_ruleset_load_builtin)
}

// Load adds the rules of a document. After a failure, which tells its line,
// the ruleset can only be closed.
func (r *Ruleset) Load(document []byte) error {
	return r.change(func(ptr *syma_ruleset) int {
		return syma_ruleset_load(ptr, document)
	})
}

// Compile closes a ruleset: nothing can be added any more.
func (r *Ruleset) Compile() error {
	return r.change(syma_ruleset_compile)
}

// Close releases the ruleset. Verdicts and probers made with it stay.
func (r *Ruleset) Close() {
	r.h.close()
}

func (r *Ruleset) change(call func(*syma_ruleset) int) error {
	return change(r.h, func(ptr *syma_ruleset) error {
		err := failureOf(call(ptr), ptr, syma_ruleset_last_error)
		return inDocument(err, syma_ruleset_error_line(ptr))
	})
}

func shareRuleset(l *loans, r *Ruleset) *syma_ruleset {
	if r == nil {
		return nil
	}
	return share(l, r.h)
}
