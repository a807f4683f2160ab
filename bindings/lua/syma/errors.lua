-- SPDX-License-Identifier: MIT
-- Errors as objects. What the library refuses is returned as nil, err; what
-- is a mistake of the program (a wrong type, a closed object) is thrown.

local ffi = require("ffi")
local C = require("syma.library")
local codes = require("syma.ffi").enums.syma_error

---@class syma.Error
---@field code integer a number of enum syma_error
---@field name string its name, as in "SYMA_EURL"
---@field message string what is wrong, in English
---@field line integer|nil the line of a document that is to blame
---@field where string|nil the line of the program that made a mistake
local Error = { __name = "syma.Error" }
Error.__index = Error

function Error:__tostring()
  local where = self.where and self.where .. ": " or ""
  return where .. self.name .. ": " .. self.message
end

local errors = {}

local function name_of(code)
  local name = C.syma_error_name(code)
  return name ~= nil and ffi.string(name) or "error " .. code
end

--- An error of the library.
---@param code integer a negative result
---@param detail string|nil the words of the object that failed
---@param line integer|nil
---@return syma.Error
function errors.new(code, detail, line)
  if detail == nil or detail == "" then
    detail = ffi.string(C.syma_strerror(code))
  end
  return setmetatable({
    code = code,
    name = name_of(code),
    message = detail,
    line = line ~= 0 and line or nil,
  }, Error)
end

---@return boolean
function errors.is_error(value)
  return getmetatable(value) == Error
end

local own = debug.getinfo(1, "S").source:gsub("errors%.lua$", "")

local function is_own(source)
  return source:sub(1, #own) == own or
    source == own:gsub("[/\\]$", "") .. ".lua"
end

-- Counting levels would break with every tail call: the first frame that is
-- not of this binding made the mistake.
local function culprit()
  local level = 2
  local frame = debug.getinfo(level, "Sl")
  while frame and (frame.what == "C" or is_own(frame.source)) do
    level = level + 1
    frame = debug.getinfo(level, "Sl")
  end
  return frame and frame.short_src .. ":" .. frame.currentline
end

local function throw(code, message)
  local err = errors.new(code, message)
  err.where = culprit()
  error(err, 0)
end

--- An argument is not of the type it must be.
function errors.wrong_argument(message)
  throw(codes.SYMA_EINVAL, message)
end

--- An object was used after its close.
function errors.closed(class_name)
  throw(codes.SYMA_ESTATE, class_name .. " is closed")
end

return errors
