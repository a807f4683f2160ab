-- SPDX-License-Identifier: MIT
-- The part of test.lua about trackers. Gives a function of the tools of
-- test.lua: test, equal, matches, fails, throws, url_of, and FAST.

local syma = require("syma")

local DAY = 86400000

-- Nothing goes stale within the days of these tests.
local SLOW = { interval_ms = 7 * DAY, confirm_up = 1, confirm_degraded = 1 }

return function(tools)
  local test, equal, matches = tools.test, tools.equal, tools.matches
  local fails, throws = tools.fails, tools.throws

  local function look(login, account)
    local portal = assert(syma.portal("lumo"))
    assert(portal:set_home(tools.url_of("/login")))
    assert(portal:set_time_zone("UTC"))
    assert(portal:add_section("login", "login", login))
    assert(portal:add_section("account", "login", account))
    assert(portal:add_section("sim", "login", "/login"))
    assert(portal:add_need("sim", "account"))
    assert(portal:add_window({ days = "daily", begin = "00:00",
      ["end"] = "00:00" }))
    return assert(syma.check_portal(portal, tools.FAST))
  end

  local function fed(options)
    local report = look("/login", "/maintenance")
    local tracker = assert(syma.tracker(options or SLOW))
    assert(tracker:add(report))
    return tracker, report:time_ms(), report
  end

  local function pulled(tracker, kind)
    local found = {}
    for change in tracker:changes() do
      if change.kind == kind then
        found[#found + 1] = change
      end
    end
    return found
  end

  test("a tracker knows what holds", function()
    local tracker, at, report = fed()
    local lumo = tracker:portal("lumo")
    equal(lumo.id, "lumo")
    equal(lumo.state, "degraded")
    equal(lumo.usable, "partly")
    equal(lumo.flags.partial, true)
    equal(lumo.up_count, 1)
    equal(lumo.required_count, 3)
    equal(lumo.checked_ms, at)
    equal(lumo.since_ms, at)
    equal(#lumo.sections, 3)
    equal(lumo.sections[3].reason, "dependency")
    local account = tracker:section("lumo", "account")
    equal(account.state, "maintenance")
    equal(account.usable, "no")
    equal(account.reason, "page_maintenance")
    equal(tracker:portals()().id, "lumo")
    equal(tracker:portal_ids()[1], "lumo")
    equal(tracker:report("lumo"):format("json"), report:format("json"))
    equal(tracker:report("none"), nil)
    equal(tracker:portal("none"), nil)
    equal(tracker:section("lumo", ""), nil)
    equal(tracker:section("lumo", "none"), nil)
  end)

  test("changes are pulled once", function()
    local tracker, at = fed()
    local states = pulled(tracker, "state")
    equal(#states, 4)
    local login = states[1]
    equal(login.portal_id .. "/" .. login.section_id, "lumo/login")
    equal(login.before, "unknown")
    equal(login.after, "up")
    equal(login.time_ms, at)
    equal(login.seen_ms, at)
    equal(login.begins, true)
    equal(login.promise, nil)
    equal(login.window, nil)
    matches(login.text, "lumo/login")
    equal(tracker:next_change(), nil)
  end)

  test("what was promised is late", function()
    local tracker, at = fed()
    assert(tracker:declare_promise("lumo", { section = "sim",
      source = "press", text = "soon", seen_ms = at, latest_ms = at + DAY,
      vague = true }))
    assert(tracker:declare_promise("lumo", { source = "press",
      text = "who knows", seen_ms = at }))
    assert(tracker:tick(at + 2 * DAY))
    local sim = tracker:section("lumo", "sim")
    local promise = sim.promises[1]
    equal(promise.source, "press")
    equal(promise.text, "soon")
    equal(promise.seen_ms, at)
    equal(promise.earliest_ms, nil)
    equal(promise.latest_ms, at + DAY)
    equal(promise.vague, true)
    equal(promise.revised_from_ms, nil)
    equal(promise.status, "overdue")
    equal(promise.late_ms, DAY)
    equal(sim.flags.overdue, true)
    equal(tracker:portal("lumo").promises[1].late_ms, nil)
    equal(pulled(tracker, "overdue")[1].promise.text, "soon")
  end)

  test("what came back, and what not", function()
    local tracker = assert(syma.tracker(SLOW))
    assert(tracker:add(look("/maintenance", "/maintenance")))
    local begun = tracker:section("lumo", "account").incidents[1]
    equal(begun.begin_ms, begun.confirmed_ms)
    equal(begun.end_ms, nil)
    equal(begun.worst, "maintenance")
    equal(begun.reason, "page_maintenance")
    equal(begun.planned, true)
    equal(begun.slips, 0)
    assert(tracker:add(look("/login", "/maintenance")))
    local partial = pulled(tracker, "partial_return")
    equal(#partial, 1)
    equal(partial[1].up_count, 1)
    equal(partial[1].required_count, 3)
    equal(table.concat(partial[1].back, " "), "login")
    equal(partial[1].waiting[1].section_id, "account")
    equal(partial[1].waiting[1].waits_for, "")
    equal(partial[1].waiting[2].section_id, "sim")
    equal(partial[1].waiting[2].waits_for, "account")
    local back = look("/login", "/login")
    assert(tracker:add(back))
    local ended = tracker:section("lumo", "account").incidents[1]
    equal(ended.end_ms, back:time_ms())
    equal(tracker:portal("lumo").state, "up")
  end)

  test("windows and seconds", function()
    local tracker, at = fed()
    local window = tracker:portal("lumo").windows[1]
    equal(window.section_id .. window.source .. window.text, "portal")
    equal(window.end_ms - window.begin_ms, DAY)
    assert(tracker:tick(at + DAY))
    local account = tracker:section("lumo", "account")
    equal(account.seconds.maintenance, 86400)
    equal(account.seconds.up, 0)
    equal(account.planned_seconds.maintenance, 86400)
    equal(pulled(tracker, "window")[1].window.source, "portal")
  end)

  test("nothing new is stale, and then unknown", function()
    local tracker, at = fed({})
    assert(tracker:tick(at + 300000))
    equal(tracker:portal("lumo").flags.stale, true)
    assert(tracker:tick(at + 900000))
    local lumo = tracker:portal("lumo")
    equal(lumo.state, "unknown")
    equal(lumo.since_ms, at + 600000)
    equal(lumo.seconds.unknown, 300)
  end)

  test("a memory is saved and loaded", function()
    local tracker = fed()
    local saved = assert(tracker:save())
    local again = assert(syma.tracker(SLOW))
    assert(again:load(saved))
    equal(again:save("lumo"), saved)
    equal(again:report("lumo"), nil)
    fails("SYMA_EEXISTS", again:load(saved))
    assert(again:remove("lumo"))
    equal(#again:portal_ids(), 0)
    fails("SYMA_ENOTFOUND", again:remove("lumo"))
    fails("SYMA_ENOTFOUND", again:save("lumo"))
    local err = fails("SYMA_ESYNTAX",
      again:load('<?xml version="1.0"?>\n<nothing/>\n'))
    equal(err.line, 2)
    matches(syma.tracker_schema(), "relaxng%.org")
  end)

  test("it is written down", function()
    local tracker = fed()
    matches(assert(tracker:format("json")), '"lumo"')
    matches(assert(tracker:format("openmetrics", "lumo")), "# EOF")
    matches(assert(tracker:format("svg", "lumo")), "<svg")
    local french = assert(tracker:explain("lumo", "fr"))
    assert(french ~= tracker:explain("lumo", "en"))
    fails("SYMA_EINVAL", tracker:format("svg"))
    fails("SYMA_EINVAL", tracker:format("yaml"))
    fails("SYMA_ENOTFOUND", tracker:explain("none", "en"))
  end)

  test("a tracker says what it does not take", function()
    local tracker, at = fed()
    local function declare(source, more)
      local promise = { source = source, text = "x", seen_ms = at }
      for key, value in pairs(more or {}) do
        promise[key] = value
      end
      return tracker:declare_promise("lumo", promise)
    end
    matches(fails("SYMA_EINVAL", tracker:tick(-5)), "negative")
    fails("SYMA_EINVAL", declare("page"))
    fails("SYMA_ENOTFOUND", declare("press", { section = "none" }))
    fails("SYMA_ERANGE", syma.tracker({ confirm_up = 0 }))
    throws("SYMA_EINVAL", declare, "press", { till_ms = at })
    throws("SYMA_EINVAL", declare, "press", { text = 5 })
    throws("SYMA_EINVAL", tracker.add, tracker, {})
    throws("SYMA_EINVAL", tracker.tick, tracker, 0.5)
  end)

  test("what a tracker gave stays when it is closed", function()
    local tracker, at = fed()
    local lumo, last = tracker:portal("lumo"), tracker:report("lumo")
    assert(tracker:tick(at + DAY))
    tracker:close()
    tracker:close()
    equal(lumo.seconds.degraded, 0)
    equal(last:portal_id(), "lumo")
    throws("SYMA_ESTATE", tracker.portal_ids, tracker)
    throws("SYMA_ESTATE", tracker.tick, tracker, at)
  end)
end
