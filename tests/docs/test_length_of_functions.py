"""A function fits a screen; ruff counts statements and branches, not lines."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from tests.rooms import ROOMS

ROOT = Path(settings.BASE_DIR)
MOST = 40  # lines, with the signature and the docstring


def too_long(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1
            if lines > MOST:
                yield f"{node.lineno}: {node.name} has {lines} lines"


@pytest.mark.parametrize("room", ROOMS)
def test_no_function_is_longer_than_a_screen(room):
    paths = [path for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts]
    assert [f"{path.relative_to(ROOT)}:{found}" for path in paths for found in too_long(path.read_text())] == []


def test_a_long_function_is_found():
    body = "    pass\n" * MOST
    assert list(too_long(f"class C:\n  def fits(self):\n{body[:-9]}")) == []
    assert list(too_long(f"def long():\n{body}")) == [f"1: long has {MOST + 1} lines"]
