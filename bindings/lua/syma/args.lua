-- SPDX-License-Identifier: MIT
-- Checks of what goes into C, where LuaJIT would cut or convert in silence.
-- Each takes the value and the name of the argument.

local errors = require("syma.errors")

local args = {}

local function expected(kind, value, what)
  errors.wrong_argument(("%s: %s expected, not %s"):format(what, kind,
    type(value)))
end

--- Any bytes.
---@return string
function args.bytes(value, what)
  if type(value) ~= "string" then
    expected("a string", value, what)
  end
  return value
end

--- A text that ends where C says it does.
---@return string
function args.text(value, what)
  if args.bytes(value, what):find("\0", 1, true) then
    errors.wrong_argument(what .. ": a NUL byte in a text")
  end
  return value
end

---@return string|nil
function args.optional_text(value, what)
  return value ~= nil and args.text(value, what) or nil
end

local function whole(value, what, least, greatest)
  if type(value) ~= "number" then
    expected("a number", value, what)
  end
  if value % 1 ~= 0 or value < least or value > greatest then
    errors.wrong_argument(("%s: %s is no whole number that can be passed on")
      :format(what, value))
  end
  return value
end

---@return integer
function args.int(value, what)
  return whole(value, what, -2 ^ 31, 2 ^ 31 - 1)
end

--- An int64_t, as far as a Lua number is exact.
---@return integer
function args.int64(value, what)
  return whole(value, what, -2 ^ 53, 2 ^ 53)
end

---@return integer
function args.uint32(value, what)
  return whole(value, what, 0, 2 ^ 32 - 1)
end

---@return integer
function args.uint64(value, what)
  return whole(value, what, 0, 2 ^ 53)
end

--- true and false as C has them.
---@return integer
function args.boolean(value, what)
  if type(value) ~= "boolean" then
    expected("a boolean", value, what)
  end
  return value and 1 or 0
end

---@return table
function args.optional_table(value, what)
  if value ~= nil and type(value) ~= "table" then
    expected("a table", value, what)
  end
  return value or {}
end

--- Refuses what a table of named arguments has beside the names of allowed.
function args.known_fields(fields, allowed, what)
  for name in pairs(fields) do
    if not allowed[name] then
      errors.wrong_argument(("%s: there is no field %s"):format(what,
        tostring(name)))
    end
  end
end

return args
