-- Asks for the addresses of a file in turn, each thread from a place of its own, and tells what it saw as JSON.
-- Each connection rests for some milliseconds between an answer and the next request; for 0, not at all.
local requests, turn, threads = {}, 0, 0

function setup(thread)
  thread:set("turn", threads * 397)
  threads = threads + 1
end

function init(arguments)
  local headers = { Host = "mal.example.se", ["Accept-Encoding"] = "br" }
  for path in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
  local rest = tonumber(arguments[2])
  if rest > 0 then
    function delay() return rest end
  end
end

function request()
  turn = turn + 1
  return requests[turn % #requests + 1]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %f, "size": %d, "failed": %d, "p50": %f, "p99": %f, "most": %f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes / summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
