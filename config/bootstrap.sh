#!/bin/sh
# Create .venv with the locked dependencies. Usage: bootstrap.sh PYTHON UV_VERSION [OPTIONS OF UV SYNC]
set -eu
python=$1
uv_version=$2
shift 2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; $python is older. Name another one: make PYTHON=…" >&2
    exit 1
}

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf .venv
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        rm -rf .venv
        # Debian keeps venv's pip in a package of its own.
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            apt-get -qq update && apt-get -qq install -y python3-venv >/dev/null
            "$python" -m venv .venv
        else
            echo "Python’s venv module is incomplete. Install it: sudo apt-get install python3-venv" >&2
            exit 1
        fi
    fi
fi

.venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$uv_version"
# The inexact sync keeps pip and uv themselves.
.venv/bin/uv sync --quiet --frozen --inexact --compile-bytecode --python .venv/bin/python "$@"
