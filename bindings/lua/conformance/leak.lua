-- SPDX-License-Identifier: MIT
-- Usage: luajit leak.lua CASES.tsv N MEMORY
-- Judges 1,000 pages, then N, each time with a tracker of that memory, reads
-- all of them and where they lead, and prints the memory in use before and
-- after those N. Verdicts and discoveries are left to the collector.

package.path = (arg[0]:match("^.*/") or "") .. "?.lua;" .. package.path

local cases = require("cases")
local syma = require("syma")

local rows = cases.read(arg[1])
local memory = cases.read_file(arg[3])
local context = assert(syma.context(cases.now))

local function read_all(verdict)
  verdict:state()
  verdict:reason()
  verdict:evidence()
  verdict:notices()
  assert(verdict:format("json"))
end

local function find(case)
  local discovery = cases.discover(case)
  discovery:candidates()
  discovery:pages()
  discovery:fallbacks()
  assert(discovery:to_portal()):close()
  assert(discovery:format("json"))
end

local function track(memory)
  local tracker = assert(syma.tracker())
  assert(tracker:load(memory))
  assert(tracker:declare_promise("lumo", { source = "press",
    text = "back tomorrow", seen_ms = cases.now.now_ms }))
  assert(tracker:tick(cases.now.now_ms))
  for _ in tracker:changes() do
  end
  for _ in tracker:portals() do
  end
  assert(tracker:save())
  assert(tracker:format("json"))
  tracker:close()
end

local function judge(count)
  for i = 0, count - 1 do
    local case = rows[i % #rows + 1]
    read_all(cases.judge(case, context))
    if case.url then
      find(case)
    end
    track(memory)
  end
  collectgarbage()
  collectgarbage()
end

local function rss_kib()
  local file = assert(io.open("/proc/self/status"))
  local status = file:read("*a")
  file:close()
  return tonumber(status:match("VmRSS:%s*(%d+)"))
end

judge(1000)
local before = rss_kib()
judge(tonumber(arg[2]))
print(("rss_kib %d %d"):format(before, rss_kib()))
