-- wrk … -- file: any of the paths in the file, which end with what is searched for, and up to 19 blanks, so that hardly any is asked again
-- while its answer is still kept.
local paths = {}

function init(arguments)
  for path in io.lines(arguments[1]) do
    paths[#paths + 1] = path
  end
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
end

function request()
  return wrk.format("GET", paths[math.random(#paths)] .. ("%20"):rep(math.random(0, 19)))
end
