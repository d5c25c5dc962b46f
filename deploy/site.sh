#!/bin/sh
# `site COMMAND …`: manage.py of the installed version, as the site's user and with its environment. /usr/local/bin/site
set -eu
set -a
. /etc/site/environment
set +a
cd /srv/site/current
# A folder of the caller's may be closed to the site's user; what it writes, nginx's user may read as its group.
umask 027
if [ "$(id -un)" = site ]; then
    exec .venv/bin/python manage.py "$@"
fi
exec runuser --preserve-environment --user site -- .venv/bin/python manage.py "$@"
