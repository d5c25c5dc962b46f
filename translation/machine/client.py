"""Requests to a translation service: bounded in time and size, tried again where the service asks for that."""

import json
import time
from collections.abc import Mapping
from typing import Any

import requests
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from translation.machine.errors import MachineError

AGAIN = {429, 500, 502, 503, 504}
ATTEMPTS = 4
PAUSE = 1.0  # seconds before the second attempt; each further pause is twice as long
TIMEOUT = 10.0  # seconds for one answer
MAX_ANSWER = 5 * 1024 * 1024

SENTENCES: Mapping[int, StrOrPromise] = {
    400: gettext_lazy("The translation service did not understand the request."),
    401: gettext_lazy("The translation service refuses our key. Please tell those who run this site."),
    403: gettext_lazy("The translation service refuses our key. Please tell those who run this site."),
    404: gettext_lazy(
        "The translation service is not at the address that is set. Please tell those who run this site."
    ),
    413: gettext_lazy("The text is too large for the translation service."),
    429: gettext_lazy("The translation service is too busy. Please try again in some minutes."),
    456: gettext_lazy("All that the contract with the translation service allows this month is used up."),
    503: gettext_lazy("The translation service is not available at the moment. Please try again later."),
}


class Deadline:
    """Until when all must be done; somebody waits for it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return self._end - time.monotonic()


def call(method: str, url: str, deadline: Deadline, *, headers: Mapping[str, str], body: Any = None) -> Any:
    """The parsed answer; raises MachineError."""
    for attempt in range(ATTEMPTS):
        answer, content = _send(method, url, deadline, headers, body)
        if answer.ok and not answer.is_redirect:
            return _parsed(content)
        pause = _pause(answer, attempt)
        if answer.status_code not in AGAIN or attempt == ATTEMPTS - 1 or pause >= deadline.left:
            break
        time.sleep(pause)
    unknown = _("The translation service answers with an error (%(status)s).") % {"status": answer.status_code}
    is_down = answer.status_code in AGAIN - {429}
    raise MachineError(str(SENTENCES.get(503 if is_down else answer.status_code, unknown)))


def _send(
    method: str, url: str, deadline: Deadline, headers: Mapping[str, str], body: Any
) -> tuple[requests.Response, bytes]:
    if deadline.left <= 0:
        raise MachineError(_("The translation service did not answer in time. Please try again."))
    try:
        # A redirect would take the key and the words to somewhere else.
        with requests.request(
            method, url, json=body, headers=dict(headers), timeout=min(TIMEOUT, deadline.left),
            allow_redirects=False, stream=True,
        ) as answer:  # fmt: skip
            return answer, _content(answer, deadline)
    except requests.Timeout as error:
        raise MachineError(_("The translation service did not answer in time. Please try again.")) from error
    except requests.RequestException as error:
        raise MachineError(_("The translation service cannot be reached.")) from error


def _content(answer: requests.Response, deadline: Deadline) -> bytes:
    content = b""
    for part in answer.iter_content(64 * 1024):
        content += part
        if deadline.left <= 0:
            raise requests.Timeout
        if len(content) > MAX_ANSWER:
            raise MachineError(_not_understood())
    return content


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content) if content else None
    except (ValueError, RecursionError) as error:
        raise MachineError(_not_understood()) from error


def _not_understood() -> str:
    return _("The translation service answers with something that is no translation. Nothing of it was taken.")


def texts_in(answers: Any, number: int) -> list[str]:
    """The translations if there are as many as texts were sent; raises MachineError."""
    if not isinstance(answers, list) or len(answers) != number or not all(isinstance(text, str) for text in answers):
        raise MachineError(_not_understood())
    return answers


def rows_in(answer: Any, name: str) -> list[dict[str, Any]]:
    """The objects in the list of that name; raises MachineError."""
    rows = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise MachineError(_not_understood())
    return rows


def _pause(answer: requests.Response, attempt: int) -> float:
    """As long as the service asks for, at least."""
    try:
        asked = float(answer.headers.get("Retry-After", ""))
    except ValueError:
        asked = 0.0
    return max(asked, PAUSE * 2**attempt) if asked < float("inf") else float("inf")
