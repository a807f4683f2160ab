-- SPDX-License-Identifier: MIT
-- Many checks at once, in one thread: submitted, waited for, and pulled.

local ffi = require("ffi")
local C = require("syma.library")
local Discovery = require("syma.discovery")
local Options = require("syma.options")
local Portal = require("syma.portal")
local Report = require("syma.report")
local Ruleset = require("syma.ruleset")
local Verdict = require("syma.verdict")
local args = require("syma.args")
local enums = require("syma.enums")
local errors = require("syma.errors")
local handle = require("syma.handle")

---@class syma.Prober
local Prober = handle.class("syma.Prober", C.syma_prober_free)

local function pointer(self)
  return handle.pointer(self, Prober)
end

local function result(code)
  if code < 0 then
    return nil, errors.new(code)
  end
  return code
end

--- Makes a prober.
---@param options syma.Options|table|nil limits and manners
---@param ruleset syma.Ruleset|nil compiled; nil: the built-in rules
---@return syma.Prober|nil
---@return syma.Error|nil
function Prober.new(options, ruleset)
  local out = ffi.new("syma_prober *[1]")
  local r = Ruleset.given(ruleset)
  local ok, o = Options.given(options)
  if not ok then
    return nil, o
  end
  return Prober.made(C.syma_prober_new(o, r, out), out)
end

-- Tickets count up from 1: a Lua number holds them, and can be a key.
local function ticket_of(code, out)
  if code < 0 then
    return nil, errors.new(code)
  end
  return tonumber(out[0])
end

--- Begins to check a portal: an event a section, then the report.
---@param portal syma.Portal copied
---@return integer|nil ticket what its events are known by
---@return syma.Error|nil
function Prober:submit(portal)
  local s = pointer(self)
  local p = handle.pointer(portal, Portal, "portal")
  local out = ffi.new("uint64_t[1]")
  return ticket_of(C.syma_prober_submit(s, p, out), out)
end

--- Begins to check one page: one event.
---@param url string
---@param kind string|integer|nil what the section is for; nil: "generic"
---@return integer|nil ticket
---@return syma.Error|nil
function Prober:submit_url(url, kind)
  local s = pointer(self)
  args.text(url, "url")
  local number, err = enums.section_kind_number(kind)
  if not number then
    return nil, err
  end
  local out = ffi.new("uint64_t[1]")
  return ticket_of(C.syma_prober_submit_url(s, url, number, out), out)
end

--- Begins to look for a portal's sections, from its home page: one event.
---@param url string
---@return integer|nil ticket
---@return syma.Error|nil
function Prober:submit_discovery(url)
  local s = pointer(self)
  args.text(url, "url")
  local out = ffi.new("uint64_t[1]")
  return ticket_of(C.syma_prober_submit_discovery(s, url, out), out)
end

--- Gives up a check. No event of it comes any more.
---@param ticket integer
---@return syma.Prober|nil
---@return syma.Error|nil
function Prober:cancel(ticket)
  args.uint64(ticket, "ticket")
  local code, err = result(C.syma_prober_cancel(pointer(self), ticket))
  return code and self, err
end

--- How many checks have not ended.
---@return integer
function Prober:pending()
  return tonumber(C.syma_prober_pending(pointer(self)))
end

--- The descriptor that an event loop watches for input, and never reads.
---@return integer|nil
---@return syma.Error|nil
function Prober:fd()
  return result(C.syma_prober_fd(pointer(self)))
end

--- How long nothing needs to be done, in milliseconds; nil: nothing at all.
---@return integer|nil
function Prober:timeout_ms()
  return handle.ms(C.syma_prober_timeout_ms(pointer(self)))
end

--- Does what can be done now.
---@return integer|nil count of the events that wait to be pulled
---@return syma.Error|nil
function Prober:step()
  return result(C.syma_prober_step(pointer(self)))
end

--- Works until an event waits, the time is over, wakeup is called, or nothing
--- is pending. Blocks the thread.
---@param timeout_ms integer|nil nil: an hour, the longest
---@return integer|nil count of the events that wait to be pulled
---@return syma.Error|nil
function Prober:wait(timeout_ms)
  local ms = args.int64(timeout_ms or -1, "timeout_ms")
  return result(C.syma_prober_wait(pointer(self), ms))
end

--- Ends the wait that is under way, or the next one that would last.
---@return syma.Prober|nil
---@return syma.Error|nil
function Prober:wakeup()
  local code, err = result(C.syma_prober_wakeup(pointer(self)))
  return code and self, err
end

---@class syma.Event
---@field kind string|integer "verdict", "report", "failure" or "discovery"
---@field ticket integer what submit gave
---@field section_id string "" but for a verdict of a portal's section
---@field verdict syma.Verdict|nil
---@field report syma.Report|nil
---@field discovery syma.Discovery|nil
---@field error syma.Error|nil why the check could not be carried out

local function contents(e)
  local code = C.syma_event_error(e)
  return {
    kind = enums.event_kind(C.syma_event_kind(e)),
    ticket = tonumber(C.syma_event_ticket(e)),
    section_id = ffi.string(C.syma_event_section_id(e)),
    verdict = Verdict.keep(C.syma_event_verdict(e)),
    report = Report.keep(C.syma_event_report(e)),
    discovery = Discovery.keep(C.syma_event_discovery(e)),
    error = code < 0 and errors.new(code) or nil,
  }
end

--- Pulls the oldest event.
---@return syma.Event|nil nil: none waits, or err
---@return syma.Error|nil
function Prober:next_event()
  local out = ffi.new("syma_event *[1]")
  local code, err = result(C.syma_prober_next_event(pointer(self), out))
  if code ~= 1 then
    return nil, err
  end
  local event = contents(out[0])
  C.syma_event_free(out[0])
  return event
end

-- A loop has no place for nil, err: as io.lines does, it throws.
local function or_throw(value, err)
  if err then
    error(err, 0)
  end
  return value
end

--- Iterates over the events that wait, and does not wait for more.
---@return fun(): syma.Event|nil
function Prober:events()
  return function()
    return or_throw(self:next_event())
  end
end

--- Iterates over all events to come. It ends when nothing is pending, or when
--- a wait brings no event: after a wakeup, or when the time is over.
---@param timeout_ms integer|nil the longest wait for one event; nil: an hour
---@return fun(): syma.Event|nil
function Prober:run(timeout_ms)
  return function()
    local event = or_throw(self:next_event())
    if not event and or_throw(self:wait(timeout_ms)) > 0 then
      event = or_throw(self:next_event())
    end
    return event
  end
end

return Prober
