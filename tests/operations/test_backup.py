"""The drill: a site is backed up, damaged and brought back, by the programs that an administrator uses."""

import io
import json
import shutil
import subprocess
import tarfile
from contextlib import contextmanager
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as current
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from config import postgres
from core.privacy import ledger, persons
from core.privacy.models import ErasureRecord
from events.models import Registration
from home.models import HomePage
from operations.backup import archives, contents, making, programs, restoring
from tests import database, factories
from tests.events.registrations import register

GONE = "geht@example.org"
STAYS = "bleibt@example.org"
needs_age = pytest.mark.skipif(not shutil.which("age"), reason="age is not installed")


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker, tmp_path_factory):
    """A database with two participants and a picture, and the folder of its files: each test has a copy of both."""
    folder = tmp_path_factory.mktemp("filled")
    with django_db_blocker.unblock(), in_place(database.copy("test_filled"), folder) as name:
        call_command("setup_site", verbosity=0)
        home = HomePage.objects.get(locale__language_code="de")
        index = factories.EventIndexPageFactory(parent=home, title="Veranstaltungen", slug="veranstaltungen")
        event = factories.EventPageFactory(parent=index, title="Austausch", policy="open")
        for email in (GONE, STAYS):
            register(event, email=email)
        factories.make_image().get_rendition("width-8")
        storages["documents"].save("documents/plan.pdf", ContentFile(b"a plan"))
        connection.close()
        yield name, folder


@contextmanager
def in_place(name, folder):
    """While the site has this database and its files in this folder."""
    documents = current.STORAGES["documents"] | {"OPTIONS": {"location": str(folder / "documents")}}
    files = override_settings(MEDIA_ROOT=folder / "media", STORAGES=current.STORAGES | {"documents": documents})
    with files, database.in_place(name):
        yield name


@pytest.fixture
def site(filled, django_db_blocker, settings, tmp_path):
    """With two participants and a picture, in a database and folders of its own."""
    name, folder = filled
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    settings.ERASURE_LEDGER = tmp_path / "erasures.txt"
    settings.BACKUP_ROOT = str(tmp_path / "backups")
    with django_db_blocker.unblock(), in_place(database.copy("test_backup", of=name), tmp_path):
        yield settings


def back_up():
    root = Path(current.BACKUP_ROOT)
    before = set(root.glob("*"))
    call_command("backup")
    (new,) = set(root.glob("*")) - before
    assert contents.NAME.fullmatch(new.name)
    return new


def restore(folder, **options):
    connection.close()
    call_command("restore", str(folder), replace=True, yes=True, **options)


def emails():
    return sorted(Registration.objects.exclude(email="").values_list("email", flat=True))


def ready():
    answer = Client().get("/-/ready").json()
    return answer["problems"]


def damage(settings):
    shutil.rmtree(settings.MEDIA_ROOT)
    Path(storages["documents"].path("documents/plan.pdf")).write_bytes(b"nonsense")
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE events_registration CASCADE")


def check_drill(site, **options):
    folder = back_up()
    persons.erase(GONE)
    assert emails() == [STAYS]
    renditions = set(site.MEDIA_ROOT.glob("images/*"))
    damage(site)
    restore(folder, **options)
    assert emails() == [STAYS], "0 erased people back"
    assert ready() == []
    assert renditions <= set(site.MEDIA_ROOT.glob("images/*"))
    assert list(site.MEDIA_ROOT.glob("original_images/*"))
    assert storages["documents"].open("documents/plan.pdf").read() == b"a plan"
    assert ErasureRecord.objects.count() == 1
    assert is_analyzed("django_content_type")
    return folder


def is_analyzed(table):
    """Whether the planner knows what its columns hold."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stats WHERE tablename = %s", [table])
        return cursor.fetchone()[0] > 0


def test_the_drill(site, capsys):
    folder = check_drill(site)
    said = capsys.readouterr().out
    assert "not encrypted" in said
    assert "Database …" in said
    with tarfile.open(folder / "media.tar") as archive:
        assert [name.split("/")[0] for name in archive.getnames()] == ["original_images"]
    assert subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=False).returncode == 0
    versions = json.loads((folder / "versions.json").read_text())
    assert versions["rows"]["events_registration"] == 2
    assert versions["files"]["documents"] == {"number": 1, "bytes": 6}
    assert "home.0001_user" in versions["migrations"]
    assert oct(folder.stat().st_mode)[-3:] == "700"


@pytest.mark.audit
@needs_age
def test_the_drill_with_encryption(site, tmp_path, capsys):
    identity = tmp_path / "identity.txt"
    said = subprocess.run(["age-keygen", "-o", identity], capture_output=True, text=True, check=True).stderr
    site.BACKUP_AGE_RECIPIENT = said.split(":")[-1].strip()
    folder = check_drill(site, identity=str(identity))
    assert "not encrypted" not in capsys.readouterr().out
    plain = {path.name for path in folder.iterdir() if path.suffix != ".age"}
    assert plain == {"versions.json", "SHA256SUMS"}
    assert all(path.read_bytes().startswith(b"age-encryption.org") for path in folder.glob("*.age"))
    with pytest.raises(CommandError, match="name the file of your age identity"):
        restore(folder)
    other = tmp_path / "other.txt"
    subprocess.run(["age-keygen", "-o", other], capture_output=True, check=True)
    with pytest.raises(CommandError, match="no identity matched"):
        restore(folder, identity=str(other))
    assert emails() == [STAYS], "nothing was touched"


@pytest.mark.audit
def test_a_restore_that_is_killed_lets_nobody_in_and_can_be_begun_again(site, monkeypatch):
    folder = back_up()
    persons.erase(GONE)
    for killed_at in ("migrate", "replay_erasures"):

        def die(command, killed_at=killed_at, **options):
            if command == killed_at:
                raise KeyboardInterrupt
            call_command(command, **options)

        with monkeypatch.context() as killing:
            killing.setattr(restoring, "call_command", die)
            with pytest.raises(KeyboardInterrupt):
                restore(folder)
        assert GONE in emails()
        assert ready() == ["a restore is not finished: erasures have not been replayed; run manage.py replay_erasures"]
    restore(folder)
    assert (ready(), emails()) == ([], [STAYS])


@pytest.mark.audit
def test_after_bare_pg_restore_nobody_is_let_in_either(site):
    folder = back_up()
    persons.erase(GONE)
    restoring.replace_database(folder, "")
    assert ready() == ["a restore is not finished: erasures have not been replayed; run manage.py replay_erasures"]


def test_on_another_machine_the_ledger_comes_with_the_backup(site):
    persons.erase(GONE)
    folder = back_up()
    site.ERASURE_LEDGER.unlink()
    ErasureRecord.objects.all().delete()
    restore(folder)
    assert len(ledger.entries()) == 1


@pytest.mark.audit
def test_what_the_database_in_place_alone_knew_is_erased_again(site):
    persons.erase(GONE)
    folder = back_up()
    site.ERASURE_LEDGER.unlink()
    persons.erase(STAYS)
    site.ERASURE_LEDGER.unlink()
    restore(folder)
    assert len(ledger.entries()) == 2
    assert emails() == []


def test_a_changed_byte_is_refused(site):
    persons.erase(GONE)
    folder = back_up()
    for name in ("database.dump", "media.tar", "documents.tar", "erasures.txt", "versions.json"):
        whole = (folder / name).read_bytes()
        changed = bytearray(whole)
        changed[len(changed) // 2] ^= 1
        (folder / name).write_bytes(changed)
        with pytest.raises(CommandError, match=f"have changed since the backup: {name}"):
            restore(folder)
        (folder / name).unlink()
        with pytest.raises(CommandError, match=f"missing or have changed since the backup: {name}"):
            restore(folder)
        (folder / name).write_bytes(whole)
    assert emails() == [STAYS], "nothing was touched"


def test_what_the_code_does_not_know_and_a_database_in_use_are_refused(site):
    folder = back_up()
    with pytest.raises(CommandError, match="The database is not empty"):
        call_command("restore", str(folder))
    connection.close()
    other = connection.copy()
    other.ensure_connection()
    with pytest.raises(CommandError, match="in use by 1 other"):
        restore(folder)
    other.close()
    versions = json.loads((folder / "versions.json").read_text())
    versions["migrations"].append("home.9999_of_the_future")
    (folder / "versions.json").write_text(json.dumps(versions))
    (folder / "SHA256SUMS").unlink()
    contents.write_sums(folder)
    with pytest.raises(CommandError, match=r"does not know these migrations: home\.9999_of_the_future"):
        restore(folder)
    with pytest.raises(CommandError, match="is no whole backup"):
        restore(folder.parent)


def test_before_anything_is_thrown_away_the_name_of_the_site_is_asked_for(site, monkeypatch):
    folder = back_up()
    monkeypatch.setattr(restoring, "bring_back", lambda *arguments: 1 / 0)
    for typed, outcome in (("127.0.0.1", ZeroDivisionError), ("ja", CommandError)):
        monkeypatch.setattr("builtins.input", lambda question, typed=typed: typed)
        with pytest.raises(outcome):
            call_command("restore", str(folder), replace=True)
    monkeypatch.undo()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(CommandError, match="scripts say --yes"):
        call_command("restore", str(folder), replace=True)


def test_an_archive_cannot_lead_out_of_the_folder(tmp_path):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../outside.txt"))
    packed.seek(0)
    with pytest.raises(programs.BackupError, match="cannot be unpacked"):
        archives.unpack(packed, FileSystemStorage(tmp_path / "inside"))
    assert not (tmp_path / "outside.txt").exists()


def test_a_backup_that_fails_leaves_nothing_and_is_not_noted(site, monkeypatch):
    root = Path(site.BACKUP_ROOT)

    def full(*arguments):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as failing:
        failing.setattr(archives, "pack", full)
        with pytest.raises(CommandError, match=r"is full; the unfinished backup was removed"):
            call_command("backup")
    site.POSTGRESQL_PROGRAMS = "/nowhere"
    with pytest.raises(CommandError, match="The program pg_dump is missing: install the package postgresql-client"):
        call_command("backup")
    site.BACKUP_AGE_RECIPIENT = "no-recipient"
    site.POSTGRESQL_PROGRAMS = postgres.programs()
    with pytest.raises(
        CommandError,
        match="age failed: .*no-recipient.* BACKUP_AGE_RECIPIENT " if shutil.which("age") else "package age",
    ):
        call_command("backup")
    monkeypatch.setattr(making.disks, "free_bytes", lambda root: 5)
    with pytest.raises(CommandError, match="is too full: "):
        call_command("backup")
    assert list(root.iterdir()) == []
    assert Client().get("/-/health").json()["backup_seconds"] is None


def test_no_password_stands_in_the_list_of_processes(site, monkeypatch):
    started = []
    popen = subprocess.Popen

    def note(arguments, env=None, **streams):
        started.append((arguments, env))
        return popen(arguments, env=env, **streams)

    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "geheim-geheim")
    monkeypatch.setattr(programs.subprocess, "Popen", note)
    back_up()
    environments = {Path(arguments[0]).name: environment for arguments, environment in started}
    assert environments["pg_dump"]["PGPASSWORD"] == "geheim-geheim"
    assert "geheim-geheim" not in str([arguments for arguments, _environment in started])


def test_old_backups_go_but_the_last_ones_and_the_newest_of_each_day_and_week_stay():
    names = [f"2026-{month:02}-{day:02}T0210Z" for month in (9, 10, 11) for day in range(1, 31)]
    names += ["2026-11-20T1500Z", "2026-11-30T1500Z"]
    kept = sorted(set(names) - set(contents.outdated(names, days=14, weeks=8)))
    assert kept[-3:] == ["2026-11-29T0210Z", "2026-11-30T0210Z", "2026-11-30T1500Z"]  # that before an upgrade, say
    assert "2026-11-20T0210Z" not in kept
    assert len({name[:10] for name in kept if name >= "2026-11-17"}) == 14
    assert [name[:10] for name in kept if name < "2026-11-17"] == [
        "2026-10-18", "2026-10-25", "2026-11-01", "2026-11-08", "2026-11-15",
    ]  # fmt: skip
    assert contents.outdated(names[:1], days=1, weeks=1) == []


def test_the_old_ones_are_deleted_after_the_new_one_is_there(site):
    site.BACKUP_KEEP_DAYS = site.BACKUP_KEEP_WEEKS = 1
    foreign = Path(site.BACKUP_ROOT) / "something else"
    foreign.mkdir(parents=True)
    with time_machine.travel("2026-11-20 02:10", tick=False):
        old = back_up()
    new = back_up()
    assert not old.exists()
    assert new.exists()
    assert foreign.exists()
