-- wrk … -- '"1.abc"': asks again with the tag that it has.
function init(arguments)
  wrk.headers["If-None-Match"] = arguments[1]
end
