"""From the words of an entry to PostgreSQL's tsvector, written out, so that no parser or dictionary touches them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from search.analysis import analyse, folded_words, title_words
from search.analysis.folding import fold
from search.entries import Entry

LAST_POSITION = 16383  # PostgreSQL counts no further,
MOST_POSITIONS = 255  # nor keeps more places of one word
GAP = 10  # between two fields, so that no phrase reaches from one into the next
EXACT = "="  # marks the words as they are spelt, by which phrases are found,
HEAD = "^"  # and those of title and summary, which are ranked where too much is found
# Weight of a word, and of a part of one: a title counts most, and the word itself more than a compound with it.
FIELDS = {"title": "AB", "hidden": "BC", "summary": "BC", "text": "CD"}


class Words:
    """The vectors of an entry, and the spellings that it adds to the site's vocabulary."""

    def __init__(self, entry: Entry) -> None:
        self.spellings: dict[tuple[str, str], str] = {}  # (folded, term): as it stands in the text
        self._places: defaultdict[str, list[str]] = defaultdict(list)
        position = 1
        for name, weights in FIELDS.items():
            if text := getattr(entry, name):
                position = self._add(text, entry.language, weights, position, in_head=name != "text") + GAP
        for tag in entry.tags:
            self._put(tag, position, "C")
        self.vector = literal(self._places)
        names = f"{entry.title} {entry.hidden}"
        self.title_vector = literal({word: [f"{1}A"] for word in title_words(names)})

    def _add(self, text: str, language: str, weights: str, position: int, in_head: bool) -> int:
        last = place = position
        for offset, word in enumerate(folded_words(text)):
            last = position + offset
            self._put(EXACT + word, last, "D")
        start = None
        for term in analyse(text, language):
            place += term.start != start
            start = term.start
            self._put(term.text, place, weights[0] if term.whole else weights[1])
            if in_head:
                self._put(HEAD + term.text, place, "D")
            self.spellings.setdefault((term.text, term.text), "")
            if term.whole:
                original = text[term.start : term.end]
                key = (fold(original)[:80], term.text)
                self.spellings[key] = self.spellings.get(key) or original[:80]
        return max(last, place)

    def _put(self, lexeme: str, position: int, weight: str) -> None:
        places = self._places[lexeme]
        if len(places) < MOST_POSITIONS and (position <= LAST_POSITION or not places):
            places.append(f"{min(position, LAST_POSITION)}{weight}")


def quoted(lexeme: str) -> str:
    """The lexeme as it is written in a tsvector or tsquery."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def literal(places: Mapping[str, Iterable[str]]) -> str:
    return " ".join(f"{quoted(lexeme)}:{','.join(found)}" for lexeme, found in places.items())
