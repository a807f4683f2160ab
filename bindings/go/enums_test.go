// SPDX-License-Identifier: MIT

package syma_test

import (
	"fmt"
	"math"
	"testing"

	"syma"
)

func TestNames(t *testing.T) {
	for _, c := range []struct {
		value fmt.Stringer
		want  string
	}{
		{syma.StateMaintenance, "maintenance"},
		{syma.State(99), "State(99)"},
		{syma.UsablePartly, "partly"},
		{syma.Usable(-1), "Usable(-1)"},
		{syma.SectionActivation, "activation"},
		{syma.SectionKind(99), "SectionKind(99)"},
		{syma.EventFailure, "failure"},
		{syma.EventKind(99), "EventKind(99)"},
		{syma.NoticeMaintenancePlanned, "maintenance_planned"},
		{syma.NoticeKind(0), "NoticeKind(0)"},
		{syma.ChangePartialReturn, "partial_return"},
		{syma.ChangeKind(99), "ChangeKind(99)"},
		{syma.PromiseRevised, "revised"},
		{syma.PromiseStatus(0), "PromiseStatus(0)"},
		{syma.RobotsFailed, "failed"},
		{syma.Robots(9), "Robots(9)"},
		{syma.OptionInt, "int"},
		{syma.OptionType(99), "OptionType(99)"},
		{syma.FlagWarn | syma.FlagFlapping, "warn|flapping"},
		{syma.FlagWarn | 1<<31, "warn|Flag(2147483648)"},
		{syma.Flag(0), ""},
		{syma.SectionOptional | 2, "optional|SectionFlag(2)"},
	} {
		equal(t, c.value.String(), c.want)
	}
}

func TestFlagsAreASet(t *testing.T) {
	flags := syma.FlagWarn | syma.FlagDrift
	equal(t, flags.Has(syma.FlagDrift), true)
	equal(t, flags.Has(syma.FlagDrift|syma.FlagStale), false)
	equal(t, len(flags.Names()), 2)
	equal(t, syma.SectionOptional.Has(syma.SectionOptional), true)
}

func TestParse(t *testing.T) {
	state, err := syma.ParseState("down")
	must(t, err)
	equal(t, state, syma.StateDown)
	kind, err := syma.ParseSectionKind("account")
	must(t, err)
	equal(t, kind, syma.SectionAccount)
	_, err = syma.ParseState("Down")
	fails(t, err, syma.ENOTFOUND)
	_, err = syma.ParseSectionKind("")
	fails(t, err, syma.ENOTFOUND)
}

func TestNumberThatIsNoCIntIsNotCut(t *testing.T) {
	page := newPage(t, loginPage)
	_, err := page.Classify(syma.SectionKind(1<<32+1), nil, nil)
	fails(t, err, syma.EINVAL)
	fresh, err := syma.NewPage(nil)
	must(t, err)
	defer fresh.Close()
	fails(t, fresh.SetHTTPStatus(math.MinInt64+200), syma.ERANGE)
}

func TestExitCode(t *testing.T) {
	code, err := syma.ExitCode(syma.StateMaintenance, syma.UsableNo, 0, 1)
	must(t, err)
	equal(t, code, 1)
	code, err = syma.ExitCode(syma.State(99), syma.UsableNo, 0, 1)
	must(t, err)
	equal(t, code, 3)
	_, err = syma.ExitCode(syma.StateUp, syma.UsableYes, 0, 7)
	fails(t, err, syma.EINVAL)
}

func TestReasons(t *testing.T) {
	found := false
	for _, reason := range syma.Reasons() {
		if reason.Name == "" || reason.Help == "" {
			t.Fatalf("%#v", reason)
		}
		found = found || reason.Name == "soft_404"
	}
	equal(t, found, true)
}

func TestVersion(t *testing.T) {
	number := syma.VersionNumber()
	equal(t, syma.Version(), fmt.Sprintf("%d.%d.%d",
		number>>16, number>>8&255, number&255))
	equal(t, syma.HasFeature("no such feature"), false)
}
