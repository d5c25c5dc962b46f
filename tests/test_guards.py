"""Each guard of docs/guards.md is where the list says, and has a test that notices its absence."""

from pathlib import Path

import pytest

from tests import guards

TABLE = (guards.ROOT / "docs" / "guards.md").read_text()


@pytest.mark.parametrize("guard", guards.GUARDS, ids=lambda guard: guard.name)
def test_a_guard_stands_where_the_list_says(guard):
    assert (guards.ROOT / guard.path).read_text().count(guard.text) == 1
    file = guard.test.split()[0].partition("::")[0]
    assert (guards.ROOT / file).is_file()
    (row,) = [line for line in TABLE.splitlines() if line.startswith(f"| {guard.name} |")]
    assert f"`{guard.path}`" in row
    assert f"`{file}`" in row


def test_the_table_names_no_other():
    named = [line.split("|")[1].strip() for line in TABLE.splitlines() if line.startswith("| ")][1:]
    assert named == [guard.name for guard in guards.GUARDS]


@pytest.mark.audit
def test_some_are_missed_when_they_are_gone(tmp_path):
    guards.copy(tmp_path)
    sample = [guard for guard in guards.GUARDS if guard.name in {"offer-ended", "outbox-claim"}]
    assert [guard.name for guard in sample if not guards.is_watched(guard, tmp_path)] == []


@pytest.mark.audit
def test_one_that_nobody_watches_is_found(tmp_path):
    guards.copy(tmp_path)
    path = Path("core/tables/pagination.py")
    text = "to make the list shorter"
    (tmp_path / path).write_text(f"{(tmp_path / path).read_text()}\n# {text}\n")
    guard = guards.Guard("none", str(path), text, "", "tests/core/public_forms/test_bots.py::test_machines_are_stopped")
    assert not guards.is_watched(guard, tmp_path)
