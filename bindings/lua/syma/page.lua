-- SPDX-License-Identifier: MIT
-- A page that one's own client has fetched: told what its answer was like,
-- fed its bytes, finished, and judged.

local ffi = require("ffi")
local C = require("syma.library")
local Context = require("syma.context")
local Options = require("syma.options")
local Ruleset = require("syma.ruleset")
local Verdict = require("syma.verdict")
local args = require("syma.args")
local enums = require("syma.enums")
local errors = require("syma.errors")
local handle = require("syma.handle")

---@class syma.Page
local Page = handle.class("syma.Page", C.syma_page_free)

local function pointer(self)
  return handle.pointer(self, Page)
end

local function settle(self, code)
  if code >= 0 then
    return self
  end
  local text = handle.text(self, C.syma_page_last_error(pointer(self)))
  return nil, errors.new(code, text)
end

--- Makes an empty page.
---@param options syma.Options|table|nil the limits for it
---@return syma.Page|nil
---@return syma.Error|nil
function Page.new(options)
  local out = ffi.new("syma_page *[1]")
  local ok, o = Options.given(options)
  if not ok then
    return nil, o
  end
  return Page.made(C.syma_page_new(o, out), out)
end

--- Says where the bytes came from, after all redirects.
---@param url string
---@return syma.Page|nil
---@return syma.Error|nil
function Page:set_url(url)
  args.text(url, "url")
  return settle(self, C.syma_page_set_url(pointer(self), url))
end

--- Says which address was asked for, before all redirects.
---@param url string
---@return syma.Page|nil
---@return syma.Error|nil
function Page:set_request_url(url)
  args.text(url, "url")
  return settle(self, C.syma_page_set_request_url(pointer(self), url))
end

--- Says where the home page of the portal is.
---@param url string
---@return syma.Page|nil
---@return syma.Error|nil
function Page:set_home_url(url)
  args.text(url, "url")
  return settle(self, C.syma_page_set_home_url(pointer(self), url))
end

--- Says with which status the page was answered.
---@param status integer 100 to 999
---@return syma.Page|nil
---@return syma.Error|nil
function Page:set_http_status(status)
  args.int(status, "status")
  return settle(self, C.syma_page_set_http_status(pointer(self), status))
end

--- Adds one redirect, in the order in which they were followed.
---@param status integer
---@param to_url string
---@return syma.Page|nil
---@return syma.Error|nil
function Page:add_redirect(status, to_url)
  args.int(status, "status")
  args.text(to_url, "url")
  return settle(self, C.syma_page_add_redirect(pointer(self), status, to_url))
end

--- Says that the fetch failed, and how.
---@param reason string as in "connect_refused"
---@return syma.Page|nil
---@return syma.Error|nil
function Page:set_failure(reason)
  args.text(reason, "reason")
  return settle(self, C.syma_page_set_failure(pointer(self), reason))
end

--- Says that the failure was seen again on a new connection.
---@return syma.Page|nil
---@return syma.Error|nil
function Page:set_confirmed()
  return settle(self, C.syma_page_set_confirmed(pointer(self)))
end

--- Says how long a phase of the fetch took.
---@param phase string "resolve", "connect", "tls", "first_byte", "body" or
--- "total"
---@param ms integer milliseconds
---@return syma.Page|nil
---@return syma.Error|nil
function Page:set_timing_ms(phase, ms)
  args.text(phase, "phase")
  args.int64(ms, "ms")
  return settle(self, C.syma_page_set_timing_ms(pointer(self), phase, ms))
end

--- Adds a certificate that the server showed, its own first.
---@param subject string "" where it is not known
---@param issuer string "" where it is not known
---@param not_after_ms integer|nil milliseconds since the epoch
---@return syma.Page|nil
---@return syma.Error|nil
function Page:add_cert(subject, issuer, not_after_ms)
  args.text(subject, "subject")
  args.text(issuer, "issuer")
  local ends = args.int64(not_after_ms or -1, "not_after_ms")
  return settle(self, C.syma_page_add_cert(pointer(self), subject, issuer,
    ends))
end

--- Adds a header of the last answer. Content-Type comes before the first byte.
---@param name string
---@param value string
---@return syma.Page|nil
---@return syma.Error|nil
function Page:add_header(name, value)
  args.text(name, "name")
  args.text(value, "value")
  return settle(self, C.syma_page_add_header(pointer(self), name, value))
end

--- Feeds bytes of the body, content codings undone.
---@param bytes string
---@return syma.Page|nil
---@return syma.Error|nil
function Page:feed(bytes)
  args.bytes(bytes, "bytes")
  return settle(self, C.syma_page_feed(pointer(self), bytes, #bytes))
end

--- Says that there is no more.
---@return syma.Page|nil
---@return syma.Error|nil
function Page:finish()
  return settle(self, C.syma_page_finish(pointer(self)))
end

--- Judges the finished page.
---@param kind string|integer|nil what the section is for; nil: "generic"
---@param context syma.Context|nil
---@param ruleset syma.Ruleset|nil compiled; nil: the built-in rules
---@return syma.Verdict|nil
---@return syma.Error|nil
function Page:classify(kind, context, ruleset)
  local p = pointer(self)
  local c = handle.optional_pointer(context, Context, "context")
  local r = Ruleset.given(ruleset)
  local number, err = enums.section_kind_number(kind)
  if not number then
    return nil, err
  end
  local out = ffi.new("syma_verdict *[1]")
  return Verdict.made(C.syma_classify(p, number, c, r, out), out)
end

return Page
