-- wrk … -- '/v1/news?limit=20' 200000: a page of the news from the time of any of the entries of load.sql on, backwards.
local path, entries
local first = os.time({ year = 2016, month = 1, day = 1, hour = 0 })

function init(arguments)
  path, entries = arguments[1], tonumber(arguments[2])
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
end

function request()
  local time = os.date("!%Y-%m-%dT%H:%M:%SZ", first + math.random(entries) * 25 * 60 + math.random(1500))
  return wrk.format("GET", path .. "&publishedAt%5Blt%5D=" .. time)
end
