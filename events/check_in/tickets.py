"""Tickets: what the code on a participant's own page says. It is no secret that opens anything; it names a row."""

import io

import segno
from django.utils.crypto import salted_hmac

from events.models import Registration

LENGTH = 16  # of the proof, in hexadecimal digits: 64 bits


def code_of(registration: Registration) -> str:
    """Such as "42-1f0c…": the number of the registration, and a proof that nobody can make up."""
    proof = salted_hmac("events.ticket", str(registration.pk), algorithm="sha256").hexdigest()[:LENGTH]
    return f"{registration.pk}-{proof}"


def picture_of(registration: Registration) -> bytes:
    """The code as an SVG, with the quiet zone that scanners need."""
    out = io.BytesIO()
    code = segno.make(code_of(registration), error="m", micro=False)
    code.save(out, kind="svg", scale=6, border=4, dark="#000", light="#fff", xmldecl=False)
    return out.getvalue()
