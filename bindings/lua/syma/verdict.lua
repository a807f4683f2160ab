-- SPDX-License-Identifier: MIT
-- What was found on one page, and why. Texts and lists are copies: they
-- outlive the verdict.

local ffi = require("ffi")
local C = require("syma.library")
local args = require("syma.args")
local enums = require("syma.enums")
local handle = require("syma.handle")

---@class syma.Verdict
local Verdict = handle.class("syma.Verdict", C.syma_verdict_unref)

local text, ms = handle.text, handle.ms

local function pointer(self)
  return handle.pointer(self, Verdict)
end

--- A verdict of one's own, of one that belongs to another object.
function Verdict.keep(borrowed)
  if borrowed == nil then
    return nil
  end
  return Verdict.wrap(C.syma_verdict_ref(borrowed))
end

--- Who is at fault: "up", "degraded", "maintenance", "down" or "unknown".
---@return string|integer
function Verdict:state()
  return enums.state(C.syma_verdict_state(pointer(self)))
end

--- How sure the state is, 0 to 999.
---@return integer
function Verdict:confidence()
  return C.syma_verdict_confidence(pointer(self))
end

--- What a customer can do: "yes", "partly", "no" or "unknown".
---@return string|integer
function Verdict:usable()
  return enums.usable(C.syma_verdict_usable(pointer(self)))
end

--- Why, in one word of the list that syma.reasons gives.
---@return string
function Verdict:reason()
  return text(self, C.syma_verdict_reason(pointer(self)))
end

--- What is true beside the state.
---@return syma.Flags
function Verdict:flags()
  return enums.flags(C.syma_verdict_flags(pointer(self)))
end

--- As what kind of section the page was judged.
---@return string|integer
function Verdict:kind()
  return enums.section_kind(C.syma_verdict_kind(pointer(self)))
end

--- The product that made the page; "" where it is not known.
---@return string
function Verdict:product()
  return text(self, C.syma_verdict_product(pointer(self)))
end

--- How the forms are made up, for a later check; "" where there was no page.
---@return string
function Verdict:signature()
  return text(self, C.syma_verdict_signature(pointer(self)))
end

--- The address that was asked for; "" where it was not said.
---@return string
function Verdict:url()
  return text(self, C.syma_verdict_url(pointer(self)))
end

--- The address that answered; "" where it was not said.
---@return string
function Verdict:final_url()
  return text(self, C.syma_verdict_final_url(pointer(self)))
end

--- The status of the last answer; nil where there was none.
---@return integer|nil
function Verdict:http_status()
  local status = C.syma_verdict_http_status(pointer(self))
  return status ~= 0 and status or nil
end

--- The codes of evidence without which the section would be up.
---@return string
function Verdict:unless()
  return text(self, C.syma_verdict_unless(pointer(self)))
end

--- The verdict in one English line.
---@return string
function Verdict:summary()
  return text(self, C.syma_verdict_summary(pointer(self)))
end

--- How long a phase of the fetch took, in milliseconds; nil: not known.
---@param phase string "resolve", "connect", "tls", "first_byte", "body" or
--- "total"
---@return integer|nil
function Verdict:timing_ms(phase)
  args.text(phase, "phase")
  return ms(C.syma_verdict_timing_ms(pointer(self), phase))
end

--- The addresses that redirects led to, in their order.
---@return string[]
function Verdict:redirects()
  local v = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_verdict_redirect_count(v)) - 1 do
    list[#list + 1] = text(self, C.syma_verdict_redirect_url(v, i))
  end
  return list
end

---@class syma.Form
---@field kind string "login", "search" ...
---@field enabled boolean whether it can be filled

--- The forms of the page, in page order.
---@return syma.Form[]
function Verdict:forms()
  local v = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_verdict_form_count(v)) - 1 do
    list[#list + 1] = {
      kind = text(self, C.syma_verdict_form_kind(v, i)),
      enabled = C.syma_verdict_form_enabled(v, i) == 1,
    }
  end
  return list
end

---@class syma.Certificate
---@field subject string
---@field issuer string
---@field not_after_ms integer|nil milliseconds since the epoch

--- The certificates that the server showed, its own first.
---@return syma.Certificate[]
function Verdict:certificates()
  local v = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_verdict_cert_count(v)) - 1 do
    list[#list + 1] = {
      subject = text(self, C.syma_verdict_cert_subject(v, i)),
      issuer = text(self, C.syma_verdict_cert_issuer(v, i)),
      not_after_ms = ms(C.syma_verdict_cert_not_after(v, i)),
    }
  end
  return list
end

--- Which of the certificates is the first to end, from 1; nil: not known.
---@return integer|nil
function Verdict:first_certificate_to_end()
  local v = pointer(self)
  local first = tonumber(C.syma_verdict_cert_first(v))
  return first < tonumber(C.syma_verdict_cert_count(v)) and first + 1 or nil
end

---@class syma.Evidence
---@field code string as in "form.password.absent"
---@field points_to string|integer the state it speaks for
---@field weight integer 0 to 1000; 0: reported only
---@field zone string where it was found
---@field excerpt string the words; "" where there are none

local function evidence(self, e)
  return {
    code = text(self, C.syma_evidence_code(e)),
    points_to = enums.state(C.syma_evidence_points_to(e)),
    weight = C.syma_evidence_weight(e),
    zone = text(self, C.syma_evidence_zone(e)),
    excerpt = text(self, C.syma_evidence_excerpt(e)),
  }
end

--- All evidence, the heaviest first.
---@return syma.Evidence[]
function Verdict:evidence()
  local v = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_verdict_evidence_count(v)) - 1 do
    list[#list + 1] = evidence(self, C.syma_verdict_evidence(v, i))
  end
  return list
end

---@class syma.Notice
---@field kind string|integer "maintenance_now", "maintenance_planned",
--- "incident" or "fallback"
---@field earliest_ms integer|nil milliseconds since the epoch
---@field latest_ms integer|nil milliseconds since the epoch
---@field vague boolean whether the moments are read out of loose words
---@field text string
---@field act string of a way round, as the three below; else ""
---@field channel string
---@field address string
---@field keyword string

local function notice(self, n)
  return {
    kind = enums.notice_kind(C.syma_notice_kind(n)),
    earliest_ms = ms(C.syma_notice_earliest_ms(n)),
    latest_ms = ms(C.syma_notice_latest_ms(n)),
    vague = C.syma_notice_vague(n) == 1,
    text = text(self, C.syma_notice_text(n)),
    act = text(self, C.syma_notice_act(n)),
    channel = text(self, C.syma_notice_channel(n)),
    address = text(self, C.syma_notice_address(n)),
    keyword = text(self, C.syma_notice_keyword(n)),
  }
end

--- What the page announces.
---@return syma.Notice[]
function Verdict:notices()
  local v = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_verdict_notice_count(v)) - 1 do
    list[#list + 1] = notice(self, C.syma_verdict_notice(v, i))
  end
  return list
end

---@class syma.Since
---@field earliest_ms integer milliseconds since the epoch
---@field latest_ms integer|nil milliseconds since the epoch
---@field vague boolean
---@field text string

--- When the maintenance or the trouble began; nil where it is not said.
---@return syma.Since|nil
function Verdict:since()
  local v = pointer(self)
  local earliest = ms(C.syma_verdict_since_earliest_ms(v))
  if not earliest then
    return nil
  end
  return {
    earliest_ms = earliest,
    latest_ms = ms(C.syma_verdict_since_latest_ms(v)),
    vague = C.syma_verdict_since_vague(v) == 1,
    text = text(self, C.syma_verdict_since_text(v)),
  }
end

--- The verdict as "json", "text", "ansi" or "nagios".
---@param format string
---@return string|nil
---@return syma.Error|nil
function Verdict:format(format)
  args.text(format, "format")
  local out = ffi.new("char *[1]")
  return handle.made_text(
    C.syma_verdict_format(pointer(self), format, out), out)
end

--- The verdict in sentences.
---@param language string "en" or "fr"
---@param audience string "customer" or "engineer"
---@return string|nil
---@return syma.Error|nil
function Verdict:explain(language, audience)
  args.text(language, "language")
  args.text(audience, "audience")
  local out = ffi.new("char *[1]")
  return handle.made_text(
    C.syma_verdict_explain(pointer(self), language, audience, out), out)
end

return Verdict
