-- SPDX-License-Identifier: MIT
-- What to watch: a portal and its sections, built by calls or read from a
-- document.

local ffi = require("ffi")
local C = require("syma.library")
local args = require("syma.args")
local enums = require("syma.enums")
local errors = require("syma.errors")
local handle = require("syma.handle")
local numbers = require("syma.ffi").enums

---@class syma.Portal
local Portal = handle.class("syma.Portal", C.syma_portal_free)

local function pointer(self)
  return handle.pointer(self, Portal)
end

local function settle(self, code)
  if code >= 0 then
    return self
  end
  local text = handle.text(self, C.syma_portal_last_error(pointer(self)))
  return nil, errors.new(code, text)
end

--- Makes a portal without sections.
---@param id string|nil nil or "": a portal without a name
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal.new(id)
  local name = args.optional_text(id, "id") or ""
  local out = ffi.new("syma_portal *[1]")
  return Portal.made(C.syma_portal_new(name, out), out)
end

--- Fills the portal from a document.
---@param text string a <portal> element, UTF-8
---@return syma.Portal|nil
---@return syma.Error|nil with the line that is to blame
function Portal:load(text)
  args.bytes(text, "text")
  local ok, err = settle(self, C.syma_portal_load(pointer(self), text, #text))
  if not ok then
    local line = tonumber(C.syma_portal_error_line(pointer(self)))
    err.line = line ~= 0 and line or nil
  end
  return ok, err
end

local section_flags = { optional = true }

local function section_bits(flags)
  if type(flags) == "number" then
    return args.uint32(flags, "flags")
  end
  flags = args.optional_table(flags, "flags")
  args.known_fields(flags, section_flags, "flags")
  return flags.optional and
    numbers.syma_section_flag.SYMA_SECTION_OPTIONAL or 0
end

--- Adds a section.
---@param id string
---@param kind string|integer|nil what it is for; nil: "generic"
---@param url string may be relative once the home page is set
---@param flags {optional: boolean}|integer|nil
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:add_section(id, kind, url, flags)
  args.text(id, "id")
  args.text(url, "url")
  local p, bits = pointer(self), section_bits(flags)
  local number, err = enums.section_kind_number(kind)
  if not number then
    return nil, err
  end
  return settle(self, C.syma_portal_add_section(p, id, number, url, bits))
end

--- Sends a header with the requests for a section.
---@param section_id string|nil nil: all sections
---@param name string
---@param value string
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:set_header(section_id, name, value)
  args.text(name, "name")
  args.text(value, "value")
  return settle(self, C.syma_portal_set_header(pointer(self),
    args.optional_text(section_id, "section"), name, value))
end

--- Logs in by HTTP itself.
---@param section_id string|nil nil: all sections without one of their own
---@param scheme string "basic", "digest" or "bearer"
---@param user string|nil nil or "" for bearer
---@param secret string password or token
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:set_auth(section_id, scheme, user, secret)
  args.text(scheme, "scheme")
  args.text(secret, "secret")
  return settle(self, C.syma_portal_set_auth(pointer(self),
    args.optional_text(section_id, "section"), scheme,
    args.optional_text(user, "user"), secret))
end

local function expect(self, section_id, type, must, pattern)
  args.text(section_id, "section")
  args.text(type, "type")
  args.text(pattern, "pattern")
  return settle(self, C.syma_portal_expect(pointer(self), section_id, type,
    must, pattern))
end

--- Says what a section's page must have.
---@param section_id string
---@param type string "phrase", "regex", "title" or "header"
---@param pattern string
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:expect(section_id, type, pattern)
  return expect(self, section_id, type, 1, pattern)
end

--- Says what a section's page must not have.
---@param section_id string
---@param type string "phrase", "regex", "title" or "header"
---@param pattern string
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:forbid(section_id, type, pattern)
  return expect(self, section_id, type, 0, pattern)
end

--- Says where the home page is.
---@param url string
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:set_home(url)
  args.text(url, "url")
  return settle(self, C.syma_portal_set_home(pointer(self), url))
end

--- Says in which language the portal speaks.
---@param tag string as in "pt-BR"
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:set_language(tag)
  args.text(tag, "language")
  return settle(self, C.syma_portal_set_language(pointer(self), tag))
end

--- Says where the time zone files are.
---@param folder string
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:set_zoneinfo_dir(folder)
  args.text(folder, "folder")
  return settle(self, C.syma_portal_set_zoneinfo_dir(pointer(self), folder))
end

--- Says in which time zone the portal speaks.
---@param name string as in "Europe/Paris"
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:set_time_zone(name)
  args.text(name, "time zone")
  return settle(self, C.syma_portal_set_time_zone(pointer(self), name))
end

--- Says that a section is of no use unless another works.
---@param section_id string
---@param needed_id string
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:add_need(section_id, needed_id)
  args.text(section_id, "section")
  args.text(needed_id, "needed section")
  return settle(self,
    C.syma_portal_add_need(pointer(self), section_id, needed_id))
end

local fallback_fields =
  { act = true, channel = true, address = true, keyword = true }

--- Tells another way to what a section is for.
---@param section_id string
---@param way {act: string, channel: string, address: string,
--- keyword: string|nil}
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:add_fallback(section_id, way)
  args.text(section_id, "section")
  way = args.optional_table(way, "way")
  args.known_fields(way, fallback_fields, "way")
  return settle(self, C.syma_portal_add_fallback(pointer(self), section_id,
    args.text(way.act, "act"), args.text(way.channel, "channel"),
    args.text(way.address, "address"),
    args.optional_text(way.keyword, "keyword")))
end

local window_fields = { section = true, days = true, begin = true,
  ["end"] = true }

--- Plans work at the portal's local times: once, as from "2026-12-01T22:00",
--- or on days as "mon wed" or "daily", as from "22:00".
---@param window {section: string|nil, days: string|nil, begin: string,
--- end: string} without a section: for all
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:add_window(window)
  window = args.optional_table(window, "window")
  args.known_fields(window, window_fields, "window")
  return settle(self, C.syma_portal_add_window(pointer(self),
    args.optional_text(window.section, "section"),
    args.optional_text(window.days, "days"), args.text(window.begin, "begin"),
    args.text(window["end"], "end")))
end

local promise_fields = { section = true, source = true, text = true,
  said = true, latest = true, vague = true }

--- Tells of a promise that was heard elsewhere, as by the "press". Times are
--- local as above, or have an offset.
---@param promise {section: string|nil, source: string, text: string,
--- said: string, latest: string|nil, vague: boolean|nil} without a section:
--- of the portal as a whole
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:add_promise(promise)
  promise = args.optional_table(promise, "promise")
  args.known_fields(promise, promise_fields, "promise")
  return settle(self, C.syma_portal_add_promise(pointer(self),
    args.optional_text(promise.section, "section"),
    args.text(promise.source, "source"), args.text(promise.text, "text"),
    args.text(promise.said, "said"),
    args.optional_text(promise.latest, "latest"),
    args.boolean(promise.vague or false, "vague")))
end

--- Says how a section's forms were made up before.
---@param section_id string
---@param signature string "": forget it
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:set_signature(section_id, signature)
  args.text(section_id, "section")
  args.text(signature, "signature")
  return settle(self,
    C.syma_portal_set_signature(pointer(self), section_id, signature))
end

--- Says how the address of a section was found; reports tell it.
---@param section_id string
---@param found string as a candidate's found_by; "": forget it
---@return syma.Portal|nil
---@return syma.Error|nil
function Portal:set_found_by(section_id, found)
  args.text(section_id, "section")
  args.text(found, "found")
  return settle(self,
    C.syma_portal_set_found_by(pointer(self), section_id, found))
end

--- The portal as a document.
---@param format string|nil "xml", which is also what nil is
---@return string|nil
---@return syma.Error|nil
function Portal:format(format)
  local name = args.optional_text(format, "format") or "xml"
  local out = ffi.new("char *[1]")
  return handle.made_text(C.syma_portal_format(pointer(self), name, out), out)
end

---@return integer
function Portal:section_count()
  return tonumber(C.syma_portal_section_count(pointer(self)))
end

--- The schema of portal documents, RELAX NG.
---@return string
function Portal.schema()
  return ffi.string(C.syma_portal_schema())
end

return Portal
