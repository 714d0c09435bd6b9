-- wrk … -- /v1/petitions/…/signatures: each request is another person. What they are called differs in each thread and run.
local path
local mark
local n = 0

function init(arguments)
  path = arguments[1]
  mark = tostring({}):match("0x(%x+)") .. os.time()
end

function request()
  n = n + 1
  local body = '{"name":"Anna Schmidt","country":"DE","language":"en","email":"a' .. mark .. "." .. n .. '@example.org"}'
  return wrk.format("POST", path, { ["Content-Type"] = "application/json" }, body)
end
