// SPDX-License-Identifier: MIT

package syma_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"syma"
)

func TestLoginIsUp(t *testing.T) {
	verdict := judge(t, loginPage, syma.SectionLogin)
	equal(t, verdict.State(), syma.StateUp)
	equal(t, verdict.Usable(), syma.UsableYes)
	equal(t, verdict.Reason(), "ok")
	equal(t, verdict.Kind(), syma.SectionLogin)
	equal(t, verdict.Unless(), "")
	equal(t, verdict.HTTPStatus(), 0)
	equal(t, verdict.URL(), "")
	equal(t, verdict.Product(), "")
	if verdict.Confidence() < 500 || verdict.Summary() == "" {
		t.Fatal(verdict.Confidence(), verdict.Summary())
	}
	forms := verdict.Forms()
	equal(t, len(forms), 1)
	equal(t, forms[0], syma.Form{Kind: "login", Enabled: true})
	equal(t, len(verdict.Certificates()), 0)
	_, known := verdict.FirstToEnd()
	equal(t, known, false)
}

func TestEvidence(t *testing.T) {
	verdict := judge(t, maintenancePage, syma.SectionLogin)
	equal(t, verdict.State(), syma.StateMaintenance)
	equal(t, verdict.Usable(), syma.UsableNo)
	evidence := verdict.Evidence()
	found := false
	for i, e := range evidence {
		if i > 0 && e.Weight > evidence[i-1].Weight {
			t.Fatal("not the heaviest first")
		}
		found = found || e.PointsTo == syma.StateMaintenance &&
			strings.Contains(e.Excerpt, "under maintenance") &&
			e.Zone == "h1" && e.Code != ""
	}
	if !found {
		t.Fatalf("%+v", evidence)
	}
	if !strings.Contains(verdict.Unless(), evidence[0].Code) {
		t.Fatal(verdict.Unless())
	}
}

func TestPiecesChangeNothing(t *testing.T) {
	whole, err := judge(t, maintenancePage, syma.SectionLogin).Format("json")
	must(t, err)
	page, err := syma.NewPage(nil)
	must(t, err)
	defer page.Close()
	_, err = page.Write(nil)
	must(t, err)
	count, err := io.Copy(page,
		iotest.OneByteReader(strings.NewReader(maintenancePage)))
	must(t, err)
	equal(t, count, int64(len(maintenancePage)))
	must(t, page.Finish())
	verdict, err := page.Classify(syma.SectionLogin, newContext(t), nil)
	must(t, err)
	defer verdict.Close()
	pieces, err := verdict.Format("json")
	must(t, err)
	equal(t, pieces, whole)
}

func TestFactsOfTheAnswer(t *testing.T) {
	page, err := syma.NewPage(nil)
	must(t, err)
	defer page.Close()
	end := now.Add(72 * time.Hour)
	must(t, page.SetRequestURL("https://my.example/"))
	must(t, page.AddRedirect(302, "https://my.example/login"))
	must(t, page.SetURL("https://my.example/login"))
	must(t, page.SetHomeURL("https://my.example/"))
	must(t, page.SetHTTPStatus(200))
	must(t, page.AddHeader("Content-Type", "text/html"))
	must(t, page.SetTiming("total", 250*time.Millisecond))
	must(t, page.AddCert("CN=unknown", "CN=root", time.Time{}))
	must(t, page.AddCert("CN=my", "CN=root", end))
	_, err = page.Write([]byte(loginPage))
	must(t, err)
	must(t, page.Finish())
	verdict, err := page.Classify(syma.SectionLogin, newContext(t), nil)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.URL(), "https://my.example/")
	equal(t, verdict.FinalURL(), "https://my.example/login")
	equal(t, verdict.HTTPStatus(), 200)
	equal(t, len(verdict.Redirects()), 1)
	equal(t, verdict.Redirects()[0], "https://my.example/login")
	took, known := verdict.Timing("total")
	equal(t, known, true)
	equal(t, took, 250*time.Millisecond)
	_, known = verdict.Timing("tls")
	equal(t, known, false)
	chain := verdict.Certificates()
	equal(t, len(chain), 2)
	equal(t, chain[0].NotAfter.IsZero(), true)
	equal(t, chain[1].NotAfter, end)
	equal(t, chain[1].Subject, "CN=my")
	equal(t, chain[1].Issuer, "CN=root")
	first, known := verdict.FirstToEnd()
	equal(t, first, 1)
	equal(t, known, true)
	equal(t, verdict.Reason(), "tls_expiring")
}

func TestFailureOfTheFetch(t *testing.T) {
	page, err := syma.NewPage(nil)
	must(t, err)
	defer page.Close()
	fails(t, page.SetFailure("no such word"), syma.EINVAL)
	must(t, page.SetFailure("connect_refused"))
	must(t, page.SetConfirmed())
	must(t, page.Finish())
	verdict, err := page.Classify(syma.SectionLogin, nil, nil)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.State(), syma.StateDown)
	equal(t, verdict.Reason(), "connect_refused")
	equal(t, verdict.Flags().Has(syma.FlagConfirmed), true)
}

func TestOrderOfCalls(t *testing.T) {
	page, err := syma.NewPage(nil)
	must(t, err)
	defer page.Close()
	_, err = page.Classify(syma.SectionLogin, nil, nil)
	fails(t, err, syma.ESTATE)
	fails(t, page.AddRedirect(99, "https://my.example/"), syma.ERANGE)
	fails(t, page.SetTiming("total", -time.Second), syma.ERANGE)
	must(t, page.Finish())
	fails(t, page.Finish(), syma.ESTATE)
	_, err = page.Write([]byte("late"))
	fails(t, err, syma.ESTATE)
}

func TestNoticeWithTimes(t *testing.T) {
	verdict := judge(t, maintenancePage, syma.SectionLogin)
	notices := verdict.Notices()
	if len(notices) == 0 {
		t.Fatal("no notice")
	}
	equal(t, notices[0].Kind, syma.NoticeMaintenanceNow)
	back := time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)
	equal(t, notices[0].Earliest, back)
	equal(t, notices[0].Latest, back)
	equal(t, notices[0].Vague, false)
	if !strings.Contains(notices[0].Text, "back tomorrow") {
		t.Fatal(notices[0].Text)
	}
}

func TestWithoutTheTimeNoMomentIsKnown(t *testing.T) {
	page := newPage(t, maintenancePage)
	verdict, err := page.Classify(syma.SectionLogin, nil, nil)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.Notices()[0].Earliest.IsZero(), true)
	equal(t, verdict.Since(), syma.Since{})
}

func TestSince(t *testing.T) {
	verdict := judge(t, `<html lang="en"><title>Maintenance</title>
<h1>Our site has been under maintenance since 21 November 2026</h1>
</html>`, syma.SectionLogin)
	since := verdict.Since()
	equal(t, since.Earliest, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC))
	if since.Latest.Before(since.Earliest) || since.Text == "" {
		t.Fatalf("%+v", since)
	}
	equal(t, since.Vague, false)
}

func TestWayRound(t *testing.T) {
	verdict := judge(t, `<html lang="fr"><title>Maintenance</title>
<h1>Le site est en maintenance</h1>
<p>Pour activer votre carte SIM, envoyez ACTIF par SMS au 20555.</p>
</html>`, syma.SectionActivation)
	for _, notice := range verdict.Notices() {
		if notice.Kind == syma.NoticeFallback {
			equal(t, notice.Channel, "sms")
			equal(t, notice.Address, "20555")
			equal(t, notice.Keyword, "ACTIF")
			equal(t, notice.Act, "activate")
			return
		}
	}
	t.Fatalf("%+v", verdict.Notices())
}

func TestZoneAndLanguage(t *testing.T) {
	context := newContext(t)
	must(t, context.SetTimeZone("Europe/Paris"))
	must(t, context.SetLanguage("en"))
	page := newPage(t, maintenancePage)
	verdict, err := page.Classify(syma.SectionLogin, context, nil)
	must(t, err)
	defer verdict.Close()
	back := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	equal(t, verdict.Notices()[0].Earliest, back)
	fails(t, context.SetTimeZone("Europe/Nowhere"), syma.ENOTFOUND)
	fails(t, context.SetLanguage("no language"), syma.EINVAL)
	fails(t, context.SetNow(time.Time{}), syma.ERANGE)
}

func TestSignatureTellsDrift(t *testing.T) {
	before := judge(t, loginPage, syma.SectionLogin).Signature()
	changed := strings.Replace(loginPage, "</form>",
		`<input type="text" name="code"></form>`, 1)
	context := newContext(t)
	must(t, context.SetSignature(before))
	for html, drift := range map[string]bool{
		loginPage: false, changed: true,
	} {
		verdict, err := newPage(t, html).
			Classify(syma.SectionLogin, context, nil)
		must(t, err)
		equal(t, verdict.Flags().Has(syma.FlagDrift), drift)
		verdict.Close()
	}
	fails(t, context.SetSignature("?"), syma.ESYNTAX)
}

func TestCredentials(t *testing.T) {
	context := newContext(t)
	must(t, context.SetCredentials(true))
	verdict, err := newPage(t, loginPage).
		Classify(syma.SectionAccount, context, nil)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.Reason(), "credentials_refused")
}

func TestNotFoundPage(t *testing.T) {
	words := "<title>Nothing</title><p>" +
		strings.Repeat("there is nothing at all of this kind here ", 9)
	context := newContext(t)
	open, err := syma.NewPage(nil)
	must(t, err)
	defer open.Close()
	fails(t, context.SetNotFound(open), syma.ESTATE)
	must(t, context.SetNotFound(newPage(t, words)))
	verdict, err := newPage(t, words).
		Classify(syma.SectionGeneric, context, nil)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.Reason(), "soft_404")
}

func TestFormatAndExplain(t *testing.T) {
	verdict := judge(t, maintenancePage, syma.SectionLogin)
	for _, format := range []string{"json", "text", "ansi", "nagios:2"} {
		text, err := verdict.Format(format)
		must(t, err)
		equal(t, strings.HasSuffix(text, "\n"), true)
	}
	_, err := verdict.Format("yaml")
	fails(t, err, syma.EINVAL)
	text, err := verdict.Explain("fr", "customer")
	must(t, err)
	if !strings.Contains(text, "maintenance") {
		t.Fatal(text)
	}
	_, err = verdict.Explain("xx", "customer")
	fails(t, err, syma.EINVAL)
}
