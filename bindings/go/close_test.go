// SPDX-License-Identifier: MIT

package syma_test

import (
	"runtime"
	"sync"
	"testing"

	"syma"
)

func closeTwice(object interface{ Close() }) {
	object.Close()
	object.Close()
}

func TestClosedPage(t *testing.T) {
	page := newPage(t, loginPage)
	context := newContext(t)
	closeTwice(page)
	wantsError(t, page.SetHTTPStatus(200), syma.ErrClosed)
	_, err := page.Write([]byte("x"))
	wantsError(t, err, syma.ErrClosed)
	_, err = page.Classify(syma.SectionLogin, nil, nil)
	wantsError(t, err, syma.ErrClosed)
	wantsError(t, context.SetNotFound(page), syma.ErrClosed)
	must(t, context.SetNow(now)) // is not held any more
}

func TestClosedContext(t *testing.T) {
	page, context := newPage(t, loginPage), newContext(t)
	closeTwice(context)
	wantsError(t, context.SetNow(now), syma.ErrClosed)
	_, err := page.Classify(syma.SectionLogin, context, nil)
	wantsError(t, err, syma.ErrClosed)
	verdict, err := page.Classify(syma.SectionLogin, nil, nil)
	must(t, err)
	verdict.Close()
}

func TestClosedVerdict(t *testing.T) {
	verdict := judge(t, maintenancePage, syma.SectionLogin)
	evidence := verdict.Evidence()
	closeTwice(verdict)
	equal(t, len(evidence) > 0 && evidence[0].Code != "", true)
	_, err := verdict.Format("json")
	wantsError(t, err, syma.ErrClosed)
	_, err = verdict.Explain("en", "customer")
	wantsError(t, err, syma.ErrClosed)
	panics(t, "State", func() { verdict.State() })
	panics(t, "Reason", func() { verdict.Reason() })
	panics(t, "Evidence", func() { verdict.Evidence() })
	panics(t, "Timing", func() { verdict.Timing("total") })
}

func TestVerdictOutlivesItsPage(t *testing.T) {
	page := newPage(t, maintenancePage)
	verdict, err := page.Classify(syma.SectionLogin, newContext(t), nil)
	must(t, err)
	defer verdict.Close()
	page.Close()
	equal(t, verdict.State(), syma.StateMaintenance)
}

func TestClosedReport(t *testing.T) {
	report, err := syma.CheckPortal(newSite(t).portal(t), local(t), nil)
	must(t, err)
	closeTwice(report)
	_, err = report.Format("json")
	wantsError(t, err, syma.ErrClosed)
	_, err = report.Explain("en", "customer")
	wantsError(t, err, syma.ErrClosed)
	_, err = report.ExitCode(1)
	wantsError(t, err, syma.ErrClosed)
	panics(t, "Sections", func() { report.Sections() })
}

func TestClosedOptionsPortalRuleset(t *testing.T) {
	options, portal := newOptions(t, nil), newSite(t).portal(t)
	rules := newRuleset(t)
	must(t, rules.Compile())
	closeTwice(options)
	closeTwice(portal)
	closeTwice(rules)
	wantsError(t, options.Set("timeout_ms", 1), syma.ErrClosed)
	_, err := options.Text("proxy")
	wantsError(t, err, syma.ErrClosed)
	_, err = syma.NewPage(options)
	wantsError(t, err, syma.ErrClosed)
	_, err = syma.CheckURL("http://a.example/", syma.SectionLogin, options,
		nil)
	wantsError(t, err, syma.ErrClosed)
	_, err = syma.NewProber(nil, rules)
	wantsError(t, err, syma.ErrClosed)
	wantsError(t, rules.Compile(), syma.ErrClosed)
	wantsError(t, portal.Load(nil), syma.ErrClosed)
	panics(t, "SectionCount", func() { portal.SectionCount() })
	_, err = syma.CheckPortal(portal, nil, nil)
	wantsError(t, err, syma.ErrClosed)
	_, err = newProber(t).Submit(portal)
	wantsError(t, err, syma.ErrClosed)
	wantsError(t, newContext(t).SetSection(portal, "login"), syma.ErrClosed)
}

func TestClosedProber(t *testing.T) {
	prober := newProber(t)
	closeTwice(prober)
	_, err := prober.SubmitURL("http://a.example/", syma.SectionLogin)
	wantsError(t, err, syma.ErrClosed)
	_, err = prober.Next(background)
	wantsError(t, err, syma.ErrClosed)
	_, err = prober.Pending()
	wantsError(t, err, syma.ErrClosed)
	wantsError(t, prober.Wakeup(), syma.ErrClosed)
}

func TestObjectsThatNoNewMade(t *testing.T) {
	closeTwice(&syma.Page{})
	closeTwice(&syma.Prober{})
	closeTwice(&syma.Verdict{})
	wantsError(t, (&syma.Page{}).Finish(), syma.ErrClosed)
	wantsError(t, (&syma.Prober{}).Wakeup(), syma.ErrClosed)
	panics(t, "State", func() { (&syma.Verdict{}).State() })
}

func TestCloseWhileOthersRead(t *testing.T) {
	verdict := judge(t, maintenancePage, syma.SectionLogin)
	var all sync.WaitGroup
	for i := 0; i < 4; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for {
				if _, err := verdict.Format("json"); err != nil {
					return
				}
			}
		}()
	}
	verdict.Close()
	all.Wait()
}

// What was forgotten is released; what is in use is not.
func TestGarbageCollector(t *testing.T) {
	page, err := syma.NewPage(nil)
	must(t, err)
	_, err = page.Write([]byte(maintenancePage))
	must(t, err)
	must(t, page.Finish())
	for i := 0; i < 200; i++ {
		verdict, err := page.Classify(syma.SectionLogin, nil, nil)
		must(t, err)
		runtime.GC()
		equal(t, verdict.State(), syma.StateMaintenance)
	}
}
