"""A stand-in for clamd: speaks its protocol over a socket, or breaks it in a way that a test chooses."""

import socketserver
import struct
import time

from tests import servers

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LIMIT = 2 * 1024 * 1024


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        command = self._until_zero()
        if command == b"zPING":
            self._say("PONG")
        elif command == b"zINSTREAM":
            self._say(self._scan())

    def _until_zero(self):
        said = b""
        while not said.endswith(b"\0"):
            byte = self.rfile.read(1)
            if not byte:
                return b""
            said += byte
        return said[:-1]

    def _scan(self):
        content = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
            if len(content) > LIMIT:
                return "INSTREAM size limit exceeded. ERROR"
        self.server.scanned.append(content)
        return "stream: Eicar-Test-Signature FOUND" if EICAR in content else "stream: OK"

    def _say(self, words):
        how = self.server.how
        if how == "cut":
            return
        if how == "slow":
            time.sleep(3)
        if how == "drops":
            for _number in range(20):
                self.wfile.write(b"s")
                time.sleep(0.3)
        answer = {"garbage": b"\xff\xfe nonsense\0", "endless": b"x" * 100_000, "half": b"stream: O"}
        self.wfile.write(answer.get(how, words.encode() + b"\0"))


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        pass  # who hangs up is meant to


class UnixServer(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        pass


def start(server, how=""):
    server.how, server.scanned = how, []
    servers.start(server)
    return server
