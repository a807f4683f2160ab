// SPDX-License-Identifier: MIT

package syma_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"syma"
)

const homePage = `<!DOCTYPE html><html lang="en"><title>Lumo</title>
<h1>Lumo</h1><nav><a href="/login">Log in</a>
<a href="/sim">Activate your SIM</a></nav></html>`

const simPage = `<!DOCTYPE html><html lang="en"><title>Activation</title>
<h1>Activation is down for maintenance</h1>
<p>To activate your SIM, send ACTIVE to 20555 by SMS.</p></html>`

const homeURL = "https://www.lumo.example/"

func discovered(t *testing.T) *syma.Discovery {
	t.Helper()
	page, err := syma.NewPage(nil)
	must(t, err)
	t.Cleanup(page.Close)
	must(t, page.SetURL(homeURL))
	_, err = page.Write([]byte(homePage))
	must(t, err)
	must(t, page.Finish())
	found, err := page.Discover(nil)
	must(t, err)
	t.Cleanup(found.Close)
	return found
}

func clueOf(c *syma.Candidate, code string) *syma.Clue {
	for i := range c.Evidence {
		if c.Evidence[i].Code == code {
			return &c.Evidence[i]
		}
	}
	return nil
}

func TestCandidates(t *testing.T) {
	found := discovered(t)
	login := found.Best(syma.SectionLogin)
	equal(t, login.Kind, syma.SectionLogin)
	equal(t, login.URL, homeURL+"login")
	equal(t, login.FoundBy, `link "Log in"`)
	equal(t, login.FoundAt, homeURL)
	equal(t, login.Score >= 500 && login.Score <= 1000, true)
	equal(t, clueOf(login, "link.text").Text, "Log in")
	before := 1000
	for _, clue := range login.Evidence {
		weight := clue.Weight
		if weight < 0 {
			weight = -weight
		}
		equal(t, weight <= before, true)
		before = weight
	}
	equal(t, found.Candidates()[0].URL, login.URL)
	equal(t, found.Best(syma.SectionActivation).URL, homeURL+"sim")
	equal(t, found.Best(syma.SectionAccount) == nil, true)
	equal(t, found.Best(syma.SectionKind(77)) == nil, true)
}

func TestDiscoveryOfOnePage(t *testing.T) {
	found := discovered(t)
	equal(t, found.HomeURL(), homeURL)
	equal(t, found.Language(), "en")
	equal(t, found.Verdict() == nil, true)
	equal(t, len(found.Fallbacks()), 0)
	equal(t, len(found.Pages()), 1)
	equal(t, found.Pages()[0], syma.SeenPage{URL: homeURL})
	equal(t, found.Robots(), syma.RobotsUnasked)
	equal(t, len(found.Barred()), 0)
	for format, part := range map[string]string{
		"json": "syma-discovery/1", "text": "found by link",
		"portal": "<portal"} {
		text, err := found.Format(format)
		must(t, err)
		equal(t, strings.Contains(text, part), true)
	}
	_, err := found.Format("yaml")
	fails(t, err, syma.EINVAL)
}

func TestDiscoveryAsPortal(t *testing.T) {
	found := discovered(t)
	portal, err := found.ToPortal("lumo")
	must(t, err)
	defer portal.Close()
	equal(t, portal.SectionCount(), 3)
	must(t, portal.SetFoundBy("login", "by hand"))
	must(t, portal.SetFoundBy("activation", ""))
	text, err := portal.Format("xml")
	must(t, err)
	equal(t, strings.Count(text, "found-by="), 1)
	fails(t, portal.SetFoundBy("garden", "by hand"), syma.ENOTFOUND)
	_, err = found.ToPortal("a b")
	fails(t, err, syma.EINVAL)
	document, err := found.Format("portal")
	must(t, err)
	equal(t, newPortal(t, document).SectionCount(), 3)
}

func TestClosedDiscovery(t *testing.T) {
	found := discovered(t)
	candidates := found.Candidates()
	closeTwice(found)
	equal(t, candidates[0].FoundAt, homeURL)
	_, err := found.Format("json")
	wantsError(t, err, syma.ErrClosed)
	_, err = found.ToPortal("")
	wantsError(t, err, syma.ErrClosed)
	panics(t, "Candidates", func() { found.Candidates() })
	panics(t, "Best", func() { found.Best(syma.SectionLogin) })
}

func TestWhatCannotBeDiscovered(t *testing.T) {
	page, err := syma.NewPage(nil)
	must(t, err)
	_, err = page.Discover(nil)
	fails(t, err, syma.ESTATE)
	must(t, page.Finish())
	_, err = page.Discover(nil)
	fails(t, err, syma.EINVAL)
	page.Close()
	_, err = page.Discover(nil)
	wantsError(t, err, syma.ErrClosed)
	for _, url := range []string{"ftp://a.example/",
		"https://me:word@a.example/", "/"} {
		_, err = syma.Discover(url, nil, nil)
		fails(t, err, syma.EURL)
		_, err = newProber(t).SubmitDiscovery(url)
		fails(t, err, syma.EURL)
	}
}

func checkFound(t *testing.T, found *syma.Discovery, base string) {
	t.Helper()
	equal(t, found.HomeURL(), base+"/")
	verdict := found.Verdict()
	defer verdict.Close()
	equal(t, verdict.State(), syma.StateUp)
	login := found.Best(syma.SectionLogin)
	equal(t, login.URL, base+"/login")
	equal(t, clueOf(login, "page.proof") != nil, true)
	equal(t, found.Pages()[0], syma.SeenPage{URL: base + "/", Status: 200})
	ways := found.Fallbacks()
	equal(t, len(ways), 1)
	equal(t, ways[0].Channel, "sms")
	equal(t, ways[0].Address, "20555")
	equal(t, ways[0].Keyword, "ACTIVE")
	equal(t, ways[0].Source, "page")
	equal(t, ways[0].FoundAt, base+"/sim")
}

func TestDiscover(t *testing.T) {
	site, options := newSite(t), local(t)
	found, err := syma.Discover(site.URL+"/", options, nil)
	must(t, err)
	defer found.Close()
	checkFound(t, found, site.URL)
	portal, err := found.ToPortal("lumo")
	must(t, err)
	defer portal.Close()
	report, err := syma.CheckPortal(portal, options, nil)
	must(t, err)
	defer report.Close()
	equal(t, report.Sections()[0].FoundBy, "")
	equal(t, report.Sections()[1].FoundBy, `link "Log in"`)
}

func TestDiscoveryOfAProber(t *testing.T) {
	site, prober := newSite(t), newProber(t)
	ticket, err := prober.SubmitDiscovery(site.URL + "/")
	must(t, err)
	check := submit(t, prober, site.URL+"/login")
	for i := 0; i < 2; i++ {
		event, err := prober.Next(background)
		must(t, err)
		if event.Ticket == check {
			equal(t, event.Discovery == nil, true)
		} else {
			equal(t, event.Ticket, ticket)
			equal(t, event.Kind, syma.EventDiscovery)
			equal(t, event.Kind.String(), "discovery")
			equal(t, event.Verdict == nil && event.Report == nil, true)
			checkFound(t, event.Discovery, site.URL)
		}
		event.Close()
	}
}

func TestDiscoverContext(t *testing.T) {
	site := newSite(t)
	found, err := syma.DiscoverContext(background, site.URL+"/", local(t), nil)
	must(t, err)
	checkFound(t, found, site.URL)
	found.Close()
	ctx, cancel := context.WithCancel(background)
	go func() {
		<-site.arrived
		cancel()
	}()
	_, err = syma.DiscoverContext(ctx, site.URL+"/held", local(t), nil)
	equal(t, errors.Is(err, context.Canceled), true)
}
