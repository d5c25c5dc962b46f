"""
DeepL's API, version 2: https://developers.deepl.com/docs, with its glossaries, version 3.

What the glossary says is not to be translated goes in the tag `<keep>`, which DeepL leaves as it is.
"""

import hashlib
import re
from contextlib import suppress
from typing import Any

from django.core.cache import cache

from core.text import languages
from home.models import GlossaryTerm
from translation.machine.client import Deadline, call, rows_in, texts_in
from translation.machine.errors import MachineError

KEEP = "keep"
KEPT_FOR = 60 * 60  # seconds for which a glossary is believed to be there


class DeepL:
    name = "DeepL"
    most_texts = 50
    most_bytes = 120 * 1024  # of the 128 KiB that a request may have

    def __init__(self, url: str, key: str) -> None:
        self.url, self.headers = url, {"Authorization": f"DeepL-Auth-Key {key}"}

    def translate(self, texts: list[str], language: str, deadline: Deadline) -> list[str]:
        terms = list(GlossaryTerm.objects.all())
        kept = [term.term_de for term in terms if term.do_not_translate]
        body: dict[str, Any] = {
            "text": [_keep(text, kept) for text in texts],
            "source_lang": languages.SOURCE.upper(),
            "target_lang": language.upper(),
            "tag_handling": "xml",
            "ignore_tags": [KEEP],
            "formality": "prefer_more",  # where DeepL knows polite forms of the language; else it does without
        }
        entries = _entries(terms, language)
        if entries:
            body["glossary_id"] = self._glossary(entries, language, deadline)
        try:
            answer = self._call("POST", "/v2/translate", deadline, body)
        except MachineError:
            cache.delete(f"deepl:{self._glossary_name(entries, language)}")  # it may be what is not there any more
            raise
        answers = [each.get("text") for each in rows_in(answer, "translations")]
        return [re.sub(rf"</?{KEEP}\s*/?>", "", text) for text in texts_in(answers, len(texts))]

    def _call(self, method: str, path: str, deadline: Deadline, body: Any = None) -> Any:
        return call(method, f"{self.url}{path}", deadline, headers=self.headers, body=body)

    @staticmethod
    def _glossary_name(entries: str, language: str) -> str:
        return f"{languages.SOURCE}-{language}-{hashlib.sha256(entries.encode()).hexdigest()[:16]}"

    def _glossary(self, entries: str, language: str, deadline: Deadline) -> str:
        """The key of a glossary with these entries; one with older entries is deleted."""
        name = self._glossary_name(entries, language)
        prefix = name.rpartition("-")[0]
        if known := cache.get(f"deepl:{name}"):
            return str(known)
        answer = self._call("GET", "/v3/glossaries", deadline)
        found = rows_in(answer, "glossaries")
        ours = [each for each in found if str(each.get("name", "")).startswith(f"{prefix}-")]
        key = next((each.get("glossary_id") for each in ours if each["name"] == name), None)
        if key is None:
            key = self._create(name, entries, language, deadline)
        for each in ours:
            if each["name"] != name:
                with suppress(MachineError):  # whoever drafts at the same time may have deleted it
                    self._call("DELETE", f"/v3/glossaries/{each.get('glossary_id')}", deadline)
        cache.set(f"deepl:{name}", key, KEPT_FOR)
        return str(key)

    def _create(self, name: str, entries: str, language: str, deadline: Deadline) -> str:
        dictionary = {
            "source_lang": languages.SOURCE,
            "target_lang": language,
            "entries": entries,
            "entries_format": "tsv",
        }
        answer = self._call("POST", "/v3/glossaries", deadline, {"name": name, "dictionaries": [dictionary]})
        return texts_in([answer.get("glossary_id") if isinstance(answer, dict) else None], 1)[0]


def _entries(terms: list[GlossaryTerm], language: str) -> str:
    """Lines of term and translation, as DeepL takes them: each term once."""
    pairs = [(term.term_de, getattr(term, f"term_{language}")) for term in terms if not term.do_not_translate]
    rows = [tuple(" ".join(word.split()) for word in pair) for pair in pairs]
    found = {german: other for german, other in rows if german and other and '"' not in german + other}
    return "\n".join(f"{german}\t{other}" for german, other in sorted(found.items()))


def _keep(text: str, terms: list[str]) -> str:
    """Put the terms into tags where they stand in the text; tags that it has stay as they are."""
    if not terms:
        return text
    longest_first = sorted(map(_escaped, terms), key=len, reverse=True)
    words = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
    parts = re.split(r"(<[^>]*>)", text)
    return "".join(part if part.startswith("<") else words.sub(rf"<{KEEP}>\1</{KEEP}>", part) for part in parts)


def _escaped(term: str) -> str:
    return term.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
