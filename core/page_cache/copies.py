"""One answer as it is kept: compressed once for all who ask for it."""

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

import brotli

from core.middleware import until_the_second_ends

Headers = list[tuple[str, str]]
LARGEST = 1_000_000  # bytes that are kept of one answer
QUALITY = 5  # of brotli: smaller than gzip's best, in a tenth of the time of its own best
OWN = {"content-encoding", "content-length", "etag", "vary", "x-accel-expires", "x-request-id", "cache-status"}


@dataclass(frozen=True)
class Copy:
    headers: Headers
    etag: str  # without the quotes and the mark of the encoding
    bodies: dict[str, bytes]  # by encoding
    generations: dict[str, str] = field(default_factory=dict)  # of what changes often, read before it was made

    @property
    def size(self) -> int:
        return sum(map(len, self.bodies.values()))

    def dump(self) -> bytes:
        """As bytes that only say what they are, unlike Python's pickles."""
        lengths = {encoding: len(body) for encoding, body in self.bodies.items()}
        head = [self.headers, self.etag, lengths, self.generations]
        return json.dumps(head).encode() + b"\n" + b"".join(self.bodies.values())

    @classmethod
    def load(cls, stored: bytes) -> "Copy":
        """Raises ValueError for what is none."""
        head, _newline, rest = stored.partition(b"\n")
        headers, etag, lengths, generations = json.loads(head)
        bodies, begin = {}, 0
        for encoding, length in lengths.items():
            bodies[encoding] = rest[begin : begin + length]
            begin += length
        return cls([(name, value) for name, value in headers], etag, bodies, generations)

    def encoding(self, accepted: str) -> str:
        """The best of those that a client accepts; "" if none."""
        names = {_name(choice) for choice in accepted.lower().split(",")}
        return next((encoding for encoding in self.bodies if encoding in names or "*" in names), "")

    def body(self, encoding: str) -> bytes:
        return self.bodies[encoding] if encoding else gzip.decompress(self.bodies["gzip"])

    def answer(self, accepted: str, known: str, note: str) -> tuple[str, Headers, bytes]:
        """Status, headers and body for a client that accepts these encodings and has the copies with these tags."""
        encoding = self.encoding(accepted)
        etag = f'"{self.etag}-{encoding}"' if encoding else f'"{self.etag}"'
        own = [("ETag", etag), ("Vary", "Accept-Encoding"), ("Cache-Status", note)]
        own.append(("X-Accel-Expires", until_the_second_ends()))
        if known == "*" or etag in {tag.strip().removeprefix("W/") for tag in known.split(",")}:
            return "304 Not Modified", [pair for pair in self.headers if pair[0] != "Content-Type"] + own, b""
        body = self.body(encoding)
        own.append(("Content-Length", str(len(body))))
        if encoding:
            own.append(("Content-Encoding", encoding))
        return "200 OK", self.headers + own, body


def _name(choice: str) -> str:
    name, _semicolon, quality = choice.partition(";")
    refused = quality.replace(" ", "").rstrip("0").rstrip(".") == "q="  # q=0, in each of its forms
    return "" if refused else name.strip()


def make(headers: Iterable[tuple[str, str]], body: bytes, generations: dict[str, str]) -> Copy:
    headers, packed = list(headers), b""
    if any(name.lower() == "content-encoding" for name, _value in headers):
        packed, body = body, gzip.decompress(body)
    return Copy(
        headers=[(name, value) for name, value in headers if name.lower() not in OWN],
        etag=hashlib.sha256(body).hexdigest()[:24],
        bodies={"br": brotli.compress(body, quality=QUALITY), "gzip": packed or gzip.compress(body, 6, mtime=0)},
        generations=generations,
    )
