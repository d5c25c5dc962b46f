"""
Starts gunicorn as `gunicorn_settings.py` says.

gunicorn itself reads WEB_CONCURRENCY before those, and ends in a traceback where that is empty or no number.
"""

import os
import sys

from deploy import gunicorn_settings

if __name__ == "__main__":
    os.environ["WEB_CONCURRENCY"] = str(gunicorn_settings.workers)
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *sys.argv[1:]])  # noqa: S606 - ours
