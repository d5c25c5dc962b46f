"""
`make demo`: set everything up, load the demo, serve it, and stop it all with one Ctrl-C.

The database outlives this process by nothing: it is started here, and stops when the last of its users has ended.
"""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import django
from django.core.management import call_command

READY_WITHIN = 60  # seconds


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    port = os.environ.get("PORT", "8000")
    # Without this a second signal, while children are stopping, would leave the database running.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    django.setup()
    prepare()
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(server_command(port), start_new_session=True)
    threading.Thread(target=announce_when_ready, args=(server, address), daemon=True).start()
    try:
        sys.exit(server.wait())
    except KeyboardInterrupt:
        print("\nStopping …")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop(server)


def prepare():
    """Bring database, languages, files and demo content up to date; quick when nothing has changed."""
    call_command("messages", compile=True, verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("setup_site")
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_demo")


def server_command(port):
    return [
        sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", "2", "--threads", "4", "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip


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
    from home.demo.users import PASSWORD, USERS

    names = ", ".join(username for username, *_ in USERS)
    return (
        f"\nThe site is ready:  {address}/\n"
        f"The editors’ admin: {address}/admin/\n"
        f"Demo log-ins:       {names} (password of each: {PASSWORD})\n"
        "Ctrl-C stops everything."
    )


def stop(process):
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    main()
