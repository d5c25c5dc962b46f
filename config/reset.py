"""`make demo-reset`: throw away what the demo stored; refuses while it runs."""

import shutil
import sys

from config import postgres
from config.settings.base import STATE_DIR


def main():
    if postgres.is_running(STATE_DIR / "postgres"):
        sys.exit("The demo is still running. Stop it first with Ctrl-C.")
    for name in ("postgres", "media", "documents", "static", "mailbox"):
        shutil.rmtree(STATE_DIR / name, ignore_errors=True)
    print("The demo is reset; “make demo” loads it afresh.")


if __name__ == "__main__":
    main()
