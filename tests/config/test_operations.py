"""What docs/operations.md tells an administrator to do is there, and does what the page says."""

import os
import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command, get_commands
from django.test import override_settings

from config.settings import base
from tests import factories
from tests.html import soup_of

DOCS = Path(__file__).parents[2] / "docs"
README = DOCS.parent / "README.md"
OPERATIONS = DOCS / "operations.md"


def section(file, heading):
    return re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", file.read_text(), re.M | re.S)[1]


@pytest.mark.parametrize(
    "file", [README, DOCS.parent / "CHANGELOG.md", *DOCS.rglob("*.md")], ids=lambda file: file.name
)
def test_every_command_that_is_named_exists(file):
    assert set(re.findall(r"manage\.py (\w+)", file.read_text())) <= set(get_commands())


def test_each_section_names_the_steps_without_which_it_goes_wrong():
    restore = section(OPERATIONS, "Backup and restore")
    assert restore.index('cp "$ERASURE_LEDGER"') < restore.index("pg_restore") < restore.index('>> "$ERASURE_LEDGER"')
    steps = ["pg_restore", "py migrate", "py setup_site", "py replay_erasures", "py renew_pictures", "py reindex"]
    places = [restore.index(step) for step in steps]
    assert places == sorted(places)
    upgrade = section(OPERATIONS, "Upgrade")
    assert upgrade.index("py migrate") < upgrade.index("py setup_site") < upgrade.index("py collectstatic")
    short = section(README, "Deploy, back up, upgrade")
    assert "ERASURE_LEDGER" in short
    assert "replay_erasures" in short
    assert "setup_site" in short.partition("**Upgrade:**")[2]


def mode(path):
    return os.stat(path).st_mode & 0o777


@pytest.fixture
def _umask():
    """The usual one, which compressed files follow."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
def test_everybody_may_read_static_files_but_not_uploaded_ones(tmp_path):
    static = tmp_path / "static"
    storages = base.STORAGES | {"default": {"BACKEND": base.STORAGES["default"]["BACKEND"]}}
    source = tmp_path / "source"
    (source / "part").mkdir(parents=True)
    (source / "part" / "style.css").write_text("p { color: red }\n" * 99)
    (source / "part" / "style.css").chmod(0o600)
    with override_settings(
        STORAGES=storages,
        STATIC_ROOT=static,
        MEDIA_ROOT=tmp_path / "media",
        STATICFILES_DIRS=[source],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        uploaded = default_storage.path(default_storage.save("picture.png", ContentFile(b"x")))
    collected = [path for path in static.rglob("*") if path.is_file()]
    assert {path.suffix for path in collected} >= {".css", ".gz", ".json"}
    assert {mode(path) for path in collected} == {0o644}
    assert mode(static / "part") == 0o755
    assert mode(uploaded) == 0o640


def shown(client, page):
    """The addresses of all pictures of the page, as a reader loads them."""
    soup = soup_of(client.get(page.url))
    sets = [tag["srcset"].split(",") for tag in soup.select("source[srcset]")]
    addresses = [address.split()[0] for entries in sets for address in entries]
    return {tag["src"] for tag in soup.select("img[src^='/media/']")} | set(addresses)


@pytest.mark.django_db
def test_pictures_whose_smaller_sizes_were_lost_are_made_anew_under_their_addresses(client, home, capsys):
    image = factories.make_image()
    kept = factories.make_image()
    page = factories.ContentPageFactory(parent=home, title="Mit Bild", body=[("image", {"image": image})])
    before = shown(client, page)
    assert before
    kept_file = kept.get_rendition("width-8").file
    for rendition in image.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    assert {client.get(address).status_code for address in before} == {404}
    written = os.stat(kept_file.path).st_mtime_ns
    call_command("renew_pictures")
    assert f"{image.renditions.count()} made anew." in capsys.readouterr().out
    assert shown(client, page) == before, "so that what workers remember stays right"
    assert {client.get(address).status_code for address in before} == {200}
    assert os.stat(kept_file.path).st_mtime_ns == written
    call_command("renew_pictures")
    assert "0 made anew." in capsys.readouterr().out


@pytest.mark.django_db
def test_a_picture_without_its_original_is_named_and_the_others_are_made():
    lost, other = factories.make_image(), factories.make_image()
    files = [image.get_rendition("width-8").file for image in (lost, other)]
    for file in files:
        file.storage.delete(file.name)
    lost.file.storage.delete(lost.file.name)
    with pytest.raises(CommandError, match=re.escape(lost.file.name)):
        call_command("renew_pictures")
    assert [file.storage.exists(file.name) for file in files] == [False, True]
