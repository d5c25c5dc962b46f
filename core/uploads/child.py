"""
Reads foreign files in a process of its own, with limits of time and memory, that knows no setting and no secret.

The process loads neither Django nor what it holds, so that it starts in a fraction of a second.
"""

import json
import resource
import shutil
import subprocess  # a module of ours, named by ours
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parents[2]
MEMORY = 768 * 1024 * 1024
OUT_OF_MEMORY = 3


class LimitError(Exception):
    """The file asked for more time or memory than there is for it."""


class UnreadableError(Exception):
    """The file is broken."""


def run(function: str, file: IO[bytes], *args: str, seconds: int) -> Any:
    """
    What `module:function` says of the file, read in a child process.

    Raises LimitError after so many seconds of computing, or twice as many on the clock; UnreadableError if it fails.
    """
    command = [sys.executable, "-m", __name__, function, str(seconds), *args]
    file.seek(0)
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        file.seek(0)
        copy.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 (names of ours only)
                command, stdin=copy, capture_output=True, timeout=2 * seconds + 1, cwd=ROOT, env={}, check=False
            )
        except subprocess.TimeoutExpired:
            raise LimitError from None
    if done.returncode < 0 or done.returncode == OUT_OF_MEMORY:
        raise LimitError
    if done.returncode:
        raise UnreadableError
    return json.loads(done.stdout)


def _limit(seconds: int) -> None:
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def main(function: str, seconds: str, *args: str) -> None:
    _limit(int(seconds))
    module, _colon, name = function.partition(":")
    try:
        found = getattr(import_module(module), name)(sys.stdin.buffer, *args)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
