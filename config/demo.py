"""
`make demo`: set everything up, load the demo, serve it, and stop it all with one Ctrl-C.

The database outlives this process by nothing: it is started here, and stops when the last of its users has ended.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from config import env

READY_WITHIN = 60  # seconds
STOPPED_WITHIN = 30


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    port = env.port(default=8000)
    # A shell that starts us in the background has SIGINT ignored; SIGTERM must stop the children too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    refuse_port_in_use(port)
    django.setup()
    prepare()
    address = f"http://127.0.0.1:{port}"
    processes = {name: start(command) for name, command in commands(port).items()}
    threading.Thread(target=announce_when_ready, args=(processes["server"], address), daemon=True).start()
    try:
        sys.exit(supervise(processes, commands(port)))
    except KeyboardInterrupt:
        print("\nStopping …")
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave the database running
        stop(processes.values())


def prepare():
    """Bring database, languages, files and demo content up to date; quick when nothing has changed."""
    call_command("messages", compile=True, verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("setup_site")
    if static_files_changed():
        call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_demo")


def refuse_port_in_use(port):
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            sys.exit(f"Port {port} is in use. Choose another one: make demo PORT={port + 1}")


def static_files_changed():
    """Whether a static file or the set of packages is newer than what was collected last, which takes seconds."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.exists():
        return True
    files = (Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([]))
    return any(path.stat().st_mtime > manifest.stat().st_mtime for path in [settings.BASE_DIR / "uv.lock", *files])


def commands(port):
    """What runs beside each other: the site, the worker that sends mails, and the scheduler."""
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    server = [
        sys.executable, "-m", "gunicorn", "config.wsgi", "--preload", "--bind", f"127.0.0.1:{port}",
        "--workers", "2", "--threads", "4", "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    if settings.DEBUG:  # starts again when a file changes
        server = [*manage, "runserver", f"127.0.0.1:{port}"]
    return {"server": server, "worker": [*manage, "run_outbox"], "beat": [*manage, "beat"]}


def start(command):
    return subprocess.Popen(command, start_new_session=True)


def supervise(processes, commands):
    """Start worker and scheduler again when they end; return the server's exit code when that does."""
    while processes["server"].poll() is None:
        for name, process in processes.items():
            if process.poll() is not None and name != "server":
                print(f"The {name} ended and is started again.", flush=True)
                processes[name] = start(commands[name])
        time.sleep(1)
    return processes["server"].returncode


def announce_when_ready(server, address):
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/-/ready"):
                print(announcement(address), flush=True)
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)


def announcement(address):
    from demo.users import PASSWORD, USERS

    names = ", ".join(username for username, *_ in USERS)
    return (
        f"\nThe site is ready:  {address}/\n"
        f"The editors’ admin: {address}/admin/\n"
        f"Mails it would send: {address}/-/mailbox\n"
        f"Demo log-ins:       {names} (password of each: {PASSWORD})\n"
        "Ctrl-C stops everything."
    )


def stop(processes):
    processes = list(processes)
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + STOPPED_WITHIN
    for process in processes:
        try:
            process.wait(timeout=max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
