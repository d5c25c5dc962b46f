"""Answers in words, in the language of whoever reads them."""

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
    if question.type == Question.Type.YES_NO:
        return {"yes": _("Yes"), "no": _("No")}.get(value, str(value))
    if question.type in {Question.Type.CHOICE, Question.Type.MULTIPLE}:
        words = dict(question.numbered_choices)
        numbers = value if isinstance(value, list) else [value]
        return ", ".join(words.get(str(number), str(number)) for number in numbers)
    return str(value)
