-- SPDX-License-Identifier: MIT
-- What a tracker tells, copied into tables at once: what the library lends
-- lives only until the tracker is next changed. The first parameter is the
-- object that owns what is copied.

local C = require("syma.library")
local enums = require("syma.enums")
local handle = require("syma.handle")
local numbers = require("syma.ffi").enums

local tracked = {}

local ms = handle.ms
local text = handle.text

--- { of(0), of(1), ... }
local function list(count, of)
  local items = {}
  for i = 0, tonumber(count) - 1 do
    items[i + 1] = of(i)
  end
  return items
end

---@class syma.Incident
---@field begin_ms integer the first report that saw it
---@field confirmed_ms integer the one that confirmed it
---@field end_ms integer|nil nil while it goes on
---@field worst string|integer the worst state in its course
---@field reason string with which it began; "" for that of a portal
---@field planned boolean whether it began in a planned window
---@field slips integer how often a promised return was put off

local function incident(self, n)
  return {
    begin_ms = ms(C.syma_incident_begin_ms(n)),
    confirmed_ms = ms(C.syma_incident_confirmed_ms(n)),
    end_ms = ms(C.syma_incident_end_ms(n)),
    worst = enums.state(C.syma_incident_worst(n)),
    reason = text(self, C.syma_incident_reason(n)),
    planned = C.syma_incident_planned(n) == 1,
    slips = tonumber(C.syma_incident_slips(n)),
  }
end

---@class syma.Promise
---@field source string "header", "page", "status", or what was declared
---@field text string
---@field seen_ms integer when it was first seen
---@field earliest_ms integer|nil the return that it names
---@field latest_ms integer|nil
---@field vague boolean whether the moments are a reading of loose words
---@field revised_from_ms integer|nil the latest that was named before
---@field status string|integer what became of it
---@field late_ms integer|nil how late the return is; nil: no time was named

local function promise(self, p)
  return {
    source = text(self, C.syma_promise_source(p)),
    text = text(self, C.syma_promise_text(p)),
    seen_ms = ms(C.syma_promise_seen_ms(p)),
    earliest_ms = ms(C.syma_promise_earliest_ms(p)),
    latest_ms = ms(C.syma_promise_latest_ms(p)),
    vague = C.syma_promise_vague(p) == 1,
    revised_from_ms = ms(C.syma_promise_revised_from_ms(p)),
    status = enums.promise_status(C.syma_promise_status(p)),
    late_ms = ms(C.syma_promise_late_ms(p)),
  }
end

---@class syma.Window
---@field section_id string "" for the whole portal
---@field source string "portal" or "page"
---@field text string
---@field begin_ms integer
---@field end_ms integer

local function window(self, w)
  return {
    section_id = text(self, C.syma_window_section_id(w)),
    source = text(self, C.syma_window_source(w)),
    text = text(self, C.syma_window_text(w)),
    begin_ms = ms(C.syma_window_begin_ms(w)),
    end_ms = ms(C.syma_window_end_ms(w)),
  }
end

---@alias syma.Seconds table<string, integer> a state -> whole seconds

local function seconds(get, t, p, s)
  local held = {}
  for _, state in pairs(numbers.syma_state) do
    held[enums.state(state)] = tonumber(get(t, p, s, state))
  end
  return held
end

--- Whether a tracker knows a portal, or a section of it.
function tracked.is_known(t, p, s)
  return C.syma_tracker_seconds(t, p, s,
    numbers.syma_state.SYMA_STATE_UP) >= 0
end

-- What a section and a portal as a whole (s is nil) have in common.
local function place(self, t, p, s)
  return {
    state = enums.state(C.syma_tracker_state(t, p, s)),
    usable = enums.usable(C.syma_tracker_usable(t, p, s)),
    flags = enums.flags(C.syma_tracker_flags(t, p, s)),
    since_ms = ms(C.syma_tracker_since_ms(t, p, s)),
    seconds = seconds(C.syma_tracker_seconds, t, p, s),
    planned_seconds = seconds(C.syma_tracker_planned_seconds, t, p, s),
    incidents = list(C.syma_tracker_incident_count(t, p, s), function(i)
      return incident(self, C.syma_tracker_incident(t, p, s, i))
    end),
    promises = list(C.syma_tracker_promise_count(t, p, s), function(i)
      return promise(self, C.syma_tracker_promise(t, p, s, i))
    end),
  }
end

---@class syma.TrackedSection
---@field id string
---@field state string|integer
---@field usable string|integer
---@field reason string
---@field flags syma.Flags
---@field since_ms integer|nil since when the state has held
---@field seconds syma.Seconds how long each state has held
---@field planned_seconds syma.Seconds of them, those in planned windows
---@field incidents syma.Incident[] the latest first
---@field promises syma.Promise[] the latest first

---@return syma.TrackedSection
function tracked.section(self, t, p, s)
  local known = place(self, t, p, s)
  known.id = s
  known.reason = text(self, C.syma_tracker_reason(t, p, s))
  return known
end

---@class syma.TrackedPortal
---@field id string
---@field checked_ms integer|nil when the last report was made
---@field state string|integer
---@field usable string|integer
---@field flags syma.Flags
---@field since_ms integer|nil since when the state has held
---@field up_count integer how many required sections are up
---@field required_count integer
---@field kept_count integer ever; the same words of several sections are one promise
---@field broken_count integer
---@field seconds syma.Seconds how long each state has held
---@field planned_seconds syma.Seconds of them, those in planned windows
---@field sections syma.TrackedSection[] in the order of the last report
---@field incidents syma.Incident[] of the portal as a whole
---@field promises syma.Promise[] of the portal as a whole
---@field windows syma.Window[] the one that begins first comes first

---@return syma.TrackedPortal
function tracked.portal(self, t, p)
  local known = place(self, t, p, nil)
  known.id = p
  known.checked_ms = ms(C.syma_tracker_checked_ms(t, p))
  known.up_count = tonumber(C.syma_tracker_up_count(t, p))
  known.required_count = tonumber(C.syma_tracker_required_count(t, p))
  known.kept_count = tonumber(C.syma_tracker_kept_count(t, p))
  known.broken_count = tonumber(C.syma_tracker_broken_count(t, p))
  known.sections = list(C.syma_tracker_section_count(t, p), function(i)
    local s = text(self, C.syma_tracker_section_id(t, p, i))
    return tracked.section(self, t, p, s)
  end)
  known.windows = list(C.syma_tracker_window_count(t, p), function(i)
    return window(self, C.syma_tracker_window(t, p, i))
  end)
  return known
end

---@class syma.Change
---@field kind string|integer what has changed
---@field portal_id string
---@field section_id string "" for the portal as a whole
---@field time_ms integer when it came about
---@field seen_ms integer when the tracker learnt of it
---@field before string|integer the state before
---@field after string|integer the state after
---@field begins boolean whether what the kind names begins, not ends
---@field promise syma.Promise|nil that it is about
---@field window syma.Window|nil that it is about
---@field up_count integer these four: of a partial return
---@field required_count integer
---@field back string[]
---@field waiting {section_id: string, waits_for: string}[]
---@field text string one English line

--- Copies a change.
---@return syma.Change
function tracked.change(c)
  local up = tonumber(C.syma_change_up_count(c))
  local required = tonumber(C.syma_change_required_count(c))
  local about, planned = C.syma_change_promise(c), C.syma_change_window(c)
  return {
    kind = enums.change_kind(C.syma_change_kind(c)),
    portal_id = text(c, C.syma_change_portal_id(c)),
    section_id = text(c, C.syma_change_section_id(c)),
    time_ms = ms(C.syma_change_time_ms(c)),
    seen_ms = ms(C.syma_change_seen_ms(c)),
    before = enums.state(C.syma_change_from(c)),
    after = enums.state(C.syma_change_to(c)),
    begins = C.syma_change_begins(c) == 1,
    promise = about ~= nil and promise(c, about) or nil,
    window = planned ~= nil and window(c, planned) or nil,
    up_count = up,
    required_count = required,
    back = list(up, function(i)
      return text(c, C.syma_change_back(c, i))
    end),
    waiting = list(required - up, function(i)
      return {
        section_id = text(c, C.syma_change_waiting(c, i)),
        waits_for = text(c, C.syma_change_waits_for(c, i)),
      }
    end),
    text = text(c, C.syma_change_text(c)),
  }
end

return tracked
