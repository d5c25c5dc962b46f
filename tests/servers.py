"""Servers of tests that speak the protocol of an outside service."""

import socketserver
import threading

LOOKS_FOR_ITS_END = 0.01  # every so many seconds; by default each `shutdown` waits for up to half a second


def start(server: socketserver.BaseServer) -> threading.Thread:
    """Answer in a thread of its own, until `server.shutdown()`."""
    thread = threading.Thread(target=server.serve_forever, args=[LOOKS_FOR_ITS_END], daemon=True)
    thread.start()
    return thread
