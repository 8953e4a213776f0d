-- For wrk: asks for the addresses given after the URL, in turn, and says as JSON what came of it.

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  if #args < 2 then
    return  -- the URL's own address; without `request` wrk sends the same bytes again and again
  end
  local asked = {}
  for place = 1, #args do
    asked[place] = wrk.format("GET", args[place])
  end
  local at = number * math.floor(#args / 2)
  request = function()
    at = at % #asked + 1
    return asked[at]
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\n{"answers": %d, "micros": %d, "p50": %d, "p99": %d, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
