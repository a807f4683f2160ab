// SPDX-License-Identifier: MIT

package syma_test

import (
	"sync"
	"testing"

	"syma"
)

func newRuleset(t *testing.T) *syma.Ruleset {
	t.Helper()
	rules, err := syma.NewRuleset()
	must(t, err)
	t.Cleanup(rules.Close)
	return rules
}

func TestBuiltinRules(t *testing.T) {
	rules := newRuleset(t)
	must(t, rules.LoadBuiltin())
	page := newPage(t, maintenancePage)
	_, err := page.Classify(syma.SectionLogin, nil, rules)
	fails(t, err, syma.ESTATE)
	must(t, rules.Compile())
	must(t, rules.Compile())
	verdict, err := page.Classify(syma.SectionLogin, nil, rules)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.State(), syma.StateMaintenance)
	fails(t, rules.LoadBuiltin(), syma.ESTATE)
}

func TestWithoutRulesNoWordsAreFound(t *testing.T) {
	rules := newRuleset(t)
	must(t, rules.Compile())
	verdict, err := newPage(t, maintenancePage).
		Classify(syma.SectionLogin, nil, rules)
	must(t, err)
	defer verdict.Close()
	if verdict.State() == syma.StateMaintenance {
		t.Fatal("found words without rules")
	}
}

func TestOwnRules(t *testing.T) {
	rules := newRuleset(t)
	must(t, rules.Load([]byte(`<rules xmlns="urn:syma:rules:1"
language="en"><claim kind="maintenance" trigger="gone fishing">
<frame weight="900">\bgone fishing\b</frame></claim></rules>`)))
	must(t, rules.Compile())
	verdict, err := newPage(t, `<title>Shop</title><h1>Gone fishing</h1>`).
		Classify(syma.SectionLogin, nil, rules)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.Reason(), "page_maintenance")
}

func TestRulesetErrorTellsTheLine(t *testing.T) {
	failed := fails(t, newRuleset(t).Load([]byte(
		"<rules xmlns=\"urn:syma:rules:1\" language=\"en\">\n\n"+
			"<wrong/>\n</rules>")), syma.ESYNTAX)
	equal(t, failed.Line, 3)
	fails(t, newRuleset(t).Load(nil), syma.ESYNTAX)
}

func TestCompiledRulesAreShared(t *testing.T) {
	rules := newRuleset(t)
	must(t, rules.LoadBuiltin())
	must(t, rules.Compile())
	verdict := judge(t, maintenancePage, syma.SectionLogin)
	want, err := verdict.Format("json")
	must(t, err)
	var all sync.WaitGroup
	for i := 0; i < 4; i++ {
		page, context := newPage(t, maintenancePage), newContext(t)
		all.Add(1)
		go func() {
			defer all.Done()
			own, err := page.Classify(syma.SectionLogin, context, rules)
			if err != nil {
				t.Error(err)
				return
			}
			defer own.Close()
			got, _ := own.Format("json")
			shared, _ := verdict.Format("json")
			if got != want || shared != want {
				t.Error("another verdict")
			}
		}()
	}
	all.Wait()
}
