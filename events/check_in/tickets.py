"""Tickets: what the code on a participant's own page says. It is no secret that opens anything; it names a row."""

import io

import segno

from core.privacy import proving
from events.models import Registration

LENGTH = 16  # of the proof, in hexadecimal digits: 64 bits


def code_of(registration: Registration) -> str:
    """Such as "42-1f0c…": the number of the registration, and a proof that nobody can make up."""
    return codes_of(registration)[0]


def codes_of(registration: Registration) -> list[str]:
    """That of tickets from now on, and those of tickets from before a change of SECRET_KEY."""
    proofs = proving.proofs("events.ticket", str(registration.pk))
    return [f"{registration.pk}-{proof.hexdigest()[:LENGTH]}" for proof in proofs]


def picture_of(registration: Registration) -> bytes:
    """The code as an SVG, with the quiet zone that scanners need."""
    out = io.BytesIO()
    code = segno.make(code_of(registration), error="m", micro=False)
    code.save(out, kind="svg", scale=6, border=4, dark="#000", light="#fff", xmldecl=False)
    return out.getvalue()
