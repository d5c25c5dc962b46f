"""Labelled collections to judge the search by: the project's own, and a larger one if at hand."""

import json
from pathlib import Path

HERE = Path(__file__).parent
COLLECTION = json.loads((HERE / "collection.json").read_text(encoding="utf-8"))
"""Invented documents and queries, labelled by the policy that it states."""

BESIDE = HERE.parents[2] / "shared" / "search_dev.json"
"""Where a larger collection of the same form may lie, beside the repository."""


def collections() -> dict[str, dict]:
    """Return the collections at hand, by name."""
    found = {"own": COLLECTION}
    if BESIDE.exists():
        found["development"] = json.loads(BESIDE.read_text(encoding="utf-8"))
    return found
