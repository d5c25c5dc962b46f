#!/bin/sh
# Run the whole suite, browser tests included. Arguments go to pytest.
set -eu

if ! command -v chromium >/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing Chromium for the browser tests …"
        apt-get -qq update && apt-get -qq install -y chromium >/dev/null || echo "Chromium could not be installed."
    else
        echo "Browser tests are skipped: Chromium is missing. Install it: sudo apt-get install chromium"
    fi
fi

exec .venv/bin/python -m pytest -n "${TEST_WORKERS:-2}" "$@"
