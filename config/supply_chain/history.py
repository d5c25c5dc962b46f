"""
`make secrets`: whether a password or a key was ever committed; with a range of commits, whether these bring one.

What a commit has taken out again is still in the history, so that lines that were added count, not those that are
there. What is known and harmless stands in known_secrets.toml, each with its reason.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

from detect_secrets.core.scan import scan_diff
from detect_secrets.settings import default_settings

from config.supply_chain.lock import ROOT

KNOWN = Path(__file__).with_name("known_secrets.toml")
# Hashes of packages, texts and drawings look like keys, and are written by programs.
LEFT_OUT = [
    "uv.lock",
    "config/supply_chain/known_secrets.toml",
    "home/static_src/package-lock.json",
    "*.po",
    "*.svg",
    "*.css",
    "*.min.js",
]


def added(commits: str, root: Path = ROOT) -> str:
    """All lines that the commits add, as git shows them."""
    command = ["git", "-c", f"safe.directory={root}", "log", "--patch", "--unified=0", "--no-color", "--format="]
    paths = [".", *(f":(exclude){pattern}" for pattern in LEFT_OUT)]
    answer = subprocess.run([*command, commits, "--", *paths], cwd=root, capture_output=True, check=False)
    if answer.returncode:
        sys.exit(f"git cannot show {commits}: {answer.stderr.decode(errors='replace')}")
    return answer.stdout.decode(errors="replace")


def found(diff: str) -> set[tuple[str, str, str]]:
    """`(file, kind, secret)` of each that is not known as harmless."""
    known = tomllib.loads(KNOWN.read_text())
    with default_settings() as settings:
        settings.disable_filters(
            "detect_secrets.filters.common.is_invalid_file",  # a file that is there no more
            "detect_secrets.filters.heuristic.is_potential_uuid",  # a key of DeepL is one
            # Takes as long as all the rest, and lets a line with a secret beside a call pass.
            "detect_secrets.filters.heuristic.is_indirect_reference",
        )
        secrets = [(secret.filename, secret.type, secret.secret_value or "") for secret in scan_diff(diff)]
    return {secret for secret in secrets if secret[2] not in known}


def main() -> None:
    commits = sys.argv[1] if len(sys.argv) > 1 else "HEAD"
    if secrets := found(added(commits)):
        # Only the beginning: what this prints ends in the log of CI.
        lines = [f"{file}: {kind}, beginning with “{secret[:4]}”" for file, kind, secret in sorted(secrets)]
        sys.exit("\n".join(["Look like secrets:", *lines, "Change those that are; name others in known_secrets.toml."]))
    print(f"No secret in what {commits} adds.")


if __name__ == "__main__":
    main()
