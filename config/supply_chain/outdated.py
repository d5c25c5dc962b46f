"""
`make outdated`: which packages that the project names have a newer release.

Ends with status 1 if one that matters to security, as pyproject.toml names them, is behind within its allowed line.
Where the registry cannot be asked it says so, and ends well: nothing is known then, good or bad.
"""

import re
import sys

from config.supply_chain import lock

UPDATE = re.compile(r"^Update (\S+) v(\S+) -> v(\S+)$", re.MULTILINE)
LISTED = re.compile(r"^[├└]── (\S+) v(\S+)(?: \(group: \w+\))? \(latest: v(\S+)\)$", re.MULTILINE)
AWAY = "Failed to fetch"


def asked(*arguments: str) -> str:
    """What uv answers; ends where it cannot reach the registry, or fails."""
    answer = lock.uv(*arguments)
    if answer.returncode and AWAY in answer.stderr:
        sys.stderr.write(
            "NOT LOOKED: the package registry does not answer, so that nobody knows what is outdated.\n"
            f"The youngest package in uv.lock appeared on {lock.newest_release()}.\n"
        )
        sys.exit(0)
    if answer.returncode:
        sys.exit(answer.stderr)
    return answer.stdout + answer.stderr


def main() -> None:
    updates = UPDATE.findall(asked("lock", "--upgrade", "--dry-run", "--refresh"))
    for name, ours, newest in LISTED.findall(asked("tree", "--outdated", "--depth", "1", "--frozen")):
        print(f"{name} {ours}, the newest is {newest}")
    gate = set(lock.configuration()["must-be-newest"])
    behind = [f"{name} {ours}: {newest} is out." for name, ours, newest in updates if name in gate]
    if behind:
        names = " ".join(f"--upgrade-package {line.split()[0]}" for line in behind)
        sys.exit("\n".join(["Matter to security, and are behind:", *behind, f"Take them: .venv/bin/uv lock {names}"]))
    print("All that matters to security is the newest of its allowed line.")


if __name__ == "__main__":
    main()
