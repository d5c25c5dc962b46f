"""`wrk`, of Debian's package of that name, and what it says."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psutil

# With a query that nobody has asked for, or the site would send a copy.
ANEW = Path(__file__).with_name("anew.lua")
HEADERS = ["-H", "Accept-Encoding: br", "-H", "Host: localhost", "-H", "X-Forwarded-Proto: https"]


@dataclass
class Load:
    per_second: float
    failed: int
    milliseconds: float  # of processor time that one request took, in the processes that were named

    def __str__(self):
        failed = f", {self.failed} FAILED" if self.failed else ""
        cost = f" {self.milliseconds:8.2f} ms of a processor each" if self.milliseconds else ""
        return f"{self.per_second:10.0f} a second{cost}{failed}"


def load(address, processes=(), seconds=5, connections=4, *, anew=False):
    """
    Ask as fast as answers come; `processes` are those whose time is counted, with their children.

    `anew`: each time for a page of which there is no copy.
    """
    before = _used(processes)
    script = ["-s", str(ANEW)] if anew else []
    command = ["wrk", "-c", str(connections), "-t", "1", "-d", str(seconds), *script, *HEADERS, address]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    asked = int(re.search(r"(\d+) requests in", said)[1])
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    per_second = float(re.search(r"Requests/sec: +([\d.]+)", said)[1])
    return Load(per_second, int(failed[1]) if failed else 0, 1000 * _since(before, _used(processes)) / max(1, asked))


def _used(processes):
    family = [each for process in processes for each in [process, *process.children(recursive=True)]]
    found = {each.pid: each.cpu_times() for each in family if each.is_running()}
    return {key: times.user + times.system for key, times in found.items()}


def _since(before, now):
    """Of the processes that are still there."""
    return sum(seconds - before.get(key, 0) for key, seconds in now.items())


def process_of(started):
    return psutil.Process(started.popen.pid)
