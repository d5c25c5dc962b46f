#!/bin/sh
# Run the suite, the files named, or with `-m audit` the long checks; other arguments go to pytest as well.
set -eu

# need COMMAND PACKAGE WHAT: install a package of Debian's where that is allowed, else say how.
need() {
    if command -v "$1" >/dev/null || [ -d "$1" ]; then return; fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing $2 for $3 …"
        apt-get -qq update && apt-get -qq install -y "$2" >/dev/null || echo "$2 could not be installed."
    else
        echo "$3 are skipped: $2 is missing. Install it: sudo apt-get install $2"
    fi
}

need chromium chromium "the browser tests"
need redis-server redis-server "the tests of the shared cache"
need pgbouncer pgbouncer "the tests behind a connection pooler"
need age age "the tests of encrypted backups"
need nginx nginx-light "the tests of nginx’s site"
case " $* " in *" audit "*)
    need /usr/lib/postgresql postgresql "the faults and deploys"
    need java default-jre-headless "the checks of the HTML"
    .venv/bin/uv sync --quiet --frozen --inexact --compile-bytecode --group audit --python .venv/bin/python
    ;;
esac
# A directory of each checkout's own: of those that runs share, pytest deletes all but three, one in use as well.
PYTEST_DEBUG_TEMPROOT=${TMPDIR:-/tmp}/site-tests-$(pwd | cksum | cut -d " " -f 1)
mkdir -p "$PYTEST_DEBUG_TEMPROOT"
export PYTEST_DEBUG_TEMPROOT
workers=${TEST_WORKERS:-2}
case "${1:-}" in tests/*) workers=0 ;; esac # one file is done before a second process has begun
exec .venv/bin/python -m pytest -n "$workers" "$@"
