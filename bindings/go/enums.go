// SPDX-License-Identifier: MIT

package syma

import (
	"fmt"
	"strings"
)

// named is the name of a value, or its type and number where a newer library
// gives one that has no name here.
func named(kind string, number int64, name string) string {
	if name == "" {
		return fmt.Sprintf("%s(%d)", kind, number)
	}
	return name
}

// String is the name, as in "maintenance"; "State(9)" for an unknown one.
func (s State) String() string {
	return named("State", int64(s), syma_state_name(int(s)))
}

// ParseState is the state of a name.
func ParseState(name string) (State, error) {
	rc := syma_state_from_name(name)
	return State(max0(rc)), failure(rc, "")
}

// String is the name, as in "partly"; "Usable(9)" for an unknown one.
func (u Usable) String() string {
	return named("Usable", int64(u), syma_usable_name(int(u)))
}

// String is the name, as in "login"; "SectionKind(9)" for an unknown one.
func (k SectionKind) String() string {
	return named("SectionKind", int64(k), syma_section_kind_name(int(k)))
}

// ParseSectionKind is the section kind of a name.
func ParseSectionKind(name string) (SectionKind, error) {
	rc := syma_section_kind_from_name(name)
	return SectionKind(max0(rc)), failure(rc, "")
}

func max0(number int) int {
	if number < 0 {
		return 0
	}
	return number
}

// String is the name, as in "verdict"; "EventKind(9)" for an unknown one.
func (k EventKind) String() string {
	return named("EventKind", int64(k), k.name())
}

// String is the name, as in "incident"; "NoticeKind(9)" for an unknown one.
func (k NoticeKind) String() string {
	return named("NoticeKind", int64(k), k.name())
}

// String is the name, as in "int"; "OptionType(9)" for an unknown one.
func (t OptionType) String() string {
	return named("OptionType", int64(t), t.name())
}

// String is the name, as in "slip"; "ChangeKind(99)" for an unknown one.
func (k ChangeKind) String() string {
	return named("ChangeKind", int64(k), syma_change_kind_name(int(k)))
}

// String is the name, as in "kept"; "PromiseStatus(9)" for an unknown one.
func (s PromiseStatus) String() string {
	return named("PromiseStatus", int64(s), syma_promise_status_name(int(s)))
}

// String is the name, as in "read"; "Robots(9)" for an unknown one.
func (r Robots) String() string {
	return named("Robots", int64(r), syma_robots_name(int(r)))
}

// Has tells whether all bits of other are set.
func (f Flag) Has(other Flag) bool {
	return f&other == other
}

// Names are the names of the bits that are set, as in "scheduled"; "Flag(N)"
// for an unknown one.
func (f Flag) Names() []string {
	return bitNames(uint32(f), "Flag", syma_flag_name)
}

// String is the names with '|' between; "" where no bit is set.
func (f Flag) String() string {
	return strings.Join(f.Names(), "|")
}

// Has tells whether all bits of other are set.
func (f SectionFlag) Has(other SectionFlag) bool {
	return f&other == other
}

// String is the names with '|' between; "" where no bit is set.
func (f SectionFlag) String() string {
	return strings.Join(bitNames(uint32(f), "SectionFlag",
		func(bit uint32) string { return SectionFlag(bit).name() }), "|")
}

func bitNames(bits uint32, kind string, name func(uint32) string) []string {
	var names []string
	for bit := uint32(1); bit != 0; bit <<= 1 {
		if bits&bit != 0 {
			names = append(names, named(kind, int64(bit), name(bit)))
		}
	}
	return names
}

// ExitCode is the exit status, 0 to 3, of a program that reports a state.
// What maintenance is to give is 0, 1 or 2.
func ExitCode(s State, u Usable, f Flag, maintenance int) (int, error) {
	rc := syma_exit_code(int(s), int(u), uint32(f), maintenance)
	return max0(rc), failure(rc, "")
}

// Reason is an entry of the closed list of reasons.
type Reason struct {
	Name string
	Help string
}

// Reasons are all reasons that a verdict can have.
func Reasons() []Reason {
	reasons := make([]Reason, syma_reason_count())
	for i := range reasons {
		reasons[i] = Reason{syma_reason_name(i), syma_reason_help(i)}
	}
	return reasons
}
