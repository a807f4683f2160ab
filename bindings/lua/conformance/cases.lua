-- SPDX-License-Identifier: MIT
-- Tables of saved pages: a line of names, then a page a line, with columns
-- parted by tabs. '-' is what is not known.

local syma = require("syma")

local cases = {}

local function known(column)
  return column ~= "-" and column or nil
end

function cases.read_file(path)
  local file = assert(io.open(path, "rb"))
  local bytes = assert(file:read("*a"))
  file:close()
  return bytes
end

local function row(line, folder)
  local file, kind, status, url, header =
    line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t")
  return {
    kind = kind,
    status = known(status),
    url = known(url),
    header = known(header),
    bytes = cases.read_file(folder .. file),
  }
end

--- All rows of a table, with the bytes of their files.
function cases.read(path)
  local folder = path:match("^.*/") or ""
  local rows, is_head = {}, true
  for line in io.lines(path) do
    if not is_head and line ~= "" then
      rows[#rows + 1] = row(line, folder)
    end
    is_head = false
  end
  return rows
end

local function page_of(case)
  local page = assert(syma.page())
  if case.status then
    assert(page:set_http_status(tonumber(case.status)))
  end
  if case.url then
    assert(page:set_request_url(case.url))
    assert(page:set_url(case.url))
  end
  if case.header then
    assert(page:add_header(case.header:match("^(.-): *(.*)$")))
  end
  assert(page:feed(case.bytes))
  return assert(page:finish())
end

--- Judges one row. The page is closed by hand, the verdict is not.
function cases.judge(case, context)
  local page = page_of(case)
  local verdict = assert(page:classify(case.kind, context))
  page:close()
  return verdict
end

--- Where the page of a row leads. It is closed by hand, what was found is not.
function cases.discover(case)
  local page = page_of(case)
  local discovery = assert(syma.discover_page(page))
  page:close()
  return discovery
end

--- 2026-11-23T10:00:00Z
cases.now = { now_ms = 1795428000000 }

return cases
