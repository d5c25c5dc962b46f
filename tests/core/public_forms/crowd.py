"""Many senders at once: machines that do all but work or wait, and people with and without script."""

import itertools
import time

from django.test import Client

from core.public_forms.bar import is_solved
from core.public_forms.token import Token
from tests.core.public_forms.public_form import ADDRESS, valid
from tests.html import soup_of


def proof_of(challenge, bits):
    """What the browser's script finds."""
    return next(str(number) for number in itertools.count() if is_solved(challenge, str(number), bits))


def asked(response):
    """What the form that came back asks of the script: `(challenge, bits)`."""
    box = soup_of(response).find(id="form-proof")
    return box["data-challenge"], int(box["data-bits"])


def robots(posts, addresses):
    """The answers' status codes. Each form was opened before, and is sent once."""
    client, token = Client(), Token.new("sample", "page")
    codes = []
    for number in range(posts):
        aged = Token(token.form, token.target, f"key-{number}", time.time() - 25)
        sent = {"form_token": str(aged), "email": f"r{number}@example.org", "text": "Kaufen", "consent": "on"}
        sender = number % addresses
        codes.append(client.post(ADDRESS, sent, REMOTE_ADDR=f"203.0.{sender % 7}.{sender}").status_code)
    return codes


def person(clock, sender, has_script):
    """The last answer to somebody who fills in the form and then does what it asks, once."""
    client = Client(REMOTE_ADDR=f"198.51.100.{sender}")
    filled = valid(client, text=f"Guten Tag {sender}")
    clock.shift(5)
    answer = client.post(ADDRESS, filled)
    if answer.status_code != 429:
        return answer
    filled["form_token"] = soup_of(answer).find("input", attrs={"name": "form_token"})["value"]
    if has_script:
        filled["form_proof"] = proof_of(*asked(answer))
    else:
        clock.shift(int(answer.headers["Retry-After"]))
    return client.post(ADDRESS, filled)
