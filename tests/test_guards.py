"""Each guard of docs/guards.md is where the list says, and has a test that notices its absence."""

from dataclasses import replace
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
def test_the_absence_of_a_guard_is_noticed_and_of_anything_else_is_not(tmp_path):
    """A sample: `make guards` tries them all."""
    guards.copy(tmp_path)
    (guard,) = [guard for guard in guards.GUARDS if guard.name == "offer-ended"]
    assert guard.test in guards.failure_without(guard, tmp_path)
    path, text = Path("core/tables/pagination.py"), "# nobody needs this"
    (tmp_path / path).write_text(f"{(tmp_path / path).read_text()}\n{text}\n")
    unneeded = guards.Guard("none", str(path), text, "", guard.test)
    assert guards.failure_without(unneeded, tmp_path) is None
    with pytest.raises(RuntimeError, match="by no assertion"):
        guards.failure_without(replace(unneeded, without="import nothing"), tmp_path)
    with pytest.raises(RuntimeError, match="is not green"):
        guards.failure_without(replace(unneeded, test="tests/nowhere.py"), tmp_path)
