-- SPDX-License-Identifier: MIT
-- How to judge: the built-in rules, documents of one's own, or both.

local ffi = require("ffi")
local C = require("syma.library")
local args = require("syma.args")
local errors = require("syma.errors")
local handle = require("syma.handle")

---@class syma.Ruleset
local Ruleset = handle.class("syma.Ruleset", C.syma_ruleset_free)

local function pointer(self)
  return handle.pointer(self, Ruleset)
end

local function settle(self, code)
  if code >= 0 then
    return self
  end
  local text = handle.text(self, C.syma_ruleset_last_error(pointer(self)))
  local line = tonumber(C.syma_ruleset_error_line(pointer(self)))
  return nil, errors.new(code, text, line)
end

--- Makes an empty ruleset.
---@return syma.Ruleset|nil
---@return syma.Error|nil
function Ruleset.new()
  local out = ffi.new("syma_ruleset *[1]")
  return Ruleset.made(C.syma_ruleset_new(out), out)
end

--- Adds the rules that come with the library.
---@return syma.Ruleset|nil
---@return syma.Error|nil
function Ruleset:load_builtin()
  return settle(self, C.syma_ruleset_load_builtin(pointer(self)))
end

--- Adds the rules of a document.
---@param text string XML, in the encoding it declares
---@return syma.Ruleset|nil
---@return syma.Error|nil with the line that is to blame
function Ruleset:load(text)
  args.bytes(text, "text")
  return settle(self, C.syma_ruleset_load(pointer(self), text, #text))
end

--- Closes the ruleset for changes; it can be judged with from then on.
---@return syma.Ruleset|nil
---@return syma.Error|nil
function Ruleset:compile()
  return settle(self, C.syma_ruleset_compile(pointer(self)))
end

--- The pointer of a ruleset, or NULL for nil: the built-in rules.
function Ruleset.given(value)
  return handle.optional_pointer(value, Ruleset, "ruleset")
end

return Ruleset
