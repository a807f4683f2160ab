-- SPDX-License-Identifier: MIT
-- What is known beside a page: the time, the zone, the language, the section.

local ffi = require("ffi")
local C = require("syma.library")
local args = require("syma.args")
local errors = require("syma.errors")
local handle = require("syma.handle")

---@class syma.Context
local Context = handle.class("syma.Context", C.syma_context_free)

local function pointer(self)
  return handle.pointer(self, Context)
end

local function settle(self, code)
  if code < 0 then
    return nil, errors.new(code)
  end
  return self
end

--- Says when the page was seen.
---@param now integer milliseconds since the epoch
---@return syma.Context|nil
---@return syma.Error|nil
function Context:set_now_ms(now)
  args.int64(now, "now")
  return settle(self, C.syma_context_set_now_ms(pointer(self), now))
end

--- Says in which time zone the page speaks.
---@param name string as in "Europe/Paris"
---@return syma.Context|nil
---@return syma.Error|nil
function Context:set_time_zone(name)
  args.text(name, "time zone")
  return settle(self, C.syma_context_set_time_zone(pointer(self), name))
end

--- Says in which language the page is expected to speak.
---@param tag string as in "pt-BR"
---@return syma.Context|nil
---@return syma.Error|nil
function Context:set_language(tag)
  args.text(tag, "language")
  return settle(self, C.syma_context_set_language(pointer(self), tag))
end

--- Takes over what a portal says of a section.
---@param portal syma.Portal
---@param section_id string
---@return syma.Context|nil
---@return syma.Error|nil
function Context:set_section(portal, section_id)
  local p = handle.pointer(portal, require("syma.portal"), "portal")
  args.text(section_id, "section")
  return settle(self,
    C.syma_context_set_section(pointer(self), p, section_id))
end

--- Says that credentials went with the request.
---@param given boolean
---@return syma.Context|nil
---@return syma.Error|nil
function Context:set_credentials(given)
  local number = args.boolean(given, "credentials")
  return settle(self, C.syma_context_set_credentials(pointer(self), number))
end

--- Says how the section's forms were made up before.
---@param signature string
---@return syma.Context|nil
---@return syma.Error|nil
function Context:set_signature(signature)
  args.text(signature, "signature")
  return settle(self, C.syma_context_set_signature(pointer(self), signature))
end

--- Says what the site shows for an address that cannot exist.
---@param page syma.Page finished
---@return syma.Context|nil
---@return syma.Error|nil
function Context:set_not_found(page)
  local p = handle.pointer(page, require("syma.page"), "page")
  return settle(self, C.syma_context_set_not_found(pointer(self), p))
end

---@class syma.ContextFields
---@field now_ms integer|nil
---@field time_zone string|nil
---@field language string|nil
---@field credentials boolean|nil
---@field signature string|nil
---@field not_found syma.Page|nil

local setters = {
  now_ms = Context.set_now_ms,
  time_zone = Context.set_time_zone,
  language = Context.set_language,
  credentials = Context.set_credentials,
  signature = Context.set_signature,
  not_found = Context.set_not_found,
}

--- Makes a context that says what the table says.
---@param fields syma.ContextFields|nil
---@return syma.Context|nil
---@return syma.Error|nil
function Context.new(fields)
  fields = args.optional_table(fields, "context")
  args.known_fields(fields, setters, "context")
  local out = ffi.new("syma_context *[1]")
  local self, err = Context.made(C.syma_context_new(out), out)
  for name, value in pairs(self and fields or {}) do
    local ok
    ok, err = setters[name](self, value)
    if not ok then
      return nil, err
    end
  end
  return self, err
end

return Context
