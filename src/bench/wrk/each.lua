-- wrk … -- '/v1/news?limit=20' 200000: a page of the list from any moment on, so that no answer of a moment ago will do. The
-- generated news are 25 minutes apart; what is between two of them is left to chance, too. Without how many there are, the same
-- question each time in other words: those are read by the framework only.
local path, entries
local n = 0

function init(arguments)
  path, entries = arguments[1], tonumber(arguments[2])
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
  n = math.random(1000000000)
end

function request()
  if entries then
    local moment = 1451606400 + 1500 * math.random(entries) + math.random(1500)
    return wrk.format("GET", path .. "&publishedAt%5Blt%5D=" .. os.date("!%Y-%m-%dT%H:%M:%SZ", moment))
  end
  n = n + 1
  return wrk.format("GET", path, { Accept = "text/x" .. n .. ", application/json" })
end
