"""What uv.lock holds."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "uv.lock"


def uv(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([ROOT / ".venv/bin/uv", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def exported() -> dict[str, Any]:
    """The packages that the running site needs, as uv writes them in the format CycloneDX."""
    answer = uv("export", "--quiet", "--frozen", "--no-default-groups", "--format", "cyclonedx1.5")
    answer.check_returncode()
    return json.loads(answer.stdout)


def runtime() -> set[tuple[str, str]]:
    """`(name, version)` of these packages; where systems differ there are two versions of one."""
    return {(package["name"], package["version"]) for package in exported()["components"]}


def newest_release() -> str:
    """The day on which the youngest of the locked packages appeared: the lock is not older than that."""
    days = re.findall(r'upload-time = "(\d{4}-\d\d-\d\d)T', LOCK.read_text())
    return max(days, default="an unknown day")


def configuration() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["supply-chain"]
