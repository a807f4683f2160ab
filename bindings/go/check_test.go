// SPDX-License-Identifier: MIT

package syma_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"syma"
)

func TestCheckURL(t *testing.T) {
	site := newSite(t)
	verdict, err := syma.CheckURL(site.URL+"/moved", syma.SectionLogin,
		local(t), nil)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.State(), syma.StateUp)
	equal(t, verdict.HTTPStatus(), 200)
	equal(t, verdict.URL(), site.URL+"/moved")
	equal(t, verdict.FinalURL(), site.URL+"/login")
	equal(t, verdict.Redirects()[0], site.URL+"/login")
	took, known := verdict.Timing("total")
	equal(t, known, true)
	if took < 0 || took > time.Minute {
		t.Fatal(took)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	verdict, err := syma.CheckURL(newSite(t).URL, syma.SectionLogin, nil, nil)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.State(), syma.StateUnknown)
	equal(t, verdict.Reason(), "local_guard")
}

func TestCertificates(t *testing.T) {
	server := newTLSServer(t)
	options := local(t)
	must(t, options.Set("verify_tls", false))
	verdict, err := syma.CheckURL(server.URL, syma.SectionLogin, options, nil)
	must(t, err)
	defer verdict.Close()
	chain := verdict.Certificates()
	equal(t, len(chain), 1)
	equal(t, chain[0].NotAfter, server.Certificate().NotAfter.UTC())
	if !strings.Contains(chain[0].Subject, "Acme Co") {
		t.Fatal(chain[0].Subject)
	}
}

func TestWrongCalls(t *testing.T) {
	_, err := syma.CheckURL("/login", syma.SectionLogin, nil, nil)
	fails(t, err, syma.EURL)
	_, err = syma.CheckURL("https://a.example/", syma.SectionKind(99), nil,
		nil)
	fails(t, err, syma.EINVAL)
	empty, err := syma.NewPortal("")
	must(t, err)
	defer empty.Close()
	_, err = syma.CheckPortal(empty, nil, nil)
	fails(t, err, syma.EINVAL)
	_, err = syma.CheckPortalContext(context.Background(), empty, nil, nil)
	fails(t, err, syma.EINVAL)
	options := local(t)
	must(t, options.Set("ca_bundle", "/no/such/file"))
	_, err = syma.CheckURLContext(context.Background(),
		newTLSServer(t).URL, syma.SectionLogin, options, nil)
	fails(t, err, syma.ENOTFOUND)
}

func TestCheckPortal(t *testing.T) {
	site := newSite(t)
	portal := site.portal(t)
	report, err := syma.CheckPortal(portal, local(t), nil)
	must(t, err)
	checkReport(t, report)
	report, err = syma.CheckPortalContext(context.Background(), portal,
		local(t), nil)
	must(t, err)
	checkReport(t, report)
}

func checkReport(t *testing.T, report *syma.Report) {
	t.Helper()
	equal(t, report.PortalID(), "lumo")
	equal(t, report.UpCount(), 1)
	equal(t, report.RequiredCount(), 3)
	equal(t, report.Flags().Has(syma.FlagPartial), true)
	if report.State() == syma.StateUp || report.Usable() == syma.UsableYes {
		t.Fatal(report.State(), report.Usable())
	}
	if time.Since(report.Time()) > time.Minute {
		t.Fatal(report.Time())
	}
	code, err := report.ExitCode(1)
	must(t, err)
	if code < 1 || code > 2 {
		t.Fatal(code)
	}
	_, err = report.ExitCode(3)
	fails(t, err, syma.EINVAL)
	text, err := report.Format("json")
	must(t, err)
	if !strings.Contains(text, "syma-report/1") {
		t.Fatal(text)
	}
	_, err = report.Format("yaml")
	fails(t, err, syma.EINVAL)
	text, err = report.Explain("en", "engineer")
	must(t, err)
	if !strings.Contains(text, "maintenance") {
		t.Fatal(text)
	}
	sections := report.Sections()
	report.Close()
	checkSections(t, sections)
}

// checkSections is called when the report is closed.
func checkSections(t *testing.T, sections []syma.Section) {
	t.Helper()
	equal(t, len(sections), 3)
	account, activation := sections[1], sections[2]
	equal(t, account.ID, "account")
	equal(t, account.Because, "")
	equal(t, account.EffectiveState, syma.StateMaintenance)
	equal(t, account.EffectiveReason, account.Verdict.Reason())
	equal(t, len(account.Fallbacks), 0)
	equal(t, activation.Verdict.State(), syma.StateUp)
	equal(t, activation.EffectiveUsable, syma.UsableNo)
	equal(t, activation.EffectiveReason, "dependency")
	equal(t, activation.Because, "account")
	equal(t, activation.Fallbacks[0], syma.Fallback{Act: "activate",
		Channel: "sms", Address: "20555", Keyword: "ACTIVE",
		Source: "portal"})
}

func TestContextEndsACheck(t *testing.T) {
	site := newSite(t)
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-site.arrived
		cancel()
	}()
	_, err := syma.CheckURLContext(ctx, site.URL+"/held",
		syma.SectionLogin, local(t), nil)
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	_, err = syma.CheckPortalContext(ctx, site.portal(t), local(t), nil)
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

func TestDeadlineEndsACheck(t *testing.T) {
	site := newSite(t)
	ctx, cancel := context.WithTimeout(context.Background(),
		50*time.Millisecond)
	defer cancel()
	_, err := syma.CheckURLContext(ctx, site.URL+"/held",
		syma.SectionLogin, local(t), nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
}

// Options that are in use do not make a second check wait for the first.
func TestChecksShareOptions(t *testing.T) {
	site := newSite(t)
	options := local(t)
	ended := make(chan error, 1)
	check := func(path string) error {
		verdict, err := syma.CheckURL(site.URL+path, syma.SectionLogin,
			options, nil)
		if err == nil {
			verdict.Close()
		}
		return err
	}
	go func() { ended <- check("/held") }()
	<-site.arrived
	must(t, check("/login"))
	select {
	case <-ended:
		t.Fatal("the second waited for the first")
	default:
	}
	site.release()
	must(t, <-ended)
}
