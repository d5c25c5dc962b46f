"""The files of a server: nginx, systemd and containers read them, and they agree with the settings."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.http import HttpResponseNotFound
from django.test import RequestFactory, override_settings

from config.static_files import StaticFilesMiddleware, StaticFilesStorage
from deploy import processes, render, stack
from tests.config.test_settings import refused

CODE = processes.CODE
COMPOSE = yaml.safe_load((CODE / "deploy/container/compose.yaml").read_text())


@pytest.fixture
def etc(tmp_path):
    """As on a server, but with paths that are there."""
    for name in ("log", "tmp", "state/static", "state/media", "state/documents"):
        (tmp_path / name).mkdir(parents=True)
    return stack.Stack(tmp_path, 18443)


def test_no_value_is_left_open_and_none_is_unknown(tmp_path):
    for path in render.write(tmp_path, render.DEFAULTS):
        if path.suffix in {".conf", ".inc"} or path.name == "site":
            assert not re.search(r"\$\{[A-Z]", path.read_text()), path
    with pytest.raises(render.UnknownValueError, match="SLOT_3"):
        render.values_from(["SLOT_3=127.0.0.1:8003"])
    with pytest.raises(render.UnknownValueError, match="SITE_HOSTS"):
        render.render("server_name ${SITE_HOSTS};", {})


def needs_nginx():
    if not shutil.which("nginx"):
        assert not os.environ.get("CI"), "nginx is missing"
        pytest.skip("nginx is missing: sudo apt-get install nginx-light")


def test_nginx_takes_its_files(etc):
    needs_nginx()
    etc.make_certificate()
    etc.write_files()
    command = ["nginx", "-t", "-e", str(etc.folder / "log/nginx.log"), "-c", str(etc.folder / "etc/nginx/nginx.conf")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr, done.stderr


@pytest.fixture
def static_files(etc):
    """`{a name: the name with its hash}` of files in the server's folder, compressed beside them."""
    folder = etc.state / "static"
    shutil.copytree(CODE / "home/static", folder, dirs_exist_ok=True)
    storage = StaticFilesStorage(location=folder)
    names = ["home/css/site.css", "home/js/site.js", "home/fonts/fira-sans-latin-400.woff2", "home/icons.svg"]
    list(storage.post_process({path: (storage, path) for path in _below(folder)}))
    return {name: storage.stored_name(name) for name in names}


def _below(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def by_nginx(etc, names):
    """`{name: what may be done with it}` as nginx says it."""
    needs_nginx()
    etc.make_certificate()
    etc.write_files()
    nginx = etc.processes["nginx"]
    nginx.start()
    try:
        _wait_for_port(etc.port)
        return {name: _asked(f"{etc.address}/static/{name}") for name in names}
    finally:
        nginx.stop()
        shutil.rmtree(etc.cache, ignore_errors=True)


def _wait_for_port(port):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)


def _asked(address):
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # its certificate is of its own making
    with urlopen(address, context=context) as answer:
        return answer.headers["Cache-Control"]


def by_the_application(etc, names):
    """The same, of the application without nginx."""
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": "config.static_files.StaticFilesStorage"}}
    folder = etc.state / "static"
    production = {"STORAGES": storages, "WHITENOISE_USE_FINDERS": False, "WHITENOISE_AUTOREFRESH": False}
    with override_settings(STATIC_ROOT=folder, **production):
        serve = StaticFilesMiddleware(lambda request: HttpResponseNotFound())
        return {name: serve(RequestFactory().get(f"/static/{name}"))["Cache-Control"] for name in names}


@pytest.mark.parametrize("served", [by_nginx, by_the_application])
def test_a_name_with_a_hash_is_kept_for_a_year_and_others_for_an_hour(etc, static_files, served):
    said = served(etc, [*static_files, *static_files.values()])
    for name, hashed in static_files.items():
        assert set(said[hashed].split(", ")) == {"public", "max-age=31536000", "immutable"}
        assert set(said[name].split(", ")) == {"public", "max-age=3600"}


@pytest.mark.parametrize("timer", ["site-backup.timer", "site-index.timer"])
def test_a_timer_elapses_on_the_day_too_on_which_the_clocks_go_forward(timer):
    hour = re.search(r"OnCalendar=\*-\*-\* (\d\d):", (CODE / "deploy/systemd" / timer).read_text())
    assert hour[1] != "02", "systemd leaves out a moment that does not exist: no backup in 48 hours"


@pytest.mark.parametrize("unit", sorted(path.name for path in (CODE / "deploy/systemd").glob("site*")))
def test_systemd_takes_the_units(unit, tmp_path):
    if not shutil.which("systemd-analyze"):
        assert not os.environ.get("CI"), "systemd-analyze is missing"
        pytest.skip("systemd is missing")
    for path in (CODE / "deploy/systemd").glob("site*"):
        text = path.read_text().replace(processes.INSTALLED, str(CODE))
        (tmp_path / path.name.replace("@.", "@1.")).write_text(text)
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit.replace("@.", "@1."))]
    done = subprocess.run(command, capture_output=True, text=True)
    told = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "site" in line.partition(":")[0]]
    assert not told
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["site@", "site-outbox", "site-beat", "site-backup", "site-index"])
def test_units_start_what_there_is(name):
    command, environment = processes.command_of(name, "1", CODE)
    assert Path(command[0]).exists()
    if command[1] == "manage.py":
        parser = load_command_class(get_commands()[command[2]], command[2]).create_parser(command[1], command[2])
        assert parser.parse_args(command[3:])
    else:
        assert command[1:] == ["-m", "deploy.serve", "--config", "deploy/gunicorn_settings.py"]
        assert environment == {"BIND": "127.0.0.1:8001"}
        assert render.DEFAULTS["SLOT_1"] == environment["BIND"]


def test_the_unit_is_hardened():
    text = (CODE / "deploy/systemd/site@.service").read_text()
    for word in ("NoNewPrivileges=true", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "PrivateTmp=true"):
        assert word in text


def test_the_image_is_made_as_hadolint_wants_it():
    done = subprocess.run(
        [CODE / ".venv/bin/hadolint", CODE / "deploy/container/Dockerfile"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_compose_reads_its_file():
    command = [CODE / ".venv/bin/check-jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run([*command, CODE / "deploy/container/compose.yaml"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_nginx_may_read_in_its_container_what_the_site_has_stored_in_another():
    """Uploads have mode 0640; workers of nginx's image have the group 101 and no other, whatever Compose adds."""
    assert oct(settings.FILE_UPLOAD_PERMISSIONS) == "0o640"
    user = re.search(r"useradd .*site", (CODE / "deploy/container/Dockerfile").read_text())
    assert "--gid 101 " in user[0]


def test_containers_run_what_timers_of_systemd_run():
    timers = (CODE / "deploy/systemd").glob("*.timer")
    units = [timer.with_suffix(".service").read_text() for timer in timers]
    nightly = {re.search(r"^ExecStart=\S+/python (manage\.py .+)$", unit, re.MULTILINE)[1] for unit in units}
    assert len(nightly) == 2
    assert nightly <= {" ".join(service.get("command", [])[1:]) for service in COMPOSE["services"].values()}


def test_containers_have_as_long_to_stop_as_units_of_systemd():
    for unit, service in {"site@": "slot_1", "site-outbox": "outbox", "site-beat": "beat"}.items():
        text = (CODE / f"deploy/systemd/{unit}.service").read_text()
        assert f"TimeoutStopSec={COMPOSE['services'][service]['stop_grace_period']}\n" in text


def test_the_image_saves_the_database_that_stands_beside_it():
    """pg_dump refuses a server that is newer than itself; it comes with the image's Debian."""
    release = re.findall(
        r"^FROM python:\S+-slim-(\w+)", (CODE / "deploy/container/Dockerfile").read_text(), re.MULTILINE
    )[-1]
    database = re.search(r"^postgres:(\d+)", COMPOSE["services"]["database"]["image"])[1]
    assert int(database) <= {"bookworm": 15, "trixie": 17}[release]


def test_containers_give_nginx_all_that_its_files_ask_for():
    nginx = COMPOSE["services"]["nginx"]
    asked = set()
    for volume in nginx["volumes"]:
        source, _colon, target = volume.partition(":")
        if "templates" in target:
            asked |= set(render.VALUE.findall((CODE / "deploy/container" / source).read_text()))
    assert asked <= set(nginx["environment"])
    assert set(nginx["environment"]) <= set(render.DEFAULTS)


def test_the_example_has_what_production_cannot_do_without(tmp_path):
    """With the two values that only the administrator knows, production starts from it."""
    lines = [line for line in (CODE / "deploy/env.example").read_text().splitlines() if line and line[0] != "#"]
    values = dict(line.split("=", 1) for line in lines)
    assert values["SECRET_KEY"] == ""
    given = {"SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    given |= {"HSTS_INCLUDE_SUBDOMAINS": "true", "HSTS_PRELOAD": "true"}
    environment = {"PATH": os.environ["PATH"]} | values | given
    command = [
        CODE / ".venv/bin/python",
        "manage.py",
        "check",
        "--deploy",
        "--tag",
        "security",
        "--fail-level",
        "WARNING",
    ]
    done = subprocess.run(command, cwd=CODE, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "SECRET_KEY must be set" in refused(environment | {"SECRET_KEY": ""})
