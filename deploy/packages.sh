#!/bin/sh
# Install Debian's packages where that is allowed, else say how. Usage: packages.sh COMMAND_OR_FOLDER PACKAGE …
set -eu
while [ $# -gt 0 ]; do
    if ! command -v "$1" >/dev/null && [ ! -d "$1" ]; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            echo "Installing $2 …"
            apt-get -qq update && apt-get -qq install -y "$2" >/dev/null
        else
            echo "$2 is missing. Install it: sudo apt-get install $2" >&2
            exit 1
        fi
    fi
    shift 2
done
