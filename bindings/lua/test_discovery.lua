-- SPDX-License-Identifier: MIT
-- The part of test.lua about discoveries. Gives a function of the tools of
-- test.lua: test, equal, matches, fails, throws, url_of, and FAST.

local syma = require("syma")

local HOME = [[<!doctype html><html lang="en"><title>Lumo</title><h1>Lumo</h1>
<nav><a href="/login">Log in</a> <a href="/sim">Activate your SIM</a></nav>]]
local URL = "https://www.lumo.example/"

return function(tools)
  local test, equal, matches = tools.test, tools.equal, tools.matches
  local fails, throws = tools.fails, tools.throws

  local function found()
    local page = assert(syma.page())
    assert(page:set_url(URL))
    assert(page:feed(HOME))
    return assert(syma.discover_page(assert(page:finish())))
  end

  local function clue_of(candidate, code)
    for _, clue in ipairs(candidate.evidence) do
      if clue.code == code then
        return clue
      end
    end
  end

  test("a page leads to candidates with their evidence", function()
    local discovery = found()
    local login = assert(discovery:best("login"))
    equal(login.kind, "login")
    equal(login.url, URL .. "login")
    equal(login.found_by, 'link "Log in"')
    equal(login.found_at, URL)
    assert(login.score >= 500 and login.score <= 1000)
    equal(clue_of(login, "link.text").text, "Log in")
    local before = 1000
    for _, clue in ipairs(login.evidence) do
      assert(math.abs(clue.weight) <= before)
      before = math.abs(clue.weight)
    end
    equal(discovery:candidates()[1].url, login.url)
    equal(discovery:best(3).url, URL .. "sim")
    equal(discovery:best("account"), nil)
    fails("SYMA_ENOTFOUND", discovery:best("garden"))
  end)

  test("what is known of the page that was searched", function()
    local discovery = found()
    equal(discovery:home_url(), URL)
    equal(discovery:language(), "en")
    equal(discovery:verdict(), nil)
    equal(#discovery:pages(), 1)
    equal(discovery:pages()[1].url, URL)
    equal(discovery:pages()[1].status, nil)
    equal(#discovery:fallbacks(), 0)
    equal(discovery:robots(), "unasked")
    equal(#discovery:barred(), 0)
  end)

  test("a discovery becomes a portal", function()
    local discovery = found()
    local portal = assert(discovery:to_portal("lumo"))
    equal(portal:section_count(), 3)
    matches(portal:format(), 'found%-by="')
    assert(portal:set_found_by("login", "by hand"))
    assert(portal:set_found_by("activation", ""))
    local _, count = portal:format():gsub("found%-by=", "")
    equal(count, 1)
    fails("SYMA_ENOTFOUND", portal:set_found_by("garden", "by hand"))
    fails("SYMA_EINVAL", discovery:to_portal("a b"))
    local document = assert(discovery:format("portal"))
    equal(assert(syma.portal():load(document)):section_count(), 3)
    matches(discovery:format("json"), "syma%-discovery/1")
    matches(discovery:format("text"), "found by link")
    fails("SYMA_EINVAL", discovery:format("yaml"))
  end)

  test("a discovery is closed", function()
    local discovery = found()
    local candidates = discovery:candidates()
    discovery:close()
    discovery:close()
    throws("SYMA_ESTATE", discovery.candidates, discovery)
    equal(candidates[1].found_at, URL)
  end)

  test("what cannot be searched is told", function()
    local page = assert(syma.page())
    fails("SYMA_ESTATE", syma.discover_page(page))
    fails("SYMA_EINVAL", syma.discover_page(assert(page:finish())))
    throws("SYMA_EINVAL", syma.discover_page, found())
    fails("SYMA_EURL", syma.discover("ftp://a.example/"))
    fails("SYMA_EURL", syma.discover("https://me:word@a.example/"))
    fails("SYMA_ENOTFOUND", syma.discover(URL, { no_such_key = 1 }))
    throws("SYMA_EINVAL", syma.discover, 7)
  end)

  local function check_site(discovery)
    local home = tools.url_of("/")
    equal(discovery:home_url(), home)
    equal(discovery:verdict():state(), "up")
    local login = assert(discovery:best("login"))
    equal(login.url, tools.url_of("/login"))
    assert(clue_of(login, "page.proof"))
    local pages = discovery:pages()
    equal(pages[1].url, home)
    equal(pages[1].status, 200)
    local ways = discovery:fallbacks()
    equal(#ways, 1)
    equal(ways[1].channel, "sms")
    equal(ways[1].address, "20555")
    equal(ways[1].keyword, "ACTIVE")
    equal(ways[1].source, "page")
    equal(ways[1].found_at, tools.url_of("/sim"))
  end

  test("a portal is searched from its home page", function()
    local discovery = assert(syma.discover(tools.url_of("/"), tools.FAST))
    check_site(discovery)
    local portal = assert(discovery:to_portal("lumo"))
    local sections = assert(syma.check_portal(portal, tools.FAST)):sections()
    equal(sections[1].found_by, "")
    equal(sections[2].found_by, 'link "Log in"')
  end)

  test("a prober searches beside its checks", function()
    local prober = assert(syma.prober(tools.FAST))
    local search = assert(prober:submit_discovery(tools.url_of("/")))
    local check = assert(prober:submit_url(tools.url_of("/login"), "login"))
    fails("SYMA_EURL", prober:submit_discovery("/"))
    local told = {}
    for event in prober:run() do
      equal(told[event.ticket], nil)
      told[event.ticket] = event
    end
    equal(told[check].kind, "verdict")
    equal(told[check].discovery, nil)
    equal(told[search].kind, "discovery")
    equal(told[search].verdict, nil)
    equal(told[search].report, nil)
    check_site(told[search].discovery)
  end)
end
