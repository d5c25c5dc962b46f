"""
`make stack`: the whole site as on a server, of the same files, on loopback and without containers or systemd.

Two slots of the application, mails, regular jobs, Debian's PostgreSQL and nginx. What ends is started again, as
systemd would. Faults and deploys are tried on it: tests/bench/operations.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from config import env
from deploy import render, rolling
from deploy.processes import CODE, Process, command_of

UNITS = {"slot 1": "site@", "slot 2": "site@", "outbox": "site-outbox", "beat": "site-beat"}
NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/log/nginx.log warn;
worker_processes 2;
{user}
events {{ worker_connections 768; }}  # Debian's; more than a user's 1,024 open files is warned of
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    types_hash_max_size 2048;
    client_body_temp_path {folder}/tmp/body;
    proxy_temp_path {folder}/tmp/proxy;
    fastcgi_temp_path {folder}/tmp/fastcgi;
    uwsgi_temp_path {folder}/tmp/uwsgi;
    scgi_temp_path {folder}/tmp/scgi;
    include {folder}/etc/nginx/conf.d/*.conf;
    include {folder}/etc/nginx/sites-enabled/*.conf;
}}
"""


class Stack:
    """The processes, and the folder that all they write lies in."""

    def __init__(
        self, folder: Path, port: int = 8443, environment: Mapping[str, str] | None = None, code: Path = CODE
    ) -> None:
        self.folder, self.port, self.code = folder, port, code
        self.address = f"https://localhost:{port}"
        self.state = folder / "state"
        self.cache = Path(f"/dev/shm/site-{port}")  # noqa: S108 - in memory, as on a server
        for name in ("log", "tmp", "state/media", "state/documents", "state/static"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.is_root = os.getuid() == 0
        self.postgres_port, self.http_port, *self.slot_ports = _free_ports(4)
        self.environment = self._environment() | dict(environment or {})
        self.processes = self._processes()
        self.is_watched = True
        self.nginx = rolling.Nginx(folder / "etc/nginx/conf.d/site-upstream.conf", self._reload)

    def _environment(self) -> dict[str, str]:
        """As env.example, with this folder's paths."""
        state = self.state
        keys = self.folder / "secret"
        if not keys.exists():
            keys.write_text(secrets.token_urlsafe(64))
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "SECRET_KEY": keys.read_text(),
            "SITE_URL": self.address,
            "DATABASE_URL": f"postgresql://postgres@127.0.0.1:{self.postgres_port}/site",
            "STATE_DIR": str(state),
            "STATIC_ROOT": str(state / "static"),
            "MEDIA_ROOT": str(state / "media"),
            "DOCUMENTS_ROOT": str(state / "documents"),
            "ERASURE_LEDGER": str(state / "ledger/erasures.txt"),
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_USE_TLS": "false",
            "DEFAULT_FROM_EMAIL": "site@example.org",
            "DOCUMENTS_BY_NGINX": "true",
            "WEB_CONCURRENCY": "2",
        }

    def _processes(self) -> dict[str, Process]:
        log, data = self.folder / "log", self.folder / "postgres"
        postgres = [
            str(_postgres_programs() / "postgres"), "-D", str(data), "-p", str(self.postgres_port),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=100",
        ]  # fmt: skip
        nginx = ["/usr/sbin/nginx", "-e", str(log / "nginx.log"), "-c", str(self.folder / "etc/nginx/nginx.conf")]
        found = {"postgres": Process(postgres, log / "postgres.log", dict(os.environ), self._database_user())}
        for name, unit in UNITS.items():
            slot = name.removeprefix("slot ") if name.startswith("slot") else ""
            command, own = command_of(unit, slot, self.code)
            if slot:
                own["BIND"] = f"127.0.0.1:{self.slot_ports[int(slot) - 1]}"
            found[name] = Process(
                command, log / f"{name.replace(' ', '-')}.log", self.environment | own, code=self.code
            )
        return found | {"nginx": Process(nginx, log / "nginx.log", dict(os.environ))}

    def _database_user(self) -> str | None:
        return "postgres" if self.is_root else None  # PostgreSQL does not run as root

    def prepare(self) -> None:
        """Database, certificate, and the files of the server; what is there already stays."""
        self._make_database()
        self.make_certificate()
        self.write_files()

    def _make_database(self) -> None:
        data = self.folder / "postgres"
        if not data.exists():
            data.mkdir(mode=0o700)
            if self.is_root:
                shutil.chown(data, "postgres", "postgres")
            initdb = [str(_postgres_programs() / "initdb"), "-D", str(data), "-U", "postgres", "--auth=trust"]
            _run([*initdb, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"], user=self._database_user(), cwd="/")
        self.processes["postgres"].start()
        self.wait_for_database()
        create = ["psql", "-h", "127.0.0.1", "-p", str(self.postgres_port), "-U", "postgres", "-c"]
        subprocess.run([*create, "CREATE DATABASE site"], capture_output=True, check=False)  # noqa: S603

    def wait_for_database(self, within: float = 60) -> None:
        ready = [str(_postgres_programs() / "pg_isready"), "-h", "127.0.0.1", "-p", str(self.postgres_port), "-q"]
        deadline = time.monotonic() + within
        while subprocess.run(ready, check=False).returncode:  # noqa: S603
            if time.monotonic() > deadline:
                raise TimeoutError("PostgreSQL does not answer: " + (self.folder / "log/postgres.log").read_text())
            time.sleep(0.1)

    def make_certificate(self) -> None:
        if not (self.folder / "key.pem").exists():
            _run([
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "365", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost",
                "-keyout", str(self.folder / "key.pem"), "-out", str(self.folder / "certificate.pem"),
            ])  # fmt: skip

    def write_files(self) -> None:
        folder, state = self.folder, self.state
        values = render.DEFAULTS | {
            "SITE_HOSTS": "localhost",
            "HTTP_PORT": f"127.0.0.1:{self.http_port}",
            "HTTPS_PORT": f"127.0.0.1:{self.port}",
            "HTTP_PORT_6": f"unix:{folder}/http.sock",  # not every machine that tests has IPv6
            "HTTPS_PORT_6": f"unix:{folder}/https.sock",
            "SLOT_1": f"127.0.0.1:{self.slot_ports[0]}",
            "SLOT_2": f"127.0.0.1:{self.slot_ports[1]}",
            "TLS_CERTIFICATE": str(folder / "certificate.pem"),
            "TLS_KEY": str(folder / "key.pem"),
            "STATIC_ROOT": str(state / "static"),
            "MEDIA_ROOT": str(state / "media"),
            "DOCUMENTS_ROOT": str(state / "documents"),
            "CACHE_ROOT": str(self.cache),
            "LOG_ROOT": str(folder / "log"),
            "NGINX_ROOT": str(folder / "etc/nginx/site"),
            "NGINX_PID": str(folder / "nginx.pid"),
            "REQUESTS_PER_SECOND": "5000",  # all come from one machine
        }
        render.write(folder / "etc", values)
        user = "user root;" if self.is_root else ""
        (folder / "etc/nginx/nginx.conf").write_text(NGINX.format(folder=folder, user=user), "utf-8")

    def manage(self, *arguments: str, **environment: str) -> str:
        """What `manage.py` prints; raises CalledProcessError where it fails."""
        command = [sys.executable, "manage.py", *arguments]
        return _run(command, cwd=str(self.code), environment=self.environment | environment)

    def build(self) -> None:
        """What a release brings along: catalogues, pages for nginx, and files under the names of their hashes."""
        _run(["make", "--silent", "-C", str(self.code), "build"], environment=self.environment)

    def start(self) -> None:
        """All but PostgreSQL, which `prepare` has started; returns when both slots are ready."""
        for name in [*UNITS, "nginx"]:
            self.processes[name].start()
        threading.Thread(target=self._watch, daemon=True).start()
        for port in self.slot_ports:
            rolling.wait_until_ready(f"http://127.0.0.1:{port}", "localhost")

    def _watch(self) -> None:
        while self.is_watched:
            for process in self.processes.values():
                if process.is_wanted and process.popen and process.popen.poll() is not None:
                    time.sleep(2)
                    if process.is_wanted:
                        process.start()
            time.sleep(0.1)

    def restart(self, slot: int) -> None:
        self.processes[f"slot {slot}"].restart()

    def release(self, code: Path) -> None:
        """Serve another version without losing a request, as docs/operations.md says for a server."""
        self.code = code
        for name, fresh in self._processes().items():
            self.processes[name].command, self.processes[name].code = fresh.command, fresh.code
        self.build()
        self.manage("upgrade")
        rolling.roll(self.nginx, self.restart, "localhost")
        for name in ("outbox", "beat"):
            self.processes[name].restart()

    def _reload(self) -> None:
        nginx = self.processes["nginx"].popen
        if nginx:
            nginx.send_signal(signal.SIGHUP)

    def stop(self) -> None:
        self.is_watched = False
        for name in [*UNITS, "nginx"]:
            self.processes[name].stop()
        self.processes["postgres"].stop(signal.SIGINT)
        shutil.rmtree(self.cache, ignore_errors=True)


def _postgres_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise FileNotFoundError("PostgreSQL is missing. Install it: sudo apt-get install postgresql")
    return found[-1]


def _free_ports(number: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _run(
    command: list[str], user: str | None = None, cwd: str | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """What the command prints; raises CalledProcessError, with what it complained of, where it fails."""
    done = subprocess.run(  # noqa: S603
        command, user=user, cwd=cwd, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        error = subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
        error.add_note(done.stderr)
        raise error
    return done.stdout


def _fill(stack: Stack) -> None:
    stack.build()
    print(stack.manage("upgrade"))  # noqa: T201
    # The demo's invented content is loaded beside the production's settings, which refuse it.
    print(stack.manage("load_demo", DJANGO_SETTINGS_MODULE="config.settings.dev"))  # noqa: T201


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    stack = Stack(CODE / ".data/stack", env.port(default=8443))
    try:
        stack.prepare()
        _fill(stack)
        stack.start()
        print(f"The site is ready: {stack.address}/  (its certificate is of its own making)\nCtrl-C stops everything.")  # noqa: T201
        while True:
            time.sleep(1)
    except KeyboardInterrupt:
        print("\nStopping …")  # noqa: T201
    finally:
        stack.stop()


if __name__ == "__main__":
    main()
