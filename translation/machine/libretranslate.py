"""The API of LibreTranslate, which the office may run itself: https://docs.libretranslate.com."""

from core.text import languages
from translation.machine.client import Deadline, call, texts_in


class LibreTranslate:
    name = "LibreTranslate"
    most_texts = 25  # it is slow
    most_bytes = 60 * 1024

    def __init__(self, url: str, key: str) -> None:
        self.url, self.key = url, key

    def translate(self, texts: list[str], language: str, deadline: Deadline) -> list[str]:
        body = {"q": texts, "source": languages.SOURCE, "target": language, "format": "html"}
        if self.key:
            body["api_key"] = self.key
        answer = call("POST", f"{self.url}/translate", deadline, headers={}, body=body)
        return texts_in(answer.get("translatedText") if isinstance(answer, dict) else None, len(texts))
