-- SPDX-License-Identifier: MIT
-- Usage: luajit track.lua MEMORY PORTAL
-- What a tracker tells, as ../../conformance/track.c prints it.

package.path = (arg[0]:match("^.*/") or "") .. "?.lua;" .. package.path

local cases = require("cases")
local syma = require("syma")

local NOW, DAY = cases.now.now_ms, 86400000
local STATES = { "unknown", "up", "degraded", "maintenance", "down" }
local FLAGS = syma.enums.syma_flag

local function flags(set)
  local bits, names = {}, {}
  for _, bit in pairs(FLAGS) do
    bits[#bits + 1] = bit
  end
  table.sort(bits)
  for _, bit in ipairs(bits) do
    local name = next(syma.flags(bit))
    if set[name] then
      names[#names + 1] = name
    end
  end
  return table.concat(names, ",")
end

-- -1 is a time or number that is not known; times are past what %d takes.
local function one(value)
  if value == nil then
    return "-1"
  elseif type(value) == "boolean" then
    return value and "1" or "0"
  elseif type(value) == "number" then
    return ("%.0f"):format(value)
  end
  return value
end

local function written(...)
  local values = {}
  for i = 1, select("#", ...) do
    values[i] = one((select(i, ...)))
  end
  return table.concat(values, "|")
end

local function print_promise(p)
  print("  promise " .. written(p.source, p.text, p.seen_ms, p.earliest_ms,
    p.latest_ms, p.vague, p.revised_from_ms, p.status, p.late_ms))
end

local function print_window(w)
  print("  window " .. written(w.section_id, w.source, w.text, w.begin_ms,
    w.end_ms))
end

local function print_change(c)
  local waiting = {}
  for i, w in ipairs(c.waiting) do
    waiting[i] = w.section_id .. ":" .. w.waits_for
  end
  print("change " .. written(c.kind, c.portal_id, c.section_id, c.time_ms,
    c.seen_ms, c.before, c.after, c.begins, c.up_count, c.required_count,
    table.concat(c.back, ","), table.concat(waiting, ","), c.text))
  if c.promise then
    print_promise(c.promise)
  end
  if c.window then
    print_window(c.window)
  end
end

-- What a section and a portal as a whole have in common.
local function print_place(head, place)
  print(head .. "|" .. written(place.state, place.usable, flags(place.flags),
    place.since_ms))
  local times = {}
  for i, state in ipairs(STATES) do
    times[i] = written(place.seconds[state], place.planned_seconds[state])
  end
  print("  seconds|" .. table.concat(times, "|"))
  for _, n in ipairs(place.incidents) do
    print("  incident " .. written(n.begin_ms, n.confirmed_ms, n.end_ms,
      n.worst, n.reason, n.planned, n.slips))
  end
  for _, promise in ipairs(place.promises) do
    print_promise(promise)
  end
end

local function print_portal(tracker, p)
  local report = tracker:report(p.id)
  print_place("portal " .. written(p.id, p.checked_ms, p.up_count,
    p.required_count, p.kept_count, p.broken_count,
    report and report:state() or "none"), p)
  for _, window in ipairs(p.windows) do
    print_window(window)
  end
  for _, section in ipairs(p.sections) do
    print_place("section " .. written(section.id, section.reason), section)
  end
end

local tracker = assert(syma.tracker({ interval_ms = DAY, confirm_up = 1 }))
assert(tracker:load(cases.read_file(arg[1])))
local portal = assert(assert(syma.portal()):load(cases.read_file(arg[2])))
local report = assert(syma.check_portal(portal,
  { allow_private = true, host_delay_ms = 0 }))
assert(tracker:add(report))
assert(tracker:declare_promise(report:portal_id(), { section = "account",
  source = "press", text = "back tomorrow", seen_ms = NOW, earliest_ms = NOW,
  latest_ms = NOW + DAY, vague = true }))
assert(tracker:tick(NOW + 3 * DAY))
for change in tracker:changes() do
  print_change(change)
end
for known in tracker:portals() do
  print_portal(tracker, known)
end
io.write(assert(tracker:save()))
for _, name in ipairs({ "json", "summary" }) do
  io.write(assert(tracker:format(name)))
end
for _, id in ipairs(tracker:portal_ids()) do
  print(assert(tracker:explain(id, "en")))
end
