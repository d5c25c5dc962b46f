"""The analyser: from a text to the normalised terms it is found by.

Index and query use the same functions, so a word is found by itself in any form, spelling and
case. Whatever changes the terms of a text must raise ANALYSER_VERSION: the index is rebuilt then.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from . import french, german, plain, ukrainian
from .compounds import parts
from .dictionary import LANGUAGES, readings
from .folding import fold, is_cyrillic
from .respelling import in_one_script
from .tokens import LONGEST_WORD, Token, pieces, tokens
from .words import has_words, word_list

ANALYSER_VERSION = 2

_STOP_WORDS = {code: frozenset(map(fold, word_list(f"stop_{code}"))) for code in LANGUAGES if has_words(f"stop_{code}")}
_LATIN = {"de": german, "fr": french}
_FARTHEST_PARTICLE = 20  # words between the two halves of a separated verb
_CLAUSE_ENDS = frozenset(".,;:!?)–…\n")
_SENTENCE_ENDS = frozenset(".;:!?\n")
_CONJUNCTIONS = frozenset(("und", "oder", "sowie"))


class Term(NamedTuple):
    """A normalised term and the place text[start:end] of the word that it stands for.

    `whole` tells a word of the text from a part of one (of a compound or of a hyphenated word),
    so that ranking can put the word itself first.
    """

    text: str
    start: int
    end: int
    whole: bool


class Analysis(NamedTuple):
    """What a single word means: its base forms and those of its parts, folded.

    `known` is true if the dictionary has the word; then nothing else can have been meant.
    """

    whole: tuple[str, ...]
    parts: tuple[str, ...]
    known: bool


def is_stop_word(folded: str, language: str) -> bool:
    """Tell whether a word, folded, is too common to look for in `language`."""
    return folded in _STOP_WORDS.get(language, ()) or (len(folded) == 1 and not folded.isdigit())


def _folded(words: Iterable[str], without: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the folded `words`, each once, without those that fold to nothing."""
    found = dict.fromkeys(map(fold, words))
    return tuple(word for word in found if word and word not in without)


def bases(word: str, language: str, edited: bool) -> list[str]:
    """Return the unfolded base forms of `word`; none if neither dictionary nor rules have any.

    A Cyrillic word is Ukrainian on every page; a Latin word on a Ukrainian page, mostly a name,
    is left as it is.
    """
    if is_cyrillic(word):
        return ukrainian.lemmas(word, edited)
    if language == "uk":
        return []
    module = _LATIN.get(language)
    return module.lemmas(word, edited) if module else plain.lemmas(word, language, edited)


def _stems(word: str, language: str) -> list[str]:
    """Return the stems of a word without base form, in the language that its script tells."""
    if is_cyrillic(word):
        return ukrainian.stems(word)
    if language == "uk" or not word.isalpha():
        return [word]
    module = _LATIN.get(language)
    return module.stems(word) if module else plain.stems(word, language)


@lru_cache(maxsize=2**14)
def analyse_word(word: str, language: str, edited: bool = True) -> Analysis:
    """Analyse one word without hyphen; `edited` is false for what a reader typed (no capitals)."""
    word = in_one_script(word)
    found = bases(word, language, edited)
    whole = _folded(found or _stems(word, language))
    inside = [part for base in found for part in parts(base.lower())] if language == "de" else []
    known = bool(readings(word, "uk" if is_cyrillic(word) else language, edited))
    return Analysis(whole, _folded(inside, without=whole), known)


def analyse_joined(word: str, words: list[str], language: str, edited: bool = True) -> Analysis:
    """Analyse a hyphenated `word` made of `words` as the closed word it could be written as.

    "Online-Seminare" gives what "Onlineseminare" gives; elsewhere the base forms are joined.
    """
    if language == "de" and not is_cyrillic(word):
        closed = "".join(words)[:LONGEST_WORD].capitalize()
        return analyse_word(closed, language, edited)._replace(parts=())
    firsts = [analyse_word(part, language, edited).whole[:1] for part in words]
    found = bases(word, language, edited)
    joined = "".join(text for first in firsts for text in first)[:LONGEST_WORD]
    return Analysis(_folded([*found, joined]), (), bool(found))


def analyse(text: str, language: str) -> list[Term]:
    """Return the terms that `text` is found by, in the order of the text, without stop words.

    A word may give several: readings that a form shares (міст: bridge, or of the cities), the
    parts of a compound, the pieces of a hyphenated word, the verb of which it is one half.
    """
    found: list[Term] = []
    all_tokens = list(tokens(text))
    for token in all_tokens:
        split = pieces(token, text)
        if split:
            joined = analyse_joined(token.word, [piece.word for piece in split], language)
            found += _terms(token, joined)
        for piece in split or [token]:
            if not is_stop_word(fold(piece.word), language):
                found += _terms(piece, analyse_word(piece.word, language), whole=not split)
    if language == "de":
        found += _separated_verbs(text, all_tokens)
        found.sort(key=lambda term: term.start)
    return found


def _terms(token: Token, analysis: Analysis, whole: bool = True) -> Iterator[Term]:
    """Yield the terms of an analysed token."""
    for text in analysis.whole:
        yield Term(text, token.start, token.end, whole)
    for text in analysis.parts:
        yield Term(text, token.start, token.end, False)


def _separated_verbs(text: str, all_tokens: list[Token]) -> Iterator[Term]:
    """Yield the verbs whose particle stands at the end of the clause, at both their places."""
    following = [after.word for _, after in pairwise(all_tokens)] + [""]
    for index, particle in enumerate(all_tokens):
        if particle.word not in german.PARTICLES:
            continue
        after = text[particle.end : particle.end + 2].strip(" ")[:1]
        if after and after not in _CLAUSE_ENDS and following[index] not in _CONJUNCTIONS:
            continue
        for verb in _verbs_before(text, all_tokens[max(0, index - _FARTHEST_PARTICLE) : index + 1]):
            if base := german.separated_verb(verb.word, particle.word):
                yield Term(fold(base), verb.start, verb.end, True)
                yield Term(fold(base), particle.start, particle.end, True)
                break


def _verbs_before(text: str, stretch: list[Token]) -> Iterator[Token]:
    """Yield what may be a verb before the last token and in its sentence, the nearest first.

    Verbs are written small, except where a sentence starts.
    """
    for left, right in reversed(list(pairwise([Token("", 0, 0), *stretch]))):
        starts = not left.word or not _SENTENCE_ENDS.isdisjoint(text[left.end : right.start])
        if right is not stretch[-1] and (right.word.islower() or starts):
            yield right
        if starts:
            return
