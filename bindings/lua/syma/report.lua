-- SPDX-License-Identifier: MIT
-- One check of one portal: a verdict a section, and the state of the whole.
-- Texts and lists are copies; the verdicts hold references of their own.

local ffi = require("ffi")
local C = require("syma.library")
local Verdict = require("syma.verdict")
local args = require("syma.args")
local enums = require("syma.enums")
local errors = require("syma.errors")
local handle = require("syma.handle")

---@class syma.Report
local Report = handle.class("syma.Report", C.syma_report_unref)

local text = handle.text

local function pointer(self)
  return handle.pointer(self, Report)
end

--- A report of one's own, of one that belongs to another object.
function Report.keep(borrowed)
  if borrowed == nil then
    return nil
  end
  return Report.wrap(C.syma_report_ref(borrowed))
end

--- The id of the portal; "" for a portal without a name.
---@return string
function Report:portal_id()
  return text(self, C.syma_report_portal_id(pointer(self)))
end

--- The state of the whole portal.
---@return string|integer
function Report:state()
  return enums.state(C.syma_report_state(pointer(self)))
end

--- When the check was made, in milliseconds since the epoch.
---@return integer|nil
function Report:time_ms()
  return handle.ms(C.syma_report_time_ms(pointer(self)))
end

--- What a customer can do with the whole portal.
---@return string|integer
function Report:usable()
  return enums.usable(C.syma_report_usable(pointer(self)))
end

---@return syma.Flags
function Report:flags()
  return enums.flags(C.syma_report_flags(pointer(self)))
end

--- How many required sections are effectively up.
---@return integer
function Report:up_count()
  return tonumber(C.syma_report_up_count(pointer(self)))
end

--- How many sections are required.
---@return integer
function Report:required_count()
  return tonumber(C.syma_report_required_count(pointer(self)))
end

--- The exit status of a program that reports this portal.
---@param maintenance_code integer|nil what maintenance is to give; nil: 1
---@return integer|nil
---@return syma.Error|nil
function Report:exit_code(maintenance_code)
  local given = args.int(maintenance_code or 1, "maintenance_code")
  local code = C.syma_report_exit_code(pointer(self), given)
  if code < 0 then
    return nil, errors.new(code)
  end
  return code
end

---@class syma.Fallback
---@field act string what is done that way; as the others "" if not said
---@field channel string
---@field address string
---@field keyword string
---@field text string the words of the page that tell of it
---@field source string "portal" or "page"

--- A copy of a way round that belongs to another object.
function Report.fallback(owner, f)
  return {
    act = text(owner, C.syma_fallback_act(f)),
    channel = text(owner, C.syma_fallback_channel(f)),
    address = text(owner, C.syma_fallback_address(f)),
    keyword = text(owner, C.syma_fallback_keyword(f)),
    text = text(owner, C.syma_fallback_text(f)),
    source = text(owner, C.syma_fallback_source(f)),
  }
end

local function fallbacks(self, r, i)
  local list = {}
  for j = 0, tonumber(C.syma_report_fallback_count(r, i)) - 1 do
    list[#list + 1] = Report.fallback(self, C.syma_report_fallback(r, i, j))
  end
  return list
end

---@class syma.Section
---@field id string
---@field verdict syma.Verdict what was found on its page
---@field effective_state string|integer once what it needs is counted
---@field effective_usable string|integer
---@field effective_reason string
---@field because string the section behind it; "" where the state is its own
---@field found_by string how its address was found, as the portal says; ""
---@field fallbacks syma.Fallback[]

local function section(self, r, i)
  return {
    id = text(self, C.syma_report_section_id(r, i)),
    verdict = Verdict.keep(C.syma_report_verdict(r, i)),
    effective_state = enums.state(C.syma_report_effective_state(r, i)),
    effective_usable = enums.usable(C.syma_report_effective_usable(r, i)),
    effective_reason = text(self, C.syma_report_effective_reason(r, i)),
    because = text(self, C.syma_report_because(r, i)),
    found_by = text(self, C.syma_report_found_by(r, i)),
    fallbacks = fallbacks(self, r, i),
  }
end

--- The sections, in the order of the portal.
---@return syma.Section[]
function Report:sections()
  local r = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_report_section_count(r)) - 1 do
    list[#list + 1] = section(self, r, i)
  end
  return list
end

--- The report as "json", "text", "ansi" or "nagios".
---@param format string
---@return string|nil
---@return syma.Error|nil
function Report:format(format)
  args.text(format, "format")
  local out = ffi.new("char *[1]")
  return handle.made_text(
    C.syma_report_format(pointer(self), format, out), out)
end

--- The report in sentences.
---@param language string "en" or "fr"
---@param audience string "customer" or "engineer"
---@return string|nil
---@return syma.Error|nil
function Report:explain(language, audience)
  args.text(language, "language")
  args.text(audience, "audience")
  local out = ffi.new("char *[1]")
  return handle.made_text(
    C.syma_report_explain(pointer(self), language, audience, out), out)
end

return Report
