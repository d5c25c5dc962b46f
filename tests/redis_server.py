"""A server of a shared cache on this machine, as Debian's package brings it, with TLS left out."""

import os
import shutil
import socket
import subprocess
import time

import pytest


class RedisServer:
    def __init__(self, folder):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.url, self._folder, self._process = f"redis://127.0.0.1:{self.port}/0", folder, None

    def start(self):
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder)]
        self._process = subprocess.Popen([shutil.which("redis-server"), *options], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("redis-server does not start")

    def kill(self):
        self._process.kill()
        self._process.wait()


@pytest.fixture
def redis_server(tmp_path):
    if shutil.which("redis-server") is None:
        if os.environ.get("CI"):
            pytest.fail("redis-server is missing, and in CI no test of the shared cache may be skipped.")
        pytest.skip("redis-server is missing: sudo apt-get install redis-server")
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.kill()
