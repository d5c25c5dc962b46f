"""
Known vulnerabilities of the locked packages, by a snapshot that is part of the repository.

`make advisories` takes a new one, from all that osv.dev knows of Python's packages. `make audit-packages` compares it
with uv.lock, without a network, and says what it does not know.
"""

import datetime
import io
import json
import re
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from config.supply_chain import lock

SNAPSHOT = Path(__file__).with_name("advisories.json")
SOURCE = "https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip"
KEPT = ("id", "aliases", "summary", "modified")
OLD = 14  # days
Packages = Iterable[tuple[str, str]]


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def taken(archive: bytes, names: set[str]) -> Iterator[dict[str, Any]]:
    """Of the archive's advisories in the format OSV those on the packages, without what is not needed here."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        for member in files.namelist():
            advisory = json.loads(files.read(member))
            affected = [
                {key: about[key] for key in ("package", "ranges", "versions") if key in about}
                for about in advisory.get("affected", [])
                if about["package"]["ecosystem"] == "PyPI" and normalised(about["package"]["name"]) in names
            ]
            if affected and "withdrawn" not in advisory:
                yield {key: advisory[key] for key in KEPT if key in advisory} | {"affected": affected}


def refresh(source: str, target: Path) -> None:
    """Write a new snapshot; where the source does not answer, the one before stays."""
    names = {name for name, _version in lock.runtime()}
    try:
        with urllib.request.urlopen(source, timeout=60) as answer:
            archive = answer.read()
        found = sorted(taken(archive, names), key=lambda advisory: advisory["id"])
    except (urllib.error.URLError, OSError, zipfile.BadZipFile) as error:
        sys.exit(f"{source} gives no advisories ({error}). The snapshot stays as it was.")
    snapshot = {"source": source, "taken": f"{datetime.datetime.now(datetime.UTC).date()}", "packages": sorted(names)}
    target.write_text(json.dumps(snapshot | {"advisories": found}, indent=1, ensure_ascii=False) + "\n")
    print(f"{len(found)} advisories on {len(names)} packages")


def affects(about: dict[str, Any], version: str) -> bool:
    """Whether the version is listed, or lies in a range from where it was introduced to where it was mended."""
    if version in about.get("versions", []):
        return True
    ranges = (part["events"] for part in about.get("ranges", []) if part["type"] == "ECOSYSTEM")
    return any(_within(events, Version(version)) for events in ranges)


def _within(events: list[dict[str, str]], version: Version) -> bool:
    inside = False
    for kind, at in (event for entry in events for event in entry.items()):
        try:
            reached = at == "0" or version >= Version(at)
        except InvalidVersion:
            continue
        if kind == "introduced" and reached:
            inside = True
        elif (kind == "fixed" and reached) or (kind == "last_affected" and version > Version(at)):
            inside = False
    return inside


def vulnerable(snapshot: dict[str, Any], packages: Packages) -> list[str]:
    return [
        f"{name} {version}: {', '.join([advisory['id'], *advisory.get('aliases', [])])} {advisory.get('summary', '')}"
        for name, version in sorted(packages)
        for advisory in snapshot["advisories"]
        for about in advisory["affected"]
        if normalised(about["package"]["name"]) == name and affects(about, version)
    ]


def unknown(snapshot: dict[str, Any], packages: Packages, today: datetime.date) -> list[str]:
    """What the snapshot cannot say."""
    if not snapshot["taken"]:
        return ["NOTHING IS KNOWN of vulnerabilities: no snapshot was taken yet. Run make advisories."]
    days = (today - datetime.date.fromisoformat(snapshot["taken"])).days
    missing = sorted({name for name, _version in packages} - set(snapshot["packages"]))
    return [
        *([f"The snapshot is {days} days old; run make advisories."] if days > OLD else []),
        *([f"NOTHING IS KNOWN of {', '.join(missing)}; run make advisories."] if missing else []),
    ]


def audit(path: Path) -> None:
    snapshot, packages = json.loads(path.read_text()), lock.runtime()
    for warning in unknown(snapshot, packages, datetime.datetime.now(datetime.UTC).date()):
        sys.stderr.write(f"WARNING: {warning}\n")
    if found := vulnerable(snapshot, packages):
        sys.exit("\n".join(["Known vulnerabilities:", *found]))
    if snapshot["taken"]:
        print(f"As of {snapshot['taken']} no vulnerability is known of what is locked.")


if __name__ == "__main__":
    if sys.argv[1:] == ["refresh"]:
        refresh(SOURCE, SNAPSHOT)
    else:
        audit(SNAPSHOT)
