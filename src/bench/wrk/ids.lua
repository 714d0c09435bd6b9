-- wrk … -- /v1/news 2 200000: one entry by its id, any of them.
local path, kind, entries

function init(arguments)
  path, kind, entries = arguments[1], arguments[2], tonumber(arguments[3])
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
end

function request()
  return wrk.format("GET", string.format("%s/019a0000-000%s-7000-8000-%012x", path, kind, math.random(entries)))
end
