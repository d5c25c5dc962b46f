"""One process of the stack, and what a unit of systemd would start."""

import os
import shlex
import signal
import subprocess
from collections.abc import Mapping
from configparser import RawConfigParser
from contextlib import suppress
from pathlib import Path

from deploy import render

CODE = Path(__file__).resolve().parents[1]
# The words of a unit in which an installation differs from this checkout.
INSTALLED = "/srv/site/current"


class Process:
    """One of the stack: started again two seconds after it has ended, unless it was stopped."""

    def __init__(
        self, command: list[str], log: Path, environment: Mapping[str, str], user: str | None = None, code: Path = CODE
    ) -> None:
        self.command, self.log, self.environment, self.user, self.code = command, log, environment, user, code
        self.is_wanted = False
        self.popen: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Once: whoever comes second, because it had ended, finds it running."""
        self.is_wanted = True
        if self.popen and self.popen.poll() is None:
            return
        with self.log.open("ab") as log:
            self.popen = subprocess.Popen(  # noqa: S603 - ours
                self.command, cwd=self.code, env=self.environment, stdout=log, stderr=log, user=self.user,
                start_new_session=True,
            )  # fmt: skip

    def stop(self, number: signal.Signals = signal.SIGTERM, within: float = 40) -> None:
        self.is_wanted = False
        if self.popen is None or self.popen.poll() is not None:
            return
        self.popen.send_signal(number)
        try:
            self.popen.wait(within)
        except subprocess.TimeoutExpired:
            self.kill()

    def restart(self) -> None:
        self.stop()
        self.start()

    def kill(self) -> None:
        """All of it at once, as when the machine has no memory left."""
        if self.popen:
            with suppress(ProcessLookupError):
                os.killpg(self.popen.pid, signal.SIGKILL)
            self.popen.wait()


def command_of(unit: str, slot: str, code: Path) -> tuple[list[str], dict[str, str]]:
    """What a unit of systemd starts, with this code in the place of the installation, and its own environment."""
    parser = RawConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(render.FOLDER / f"systemd/{unit}.service", "utf-8")
    service = parser["Service"]
    command = shlex.split(service["ExecStart"].replace(INSTALLED, str(code)).replace("%i", slot))
    own = service.get("Environment", "").replace("%i", slot)
    return command, dict([own.split("=", 1)] if own else [])
