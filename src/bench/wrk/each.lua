-- wrk … -- /v1/news?limit=20: the same question each time in other words, so that no answer of a moment ago will do.
local path
local n = 0

function init(arguments)
  path = arguments[1]
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
  n = math.random(1000000000)
end

function request()
  n = n + 1
  return wrk.format("GET", path, { Accept = "application/json, text/x" .. n })
end
