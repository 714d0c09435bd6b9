-- wrk … -- '/v1/news?limit=20': a page of the news with any of the tags of load-news.sql.
local path

function init(arguments)
  path = arguments[1]
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
end

function request()
  return wrk.format("GET", path .. "&tags=tag-" .. math.random(0, 199))
end
