-- SPDX-License-Identifier: MIT
-- Limits and manners, by key. Which keys there are, and their bounds, the
-- library says.

local ffi = require("ffi")
local C = require("syma.library")
local args = require("syma.args")
local enums = require("syma.enums")
local errors = require("syma.errors")
local handle = require("syma.handle")

---@class syma.Options
local Options = handle.class("syma.Options", C.syma_options_free)

local function pointer(self)
  return handle.pointer(self, Options)
end

local function set(self, key, value)
  if type(value) == "string" then
    return C.syma_options_set_str(pointer(self), key, args.text(value, key))
  end
  if type(value) == "boolean" then
    value = args.boolean(value, key)
  end
  return C.syma_options_set_int(pointer(self), key, args.int64(value, key))
end

local function refused(code, key)
  return errors.new(code, ("option %s: %s"):format(key,
    ffi.string(C.syma_strerror(code))))
end

--- Sets one option. On failure the old value stays.
---@param key string
---@param value integer|string|boolean true is 1, false is 0
---@return syma.Options|nil
---@return syma.Error|nil
function Options:set(key, value)
  local code = set(self, args.text(key, "key"), value)
  if code < 0 then
    return nil, refused(code, key)
  end
  return self
end

--- What an option is set to.
---@param key string
---@return integer|string|nil
---@return syma.Error|nil
function Options:get(key)
  args.text(key, "key")
  local text = C.syma_options_get_str(pointer(self), key)
  if text ~= nil then
    return handle.text(self, text)
  end
  local out = ffi.new("int64_t[1]")
  local code = C.syma_options_get_int(pointer(self), key, out)
  if code < 0 then
    return nil, refused(code, key)
  end
  return tonumber(out[0])
end

-- In the order of their names, so that of two wrong ones the same is told
-- each time.
local function sorted_keys(values)
  local keys = {}
  for key in pairs(values) do
    keys[#keys + 1] = args.text(key, "name of an option")
  end
  table.sort(keys)
  return keys
end

--- Makes options: the defaults, but for what the table says.
---@param values table<string, integer|string|boolean>|nil
---@return syma.Options|nil
---@return syma.Error|nil
function Options.new(values)
  local keys = sorted_keys(args.optional_table(values, "options"))
  local out = ffi.new("syma_options *[1]")
  local self, err = Options.made(C.syma_options_new(out), out)
  for _, key in ipairs(self and keys or {}) do
    local ok
    ok, err = self:set(key, values[key])
    if not ok then
      return nil, err
    end
  end
  return self, err
end

--- The pointer of what is given as options: an object, a table, or nil.
---@return boolean|nil ok
---@return ffi.cdata*|syma.Error|nil pointer
function Options.given(value)
  if value == nil or handle.is(value, Options) then
    return true, handle.optional_pointer(value, Options)
  end
  local made, err = Options.new(value)
  if not made then
    return nil, err
  end
  return true, pointer(made)
end

local function describe(i)
  local default = C.syma_option_default_str(i)
  local option = {
    name = ffi.string(C.syma_option_name(i)),
    type = enums.option_type(C.syma_option_type(i)),
    help = ffi.string(C.syma_option_help(i)),
  }
  if default ~= nil then
    option.default = ffi.string(default)
  else
    option.default = tonumber(C.syma_option_default(i))
    option.min = tonumber(C.syma_option_min(i))
    option.max = tonumber(C.syma_option_max(i))
  end
  return option
end

---@class syma.Option
---@field name string
---@field type string|integer "int" or "str"
---@field default integer|string
---@field min integer|nil of a number
---@field max integer|nil of a number
---@field help string

--- All options there are.
---@return syma.Option[]
function Options.list()
  local list = {}
  for i = 0, tonumber(C.syma_option_count()) - 1 do
    list[#list + 1] = describe(i)
  end
  return list
end

return Options
