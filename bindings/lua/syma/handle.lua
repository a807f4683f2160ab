-- SPDX-License-Identifier: MIT
-- Objects of the library as objects of Lua: released by the collector, or by
-- hand with close, and of no use from then on.

local ffi = require("ffi")
local C = require("syma.library")
local errors = require("syma.errors")

local handle = {}

--- A class whose objects hold a pointer.
---@param name string for people, as in "syma.Page"
---@param release ffi.cdata* the C function that releases such a pointer
---@return table
function handle.class(name, release)
  local class = { __name = name }
  class.__index = class

  --- Takes over a pointer that belongs to the caller.
  function class.wrap(pointer)
    return setmetatable({ _pointer = ffi.gc(pointer, release) }, class)
  end

  --- What comes of a call that makes such an object.
  ---@return table|nil
  ---@return syma.Error|nil
  function class.made(code, out)
    if code < 0 then
      return nil, errors.new(code)
    end
    return class.wrap(out[0])
  end

  --- Releases the object now. A second time does nothing.
  function class:close()
    if not handle.is(self, class) then
      errors.wrong_argument("self: " .. name .. " expected")
    end
    if self._pointer then
      release(ffi.gc(self._pointer, nil))
      self._pointer = nil
    end
  end

  ---@return boolean
  function class:is_closed()
    return self._pointer == nil
  end

  function class:__tostring()
    return name .. (self._pointer and "" or " (closed)")
  end

  return class
end

---@return boolean
function handle.is(object, class)
  return type(object) == "table" and getmetatable(object) == class
end

--- The pointer of an open object of that class; anything else is thrown.
function handle.pointer(object, class, what)
  if not handle.is(object, class) then
    errors.wrong_argument(("%s: %s expected, not %s"):format(what or "self",
      class.__name, type(object)))
  end
  if object._pointer == nil then
    errors.closed(class.__name)
  end
  return object._pointer
end

--- The same, with NULL for nil.
function handle.optional_pointer(object, class, what)
  if object == nil then
    return nil
  end
  return handle.pointer(object, class, what)
end

local function keep() end

--- A copy of a text that belongs to owner; nil for NULL.
---@return string|nil
function handle.text(owner, pointer)
  local text = pointer ~= nil and ffi.string(pointer) or nil
  keep(owner) -- else the collector could take it before the copy is made
  return text
end

--- What a function that writes a text made, which is the caller's.
---@return string|nil text
---@return syma.Error|nil
function handle.made_text(code, out)
  if code < 0 then
    return nil, errors.new(code)
  end
  local text = ffi.string(out[0])
  C.syma_string_free(out[0])
  return text
end

--- A moment or a duration; nil where it is not known.
---@return integer|nil
function handle.ms(value)
  local number = tonumber(value)
  return number >= 0 and number or nil
end

return handle
