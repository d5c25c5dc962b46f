"""Word lists kept as data files, where # starts a comment line."""

from pathlib import Path


def _path(name: str) -> Path:
    return Path(__file__).parent / "data" / f"{name}.txt"


def has_words(name: str) -> bool:
    """Tell whether there is a word list of that name."""
    return _path(name).exists()


def word_lines(name: str) -> list[list[str]]:
    """Return the lines of data/`name`.txt, each as its words."""
    lines = _path(name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


def word_list(name: str) -> frozenset[str]:
    """Return the words of data/`name`.txt."""
    return frozenset(word for line in word_lines(name) for word in line)
