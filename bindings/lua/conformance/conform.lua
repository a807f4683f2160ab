-- SPDX-License-Identifier: MIT
-- Usage: luajit conform.lua CASES.tsv...
-- Judges the saved pages of the tables and prints each verdict as JSON, and
-- where those with an address lead.

package.path = (arg[0]:match("^.*/") or "") .. "?.lua;" .. package.path

local cases = require("cases")
local syma = require("syma")

local context = assert(syma.context(cases.now))
for _, path in ipairs(arg) do
  for _, case in ipairs(cases.read(path)) do
    local verdict = cases.judge(case, context)
    io.write(assert(verdict:format("json")))
    verdict:close()
    if case.url then
      io.write(assert(cases.discover(case):format("json")))
    end
  end
end
