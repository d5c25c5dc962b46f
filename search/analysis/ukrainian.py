"""Ukrainian words: base forms by dictionary, readings it lacks by rule, stems for the unknown.

The dictionary gives one base form to a form that several words share, and not always that of the
commoner word: "ради" is a preposition to it, "дні" the bottoms of things, "синів" a verb. So the
declensions stand here: a form also belongs to the noun that its sibling forms belong to. No
stemmer for Ukrainian is at hand (snowball has none); what the dictionary lacks are mostly names
and loan words, for which the endings of nouns and adjectives do.
"""

import re

from .dictionary import lemma, readings, swapped, with_base_forms
from .words import word_lines, word_list

_CONSONANTS = "бвгґджзклмнпрстфхцчшщ"
_DECLENSIONS = (
    # The ending that tells the declension, all its endings, the last letters of its base forms.
    ("ом", "а у ом ові і и ів ам ами ах", _CONSONANTS),
    ("ем", "а я у ю ем еві і и ів ам ям ами ями ах ях", "ьржчшщ"),
    ("єм", "я ю єм єві ї їв ям ями ях", "й"),
    ("ою", "а и і у ою ам ами ах", "а"),
    ("ею", "а я і у ю ею ам ям ами ями ах ях", "ая"),
    ("єю", "я ї ю єю й ям ями ях", "я"),
    ("ом", "о а у ом і ам ами ах", "о"),
    ("ем", "е я ю ем і ям ями ях", "е"),
)
_OF_GENITIVES = (("ою", "а"), ("ею", "я"), ("ом", "о"))  # those with genitive plurals as "міст"
_HARD = {"з": "г", "ц": "к", "с": "х"}  # what softens before -і: нога, нозі
_CLOSED_SYLLABLE = re.compile(rf"і([{_CONSONANTS}]+)$")  # сіл, but село
_APOSTROPHE_PLACE = re.compile(r"([бвгкмнпрстфхз])([єїюя])", re.IGNORECASE)
_NOT_PLURALS = word_list("uk_not_plurals")

_SHARED = (("і", "ь"), ("і", "ий"), ("ою", "ий"), ("ька", "ький"), ("ла", "ти"), ("ли", "ти"))
_SHARED_BY_BASE_FORMS = (("е", "ий"), ("є", "ій"), ("і", "ій"))
_SINGULARS = (("и", ""), ("ата", "а"), ("ята", "я"))
_ENDINGS = [ending for line in word_lines("uk_endings") for ending in line]
_MAYBE_NO_ENDING = frozenset("вймх")  # Потсдам, Єрусалим: the "ending" may belong to the name
_SHORTEST_STEM = 3
_NOMINATIVES = ("", "а", "я", "о", "е", "ь", "ий")


def lemmas(word: str, edited: bool) -> list[str]:
    """Return the base forms `word` may belong to, best first; none if nothing is known.

    "здоровя", typed without its apostrophe, is looked up as "здоров'я"; a form that the
    dictionary lacks ("партнерств") as the nominatives it may come from ("партнерство").
    """
    bases = readings(word, "uk", edited)
    if not bases:
        spelt = word if "'" in word else _APOSTROPHE_PLACE.sub(r"\1'\2", word, count=1)
        if spelt != word and (found := lemmas(spelt, edited)):
            return found
    form = word.lower()
    bases += _declined(form)
    if not bases:
        return _nominatives(word)
    if bases[0] == form:
        bases += swapped(form, _SHARED_BY_BASE_FORMS, "uk")
    bases += swapped(form, _SHARED, "uk") + swapped(bases[0], _SINGULARS, "uk")
    return with_base_forms(bases, "uk")


def _declined(form: str) -> list[str]:
    """Return the nouns that `form` is declined from, going by its sibling forms.

    "техніках" belongs to "техніка" since "технікою" does, "дні" to "день" since "днем" does.
    """
    found: list[str | None] = []
    for telling, endings, last in _DECLENSIONS:
        for ending in endings.split():
            if form.endswith(ending):
                stem = form.removesuffix(ending)
                found.append(_noun(stem, telling, last))
                # Masculine nouns in -к do not soften: "вулиці" is no form of "вулик".
                if ending == "і" and stem[-1:] in _HARD and (stem[-1] != "ц" or last == "а"):
                    found.append(_noun(stem[:-1] + _HARD[stem[-1]], telling, last))
    if form[-1] in _CONSONANTS and form not in _NOT_PLURALS:
        found += [_noun(stem, *kind) for stem in _opened(form) for kind in _OF_GENITIVES]
    return [noun for noun in dict.fromkeys(found) if noun]


def _noun(stem: str, telling: str, last: str) -> str | None:
    """Return the base form of `stem` with the `telling` ending, if it ends in one of `last`."""
    base = lemma(stem + telling, "uk") if len(stem) > 1 else None
    return base if base and base[-1] in last else None


def _opened(form: str) -> list[str]:
    """Return the stems of a genitive plural without ending: as it is, and with і as о or е."""
    if not _CLOSED_SYLLABLE.search(form):
        return [form]
    return [form] + [_CLOSED_SYLLABLE.sub(vowel + r"\1", form) for vowel in "ое"]


def _nominatives(word: str) -> list[str]:
    """Return the known words that have a stem of `word` with another ending."""
    forms = (stem + ending for stem in stems(word) for ending in _NOMINATIVES)
    known = (lemma(name, "uk") for form in forms for name in (form, form.capitalize()))
    return [base for base in dict.fromkeys(known) if base]


def stems(word: str) -> list[str]:
    """Return the stems that a word unknown to the dictionary may have, for all cases to meet.

    More than one where case changes the stem itself: г, к, х soften before -і (Страсбурзі), and
    a vowel changes or goes when an ending follows (Бердичів, Бердичева; Кременець, Кременця).
    """
    form = word.lower()
    fitting = (e for e in _ENDINGS if form.endswith(e) and len(form) - len(e) >= _SHORTEST_STEM)
    ending = next(fitting, "")
    stem = form.removesuffix(ending)
    found = [stem]
    if ending and ending[-1] in _MAYBE_NO_ENDING:
        found.append(form)
    if ending == "і" and stem[-1] in _HARD:
        found.append(stem[:-1] + _HARD[stem[-1]])
    if form.endswith(("ів", "їв")):
        found += [form[:-2] + vowel + "в" for vowel in "оеє"]
    for fleeting in ("ець", "ок"):
        if form.endswith(fleeting) and len(form) > len(fleeting) + 2:
            found.append(form.removesuffix(fleeting) + fleeting[1])
    return found
