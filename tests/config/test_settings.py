"""Production starts only with safe values, and says in a sentence what is wrong."""

import json
import os
import re
import runpy
import subprocess
import sys
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import override_settings

SAFE = {
    "SECRET_KEY": "0123456789abcdef" * 4,
    "SITE_URL": "https://partnerschaften.example.org",
    "DATABASE_URL": "postgresql://site@127.0.0.1/site",
    "MEDIA_ROOT": "/srv/site/media",
    "DOCUMENTS_ROOT": "/srv/site/documents",
    "EMAIL_HOST": "mail.example.org",
    "DEFAULT_FROM_EMAIL": "projektstelle@example.org",
}


def start(environment, *arguments):
    inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, "manage.py", *(arguments or ["check"]), "--settings", "config.settings.production"],
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def settings_of(environment):
    """What a process with this environment would read, without a process."""
    with patch.dict(os.environ, environment, clear=True), pytest.MonkeyPatch.context() as modules:
        modules.delitem(sys.modules, "config.settings.base")  # which reads the environment as well
        return runpy.run_module("config.settings.production")


def refused(environment):
    """The sentence with which production does not start."""
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_of(environment)
    return str(refusal.value)


STRICTEST = SAFE | {"HSTS_INCLUDE_SUBDOMAINS": "true", "HSTS_PRELOAD": "true"}


def test_starts_with_safe_values_and_nothing_to_remark():
    result = start(STRICTEST, "check", "--deploy", "--fail-level", "WARNING", "--tag", "security")
    assert result.returncode == 0, result.stderr
    assert "no issues (0 silenced)" in result.stdout


@pytest.mark.parametrize("role", ["public", "admin"])
def test_starts_as_one_half_of_the_site_if_it_knows_the_other(role):
    check = ("check", "--deploy", "--fail-level", "WARNING", "--tag", "security")
    result = start(STRICTEST | {"SITE_ROLE": role, "ADMIN_URL": "https://admin.example.org"}, *check)
    assert "no issues (0 silenced)" in result.stdout, result.stderr
    with override_settings(SITE_ROLE=role, ADMIN_URL=""), pytest.raises(SystemCheckError, match=r"home\.E011"):
        call_command("check", deploy=True, tags=["security"])


def test_says_what_is_wrong_where_it_is_started():
    result = start(SAFE | {"SECRET_KEY": "short"})
    assert result.returncode == 1
    assert result.stderr == "CommandError: SECRET_KEY must be a random text of at least 50 characters.\n"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEB_CONCURRENCY", "0"),
        ("WEB_CONCURRENCY", "x"),
        ("BIND", "127.0.0.1:99999"),
        ("BIND", "unix:"),
        ("SECRET_KEY", "short"),
    ],
)
def test_gunicorn_says_in_a_sentence_what_keeps_it_from_starting(name, value):
    gunicorn = [sys.executable, "-m", "deploy.serve", "--config", "deploy/gunicorn_settings.py", "--check-config"]
    environment = {"PATH": os.environ["PATH"]} | SAFE | {name: value}
    result = subprocess.run(gunicorn, env=environment, capture_output=True, text=True)
    assert result.returncode == 1
    assert re.fullmatch(rf"{name} must be .+\n", result.stderr)


def test_a_warning_of_python_is_a_line_of_the_log_as_well(tmp_path):
    gunicorn = [sys.executable, "-m", "deploy.serve", "--config", "deploy/gunicorn_settings.py", "--check-config"]
    given = {"STATIC_ROOT": str(tmp_path / "missing"), "WEB_CONCURRENCY": ""}
    environment = {"PATH": os.environ["PATH"]} | SAFE | given
    result = subprocess.run(gunicorn, env=environment, capture_output=True, text=True)
    (line,) = [json.loads(line) for line in result.stderr.splitlines()]
    assert "No directory at" in line["message"]


@pytest.mark.parametrize("module", ["config.demo", "deploy.stack"])
@pytest.mark.parametrize("port", ["many", "70000"])
def test_a_port_that_is_none_is_told_in_a_sentence(module, port):
    result = subprocess.run(
        [sys.executable, "-m", module], env={"PATH": os.environ["PATH"], "PORT": port}, capture_output=True, text=True
    )
    assert result.returncode == 1
    assert result.stderr.startswith("PORT must be")


@pytest.mark.parametrize("name", SAFE)
def test_names_the_value_that_is_missing(name):
    others = {key: value for key, value in SAFE.items() if key != name}
    assert refused(others) == f"The environment variable {name} must be set."


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "k" * 60, "must be a random text"),
        ("SECRET_KEY", "short", "at least 50 characters"),
        ("SECRET_KEY", "insecure-key-for-development-only" + "x" * 40, "must be a random text"),
        ("SITE_URL", "http://partnerschaften.example.org", "begin with https://"),
        ("ALLOWED_HOSTS", "*", "would accept any"),
        ("DATABASE_URL", "sqlite:///site.db", "no other database is supported"),
        ("DOCUMENTS_ROOT", "/srv/site/media/documents", "must lie outside MEDIA_ROOT"),
        ("EMAIL_PORT", "many", "must be a whole number"),
        ("SITE_ROLE", "readers", "must be all, public or admin"),
        ("ADMIN_URL", "http://admin.example.org", "begin with https://"),
        ("ADMIN_URL", "https://partnerschaften.example.org", "another host"),
        ("DATABASE_TIMEOUTS", "sometimes", "must be requests, commands or off"),
        ("LOG_FORMAT", "xml", "must be json or text"),
        ("METRICS_TOKEN", "short", "at least 32 characters"),
        ("CLAMD", "clamd", "CLAMD must be as unix:/path/of/socket or host:3310, not “clamd”"),
        ("CLAMD", "clamd:many", "CLAMD must be as"),
        ("SENTRY_DSN", "nowhere", "SENTRY_DSN must be"),
        ("EMAIL_USE_TLS", "perhaps", "must be true or false"),
        ("OIDC_SERVER", "http://log-in.example.org", "begin with https://"),
        ("OIDC_SERVER", "https://log-in.example.org", "OIDC_CLIENT_ID must be set"),
        ("OIDC_ONLY", "true", "nothing without OIDC_SERVER"),
        ("HSTS_SECONDS", "-1", "must be from 0"),
        ("TRUSTED_PROXIES", "-1", "TRUSTED_PROXIES must be from 0"),
        ("EMAIL_PORT", "65536", "EMAIL_PORT must be from 1 to 65535"),
        ("BACKUP_KEEP_DAYS", "9" * 12, "BACKUP_KEEP_DAYS must be from 1"),
        ("SITE_URL", "https://partnerschaften.example.org/neu", "no path"),
        ("SITE_URL", "https://städtetag.example.org", "xn--"),
        ("ALLOWED_HOSTS", "https://partnerschaften.example.org", "without https://"),
        ("ALLOWED_HOSTS", ",", "must name the hosts"),
        ("DATABASE_URL", "site", "DATABASE_URL must begin with postgresql://"),
        ("DATABASE_POOL_URL", "mysql://site@pooler/site", "DATABASE_POOL_URL must begin with postgresql://"),
        ("MEDIA_ROOT", "/srv/site/documents/", "DOCUMENTS_ROOT must lie outside MEDIA_ROOT"),
        ("DOCUMENTS_ROOT", "/srv/site/x/../media/documents", "must lie outside MEDIA_ROOT"),
        ("BACKUP_ROOT", "/srv/site/media/backups", "BACKUP_ROOT must lie outside MEDIA_ROOT"),
        ("ALLOWED_HOSTS", "partnerschaften.example.org:443", "and port"),
        ("DATABASE_URL", "-", "DATABASE_URL must begin with postgresql://"),
        ("DATABASE_URL", "postgresql://site@127.0.0.1/", "DATABASE_URL must name a database"),
        ("EMAIL_HOST", "mail.example.org:587", "EMAIL_HOST must be the name"),
        ("EMAIL_HOST", "smtp://mail.example.org", "EMAIL_HOST must be the name"),
        ("DEFAULT_FROM_EMAIL", "Projektstelle", "DEFAULT_FROM_EMAIL must be an address"),
        ("HSTS_PRELOAD", "true", "needs HSTS_INCLUDE_SUBDOMAINS=true"),
    ],
)
def test_refuses_unsafe_values(name, value, sentence):
    assert sentence in refused(SAFE | {name: value})


ADDRESSES = {
    "SITE_URL": "https",
    "ADMIN_URL": "https",
    "DATABASE_URL": "postgresql",
    "DATABASE_POOL_URL": "postgresql",
    "CACHE_URL": "rediss",
    "SEARCH_URL": "https",
    "FRONT_CACHE_PURGE_URL": "https",
    "SENTRY_DSN": "https",
    "OIDC_SERVER": "https",
}


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("rest", ["site:se#cret@host/1", "[host/1", "host:port/1", "ho st/1"])
def test_an_address_that_cannot_be_read_is_named_and_its_password_is_not(name, rest):
    sentence = refused(SAFE | {name: f"{ADDRESSES[name]}://{rest}"})
    assert sentence.startswith(f"{name} is no address that can be read")
    assert "cret" not in sentence


def test_nobody_else_is_bound_to_https_unless_somebody_says_so():
    names = "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS"
    assert [settings_of(SAFE)[name] for name in names] == [63072000, False]
    year = SAFE | {"HSTS_SECONDS": "31536000", "HSTS_INCLUDE_SUBDOMAINS": "true"}
    assert [settings_of(year)[name] for name in names] == [31536000, True]
    assert "at least a year" in refused(year | {"HSTS_SECONDS": "31535999", "HSTS_PRELOAD": "true"})


def test_demo_cannot_be_loaded_in_production():
    assert "demo" not in settings_of(SAFE)["INSTALLED_APPS"]  # production has no such command
    result = start(SAFE | {"FIRST_PAGES": "true"}, "load_demo")
    assert result.returncode != 0
    assert "for demonstration only" in result.stderr


def test_base_settings_hold_no_secret_and_stay_short():
    with open("config/settings/base.py", encoding="utf-8") as file:
        lines = file.readlines()
    assert len(lines) <= 300
    assert not [line for line in lines if "SECRET_KEY" in line or "DATABASE_URL" in line]


def test_the_readme_names_every_variable_of_production():
    root = settings.BASE_DIR
    read = set()
    for path in (root / "config" / "settings").glob("[!t]*.py"):  # those of the tests need none
        read |= set(re.findall(r"""(?:env\.\w+\(|environ\.get\(|environ\[)["']([A-Z_]+)""", path.read_text()))
    table = (root / "README.md").read_text().partition("### Environment variables")[2]
    named = {
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([A-Z_]+)`", line.split("|")[1])
    }
    assert read - {"DJANGO_SETTINGS_MODULE"} <= named
    assert len(read) > 10


BUCKETS = {
    "MEDIA_S3_BUCKET": "pictures", "DOCUMENTS_S3_BUCKET": "papers", "S3_ENDPOINT_URL": "https://s3.example.org",
    "S3_ACCESS_KEY_ID": "site", "S3_SECRET_ACCESS_KEY": "secret",
}  # fmt: skip


def test_buckets_take_the_place_of_both_folders_and_of_what_nginx_sends():
    safe = {name: value for name, value in SAFE.items() if name not in {"MEDIA_ROOT", "DOCUMENTS_ROOT"}} | BUCKETS
    assert start(safe).returncode == 0
    assert "documents in a folder" in refused(safe | {"DOCUMENTS_BY_NGINX": "true"})


@pytest.mark.parametrize(("times", "host"), [("requests", "pooler"), ("commands", "127.0.0.1")])
def test_requests_alone_go_through_the_pooler(times, host):
    pool = {"DATABASE_POOL_URL": "postgresql://site@pooler/site", "DATABASE_TIMEOUTS": times}
    database = settings_of(SAFE | pool)["DATABASES"]["default"]
    assert database["HOST"] == host
    assert ("options" in database["OPTIONS"]) is (times == "commands")
    assert "leave it unset" in refused(SAFE | pool | {"DATABASE_TIMEOUTS": "off"})
