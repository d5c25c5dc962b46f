"""`make sbom`: the software bill of materials of the running site, in the format CycloneDX."""

import json
import sys
from pathlib import Path
from typing import Any

from config.supply_chain import lock

ASSETS = Path(__file__).with_name("assets.json")


def made() -> dict[str, Any]:
    """Packages of Python as uv.lock has them, and what this repository ships of others' work."""
    document = lock.exported()
    assets = json.loads(ASSETS.read_text())
    document["components"] += assets
    root = document["metadata"]["component"]["bom-ref"]
    (site,) = (entry for entry in document["dependencies"] if entry["ref"] == root)
    site["dependsOn"] += [asset["bom-ref"] for asset in assets]
    document["dependencies"] += [{"ref": asset["bom-ref"]} for asset in assets]
    return document


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(exist_ok=True)
    document = made()
    target.write_text(json.dumps(document, indent=2))
    print(f"{target}: {len(document['components'])} components")
