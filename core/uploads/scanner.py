"""
A virus scanner that speaks clamd's protocol, if the setting CLAMD names one: “unix:/run/clamav/clamd.ctl”, “host:3310”.

Whatever is not a plain “OK” of its is no permission: a scanner that is away, slow or confused lets nothing through.
"""

import socket
import struct
import time
from typing import IO

from django.conf import settings

TIMEOUT = 20  # seconds for the whole answer
PING_TIMEOUT = 2
CHUNK = 64 * 1024
LONGEST_ANSWER = 1000


class UnavailableError(Exception):
    """The scanner cannot be asked, or says nothing that one could go by."""


class InfectedError(Exception):
    """The scanner has found something."""


class TooLargeError(Exception):
    """The file is larger than the scanner is set to take."""


def is_used() -> bool:
    return bool(settings.CLAMD)


def ping() -> bool:
    """Whether the scanner answers."""
    try:
        with _connected(PING_TIMEOUT) as line:
            line.sendall(b"zPING\0")
            return _answer(line) == "PONG"
    except (OSError, UnavailableError):
        return False


def scan(file: IO[bytes]) -> None:
    """Raises InfectedError, TooLargeError or UnavailableError; returns if nothing was found, or no scanner is used."""
    if not is_used():
        return
    file.seek(0)
    try:
        with _connected(TIMEOUT) as line:
            _send(line, file)
            answer = _answer(line)
    except OSError as error:
        raise UnavailableError(type(error).__name__) from error
    finally:
        file.seek(0)
    if answer == "stream: OK":
        return
    if answer.endswith(" FOUND"):
        raise InfectedError
    if "size limit exceeded" in answer:
        raise TooLargeError
    raise UnavailableError("unknown answer")


def _send(line: socket.socket, file: IO[bytes]) -> None:
    """The file in chunks, each behind its length; a scanner that has enough says so and hangs up meanwhile."""
    try:
        line.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            line.sendall(struct.pack("!L", len(chunk)) + chunk)
        line.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # its answer, if there is one, tells why


def _connected(timeout: float) -> socket.socket:
    if settings.CLAMD.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(timeout)
        try:
            line.connect(settings.CLAMD.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = settings.CLAMD.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout)


def _answer(line: socket.socket) -> str:
    """What stands before the zero that ends it; the socket's time-out holds for all of it, drop by drop too."""
    deadline = time.monotonic() + (line.gettimeout() or TIMEOUT)
    said = b""
    while b"\0" not in said:
        line.settimeout(max(0.001, deadline - time.monotonic()))
        part = line.recv(LONGEST_ANSWER)
        said += part
        if not part or len(said) > LONGEST_ANSWER:
            raise UnavailableError("broken answer")
    return said.partition(b"\0")[0].decode("ascii", "replace")
