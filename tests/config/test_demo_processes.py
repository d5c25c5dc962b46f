"""The demo's processes: worker and scheduler are started again, the server's end is the end, nothing is left."""

import sys

import pytest

from config import demo


def sleeping(seconds):
    return [sys.executable, "-c", f"import time; time.sleep({seconds})"]


@pytest.mark.audit
def test_worker_is_started_again_until_the_server_ends(capsys):
    commands = {"server": sleeping(2.5), "worker": sleeping(0), "beat": sleeping(60)}
    processes = {name: demo.start(command) for name, command in commands.items()}
    beat = processes["beat"]
    try:
        assert demo.supervise(processes, commands) == 0
    finally:
        demo.stop(processes.values())
    assert "The worker ended and is started again." in capsys.readouterr().out
    assert processes["beat"] is beat
    assert all(process.poll() is not None for process in processes.values())
