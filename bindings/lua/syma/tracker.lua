-- SPDX-License-Identifier: MIT
-- Over days: since when, what was promised, how late it is, what came back
-- first. A tracker is fed with reports and told the time.

local ffi = require("ffi")
local C = require("syma.library")
local Options = require("syma.options")
local Report = require("syma.report")
local args = require("syma.args")
local errors = require("syma.errors")
local handle = require("syma.handle")
local tracked = require("syma.tracked")

---@class syma.Tracker
local Tracker = handle.class("syma.Tracker", C.syma_tracker_free)

local function pointer(self)
  return handle.pointer(self, Tracker)
end

local function settle(self, code)
  if code >= 0 then
    return self
  end
  local text = handle.text(self, C.syma_tracker_last_error(pointer(self)))
  return nil, errors.new(code, text)
end

--- Makes a tracker that knows nothing yet.
---@param options syma.Options|table|nil those of confirmation, age, flapping
---@return syma.Tracker|nil
---@return syma.Error|nil
function Tracker.new(options)
  local out = ffi.new("syma_tracker *[1]")
  local ok, o = Options.given(options)
  if not ok then
    return nil, o
  end
  return Tracker.made(C.syma_tracker_new(o, out), out)
end

--- The schema of what save gives, RELAX NG.
---@return string
function Tracker.schema()
  return ffi.string(C.syma_tracker_schema())
end

--- Feeds one report.
---@param report syma.Report
---@return syma.Tracker|nil
---@return syma.Error|nil
function Tracker:add(report)
  local r = handle.pointer(report, Report, "report")
  return settle(self, C.syma_tracker_add(pointer(self), r))
end

--- Tells the time, where no report comes in.
---@param now_ms integer milliseconds since the epoch
---@return syma.Tracker|nil
---@return syma.Error|nil
function Tracker:tick(now_ms)
  args.int64(now_ms, "now_ms")
  return settle(self, C.syma_tracker_tick(pointer(self), now_ms))
end

--- Forgets a portal.
---@param portal_id string
---@return syma.Tracker|nil
---@return syma.Error|nil
function Tracker:remove(portal_id)
  args.text(portal_id, "portal")
  return settle(self, C.syma_tracker_remove(pointer(self), portal_id))
end

local promise_fields = { section = true, source = true, text = true,
  seen_ms = true, earliest_ms = true, latest_ms = true, vague = true }

--- Declares a promise that was heard elsewhere, as by the "press".
---@param portal_id string
---@param promise {section: string|nil, source: string, text: string,
--- seen_ms: integer, earliest_ms: integer|nil, latest_ms: integer|nil,
--- vague: boolean|nil} without a section: of the portal as a whole
---@return syma.Tracker|nil
---@return syma.Error|nil
function Tracker:declare_promise(portal_id, promise)
  args.text(portal_id, "portal")
  promise = args.optional_table(promise, "promise")
  args.known_fields(promise, promise_fields, "promise")
  return settle(self, C.syma_tracker_declare_promise(pointer(self), portal_id,
    args.optional_text(promise.section, "section"),
    args.text(promise.source, "source"), args.text(promise.text, "text"),
    args.int64(promise.seen_ms, "seen_ms"),
    args.int64(promise.earliest_ms or -1, "earliest_ms"),
    args.int64(promise.latest_ms or -1, "latest_ms"),
    args.boolean(promise.vague or false, "vague")))
end

--- The ids of all portals that are known, in the order of their bytes.
---@return string[]
function Tracker:portal_ids()
  local t = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_tracker_portal_count(t)) - 1 do
    list[i + 1] = handle.text(self, C.syma_tracker_portal_id(t, i))
  end
  return list
end

--- What is known of a portal; nil where it is not known.
---@param portal_id string
---@return syma.TrackedPortal|nil
function Tracker:portal(portal_id)
  local t = pointer(self)
  args.text(portal_id, "portal")
  if not tracked.is_known(t, portal_id, nil) then
    return nil
  end
  return tracked.portal(self, t, portal_id)
end

--- What is known of a section; nil where it is not known.
---@param portal_id string
---@param section_id string
---@return syma.TrackedSection|nil
function Tracker:section(portal_id, section_id)
  local t = pointer(self)
  args.text(portal_id, "portal")
  if args.text(section_id, "section") == "" or
    not tracked.is_known(t, portal_id, section_id) then
    return nil
  end
  return tracked.section(self, t, portal_id, section_id)
end

--- Iterates over all portals: for portal in tracker:portals() do
---@return fun(): syma.TrackedPortal|nil
function Tracker:portals()
  local ids, i = self:portal_ids(), 0
  return function()
    local known
    repeat
      i = i + 1
      known = ids[i] and self:portal(ids[i])
    until known or not ids[i]
    return known
  end
end

--- The last report of a portal; nil where none was added since the tracker was
--- made or loaded.
---@param portal_id string
---@return syma.Report|nil
function Tracker:report(portal_id)
  args.text(portal_id, "portal")
  return Report.keep(C.syma_tracker_report(pointer(self), portal_id))
end

--- Pulls the oldest change; nil where there is none.
---@return syma.Change|nil
---@return syma.Error|nil
function Tracker:next_change()
  local out = ffi.new("syma_change *[1]")
  local code = C.syma_tracker_next_change(pointer(self), out)
  if code < 0 then
    return nil, errors.new(code)
  elseif code == 0 then
    return nil
  end
  return tracked.change(ffi.gc(out[0], C.syma_change_free))
end

--- Iterates over the changes that wait: for change in tracker:changes() do
---@return fun(): syma.Change|nil
function Tracker:changes()
  return function()
    local change, err = self:next_change()
    if err then
      error(err, 0)
    end
    return change
  end
end

--- What holds for a portal, or for all.
---@param format string "json", "openmetrics", "prometheus", "atom", "summary"
--- or, of one portal, "svg"
---@param portal_id string|nil
---@return string|nil
---@return syma.Error|nil
function Tracker:format(format, portal_id)
  args.text(format, "format")
  args.optional_text(portal_id, "portal")
  local out = ffi.new("char *[1]")
  return handle.made_text(
    C.syma_tracker_format(pointer(self), portal_id, format, out), out)
end

--- What holds for a portal, in sentences.
---@param portal_id string
---@param language string "en" or "fr"
---@return string|nil
---@return syma.Error|nil
function Tracker:explain(portal_id, language)
  args.text(portal_id, "portal")
  args.text(language, "language")
  local out = ffi.new("char *[1]")
  return handle.made_text(
    C.syma_tracker_explain(pointer(self), portal_id, language, out), out)
end

--- A document for load in a later process: of a portal, or of all.
---@param portal_id string|nil
---@return string|nil
---@return syma.Error|nil
function Tracker:save(portal_id)
  args.optional_text(portal_id, "portal")
  local out = ffi.new("char *[1]")
  return handle.made_text(
    C.syma_tracker_save(pointer(self), portal_id, out), out)
end

--- Takes in what save gave, beside what is known already.
---@param text string
---@return syma.Tracker|nil
---@return syma.Error|nil with the line that is to blame
function Tracker:load(text)
  args.bytes(text, "text")
  local ok, err = settle(self, C.syma_tracker_load(pointer(self), text, #text))
  if not ok then
    local line = tonumber(C.syma_tracker_error_line(pointer(self)))
    err.line = line ~= 0 and line or nil
  end
  return ok, err
end

return Tracker
