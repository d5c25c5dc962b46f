import re
import shutil
from itertools import product
from pathlib import Path

from django.conf import settings

from config.static_files import DECOMPRESS, StaticFilesStorage
from events.check_in.door import SCRIPTS

IMPORT = re.compile(r"""(?:from |import\()["']\./(.+?)["']""")
FOLDER = "events/check_in"


def test_scripts_import_each_other_by_the_names_that_the_service_worker_keeps(tmp_path):
    shutil.copytree(Path(settings.BASE_DIR) / "events" / "static", tmp_path, dirs_exist_ok=True)
    storage = StaticFilesStorage(location=tmp_path)
    list(storage.post_process({f"{FOLDER}/{name}": (storage, f"{FOLDER}/{name}") for name in SCRIPTS}))
    stored = {storage.stored_name(f"{FOLDER}/{name}").removeprefix(f"{FOLDER}/") for name in SCRIPTS}
    imported = {name for script in stored for name in IMPORT.findall((tmp_path / FOLDER / script).read_text())}
    assert len(imported) == len(SCRIPTS) - 1  # each is imported but the first
    assert imported < stored


def test_what_has_changed_since_the_release_before_is_compressed_anew(tmp_path):
    storage = StaticFilesStorage(location=tmp_path)
    for content in (b"before" * 100, b"after" * 100):
        (tmp_path / "a.txt").write_bytes(content)
        list(storage.post_process({"a.txt": (storage, "a.txt")}))
        for name, (ending, decompress) in product(("a.txt", storage.stored_name("a.txt")), DECOMPRESS.items()):
            assert decompress((tmp_path / f"{name}{ending}").read_bytes()) == content
