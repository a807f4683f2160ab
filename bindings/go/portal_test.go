// SPDX-License-Identifier: MIT

package syma_test

import (
	"strings"
	"testing"

	"syma"
)

func TestPortalByCalls(t *testing.T) {
	portal, err := syma.NewPortal("lumo")
	must(t, err)
	defer portal.Close()
	must(t, portal.SetHome("https://lumo.example/"))
	must(t, portal.SetLanguage("fr"))
	must(t, portal.SetZoneinfoDir("/usr/share/zoneinfo"))
	must(t, portal.SetTimeZone("Europe/Paris"))
	must(t, portal.AddSection("login", syma.SectionLogin, "/login", 0))
	must(t, portal.AddSection("sim", syma.SectionActivation, "/sim",
		syma.SectionOptional))
	must(t, portal.AddNeed("sim", "login"))
	must(t, portal.SetHeader("", "X-All", "1"))
	must(t, portal.SetHeader("sim", "X-Sim", "2"))
	must(t, portal.SetAuth("", "bearer", "", "token"))
	must(t, portal.SetAuth("sim", "basic", "name", "word"))
	must(t, portal.Expect("sim", "phrase", true, "SIM"))
	must(t, portal.AddFallback("sim", syma.Fallback{
		Act: "activate", Channel: "sms", Address: "20555"}))
	must(t, portal.SetSignature("sim", ""))
	must(t, portal.AddWindow("", "", "2026-12-01T22:00", "2026-12-02T02:00"))
	must(t, portal.AddWindow("sim", "mon sun", "23:00", "03:00"))
	must(t, portal.AddPromise("sim", "press", "back soon",
		"2026-12-01T08:00", "2026-12-02T08:00", true))
	must(t, portal.AddPromise("", "hotline", "who knows",
		"2026-12-01T08:00:00Z", "", false))
	equal(t, portal.SectionCount(), 2)
	text, err := portal.Format("xml")
	must(t, err)
	again, err := newPortal(t, text).Format("xml")
	must(t, err)
	equal(t, again, text)
	for _, part := range []string{`timezone="Europe/Paris"`, "20555",
		"X-All", "X-Sim", "https://lumo.example/sim", `required="no"`, "mon sun",
		"hotline"} {
		if !strings.Contains(text, part) {
			t.Fatalf("no %s in %s", part, text)
		}
	}
}

func TestPortalErrors(t *testing.T) {
	_, err := syma.NewPortal("no id")
	fails(t, err, syma.EINVAL)
	portal, err := syma.NewPortal("")
	must(t, err)
	defer portal.Close()
	const url = "https://lumo.example/"
	must(t, portal.AddSection("a", syma.SectionLogin, url, 0))
	must(t, portal.AddSection("b", syma.SectionLogin, url, 0))
	must(t, portal.AddNeed("a", "b"))
	fails(t, portal.AddNeed("b", "a"), syma.EINVAL)
	fails(t, portal.AddNeed("a", "c"), syma.ENOTFOUND)
	fails(t, portal.AddSection("a", syma.SectionLogin, url, 0),
		syma.EEXISTS)
	fails(t, portal.AddSection("c", syma.SectionKind(99), url, 0),
		syma.EINVAL)
	fails(t, portal.AddSection("c", syma.SectionLogin, url, 1<<30),
		syma.EINVAL)
	fails(t, portal.AddSection("c", syma.SectionLogin, "ftp://x/", 0),
		syma.EURL)
	fails(t, portal.Expect("a", "regex", true, "("), syma.EREGEX)
	fails(t, portal.SetAuth("a", "bearer", "name", "token"), syma.EINVAL)
	fails(t, portal.SetSignature("a", "?"), syma.ESYNTAX)
	fails(t, portal.AddWindow("", "", "22:00", "23:00"), syma.EINVAL)
	fails(t, portal.AddWindow("c", "daily", "22:00", "23:00"),
		syma.ENOTFOUND)
	fails(t, portal.AddPromise("", "page", "soon", "2026-12-01T22:00", "",
		false), syma.EINVAL)
	fails(t, portal.Load([]byte("<portal/>")), syma.ESTATE)
	_, err = portal.Format("json")
	fails(t, err, syma.EINVAL)
	equal(t, portal.SectionCount(), 2)
}

func TestPortalErrorTellsTheLine(t *testing.T) {
	portal, err := syma.NewPortal("")
	must(t, err)
	defer portal.Close()
	err = portal.Load([]byte(`<portal xmlns="urn:syma:portal:1"
home="https://lumo.example/">
<section id="a" kind="login" href="/"/>
<section id="b" kind="logni" href="/"/>
</portal>`))
	failed := fails(t, err, syma.ESYNTAX)
	equal(t, failed.Line, 4)
	if !strings.Contains(err.Error(), "line 4") ||
		!strings.Contains(err.Error(), "login") {
		t.Fatal(err)
	}
	equal(t, portal.SectionCount(), 0)
	fails(t, portal.Load(nil), syma.ESYNTAX)
}

func TestPortalSchema(t *testing.T) {
	if !strings.Contains(syma.PortalSchema(), "urn:syma:portal:1") {
		t.Fatal("no schema")
	}
}

func TestContextOfASection(t *testing.T) {
	portal := newPortal(t, `<portal xmlns="urn:syma:portal:1"
home="https://lumo.example/"><section id="a" kind="login" href="/">
<expect phrase="never there"/></section></portal>`)
	context := newContext(t)
	fails(t, context.SetSection(portal, "b"), syma.ENOTFOUND)
	must(t, context.SetSection(portal, "a"))
	portal.Close()
	verdict, err := newPage(t, loginPage).
		Classify(syma.SectionLogin, context, nil)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.Reason(), "expectation_failed")
}
