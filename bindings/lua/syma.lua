-- SPDX-License-Identifier: MIT
-- libsyma for LuaJIT: what a customer would find in a web portal.
--
-- A function that can fail at run time returns nil and an error object, with
-- code, name and message; a mistake of the program is thrown, as such an
-- object too. Nothing here may be shared between Lua states.

local ffi = require("ffi")
local C = require("syma.library")
local Context = require("syma.context")
local Discovery = require("syma.discovery")
local Options = require("syma.options")
local Page = require("syma.page")
local Portal = require("syma.portal")
local Prober = require("syma.prober")
local Report = require("syma.report")
local Ruleset = require("syma.ruleset")
local Tracker = require("syma.tracker")
local Verdict = require("syma.verdict")
local args = require("syma.args")
local enums = require("syma.enums")
local errors = require("syma.errors")
local handle = require("syma.handle")

local syma = {
  _VERSION = "0.1.0",
  context = Context.new,
  options = Options.new,
  option_list = Options.list,
  page = Page.new,
  portal = Portal.new,
  portal_schema = Portal.schema,
  prober = Prober.new,
  ruleset = Ruleset.new,
  tracker = Tracker.new,
  tracker_schema = Tracker.schema,
  classify = Page.classify,
  discover = Discovery.fetch,
  discover_page = Discovery.of_page,
  is_error = errors.is_error,
  state_name = enums.state,
  usable_name = enums.usable,
  section_kind_name = enums.section_kind,
  flags = enums.flags,
  flag_bits = enums.flag_bits,
  enums = require("syma.ffi").enums,
}

--- Fetches a page and judges it. Blocks until the answer is there.
---@param url string
---@param kind string|integer|nil what the section is for; nil: "generic"
---@param options syma.Options|table|nil
---@param ruleset syma.Ruleset|nil compiled; nil: the built-in rules
---@return syma.Verdict|nil
---@return syma.Error|nil
function syma.check_url(url, kind, options, ruleset)
  args.text(url, "url")
  local out = ffi.new("syma_verdict *[1]")
  local r = Ruleset.given(ruleset)
  local number, err = enums.section_kind_number(kind)
  if not number then
    return nil, err
  end
  local ok, o = Options.given(options)
  if not ok then
    return nil, o
  end
  return Verdict.made(C.syma_check_url(url, number, o, r, out), out)
end

--- Fetches and judges every section of a portal. Blocks until all are there.
---@param portal syma.Portal
---@param options syma.Options|table|nil
---@param ruleset syma.Ruleset|nil compiled; nil: the built-in rules
---@return syma.Report|nil
---@return syma.Error|nil
function syma.check_portal(portal, options, ruleset)
  local p = handle.pointer(portal, Portal, "portal")
  local out = ffi.new("syma_report *[1]")
  local r = Ruleset.given(ruleset)
  local ok, o = Options.given(options)
  if not ok then
    return nil, o
  end
  return Report.made(C.syma_check_portal(p, o, r, out), out)
end

--- The exit status of a program that reports a state.
---@param state string|integer
---@param usable string|integer
---@param flags syma.Flags|integer|nil
---@param maintenance_code integer|nil what maintenance is to give; nil: 1
---@return integer|nil
---@return syma.Error|nil
function syma.exit_code(state, usable, flags, maintenance_code)
  local given = args.int(maintenance_code or 1, "maintenance_code")
  local bits = enums.flag_bits(flags)
  local s, err = enums.state_number(state)
  if not s then
    return nil, err
  end
  local u
  u, err = enums.usable_number(usable)
  if not u then
    return nil, err
  end
  local code = C.syma_exit_code(s, u, bits, given)
  if code < 0 then
    return nil, errors.new(code)
  end
  return code
end

---@class syma.Reason
---@field name string as a verdict gives it
---@field help string what it means

--- All reasons there are.
---@return syma.Reason[]
function syma.reasons()
  local list = {}
  for i = 0, tonumber(C.syma_reason_count()) - 1 do
    list[#list + 1] = {
      name = ffi.string(C.syma_reason_name(i)),
      help = ffi.string(C.syma_reason_help(i)),
    }
  end
  return list
end

--- The release of the library that is running, as in "0.1.0".
---@return string
function syma.version()
  return ffi.string(C.syma_version_string())
end

--- The same as a number to compare with: 0xMMmmpp.
---@return integer
function syma.version_number()
  return C.syma_version_number()
end

--- Whether the library has a feature, as "tls" or "pollable-fd".
---@param name string
---@return boolean
function syma.has_feature(name)
  return C.syma_has_feature(args.text(name, "feature")) == 1
end

return syma
