"""What the site is made of: its bill of materials, its age, what is known to be vulnerable, what was committed."""

import datetime
import functools
import http.server
import io
import json
import os
import subprocess
import sys
import tomllib
import zipfile

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from config.supply_chain import advisories, history, lock, outdated, sbom
from tests import servers

ADVISORY = {
    "schema_version": "1.7.3",
    "id": "PYSEC-2099-1",
    "aliases": ["CVE-2099-0001"],
    "modified": "2099-01-02T00:00:00Z",
    "published": "2099-01-01T00:00:00Z",
    "summary": "A file of strangers is believed.",
    "details": "Long words that are not kept.",
    "affected": [
        {
            "package": {"name": "PyPDF", "ecosystem": "PyPI", "purl": "pkg:pypi/pypdf"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "6.0.1"}]}],
            "versions": ["5.0.0", "6.0.0"],
        }
    ],
    "references": [{"type": "WEB", "url": "https://example.org/"}],
}
EMPTY = {"taken": None, "packages": [], "advisories": []}


def test_the_bill_of_materials_follows_its_schema():
    document = sbom.made()
    assert JsonStrictValidator(SchemaVersion.V1_5).validate_str(json.dumps(document)) is None
    names = {component["name"] for component in document["components"]}
    assert {"django", "wagtail", "psycopg-binary", "@kern-ux/native", "Fira Sans"} <= names
    assert names.isdisjoint({"pytest", "ruff", "playwright"})  # readers are not served by them


def test_what_is_shipped_of_others_stands_in_the_bill():
    licences = tomllib.loads((lock.ROOT / "REUSE.toml").read_text())["annotations"]
    others = [entry["path"] for entry in licences if "Städtetag" not in entry["SPDX-FileCopyrightText"]]
    paths = {path for entry in others for path in ([entry] if isinstance(entry, str) else entry)}
    named = {entry["value"] for asset in json.loads(sbom.ASSETS.read_text()) for entry in asset["properties"]}
    assert named == paths - {"demo/images/**"}  # drawn for the demo, which production does without


@pytest.mark.parametrize(
    ("updates", "ending"),
    [("Update pypdf v7.1.0 -> v7.1.1\n", "pypdf 7.1.0: 7.1.1 is out."), ("Update faker v40.1 -> v40.2\n", None)],
)
def test_only_what_matters_to_security_must_be_the_newest(updates, ending, monkeypatch, capsys):
    tree = "kommunale-partnerschaften v0.1.0\n├── pypdf v7.1.0 (latest: v7.1.1)\n└── ruff v1.0 (group: dev)\n"
    answers = {"lock": ("", updates), "tree": (tree, "")}
    monkeypatch.setattr(lock, "uv", lambda *words: subprocess.CompletedProcess(words, 0, *answers[words[0]]))
    if ending:
        with pytest.raises(SystemExit, match=ending):
            outdated.main()
    else:
        outdated.main()
    assert capsys.readouterr().out.startswith("pypdf 7.1.0, the newest is 7.1.1\n")


def test_without_a_registry_it_says_that_it_could_not_look(tmp_path):
    away = {"UV_DEFAULT_INDEX": "http://127.0.0.1:9/", "UV_HTTP_RETRIES": "0", "UV_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "config.supply_chain.outdated"]
    done = subprocess.run(command, cwd=lock.ROOT, env=os.environ | away, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert "NOT LOOKED" in done.stderr
    assert f"appeared on {lock.newest_release()}" in done.stderr
    assert datetime.date.fromisoformat(lock.newest_release()) > datetime.date(2026, 1, 1)


def test_every_package_that_must_be_the_newest_is_locked():
    locked = {name for name, _version in lock.runtime()}
    assert set(lock.configuration()["must-be-newest"]) <= locked


@pytest.fixture
def source(tmp_path):
    """An address that answers with an archive as osv.dev has it."""
    archive = io.BytesIO()
    other = ADVISORY | {"id": "PYSEC-2099-2", "affected": [{"package": {"name": "nobodys", "ecosystem": "PyPI"}}]}
    withdrawn = ADVISORY | {"id": "PYSEC-2099-3", "withdrawn": "2099-01-03T00:00:00Z"}
    with zipfile.ZipFile(archive, "w") as files:
        for advisory in (ADVISORY, other, withdrawn):
            files.writestr(f"{advisory['id']}.json", json.dumps(advisory))
    (tmp_path / "all.zip").write_bytes(archive.getvalue())
    (tmp_path / "broken.zip").write_bytes(b"<html>")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        servers.start(server)
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_snapshot_holds_what_concerns_us(source, tmp_path):
    target = tmp_path / "advisories.json"
    advisories.refresh(f"{source}/all.zip", target)
    snapshot = json.loads(target.read_text())
    assert snapshot["taken"] == str(datetime.datetime.now(datetime.UTC).date())
    assert [advisory["id"] for advisory in snapshot["advisories"]] == ["PYSEC-2099-1"]
    assert "details" not in snapshot["advisories"][0]
    assert advisories.unknown(snapshot, lock.runtime(), datetime.datetime.now(datetime.UTC).date()) == []


@pytest.mark.parametrize("name", ["nothing.zip", "broken.zip"])
def test_a_source_that_fails_leaves_the_snapshot_as_it_was(name, source, tmp_path):
    target = tmp_path / "advisories.json"
    with pytest.raises(SystemExit, match="stays as it was"):
        advisories.refresh(f"{source}/{name}", target)
    assert not target.exists()


@pytest.mark.parametrize(
    ("version", "is_found"), [("5.0.0", True), ("5.9", True), ("6.0.0", True), ("6.0.1", False), ("7.1.1", False)]
)
def test_a_vulnerable_version_is_found(version, is_found):
    snapshot = EMPTY | {"advisories": [ADVISORY]}
    assert bool(advisories.vulnerable(snapshot, {("pypdf", version), ("django", version)})) == is_found


def test_the_last_version_that_is_affected_is():
    events = [{"introduced": "1.0"}, {"last_affected": "1.4"}]
    about = {"ranges": [{"type": "ECOSYSTEM", "events": events}]}
    assert [version for version in ("0.9", "1.0", "1.4", "1.5") if advisories.affects(about, version)] == ["1.0", "1.4"]


def test_a_vulnerable_lock_fails(tmp_path, monkeypatch):
    path = tmp_path / "advisories.json"
    path.write_text(json.dumps(EMPTY | {"taken": "2026-11-27", "packages": ["pypdf"], "advisories": [ADVISORY]}))
    monkeypatch.setattr(lock, "runtime", lambda: {("pypdf", "6.0.0")})
    with pytest.raises(SystemExit, match=r"pypdf 6\.0\.0: PYSEC-2099-1, CVE-2099-0001"):
        advisories.audit(path)


def test_ignorance_is_not_taken_for_safety(tmp_path, monkeypatch, capsys):
    path = tmp_path / "advisories.json"
    path.write_text(json.dumps(EMPTY))
    advisories.audit(path)
    told = capsys.readouterr()
    assert "NOTHING IS KNOWN" in told.err
    assert told.out == ""
    of_pypdf = EMPTY | {"taken": "2026-11-01", "packages": ["pypdf"]}
    locked = {("pypdf", "7.1.1"), ("django", "5.2.19")}
    told = " ".join(advisories.unknown(of_pypdf, locked, datetime.date(2026, 11, 27)))
    assert "26 days old" in told
    assert "KNOWN of django;" in told


@pytest.fixture
def repository(tmp_path):
    def git(*words):
        names = ["-c", "user.name=Probe", "-c", "user.email=probe@example.org"]
        subprocess.run(["git", *names, *words], cwd=tmp_path, check=True, capture_output=True)  # noqa: S607

    def commit(name, text):
        (tmp_path / name).write_text(text)
        git("add", name)
        git("commit", "--message", name)

    git("init")
    commit("README.md", "A beginning.\n")
    return tmp_path, commit


KEY = "AKIA" + "Q3EGRIJ7HV5XCP2T"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("settings.py", f'KEY_ID = "{KEY}"\n'),
        ("settings.py", 'DEEPL_AUTH_KEY = "' + "279a2e9d-83b3-c416-7e2d-f721593e42a0:fx" + '"\n'),
        ("notes.md", "postgresql://site:" + "Hk29vbbd7@db.example.org/site\n"),
        ("key.pem", "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIE\n"),
    ],
)
def test_a_secret_is_found_after_it_was_taken_out_again(name, text, repository):
    root, commit = repository
    commit(name, text)
    commit(name, "nothing\n")
    assert [file for file, _kind, _secret in history.found(history.added("HEAD", root))] == [name]
    assert history.found(history.added("HEAD~1..HEAD", root)) == set()


def test_what_is_known_as_harmless_is_passed_over(repository):
    root, commit = repository
    commit("users.py", 'PASSWORD = "partnerschaft-demo"\n')
    assert history.found(history.added("HEAD", root)) == set()


def test_each_harmless_one_has_a_reason():
    assert all(reason.strip() for reason in tomllib.loads(history.KNOWN.read_text()).values())


def test_commits_that_are_not_there_end_with_a_sentence(repository):
    with pytest.raises(SystemExit, match=r"git cannot show nothing\.\.HEAD"):
        history.added("nothing..HEAD", repository[0])


@pytest.mark.audit
def test_no_secret_was_ever_committed():
    assert history.found(history.added("HEAD")) == set()
