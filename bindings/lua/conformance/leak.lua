-- SPDX-License-Identifier: MIT
-- Usage: luajit leak.lua CASES.tsv N
-- Judges 1,000 pages, then N, reads all of each verdict, and prints the
-- memory in use before and after those N. Verdicts are left to the collector.

package.path = (arg[0]:match("^.*/") or "") .. "?.lua;" .. package.path

local cases = require("cases")
local syma = require("syma")

local rows = cases.read(arg[1])
local context = assert(syma.context(cases.now))

local function read_all(verdict)
  verdict:state()
  verdict:reason()
  verdict:evidence()
  verdict:notices()
  assert(verdict:format("json"))
end

local function judge(count)
  for i = 0, count - 1 do
    read_all(cases.judge(rows[i % #rows + 1], context))
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
