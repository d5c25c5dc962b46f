"""Whoever reads a foreign file has so much time and memory, and no more."""

import io
import time

import pytest

from core.uploads import child

HERE = "tests.core.uploads.readers"


@pytest.mark.parametrize("name", ["endless", "sleeping", "greedy"])
def test_it_is_ended_at_its_limits(name):
    start = time.monotonic()
    with pytest.raises(child.LimitError):
        child.run(f"{HERE}:{name}", io.BytesIO(b""), seconds=1)
    assert time.monotonic() - start < 6


@pytest.mark.parametrize("name", ["failing", "deep", "leaving"])
def test_whatever_breaks_in_it_is_one_error(name):
    with pytest.raises(child.UnreadableError):
        child.run(f"{HERE}:{name}", io.BytesIO(b""), seconds=2)


def test_it_reads_the_file_and_knows_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    said = child.run(f"{HERE}:telling", io.BytesIO(b"Inhalt"), "pdf", seconds=2)
    assert said == {"content": "Inhalt", "extension": "pdf", "secret": None, "django": False}


def test_it_writes_no_file(tmp_path):
    with pytest.raises(child.UnreadableError):
        child.run(f"{HERE}:writing", io.BytesIO(b""), str(tmp_path / "x"), seconds=2)
