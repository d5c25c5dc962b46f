"""For scripts that die by SIGKILL, at random, before or after any of their steps; SEED and RISK say when."""

import os
import random
import signal
import sys

chance = random.Random(int(os.environ["SEED"]))  # noqa: S311
RISK = float(os.environ["RISK"])


def make_deadly(owner, *names):
    for name in names:
        setattr(owner, name, _deadly(getattr(owner, name), name))


def _deadly(function, name):
    def wrapped(*args, **kwargs):
        perhaps_die(f"before {name}")
        result = function(*args, **kwargs)
        perhaps_die(f"after {name}")
        return result

    return wrapped


def perhaps_die(step):
    if chance.random() < RISK:
        say(f"died {step}")
        os.kill(os.getpid(), signal.SIGKILL)


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
