-- SPDX-License-Identifier: MIT
-- From one address to the sections of a portal: candidates, each with a score
-- and with what speaks for it. Whoever asks decides. Texts and lists are
-- copies; the verdict holds a reference of its own.

local ffi = require("ffi")
local C = require("syma.library")
local Options = require("syma.options")
local Page = require("syma.page")
local Portal = require("syma.portal")
local Report = require("syma.report")
local Ruleset = require("syma.ruleset")
local Verdict = require("syma.verdict")
local args = require("syma.args")
local enums = require("syma.enums")
local handle = require("syma.handle")

---@class syma.Discovery
local Discovery = handle.class("syma.Discovery", C.syma_discovery_unref)

local text = handle.text

local function pointer(self)
  return handle.pointer(self, Discovery)
end

--- Fetches a home page and what it leads to, and looks for sections. Blocks
--- until all are there.
---@param url string
---@param options syma.Options|table|nil
---@param ruleset syma.Ruleset|nil compiled; nil: the built-in rules
---@return syma.Discovery|nil
---@return syma.Error|nil
function Discovery.fetch(url, options, ruleset)
  args.text(url, "url")
  local out = ffi.new("syma_discovery *[1]")
  local r = Ruleset.given(ruleset)
  local ok, o = Options.given(options)
  if not ok then
    return nil, o
  end
  return Discovery.made(C.syma_discover(url, o, r, out), out)
end

--- Looks for sections on one page that is finished. Nothing is fetched.
---@param page syma.Page
---@param ruleset syma.Ruleset|nil compiled; nil: the built-in rules
---@return syma.Discovery|nil
---@return syma.Error|nil
function Discovery.of_page(page, ruleset)
  local p = handle.pointer(page, Page, "page")
  local r = Ruleset.given(ruleset)
  local out = ffi.new("syma_discovery *[1]")
  return Discovery.made(C.syma_discover_page(p, r, out), out)
end

--- A discovery of one's own, of one that belongs to another object.
function Discovery.keep(borrowed)
  if borrowed == nil then
    return nil
  end
  return Discovery.wrap(C.syma_discovery_ref(borrowed))
end

--- Where the home page was in the end, redirects followed.
---@return string
function Discovery:home_url()
  return text(self, C.syma_discovery_home_url(pointer(self)))
end

--- What the home page says of itself, as in "fr"; "": nothing.
---@return string
function Discovery:language()
  return text(self, C.syma_discovery_language(pointer(self)))
end

--- What a customer finds at the home page; nil where one page alone was
--- looked at.
---@return syma.Verdict|nil
function Discovery:verdict()
  return Verdict.keep(C.syma_discovery_verdict(pointer(self)))
end

---@class syma.SeenPage
---@field url string the address that was asked
---@field status integer|nil what HTTP answered; nil: nothing did

--- What was looked at: the home page first, then as it was asked.
---@return syma.SeenPage[]
function Discovery:pages()
  local d = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_discovery_page_count(d)) - 1 do
    local status = C.syma_discovery_page_status(d, i)
    list[#list + 1] = {
      url = text(self, C.syma_discovery_page_url(d, i)),
      status = status ~= 0 and status or nil,
    }
  end
  return list
end

--- What robots.txt of the home page's host said: "unasked", "absent", "read"
--- or "failed": nothing but the home page was asked for.
---@return string|integer
function Discovery:robots()
  return enums.robots(C.syma_discovery_robots(pointer(self)))
end

--- The addresses that were passed over because of a robots.txt.
---@return string[]
function Discovery:barred()
  local d = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_discovery_barred_count(d)) - 1 do
    list[#list + 1] = text(self, C.syma_discovery_barred_url(d, i))
  end
  return list
end

---@class syma.Clue
---@field code string as in "link.text"
---@field text string the words or the part of the address behind it
---@field weight integer what it adds to the score, or takes from it

---@class syma.Candidate
---@field kind string|integer "login", "account" or "activation"
---@field url string absolute, without a fragment
---@field score integer 0 to 1000
---@field found_by string as in 'link "Mon espace client"'
---@field found_at string the page on which it was found
---@field evidence syma.Clue[] the weightiest first

local function clues(self, c)
  local list = {}
  for i = 0, tonumber(C.syma_candidate_evidence_count(c)) - 1 do
    list[#list + 1] = {
      code = text(self, C.syma_candidate_evidence_code(c, i)),
      text = text(self, C.syma_candidate_evidence_text(c, i)),
      weight = C.syma_candidate_evidence_weight(c, i),
    }
  end
  return list
end

local function candidate(self, c)
  return {
    kind = enums.section_kind(C.syma_candidate_kind(c)),
    url = text(self, C.syma_candidate_url(c)),
    score = C.syma_candidate_score(c),
    found_by = text(self, C.syma_candidate_found_by(c)),
    found_at = text(self, C.syma_candidate_found_at(c)),
    evidence = clues(self, c),
  }
end

--- All candidates: login, account, activation; of a kind the best first.
---@return syma.Candidate[]
function Discovery:candidates()
  local d = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_discovery_count(d)) - 1 do
    list[#list + 1] = candidate(self, C.syma_discovery_candidate(d, i))
  end
  return list
end

--- What is proposed for a kind: its best candidate, where its score is 500 or
--- more.
---@param kind string|integer
---@return syma.Candidate|nil nil: none is proposed, or err
---@return syma.Error|nil
function Discovery:best(kind)
  local d = pointer(self)
  local number, err = enums.section_kind_number(kind)
  if not number then
    return nil, err
  end
  local best = C.syma_discovery_best(d, number)
  return best ~= nil and candidate(self, best) or nil
end

---@class syma.FoundFallback: syma.Fallback
---@field found_at string the page that names it

--- The ways round that the pages name.
---@return syma.FoundFallback[]
function Discovery:fallbacks()
  local d = pointer(self)
  local list = {}
  for i = 0, tonumber(C.syma_discovery_fallback_count(d)) - 1 do
    local way = Report.fallback(self, C.syma_discovery_fallback(d, i))
    way.found_at = text(self, C.syma_discovery_fallback_found_at(d, i))
    list[#list + 1] = way
  end
  return list
end

--- The home page and what is proposed as a portal, to be read and changed.
---@param id string|nil nil or "": a portal without a name
---@return syma.Portal|nil
---@return syma.Error|nil
function Discovery:to_portal(id)
  local name = args.optional_text(id, "id") or ""
  local out = ffi.new("syma_portal *[1]")
  return Portal.made(C.syma_discovery_to_portal(pointer(self), name, out), out)
end

--- The discovery as "text", "json" or "portal".
---@param format string
---@return string|nil
---@return syma.Error|nil
function Discovery:format(format)
  args.text(format, "format")
  local out = ffi.new("char *[1]")
  return handle.made_text(
    C.syma_discovery_format(pointer(self), format, out), out)
end

return Discovery
