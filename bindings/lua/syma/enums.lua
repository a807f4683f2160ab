-- SPDX-License-Identifier: MIT
-- Numbers of enumerations as the words people use for them. A number that has
-- no word, as of a later release, comes through as the number it is.

local ffi = require("ffi")
local bit = require("bit")
local C = require("syma.library")
local args = require("syma.args")
local errors = require("syma.errors")
local numbers = require("syma.ffi").enums

local enums = {}

local function word(pointer, number)
  return pointer ~= nil and ffi.string(pointer) or number
end

---@return string|integer
function enums.state(number)
  return word(C.syma_state_name(number), number)
end

---@return string|integer
function enums.usable(number)
  return word(C.syma_usable_name(number), number)
end

---@return string|integer
function enums.section_kind(number)
  return word(C.syma_section_kind_name(number), number)
end

---@return string|integer
function enums.change_kind(number)
  return word(C.syma_change_kind_name(number), number)
end

---@return string|integer
function enums.promise_status(number)
  return word(C.syma_promise_status_name(number), number)
end

---@return string|integer
function enums.robots(number)
  return word(C.syma_robots_name(number), number)
end

-- The library has no words for these lists: they are the enumerators' own.
local function words_of(enum, prefix)
  local words = {}
  for name, number in pairs(numbers[enum]) do
    words[number] = name:sub(#prefix + 1):lower()
  end
  return function(number)
    return words[number] or number
  end
end

enums.event_kind = words_of("syma_event_kind", "SYMA_EVENT_")
enums.notice_kind = words_of("syma_notice_kind", "SYMA_NOTICE_")
enums.option_type = words_of("syma_option_type", "SYMA_OPTION_")

---@class syma.Flags: table<string|integer, boolean> a set: name -> true
local Flags = { __name = "syma.Flags" }

function Flags:__tostring()
  local names = {}
  for name in pairs(self) do
    names[#names + 1] = tostring(name)
  end
  table.sort(names)
  return table.concat(names, ", ")
end

local function each_bit()
  local i = -1
  return function()
    i = i + 1
    return i < 32 and 2 ^ i or nil
  end
end

local function has(bits, flag)
  return bit.band(bits, flag) ~= 0
end

--- The set of a number; a bit without a name is in it as a number.
---@return syma.Flags
function enums.flags(bits)
  local set = setmetatable({}, Flags)
  for flag in each_bit() do
    if has(bits, flag) then
      set[word(C.syma_flag_name(flag), flag)] = true
    end
  end
  return set
end

local function flag_number(name)
  if type(name) == "number" then
    return name
  end
  for flag in each_bit() do
    if word(C.syma_flag_name(flag), nil) == name then
      return flag
    end
  end
  errors.wrong_argument("flags: there is no flag " .. tostring(name))
end

--- The number of a set, of a number itself, or of nil.
---@param flags syma.Flags|table|integer|nil
---@return integer
function enums.flag_bits(flags)
  if type(flags) == "number" then
    return args.uint32(flags, "flags")
  end
  local bits = 0
  for name, is_set in pairs(args.optional_table(flags, "flags")) do
    -- A list of names is a set too.
    if type(name) == "number" and type(is_set) == "string" then
      name = is_set
    end
    if is_set then
      bits = bit.bor(bits, flag_number(name))
    end
  end
  bits = bits % 0x100000000 -- bit gives signed numbers
  return args.uint32(bits, "flags")
end

local function number_of(value, from_name, what)
  if type(value) == "number" then
    return args.int(value, what)
  end
  local number = from_name(args.text(value, what))
  if number < 0 then
    return nil, errors.new(number, ("there is no %s %q"):format(what, value))
  end
  return number
end

--- The number of a section kind: of its name, of itself, or of nil.
---@return integer|nil
---@return syma.Error|nil
function enums.section_kind_number(value)
  if value == nil then
    return numbers.syma_section_kind.SYMA_SECTION_GENERIC
  end
  return number_of(value, C.syma_section_kind_from_name, "section kind")
end

---@return integer|nil
---@return syma.Error|nil
function enums.state_number(value)
  return number_of(value, C.syma_state_from_name, "state")
end

local function usable_from_name(name)
  for _, number in pairs(numbers.syma_usable) do
    if enums.usable(number) == name then
      return number
    end
  end
  return numbers.syma_error.SYMA_ENOTFOUND
end

---@return integer|nil
---@return syma.Error|nil
function enums.usable_number(value)
  return number_of(value, usable_from_name, "usable")
end

return enums
