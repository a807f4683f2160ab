-- SPDX-License-Identifier: MIT
rockspec_format = "3.0"
package = "syma"
version = "scm-1"
source = {
  url = "file://.",
}
description = {
  summary = "What a customer would find in a web portal: libsyma for LuaJIT",
  detailed = [[
Judges the pages of customer portals: up, degraded, maintenance, down or
unknown, with evidence. Needs LuaJIT and the C library libsyma 0.1, which is
loaded at run time.]],
  license = "MIT",
}
dependencies = {
  "lua == 5.1",
}
build = {
  type = "builtin",
  modules = {
    ["syma"] = "syma.lua",
    ["syma.args"] = "syma/args.lua",
    ["syma.context"] = "syma/context.lua",
    ["syma.discovery"] = "syma/discovery.lua",
    ["syma.enums"] = "syma/enums.lua",
    ["syma.errors"] = "syma/errors.lua",
    ["syma.ffi"] = "syma/ffi.lua",
    ["syma.handle"] = "syma/handle.lua",
    ["syma.library"] = "syma/library.lua",
    ["syma.options"] = "syma/options.lua",
    ["syma.page"] = "syma/page.lua",
    ["syma.portal"] = "syma/portal.lua",
    ["syma.prober"] = "syma/prober.lua",
    ["syma.report"] = "syma/report.lua",
    ["syma.ruleset"] = "syma/ruleset.lua",
    ["syma.tracked"] = "syma/tracked.lua",
    ["syma.tracker"] = "syma/tracker.lua",
    ["syma.verdict"] = "syma/verdict.lua",
  },
}
test = {
  type = "command",
  command = "luajit test.lua",
}
