-- wrk's side of the benchmark: the same request that llmeter sends, and the totals as one line of JSON.
wrk.method = "POST"
wrk.body = os.getenv("BENCH_BODY")
wrk.headers["Content-Type"] = "application/json"

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format('WRK {"bytes": %d, "requests": %d, "seconds": %.6f, "errors": %d}\n',
    summary.bytes, summary.requests, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
