"""Answers in words, in the language of whoever reads them."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from events.models import EventPage, Question, Registration


class AnswerTable:
    """The questions of an event and what was answered to them."""

    def __init__(self, event: EventPage) -> None:
        self.questions = list(event.questions.all())

    def of(self, registration: Registration, sensitive: bool) -> list[tuple[str, str]]:
        """`[(question, words)]` for the questions of one kind."""
        given = {answer.question_key: answer.value for answer in registration.answers.all()}
        return [
            (question.label, words_of(question, given.get(question.key)))
            for question in self.questions
            if question.sensitive == sensitive
        ]


def words_of(question: Question, value: Any) -> str:
    """An answer as one reads it: the words of choices, not their numbers."""
    if value in (None, "", []):
        return ""
    return WORDS[question.type](question, value)


def _as_written(question: Question, value: Any) -> str:
    return str(value)


def _yes_or_no(question: Question, value: Any) -> str:
    return {"yes": _("Yes"), "no": _("No")}.get(value, str(value))


def _choices(question: Question, value: Any) -> str:
    words = dict(question.numbered_choices)
    numbers = value if isinstance(value, list) else [value]
    return "; ".join(words.get(str(number), str(number)) for number in numbers)


# How each type of answer is read; `events.checks` looks that none is missing.
WORDS: dict[str, Callable[[Question, Any], str]] = {
    Question.Type.TEXT: _as_written,
    Question.Type.LONG_TEXT: _as_written,
    Question.Type.CHOICE: _choices,
    Question.Type.MULTIPLE: _choices,
    Question.Type.YES_NO: _yes_or_no,
}
