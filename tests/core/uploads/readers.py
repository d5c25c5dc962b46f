"""What a child process is told to do by `test_child.py`."""

import os
import sys
import time
from pathlib import Path


def endless(stream):
    while True:
        pass


def sleeping(stream):
    time.sleep(60)


def greedy(stream):
    return len(b"x" * 1_200_000_000)


def failing(stream):
    raise ValueError


def deep(stream):
    return deep(stream)


def leaving(stream):
    sys.exit(9)


def telling(stream, extension):
    content = stream.read().decode()
    secret, django = os.environ.get("SECRET_KEY"), "django" in sys.modules
    return {"content": content, "extension": extension, "secret": secret, "django": django}


def writing(stream, path):
    Path(path).write_text("x")
