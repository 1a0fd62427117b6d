"""Measures llmeter beside wrk: the same simulator, the same requests, one after the other by turns (A B A B …), medians over the rounds.

CPU seconds are user + system of each client process as the kernel accounts them (wait4), so neither tool measures itself. Events are counted by
llmeter from what it parsed; wrk parses nothing, so its events are its bytes over the bytes of one event, taken from whole answers of the same simulator.
"""

import argparse
import concurrent.futures
import contextlib
import json
import os
import re
import select
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

STREAMS = 500
TOKENS = 250
PACED = ["--ttft", "50ms", "--itl", "20ms", "--output-tokens", str(TOKENS), "--stamp"]
OUT_OF_STEP = [*PACED[:-3], "--output-tokens", "uniform(150,350)", "--stamp"]
UNPACED = ["--pace", "off", "--output-tokens", str(TOKENS), "--stamp"]
UNPACED_STREAMS = 32
PROMPT = "hello there"
MAX_TOKENS = 10_000
BODY = json.dumps(
    {
        "messages": [{"role": "user", "content": PROMPT}],
        "max_tokens": MAX_TOKENS,
        "model": "sim",
        "stream": True,
        "stream_options": {"include_usage": True},
    },
    separators=(",", ":"),
)


def finish(process, limit):
    """Waits for a child of ours; returns its exit code and resources. One that takes longer than the limit (seconds) is killed."""
    end = time.monotonic() + limit
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage
        if time.monotonic() > end:
            process.kill()
            _, status, _ = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            raise SystemExit(f"bench: {process.args[0]} took longer than {limit:.0f} s")
        time.sleep(0.02)


def run(command, limit, environment=None):
    """Runs a command; returns its output, the CPU seconds it took and its peak memory in bytes."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=environment)
        try:
            code, usage = finish(process, limit)
        except BaseException:
            if process.returncode is None:
                process.kill()
                process.wait()
            raise
        output.seek(0)
        errors.seek(0)
        text = output.read()
        if code != 0:
            raise SystemExit(f"bench: {' '.join(command)} ended with {code}\n{text}{errors.read()}")
        unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss counts kilobytes on Linux.
        return text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit


def machine_seconds():
    """CPU seconds that the whole machine has worked; None where it does not say (Linux says)."""
    with contextlib.suppress(OSError), open("/proc/stat") as stat:
        user, nice, system, _, _, irq, softirq, steal = map(int, stat.readline().split()[1:9])
        return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")
    return None


def process_seconds(pid):
    """CPU seconds that a process has worked so far."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Neighbours:
    """What other processes took of the machine meanwhile: figures measured beside a compiler are not worth much."""

    def __init__(self, simulator_pid):
        self.pid, self.began, self.machine = simulator_pid, time.monotonic(), machine_seconds()
        self.known = -self._ours() if self.machine else 0

    def _ours(self):
        ended = os.times()  # Ourselves and the children that have ended.
        return process_seconds(self.pid) + ended.user + ended.system + ended.children_user + ended.children_system

    def cores(self):
        """Processor cores that others kept busy, on average; None where the machine does not say."""
        if not self.machine:
            return None
        return max(0.0, machine_seconds() - self.machine - self.known - self._ours()) / (time.monotonic() - self.began)


@contextlib.contextmanager
def simulator(binary, options):
    """A simulator process; yields its base URL and id, and ends it by that id."""
    process = subprocess.Popen([binary, "simulate", *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        ready, _, _ = select.select([process.stdout], [], [], 30)
        url = process.stdout.readline().strip() if ready else ""
        if not url:
            raise SystemExit("bench: the simulator did not start")
        yield url, process.pid
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def whole_answer(url):
    """One answer as it is on the wire: its bytes, headers and chunk framing included, and its events, [DONE] included."""
    host, port, path = re.fullmatch(r"http://([^:/]+):(\d+)(.*)", url).groups()
    head = f"POST {path}/chat/completions HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\nContent-Length: {len(BODY)}\r\n\r\n"
    received = bytearray()
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.sendall((head + BODY).encode())
        while not received.endswith(b"\r\n0\r\n\r\n"):
            part = connection.recv(65536)
            if not part:
                raise SystemExit("bench: the simulator closed in the middle of an answer")
            received += part
    return len(received), received.count(b"data:")


def bytes_per_event(url, answers=16):
    """The mean over several whole answers, for their words differ."""
    with concurrent.futures.ThreadPoolExecutor(answers) as pool:
        sizes = list(pool.map(whole_answer, [url] * answers))
    return sum(size for size, _ in sizes) / sum(events for _, events in sizes)


def run_llmeter(binary, url, clients, seconds, folder, name):
    """One measured run with everything on: parsing, gaps, statistics, files."""
    command = [
        binary, "run", "openai-chat-stream", "--base-url", url, "--model", "sim", "--prompt", PROMPT, "--max-tokens", str(MAX_TOKENS),
        "--clients", str(clients), "--duration", f"{seconds}s", "--output", folder, "--run-name", name, "--json", "--no-progress",
    ]  # fmt: skip
    text, cpu, peak = run(command, seconds + 60)
    stats = json.loads(text)
    events = reads = 0
    with open(os.path.join(folder, name, "measurements.jsonl"), "rb") as lines:
        for line in lines:
            # Two figures of a line of kilobytes; each is a name of its own, so the rest need not be parsed.
            events += int(re.search(rb'"events":(\d+)', line)[1])
            reads += int(re.search(rb'"reads":(\d+)', line)[1])
    shutil.rmtree(os.path.join(folder, name))
    if stats["failed_requests"]:
        raise SystemExit(f"bench: {stats['failed_requests']} of {stats['total_requests']} requests of llmeter failed")
    return {"events": events, "reads": reads, "cpu": cpu, "peak": peak, "stats": stats}


def run_wrk(url, clients, seconds, event_bytes):
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "60s", "-s", os.path.join(os.path.dirname(__file__), "post.lua"), f"{url}/chat/completions"]
    text, cpu, peak = run(command, seconds + 60, {**os.environ, "BENCH_BODY": BODY})
    totals = json.loads(re.search(r"^WRK (.*)$", text, re.MULTILINE)[1])
    if totals["errors"]:
        raise SystemExit(f"bench: wrk counted {totals['errors']} errors\n{text}")
    return {"events": totals["bytes"] / event_bytes, "cpu": cpu, "peak": peak}


def rounds_of(binary, options, clients, seconds, rounds, say):
    """The two tools by turns against one simulator: (llmeter, wrk) of each round, the bytes of an event, and the cores that others kept busy."""
    pairs = []
    with simulator(binary, options) as (url, pid), tempfile.TemporaryDirectory(prefix="llmeter-bench-") as folder:
        event_bytes = bytes_per_event(url)
        neighbours = Neighbours(pid)
        for number in range(rounds):
            ours = run_llmeter(binary, url, clients, seconds, folder, f"round-{number}")
            theirs = run_wrk(url, clients, seconds, event_bytes)
            say(f"  round {number + 1}: llmeter {per_event(ours):.2f} us/event, wrk {per_event(theirs):.2f}")
            pairs.append((ours, theirs))
        return pairs, event_bytes, neighbours.cores()


def per_event(result):
    """Microseconds of CPU for one event."""
    return result["cpu"] / result["events"] * 1e6


def start_time(command, runs=20):
    """Milliseconds from the start of a process to its end; the median."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - began) * 1e3)
    return statistics.median(times)


def figure(name, value, unit, target=None, note=""):
    return {"name": name, "value": value, "unit": unit, "target": target, "met": None if target is None else value <= target, "note": note}


def first_token_errors(name, results, note):
    """How far the reported TTFTs are from the server's own; the median over runs."""
    for percentile, target in (("p50", 1), ("p99", 10), ("max", None)):
        key = f"time_to_first_token_error-{percentile}"
        yield figure(f"{name} {percentile}", statistics.median(result["stats"][key] for result in results) * 1e3, "ms", target, note if percentile == "p50" else "")


def measure(options, say):
    figures = []
    median = lambda values: statistics.median(list(values))

    say(f"paced: {STREAMS} streams x 50 events/s, {options.rounds} rounds of {options.duration} s each")
    paced, event_bytes, busy = rounds_of(options.binary, PACED, STREAMS, options.duration, options.rounds, say)
    ours, theirs = [a for a, _ in paced], [b for _, b in paced]
    figures += [
        figure("client CPU per event, times wrk's", median(per_event(a) / per_event(b) for a, b in paced), "x", 1.5),
        figure("  llmeter", median(map(per_event, ours)), "us", note=f"{sum(a['events'] for a in ours):,} events, {median(a['events'] / a['reads'] for a in ours):.2f} a read"),
        figure("  wrk", median(map(per_event, theirs)), "us", note=f"{event_bytes:.1f} bytes an event"),
        figure("peak memory of the client", median(a["peak"] for a in ours) / 1e6, "MB", 120),
    ]
    figures += first_token_errors("TTFT error", ours, "against the server's own stamps; all streams in step")
    lags = [a["stats"]["event_lag-p50"] for a in ours if "event_lag-p50" in a["stats"]]
    if lags:
        figures.append(figure("last event's lag p50", median(lags) * 1e3, "ms", note="from the server's stamp to the client's"))

    waits = [a["stats"]["server_receive_delay-p50"] for a in ours if "server_receive_delay-p50" in a["stats"]]
    if waits:
        figures.append(figure("server's receive delay p50", median(waits) * 1e3, "ms", note="what its own queue takes of a TTFT when all streams send at once"))

    if busy is not None:
        figures.append(figure("cores that other processes kept busy", busy, "", note=f"of {os.cpu_count()}; what they take is missing above"))

    say(f"out of step: {STREAMS} streams of 150 to 350 events, {options.duration} s")
    with simulator(options.binary, OUT_OF_STEP) as (url, _), tempfile.TemporaryDirectory(prefix="llmeter-bench-") as folder:
        loose = run_llmeter(options.binary, url, STREAMS, options.duration, folder, "out-of-step")
    figures += first_token_errors("TTFT error out of step", [loose], "the same with answers of differing length")

    seconds = max(1, options.duration // 2)
    say(f"unpaced: {UNPACED_STREAMS} streams as fast as they come, {options.rounds} rounds of {seconds} s each")
    unpaced, _, _ = rounds_of(options.binary, UNPACED, UNPACED_STREAMS, seconds, options.rounds, say)
    rate = lambda result: result["events"] / result["cpu"] / 1e3
    figures += [
        figure("unpaced: events per CPU-second, share of wrk's", median(rate(a) / rate(b) for a, b in unpaced), "x"),
        figure("  llmeter", median(rate(a) for a, _ in unpaced), "k/s"),
        figure("  wrk", median(rate(b) for _, b in unpaced), "k/s"),
    ]

    say("start and size")
    figures += [
        figure("llmeter --help", start_time([options.binary, "--help"]), "ms", 10, f"/bin/true: {start_time(['/bin/true']):.1f} ms"),
        figure("size of the binary", os.path.getsize(options.binary) / 1e6, "MB", 24),
    ]
    return figures


def table(figures):
    """Lines of name, value, target and whether it was met."""
    for f in figures:
        value = f"{f['value']:.2f} {f['unit']:<3}"
        target = "" if f["target"] is None else f"at most {f['target']:g} {f['unit']}"
        verdict = {None: "", True: "met", False: "MISSED"}[f["met"]]
        yield f"{f['name']:<46} {value:>13}   {target:<16} {verdict:<7} {f['note']}".rstrip()


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measures llmeter beside wrk on the built-in simulator; about three minutes.")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each tool (default 3)")
    parser.add_argument("--duration", type=int, default=10, help="seconds that each turn sends (default 10; unpaced half of it)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--binary", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rounds < 1 or options.duration < 1:
        parser.error("--rounds and --duration must be at least 1")

    say = lambda text: print(text, file=sys.stderr, flush=True)
    figures = measure(options, say)
    if options.json:
        print(json.dumps({"cores": os.cpu_count(), "rounds": options.rounds, "duration": options.duration, "figures": figures}, indent=2))
    else:
        print("\n".join(table(figures)))


if __name__ == "__main__":
    main()
