"""Terms of the glossary in German words, and how they are called in the other language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from home.models import GlossaryTerm

ENDINGS = "(?:e?n|e?s|er|e)?"


@dataclass(frozen=True)
class Term:
    key: int
    german: str
    words: str
    note: str


class Glossary:
    """All terms that have agreed words in a language, read with one query."""

    def __init__(self, code: str) -> None:
        self.terms: dict[str, Term] = {}
        self.by_key: dict[int, Term] = {}
        for record in GlossaryTerm.objects.all():
            words = record.term_de if record.do_not_translate else getattr(record, f"term_{code}")
            term = Term(record.pk, record.term_de, words, record.note)
            self.by_key[term.key] = term
            if words:
                self.terms[record.term_de.lower()] = term
        longest_first = sorted(self.terms, key=len, reverse=True)
        pattern = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<!\w)({pattern}){ENDINGS}(?!\w)", re.IGNORECASE) if pattern else None

    def split(self, text: str) -> Iterator[tuple[str, Term | None]]:
        """The pieces of a text, with the term that each is."""
        position = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield text[position : match.start()], None
            yield match[0], self.terms[match[1].lower()]
            position = match.end()
        yield text[position:], None

    def in_text(self, text: str) -> list[Term]:
        """Each once, in the order of the text."""
        return list(dict.fromkeys(term for _piece, term in self.split(text) if term))
