"""
Start the application anew without losing a request: one slot after the other, while the other one serves.

`sudo python3 -m deploy.rolling` after `manage.py upgrade`, which has prepared the database for both versions.
"""

import argparse
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

READY_WITHIN = 120  # seconds
DRAINED_AFTER = 3  # seconds in which nginx's former processes hand over what they had begun to pass on
SLOTS = (1, 2)
WARMED = ("/de/", "/fr/", "/uk/")


class NotReadyError(Exception):
    """A slot that did not become ready; the other one still serves."""


@dataclass
class Nginx:
    """Where the slots stand in nginx, and how it reads that anew."""

    upstream: Path
    reload: Callable[[], None]

    def put(self, slot: int, *, down: bool) -> None:
        """Take a slot out, or back in; requests that it has begun are answered."""
        lines, number = [], 0
        for line in self.upstream.read_text("utf-8").splitlines():
            if re.match(r"\s*server\s", line):
                number += 1
                if number == slot:
                    line = line.replace(" down;", ";")
                    line = line.replace(";", " down;") if down else line
            lines.append(line)
        self.upstream.write_text("\n".join(lines) + "\n", "utf-8")
        self.reload()

    def address(self, slot: int) -> str:
        """HOST:PORT of a slot."""
        return re.findall(r"^\s*server\s+([^\s;]+)", self.upstream.read_text("utf-8"), re.MULTILINE)[slot - 1]


def roll(nginx: Nginx, restart: Callable[[int], None], host: str, slots: Sequence[int] = SLOTS) -> None:
    """Raises NotReadyError, and leaves that slot out of nginx, where the new version does not become ready."""
    for slot in slots:
        nginx.put(slot, down=True)
        time.sleep(DRAINED_AFTER)
        restart(slot)
        address = f"http://{nginx.address(slot)}"
        wait_until_ready(address, host)
        for path in WARMED:
            _get(address + path, host)
        nginx.put(slot, down=False)


def wait_until_ready(address: str, host: str) -> None:
    deadline, problem = time.monotonic() + READY_WITHIN, ""
    while time.monotonic() < deadline:
        try:
            _get(f"{address}/-/ready", host)
            return
        except urllib.error.HTTPError as error:
            problem = error.read(1000).decode(errors="replace")
        except OSError as error:
            problem = str(error)
        time.sleep(0.2)
    raise NotReadyError(f"{address} is not ready: {problem}")


def _get(address: str, host: str) -> None:
    headers = {"Host": host, "X-Forwarded-Proto": "https"}
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as answer:  # noqa: S310
        answer.read()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("host", help="the site's name, such as partnerschaften.example.org")
    parser.add_argument("--upstream", type=Path, default=Path("/etc/nginx/conf.d/site-upstream.conf"))
    arguments = parser.parse_args()

    def systemctl(*words: str) -> None:
        subprocess.run(["systemctl", *words], check=True)  # noqa: S603, S607 - ours

    nginx = Nginx(arguments.upstream, lambda: systemctl("reload", "nginx"))
    try:
        roll(nginx, lambda slot: systemctl("restart", f"site@{slot}"), arguments.host)
    except NotReadyError as error:
        sys.exit(f"{error}\nThe other slot serves; this one stays out of nginx until it is mended.")
    systemctl("restart", "site-outbox", "site-beat")


if __name__ == "__main__":
    main()
