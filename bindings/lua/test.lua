-- SPDX-License-Identifier: MIT
-- Usage: luajit test.lua
-- All of the binding against the library itself. What needs a server starts
-- test_server.py, and is skipped where there is no python3.

local folder = arg[0]:match("^.*/") or "./"
package.path = folder .. "?.lua;" .. package.path

local ffi = require("ffi")
local syma = require("syma")
local enums = require("syma.enums")
local raw = require("syma.ffi")
local library = require("syma.library")

local NOW = 1795428000000 -- 2026-11-23T10:00:00Z
local CODES = raw.enums.syma_error
local FAST = { allow_private = true, host_delay_ms = 0, confirm_delay_ms = 0 }

local LOGIN = [[<!doctype html><html lang="en"><title>Log in</title>
<h1>Log in</h1><form action="/session" method="post"><input name="user">
<input type="password" name="password"><button>Log in</button></form>]]

local WORKS = [[<!doctype html><html lang="fr"><title>Maintenance</title>
<h1>Site en maintenance depuis lundi 23 novembre 2026 à 8 h</h1>
<p>De retour le 24 novembre 2026 à 18 h.</p>
<p>Pour activer votre SIM, envoyez ACTIVE par SMS au 20555.</p>]]

local PORTAL = [[<portal xmlns="urn:syma:portal:1" id="shop"
    home="http://127.0.0.1:1/">
  <section id="home" kind="generic" href="/"/>
  <section id="login" kind="login" href="/login" needs="home"/>
</portal>
]]

-- The runner.

local passed, failed, skipped = 0, 0, 0
local SKIP = {}

local function skip(why)
  error(setmetatable({ why = why }, SKIP), 0)
end

local function trace(err)
  if getmetatable(err) == SKIP then
    return err
  end
  return debug.traceback(tostring(err), 2)
end

local function test(name, body)
  local ok, err = xpcall(body, trace)
  if ok then
    passed = passed + 1
  elseif getmetatable(err) == SKIP then
    skipped = skipped + 1
    print(("skipped: %s: %s"):format(name, err.why))
  else
    failed = failed + 1
    print(("FAILED: %s\n%s"):format(name, err))
  end
end

local function equal(got, wanted)
  if got ~= wanted then
    error(("got %s, wanted %s"):format(tostring(got), tostring(wanted)), 2)
  end
end

local function matches(text, pattern)
  if not tostring(text):find(pattern) then
    error(("%q has no %q"):format(tostring(text), pattern), 2)
  end
end

-- What fails at run time comes as nil, err.
local function fails(name, value, err)
  equal(value, nil)
  assert(syma.is_error(err), "no error object")
  equal(err.name, name)
  equal(err.code, CODES[name])
  assert(err.message ~= "")
  matches(err, "^" .. name .. ": ")
  return err
end

-- A mistake of the program is thrown, and names the line that made it.
local function throws(name, body, ...)
  local ok, err = pcall(body, ...)
  equal(ok, false)
  assert(syma.is_error(err), "not an error object: " .. tostring(err))
  equal(err.name, name)
  equal(err.code, CODES[name])
  matches(err, "^.*: " .. name .. ": .")
  return err
end

local function page_of(html, options)
  local page = assert(syma.page(options))
  assert(page:set_http_status(200))
  assert(page:feed(html))
  return assert(page:finish())
end

local function judge(html, kind, fields)
  return assert(page_of(html):classify(kind, assert(syma.context(fields))))
end

-- The raw layer.

test("the library has every function that is declared", function()
  assert(#raw.functions >= 179)
  for _, name in ipairs(raw.functions) do
    assert(library[name] ~= nil, name)
  end
end)

test("enumerations have their numbers", function()
  equal(raw.enums.syma_error.SYMA_EINTERNAL, -14)
  equal(raw.enums.syma_flag.SYMA_FLAG_FLAPPING, 4096)
  equal(syma.enums.syma_state.SYMA_STATE_DOWN, 4)
end)

local function interpreter()
  local first = 0
  while arg[first - 1] do
    first = first - 1
  end
  return arg[first]
end

test("a library that is not there is told", function()
  local program = ("SYMA_LIBRARY=/nowhere/libsyma.so LUA_PATH=%q %s -e %q 2>&1")
    :format(package.path, interpreter(), "require('syma')")
  local pipe = io.popen(program)
  local answer = pipe:read("*a")
  pipe:close()
  matches(answer, "libsyma cannot be loaded")
  matches(answer, "/nowhere/libsyma%.so")
end)

-- Version, names, lists.

test("version and features", function()
  matches(syma.version(), "^%d+%.%d+%.%d+$")
  local major, minor, patch = syma.version():match("(%d+)%.(%d+)%.(%d+)")
  equal(syma.version_number(), major * 65536 + minor * 256 + patch)
  equal(type(syma.has_feature("tls")), "boolean")
  equal(syma.has_feature("no such feature"), false)
end)

test("reasons can be walked", function()
  local seen = {}
  for _, reason in ipairs(syma.reasons()) do
    assert(reason.help ~= "")
    seen[reason.name] = true
  end
  assert(seen.ok and seen.page_maintenance and seen.soft_404)
end)

test("enumerations are words", function()
  equal(syma.state_name(3), "maintenance")
  equal(syma.usable_name(2), "partly")
  equal(syma.section_kind_name(3), "activation")
  equal(enums.event_kind(2), "report")
  equal(enums.notice_kind(1), "maintenance_now")
end)

test("numbers of a later release come through", function()
  equal(syma.state_name(99), 99)
  equal(syma.usable_name(99), 99)
  equal(syma.section_kind_name(-5), -5)
  equal(enums.event_kind(99), 99)
  equal(enums.notice_kind(99), 99)
  equal(enums.option_type(99), 99)
  local flags = syma.flags(2 ^ 31 + 2 ^ 30 + 5)
  assert(flags[2 ^ 31] and flags[2 ^ 30] and flags.suspect)
  equal(syma.flag_bits(flags), 2 ^ 31 + 2 ^ 30 + 5)
end)

test("flags are a set", function()
  local flags = syma.flags(4 + 64)
  equal(flags.scheduled, true)
  equal(flags.captcha, true)
  equal(flags.warn, nil)
  equal(tostring(flags), "captcha, scheduled")
  equal(syma.flag_bits({ warn = true, drift = false }), 2)
  equal(syma.flag_bits({ "warn", "drift" }), 130)
  throws("SYMA_EINVAL", syma.flag_bits, { sunny = true })
end)

test("exit statuses", function()
  equal(syma.exit_code("up", "yes"), 0)
  equal(syma.exit_code("up", "yes", { warn = true }), 1)
  equal(syma.exit_code("maintenance", "no", 0, 2), 2)
  equal(syma.exit_code("degraded", "no"), 2)
  equal(syma.exit_code(99, 99), 3)
  fails("SYMA_EINVAL", syma.exit_code("up", "yes", nil, 7))
  fails("SYMA_ENOTFOUND", syma.exit_code("sunny", "yes"))
  fails("SYMA_ENOTFOUND", syma.exit_code("up", "maybe"))
end)

-- Options.

test("options are set and read by key", function()
  local options = assert(syma.options({ timeout_ms = 5000, proxy = "" }))
  equal(options:get("timeout_ms"), 5000)
  equal(options:get("user_agent"), "")
  assert(options:set("user_agent", "probe/1"):set("allow_private", true))
  equal(options:get("user_agent"), "probe/1")
  equal(options:get("allow_private"), 1)
  assert(options:set("max_body", 2 ^ 40))
  equal(options:get("max_body"), 2 ^ 40)
end)

test("the library checks options, and tells which one is wrong", function()
  local err = fails("SYMA_ENOTFOUND", syma.options({ no_such_key = 1 }))
  matches(err.message, "no_such_key")
  err = fails("SYMA_ERANGE", syma.options({ timeout_ms = 0 }))
  matches(err.message, "timeout_ms")
  fails("SYMA_EINVAL", syma.options({ timeout_ms = "5000" }))
  fails("SYMA_EINVAL", syma.options({ user_agent = 1 }))
  local options = assert(syma.options())
  fails("SYMA_ENOTFOUND", options:get("no_such_key"))
  fails("SYMA_ERANGE", options:set("timeout_ms", -1))
  equal(options:get("timeout_ms"), 30000)
end)

test("options of a wrong type are a mistake", function()
  throws("SYMA_EINVAL", syma.options, { timeout_ms = 1.5 })
  throws("SYMA_EINVAL", syma.options, { timeout_ms = 2 ^ 60 })
  throws("SYMA_EINVAL", syma.options, { timeout_ms = {} })
  throws("SYMA_EINVAL", syma.options, { user_agent = "a\0b" })
  throws("SYMA_EINVAL", syma.options, { "timeout_ms" })
  throws("SYMA_EINVAL", syma.options, "timeout_ms")
end)

test("options can be walked", function()
  local by_name = {}
  for _, option in ipairs(syma.option_list()) do
    assert(option.help ~= "")
    by_name[option.name] = option
  end
  equal(by_name.timeout_ms.type, "int")
  equal(by_name.timeout_ms.min, 1)
  equal(by_name.timeout_ms.default, 30000)
  equal(by_name.user_agent.type, "str")
  equal(by_name.user_agent.default, "")
  equal(by_name.user_agent.min, nil)
end)

-- Pages and verdicts.

test("a page is judged", function()
  local verdict = judge(LOGIN, "login", { now_ms = NOW })
  equal(verdict:state(), "up")
  equal(verdict:usable(), "yes")
  equal(verdict:reason(), "ok")
  equal(verdict:kind(), "login")
  equal(verdict:http_status(), 200)
  assert(verdict:confidence() > 0)
  equal(verdict:unless(), "")
  matches(verdict:summary(), "^up")
  equal(verdict:product(), "")
  equal(next(verdict:flags()), nil)
end)

test("a page fed in pieces gives the same verdict", function()
  local page = assert(syma.page())
  assert(page:set_http_status(200))
  for i = 1, #WORKS do
    assert(page:feed(WORKS:sub(i, i)))
  end
  assert(page:feed(""))
  assert(page:finish())
  local context = assert(syma.context({ now_ms = NOW }))
  local verdict = assert(page:classify("login", context))
  local whole = judge(WORKS, "login", { now_ms = NOW })
  equal(verdict:format("json"), whole:format("json"))
end)

test("bytes may hold NUL", function()
  local cut = LOGIN:gsub("Log in</h1>", "Log\0in</h1>")
  equal(judge(cut, "login"):state(), "up")
end)

test("facts of the answer come back", function()
  local page = assert(syma.page())
  assert(page:set_request_url("http://shop.example/"))
  assert(page:add_redirect(301, "https://shop.example/"))
  assert(page:add_redirect(302, "https://shop.example/login"))
  assert(page:set_url("https://shop.example/login"))
  assert(page:set_home_url("https://shop.example/"))
  assert(page:set_http_status(200))
  assert(page:add_header("Content-Type", "text/html"))
  assert(page:set_timing_ms("first_byte", 120))
  assert(page:add_cert("CN=shop.example", "CN=CA", NOW + 90 * 86400000))
  assert(page:add_cert("CN=CA", "", nil))
  assert(page:feed(LOGIN):finish())
  local verdict = assert(syma.classify(page, "login"))
  equal(verdict:url(), "http://shop.example/")
  equal(verdict:final_url(), "https://shop.example/login")
  equal(table.concat(verdict:redirects(), " "),
    "https://shop.example/ https://shop.example/login")
  equal(verdict:timing_ms("first_byte"), 120)
  equal(verdict:timing_ms("body"), nil)
  local certificates = verdict:certificates()
  equal(#certificates, 2)
  equal(certificates[1].subject, "CN=shop.example")
  equal(certificates[1].issuer, "CN=CA")
  equal(certificates[1].not_after_ms, NOW + 90 * 86400000)
  equal(certificates[2].not_after_ms, nil)
  equal(verdict:first_certificate_to_end(), 1)
end)

test("without certificates none is the first to end", function()
  equal(judge(LOGIN):first_certificate_to_end(), nil)
end)

test("evidence and forms are lists", function()
  local verdict = judge(LOGIN, "login")
  local evidence = verdict:evidence()
  assert(#evidence > 0)
  for i, e in ipairs(evidence) do
    matches(e.code, "^%l[%w_]*%.[%w_]+%.[%w_]+$")
    equal(type(e.points_to), "string")
    equal(type(e.excerpt), "string")
    equal(type(e.zone), "string")
    assert(i == 1 or e.weight <= evidence[i - 1].weight)
  end
  local forms = verdict:forms()
  equal(#forms, 1)
  equal(forms[1].kind, "login")
  equal(forms[1].enabled, true)
end)

test("notices and the begin have times", function()
  local verdict = judge(WORKS, "login",
    { now_ms = NOW, time_zone = "Europe/Paris", language = "fr" })
  equal(verdict:state(), "maintenance")
  equal(verdict:since().earliest_ms, NOW - 3 * 3600000)
  equal(verdict:since().latest_ms, NOW - 3 * 3600000)
  equal(verdict:since().vague, false)
  matches(verdict:since().text, "depuis lundi")
  local notices = verdict:notices()
  equal(#notices, 2)
  equal(notices[1].kind, "maintenance_now")
  equal(notices[1].earliest_ms, NOW + 31 * 3600000)
  equal(notices[1].latest_ms, NOW + 31 * 3600000)
  equal(notices[1].vague, false)
  matches(notices[1].text, "De retour")
  equal(notices[2].kind, "fallback")
  equal(notices[2].earliest_ms, nil)
  equal(notices[2].act, "activate")
  equal(notices[2].channel, "sms")
  equal(notices[2].address, "20555")
  equal(notices[2].keyword, "ACTIVE")
end)

test("without the time a begin is not known", function()
  equal(judge(LOGIN):since(), nil)
end)

test("the zone moves the times", function()
  local verdict = judge(WORKS, "login", { now_ms = NOW, time_zone = "UTC" })
  equal(verdict:notices()[1].earliest_ms, NOW + 32 * 3600000)
end)

test("a verdict is written down", function()
  local verdict = judge(WORKS, "login")
  matches(verdict:format("json"), '"schema": "syma%-report/1"')
  matches(verdict:format("nagios:2"), "^SYMA CRITICAL")
  matches(verdict:explain("fr", "customer"), "maintenance")
  fails("SYMA_EINVAL", verdict:format("yaml"))
  fails("SYMA_EINVAL", verdict:explain("xx", "customer"))
end)

test("a failed fetch is a verdict", function()
  local page = assert(syma.page())
  assert(page:set_failure("connect_refused"))
  assert(page:set_confirmed())
  assert(page:finish())
  local verdict = assert(page:classify("login"))
  equal(verdict:state(), "down")
  equal(verdict:reason(), "connect_refused")
  equal(verdict:http_status(), nil)
  equal(verdict:flags().confirmed, true)
end)

test("what a page refuses is told in its words", function()
  local page = assert(syma.page())
  matches(fails("SYMA_ERANGE", page:set_http_status(7)).message, "7")
  fails("SYMA_EURL", page:set_url("ftp://shop.example/"))
  fails("SYMA_EINVAL", page:set_failure("sunny"))
  fails("SYMA_ERANGE", page:set_timing_ms("body", -1))
  fails("SYMA_EINVAL", page:add_header("", "x"))
  fails("SYMA_ESTATE", page:classify("login"))
  assert(page:finish())
  fails("SYMA_ESTATE", page:feed("x"))
  fails("SYMA_ENOTFOUND", page:classify("lodgings"))
  fails("SYMA_EINVAL", page:classify(99))
  fails("SYMA_ERANGE", syma.page({ excerpt_max = 1 }))
end)

test("limits of the options hold for a page", function()
  local page = page_of(WORKS, { excerpt_max = 16 })
  for _, e in ipairs(page:classify("login"):evidence()) do
    assert(#e.excerpt <= 16)
  end
end)

test("a context refuses what is wrong", function()
  fails("SYMA_ERANGE", syma.context({ now_ms = -1 }))
  fails("SYMA_ENOTFOUND", syma.context({ time_zone = "Europe/Nowhere" }))
  fails("SYMA_EINVAL", syma.context({ language = "?" }))
  fails("SYMA_ESYNTAX", syma.context({ signature = "?" }))
  throws("SYMA_EINVAL", syma.context, { moon = "full" })
  throws("SYMA_EINVAL", syma.context, { credentials = 1 })
  fails("SYMA_ESTATE", syma.context({ not_found = assert(syma.page()) }))
end)

test("a signature of other forms is drift", function()
  local before = judge(WORKS, "login"):signature()
  local verdict = judge(LOGIN, "login", { signature = before })
  equal(verdict:flags().drift, true)
  local same = judge(LOGIN, "login", { signature = verdict:signature() })
  equal(same:flags().drift, nil)
end)

test("a refused login is known by its credentials", function()
  local asked = judge(LOGIN, "account", { credentials = false })
  local refused = judge(LOGIN, "account", { credentials = true })
  assert(asked:reason() ~= refused:reason())
end)

test("a page like the one for no address is not found", function()
  local missing = "<title>Shop</title><h1>Welcome to our little shop</h1>" ..
    ("<p>We sell tea, coffee and many other fine things.</p>"):rep(20)
  local page = assert(syma.page())
  assert(page:set_request_url("https://shop.example/terms"))
  assert(page:set_http_status(200))
  assert(page:feed(missing):finish())
  local plain = assert(page:classify("generic"))
  local context = assert(syma.context({ not_found = page_of(missing) }))
  local verdict = assert(page:classify("generic", context))
  assert(verdict:reason() ~= plain:reason())
end)

-- Rulesets.

test("a ruleset is filled, compiled and judged with", function()
  local ruleset = assert(syma.ruleset())
  local page = page_of(WORKS)
  fails("SYMA_ESTATE", page:classify("login", nil, ruleset))
  assert(ruleset:load_builtin())
  assert(ruleset:compile())
  local verdict = assert(page:classify("login", nil, ruleset))
  equal(verdict:state(), "maintenance")
  fails("SYMA_ESTATE", ruleset:load_builtin())
  ruleset:close()
  equal(verdict:state(), "maintenance")
end)

test("without rules no words count", function()
  local ruleset = assert(syma.ruleset())
  assert(ruleset:compile())
  local verdict = assert(page_of(WORKS):classify("login", nil, ruleset))
  assert(verdict:state() ~= "maintenance")
end)

test("an error of a rules document has its line", function()
  local ruleset = assert(syma.ruleset())
  local err = fails("SYMA_ESYNTAX", ruleset:load(
    '<rules xmlns="urn:syma:rules:1" language="en">\n\n<sunny/></rules>'))
  equal(err.line, 3)
end)

-- Portals.

local function built_portal()
  local portal = assert(syma.portal("shop"))
  assert(portal:set_home("http://127.0.0.1:1/"))
  assert(portal:set_language("en"))
  assert(portal:set_time_zone("Europe/Paris"))
  assert(portal:add_section("home", nil, "/"))
  assert(portal:add_section("login", "login", "/login"))
  assert(portal:add_section("terms", "generic", "/terms", { optional = true }))
  assert(portal:add_need("login", "home"))
  assert(portal:expect("login", "phrase", "Log in"))
  assert(portal:forbid("login", "regex", "out of (service|order)"))
  assert(portal:set_header(nil, "X-Probe", "1"))
  assert(portal:set_auth("home", "basic", "anna", "secret"))
  assert(portal:add_fallback("login",
    { act = "activate", channel = "sms", address = "20555", keyword = "GO" }))
  assert(portal:add_window({ begin = "2026-12-01T22:00",
    ["end"] = "2026-12-02T02:00" }))
  assert(portal:add_window({ section = "login", days = "mon sun",
    begin = "23:00", ["end"] = "03:00" }))
  assert(portal:add_promise({ section = "login", source = "press",
    text = "back soon", said = "2026-12-01T08:00",
    latest = "2026-12-02T08:00", vague = true }))
  assert(portal:add_promise({ source = "hotline", text = "who knows",
    said = "2026-12-01T08:00:00Z" }))
  return portal
end

test("a portal is built and written down", function()
  local portal = built_portal()
  equal(portal:section_count(), 3)
  local xml = assert(portal:format())
  matches(xml, 'id="shop"')
  matches(xml, 'needs="home"')
  matches(xml, 'required="no"')
  matches(xml, 'keyword="GO"')
  matches(xml, "<forbid regex=")
  matches(xml, "mon sun")
  matches(xml, "hotline")
  local again = assert(syma.portal())
  assert(again:load(xml))
  equal(again:format("xml"), xml)
  matches(syma.portal_schema(), "relaxng")
end)

test("an error of a portal document has its line", function()
  local portal = assert(syma.portal())
  local text = PORTAL:gsub("<section id=\"login\"", "<section idd=\"login\"")
  local err = fails("SYMA_ESYNTAX", portal:load(text))
  equal(err.line, 4)
  matches(err.message, "idd")
  equal(portal:section_count(), 0)
  equal(fails("SYMA_ESYNTAX", portal:load("<portal")).line, 1)
  assert(portal:load(PORTAL))
  equal(portal:section_count(), 2)
  equal(fails("SYMA_ESTATE", portal:load(PORTAL)).line, nil)
end)

test("what a portal refuses is told", function()
  local portal = built_portal()
  fails("SYMA_EEXISTS", portal:add_section("home", nil, "/"))
  fails("SYMA_EURL", portal:add_section("far", nil, "ftp://shop.example/"))
  fails("SYMA_ENOTFOUND", portal:add_section("inn", "lodgings", "/"))
  fails("SYMA_EINVAL", portal:add_section("odd", nil, "/", 64))
  throws("SYMA_EINVAL", portal.add_section, portal, "odd", nil, "/",
    { sunny = true })
  fails("SYMA_EINVAL", portal:add_need("home", "login"))
  fails("SYMA_ENOTFOUND", portal:add_need("home", "attic"))
  fails("SYMA_EREGEX", portal:expect("home", "regex", "("))
  fails("SYMA_EINVAL", portal:set_header("home", "Host", "x"))
  fails("SYMA_EINVAL", portal:set_auth(nil, "smile", "anna", "x"))
  fails("SYMA_EINVAL", portal:add_fallback("home",
    { act = "pay", channel = "pigeon", address = "x" }))
  throws("SYMA_EINVAL", portal.add_fallback, portal, "home", { act = "pay" })
  fails("SYMA_EINVAL", portal:add_window({ begin = "22:00",
    ["end"] = "23:00" }))
  throws("SYMA_EINVAL", portal.add_window, portal, { from = "22:00" })
  fails("SYMA_EINVAL", portal:add_promise({ source = "page", text = "soon",
    said = "2026-12-01T22:00" }))
  fails("SYMA_ESYNTAX", portal:set_signature("home", "?"))
  assert(portal:set_signature("home", ""))
  fails("SYMA_ENOTFOUND", portal:set_time_zone("Europe/Nowhere"))
  assert(portal:set_zoneinfo_dir("/nowhere"))
  assert(portal:set_time_zone("Europe/Nowhere"))
  fails("SYMA_EINVAL", portal:format("yaml"))
  fails("SYMA_EINVAL", syma.portal("?"))
end)

test("a context takes over a section", function()
  local portal = built_portal()
  assert(portal:expect("login", "phrase", "words that are not there"))
  local context = assert(syma.context())
  fails("SYMA_ENOTFOUND", context:set_section(portal, "attic"))
  assert(context:set_section(portal, "login"))
  portal:close()
  local verdict = assert(page_of(LOGIN):classify("login", context))
  assert(verdict:state() ~= "up")
end)

-- Closing, and arguments that cannot be passed on.

test("closing twice is fine, use after it is an error", function()
  local page = page_of(LOGIN)
  local verdict = assert(page:classify("login"))
  local objects = {
    [page] = page.finish,
    [verdict] = verdict.state,
    [assert(syma.options())] = function(o) return o:get("proxy") end,
    [assert(syma.context())] = function(c) return c:set_now_ms(1) end,
    [assert(syma.ruleset())] = function(r) return r:compile() end,
    [assert(syma.portal())] = function(p) return p:section_count() end,
    [assert(syma.prober())] = function(s) return s:pending() end,
  }
  for object, use in pairs(objects) do
    equal(object:is_closed(), false)
    object:close()
    object:close()
    equal(object:is_closed(), true)
    matches(object, "^syma%.%u%l+ %(closed%)$")
    matches(throws("SYMA_ESTATE", use, object).message, "is closed$")
  end
end)

test("a closed object cannot be passed on", function()
  local page = page_of(LOGIN)
  local context = assert(syma.context())
  local options = assert(syma.options())
  context:close()
  options:close()
  throws("SYMA_ESTATE", page.classify, page, "login", context)
  throws("SYMA_ESTATE", syma.page, options)
  page:close()
  throws("SYMA_ESTATE", syma.classify, page, "login")
end)

test("copies outlive what they were taken from", function()
  local verdict = judge(WORKS, "login")
  local evidence, summary = verdict:evidence(), verdict:summary()
  local count = #evidence
  verdict:close()
  verdict = nil
  collectgarbage()
  equal(#evidence, count)
  matches(evidence[1].code, "^text%.maintenance")
  matches(summary, "^maintenance")
end)

local function rss_kib()
  local file = io.open("/proc/self/status")
  if not file then
    skip("there is no /proc")
  end
  local status = file:read("*a")
  file:close()
  return tonumber(status:match("VmRSS:%s*(%d+)"))
end

test("objects that are let go are released", function()
  local before
  for i = 1, 800 do
    judge(LOGIN, "login")
    if i == 300 then
      collectgarbage()
      before = rss_kib()
    end
  end
  collectgarbage()
  assert(rss_kib() - before < 2048, "more and more memory")
end)

test("an object of another class is a mistake", function()
  local page = assert(syma.page())
  local portal = assert(syma.portal())
  throws("SYMA_EINVAL", page.set_http_status, portal, 200)
  throws("SYMA_EINVAL", page.close, portal)
  throws("SYMA_EINVAL", page.classify, page, "login", portal)
  throws("SYMA_EINVAL", syma.check_portal, page)
  throws("SYMA_EINVAL", page.finish, nil)
end)

test("texts with a NUL byte and wrong types are mistakes", function()
  local page = assert(syma.page())
  matches(throws("SYMA_EINVAL", page.set_url, page, "http://a\0b/").message,
    "NUL")
  throws("SYMA_EINVAL", page.add_header, page, "X-A", "a\0b")
  throws("SYMA_EINVAL", page.set_url, page, nil)
  throws("SYMA_EINVAL", page.set_http_status, page, "200")
  throws("SYMA_EINVAL", page.set_http_status, page, 2 ^ 40)
  throws("SYMA_EINVAL", page.set_http_status, page, 0 / 0)
  throws("SYMA_EINVAL", page.feed, page, 12)
  throws("SYMA_EINVAL", syma.check_url, "http://a\0b/")
end)

test("a mistake names the line of the program", function()
  local page = assert(syma.page())
  local here = debug.getinfo(1, "l").currentline + 1
  local ok, err = pcall(function() page:feed(nil) end)
  equal(ok, false)
  matches(err.where, "test%.lua:" .. here .. "$")
end)

-- The network: a server of our own.

ffi.cdef([[
int kill(int pid, int signal);
struct pollfd { int fd; short events; short revents; };
int poll(struct pollfd *fds, unsigned long count, int timeout_ms);
int pthread_create(unsigned long *thread, const void *attributes,
    void *(*start)(void *), void *argument);
int pthread_join(unsigned long thread, void **result);
]])

local function start_server()
  local pipe = io.popen("exec python3 -B '" .. folder ..
    "test_server.py' 2>/dev/null")
  local port, pid = (pipe:read("*l") or ""):match("^(%d+) (%d+)$")
  if not port then
    pipe:close()
    return nil
  end
  return {
    base = "http://127.0.0.1:" .. port,
    stop = function()
      ffi.C.kill(tonumber(pid), 15)
      pipe:close()
    end,
  }
end

local server = start_server()

local function url_of(path)
  if not server then
    skip("there is no python3")
  end
  return server.base .. path
end

local function site_portal()
  local portal = assert(syma.portal("site"))
  assert(portal:set_home(url_of("/login")))
  assert(portal:add_section("login", "login", "/login"))
  assert(portal:add_section("account", "account", "/maintenance"))
  assert(portal:add_section("activation", "generic", "/login"))
  assert(portal:add_need("activation", "account"))
  assert(portal:add_fallback("activation",
    { act = "activate", channel = "sms", address = "20555" }))
  return portal
end

test("one URL is checked", function()
  local verdict = assert(syma.check_url(url_of("/moved"), "login", FAST))
  equal(verdict:state(), "up")
  equal(verdict:final_url(), url_of("/login"))
  equal(verdict:redirects()[1], url_of("/login"))
  assert(verdict:timing_ms("total") >= 0)
end)

test("without allow_private loopback is refused", function()
  local verdict = assert(syma.check_url(url_of("/login"), "login"))
  equal(verdict:state(), "unknown")
end)

test("what check_url refuses is told", function()
  fails("SYMA_EURL", syma.check_url("ftp://shop.example/"))
  fails("SYMA_ENOTFOUND", syma.check_url("http://127.0.0.1/", "lodgings"))
  fails("SYMA_ENOTFOUND", syma.check_url("http://127.0.0.1/", "login",
    { no_such_key = 1 }))
  fails("SYMA_ESTATE", syma.check_url("http://127.0.0.1/", "login", nil,
    assert(syma.ruleset())))
  fails("SYMA_EINVAL", syma.check_portal(assert(syma.portal())))
end)

test("a portal is checked", function()
  local report = assert(syma.check_portal(site_portal(), FAST))
  equal(report:portal_id(), "site")
  equal(report:state(), "degraded")
  equal(report:usable(), "partly")
  equal(report:flags().partial, true)
  equal(report:up_count(), 1)
  equal(report:required_count(), 3)
  assert(math.abs(report:time_ms() / 1000 - os.time()) < 60)
  equal(report:exit_code(), 1)
  fails("SYMA_EINVAL", report:exit_code(5))
  local sections = report:sections()
  equal(#sections, 3)
  equal(sections[1].id, "login")
  equal(sections[1].because, "")
  local activation = sections[3]
  equal(activation.verdict:state(), "up")
  equal(activation.effective_usable, "no")
  equal(activation.effective_reason, "dependency")
  equal(activation.because, "account")
  assert(activation.effective_state ~= "up")
  equal(#activation.fallbacks, 1)
  equal(activation.fallbacks[1].channel, "sms")
  equal(activation.fallbacks[1].keyword, "")
  equal(activation.fallbacks[1].text, "")
  equal(activation.fallbacks[1].source, "portal")
  matches(report:format("json"), '"site"')
  matches(report:explain("en", "engineer"), "account")
  fails("SYMA_EINVAL", report:format("yaml"))
  report:close()
  throws("SYMA_ESTATE", report.state, report)
end)

test("a verdict outlives its report", function()
  local report = assert(syma.check_portal(site_portal(), FAST))
  local verdict = report:sections()[2].verdict
  report:close()
  report = nil
  collectgarbage()
  equal(verdict:state(), "maintenance")
  assert(#verdict:evidence() > 0)
end)

test("a prober makes several checks", function()
  local prober = assert(syma.prober(FAST))
  local wanted = {
    [assert(prober:submit_url(url_of("/login"), "login"))] = "up",
    [assert(prober:submit_url(url_of("/maintenance"), "login"))] =
      "maintenance",
    [assert(prober:submit_url(url_of("/broken"), "login"))] = "down",
  }
  equal(prober:pending(), 3)
  local count = 0
  for event in prober:run() do
    equal(event.kind, "verdict")
    equal(event.section_id, "")
    equal(event.report, nil)
    equal(event.error, nil)
    equal(event.verdict:state(), wanted[event.ticket])
    wanted[event.ticket] = nil
    count = count + 1
  end
  equal(count, 3)
  equal(prober:pending(), 0)
  equal(prober:timeout_ms(), nil)
  equal(prober:next_event(), nil)
end)

test("a portal gives its verdicts, then the report", function()
  local prober = assert(syma.prober(FAST))
  local portal = site_portal()
  local ticket = assert(prober:submit(portal))
  portal:close()
  local kinds, verdicts, report = {}, {}, nil
  for event in prober:run() do
    equal(event.ticket, ticket)
    kinds[#kinds + 1] = event.kind
    verdicts[event.section_id] = event.verdict
    report = event.report or report
  end
  prober:close()
  collectgarbage()
  equal(table.concat(kinds, " "), "verdict verdict verdict report")
  equal(verdicts.login:state(), "up")
  equal(verdicts.account:state(), "maintenance")
  equal(report:state(), "degraded")
end)

test("wait and events, by hand", function()
  local prober = assert(syma.prober(FAST))
  assert(prober:submit_url(url_of("/login"), "login"))
  equal(prober:wait(), 1)
  local count = 0
  for _ in prober:events() do
    count = count + 1
  end
  equal(count, 1)
  equal(prober:wait(), 0)
end)

test("a loop of one's own watches the descriptor", function()
  if not syma.has_feature("pollable-fd") then
    skip("this build has no descriptor")
  end
  local prober = assert(syma.prober(FAST))
  local watched = ffi.new("struct pollfd[1]")
  watched[0].fd = assert(prober:fd())
  watched[0].events = 1 -- POLLIN
  assert(prober:submit_url(url_of("/login"), "login"))
  while prober:pending() > 0 do
    equal(ffi.C.poll(watched, 1, 20000), 1)
    assert(prober:step())
  end
  equal(prober:next_event().verdict:state(), "up")
end)

test("a check is given up", function()
  local prober = assert(syma.prober(FAST))
  local ticket = assert(prober:submit_url(url_of("/hang"), "login"))
  assert(prober:step())
  equal(prober:pending(), 1)
  equal(prober:cancel(ticket), prober)
  equal(prober:pending(), 0)
  equal(prober:wait(), 0)
  equal(prober:next_event(), nil)
  fails("SYMA_ENOTFOUND", prober:cancel(ticket))
  throws("SYMA_EINVAL", prober.cancel, prober, "1")
end)

test("a wakeup ends the next wait", function()
  local prober = assert(syma.prober(FAST))
  assert(prober:submit_url(url_of("/hang"), "login"))
  assert(prober:wakeup())
  equal(prober:wait(), 0)
  equal(prober:pending(), 1)
end)

test("a wakeup ends run", function()
  local prober = assert(syma.prober(FAST))
  assert(prober:submit_url(url_of("/hang"), "login"))
  assert(prober:wakeup())
  for _ in prober:run() do
    error("an event of a page that never comes")
  end
  equal(prober:pending(), 1)
end)

-- The thread runs the C function itself: no Lua state is entered.
test("another thread wakes a prober up", function()
  if not pcall(function() return ffi.C.pthread_create end) then
    skip("the C library has no threads")
  end
  local prober = assert(syma.prober(FAST))
  assert(prober:submit_url(url_of("/hang"), "login"))
  local thread = ffi.new("unsigned long[1]")
  local start = ffi.cast("void *(*)(void *)", library.syma_prober_wakeup)
  equal(ffi.C.pthread_create(thread, nil, start, prober._pointer), 0)
  equal(prober:wait(), 0)
  equal(ffi.C.pthread_join(thread[0], nil), 0)
  equal(prober:pending(), 1)
end)

test("a time that is over ends a wait", function()
  local prober = assert(syma.prober(FAST))
  assert(prober:submit_url(url_of("/hang"), "login"))
  equal(prober:wait(1), 0)
  assert(prober:timeout_ms() > 0)
end)

test("what cannot be carried out is a failure", function()
  local prober = assert(syma.prober({ allow_private = true,
    ca_bundle = "/nowhere/ca.pem" }))
  local url = url_of("/"):gsub("^http:", "https:")
  local ticket = assert(prober:submit_url(url))
  prober:wait()
  local event = assert(prober:next_event())
  equal(event.kind, "failure")
  equal(event.ticket, ticket)
  equal(event.verdict, nil)
  fails("SYMA_ENOTFOUND", nil, event.error)
end)

test("what a prober refuses is told", function()
  local prober = assert(syma.prober({ max_pending = 1 }))
  fails("SYMA_EURL", prober:submit_url("ftp://shop.example/"))
  fails("SYMA_ENOTFOUND", prober:submit_url("http://127.0.0.1/", "lodgings"))
  fails("SYMA_EINVAL", prober:submit(assert(syma.portal())))
  assert(prober:submit_url("http://127.0.0.1:1/"))
  fails("SYMA_ELIMIT", prober:submit_url("http://127.0.0.1:1/"))
  fails("SYMA_ESTATE", syma.prober(nil, assert(syma.ruleset())))
  fails("SYMA_ERANGE", syma.prober({ max_pending = 0 }))
end)

-- Trackers and discoveries.

dofile(folder .. "test_tracker.lua")({ test = test, equal = equal,
  matches = matches, fails = fails, throws = throws, url_of = url_of,
  FAST = FAST })
dofile(folder .. "test_discovery.lua")({ test = test, equal = equal,
  matches = matches, fails = fails, throws = throws, url_of = url_of,
  FAST = FAST })

if server then
  server.stop()
end
print(("%d passed, %d failed, %d skipped"):format(passed, failed, skipped))
os.exit(failed == 0)
