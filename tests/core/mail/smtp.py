"""A mail server that misbehaves on demand."""

import random
import socket
import threading
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller


class Sink:
    """
    Accepts mails at `port`; `busy` of them get a 451, `drops` lose their connection, `refused` addresses a 550.

    While `down`, nobody can connect.
    """

    def __init__(self, seed=1):
        self.messages, self.refused = [], set()
        self.busy = self.drops = 0.0
        self.turned_away = self.connections = 0
        self._random, self._lock = random.Random(seed), threading.Lock()  # noqa: S311
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._controller = None

    def start(self):
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self):
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refused:
            return f"550 5.1.1 <{address}> unknown"
        if self._random.random() < self.busy:
            self.turned_away += 1
            return "451 4.3.2 Please try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self._random.random() < self.drops:
            server.transport.close()
            return "421 gone"
        with self._lock:
            self.messages.append(envelope.content)
        return "250 OK"

    @property
    def mails(self):
        return [message_from_bytes(content, policy=default) for content in self.messages]

    @property
    def ids(self):
        with self._lock:
            contents = list(self.messages)
        return [message_from_bytes(content)["Message-ID"] for content in contents]
