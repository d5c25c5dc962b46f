"""The tables of words in tables/, where # starts a comment line."""

from pathlib import Path

import pytest


def rows(name: str) -> list[list[str]]:
    """Return the lines of tables/`name`.txt, each as its words."""
    path = Path(__file__).parent / "tables" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


def parametrised(name: str) -> list:
    """Return the rows of a table as pytest parameters, named by their words."""
    return [pytest.param(*row, id="-".join(row)) for row in rows(name)]
