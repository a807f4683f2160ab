-- SPDX-License-Identifier: MIT
-- Loads libsyma: the file that SYMA_LIBRARY names, else the release that this
-- binding is made for, else what the linker would take.

local ok, ffi = pcall(require, "ffi")
if not ok then
  error("syma needs LuaJIT: this Lua has no module ffi", 0)
end
require("syma.ffi")

local function candidates()
  local named = os.getenv("SYMA_LIBRARY")
  if named and named ~= "" then
    return { named }
  end
  return { "libsyma.so.0", "syma" }
end

local function load()
  local reasons = {}
  for _, name in ipairs(candidates()) do
    local loaded, library = pcall(ffi.load, name)
    if loaded then
      return library
    end
    reasons[#reasons + 1] = tostring(library)
  end
  error("syma: libsyma cannot be loaded:\n\t" ..
    table.concat(reasons, "\n\t"), 0)
end

return load()
