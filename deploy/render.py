"""
Write the files of a server with its values in them: `python -m deploy.render` to look, `--to /etc` to install.

The same files serve a machine with systemd, containers (nginx's image fills in values of the same form by itself), and
`make stack`, which starts all of it on loopback.
"""

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent
VALUE = re.compile(r"\$\{([A-Z][A-Z0-9_]*)\}")
# What an installation as docs/operations.md describes it has; `NAME=value` on the command line replaces one.
DEFAULTS = {
    "SITE_HOSTS": "partnerschaften.example.org",
    "HTTP_PORT": "80",
    "HTTPS_PORT": "443",
    "HTTP_PORT_6": "[::]:80",
    "HTTPS_PORT_6": "[::]:443",
    "SLOT_1": "127.0.0.1:8001",
    "SLOT_2": "127.0.0.1:8002",
    "TLS_CERTIFICATE": "/etc/ssl/site/fullchain.pem",
    "TLS_KEY": "/etc/ssl/site/privkey.pem",
    "ACME_ROOT": "/var/www/html",
    "STATIC_ROOT": "/var/lib/site/static",
    "MEDIA_ROOT": "/var/lib/site/media",
    "DOCUMENTS_ROOT": "/var/lib/site/documents",
    "CACHE_ROOT": "/run/nginx-site",
    "LOG_ROOT": "/var/log/nginx-site",
    "NGINX_ROOT": "/etc/nginx/site",
    "NGINX_PID": "/run/nginx.pid",
    "MONITORING": "allow 127.0.0.1;",
    "REQUESTS_PER_SECOND": "50",
}
# From here, and where below /etc.
FILES = {
    "nginx/http.conf": "nginx/conf.d/site.conf",
    "nginx/upstream.conf": "nginx/conf.d/site-upstream.conf",
    "nginx/proxy.inc": "nginx/site/proxy.inc",
    "nginx/site.conf": "nginx/sites-enabled/site.conf",
    "logrotate": "logrotate.d/site",
    "systemd/nginx-restart.conf": "systemd/system/nginx.service.d/restart.conf",
    **{f"systemd/{path.name}": f"systemd/system/{path.name}" for path in sorted((FOLDER / "systemd").glob("site*"))},
}


class UnknownValueError(LookupError):
    """A name that a file asks for, or that was given, and nobody knows."""


def render(text: str, values: Mapping[str, str]) -> str:
    """Raises UnknownValueError where the text asks for a value that is not given."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise UnknownValueError(match[1])
        return values[match[1]]

    return VALUE.sub(value, text)


def write(folder: Path, values: Mapping[str, str], files: Mapping[str, str] = FILES) -> list[Path]:
    """Below the folder, as below /etc; returns what was written."""
    written = []
    for source, target in files.items():
        path = folder / target
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (FOLDER / source).read_text("utf-8")
        # systemd has variables of its own.
        path.write_text(text if source.startswith("systemd/") else render(text, values), "utf-8")
        written.append(path)
    return written


def values_from(arguments: list[str]) -> dict[str, str]:
    given = dict(argument.split("=", 1) for argument in arguments)
    if unknown := set(given) - set(DEFAULTS):
        raise UnknownValueError(", ".join(sorted(unknown)))
    return DEFAULTS | given


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=Path("/tmp/etc"), help="the folder, such as /etc")  # noqa: S108
    parser.add_argument("values", nargs="*", metavar="NAME=value", help=", ".join(DEFAULTS))
    arguments = parser.parse_args()
    try:
        written = write(arguments.to, values_from(arguments.values))
    except (UnknownValueError, ValueError) as error:
        sys.exit(f"Nothing was written: {error} is not a value that these files know.")
    print("\n".join(map(str, written)))  # noqa: T201


if __name__ == "__main__":
    main()
