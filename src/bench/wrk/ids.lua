-- wrk … -- /v1/news 2 200000 [10 [/history]]: one entry by its id, any of them, or of each tenth, or what is below it.
local path, kind, entries, step, below

function init(arguments)
  path, kind, entries = arguments[1], arguments[2], tonumber(arguments[3])
  step, below = tonumber(arguments[4] or 1), arguments[5] or ""
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
end

function request()
  local n = 1 + step * math.random(0, math.floor((entries - 1) / step))
  return wrk.format("GET", string.format("%s/019a0000-000%s-7000-8000-%012x%s", path, kind, n, below))
end
